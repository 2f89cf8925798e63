"""Which of the user's drawings are learnt, and which are held out."""

from __future__ import annotations

import uuid

import pytest

from digitpad.collection import changes
from digitpad.collection.drawing import Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from trainer.data.collection import held_out, labelled, portions


def ids(count: int) -> list[str]:
    return [str(uuid.UUID(int=number * 7919)) for number in range(count)]


def kept(collection: Collection, count: int) -> list[str]:
    """Keep so many drawings with the labels 0, 1, 2…; their ids."""
    return [
        collection.keep(Ink.of([[(0, 0), (9, 40 + number)]]), Drawing(str(number))).id
        for number in range(count)
    ]


def test_about_a_fifth_is_held_out() -> None:
    assert len(held_out(ids(2000))) == pytest.approx(400, abs=60)


@pytest.mark.parametrize(("count", "least"), [(0, 0), (1, 0), (2, 1), (5, 2), (6, 3), (12, 3)])
def test_of_few_drawings_a_few_are_held_out(count: int, least: int) -> None:
    assert len(held_out(ids(count))) >= least


def test_who_is_held_out_hangs_on_the_rank_alone_once_there_are_enough() -> None:
    early, late = held_out(ids(100)), held_out(ids(300))

    assert early == late & set(ids(100))
    assert all(held_out(ids(count)) >= late & set(ids(count)) for count in range(100))


def test_every_drawing_is_learnt_or_held_out_and_none_is_both() -> None:
    with Collection() as collection:
        everything = kept(collection, 30)
        collection.take_back(collection.drawing(everything.pop()))
    learnt, held = portions()

    assert not learnt.keys() & held.keys()
    assert learnt.keys() | held.keys() == set(everything)
    assert {**learnt, **held}[everything[7]] == "7"


def test_drawings_come_back_under_the_labels_that_were_noted() -> None:
    with Collection() as collection:
        first, second = kept(collection, 2)
        changes.make(collection, changes.relabelled([collection.drawing(first)], "99"))
        collection.take_back(collection.drawing(second))

    assert [sample.label for sample in labelled({first: "0", second: "1"})] == ["0", "1"]
