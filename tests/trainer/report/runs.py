"""A run of chance: what it leaves in its folder."""

from __future__ import annotations

import json
from pathlib import Path

EVENTS = [
    {
        "event": "step",
        "step": 20,
        "steps": 40,
        "loss": 2.0,
        "rate": 0.01,
        "samples_per_second": 100.0,
        "seconds": 90.0,
        "seconds_left": 90.0,
    },
    {"event": "validated", "step": 20, "best": True, "score": 0.5, "ink": 0.4, "pictures": 0.6},
]
RUN = {
    "commit": "def456",
    "versions": {"python": "3.11", "torch": "2.x"},
    "machine": {"cpu": "An Abacus", "cores": 2, "threads": 1, "gpus": [], "processes": 1},
    "seed": 7,
    "start": "an older <chance>",
    "resumed": [{}],
}


def write_run(folder: Path) -> Path:
    """The folder of a run that has not ended."""
    folder.mkdir()
    recipe = {"name": "chance", "title": "Chance & co", "training": {"steps": 40, "batch": 8}}
    (folder / "recipe.json").write_text(json.dumps(recipe))
    (folder / "run.json").write_text(json.dumps(RUN))
    (folder / "metrics.jsonl").write_text("\n".join(map(json.dumps, EVENTS)))
    (folder / "bench.json").write_text(json.dumps({"ratio": 1.072, "allowed": 1.25}))
    return folder
