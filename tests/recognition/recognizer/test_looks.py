"""What is not sure at first sight is looked at again, and each digit has its chances."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from digitpad.recognition.checkpoint import Card, find, load
from digitpad.recognition.recognizer import Recognizer
from digitpad.recognition.together import together
from tests.recognition.recognizer.cards import (
    CARD,
    CLOSE,
    Make,
    assert_close,
    every_decoder,
    scribbles,
)


def leaning(card: Card, sure: float) -> Card:
    """A card that has everything looked at again that is read less surely."""
    framing = {**card.framing, "lean": 0.2}
    return replace(card, framing=framing, calibration={"sure": sure, "number": 0.0})


@every_decoder
def test_what_is_not_sure_at_first_sight_is_what_all_looks_say(made: Make, card: Card) -> None:
    once = Recognizer.load(made(card, calibration={"sure": 1.0, "number": 0.0}), "cpu")
    recognizer = Recognizer.load(made(leaning(card, sure=1.0)), "cpu")
    frames = [recognizer.frame(ink) for ink in scribbles(5)]
    for frame, found in zip(frames, recognizer.read_frames(frames), strict=True):
        looks = once.read_frames([frame, *recognizer.leaned(frame)])
        assert len(looks) == 3
        assert_close(found, together(looks, sure=1.0))


def test_what_is_sure_at_first_sight_is_looked_at_once(made: Make) -> None:
    once = Recognizer.load(made(), "cpu")
    frames = [once.frame(ink) for ink in scribbles(9)]
    first = once.read_frames(frames)
    sure = float(np.median([reading.confidence for reading in first]))
    recognizer = Recognizer.load(made(leaning(CARD, sure)), "cpu")
    for before, found in zip(first, recognizer.read_frames(frames), strict=True):
        assert (found.candidates == before.candidates) == (before.confidence >= sure)


@every_decoder
def test_each_digit_that_was_read_has_its_chances(made: Make, card: Card) -> None:
    recognizer = Recognizer.load(made(card), "cpu")
    for ink in scribbles(5):
        frame = recognizer.frame(ink)
        [reading] = recognizer.read_frames([frame])
        found = recognizer.digit_chances(frame, reading.text)
        assert len(found) == len(reading.text)
        for digit, chances in zip(reading.digits, found, strict=True):
            assert chances[int(digit.digit)] == pytest.approx(max(chances), rel=0.1)


@pytest.mark.parametrize("name", ["number", "digit", "sliding-window"])
def test_looks_count_towards_chances_as_they_believe_the_text(made: Make, name: str) -> None:
    card, weights = load(find(name))
    card = leaning(card, sure=1.0)
    recognizer = Recognizer.load(made(card, weights), "cpu")
    once = Recognizer.load(made(card, weights, framing=card.framing | {"lean": 0.0}), "cpu")
    for ink in scribbles(5):
        frame = recognizer.frame(ink)
        looks = [frame, *recognizer.leaned(frame)]
        text = recognizer.read_frames([frame])[0].text
        each = [once.digit_chances(look, text) for look in looks]
        believed = [
            sum(item.probability for item in reading.candidates if item.text == text)
            for reading in once.read_frames(looks)
        ]
        expected = np.average(each, axis=0, weights=believed)
        np.testing.assert_allclose(recognizer.digit_chances(frame, text), expected, atol=CLOSE)


def test_what_is_sure_has_the_chances_of_the_first_look(made: Make) -> None:
    card, weights = load(find("number"))
    card = leaning(card, sure=0.0)
    recognizer = Recognizer.load(made(card, weights), "cpu")
    once = Recognizer.load(made(card, weights, framing=card.framing | {"lean": 0.0}), "cpu")
    for ink in scribbles(5):
        frame = recognizer.frame(ink)
        [reading] = recognizer.read_frames([frame])
        found = recognizer.digit_chances(frame, reading.text)
        np.testing.assert_allclose(found, once.digit_chances(frame, reading.text), atol=CLOSE)
