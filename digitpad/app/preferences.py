"""Preferences: puts the user's settings into effect, and remembers what they change."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtGui import QGuiApplication

from digitpad import settings as settings_file
from digitpad.settings import Settings
from digitpad.ui.error_words import error_words
from digitpad.ui.language import Language
from digitpad.ui.theme import Appearance, wear
from digitpad.ui.window import Window


class Preferences(QObject):
    """The user's settings as they are now, and the window as they want it.

    file: where each change is kept at once; where none is named, it is not.
    """

    def __init__(self, window: Window, settings: Settings, file: Path | None) -> None:
        super().__init__(window)
        self.settings = settings
        self._window, self._file = window, file
        self._apply()
        self._connect()

    def remember(self, **changes: Any) -> None:
        """Keep these settings from now on."""
        before, self.settings = self.settings, replace(self.settings, **changes)
        if self._file is None or self.settings == before:
            return
        try:
            problem = settings_file.keep(self._file, self.settings, **changes)
        except OSError as error:
            words = self.tr("Your settings cannot be kept: {error}.").format(error=error)
            self._window.notice.show_words(words)
        else:
            if problem:
                self._window.notice.show_words(error_words(problem))

    def _apply(self) -> None:
        action, settings = self._window.action, self.settings
        self._wear()
        action.appearances.choose(Appearance(settings.appearance))
        action.languages.choose(Language(settings.language))
        action.pens.choose(settings.pen_width)
        self._window.canvas.set_pen_width(settings.pen_width)
        for name, switch in self._switches().items():
            switch.setChecked(getattr(settings, name))
        self._window.canvas.hint.set_newcomer(settings.newcomer)
        self._window.restoreGeometry(QByteArray.fromBase64(settings.place.encode()))

    def _connect(self) -> None:
        action = self._window.action
        action.appearances.chosen.connect(self._choose_appearance)
        action.languages.chosen.connect(self._choose_language)
        action.pens.chosen.connect(lambda width: self.remember(pen_width=width))
        for name, switch in self._switches().items():
            switch.toggled.connect(partial(self._remember_switch, name))
        for known in (action.accept, action.save):
            known.triggered.connect(self._end_hints)
        self._window.closed.connect(self._remember_place)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._wear)

    def _switches(self) -> dict[str, Any]:
        """The actions that are on or off, by the setting that says which."""
        action = self._window.action
        return {
            "guide": action.guide,
            "frame": action.frame,
            "deciding": action.deciding,
            "history": action.history,
            "keep_accepted": action.keep_accepted,
            "smoothing": action.smoothing,
            "scratch_out": action.scratch_out,
        }

    def _remember_switch(self, name: str, on: bool) -> None:
        self.remember(**{name: on})

    def _end_hints(self) -> None:
        """Who has used a key knows them."""
        self.remember(newcomer=False)
        self._window.canvas.hint.set_newcomer(False)

    def _remember_place(self) -> None:
        self.remember(place=bytes(self._window.saveGeometry().toBase64().data()).decode())

    def _choose_appearance(self, appearance: Appearance) -> None:
        self.remember(appearance=appearance.value)
        self._wear()

    def _choose_language(self, language: Language) -> None:
        self.remember(language=language.value)
        self._window.status_line.tell(self.tr("The language changes at the next start."))

    def _wear(self) -> None:
        wear(Appearance(self.settings.appearance))
