"""What helps: the keys, what is known of the program, and errors that nobody expected."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenuBar, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from digitpad import __version__
from digitpad.app.faults import Faults, log_path
from digitpad.app.pad import Pad
from digitpad.ui.dialogs.about import AboutDialog
from digitpad.ui.dialogs.fault import FaultDialog
from digitpad.ui.dialogs.shortcuts import ShortcutSheet
from digitpad.ui.status_line import StatusLine
from tests.app.pads import button


def test_the_sheet_of_keys_shows_what_the_menus_do(pad: Pad, qtbot: QtBot) -> None:
    sheet = ShortcutSheet(pad.window.menuBar(), pad.window.status_line.undo_keys)
    qtbot.addWidget(sheet)
    rows = dict(sheet.rows)
    assert rows["Undo"].startswith("Ctrl+Z")
    assert rows["Full Screen"] == "F11"
    assert rows["Undo what the line below tells"] == "Alt+U"
    assert "Automatic" not in rows, "what has no keys is not shown"


def test_the_sheet_tells_the_key_that_the_button_has_in_another_language(
    german: None, qtbot: QtBot
) -> None:
    line, menus = StatusLine(), QMenuBar()
    sheet = ShortcutSheet(menus, line.undo_keys)
    for widget in (line, menus, sheet):
        qtbot.addWidget(widget)
    assert ("Rückgängig machen, was unten gemeldet wird", "Alt+R") in sheet.rows


def test_without_a_key_for_the_button_the_sheet_tells_none(qtbot: QtBot) -> None:
    menus = QMenuBar()
    sheet = ShortcutSheet(menus, "")
    for widget in (menus, sheet):
        qtbot.addWidget(widget)
    assert "Undo what the line below tells" not in dict(sheet.rows)


@pytest.mark.parametrize("kind", [ShortcutSheet, AboutDialog])
def test_the_help_menu_shows_it(pad: Pad, qtbot: QtBot, kind: type[QDialog]) -> None:
    shown: list[QWidget | None] = []

    def look() -> None:
        shown.append(dialog := QApplication.activeModalWidget())
        if isinstance(dialog, QDialog):
            dialog.reject()

    pad.window.activateWindow()
    qtbot.waitUntil(pad.window.isActiveWindow)
    QTimer.singleShot(0, look)
    if kind is ShortcutSheet:
        QTest.keyClick(pad.window, Qt.Key.Key_F1)
    else:
        pad.window.action.about.trigger()
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert [type(dialog) for dialog in shown] == [kind]


def test_keys_that_hardly_any_keyboard_has_are_not_told(qtbot: QtBot) -> None:
    menus = QMenuBar()
    qtbot.addWidget(menus)
    redo = menus.addMenu("Edit").addAction("Redo")
    redo.setShortcuts([QKeySequence(keys) for keys in ("F14", "Ctrl+Shift+Z", "Redo", "Ctrl+Y")])
    sheet = ShortcutSheet(menus, "")
    qtbot.addWidget(sheet)
    assert ("Redo", "Ctrl+Shift+Z, Ctrl+Y") in sheet.rows


def test_what_is_known_of_the_program_can_be_copied(pad: Pad, qtbot: QtBot) -> None:
    dialog = AboutDialog(pad.help.facts())
    qtbot.addWidget(dialog)
    button(dialog, "Copy").click()
    copied = QGuiApplication.clipboard().text()
    assert f"digitpad: {__version__}" in copied
    assert "Checkpoint: fake, on CPU" in copied


def test_what_is_known_stands_close_together(qtbot: QtBot) -> None:
    dialog = AboutDialog({"System": "a name so long that it is wrapped, " * 3, "Log": "a file"})
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    _icon, words, *_rest = dialog.findChildren(QLabel)
    assert words.height() == words.heightForWidth(words.width())


def test_an_error_that_nobody_expected_is_shown_and_logged(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    faults = Faults()
    dialog = FaultDialog("digitpad: 1")
    qtbot.addWidget(dialog)
    faults.happened.connect(dialog.add)
    for name in ("first", "second"):
        error = RuntimeError(name)
        faults.tell(RuntimeError, error, None)
    assert dialog.isVisible()
    button(dialog, "Copy").click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("digitpad: 1\n")
    assert copied.index("RuntimeError: first") < copied.index("RuntimeError: second")
    assert [record.levelno for record in caplog.records] == [logging.CRITICAL] * 2


_THREAD = """
import logging, threading
from PySide6.QtCore import QCoreApplication, qWarning
from digitpad.app.faults import Faults
application = QCoreApplication([])
faults = Faults()
faults.take_over()
faults.happened.connect(lambda error: (print(error), application.quit()))
qWarning("something of Qt's")
def fail():
    raise RuntimeError("in a thread")
thread = threading.Thread(target=fail)
thread.start()
application.exec()
thread.join()
"""


def test_errors_in_threads_and_what_qt_says_go_to_the_log(home: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _THREAD], stdout=subprocess.PIPE, text=True, check=True
    )
    assert run.stdout == "in a thread\n"
    log = log_path().read_text("utf-8")
    assert "RuntimeError: in a thread" in log
    assert "WARNING qt: something of Qt's" in log


def test_errors_are_told_where_no_log_can_be_written(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").touch()
    monkeypatch.setenv("DIGITPAD_HOME", str(home / "file"))
    code = _THREAD.replace("faults.take_over()", "try: faults.take_over()\nexcept OSError: pass")
    run = subprocess.run(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=True
    )
    assert run.stdout == "in a thread\n"


def test_no_row_of_the_sheet_is_cut_short(qtbot: QtBot) -> None:
    menus = QMenuBar()
    menus.addMenu("File").addAction("What an action is called can be long. " * 3).setShortcut("F9")
    sheet = ShortcutSheet(menus, "Alt+U")
    qtbot.addWidget(menus)
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.show()
    [table] = sheet.findChildren(QTreeWidget)
    assert all(table.columnWidth(at) >= table.sizeHintForColumn(at) for at in range(2))
