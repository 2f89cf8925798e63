"""Language: English, and what the window's texts are translated to."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from digitpad.shipped import asset


class Language(StrEnum):
    """What the user chose."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"


def speak(language: Language) -> None:
    """Let all texts that are made from now on be in this language, and dates and numbers too.

    Made for the start of the program: what a window shows already stays as it is.
    """
    locale = QLocale.system() if language is Language.SYSTEM else QLocale(language.value)
    QLocale.setDefault(locale)
    spoken = _spoken(locale.uiLanguages())
    application = QCoreApplication.instance()
    assert application is not None
    folders = (str(asset("translations")), QLibraryInfo.path(_QT_TRANSLATIONS))
    for name, folder in zip(("digitpad", "qtbase"), folders, strict=True):
        translator = QTranslator(application)
        if translator.load(QLocale(spoken), name, "_", folder):
            application.installTranslator(translator)


def _spoken(wanted: Sequence[str]) -> Language:
    """The first of the languages wanted, such as de-AT, that the pad speaks; else English."""
    codes = (name.partition("-")[0] for name in wanted)
    return next((Language(code) for code in codes if code in set(Language)), Language.ENGLISH)


_QT_TRANSLATIONS = QLibraryInfo.LibraryPath.TranslationsPath
