"""The views: what was read in large type and in words, and what the network sees."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from digitpad.recognition.correction import Number, number_of
from digitpad.recognition.frame import Frame
from digitpad.recognition.reading import EMPTY, Reading, Reason, Status
from digitpad.ui.reading.confidence_bar import ConfidenceBar
from digitpad.ui.reading.frame_view import FrameView
from digitpad.ui.reading.view import ReadingView
from digitpad.ui.theme import ACCENT, CAUTION, DARK, INK, LIGHT, Theme, palette

if TYPE_CHECKING:
    from tests.ui.conftest import ReadingOf


@pytest.fixture
def view(qtbot: QtBot) -> ReadingView:
    view = ReadingView()
    qtbot.addWidget(view)
    view.resize(300, 120)
    return view


def show(view: ReadingView, reading: Reading) -> None:
    view.show_number(Number(reading, number_of(reading)))


def texts(view: ReadingView) -> list[str]:
    """The number and the words."""
    return [label.text() for label in view.findChildren(QLabel)]


def bar(view: ReadingView) -> ConfidenceBar:
    [bar] = view.findChildren(ConfidenceBar)
    return bar


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(0.984, "98 % sure"), (0.99499, "99 % sure"), (0.9999, "over 99 % sure"), (0.9, "90 % sure")],
)
def test_a_reading_is_shown_with_its_confidence(
    view: ReadingView, reading_of: ReadingOf, confidence: float, words: str
) -> None:
    show(view, reading_of("007", confidence))
    assert texts(view) == ["007", words]


def test_an_unsure_reading_looks_different_and_asks(
    view: ReadingView, reading_of: ReadingOf
) -> None:
    show(view, reading_of("401", 0.54))
    sure = view.grab().toImage()
    show(view, reading_of("401", 0.54, Status.UNSURE))
    assert texts(view) == ["401", "54 % sure: please check."]
    assert view.grab().toImage() != sure
    [number, _words] = view.findChildren(QLabel)
    assert number.foregroundRole() == CAUTION


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason.NOT_DIGITS, "Not a number: this does not look like digits."),
        (Reason.TOO_MANY_DIGITS, "More than five digits: not a number for this pad."),
        (Reason.TOO_SMALL, "Only a dot: too small to be a number."),
    ],
)
def test_what_is_no_number_shows_no_digits_but_why(
    view: ReadingView, reading_of: ReadingOf, reason: Reason, words: str
) -> None:
    reading = replace(reading_of("4", 0.6, Status.NOT_A_NUMBER), reason=reason)
    show(view, reading)
    assert texts(view) == ["?", words]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.UNSURE, "As you corrected it. It was read as 401."),
        (Status.NOT_A_NUMBER, "As you corrected it. It was not taken for a number."),
    ],
)
def test_a_corrected_number_is_not_given_a_confidence_that_it_has_not(
    view: ReadingView, reading_of: ReadingOf, status: Status, words: str
) -> None:
    view.show_number(Number(reading_of("401", 0.54, status), "407"))
    assert texts(view) == ["407", words]
    corrected = view.grab().toImage()
    bar(view).show_share(0.54, ACCENT)
    assert view.grab().toImage() != corrected, "there was no bar"


@pytest.mark.parametrize("large", [True, False])
def test_nothing_moves_when_the_words_are_longer(
    view: ReadingView, reading_of: ReadingOf, large: bool
) -> None:
    view.set_large(large)
    height = view.sizeHint().height()
    show(view, replace(reading_of("4", 0.6, Status.NOT_A_NUMBER), reason=None))
    assert view.sizeHint().height() == height


def test_nothing_is_invented_for_an_empty_canvas(view: ReadingView, reading_of: ReadingOf) -> None:
    blank = view.grab().toImage()
    show(view, reading_of("4"))
    show(view, EMPTY)
    assert texts(view) == ["", "Nothing is written."]
    assert view.grab().toImage() == blank


def test_words_take_the_place_of_a_number(view: ReadingView, reading_of: ReadingOf) -> None:
    show(view, reading_of("4"))
    view.show_words("Getting ready")
    assert texts(view) == ["", "Getting ready"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_bar_is_as_long_as_the_confidence(
    qtbot: QtBot, theme: Theme, reading_of: ReadingOf
) -> None:
    view = ConfidenceBar()
    qtbot.addWidget(view)
    view.setPalette(palette(theme))
    view.resize(200, 8)
    view.show_share(0.75, ACCENT)
    image = view.grab().toImage()
    filled = [image.pixelColor(x, 4).name() == theme.accent for x in range(5, 195)]
    assert 143 <= sum(filled) <= 147
    view.show_share(None, INK)
    assert view.grab().toImage().pixelColor(10, 4).name() == theme.desk


def test_a_frame_is_shown_and_goes_again(qtbot: QtBot) -> None:
    view = FrameView()
    qtbot.addWidget(view)
    view.setPalette(palette(LIGHT))
    view.resize(320, 64)
    pixels = np.zeros((32, 160), np.float32)
    pixels[10:20, 40:50] = 1
    view.show_frame(Frame(pixels, np.arange(161.0)))
    image = view.grab().toImage()
    assert image.pixelColor(90, 30).name() == "#ffffff"
    assert image.pixelColor(200, 30).lightness() < 20
    view.show_frame(None)
    assert view.grab().toImage().pixelColor(90, 30).name() == LIGHT.desk


def test_a_square_frame_stands_in_the_middle(qtbot: QtBot) -> None:
    view = FrameView()
    qtbot.addWidget(view)
    view.resize(320, 64)
    view.show_frame(Frame(np.ones((32, 32), np.float32), np.arange(33.0)))
    image = view.grab().toImage()
    assert [image.pixelColor(x, 32).lightness() > 200 for x in (60, 130, 190, 260)] == [
        False,
        True,
        True,
        False,
    ]
