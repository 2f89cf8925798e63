"""What runs beside the window."""

from __future__ import annotations

import threading


def at_work() -> bool:
    """Whether an import or export is going on."""
    return any(thread.name == "digitpad-exchange" for thread in threading.enumerate())
