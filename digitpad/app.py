"""Pad: wires window, live reader, collection and settings; the only place that knows them all."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtGui import QGuiApplication

from digitpad import settings as settings_file
from digitpad.collection.database import CollectionError
from digitpad.collection.drawing import Drawing, LabelError
from digitpad.recognition.checkpoint import CheckpointError
from digitpad.recognition.reading import EMPTY, Reading, Status
from digitpad.settings import Settings
from digitpad.ui.application import new_application
from digitpad.ui.engine import Choice, Engine, EngineError, Reader, shipped_choices
from digitpad.ui.engine_switch import EngineSwitch, Load
from digitpad.ui.live import LiveReader
from digitpad.ui.theme import Appearance, wear
from digitpad.ui.window import Window

if TYPE_CHECKING:
    from digitpad.ink.ink import Ink
    from digitpad.recognition.frame import Frame

_log = logging.getLogger(__name__)


class Pad(QObject):
    """An open pad.

    settings: as the user left them, also when the pad is closed. choices: the checkpoints to offer.
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
        self.settings = settings
        self.window = Window()
        self.live = LiveReader(self)
        first = engine or Engine(settings.checkpoint, settings.device)
        self.engines = EngineSwitch(self.live, load, first)
        self._collection = collection
        self._chosen: dict[str, Any] = {}
        self._load_problem = ""
        self._reading: Reading | None = None
        self._save_waits = False
        self.window.checkpoint_box.offer(choices, first.checkpoint)
        self._apply_settings()
        self._connect()

    @property
    def reading(self) -> Reading | None:
        """What was read of the ink as it is now; None where that is still to come."""
        return None if self.live.behind else self._reading

    def start(self) -> None:
        """Show the window, and load what reads while one can write already."""
        self.window.show()
        self.engines.ask_for(self.engines.asked)

    def close(self) -> None:
        """End the reading, once the window has gone."""
        self.live.close()

    def _connect(self) -> None:
        window, action, live = self.window, self.window.action, self.live
        window.canvas.ink_changed.connect(self._read)
        window.checkpoint_box.checkpoint_chosen.connect(partial(self._choose, "checkpoint"))
        window.checkpoint_opened.connect(partial(self._choose, "checkpoint"))
        window.closed.connect(self._remember_place)
        action.devices.chosen.connect(partial(self._choose, "device"))
        action.appearances.chosen.connect(self._choose_appearance)
        action.pens.chosen.connect(partial(self._remember, "pen_width"))
        action.guide.toggled.connect(partial(self._remember, "guide"))
        action.frame.toggled.connect(partial(self._remember, "frame"))
        action.save.triggered.connect(self.save)
        action.copy.triggered.connect(self._copy)
        live.ink_read.connect(self._show_reading)
        live.read_failed.connect(self._show_read_failure)
        live.caught_up.connect(self._save_waiting)
        self.engines.switched.connect(self._show_switched)
        self.engines.refused.connect(self._show_refused)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._wear)

    # What reads

    def _choose(self, part: str, value: str) -> None:
        """The user chose another checkpoint, or another device for it."""
        self._chosen[part] = value
        self.engines.ask_for(self.engines.asked._replace(**{part: value}))
        self._read(self.window.canvas.ink)

    def _show_switched(self) -> None:
        self.settings = replace(self.settings, **self._chosen)
        self._chosen.clear()
        self.window.notice.take_back(self._load_problem)
        self._show_engine()

    def _show_refused(self, problem: str) -> None:
        self._chosen.clear()
        self._load_problem = problem
        self.window.notice.show_words(problem)
        self._show_engine()
        self._read(self.window.canvas.ink)

    def _show_engine(self) -> None:
        engine, reader = self.engines.asked, self.engines.reader
        self.window.action.devices.choose(engine.device)
        if reader is None:
            self.window.show_engine(None, "")
        else:
            choice = Choice(engine.checkpoint, reader.card.title)
            self.window.show_engine(choice, _device_name(reader.device))

    # Reading

    def _read(self, ink: Ink) -> None:
        self._reading = None
        self._drop_waiting_save()
        if not ink:
            self.live.forget()
            self.window.show_reading(EMPTY, None)
            self.window.card.save_bar.forget_edit()
            return
        self.live.read(ink)
        if self.engines.reader is None:
            self.window.show_nothing(self._why_not_read())

    def _why_not_read(self) -> str:
        if self.live.behind:
            return self.tr("Getting ready to read …")
        return self.tr("Not read, for no checkpoint is loaded. You can save all the same.")

    def _show_reading(self, reading: Reading, frame: Frame) -> None:
        self._reading = reading
        self.window.show_reading(reading, frame)

    def _show_read_failure(self, error: BaseException) -> None:
        _log.error("reading failed", exc_info=error)
        self.window.show_nothing(self.tr("This could not be read."))
        self.window.notice.show_words(
            self.tr("This drawing could not be read: {error}").format(error=error)
        )

    def _copy(self) -> None:
        if self._reading is not None and self._reading.status is not Status.NOT_A_NUMBER:
            QGuiApplication.clipboard().setText(self._reading.text)
            self._tell(self.tr("Copied {number}.").format(number=self._reading.text))

    # Saving

    def save(self) -> None:
        """Keep the drawing under its label; as soon as it is read, where that is still to come."""
        if self.live.behind:
            self._save_waits = True
            self._tell(self.tr("Saving as soon as it is read …"))
        elif self.window.canvas.ink:
            self._keep()

    def _save_waiting(self) -> None:
        if self._save_waits:
            self._save_waits = False
            self._keep()

    def _drop_waiting_save(self) -> None:
        if self._save_waits:
            self._save_waits = False
            self._tell(self.tr("Not saved: you went on writing. Save again when done."))

    def _keep(self) -> None:
        # It imports much that only pictures need: not before the window is up.
        from digitpad.collection.store import Collection

        canvas, bar, reader = self.window.canvas, self.window.card.save_bar, self.engines.reader
        checkpoint = reader.card.name if reader and self._reading else None
        try:
            drawing = Drawing(bar.label, canvas.device, self._reading, checkpoint)
            with Collection(self._collection) as collection:
                collection.keep(canvas.ink, drawing)
        except LabelError:
            bar.refuse(self.tr("A label is 1 to 5 digits, such as 407."))
        except CollectionError as error:
            kept = self.tr("The drawing is not saved, but still on the pad.")
            self.window.notice.show_words(f"{kept}\n{error}")
        else:
            canvas.clear()
            self._tell(self.tr("Saved as {label}.").format(label=drawing.label))

    def _tell(self, words: str) -> None:
        self.window.status_line.tell(words)

    # The user's other choices

    def _apply_settings(self) -> None:
        action, settings = self.window.action, self.settings
        self._wear()
        action.appearances.choose(Appearance(settings.appearance))
        action.pens.choose(settings.pen_width)
        self.window.canvas.set_pen_width(settings.pen_width)
        action.guide.setChecked(settings.guide)
        action.frame.setChecked(settings.frame)
        self.window.restoreGeometry(QByteArray.fromBase64(settings.place.encode()))

    def _remember(self, name: str, value: Any) -> None:
        self.settings = replace(self.settings, **{name: value})

    def _remember_place(self) -> None:
        self._remember("place", bytes(self.window.saveGeometry().toBase64().data()).decode())

    def _choose_appearance(self, appearance: Appearance) -> None:
        self._remember("appearance", appearance.value)
        self._wear()

    def _wear(self) -> None:
        wear(Appearance(self.settings.appearance))


def open_pad(checkpoint: str | None = None, device: str | None = None) -> int:
    """Open a pad with the user's settings and stay until it is closed; the exit status.

    checkpoint, device: instead of what the settings say.
    """
    application = new_application()
    path = settings_file.default_path()
    settings, problem = settings_file.load(path)
    engine = Engine(checkpoint or settings.checkpoint, device or settings.device)
    pad = Pad(settings, load_recognizer, shipped_choices(), engine=engine)
    pad.start()
    if problem:
        pad.window.notice.show_words(problem)
    status = application.exec()
    pad.close()
    try:
        settings_file.save(pad.settings, path)
    except OSError as error:
        print(f"digitpad: the settings could not be kept: {error}", file=sys.stderr)
    return status


def load_recognizer(engine: Engine) -> Reader:
    """The recognizer itself; the first call imports torch. Raises EngineError."""
    from digitpad.recognition.recognizer import DeviceError, Recognizer

    try:
        return Recognizer.load(engine.checkpoint, engine.device)
    except (CheckpointError, DeviceError) as error:
        raise EngineError(str(error)) from error


def _device_name(device: str) -> str:
    """The device in words; what torch calls a graphics processor is asked once it is loaded."""
    if device == "cpu":
        return "CPU"
    import torch

    return f"{device.upper()}: {torch.cuda.get_device_name()}"
