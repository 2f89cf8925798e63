"""CheckpointTable: the checkpoints to choose from, with what they read and how well."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from digitpad.collection.lesson import YOURS
from digitpad.recognition.checkpoint import Card
from digitpad.ui.engine.engine import Choice
from digitpad.ui.protocol_words import DIGITS, NUMBERS, protocol_words

YOURS_COLUMN = 4
_BEFORE = "before"
"""What figures have that were measured to compare a checkpoint with the one before alone."""


class CheckpointTable(QStandardItemModel):
    """A row a checkpoint; its first item holds by what it is loaded, and all figures as a tip."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, 6, parent)
        words = [
            self.tr("Checkpoint"),
            self.tr("Reads"),
            self.tr("Digits"),
            self.tr("Numbers"),
            self.tr("Your drawings"),
            self.tr("Size"),
        ]
        self.setHorizontalHeaderLabels(words)

    def add(self, choice: Choice) -> None:
        """One more row."""
        name, _, reads = choice.title.partition(": ")
        metrics = {} if choice.card is None else choice.card.metrics
        texts = [
            self._shipped(choice.checkpoint) or name,
            self._reads(choice.card) or reads,
            _exact(metrics.get(DIGITS)),
            _exact(metrics.get(NUMBERS)),
            self._change(metrics.get(YOURS)),
            self.tr("{count} MB").format(count=_number(choice.size / 1e6)) if choice.size else "",
        ]
        row = [QStandardItem(text) for text in texts]
        for item in row:
            item.setToolTip(self._figures(choice))
        for item in row[2:]:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row[0].setData(choice.checkpoint, Qt.ItemDataRole.UserRole)
        self.appendRow(row)

    @property
    def knows_yours(self) -> bool:
        """Whether some checkpoint was measured on the user's own drawings."""
        return any(self.item(row, YOURS_COLUMN).text() for row in range(self.rowCount()))

    def _shipped(self, checkpoint: str) -> str:
        """What one of the pad's own is called; others have the titles they were given."""
        return {"number": self.tr("Number"), "digit": self.tr("Digit")}.get(checkpoint, "")

    def _reads(self, card: Card | None) -> str:
        if card is None:
            return self.tr("damaged")
        words = {
            1: self.tr("one digit"),
            3: self.tr("one to three digits"),
            5: self.tr("one to five digits"),
        }
        digits = words.get(card.most_digits, str(card.most_digits))
        if card.comparison:  # not in the name, by which the closed box and its bar are measured
            return self.tr("{digits}, for comparison").format(digits=digits)
        return digits

    def _change(self, metrics: dict[str, Any] | None) -> str:
        """From the share that was exact before to the one that is now."""
        if metrics is None or _BEFORE not in metrics:
            return ""
        before, after = (_percent(metrics[key], 0) for key in (_BEFORE, "exact"))
        return self.tr("{before} → {after}").format(before=before, after=after)

    def _figures(self, choice: Choice) -> str:
        """All figures, a line each; none is hidden because it is low."""
        lines = [choice.title]
        if choice.card is not None and choice.card.metrics:
            lines.append(self.tr("Answered rightly, with the 95 % interval:"))
            for protocol, metrics in choice.card.metrics.items():
                lines.append(self._figure(protocol, metrics))
        return "\n".join(lines)

    def _figure(self, protocol: str, metrics: dict[str, Any]) -> str:
        figures = {key: _number(100 * metrics[key]) for key in ("exact", "low", "high")}
        count = QLocale().toString(int(metrics["count"]))
        words = self.tr("{protocol}: {exact} % ({low} to {high}) of {count}")
        return words.format(protocol=protocol_words(protocol), **figures, count=count)


def _exact(metrics: dict[str, Any] | None) -> str:
    """The share that was exact, where it is known and compares with that of other checkpoints."""
    return "" if metrics is None or _BEFORE in metrics else _percent(metrics["exact"])


def _percent(share: float, decimals: int = 1) -> str:
    return f"{_number(100 * share, decimals)} %"


def _number(value: float, decimals: int = 1) -> str:
    """As the user's language writes it."""
    return QLocale().toString(value, "f", decimals)
