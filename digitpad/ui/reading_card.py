"""ReadingCard: what was read, what the network saw, and the label to keep it under."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from digitpad.ui.frame_view import FrameView
from digitpad.ui.reading_view import ReadingView
from digitpad.ui.save_bar import SaveBar

_ROOM_FOR_FRAME = 720
"""A card narrower than this has no room for the frame beside the reading and the label."""


class ReadingCard(QFrame):
    """The three views side by side; the frame gives way where the window is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading_view = ReadingView()
        self.frame_view = FrameView()
        self.save_bar = SaveBar()
        self._frame_wanted = True
        self._frame_column = QWidget()
        self._lay_out()

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
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 16, 24, 16)
        row.setSpacing(32)
        row.addWidget(self.reading_view, 4, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._frame_column, 3)
        row.addWidget(self.save_bar, 3)

    def set_frame_shown(self, shown: bool) -> None:
        """Show or hide what the network sees."""
        self._frame_wanted = shown
        self._make_room()

    def _make_room(self) -> None:
        self._frame_column.setVisible(self._frame_wanted and self.width() >= _ROOM_FOR_FRAME)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The frame is shown where there is room for it."""
        self._make_room()
        super().resizeEvent(event)
