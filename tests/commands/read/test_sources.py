"""`digitpad read`: what can be read, in which order, and by which name."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from PIL import Image

from digitpad.commands.read import run
from tests.commands.read.reading import LINE, Pretends, inkml, lines_of, parsed, picture


@pytest.mark.parametrize("suffix", ["png", "jpg", "bmp", "webp", "gif", "JPEG"])
def test_pictures_of_each_kind_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    path = picture(tmp_path / f"one.{suffix}")
    for source in (path, tmp_path):
        status, lines = lines_of([source], capsys)
        assert (status, [line["text"] for line in lines]) == (0, ["1"])


def test_what_has_no_known_suffix_is_tried_as_a_picture(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = picture(tmp_path / "one.png").rename(tmp_path / "scan")
    status, (line,) = lines_of([path], capsys)
    assert (status, line["text"]) == (0, "1")


def test_a_folder_is_read_in_bytewise_order_without_hidden_unknown_or_nested_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("b.png", "B.PNG", "a.jpg", ".hidden.png", "é.bmp"):
        picture(tmp_path / name)
    inkml(tmp_path / "ink.INKML", 1)
    (tmp_path / "lines.ndjson").write_bytes(LINE)
    (tmp_path / "notes.txt").write_text("nothing to read")
    (tmp_path / "folder.png").mkdir()
    status, lines = lines_of([tmp_path], capsys)
    names = ["B.PNG", "a.jpg", "b.png", "ink.INKML", "lines.ndjson:1", "é.bmp"]
    assert (status, [line["source"] for line in lines]) == (0, [f"{tmp_path}/{n}" for n in names])


def test_a_folder_may_be_given_with_a_slash_at_its_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture(tmp_path / "one.png")
    _, (line,) = lines_of([f"{tmp_path}/"], capsys)
    assert line["source"] == f"{tmp_path}/one.png"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leads_nowhere_leaves_the_rest_of_its_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Image.new("L", (4, 4), 255).save(tmp_path / "b.png")
    (tmp_path / "a.png").symlink_to("a.png")
    status, (broken, whole) = lines_of([tmp_path], capsys)
    assert status == 1
    assert "symbolic links" in broken["error"]
    assert whole["source"] == str(tmp_path / "b.png")


def test_an_empty_folder_has_nothing_to_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lines_of([tmp_path], capsys) == (0, [])


def test_an_inkml_file_is_one_drawing_unless_trace_groups_divide_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = inkml(tmp_path / "one.inkml", 1), inkml(tmp_path / "two.inkml", 2)
    _, lines = lines_of([one, two], capsys)
    assert [line["source"] for line in lines] == [str(one), f"{two}#1", f"{two}#2"]


def test_ndjson_is_named_by_its_key_or_its_line_and_blank_lines_are_skipped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "lines.ndjson"
    keyed = b'{"key_id": 9007199254740993, "drawing": [[[0],[0]]]}\n'
    path.write_bytes(LINE + b"\n" + keyed)
    _, lines = lines_of([path, "-"], capsys, [b"\n", LINE])
    assert [line["source"] for line in lines] == [f"{path}:1", "9007199254740993", "-:2"]


def test_a_name_that_is_not_text_is_told_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = picture(tmp_path / "one.png").rename(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.png"))
    assert run(parsed(str(path), "--format", "json"), lambda *_: Pretends()) == 0
    assert json.loads(capsys.readouterr().out)["source"] == str(path)
