"""The painted ink: sharp on every screen, nothing outside the rectangle that it names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from digitpad.ink.ink import Ink
from digitpad.ui.canvas.ink_image import InkImage

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
    width=st.floats(0.5, 24),
    smooth=st.booleans(),
)
def test_nothing_changes_outside_the_rectangle_that_is_named(
    points: list[tuple[float, float]], pressure: float | None, width: float, smooth: bool
) -> None:
    image = InkImage(SIZE, 1.0, INK, width, smooth)
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


def test_ink_that_is_not_smooth_goes_straight_to_each_point() -> None:
    corner = (60, 20)
    inks = []
    for smooth in (True, False):
        image = InkImage(SIZE, 1.0, INK, 2.0, smooth)
        image.paint_ink(Ink.of([[(20, 60), corner, (100, 60)]]), writing=False)
        inks.append(image.image.pixelColor(*corner).alpha())
    assert inks == [0, 255]


def test_faint_strokes_have_another_colour() -> None:
    image = InkImage(SIZE, 1.0, INK, 4.0)
    ink = Ink.of([[(20, 20), (100, 20)], [(20, 60), (100, 60)]])
    image.paint_ink(ink, False, {1}, QColor("silver"))
    assert image.image.pixelColor(60, 20) == INK
    assert image.image.pixelColor(60, 60) == QColor("silver")
    image.put_down(QPointF(60, 40), None)
    assert image.image.pixelColor(60, 40) == INK, "what is written next is usual ink"


def test_smooth_ink_does_not_shake_with_a_slow_hand() -> None:
    shaky = [(20 + x, 40 + x // 2 % 2) for x in range(81)]
    changes = []
    for smooth in (True, False):
        image = InkImage(SIZE, 1.0, INK, 2.0, smooth)
        image.paint_ink(Ink.of([shaky]), writing=False)
        edge = [image.image.pixelColor(x, 39).alpha() for x in range(30, 90)]
        changes.append(max(edge) - min(edge))
    assert changes[0] < changes[1] / 2


@pytest.mark.parametrize("smooth", [True, False])
def test_the_line_ends_at_the_pen_at_every_moment(smooth: bool) -> None:
    image = InkImage(SIZE, 1.0, INK, 4.0, smooth)
    for x in range(20, 100):
        image.move(QPointF(x + 0.5, 40), None)
        assert shown(image).pixelColor(x, 40) == INK
