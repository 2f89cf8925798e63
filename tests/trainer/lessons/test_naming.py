"""The user's own checkpoints get names that nothing has, and titles that say whose hand it is."""

from __future__ import annotations

from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from digitpad.recognition.checkpoint import Card, own_folder
from trainer.lessons.naming import check_name, fresh_names, own_title, reserved
from trainer.run_folder import RunError

TODAY = date(2026, 11, 20)


def card(name: str, title: str) -> Card:
    return Card(name, title, "columns", {}, "", "ctc", {})


NUMBER = card("number", "Number: one to five digits")


def names(begun: Card, count: int = 1) -> list[tuple[str, str]]:
    return list(islice(fresh_names(begun, TODAY), count))


def test_a_name_is_the_old_one_with_the_day() -> None:
    assert names(NUMBER) == [("number-2026-11-20", "Number, your hand (20 Nov 2026)")]


def test_on_the_same_day_they_are_counted() -> None:
    assert names(NUMBER, 2)[1] == ("number-2026-11-20-2", "Number, your hand (20 Nov 2026, 2)")


def test_what_is_there_is_not_named_again() -> None:
    own_folder().mkdir()
    (own_folder() / "number-2026-11-20.safetensors").touch()

    assert names(NUMBER) == [("number-2026-11-20-2", "Number, your hand (20 Nov 2026, 2)")]


def test_a_day_takes_the_place_of_an_earlier_one() -> None:
    earlier = card("number-2025-01-31-12", "Number, your hand (31 Jan 2025, 12)")

    assert names(earlier) == names(NUMBER)


def test_a_title_can_say_something_else_than_the_day() -> None:
    assert own_title(NUMBER, "left") == "Number, your hand (left)"


@pytest.mark.parametrize("name", ["", "a/b", "..", "-x", "_x", "a b", "number\n"])
def test_a_name_is_a_plain_word(name: str) -> None:
    with pytest.raises(RunError, match=r"begins with a letter or digit, .* signs - _ \. alone"):
        check_name(name)


@pytest.mark.parametrize("name", ["x", "7", "öre", "my-number_2.1"])
def test_a_name_is_made_of_all_that_is_told(name: str) -> None:
    check_name(name)


@pytest.mark.parametrize("name", ["number", "digit", "mine"])
def test_a_name_that_is_taken_is_refused(name: str) -> None:
    own_folder().mkdir()
    (own_folder() / "mine.safetensors").touch()

    with pytest.raises(RunError, match=f"There is a checkpoint {name} already"):
        check_name(name)


def test_a_folder_is_reserved_once(tmp_path: Path) -> None:
    assert reserved(tmp_path / "runs" / "mine")
    assert not reserved(tmp_path / "runs" / "mine")


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "runs").touch()

    with pytest.raises(RunError, match="cannot be made"):
        reserved(tmp_path / "runs" / "mine")
