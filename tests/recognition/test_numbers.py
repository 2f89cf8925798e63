"""Numbers of people whom no checkpoint has seen, as ink and as files, read by the shipped one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from digitpad.ink.ink import Ink
from digitpad.recognition.picture import Picture
from digitpad.recognition.reading import Status
from digitpad.recognition.recognizer import Recognizer
from tests.recognition.inks import kept, scanned
from trainer.composing.hands import Hands
from trainer.composing.mixture import digits
from trainer.composing.strings import composed_ink
from trainer.composing.style import NATURAL, Style
from trainer.data.pendigits import pendigits

COUNT = 20
FEWEST_RIGHT = 18
SAME_TEXT = 0.99
PLACE_ERROR = 0.1
"""How far a digit's side may be off, in heights of the ink."""

Number = tuple[str, Ink]
Compose = Callable[..., list[Number]]

LEVEL = replace(NATURAL, climb=0.0, baseline=0.02)
CLOSE = (1.0, 0.02, 0.1)
USUAL = (1.0, 0.15, 0.4)


@pytest.fixture(scope="module")
def number() -> Recognizer:
    """The shipped reader of numbers."""
    return Recognizer.load("number", "cpu")


@pytest.fixture(scope="module")
def compose(data: Path) -> Compose:
    """Numbers of two to five digits in some style, each written by one of the test writers."""
    hands = Hands(pendigits(data, "test"))

    def composed(
        style: Style, count: int = COUNT, lengths: tuple[int, ...] = (2, 3, 4, 5)
    ) -> list[Number]:
        random = np.random.default_rng(8)
        numbers = []
        for at in range(count):
            text = digits(lengths[at % len(lengths)], random)
            glyphs, _ = hands.written(text, True, random)
            numbers.append((text, composed_ink(glyphs, style, random)[0]))
        return numbers

    return composed


def transformed(ink: Ink, *matrix: tuple[float, float]) -> Ink:
    """Each point as a column of x and y, multiplied from the left."""
    return Ink.of([stroke.points @ np.array(matrix).T for stroke in ink.strokes])


def assert_read(number: Recognizer, numbers: list[Number]) -> None:
    readings = number.read_many([ink for _, ink in numbers])
    wrong = [
        f"{label} as {reading.text}"
        for (label, _), reading in zip(numbers, readings, strict=True)
        if reading.text != label
    ]
    assert len(numbers) - len(wrong) >= FEWEST_RIGHT, wrong


@pytest.mark.parametrize("gap", [1, 3, 30])
def test_numbers_written_wide_apart(number: Recognizer, compose: Compose, gap: float) -> None:
    assert_read(number, compose(replace(LEVEL, gaps=((1.0, gap, 1.5 * gap),))))


def test_each_digit_is_found_where_it_stands(number: Recognizer) -> None:
    # One stroke a digit, so that the strokes tell where digits begin and end.
    strokes = [
        [(0, 20), (8, 0), (30, 4), (34, 30), (2, 98), (40, 96)],
        [(70, 25), (84, 2), (84, 100)],
        [(110, 10), (160, 8), (130, 100)],
    ]
    reading = number.read(Ink.of([np.array(points) * 2.0 + 300 for points in strokes]))
    assert reading.text == "217"
    for digit, points in zip(reading.digits, strokes, strict=True):
        left, right = min(x for x, _ in points) * 2.0 + 300, max(x for x, _ in points) * 2.0 + 300
        assert digit.left == pytest.approx(left, abs=PLACE_ERROR * 200)
        assert digit.right == pytest.approx(right, abs=PLACE_ERROR * 200)


def test_digits_of_unequal_height(number: Recognizer, compose: Compose) -> None:
    assert_read(number, compose(replace(LEVEL, digit_size=0.18, gaps=(USUAL,))))


@pytest.mark.parametrize("slope", [-0.2, -0.1, 0.1, 0.2])
def test_a_baseline_that_climbs_or_falls(
    number: Recognizer, compose: Compose, slope: float
) -> None:
    numbers = compose(replace(LEVEL, gaps=(USUAL,)))
    assert_read(number, [(label, transformed(ink, (1, 0), (slope, 1))) for label, ink in numbers])


@pytest.mark.parametrize("canvas", [3, 2.5])
def test_a_number_that_fills_a_narrow_canvas(
    number: Recognizer, compose: Compose, canvas: float
) -> None:
    """Five digits with hardly a gap, pressed together where the canvas ends."""
    filling = []
    for label, ink in compose(replace(LEVEL, gaps=(CLOSE,)), lengths=(5,)):
        share = min(canvas * ink.bounds.height / ink.bounds.width, 1.0)
        filling.append((label, transformed(ink, (share, 0), (0, 1))))
    assert_read(number, filling)


def saved(path: Path, ink: Ink, height: float, pen: float) -> Path:
    """The ink as a PNG file, dark on white, so many pixels high and drawn with such a pen."""
    grey = np.round(255 * (1 - scanned(ink, height, pen, margin=2 * pen + 4))).astype(np.uint8)
    Image.fromarray(grey).save(path)
    return path


@pytest.mark.slow
def test_ink_and_its_files_get_the_same_text(
    number: Recognizer, compose: Compose, tmp_path: Path
) -> None:
    inks = [ink for _, ink in compose(NATURAL, count=120, lengths=(1, 2, 3, 4, 5))]
    texts = [reading.text for reading in number.read_many(inks)]
    same = {}
    for height in (40, 100, 240):
        for pen in (0.03, 0.05, 0.07):
            files = [
                saved(tmp_path / f"{at}.png", ink, height, pen * height)
                for at, ink in enumerate(inks)
            ]
            readings = number.read_many([Picture.open(file) for file in files])
            same[height, pen] = np.mean(
                [text == reading.text for text, reading in zip(texts, readings, strict=True)]
            )
    assert np.mean(list(same.values())) >= SAME_TEXT, same


def straight(lean: float) -> Ink:
    """A single straight stroke, leaning so many degrees to the right."""
    along, angle = np.linspace(0, 150, 30), np.radians(lean)
    return Ink.of([np.column_stack((-along * np.sin(angle), along * np.cos(angle)))])


@pytest.mark.parametrize("name", ["number", "digit"])
@pytest.mark.parametrize("lean", [-10, 0, 10, 20])
def test_a_plain_1_leaves_little_doubt(name: str, lean: float) -> None:
    reading = Recognizer.load(name, "cpu").read(straight(lean))
    assert reading.text == "1"
    assert reading.confidence > 0.85


@pytest.mark.parametrize("lean", [75, 90, 105])
def test_a_dash_is_no_1(number: Recognizer, lean: float) -> None:
    assert number.read(straight(lean)).status is Status.NOT_A_NUMBER


def test_thinning_points_to_half_a_pixel_changes_no_text(
    number: Recognizer, compose: Compose
) -> None:
    inks = [ink for _, ink in compose(NATURAL)]
    thinned = [
        Ink.of([kept(stroke.points * 26 / ink.bounds.height, 0.5) for stroke in ink.strokes])
        for ink in inks
    ]
    texts = [reading.text for reading in number.read_many(inks)]
    assert [reading.text for reading in number.read_many(thinned)] == texts
