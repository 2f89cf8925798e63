"""Two checkpoints on the same drawings: what is read right, and what is read otherwise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from digitpad.recognition.checkpoint import find, load, save_checkpoint
from digitpad.recognition.recognizer import Recognizer
from trainer.data.sample_ink import sample_ink
from trainer.lessons.comparison import compared


@pytest.fixture(scope="module")
def number() -> Recognizer:
    return Recognizer.load("number", "cpu")


@pytest.fixture(scope="module")
def shuffled(tmp_path_factory: pytest.TempPathFactory) -> Recognizer:
    """A network that takes every 7 for an 8, and the other way round."""
    card, weights = load(find("number"))
    path = tmp_path_factory.mktemp("shuffled") / "shuffled.safetensors"
    save_checkpoint(path, replace(card, alphabet="-0123456879?"), weights)
    return Recognizer.load(path, "cpu")


def test_the_shipped_numbers_are_read_by_both(number: Recognizer, shuffled: Recognizer) -> None:
    comparison = compared(number, shuffled, [], [], None)

    assert comparison.before.keys() == comparison.after.keys() == {"sample-ink"}
    assert comparison.before["sample-ink"]["exact"] == 1
    # 407, 88, 1979 and 007.
    assert comparison.after["sample-ink"]["exact"] == 0.5
    assert comparison.changed == 4


def test_drawings_held_out_are_read_by_both(number: Recognizer, shuffled: Recognizer) -> None:
    held = [sample for sample in sample_ink() if sample.label in ("88", "60")]
    comparison = compared(number, shuffled, held, held[:1], None)

    assert comparison.before["your-drawings"]["exact"] == 1
    assert comparison.after["your-drawings"]["exact"] == 0.5
    assert comparison.after["your-drawings"]["count"] == 2
    assert comparison.after["your-digits"]["count"] == 1


def test_a_network_of_single_digits_is_asked_for_these_alone() -> None:
    digit = Recognizer.load("digit", "cpu")
    comparison = compared(digit, digit, sample_ink(), sample_ink(), None)

    assert {figures["count"] for figures in comparison.before.values()} == {1}
    assert comparison.changed == 0


@pytest.mark.slow
def test_with_the_data_at_hand_validation_parts_are_read_too(
    number: Recognizer, files: Path
) -> None:
    comparison = compared(number, number, [], [], files)

    assert comparison.before == comparison.after
    assert comparison.before.keys() == {
        *("sample-ink", "tablet-strings/validate", "strings/validate", "letters/validate"),
    }
    assert comparison.before["tablet-strings/validate"]["count"] == 1000
