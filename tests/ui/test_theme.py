"""The themes: whole, legible, and worn also where the platform knows no colour scheme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QToolBar
from pytestqt.qtbot import QtBot

from digitpad.shipped import asset
from digitpad.ui.actions import Page
from digitpad.ui.engine.engine import Choice
from digitpad.ui.icons import icon
from digitpad.ui.theme import (
    DARK,
    LIGHT,
    Appearance,
    Role,
    Theme,
    palette,
    style_sheet,
    theme_of,
    wear,
)
from digitpad.ui.window import Window


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    wear(Appearance.SYSTEM)


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lower, higher = sorted((luminance(one), luminance(other)))
    return (higher + 0.05) / (lower + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("ink", "paper"),
        ("text", "desk"),
        ("text", "hover"),
        ("muted", "paper"),
        ("muted", "desk"),
        ("caution", "paper"),
        ("on_accent", "accent"),
    ],
)
def test_text_can_be_read(theme: Theme, front: str, back: str) -> None:
    colours = asdict(theme)
    assert contrast(colours[front], colours[back]) >= 4.5, "WCAG 2, level AA"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_nothing_of_the_platform_shows_through(theme: Theme) -> None:
    made = palette(theme)
    ours = set(asdict(theme).values())
    for role in Role:
        if role not in (Role.NoRole, Role.NColorRoles):
            assert made.color(QPalette.ColorGroup.Active, role).name() in ours, role


def test_the_style_sheet_is_filled_in_and_its_pictures_are_there() -> None:
    sheet = style_sheet(LIGHT)
    assert "$" not in sheet
    pictures = re.findall(r'url\("(.*?)"\)', sheet)
    assert pictures
    for picture in pictures:
        assert asset("icons").parent.joinpath(picture).exists()


@pytest.mark.parametrize(
    ("appearance", "theme"), [(Appearance.LIGHT, LIGHT), (Appearance.DARK, DARK)]
)
def test_the_application_wears_what_was_chosen(
    qtbot: QtBot, appearance: Appearance, theme: Theme
) -> None:
    wear(appearance)
    assert QApplication.palette().color(Role.Window) == QColor(theme.desk)
    assert QApplication.palette().color(Role.Accent) == QColor(theme.accent)
    assert QApplication.palette().color(Role.Highlight) == QColor(theme.accent)
    button = QPushButton("Save")
    qtbot.addWidget(button)
    button.resize(100, 40)
    assert button.grab().toImage().pixelColor(12, 20).name() == theme.accent


def test_where_the_platform_does_not_say_it_is_light(qapp: QApplication) -> None:
    assert theme_of(Appearance.SYSTEM) is LIGHT


@pytest.mark.parametrize("name", ["undo", "redo", "clear", "close"])
def test_icons_have_the_colour_of_the_text(qapp: QApplication, name: str) -> None:
    for theme in (LIGHT, DARK):
        image = icon(name, palette(theme)).pixmap(48, 48).toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
        assert colours == {theme.text}


def test_a_long_name_of_a_checkpoint_leaves_pages_and_tools_in_one_row(qtbot: QtBot) -> None:
    wear(Appearance.LIGHT)
    window = Window()
    qtbot.addWidget(window)
    named = "Number as I write it with the old tablet at work: one to five digits"
    window.checkpoint_box.offer([Choice("mine", named)], "mine")
    for page in Page:
        if page is not Page.WRITE:
            window.action.pages.offer(page)
    with qtbot.waitExposed(window):
        window.show()
    window.resize(1000, 700)
    window.resize(1024, 700)

    bars = window.findChildren(QToolBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert len(bars) == 3
    assert len({bar.y() for bar in bars}) == 1
