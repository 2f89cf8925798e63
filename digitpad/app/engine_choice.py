"""EngineChoice: lets the user choose what reads, and shows what does."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from digitpad.app.preferences import Preferences
from digitpad.settings import Settings
from digitpad.ui.engine.engine import Engine, choice_of
from digitpad.ui.engine.switch import EngineSwitch
from digitpad.ui.window import Window

_FIRST = Settings().checkpoint


class EngineChoice(QObject):
    """A choice is remembered once it reads; one that cannot be loaded is said, and not remembered.

    Where nothing reads yet, the checkpoint that a new user has is tried in place of another.
    chosen: something else is to read from now on, or the old one after all.
    """

    chosen = Signal()

    def __init__(self, window: Window, engines: EngineSwitch, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._engines, self._preferences = window, engines, preferences
        self._chosen: dict[str, Any] = {}
        self._problem = ""
        self._given_up: Engine | None = None
        choose_checkpoint = partial(self._choose, "checkpoint")
        window.checkpoint_box.checkpoint_chosen.connect(choose_checkpoint)
        window.checkpoint_opened.connect(choose_checkpoint)
        window.action.devices.chosen.connect(partial(self._choose, "device"))
        engines.switched.connect(self._show_switched)
        engines.refused.connect(self._show_refused)

    def _choose(self, part: str, value: str) -> None:
        """The user chose another checkpoint, or another device for it."""
        self._given_up = None
        self._chosen[part] = value
        self._engines.ask_for(self._engines.asked._replace(**{part: value}))
        self.chosen.emit()

    def _show_switched(self) -> None:
        if self._chosen:  # and not what reads in place of what the user chose
            self._preferences.remember(**self._chosen)
            self._chosen.clear()
            self._window.notice.take_back(self._problem)
        self._show()

    def _show_refused(self, problem: str) -> None:
        self._chosen.clear()
        asked, given_up = self._engines.asked, self._given_up
        self._given_up = None
        if given_up is not None:  # it was not the checkpoint: what was said of it stands
            self._engines.asked = given_up
        else:
            self._problem = problem
            self._window.notice.show_words(problem)
            if self._engines.reader is None and asked.checkpoint != _FIRST:
                self._given_up = asked
                self._engines.ask_for(asked._replace(checkpoint=_FIRST))
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        engine, reader = self._engines.asked, self._engines.reader
        self._window.action.devices.choose(engine.device)
        if reader is None:
            self._window.show_engine(None, "")
        else:
            choice = choice_of(engine.checkpoint, reader.card)
            self._window.show_engine(choice, _device_name(reader.device))


def _device_name(device: str) -> str:
    """The device in words; what torch calls a graphics processor is asked once it is loaded."""
    if device == "cpu":
        return "CPU"
    import torch

    return f"{device.upper()}: {torch.cuda.get_device_name()}"
