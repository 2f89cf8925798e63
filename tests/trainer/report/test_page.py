"""The page: one document that needs nothing else, and says what it is given as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.report.figures.dots import dots
from trainer.report.figures.look import ROLES
from trainer.report.page import (
    Html,
    Section,
    card,
    drawing,
    page,
    pairs,
    panel,
    panels,
    said,
    table,
)
from trainer.report.row import Row

if TYPE_CHECKING:
    from tests.trainer.report.conftest import Parsed

EVIL = '<script>alert("x")</script> & $title'


def test_whatever_is_said_is_escaped(parsed: Parsed) -> None:
    body = Html(
        said(EVIL)
        + panels([panel(EVIL, EVIL, pairs({EVIL: EVIL}))])
        + table([EVIL], [[EVIL]], numbers=[0])
    )
    document = page(EVIL, EVIL, [card(EVIL, EVIL, EVIL, EVIL)], [Section("a", EVIL, body)], EVIL)
    taken = parsed(document)
    assert "script" not in taken.tags
    assert taken.words.count(EVIL) == 17


def test_links_lead_to_the_sections(parsed: Parsed) -> None:
    sections = [Section("one", "First", said("a")), Section("two", "Second", said("b"))]
    taken = parsed(page("Title", "Lead", [], sections, "Foot"))
    assert taken.links == ["#one", "#two"]
    assert {"one", "two"} <= set(taken.ids)
    assert taken.headings == ["Title", "First", "Second"]


def test_figures_are_in_the_page_and_say_what_they_show(parsed: Parsed) -> None:
    figure = dots([Row("a", 0.9, 0.8, 0.95, 10)], "right, %")
    taken = parsed(page("Title", "", [], [Section("a", "A", drawing(figure, "f", "x < y"))], ""))
    assert taken.tags.count("svg") == 1
    assert "90.00" in taken.words


def test_the_page_knows_light_dark_and_paper() -> None:
    document = page("Title", "", [], [], "")
    assert "prefers-color-scheme: dark" in document
    assert "@media print" in document
    assert all(f"--{role}:" in document for role in ROLES.values())
