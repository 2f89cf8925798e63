"""ReadingCard: what was read, what else it may be, what the network saw, and the label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from digitpad.recognition.correction import Number
from digitpad.recognition.reading import EMPTY, Reading
from digitpad.ui.reading.candidates import Candidates
from digitpad.ui.reading.frame_view import FrameView
from digitpad.ui.reading.save_bar import SaveBar
from digitpad.ui.reading.view import ReadingView

if TYPE_CHECKING:
    from digitpad.recognition.frame import Frame

_ROOM_FOR_FRAME = 860
"""A card narrower than this has no room for the frame beside the others."""
_ROOM_FOR_SAVE = 640
"""A card narrower than this has room for one button, in any language."""
_WIDE, _NARROW = (24, 12, 32), (12, 8, 16)
"""Margins beside and above the views, and between them, with and without room for the frame."""


class ReadingCard(QFrame):
    """The views side by side; where the window is narrow, some give way.

    number: the number as it stands: the label that the user typed, else what is suggested.
    number_changed: (Number), it or what was read is another.
    """

    number_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = Number()
        self.reading_view = ReadingView()
        self.candidates = Candidates()
        self.frame_view = FrameView()
        self.save_bar = SaveBar()
        self._suggestion = ""
        self._why_nothing: str | None = None
        self._frame_wanted = True
        self._frame_column = QWidget()
        self._row = QHBoxLayout(self)
        self._lay_out()
        self.save_bar.label_changed.connect(self._show_number)
        self.save_bar.candidate_asked.connect(self.candidates.step)

    def _lay_out(self) -> None:
        self.setProperty("part", "card")
        caption = QLabel(self.tr("What the network sees"))
        caption.setProperty("part", "caption")
        column = QVBoxLayout(self._frame_column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(caption)
        column.addWidget(self.frame_view)
        column.addStretch()
        self._row.addWidget(self.reading_view, 4)
        self._row.addWidget(self.candidates, 2)
        self._row.addWidget(self._frame_column, 4)
        self._row.addWidget(self.save_bar, 4)
        self._make_room()

    def show_reading(self, reading: Reading, frame: Frame | None, text: str) -> None:
        """Show what was read and what the network saw. text: the number to suggest."""
        self.frame_view.show_frame(frame)
        self._show(reading, text, None)

    def show_nothing(self, words: str) -> None:
        """Show that nothing is read, and in words why."""
        self.frame_view.show_frame(None)
        self._show(EMPTY, "", words)

    def suggest(self, text: str) -> None:
        """Another number for the same reading, as the user corrected it elsewhere."""
        self._show(self.number.reading, text, self._why_nothing)

    def _show(self, reading: Reading, text: str, why_nothing: str | None) -> None:
        self.number = Number(reading, text)
        self._suggestion, self._why_nothing = text, why_nothing
        self.save_bar.suggest(text)
        self._show_number()

    def _show_number(self) -> None:
        """The number in all views."""
        self.number = Number(self.number.reading, self.save_bar.label or self._suggestion)
        if self._why_nothing is None:
            self.reading_view.show_number(self.number)
        else:
            self.reading_view.show_words(self._why_nothing)
        self.candidates.show_number(self.number)
        self.number_changed.emit(self.number)

    def set_frame_shown(self, shown: bool) -> None:
        """Show or hide what the network sees."""
        self._frame_wanted = shown
        self._make_room()

    def _make_room(self) -> None:
        roomy = self.width() >= _ROOM_FOR_FRAME
        side, above, between = _WIDE if roomy else _NARROW
        self._frame_column.setVisible(self._frame_wanted and roomy)
        self._row.setContentsMargins(side, above, side, above)
        self._row.setSpacing(between)
        self.reading_view.set_large(roomy)
        self.save_bar.set_roomy(self.width() >= _ROOM_FOR_SAVE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The frame is shown where there is room for it."""
        self._make_room()
        super().resizeEvent(event)
