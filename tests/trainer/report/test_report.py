"""The report: a run, an unfinished one, and a checkpoint alone, each on one page."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from trainer.cli import main
from trainer.report.report import write_report
from trainer.report.subject import subject
from trainer.run.folder import RunError

if TYPE_CHECKING:
    from tests.trainer.conftest import ReadingOf
    from tests.trainer.report.conftest import NewAnswers, Parsed

EVENTS = [
    {
        "event": "step",
        "step": 20,
        "steps": 40,
        "loss": 2.0,
        "rate": 0.01,
        "samples_per_second": 100.0,
        "seconds": 90.0,
        "seconds_left": 90.0,
    },
    {"event": "validated", "step": 20, "best": True, "score": 0.5, "ink": 0.4, "pictures": 0.6},
]
RUN = {
    "commit": "def456",
    "versions": {"python": "3.11", "torch": "2.x"},
    "machine": {"cpu": "An Abacus", "cores": 2, "threads": 1, "gpus": [], "processes": 1},
    "seed": 7,
    "start": "an older <chance>",
    "resumed": [{}],
}


def write_run(folder: Path) -> Path:
    """The folder of a run that has not ended."""
    folder.mkdir()
    recipe = {"name": "chance", "title": "Chance & co", "training": {"steps": 40, "batch": 8}}
    (folder / "recipe.json").write_text(json.dumps(recipe))
    (folder / "run.json").write_text(json.dumps(RUN))
    (folder / "metrics.jsonl").write_text("\n".join(map(json.dumps, EVENTS)))
    (folder / "bench.json").write_text(json.dumps({"ratio": 1.072, "allowed": 1.25}))
    return folder


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    return write_run(tmp_path / "run")


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


def test_a_folder_without_a_run_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(RunError, match="holds no run"):
        subject(str(tmp_path / "empty"))


def test_a_damaged_file_of_a_run_is_named(begun: Path) -> None:
    (begun / "run.json").write_text("{")
    with pytest.raises(RunError, match=r"run\.json"):
        subject(str(begun))


def test_the_command_writes_into_the_folder_of_the_run(
    begun: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(begun.parent)
    assert main(["report", "run"]) == 0
    assert "Chance &amp; co" in (begun / "report.html").read_text()
    assert "report.html" in capsys.readouterr().err


def test_the_command_writes_into_the_folder_that_it_is_told(
    begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["report", "run", "-o", "."]) == 0
    assert (tmp_path / "report.html").is_file()


def test_the_command_writes_beside_a_checkpoint_where_it_is_told(
    checkpoint: Path, files: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DIGITPAD_DATA", str(files))
    out = tmp_path / "pages" / "one.html"
    asked = ["report", str(checkpoint), "--on", "mnist", "--device", "cpu", "-o", str(out)]
    assert main(asked) == 1  # there is no such folder
    out.parent.mkdir()
    assert main(asked) == 0
    assert out.is_file()


def test_what_the_page_is_on_is_not_written_over(
    begun: Path, checkpoint: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for asked, read in ((checkpoint, checkpoint), (begun, begun / "recipe.json")):
        before = read.read_bytes()
        assert main(["report", str(asked), "-o", str(read)]) == 1

        assert f"{read} is what is read: name another file" in capsys.readouterr().err
        assert read.read_bytes() == before
