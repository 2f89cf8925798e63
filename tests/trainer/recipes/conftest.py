"""A file with the smallest recipe."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trainer.recipes.smallest import SMALLEST


@pytest.fixture
def small(tmp_path: Path) -> str:
    """The path of the smallest recipe there is."""
    path = tmp_path / "small.toml"
    path.write_text(SMALLEST)
    return str(path)
