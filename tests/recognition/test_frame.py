"""The one preprocessing: what must not change a frame does not, and digits stay large."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from digitpad.ink.ink import Floats, Ink, InkError, Stroke
from digitpad.recognition.frame import Frame, Framing
from digitpad.recognition.pen import Pixels, drawn, stroke_width
from digitpad.recognition.picture import Picture
from tests.recognition.inks import kept, scanned

FRAMING = Framing()
TURN = np.linspace(0, 2 * np.pi, 60)

whole = st.integers(0, 300).map(float)
lines = st.lists(st.tuples(whole, whole), min_size=1, max_size=8)
inks = st.lists(lines, min_size=1, max_size=5).map(Ink.of)


def digits() -> dict[str, list[Floats]]:
    """Strokes of some digits as one would write them, 1 high, from x = 0 on."""
    return {
        "0": [np.column_stack((0.3 - 0.3 * np.sin(TURN), 0.5 - 0.5 * np.cos(TURN)))],
        "1": [np.array([(0.0, 0.0), (0.0, 1.0)])],
        "4": [
            np.array([(0.35, 0.0), (0.0, 0.65), (0.6, 0.65)]),
            np.array([(0.42, 0.4), (0.4, 1.0)]),
        ],
        "7": [np.array([(0.0, 0.0), (0.55, 0.0), (0.2, 1.0)])],
        "8": [np.column_stack((0.25 - 0.25 * np.sin(2 * TURN), 0.5 - 0.5 * np.cos(TURN)))],
    }


def number(text: str, gap: float) -> Ink:
    """Digits in a row, the gaps between them in heights of a digit."""
    strokes, left = [], 0.0
    for digit in text:
        written = [stroke + np.array([left, 0]) for stroke in digits()[digit]]
        left = max(stroke[:, 0].max() for stroke in written) + gap
        strokes += written
    return Ink.of(strokes)


def moved(ink: Ink, scale: float, offset: tuple[float, float] = (0.0, 0.0)) -> Ink:
    return Ink.of([stroke.points * scale + offset for stroke in ink.strokes])


def pictured(ink: Ink, height: float, pen: float) -> Picture:
    """The ink so many pixels high."""
    return Picture(scanned(ink, height, pen, margin=2 * pen))


def bytes_of(pixels: Pixels) -> NDArray[np.int16]:
    return np.round(pixels * 255).astype(np.int16)


def assert_same(a: Frame, b: Frame) -> None:
    """Equal as 8-bit images but for the last bit, where the rounding of coordinates shows."""
    assert np.abs(bytes_of(a.pixels) - bytes_of(b.pixels)).max() <= 1


def difference(a: Frame, b: Frame) -> float:
    """As a share of the ink; two different digits have more than 1."""
    return float(np.abs(a.pixels - b.pixels).sum() / a.pixels.sum())


def height_of(frame: Frame) -> int:
    rows = np.flatnonzero((frame.pixels > 0.5).any(axis=1))
    return int(rows[-1] - rows[0] + 1)


@given(inks, st.floats(-3, 6), st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))
def test_neither_size_nor_place_of_the_writing_matters(
    ink: Ink, exponent: float, right: float, down: float
) -> None:
    scale = 10**exponent
    there = moved(ink, scale, (right * scale, down * scale))
    assert_same(FRAMING.frame(there), FRAMING.frame(ink))


@pytest.mark.parametrize(
    ("scale", "offset"), [(1e6, 0.0), (1e-3, 0.0), (1.0, 1e6), (1e-3, 1e6), (1e15, -1e18)]
)
def test_coordinates_may_be_very_large_and_very_small(scale: float, offset: float) -> None:
    ink = number("40817", 0.3)
    there = moved(ink, scale, (offset, offset))
    assert difference(FRAMING.frame(there), FRAMING.frame(ink)) < 0.02


@given(inks, st.data())
def test_points_inserted_on_a_line_change_nothing(ink: Ink, data: st.DataObject) -> None:
    strokes = []
    for stroke in ink.strokes:
        rows = [stroke.points[0]]
        for start, stop in zip(stroke.points, stroke.points[1:], strict=False):
            shares = data.draw(st.lists(st.floats(0, 1), max_size=3).map(sorted))
            rows += [start + (stop - start) * share for share in shares] + [stop]
        strokes.append(rows)
    assert_same(FRAMING.frame(Ink.of(strokes)), FRAMING.frame(ink))


@given(inks, st.data())
def test_the_order_and_direction_of_strokes_change_nothing(ink: Ink, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(ink.strokes))
    backwards = Ink.of([stroke.points[::-1] for stroke in shuffled])
    assert_same(FRAMING.frame(backwards), FRAMING.frame(ink))


@pytest.mark.parametrize("text", ["0", "80", "408", "14780"])
def test_thinning_points_to_half_a_pixel_changes_next_to_nothing(text: str) -> None:
    ink = moved(number(text, 0.3), 26)  # about as large as in a frame
    dense = [
        np.column_stack(
            [
                np.interp(np.arange(0, len(s) - 1, 0.05), range(len(s)), s.points[:, at])
                for at in (0, 1)
            ]
        )
        for s in ink.strokes
    ]
    thinned = Ink.of([np.array(kept(points, 0.5)) for points in dense])
    before = FRAMING.frame(Ink.of(dense))
    assert sum(map(len, thinned.strokes)) < sum(map(len, dense)) / 2
    assert difference(before, FRAMING.frame(thinned)) < 0.05


@given(inks, st.floats(0, 1), st.floats(0, 1e6))
def test_pressure_and_time_do_not_reach_the_frame(ink: Ink, pressure: float, late: float) -> None:
    felt = Ink(
        tuple(
            Stroke(stroke.points, late + np.arange(len(stroke)), np.full(len(stroke), pressure))
            for stroke in ink.strokes
        )
    )
    assert (FRAMING.frame(felt).pixels == FRAMING.frame(ink).pixels).all()


@given(st.floats(0.4, 100))
def test_a_gap_is_kept_up_to_a_width_and_no_further(gap: float) -> None:
    wide, widest = FRAMING.frame(number("40", gap)), FRAMING.frame(number("40", FRAMING.gap))
    assert_same(wide, widest)


@pytest.mark.parametrize("gap", [1, 5, 50])
@pytest.mark.parametrize("text", ["08", "740", "40817"])
def test_digits_written_wide_apart_do_not_shrink(text: str, gap: float) -> None:
    close, wide = number(text, 0.2), number(text, gap)
    full = FRAMING.height - 2 * FRAMING.margin
    assert height_of(FRAMING.frame(close)) == pytest.approx(full, abs=1)
    assert height_of(FRAMING.frame(wide)) == pytest.approx(full, abs=1)
    close_picture, wide_picture = pictured(close, 60, 4), pictured(wide, 60, 4)
    assert height_of(FRAMING.frame(close_picture)) == pytest.approx(full, abs=2)
    assert height_of(FRAMING.frame(wide_picture)) == pytest.approx(full, abs=2)


@pytest.mark.parametrize("gap", [0.2, 0.4, 2, 20])
@pytest.mark.parametrize(("height", "pen"), [(30, 2), (60, 5), (150, 8), (300, 30)])
@pytest.mark.parametrize("text", ["0", "47", "408", "14780"])
def test_ink_and_its_own_picture_give_nearly_the_same_frame(
    text: str, height: float, pen: float, gap: float
) -> None:
    drawn_ink = FRAMING.frame(number(text, gap))
    scanned = FRAMING.frame(pictured(number(text, gap), height, pen))
    shifted = Frame(np.roll(drawn_ink.pixels, 1, axis=1), drawn_ink.edges)
    # Five digits add up what each pixel of the picture is off by, to no more than one in the frame.
    limit = 0.3 if len(text) < 5 else difference(drawn_ink, shifted)
    assert difference(drawn_ink, scanned) < limit


@pytest.mark.parametrize("pen", [3, 5, 9, 14, 20])
def test_pictures_are_brought_near_the_pen(pen: float) -> None:
    frame = FRAMING.frame(pictured(number("408", 0.4), 150, pen))
    assert stroke_width(frame.pixels) == pytest.approx(FRAMING.pen, rel=0.2)


def test_two_pens_in_one_picture_become_one() -> None:
    fine, broad = (pictured(number("4", 0), 80, pen).pixels for pen in (3, 10))
    fine, broad = (
        np.pad(pixels, ((0, broad.shape[0] - pixels.shape[0]), (0, 0))) for pixels in (fine, broad)
    )
    gap = np.zeros((len(broad), 60), np.float32)
    frame = FRAMING.frame(Picture(np.hstack((fine, gap, broad))))
    left, right = np.split(frame.pixels, 2, axis=1)
    assert stroke_width(left) == pytest.approx(FRAMING.pen, rel=0.2)
    assert stroke_width(right) == pytest.approx(FRAMING.pen, rel=0.2)


@given(st.integers(0, 40), st.integers(0, 40), st.floats(0.2, 1))
@settings(max_examples=20)
def test_neither_the_paper_round_a_picture_nor_its_strength_matters(
    left: int, top: int, strength: float
) -> None:
    pixels = pictured(number("40", 0.3), 60, 4).pixels
    other = Picture(np.pad(pixels, ((top, 9), (left, 5))) * np.float32(strength))
    assert difference(FRAMING.frame(Picture(pixels)), FRAMING.frame(other)) < 0.01


@pytest.mark.parametrize("gap", [0.3, 6, 100])
def test_the_edges_of_ink_find_the_digits_again(gap: float) -> None:
    frame = FRAMING.frame(number("408", gap))
    reach = (FRAMING.pen / 2 + 1.5) / (FRAMING.height - 2 * FRAMING.margin - FRAMING.pen)
    sides = [(0, 0.6), (0.6 + gap, 1.2 + gap), (1.2 + 2 * gap, 1.7 + 2 * gap)]
    for found, (left, right) in zip(islands(frame), sides, strict=True):
        assert left - reach <= found[0] <= left + 1e-3
        assert right - 1e-3 <= found[1] <= right + reach


@pytest.mark.parametrize("scale", [1, 0.25, 3])
def test_the_edges_of_a_picture_find_the_digits_in_the_file_it_came_from(scale: float) -> None:
    picture = Picture(pictured(number("408", 6), 60, 4).pixels, scale)
    digits = ((0, 0.6), (6.6, 7.2), (13.2, 13.7))
    for found, (left, right) in zip(islands(FRAMING.frame(picture)), digits, strict=True):
        assert found[0] == pytest.approx((8 + 60 * left - 2) * scale, abs=8 * scale)
        assert found[1] == pytest.approx((8 + 60 * right + 2) * scale, abs=8 * scale)


def islands(frame: Frame) -> list[tuple[float, float]]:
    """Left and right, in the source's x, of the stretches of columns with ink."""
    inked = np.concatenate(([False], frame.pixels.any(axis=0), [False]))
    bounds = np.flatnonzero(inked[1:] != inked[:-1]).reshape(-1, 2)
    return [(float(frame.edges[left]), float(frame.edges[right])) for left, right in bounds]


@given(inks, st.integers(-6, 16))
def test_any_ink_gives_a_frame_that_can_be_used(ink: Ink, exponent: int) -> None:
    assert_usable(FRAMING.frame(moved(ink, 10.0**exponent)))


@given(st.integers(1, 30), st.integers(1, 60), st.integers(0, 2**32 - 1), st.floats(0, 1))
def test_any_picture_gives_a_frame_that_can_be_used(
    rows: int, columns: int, seed: int, density: float
) -> None:
    random = np.random.default_rng(seed)
    pixels = random.random((rows, columns)) * (random.random((rows, columns)) < density)
    assert_usable(FRAMING.frame(Picture(pixels.astype(np.float32))))


def assert_usable(frame: Frame, framing: Framing = FRAMING) -> None:
    assert frame.pixels.shape == (framing.height, framing.width)
    assert frame.pixels.dtype == np.float32
    assert 0 <= frame.pixels.min() <= frame.pixels.max() <= 1
    assert frame.edges.shape == (framing.width + 1,)
    assert np.isfinite(frame.edges).all()
    assert (np.diff(frame.edges) >= 0).all()


@pytest.mark.parametrize("nothing", [Ink(), Picture(np.zeros((20, 30), np.float32))])
def test_where_no_ink_is_the_frame_is_empty(nothing: Ink | Picture) -> None:
    frame = FRAMING.frame(nothing)
    assert_usable(frame)
    assert frame.empty
    assert not frame.dot


@pytest.mark.parametrize(
    "ink", [Ink.of([[(3, 4)]]), Ink.of([[(3, 4), (3, 4)], [(3, 4)]]), Ink.of([[(1e6, -1e-3)]])]
)
def test_a_lone_dot_is_a_dot_in_the_middle(ink: Ink) -> None:
    frame = FRAMING.frame(ink)
    assert frame.dot
    assert not frame.empty
    assert_usable(frame)
    assert difference(frame, Frame(frame.pixels[::-1, ::-1], frame.edges)) < 1e-4
    assert frame.pixels.sum() == pytest.approx(np.pi * (FRAMING.pen / 2) ** 2, rel=0.1)


@given(st.floats(2, 15), st.floats(20, 80), st.floats(20, 60))
@settings(max_examples=30)
def test_a_lone_blot_on_paper_is_a_dot(size: float, x: float, y: float) -> None:
    blot = drawn(np.array([(x, y)]), np.array([0]), (80, 100), size)
    frame = FRAMING.frame(Picture(blot))
    assert frame.dot
    assert_usable(frame)


def test_what_fills_its_paper_and_what_has_a_length_is_no_dot() -> None:
    blot = drawn(np.array([(10.0, 10.0)]), np.array([0]), (20, 20), 12)
    assert not FRAMING.frame(Picture(blot)).dot
    dash = drawn(np.array([(30.0, 40.0), (42.0, 40.0)]), np.array([0]), (100, 100), 4)
    assert not FRAMING.frame(Picture(dash)).dot


def test_a_line_that_lies_fills_the_width() -> None:
    frame = FRAMING.frame(Ink.of([[(0, 5), (70, 5)]]))
    columns = np.flatnonzero((frame.pixels > 0.5).any(axis=0))
    assert len(columns) == pytest.approx(FRAMING.width - 2 * FRAMING.margin, abs=1)
    assert not frame.dot


def test_a_line_that_stands_fills_the_height() -> None:
    frame = FRAMING.frame(Ink.of([[(5, 0), (5, 70)]]))
    assert height_of(frame) == pytest.approx(FRAMING.height - 2 * FRAMING.margin, abs=1)
    assert frame.pixels.sum(axis=1).max() == pytest.approx(FRAMING.pen, abs=0.01)
    assert not frame.dot


def test_a_stroke_of_twenty_thousand_points_is_drawn_like_one_of_few() -> None:
    def spiral(count: int) -> Frame:
        turn = np.linspace(0, 20, count)
        curve = np.column_stack((turn * np.cos(turn), turn * np.sin(turn)))
        return FRAMING.frame(Ink.of([curve]))

    assert difference(spiral(20_000), spiral(2_000)) < 0.01


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_ink_that_is_not_finite_is_refused_before_it_is_framed(value: float) -> None:
    with pytest.raises(InkError, match="finite"):
        FRAMING.frame(Ink.of([[(0, 0), (value, 1)]]))


@pytest.mark.parametrize(
    "numbers", [{"height": 5}, {"width": 3}, {"margin": 20}, {"pen": 0}, {"gap": -1}]
)
def test_a_framing_without_room_for_ink_is_refused(numbers: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="leaves no room"):
        Framing(**numbers)


@pytest.mark.parametrize("align", ["left", "right"])
@pytest.mark.parametrize("source", [number("47", 0.3), pictured(number("47", 0.3), 60, 4)])
def test_what_is_narrower_than_the_frame_lies_at_a_side(align: str, source: Ink | Picture) -> None:
    middle = FRAMING.frame(source)
    aside = Framing(align=align).frame(source)
    columns = np.flatnonzero((aside.pixels > 0.5).any(axis=0))
    free = columns[0] if align == "left" else FRAMING.width - 1 - columns[-1]

    assert free == pytest.approx(FRAMING.margin, abs=1)
    assert height_of(aside) == height_of(middle)
    for found, before in zip(islands(aside), islands(middle), strict=True):
        assert found == pytest.approx(before, abs=2 / aside.scale)


def test_what_fills_the_frame_lies_the_same_wherever_it_is_to_lie() -> None:
    wide = Ink.of([[(0, 0), (90, 10)]])
    for align in ("left", "right"):
        assert_same(Framing(align=align).frame(wide), FRAMING.frame(wide))


STRIPS = Framing(28, 84, margin=4, strips=True)


def strip(columns: int, rows: int = 28) -> Pixels:
    """A picture such as networks are taught with: any grey, up to its edges."""
    return np.random.default_rng(columns).random((rows, columns), dtype=np.float32)


@pytest.mark.parametrize(("align", "left"), [("left", 0), ("middle", 14), ("right", 28)])
def test_a_strip_passes_as_it_is(align: str, left: int) -> None:
    frame = Framing(28, 84, margin=4, align=align, strips=True).frame(Picture(strip(56)))
    expected = np.zeros((28, 84), np.float32)
    expected[:, left : left + 56] = strip(56)

    np.testing.assert_array_equal(frame.pixels, expected)
    assert_usable(frame, STRIPS)
    assert frame.picture
    assert not frame.dot


@pytest.mark.parametrize("scale", [1.0, 2.5])
def test_a_strip_s_columns_and_rows_are_where_they_were(scale: float) -> None:
    framing = Framing(28, 84, margin=4, align="right", strips=True)
    frame = framing.frame(Picture(strip(56), scale))

    assert frame.edges[28:] == pytest.approx(np.arange(57) * scale)
    assert not frame.edges[:28].any()
    assert (frame.top, frame.scale) == (0, 1 / scale)


def test_a_strip_that_was_cleaned_passes_as_it_was_before() -> None:
    noisy = np.clip(strip(56) * 0.3 + 0.7 * pictured_strip(), 0, 1)
    picture = Picture.of(noisy)

    assert not np.array_equal(picture.pixels, noisy)
    np.testing.assert_array_equal(STRIPS.frame(picture).pixels[:, 14:70], noisy)
    assert difference(FRAMING.frame(picture), FRAMING.frame(Picture(picture.pixels))) == 0


def pictured_strip() -> Pixels:
    """A number in the middle of a strip."""
    drawn_number = pictured(number("47", 0.4), 18, 2.5).pixels
    rows, columns = drawn_number.shape
    paper = np.zeros((28, 56), np.float32)
    paper[:rows, 8 : 8 + columns] = drawn_number
    return paper


@pytest.mark.parametrize("source", [strip(85), strip(56, 27), strip(56, 29)])
def test_what_is_no_strip_of_its_own_is_framed_as_usual(source: Pixels) -> None:
    usual = Framing(28, 84, margin=4)
    np.testing.assert_array_equal(
        STRIPS.frame(Picture(source)).pixels, usual.frame(Picture(source)).pixels
    )


def test_other_framings_do_not_pass_strips() -> None:
    picture = Picture.of(pictured_strip())
    usual = Framing(28, 84, margin=1.5)
    assert height_of(usual.frame(picture)) > height_of(STRIPS.frame(picture)) + 3


def test_a_strip_in_a_file_is_light_on_dark_whatever_the_file_is() -> None:
    grey = np.round(pictured_strip() * 255).astype(np.uint8)
    light, dark = (
        STRIPS.frame(Picture.open(Image.fromarray(image))) for image in (grey, 255 - grey)
    )
    assert difference(light, dark) < 0.01
    np.testing.assert_allclose(light.pixels[:, 14:70], pictured_strip(), atol=0.02)


def test_a_place_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="left, middle, right"):
        Framing(align="top")


@given(inks, st.integers(12, 80), st.integers(12, 200), st.floats(1, 6))
def test_ink_stays_within_the_margins(ink: Ink, height: int, width: int, pen: float) -> None:
    assume(min(height, width) > 2 * FRAMING.margin + pen)
    frame = Framing(height, width, pen=pen).frame(ink)
    assert frame.pixels.shape == (height, width)
    border = np.ones((height, width), dtype=bool)
    border[1:-1, 1:-1] = False
    assert not frame.pixels[border].any()


def test_one_look_is_all_where_a_framing_does_not_lean() -> None:
    assert FRAMING.leaned(FRAMING.frame(number("47", 0.3))) == ()


def test_further_looks_lean_to_both_sides_and_know_where_their_columns_came_from() -> None:
    frame = FRAMING.frame(number("1", 0.3))
    looks = replace(FRAMING, lean=0.2).leaned(frame)
    rows = [look.pixels[4] for look in (frame, *looks)]
    middle, *leaning = (np.average(np.arange(len(row)), weights=row) for row in rows)
    assert leaning - middle == pytest.approx(np.array([2.3, -2.3]), abs=0.1)
    for look in looks:
        assert look.edges is frame.edges
        assert look.ink is frame.ink
