"""Sheet: what lies on the pad to be read."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from digitpad.collection.drawing import Device
from digitpad.ink.ink import Ink
from digitpad.ink.placing import Placing
from digitpad.recognition.correction import Number
from digitpad.ui.canvas.canvas import Canvas
from digitpad.ui.canvas.paper import Paper
from digitpad.ui.picture_view import PictureView
from digitpad.ui.reading.digit_strip import DigitStrip
from digitpad.ui.reading.heat_view import HeatView

if TYPE_CHECKING:
    from digitpad.collection.opened import OpenedPicture
    from digitpad.recognition.heat import Heat
    from digitpad.recognition.picture import Picture

_STEPS = 4
"""So many pictures can be brought back by undo; a photo takes 20 MB."""


class Sheet(QWidget):
    """The canvas, or a picture over it, and under each digit what it was read as.

    Laying a picture down and taking it away can be undone until one writes on the canvas, whose
    ink stays as it is meanwhile.
    source_changed: (Ink | Picture), at every point; something else is to be read.
    picture_put_down: (bytes), of a picture that is to be decoded and shown here.
    """

    source_changed = Signal(object)
    picture_put_down = Signal(bytes)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # In the order in which Tab goes through them.
        self.canvas = Canvas(self)
        self.picture_view = PictureView(self)
        self.heat_view = HeatView(self)
        self.digits = DigitStrip(self)
        self._picture: OpenedPicture | None = None
        self._past: deque[OpenedPicture | None] = deque(maxlen=_STEPS)
        self._future: deque[OpenedPicture | None] = deque(maxlen=_STEPS)
        self._lay_out()
        self.canvas.ink_changed.connect(self._note_ink)
        self.canvas.ink_brought_in.connect(self._note_ink_brought_in)
        self.picture_view.closed.connect(self.clear)
        self.picture_view.resized.connect(self._place)

    def _lay_out(self) -> None:
        # All in one cell: the heat lies over the canvas, or over the picture in its place.
        pile = QGridLayout()
        for view in (self.canvas, self.picture_view, self.heat_view):
            pile.addWidget(view, 0, 0)
        self.heat_view.raise_()
        self.picture_view.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(pile, 1)
        column.addWidget(self.digits)
        self.setFocusProxy(self.canvas)

    @property
    def picture(self) -> OpenedPicture | None:
        """The picture that lies on the canvas, if one does."""
        return self._picture

    @property
    def source(self) -> Ink | Picture:
        """What is to be read."""
        return self.canvas.ink if self._picture is None else self._picture.picture

    @property
    def kept(self) -> Ink | bytes:
        """The same as a collection holds it; empty ink where there is nothing."""
        return self.canvas.ink if self._picture is None else self._picture.content

    @property
    def device(self) -> Device:
        """What it was made with."""
        return self.canvas.device if self._picture is None else Device.PICTURE

    @property
    def placing(self) -> Placing:
        """Where on this sheet the places of the source are."""
        return Placing() if self._picture is None else self.picture_view.placing

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._past) or (self._picture is None and self.canvas.can_undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to bring back."""
        return bool(self._future) or (self._picture is None and self.canvas.can_redo)

    def put_down(self, source: Ink | bytes, device: Device = Device.UNKNOWN) -> None:
        """Let this be on the pad; a picture comes as soon as it is decoded."""
        if isinstance(source, bytes):
            self.picture_put_down.emit(source)
            return
        # Under a picture, if one lies there: undo brings that back first, and then the ink before.
        self.canvas.replace_ink(source, device)
        if self._picture is not None:
            self._step_to(None)

    def show_picture(self, picture: OpenedPicture) -> None:
        """Lay a picture over the canvas."""
        self._step_to(picture)

    def clear(self) -> None:
        """Take the picture away, or else all ink."""
        if self._picture is None:
            self.canvas.clear()
        else:
            self._step_to(None)

    def finish(self, take_back: Callable[[], None]) -> Callable[[], None]:
        """Make room for the next drawing; undo, with nothing left to undo there, calls take_back.

        Calling what is returned brings the drawing back, and its steps with it, unless another was
        begun meanwhile: then undo brings that back. No undo goes back beyond the last finished.
        """
        if self._picture is None:
            written = self.canvas.exchange(Paper(take_back=take_back))
            written.take_back = None
            return lambda: self._bring_ink_back(written)
        picture, past = self._picture, tuple(self._past)
        below = self.canvas.exchange(Paper(self.canvas.ink, self.canvas.device, take_back))
        below.take_back = None
        self._past.clear()
        self._future.clear()
        self._show(None)
        return lambda: self._bring_picture_back(picture, past, below)

    def _bring_ink_back(self, paper: Paper) -> None:
        self.canvas.paper.take_back = None
        if self.canvas.can_undo:
            self.canvas.replace_ink(paper.ink, paper.device)
        else:
            self.canvas.exchange(paper)
        if self._picture is not None:
            self._step_to(None)

    def _bring_picture_back(
        self, picture: OpenedPicture, past: Sequence[OpenedPicture | None], below: Paper
    ) -> None:
        self.canvas.paper.take_back = None
        if self.can_undo:
            self._step_to(picture)
        else:
            self.canvas.exchange(below)
            self._past.extend(past)
            self._show(picture)

    def undo(self) -> None:
        """Take back the last change."""
        if self._past:
            self._future.append(self._picture)
            self._show(self._past.pop())
        elif self._picture is None:
            self.canvas.undo()

    def redo(self) -> None:
        """Bring back what was taken back last."""
        if self._future:
            self._past.append(self._picture)
            self._show(self._future.pop())
        elif self._picture is None:
            self.canvas.redo()

    def show_number(self, number: Number) -> None:
        """Show under each digit what it was read as."""
        self.digits.show_spots(number.spots(self._span()))

    def show_heat(self, heat: Heat | None) -> None:
        """Show which places decided, or nothing."""
        self.heat_view.show_heat(heat, self.placing)

    def _step_to(self, picture: OpenedPicture | None) -> None:
        self._past.append(self._picture)
        self._future.clear()
        self._show(picture)

    def _show(self, picture: OpenedPicture | None) -> None:
        had_focus = self.canvas.hasFocus() or self.picture_view.hasFocus()
        self._picture = picture
        view = self.canvas if picture is None else self.picture_view
        if picture is not None:
            self.picture_view.show_picture(picture)
        self.setFocusProxy(view)
        self.canvas.setVisible(picture is None)
        self.picture_view.setVisible(picture is not None)
        if had_focus:
            view.setFocus()
        self._place()
        self.source_changed.emit(self.source)

    def _note_ink(self, ink: Ink) -> None:
        if self._picture is None:
            self._past.clear()
            self._future.clear()
            self.source_changed.emit(ink)

    def _note_ink_brought_in(self, ink: Ink) -> None:
        """It is what it was, and so are the steps."""
        if self._picture is None:
            self.source_changed.emit(ink)

    def _span(self) -> tuple[float, float]:
        """Left and right of all that is written, or of the picture, in the source's units."""
        if self._picture is not None:
            return 0.0, self._picture.colours.shape[1] * self._picture.scale
        ink = self.canvas.ink
        return (ink.bounds.left, ink.bounds.right) if ink else (0.0, float(self.width()))

    def _place(self) -> None:
        """What belongs to places of the source goes where these are."""
        placing = self.placing
        self.digits.set_across(lambda x: x * placing.scale + placing.dx)
        self.show_heat(self.heat_view.heat)
