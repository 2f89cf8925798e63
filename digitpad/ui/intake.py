"""Intake: what the user opens, pastes, or drops on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from digitpad.ink.formats import drawing
from digitpad.recognition import image_file

_PATTERNS = " ".join(f"*{suffix}" for suffix in (*image_file.SUFFIXES, *drawing.SUFFIXES))


class Intake(QObject):
    """Asks for a file, looks on the clipboard, and lets files and images be dropped on a window.

    files_brought: (list[Path]), at least one. image_brought: (QImage), one that is no file.
    nothing_found: what was pasted is neither.
    """

    files_brought = Signal(object)
    image_brought = Signal(object)
    nothing_found = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def ask(self) -> None:
        """Let the user choose a file."""
        kinds = self.tr("Pictures and ink ({patterns})").format(patterns=_PATTERNS)
        every = self.tr("All files (*)")
        path, _kind = QFileDialog.getOpenFileName(
            self._window, self.tr("Open"), "", f"{kinds};;{every}"
        )
        if path:
            self.files_brought.emit([Path(path)])

    def paste(self) -> None:
        """Take what lies on the clipboard."""
        if not self._take(QGuiApplication.clipboard().mimeData()):
            self.nothing_found.emit()

    def _take(self, data: QMimeData) -> bool:
        """Tell what it is; whether it is anything. A file says more than the image of it."""
        if paths := _paths(data):
            self.files_brought.emit(paths)
            return True
        image = QImage(data.imageData()) if data.hasImage() else QImage()
        if not image.isNull():
            self.image_brought.emit(image)
        return not image.isNull()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files and images may be dropped; everything else goes its way."""
        if isinstance(event, QDropEvent) and _fits(event.mimeData()):
            event.acceptProposedAction()
            if not isinstance(event, QDragMoveEvent):
                self._take(event.mimeData())
            return True
        return super().eventFilter(watched, event)


def _fits(data: QMimeData) -> bool:
    return data.hasImage() or bool(_paths(data))


def _paths(data: QMimeData) -> list[Path]:
    """The files on this computer that it names."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
