"""Canvas: the paper on which one writes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QInputDevice,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QSinglePointEvent,
    QTabletEvent,
)
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from digitpad.collection.drawing import Device
from digitpad.ink.ink import Ink
from digitpad.ink.sketch import Sketch
from digitpad.ui.ink_image import InkImage
from digitpad.ui.pen_widths import MEDIUM
from digitpad.ui.theme import BORDER, GUIDE, INK, MUTED, PAPER

_CORNER = 12
_GUIDE_HEIGHT = 0.75
"""Where the guide line lies, in heights of the canvas: below the middle, as one writes on it."""
_GUIDE_MARGIN = 32
_HINT_SIZE = 1.5
"""The hint's type, in sizes of the window's."""


class Canvas(QWidget):
    """Takes strokes from mouse, pen and finger, and shows them.

    A point goes to the sketch and is painted at once, in its own small rectangle. What is painted
    stays until undo, another size or scale, pen width or theme asks for it anew.

    ink_changed: (Ink), at every point.
    """

    ink_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.device = Device.UNKNOWN
        self._sketch = Sketch()
        self._image: InkImage | None = None
        self._pen_width = MEDIUM
        self._guide_shown = True
        self._writer: Device | None = None
        self._hint = QLabel(self.tr("Write a number here"))
        self._lay_out()

    def _lay_out(self) -> None:
        self.setAccessibleName(self.tr("Canvas"))
        self.setAccessibleDescription(self.tr("Write a number with the mouse, a pen or a finger."))
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMinimumSize(160, 120)
        font = self._hint.font()
        font.setPointSizeF(font.pointSizeF() * _HINT_SIZE)
        self._hint.setFont(font)
        self._hint.setForegroundRole(MUTED)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QVBoxLayout(self)
        layout.addWidget(self._hint, alignment=Qt.AlignmentFlag.AlignCenter)

    @property
    def ink(self) -> Ink:
        """What is written, the stroke being written included."""
        return self._sketch.ink

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self._sketch.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is something to bring back."""
        return self._sketch.can_redo

    def undo(self) -> None:
        """Take back the last change."""
        self._sketch.undo()
        self._show_sketch()

    def redo(self) -> None:
        """Bring back what was taken back last."""
        self._sketch.redo()
        self._show_sketch()

    def clear(self) -> None:
        """Take all ink away; undo brings it back."""
        self._sketch.clear()
        self._show_sketch()

    def set_pen_width(self, width: float) -> None:
        """Show all ink with a pen of this width; the ink itself has none."""
        self._pen_width = width
        self._repaint_ink()

    def set_guide_shown(self, shown: bool) -> None:
        """Show or hide the line to write on."""
        self._guide_shown = shown
        self.update()

    def _show_sketch(self) -> None:
        self._writer = None
        self._repaint_ink()
        self._tell()

    def _repaint_ink(self) -> None:
        self._image = None
        self.update()

    def _tell(self) -> None:
        ink = self.ink
        self._hint.setVisible(not ink)
        self.ink_changed.emit(ink)

    def _begin(self, writer: Device, event: QSinglePointEvent, pressure: float | None) -> None:
        if self._writer not in (None, writer):
            return
        image, point = self._ink_image(), event.position()
        self.device = self._writer = writer
        self._sketch.begin(point.x(), point.y(), event.timestamp(), pressure)
        self.update(image.put_down(point, pressure))
        self._tell()

    def _extend(self, writer: Device, event: QSinglePointEvent, pressure: float | None) -> None:
        if self._writer is not writer:
            return
        image, point = self._ink_image(), event.position()
        self._sketch.extend(point.x(), point.y(), event.timestamp(), pressure)
        self.update(image.move(point, pressure))
        self._tell()

    def _end(self, writer: Device) -> None:
        if self._writer is writer:
            self._ink_image().lift()
            self._writer = None
            self._sketch.end()
            self._tell()

    def _ink_image(self) -> InkImage:
        """The painted ink, painted anew where it is missing or for another screen."""
        ratio = self.devicePixelRatioF()
        if self._image is None or not self._image.fits(self.size(), ratio):
            colour = self.palette().color(INK)
            self._image = InkImage(self.size(), ratio, colour, self._pen_width)
            self._image.paint_ink(self.ink, writing=self._writer is not None)
        return self._image

    def _paint_sheet(self, painter: QPainter, edge: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(PAPER))
        painter.drawRoundedRect(edge, _CORNER, _CORNER)
        if self._guide_shown:
            painter.setPen(QPen(self.palette().color(GUIDE), 1.5, Qt.PenStyle.DashLine))
            height = self.height() * _GUIDE_HEIGHT
            right = self.width() - _GUIDE_MARGIN
            painter.drawLine(QPointF(_GUIDE_MARGIN, height), QPointF(right, height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheet, the ink on it, and its edge over both."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        self._paint_sheet(painter, edge)
        image = self._ink_image()
        painter.drawImage(0, 0, image.image)
        image.paint_tail(painter)
        painter.setPen(self.palette().color(BORDER))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(edge, _CORNER, _CORNER)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button is the pen."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(_writer_of(event), event, None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A point, where the button is down."""
        self._extend(_writer_of(event), event, None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The pen is lifted."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._end(_writer_of(event))

    def tabletEvent(self, event: QTabletEvent) -> None:
        """The tip of a pen, with its pressure; accepted, so that no mouse events follow from it."""
        tip = event.button() == Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.TabletMove:
            self._extend(Device.PEN, event, event.pressure())
        elif event.type() == QEvent.Type.TabletPress and tip:
            self._begin(Device.PEN, event, event.pressure())
        elif event.type() == QEvent.Type.TabletRelease and tip:
            self._end(Device.PEN)
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme repaints the ink; a window left in the middle of a stroke ends it."""
        if event.type() == QEvent.Type.PaletteChange:
            self._repaint_ink()
        elif event.type() == QEvent.Type.ActivationChange and self._writer is not None:
            self._end(self._writer)
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Room for five digits."""
        return QSize(880, 320)


def _writer_of(event: QMouseEvent) -> Device:
    """Who moves the mouse pointer: many platforms turn a finger on the screen into a mouse."""
    touch = event.device().type() == QInputDevice.DeviceType.TouchScreen
    return Device.TOUCH if touch else Device.MOUSE
