"""What is written on a pad, what is pressed there, and what stands there then."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QWidget

from digitpad.app.pad import Pad
from digitpad.collection.drawing import Drawing
from digitpad.collection.store import Collection
from digitpad.ui.engine.engine import Engine, EngineError, Reader
from digitpad.ui.reading.digit_chip import DigitChip

LINE = [(50.0, 60.0), (90.0, 80.0), (120.0, 61.5)]
OTHER = [(150.0, 60.0), (190.0, 80.0)]


def missing(engine: Engine) -> Reader:
    """Loads no recognizer for a pad."""
    raise EngineError(f"There is no checkpoint {engine.checkpoint!r}.")


def press(pad: Pad, keys: str) -> None:
    QTest.keySequence(pad.window.canvas, QKeySequence(keys))


def undo(pad: Pad) -> None:
    """The button beside the message."""
    [button] = undo_buttons(pad)
    button.click()


def undo_buttons(pad: Pad) -> list[QPushButton]:
    buttons = pad.window.status_line.findChildren(QPushButton)
    return [button for button in buttons if button.isVisible()]


def button(widget: QWidget, text: str) -> QAbstractButton:
    """The button that says this."""
    buttons = widget.findChildren(QAbstractButton)
    [found] = [button for button in buttons if button.text().replace("&", "") == text]
    return found


def chips(pad: Pad) -> list[DigitChip]:
    """The digits under what is written."""
    return [chip for chip in pad.window.sheet.digits.findChildren(DigitChip) if chip.isVisible()]


def words(pad: Pad) -> list[str]:
    """What stands in the reading view: the number, and the words below."""
    return [label.text() for label in pad.window.card.reading_view.findChildren(QLabel)]


def shown(pad: Pad) -> str:
    """The number as it stands under the digits; what stands elsewhere is the same."""
    text = "".join(chip.text() for chip in chips(pad))
    assert pad.window.card.save_bar.label == text
    assert words(pad)[0] == text
    assert pad.window.windowTitle().startswith(text)
    return text


def label_field(pad: Pad) -> QLineEdit:
    return pad.window.card.save_bar.field


def typed_label(pad: Pad, text: str) -> None:
    """Type a label over the one that stands there."""
    label_field(pad).selectAll()
    QTest.keyClicks(label_field(pad), text)


def bar_words(pad: Pad) -> str:
    """What the bar says that asks for numbers."""
    return "\n".join(label.text() for label in pad.collecting.bar.findChildren(QLabel))


def kept(home: Path) -> list[Drawing]:
    """What is in the collection, the newest first."""
    with Collection(home / "collection.sqlite") as collection:
        return list(collection.drawings())
