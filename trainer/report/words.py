"""Figures as people read them."""

from __future__ import annotations


def percent(share: float) -> str:
    """A share in 0..1."""
    return f"{100 * share:.2f} %"


def share_and_interval(share: float, low: float, high: float) -> str:
    """A share with its 95 % interval."""
    return f"{percent(share)} ({100 * low:.2f} to {100 * high:.2f})"


def capital(words: str) -> str:
    """Words as a title: only the first letter changes."""
    return words[:1].upper() + words[1:]


def duration(seconds: float) -> str:
    """About how long something took."""
    if round(seconds) < 60:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"
