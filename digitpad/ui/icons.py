"""Icons in the colours of the theme, sharp at every scale."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from digitpad.shipped import asset
from digitpad.ui.theme import Role

_SIDE = 24
_SCALES = (1, 2, 3)


def icon(name: str, palette: QPalette) -> QIcon:
    """The icon `name`, drawn in the palette's text colours, enabled and disabled."""
    made = QIcon()
    for mode, group in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    ):
        colour = QColor(palette.color(group, Role.ButtonText))
        if mode is QIcon.Mode.Disabled:
            colour.setAlphaF(0.45)
        for scale in _SCALES:
            made.addPixmap(pixmap(name, colour, scale), mode)
    return made


def program_icon() -> QIcon:
    """The icon of the program itself."""
    return QIcon(str(asset("icon.svg")))


def pixmap(name: str, colour: QColor, scale: float) -> QPixmap:
    """The icon `name` in one colour, for a screen of this scale."""
    drawing = asset(f"icons/{name}.svg").read_text("utf-8")
    drawing = drawing.replace("currentColor", colour.name())
    image = QPixmap(QSize(_SIDE, _SIDE) * scale)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setOpacity(colour.alphaF())
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, _SIDE, _SIDE))
    painter.end()
    return image
