"""How long tests of the window wait for what will come."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

PATIENCE_SECONDS = 120
"""Torch comes from a cold disk in some of them; nothing waits longer than it needs."""


class PatientBot(QtBot):
    """Waits as long as a busy computer may need, where a test does not say how long."""

    def waitUntil(
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_SECONDS * 1000
    ) -> None:
        """Until this is so."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(
        self, signal: Any, *, timeout: int = PATIENCE_SECONDS * 1000, **more: Any
    ) -> Any:
        """Until this signal has come."""
        return super().waitSignal(signal, timeout=timeout, **more)
