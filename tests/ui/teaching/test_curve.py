"""The curve draws what it is told, in either theme, from the first point on."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from digitpad.ui.teaching.curve import Curve
from digitpad.ui.theme import DARK, LIGHT, Theme, palette


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    theme: Theme = request.param
    return theme


@pytest.fixture
def curve(qtbot: QtBot, theme: Theme) -> Curve:
    curve = Curve()
    qtbot.addWidget(curve)
    curve.setPalette(palette(theme))
    curve.resize(480, 240)
    return curve


def painted(curve: Curve, colour: str, top: int = 30) -> int:
    """How many pixels below the legend have a colour."""
    image = curve.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = QColor(colour).rgb()
    return sum(
        image.pixel(x, y) == wanted
        for x in range(image.width())
        for y in range(top, image.height())
    )


def test_without_points_there_are_axes_alone(curve: Curve, theme: Theme) -> None:
    assert painted(curve, theme.border) > 400
    assert painted(curve, theme.accent) == 0


def test_figures_are_a_line_of_the_accent(curve: Curve, theme: Theme) -> None:
    for step, share in ((0, 0.5), (150, 0.8), (300, 0.9)):
        curve.add_figures(step, share, None)

    assert painted(curve, theme.accent) > 100


def test_the_loss_is_a_line_of_the_ink(curve: Curve, theme: Theme) -> None:
    before = painted(curve, theme.ink)
    for step in range(5, 300, 5):
        curve.add_loss(step, 300, 1 / step)

    assert painted(curve, theme.ink) > before + 50


def test_a_single_point_is_drawn(curve: Curve, theme: Theme) -> None:
    curve.add_figures(0, 0.9, 1.0)

    assert painted(curve, theme.accent) > 0


def test_a_loss_of_nothing_is_drawn(curve: Curve, theme: Theme) -> None:
    before = painted(curve, theme.ink)
    for step in range(1, 300, 5):
        curve.add_loss(step, 300, 0.0)

    assert painted(curve, theme.ink) > before + 50


def test_cleared_it_is_as_at_first(curve: Curve, theme: Theme) -> None:
    fresh = curve.grab().toImage()
    curve.add_figures(10, 0.7, 0.9)
    curve.add_loss(10, 300, 0.5)
    curve.clear()

    assert curve.grab().toImage() == fresh
    assert curve.accessibleDescription() == "Nothing is learnt yet."


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"yours": 0.5}, "50 % of your drawings"),
        ({"others": 0.5}, "50 % of other people's numbers"),
        ({"samples": 0.5}, "50 % of numbers made of the samples"),
    ],
)
def test_what_is_drawn_is_told_where_there_is_one_line_alone(
    qtbot: QtBot, figures: dict[str, float], said: str
) -> None:
    curve = Curve()
    qtbot.addWidget(curve)
    curve.add_figures(20, **figures)

    assert curve.accessibleDescription().startswith(f"Read right after step 20: {said}")


def test_the_legend_names_the_line_that_is_drawn(curve: Curve) -> None:
    curve.add_figures(10, others=0.9)
    others = curve.grab().toImage()
    curve.clear()
    curve.add_figures(10, samples=0.9)

    assert curve.grab().toImage() != others, "the same line has another name"
