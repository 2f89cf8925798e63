"""What was measured, as text, JSON and Markdown."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from trainer.measuring.cost import Cost, Latency
from trainer.measuring.figures import Bin, Figures
from trainer.measuring.measured import Measured
from trainer.tables.measured_tables import as_markdown

FIGURES = Figures(
    "strings",
    exact=0.98,
    low=0.97,
    high=0.99,
    count=1000,
    by_length={"1": 0.99, "2": 0.97},
    character_errors=0.01,
    per_digit=0.991,
    by_class={"0": 1.0, "7": 0.95},
    length_right=0.995,
    refused=0.003,
    ok=0.9,
    ok_right=0.999,
    calibration_error=0.0123,
    auroc=0.96,
    reliability=(Bin(0, 0.0, 0.0), Bin(1000, 0.97, 0.98)),
)
COST = Cost(1.9, 951_029, Latency(framing=1.2, network=2.5, decoding=0.4, whole=4.1))
FOUND = Measured("number", "test", FIGURES, COST)
LETTERS = replace(
    FOUND, figures=Figures("letters", exact=0.9, low=0.85, high=0.93, count=200, refused=0.9)
)
KINDS = replace(FOUND, figures=replace(FIGURES, by_kind={"fog": 0.5, "zigzag": 0.75}))


def test_a_text_begins_with_what_counts_and_tells_the_rest_below() -> None:
    first, *below = FOUND.as_text().splitlines()

    assert first == "number  strings  98.00 % (97.00 to 99.00) of 1000  1: 99.00  2: 97.00"
    assert [line.strip() for line in below] == [
        "digits 99.10 %  character errors 1.00 %  lengths 99.50 %",
        "by digit  0: 100.00  7: 95.00",
        "ok 90.00 %, of them right 99.90 %  refused 0.30 %  calibration error 1.23 %  AUROC 0.960",
        "1.9 MB  951,029 weights  4.1 ms a drawing: framing 1.2, network 2.5, decoding 0.4",
    ]


def test_a_text_leaves_out_what_there_is_not() -> None:
    lines = LETTERS.as_text().splitlines()

    assert lines[0] == "number  letters  90.00 % (85.00 to 93.00) of 200"
    assert len(lines) == 2


def test_kinds_are_told() -> None:
    assert "by kind  fog: 50.00  zigzag: 75.00" in KINDS.as_text()


@pytest.mark.parametrize("found", [FOUND, LETTERS, KINDS])
def test_json_holds_everything(found: Measured) -> None:
    told = json.loads(found.as_json())

    assert (told["checkpoint"], told["part"]) == ("number", "test")
    assert told["exact"] == found.figures.exact
    assert told["by_kind"] == found.figures.by_kind
    assert told["latency_ms"] == {"framing": 1.2, "network": 2.5, "decoding": 0.4, "whole": 4.1}
    assert (told["size_mb"], told["weights"]) == (1.9, 951_029)


def test_every_table_of_a_document_is_whole() -> None:
    document = as_markdown([FOUND, LETTERS, KINDS])
    blocks = [block for block in document.split("\n\n") if block.startswith("|")]

    assert len(blocks) == 7
    for block in blocks:
        assert len({line.count("|") for line in block.splitlines() if line.startswith("|")}) == 1


def test_tables_hold_only_those_that_have_something_to_say() -> None:
    document = as_markdown([LETTERS, KINDS])
    kinds = document[document.index("## By kind") :].splitlines()

    assert kinds[2:5] == [
        "| checkpoint | protocol | fog | zigzag |",
        "| --- | --- | --- | --- |",
        "| `number` | strings | 50.00 | 75.00 |",
    ]
    assert "## By kind" not in as_markdown([FOUND])
