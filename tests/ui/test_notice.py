"""The notice: nothing that went wrong goes before the user closes it."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from digitpad.ui.notice import Notice


@pytest.fixture
def notice(qtbot: QtBot) -> Notice:
    notice = Notice()
    qtbot.addWidget(notice)
    return notice


def close(notice: Notice) -> None:
    [button] = notice.findChildren(QToolButton)
    button.click()


def offer(notice: Notice) -> QPushButton:
    [button] = notice.findChildren(QPushButton)
    return button


def test_closing_one_shows_the_one_before(notice: Notice) -> None:
    notice.show_words("The disk is full.")
    notice.show_words("The checkpoint is damaged.")
    assert notice.words == "The checkpoint is damaged."
    close(notice)
    assert notice.words == "The disk is full."
    close(notice)
    assert notice.words == ""
    assert notice.isHidden()


def test_closing_what_is_closed_already_does_nothing(notice: Notice) -> None:
    notice.show_words("The disk is full.")
    close(notice)
    close(notice)
    assert notice.isHidden()


def test_the_same_is_told_once(notice: Notice) -> None:
    for words in ("The disk is full.", "The checkpoint is damaged.", "The disk is full."):
        notice.show_words(words)
    assert notice.words == "The disk is full."
    close(notice)
    close(notice)
    assert notice.words == ""


def test_what_is_no_longer_true_goes_wherever_it_waits(notice: Notice) -> None:
    notice.show_words("The disk is full.")
    notice.show_words("The checkpoint is damaged.")
    notice.take_back("The disk is full.")
    assert notice.words == "The checkpoint is damaged."
    notice.take_back("The checkpoint is damaged.")
    assert notice.isHidden()


def test_what_is_offered_is_done_once_and_its_message_goes(notice: Notice) -> None:
    step = Mock()
    notice.show_words("The disk is full.")
    assert offer(notice).isHidden()
    notice.show_words("The file holds 9 drawings.", "&Import All …", step)
    assert not offer(notice).isHidden()
    offer(notice).click()
    step.assert_called_once_with()
    assert notice.words == "The disk is full."
    assert offer(notice).isHidden()


def test_an_offer_takes_the_place_of_the_same_one_of_before(notice: Notice) -> None:
    before, now = Mock(), Mock()
    notice.show_words("One file holds 9 drawings.", "&Import All …", before)
    notice.show_words("Another holds 7.", "&Import All …", now)
    offer(notice).click()
    now.assert_called_once_with()
    before.assert_not_called()
    assert notice.words == ""
