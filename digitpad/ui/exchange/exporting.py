"""ExportForm: which drawings to write, in which form, and where to."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from digitpad.collection.selection import Selection
from digitpad.collection.writers import FORMATS
from digitpad.folders import free_path
from digitpad.ui.conditions import ConditionBox, DaysBox
from digitpad.ui.exchange.dialog import ExchangeForm
from digitpad.ui.exchange.formats import format_words
from digitpad.ui.exchange.steps import second_button

_SIZES = (28, 32, 48, 64, 96, 128, 256, 512)
"""Heights of pictures to choose from, in pixels; those that formats propose are among them."""


class ExportForm(ExchangeForm):
    """Which drawings; the format; the target.

    folder: where a target is proposed.
    """

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._label = QLineEdit()
        self._kind = ConditionBox(self.tr("Kind"))
        self._reading = ConditionBox(self.tr("Reading"))
        self._days = DaysBox()
        self._count = QLabel()
        self._found = 0
        self._format = QComboBox()
        self._about = QLabel()
        self._size = QComboBox()
        self._size_name = _named(self.tr("&Height"), self._size)
        self._target = QLineEdit()
        self._choose = second_button(self.tr("&Choose …"))
        self._fill()
        self._lay_out()
        self._connect()
        self._show_format()

    def _fill(self) -> None:
        self._label.setPlaceholderText(self.tr("Any label"))
        self._label.setAccessibleName(self.tr("Label"))
        self._target.setAccessibleName(self.tr("File or folder to write"))
        self._kind.offer(
            {
                self.tr("Ink and pictures"): {},
                self.tr("Ink"): {"pictures": False},
                self.tr("Pictures"): {"pictures": True},
            }
        )
        self._reading.offer(
            {
                self.tr("Any reading"): {},
                self.tr("Wrongly read"): {"wrongly_read": True},
                self.tr("Unsure"): {"unsure": True},
            }
        )
        for name, words in format_words().items():
            self._format.addItem(words.title, name)
        self._about.setWordWrap(True)
        self._size.setToolTip(self.tr("How high the pictures are that ink becomes"))
        for size in _SIZES:
            self._size.addItem(self.tr("{size} pixels").format(size=size), size)
        for label in (self._about, self._count):
            label.setProperty("part", "caption")

    def _lay_out(self) -> None:
        which = QGridLayout()
        which.setSpacing(8)
        boxes = (self._label, self._kind, self._reading, self._days)
        for number, box in enumerate(boxes):
            which.addWidget(box, number // 2, number % 2)
        which.addWidget(self._days.fields, 2, 0, 1, 2)
        which.addWidget(self._count, 3, 0, 1, 2)
        for column in range(2):
            which.setColumnStretch(column, 1)
        # The longest of these takes three lines: nothing moves when another is shown.
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._about.setFixedHeight(3 * self._about.fontMetrics().lineSpacing())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(16)
        rows.addLayout(which)
        rows.addLayout(self._lines())
        rows.addStretch()

    def _lines(self) -> QGridLayout:
        """The format and the target, each behind its name."""
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self._target, 1)
        where.addWidget(self._choose)
        lines = QGridLayout()
        lines.setSpacing(12)
        lines.addWidget(_named(self.tr("&Format"), self._format), 0, 0)
        lines.addWidget(self._format, 0, 1)
        lines.addWidget(self._about, 1, 1)
        lines.addWidget(_named(self.tr("&To"), self._target), 2, 0)
        lines.addLayout(where, 2, 1)
        lines.addWidget(self._size_name, 3, 0)
        lines.addWidget(self._size, 3, 1)
        lines.setColumnStretch(1, 1)
        return lines

    def _connect(self) -> None:
        for box in (self._kind, self._reading):
            box.activated.connect(self.changed)
        self._days.changed.connect(self.changed)
        self._label.textChanged.connect(self.changed)
        self._target.textChanged.connect(self.changed)
        self._format.activated.connect(self._show_format)
        self._choose.clicked.connect(self._choose_target)

    @property
    def selection(self) -> Selection:
        """The drawings to export."""
        asked = {**self._kind.value, **self._reading.value, **self._days.conditions}
        if label := self._label.text().strip():
            asked["label"] = label
        return Selection(**asked)

    @property
    def format(self) -> str:
        """The name of the format."""
        return str(self._format.currentData())

    @property
    def picture_height(self) -> int:
        """Pixels from top to bottom of the pictures that ink becomes."""
        return int(self._size.currentData())

    @property
    def target(self) -> Path:
        """The file or folder to write; a bare name is meant in the proposed folder."""
        return self._folder / os.path.expanduser(self._target.text().strip())

    @property
    def ready(self) -> bool:
        """Whether there is something to write, and a place for it."""
        return self._found > 0 and bool(self._target.text().strip())

    def show_count(self, count: int) -> None:
        """Say how many drawings are chosen."""
        self._found = count
        words = self.tr("Drawings of this kind: {count}")
        self._count.setText(words.format(count=QLocale().toString(count)))

    def aim(self, target: Path) -> None:
        """Write there."""
        self._target.setText(str(target))
        self._target.setModified(True)

    def _show_format(self) -> None:
        form = FORMATS[self.format]
        self._about.setText(format_words()[self.format].about)
        for part in (self._size_name, self._size):
            part.setVisible(form.size is not None)
        if form.size is not None:
            self._size.setCurrentIndex(_SIZES.index(form.size))
        if not self._target.isModified():
            self._target.setText(str(free_path(self._proposal(self._folder))))
        self.changed.emit()

    def _proposal(self, folder: Path) -> Path:
        return folder / f"digitpad-{date.today().isoformat()}{FORMATS[self.format].suffix}"

    def _choose_target(self) -> None:
        title = self.tr("Export To")
        if FORMATS[self.format].suffix:
            # Whether something is in the way is asked once, when it begins.
            options = QFileDialog.Option.DontConfirmOverwrite
            name, _filter = QFileDialog.getSaveFileName(
                self, title, str(self.target), self.tr("ndjson (*.ndjson)"), options=options
            )
            target = Path(name)
        else:
            name = QFileDialog.getExistingDirectory(self, title, str(self.target.parent))
            target = free_path(self._proposal(Path(name)))
        if name:
            self.aim(target)


def _named(name: str, field: QWidget) -> QLabel:
    """The name of a field, whose letter leads into it."""
    label = QLabel(name)
    label.setBuddy(field)
    return label
