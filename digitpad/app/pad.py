"""Pad: an open pad, put together from its parts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from digitpad.app.accepted_numbers import AcceptedNumbers
from digitpad.app.accepting import Accepting
from digitpad.app.alternatives import Alternatives
from digitpad.app.collecting import Collecting
from digitpad.app.correcting import Correcting
from digitpad.app.deciding import Deciding
from digitpad.app.engine_choice import EngineChoice
from digitpad.app.exchanging import Exchanging
from digitpad.app.faults import Faults
from digitpad.app.finishing import Finishing
from digitpad.app.gallery import Gallery
from digitpad.app.help import Help
from digitpad.app.learning import Learning
from digitpad.app.live_reading import LiveReading
from digitpad.app.opening import Opening
from digitpad.app.preferences import Preferences
from digitpad.app.recovery import Recovery
from digitpad.app.rereading import Rereading
from digitpad.app.saving import Saving
from digitpad.app.shared_canvas import SharedCanvas
from digitpad.collection.unfinished import Unfinished
from digitpad.recognition.reading import Reading
from digitpad.settings import Settings
from digitpad.ui.engine.engine import Choice, Engine
from digitpad.ui.engine.live import LiveReader
from digitpad.ui.engine.switch import EngineSwitch, Load
from digitpad.ui.window import Window


class Pad(QObject):
    """An open pad.

    choices: the checkpoints to offer.
    collection: the file to keep drawings in, the user's own where none is named.
    engine: what to read with at first, instead of what the settings say; they do not learn of it.
    faults: tells of errors that nobody expected, so that they are shown.
    unfinished: where what is being drawn is kept aside; without it, it is not.
    settings_file: where what the user changes of the settings is kept; without it, it is not.
    """

    def __init__(
        self,
        settings: Settings,
        load: Load,
        choices: Sequence[Choice],
        collection: Path | None = None,
        engine: Engine | None = None,
        faults: Faults | None = None,
        unfinished: Unfinished | None = None,
        settings_file: Path | None = None,
    ) -> None:
        super().__init__()
        first = engine or Engine(settings.checkpoint, settings.device)
        self.window = Window()
        self.window.checkpoint_box.offer(choices, first.checkpoint)
        self.live = LiveReader(self)
        self.engines = EngineSwitch(self.live, load, first)
        self.preferences = Preferences(self.window, settings, settings_file)
        self.live_reading = LiveReading(self.window, self.live, self.engines)
        correcting = Correcting(self.window, self.live_reading)
        Alternatives(self.window.sheet.digits, self.live, self.engines, self.live_reading)
        finishing = Finishing(self.window, self.live, self.live_reading)
        self.saving = Saving(self.window, self.live_reading, finishing, collection)
        self.numbers = AcceptedNumbers(self.window)
        self.accepting = Accepting(self.window, finishing, self.saving, self.numbers)
        self.shared_canvas = SharedCanvas(self.window, correcting)
        self.collecting = Collecting(
            self.window,
            self.live_reading,
            self.shared_canvas,
            finishing,
            self.preferences,
            collection,
        )
        self.engine_choice = EngineChoice(self.window, self.engines, self.preferences)
        self.engine_choice.chosen.connect(self.live_reading.read_again)
        self.opening = Opening(self.window, self.live)
        self.deciding = Deciding(self.window, self.live, self.engines, self.live_reading)
        self.gallery = Gallery(self.window, collection)
        self.gallery.drawing_coming.connect(correcting.expect)
        self.rereading = Rereading(
            self.gallery, self.live, self.engines, load, self.window.checkpoint_box, collection
        )
        self.exchanging = Exchanging(self.window, collection)
        self.learning = Learning(self.window, self.engines, collection)
        self.exchanging.imported.connect(self.gallery.refresh)
        self.opening.import_asked.connect(self.exchanging.import_paths)
        self.recovery = None
        if unfinished:
            self.recovery = Recovery(
                self.window, unfinished, self.shared_canvas, self.collecting, correcting
            )
        self.help = Help(self.window, self.engines, faults or Faults())

    @property
    def settings(self) -> Settings:
        """As the user left them, also when the pad is closed."""
        return self.preferences.settings

    @property
    def reading(self) -> Reading | None:
        """What was read of the drawing as it is now; None where that is still to come."""
        return self.live_reading.reading

    def start(self) -> None:
        """Show the window, and load what reads while one can write already."""
        self.window.show()
        self.engines.ask_for(self.engines.asked)
        if self.recovery:
            self.recovery.bring_back()

    def close(self) -> None:
        """End all that goes on, and close the window without a question where it is still open."""
        self.exchanging.close()
        self.learning.close()
        if self.window.isVisible():
            self.window.close()
        if self.recovery:
            self.recovery.close()
        self.live.close()
        self.gallery.close()
