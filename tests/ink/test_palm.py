"""Hands lie on the screen while a pen writes; fingers write when no pen is there."""

from __future__ import annotations

from digitpad.ink.palm import PalmRules, belongs_to_first


def test_without_a_pen_every_touch_is_meant() -> None:
    assert not PalmRules().is_palm(0)


def test_a_touch_while_the_pen_is_near_is_a_palm() -> None:
    rules = PalmRules()
    rules.see_pen(1000, near=True)
    assert rules.is_palm(1000)
    assert rules.is_palm(4000)


def test_a_touch_just_after_the_pen_left_is_a_palm() -> None:
    rules = PalmRules()
    rules.see_pen(1000, near=True)
    rules.see_pen(1500, near=False)
    assert rules.is_palm(2400)
    assert not rules.is_palm(2600)


def test_a_pen_that_only_writes_counts_as_near_for_a_moment() -> None:
    rules = PalmRules()
    rules.hear_pen(1000)
    assert rules.is_palm(1900)
    assert not rules.is_palm(2100)


def test_a_pen_that_left_without_a_word_does_not_lock_fingers_out_for_ever() -> None:
    rules = PalmRules()
    rules.see_pen(1000, near=True)
    assert not rules.is_palm(7000)


def test_a_second_finger_that_comes_at_once_belongs_to_the_first() -> None:
    assert belongs_to_first(since=100, way=60)


def test_a_second_finger_belongs_to_one_that_has_waited_for_it() -> None:
    assert belongs_to_first(since=3000, way=4)


def test_a_second_finger_in_the_middle_of_a_stroke_is_a_stray_one() -> None:
    assert not belongs_to_first(since=800, way=200)
