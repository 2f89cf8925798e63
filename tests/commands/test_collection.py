"""`digitpad collection`, as the terminal knows it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest
from PIL import Image

from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.exchange import DRAWINGS_AT_ONCE
from digitpad.collection.formats.items import Found
from digitpad.collection.store import Collection
from digitpad.commands import collection as command
from digitpad.ink.ink import Ink
from digitpad.recognition.reading import Candidate, Digit, Reading, Status

READING = Reading(
    Status.UNSURE, None, "7", 0.61, (Digit("7", 0.61, 1.0, 2.0),), (Candidate("7", 0.61),)
)
Output = pytest.CaptureFixture[str]


def ink(number: int) -> Ink:
    """Other ink for each number."""
    return Ink.of([[(number, number), (0, 1)]])


def digitpad(*arguments: str | Path) -> int:
    """Type `digitpad collection …`; the exit status."""
    parser = argparse.ArgumentParser(prog="digitpad")
    command.add(parser.add_subparsers(required=True))
    args = parser.parse_args(["collection", *map(str, arguments)])
    status: int = args.run(args)
    return status


def keep(*drawings: Drawing) -> None:
    """Fill the collection of the home."""
    with Collection() as collection:
        for number, drawing in enumerate(drawings):
            collection.keep(ink(number), drawing)


def labels(capsys: Output) -> list[str]:
    """The labels in what `list` printed as text."""
    return [line.split("\t")[1] for line in capsys.readouterr().out.splitlines()]


def test_path_prints_where_the_collection_is_and_makes_nothing(home: Path, capsys: Output) -> None:
    assert digitpad("path") == 0
    assert capsys.readouterr().out == f"{home / 'collection.sqlite'}\n"
    assert list(home.iterdir()) == []


def test_an_empty_collection_lists_nothing(capsys: Output) -> None:
    assert digitpad("list") == 0
    assert capsys.readouterr().out == ""


def test_a_drawing_is_listed_in_one_line_of_text(capsys: Output) -> None:
    drawing = Drawing("1", Device.PEN, READING, "number", datetime(2025, 12, 31, 12, tzinfo=UTC))
    keep(drawing)
    assert digitpad("list") == 0
    *columns, time = capsys.readouterr().out.rstrip("\n").split("\t")
    assert columns == [drawing.id, "1", "7", "0.610", "unsure", "pen"]
    assert datetime.fromisoformat(time) == drawing.time


def test_a_drawing_that_was_not_read_is_listed_with_dashes(capsys: Output) -> None:
    keep(Drawing("1"))
    digitpad("list")
    assert capsys.readouterr().out.split("\t")[2:6] == ["-", "-", "-", "unknown"]


def test_json_holds_all_that_is_known_a_line_a_drawing(capsys: Output) -> None:
    drawing = Drawing("1", Device.PEN, READING, "number")
    keep(drawing, Drawing("2"))
    assert digitpad("list", "--format", "json", "--label", "1") == 0
    [line] = capsys.readouterr().out.splitlines()
    document = json.loads(line)
    assert Drawing.from_facts(document["label"], document) == drawing
    assert (document["confirmed"], document["deleted"]) == (False, False)


def test_the_list_is_filtered(capsys: Output) -> None:
    noon = datetime(2025, 12, 31, 12).astimezone()
    keep(
        Drawing("7", reading=READING, time=noon.replace(hour=9)),
        Drawing("1", reading=READING, time=noon),
        Drawing("2", time=noon.replace(hour=15)),
    )
    for arguments, expected in [
        ([], ["2", "1", "7"]),
        (["--label", "7"], ["7"]),
        (["--wrong"], ["1"]),
        (["--unsure"], ["1", "7"]),
        (["--since", "2025-12-31T12:00"], ["2", "1"]),
        (["--before", "2025-12-31T12:00"], ["7"]),
        (["--since", "2026-01-01"], []),
        (["--only", "pictures"], []),
        (["--only", "ink"], ["2", "1", "7"]),
        (["--limit", "1"], ["2"]),
        (["--limit", "0"], []),
        (["--limit", "9" * 30], ["2", "1", "7"]),
        (["--deleted"], []),
    ]:
        assert digitpad("list", *arguments) == 0
        assert labels(capsys) == expected, arguments


def test_a_damaged_drawing_is_told_and_the_others_are_listed(capsys: Output) -> None:
    keep(Drawing("1"), damaged := Drawing("2"), Drawing("3"))
    with Collection() as collection:
        collection._database.query("UPDATE drawing SET reading = '{}' WHERE label = '2'")
    assert digitpad("list") == 1
    output = capsys.readouterr()
    assert [line.split("\t")[1] for line in output.out.splitlines()] == ["3", "1"]
    assert f"drawing {damaged.id} is damaged" in output.err


def test_deleted_drawings_are_listed_when_asked_for(capsys: Output) -> None:
    drawing = Drawing("1")
    keep(drawing, Drawing("2"))
    with Collection() as collection:
        collection.take_back(drawing)
    digitpad("list", "--deleted")
    assert labels(capsys) == ["1"]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["import"],
        ["export"],
        ["list", "--since", "yesterday"],
        ["list", "--limit", "-1"],
        ["list", "--only", "cats"],
        ["export", "x", "--format", "docx"],
        ["export", "x", "--size", "15"],
        ["export", "x", "--size", "big"],
        ["import", "x", "--labels", "both"],
    ],
)
def test_wrong_usage_is_status_2(arguments: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as stopped:
        digitpad(*arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().out == ""


def test_a_collection_that_cannot_be_opened_is_status_2(home: Path, capsys: Output) -> None:
    (home / "collection.sqlite").write_bytes(b"no database" * 100)
    for arguments in (["list"], ["import", home], ["export", home / "out"]):
        assert digitpad(*arguments) == 2
        output = capsys.readouterr()
        assert output.out == ""
        assert "damaged" in output.err
        assert "Traceback" not in output.err


def test_drawings_travel_from_one_collection_to_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    keep(Drawing("1", Device.PEN, READING, "number"), Drawing("007"))
    assert digitpad("export", tmp_path / "all") == 0
    assert capsys.readouterr().out == "2 exported, 0 left out\n"
    monkeypatch.setenv("DIGITPAD_HOME", str(tmp_path / "new"))
    assert digitpad("import", tmp_path / "all") == 0
    assert capsys.readouterr().out == "2 imported, 0 there already, 0 refused\n"
    assert digitpad("import", tmp_path / "all") == 0
    assert capsys.readouterr().out == "0 imported, 2 there already, 0 refused\n"
    with Collection() as collection:
        assert collection.path.parent == tmp_path / "new"
        assert {drawing.label for drawing in collection.drawings()} == {"1", "007"}


def test_what_is_refused_is_told_on_standard_error_with_status_1(
    tmp_path: Path, capsys: Output
) -> None:
    good, bad = tmp_path / "good.ndjson", tmp_path / "bad.ndjson"
    good.write_text('{"word": "7", "drawing": [[[1], [2]]]}')
    bad.write_text('{"word": "seven", "drawing": [[[1], [2]]]}')
    assert digitpad("import", bad, good, tmp_path / "gone") == 1
    output = capsys.readouterr()
    assert output.out == "1 imported, 0 there already, 2 refused\n"
    first, second = output.err.splitlines()
    assert first.startswith(f"{bad}:1: a label is a number of 1 to 5 digits")
    assert second == f"{tmp_path / 'gone'}: there is no such file or folder"


def test_what_is_exported_is_filtered(tmp_path: Path) -> None:
    keep(Drawing("1"), Drawing("2"))
    assert digitpad("export", tmp_path / "one.ndjson", "--label", "2") == 0
    [line] = (tmp_path / "one.ndjson").read_text().splitlines()
    assert json.loads(line)["word"] == "2"


def test_the_format_of_an_export_can_be_chosen(tmp_path: Path) -> None:
    keep(Drawing("1"))
    assert digitpad("export", tmp_path / "out", "--format", "inkml") == 0
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".inkml"]


def test_a_file_is_replaced_only_when_that_is_said(tmp_path: Path, capsys: Output) -> None:
    keep(Drawing("1"))
    target = tmp_path / "ink.ndjson"
    target.write_text("mine")
    assert digitpad("export", target) == 2
    assert "--replace" in capsys.readouterr().err
    assert digitpad("export", target, "--replace", "--label", "12") == 2
    assert "stays as it is" in capsys.readouterr().err
    assert target.read_text() == "mine"
    assert digitpad("export", target, "--replace") == 0
    assert json.loads(target.read_text())["word"] == "1"


def test_the_collection_itself_is_never_replaced(home: Path, capsys: Output) -> None:
    keep(Drawing("1"))
    target = home / "collection.sqlite"
    assert digitpad("export", target, "--format", "ndjson", "--replace") == 2
    assert "the collection itself" in capsys.readouterr().err
    digitpad("list")
    assert labels(capsys) == ["1"]


def test_a_size_is_refused_where_no_pictures_are_drawn(tmp_path: Path, capsys: Output) -> None:
    keep(Drawing("1"))
    for target in ("out", "out.ndjson"):
        assert digitpad("export", tmp_path / target, "--size", "40") == 2
        assert "draws no pictures" in capsys.readouterr().err
        assert not (tmp_path / target).exists()


def test_an_export_over_a_folder_with_files_is_status_2(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "mine").write_text("mine")
    assert digitpad("export", tmp_path) == 2
    assert "new folder" in capsys.readouterr().err


def test_pictures_are_labelled_by_what_is_said(tmp_path: Path) -> None:
    keep(Drawing("407"))
    digitpad("export", tmp_path / "out", "--format", "classes", "--size", "32")
    [picture] = (tmp_path / "out").rglob("*.png")
    picture.rename(picture.with_name("scan_1.png"))
    assert digitpad("import", tmp_path / "out", "--labels", "folder") == 0
    assert digitpad("import", tmp_path / "out", "--labels", "name") == 1
    with Collection() as collection:
        assert [drawing.label for drawing in collection.drawings()] == ["407", "407"]


def test_the_size_of_exported_pictures_can_be_chosen(tmp_path: Path) -> None:
    keep(Drawing("1"))
    assert digitpad("export", tmp_path / "out", "--format", "pictures", "--size", "40") == 0
    [picture] = (tmp_path / "out").glob("*.png")
    with Image.open(picture) as image:
        assert image.height == 40


def test_single_digits_travel_as_mnist(tmp_path: Path, capsys: Output) -> None:
    keep(Drawing("1"), Drawing("407"))
    assert digitpad("export", tmp_path / "mnist", "--format", "idx") == 1
    assert capsys.readouterr().out == "1 exported, 1 left out\n"
    assert digitpad("import", tmp_path / "mnist") == 0
    assert capsys.readouterr().out == "1 imported, 0 there already, 0 refused\n"


def test_an_interrupted_import_says_what_it_took_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    count = 2 * DRAWINGS_AT_ONCE

    def interrupted(items: Iterable[Found], _: int) -> Iterator[Found]:
        yield from islice(items, count)
        raise KeyboardInterrupt

    lines = [f'{{"word": "7", "drawing": [[[{x}], [2]]]}}' for x in range(count + 1)]
    (tmp_path / "many.ndjson").write_text("\n".join(lines))
    monkeypatch.setattr(command, "_watched", interrupted)
    assert digitpad("import", tmp_path / "many.ndjson") == 130
    output = capsys.readouterr()
    assert output.out == f"{count} imported, 0 there already, 0 refused\n"
    assert "Interrupted" in output.err


def test_a_terminal_sees_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    lines = [f'{{"word": "7", "drawing": [[[{x}], [2]]]}}' for x in range(command.SHOW_EVERY)]
    (tmp_path / "many.ndjson").write_text("\n".join(lines))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert digitpad("import", tmp_path / "many.ndjson") == 0
    assert f"{command.SHOW_EVERY} of {command.SHOW_EVERY} drawings" in capsys.readouterr().err
