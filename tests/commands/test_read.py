"""`digitpad read`: each sentence of its contract, with a recognizer that only pretends."""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest
from PIL import Image

from digitpad.cli import main
from digitpad.commands.read import BATCH, Ahead, add, read, run
from digitpad.ink.formats.drawing import FileDrawing
from digitpad.ink.formats.inkml import write_inkml
from digitpad.ink.ink import Ink
from digitpad.recognition.picture import Picture
from digitpad.recognition.reading import EMPTY, Candidate, Digit, Reading, Status
from digitpad.recognition.recognizer import DeviceError
from digitpad.recognition.sources import Found, found
from digitpad.shipped import asset

PATIENCE_SECONDS = 30
LINE = b'{"drawing":[[[0,3,1],[0,40,90]]]}\n'
READ = Reading(Status.OK, None, "1", 0.98, (Digit("1", 0.98, 0.0, 3.0),), (Candidate("1", 0.98),))


class Pretends:
    """Reads a 1 wherever there is ink, and remembers how many drawings came at once."""

    def __init__(self) -> None:
        self.batches: list[int] = []

    def read_many(self, sources: Sequence[Ink | Picture]) -> list[Reading]:
        self.batches.append(len(sources))
        return [EMPTY if isinstance(source, Ink) and not source else READ for source in sources]


def lines_of(
    sources: Sequence[Path | str], capsys: pytest.CaptureFixture[str], stdin: Sequence[bytes] = ()
) -> tuple[int, list[dict[str, Any]]]:
    """Exit status and the JSON lines for some sources."""
    status = read(found(map(str, sources), stdin), Pretends(), "json")
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def picture(path: Path) -> Path:
    pixels = np.full((40, 30), 255, np.uint8)
    pixels[8:32, 14:17] = 0
    Image.fromarray(pixels).save(path)
    return path


def inkml(path: Path, count: int) -> Path:
    with path.open("wb") as stream:
        write_inkml(stream, [FileDrawing(Ink.of([[(0, 0), (1, 9)]]), str(n)) for n in range(count)])
    return path


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


@pytest.mark.parametrize("suffix", ["png", "jpg", "bmp", "webp", "gif", "JPEG"])
def test_pictures_of_each_kind_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    path = picture(tmp_path / f"one.{suffix}")
    for source in (path, tmp_path):
        status, lines = lines_of([source], capsys)
        assert (status, [line["text"] for line in lines]) == (0, ["1"])


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


def test_what_has_no_known_suffix_is_tried_as_a_picture(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = picture(tmp_path / "one.png").rename(tmp_path / "scan")
    status, (line,) = lines_of([path], capsys)
    assert (status, line["text"]) == (0, "1")


def test_an_empty_folder_has_nothing_to_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lines_of([tmp_path], capsys) == (0, [])


def test_standard_input_that_cannot_be_read_is_an_error_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken() -> Iterator[bytes]:
        yield LINE
        raise IsADirectoryError(21, "Is a directory")

    status = read(found(["-"], broken()), Pretends(), "json")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert status == 1
    assert [line["source"] for line in lines] == ["-:1", "-"]
    assert "Is a directory" in lines[1]["error"]


def test_a_name_or_key_keeps_to_its_field_in_text(capsys: pytest.CaptureFixture[str]) -> None:
    keyed = b'{"key_id": "a\\tb\\r\\nc", "drawing": [[[0],[0]]]}'
    assert read(found(["-"], [keyed]), Pretends(), "text") == 0
    assert capsys.readouterr().out == "a\\tb\\r\\nc\t1\t0.9800\tok\n"


def parsed(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add(parser.add_subparsers())
    return parser.parse_args(["read", *arguments])


def test_number_reads_on_any_device_unless_others_are_named(tmp_path: Path) -> None:
    asked = []

    def load(model: str, device: str) -> Pretends:
        asked.append((model, device))
        return Pretends()

    assert run(parsed(str(tmp_path)), load) == 0
    assert run(parsed(str(tmp_path), "--model", "digit", "--device", "cpu"), load) == 0
    assert asked == [("number", "auto"), ("digit", "cpu")]


def test_a_device_that_is_not_there_is_2_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    def load(model: str, device: str) -> Pretends:
        raise DeviceError(f"The device {device!r} does not work here. Use auto or cpu instead.")

    assert run(parsed("-", "--device", "cuda"), load) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Use auto or cpu" in err


def test_a_name_that_is_not_text_is_told_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = picture(tmp_path / "one.png").rename(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.png"))
    assert run(parsed(str(path), "--format", "json"), lambda *_: Pretends()) == 0
    assert json.loads(capsys.readouterr().out)["source"] == str(path)


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


def test_empty_ink_is_empty(capsys: pytest.CaptureFixture[str]) -> None:
    status, (line,) = lines_of(["-"], capsys, [b'{"drawing": []}'])
    assert (status, line["status"], line["text"], line["confidence"]) == (0, "empty", "", 0.0)
    assert line["digits"] == line["candidates"] == []


def test_batches_take_what_is_waiting_and_64_at_most() -> None:
    asked, many_wait = Event(), Event()

    def items() -> Iterator[int]:
        yield 0
        assert asked.wait(PATIENCE_SECONDS), "the first item was held back"
        for item in range(1, 200):
            if item == 65:  # there is no room for it: all before it are waiting
                many_wait.set()
            yield item

    with Ahead(items(), BATCH) as batches:
        assert next(batches) == [0]
        asked.set()
        assert many_wait.wait(PATIENCE_SECONDS)
        assert next(batches) == list(range(1, 65))
        rest = list(batches)
    assert [item for batch in rest for item in batch] == list(range(65, 200))
    assert max(len(batch) for batch in rest) <= 64


def test_what_is_waiting_is_read_at_once_without_what_is_no_drawing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    reading, all_wait = Event(), Event()

    class Slow(Pretends):
        def read_many(self, sources: Sequence[Ink | Picture]) -> list[Reading]:
            reading.set()
            assert all_wait.wait(PATIENCE_SECONDS)
            return super().read_many(sources)

    def drawings() -> Iterator[Found]:
        first, *others = found(["-"], [LINE, LINE, b"{}\n", LINE])
        yield first
        assert reading.wait(PATIENCE_SECONDS), "the first drawing was held back"
        yield from others
        all_wait.set()

    recognizer = Slow()
    assert read(drawings(), recognizer, "json") == 1
    assert recognizer.batches == [1, 2]
    assert len(capsys.readouterr().out.splitlines()) == 4


def test_a_batch_never_waits_for_a_second_item() -> None:
    answered = Event()

    def asks() -> Iterator[int]:
        yield 0
        assert answered.wait(PATIENCE_SECONDS), "the first item was held back"
        yield 1

    with Ahead(asks(), BATCH) as batches:
        assert next(batches) == [0]
        answered.set()
        assert next(batches) == [1]


def test_what_goes_wrong_while_fetching_is_raised() -> None:
    def breaks() -> Iterator[int]:
        yield 1
        raise ZeroDivisionError

    with Ahead(breaks(), BATCH) as batches, pytest.raises(ZeroDivisionError):
        list(batches)


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


def started(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-m", "digitpad", "read", "--device", "cpu", *arguments]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | environment,
    )


@pytest.mark.slow
def test_a_program_that_writes_one_line_and_waits_gets_its_answer() -> None:
    with started("--format", "json", "-", PYTHONIOENCODING="latin-1", LC_ALL="C") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(b'{"key_id": "\xc3\xa9%d", "drawing": [[[0,3],[0,90]]]}\n' % number)
            process.stdin.flush()
            answer = json.loads(process.stdout.readline().decode("utf-8"))
            assert answer["source"] == f"é{number}"
        process.stdin.close()
        assert process.wait() == 0


@pytest.mark.slow
def test_a_reader_that_has_seen_enough_ends_it_quietly() -> None:
    with started("--format", "json", "-") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(LINE)
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        # Standard input stays open: the program must not wait for more of it.
        process.stdin.write(LINE)
        process.stdin.flush()
        assert process.wait(PATIENCE_SECONDS) == 0
        assert process.stderr.read() == b""


@pytest.mark.slow
def test_an_interrupt_while_it_waits_ends_it_quietly() -> None:
    with started("-") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(LINE)
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE_SECONDS) == 130
        assert process.stderr.read() == b""
