"""A folder to run in, and what commands find there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from trainer.data.pendigits import pendigits
from trainer.data.sources import described

if TYPE_CHECKING:
    from tests.trainer.conftest import NewCheckpoint
    from trainer.recipes.recipe import Recipe


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to run in, and a folder of data that is empty."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGITPAD_DATA", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def checkpoint(files: Path, tiny: Recipe, fresh_checkpoint: NewCheckpoint) -> Path:
    """A checkpoint with weights of chance, which says that it was chosen by pendigits."""
    seen = described(files, "pendigits", "validate", pendigits(files, "validate"))
    return fresh_checkpoint(tiny, data=[seen])
