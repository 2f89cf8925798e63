"""DigitStrip: under each digit that was written, what it was read as."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from digitpad.recognition.correction import Spot
from digitpad.recognition.reading import MAX_DIGITS, DigitChances
from digitpad.ui.reading.abreast import abreast
from digitpad.ui.reading.digit_chart import DigitChart
from digitpad.ui.reading.digit_chip import DigitChip

_GAP = 4
_ABOVE = 4
"""Pixels between the chart and the digit it belongs to."""
_WAY = 300
"""Milliseconds that a pointer may take from a digit to its chart."""


class DigitStrip(QWidget):
    """A chip under each digit, of a height that never changes; none lies over another.

    over: the widget that the chart of the digit pointed at floats over.
    typed: (int, str), the digit in this place is another. removed: (int), it is none.
    chances_wanted: a digit is pointed at whose chances are not known yet.
    given_up: (int), the user takes back what was typed over this digit.
    left: the user is done here.
    """

    typed = Signal(int, str)
    removed = Signal(int)
    chances_wanted = Signal()
    given_up = Signal(int)
    left = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.chart = DigitChart(over)
        self._spots: tuple[Spot, ...] = ()
        self._chances: Sequence[DigitChances] | None = None
        self._across: Callable[[float], float] = float
        self._charted: int | None = None
        self._on_its_way = QTimer(self, singleShot=True, interval=_WAY)
        self._chips = [self._new_chip(at) for at in range(MAX_DIGITS)]
        self.chart.chosen.connect(self._take_from_chart)
        self.chart.left.connect(self._show_chart)
        self._on_its_way.timeout.connect(self._show_chart)
        self.setAccessibleName(self.tr("Digits"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _new_chip(self, at: int) -> DigitChip:
        chip = DigitChip(self)
        chip.hide()
        chip.typed.connect(partial(self.typed.emit, at))
        chip.removed.connect(partial(self.removed.emit, at))
        chip.moved.connect(lambda way: self._focus(at + way))
        chip.given_up.connect(partial(self._give_up, at))
        chip.pointed.connect(self._turn_to)
        chip.pointer_gone.connect(self._on_its_way.start)
        return chip

    def show_spots(self, spots: tuple[Spot, ...]) -> None:
        """Show these digits in place of those before."""
        self._spots = spots
        focused = self._pointed_at(focus_only=True)
        for at, spot in enumerate(spots):
            self._chips[at].show_spot(spot, at, len(spots))
        self._lay_out()
        if focused is not None and focused >= len(spots):
            self._focus(len(spots) - 1) if spots else self.left.emit()
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < len(spots))
        self._show_chart()

    def show_chances(self, chances: Sequence[DigitChances] | None) -> None:
        """For each digit that was read, the chances of 0 to 9; None where they are not known."""
        self._chances = chances
        self._show_chart()

    def set_correctable(self, correctable: bool) -> None:
        """Whether the digits can be pointed at and typed over, or only be seen."""
        self.setEnabled(correctable)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not correctable)
        self._show_chart()

    def let_go(self) -> None:
        """Somebody writes: give the focus back, where it is here."""
        if self._pointed_at(focus_only=True) is not None:
            self.left.emit()

    def set_across(self, across: Callable[[float], float]) -> None:
        """Tell where an x of what is read stands on this strip; ink stands where it was written."""
        self._across = across
        self._lay_out()

    def _lay_out(self) -> None:
        size = self._chips[0].sizeHint()
        centres = [self._across(spot.centre) for spot in self._spots]
        for chip, left in zip(
            self._chips, abreast(centres, size.width(), _GAP, self.width()), strict=False
        ):
            chip.setGeometry(round(left), 0, size.width(), size.height())

    def _focus(self, at: int) -> None:
        if 0 <= at < len(self._spots):
            self._chips[at].setFocus()

    def _pointed_at(self, focus_only: bool = False) -> int | None:
        """Which digit the pointer is on, else which has the focus."""
        shown = self._chips[: len(self._spots)] if not focus_only else self._chips
        hovered = [] if focus_only else [at for at, chip in enumerate(shown) if chip.hovered]
        focused = [at for at, chip in enumerate(shown) if chip.hasFocus()]
        return next(iter(hovered + focused), None)

    def _take_from_chart(self, digit: str) -> None:
        if self._charted is not None:
            self.typed.emit(self._charted, digit)

    def _give_up(self, at: int) -> None:
        self.given_up.emit(at)
        self.left.emit()

    def _turn_to(self) -> None:
        """Wherever the pointer was going, it has arrived."""
        self._on_its_way.stop()
        self._show_chart()

    def _show_chart(self) -> None:
        """The chart of the digit pointed at, or the same one while the pointer is on it."""
        at = self._pointed_at()
        if self._on_its_way.isActive() or self.chart.hovered:
            at = self._charted
        if at is None or at >= len(self._spots) or not self.isEnabled():
            self._charted = None
            self.chart.hide()
            return
        self._charted = at
        chances = self._chances_at(at)
        if chances is not None:
            self._chips[at].tell_chances(chances)
        chip = self._chips[at]
        self.chart.show_digit(self._spots[at].digit, chip.words, chances)
        self.chart.float_over(self.x() + chip.geometry().center().x(), self.y() - _ABOVE)

    def _chances_at(self, at: int) -> DigitChances | None:
        """What the digit in a place may be; asked for where it is not known yet."""
        if self._spots[at].read is None:
            return None
        if self._chances is None:
            self.chances_wanted.emit()
            return None
        return self._chances[at]

    def sizeHint(self) -> QSize:
        """As high as a chip, whether there are any or not."""
        return QSize(320, self._chips[0].sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The same height at any width."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands at the edge keeps within."""
        self._lay_out()
        super().resizeEvent(event)
