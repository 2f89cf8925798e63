"""The bench: it times the recipe's own steps and batches, and says how they compare."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import torch
from torch.utils.data import Dataset

from digitpad.recognition.recognizer import Recognizer
from trainer.cli import main
from trainer.commands.bench import _line
from trainer.composing.batches import Batch
from trainer.progress import Event
from trainer.training.bench import StepBench, StepCost, reading_costs, steps_within

if TYPE_CHECKING:
    from tests.trainer.conftest import NewCheckpoint
    from trainer.recipes.recipe import Recipe

Output = pytest.CaptureFixture[str]


class Counted(Dataset[Batch]):
    """Batches of noise that remember which of them were asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __getitem__(self, number: int) -> Batch:
        self.asked.append(number)
        generator = torch.Generator().manual_seed(number)
        frames = torch.randint(0, 256, (8, 1, 16, 16), generator=generator, dtype=torch.uint8)
        return Batch(frames, list("01234567"))


def cost_of(ratio: float) -> StepCost:
    return StepCost("number", "cpu", 1, 128, 20, 125.0, 100.0, ratio, 1.25, 1024.0)


@pytest.fixture
def checkpoint(tiny: Recipe, fresh_checkpoint: NewCheckpoint) -> Path:
    return fresh_checkpoint(tiny)


class TestSteps:
    def test_every_step_with_real_data_has_a_batch_of_its_own(self, tiny: Recipe) -> None:
        batches = Counted()
        cost = StepBench(tiny, batches, workers=0).cost(seconds=0.001)

        rounds, first = 3, 1  # of each round one batch is there before the clock runs
        assert batches.asked == list(range(1 + rounds * (first + cost.steps)))

    def test_figures_belong_together(self, tiny: Recipe) -> None:
        cost = StepBench(tiny, Counted(), workers=0).cost(seconds=0.001)

        assert (cost.recipe, cost.device, cost.batch) == ("tiny", "cpu", 8)
        assert cost.allowed == 1.25
        assert min(cost.real_ms, cost.fixed_ms, cost.ratio) > 0
        assert cost.samples_per_second == pytest.approx(8 / (cost.real_ms / 1000), rel=0.01)

    def test_longer_ones_time_more_steps_within_limits(self) -> None:
        assert steps_within(0.001, a_step=0.1) == 5
        assert steps_within(60, a_step=0.5) == 20
        assert steps_within(60, a_step=0.1) == 100
        assert steps_within(1e9, a_step=0.1) == steps_within(1e8, a_step=0.1)

    def test_each_round_is_told(self, tiny: Recipe) -> None:
        events: list[Event] = []
        StepBench(tiny, Counted(), workers=0).cost(seconds=0.001, report=events.append)

        assert [(event["done"], event["of"]) for event in events] == [(1, 3), (2, 3), (3, 3)]

    @pytest.mark.parametrize(("ratio", "verdict"), [(1.25, "within"), (1.26, "MORE than")])
    def test_a_line_says_whether_it_is_allowed(self, ratio: float, verdict: str) -> None:
        line = _line(cost_of(ratio))

        assert f"{ratio} times as long, {verdict} the 1.25 allowed" in line
        assert "1024 samples a second" in line

    @pytest.mark.slow
    def test_the_command_times_a_recipe_of_a_file(
        self, files: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
    ) -> None:
        monkeypatch.setenv("DIGITPAD_DATA", str(files))
        small = ["--set", "training.batch=4", "--set", "network.arguments.channels=[4,4,8,8]"]
        arguments = ["--device", "cpu", "--workers", "0", "--seconds", "0.1", "--format", "json"]
        assert main(["bench", "digit", *small, *arguments]) == 0

        found = json.loads(capsys.readouterr().out)
        assert (found["recipe"], found["batch"], found["workers"]) == ("digit", 4, 0)

    def test_no_time_is_refused(self, capsys: Output) -> None:
        with pytest.raises(SystemExit, match="2"):
            main(["bench", "--seconds", "-1"])

        assert "-1 is no number of seconds" in capsys.readouterr().err


class TestReading:
    def test_networks_are_held_against_the_first(self, checkpoint: Path) -> None:
        costs = reading_costs([Recognizer.load(checkpoint, "cpu") for _ in range(2)])

        assert [cost.checkpoint for cost in costs] == ["chance", "chance"]
        first, second = (cost.latency_ms.network for cost in costs)
        assert costs[0].against_first == 1
        assert costs[1].against_first == pytest.approx(second / first, abs=0.001)

    def test_the_table_has_a_row_a_checkpoint(self, checkpoint: Path, capsys: Output) -> None:
        assert main(["bench", "--reading", str(checkpoint)]) == 0

        head, row = capsys.readouterr().out.splitlines()
        assert all(step in head for step in ("framing", "network", "decoding"))
        assert row.startswith("chance ")
        assert row.endswith("1.00 times")

    def test_has_no_recipe_to_change(self, checkpoint: Path, capsys: Output) -> None:
        assert main(["bench", "--reading", str(checkpoint), "--set", "training.batch=8"]) == 1

        assert "none is timed" in capsys.readouterr().err

    def test_programs_get_lines_of_json(self, checkpoint: Path, capsys: Output) -> None:
        assert main(["bench", "--reading", str(checkpoint), "--format", "json"]) == 0

        found = json.loads(capsys.readouterr().out)
        assert found["checkpoint"] == "chance"
        assert found["latency_ms"].keys() == {"framing", "network", "decoding", "whole"}
