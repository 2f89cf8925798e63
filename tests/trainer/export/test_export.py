"""Export: the forms of a checkpoint with their figures, and int8 weights that lose too much."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from digitpad.recognition.frame import Frame
from digitpad.recognition.recognizer import Recognizer
from trainer.data.sample import DataError
from trainer.export import ExportError
from trainer.export.exam import Exam, exam, main_protocol
from trainer.export.export import Form, check_lost, export
from trainer.progress import Event, mute

if TYPE_CHECKING:
    from tests.trainer.export.conftest import NewCheckpoint

PLAIN = {"size": [16, 16], "channels": [4, 8], "hidden": 16}


def exam_by(checkpoint: Path, frames: list[Frame]) -> Exam:
    """An exam in which a checkpoint makes no mistake."""
    readings = Recognizer.load(checkpoint, "cpu").read_frames(frames)
    return Exam("own", frames, [reading.text for reading in readings], frames[:40])


def various(checkpoint: Path, frames: list[Frame]) -> np.ndarray:
    """A last bias with which a network reads all kinds of digits."""
    logits = Recognizer.load(checkpoint, "cpu").logits(frames)
    return np.asarray(-logits.mean(axis=0), np.float32)


class TestLosses:
    @pytest.mark.parametrize(("right", "lost"), [(990, 1), (990, 0), (990, -5)])
    def test_up_to_a_tenth_of_a_point_may_be_lost(self, right: int, lost: int) -> None:
        check_lost("x", Exam("own", [], ["1"] * 1000, []), form(right), form(right - lost))

    def test_more_is_refused_with_both_figures(self) -> None:
        taken = Exam("strings", [], ["1"] * 1000, [])

        with pytest.raises(ExportError) as refused:
            check_lost("number", taken, form(990), form(988))

        for words in ("number reads 98.80 % of the 1000", "protocol strings", "99.00 %", "0.1"):
            assert words in str(refused.value)


def form(right: int) -> Form:
    return Form("any", 1, right / 1000, 1.0)


class TestExam:
    @pytest.fixture
    def numbers(self, new_checkpoint: NewCheckpoint) -> Path:
        """A checkpoint for numbers, which refuses."""
        small = {"height": 16, "channels": [4, 4, 8, 8], "context": 8}
        return new_checkpoint("columns", small, (16, 64), "ctc")

    def test_the_share_of_right_answers_is_counted(
        self, new_checkpoint: NewCheckpoint, frames: list[Frame]
    ) -> None:
        checkpoint, events = new_checkpoint("plain", PLAIN), list[Event]()
        taken = exam_by(checkpoint, frames)
        wrong = Exam("own", frames, ["none", *taken.labels[1:]], frames)
        recognizer = Recognizer.load(checkpoint, "cpu")

        assert taken.right(recognizer, "torch", mute) == len(frames)
        assert wrong.right(recognizer, "torch", events.append) == len(frames) - 1
        assert (events[-1]["done"], events[-1]["of"]) == (len(frames), len(frames))

    def test_it_is_the_validation_part_of_the_main_protocol(
        self, new_checkpoint: NewCheckpoint, files: Path
    ) -> None:
        taken = exam(Recognizer.load(new_checkpoint("plain", PLAIN), "cpu"), files)

        assert taken.protocol == "mnist"
        assert (len(taken.labels), len(taken.frames), len(taken.calibrating)) == (4750, 4750, 250)
        assert taken.pixels().shape == (250, 1, 16, 16)
        assert not set(map(id, taken.frames)) & set(map(id, taken.calibrating))

    def test_a_protocol_with_few_drawings_is_refused(
        self, new_checkpoint: NewCheckpoint, files: Path
    ) -> None:
        recognizer = Recognizer.load(new_checkpoint("plain", PLAIN), "cpu")

        with pytest.raises(DataError, match=r"tablet has \d+ drawings .* at least 2000 with --on"):
            exam(recognizer, files, "tablet")

    @pytest.mark.parametrize("protocol", ["letters", "fgsm-0.1", "strings"])
    def test_a_protocol_that_says_nothing_of_what_is_lost_is_refused(
        self, new_checkpoint: NewCheckpoint, files: Path, protocol: str
    ) -> None:
        recognizer = Recognizer.load(new_checkpoint("plain", PLAIN), "cpu")

        with pytest.raises(DataError, match=f"{protocol} cannot tell .* such as mnist"):
            exam(recognizer, files, protocol)

    def test_a_network_for_numbers_is_measured_on_numbers(self, numbers: Path) -> None:
        recognizer = Recognizer.load(numbers, "cpu")
        assert main_protocol(recognizer) == "strings"

        recognizer.card = replace(recognizer.card, decoder="positions", arguments={"positions": 3})
        assert main_protocol(recognizer) == "strings-m"

    @pytest.mark.parametrize(
        ("protocols", "main"),
        [
            (["tablet", "mnist"], "tablet"),
            (["fgsm-0.1", "tablet"], "tablet"),
            (["letters", "scrawls"], "strings"),
            (["letters", "tablet-strings", "strings"], "tablet-strings"),
        ],
    )
    def test_the_first_protocol_of_the_recipe_that_can_tell_is_the_main_one(
        self, numbers: Path, protocols: list[str], main: str
    ) -> None:
        recognizer = Recognizer.load(numbers, "cpu")
        recognizer.card.recipe["protocols"] = protocols

        assert main_protocol(recognizer) == main


class TestExport:
    def test_without_an_exam_nothing_is_said_of_what_is_read(
        self, new_checkpoint: NewCheckpoint, tmp_path: Path
    ) -> None:
        checkpoint, out = new_checkpoint("plain", PLAIN), tmp_path / "out.onnx"
        made = export(checkpoint, out)

        assert [one.name for one in made.forms] == ["torch", "onnx"]
        assert [one.bytes for one in made.forms] == [
            path.stat().st_size for path in (checkpoint, out)
        ]
        assert {one.exact for one in made.forms} == {None}
        assert all(one.latency_ms > 0 for one in made.forms)
        assert sorted(path.name for path in tmp_path.glob("*out*")) == ["out.onnx"]

    @pytest.mark.slow
    def test_int8_weights_that_read_as_well_are_written(
        self, new_checkpoint: NewCheckpoint, tmp_path: Path, frames: list[Frame]
    ) -> None:
        # With one logit far above the others, small changes change no answer.
        bias = np.eye(10, dtype=np.float32)[3] * 100
        checkpoint = new_checkpoint("plain", PLAIN, weights={"layers.10.bias": bias})
        out, int8 = tmp_path / "out.onnx", tmp_path / "out-int8.onnx"
        made = export(checkpoint, out, int8=int8, exam=exam_by(checkpoint, frames))

        metrics = made.as_metrics()
        assert (metrics["protocol"], metrics["count"]) == ("own", 300)
        assert [one["exact"] for one in metrics["forms"].values()] == [1.0, 1.0, 1.0]
        assert metrics["forms"]["int8"]["bytes"] == int8.stat().st_size

    @pytest.mark.slow
    def test_int8_weights_that_lose_too_much_are_not(
        self, new_checkpoint: NewCheckpoint, tmp_path: Path, frames: list[Frame]
    ) -> None:
        bias = various(new_checkpoint("plain", PLAIN), frames)
        torch.manual_seed(0)
        first, second = torch.nn.Conv2d(1, 4, 3).bias, torch.nn.Conv2d(4, 8, 3).weight
        assert first is not None
        # One channel is huge and ignored: beside it all others are rounded to nothing.
        large, ignoring = first.detach().numpy().copy(), second.detach().numpy().copy()
        large[0], ignoring[:, 0] = 1e6, 0
        weights = {"layers.0.bias": large, "layers.3.weight": ignoring, "layers.10.bias": bias}
        checkpoint = new_checkpoint("plain", PLAIN, weights=weights)
        out, int8 = tmp_path / "out.onnx", tmp_path / "out-int8.onnx"
        int8.write_text("from before")
        taken = exam_by(checkpoint, frames)
        assert len(set(taken.labels)) > 2

        with pytest.raises(ExportError, match=r"int8 .* \d+\.\d\d % of the 300 .* 100\.00 %"):
            export(checkpoint, out, int8=int8, exam=taken)

        assert int8.read_text() == "from before"
        assert out.stat().st_size > 0
