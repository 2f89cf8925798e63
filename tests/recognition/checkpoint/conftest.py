"""A small checkpoint in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from digitpad.recognition.checkpoint import save_checkpoint
from tests.recognition.checkpoint.small import CARD, WEIGHTS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A checkpoint that is fine."""
    path = tmp_path / "small.safetensors"
    save_checkpoint(path, CARD, WEIGHTS)
    return path
