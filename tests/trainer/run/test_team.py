"""Processes that train together do what one of them would do alone with the same batches."""

from __future__ import annotations

import json
import os
import pickle
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import torch

from digitpad.collection.drawing import Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import read_card
from trainer.commands.train import drawings_for
from trainer.composing.batches import Batches
from trainer.composing.choices import Augmentation, Sometimes
from trainer.data.collection import portions
from trainer.data.sample import DataError
from trainer.recipes.recipe import NetworkChoice, Recipe
from trainer.run.team import Team, joined
from trainer.run_folder import RunError

if TYPE_CHECKING:
    from tests.trainer.conftest import NewMixture

Event = dict[str, Any]
Started = Callable[..., list[subprocess.Popen[str]]]

RUN = """
import json, pickle, sys
from pathlib import Path

import torch

from trainer.training.fit import fit
from trainer.run.team import joined

torch.set_num_threads(1)
recipe, batches, unseen = pickle.loads(Path(sys.argv[1]).read_bytes())
with joined() as team:
    fitted = fit(
        recipe, batches, unseen if team.first else {}, Path(sys.argv[2]), workers=0, resume=True,
        team=team, report=lambda event: print(json.dumps(event), flush=True), report_every=1,
    )
    if team.first:
        print(json.dumps({"event": "end", "finished": fitted.finished, "steps": fitted.steps}))
threads = {path.read_text().strip() for path in Path("/proc/self/task").glob("*/comm")}
assert not {"gloo_tcp_loop", "pt_gloo_runloop"} & threads, "they would outlive Python"
"""

DRAWINGS = """
import json, sys
from pathlib import Path

from trainer.commands.train import drawings_for
from trainer.run.team import joined

with joined() as team:
    print(json.dumps(drawings_for(team, Path(sys.argv[1]))))
"""

TINY = """
name = "tiny"
title = "Tiny: one digit"
decoder = "single"
alphabet = "0123456789"
network = { name = "glyph", arguments = { size = [16, 16], channels = [4, 8, 8, 16] } }
framing = { height = 16, width = 16 }
data = { lengths = [1, 1], shares = { others = 0, scribbles = 0, too_long = 0 } }
training = { steps = 10, batch = 8 }
validation = { every = 5, samples = 20 }
protocols = ["mnist"]
"""


@pytest.mark.parametrize("count", [2, 3, 7, 8])
@pytest.mark.parametrize("size", [1, 2])
def test_shares_make_up_the_whole(count: int, size: int) -> None:
    samples = list(range(count))
    shares = [samples[Team(rank=rank, size=size).share(count)] for rank in range(size)]

    assert [*chain(*shares)] == samples
    assert max(map(len, shares)) - min(map(len, shares)) <= 1


def test_a_batch_too_small_for_all_is_refused() -> None:
    with pytest.raises(RunError, match=r"too few for 4 processes: raise training\.batch"):
        Team(size=4).share(3)


def test_who_is_alone_agrees_with_itself() -> None:
    assert Team().agreed(True, False) == (True, False)
    assert Team().told("so") == "so"


def test_a_team_names_the_gpus_that_it_trains_on_and_no_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 8)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda device: f"GPU {device}")

    assert Team("cuda").gpus() == ["GPU cuda"]
    assert Team("cpu").gpus() == []


@pytest.mark.parametrize("rank", [0, 3])
def test_more_processes_than_gpus_are_told_to_be_fewer(
    rank: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    for name, value in (("WORLD_SIZE", 8), ("LOCAL_WORLD_SIZE", 4), ("LOCAL_RANK", rank)):
        monkeypatch.setenv(name, str(value))

    with (
        pytest.raises(RunError, match=r"^4 processes .* GPUs for 2: .* --nproc-per-node=2"),
        joined(),
    ):
        pass


def test_drawings_are_refused_where_others_are_kept_on_each_computer(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="on several: leave out --drawings"):
        drawings_for(Team(size=4, one_computer=False), tmp_path)


@pytest.fixture
def exact(tiny: Recipe) -> Recipe:
    """Without batch norm and dropout, in full precision; augmented, in shares of four and five."""
    return replace(
        tiny,
        network=NetworkChoice(
            "plain", {"size": [16, 16], "channels": [4, 8], "hidden": 32, "dropout": 0.0}
        ),
        training=replace(tiny.training, steps=12, batch=9, precision="fp32"),
        validation=replace(tiny.validation, every=6),
        augmentation=Augmentation(blur=Sometimes(0.5, 0.3, 1.0), noise=Sometimes(0.5, 0.02, 0.1)),
    )


@pytest.fixture
def grouped(exact: Recipe) -> Recipe:
    """In groups, whose frames are so narrow that they keep all their columns."""
    return replace(
        exact,
        decoder="ctc",
        alphabet="-0123456789?",
        network=NetworkChoice(
            "columns", {"height": 16, "channels": [4, 8, 8, 8], "context": 16, "dropout": 0.0}
        ),
        training=replace(exact.training, fixed_norms=True, groups=2),
    )


@pytest.fixture
def started(tmp_path: Path, new_mixture: NewMixture) -> Started:
    """Starts so many processes, as torchrun does, on a run in a folder; each is a rank."""

    def started(
        recipe: Recipe, size: int, run: str, steps: int = 12
    ) -> list[subprocess.Popen[str]]:
        recipe = replace(recipe, training=replace(recipe.training, steps=steps))
        make = new_mixture(recipe.data).ink_number
        batches = Batches(make, recipe.framing, 0, recipe.training.batch, pen_spread=0.1)
        seen = Batches(make, recipe.framing, 1, 20, pen_spread=0.1)[0]
        job = tmp_path / f"{run}.job"
        job.write_bytes(pickle.dumps((recipe, batches, {"ink": (seen.frames, seen.labels)})))
        return ranks([{}] * size, "-c", RUN, str(job), str(tmp_path / run))

    return started


def ranks(environments: Sequence[dict[str, str]], *words: str) -> list[subprocess.Popen[str]]:
    """A process of Python with these words for each environment, which is told its rank."""
    size = str(len(environments))
    place = {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(free_port()), "WORLD_SIZE": size}
    return [
        subprocess.Popen(
            [sys.executable, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | place | {"RANK": str(rank), "LOCAL_RANK": str(rank)} | own,
        )
        for rank, own in enumerate(environments)
    ]


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def ended(processes: list[subprocess.Popen[str]]) -> list[list[Event]]:
    """What each process told, after all have ended without a complaint."""
    told = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes), told
    return [[json.loads(line) for line in lines.splitlines()] for lines, _ in told]


def losses(events: list[Event]) -> list[float]:
    return [event["loss"] for event in events if event["event"] == "step"]


@pytest.mark.slow
class TestTwoProcesses:
    @pytest.mark.parametrize("kind", ["exact", "grouped"])
    def test_have_the_losses_of_one_and_only_the_first_tells_them(
        self, kind: str, started: Started, request: pytest.FixtureRequest
    ) -> None:
        recipe: Recipe = request.getfixturevalue(kind)
        [alone] = ended(started(recipe, 1, "alone"))
        first, second = ended(started(recipe, 2, "together"))

        assert len(losses(alone)) == 12
        assert losses(first) == pytest.approx(losses(alone), abs=1e-4)
        assert second == []

    def test_learn_from_the_drawings_that_the_first_one_finds(self, tmp_path: Path) -> None:
        kept = [tmp_path / name / "collection.sqlite" for name in ("first", "second")]
        for path in kept:
            path.parent.mkdir()
            with Collection(path) as collection:
                for height in range(20):  # of fewer, all could be held out
                    collection.keep(Ink.of([[(0, 0), (9, height)]]), Drawing("1"))
        found = [{"DIGITPAD_HOME": str(path.parent)} for path in kept]

        first, second = ended(ranks(found, "-c", DRAWINGS, str(tmp_path)))

        assert first == second == [portions(kept[0])[0]]

    def test_learn_from_no_drawings_where_each_has_a_computer(self, tmp_path: Path) -> None:
        processes = ranks([{"LOCAL_WORLD_SIZE": "1"}] * 2, "-c", DRAWINGS, str(tmp_path))
        told = [process.communicate()[1] for process in processes]

        assert all("this training runs on several" in errors for errors in told), told

    def test_stop_together_when_one_is_interrupted_and_go_on_as_one(
        self, exact: Recipe, started: Started
    ) -> None:
        processes = started(exact, 2, "together", steps=1000)
        assert processes[0].stdout is not None
        processes[0].stdout.readline()
        processes[1].send_signal(signal.SIGINT)
        rest, _ = ended(processes)
        steps = rest[-1]["steps"]
        assert rest[-1] == {"event": "end", "finished": False, "steps": steps}
        assert steps < 1000

        [goes_on] = ended(started(exact, 1, "together", steps=1000))
        assert goes_on[0]["step"] == steps + 1
        assert goes_on[-1] == {"event": "end", "finished": True, "steps": 1000}

    def test_make_one_checkpoint_and_one_record_with_the_command(
        self, tmp_path: Path, files: Path
    ) -> None:
        (tmp_path / "tiny.toml").write_text(TINY)
        out = tmp_path / "run"
        words = (str(tmp_path / "tiny.toml"), "--json", "--workers", "0", "--out", str(out))
        processes = ranks([{"DIGITPAD_DATA": str(files)}] * 2, "-m", "trainer", "train", *words)
        first, second = ended(processes)

        assert second == []
        assert first[-1] == {"event": "written", "path": str(out / "tiny.safetensors")}
        assert sorted(path.name for path in tmp_path.rglob("*.safetensors")) == [
            *("state.safetensors", "tiny.safetensors"),
        ]
        assert read_card(out / "tiny.safetensors").name == "tiny"
        record = json.loads((out / "run.json").read_text("utf-8"))
        assert record["machine"]["processes"] == 2
