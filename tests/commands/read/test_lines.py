"""`digitpad read`: what a line holds, as JSON and as text, and which network fills it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digitpad.cli import main
from digitpad.commands.read import read, run
from digitpad.recognition.sources import found
from digitpad.shipped import asset
from tests.commands.read.reading import Pretends, lines_of, parsed, picture


def test_a_line_of_json_holds_all_fields_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = picture(tmp_path / "one.png")
    status, (line,) = lines_of([path], capsys)
    assert status == 0
    assert line == {
        "source": str(path),
        "status": "ok",
        "reason": None,
        "text": "1",
        "confidence": 0.98,
        "digits": [{"digit": "1", "confidence": 0.98, "left": 0.0, "right": 3.0}],
        "candidates": [{"text": "1", "probability": 0.98}],
    }


def test_a_line_of_text_is_source_text_confidence_and_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = picture(tmp_path / "one.png")
    assert read(found([str(path)], ()), Pretends(), "text") == 0
    assert capsys.readouterr().out == f"{path}\t1\t0.9800\tok\n"


def test_lines_are_text_unless_another_format_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = picture(tmp_path / "one.png")
    assert run(parsed(str(path)), lambda *_: Pretends()) == 0
    assert capsys.readouterr().out == f"{path}\t1\t0.9800\tok\n"


def test_a_name_or_key_keeps_to_its_field_in_text(capsys: pytest.CaptureFixture[str]) -> None:
    keyed = b'{"key_id": "a\\tb\\r\\nc", "drawing": [[[0],[0]]]}'
    assert read(found(["-"], [keyed]), Pretends(), "text") == 0
    assert capsys.readouterr().out == "a\\tb\\r\\nc\t1\t0.9800\tok\n"


def test_empty_ink_is_empty(capsys: pytest.CaptureFixture[str]) -> None:
    status, (line,) = lines_of(["-"], capsys, [b'{"drawing": []}'])
    assert (status, line["status"], line["text"], line["confidence"]) == (0, "empty", "", 0.0)
    assert line["digits"] == line["candidates"] == []


def test_number_reads_on_any_device_unless_others_are_named(tmp_path: Path) -> None:
    asked = []

    def load(model: str, device: str) -> Pretends:
        asked.append((model, device))
        return Pretends()

    assert run(parsed(str(tmp_path)), load) == 0
    assert run(parsed(str(tmp_path), "--model", "digit", "--device", "cpu"), load) == 0
    assert asked == [("number", "auto"), ("digit", "cpu")]


def test_numbers_written_by_hand_are_read_as_the_contract_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = asset("sample-ink/numbers.ndjson")
    labels = [json.loads(line)["word"] for line in path.read_text("utf-8").splitlines()]
    assert main(["read", str(path), "--format", "json", "--device", "cpu"]) == 0
    lines = [
        json.loads(line, parse_constant=pytest.fail)
        for line in capsys.readouterr().out.splitlines()
    ]
    assert [line["text"] for line in lines] == labels
    for line in lines:
        chances = [candidate["probability"] for candidate in line["candidates"]]
        assert 1 <= len(chances) <= 5
        assert chances == sorted(chances, reverse=True)
        assert sum(chances) <= 1
        assert line["candidates"][0] == {"text": line["text"], "probability": line["confidence"]}
        assert "".join(digit["digit"] for digit in line["digits"]) == line["text"]
        assert all(digit["left"] <= digit["right"] for digit in line["digits"])
