"""FrameView: what the network sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from digitpad.ui.theme import Role

if TYPE_CHECKING:
    from digitpad.recognition.frame import Frame

_NIGHT = QColor("#0c0e12")
"""Nearly a frame's own black, in both themes, round a frame that does not fill the view."""
_CORNER = 8


class FrameView(QWidget):
    """Shows a frame pixel for pixel, as large as it fits; an empty place where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.setMinimumSize(160, 32)
        self.setAccessibleName(self.tr("What the network sees"))

    def show_frame(self, frame: Frame | None) -> None:
        """Show this frame, or none."""
        self._image = None if frame is None else _grey_image(frame)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame in the middle, its pixels kept apart."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), _CORNER, _CORNER)
        painter.setClipPath(path)
        if self._image is None:
            painter.fillRect(self.rect(), self.palette().color(Role.Window))
        else:
            painter.fillRect(self.rect(), _NIGHT)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Lighten)
            painter.drawImage(self._place(self._image.size()), self._image)
        painter.end()

    def sizeHint(self) -> QSize:
        """A frame of 160 by 32 at twice its size."""
        return QSize(320, 64)

    def _place(self, size: QSize) -> QRect:
        place = QRect(0, 0, 0, 0)
        place.setSize(size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio))
        place.moveCenter(self.rect().center())
        return place


def _grey_image(frame: Frame) -> QImage:
    grey = np.ascontiguousarray(frame.pixels * 255).round().astype(np.uint8)
    height, width = grey.shape
    # The image only borrows the array's memory, so it is copied while the array lives.
    return QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8).copy()
