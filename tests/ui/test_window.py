"""The window: what its title and its boxes tell, where the keys go, and that all has room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from digitpad.ink.ink import Ink
from digitpad.recognition.reading import Status
from digitpad.ui.actions import Page
from digitpad.ui.canvas.canvas import Canvas
from digitpad.ui.engine.checkpoint_box import CheckpointBox
from digitpad.ui.engine.engine import Choice
from digitpad.ui.theme import Appearance, wear
from digitpad.ui.window import Window

if TYPE_CHECKING:
    from tests.ui.conftest import ReadingOf


def test_the_title_tells_what_was_read(window: Window, reading_of: ReadingOf) -> None:
    assert window.windowTitle() == "digitpad"
    window.show_reading(reading_of("407"), None)
    assert window.windowTitle() == "407 — digitpad"
    window.show_reading(reading_of("401", 0.5, Status.UNSURE), None)
    assert window.windowTitle() == "401? — digitpad"
    window.show_reading(reading_of("401", 0.5, Status.NOT_A_NUMBER), None)
    assert window.windowTitle() == "digitpad"


def test_what_is_no_number_is_not_suggested_as_a_label(
    window: Window, reading_of: ReadingOf
) -> None:
    window.show_reading(reading_of("401", 0.5, Status.NOT_A_NUMBER), None)
    assert window.card.save_bar.label == ""
    assert not window.action.copy.isEnabled()


def test_everything_that_takes_the_focus_has_a_name(window: Window) -> None:
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        button = isinstance(widget, QToolButton) and widget.text()
        assert widget.accessibleName() or button or getattr(widget, "text", str)(), widget


def test_tab_goes_from_what_is_written_to_its_digits_and_then_to_the_candidates(
    window: Window, reading_of: ReadingOf, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    def tabbed(times: int) -> list[str]:
        reached = []
        for _ in range(times):
            QTest.keyClick(window, Qt.Key.Key_Tab)
            focused = window.focusWidget()
            assert focused is not None
            reached.append(focused.accessibleName())
        return reached

    window.canvas.replace_ink(Ink.of([[(1, 1), (9, 9)]]))
    for text in ("4", "401"):
        window.show_reading(reading_of(text), None)
        window.canvas.setFocus()
        digits = [f"Digit {at} of {len(text)}: {digit}" for at, digit in enumerate(text, 1)]
        assert tabbed(len(text) + 2) == [*digits, f"{text}, 90 %", "Label"]


def test_the_title_tells_which_page_is_shown(window: Window, reading_of: ReadingOf) -> None:
    window.add_page(Page.GALLERY, QLabel())
    window.show_reading(reading_of("407"), None)
    window.show_page(Page.GALLERY)
    assert window.windowTitle() == "Gallery — digitpad"
    window.show_page(Page.WRITE)
    assert window.windowTitle() == "407 — digitpad"


def test_the_frame_gives_way_in_a_narrow_window(window: Window) -> None:
    view = window.card.frame_view
    window.action.frame.setChecked(True)
    window.resize(960, 640)
    assert view.isVisible()
    window.resize(window.minimumSize())
    assert not view.isVisible()
    window.resize(960, 640)
    assert view.isVisible()
    window.action.frame.setChecked(False)
    assert not view.isVisible()


def test_full_screen_and_back(window: Window, qtbot: QtBot) -> None:
    window.action.full_screen.trigger()
    qtbot.waitUntil(window.isFullScreen)
    assert window.action.full_screen.isChecked()
    window.action.full_screen.trigger()
    qtbot.waitUntil(lambda: not window.isFullScreen())


def test_one_can_write_from_the_first_moment(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert isinstance(window.canvas, Canvas)
    assert window.focusWidget() is window.canvas


def test_a_long_message_does_not_widen_the_window_and_can_be_read_whole(window: Window) -> None:
    words = "Opening <b>a scan with a long name</b> " * 20
    window.resize(window.minimumSize())
    window.status_line.tell(words, lambda: None)
    QApplication.processEvents()
    assert window.size() == window.minimumSize()
    [undo] = window.status_line.findChildren(QPushButton)
    assert window.rect().contains(undo.mapTo(window, undo.rect().bottomRight()))
    [whole] = [label.toolTip() for label in window.status_line.findChildren(QLabel)][:1]
    shown = QTextDocumentFragment.fromHtml(whole).toPlainText()
    assert shown.split() == words.split()


def test_the_box_offers_checkpoints_and_tells_which_was_chosen(qtbot: QtBot) -> None:
    box = CheckpointBox()
    qtbot.addWidget(box)
    box.offer([Choice("number", "Number"), Choice("digit", "Digits")], "number")
    assert box.currentText() == "Number"
    with qtbot.waitSignal(box.checkpoint_chosen) as chosen:
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert chosen.args == ["digit"]


def test_whoever_has_chosen_a_checkpoint_goes_on_writing(window: Window) -> None:
    box = window.checkpoint_box
    box.offer([Choice("number", "Number"), Choice("digit", "Digits")], "number")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentData() == "digit"
    assert window.focusWidget() is window.canvas
    assert box.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_a_checkpoint_from_elsewhere_joins_the_others(qtbot: QtBot) -> None:
    box = CheckpointBox()
    qtbot.addWidget(box)
    box.offer([Choice("number", "Number")], "/mine.safetensors")
    assert box.currentText() == ""
    for _ in range(2):
        box.show_chosen(Choice("/mine.safetensors", "Mine"))
    assert [box.itemText(i) for i in range(box.count())] == ["Number", "Mine"]
    assert box.currentText() == "Mine"
    box.show_chosen(None)
    assert box.currentText() == ""


def test_nothing_covers_anything_in_the_least_window(window: Window, reading_of: ReadingOf) -> None:
    wear(Appearance.LIGHT)
    window.resize(480, 200)
    window.show_reading(reading_of("35"), None)
    QApplication.processEvents()
    sheet, card = window.sheet, window.card
    assert sheet.canvas.geometry().bottom() < sheet.digits.y()
    assert sheet.geometry().bottom() < card.y()
    assert card.height() >= card.minimumSizeHint().height()
    assert card.geometry().bottom() < window.write_page.height()
    assert window.height() <= 500


def test_at_first_it_is_no_larger_than_the_screen(window: Window) -> None:
    screen = window.screen().availableSize()
    assert screen.width() < 1152, "else this would tell nothing"
    assert window.size() == window.size().boundedTo(screen)


def test_nothing_moves_where_the_tools_are_hidden(window: Window) -> None:
    wear(Appearance.LIGHT)
    window.add_page(Page.GALLERY, QWidget())
    window.resize(1200, 700)
    QApplication.processEvents()
    page = window.write_page
    before = page.mapTo(window, QPoint()).y()
    window.show_page(Page.GALLERY)
    QApplication.processEvents()
    assert page.mapTo(window, QPoint()).y() == before


@pytest.mark.parametrize("width", [640, 1024, 1600])
def test_all_tools_are_in_sight(window: Window, width: int, qtbot: QtBot) -> None:
    window.resize(width, 600)
    with qtbot.waitExposed(window):
        window.show()
    bars = [bar for bar in window.findChildren(QToolBar) if window.action.undo in bar.actions()]
    buttons = [bar.widgetForAction(window.action.undo) for bar in bars]
    buttons += [bar.widgetForAction(window.action.pens.actions()[-1]) for bar in bars]
    in_sight = [*buttons, window.checkpoint_box]
    qtbot.waitUntil(lambda: all(not widget.visibleRegion().isEmpty() for widget in in_sight))
