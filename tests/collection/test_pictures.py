"""Pictures come as the bytes of their files, and whatever is wrong with them is told in words."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest
from PIL.PngImagePlugin import PngImageFile

from digitpad.collection.pictures import PictureBytesError, check
from digitpad.recognition.image_file import PictureError, grey_of


@pytest.mark.parametrize("kind", [OSError, EOFError, SyntaxError, KeyError, TypeError, struct.error])
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
