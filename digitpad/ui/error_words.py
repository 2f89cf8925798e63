"""Errors in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from digitpad.worded import WordedError


def error_words(error: BaseException) -> str:
    """What an error says; in the user's language where its words are known there.

    What others raise, such as the system, is in their words; its name where it says nothing.
    """
    if not isinstance(error, WordedError):
        return str(error) or repr(error)
    values = {
        name: error_words(value) if isinstance(value, BaseException) else value
        for name, value in error.values.items()
    }
    # Without values the words are as they are raised, braces and all.
    words = QCoreApplication.translate("", error.words)
    return words.format(**values) if values else words
