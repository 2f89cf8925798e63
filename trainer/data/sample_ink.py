"""The numbers that come with the program; nobody's handwriting."""

from __future__ import annotations

from digitpad.ink import sample_ink as shipped
from trainer.data.sample import Sample


def sample_ink() -> list[Sample]:
    """All of them, in their order."""
    return [Sample(drawing.ink, drawing.label or "", "") for drawing in shipped.sample_ink()]
