"""Ensembles: checkpoints of one kind read as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pytest

from digitpad.recognition.calibration import Calibration
from digitpad.recognition.checkpoint import Card, CheckpointError
from digitpad.recognition.frame import Frame
from digitpad.recognition.reading import EMPTY, Reading, Status
from digitpad.recognition.recognizer import Recognizer
from trainer.ensemble import Ensemble

if TYPE_CHECKING:
    from tests.trainer.conftest import ReadingOf

FRAME = Frame(np.ones((4, 4), np.float32), np.arange(5.0), picture=True)


class ReadsFramesAlike(Recognizer):
    """Reads every frame as the same."""

    def __init__(self, name: str, alphabet: str, reading: Reading, sure: float) -> None:
        data = [{"name": name, "part": "train", "writers": []}]
        self.card = Card(name, "Fake", "none", {}, alphabet, "single", {}, data=data)
        self._reading, self._sure_from = reading, sure

    def read_frames(self, frames: Sequence[Frame]) -> list[Reading]:
        return [self._reading for _ in frames]

    def calibration(self, frame: Frame) -> Calibration:
        return Calibration(sure=self._sure_from)


class TestEnsemble:
    def test_reads_as_its_members_in_the_mean(self, reading_of: ReadingOf) -> None:
        members = [
            ReadsFramesAlike("one", "01", reading_of("1", 0.7), 0.5),
            ReadsFramesAlike("two", "01", reading_of("1", 0.9), 0.7),
        ]
        [found] = Ensemble(members).read_frames([FRAME])

        assert found.text == "1"
        assert found.confidence == pytest.approx(0.8)
        assert found.status is Status.OK

    def test_has_seen_what_its_members_have(self, reading_of: ReadingOf) -> None:
        ensemble = Ensemble([ReadsFramesAlike(name, "01", EMPTY, 0.5) for name in ("one", "two")])

        assert ensemble.card.name == "one + two"
        assert [entry["name"] for entry in ensemble.card.data] == ["one", "two"]

    def test_members_of_different_kinds_are_refused(self) -> None:
        members = [
            ReadsFramesAlike("one", "01", EMPTY, 0.5),
            ReadsFramesAlike("two", "0", EMPTY, 0.5),
        ]

        with pytest.raises(CheckpointError, match="one and two differ in their alphabet"):
            Ensemble(members)
