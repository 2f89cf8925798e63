"""The report on a run: finished, or as far as it is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.trainer.report.runs import write_run
from trainer.report.report import write_report
from trainer.report.subject import subject
from trainer.run_folder import RunError

if TYPE_CHECKING:
    from tests.trainer.report.conftest import Parsed


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory, checkpoint: Path, files: Path) -> str:
    """The page of a run that has ended."""
    folder = write_run(tmp_path_factory.mktemp("finished") / "run")
    shutil.copy(checkpoint, folder)
    out = folder / "report.html"
    write_report(subject(str(folder)), out, data=files, on=["mnist", "unipen"], device="cpu")
    return out.read_text()


def test_a_finished_run_is_shown_in_all_sections(finished: str, parsed: Parsed) -> None:
    headings = parsed(finished).headings
    for heading in (
        "Chance & co",
        "Learning",
        "Step by step",
        "At a glance",
        "MNIST digits",
        "UNIPEN digits",
        "What it mixes up",
        "What its confidence is worth",
        "By digit",
        "By answer",
        "Ten predictions over the truth",
        "The worst mistakes",
        "Drawn at random",
        "Which ink decided",
        "Training",
        "Versions",
        "Data",
        "The recipe",
    ):
        assert heading in headings, heading


def test_what_is_known_of_a_run_is_told(finished: str, parsed: Parsed) -> None:
    told = parsed(finished).words
    for words in (
        "20 of 40 in the recipe",
        "begun with an older <chance>",
        "An Abacus, 2 cores, 1 thread, 1 process",
        "def456",
        "best 50.00 % after step 20",
        "once",
        "2 min",
        "1.07 times one on a fixed batch, of 1.25 allowed",
        "4,750 validation drawings of mnist, on one thread",
        "ONNX, int8",
        "Its authors report 99.70 %.",
    ):
        assert words in told, words


def test_right_and_wrong_answers_have_their_mark_in_every_tile(
    finished: str, parsed: Parsed
) -> None:
    page = parsed(finished)
    tiles = finished.count('<figure class="tile ')
    assert tiles == page.tags.count("figure") > 40
    assert finished.count('class="tile right"') == finished.count('<span class="mark">✓')
    assert finished.count('class="tile wrong"') == finished.count('<span class="mark">✗')


def test_the_page_needs_nothing_else(finished: str, parsed: Parsed) -> None:
    page = parsed(finished)
    assert all(link.startswith(("#", "data:image/png;base64,")) for link in page.links)
    assert not {"script", "link", "iframe"} & set(page.tags)
    assert "@import" not in finished
    assert len(page.ids) == len(set(page.ids))


def test_nobody_who_wrote_is_named(finished: str, checkpoint: Path) -> None:
    card = subject(str(checkpoint)).card
    assert card is not None
    writers = {writer for entry in card.data for writer in entry["writers"]}
    assert writers
    assert not [writer for writer in writers if writer in finished]


def test_a_run_that_has_not_ended_is_shown_as_far_as_it_is(
    begun: Path, files: Path, parsed: Parsed
) -> None:
    write_report(subject(str(begun)), begun / "report.html", data=files)
    page = parsed((begun / "report.html").read_text())
    assert "Step by step" in page.headings
    assert "The run has no checkpoint yet" in page.words


def test_a_run_from_scratch_was_begun_with_fresh_weights(
    begun: Path, files: Path, parsed: Parsed
) -> None:
    for told, words in (({"start": None}, "begun with fresh weights"), ({}, "")):
        (begun / "run.json").write_text(json.dumps(told))
        write_report(subject(str(begun)), begun / "report.html", data=files)
        page = parsed((begun / "report.html").read_text()).words
        assert ("begun with" in page) == bool(words)
        assert words in page


def test_a_run_that_has_told_nothing_says_so(begun: Path, files: Path, parsed: Parsed) -> None:
    (begun / "metrics.jsonl").unlink()
    write_report(subject(str(begun)), begun / "report.html", data=files)
    assert "there are no curves" in parsed((begun / "report.html").read_text()).words


def test_a_folder_without_a_run_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(RunError, match="holds no run"):
        subject(str(tmp_path / "empty"))


def test_a_damaged_file_of_a_run_is_named(begun: Path) -> None:
    (begun / "run.json").write_text("{")
    with pytest.raises(RunError, match=r"run\.json"):
        subject(str(begun))
