"""Commands of the trainer that somebody ends: they end quietly."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.trainer.cli.running import ROOT


def test_who_has_seen_enough_ends_it_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "trainer", "data", "list", "--quick"]
    answer = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    os.close(writing)

    assert (answer.returncode, answer.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a file that never ends needs named pipes")
def test_ctrl_c_while_data_are_read_ends_quietly(here: Path) -> None:
    endless = here / "data" / "pendigits" / "pendigits-orig.tra"
    endless.parent.mkdir(parents=True)
    os.mkfifo(endless)
    command = [sys.executable, "-m", "trainer", "train", "digit", "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline()) == {"event": "reading"}
        process.send_signal(signal.SIGINT)
        told, complaints = process.communicate()

    assert process.returncode == 130
    assert (told, complaints) == ("", "")
