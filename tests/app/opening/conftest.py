"""A picture to open, and a wait until the pad shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad

if TYPE_CHECKING:
    from tests.ui.conftest import CaughtUp


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.png"
    image = Image.new("L", (60, 40), "white")
    image.paste(0, (20, 5, 26, 35))
    image.save(path)
    return path


@pytest.fixture
def shown(pad: Pad, qtbot: QtBot, caught_up: CaughtUp) -> Callable[[], None]:
    """Waits until a picture lies on the pad and is read."""

    def wait() -> None:
        qtbot.waitUntil(lambda: pad.window.sheet.picture is not None)
        caught_up(pad.live)

    return wait
