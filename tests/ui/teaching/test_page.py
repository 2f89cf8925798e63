"""The page says what is learnt from, how it goes and what came of it, and offers what is due."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from digitpad.ui.teaching.page import TeachPage
from tests.ui.teaching.comparisons import comparison

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot) -> TeachPage:
    page = TeachPage()
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show_kept(50)
    with qtbot.waitExposed(page):
        page.show()
    return page


def words(page: TeachPage) -> str:
    """All that is to be read on the page."""
    labels = page.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def offered(page: TeachPage) -> list[str]:
    """The buttons that are seen and work."""
    buttons = page.findChildren(QPushButton)
    return [b.text().replace("&", "") for b in buttons if b.isVisible() and b.isEnabled()]


def press(page: TeachPage, name: str) -> None:
    [button] = [b for b in page.findChildren(QPushButton) if b.text().replace("&", "") == name]
    QTest.mouseClick(button, LEFT)


def step(number: int, seconds_left: float = 100.0) -> dict[str, Any]:
    return {
        "event": "step",
        "step": number,
        "steps": 300,
        "loss": 1 / number,
        "seconds_left": seconds_left,
    }


class TestBefore:
    def test_it_says_what_it_learns_from(self, page: TeachPage) -> None:
        assert "the 50 drawings that you kept" in words(page)
        assert "more" not in words(page)
        assert offered(page) == ["Start Learning"]

    def test_few_drawings_come_with_a_hint(self, page: TeachPage) -> None:
        page.show_kept(12)

        assert "With 8 more" in words(page)
        assert offered(page) == ["Start Learning", "Collect Numbers"]

    def test_too_few_drawings_cannot_be_learnt(self, page: TeachPage) -> None:
        page.show_kept(2)

        assert "With 3 more" in words(page)
        assert offered(page) == ["Collect Numbers"]

    def test_more_can_be_collected_where_there_are_few(self, page: TeachPage, qtbot: QtBot) -> None:
        page.show_kept(2)
        page.setFocus()

        with qtbot.waitSignal(page.collect_asked):
            QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)

    def test_an_interrupted_lesson_can_go_on(self, page: TeachPage, qtbot: QtBot) -> None:
        page.show_kept(2, date(2026, 12, 1))
        page.setFocus()

        assert offered(page) == ["Go On Learning"]  # two drawings are too few to start anew
        with qtbot.waitSignal(page.going_on_asked):
            QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)

    def test_or_a_new_one_is_started(self, page: TeachPage, qtbot: QtBot) -> None:
        page.show_kept(50, date(2026, 12, 1))

        assert offered(page) == ["Go On Learning", "Start Anew"]
        with qtbot.waitSignal(page.start_asked):
            press(page, "Start Anew")

    def test_drawings_that_cannot_be_counted_are_not_said_to_be_few(self, page: TeachPage) -> None:
        page.show_uncounted("collection.sqlite is damaged")

        assert words(page) == "Learn your hand\ncollection.sqlite is damaged"
        assert offered(page) == []

    def test_once_they_can_be_counted_it_goes_on(self, page: TeachPage) -> None:
        page.show_uncounted("collection.sqlite is damaged")
        page.take_back("collection.sqlite is damaged")
        page.show_kept(12)

        assert "With 8 more" in words(page)
        assert offered(page) == ["Start Learning", "Collect Numbers"]

    def test_nothing_is_collected_meanwhile(self, page: TeachPage) -> None:
        page.show_kept(12)
        page.show_begun()
        page.show_kept(13)

        assert "Collect Numbers" not in offered(page)

    def test_it_is_started_by_a_button(self, page: TeachPage, qtbot: QtBot) -> None:
        with qtbot.waitSignal(page.start_asked):
            press(page, "Start Learning")

    def test_it_is_started_by_the_keyboard(self, page: TeachPage, qtbot: QtBot) -> None:
        page.setFocus()
        with qtbot.waitSignal(page.start_asked):
            start = page.focusProxy()
            assert start is not None
            QTest.keyClick(start, Qt.Key.Key_Space)


class TestLearning:
    @pytest.fixture(autouse=True)
    def begun(self, page: TeachPage) -> None:
        page.show_begun()

    def test_it_can_be_cancelled_from_the_start(self, page: TeachPage) -> None:
        assert "Getting ready" in words(page)
        assert offered(page) == ["Cancel"]

    @pytest.mark.parametrize(
        ("seconds", "left"),
        [(600, "about 10 minutes"), (91, "about 2 minutes"), (42, "about 40 seconds"), (1, "10 s")],
    )
    def test_it_tells_the_time_left(self, page: TeachPage, seconds: float, left: str) -> None:
        page.show_event(step(5, seconds))

        assert left in words(page)
        assert offered(page) == ["Stop and Keep What Is Learnt", "Cancel"]

    def test_it_shows_how_far_it_is(self, page: TeachPage) -> None:
        page.show_event(step(120))
        [bar] = page.findChildren(QProgressBar)

        assert (bar.value(), bar.maximum()) == (120, 300)

    def test_the_curve_is_told_in_words_too(self, page: TeachPage) -> None:
        page.show_event({"event": "validated", "step": 50, "yours": 0.75, "others": 0.96})
        told = page.curve.accessibleDescription()

        assert "after step 50" in told
        assert "75 % of your drawings" in told
        assert "96 % of other" in told

    def test_samples_are_not_told_as_other_peoples_numbers(self, page: TeachPage) -> None:
        page.show_event({"event": "validated", "step": 50, "yours": 0.75, "sample-ink": 0.96})
        told = page.curve.accessibleDescription()

        assert "96 % of numbers made of the samples" in told
        assert "other" not in told

    def test_stop_is_asked_for_once_and_said(self, page: TeachPage, qtbot: QtBot) -> None:
        page.show_event(step(5))
        with qtbot.waitSignal(page.stop_asked):
            press(page, "Stop and Keep What Is Learnt")
        page.show_event(step(10))

        assert "Stopping" in words(page)
        assert offered(page) == ["Cancel"]

    def test_cancel_is_asked_for_once_and_said(self, page: TeachPage, qtbot: QtBot) -> None:
        with qtbot.waitSignal(page.cancel_asked):
            press(page, "Cancel")
        page.show_event(step(10))

        assert "Cancelling" in words(page)
        assert offered(page) == []

    def test_comparing_can_still_be_cancelled(self, page: TeachPage) -> None:
        page.show_event(step(300))
        page.show_event({"event": "comparing"})

        assert "Reading with both" in words(page)
        assert offered(page) == ["Cancel"]

    def test_kept_drawings_do_not_take_its_words_away(self, page: TeachPage) -> None:
        page.show_kept(51)

        assert "Getting ready" in words(page)

    def test_a_failure_is_said_and_it_can_begin_again(self, page: TeachPage) -> None:
        page.show_over("The disk is full.", problem=True)
        page.show_kept(50)

        assert "The disk is full." in words(page)
        assert offered(page) == ["Start Learning"]
        page.show_begun()
        assert "The disk is full." not in words(page)

    def test_events_of_a_newer_trainer_are_passed_over(self, page: TeachPage) -> None:
        page.show_event({"event": "novelty"})

        assert "Getting ready" in words(page)


class TestDone:
    @pytest.fixture(autouse=True)
    def done(self, page: TeachPage) -> None:
        page.show_begun()
        page.show_event(step(300))
        page.show_event(comparison(12, 15))
        page.show_done("/home/new.safetensors")

    def test_figures_stand_side_by_side(self, page: TeachPage) -> None:
        told = words(page)

        assert "15 instead of 12 of your 16 drawings" in told
        assert "12 of 16\n15 of 16" in told
        assert "975 of 1000\n970 of 1000" in told
        assert offered(page) == ["Use It", "Discard"]

    def test_it_is_used_only_when_the_user_says_so(self, page: TeachPage, qtbot: QtBot) -> None:
        with qtbot.waitSignal(page.checkpoint_accepted) as accepted:
            press(page, "Use It")

        assert accepted.args == ["/home/new.safetensors"]

    def test_it_can_be_discarded(self, page: TeachPage, qtbot: QtBot) -> None:
        with qtbot.waitSignal(page.checkpoint_discarded) as discarded:
            press(page, "Discard")

        assert discarded.args == ["/home/new.safetensors"]

    def test_figures_of_another_run_take_their_place(self, page: TeachPage, qtbot: QtBot) -> None:
        page.show_event(comparison(3, 4))

        qtbot.waitUntil(lambda: "3 of 16\n4 of 16" in words(page))
        assert "12 of 16" not in words(page)


def test_the_return_key_presses_the_button_that_has_the_focus(
    page: TeachPage, qtbot: QtBot
) -> None:
    [start] = [each for each in page.findChildren(QPushButton) if "Start" in each.text()]
    start.setFocus()
    with qtbot.waitSignal(start.clicked):
        QTest.keyClick(start, Qt.Key.Key_Return)


class TestFocus:
    """A button that goes leaves the focus where a second press does nothing."""

    def press_by_key(self, page: TeachPage, name: str) -> None:
        [button] = [b for b in page.findChildren(QPushButton) if name in b.text().replace("&", "")]
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    @staticmethod
    def presses_nothing(page: TeachPage) -> bool:
        return page.focusWidget() is not None and not isinstance(page.focusWidget(), QPushButton)

    def test_when_a_lesson_begins(self, page: TeachPage) -> None:
        page.start_asked.connect(page.show_begun)
        self.press_by_key(page, "Start Learning")

        assert self.presses_nothing(page)

    @pytest.mark.parametrize("name", ["Stop and Keep What Is Learnt", "Cancel"])
    def test_when_a_lesson_is_told_to_end(self, page: TeachPage, name: str) -> None:
        page.show_begun()
        page.show_event(step(1))
        self.press_by_key(page, name)

        assert self.presses_nothing(page)

    @pytest.mark.parametrize("name", ["Use It", "Discard"])
    def test_when_what_came_of_it_is_settled(self, page: TeachPage, name: str) -> None:
        page.checkpoint_accepted.connect(lambda: page.show_over("used"))
        page.checkpoint_discarded.connect(lambda: page.show_over("discarded"))
        page.show_event(comparison(12, 15))
        page.show_done("new")
        self.press_by_key(page, name)

        assert self.presses_nothing(page)

    def test_when_there_are_enough_to_learn_from(self, page: TeachPage) -> None:
        page.show_kept(12)
        page.collect_asked.connect(lambda: page.show_kept(50))
        self.press_by_key(page, "Collect Numbers")

        assert self.presses_nothing(page)

    def test_it_is_found_again_by_tab(self, page: TeachPage) -> None:
        page.start_asked.connect(page.show_begun)
        self.press_by_key(page, "Start Learning")
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)

        [cancel] = [b for b in page.findChildren(QPushButton) if b.text() == "&Cancel"]
        assert cancel.hasFocus()
