"""Cards: how one kept drawing looks in the gallery."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPalette, QPen, QPixmap

from digitpad.collection.comparison import Outcome, Verdict
from digitpad.collection.drawing import Device, Drawing
from digitpad.ui.gallery.words import Mark, mark_of, short, short_change
from digitpad.ui.icons import pixmap
from digitpad.ui.theme import ACCENT, BORDER, CAUTION, MUTED, PAPER, Role

IMAGE = QSize(152, 84)
_PADDING = 10
_GAP = 4
_CORNER = 10
_ICON = 16
_LABEL_SIZE = 1.3
"""The label's type, in sizes of the window's."""
_TINT = 0.12
"""How much of the accent shows on a selected card."""


class Places(NamedTuple):
    """Where on a card its parts are."""

    image: QRect
    label: QRect
    words: QRect


def label_font(font: QFont) -> QFont:
    """The type of labels where the window's is this one."""
    large = QFont(font)
    large.setPointSizeF(font.pointSizeF() * _LABEL_SIZE)
    large.setWeight(QFont.Weight.DemiBold)
    return large


def size_of(font: QFont) -> QSize:
    """The size of every card where the window's type is this one."""
    lines = QFontMetrics(label_font(font)).height() + QFontMetrics(font).height()
    width = IMAGE.width() + 2 * _PADDING
    return QSize(width, IMAGE.height() + lines + 2 * _GAP + 2 * _PADDING)


def places(card: QRect, font: QFont) -> Places:
    """The parts of a card: the drawing above, the label below it, and the words last."""
    box = card.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
    words = QRect(box)
    words.setTop(box.bottom() + 1 - QFontMetrics(font).height())
    label = QRect(box)
    label.setTop(box.top() + IMAGE.height() + _GAP)
    label.setBottom(words.top() - 1 - _GAP // 2)
    return Places(QRect(box.topLeft(), QSize(box.width(), IMAGE.height())), label, words)


class CardPainter:
    """Paints cards in the colours of a palette; it keeps their icons."""

    def __init__(self) -> None:
        self._icons: dict[tuple[str, str, float], QPixmap] = {}

    def paint_sheet(
        self, painter: QPainter, card: QRect, palette: QPalette, selected: bool, current: bool
    ) -> None:
        """The card itself: a frame where it is selected, a thicker one where the keys go to it."""
        width = 3 if current else 2 if selected else 1
        edge = QRectF(card).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(palette.color(ACCENT if selected or current else BORDER), width))
        painter.setBrush(palette.color(PAPER))
        painter.drawRoundedRect(edge, _CORNER, _CORNER)
        if selected:
            tint = palette.color(ACCENT)
            tint.setAlphaF(_TINT)
            painter.setBrush(tint)
            painter.drawRoundedRect(edge, _CORNER, _CORNER)

    def paint_image(self, painter: QPainter, image: QImage, place: QRect) -> None:
        """The drawing, in the middle of its place."""
        target = QRect(place)
        target.setSize(image.deviceIndependentSize().toSize())
        target.moveCenter(place.center())
        painter.drawImage(target, image)

    def paint_label(
        self, painter: QPainter, drawing: Drawing, place: QRect, palette: QPalette
    ) -> None:
        """The label, and an icon where it is that of a picture."""
        painter.save()
        painter.setFont(label_font(painter.font()))
        painter.setPen(palette.color(Role.WindowText))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, drawing.label)
        painter.restore()
        if drawing.device is Device.PICTURE:
            right = place.adjusted(place.width() - _ICON, 0, 0, 0)
            self._paint_icon(painter, "picture", right, palette, MUTED)

    def paint_words(
        self,
        painter: QPainter,
        drawing: Drawing,
        outcome: Outcome | None,
        place: QRect,
        palette: QPalette,
    ) -> None:
        """With an icon and in words how it was read, or how it is read anew."""
        mark = mark_of(drawing if outcome is None else outcome.after)
        words = short(drawing) if outcome is None else short_change(outcome)
        role = _role(mark, outcome)
        self._paint_icon(painter, mark, place, palette, role)
        text = place.adjusted(_ICON + _GAP, 0, 0, 0)
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, text.width())
        painter.setPen(palette.color(role))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, elided)

    def _paint_icon(
        self, painter: QPainter, name: str, place: QRect, palette: QPalette, role: Role
    ) -> None:
        colour, ratio = palette.color(role), painter.device().devicePixelRatio()
        key = (name, colour.name(), ratio)
        if key not in self._icons:
            self._icons[key] = pixmap(name, colour, ratio)
        top = place.center().y() + 1 - _ICON // 2
        painter.drawPixmap(QRect(place.left(), top, _ICON, _ICON), self._icons[key])


def _role(mark: Mark, outcome: Outcome | None) -> Role:
    """The colour of the words; the icon says the same."""
    if outcome is not None and outcome.verdict is Verdict.NOW_RIGHT:
        return ACCENT
    return MUTED if mark in (Mark.RIGHT, Mark.UNREAD) else CAUTION
