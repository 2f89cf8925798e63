"""DigitChip: one digit as it was read, to be pointed at and typed over."""

from __future__ import annotations

import string

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QWidget

from digitpad.recognition.correction import Certainty, Spot
from digitpad.recognition.reading import DigitChances
from digitpad.ui.percent import percent
from digitpad.ui.reading.certainty import ROLES, underline
from digitpad.ui.theme import ACCENT, BORDER

_SIZE = 1.6
"""The digit's type, in sizes of the window's."""
_SIDE, _GAP, _LINE = 6, 3, 6
_CORNER = 6
_LIKELIEST = 3
"""So many of a digit's chances are told to screen readers."""

_Key = Qt.Key
_Modifier = Qt.KeyboardModifier
_OWN_KEYS = {_Key.Key_Left, _Key.Key_Right, _Key.Key_Escape, _Key.Key_Backspace, _Key.Key_Delete}
_ORDERS = _Modifier.ControlModifier | _Modifier.AltModifier | _Modifier.MetaModifier
"""With these a digit is a shortcut; Shift types it on keyboards such as the French one."""


class DigitChip(QPushButton):
    """A digit over the line that tells how sure it is; what is typed on it is told.

    words: how sure the digit is, to be shown beside it.
    typed: (str), another digit. removed: this digit is none. moved: (int), to a neighbour, -1 or 1.
    given_up: Escape was pressed. pointed: the pointer or the focus has come, or the focus gone.
    pointer_gone: the pointer is on its way elsewhere.
    """

    typed = Signal(str)
    removed = Signal()
    moved = Signal(int)
    given_up = Signal()
    pointed = Signal()
    pointer_gone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered = False
        self.words = ""
        self._spot: Spot | None = None
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _SIZE)
        self.setFont(font)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Wrong? Click and type another digit, or choose one above."))

    def show_spot(self, spot: Spot, at: int, count: int) -> None:
        """Show one digit of so many."""
        self._spot = spot
        self.words = self._in_words(spot)
        self.setText(spot.digit)
        self.setAccessibleName(
            self.tr("Digit {place} of {count}: {digit}").format(
                place=at + 1, count=count, digit=spot.digit
            )
        )
        self.setAccessibleDescription(self.words)
        self.update()

    def tell_chances(self, chances: DigitChances) -> None:
        """Describe what else the digit may be, for those who do not see the chart."""
        ranked = sorted(range(len(chances)), key=lambda digit: -chances[digit])[:_LIKELIEST]
        told = [
            self.tr("{digit}: {percent}").format(digit=digit, percent=percent(chances[digit]))
            for digit in ranked
        ]
        self.setAccessibleDescription("\n".join([self.words, *told]))

    def _in_words(self, spot: Spot) -> str:
        if spot.read is None:
            return self.tr("Your digit")
        match spot.certainty:
            case Certainty.OWN:
                words = self.tr("Your digit; it was read as {digit}.")
            case Certainty.SURE:
                words = self.tr("{percent} sure")
            case Certainty.DOUBTFUL:
                words = self.tr("{percent} sure: please check.")
            case Certainty.GUESSED:
                words = self.tr("A guess, {percent} sure: please check.")
        return words.format(digit=spot.read.digit, percent=percent(spot.read.confidence))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The digit over the line of its certainty, in one colour, and the focus round both."""
        if self._spot is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus() or self.hovered:
            frame = ACCENT if self.hasFocus() else BORDER
            painter.setPen(QPen(self.palette().color(frame), 2))
            painter.drawRoundedRect(box, _CORNER, _CORNER)
        colour = self.palette().color(ROLES[self._spot.certainty])
        line = QRectF(box.left() + _SIDE - 1, box.bottom() - _GAP - _LINE, 0, _LINE)
        line.setRight(box.right() - _SIDE + 1)
        painter.setPen(colour)
        painter.setFont(self.font())
        box.setBottom(line.top())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._spot.digit)
        underline(painter, line, self._spot.certainty, colour)
        painter.end()

    def sizeHint(self) -> QSize:
        """Room for the widest digit and its line."""
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(digit) for digit in string.digits)
        return QSize(widest + 2 * _SIDE + 2, metrics.height() + _LINE + _GAP + 2)

    def event(self, event: QEvent) -> bool:
        """What is typed here belongs to the digit, and not to the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit takes the place of this one; arrows go to its neighbours."""
        key = event.key()
        if not _is_own(event):
            super().keyPressEvent(event)
        elif key == _Key.Key_Escape:
            self.given_up.emit()
        elif key in (_Key.Key_Backspace, _Key.Key_Delete):
            self.removed.emit()
        elif key in (_Key.Key_Left, _Key.Key_Right):
            self.moved.emit(-1 if key == _Key.Key_Left else 1)
        else:
            self.typed.emit(event.text())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Pointed at."""
        super().enterEvent(event)
        self.hovered = True
        self.update()
        self.pointed.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """No longer pointed at."""
        super().leaveEvent(event)
        self.hovered = False
        self.update()
        self.pointer_gone.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ready to be typed over."""
        super().focusInEvent(event)
        self.pointed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Left."""
        super().focusOutEvent(event)
        self.pointed.emit()


def _is_own(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    if event.key() in _OWN_KEYS:
        return event.modifiers() in (_Modifier.NoModifier, _Modifier.KeypadModifier)
    return event.text() in tuple(string.digits) and not event.modifiers() & _ORDERS
