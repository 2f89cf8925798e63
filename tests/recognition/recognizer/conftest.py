"""Checkpoints of untrained networks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from digitpad.recognition.checkpoint import Card, Weights, save_checkpoint
from tests.recognition.recognizer.cards import CARD, Make, weights_of


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """Writes a checkpoint: a card with changes, and its weights or others."""

    def make(card: Card = CARD, weights: Weights | None = None, **changes: Any) -> Path:
        path = tmp_path / "made.safetensors"
        save_checkpoint(path, replace(card, **changes), weights or weights_of(card))
        return path

    return make
