"""Canvas: the paper on which one writes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digitpad.collection.drawing import Device
from digitpad.ink.ink import Ink
from digitpad.ink.segments import Place
from digitpad.ui.canvas.hint import Hint
from digitpad.ui.canvas.keys import CanvasKeys
from digitpad.ui.canvas.paint import cursor_for, paint_handles, paint_sheet
from digitpad.ui.canvas.paper import Paper
from digitpad.ui.canvas.pointers import Pointers
from digitpad.ui.canvas.sketch import PaintedSketch
from digitpad.ui.canvas.tools import Tool, Tools
from digitpad.ui.panel import BY_KEYS, paint_edge


class Canvas(QWidget):
    """Takes strokes from mouse, pen and finger, shows them, and lets them be erased and moved.

    It hands its events on to Pointers and CanvasKeys; these work with Tools on a PaintedSketch.
    ink_changed: (Ink), at every point and every edit. ink_brought_in: (Ink), it only moved, with
    the edge of a canvas that has another size. tool_changed: (Tool), by a key of the canvas too.
    """

    ink_changed = Signal(object)
    ink_brought_in = Signal(object)
    tool_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sketch = PaintedSketch(self)
        self._tools = Tools(self._sketch)
        self._pointers = Pointers(self._tools)
        self._keys = CanvasKeys(self._tools)
        self._guide_shown = True
        self._focus_by_keys = False
        self._cursor: tuple[Tool, int | None, float] | None = None
        self.hint = Hint()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.setAccessibleName(self.tr("Canvas"))
        self.setAccessibleDescription(self.tr("Write a number with the mouse, a pen or a finger."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setMinimumSize(160, 80)
        layout = QVBoxLayout(self)
        layout.addWidget(self.hint)
        self._show_cursor()

    def _connect(self) -> None:
        self._sketch.ink_changed.connect(self._tell)
        self._sketch.ink_brought_in.connect(self.ink_brought_in)
        self._tools.tool_changed.connect(self._show_tool)
        self._pointers.hovered.connect(self._show_cursor)
        self._pointers.undo_asked.connect(self.undo)

    @property
    def ink(self) -> Ink:
        """What is written, the stroke being written included."""
        return self._sketch.ink

    @property
    def device(self) -> Device:
        """What the last stroke was made with."""
        return self._sketch.paper.device

    @property
    def paper(self) -> Paper:
        """What lies here, with all its steps."""
        return self._sketch.paper

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self._sketch.can_undo or self.paper.take_back is not None

    @property
    def can_redo(self) -> bool:
        """Whether there is something to bring back."""
        return self._sketch.can_redo

    @property
    def tool(self) -> Tool:
        """What a pointer does here."""
        return self._tools.tool

    def undo(self) -> None:
        """Take back the last change; where there is none, that the drawing before was finished."""
        self._pointers.let_go()
        if self.paper.take_back is None or self._sketch.can_undo:
            self._sketch.undo()
            self._bring_step_in()
        else:
            self.paper.take_back()

    def redo(self) -> None:
        """Bring back what was taken back last."""
        self._pointers.let_go()
        self._sketch.redo()
        self._bring_step_in()

    def clear(self) -> None:
        """Take all ink away; undo brings it back."""
        self.replace_ink(Ink())

    def replace_ink(self, ink: Ink, device: Device = Device.UNKNOWN) -> None:
        """Show another drawing instead, made with this device; undo brings this one back."""
        self._pointers.let_go()
        self._sketch.replace(ink, device)
        self._bring_in()

    def exchange(self, paper: Paper) -> Paper:
        """Show another paper, whose own steps undo goes back; gives back the one before."""
        self._pointers.let_go()
        before = self._sketch.exchange(paper)
        self._bring_in()
        return before

    def set_tool(self, tool: Tool) -> None:
        """Choose what a pointer does here."""
        self._tools.choose(tool)

    def set_pen_width(self, width: float) -> None:
        """Show all ink with a pen of this width; the ink itself has none."""
        self._sketch.set_pen_width(width)

    def set_smoothing(self, smooth: bool) -> None:
        """Show the ink as smooth curves, or straight from point to point; its points stay."""
        self._sketch.set_smooth(smooth)

    def set_scratch_out(self, scratch_out: bool) -> None:
        """Let a zigzag over strokes erase them, or be a stroke like others."""
        self._tools.scratch_out = scratch_out

    def set_guide_shown(self, shown: bool) -> None:
        """Show or hide the line to write on."""
        self._guide_shown = shown
        self.update()

    def set_pen_near(self, near: bool, time: float) -> None:
        """A pen came near the screen, or left it; while it is near, hands do not write."""
        self._pointers.see_pen(time, near)

    def _bring_in(self) -> None:
        """No ink lies where it cannot be seen; a canvas that is not shown has no size yet."""
        if self.isVisible():
            self._sketch.fit()

    def _bring_step_in(self) -> None:
        if self.isVisible():
            self._sketch.fit_step()

    def _tell(self, ink: Ink) -> None:
        self.hint.setVisible(not ink)
        self.ink_changed.emit(ink)

    def _show_tool(self, tool: Tool) -> None:
        self._show_cursor()
        self.update()
        self.tool_changed.emit(tool)

    def _show_cursor(self, place: Place | None = None, eraser_end: bool = False) -> None:
        tool = Tool.ERASER if eraser_end else self.tool
        corner = None if place is None else self._tools.corner_at(place)
        shape = tool, corner, self.devicePixelRatioF()
        if shape != self._cursor:
            self._cursor = shape
            self.setCursor(cursor_for(*shape, self.palette()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheet, the ink on it, and its edge over both."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_sheet(painter, self.size(), self.palette(), self._guide_shown)
        self._sketch.paint(painter)
        paint_handles(painter, self._tools.handles(), self.palette())
        paint_edge(painter, self.rect(), self.palette(), self._focus_by_keys)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """What has no handler of its own: touches, keys before shortcuts, and another screen."""
        if isinstance(event, QTouchEvent) and self._pointers.touched(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(self._keys.is_own(event))
            return event.isAccepted()
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._show_cursor()
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button works."""
        self._pointers.mouse_pressed(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mouse moved, with a button down or without."""
        self._pointers.mouse_moved(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A button was let go."""
        self._pointers.mouse_released(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """What a pen does; accepted, so that no mouse events follow from it, nor the focus."""
        if event.type() == QEvent.Type.TabletPress:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pointers.pen_used(event)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scales, where the tool is for that."""
        event.setAccepted(self._keys.turned(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the canvas; all others go on to who holds it."""
        event.setAccepted(self._keys.pressed(event))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The eraser's key, let go, may bring the pen back."""
        event.setAccepted(self._keys.released(event))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is over the canvas."""
        self._pointers.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a smaller canvas the ink moves with its edge, and comes back on a larger one."""
        super().resizeEvent(event)
        self._bring_in()

    def showEvent(self, event: QShowEvent) -> None:
        """It may have become smaller under a picture."""
        super().showEvent(event)
        self._bring_in()

    def hideEvent(self, event: QHideEvent) -> None:
        """A picture that comes in the middle of a stroke ends it."""
        self._pointers.let_go()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by keys sees that the keys go here now."""
        self._focus_by_keys = event.reason() in BY_KEYS
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys go elsewhere."""
        self._focus_by_keys = False
        self._keys.let_go()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme repaints the ink; a window left in the middle of a stroke ends it."""
        if event.type() == QEvent.Type.PaletteChange:
            self._cursor = None
            self._show_cursor()
            self._sketch.paint_anew()
        elif event.type() == QEvent.Type.ActivationChange:
            self._pointers.let_go()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Room for five digits."""
        return QSize(880, 320)
