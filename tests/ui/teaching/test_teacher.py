"""The teacher hears what its child tells, and sees to it that the child ends as it should."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from digitpad.ui.teaching.teacher import Teacher

LISTENING = """
import json, sys
def tell(**event):
    print(json.dumps(event), flush=True)
tell(event="reading")
for line in sys.stdin:
    if line == "stop\\n":
        tell(event="written", path="/home/\\u00fc.safetensors")
        sys.exit(0)
    if line == "cancel\\n":
        break
tell(event="interrupted", folder="/home/run")
sys.exit(130)
"""
"""A child that does as it is told; the end of its input is a cancel, too."""

Begin = Callable[[str], None]


@pytest.fixture
def teacher(qapp: object) -> Iterator[Teacher]:
    teacher = Teacher()
    yield teacher
    teacher.close()


@pytest.fixture
def begin(teacher: Teacher, qtbot: QtBot) -> Begin:
    """Starts a child that runs a piece of Python."""

    def begin(code: str) -> None:
        teacher.start([sys.executable, "-c", code])

    return begin


@pytest.fixture
def events(teacher: Teacher) -> list[dict[str, Any]]:
    heard: list[dict[str, Any]] = []
    teacher.progressed.connect(heard.append)
    return heard


def test_what_the_child_tells_is_told(
    teacher: Teacher, begin: Begin, qtbot: QtBot, events: list[dict[str, Any]]
) -> None:
    code = 'print(\'{"event": "step", "step": 1}\\n{"event": "written", "path": "x"}\')'
    with qtbot.waitSignal(teacher.finished) as finished:
        begin(code)

    assert events == [{"event": "step", "step": 1}]
    assert finished.args == ["x"]
    assert not teacher.teaching


def test_it_stops_when_told(
    teacher: Teacher, begin: Begin, qtbot: QtBot, events: list[dict[str, Any]]
) -> None:
    with qtbot.waitSignal(teacher.progressed):
        begin(LISTENING)
    assert teacher.teaching
    with qtbot.waitSignal(teacher.finished) as finished:
        teacher.stop()

    assert finished.args == ["/home/ü.safetensors"]
    assert [event["event"] for event in events] == ["reading"]


def test_it_cancels_when_told(
    teacher: Teacher, begin: Begin, qtbot: QtBot, events: list[dict[str, Any]]
) -> None:
    with qtbot.waitSignal(teacher.progressed):
        begin(LISTENING)
    with qtbot.waitSignal(teacher.cancelled):
        teacher.cancel()

    assert events[-1] == {"event": "interrupted", "folder": "/home/run"}


def test_closing_ends_the_child(teacher: Teacher, begin: Begin, qtbot: QtBot) -> None:
    with qtbot.waitSignal(teacher.progressed):
        begin(LISTENING)
    with qtbot.waitSignal(teacher.cancelled):
        teacher.close()

    assert not teacher.teaching


def test_closing_where_nothing_runs_does_nothing(teacher: Teacher) -> None:
    teacher.close()
    teacher.close()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import sys; sys.exit('Save 3 more drawings.')", "Save 3 more drawings."),
        ("raise MemoryError('out of it')", "MemoryError: out of it"),
        ("import os; os._exit(3)", "looks for the cause: none"),
        ("import sys; sys.stderr.buffer.write(b'\\xff bad'); sys.exit(9)", "\ufffd bad"),
    ],
)
def test_a_child_that_fails_has_the_last_word(
    teacher: Teacher, begin: Begin, qtbot: QtBot, code: str, words: str
) -> None:
    with qtbot.waitSignal(teacher.failed) as failed:
        begin(code)

    assert words in failed.args[0]
    assert "Traceback" not in failed.args[0]


FAILING = """
import json, sys
values = {"count": 2, "more": 3, "least": 5, "wanted": 20}
words = (
    "Drawings kept: {count}. Save {more} more in the pad: it takes {least}, and {wanted} or more "
    "are better."
)
print(json.dumps({"event": "failed", "words": words, "values": values}))
sys.exit("trainer: " + words.format(**values))
"""


def test_the_reason_that_the_trainer_gives_is_said_alone(
    teacher: Teacher, begin: Begin, qtbot: QtBot, events: list[dict[str, Any]]
) -> None:
    with qtbot.waitSignal(teacher.failed) as failed:
        begin(FAILING)

    assert failed.args[0].startswith("Drawings kept: 2. Save 3 more in the pad")
    assert events == []


@pytest.mark.usefixtures("german")
def test_it_is_said_in_the_language_of_the_user(
    teacher: Teacher, begin: Begin, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(teacher.failed) as failed:
        begin(FAILING)

    assert failed.args[0].startswith("Gespeicherte Zeichnungen: 2.")


def test_what_one_run_failed_of_is_no_reason_for_the_next(
    teacher: Teacher, begin: Begin, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(teacher.failed):
        begin(FAILING)
    with qtbot.waitSignal(teacher.failed) as failed:
        begin("import sys; sys.exit('no')")

    assert "looks for the cause: no" in failed.args[0]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_child_that_is_killed_is_a_failure(teacher: Teacher, begin: Begin, qtbot: QtBot) -> None:
    with qtbot.waitSignal(teacher.failed) as failed:
        begin("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")

    assert "nothing of yours is lost" in failed.args[0]


def test_a_program_that_is_not_there_is_a_failure(teacher: Teacher, qtbot: QtBot) -> None:
    with qtbot.waitSignal(teacher.failed) as failed:
        teacher.start(["/no/such/program"])

    assert "Install digitpad again" in failed.args[0]
    assert not teacher.teaching


def test_what_is_no_event_is_passed_over(
    teacher: Teacher, begin: Begin, qtbot: QtBot, events: list[dict[str, Any]]
) -> None:
    code = """print('a warning\\n[1]\\n{"x": 1}\\n{"event": "written", "path": "x"}')"""
    with qtbot.waitSignal(teacher.finished):
        begin(code)

    assert events == []


def test_after_one_run_another_can_begin(teacher: Teacher, begin: Begin, qtbot: QtBot) -> None:
    for name in ("one", "two"):
        with qtbot.waitSignal(teacher.finished) as finished:
            begin(f"""print('{{"event": "written", "path": "{name}"}}')""")
        assert finished.args == [name]
    with qtbot.waitSignal(teacher.failed):
        begin("import sys; sys.exit('trainer: no')")
