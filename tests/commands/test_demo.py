"""`digitpad demo` where nobody sees it: readings on the terminal, and a picture of the window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from digitpad.recognition.checkpoint import Card, save_checkpoint
from digitpad.recognition.networks import build

RUN = """
import argparse, sys
from digitpad.commands import demo
parser = argparse.ArgumentParser()
demo.add(parser.add_subparsers(required=True))
args = parser.parse_args(sys.argv[1:])
sys.exit(args.run(args))
"""

pytestmark = pytest.mark.slow


def demo(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", RUN, "demo", *map(str, arguments)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def untrained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint that reads, though nothing right."""
    path = tmp_path_factory.mktemp("checkpoints") / "untrained.safetensors"
    weights = {name: tensor.numpy() for name, tensor in build("columns", {}).state_dict().items()}
    card = Card("untrained", "Untrained", "columns", {}, "-0123456789?", "ctc", {})
    save_checkpoint(path, card, weights)
    return path


def test_it_prints_the_readings_and_where_its_picture_is(untrained: Path, home: Path) -> None:
    run = demo("--model", untrained)
    assert run.returncode == 0, run.stderr
    *readings, last = run.stdout.splitlines()
    written = [line.split()[0] for line in readings]
    assert len(written) == len(set(written)) >= 5
    assert "407" in written
    assert all(" was read as " in line for line in readings)
    picture = home / "demo.png"
    assert last.endswith(str(picture))
    with Image.open(picture) as image:
        assert image.width > 800
        assert len(image.convert("L").getcolors() or []) > 10
    assert [file.name for file in home.iterdir()] == ["demo.png"], "nothing else is kept"


def test_the_picture_goes_where_it_is_wanted(untrained: Path, tmp_path: Path) -> None:
    picture = tmp_path / "deep" / "here.png"
    assert demo("--model", untrained, "--screenshot", picture).returncode == 0
    assert picture.exists()


def test_a_picture_that_cannot_be_written_is_a_failure(untrained: Path, tmp_path: Path) -> None:
    run = demo("--model", untrained, "--screenshot", tmp_path)
    assert run.returncode == 1
    assert "--screenshot" in run.stderr


def test_a_missing_checkpoint_is_said_in_words(home: Path) -> None:
    run = demo("--model", "no-such-checkpoint")
    assert run.returncode == 2
    assert "no-such-checkpoint" in run.stderr
    assert "Traceback" not in run.stderr
