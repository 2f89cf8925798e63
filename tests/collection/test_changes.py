"""Changes to kept drawings are taken back whole, and never undo what somebody else did."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digitpad.collection import changes
from digitpad.collection.drawing import Drawing, LabelError
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink


@pytest.fixture
def kept(collection: Collection) -> list[Drawing]:
    """Three kept drawings, 1 to 3."""
    return [
        collection.keep(Ink.of([[(number, 0), (0, 1)]]), Drawing(str(number)))
        for number in (1, 2, 3)
    ]


def labels(collection: Collection) -> set[str]:
    return {drawing.label for drawing in collection.drawings()}


def test_changes_are_made_and_taken_back(collection: Collection, kept: list[Drawing]) -> None:
    made = changes.make(collection, changes.relabelled(kept, "407"))
    assert labels(collection) == {"407"}
    changes.make(collection, changes.undone(made))
    assert list(collection.drawings()) == kept[::-1]


def test_a_drawing_changed_by_somebody_else_is_left_alone(
    collection: Collection, kept: list[Drawing]
) -> None:
    with Collection(collection.path) as other:
        changes.make(other, changes.relabelled([kept[1]], "9"))
    made = changes.make(collection, changes.deleted(kept))
    assert [change.before for change in made] == [kept[0], kept[2]]
    assert labels(collection) == {"9"}


def test_what_is_deleted_is_restored(collection: Collection, kept: list[Drawing]) -> None:
    changes.make(collection, changes.deleted(kept))
    assert labels(collection) == set()
    gone = list(collection.some([one.id for one in kept]).values())
    changes.make(collection, changes.restored(gone))
    assert labels(collection) == {"1", "2", "3"}


def test_the_same_label_again_is_no_change(kept: list[Drawing]) -> None:
    assert [change.before for change in changes.relabelled(kept, "2")] == [kept[0], kept[2]]


def test_a_label_that_is_none_is_refused(kept: list[Drawing]) -> None:
    with pytest.raises(LabelError):
        changes.relabelled(kept, "four")


def test_nobodys_id_changes(collection: Collection, kept: list[Drawing]) -> None:
    first, second, _third = kept
    assert collection.change(first, replace(first, id=second.id, label="7"))
    assert collection.drawing(first.id).label == "7"
    assert collection.drawing(second.id) == second
