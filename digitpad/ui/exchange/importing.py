"""ImportForm: what to take in, and where the labels of pictures stand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from digitpad.collection.formats.labelled_names import LabelledBy
from digitpad.ui.exchange.dialog import ExchangeForm
from digitpad.ui.exchange.steps import second_button
from digitpad.ui.theme import MUTED

_MARGIN = 16


class PathList(QListWidget):
    """Files and folders; while there are none, a word on how they come here."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The list, or the word in its middle."""
        super().paintEvent(event)
        if self.count():
            return
        painter = QPainter(self.viewport())
        painter.setPen(self.palette().color(MUTED))
        room = self.viewport().rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        words = self.tr("Drop files and folders here, or add them below.")
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
        painter.end()


class ImportForm(ExchangeForm):
    """Files and folders, picked or dropped here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths: list[Path] = []
        self._list = PathList()
        self._by = QComboBox()
        self._add_files = second_button(self.tr("Add &Files …"))
        self._add_folder = second_button(self.tr("Add F&older …"))
        self._remove = second_button(self.tr("&Remove"))
        self._fill()
        self._lay_out()
        self._connect()

    def _fill(self) -> None:
        self._by.addItem(self.tr("Folders 0 to 9, else file names"), LabelledBy.EITHER)
        self._by.addItem(self.tr("File names, such as scan_407.png"), LabelledBy.NAME)
        self._by.addItem(self.tr("Folders, such as 407/scan.png"), LabelledBy.FOLDER)
        self._by.setAccessibleName(self.tr("Labels of pictures"))
        self._list.setAccessibleName(self.tr("Files and folders to import"))
        self._list.setProperty("part", "box")
        self._list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.setAcceptDrops(True)

    def _lay_out(self) -> None:
        about = QLabel(
            self.tr(
                "Labelled drawings: InkML, ndjson, MNIST (idx), and pictures in folders, "
                "with metadata.jsonl or without. What is kept already is not taken in twice."
            )
        )
        about.setWordWrap(True)
        about.setProperty("part", "caption")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._add_files, self._add_folder, self._remove):
            buttons.addWidget(button)
        buttons.addStretch()
        labels = QHBoxLayout()
        labels.setSpacing(8)
        caption = QLabel(self.tr("&Labels of pictures from"))
        caption.setBuddy(self._by)
        labels.addWidget(caption)
        labels.addWidget(self._by, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(about)
        column.addWidget(self._list, 1)
        column.addLayout(buttons)
        column.addLayout(labels)

    def _connect(self) -> None:
        self._add_files.clicked.connect(self._pick_files)
        self._add_folder.clicked.connect(self._pick_folder)
        self._remove.clicked.connect(self._remove_chosen)
        self._by.activated.connect(self.changed)
        self._list.itemSelectionChanged.connect(self._show_removable)
        QShortcut(QKeySequence.StandardKey.Delete, self._list, self._remove_chosen)
        self._show_removable()

    @property
    def paths(self) -> list[Path]:
        """The files and folders, in the order in which they came."""
        return list(self._paths)

    @property
    def labelled_by(self) -> LabelledBy:
        """Where the labels of pictures stand."""
        return LabelledBy(self._by.currentData())

    @property
    def ready(self) -> bool:
        """Whether there is anything to import."""
        return bool(self._paths)

    def add(self, paths: Iterable[Path]) -> None:
        """More files and folders, each once."""
        for path in paths:
            if path not in self._paths:
                self._paths.append(path)
                self._list.addItem(str(path))
        self.changed.emit()

    def _pick_files(self) -> None:
        # All files: those of MNIST have names that no pattern of a dialog catches.
        names, _filter = QFileDialog.getOpenFileNames(self, self.tr("Add Files"))
        self.add(map(Path, names))

    def _pick_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Add a Folder"))
        self.add([Path(name)] if name else [])

    def _remove_chosen(self) -> None:
        rows = sorted((index.row() for index in self._list.selectedIndexes()), reverse=True)
        for row in rows:
            del self._paths[row]
            self._list.takeItem(row)
        self.changed.emit()

    def _show_removable(self) -> None:
        self._remove.setEnabled(bool(self._list.selectedIndexes()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped."""
        event.setAccepted(event.mimeData().hasUrls())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere."""
        event.setAccepted(event.mimeData().hasUrls())

    def dropEvent(self, event: QDropEvent) -> None:
        """They join the others."""
        urls = event.mimeData().urls()
        self.add(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
        event.acceptProposedAction()
