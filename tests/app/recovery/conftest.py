"""Where pads keep what is being drawn."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def folder(home: Path) -> Path:
    return home / "unfinished"
