"""What is damaged in a collection: it is told, and hides nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from digitpad.collection.database import CollectionError, DamagedDrawingError
from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.exchange import export_to, import_from, kept
from digitpad.collection.ink_bytes import packed
from digitpad.collection.readers import found
from digitpad.collection.selection import Order, Selection
from digitpad.collection.store import Collection
from digitpad.collection.writers import FORMATS
from digitpad.ink.ink import Ink
from digitpad.recognition.reading import Candidate, Reading, Status

UNSURE = Reading(Status.UNSURE, None, "7", 0.61, (), (Candidate("7", 0.61),))


def ink(number: int) -> Ink:
    """Other ink for each number."""
    return Ink.of([[(number, number), (0, 1)]])


@pytest.fixture
def filled(collection: Collection, png: Callable[[int], bytes]) -> Collection:
    """A collection with ink and a picture, read and not read."""
    collection.keep(ink(1), Drawing("01", Device.PEN, UNSURE, "number"))
    collection.keep(ink(2), Drawing("7"))
    collection.keep(png(3), Drawing("407", Device.PICTURE, UNSURE, "digit"))
    return collection


@pytest.mark.parametrize("reading", ["{}", "{", "7"])
def test_a_damaged_drawing_hides_no_others(collection: Collection, reading: str) -> None:
    ids = [collection.keep(ink(n), Drawing("7", reading=UNSURE)).id for n in range(3)]
    collection._database.query("UPDATE drawing SET reading = ? WHERE id = ?", (reading, ids[1]))
    assert collection.some(ids).keys() == {ids[0], ids[2]}
    assert set(collection.ids(order=Order.CHECK)) == set(ids)
    assert set(collection.ids(Selection(unsure=True))) == {ids[0], ids[2]}
    drawings = collection.drawings()
    assert next(drawings).id == ids[2]
    with pytest.raises(DamagedDrawingError):
        next(drawings)
    assert next(drawings).id == ids[0]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE content SET bytes = substr(bytes, 1, 20) WHERE number = {}",
        "DELETE FROM content WHERE number = {}",
        "UPDATE drawing SET reading = '{{}}' WHERE number = {}",
        "UPDATE drawing SET reading = '{{' WHERE number = {}",
        "UPDATE drawing SET kept_at = 253402300799000 WHERE number = {}",
    ],
)
@pytest.mark.parametrize("number", [2, 3], ids=["ink", "picture"])
def test_a_damaged_drawing_is_left_out_and_all_others_are_exported(
    filled: Collection, tmp_path: Path, format: str, damage: str, number: int
) -> None:
    before = export_to(tmp_path / f"before{FORMATS[format].suffix}", kept(filled), format)
    [[id]] = filled._database.query(f"SELECT id FROM drawing WHERE number = {number}")
    filled._database.query(damage.format(number))
    after = export_to(tmp_path / f"after{FORMATS[format].suffix}", kept(filled), format)
    [reason] = [refused.reason for refused in after.refused if refused.origin == id]
    assert id in reason
    assert after.done == before.done - (id not in {refused.origin for refused in before.refused})


def test_what_is_kept_but_damaged_is_refused_and_the_rest_is_imported(
    filled: Collection, tmp_path: Path
) -> None:
    export_to(tmp_path / "all", kept(filled), "folder")
    filled._database.query("UPDATE drawing SET reading = '{}' WHERE label = '01'")
    summary = import_from(found([tmp_path / "all"]), filled)
    assert summary.present == 2
    [refused] = summary.refused
    assert "is damaged" in refused.reason


def test_stored_ink_that_is_damaged_is_said(collection: Collection) -> None:
    kept = collection.keep(ink(1), Drawing("7"))
    collection._database.query("UPDATE content SET bytes = ?", (packed(ink(1))[:-1],))
    with pytest.raises(DamagedDrawingError, match=f"drawing {kept.id} .* damaged"):
        collection.source(kept.id)


def test_facts_that_are_damaged_are_said(collection: Collection) -> None:
    kept = collection.keep(ink(1), Drawing("7"))
    collection._database.query("UPDATE drawing SET reading = '{}'")
    with pytest.raises(DamagedDrawingError, match=f"drawing {kept.id} is damaged"):
        collection.drawing(kept.id)


def test_a_damaged_page_is_said_and_nothing_is_thrown_away(home: Path) -> None:
    with Collection() as collection:
        for number in range(200):
            collection.keep(ink(number), Drawing(str(number)))
        path = collection.path
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with Collection() as collection, pytest.raises(CollectionError, match="damaged"):
        list(collection.drawings())
    assert path.read_bytes() == content
