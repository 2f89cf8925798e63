"""GalleryDelegate: shows kept drawings as cards, and lets their labels be typed over."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from digitpad.ui.gallery.card import CardPainter, label_font, places, size_of
from digitpad.ui.gallery.model import GalleryModel
from digitpad.ui.gallery.thumbnails import Thumbnails
from digitpad.ui.label_line import LabelLine

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag


class GalleryDelegate(QStyledItemDelegate):
    """Paints what the model knows, asks for images as they come into sight, and edits labels."""

    def __init__(self, model: GalleryModel, thumbnails: Thumbnails, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._thumbnails = model, thumbnails
        self._cards = CardPainter()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A card; without its drawing, while that is made."""
        row, given = index.row(), _given(option)
        rect, state, palette = given.rect, given.state, given.palette
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        selected, current = State.State_Selected in state, State.State_HasFocus in state
        self._cards.paint_sheet(painter, rect, palette, selected, current)
        place = places(rect, painter.font())
        if image := self._thumbnails.image(self._model.ids[row]):
            self._cards.paint_image(painter, image, place.image)
        if drawing := self._model.drawing(row):
            outcome = self._model.outcome(row)
            self._cards.paint_label(painter, drawing, place.label, palette)
            self._cards.paint_words(painter, drawing, outcome, place.words, palette)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same for all cards."""
        return size_of(_given(option).font)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for the label, with all of it selected."""
        line = LabelLine(parent)
        line.setFont(label_font(line.font()))
        line.setProperty("part", "inline")
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the label, which another program may change, until one types over it."""
        assert isinstance(editor, LabelLine)
        label = str(index.data())
        if editor.text() != label and not editor.isModified():
            editor.setText(label)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the label over, if it was changed."""
        assert isinstance(editor, LabelLine)
        if editor.isModified() and editor.hasAcceptableInput():
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """The line lies over the label."""
        place = places(_given(option).rect, _given(option).font).label
        editor.setGeometry(place.adjusted(-6, -4, 6, 4))


def _given(option: QStyleOptionViewItem) -> Any:
    """The option, of whose attributes PySide tells no types."""
    return option
