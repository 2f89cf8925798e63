"""ReadingView: what was read, large, and how sure it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from digitpad.recognition.correction import Number
from digitpad.recognition.reading import MAX_DIGITS, Reading, Reason, Status
from digitpad.ui.percent import percent
from digitpad.ui.reading.confidence_bar import ConfidenceBar
from digitpad.ui.theme import ACCENT, CAUTION, INK, MUTED, Role

_LARGE, _SMALL = 5.0, 3.5
"""The number's type, in sizes of the window's."""
_NO_NUMBER = "?"
_LINES = {_LARGE: 2, _SMALL: 3}
"""The most lines that the words take beside it; their room is kept, so that nothing moves."""


class ReadingView(QWidget):
    """The number in large type, a bar and words for its confidence; changes are announced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Reading"))
        self._number = QLabel()
        self._bar = ConfidenceBar()
        self._words = QLabel()
        self._announced = ""
        self._type = 0.0
        self._lay_out()
        self.set_large(True)
        self.show_number(Number())

    def _lay_out(self) -> None:
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._number)
        layout.addWidget(self._bar)
        layout.addWidget(self._words)
        layout.addStretch()

    def set_large(self, large: bool) -> None:
        """Show the number in larger or smaller type, as there is room."""
        size = _LARGE if large else _SMALL
        if size == self._type:
            return
        self._type = size
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * size)
        self._number.setFont(font)
        metrics = self._number.fontMetrics()
        self._number.setMinimumWidth(metrics.horizontalAdvance("0" * MAX_DIGITS))
        self._number.setFixedHeight(metrics.height())
        self._words.setFixedHeight(_LINES[size] * self._words.fontMetrics().lineSpacing())

    def show_number(self, number: Number) -> None:
        """Show the number as it stands: as it was read, or as the user corrected it.

        For what is no number it is why it is none instead of digits.
        """
        reading = number.reading
        if reading.status is Status.EMPTY:
            self.show_words(self.tr("Nothing is written."))
        elif number.corrected:
            words = self._of_correction(reading)
            self._show(number=number.text, words=words, share=None, roles=(INK, ACCENT))
            self._announce(number.text)
        else:
            self._show_read(reading)

    def show_words(self, words: str) -> None:
        """Show no number, and words for why not."""
        self._show(number="", words=words, share=None, roles=(MUTED, MUTED))
        self._announce(words)

    def _show_read(self, reading: Reading) -> None:
        is_number = reading.status is not Status.NOT_A_NUMBER
        certain = reading.status is Status.OK
        self._show(
            number=reading.text if is_number else _NO_NUMBER,
            words=self._in_words(reading),
            share=reading.confidence if is_number else None,
            roles=(INK, ACCENT) if certain else (CAUTION, CAUTION),
        )
        self._announce(reading.text if certain else self._words.text())

    def _show(self, number: str, words: str, share: float | None, roles: tuple[Role, Role]) -> None:
        self._number.setText(number)
        self._number.setForegroundRole(roles[0])
        self._words.setText(words)
        self._words.setForegroundRole(MUTED if roles[0] is INK else roles[0])
        self._bar.show_share(share, roles[1])

    def _of_correction(self, reading: Reading) -> str:
        if reading.status is Status.NOT_A_NUMBER:
            return self.tr("As you corrected it. It was not taken for a number.")
        return self.tr("As you corrected it. It was read as {number}.").format(number=reading.text)

    def _in_words(self, reading: Reading) -> str:
        if reading.status is Status.NOT_A_NUMBER:
            return self._why_not(reading.reason)
        sure = percent(reading.confidence)
        if reading.status is Status.UNSURE:
            return self.tr("{percent} sure: please check.").format(percent=sure)
        return self.tr("{percent} sure").format(percent=sure)

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
