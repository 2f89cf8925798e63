"""A run goes on with just what it was begun with, and says what is otherwise."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

import pytest
import torch

from trainer.recipes.recipe import Recipe, recipe_of
from trainer.run.beginning import Beginning, begun_with, difference, kept_beginning

DRAWINGS = {"a": "407", "b": "1"}
DATA: list[dict[str, Any]] = [
    {"name": "mnist", "part": "train", "sha256": "0" * 64},
    {"name": "collection", "part": "train", "sha256": None},
]
Begun = Callable[..., Beginning]


@pytest.fixture
def begun(tiny: Recipe) -> Begun:
    """Begins a run with weights, drawings and data, or with others."""

    def begun(**changes: Any) -> Beginning:
        start = {"weight": torch.ones(2), "bias": torch.zeros(1)}
        with_all = {"seed": 3, "start": start, "drawings": DRAWINGS, "data": DATA}
        return begun_with(tiny, **{**with_all, **changes})

    return begun


def test_the_same_goes_on(begun: Begun) -> None:
    again = kept_beginning(json.loads(json.dumps(asdict(begun()))))

    assert again == begun()
    assert difference(again, begun()) is None


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ({}, {"seed": 4}, "was trained with --seed 3"),
        ({}, {"start": None}, "was begun with other weights"),
        ({}, {"start": {"weight": torch.ones(2), "bias": torch.ones(1)}}, "with other weights"),
        ({"start": None}, {}, "was begun without --weights"),
        ({}, {"drawings": {}}, "was begun with --drawings"),
        ({}, {"drawings": {**DRAWINGS, "b": "7"}}, "was begun with --drawings"),
        ({"drawings": {}}, {}, "was begun without --drawings"),
        ({}, {"data": []}, "was begun with other data: put mnist back"),
        ({}, {"data": [{**DATA[0], "sha256": "1" * 64}]}, "was begun with other data: put mnist"),
    ],
)
def test_what_is_otherwise_is_said(
    begun: Begun, before: dict[str, Any], now: dict[str, Any], told: str
) -> None:
    assert told in str(difference(begun(**before), begun(**now)))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (["optimizer.rate=0.1"], "in which optimizer.rate was 0.02: "),
        (["optimizer.rate=0.1"], "resume with that one, as by --set optimizer.rate=0.02"),
        (["title=Other"], """in which title was "Tiny: one digit": """),
        (["title=Other"], """as by --set 'title="Tiny: one digit"'"""),
        (["network.arguments.size=[8, 8]"], "as by --set 'network.arguments.size=[16, 16]'"),
        (["network.arguments.symbols=10"], "without network.arguments.symbols: resume with that"),
        (["training.steps=9", "title=Other"], "in which title was"),
    ],
)
def test_another_recipe_is_said_with_the_first_key_that_differs(
    begun: Begun, tiny: Recipe, changes: list[str], told: str
) -> None:
    other = recipe_of(json.loads(json.dumps(asdict(tiny))), changes)
    said = str(difference(begun(), replace(begun(), recipe=other)))

    assert said.startswith("was trained by another recipe, ")
    assert told in said
