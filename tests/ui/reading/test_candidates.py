"""The candidates: five places, and one click takes one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from digitpad.recognition.correction import Number
from digitpad.recognition.reading import EMPTY, Candidate, Reading, Status
from digitpad.ui.reading.candidates import CandidateButton, Candidates

SHARES = (0.6, 0.3, 0.05)
READ = Reading(
    Status.UNSURE,
    None,
    "401",
    0.6,
    (),
    tuple(Candidate(text, share) for text, share in zip(("401", "407", "41"), SHARES, strict=True)),
)


@pytest.fixture
def candidates(qtbot: QtBot) -> Candidates:
    widget = Candidates()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.show_number(Number(READ, "401"))
    return widget


def buttons(candidates: Candidates) -> list[CandidateButton]:
    return [button for button in candidates.findChildren(CandidateButton) if button.isVisible()]


def test_each_is_told_with_its_probability(candidates: Candidates) -> None:
    names = [button.accessibleName() for button in buttons(candidates)]
    assert names == ["401, 60 %", "407, 30 %", "41, 5 %"]


def test_the_one_that_is_the_number_is_marked(candidates: Candidates) -> None:
    assert [button.isChecked() for button in buttons(candidates)] == [True, False, False]
    candidates.show_number(Number(READ, "407"))
    assert [button.isChecked() for button in buttons(candidates)] == [False, True, False]
    candidates.show_number(Number(READ, "5"))
    assert [button.isChecked() for button in buttons(candidates)] == [False, False, False]


def test_an_empty_pad_has_none_and_nothing_moves(candidates: Candidates) -> None:
    height = candidates.sizeHint().height()
    candidates.show_number(Number(EMPTY, ""))
    assert buttons(candidates) == []
    assert candidates.sizeHint().height() == height


def test_one_click_takes_one(candidates: Candidates, qtbot: QtBot) -> None:
    with qtbot.waitSignal(candidates.taken) as taken:
        QTest.mouseClick(buttons(candidates)[1], Qt.MouseButton.LeftButton)
    assert taken.args == ["407"]


def test_a_click_leaves_the_focus_where_it_was(candidates: Candidates) -> None:
    first, second, _third = buttons(candidates)
    first.setFocus()
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert first.hasFocus()


def test_the_one_that_the_keys_would_take_does_not_look_taken(
    candidates: Candidates, qtbot: QtBot
) -> None:
    candidates.activateWindow()
    qtbot.waitUntil(candidates.isActiveWindow)
    buttons(candidates)[1].setFocus()
    seen = candidates.grab().toImage()
    tops = [button.geometry().topLeft() for button in buttons(candidates)]
    middle = buttons(candidates)[0].width() // 2
    inside = [seen.pixelColor(top + QPoint(middle, 4)) for top in tops]
    edge = [seen.pixelColor(top + QPoint(middle, 1)) for top in tops]
    assert inside[0] != inside[1] == inside[2]
    assert edge[1] != edge[2], "but it is marked"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_keyboard_takes_one(candidates: Candidates, qtbot: QtBot, key: Qt.Key) -> None:
    first, second, _third = buttons(candidates)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    with qtbot.waitSignal(candidates.taken) as taken:
        QTest.keyClick(second, key)
    assert taken.args == ["407"]


def test_the_mark_is_on_the_number_and_not_on_what_was_clicked_last(
    candidates: Candidates,
) -> None:
    QTest.mouseClick(buttons(candidates)[0], Qt.MouseButton.LeftButton)
    assert [button.isChecked() for button in buttons(candidates)] == [True, False, False]


def test_one_can_step_from_one_to_the_next_and_back(candidates: Candidates, qtbot: QtBot) -> None:
    with qtbot.waitSignal(candidates.taken) as taken:
        candidates.step(1)
    assert taken.args == ["407"]
    candidates.show_number(Number(READ, "407"))
    with qtbot.waitSignal(candidates.taken) as taken:
        candidates.step(-1)
    assert taken.args == ["401"]
    with qtbot.assertNotEmitted(candidates.taken):
        candidates.show_number(Number(READ, "41"))
        candidates.step(1)


def test_from_a_number_that_is_none_of_them_one_steps_to_the_likeliest(
    candidates: Candidates, qtbot: QtBot
) -> None:
    candidates.show_number(Number(READ, "5"))
    with qtbot.waitSignal(candidates.taken) as taken:
        candidates.step(1)
    assert taken.args == ["401"]


def test_what_is_taken_can_be_seen_without_its_colour(candidates: Candidates) -> None:
    before = buttons(candidates)[1].grab().toImage()
    candidates.show_number(Number(READ, "407"))
    assert buttons(candidates)[1].grab().toImage() != before
