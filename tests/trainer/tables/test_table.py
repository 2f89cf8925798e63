"""The table of checkpoints: what their cards say, and the one in the repository is up to date."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from digitpad.recognition.checkpoint import Card, load, save_checkpoint, shipped
from trainer.cli import main
from trainer.recipes.recipe import recipes
from trainer.tables.card_file import keep_card
from trainer.tables.table import table

ROOT = Path(__file__).parents[3]


def figures(exact: float, ok: float = 0.9, ok_right: float | None = 0.998) -> dict[str, Any]:
    return {
        "exact": exact,
        "low": exact - 0.01,
        "high": exact + 0.005,
        "count": 1000,
        "refused": 0.002,
        "ok": ok,
        "ok_right": ok_right,
        "calibration_error": 0.0123,
        "auroc": 0.9,
    }


def checkpoint(folder: Path, name: str, weights: int, **metrics: dict[str, Any]) -> Path:
    card = Card(name, "Title", "none", {}, "01", "single", {}, metrics=metrics)
    path = folder / f"{name}.safetensors"
    tensors = {"a": np.zeros(weights - 7, np.float16), "b": np.zeros((1, 7), np.float16)}
    save_checkpoint(path, card, tensors)
    return path


def rows(document: str) -> list[list[str]]:
    """The cells of every row of every table."""
    lines = [line for line in document.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_a_row_tells_size_and_figures_with_their_intervals(tmp_path: Path) -> None:
    path = checkpoint(tmp_path, "one", 500_007, mnist=figures(0.9876), strings=figures(0.9))
    head, rule, row, *_ = rows(table([path]))

    assert head == ["checkpoint", "weights", "MB", "MNIST digits", "1 to 5 MNIST digits"]
    assert rule == ["---"] * 5
    assert row == [
        "`one`",
        "500,007",
        "1.0",
        "98.76 (97.76 to 99.26)",
        "90.00 (89.00 to 90.50)",
    ]


def test_protocols_stand_in_one_order_and_gaps_where_nothing_was_measured(tmp_path: Path) -> None:
    paths = [
        checkpoint(tmp_path, "one", 10, letters=figures(0.9), mnist=figures(0.99)),
        checkpoint(tmp_path, "two", 10, tablet=figures(0.98)),
    ]
    head, _, one, two, *_ = rows(table(paths))

    assert head[3:] == ["MNIST digits", "tablet digits", "letters, symbols"]
    assert [bool(cell) for cell in one[3:]] == [True, False, True]
    assert [bool(cell) for cell in two[3:]] == [False, True, False]


def test_a_second_table_tells_how_far_answers_can_be_trusted(tmp_path: Path) -> None:
    letters = {**figures(0.9), "ok_right": None}
    path = checkpoint(tmp_path, "one", 10, tablet=figures(0.98), letters=letters)
    _, _, _, head, rule, row, *_ = rows(table([path]))

    assert head[-5:] == ["`ok`", "of them right", "refused", "calibration error", "AUROC"]
    assert len(rule) == len(head)
    assert row == ["`one`", "tablet digits", "90.00", "99.80", "0.20", "1.23", "0.900"]


def test_what_tells_of_hard_drawings_stands_in_a_table_of_its_own(tmp_path: Path) -> None:
    path = checkpoint(tmp_path, "one", 10, tablet=figures(0.98), corrupted=figures(0.8))
    drawn, _, _, hard, *_ = rows(table([path]))

    assert drawn[3:] == ["tablet digits"]
    assert hard[3:] == ["MNIST digits, corrupted"]


class TestPublished:
    def of(self, folder: Path, **changes: Any) -> list[dict[str, str]]:
        """The rows of multihead-robust, by their columns, where one was trained with changes."""
        recipe = {"published": {"system": "M", "figures": {"strings-m": 0.975}}}
        path = checkpoint(folder, "multihead-robust", 10, **{"strings-m": figures(0.98)})
        card, weights = load(path)
        save_checkpoint(path, replace(card, **{"recipe": recipe, **changes}), weights)
        own = checkpoint(folder, "number", 10, **{"strings-m": figures(0.99)})
        [head, _, *body] = rows(table([own, path]).partition("## Published")[2])
        at = [row[0] for row in body].index("`multihead-robust`")
        return [dict(zip(head, row, strict=True)) for row in body[at : at + 4]]

    def test_lays_the_figures_side_by_side(self, tmp_path: Path) -> None:
        clean, inverted, *_ = self.of(tmp_path)

        assert clean["published"] == "97.50"
        assert clean["here"].startswith("98.00 (")
        assert clean["the pad's own"].startswith("99.00 (")
        assert inverted["published"] == "97.38"
        assert inverted["here"] == ""

    def test_tells_how_far_the_training_went(self, tmp_path: Path) -> None:
        run = {"steps": 5000, "seconds": 3600, "seed": 0, "machine": "a CPU"}
        clean, *_ = self.of(tmp_path, run=run)

        assert (clean["steps"], clean["minutes"], clean["machine"]) == (
            "5,000 of 9,380",
            "60",
            "a CPU",
        )

    def test_tells_of_the_recipe_that_it_was_trained_by(self, tmp_path: Path) -> None:
        run = {"steps": 70, "seconds": 60, "seed": 0, "machine": "a CPU"}
        clean, *_ = self.of(tmp_path, run=run, recipe={"training": {"steps": 80}})

        assert clean["steps"] == "70 of 80"

    @pytest.mark.parametrize(
        ("start", "words"),
        [(None, "9 of 9,380, from scratch"), ("number", "9 of 9,380, from number")],
    )
    def test_tells_what_it_was_begun_with(
        self, tmp_path: Path, start: str | None, words: str
    ) -> None:
        run = {"start": start, "steps": 9, "seconds": 60, "seed": 0, "machine": "a CPU"}
        assert self.of(tmp_path, run=run)[0]["steps"] == words

    def test_has_the_pads_own_networks_first(self, tmp_path: Path) -> None:
        own = checkpoint(tmp_path, "number", 10, strings=figures(0.99))
        body = rows(table([own]).partition("## Published")[2])[2:]
        assert [row[0] for row in body[:2]] == ["`digit`", "`number`"]
        assert body[1][1:5] == ["1 to 5 MNIST digits", "", "99.00 (98.00 to 99.50)", ""]

    def test_tells_what_8_bits_change(self, tmp_path: Path) -> None:
        forms = {
            "torch": {"bytes": 20, "exact": 0.99, "latency_ms": 4.04},
            "onnx": {"bytes": 40, "exact": 0.99, "latency_ms": 1.0},
            "int8": {"bytes": 10_000_000, "exact": 0.9895, "latency_ms": 0.5},
        }
        clean, *_ = self.of(tmp_path, exports={"forms": forms})

        assert (clean["int8 MB"], clean["int8"]) == ("10.0", "-0.05")
        assert (clean["ms"], clean["int8 ms"]) == ("4.0", "0.5")

    def test_has_a_row_for_every_recipe(self, tmp_path: Path) -> None:
        own = checkpoint(tmp_path, "number", 10, mnist=figures(0.99))
        body = rows(table([own]).partition("## Published")[2])[2:]
        names = {row[0].strip("`") for row in body} - {""}

        assert names == set(recipes())


def test_a_card_alone_stands_in_the_table_as_its_checkpoint_would(tmp_path: Path) -> None:
    path = checkpoint(tmp_path, "one", 10, mnist=figures(0.99))
    kept = keep_card(path, tmp_path / "cards")

    assert kept.name == "one.json"
    assert table([kept]) == table([path])


def test_figures_of_protocols_that_are_not_known_are_left_out(tmp_path: Path) -> None:
    path = checkpoint(tmp_path, "one", 10, mnist=figures(0.99), future=figures(0.5))

    assert "50.00" not in table([path])


def test_all_rows_of_a_table_have_as_many_cells(tmp_path: Path) -> None:
    document = table([checkpoint(tmp_path, "one", 10, mnist=figures(0.99))])

    for block in document.split("\n\n"):
        assert len({len(row) for row in rows(block)}) <= 1


def test_a_checkpoint_that_is_in_the_table_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = checkpoint(tmp_path, "one", 10, mnist=figures(0.99))

    for asked in (["--keep", str(path), "-o", str(path)], ["-o", str(shipped()[0])]):
        assert main(["table", *asked]) == 1
        assert "is what is read: name another file" in capsys.readouterr().err


def test_the_table_is_written_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["table"]) == 0
    printed = capsys.readouterr().out
    assert main(["table", "-o", str(tmp_path / "README.md")]) == 0

    assert (tmp_path / "README.md").read_text("utf-8") == printed


def test_without_any_checkpoint_there_is_no_table(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("trainer.commands.table.shipped", list)

    assert main(["table"]) == 1
    assert "There is no shipped checkpoint here" in capsys.readouterr().err


def test_the_shipped_table_is_what_the_program_writes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["table"]) == 0

    assert (ROOT / "checkpoints" / "README.md").read_text("utf-8") == capsys.readouterr().out


def test_every_shipped_checkpoint_is_in_the_table() -> None:
    names = [row[0] for row in rows(table(shipped()))]

    assert {f"`{path.stem}`" for path in shipped()} <= set(names)
    assert {"`number`", "`digit`"} <= set(names)
