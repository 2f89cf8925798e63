"""Figures: what they draw, and that they become SVG that wears the page's colours."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import matplotlib
import numpy as np
import pytest
from matplotlib.figure import Figure

from trainer.measuring.figures import Bin
from trainer.report.curves import Curves
from trainer.report.figures.confusion import confusion
from trainer.report.figures.curves import curves
from trainer.report.figures.dots import dots
from trainer.report.figures.look import ROLES, svg
from trainer.report.figures.reliability import reliability
from trainer.report.row import Row


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for axes in figure.axes for text in axes.texts]


def test_a_confusion_matrix_says_its_counts() -> None:
    counts = np.array([[5, 0], [2, 7]])
    figure = confusion(counts, ["0", "1"], ["0", "1"])
    assert texts(figure) == ["5", "2", "7"]
    right, wrong, also_right = (patch.get_facecolor()[:3] for patch in figure.axes[0].patches)
    assert right == also_right != wrong


def test_an_empty_confusion_matrix_can_be_drawn() -> None:
    assert texts(confusion(np.zeros((2, 2), np.int64), ["0", "1"], ["0", "1"])) == []


def test_dots_stand_in_order_with_their_shares() -> None:
    figure = dots([Row("a", 0.995, 0.99, 0.999, 100), Row("b", 0.9, 0.8, 0.95, 10)], "right, %")
    [axes] = figure.axes
    assert texts(figure) == ["99.50", "90.00"]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["a", "b"]
    low, high = axes.get_xlim()
    assert low < 80 < 100 < high


def test_a_reliability_diagram_has_a_bar_for_each_bin_with_answers() -> None:
    bins = [Bin(0, 0.0, 0.0), Bin(4, 0.3, 0.5), Bin(20, 0.9, 0.8)]
    above, below = reliability(bins).axes
    assert [bar.get_height() for bar in above.patches if hasattr(bar, "get_height")] == [50, 80]
    tops = [bar.get_extents().transformed(below.transData.inverted()).y1 for bar in below.patches]
    assert tops == pytest.approx([4, 20])


def test_each_new_best_is_a_dot_and_the_last_one_is_named() -> None:
    run = Curves(
        steps=[50, 100],
        losses=[2.0, 1.0],
        rates=[0.01, 0.005],
        planned=200,
        validated=[50, 100],
        scores=[0.8, 0.9],
        figures={"ink": [0.8, 0.9]},
        bests=[(50, 0.8), (100, 0.9)],
    )
    figure = curves(run)
    assert "best 90.00 % after step 100" in texts(figure)
    dots_drawn = [line for line in figure.axes[2].lines if line.get_marker() == "o"]
    assert [np.asarray(line.get_xdata()).tolist() for line in dots_drawn] == [[50, 100]]


def test_curves_can_be_drawn_before_anything_was_validated_and_when_all_is_right() -> None:
    begun = Curves(steps=[50], losses=[2.0], rates=[0.01], planned=200)
    done = Curves(validated=[50], scores=[1.0], figures={"ink": [1.0]}, bests=[(50, 1.0)])
    for run in (begun, done, Curves(steps=[1], losses=[0.0], rates=[0.0])):
        assert svg(curves(run), "a", "words").startswith("<svg")


def test_svg_wears_the_colours_of_the_page() -> None:
    drawn = svg(dots([Row("a", 0.9, 0.8, 0.95, 10)], "right, %"), "some", "what is seen")
    assert "var(--accent)" in drawn
    assert not [colour for colour in ROLES if colour in drawn]
    root = ElementTree.fromstring(drawn.replace("xlink:", ""))
    assert root.get("aria-label") == "what is seen"


def test_ids_in_svg_begin_with_the_name_of_the_figure() -> None:
    figure = dots([Row("a", 0.9, 0.8, 0.95, 10)], "right, %")
    root = ElementTree.fromstring(svg(figure, "some", "").replace("xlink:", ""))
    ids = [node.get("id", "") for node in root.iter() if node.get("id")]
    assert ids
    assert all(name.startswith("some-") for name in ids)


def test_drawing_leaves_matplotlib_as_it_was() -> None:
    before = dict(matplotlib.rcParams)
    svg(dots([Row("a", 0.9, 0.8, 0.95, 10)], "right, %"), "some", "")
    assert dict(matplotlib.rcParams) == before
