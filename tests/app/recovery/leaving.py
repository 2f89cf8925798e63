"""What a pad leaves to the next."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from digitpad.app.pad import Pad
from digitpad.collection.unfinished import Unfinished


def left_picture(folder: Path) -> bytes:
    """A picture that the pad before left."""
    file = io.BytesIO()
    Image.new("L", (30, 40), 255).save(file, "PNG")
    place = Unfinished(folder)
    place.keep({"picture": file.getvalue()})
    place.close()
    return file.getvalue()


def closed(pad: Pad) -> None:
    pad.window.close()
    pad.close()
