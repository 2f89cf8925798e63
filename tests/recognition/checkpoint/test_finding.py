"""Checkpoints are found by name and by path: the shipped ones first, then one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from digitpad.recognition.checkpoint import (
    CheckpointError,
    available,
    find,
    own,
    own_folder,
    read_card,
    save_checkpoint,
    shipped,
)
from tests.recognition.checkpoint.small import CARD, WEIGHTS


def test_the_pads_own_come_first() -> None:
    names = [path.stem for path in shipped()]
    assert names[:2] == ["number", "digit"]
    assert names[2:] == sorted(names[2:])


def test_the_shipped_ones_can_all_be_found_and_read() -> None:
    for path in shipped():
        assert find(path.stem) == path
        card = read_card(path)
        assert card.name == path.stem
        assert path.stat().st_size < (6_000_000 if card.comparison else 4_000_000)


class TestOwn:
    @pytest.fixture
    def mine(self) -> Path:
        """A checkpoint that was made for the user."""
        own_folder().mkdir()
        save_checkpoint(own_folder() / "mine.safetensors", CARD, WEIGHTS)
        return own_folder() / "mine.safetensors"

    def test_where_none_was_made_there_is_none(self) -> None:
        assert own() == []
        assert available() == shipped()

    def test_where_one_may_not_look_there_is_none(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # Longer than names may be: that is refused to everybody, as a closed folder is to most.
        monkeypatch.setenv("DIGITPAD_HOME", str(home / ("long" * 100)))

        assert own() == []
        assert find("number") == shipped()[0]

    def test_they_come_after_the_shipped_ones(self, mine: Path) -> None:
        save_checkpoint(own_folder() / "another.safetensors", CARD, WEIGHTS)

        assert own() == [own_folder() / "another.safetensors", mine]
        assert available() == [*shipped(), *own()]

    def test_they_are_found_by_name(self, mine: Path) -> None:
        assert find("mine") == mine

    def test_a_shipped_one_is_found_before_one_of_the_same_name(self, mine: Path) -> None:
        mine.rename(own_folder() / "number.safetensors")

        assert find("number") == shipped()[0]

    def test_they_are_named_where_another_is_asked_for(self, mine: Path) -> None:
        with pytest.raises(CheckpointError, match=r"one of these: number, .*mine"):
            find("yours")


def test_any_file_is_found_by_its_path(path: Path) -> None:
    assert find(path) == path
    assert find(str(path)) == path


@pytest.mark.parametrize("name", ["no-such-one", "", "number.pth", "\0", "long" * 100])
def test_what_is_not_there_is_refused_and_the_known_ones_are_named(name: str) -> None:
    with pytest.raises(CheckpointError, match=r"one of these: .*number") as refusal:
        find(name)
    assert repr(name) in str(refusal.value)
