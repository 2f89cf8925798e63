"""The forms of import and export: filled in, and what became of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from digitpad.app.exchanging import Exporting
from digitpad.collection.store import Collection
from digitpad.ui.exchange.dialog import ExchangeDialog
from tests.app.pads import button


def label(form: QWidget) -> QLineEdit:
    """The line that asks for a label."""
    lines = form.findChildren(QLineEdit)
    [line] = [line for line in lines if line.accessibleName() == "Label"]
    return line


def click(widget: QWidget, text: str) -> None:
    QTest.mouseClick(button(widget, text), Qt.MouseButton.LeftButton)


def choose(exporting: Exporting, format: str, target: Path) -> None:
    """Choose a format and a target in the form."""
    boxes = exporting.form.findChildren(QComboBox)
    [box] = [box for box in boxes if box.findData(format) >= 0]
    box.setFocus()
    box.setCurrentIndex(box.findData(format))
    box.activated.emit(box.currentIndex())
    exporting.form.aim(target)


def until_done(qtbot: QtBot, dialog: ExchangeDialog) -> str:
    """Wait for the summary; what it says."""
    qtbot.waitUntil(lambda: not dialog.running)
    return dialog.summary.headline


def refused(dialog: ExchangeDialog) -> list[str]:
    [lines] = dialog.summary.findChildren(QPlainTextEdit)
    return lines.toPlainText().splitlines()


def labels(path: Path) -> list[str]:
    with Collection(path) as collection:
        return sorted(drawing.label for drawing in collection.drawings())
