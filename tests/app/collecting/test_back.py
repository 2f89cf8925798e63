"""What was asked for is skipped, and what was kept goes back on the pad."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digitpad.app.pad import Pad
from digitpad.collection.drawing import Device
from digitpad.collection.store import Collection
from tests.app.pads import LINE, OTHER, bar_words, kept, press

if TYPE_CHECKING:
    from tests.ui.conftest import CaughtUp, Hand


def test_skip_asks_for_another_number_and_keeps_nothing(pad: Pad, hand: Hand, home: Path) -> None:
    asked = pad.collecting.bar.number
    hand.mouse(pad.window.canvas, LINE)
    ink = pad.window.canvas.ink
    press(pad, "Alt+Right")
    assert pad.collecting.bar.number != asked
    assert not pad.window.canvas.ink
    assert not (home / "collection.sqlite").exists()
    press(pad, "Ctrl+Z")
    assert pad.window.canvas.ink == ink
    assert pad.collecting.bar.number == asked


@pytest.mark.parametrize("key", ["Alt+Left", "Ctrl+Z"])
def test_back_deletes_the_last_and_gives_its_ink_back_to_be_changed(
    pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp, key: str
) -> None:
    asked = pad.collecting.bar.number
    hand.mouse(pad.window.canvas, LINE)
    ink = pad.window.canvas.ink
    caught_up(pad.live)
    press(pad, "Return")
    press(pad, key)
    assert kept(home) == []
    assert pad.collecting.bar.number == asked
    assert pad.window.canvas.ink == ink
    assert "0 of 100" in bar_words(pad)
    caught_up(pad.live)
    press(pad, "Return")
    [drawing] = kept(home)
    assert drawing.label == asked
    assert drawing.device is Device.MOUSE


def test_undo_takes_back_the_last_one_only_and_no_ink_comes_under_another_number(
    pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp
) -> None:
    asked = []
    for line in (LINE, OTHER):
        asked.append(pad.collecting.bar.number)
        hand.mouse(pad.window.canvas, line)
        ink = pad.window.canvas.ink
        caught_up(pad.live)
        press(pad, "Return")
    for _ in range(3):
        press(pad, "Ctrl+Z")
        assert pad.collecting.bar.number == asked[1]
        assert [drawing.label for drawing in kept(home)] == asked[:1]
    assert not pad.window.canvas.ink
    assert not pad.window.action.undo.isEnabled()
    for _ in range(3):
        press(pad, "Ctrl+Shift+Z")
        assert (pad.collecting.bar.number, pad.window.canvas.ink) == (asked[1], ink)
    caught_up(pad.live)
    press(pad, "Return")
    assert [drawing.label for drawing in kept(home)] == asked[::-1]


@pytest.mark.parametrize("key", ["Return", "Alt+Right"])
def test_what_is_begun_waits_for_its_own_number_while_one_goes_back(
    pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp, key: str
) -> None:
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    press(pad, "Return")
    begun = pad.collecting.bar.number
    hand.mouse(pad.window.canvas, OTHER)
    ink = pad.window.canvas.ink
    press(pad, "Alt+Left")
    before = pad.window.canvas.ink
    assert pad.collecting.bar.number != begun
    press(pad, "Ctrl+Z")
    assert not pad.window.canvas.ink
    press(pad, "Ctrl+Shift+Z")
    assert pad.window.canvas.ink == before
    caught_up(pad.live)
    press(pad, key)
    assert (pad.collecting.bar.number, pad.window.canvas.ink) == (begun, ink)


def test_back_goes_as_far_as_one_has_come(
    pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp
) -> None:
    asked = []
    for line in (LINE, OTHER):
        asked.append(pad.collecting.bar.number)
        hand.mouse(pad.window.canvas, line)
        caught_up(pad.live)
        press(pad, "Return")
    assert pad.collecting.menu.back.isEnabled()
    press(pad, "Alt+Left")
    press(pad, "Alt+Left")
    assert pad.collecting.bar.number == asked[0]
    assert kept(home) == []
    assert not pad.collecting.menu.back.isEnabled()


def test_back_after_the_gallery_deleted_it_counts_it_once(
    pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp
) -> None:
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    press(pad, "Return")
    with Collection(home / "collection.sqlite") as collection:
        collection.take_back(kept(home)[0])
    press(pad, "Alt+Left")
    assert "0 of 100" in bar_words(pad)
    pad.collecting.skip()


def test_back_gives_the_ink_back_after_the_collection_was_replaced(
    pad: Pad, hand: Hand, home: Path, tmp_path: Path, caught_up: CaughtUp
) -> None:
    asked = pad.collecting.bar.number
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    press(pad, "Return")
    for file in home.glob("collection.sqlite*"):
        file.rename(tmp_path / file.name)
    press(pad, "Alt+Left")
    assert pad.window.canvas.ink
    assert pad.collecting.bar.number == asked
    assert not pad.window.notice.words
    assert not pad.collecting.menu.back.isEnabled()
    pad.collecting.skip()


def test_back_leaves_a_label_that_the_gallery_changed(
    pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp
) -> None:
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    press(pad, "Return")
    asked = pad.collecting.bar.number
    [before] = kept(home)
    with Collection(home / "collection.sqlite") as collection:
        collection.change(before, replace(before, label="99999"))
    press(pad, "Alt+Left")
    assert [drawing.label for drawing in kept(home)] == ["99999"]
    assert "was changed since, and stays" in bar_words(pad)
    assert pad.collecting.bar.number == asked
    assert not pad.collecting.menu.back.isEnabled()
