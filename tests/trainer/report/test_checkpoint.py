"""The report on a checkpoint alone: what was read, what was not, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from trainer.report.report import write_report
from trainer.report.subject import subject

if TYPE_CHECKING:
    from tests.trainer.conftest import ReadingOf
    from tests.trainer.report.conftest import NewAnswers, Parsed


def test_a_checkpoint_alone_has_no_curves_and_says_so(
    checkpoint: Path, files: Path, tmp_path: Path, parsed: Parsed
) -> None:
    out = tmp_path / "page.html"
    write_report(subject(str(checkpoint)), out, data=files, on=["mnist"], device="cpu")
    page = parsed(out.read_text())
    assert "Chance: <one> digit" in page.headings
    assert "MNIST digits" in page.headings
    assert "A checkpoint alone has no curves" in page.words
    assert "abc123" in page.words
    assert "not measured: python -m trainer bench chance" in page.words


def test_data_that_are_known_to_the_checkpoint_are_not_read_and_the_page_says_why(
    checkpoint: Path, files: Path, tmp_path: Path, parsed: Parsed
) -> None:
    out = tmp_path / "page.html"
    write_report(subject(str(checkpoint)), out, data=files, on=["tablet"], device="cpu")
    page = parsed(out.read_text())
    assert "What was not read" in page.headings
    assert "Tablet digits" not in page.headings
    assert "chance has learnt from data of protocol tablet" in page.words


def test_what_choices_were_made_by_is_read_when_asked_for_and_the_page_says_so(
    checkpoint: Path, files: Path, tmp_path: Path, parsed: Parsed
) -> None:
    out = tmp_path / "page.html"
    about = subject(str(checkpoint))
    write_report(about, out, data=files, on=["tablet"], part="validate", device="cpu")
    page = parsed(out.read_text())
    assert "Tablet digits" in page.headings
    assert "choices were made by" in page.words


def test_what_is_spoilt_is_compared_with_the_same_drawings_as_they_were(
    checkpoint: Path,
    files: Path,
    tmp_path: Path,
    parsed: Parsed,
    new_answers: NewAnswers,
    reading_of: ReadingOf,
) -> None:
    seven, one = reading_of("7"), reading_of("1")
    read = [
        new_answers(["7", "7"], [seven, seven], name="mnist"),
        new_answers(["7", "7"], [seven, one], name="strings"),
        new_answers(["7", "7"], [one, one], name="spoilt", kinds=("fog", "blur"), clean="strings"),
    ]
    out = tmp_path / "page.html"
    write_report(subject(str(checkpoint)), out, data=files, device="cpu", read=read)

    assert (
        "done to the drawings, with 95 % intervals. Dashed: 50.00 % without."
        in parsed(out.read_text()).words
    )


def test_what_is_to_be_refused_is_shown_by_kind_as_that(
    checkpoint: Path,
    files: Path,
    tmp_path: Path,
    parsed: Parsed,
    new_answers: NewAnswers,
    reading_of: ReadingOf,
) -> None:
    read = [
        new_answers(["7"], [reading_of("7")], name="mnist"),
        new_answers(["?"] * 2, [reading_of("1")] * 2, refused=True, kinds=("heart", "arrow")),
    ]
    out = tmp_path / "page.html"
    write_report(subject(str(checkpoint)), out, data=files, device="cpu", read=read)
    told = parsed(out.read_text()).words

    assert "By kind of drawing, with 95 % intervals." in told
    assert "refused, %" in told
    assert "done to the drawings" not in told
    assert "Dashed" not in told


def test_what_was_read_before_an_interrupt_is_shown(
    checkpoint: Path, files: Path, tmp_path: Path, parsed: Parsed
) -> None:
    def interrupt(event: dict[str, Any]) -> None:
        if event.get("protocol") == protocol:
            raise KeyboardInterrupt

    out, about = tmp_path / "page.html", subject(str(checkpoint))
    protocol, on = "mnist", ["mnist", "unipen", "usps"]
    with pytest.raises(KeyboardInterrupt):
        write_report(about, out, data=files, on=on, device="cpu", report=interrupt)
    assert not out.exists()

    protocol = "unipen"
    assert not write_report(about, out, data=files, on=on, device="cpu", report=interrupt)
    page = parsed(out.read_text())
    assert "MNIST digits" in page.headings
    assert "USPS digits: Reading was interrupted before." in page.words


def test_data_that_are_missing_are_named(checkpoint: Path, tmp_path: Path, parsed: Parsed) -> None:
    out, nowhere = tmp_path / "page.html", tmp_path / "nowhere"
    write_report(subject(str(checkpoint)), out, data=nowhere, on=["unipen"], device="cpu")
    assert str(nowhere) in parsed(out.read_text()).words
