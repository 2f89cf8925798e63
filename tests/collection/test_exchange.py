"""Out of a collection and into it again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.exchange import (
    Summary,
    export_to,
    import_from,
    kept,
)
from digitpad.collection.formats.items import Incoming, Refused
from digitpad.collection.readers import found
from digitpad.collection.selection import ALL, Selection
from digitpad.collection.store import Collection, Source
from digitpad.collection.writers import FORMATS
from digitpad.ink.ink import Ink, Stroke
from digitpad.recognition.reading import Candidate, Digit, Reading, Status

INK = Ink((Stroke([(1, 2), (3.25, 4)], times=[0, 8.5], pressures=[0.1, 1]), Stroke([(0, 0)])))
READING = Reading(
    Status.UNSURE, None, "7", 0.61, (Digit("7", 0.61, None, None),), (Candidate("7", 0.61),)
)
NOON = datetime(2025, 12, 31, 12, 0, 0, 7000, tzinfo=UTC)
LOSSLESS = ["folder", "ndjson", "inkml"]
Png = Callable[[int], bytes]


@pytest.fixture
def filled(collection: Collection, png: Png) -> Collection:
    """A collection with ink and a picture, read and not read."""
    collection.keep(INK, Drawing("01", Device.PEN, READING, "number", NOON))
    collection.keep(Ink.of([[(5, 5)]]), Drawing("7"))
    collection.keep(png(3), Drawing("407", Device.PICTURE, READING, "digit"))
    return collection


def imported(path: Path, collection: Collection) -> Summary:
    """What an import says."""
    return import_from(found([path]), collection)


def whole(collection: Collection, selection: Selection = ALL) -> dict[Drawing, Source]:
    """The drawings that are not damaged, with what was kept."""
    return dict(item for item in kept(collection, selection) if not isinstance(item, Refused))


def test_a_folder_gives_back_the_whole_collection(
    filled: Collection, other: Collection, tmp_path: Path
) -> None:
    assert export_to(tmp_path / "all", kept(filled), "folder").done == 3
    assert imported(tmp_path / "all", other) == Summary(done=3)
    assert whole(other) == whole(filled)


def test_ndjson_gives_back_all_ink_and_says_that_pictures_stay(
    filled: Collection, other: Collection, tmp_path: Path
) -> None:
    summary = export_to(tmp_path / "ink.ndjson", kept(filled), "ndjson")
    [picture] = filled.ids(Selection(pictures=True))
    assert [refused.origin for refused in summary.refused] == [picture]
    assert imported(tmp_path / "ink.ndjson", other) == Summary(done=summary.done) == Summary(done=2)
    assert whole(other) == whole(filled, Selection(pictures=False))


def test_inkml_gives_back_ink_and_label(
    filled: Collection, other: Collection, tmp_path: Path
) -> None:
    export_to(tmp_path / "inkml", kept(filled), "inkml")
    assert len(list((tmp_path / "inkml").glob("*.inkml"))) == 2
    assert imported(tmp_path / "inkml", other) == Summary(done=3)
    assert labelled(other) == labelled(filled)


def labelled(collection: Collection) -> set[tuple[str, object]]:
    """Labels with their ink or pictures."""
    return {(drawing.label, source) for drawing, source in whole(collection).items()}


@pytest.mark.parametrize("format", LOSSLESS)
@given(ink=st.from_type(Ink))
def test_every_format_keeps_every_number_of_ink(
    format: str, ink: Ink, tmp_path_factory: pytest.TempPathFactory
) -> None:
    target = tmp_path_factory.mktemp("out") / "exported.ndjson"
    export_to(target, [(Drawing("407"), ink)], format)
    [incoming] = found([target])
    assert isinstance(incoming, Incoming)
    assert incoming.source == ink


def test_ndjson_is_the_layout_that_other_programs_read(filled: Collection, tmp_path: Path) -> None:
    export_to(tmp_path / "ink.ndjson", kept(filled), "ndjson")
    lines = [json.loads(line) for line in (tmp_path / "ink.ndjson").read_text().splitlines()]
    [line] = [line for line in lines if line["word"] == "01"]
    assert line["drawing"] == [[[1, 3.25], [2, 4], [0, 8.5], [0.1, 1]], [[0], [0]]]


def test_a_picture_is_exported_with_its_own_bytes_and_its_label_in_its_name(
    filled: Collection, tmp_path: Path, png: Png
) -> None:
    export_to(tmp_path / "all", kept(filled), "folder")
    [picture] = (tmp_path / "all").glob("*.png")
    assert picture.read_bytes() == png(3)
    assert picture.stem.endswith("_407")


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_is_imported_twice(
    filled: Collection, other: Collection, tmp_path: Path, format: str
) -> None:
    target = tmp_path / "exported.ndjson"
    done = export_to(target, kept(filled), format).done
    assert imported(target, other) == Summary(done=done)
    before = whole(other)
    assert imported(target, other) == Summary(present=done)
    assert whole(other) == before


def test_a_drawing_twice_in_one_import_comes_once(other: Collection, tmp_path: Path) -> None:
    line = '{"word": "7", "drawing": [[[1], [2]]]}\n'
    (tmp_path / "twice.ndjson").write_text(line * 2)
    assert imported(tmp_path / "twice.ndjson", other) == Summary(done=1, present=1)


def test_a_drawing_that_is_there_keeps_its_label_and_that_is_said(
    filled: Collection, tmp_path: Path
) -> None:
    export_to(tmp_path / "all", kept(filled), "folder")
    [drawing] = filled.drawings(Selection(label="7"))
    filled.change(drawing, replace(drawing, label="1"))
    summary = imported(tmp_path / "all", filled)
    assert (summary.done, summary.present) == (0, 2)
    assert [refused.reason for refused in summary.refused] == [
        "it is kept already, with the label 1"
    ]
    assert filled.drawing(drawing.id).label == "1"


def test_what_was_deleted_comes_back(filled: Collection, tmp_path: Path) -> None:
    before = whole(filled)
    export_to(tmp_path / "all", kept(filled), "folder")
    for drawing in filled.drawings():
        filled.take_back(drawing)
    assert imported(tmp_path / "all", filled) == Summary(done=3)
    assert whole(filled) == before


def test_deleted_drawings_are_not_exported(filled: Collection, tmp_path: Path) -> None:
    filled.take_back(next(filled.drawings()))
    assert export_to(tmp_path / "all", kept(filled), "folder").done == 2


def test_what_is_bad_is_refused_and_the_rest_imported(
    other: Collection, tmp_path: Path, png: Png
) -> None:
    (tmp_path / "7.png").write_bytes(png(1))
    (tmp_path / "8.png").write_bytes(png(2)[:1000])
    (tmp_path / "ink.ndjson").write_text('{"word": "cat", "drawing": [[[1], [2]]]}\n')
    summary = imported(tmp_path, other)
    assert summary.done == 1
    assert {Path(refused.origin).name for refused in summary.refused} == {"8.png", "ink.ndjson:1"}


def test_more_drawings_than_one_transaction_holds(other: Collection, tmp_path: Path) -> None:
    lines = [f'{{"word": "7", "drawing": [[[{x}], [2]]]}}' for x in range(1001)]
    (tmp_path / "many.ndjson").write_text("\n".join(lines))
    assert imported(tmp_path / "many.ndjson", other) == Summary(done=1001)
    assert other.count() == 1001


@pytest.mark.parametrize("format", ["pictures", "classes"])
def test_drawn_ink_and_pictures_come_back_as_pictures_with_their_labels(
    filled: Collection, other: Collection, tmp_path: Path, format: str
) -> None:
    assert export_to(tmp_path / "drawn", kept(filled), format).done == 3
    assert imported(tmp_path / "drawn", other) == Summary(done=3)
    drawings = list(other.drawings())
    assert {drawing.label for drawing in drawings} == {"01", "7", "407"}
    assert {drawing.device for drawing in drawings} == {Device.PICTURE}


def test_a_picture_among_drawn_ink_keeps_its_bytes_and_what_is_known_of_it(
    filled: Collection, other: Collection, tmp_path: Path, png: Png
) -> None:
    export_to(tmp_path / "drawn", kept(filled), "pictures")
    imported(tmp_path / "drawn", other)
    [drawing] = filled.drawings(Selection(pictures=True))
    assert (other.drawing(drawing.id), other.source(drawing.id)) == (drawing, png(3))


@pytest.mark.parametrize("format", ["pictures", "classes"])
def test_ink_is_drawn_as_high_as_asked(filled: Collection, tmp_path: Path, format: str) -> None:
    [kept_ink] = whole(filled, Selection(label="01")).items()
    export_to(tmp_path / "drawn", [kept_ink], format, size=40)
    [path] = (tmp_path / "drawn").rglob("*_01.png")
    with Image.open(path) as image:
        assert image.height == 40


def test_a_folder_for_each_label_holds_its_pictures(filled: Collection, tmp_path: Path) -> None:
    export_to(tmp_path / "drawn", kept(filled), "classes")
    assert {path.name for path in (tmp_path / "drawn").iterdir()} == {"01", "7", "407"}


def test_idx_holds_single_digits_and_says_what_it_leaves_out(
    filled: Collection, other: Collection, tmp_path: Path
) -> None:
    summary = export_to(tmp_path / "mnist", kept(filled), "idx")
    assert summary.done == 1
    assert {refused.reason.split()[-1] for refused in summary.refused} == {"01", "407"}
    assert imported(tmp_path / "mnist", other) == Summary(done=1)
    assert [drawing.label for drawing in other.drawings()] == ["7"]
