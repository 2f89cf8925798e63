"""The collection."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import digitpad
from digitpad.collection.database import CollectionError
from digitpad.collection.drawing import Device, Drawing, LabelError
from digitpad.collection.pictures import PictureBytesError
from digitpad.collection.selection import Selection
from digitpad.collection.store import Collection, default_path
from digitpad.ink.ink import Ink, InkError
from digitpad.recognition.reading import Candidate, Digit, Reading, Reason, Status

INK = Ink.of([[(1, 2), (3, 4)]])
READING = Reading(
    Status.OK, None, "7", 0.98, (Digit("7", 0.98, 1.0, None),), (Candidate("7", 0.98),)
)
UNSURE = replace(READING, status=Status.UNSURE)
NO_NUMBER = replace(READING, status=Status.NOT_A_NUMBER, reason=Reason.TOO_SMALL)
NOON = datetime(2025, 12, 31, 12, tzinfo=UTC)
Png = Callable[[int], bytes]


def ink(number: int) -> Ink:
    """Other ink for each number."""
    return Ink.of([[(number, number), (0, 1)]])


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """One collection for all examples that hypothesis makes."""
    with Collection(tmp_path_factory.mktemp("shared") / "collection.sqlite") as collection:
        yield collection


@given(written=st.from_type(Ink))
def test_kept_ink_is_the_same_after_opening_again(shared: Collection, written: Ink) -> None:
    kept = shared.keep(written, Drawing("407"))
    with Collection(shared.path) as again:
        assert again.source(kept.id) == written


def test_all_that_is_known_is_the_same_after_opening_again(collection: Collection) -> None:
    drawing = Drawing("407", Device.PEN, READING, "number", NOON)
    assert collection.keep(INK, drawing) == drawing
    with Collection() as again:
        assert list(again.drawings()) == [drawing]


def test_a_picture_is_kept_as_its_own_bytes(collection: Collection, png: Png) -> None:
    kept = collection.keep(png(3), Drawing("407", Device.PICTURE))
    assert collection.source(kept.id) == png(3)


def test_the_users_own_collection_is_in_the_home(home: Path, collection: Collection) -> None:
    assert collection.path == default_path() == home / "collection.sqlite"


def test_empty_ink_is_refused(collection: Collection) -> None:
    with pytest.raises(InkError, match="nothing drawn"):
        collection.keep(Ink(), Drawing("407"))


@pytest.mark.parametrize(
    "content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", b"GIF89a" + bytes(100)]
)
def test_bytes_that_are_no_picture_are_refused(collection: Collection, content: bytes) -> None:
    with pytest.raises(PictureBytesError):
        collection.keep(content, Drawing("407", Device.PICTURE))
    assert collection.count() == 0


def test_ink_is_of_no_picture_and_a_picture_of_no_pen(collection: Collection, png: Png) -> None:
    for source, device in ((INK, Device.PICTURE), (png(0), Device.PEN)):
        with pytest.raises(ValueError, match="of the device PICTURE"):
            collection.keep(source, Drawing("407", device))


def test_the_same_ink_kept_again_is_one_drawing_with_the_new_label(
    collection: Collection,
) -> None:
    first = collection.keep(INK, Drawing("407", time=NOON))
    again = collection.keep(INK, Drawing("401", reading=READING))
    assert (again.id, again.time) == (first.id, NOON)
    assert [drawing.label for drawing in collection.drawings()] == ["401"]


def test_ink_with_a_turned_axis_is_the_same(collection: Collection) -> None:
    first = collection.keep(Ink.of([[(0, 0), (1, 2)]]), Drawing("407"))
    assert collection.keep(Ink.of([[(0, -0.0), (1, 2)]]), Drawing("407")).id == first.id


def test_ink_with_other_times_is_another_drawing(collection: Collection) -> None:
    [stroke] = INK.strokes
    timed = Ink((type(stroke)(stroke.points, times=[0, 8]),))
    for written in (INK, timed):
        collection.keep(written, Drawing("407"))
    assert collection.count() == 2


def test_an_id_that_is_taken_is_not_taken_away(collection: Collection) -> None:
    first = collection.keep(ink(1), Drawing("1"))
    second = collection.keep(ink(2), Drawing("2", id=first.id))
    assert second.id != first.id
    assert collection.source(first.id) == ink(1)
    assert collection.source(second.id) == ink(2)


def test_the_newest_drawing_comes_first(collection: Collection) -> None:
    for hours in (1, 3, 2):
        collection.keep(ink(hours), Drawing(str(hours), time=NOON + timedelta(hours=hours)))
    assert [drawing.label for drawing in collection.drawings()] == ["3", "2", "1"]


def test_drawings_of_one_moment_come_in_falling_order_of_keeping(collection: Collection) -> None:
    for number in (1, 2, 3):
        collection.keep(ink(number), Drawing(str(number), time=NOON))
    assert [drawing.label for drawing in collection.drawings()] == ["3", "2", "1"]


@pytest.mark.parametrize(
    ("selection", "labels"),
    [
        (Selection(), "987654"),
        (Selection(label="7"), "7"),
        (Selection(label="77"), ""),
        (Selection(since=NOON + timedelta(hours=7)), "987"),
        (Selection(until=NOON + timedelta(hours=7)), "654"),
        (Selection(since=NOON + timedelta(hours=5), until=NOON + timedelta(hours=7)), "65"),
        (Selection(wrongly_read=True), "965"),
        (Selection(unsure=True), "98"),
        (Selection(wrongly_read=True, unsure=True), "9"),
        (Selection(pictures=True), "4"),
        (Selection(pictures=False), "98765"),
        (Selection(deleted=True), "3"),
    ],
)
def test_drawings_are_selected(
    collection: Collection, png: Png, selection: Selection, labels: str
) -> None:
    seven = replace(UNSURE, text="8")
    readings = {"9": UNSURE, "8": seven, "7": READING, "6": READING, "5": NO_NUMBER}
    for number in range(3, 10):
        device = Device.PICTURE if number == 4 else Device.MOUSE
        time = NOON + timedelta(hours=number)
        drawing = Drawing(str(number), device, readings.get(str(number)), None, time)
        collection.keep(png(4) if number == 4 else ink(number), drawing)
    collection.take_back(next(collection.drawings(Selection(label="3"))))
    assert "".join(drawing.label for drawing in collection.drawings(selection)) == labels
    assert len(collection.ids(selection)) == collection.count(selection) == len(labels)


def test_another_label_is_remembered_and_makes_the_reading_wrong_or_right(
    collection: Collection,
) -> None:
    kept = collection.keep(INK, Drawing("7", reading=READING))
    wrong = replace(kept, label="1")
    assert collection.change(kept, wrong)
    assert collection.count(Selection(wrongly_read=True, label="1")) == 1
    assert collection.change(wrong, kept)
    assert collection.count(Selection(wrongly_read=True)) == 0


def test_a_deleted_drawing_is_out_of_sight_until_that_is_changed(collection: Collection) -> None:
    kept = collection.keep(INK, Drawing("7"))
    collection.take_back(kept)
    assert list(collection.drawings()) == []
    assert collection.drawing(kept.id).deleted
    assert collection.change(replace(kept, deleted=True), kept)
    assert list(collection.drawings()) == [kept]


def test_a_deleted_drawing_that_is_kept_again_is_back(collection: Collection) -> None:
    kept = collection.keep(INK, Drawing("7", time=NOON))
    collection.take_back(kept)
    assert collection.keep(INK, Drawing("7")).id == kept.id
    assert collection.count() == 1


def test_taking_back_leaves_what_was_kept_before(collection: Collection) -> None:
    earlier = collection.keep(INK, Drawing("7"))
    kept = collection.keep(INK, Drawing("1"))
    assert collection.take_back(kept, earlier)
    assert collection.drawing(kept.id) == earlier


def test_what_was_changed_since_is_not_taken_back(collection: Collection) -> None:
    kept = collection.keep(INK, Drawing("7"))
    changed = replace(kept, label="1")
    collection.change(kept, changed)
    assert not collection.take_back(kept)
    assert collection.drawing(kept.id) == changed


def test_what_was_deleted_since_is_taken_back_already(collection: Collection) -> None:
    earlier = collection.keep(INK, Drawing("7"))
    kept = collection.keep(INK, Drawing("1"))
    collection.take_back(kept)
    assert collection.take_back(kept, earlier)
    assert collection.drawing(kept.id).deleted


def test_drawings_can_be_deleted_while_going_through_them(collection: Collection) -> None:
    for number in range(5):
        collection.keep(ink(number), Drawing(str(number)))
    for drawing in collection.drawings():
        collection.take_back(drawing)
    assert collection.count() == 0


def test_an_id_that_is_not_there_is_said(collection: Collection) -> None:
    with pytest.raises(CollectionError, match="holds no drawing 407"):
        collection.source("407")


def test_several_changes_happen_together_or_not_at_all(collection: Collection) -> None:
    with suppress(LabelError), collection.transaction():
        collection.keep(ink(1), Drawing("1"))
        collection.keep(ink(2), Drawing("two"))
    assert collection.count() == 0


def test_two_pads_use_one_collection_at_once(collection: Collection) -> None:
    with Collection() as other:
        first = collection.keep(ink(1), Drawing("1", time=NOON))
        second = other.keep(ink(2), Drawing("2"))
        assert collection.source(second.id) == ink(2)
        assert other.source(first.id) == ink(1)
        other.change(first, replace(first, label="7"))
        assert [drawing.label for drawing in collection.drawings()] == ["2", "7"]


def test_what_was_kept_survives_a_pad_that_is_killed_while_it_writes(home: Path) -> None:
    root = Path(digitpad.__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", KEEP_FOR_EVER], cwd=root, stdout=subprocess.PIPE, text=True
    ) as pad:
        assert pad.stdout is not None
        kept = [pad.stdout.readline().split() for _ in range(50)]
        pad.kill()
        kept += [line.split() for line in pad.stdout if line.endswith("\n")]
    assert pad.returncode != 0
    with Collection(home / "collection.sqlite") as collection:
        assert len(kept) >= 50
        for id, label in kept:
            assert collection.drawing(id).label == label
            assert collection.source(id) == ink(int(label))
        # One may have been written whole and not been told about.
        assert collection.count() - len(kept) in (0, 1)


KEEP_FOR_EVER = """
from digitpad.collection.drawing import Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink

with Collection() as collection:
    for number in range(100_000):
        kept = collection.keep(Ink.of([[(number, number), (0, 1)]]), Drawing(str(number)))
        print(kept.id, kept.label, flush=True)
"""
