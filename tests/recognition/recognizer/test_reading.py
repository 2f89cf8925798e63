"""A checkpoint at work: one answer whichever way it is asked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import Card, load
from digitpad.recognition.frame import Framing
from digitpad.recognition.networks import build, names
from digitpad.recognition.picture import Picture
from digitpad.recognition.reading import EMPTY, Reason
from digitpad.recognition.recognizer import Recognizer
from tests.recognition.recognizer.cards import (
    CARD,
    CLOSE,
    PLACES,
    SINGLE,
    Make,
    assert_close,
    every_decoder,
    scan,
    scribbles,
    weights_of,
)

CARDS = {
    "columns": CARD,
    "glyph": SINGLE,
    "windows": PLACES,
    "crnn": replace(CARD, network="crnn", arguments={"channels": [4, 4, 8, 8, 8, 8, 8]}),
    "multihead": replace(
        PLACES,
        network="multihead",
        arguments={"channels": [4, 4, 8, 8], "hidden": 32},
        framing={"height": 28, "width": 84, "align": "left"},
    ),
    "plain": replace(SINGLE, network="plain", framing={"height": 28, "width": 28}),
    "batchnorm": replace(SINGLE, network="batchnorm", framing={"height": 28, "width": 28}),
    "resnet50": replace(SINGLE, network="resnet50"),
}
"""A card for each network; all read untrained."""


def test_it_frames_as_its_card_says(made: Make) -> None:
    recognizer = Recognizer.load(made(), "cpu")
    [ink] = scribbles(1)
    expected = Framing(**CARD.framing).frame(ink)
    assert (recognizer.frame(ink).pixels == expected.pixels).all()


def test_ink_and_pictures_have_a_calibration_each(made: Make) -> None:
    calibration = {"temperature": 2.0, "pictures": {"temperature": 3.0}}
    recognizer = Recognizer.load(made(calibration=calibration), "cpu")
    [ink] = scribbles(1)
    assert recognizer.calibration(recognizer.frame(ink)).temperature == 2
    assert recognizer.calibration(recognizer.frame(scan(ink))).temperature == 3


@every_decoder
def test_many_are_read_as_one_is(made: Make, card: Card) -> None:
    recognizer = Recognizer.load(made(card), "cpu")
    inks = scribbles(200)
    sources = [scan(ink) if number % 3 else ink for number, ink in enumerate(inks)]
    readings = recognizer.read_many(sources)
    assert len(readings) == len(sources)
    for source, reading in list(zip(sources, readings, strict=True))[::9]:
        assert_close(recognizer.read(source), reading)
    assert len({reading.confidence for reading in readings}) > 100, "they can be told apart"


def test_none_are_read_as_none(made: Make) -> None:
    assert Recognizer.load(made(), "cpu").read_many([]) == []


def test_frames_are_read_as_their_sources_are(made: Make) -> None:
    recognizer = Recognizer.load(made(), "cpu")
    sources: list[Ink | Picture] = [*scribbles(3), scan(scribbles(1)[0])]
    frames = [recognizer.frame(source) for source in sources]
    assert recognizer.read_frames(frames) == recognizer.read_many(sources)


def test_blank_and_dotted_drawings_come_back_among_others(made: Make) -> None:
    blank = Picture(np.zeros((20, 30), np.float32))
    first, empty, dot, clean, last = Recognizer.load(made(), "cpu").read_many(
        [scribbles(1)[0], Ink(), Ink.of([[(3, 3)]]), blank, scribbles(1)[0]]
    )
    assert empty == clean == EMPTY
    assert dot.reason is Reason.TOO_SMALL
    assert first == last


@pytest.mark.parametrize("name", names())
def test_folding_the_batch_norms_changes_no_logit(made: Make, name: str) -> None:
    assert name in CARDS, f"give {name} a card here"
    card = CARDS[name]
    path = made(card)
    recognizer = Recognizer.load(path, "cpu")
    frames = [recognizer.frame(ink) for ink in scribbles(5)]
    network = build(card.network, card.arguments)
    network.load_state_dict(
        {name: torch.from_numpy(array) for name, array in load(path)[1].items()}
    )
    with torch.inference_mode():
        batch = torch.from_numpy(np.stack([frame.pixels for frame in frames])[:, None])
        expected = network.eval()(batch).numpy()
    np.testing.assert_allclose(recognizer.logits(frames), expected, atol=CLOSE)


def test_weights_in_half_precision_do(made: Make) -> None:
    inks, whole = scribbles(5), weights_of(CARD)
    half = {
        name: array.astype(np.float16) if array.dtype == np.float32 else array
        for name, array in whole.items()
    }
    exact = Recognizer.load(made(), "cpu")
    frames = [exact.frame(ink) for ink in inks]
    expected = exact.logits(frames)
    found = Recognizer.load(made(weights=half), "cpu").logits(frames)
    np.testing.assert_allclose(found, expected, atol=0.02)
