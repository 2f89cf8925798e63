"""InkImage: the ink as it looks on the screen, painted once and kept."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from digitpad.ink.ink import Ink, Stroke

_LIGHTEST, _HEAVIEST = 0.4, 1.6
"""Shares of the pen's width that the lightest and the heaviest pressure give; half gives 1."""
_STEP = 3.0
"""Pixels between the points by which a curve is drawn: no corner shows then."""
_BLUR = 1.0
"""Pixels by which antialiasing may reach beyond the pen."""


class Spot(NamedTuple):
    """A place that the pen touched, and how wide it was there."""

    point: QPointF
    width: float

    def halfway_to(self, other: Spot) -> Spot:
        """The spot in the middle of two."""
        return Spot((self.point + other.point) / 2, (self.width + other.width) / 2)


class InkImage:
    """A transparent image on which a pen paints.

    From the middle between two points to the middle between the next two it paints a curve. The way
    from there to the newest point is not settled before the next point comes, so it is not on the
    image: `paint_tail` paints it on top, and the line ends at the pen without delay. Ink looks the
    same whether it was painted while it was written or afterwards in one go.
    size: in device-independent pixels; ratio: device pixels in one of them.
    """

    def __init__(self, size: QSize, ratio: float, colour: QColor, pen_width: float) -> None:
        self.image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        self.image.setDevicePixelRatio(ratio)
        self.image.fill(Qt.GlobalColor.transparent)
        self._colour = colour
        self._pen_width = pen_width
        self._pen: Spot | None = None
        self._settled = Spot(QPointF(), 0.0)

    def fits(self, size: QSize, ratio: float) -> bool:
        """Whether the image is for a canvas of this size on a screen of this scale."""
        return self.image.size() == size * ratio and self.image.devicePixelRatio() == ratio

    def paint_ink(self, ink: Ink, writing: bool) -> None:
        """Paint whole ink. writing: its last stroke goes on, and the pen stays down."""
        for stroke in ink.strokes:
            self.lift()
            self._paint_stroke(stroke)
        if not writing:
            self.lift()

    def put_down(self, point: QPointF, pressure: float | None) -> QRect:
        """Begin a stroke; what is to be shown anew."""
        self.lift()
        self._pen = self._settled = self._spot(point, pressure)
        painter = QPainter(self.image)
        _paint_curve(painter, self._colour, self._pen, point, self._pen)
        painter.end()
        return _reach([self._pen])

    def move(self, point: QPointF, pressure: float | None) -> QRect:
        """Go on to the next point; what is to be shown anew."""
        last, before = self._pen, self._settled
        if last is None:
            return self.put_down(point, pressure)
        self._pen = self._spot(point, pressure)
        self._settled = last.halfway_to(self._pen)
        painter = QPainter(self.image)
        _paint_curve(painter, self._colour, before, last.point, self._settled)
        painter.end()
        return _reach([before, last, self._pen])

    def lift(self) -> None:
        """End the stroke, if one is being painted."""
        painter = QPainter(self.image)
        self.paint_tail(painter)
        painter.end()
        self._pen = None

    def paint_tail(self, painter: QPainter) -> None:
        """Paint what is not settled yet, up to the pen."""
        if self._pen is not None:
            straight = self._settled.halfway_to(self._pen).point
            _paint_curve(painter, self._colour, self._settled, straight, self._pen)

    def _paint_stroke(self, stroke: Stroke) -> None:
        points = [QPointF(x, y) for x, y in stroke.points.tolist()]
        pressures = [None] * len(points) if stroke.pressures is None else stroke.pressures.tolist()
        for point, pressure in zip(points, pressures, strict=True):
            self.move(point, pressure)

    def _spot(self, point: QPointF, pressure: float | None) -> Spot:
        share = 1.0 if pressure is None else _LIGHTEST + (_HEAVIEST - _LIGHTEST) * pressure
        return Spot(point, self._pen_width * share)


def _reach(spots: list[Spot]) -> QRect:
    """The pixels that curves between these spots can touch."""
    widest = max(spot.width for spot in spots) / 2 + _BLUR
    box = QPolygonF([spot.point for spot in spots]).boundingRect()
    return box.adjusted(-widest, -widest, widest, widest).toAlignedRect()


def _paint_curve(
    painter: QPainter, colour: QColor, start: Spot, control: QPointF, end: Spot
) -> None:
    """Paint a quadratic Bézier curve whose width goes evenly from its start's to its end's.

    Its end is round, and so is its middle, where a corner turns; its start is the end before.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for point, width in (_middle(start, control, end), end):
        painter.drawEllipse(point, width / 2, width / 2)
    painter.drawPolygon(_outline(start, control, end), Qt.FillRule.WindingFill)


def _middle(start: Spot, control: QPointF, end: Spot) -> Spot:
    straight = start.halfway_to(end)
    return Spot((straight.point + control) / 2, straight.width)


def _outline(start: Spot, control: QPointF, end: Spot) -> QPolygonF:
    """Along the left side of the curve and back along its right."""
    left, right = [], []
    first, second = control - start.point, end.point - control
    count = math.ceil((_length(first) + _length(second)) / _STEP)
    for step in range(count + 1):
        share = step / max(count, 1)
        place = start.point + (first * (2 - share) + second * share) * share
        slope = first * (1 - share) + second * share
        if steepness := _length(slope):
            width = start.width + (end.width - start.width) * share
            aside = QPointF(-slope.y(), slope.x()) * (width / 2 / steepness)
            left.append(place + aside)
            right.append(place - aside)
    return QPolygonF(left + right[::-1])


def _length(vector: QPointF) -> float:
    return math.hypot(vector.x(), vector.y())
