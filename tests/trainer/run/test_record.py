"""What a run was made of and where stands in its folder."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import torch

from trainer.recipes.recipe import Recipe, kept_recipe
from trainer.run.record import (
    RECIPE,
    RUN,
    Origin,
    code_commit,
    in_words,
    keep_record,
    versions,
)
from trainer.run_folder import RunError, state_file

ROOT = Path(__file__).parents[3]
DATA = [{"name": "mnist", "part": "train", "sha256": "0" * 64}]


def kept(folder: Path, recipe: Recipe, commit: str | None = "f" * 40) -> dict[str, Any]:
    """What stands in run.json after a run was begun, or resumed, there."""
    keep_record(folder, recipe, seed=3, data=DATA, commit=commit)
    document: dict[str, Any] = json.loads((folder / RUN).read_text("utf-8"))
    return document


def test_a_run_tells_all_that_it_depends_on(tmp_path: Path, tiny: Recipe) -> None:
    facts = kept(tmp_path, tiny)

    assert (facts["seed"], facts["data"], facts["commit"]) == (3, DATA, "f" * 40)
    assert facts["versions"]["torch"] == versions()["torch"] == torch.__version__.partition("+")[0]
    assert {"python", "numpy", "digitpad"} <= facts["versions"].keys()
    machine = facts["machine"]
    assert machine["cpu"]
    assert machine["cores"] >= 1
    assert machine["threads"] == torch.get_num_threads()
    assert facts["resumed"] == []


def test_the_recipe_can_be_read_again(tmp_path: Path, tiny: Recipe) -> None:
    kept(tmp_path, tiny)

    assert kept_recipe(json.loads((tmp_path / RECIPE).read_text("utf-8"))) == tiny


def test_what_a_run_was_begun_with_is_named(tmp_path: Path, tiny: Recipe) -> None:
    assert kept(tmp_path, tiny)["start"] is None

    keep_record(tmp_path, tiny, seed=3, data=DATA, commit=None, start="number")
    assert json.loads((tmp_path / RUN).read_text("utf-8"))["start"] == "number"


def test_the_commit_is_that_of_the_code() -> None:
    head = None
    if (ROOT / ".git").exists() and shutil.which("git"):
        words = ["git", "-C", str(ROOT), "rev-parse", "HEAD"]
        head = subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()

    assert code_commit() == head


def test_who_goes_on_adds_what_and_where(tmp_path: Path, tiny: Recipe) -> None:
    kept(tmp_path, tiny)
    state_file(tmp_path).touch()
    facts = kept(tmp_path, tiny, commit="a" * 40)

    assert facts["commit"] == "f" * 40
    assert [each["commit"] for each in facts["resumed"]] == ["a" * 40]


def test_who_goes_on_is_told_where_the_run_began(tmp_path: Path, tiny: Recipe) -> None:
    began = keep_record(tmp_path, tiny, seed=3, data=DATA, commit="f" * 40, gpus=["Abacus", "Loom"])
    state_file(tmp_path).touch()
    goes_on = keep_record(tmp_path, tiny, seed=3, data=DATA, commit="a" * 40)

    assert goes_on == began == Origin("f" * 40, "Abacus, Loom")


@pytest.mark.parametrize(("threads", "words"), [(1, "one thread"), (8, "8 threads")])
def test_a_machine_without_gpus_is_its_cpu_with_its_threads(threads: int, words: str) -> None:
    assert in_words({"gpus": [], "cpu": "An Abacus", "threads": threads}) == f"An Abacus, {words}"


@pytest.mark.parametrize(
    ("processes", "words"), [(1, "one thread"), (2, "one thread in each of 2 processes")]
)
def test_a_machine_tells_how_many_processes_took_part(processes: int, words: str) -> None:
    machine = {"gpus": [], "cpu": "An Abacus", "threads": 1, "processes": processes}

    assert in_words(machine) == f"An Abacus, {words}"


def test_a_run_without_a_state_was_none(tmp_path: Path, tiny: Recipe) -> None:
    kept(tmp_path, tiny)

    assert kept(tmp_path, tiny, commit=None)["commit"] is None


def test_a_damaged_record_is_no_traceback(tmp_path: Path, tiny: Recipe) -> None:
    state_file(tmp_path).touch()
    (tmp_path / RUN).write_text("[]")

    with pytest.raises(RunError, match=r"run\.json cannot be read or written"):
        kept(tmp_path, tiny)
