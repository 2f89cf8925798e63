"""Learning that somebody ends: from within the process, and from outside."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from safetensors import safe_open

from digitpad.recognition.checkpoint import Card, load, own, read_card
from digitpad.recognition.recognizer import Recognizer
from tests.trainer.lessons.finetune.command import SHORT, Event
from trainer.lessons.finetune import finetune, finetuning_recipe
from trainer.run_folder import state_file

if TYPE_CHECKING:
    from trainer.data.sample import Sample

pytestmark = pytest.mark.usefixtures("one_thread")


def all_but_seconds(path: Path) -> tuple[Card, dict[str, bytes]]:
    """What a checkpoint holds, but how long it took."""
    card, weights = load(path)
    card = replace(card, run={**card.run, "seconds": 0})
    return card, {name: value.tobytes() for name, value in weights.items()}


class TestInterruption:
    @pytest.fixture
    def run(self, chance: str, digits: list[Sample], tmp_path: Path) -> Callable[..., Path | None]:
        """Runs it for 12 steps; something may happen when it looks at what it has after step 4."""
        changes = ["training.steps=12", "training.batch=8", "validation.samples=10"]
        card = read_card(Path(chance))
        recipe = finetuning_recipe(card, "mine", "Mine", [*changes, "validation.every=4"])

        def run(name: str, happens: Callable[[], None] = lambda: None, **more: Any) -> Path | None:
            def report(event: Event) -> None:
                if event["event"] == "validated" and event["step"] == 4:
                    happens()

            return finetune(
                Path(chance),
                recipe,
                digits[10:],
                digits[:10],
                tmp_path / name,
                None,
                report=report,
                **more,
            )

        return run

    def test_by_a_signal_writes_nothing_and_is_gone_on_with_exactly(
        self, run: Callable[..., Path | None], tmp_path: Path
    ) -> None:
        whole = run("whole")
        assert run("parts", lambda: signal.raise_signal(signal.SIGINT)) is None
        kept = {path.name for path in (tmp_path / "parts").iterdir()}
        assert kept == {"metrics.jsonl", "state.safetensors"}
        parts = run("parts", resume=True)

        assert whole is not None
        assert parts is not None
        assert all_but_seconds(parts) == all_but_seconds(whole)

    def test_by_stop_finishes_with_what_is_learnt_so_far(
        self, run: Callable[..., Path | None], tmp_path: Path
    ) -> None:
        stop = threading.Event()
        path = run("run", stop.set, stop=stop)

        assert path is not None
        with safe_open(state_file(tmp_path / "run"), framework="numpy") as file:
            assert json.loads(file.metadata()["run"])["step"] == 5
        assert Recognizer.load(path, "cpu").card.metrics.keys() == {
            *("your-drawings", "your-digits", "sample-ink"),
        }


@pytest.mark.slow
class TestProcess:
    """As the pad starts it: it obeys its standard input."""

    @pytest.fixture
    def child(self, chance: str, drawings: None) -> Iterator[subprocess.Popen[str]]:
        """A run without end, after its first step."""
        command = [sys.executable, "-P", "-m", "digitpad", "trainer", "finetune", chance, "--json"]
        endless = ("--steps", "1000000", *SHORT[2:])
        with subprocess.Popen(
            [*command, *endless],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout is not None
            for line in process.stdout:
                if json.loads(line)["event"] == "step":
                    break
            yield process
            process.kill()

    def test_stop_writes_what_is_learnt_so_far(self, child: subprocess.Popen[str]) -> None:
        told, complaints = child.communicate("stop\n")

        assert (child.returncode, complaints) == (0, "")
        assert json.loads(told.splitlines()[-1]) == {"event": "written", "path": str(own()[0])}

    @pytest.mark.parametrize("words", ["cancel\n", ""])
    def test_cancel_and_the_end_of_input_keep_the_state_alone(
        self, child: subprocess.Popen[str], words: str, home: Path
    ) -> None:
        told, complaints = child.communicate(words)
        [folder] = (home / "runs").iterdir()

        assert (child.returncode, complaints) == (130, "")
        assert json.loads(told.splitlines()[-1]) == {"event": "interrupted", "folder": str(folder)}
        assert state_file(folder).exists()
        assert own() == []
