"""`digitpad read`: what cannot be read is told, the rest go on, and the exit status says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from digitpad.cli import main
from digitpad.commands.read import read, run
from digitpad.recognition.recognizer import DeviceError
from digitpad.recognition.sources import found
from tests.commands.read.reading import LINE, Pretends, lines_of, parsed, picture


def test_a_bad_line_is_an_error_line_and_the_rest_go_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, lines = lines_of(["-"], capsys, [b"{}\n", LINE])
    assert status == 1
    assert lines[0].keys() == {"source", "error"}
    assert (lines[0]["source"], lines[1]["text"]) == ("-:1", "1")


@pytest.mark.parametrize("name", ["missing.png", "missing.ndjson", "missing.inkml", "missing"])
def test_a_source_that_is_not_there_is_an_error_line_and_the_rest_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    status, lines = lines_of([tmp_path / name, picture(tmp_path / "one.png")], capsys)
    assert status == 1
    assert lines[0].keys() == {"source", "error"}
    assert lines[1]["text"] == "1"


@pytest.mark.parametrize("name", ["damaged.png", "damaged.inkml", "damaged.ndjson", "what.txt"])
def test_a_damaged_file_is_an_error_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / name).write_bytes(b"\x89PNG\r\nnot one")
    status, lines = lines_of([tmp_path / name], capsys)
    assert status == 1
    assert all(line.keys() == {"source", "error"} for line in lines)


def test_in_text_errors_go_to_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert read(found([str(tmp_path / "missing.png")], ()), Pretends(), "text") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "missing.png" in err


def test_standard_input_that_cannot_be_read_is_an_error_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken() -> Iterator[bytes]:
        yield LINE
        raise IsADirectoryError(21, "Is a directory")

    status, lines = lines_of(["-"], capsys, broken())
    assert status == 1
    assert [line["source"] for line in lines] == ["-:1", "-"]
    assert "Is a directory" in lines[1]["error"]


def test_a_device_that_is_not_there_is_2_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    def load(model: str, device: str) -> Pretends:
        raise DeviceError(f"The device {device!r} does not work here. Use auto or cpu instead.")

    assert run(parsed("-", "--device", "cuda"), load) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Use auto or cpu" in err


@pytest.mark.parametrize("arguments", [["read"], ["read", "--format", "xml", "-"]])
def test_wrong_usage_is_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().out == ""


def test_a_bad_checkpoint_is_2_and_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "foreign.safetensors"
    path.write_bytes(b"no checkpoint")
    assert main(["read", "--model", str(path), "-"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Choose" in err or "choose" in err
