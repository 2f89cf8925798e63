"""A run in a process of its own, killed and interrupted from outside."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from trainer.composing.batches import Batches
from trainer.recipes.recipe import Recipe
from trainer.run_folder import state_file
from trainer.training.validation import ValidationSets

if TYPE_CHECKING:
    from tests.trainer.conftest import NewMixture
    from tests.trainer.training.fit.conftest import Known, Lines, StateOf, TinyWith

Started = Callable[..., subprocess.Popen[str]]

RUN = """
import json, pickle, sys
from pathlib import Path

import torch

from trainer.training.fit import fit

torch.set_num_threads(1)
recipe, batches, unseen = pickle.loads(Path(sys.argv[1]).read_bytes())
fitted = fit(
    recipe, batches, unseen, Path(sys.argv[2]), workers=int(sys.argv[3]), resume=True,
    report=lambda event: print(json.dumps(event), flush=True), report_every=1, keep_every=0.0,
)
print(json.dumps({"event": "finished" if fitted.finished else "stopped"}))
"""


@pytest.mark.slow
class TestProcess:
    @pytest.fixture
    def started(
        self, tmp_path: Path, tiny: Recipe, new_mixture: NewMixture, unseen: ValidationSets
    ) -> Started:
        """Starts a run in a process of its own, at the head of a group as a terminal makes them."""

        def started(workers: int, recipe: Recipe = tiny) -> subprocess.Popen[str]:
            make = new_mixture(tiny.data).ink_number
            batches = Batches(make, tiny.framing, 0, tiny.training.batch, pen_spread=0.1)
            job = tmp_path / "job"
            job.write_bytes(pickle.dumps((recipe, batches, unseen)))
            return subprocess.Popen(
                [sys.executable, "-c", RUN, str(job), str(tmp_path / "run"), str(workers)],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )

        return started

    def test_that_is_killed_again_and_again_is_resumed_to_the_very_same_state(
        self, uninterrupted: Known, state: StateOf, lines: Lines, started: Started
    ) -> None:
        for made in (6, 14):
            with started(0) as process:
                assert process.stdout is not None
                while json.loads(process.stdout.readline()).get("step", made) < made:
                    pass
                process.kill()  # wherever it is by now
            assert state()[0]["step"] >= made - 1

        with started(2) as process:
            told, complaints = process.communicate()
        assert json.loads(told.splitlines()[-1])["event"] == "finished"
        assert complaints == ""
        assert state() == uninterrupted
        assert [event["step"] for event in lines("step")] == list(range(1, 41))

    def test_that_a_terminal_interrupts_ends_quietly_with_all_its_workers(
        self, tiny_with: TinyWith, tmp_path: Path, started: Started
    ) -> None:
        with started(2, recipe=tiny_with("training.steps=1000000")) as process:
            assert process.stdout is not None
            assert json.loads(process.stdout.readline())["event"] == "step"
            os.killpg(process.pid, signal.SIGINT)
            told, complaints = process.communicate()

        assert process.returncode == 0
        assert complaints == ""
        assert json.loads(told.splitlines()[-1])["event"] == "stopped"
        assert state_file(tmp_path / "run").exists()
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)
