"""Candidates: what the drawing may say, the likeliest first; one click takes it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from digitpad.recognition.correction import Number
from digitpad.recognition.reading import MAX_DIGITS, Candidate
from digitpad.ui.percent import percent
from digitpad.ui.theme import ACCENT, BORDER, INK, MUTED

_COUNT = 5
_SIDE, _BAR, _GAP = 8, 3, 2
_CORNER = 6
# Between frame, text and bar, all in all.
_AIR = 5
_TINT = 0.12
"""How much of the accent shows on the candidate that is taken."""


class CandidateButton(QPushButton):
    """A candidate with its probability in figures and as a bar; checked where it is the number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._percent = ""
        self.setCheckable(True)
        self.setAutoDefault(True)  # the return key takes the one that has the focus
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click it accepts the number
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_candidate(self, candidate: Candidate) -> None:
        """Offer this one."""
        self._share = candidate.probability
        self._percent = percent(candidate.probability)
        self.setText(candidate.text)
        self.setAccessibleName(
            self.tr("{number}, {percent}").format(number=candidate.text, percent=self._percent)
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text left, its probability right, a bar below; a frame round the one taken."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        box = QRectF(self.rect()).adjusted(1, 0.5, -1, -0.5)
        line = box.adjusted(_SIDE, 0, -_SIDE, -_BAR - 1)
        painter.setPen(self.palette().color(INK))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setPen(self.palette().color(MUTED))
        painter.drawText(
            line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._percent
        )
        groove = QRectF(line.left(), line.bottom() - 2, line.width(), _BAR)
        painter.fillRect(groove, self.palette().color(BORDER))
        groove.setWidth(line.width() * self._share)
        painter.fillRect(groove, self.palette().color(ACCENT if self.isChecked() else MUTED))
        painter.end()

    def _paint_frame(self, painter: QPainter) -> None:
        """Tinted where it is taken, and thicker where the keys go to it."""
        focused, taken = self.hasFocus(), self.isChecked()
        if not (focused or taken or self.underMouse()):
            return
        painter.save()
        width = 3 if focused else 2 if taken else 1
        edge = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(self.palette().color(ACCENT if focused or taken else BORDER), width))
        if taken:
            tint = self.palette().color(ACCENT)
            tint.setAlphaF(_TINT)
            painter.setBrush(tint)
        painter.drawRoundedRect(edge, _CORNER, _CORNER)
        painter.restore()

    def sizeHint(self) -> QSize:
        """Room for five digits and "over 99 %"."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance("0" * MAX_DIGITS + "  " + percent(1))
        return QSize(width + 2 * _SIDE + 2, metrics.height() + _BAR + _AIR)

    def minimumSizeHint(self) -> QSize:
        """The same: it is never cut off."""
        return self.sizeHint()


class Candidates(QWidget):
    """Five places for candidates, of a height that never changes.

    taken: (str), the number. left: the user is done here.
    """

    taken = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._candidates: tuple[Candidate, ...] = ()
        self._number = ""
        self._buttons = [CandidateButton() for _ in range(_COUNT)]
        self.setAccessibleName(self.tr("Candidates"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for at, button in enumerate(self._buttons):
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
            button.setToolTip(self.tr("Take this number (Alt+Down: the next one)"))
            button.clicked.connect(partial(self._take, at))
            button.hide()
            column.addWidget(button)

    def show_number(self, number: Number) -> None:
        """Offer what a reading holds, and mark the one that is the number as it stands."""
        self._candidates, self._number = number.reading.candidates, number.text
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(self._candidates))
        for button, candidate in zip(self._buttons, self._candidates, strict=False):
            button.show_candidate(candidate)
            button.setChecked(candidate.text == self._number)

    def let_go(self) -> None:
        """Other candidates are to come: give the focus back, where it is here."""
        if any(button.hasFocus() for button in self._buttons):
            self.left.emit()

    def step(self, way: int) -> None:
        """Take the next candidate, 1, or the one before, -1; the first where none is taken."""
        texts = [candidate.text for candidate in self._candidates]
        at = texts.index(self._number) + way if self._number in texts else 0
        if 0 <= at < len(texts):
            self.taken.emit(texts[at])

    def _take(self, at: int) -> None:
        self._buttons[at].setChecked(self._candidates[at].text == self._number)
        self.taken.emit(self._candidates[at].text)
