"""A file with the small recipe."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trainer.training.train.small import RECIPE


@pytest.fixture
def small(tmp_path: Path) -> str:
    """The path of the small recipe."""
    path = tmp_path / "small.toml"
    path.write_text(RECIPE)
    return str(path)
