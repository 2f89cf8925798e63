"""Evaluation: who may be measured on what, and what is read of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from torch import Tensor

from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import Card
from digitpad.recognition.frame import Frame, Framing
from digitpad.recognition.pen import Pixels
from digitpad.recognition.picture import Picture
from digitpad.recognition.reading import Reading
from digitpad.recognition.recognizer import Recognizer
from trainer.data.pendigits import pendigits
from trainer.data.sample import DataError, Part, Sample
from trainer.data.sources import described
from trainer.measuring.evaluate import evaluate, suiting, suits, unseen, usual
from trainer.protocols import PROTOCOLS, Protocol
from trainer.protocols.attack import Attack

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.trainer.conftest import ReadingOf

NUMBERS = Protocol("numbers", "Numbers", "pendigits", pendigits)
CARD = Card("fake", "Fake", "none", {}, "0123456789", "single", {})
PARTS: tuple[Part, ...] = ("validate", "test")


class ReadsAllAlike(Recognizer):
    """Reads every drawing as the same, unless its frame is lighter than ink can be."""

    def __init__(self, reading: Reading, data: list[dict[str, Any]] | None = None) -> None:
        self.card = replace(CARD, data=data or [])
        self.framing = Framing()
        self._reading = reading

    def read_many(self, sources: Sequence[Ink | Picture]) -> list[Reading]:
        return [self._reading for _ in sources]

    def frame(self, source: Ink | Picture) -> Frame:
        return Frame(np.zeros((4, 4), np.float32), np.arange(5.0))

    def read_frames(self, frames: Sequence[Frame]) -> list[Reading]:
        text = "1" if frames[0].pixels.any() else self._reading.text
        return [replace(self._reading, text=text) for _ in frames]

    def gradient(self, pixels: Pixels, loss: Callable[[Tensor], Tensor]) -> Pixels:
        return np.ones_like(pixels)


def test_reads_the_samples_of_a_part(files: Path, reading_of: ReadingOf) -> None:
    found = evaluate(ReadsAllAlike(reading_of("4")), NUMBERS, files).figures

    assert (found.exact, found.count) == (0.1, 50)


def test_under_attack_other_frames_are_read(files: Path, reading_of: ReadingOf) -> None:
    attacked = replace(NUMBERS, attack=Attack(0.5))
    found = evaluate(ReadsAllAlike(reading_of("4")), attacked, files).figures

    assert (found.by_class["4"], found.by_class["1"]) == (0.0, 1.0)


def test_tells_how_far_it_is(files: Path, reading_of: ReadingOf) -> None:
    events: list[dict[str, Any]] = []
    evaluate(ReadsAllAlike(reading_of("4")), NUMBERS, files, report=events.append)

    assert events[-1]["event"] == "evaluating"
    assert (events[-1]["done"], events[-1]["of"], events[-1]["seconds_left"]) == (50, 50, 0)


def seen(files: Path, *parts: Part) -> list[dict[str, Any]]:
    """Parts of pendigits, as the card of who has seen them has them."""
    return [described(files, "pendigits", part, pendigits(files, part)) for part in parts]


@pytest.mark.parametrize("part", ["train", "test"])
def test_refuses_data_that_the_checkpoint_has_seen(
    files: Path, reading_of: ReadingOf, part: Part
) -> None:
    recognizer = ReadsAllAlike(reading_of("4"), seen(files, part))

    with pytest.raises(DataError, match=r"fake has learnt from data of .* \(pendigits\)"):
        evaluate(recognizer, NUMBERS, files, part)
    assert evaluate(recognizer, NUMBERS, files, "validate").samples


def test_who_asks_for_it_sees_what_the_checkpoint_was_chosen_by(
    files: Path, reading_of: ReadingOf
) -> None:
    recognizer = ReadsAllAlike(reading_of("4"), seen(files, "train", "validate"))

    assert evaluate(recognizer, NUMBERS, files, "validate").samples


@pytest.mark.parametrize("part", ["train", "test"])
@pytest.mark.parametrize("name", [name for name in PROTOCOLS if PROTOCOLS[name].data])
def test_no_protocol_measures_who_has_seen_its_data(
    files: Path, reading_of: ReadingOf, name: str, part: Part
) -> None:
    few = pendigits(files, part)[:3]
    protocol = replace(PROTOCOLS[name], samples=lambda folder, part: few)
    known = protocol.sources(files, part, few)

    with pytest.raises(DataError, match=f"has learnt from data of protocol {name} "):
        unseen(ReadsAllAlike(reading_of("4"), known), protocol, files, part)
    assert unseen(ReadsAllAlike(reading_of("4")), protocol, files, part) == few


def own(*labels: str) -> Protocol:
    """Pictures of one's own, with these labels."""
    ink = Ink.of([[(0, 0), (0, 1)]])
    samples = [Sample(ink, label, "") for label in labels]
    return replace(PROTOCOLS["folder"], samples=lambda folder, part: samples)


def test_of_ones_own_pictures_it_is_measured_on_those_that_it_can_read(
    tmp_path: Path, reading_of: ReadingOf
) -> None:
    recognizer = ReadsAllAlike(reading_of("4"))
    protocol = own("4", "44", "7")

    assert suits(recognizer, protocol)
    assert [one.label for one in unseen(recognizer, protocol, tmp_path)] == ["4", "7"]


def test_numbers_that_are_all_too_long_for_it_are_told(
    tmp_path: Path, reading_of: ReadingOf
) -> None:
    with pytest.raises(DataError, match=r"have more digits than .* reads \(1\)"):
        unseen(ReadsAllAlike(reading_of("4")), own("44", "777"), tmp_path)


def test_refuses_a_protocol_without_samples(tmp_path: Path, reading_of: ReadingOf) -> None:
    nothing = Protocol("nothing", "Nothing", "pendigits", lambda folder, part: [])

    with pytest.raises(DataError, match="holds no sample of protocol nothing, part test"):
        evaluate(ReadsAllAlike(reading_of("4")), nothing, tmp_path)


def test_what_a_card_has_figures_of_suits_it(reading_of: ReadingOf) -> None:
    recognizer = ReadsAllAlike(reading_of("4"))
    recognizer.card = replace(CARD, metrics={"tablet": {}, "mnist": {}, "future": {}})

    assert suiting(recognizer) == ["mnist", "tablet"]


def test_without_figures_those_suit_that_it_can_do_and_that_need_not_be_named(
    reading_of: ReadingOf,
) -> None:
    names = suiting(ReadsAllAlike(reading_of("4")))

    assert set(names) == {"mnist", "tablet", "unipen", "corrupted"}


def test_attacks_and_what_one_system_draws_are_measured_where_somebody_names_them() -> None:
    names = usual(replace(CARD, alphabet="-0123456789?", decoder="ctc"))

    assert {"strings", "tablet-strings", "touching", "letters", "scrawls"} < set(names)
    assert not [name for name in names if re.search("-[wmc]$|-m-|^(fgsm|pgd)-", name)]
