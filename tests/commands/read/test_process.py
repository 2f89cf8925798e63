"""`digitpad read` as programs start it: it answers each line, and ends quietly."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest

from tests.commands.read.reading import LINE, PATIENCE_SECONDS


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
