"""Pictures as the bytes of their files, how a collection holds them.

It holds no GIF, which other programs do not expect in an ImageFolder: one becomes a PNG.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from PIL import Image, UnidentifiedImageError

from digitpad.recognition.image_file import DAMAGE, KINDS
from digitpad.worded import WordedError

_HELD = tuple(kind for kind in KINDS if kind != "GIF")
# MPO is what Pillow calls a JPEG with more pictures behind the first, as some phones take them.
_SUFFIXES = {"PNG": ".png", "JPEG": ".jpg", "MPO": ".jpg", "BMP": ".bmp", "WEBP": ".webp"}


class PictureBytesError(WordedError, ValueError):
    """Bytes that are no whole picture; the message is for the user."""


def suffix(content: bytes) -> str:
    """How the name of a file with these bytes must end, such as `.png`, by how they begin.

    Raises PictureBytesError where they are no PNG, JPEG, BMP or WebP.
    """
    with _opened(io.BytesIO(content)) as image:
        return _SUFFIXES[str(image.format)]


def check(content: bytes) -> None:
    """Decode a picture to its end; raises PictureBytesError where that cannot be done."""
    with _opened(io.BytesIO(content)) as image:
        image.load()


def content(path: Path) -> bytes:
    """A picture from its file, which is looked at before it is read whole: it may be a film.

    Raises OSError, and PictureBytesError where it begins as no picture, or as one too large, and
    for a damaged GIF.
    """
    with path.open("rb") as file:
        with _opened(file, KINDS) as image:
            if image.format == "GIF":
                return _as_png(image)
        file.seek(0)
        return file.read()


def held(content: bytes) -> bytes:
    """A picture from the bytes of a file of any kind that is read; raises PictureBytesError."""
    with _opened(io.BytesIO(content), KINDS) as image:
        return _as_png(image) if image.format == "GIF" else content


def _as_png(image: Image.Image) -> bytes:
    """The first image of a GIF."""
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


@contextmanager
def _opened(file: BinaryIO, kinds: tuple[str, ...] = _HELD) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=kinds) as image:
                yield image
    except UnidentifiedImageError as error:
        raise PictureBytesError("it is no picture of a kind that can be read") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureBytesError("the picture is too large") from error
    except DAMAGE as error:
        raise PictureBytesError("the picture is damaged ({reason})", reason=error) from error
