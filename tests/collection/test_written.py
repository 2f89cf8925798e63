"""What was written by hand, counted from a collection."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.prompts import Tally
from digitpad.collection.store import Collection
from digitpad.collection.written import tally
from digitpad.ink.ink import Ink
from tests.collection.readings import reading_of


def ink(number: int) -> Ink:
    return Ink.of([[(number, 0), (0, 1)]])


def test_nothing_is_made_where_there_is_no_collection(home: Path) -> None:
    assert tally(home / "none.sqlite").numbers == 0
    assert list(home.iterdir()) == []


def test_what_was_written_by_hand_is_counted(
    collection: Collection, png: Callable[[int], bytes]
) -> None:
    collection.keep(ink(1), Drawing("407", Device.PEN, reading_of("407")))
    collection.keep(ink(2), Drawing("11", Device.MOUSE))
    collection.keep(ink(3), Drawing("9", Device.TOUCH))
    deleted = collection.keep(ink(4), Drawing("5", Device.PEN))
    collection.take_back(deleted)
    collection.keep(ink(5), Drawing("6", Device.UNKNOWN))
    collection.keep(png(1), Drawing("8", Device.PICTURE))
    counted = tally(collection.path)
    assert (counted.numbers, counted.digits, counted.pairs) == (3, 5, 3)


def test_a_damaged_reading_keeps_no_others_from_being_counted(collection: Collection) -> None:
    for number in (1, 2):
        collection.keep(ink(number), Drawing("4", Device.PEN, reading_of("9")))
    collection._database.query("UPDATE drawing SET reading = '{' WHERE number = 1")
    assert tally(collection.path).numbers == 2


def test_wrong_readings_are_counted_as_such(collection: Collection) -> None:
    collection.keep(ink(1), Drawing("4", Device.PEN, reading_of("9")))
    collection.keep(ink(2), Drawing("2", Device.PEN, reading_of("2")))
    expected = Tally()
    expected.add("4", "9")
    expected.add("2")
    counted = tally(collection.path)
    assert [counted.want(digit) for digit in "0249"] == [expected.want(digit) for digit in "0249"]
