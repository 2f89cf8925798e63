"""PaintedSketch: the sketch of a canvas together with how it looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from digitpad.collection.drawing import Device
from digitpad.ink.ink import Ink
from digitpad.ink.segments import Place, Segments
from digitpad.ink.sketch import Sketch
from digitpad.ui.canvas.ink_image import InkImage
from digitpad.ui.canvas.paper import Paper
from digitpad.ui.pen_widths import MEDIUM
from digitpad.ui.theme import INK, PAPER

_FAINT = 0.25
"""How much of the ink's colour is left in strokes that an eraser would take."""
_NONE: frozenset[int] = frozenset()


class Contact(NamedTuple):
    """What a pointer says at one moment.

    x, y: pixels of the canvas. time: milliseconds of the clock that stamps the events.
    pressure: 0 to 1, or None where the device feels none. device: the pointer.
    """

    x: float
    y: float
    time: float
    pressure: float | None = None
    device: Device = Device.UNKNOWN

    @property
    def place(self) -> Place:
        """Where it is."""
        return self.x, self.y


class PaintedSketch(QObject):
    """Keeps a paper and its image in step, and has the canvas painted where they change.

    A point is painted at once, in its own small rectangle. What is painted stays until an edit,
    another size or scale, pen width or theme asks for it anew.
    ink_changed: (Ink), at every point and every edit. ink_brought_in: (Ink), it only moved, so
    that it can be seen.
    """

    ink_changed = Signal(object)
    ink_brought_in = Signal(object)

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.paper = Paper()
        self._image: InkImage | None = None
        self._segments: tuple[Ink, Segments] = Ink(), Segments(Ink())
        self._faint = _NONE
        self._pen_width = MEDIUM
        self._smooth = True

    @property
    def _sketch(self) -> Sketch:
        return self.paper.sketch

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

    @property
    def pen_width(self) -> float:
        """How wide a pen shows the ink, in device-independent pixels."""
        return self._pen_width

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the sheet."""
        return float(self._canvas.width()), float(self._canvas.height())

    # Writing

    def begin(self, contact: Contact) -> None:
        """A stroke begins."""
        self.show_faint(_NONE)
        if not self.ink:
            self.paper.settle()
        image = self.image()
        x, y, time, pressure, device = contact
        self._sketch.begin(x, y, time, pressure, made_with=device)
        self._canvas.update(image.put_down(QPointF(contact.x, contact.y), contact.pressure))
        self.ink_changed.emit(self.ink)

    def extend(self, contact: Contact) -> None:
        """The stroke goes on."""
        image = self.image()
        self._sketch.extend(contact.x, contact.y, contact.time, contact.pressure)
        self._canvas.update(image.move(QPointF(contact.x, contact.y), contact.pressure))
        self.ink_changed.emit(self.ink)

    def lift(self) -> None:
        """The stroke ends."""
        self.image().lift()
        self._sketch.end()
        self.ink_changed.emit(self.ink)

    # Editing

    def undo(self) -> None:
        """Take back the last change."""
        self._edit(self._sketch.undo)

    def redo(self) -> None:
        """Bring back what was taken back last."""
        self._edit(self._sketch.redo)

    def cancel(self) -> None:
        """Take back the stroke being written, or the edits held, without a trace."""
        self._edit(self._sketch.cancel)

    def hold(self) -> None:
        """Let all edits from now until `end` be one step."""
        self._sketch.hold()

    def end(self) -> None:
        """End the edits held."""
        self._edit(self._sketch.end)

    def erase(self, which: frozenset[int]) -> None:
        """Take away strokes, by their number in the ink."""
        self._edit(lambda: self._sketch.erase(which))

    def replace(self, ink: Ink, device: Device | None = None) -> None:
        """Put another ink in place of this. device: None, where this one was moved."""
        if ink and device is not None:
            self.paper.settle()
        self._edit(lambda: self._sketch.replace(ink, device))

    def exchange(self, paper: Paper) -> Paper:
        """Show another paper, with all its steps; gives back the one before."""
        before, self.paper = self.paper, paper
        self._show_edit()
        return before

    def fit(self) -> None:
        """Bring ink that lies outside the sheet into it, unless a stroke is being written."""
        if not self._sketch.is_drawing:
            self._show_brought_in(self.paper.fit(*self.size))

    def fit_step(self) -> None:
        """Bring a step of the history in that was written on a larger sheet."""
        self._show_brought_in(self.paper.fit_step(*self.size))

    def _edit(self, edit: Callable[[], None]) -> None:
        before = self.ink
        edit()
        if self.ink is not before:
            self._show_edit()

    def _show_edit(self) -> None:
        self._faint = _NONE
        self.paint_anew()
        self.ink_changed.emit(self.ink)

    def _show_brought_in(self, moved: bool) -> None:
        if moved:
            self._faint = _NONE
            self.paint_anew()
            self.ink_brought_in.emit(self.ink)

    # Looking

    def near(self, place: Place, radius: float) -> frozenset[int]:
        """Which strokes come within a radius of a place."""
        return self._segments_now().near(place, radius)

    def swept(self, start: Place, end: Place, radius: float) -> frozenset[int]:
        """Which strokes something of this radius meets on its way."""
        return self._segments_now().swept(start, end, radius)

    def _segments_now(self) -> Segments:
        if self._segments[0] is not self.ink:
            self._segments = self.ink, Segments(self.ink)
        return self._segments[1]

    # Painting

    def show_faint(self, which: frozenset[int]) -> None:
        """Paint these strokes faint, and the others as usual."""
        if which != self._faint:
            self._faint = which
            self.paint_anew()

    def set_pen_width(self, width: float) -> None:
        """Show all ink with a pen of this width; the ink itself has none."""
        self._pen_width = width
        self.paint_anew()

    def set_smooth(self, smooth: bool) -> None:
        """Show all ink as curves, or straight from point to point; its points stay."""
        self._smooth = smooth
        self.paint_anew()

    def paint_anew(self) -> None:
        """Forget what is painted."""
        self._image = None
        self._canvas.update()

    def image(self) -> InkImage:
        """The painted ink, painted anew where it is missing or for another screen."""
        size, ratio = self._canvas.size(), self._canvas.devicePixelRatioF()
        if self._image is None or not self._image.fits(size, ratio):
            colour = self._canvas.palette().color(INK)
            self._image = InkImage(size, ratio, colour, self._pen_width, self._smooth)
            paper = self._canvas.palette().color(PAPER)
            writing = self._sketch.is_drawing
            self._image.paint_ink(self.ink, writing, self._faint, _mixed(colour, paper))
        return self._image

    def paint(self, painter: QPainter) -> None:
        """Paint the ink as it is now."""
        image = self.image()
        painter.drawImage(0, 0, image.image)
        image.paint_tail(painter)


def _mixed(ink: QColor, paper: QColor) -> QColor:
    """The colour of faint ink; opaque, so that lines do not show where they cross."""
    return QColor.fromRgbF(
        *(
            paper_part + (ink_part - paper_part) * _FAINT
            for ink_part, paper_part in (
                (ink.redF(), paper.redF()),
                (ink.greenF(), paper.greenF()),
                (ink.blueF(), paper.blueF()),
            )
        )
    )
