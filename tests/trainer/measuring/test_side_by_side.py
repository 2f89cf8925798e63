"""Checkpoints side by side: seeds of one recipe have a mean, single runs their interval."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from digitpad.recognition.checkpoint import Card, save_checkpoint
from trainer.cli import main
from trainer.measuring.side_by_side import (
    Compared,
    Run,
    as_json,
    as_markdown,
    as_text,
    compared,
    recipe_name,
)
from trainer.run_folder import state_file
from trainer.training.finish import recipe_document

if TYPE_CHECKING:
    from trainer.recipes.recipe import Recipe

Output = pytest.CaptureFixture[str]


def figures(exact: float) -> dict[str, float]:
    return {"exact": exact, "low": exact - 0.01, "high": exact + 0.01, "count": 100}


def trained(name: str, recipe: str | None = None, batch: int = 8, seed: int | None = None) -> Card:
    made_by = {} if recipe is None else {"name": recipe, "training": {"batch": batch}}
    run = {} if seed is None else {"seed": seed}
    return Card(name, "Title", "none", {}, "01", "single", {}, recipe=made_by, run=run)


def one_run(name: str, **shares: float) -> Run:
    return Run(name, 1234, {protocol: figures(share) for protocol, share in shares.items()})


SEEDS = Compared("tiny", (one_run("a", mnist=0.98, tablet=0.9), one_run("b", mnist=0.99)))
ALONE = Compared("large", (one_run("c", mnist=0.97),))


def test_checkpoints_of_one_recipe_are_seeds_of_it() -> None:
    cards = trained("x", "tiny"), trained("y", "large"), trained("z", "tiny")
    found = compared([(card, one_run(card.name)) for card in cards])

    assert [(one.recipe, [run.name for run in one.runs]) for one in found] == [
        ("tiny", ["x", "z"]),
        ("large", ["y"]),
    ]


def test_checkpoints_of_a_recipe_that_was_changed_are_none() -> None:
    cards = trained("x", "tiny", batch=8), trained("y", "tiny", batch=9)

    assert len(compared([(card, one_run(card.name)) for card in cards])) == 2


def test_a_recipe_without_keys_that_were_added_since_is_the_same_one(tiny: Recipe) -> None:
    now = recipe_document(tiny)
    before = {key: value for key, value in now.items() if key != "stopping"}
    cards = [replace(trained(name), recipe=made) for name, made in (("x", now), ("y", before))]

    [found] = compared([(card, one_run(card.name)) for card in cards])
    assert [run.name for run in found.runs] == ["x", "y"]


def test_runs_begun_with_other_weights_are_no_seeds_of_one_recipe() -> None:
    cards = [trained(name, "tiny") for name in ("x", "y", "z")]
    for card, start in zip(cards, (None, "number", "digit"), strict=True):
        card.run["start"] = start

    assert len(compared([(card, one_run(card.name)) for card in cards])) == 3


def test_runs_begun_with_other_weights_of_one_name_are_no_seeds_of_one_recipe() -> None:
    cards = [trained(name, "tiny") for name in ("old", "x", "y", "x2")]
    for card, digest in zip(cards, (None, "aa", "bb", "aa"), strict=True):
        card.run.update(start="number", start_weights=digest)
    del cards[0].run["start_weights"]  # as on cards from before
    found = compared([(card, one_run(card.name)) for card in cards])

    assert [[run.name for run in one.runs] for one in found] == [["old", "x", "x2"], ["y"]]


def test_runs_that_learnt_from_other_data_are_no_seeds_of_one_recipe() -> None:
    cards = [trained(name, "tiny") for name in ("a", "b", "c", "d")]
    for card, (samples, digest) in zip(
        cards, ((9, "0"), (8, "0"), (9, "1"), (9, "0")), strict=True
    ):
        card.data.append({"name": "mnist", "part": "train", "samples": samples, "sha256": digest})
    cards[3].data.insert(0, {"name": "mnist", "part": "validate", "samples": 1, "sha256": "2"})
    found = compared([(card, one_run(card.name)) for card in cards])

    assert [[run.name for run in one.runs] for one in found] == [["a", "d"], ["b"], ["c"]]


def test_a_run_that_somebody_ended_is_no_seed_of_a_whole_one() -> None:
    cards = [trained(name, "tiny") for name in ("x", "y", "z")]
    for card, steps in zip(cards, (2000, 1500, 2000), strict=True):
        card.recipe["training"]["steps"] = 2000
        card.run["steps"] = steps
    found = compared([(card, one_run(card.name, mnist=0.9)) for card in cards])

    assert [[run.name for run in one.runs] for one in found] == [["x", "z"], ["y"]]
    assert "y (ended after 1,500 steps)  1,234" in as_text(found, ["mnist"])


def test_runs_that_their_recipe_ended_are_whole_seeds() -> None:
    cards = [trained(name, "tiny") for name in ("x", "y")]
    for card, steps in zip(cards, (1000, 1500), strict=True):
        card.recipe["training"]["steps"] = 2000
        card.recipe["stopping"] = {"patience": 5}
        card.recipe["validation"] = {"every": 500}
        card.run["steps"] = steps

    [found] = compared([(card, one_run(card.name)) for card in cards])
    assert [run.ended for run in found.runs] == [None, None]


def test_a_run_that_somebody_ended_between_looks_did_not_run_out_of_patience() -> None:
    cards = [trained(name, "tiny") for name in ("x", "y", "z")]
    for card, steps in zip(cards, (1000, 1001, 2001), strict=True):
        card.recipe["training"]["steps"] = 2001
        card.recipe["stopping"] = {"patience": 5}
        card.recipe["validation"] = {"every": 500}
        card.run["steps"] = steps
    found = compared([(card, one_run(card.name)) for card in cards])

    assert [[run.name for run in one.runs] for one in found] == [["x", "z"], ["y"]]
    assert [run.ended for run in found[1].runs] == [1001]


def test_no_mean_counts_a_seed_twice() -> None:
    cards = [trained(name, "tiny", seed=seed) for name, seed in (("x", 1), ("y", 1), ("z", 2))]
    shares = (0.9, 0.1, 0.8)
    runs = [one_run(card.name, mnist=share) for card, share in zip(cards, shares, strict=True)]
    [found] = compared(list(zip(cards, runs, strict=True)))
    summary = found.summary("mnist")

    assert summary is not None
    assert (summary.mean, summary.runs) == (0.85, 2)
    assert "  y (seed again)" in as_text([found], ["mnist"])


def test_a_checkpoint_that_tells_no_recipe_stands_for_itself() -> None:
    assert recipe_name(trained("x")) == "x"


def test_a_mean_comes_with_the_deviation_of_a_sample() -> None:
    summary = SEEDS.summary("mnist")

    assert summary is not None
    assert (summary.mean, summary.runs) == (0.985, 2)
    assert summary.deviation == pytest.approx(0.00707)


def test_of_one_run_there_is_no_deviation_and_of_none_no_mean() -> None:
    summary = SEEDS.summary("tablet")

    assert summary is not None
    assert (summary.mean, summary.deviation, summary.runs) == (0.9, None, 1)
    assert SEEDS.summary("unipen") is None


def test_text_shows_seeds_below_their_mean() -> None:
    lines = as_text([SEEDS, ALONE], ["mnist", "tablet"]).splitlines()

    assert [line.split("  ")[0] for line in lines] == ["", "tiny (2 runs)", "", "", "c"]
    assert "98.50 ± 0.71 (n = 2)" in lines[1]
    assert lines[1].endswith("90.00 (89.00 to 91.00)")
    assert lines[2].split() == ["a", "98.00", "(97.00", "to", "99.00)", *lines[1].split()[-4:]]
    assert lines[4].endswith("97.00 (96.00 to 98.00)")


def test_markdown_is_a_table_with_titles() -> None:
    head, rule, *rows = as_markdown([SEEDS, ALONE], ["mnist", "tablet"]).splitlines()

    assert head == "|  | weights | MNIST digits | tablet digits |"
    assert rule == "| --- | --- | --- | --- |"
    assert len(rows) == 4
    assert rows[0].startswith("| tiny (2 runs) | 1,234 | 98.50 ± 0.71 (n = 2) |")


def test_json_holds_means_and_all_figures() -> None:
    told = json.loads(as_json(SEEDS, ["mnist", "tablet"]))

    assert told["recipe"] == "tiny"
    assert told["exact"]["mnist"] == {"mean": 0.985, "deviation": 0.00707, "runs": 2}
    assert [run["metrics"]["mnist"]["exact"] for run in told["checkpoints"]] == [0.98, 0.99]


class TestCommand:
    @pytest.fixture
    def paths(self, tmp_path: Path) -> list[str]:
        """Two seeds of one recipe; the figures stand in their cards, the weights are none."""
        found = []
        for seed, exact in enumerate((0.97, 0.99)):
            card = trained("tiny", "tiny")
            card.metrics["mnist"] = figures(exact)
            path = tmp_path / f"tiny-{seed}.safetensors"
            save_checkpoint(path, card, {"a": np.zeros(7, np.float16)})
            found.append(str(path))
        return found

    def test_figures_are_taken_from_cards(self, capsys: Output, paths: list[str]) -> None:
        assert main(["compare", *paths, "--format", "json"]) == 0
        told = json.loads(capsys.readouterr().out)

        assert told["exact"] == {"mnist": {"mean": 0.98, "deviation": 0.01414, "runs": 2}}
        assert [run["name"] for run in told["checkpoints"]] == paths
        assert [run["weights"] for run in told["checkpoints"]] == [7, 7]

    def test_a_file_named_twice_is_one_run(self, capsys: Output, paths: list[str]) -> None:
        assert main(["compare", paths[0], paths[0], "--format", "json"]) == 0
        told = json.loads(capsys.readouterr().out)

        assert told["exact"]["mnist"]["runs"] == 1

    def test_the_states_of_runs_are_passed_over(self, capsys: Output, paths: list[str]) -> None:
        state = state_file(Path(paths[0]).parent)
        state.write_bytes(b"no checkpoint")

        assert main(["compare", str(state), *paths, "--format", "json"]) == 0
        assert len(json.loads(capsys.readouterr().out)["checkpoints"]) == 2

    @pytest.mark.parametrize("form", ["text", "markdown"])
    def test_people_get_a_table(self, capsys: Output, paths: list[str], form: str) -> None:
        assert main(["compare", *paths, "--on", "mnist", "--format", form]) == 0

        assert "98.00 ± 1.41 (n = 2)" in capsys.readouterr().out

    def test_without_figures_it_says_what_to_do(self, capsys: Output, tmp_path: Path) -> None:
        path = tmp_path / "new.safetensors"
        save_checkpoint(path, trained("new"), {"a": np.zeros(7, np.float16)})

        assert main(["compare", str(path)]) == 1
        assert "There is no figure to compare: name protocols with --on" in capsys.readouterr().err
