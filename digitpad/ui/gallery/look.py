"""GalleryLook: one kept drawing, large, with all that is known of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from digitpad.collection.comparison import Outcome
from digitpad.collection.drawing import Drawing
from digitpad.ui.gallery.model import GalleryModel
from digitpad.ui.gallery.thumbnails import Thumbnails
from digitpad.ui.gallery.words import device_words, reading_words, sentence, time_words
from digitpad.ui.label_line import LabelLine
from digitpad.ui.panel import paint_panel
from digitpad.ui.percent import percent
from digitpad.ui.theme import CAUTION

IMAGE = QSize(680, 340)
Facts = tuple[Drawing, Outcome | None]
"""A drawing, and how it is read anew."""
_MARGIN = 16
_NARROWEST = 440
_STEPS = {
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Up: -1,
}


class LargeImage(QWidget):
    """A drawing, as large as there is room for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.setMinimumSize(240, 120)

    def show_image(self, image: QImage | None) -> None:
        """Show this image; None while it is made."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The image in the middle of a sheet."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        paint_panel(painter, self.rect(), self.palette())
        if self._image is not None:
            room = self.size() - QSize(2 * _MARGIN, 2 * _MARGIN)
            size = self._image.deviceIndependentSize().toSize()
            place = QRectF(self.rect())
            place.setSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).toSizeF())
            place.moveCenter(QRectF(self.rect()).center())
            painter.drawImage(place, self._image)
        painter.end()

    def sizeHint(self) -> QSize:
        """Room for five digits."""
        return IMAGE + QSize(2 * _MARGIN, 2 * _MARGIN)


class GalleryLook(QDialog):
    """Goes through the listed drawings as the gallery does: a label, Enter, the next.

    label_given: (str id, str label). stepped: (int), so many drawings on, or back.
    """

    label_given = Signal(str, str)
    stepped = Signal(int)

    def __init__(self, model: GalleryModel, images: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._images = model, images
        self._id = ""
        self._shown: Facts | None = None
        self._image = LargeImage()
        self._label = LabelLine()
        self._reading, self._candidates, self._origin = QLabel(), QLabel(), QLabel()
        self._problem = QLabel()
        self._before = QPushButton(self.tr("&Previous"))
        self._next = QPushButton(self.tr("&Next"))
        self._form = QFormLayout()
        self._lay_out()
        self._label.returnPressed.connect(lambda: self._go(1))
        self._before.clicked.connect(lambda: self._go(-1))
        self._next.clicked.connect(lambda: self._go(1))
        images.made.connect(self._show_image)
        model.dataChanged.connect(self._look_again)
        model.modelReset.connect(self._look_again)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Kept drawing"))
        self.setMinimumWidth(_NARROWEST)
        caption = QLabel(self.tr("&Label"))
        caption.setBuddy(self._label)
        self._label.ensurePolished()
        caption.setMinimumHeight(self._label.sizeHint().height())  # beside the middle of the line
        self._form.addRow(caption, self._label)
        self._form.addRow(self.tr("Read as"), self._reading)
        self._form.addRow(self.tr("Candidates"), self._candidates)
        self._form.addRow(self.tr("Kept"), self._origin)
        for words in (self._reading, self._candidates, self._origin, self._problem):
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setForegroundRole(CAUTION)
        self._problem.hide()
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (self._before, self._next):
            button.setAutoDefault(False)  # Enter belongs to the label
            button.setProperty("part", "second")
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addWidget(self._image, 1)
        column.addLayout(self._form)
        column.addWidget(self._problem)
        column.addLayout(buttons)

    def look_at(self, id: str) -> None:
        """Show a listed drawing; its label can be typed over at once."""
        self._give_label()
        if facts := self._facts(id):
            self._id = id
            self._show_facts(*facts)
            self._show_image()
            self.show()

    def tell(self, problem: str) -> None:
        """Say what is wrong, until another drawing is shown."""
        self._problem.setText(problem)
        self._problem.show()

    def _look_again(self) -> None:
        """What is shown may be otherwise now; a label that is being typed stays."""
        if self.isVisible() and not self._label.isModified():
            facts = self._facts(self._id)
            if facts and facts != self._shown:
                self._show_facts(*facts)

    def _facts(self, id: str) -> Facts | None:
        """What is known of a listed drawing."""
        row = self._model.row_of(id)
        drawing = None if row is None else self._model.drawing(row)
        if row is None or drawing is None:
            return None
        return drawing, self._model.outcome(row)

    def _show_image(self) -> None:
        self._image.show_image(self._images.image(self._id) if self._id else None)

    def _show_facts(self, drawing: Drawing, outcome: Outcome | None) -> None:
        self._shown = (drawing, outcome)
        self._problem.hide()
        self._label.setText(drawing.label)
        self._label.setFocus()
        self._label.selectAll()
        self._reading.setText(self._readings(drawing, outcome))
        reading = drawing.reading if outcome is None else outcome.after.reading
        candidates = reading.candidates if reading is not None else ()
        self._candidates.setText(
            ", ".join(f"{one.text} ({percent(one.probability)})" for one in candidates)
        )
        self._form.setRowVisible(self._candidates, bool(candidates))
        words = self.tr("{time}, {device}")
        self._origin.setText(
            words.format(time=time_words(drawing), device=device_words(drawing.device))
        )
        self._image.setAccessibleName(sentence(drawing, outcome))

    def _readings(self, drawing: Drawing, outcome: Outcome | None) -> str:
        now = reading_words(drawing.reading)
        if outcome is not None:
            words = self.tr("{before}; now {now}")
            return words.format(before=now, now=reading_words(outcome.after.reading))
        if drawing.checkpoint is None:
            return now
        words = self.tr("{reading} (by the checkpoint {checkpoint})")
        return words.format(reading=now, checkpoint=drawing.checkpoint)

    def _go(self, count: int) -> None:
        """Go so many drawings on, but not away from a label that could not be given."""
        if self._give_label():
            self.stepped.emit(count)

    def _give_label(self) -> bool:
        """Hand over a label that was typed; False where the drawing did not get it."""
        typed = self._label.text()
        if not (self._label.isModified() and self._label.hasAcceptableInput()):
            return True
        self._label.setModified(False)
        self.label_given.emit(self._id, typed)
        facts = self._facts(self._id)
        lost = facts is not None and facts[0].label != typed
        self._label.setModified(lost)
        return not lost

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down, too, lead from drawing to drawing."""
        if step := _STEPS.get(Qt.Key(event.key())):
            self._go(step)
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Escape gives up what was typed."""
        self._label.setModified(False)
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own button keeps what was typed."""
        self._give_label()
        super().closeEvent(event)
