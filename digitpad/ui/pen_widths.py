"""PenWidths: the pens to choose from, each shown as the dot it makes, and any width between."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from digitpad.ui.choices import Choices
from digitpad.ui.icons import icon
from digitpad.ui.theme import Role
from digitpad.ui.width_slider import WidthSlider

_WIDTHS = THIN, MEDIUM, THICK = 3.0, 6.0, 10.0
"""Widths of the pens on the screen, in device-independent pixels."""

_SIDE = 24
_SCALE = 3
"""Icons are painted at three times their size, and shrunk where less is shown."""


class PenWidths(Choices):
    """One action a pen, and a menu with a slider for any other width; the values are widths."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(dict.fromkeys(_WIDTHS, ""), parent)
        names = (self.tr("Thin Pen"), self.tr("Medium Pen"), self.tr("Thick Pen"))
        for number, (action, name) in enumerate(zip(self.actions(), names, strict=True), 1):
            action.setText(name)
            action.setShortcut(f"Ctrl+{number}")
        self._slider = WidthSlider()
        self._menu = QMenu(self.tr("Pen &Width"), parent)
        shown = QWidgetAction(self._menu)
        shown.setDefaultWidget(self._slider)
        self._menu.addAction(shown)
        self._slider.width_chosen.connect(self.chosen.emit)
        self.chosen.connect(self.choose)

    @property
    def any_width(self) -> QAction:
        """Opens the slider; for a menu and for a tool bar."""
        return self._menu.menuAction()

    def choose(self, value: Hashable) -> None:
        """Mark the pen of this width, or none, and set the slider to it, without telling."""
        marked = self.checkedAction()
        if marked is not None:
            marked.setChecked(False)
        super().choose(value)
        if isinstance(value, float | int):
            self._slider.show_width(value)

    def paint_icons(self, palette: QPalette) -> None:
        """Dots in the colours of the theme."""
        for width, action in zip(_WIDTHS, self.actions(), strict=True):
            action.setIcon(_dot(width, palette))
        self.any_width.setIcon(icon("width", palette))


def _dot(width: float, palette: QPalette) -> QIcon:
    pixmap = QPixmap(QSize(_SIDE, _SIDE) * _SCALE)
    pixmap.setDevicePixelRatio(_SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(Role.ButtonText))
    painter.drawEllipse(QPointF(_SIDE / 2, _SIDE / 2), width / 2 + 1, width / 2 + 1)
    painter.end()
    return QIcon(pixmap)
