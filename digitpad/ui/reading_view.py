"""ReadingView: what was read, large, and how sure it is."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from digitpad.recognition.reading import EMPTY, MAX_DIGITS, Reading, Reason, Status
from digitpad.ui.confidence_bar import ConfidenceBar
from digitpad.ui.theme import ACCENT, CAUTION, INK, MUTED, Role

_SIZE = 4.0
"""The number's type, in sizes of the window's."""
_NEARLY_SURE = 0.995
"""From here on a percentage would be rounded to the whole, which no reading is."""
_NO_NUMBER = "?"


class ReadingView(QWidget):
    """The number in large type, a bar and words for its confidence; changes are announced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Reading"))
        self._number = QLabel()
        self._bar = ConfidenceBar()
        self._words = QLabel()
        self._announced = ""
        self._lay_out()
        self.show_reading(EMPTY)

    def _lay_out(self) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _SIZE)
        self._number.setFont(font)
        widest = self._number.fontMetrics().horizontalAdvance("0" * MAX_DIGITS)
        self._number.setMinimumSize(widest, self._number.sizeHint().height())
        self._words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._number)
        layout.addWidget(self._bar)
        layout.addWidget(self._words)

    def show_reading(self, reading: Reading) -> None:
        """Show what was read; for what is no number, why it is none instead of digits."""
        if reading.status is Status.EMPTY:
            self.show_words(self.tr("Nothing is written."))
            return
        is_number = reading.status is not Status.NOT_A_NUMBER
        certain = reading.status is Status.OK
        self._show(
            number=reading.text if is_number else _NO_NUMBER,
            words=self._in_words(reading),
            share=reading.confidence if is_number else None,
            roles=(INK, ACCENT) if certain else (CAUTION, CAUTION),
        )
        self._announce(reading.text if certain else self._words.text())

    def show_words(self, words: str) -> None:
        """Show no number, and words for why not."""
        self._show(number="", words=words, share=None, roles=(MUTED, MUTED))
        self._announce(words)

    def _show(self, number: str, words: str, share: float | None, roles: tuple[Role, Role]) -> None:
        self._number.setText(number)
        self._number.setForegroundRole(roles[0])
        self._words.setText(words)
        self._words.setForegroundRole(MUTED if roles[0] is INK else roles[0])
        self._bar.show_share(share, roles[1])

    def _in_words(self, reading: Reading) -> str:
        if reading.status is Status.NOT_A_NUMBER:
            return self._why_not(reading.reason)
        percent = self._percent(reading.confidence)
        if reading.status is Status.UNSURE:
            return self.tr("{percent} sure: please check.").format(percent=percent)
        return self.tr("{percent} sure").format(percent=percent)

    def _percent(self, confidence: float) -> str:
        if confidence >= _NEARLY_SURE:
            return self.tr("over 99 %")
        return self.tr("{count} %").format(count=round(confidence * 100))

    def _why_not(self, reason: Reason | None) -> str:
        if reason is Reason.TOO_MANY_DIGITS:
            return self.tr("More than five digits: not a number for this pad.")
        if reason is Reason.TOO_SMALL:
            return self.tr("Only a dot: too small to be a number.")
        return self.tr("Not a number: this does not look like digits.")

    def _announce(self, words: str) -> None:
        if words and words != self._announced:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._announced = words
