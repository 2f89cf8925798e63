"""The painted ink: sharp on every screen, nothing outside the rectangle that it names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from digitpad.ink.ink import Ink
from digitpad.ui.ink_image import InkImage

SIZE = QSize(120, 80)
INK = QColor("black")

PLACES = st.tuples(st.floats(-20, 140), st.floats(-20, 100))


def shown(image: InkImage) -> QImage:
    """What a canvas shows of it, the unsettled end included."""
    copy = QImage(image.image)
    painter = QPainter(copy)
    image.paint_tail(painter)
    painter.end()
    return copy


def without(image: QImage, rect: QRect) -> QImage:
    """The image with a rectangle cut out."""
    copy = QImage(image)
    painter = QPainter(copy)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.fillRect(rect, INK)
    painter.end()
    return copy


@given(
    points=st.lists(PLACES, min_size=1, max_size=6),
    pressure=st.none() | st.floats(0, 1),
    width=st.floats(0.5, 20),
)
def test_nothing_changes_outside_the_rectangle_that_is_named(
    points: list[tuple[float, float]], pressure: float | None, width: float
) -> None:
    image = InkImage(SIZE, 1.0, INK, width)
    before = shown(image)
    for number, point in enumerate(points):
        paint = image.move if number else image.put_down
        rect = paint(QPointF(*point), pressure)
        after = shown(image)
        assert without(before, rect) == without(after, rect)
        before = after
    image.lift()
    assert shown(image) == before


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_the_image_has_the_pixels_of_the_screen(ratio: float) -> None:
    image = InkImage(SIZE, ratio, INK, 6.0)
    assert image.image.size() == SIZE * ratio
    assert image.fits(SIZE, ratio)
    assert not image.fits(SIZE, ratio + 0.5)
    assert not image.fits(SIZE + QSize(1, 0), ratio)
    image.paint_ink(Ink.of([[(20, 40), (100, 40)]]), writing=False)
    middle = image.image.pixelColor(round(60 * ratio), round(40 * ratio))
    assert middle == INK


def test_a_curve_stays_within_half_a_pen_of_its_points() -> None:
    image = InkImage(SIZE, 1.0, INK, 4.0)
    image.paint_ink(Ink.of([[(20, 20), (60, 20), (60, 60)]]), writing=False)
    assert image.image.pixelColor(40, 20) == INK
    assert image.image.pixelColor(60, 58) == INK
    assert image.image.pixelColor(66, 14).alpha() == 0, "corners are not overshot"
