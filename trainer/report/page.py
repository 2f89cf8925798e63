"""The page: sections of HTML put into one document that needs nothing else.

Functions here take plain texts and escape them; what is HTML already comes as `Html`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from typing import NewType

from matplotlib.figure import Figure

from digitpad import __version__
from trainer.report.figures.look import svg

Html = NewType("Html", str)
"""What may go into the page as it is."""

_TEMPLATE = Path(__file__).with_name("page.html")


@dataclass(frozen=True)
class Section:
    """A part of the page. anchor: of letters, digits and -, where links lead."""

    anchor: str
    title: str
    body: Html


def page(
    title: str, lead: str, cards: Sequence[Html], sections: Sequence[Section], foot: str
) -> str:
    """The whole document."""
    template = Template(_TEMPLATE.read_text(encoding="utf-8"))
    return template.substitute(
        version=escape(__version__),
        title=escape(title),
        lead=escape(lead),
        cards=f'<div class="cards">{joined(cards)}</div>' if cards else "",
        links=" ".join(f'<a href="#{each.anchor}">{escape(each.title)}</a>' for each in sections),
        sections=joined(_section(each) for each in sections),
        foot=escape(foot),
    )


def joined(parts: Iterable[Html]) -> Html:
    """One after the other."""
    return Html("\n".join(parts))


def said(words: str) -> Html:
    """A sentence about what comes next, or about what is not there."""
    return Html(f'<p class="said">{escape(words)}</p>')


def heading(words: str) -> Html:
    """Above a part of a section."""
    return Html(f"<h3>{escape(words)}</h3>")


def card(title: str, value: str, unit: str, words: str) -> Html:
    """A large figure with its unit, and what it is."""
    return Html(
        f'<div class="card"><span class="small">{escape(title)}</span>'
        f"<b>{escape(value)} <small>{escape(unit)}</small></b>"
        f'<span class="small">{escape(words)}</span></div>'
    )


def panel(title: str, words: str, body: Html, *, wide: bool = False) -> Html:
    """A framed picture or table with its title and a sentence."""
    kind = "panel wide" if wide else "panel"
    sentence = f'<span class="small">{escape(words)}</span>' if words else ""
    return Html(f'<div class="{kind}">{heading(title)}{sentence}{body}</div>')


def drawing(figure: Figure, name: str, words: str) -> Html:
    """A figure. name: as its ids shall begin. words: what there is to see, for the blind."""
    return Html(svg(figure, name, escape(words)))


def panels(parts: Iterable[Html]) -> Html:
    """Panels, two in a row."""
    return Html(f'<div class="panels">{joined(parts)}</div>')


def columns(parts: Iterable[Html]) -> Html:
    """Panels of different heights, packed into two columns."""
    return Html(f'<div class="columns">{joined(parts)}</div>')


def pairs(facts: Mapping[str, str]) -> Html:
    """Names with what they stand for."""
    rows = (f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts.items())
    return Html(f"<dl>{''.join(rows)}</dl>")


def table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()) -> Html:
    """A table. numbers: the columns that hold numbers, set to the right."""

    def cells(tag: str, row: Sequence[str]) -> str:
        return "".join(
            f"<{tag}{' class=number' if at in numbers else ''}>{escape(cell)}</{tag}>"
            for at, cell in enumerate(row)
        )

    body = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    return Html(f"<table><thead><tr>{cells('th', head)}</tr></thead><tbody>{body}</tbody></table>")


def _section(section: Section) -> Html:
    return Html(
        f'<section id="{section.anchor}"><h2>{escape(section.title)}</h2>{section.body}</section>'
    )
