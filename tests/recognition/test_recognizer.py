"""A checkpoint at work: loaded or refused in words, and one answer whichever way it is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import (
    Card,
    CheckpointError,
    Weights,
    find,
    load,
    save_checkpoint,
)
from digitpad.recognition.frame import Framing
from digitpad.recognition.networks import build, columns, names
from digitpad.recognition.pen import drawn
from digitpad.recognition.picture import Picture
from digitpad.recognition.reading import EMPTY, Reading, Reason
from digitpad.recognition.recognizer import DeviceError, Recognizer
from digitpad.recognition.together import together

CLOSE = 1e-3
CARD = Card(
    name="made",
    title="Made: untrained",
    network="columns",
    arguments={"symbols": 12, "channels": [4, 8, 8, 8], "context": 16},
    alphabet="-0123456789?",
    decoder="ctc",
    framing={"height": 32, "width": 96, "pen": 2.0},
)
SINGLE = Card("one", "One digit", "glyph", {}, "0123456789", "single", {"width": 32})
PLACES = Card(
    name="places",
    title="Places: untrained",
    network="windows",
    arguments={"channels": [4, 4, 4, 4, 8]},
    alphabet="0123456789-",
    decoder="positions",
    framing={"align": "right"},
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

Make = Callable[..., Path]


def weights_of(card: Card) -> Weights:
    """Weights of a network that has seen a few frames, so that its batch norms do something."""
    torch.manual_seed(0)
    network = build(card.network, card.arguments)
    framing = Framing(**card.framing)
    for _ in range(3):
        network(torch.rand(8, 1, framing.height, framing.width))
    return {name: value.numpy() for name, value in network.state_dict().items()}


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """Writes a checkpoint: a card with changes, and its weights or others."""

    def make(card: Card = CARD, weights: Weights | None = None, **changes: Any) -> Path:
        path = tmp_path / "made.safetensors"
        save_checkpoint(path, replace(card, **changes), weights or weights_of(card))
        return path

    return make


def scribbles(count: int) -> list[Ink]:
    random = np.random.default_rng(4)
    return [Ink.of([random.uniform(0, 30, (6, 2))]) for _ in range(count)]


def scan(ink: Ink) -> Picture:
    [stroke] = ink.strokes
    return Picture(drawn(stroke.points * 2 + 9, np.array([0]), (80, 80), 4))


def assert_close(a: Reading, b: Reading) -> None:
    """The same but for what a batch's size does to the last digits of a sum."""
    assert (a.status, a.reason, a.text) == (b.status, b.reason, b.text)
    assert a.confidence == pytest.approx(b.confidence, abs=CLOSE)
    for one, other in zip(a.digits, b.digits, strict=True):
        assert (one.digit, one.left, one.right) == (other.digit, other.left, other.right)


def test_ink_and_pictures_have_a_calibration_each(made: Make) -> None:
    calibration = {"temperature": 2.0, "pictures": {"temperature": 3.0}}
    recognizer = Recognizer.load(made(calibration=calibration), "cpu")
    [ink] = scribbles(1)
    assert recognizer.calibration(recognizer.frame(ink)).temperature == 2
    assert recognizer.calibration(recognizer.frame(scan(ink))).temperature == 3


@pytest.mark.parametrize("name", ["number", "digit"])
def test_the_shipped_ones_load_by_name(name: str) -> None:
    recognizer = Recognizer.load(name, "cpu")
    assert recognizer.card.name == name
    assert recognizer.device == "cpu"


@pytest.mark.parametrize("kind", [Path, str])
def test_any_loads_by_its_path(made: Make, kind: Callable[[Path], Path | str]) -> None:
    assert Recognizer.load(kind(made()), "cpu").card == CARD


def test_a_missing_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="one of the shipped ones"):
        Recognizer.load(tmp_path / "none.safetensors")


def test_auto_takes_what_is_there(made: Make) -> None:
    recognizer = Recognizer.load(made())
    assert recognizer.device == ("cuda" if torch.cuda.is_available() else "cpu")
    assert_close(
        recognizer.read(scribbles(1)[0]), Recognizer.load(made(), "cpu").read(scribbles(1)[0])
    )


def test_auto_takes_the_cpu_where_cuda_takes_the_network_and_then_fails(
    made: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = Recognizer.load(made(), "cpu").read(scribbles(1)[0])
    places = ["cpu"]
    forward = columns.Network.forward

    def to(network: columns.Network, place: str = "cpu", **_: Any) -> columns.Network:
        places.append(place)
        return network

    def run(network: columns.Network, frames: Tensor) -> Tensor:
        if places[-1] == "cuda":  # without CUDA the frames fail to get there before
            raise RuntimeError("no kernel image is available for execution on the device")
        return forward(network, frames)

    monkeypatch.setattr(columns.Network, "to", to)
    monkeypatch.setattr(columns.Network, "forward", run)
    recognizer = Recognizer.load(made(), "auto")

    assert (recognizer.device, places[-2:]) == ("cpu", ["cuda", "cpu"])
    assert_close(recognizer.read(scribbles(1)[0]), expected)


NOT_THERE = ["cuda:99", "gpu", "", *([] if torch.cuda.is_available() else ["cuda"])]


@pytest.mark.parametrize("device", NOT_THERE)
def test_a_device_that_is_not_there_says_what_to_do(made: Make, device: str) -> None:
    with pytest.raises(DeviceError, match=r"does not work here .* Use auto or cpu instead\.") as no:
        Recognizer.load(made(), device)
    assert repr(device) in str(no.value)


@pytest.mark.parametrize("device", ["auto", "cpu", "cuda:99"])
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"network": "collumns"}, "no network 'collumns'"),
        ({"arguments": {"depth": 3}}, "no argument depth"),
        ({"arguments": {"channels": "many"}}, "does not fit"),
        ({"arguments": {"symbols": 11}}, "not those of its network"),
        ({"network": "glyph", "arguments": {}}, "not those of its network"),
        ({"decoder": "attention"}, "no decoder 'attention'"),
        ({"decoder": "single"}, "decoder and alphabet"),
        ({"alphabet": "-0123456789"}, "decoder and alphabet"),
        ({"alphabet": "0123456789?-"}, "decoder and alphabet"),
        ({"decoder": "positions"}, "decoder and alphabet"),
        ({"framing": {"hight": 32}}, "framing has an unknown hight"),
        ({"framing": {"height": "32"}}, "framing has an unknown height"),
        ({"framing": {"height": 32.5}}, "framing has an unknown height"),
        ({"framing": {"pen": True}}, "framing has an unknown pen"),
        ({"framing": {"height": 4}}, "leaves no room for ink"),
        ({"framing": {"height": 40}}, "does not fit"),
        ({"calibration": {"temprature": 1}}, "calibration has an unknown temprature"),
        ({"calibration": {"temperature": 0}}, "temperature"),
        ({"calibration": {"pictures": {"temprature": 1}}}, "calibration has an unknown temprature"),
    ],
)
def test_what_does_not_fit_together_is_refused_on_any_device(
    made: Make, changes: dict[str, Any], words: str, device: str
) -> None:
    path = made(**changes)
    with pytest.raises(CheckpointError) as refusal:
        Recognizer.load(path, device)
    message = str(refusal.value)
    assert message.startswith(f"{path} does not fit this digitpad: ")
    assert message.endswith("Choose another checkpoint.")
    assert words in message


@pytest.mark.parametrize("fault", ["missing", "unknown", "shape", "nan"])
def test_weights_of_another_network_are_refused(made: Make, fault: str) -> None:
    weights = weights_of(CARD)
    name = next(iter(weights))
    if fault == "missing":
        del weights[name]
    elif fault == "unknown":
        weights["novelty"] = np.zeros(3)
    elif fault == "shape":
        weights[name] = weights[name][:-1]
    else:
        weights[name] = weights[name] * np.float32(np.nan)
    with pytest.raises(CheckpointError, match="does not fit this digitpad"):
        Recognizer.load(made(weights=weights), "cpu")


def test_whole_numbers_do_where_others_are_meant(made: Make) -> None:
    path = made(framing={**CARD.framing, "pen": 2}, calibration={"temperature": 1})
    assert Recognizer.load(path, "cpu").read(Ink()) == EMPTY


@pytest.mark.parametrize("card", [CARD, SINGLE, PLACES], ids=lambda card: card.decoder)
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


def leaning(card: Card, sure: float) -> Card:
    """A card that has everything looked at again that is read less surely."""
    framing = {**card.framing, "lean": 0.2}
    return replace(card, framing=framing, calibration={"sure": sure, "number": 0.0})


@pytest.mark.parametrize("card", [CARD, SINGLE, PLACES], ids=lambda card: card.decoder)
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


@pytest.mark.parametrize("card", [CARD, SINGLE, PLACES], ids=lambda card: card.decoder)
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


def test_it_frames_as_its_card_says(made: Make) -> None:
    recognizer = Recognizer.load(made(), "cpu")
    [ink] = scribbles(1)
    expected = Framing(**CARD.framing).frame(ink)
    assert (recognizer.frame(ink).pixels == expected.pixels).all()


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
