"""Pad: an open pad, put together from its parts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from digitpad.app.engine_choice import EngineChoice
from digitpad.app.live_reading import LiveReading
from digitpad.app.preferences import Preferences
from digitpad.app.saving import Saving
from digitpad.recognition.reading import Reading
from digitpad.settings import Settings
from digitpad.ui.engine import Choice, Engine
from digitpad.ui.engine_switch import EngineSwitch, Load
from digitpad.ui.live import LiveReader
from digitpad.ui.window import Window


class Pad(QObject):
    """An open pad.

    choices: the checkpoints to offer.
    collection: the file to keep drawings in, the user's own where none is named.
    engine: what to read with at first, instead of what the settings say; they do not learn of it.
    """

    def __init__(
        self,
        settings: Settings,
        load: Load,
        choices: Sequence[Choice],
        collection: Path | None = None,
        engine: Engine | None = None,
    ) -> None:
        super().__init__()
        first = engine or Engine(settings.checkpoint, settings.device)
        self.window = Window()
        self.window.checkpoint_box.offer(choices, first.checkpoint)
        self.live = LiveReader(self)
        self.engines = EngineSwitch(self.live, load, first)
        self.preferences = Preferences(self.window, settings)
        self.live_reading = LiveReading(self.window, self.live, self.engines)
        self.saving = Saving(self.window, self.live, self.engines, self.live_reading, collection)
        self.engine_choice = EngineChoice(self.window, self.engines, self.preferences)
        self.engine_choice.chosen.connect(self.live_reading.read_again)

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

    def close(self) -> None:
        """End the reading, once the window has gone."""
        self.live.close()
