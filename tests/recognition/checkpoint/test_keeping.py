"""A checkpoint comes back as it was kept, and a new one takes the place of the old."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
from safetensors import SafetensorError

from digitpad.recognition.checkpoint import FORMAT, Card, Weights, load, read_card, save_checkpoint
from tests.recognition.checkpoint.small import CARD, WEIGHTS, rewritten


def test_it_comes_back_as_it_was_kept(path: Path) -> None:
    card, weights = load(path)
    assert card == CARD
    assert weights.keys() == WEIGHTS.keys()
    for name, array in WEIGHTS.items():
        assert weights[name].dtype == array.dtype
        np.testing.assert_array_equal(weights[name], array)


def test_the_card_can_be_read_alone(path: Path) -> None:
    assert read_card(path) == CARD


def test_what_a_card_may_leave_out_has_defaults(path: Path) -> None:
    named = ("name", "title", "network", "arguments", "alphabet", "decoder", "framing")
    least = {name: value for name, value in asdict(CARD).items() if name in named}
    rewritten(path, {"format": FORMAT, **least})
    assert read_card(path) == Card(**least)
    assert read_card(path).commit is None


def test_a_new_one_takes_the_place_of_the_old(path: Path) -> None:
    newer = replace(CARD, title="Newer")
    save_checkpoint(path, newer, WEIGHTS)
    assert read_card(path) == newer
    assert list(path.parent.glob("*small*")) == [path], "nothing is left beside it"


@pytest.mark.parametrize(
    ("card", "weights"),
    [
        (replace(CARD, metrics={"mnist": {"exact": float("nan")}}), WEIGHTS),
        (replace(CARD, recipe={"made": object()}), WEIGHTS),
        (CARD, {"odd": np.array(["text"])}),
    ],
)
def test_what_cannot_be_kept_leaves_the_old_one(path: Path, card: Card, weights: Weights) -> None:
    before = path.read_bytes()
    with pytest.raises((SafetensorError, TypeError, ValueError)):
        save_checkpoint(path, card, weights)
    assert path.read_bytes() == before
    assert list(path.parent.glob("*small*")) == [path]


def test_where_it_cannot_be_put_nothing_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "folder.safetensors"
    folder.mkdir()
    with pytest.raises(OSError, match="directory"):
        save_checkpoint(folder, CARD, WEIGHTS)
    assert list(tmp_path.glob("*folder*")) == [folder]
