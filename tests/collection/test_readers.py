"""Labelled drawings in files."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.formats.imagefolder import METADATA
from digitpad.collection.formats.items import Incoming, Refused
from digitpad.collection.formats.labelled_names import LabelledBy
from digitpad.collection.lines import ink_line
from digitpad.collection.readers import found, pieces
from digitpad.ink.ink import Ink

if TYPE_CHECKING:
    from tests.collection.conftest import Labels, Write

STROKE = "[[[1, 2], [3, 4]]]"
INK = Ink.of([[(1, 3), (2, 4)]])
Png = Callable[[int], bytes]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("4021.png", "4021"),
        ("test_368_26563.png", "26563"),
        ("007.png", "007"),
        ("scan_007.JPG", "007"),
        ("7/0815.png", "7"),
        ("train/0/img_12.png", "0"),
        ("10/12.png", "12"),
        ("a/b/c/407.webp", "407"),
    ],
)
def test_a_picture_is_labelled_by_its_name_or_its_folder(
    folder: Path, png: Png, name: str, label: str, write: Write, labels: Labels
) -> None:
    write(folder, {name: png(1)})
    assert labels(folder) == {name: label}


def test_a_digits_folder_labels_also_when_it_is_given_itself(
    folder: Path, png: Png, write: Write, labels: Labels
) -> None:
    write(folder, {"7/0815.png": png(1)})
    assert labels(folder / "7") == {"0815.png": "7"}


@pytest.mark.parametrize(
    "name", ["scan.png", "123456.png", "12_.png", "4a.png", "4021 (1).png", "x_٤.png"]
)
def test_a_picture_with_another_name_is_refused(
    folder: Path, png: Png, name: str, write: Write, labels: Labels
) -> None:
    write(folder, {name: png(1)})
    [reason] = labels(folder).values()
    assert "1 to 5 digits" in reason


def test_a_picture_comes_with_its_own_bytes(folder: Path, png: Png, write: Write) -> None:
    write(folder, {"7.png": png(1)})
    [item] = found([folder / "7.png"])
    assert isinstance(item, Incoming)
    assert item.source == png(1)
    assert item.drawing.device is Device.PICTURE


def test_a_picture_that_was_cut_off_is_refused(
    folder: Path, png: Png, write: Write, labels: Labels
) -> None:
    write(folder, {"7.png": png(3)[:1000]})
    [reason] = labels(folder).values()
    assert "damaged" in reason


@pytest.mark.parametrize("format", ["PNG", "JPEG", "BMP", "WEBP"])
def test_whatever_the_damage_nothing_but_a_refusal_comes_of_it(
    folder: Path, format: str, write: Write
) -> None:
    file = io.BytesIO()
    Image.linear_gradient("L").resize((32, 32)).save(file, format)
    whole = file.getvalue()
    for place in range(0, len(whole), 7):
        damaged = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        write(folder, {f"7.{format.lower()}": damaged})
        [item] = found([folder])
        assert isinstance(item, Incoming | Refused)


def test_a_picture_as_large_as_an_attack_is_refused(
    folder: Path, png: Png, write: Write, labels: Labels
) -> None:
    huge = bytearray(png(1))
    huge[16:24] = (60_000).to_bytes(4, "big") * 2
    huge[29:33] = zlib.crc32(huge[12:29]).to_bytes(4, "big")
    write(folder, {"7.png": bytes(huge)})
    assert labels(folder) == {"7.png": "the picture is too large"}


def test_ndjson_is_read_line_by_line(folder: Path, write: Write, labels: Labels) -> None:
    write(
        folder,
        {
            "ink.ndjson": f'{{"word": "407", "drawing": {STROKE}}}\n'
            "\n"
            f'{{"drawing": {STROKE}}}\n'
            f'{{"word": "cat", "drawing": {STROKE}}}\n'
            '{"word": "7", "drawing": []}\n'
            "nonsense\n"
            f'{{"word": 12, "drawing": {STROKE}}}'
        },
    )
    lines = labels(folder)
    assert lines["ink.ndjson:1"] == "407"
    assert lines["ink.ndjson:3"] == "it has no label"
    assert "1 to 5 digits" in lines["ink.ndjson:4"]
    assert lines["ink.ndjson:5"] == "nothing is drawn in it"
    assert "not JSON" in lines["ink.ndjson:6"]
    assert lines["ink.ndjson:7"] == "12"
    assert len(lines) == 6


def test_the_key_of_another_programs_ndjson_is_no_id(folder: Path, write: Write) -> None:
    write(folder, {"ink.ndjson": f'{{"key_id": "1", "word": "7", "drawing": {STROKE}}}'})
    [item] = found([folder])
    assert isinstance(item, Incoming)
    assert item.source == INK
    assert item.drawing.id != "1"


@pytest.mark.parametrize("facts", ["407", "[]", "{}", '{"id": "x"}', '{"pressures": []}'])
def test_damaged_facts_in_a_line_are_refused(folder: Path, facts: str, write: Write) -> None:
    write(folder, {"ink.ndjson": f'{{"word": "7", "drawing": {STROKE}, "digitpad": {facts}}}'})
    [item] = found([folder])
    assert isinstance(item, Refused)


@pytest.mark.parametrize(
    "pressures",
    [
        [],
        {"0": "x"},
        {"0": [0.5]},
        {"0": None},
        {"0": [{}, 1]},
        {"0": [True, 1]},
        {"0": [7, 0.5]},
        {"0": [0.5, -3]},
        {"0": [10**400, 1]},
        {"0": [float("inf"), 1]},
    ],
)
def test_pressures_that_do_not_fit_their_stroke_are_refused(
    folder: Path, pressures: object, write: Write
) -> None:
    document = json.loads(ink_line(Drawing("7"), INK))
    document["digitpad"]["pressures"] = pressures
    write(folder, {"ink.ndjson": json.dumps(document)})
    [item] = found([folder])
    assert isinstance(item, Refused) or pressures == {"0": None}


def test_ink_that_says_it_is_a_picture_is_of_an_unknown_device(folder: Path, write: Write) -> None:
    write(folder, {"ink.ndjson": ink_line(Drawing("7", Device.PICTURE), INK)})
    [item] = found([folder])
    assert isinstance(item, Incoming)
    assert item.drawing.device is Device.UNKNOWN


def test_inkml_is_one_drawing_or_one_for_each_group(
    folder: Path, write: Write, labels: Labels
) -> None:
    label = '<annotation type="truth">{}</annotation>'
    trace = "<trace>1 3, 2 4</trace>"
    group = "<traceGroup>" + label + trace + "</traceGroup>"
    write(
        folder,
        {
            "one.inkml": f"<ink>{label.format('407')}{trace}</ink>",
            "two.inkml": f"<ink>{group.format('1')}{group.format('two')}</ink>",
            "bad.inkml": "<ink>",
        },
    )
    files = labels(folder)
    assert files["one.inkml"] == "407"
    assert files["two.inkml#1"] == "1"
    assert "1 to 5 digits" in files["two.inkml#2"]
    assert "XML" in files["bad.inkml"]


def test_a_folder_is_read_in_bytewise_order_without_what_is_hidden_or_unknown(
    folder: Path, png: Png, write: Write, labels: Labels
) -> None:
    names = ["10.png", "2.png", "B/3.png", "a/4.png"]
    write(folder, dict.fromkeys([*names, ".1.png", ".git/5.png", "notes.txt"], png(1)))
    assert list(labels(folder)) == names


def test_a_link_back_to_a_folder_above_ends(
    folder: Path, png: Png, write: Write, labels: Labels
) -> None:
    write(folder, {"a/4.png": png(1)})
    (folder / "a" / "loop").symlink_to(folder, target_is_directory=True)
    assert labels(folder) == {"a/4.png": "4"}


def test_what_is_refused_holds_on_to_no_picture(folder: Path, png: Png, write: Write) -> None:
    write(folder, {"4.png": png(3)[:1000]})
    [item] = found([folder])
    assert isinstance(item, Refused)
    assert item.error.__traceback__ is None
    assert item.error.__cause__ is None


def test_files_of_unknown_kinds_and_missing_ones_are_refused_when_they_are_named(
    folder: Path, write: Write
) -> None:
    write(folder, {"notes.txt": "407"})
    unknown, missing = found([folder / "notes.txt", folder / "gone.png"])
    assert isinstance(unknown, Refused)
    assert ".ndjson" in unknown.reason
    assert isinstance(missing, Refused)
    assert missing.reason == "No such file or directory"


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (LabelledBy.EITHER, ["1", "12", "3"]),
        (LabelledBy.NAME, ["1", "12", "34"]),
        (LabelledBy.FOLDER, ["407", "407", "3"]),
    ],
)
def test_where_labels_stand_can_be_said(
    folder: Path, png: Png, by: LabelledBy, expected: list[str], write: Write
) -> None:
    write(folder, dict.fromkeys(["407/scan_1.png", "407/scan_12.png", "3/scan_34.png"], png(1)))
    items = sorted(found([folder], by), key=lambda item: "407" not in item.origin)
    assert [item.drawing.label for item in items if isinstance(item, Incoming)] == expected


def test_about_how_many_drawings_come_is_known_before(folder: Path, png: Png, write: Write) -> None:
    ink = f'{{"word": "7", "drawing": {STROKE}}}'
    write(
        folder, {"a.ndjson": f"{ink}\n{ink}", "b.png": png(1), METADATA: '{"file_name": "b.png"}'}
    )
    assert sum(piece.expected() for piece in pieces([folder, folder / "gone"])) == 4


def test_what_is_found_in_two_ways_is_read_once(folder: Path, png: Png, write: Write) -> None:
    write(folder, {"a/7.png": png(1), "b.ndjson": f'{{"word": "7", "drawing": {STROKE}}}'})
    paths = [folder / "a" / "7.png", folder / "a", folder, folder / "b.ndjson", folder]
    assert len(list(found(paths))) == 2


@pytest.mark.parametrize("metadata", [{}, {METADATA: '{"file_name": "film_7.png", "label": "7"}'}])
def test_a_film_with_the_name_of_a_picture_is_refused_unread(
    folder: Path, metadata: Mapping[str, str], write: Write, labels: Labels
) -> None:
    write(folder, {"film_7.png": b"\0\0\0 ftypmp42", **metadata})
    with (folder / "film_7.png").open("ab") as file:
        file.truncate(1 << 42)  # sparse, and more than fits into memory
    [reason] = labels(folder).values()
    assert reason == "it is no picture of a kind that can be read"
