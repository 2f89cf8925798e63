"""The trainer's command line, run within the process of the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.cli import main

ROOT = Path(__file__).parents[3]
Output = pytest.CaptureFixture[str]


def run(*arguments: str) -> int:
    """The exit status, also where the parser leaves by itself."""
    try:
        return main(arguments)
    except SystemExit as left:
        return int(left.code or 0)
