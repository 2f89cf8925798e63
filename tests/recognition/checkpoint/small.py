"""A small card and its weights, and files with another card."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save

from digitpad.recognition.checkpoint import Card, Weights

CARD = Card(
    name="small",
    title="Small: for tests",
    network="columns",
    arguments={"symbols": 12, "channels": [4, 4, 8, 8]},
    alphabet="-0123456789?",
    decoder="ctc",
    framing={"height": 32, "pen": 2.4},
    calibration={"temperature": 1.25},
    recipe={"training": {"steps": 3}},
    data=[{"name": "mnist", "part": "train", "writers": []}],
    metrics={"mnist": {"exact": 0.99, "low": 0.988, "high": 0.992, "count": 10_000}},
    commit="0123abc",
)
WEIGHTS: Weights = {
    "kernel": np.arange(24, dtype=np.float32).reshape(2, 3, 4),
    "turned": np.arange(6, dtype=np.float64).reshape(2, 3).T,
    "half": np.array([0.5, -2], np.float16),
    "count": np.array(7, np.int64),
}


def rewritten(path: Path, document: object) -> Path:
    """The checkpoint with another card, however it is."""
    text = document if isinstance(document, str) else json.dumps(document)
    path.write_bytes(save(WEIGHTS, {"digitpad": text}))
    return path
