"""Pictures come as the bytes of their files, and whatever is wrong with them is told in words."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngImageFile

from digitpad.collection.formats.imagefolder import METADATA
from digitpad.collection.formats.items import Incoming, Refused
from digitpad.collection.pictures import PictureBytesError, check, suffix
from digitpad.collection.readers import found
from digitpad.recognition.image_file import PictureError, grey_of


@pytest.mark.parametrize(
    "kind", [OSError, EOFError, SyntaxError, KeyError, TypeError, struct.error]
)
def test_whatever_a_decoder_raises_the_picture_is_damaged(
    kind: type[Exception], png: Callable[[int], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: PngImageFile) -> None:
        raise kind("broken here")

    monkeypatch.setattr(PngImageFile, "load", fail)

    with pytest.raises(PictureBytesError, match=r"is damaged .*broken here"):
        check(png(1))
    with pytest.raises(PictureError, match=r"cannot be read: .*broken here"):
        grey_of(png(1))


@pytest.mark.parametrize("described", [True, False])
def test_a_gif_is_imported_as_a_png_of_its_first_image(tmp_path: Path, described: bool) -> None:
    first, second = (Image.fromarray(np.full((20, 30), tone, np.uint8)) for tone in (40, 200))
    first.save(tmp_path / "scan_407.gif", save_all=True, append_images=[second])
    if described:
        (tmp_path / METADATA).write_text('{"file_name": "scan_407.gif", "label": "407"}')

    [item] = found([tmp_path])

    assert isinstance(item, Incoming)
    assert (item.drawing.label, suffix(cast(bytes, item.source))) == ("407", ".png")
    with Image.open(io.BytesIO(cast(bytes, item.source))) as image:
        assert np.array_equal(np.asarray(image.convert("L")), np.asarray(first))


def test_half_a_gif_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "407.gif"
    noise = np.random.default_rng(0).integers(0, 256, (40, 40), dtype=np.uint8)
    Image.fromarray(noise).save(path)
    path.write_bytes(path.read_bytes()[:1200])

    [item] = found([path])

    assert isinstance(item, Refused)
    assert "is damaged" in item.reason
