"""PictureView: a picture in place of the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from digitpad.ink.placing import Placing
from digitpad.ui.icons import icon
from digitpad.ui.panel import BY_KEYS, paint_edge, paint_panel

if TYPE_CHECKING:
    from digitpad.collection.opened import OpenedPicture

_MARGIN = 32
"""Room for the name below the picture, and as much above and at the sides."""
_PIXELATED = 3.0
"""Enlarged so much, a picture of few pixels shows each of them."""


class PictureView(QWidget):
    """Shows a picture as it is turned right, as large as it fits, with its name and a way back.

    closed: the button was pressed that takes the picture away. resized: `placing` is another.
    """

    closed = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: OpenedPicture | None = None
        self._image = QImage()
        self._focus_by_keys = False
        self._name = QLabel()
        self._close = QToolButton()
        self._close.clicked.connect(self.closed)
        self._lay_out()

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)
        self._name.setProperty("part", "caption")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        words = self.tr("Back to the canvas (Esc)")
        self._close.setAccessibleName(words)
        self._close.setToolTip(words)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.addWidget(self._close, 0, 1)
        grid.addWidget(self._name, 2, 0, 1, 2, Qt.AlignmentFlag.AlignHCenter)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(0, 1)

    @property
    def placing(self) -> Placing:
        """Where on this view each pixel of the original is."""
        place = self._place()
        original = self._image.width() * (self._picture.scale if self._picture else 1.0)
        return Placing(place.width() / max(original, 1.0), place.left(), place.top())

    def show_picture(self, picture: OpenedPicture) -> None:
        """Show this picture."""
        height, width, channels = picture.colours.shape
        # The image borrows the array's memory; the picture that owns it is kept as long.
        self._picture = picture
        self._image = QImage(
            picture.colours.data, width, height, channels * width, QImage.Format.Format_RGBA8888
        )
        name = self.fontMetrics().elidedText(picture.name, Qt.TextElideMode.ElideMiddle, 320)
        self._name.setText(name)
        self.setAccessibleName(self.tr("Picture {name}").format(name=picture.name))
        self.update()

    def _place(self) -> QRectF:
        """The middle of the view, as large as it goes."""
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        size = QSizeF(self._image.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(room.topLeft(), size)
        place.moveCenter(room.center())
        return place

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheet, the picture on it, and where the keys go."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_panel(painter, self.rect(), self.palette())
        place = self._place()
        if not self._image.isNull():
            smooth = place.width() < _PIXELATED * self._image.width()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.drawImage(place, self._image)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place)
        if self._focus_by_keys:
            paint_edge(painter, self.rect(), self.palette(), focus=True)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by keys sees that the keys go here now."""
        self._focus_by_keys = event.reason() in BY_KEYS
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys go elsewhere."""
        self._focus_by_keys = False
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """The button's icon follows the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._close.setIcon(icon("close", self.palette()))
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture grows with the view."""
        super().resizeEvent(event)
        self.resized.emit()

    def sizeHint(self) -> QSize:
        """That of the canvas."""
        return QSize(880, 320)
