"""Ensembles: several readings become one, of checkpoints of one kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pytest

from digitpad.recognition.checkpoint import Card, CheckpointError
from digitpad.recognition.decode import Calibration
from digitpad.recognition.frame import Frame
from digitpad.recognition.reading import EMPTY, Candidate, Digit, Reading, Reason, Status
from digitpad.recognition.recognizer import Recognizer
from trainer.ensemble import Ensemble, together

if TYPE_CHECKING:
    from tests.trainer.conftest import ReadingOf

FRAME = Frame(np.ones((4, 4), np.float32), np.arange(5.0), picture=True)


def reading(*candidates: tuple[str, float], status: Status = Status.OK) -> Reading:
    text, confidence = candidates[0]
    digits = tuple(Digit(digit, confidence, at, at + 1.0) for at, digit in enumerate(text))
    reason = Reason.NOT_DIGITS if status is Status.NOT_A_NUMBER else None
    shown = tuple(Candidate(*candidate) for candidate in candidates)
    return Reading(status, reason, text, confidence, digits, shown)


class FakeRecognizer(Recognizer):
    """Reads every frame as the same."""

    def __init__(self, name: str, alphabet: str, reading: Reading, sure: float) -> None:
        data = [{"name": name, "part": "train", "writers": []}]
        self.card = Card(name, "Fake", "none", {}, alphabet, "single", {}, data=data)
        self._reading, self._sure_from = reading, sure

    def read_frames(self, frames: Sequence[Frame]) -> list[Reading]:
        return [self._reading for _ in frames]

    def calibration(self, frame: Frame) -> Calibration:
        return Calibration(sure=self._sure_from)


class TestTogether:
    def test_a_text_is_as_likely_as_in_the_mean(self) -> None:
        found = together(
            [
                reading(("41", 0.6), ("47", 0.3)),
                reading(("47", 0.7), ("4", 0.2)),
                reading(("41", 0.5), ("47", 0.4)),
            ],
            sure=0.9,
        )

        assert found.text == "47"
        assert found.confidence == pytest.approx(1.4 / 3)
        assert [item.text for item in found.candidates] == ["47", "41", "4"]
        assert sum(item.probability for item in found.candidates) <= 1

    def test_places_are_those_of_a_network_that_read_it(self) -> None:
        found = together([reading(("4", 0.6)), reading(("47", 0.9))], sure=0.9)

        assert [(item.digit, item.left, item.right) for item in found.digits] == [
            ("4", 0, 1),
            ("7", 1, 2),
        ]

    def test_digits_are_as_sure_as_all_texts_with_them(self) -> None:
        found = together([reading(("41", 0.6), ("47", 0.4))], sure=0.9)

        assert [item.confidence for item in found.digits] == pytest.approx([1.0, 0.6])

    @pytest.mark.parametrize(("sure", "status"), [(0.7, Status.OK), (0.9, Status.UNSURE)])
    def test_it_is_ok_from_a_confidence_on(self, sure: float, status: Status) -> None:
        assert together([reading(("4", 0.8))], sure).status is status

    def test_most_must_refuse(self) -> None:
        yes, no = reading(("4", 0.9)), reading(("4", 0.9), status=Status.NOT_A_NUMBER)

        assert together([yes, no], 0.5).status is Status.OK
        refused = together([yes, no, no], 0.5)
        assert (refused.status, refused.reason) == (Status.NOT_A_NUMBER, Reason.NOT_DIGITS)

    def test_what_is_empty_stays_empty(self) -> None:
        assert together([EMPTY, EMPTY], 0.5) == EMPTY


class TestEnsemble:
    def test_reads_as_its_members_in_the_mean(self, reading_of: ReadingOf) -> None:
        members = [
            FakeRecognizer("one", "01", reading_of("1", 0.7), 0.5),
            FakeRecognizer("two", "01", reading_of("1", 0.9), 0.7),
        ]
        [found] = Ensemble(members).read_frames([FRAME])

        assert found.text == "1"
        assert found.confidence == pytest.approx(0.8)
        assert found.status is Status.OK

    def test_has_seen_what_its_members_have(self, reading_of: ReadingOf) -> None:
        ensemble = Ensemble([FakeRecognizer(name, "01", EMPTY, 0.5) for name in ("one", "two")])

        assert ensemble.card.name == "one + two"
        assert [entry["name"] for entry in ensemble.card.data] == ["one", "two"]

    def test_members_of_different_kinds_are_refused(self) -> None:
        members = [FakeRecognizer("one", "01", EMPTY, 0.5), FakeRecognizer("two", "0", EMPTY, 0.5)]

        with pytest.raises(CheckpointError, match="one and two differ in their alphabet"):
            Ensemble(members)
