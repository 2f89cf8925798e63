"""A network of chance for single digits, and drawings that it may learn."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.trainer.lessons.finetune.command import keep_drawings

if TYPE_CHECKING:
    from tests.trainer.conftest import NewCheckpoint
    from trainer.data.sample import Sample
    from trainer.recipes.recipe import Recipe


@pytest.fixture
def chance(
    tmp_path: Path,
    tiny: Recipe,
    fresh_checkpoint: NewCheckpoint,
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """A small network of chance for single digits; no data set is at hand."""
    monkeypatch.setenv("DIGITPAD_DATA", str(tmp_path / "none"))
    return str(fresh_checkpoint(tiny, exports={"forms": {}}))


@pytest.fixture
def drawings(digits: list[Sample]) -> None:
    """All digits are kept."""
    keep_drawings(digits)
