"""Images of kept drawings, small ones to be listed and whole ones to be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from digitpad.ink.ink import Ink

if TYPE_CHECKING:
    from digitpad.collection.store import Source

_PEN = 1 / 28
"""The pen's width in heights of the image."""
_COPY_HEIGHT = 320
_COPY_WIDTHS = 160, 1600
"""A copied drawing is no narrower and no wider, whatever its shape, in pixels."""
_COPY_MARGIN = 24
_LARGEST = QSize(4096, 4096)
"""No picture comes larger than this: those of cameras are scaled down when they are opened."""


class Look(NamedTuple):
    """How images are to be: size in device-independent pixels, their scale, the ink's colour."""

    size: QSize
    ratio: float
    colour: QColor


def image_of(source: Source, look: Look) -> QImage | None:
    """Ink or a picture as an image of this look; None for a picture that cannot be shown."""
    if isinstance(source, bytes):
        return _picture_image(source, look)
    return _ink_image(source, look)


def copy_of(source: Source) -> QImage | None:
    """A drawing as one puts it into a document: ink black on white, a picture in its colours.

    None for a picture that cannot be shown.
    """
    if isinstance(source, bytes):
        return _picture_image(source, Look(_LARGEST, 1.0, QColor()))
    narrowest, widest = _COPY_WIDTHS
    box = source.bounds
    width = _COPY_HEIGHT * box.width / box.height if box.height > 0 else widest
    size = QSize(round(min(max(width, narrowest), widest)), _COPY_HEIGHT)
    margin = QSize(2 * _COPY_MARGIN, 2 * _COPY_MARGIN)
    image = QImage(size + margin, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    black = QColor(Qt.GlobalColor.black)
    painter.drawImage(_COPY_MARGIN, _COPY_MARGIN, _ink_image(source, Look(size, 1.0, black)))
    painter.end()
    return image


def _ink_image(ink: Ink, look: Look) -> QImage:
    from digitpad.collection.thumbnails import outline

    image = QImage(look.size * look.ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(look.ratio)
    image.fill(Qt.GlobalColor.transparent)
    width, height = look.size.width(), look.size.height()
    pen = max(1.0, height * _PEN)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(look.colour, pen))
    painter.translate(pen, pen)
    for points in outline(ink, width - 2 * pen, height - 2 * pen):
        line = [QPointF(x, y) for x, y in points.tolist()]
        if len(line) == 1:
            painter.drawPoint(line[0])
        else:
            painter.drawPolyline(line)
    painter.end()
    return image


def _pen(colour: QColor, width: float) -> QPen:
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(colour, width, Qt.PenStyle.SolidLine, cap, join)


def _picture_image(content: bytes, look: Look) -> QImage | None:
    # Pillow comes with it, which nothing else of the window needs.
    from digitpad.collection.thumbnails import shrunk
    from digitpad.recognition.image_file import PictureError

    size = look.size * look.ratio
    try:
        pixels = shrunk(content, size.width(), size.height())
    except PictureError:
        return None
    height, width, _channels = pixels.shape
    kind = QImage.Format.Format_RGBA8888
    # The image only borrows the array's memory, so it is copied while the array lives.
    image = QImage(pixels.tobytes(), width, height, 4 * width, kind).copy()
    image.setDevicePixelRatio(look.ratio)
    return image
