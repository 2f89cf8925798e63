"""Image files of all kinds as plain grey, turned as a viewer turns them and not too large."""

from __future__ import annotations

import math
import struct
import warnings
from io import BytesIO
from os import PathLike

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from digitpad.recognition.pen import Pixels
from digitpad.worded import WordedError

ImageSource = str | PathLike[str] | bytes | Image.Image

KINDS = ("PNG", "JPEG", "BMP", "WEBP", "GIF")
"""What is read, by Pillow's names."""
SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".webp", ".gif")
"""How the names of such files end, in small letters."""
DAMAGE = (OSError, EOFError, SyntaxError, ValueError, LookupError, TypeError, struct.error)
"""What Pillow's decoders raise, depending on where the damage is."""
_WORKING_PIXELS = 1600 * 1200
"""Larger images are scaled down to so many: a pen still has two pixels on a photographed page."""
_SAMPLE_PIXELS = 256 * 256
"""So many pixels are enough to see which channel shows the ink."""
_COLOURFUL = 2.0
"""A channel that varies so much more than grey does shows what grey hides: yellow on white."""
_FEWEST_BITS = 10
"""Scanners fill 10 to 16 bits of an image of 16."""
_TWO_TONES = 0.2
"""Between ink and paper; ink alone, on transparent ground, is more even."""
_SHEET = 0.6
"""A sheet of paper cut out fills so much of the box around it."""


class PictureError(WordedError, ValueError):
    """What is no picture, damaged or too large; the message is for the user."""


def grey_of(source: ImageSource) -> tuple[Pixels, float]:
    """Grey in 0..1, (H, W) float32, and how many pixels of the original make one of it.

    source: the path of an image file, its bytes, or an image of Pillow.
    Raises PictureError for whatever cannot be read.
    """
    image, scale = upright(source)
    return _grey(image), scale


def shown(image: Image.Image) -> NDArray[np.uint8]:
    """What `upright` gives, in colours for the screen: (H, W, 4) red, green, blue and alpha.

    A transparent one lies on a ground that shows its ink, whatever the screen is like.
    """
    if image.mode == "F":
        image = Image.fromarray((np.asarray(image) * 255).round().astype(np.uint8))
    elif image.mode == "RGBA":
        image = _on_ground(image)
    return np.asarray(image.convert("RGBA"))


def upright(source: ImageSource) -> tuple[Image.Image, float]:
    """The image as a viewer turns it and not too large, and the scale as in `grey_of`.

    Its mode is F, in 0..1, or L, RGB or RGBA. Raises PictureError as `grey_of` does.
    """
    try:
        if isinstance(source, Image.Image):
            return _turned(source.copy())  # which leaves the original as it is
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of oddities that keep nobody from seeing it
            # 90 million pixels; twice as many are an error anyway.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            file = BytesIO(source) if isinstance(source, bytes) else source
            with Image.open(file, formats=KINDS) as image:
                return _turned(image)
    except FileNotFoundError as error:
        raise PictureError("there is no such file") from error
    except UnidentifiedImageError as error:
        raise PictureError("it is no PNG, JPEG, BMP, WebP or GIF picture") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError("it has too many pixels; scale it down first") from error
    except DAMAGE as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise PictureError("it cannot be read: {reason}", reason=reason or error) from error


def _turned(image: Image.Image) -> tuple[Image.Image, float]:
    if not (image.width and image.height):
        raise ValueError("it has no pixels")
    longest = max(image.size)
    image.draft(None, _working_size(image))  # JPEG can be decoded at a half, a quarter, an eighth
    image = _plain(ImageOps.exif_transpose(image))
    if image.size != (size := _working_size(image)):
        image = image.resize(size, Image.Resampling.BOX, reducing_gap=2.0)
    return image, longest / max(image.size)


def _working_size(image: Image.Image) -> tuple[int, int]:
    factor = max(1.0, math.sqrt(image.width * image.height / _WORKING_PIXELS))
    return max(1, round(image.width / factor)), max(1, round(image.height / factor))


def _plain(image: Image.Image) -> Image.Image:
    """The same image in mode F (0..1), L, RGB or RGBA."""
    if image.mode.startswith(("I", "F")):
        return Image.fromarray(_deep_grey(np.asarray(image, np.float32), image.mode))
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _deep_grey(values: Pixels, mode: str) -> Pixels:
    """Grey in 0..1 from whole numbers of up to 16 bits, or from fractions."""
    if mode == "F":
        return values / max(1.0, float(values.max()))
    bits = max(int(values.max()).bit_length(), _FEWEST_BITS)
    return values / np.float32(2**bits - 1)


def _grey(image: Image.Image) -> Pixels:
    if image.mode == "F":
        return np.asarray(image)
    if image.mode == "RGBA":
        image = _on_ground(image)
    luma = np.asarray(image.convert("L"))
    grey = luma if image.mode == "L" else _clearest(np.asarray(image), luma)
    return grey.astype(np.float32) / np.float32(255)


def _clearest(channels: NDArray[np.uint8], luma: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Luma, or the channel that shows the ink far better; channels: (H, W, 3)."""
    step = max(1, round(math.sqrt(luma.size / _SAMPLE_PIXELS)))
    spread = channels[::step, ::step].std(axis=(0, 1))
    if spread.max() > _COLOURFUL * luma[::step, ::step].std():
        return np.asarray(channels[..., spread.argmax()])
    return luma


def _on_ground(image: Image.Image) -> Image.Image:
    """A transparent image on a ground that shows its ink: black, white, or the paper it holds."""
    alpha = np.asarray(image.getchannel("A"))
    if not alpha.any():
        return Image.new("RGB", image.size)
    if alpha.min() == alpha.max():
        return image.convert("RGB")  # seen through evenly, it hides nothing
    luma = np.asarray(image.convert("L"))
    solid = alpha >= alpha.max() / 2
    dark, middle, light = np.quantile(luma[solid], (0.01, 0.5, 0.99))
    rows, columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
    box = (rows[-1] - rows[0] + 1) * (columns[-1] - columns[0] + 1)
    if light - dark > 255 * _TWO_TONES and np.count_nonzero(solid) > _SHEET * box:
        tone = int(middle)
    else:
        tone = 0 if np.average(luma, weights=alpha) > 127 else 255
    ground = Image.new("RGBA", image.size, (tone, tone, tone, 255))
    return Image.alpha_composite(ground, image).convert("RGB")
