"""The program's icon in the forms that systems want, all from assets/icon.svg."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from digitpad.shipped import asset

SIDES = (16, 24, 32, 48, 64, 128, 256, 512)
"""What a Linux desktop has folders for, in pixels."""
_ICO_SIDES = (16, 24, 32, 48, 64, 256)
_ICNS_KINDS = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic11": 32,
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
    b"ic10": 1024,
}
"""What macOS calls each size in pixels; ic11 to ic14 and ic10 are for sharp screens."""


def png(side: int) -> bytes:
    """The icon as a PNG file of so many pixels a side."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(asset("icon.svg"))).render(painter, QRectF(0, 0, side, side))
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())


def ico() -> bytes:
    """The icon for Windows: a directory of PNG files (ICO as of Windows Vista)."""
    images = [(side, png(side)) for side in _ICO_SIDES]
    head = struct.pack("<HHH", 0, 1, len(images))
    offset = len(head) + 16 * len(images)
    entries = b""
    for side, image in images:
        # 256 is written as 0; no palette, 1 plane, 32 bits a pixel.
        entries += struct.pack("<4B2H2I", side % 256, side % 256, 0, 0, 1, 32, len(image), offset)
        offset += len(image)
    return head + entries + b"".join(image for _, image in images)


def icns() -> bytes:
    """The icon for macOS: blocks of a kind, a length and a PNG file."""
    blocks = b""
    for kind, side in _ICNS_KINDS.items():
        image = png(side)
        blocks += kind + struct.pack(">I", 8 + len(image)) + image
    return b"icns" + struct.pack(">I", 8 + len(blocks)) + blocks


def write_icon(folder: Path) -> str | None:
    """Write the icon that executables of this system bear; None where they bear none."""
    forms = {"win32": ("digitpad.ico", ico), "darwin": ("digitpad.icns", icns)}
    if sys.platform not in forms:
        return None
    name, form = forms[sys.platform]
    path = folder / name
    path.write_bytes(form())
    return str(path)
