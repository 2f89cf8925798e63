"""InkImage: the ink as it looks on the screen, painted once and kept."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from digitpad.ink.ink import Ink, Stroke

_LIGHTEST, _HEAVIEST = 0.4, 1.6
"""Shares of the pen's width that the lightest and the heaviest pressure give; half gives 1."""
_STEP = 3.0
"""Pixels between the points by which a curve is drawn: no corner shows then."""
_CLOSE = 6.0
"""Pixels from one point of a smooth curve to the next; slow hands and mice jitter in less."""
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

    Smooth ink is a curve from the middle between two points to the middle between the next two;
    points that lie close together, and so tell more of the device than of the hand, become one. The
    way from there to the newest point is not settled before others come, so it is not on the image:
    `paint_tail` paints it on top, and the line ends at the pen without delay. Ink that is not
    smooth goes straight from point to point. Ink looks the same whether it was painted while it was
    written or afterwards in one go.
    size: in device-independent pixels; ratio: device pixels in one of them.
    """

    def __init__(
        self, size: QSize, ratio: float, colour: QColor, pen_width: float, smooth: bool = True
    ) -> None:
        self.image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        self.image.setDevicePixelRatio(ratio)
        self.image.fill(Qt.GlobalColor.transparent)
        self._colour = colour
        self._pen_width = pen_width
        self._smooth = smooth
        self._pen: Spot | None = None
        self._settled = self._turn = Spot(QPointF(), 0.0)
        self._since_turn: list[Spot] = []

    def fits(self, size: QSize, ratio: float) -> bool:
        """Whether the image is for a canvas of this size on a screen of this scale."""
        return self.image.size() == size * ratio and self.image.devicePixelRatio() == ratio

    def paint_ink(
        self,
        ink: Ink,
        writing: bool,
        faint: Collection[int] = (),
        faint_colour: QColor | None = None,
    ) -> None:
        """Paint whole ink. writing: its last stroke goes on, and the pen stays down.

        faint: the numbers of strokes to paint in another colour.
        """
        usual = self._colour
        for number, stroke in enumerate(ink.strokes):
            self.lift()
            self._colour = faint_colour if faint_colour and number in faint else usual
            self._paint_stroke(stroke)
        if not writing:
            self.lift()
        self._colour = usual

    def put_down(self, point: QPointF, pressure: float | None) -> QRect:
        """Begin a stroke; what is to be shown anew."""
        self.lift()
        self._pen = self._settled = self._turn = self._spot(point, pressure)
        self._since_turn.clear()
        painter = QPainter(self.image)
        _paint_curve(painter, self._colour, self._pen, point, self._pen)
        painter.end()
        return _reach([self._pen])

    def move(self, point: QPointF, pressure: float | None) -> QRect:
        """Go on to the next point; what is to be shown anew."""
        if self._pen is None:
            return self.put_down(point, pressure)
        touched = [self._settled, self._turn, self._pen]
        self._pen = self._spot(point, pressure)
        self._since_turn.append(self._pen)
        if not self._smooth or _length(point - self._turn.point) >= _CLOSE:
            self._settle()
        return _reach([*touched, self._turn, self._pen])

    def _settle(self) -> None:
        """Paint as far as the last points tell the way, towards what they are on average."""
        before, turn = self._settled, self._turn
        self._turn = _average(self._since_turn)
        self._since_turn.clear()
        halfway = turn.halfway_to(self._turn)
        control = turn.point if self._smooth else halfway.point
        self._settled = halfway if self._smooth else self._turn
        painter = QPainter(self.image)
        _paint_curve(painter, self._colour, before, control, self._settled)
        painter.end()

    def lift(self) -> None:
        """End the stroke, if one is being painted."""
        painter = QPainter(self.image)
        self.paint_tail(painter)
        painter.end()
        self._pen = None

    def paint_tail(self, painter: QPainter) -> None:
        """Paint what is not settled yet, up to the pen."""
        if self._pen is not None:
            _paint_curve(painter, self._colour, self._settled, self._turn.point, self._pen)

    def _paint_stroke(self, stroke: Stroke) -> None:
        points = [QPointF(x, y) for x, y in stroke.points.tolist()]
        pressures = [None] * len(points) if stroke.pressures is None else stroke.pressures.tolist()
        for point, pressure in zip(points, pressures, strict=True):
            self.move(point, pressure)

    def _spot(self, point: QPointF, pressure: float | None) -> Spot:
        share = 1.0 if pressure is None else _LIGHTEST + (_HEAVIEST - _LIGHTEST) * pressure
        return Spot(point, self._pen_width * share)


def _average(spots: list[Spot]) -> Spot:
    """The spot in the middle of several."""
    point = QPointF()
    for spot in spots:
        point += spot.point
    return Spot(point / len(spots), sum(spot.width for spot in spots) / len(spots))


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
    """Along the left side of the curve and back along its right.

    In plain numbers, for it is what painting spends its time on.
    """
    left, right = [], []
    start_x, start_y = start.point.x(), start.point.y()
    first_x, first_y = control.x() - start_x, control.y() - start_y
    second_x, second_y = end.point.x() - control.x(), end.point.y() - control.y()
    length = math.hypot(first_x, first_y) + math.hypot(second_x, second_y)
    count = math.ceil(length / _STEP)
    for step in range(count + 1):
        share = step / max(count, 1)
        x = start_x + (first_x * (2 - share) + second_x * share) * share
        y = start_y + (first_y * (2 - share) + second_y * share) * share
        slope_x = first_x * (1 - share) + second_x * share
        slope_y = first_y * (1 - share) + second_y * share
        if steepness := math.hypot(slope_x, slope_y):
            half = (start.width + (end.width - start.width) * share) / 2 / steepness
            left.append(QPointF(x - slope_y * half, y + slope_x * half))
            right.append(QPointF(x + slope_y * half, y - slope_x * half))
    return QPolygonF(left + right[::-1])


def _length(vector: QPointF) -> float:
    return math.hypot(vector.x(), vector.y())
