"""BeforeAfter: what a new checkpoint reads beside what the old one read, in words."""

from __future__ import annotations

from enum import Enum, auto
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

YOURS, SHIPPED = "your-drawings", "sample-ink"
_WORSE = 0.01
"""Others are read less well when so large a share of them is read wrongly that was not before."""

Compared = dict[str, Any]
"""What the trainer tells: figures by protocol, under "before" and under "after"."""


class Verdict(Enum):
    """What became of the user's own drawings."""

    BETTER = auto()
    SAME = auto()
    WORSE = auto()


def verdict(compared: Compared) -> Verdict:
    """Whether more of the user's drawings are read right than before."""
    before, after = (_right(compared[when].get(YOURS)) for when in ("before", "after"))
    if after == before:
        return Verdict.SAME
    return Verdict.BETTER if after > before else Verdict.WORSE


def others_suffer(compared: Compared) -> bool:
    """Whether any drawings but the user's are read less well than before."""
    return any(
        compared["after"][name]["exact"] < figures["exact"] - _WORSE
        for name, figures in compared["before"].items()
        if name != YOURS
    )


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
            self._add(row, 0, self._title(name))
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
        before, after = (_right(compared[when].get(YOURS)) for when in ("before", "after"))
        fields = {"before": before, "after": after, "count": _count(compared)}
        words = {
            Verdict.BETTER: self.tr(
                "It reads your hand better: {after} instead of {before} of your {count} drawings "
                "that it did not learn."
            ),
            Verdict.SAME: self.tr(
                "It reads {after} of your {count} drawings that it did not learn, as many as "
                "before. You lose nothing by discarding it."
            ),
            Verdict.WORSE: self.tr(
                "It reads your hand less well: {after} instead of {before} of your {count} "
                "drawings that it did not learn. Discard it, and try again with more drawings."
            ),
        }[verdict(compared)].format(**fields)
        if not others_suffer(compared):
            return words
        return self.tr(
            "{words} It reads the numbers of other people less well than before."
        ).format(words=words)

    def _title(self, name: str) -> str:
        """What a protocol is for people."""
        titles = {
            YOURS: self.tr("Your drawings that were not learnt"),
            SHIPPED: self.tr("The numbers that come with digitpad"),
            "tablet-strings/validate": self.tr("Numbers of other people, in ink"),
            "strings/validate": self.tr("Numbers of other people, in pictures"),
            "letters/validate": self.tr("Letters and symbols, refused as they should be"),
        }
        return titles.get(name, name)


def _right(figures: dict[str, Any] | None) -> int:
    """How many drawings were answered rightly."""
    return round(figures["exact"] * figures["count"]) if figures else 0


def _count(compared: Compared) -> int:
    """How many of the user's drawings were held out."""
    return int(compared["before"].get(YOURS, {"count": 0})["count"])
