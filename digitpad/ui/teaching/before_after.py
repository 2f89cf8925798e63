"""BeforeAfter: what a new checkpoint reads beside what the old one read, in words."""

from __future__ import annotations

from enum import Enum, auto
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from digitpad.collection.lesson import MADE, SHIPPED, YOURS
from digitpad.ui.protocol_words import protocol_words

_NOTICED = 0.01
"""A share of many numbers that tells more than chance does; of a few drawings every one counts."""
_CHANCE = 1
"""So many drawings more that are not answered rightly say nothing, of however few they are."""
_LETTERS = "letters/validate"

Compared = dict[str, Any]
"""What the trainer tells: figures by protocol, under "before" and under "after"."""


class Effect(Enum):
    """What became of reading the user's hand."""

    BETTER = auto()
    SAME = auto()
    WORSE = auto()


def effect(compared: Compared) -> Effect:
    """Whether more of what the user wrote is read right than before."""
    before, after = (_exact(compared[when].get(_judge(compared))) for when in ("before", "after"))
    noticed = _NOTICED if _judge(compared) == MADE else 0.0
    if abs(after - before) <= noticed:
        return Effect.SAME
    return Effect.BETTER if after > before else Effect.WORSE


def forgotten(compared: Compared) -> list[str]:
    """The sets that are answered less well than before, the user's own left out."""
    return [
        name
        for name, figures in compared["before"].items()
        if name not in (YOURS, MADE)
        and _right(figures) - _right(compared["after"][name])
        > max(_CHANCE, _NOTICED * figures["count"])
    ]


def _judge(compared: Compared) -> str:
    """What tells how the user's hand is read: numbers made of it, as these are many, if any."""
    return MADE if MADE in compared["before"] else YOURS


class BeforeAfter(QWidget):
    """A sentence on what was gained, and a row of figures for each kind of drawings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._words)
        column.addWidget(self._rows)

    @property
    def words(self) -> str:
        """The sentence."""
        return self._words.text()

    def show_compared(self, compared: Compared) -> None:
        """Show the figures of a comparison."""
        self._words.setText(self._sentence(compared))
        for label in self._rows.findChildren(QLabel):
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        for at, words in enumerate(("", self.tr("before"), self.tr("now"))):
            self._add(0, at, words, caption=True)
        for row, (name, before) in enumerate(compared["before"].items(), start=1):
            self._add(row, 0, protocol_words(name))
            for at, figures in enumerate((before, compared["after"][name]), start=1):
                shown = self.tr("{right} of {count}").format(
                    right=_right(figures), count=figures["count"]
                )
                self._add(row, at, shown)

    def _add(self, row: int, at: int, words: str, caption: bool = False) -> None:
        label = QLabel(words)
        label.setWordWrap(at == 0)
        if caption:
            label.setProperty("part", "caption")
        if at:
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(label, row, at)

    def _sentence(self, compared: Compared) -> str:
        """What it amounts to, and so what to do."""
        judge = _judge(compared)
        before, after = (compared[when].get(judge) for when in ("before", "after"))
        drawings = self.tr("your {count} drawings that it did not learn")
        numbers = self.tr("{count} numbers made of digits of yours that it did not learn")
        what = numbers if judge == MADE else drawings
        words = {
            Effect.BETTER: self.tr(
                "It reads your hand better: {after} instead of {before} of {what}."
            ),
            Effect.SAME: self.tr(
                "It reads your hand as it did: {after} of {what}, and {before} before. You lose "
                "nothing by discarding it."
            ),
            Effect.WORSE: self.tr(
                "It reads your hand less well: {after} instead of {before} of {what}. Discard it, "
                "and try again with more drawings."
            ),
        }[effect(compared)].format(
            before=_right(before),
            after=_right(after),
            what=what.format(count=before["count"] if before else 0),
        )
        warnings = [self._warning(name, compared) for name in forgotten(compared)]
        return " ".join(dict.fromkeys([words, *warnings]))

    def _warning(self, name: str, compared: Compared) -> str:
        """That what is no drawing of the user's is answered less well; of few, how many of them."""
        before, after = compared["before"][name], compared["after"][name]
        if name == _LETTERS:
            return self.tr("It refuses letters and symbols less often than before.")
        if name == SHIPPED:
            words = self.tr(
                "Of the {count} numbers that come with digitpad it reads {after} instead of "
                "{before}."
            )
            return words.format(count=before["count"], before=_right(before), after=_right(after))
        return self.tr("It reads the numbers of other people less well than before.")


def _right(figures: dict[str, Any] | None) -> int:
    """How many drawings were answered rightly."""
    return round(figures["exact"] * figures["count"]) if figures else 0


def _exact(figures: dict[str, Any] | None) -> float:
    """The share that was answered rightly."""
    return float(figures["exact"]) if figures else 0.0
