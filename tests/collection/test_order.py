"""Which kept drawings are found, and which of them come first."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.selection import ALL, Order, Selection, start_of
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from digitpad.recognition.reading import EMPTY, Reading, Status
from tests.collection.readings import reading_of

NOON = datetime(2025, 12, 31, 12, tzinfo=UTC)


def keep(
    collection: Collection,
    label: str,
    read: Reading | None = None,
    device: Device = Device.MOUSE,
    checkpoint: str | None = None,
) -> str:
    """Keep a drawing an hour after the one before; its id."""
    count = collection.count()
    time = NOON + timedelta(hours=count)
    drawing = Drawing(label, device, read, checkpoint, time)
    return collection.keep(Ink.of([[(count, 0), (0, 1)]]), drawing).id


def labels(
    collection: Collection, selection: Selection = ALL, order: Order = Order.NEWEST
) -> list[str]:
    return [collection.drawing(id).label for id in collection.ids(selection, order)]


def test_what_was_wrong_though_it_seemed_sure_comes_first_and_what_was_right_last(
    collection: Collection,
) -> None:
    keep(collection, "10", reading_of("10", 0.99))
    keep(collection, "9", reading_of("9", 0.8))
    keep(collection, "8")
    keep(collection, "7", reading_of("7", 0.6, Status.UNSURE))
    keep(collection, "6", reading_of("1", 0.5, Status.UNSURE))
    keep(collection, "5", EMPTY)
    keep(collection, "4", reading_of("4", 0.3, Status.NOT_A_NUMBER))
    keep(collection, "3", reading_of("1", 0.8))
    keep(collection, "2", reading_of("1", 0.99))
    first = labels(collection, order=Order.CHECK)
    assert first == ["2", "3", "4", "5", "6", "7", "8", "9", "10"]


def test_of_equally_useful_ones_the_newest_comes_first(collection: Collection) -> None:
    for label in "123":
        keep(collection, label, reading_of(label, 0.9))
    assert labels(collection, order=Order.CHECK) == ["3", "2", "1"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.NEWEST, ["3", "07", "1", "20"]),
        (Order.OLDEST, ["20", "1", "07", "3"]),
        (Order.LABEL, ["1", "3", "07", "20"]),
    ],
)
def test_the_other_orders(collection: Collection, order: Order, expected: list[str]) -> None:
    for label in ("20", "1", "07", "3"):
        keep(collection, label)
    assert labels(collection, order=order) == expected


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(begins="4"), ["40", "4"]),
        (Selection(contains="4"), ["54", "40", "4"]),
        (Selection(contains="40"), ["40"]),
        (Selection(label="4"), ["4"]),
        (Selection(begins="%"), []),
    ],
)
def test_labels_are_found_by_their_digits(
    collection: Collection, selection: Selection, expected: list[str]
) -> None:
    for label in ("4", "40", "54", "7"):
        keep(collection, label)
    assert labels(collection, selection) == expected


def test_drawings_are_found_by_device_checkpoint_and_whether_they_were_read(
    collection: Collection,
) -> None:
    keep(collection, "1", device=Device.PEN)
    keep(collection, "2", reading_of("2", 0.9), checkpoint="number")
    keep(collection, "3", reading_of("3", 0.9), checkpoint="digit")
    assert labels(collection, Selection(device=Device.PEN)) == ["1"]
    assert labels(collection, Selection(device=Device.MOUSE, not_read=True)) == []
    assert labels(collection, Selection(checkpoint="digit")) == ["3"]
    assert labels(collection, Selection(not_read=True)) == ["1"]
    assert collection.checkpoints() == ["digit", "number"]


def test_drawings_are_found_among_any_number_of_ids(collection: Collection) -> None:
    ids = [keep(collection, label) for label in "123"]
    many = frozenset([*ids[:2], *(str(number) for number in range(50_000))])
    assert labels(collection, Selection(among=many)) == ["2", "1"]
    assert labels(collection, Selection(among=frozenset())) == []


def test_a_day_begins_at_midnight_where_the_user_is() -> None:
    midnight = start_of(date(2025, 12, 31))
    assert midnight.tzinfo is not None
    assert (midnight.hour, midnight.minute, midnight.day) == (0, 0, 31)


def test_several_drawings_are_looked_up_at_once(collection: Collection) -> None:
    ids = [keep(collection, label) for label in "123"]
    collection.take_back(collection.drawing(ids[1]))
    some = collection.some([ids[1], ids[2], "unknown"])
    assert {id: drawing.label for id, drawing in some.items()} == {ids[1]: "2", ids[2]: "3"}
