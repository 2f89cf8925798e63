"""Probabilities in words: a percentage that never claims more than is known."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

_NEARLY_SURE = 0.995
"""From here on a percentage would be rounded to the whole, which no reading is."""
_NEARLY_NONE = 0.005


def percent(share: float) -> str:
    """A probability in 0..1 as a percentage, such as 98 %."""
    translate = QCoreApplication.translate
    if share >= _NEARLY_SURE:
        return translate("percent", "over 99 %")
    if share < _NEARLY_NONE:
        return translate("percent", "under 1 %")
    return translate("percent", "{count} %").format(count=round(share * 100))
