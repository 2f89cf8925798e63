"""What a lesson tells of the checkpoints before and after it."""

from __future__ import annotations

from typing import Any


def figures(right: int, count: int) -> dict[str, Any]:
    return {"exact": right / count, "count": count}


def comparison(before: int, after: int, others: int = 970) -> dict[str, Any]:
    """Of 16 drawings of the user's, and of 1,000 numbers of others: 975 were read right before."""
    return {
        "event": "compared",
        "before": {
            "your-drawings": figures(before, 16),
            "tablet-strings/validate": figures(975, 1000),
        },
        "after": {
            "your-drawings": figures(after, 16),
            "tablet-strings/validate": figures(others, 1000),
        },
        "changed": 0,
    }
