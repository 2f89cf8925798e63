"""HeatView: which ink decided, laid over what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from digitpad.ink.placing import Placing
from digitpad.ui.theme import HEAT

if TYPE_CHECKING:
    from digitpad.recognition.heat import Heat
    from digitpad.recognition.pen import Pixels

_STEP = 2
"""Pixels of the screen to one of the overlay, which has no fine detail."""
_DENSEST = 0.85
"""How much of what lies below is covered where it mattered most."""


class HeatView(QWidget):
    """A translucent overlay that lets every event through; hidden while there is nothing to show.

    What mattered more is both denser and another colour: it can be told by either alone.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heat: Heat | None = None
        self._placing = Placing()
        self._image = QImage()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def heat(self) -> Heat | None:
        """What is shown."""
        return self._heat

    def show_heat(self, heat: Heat | None, placing: Placing) -> None:
        """Show this, or nothing. placing: where on the view the source's places are."""
        self._heat, self._placing = heat, placing
        self._repaint_heat()
        self.setVisible(heat is not None)

    def _repaint_heat(self) -> None:
        if self._heat is not None:
            x, y = (
                (np.arange(_STEP / 2, size, _STEP) - start) / self._placing.scale
                for size, start in (
                    (self.width(), self._placing.dx),
                    (self.height(), self._placing.dy),
                )
            )
            self._image = _coloured(self._heat.at(x, y))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The overlay, stretched over the view."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(_STEP, _STEP)
        painter.drawImage(0, 0, self._image)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another image."""
        self._repaint_heat()
        super().resizeEvent(event)


def _coloured(values: Pixels) -> QImage:
    """(H, W) in 0..1 as an image: clear at 0, along the scale's colours and denser up to 1."""
    along = np.linspace(0, 1, len(HEAT))
    scale = np.array([(c.red(), c.green(), c.blue()) for c in HEAT], np.float64)
    height, width = values.shape
    image = np.empty((height, width, 4), np.uint8)
    for channel in range(3):
        image[..., channel] = np.interp(values, along, scale[:, channel])
    image[..., 3] = values * (255 * _DENSEST)
    # The image only borrows the array's memory, so it is copied while the array lives.
    return QImage(image.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
