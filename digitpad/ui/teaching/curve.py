"""Curve: how a network learns: what it reads right, and how far it still is off, by steps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from digitpad.ui.theme import ACCENT, BORDER, INK, MUTED, Role

Points = Sequence[tuple[int, float]]
"""Values by steps."""

_SHARE_OF_FIGURES = 0.62
"""Of the height; the loss has the rest."""
_GAP = 16
_LEAST_RANGE = 0.1
"""The axis of figures reaches from at most 90 % to 100 %, so that noise looks like noise."""
_DOT = 3.5


class Curve(QWidget):
    """Two charts over the same steps: shares read right above, the loss below.

    Lines differ in how they are drawn, not by colour alone, and a legend names them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = 1
        self._losses: list[tuple[int, float]] = []
        self._yours: list[tuple[int, float]] = []
        self._others: list[tuple[int, float]] = []
        self._samples: list[tuple[int, float]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Progress of learning"))
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        for points in (self._losses, self._yours, self._others, self._samples):
            points.clear()
        self._describe()

    def add_loss(self, step: int, steps: int, loss: float) -> None:
        """A loss at a step of so many."""
        self._steps = max(steps, 1)
        self._losses.append((step, loss))
        self.update()

    def add_figures(
        self,
        step: int,
        yours: float | None = None,
        others: float | None = None,
        samples: float | None = None,
    ) -> None:
        """Shares read right, 0..1, at a step: of the user's held-out drawings, and of others'.

        samples: of numbers made of the sample ink, by which is judged where there are no others'.
        """
        told = ((self._yours, yours), (self._others, others), (self._samples, samples))
        for points, share in told:
            if share is not None:
                points.append((step, share))
        self._steps = max(self._steps, step)
        self._describe()

    def _describe(self) -> None:
        """The newest figures in words, for those who do not see the lines."""
        shares = (
            (self._yours, self.tr("{percent} % of your drawings that are not learnt")),
            (self._others, self.tr("{percent} % of other people's numbers")),
            (self._samples, self.tr("{percent} % of numbers made of the samples' digits")),
        )
        told = [
            words.format(percent=round(100 * points[-1][1])) for points, words in shares if points
        ]
        words = self.tr("Nothing is learnt yet.")
        if told:
            words = self.tr("Read right after step {step}: {shares}.").format(
                step=max(points[-1][0] for points, _ in shares if points), shares="; ".join(told)
            )
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Both charts with their legends."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        upper = QRectF(0, 0, self.width(), (self.height() - _GAP) * _SHARE_OF_FIGURES)
        lower = QRectF(0, upper.bottom() + _GAP, self.width(), 0)
        lower.setBottom(self.height())
        shares = [share for _, share in (*self._yours, *self._others, *self._samples)]
        least = min([1 - _LEAST_RANGE, *shares])
        box = self._frame(painter, upper, "100 %", f"{100 * least:.0f} %")
        for points in (self._others, self._samples):
            self._line(painter, box, points, (least, 1), MUTED, Qt.PenStyle.DashLine)
        self._line(painter, box, self._yours, (least, 1), ACCENT, Qt.PenStyle.SolidLine)
        most = max((loss for _, loss in self._losses), default=1.0) or 1.0
        box = self._frame(painter, lower, "", "0")
        self._line(painter, box, self._losses, (0, most), INK, None)
        self._legend(painter, upper, lower)
        painter.end()

    def _frame(self, painter: QPainter, area: QRectF, top: str, bottom: str) -> QRectF:
        """Draw the axis of a chart; the box for its lines."""
        line = self.fontMetrics().height()
        side = self.fontMetrics().horizontalAdvance("100 %") + 8
        box = area.adjusted(side, line + 8, -8, -line / 2)
        box.setTop(round(box.top()) + 0.5)  # so that antialiasing leaves the axes sharp
        box.setBottom(round(box.bottom()) + 0.5)
        painter.setPen(self.palette().color(BORDER))
        painter.drawLine(box.topLeft(), box.topRight())
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setPen(self.palette().color(MUTED))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for y, words in ((box.top(), top), (box.bottom(), bottom)):
            painter.drawText(QRectF(0, y - line / 2, side - 8, line), right, words)
        return box

    def _line(
        self,
        painter: QPainter,
        box: QRectF,
        points: Points,
        reach: tuple[float, float],
        role: Role,
        style: Qt.PenStyle | None,
    ) -> None:
        """One line in a box whose bottom and top are `reach`; with dots where it has a style."""
        low, high = reach
        places = [
            QPointF(
                box.left() + box.width() * step / self._steps,
                box.bottom() - box.height() * (value - low) / max(high - low, 1e-9),
            )
            for step, value in points
        ]
        colour = self.palette().color(role)
        painter.setPen(QPen(colour, 2 if style else 1.2, style or Qt.PenStyle.SolidLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(places))
        if style is not None:
            painter.setPen(QPen(colour, 2))
            painter.setBrush(self.palette().color(Role.Base))
            for place in places:
                painter.drawEllipse(place, _DOT, _DOT)

    def _legend(self, painter: QPainter, upper: QRectF, lower: QRectF) -> None:
        line = self.fontMetrics().height()
        x = self._named(painter, 0, upper.top(), self.tr("Yours, read right"), ACCENT, True)
        for points, words in (
            (self._others, self.tr("Others', read right")),
            (self._samples, self.tr("Samples, read right")),
        ):
            if points:
                x = self._named(painter, x, upper.top(), words, MUTED, False)
        painter.setPen(self.palette().color(MUTED))
        box = QRectF(0, lower.top(), self.width(), line)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, self.tr("How far off it still is (loss)"))

    def _named(
        self, painter: QPainter, x: float, y: float, words: str, role: Role, solid: bool
    ) -> float:
        """A piece of a line with its name; where the next one begins."""
        metrics = self.fontMetrics()
        style = Qt.PenStyle.SolidLine if solid else Qt.PenStyle.DashLine
        painter.setPen(QPen(self.palette().color(role), 2, style))
        middle = y + metrics.height() / 2
        painter.drawLine(QPointF(x, middle), QPointF(x + 24, middle))
        painter.setPen(self.palette().color(MUTED))
        painter.drawText(QPointF(x + 32, y + metrics.ascent()), words)
        return x + 32 + metrics.horizontalAdvance(words) + 24

    def sizeHint(self) -> QSize:
        """Wide enough for its legend."""
        return QSize(480, 240)

    def minimumSizeHint(self) -> QSize:
        """Still to be seen in a small window."""
        return QSize(280, 150)
