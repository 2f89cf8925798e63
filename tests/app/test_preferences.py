"""The user's choices hold at once, and at the next start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from digitpad.app.pad import Pad
from digitpad.settings import Settings, load
from digitpad.ui.theme import DARK, Role
from tests.app.pads import LINE

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import Hand


class TestSettings:
    def test_the_users_choices_are_remembered(self, pad: Pad, open_pad: OpenPad) -> None:
        action = pad.window.action
        action.pens.actions()[2].trigger()
        action.guide.trigger()
        action.frame.trigger()
        action.smoothing.trigger()
        action.scratch_out.trigger()
        action.appearances.actions()[2].trigger()
        pad.window.resize(720, 540)
        pad.window.close()
        again = open_pad(pad.settings).window
        assert again.action.pens.actions()[2].isChecked()
        assert not again.action.guide.isChecked()
        assert not again.action.frame.isChecked()
        assert not again.action.smoothing.isChecked()
        assert not again.action.scratch_out.isChecked()
        assert again.action.appearances.actions()[2].isChecked()
        assert (again.width(), again.height()) == (720, 540)

    def test_what_is_off_is_off_from_the_start(self, open_pad: OpenPad, hand: Hand) -> None:
        """Whatever the switch says: as it looks, and works, after it was turned off."""
        pad = open_pad()
        action = pad.window.action
        for switch in (action.guide, action.frame, action.smoothing, action.scratch_out):
            switch.trigger()
        again = open_pad(Settings(guide=False, frame=False, smoothing=False, scratch_out=False))
        for one in (pad, again):
            hand.mouse(one.window.canvas, LINE)
            hand.mouse(one.window.canvas, [(45, 60), (125, 62), (45, 66), (125, 70), (45, 78)])
            assert len(one.window.canvas.ink.strokes) == 2
            assert not one.window.card.frame_view.isVisible()
        looks = [one.window.canvas.grab().toImage() for one in (pad, again)]
        assert looks[0] == looks[1]

    def test_each_choice_is_kept_at_once_and_leaves_those_of_another_pad(
        self, open_pad: OpenPad, home: Path
    ) -> None:
        file = home / "settings.json"
        one, other = open_pad(settings_file=file), open_pad(settings_file=file)
        one.window.action.languages.actions()[2].trigger()
        other.window.action.guide.trigger()
        assert load(file) == (Settings(language="de", guide=False), None)

    def test_choices_that_cannot_be_kept_are_told(self, open_pad: OpenPad, home: Path) -> None:
        file = home / "settings.json"
        file.mkdir()
        pad = open_pad(settings_file=file)
        pad.window.action.guide.trigger()
        assert "Your settings cannot be kept" in pad.window.notice.words
        assert not pad.settings.guide

    def test_a_file_damaged_meanwhile_is_told_and_takes_no_choices_along(
        self, open_pad: OpenPad, home: Path
    ) -> None:
        file = home / "settings.json"
        pad = open_pad(Settings(language="de", goal=200), settings_file=file)
        file.write_text("{")
        pad.window.action.guide.trigger()
        assert load(file) == (Settings(language="de", goal=200, guide=False), None)
        assert "damaged" in pad.window.notice.words
        assert "is written anew" in pad.window.notice.words
        assert str(home / "settings.damaged.json") in pad.window.notice.words

    def test_the_appearance_changes_at_once(self, pad: Pad) -> None:
        pad.window.action.appearances.actions()[2].trigger()
        assert QApplication.palette().color(Role.Window) == QColor(DARK.desk)
        assert pad.settings.appearance == "dark"
        pad.window.action.appearances.actions()[0].trigger()
        assert QApplication.palette().color(Role.Window) != QColor(DARK.desk)
