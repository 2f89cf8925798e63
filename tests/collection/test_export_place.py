"""Where an export may go, and what is left there when it does not get to its end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.exchange import export_to, kept
from digitpad.collection.export_place import ExportError, occupied
from digitpad.collection.formats.items import Kept
from digitpad.collection.store import Collection
from digitpad.collection.watch import StoppedError
from digitpad.collection.writers import FORMATS
from digitpad.ink.ink import Ink

INK = Ink.of([[(1, 2), (3.25, 4)]])
DRAWINGS: list[Kept] = [(Drawing("7"), INK), (Drawing("1"), INK)]
FOLDERS = [name for name, form in FORMATS.items() if not form.suffix]


def name(format: str) -> str:
    """A name that an export in this format may have."""
    return f"target{FORMATS[format].suffix}"


def raising(error: BaseException) -> Iterator[Kept]:
    """A drawing, and then an error."""
    yield DRAWINGS[0]
    raise error


def contents(folder: Path) -> dict[Path, bytes | None]:
    """All in a folder, with what the files hold."""
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An empty folder."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


class TestFile:
    def test_it_takes_the_place_of_an_earlier_one_where_that_is_to_be_replaced(
        self, out: Path
    ) -> None:
        target = out / "ink.ndjson"
        target.write_text("old")
        export_to(target, DRAWINGS, "ndjson", replace=True)
        assert "old" not in target.read_text()
        assert list(out.iterdir()) == [target]

    def test_it_leaves_one_alone_that_came_meanwhile(self, out: Path) -> None:
        def drawings() -> Iterator[Kept]:
            export_to(out / "ink.ndjson", DRAWINGS[:1], "ndjson")
            yield from DRAWINGS

        with pytest.raises(ExportError, match="there already"):
            export_to(out / "ink.ndjson", drawings(), "ndjson")
        assert len((out / "ink.ndjson").read_text().splitlines()) == 1
        assert list(out.iterdir()) == [out / "ink.ndjson"]

    def test_two_at_once_do_not_mix(self, out: Path) -> None:
        def drawings() -> Iterator[Kept]:
            yield DRAWINGS[0]
            export_to(out / "ink.ndjson", DRAWINGS[:1], "ndjson", replace=True)
            yield DRAWINGS[1]

        export_to(out / "ink.ndjson", drawings(), "ndjson", replace=True)
        assert len((out / "ink.ndjson").read_text().splitlines()) == 2

    def test_it_leaves_an_earlier_one_alone_otherwise(self, out: Path) -> None:
        (out / "ink.ndjson").write_text("old")
        with pytest.raises(ExportError, match=r"there already.*--replace"):
            export_to(out / "ink.ndjson", DRAWINGS, "ndjson")
        assert contents(out) == {out / "ink.ndjson": b"old"}

    @pytest.mark.parametrize(
        ("drawings", "reason"),
        [([], "there are no such drawings"), ([(Drawing("7", Device.PICTURE), b"")], "a picture")],
        ids=["none", "all left out"],
    )
    def test_an_earlier_one_stays_where_no_drawing_would_take_its_place(
        self, out: Path, drawings: list[Kept], reason: str
    ) -> None:
        (out / "ink.ndjson").write_text("old")
        with pytest.raises(ExportError, match=f"stays as it is: {reason}"):
            export_to(out / "ink.ndjson", drawings, "ndjson", replace=True)
        assert contents(out) == {out / "ink.ndjson": b"old"}

    @pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to])
    def test_the_collection_itself_is_never_replaced(
        self, collection: Collection, out: Path, link: object
    ) -> None:
        collection.keep(INK, Drawing("7"))
        assert callable(link)
        link(out / "ink.ndjson", collection.path)
        for target in (collection.path, out / "ink.ndjson"):
            with pytest.raises(ExportError, match="the collection itself"):
                export_to(
                    target, kept(collection), "ndjson", replace=True, collection=collection.path
                )
        assert (out / "ink.ndjson").samefile(collection.path)
        assert collection.count() == 1

    def test_what_is_there_and_no_file_is_never_replaced(self, out: Path) -> None:
        os.mkfifo(out / "pipe.ndjson")
        (out / "link.ndjson").symlink_to(out / "nowhere")
        before = contents(out)
        for target in before:
            with pytest.raises(ExportError, match="no file"):
                export_to(target, DRAWINGS, "ndjson", replace=True)
        assert contents(out) == before
        assert (out / "pipe.ndjson").is_fifo()

    def test_a_folder_is_no_place_for_it(self, out: Path) -> None:
        with pytest.raises(ExportError, match="is a folder"):
            export_to(out, DRAWINGS, "ndjson", replace=True)

    def test_it_has_a_name_under_which_it_can_be_imported(self, out: Path) -> None:
        with pytest.raises(ExportError, match=r"give backup\.json\.ndjson"):
            export_to(out / "backup.json", DRAWINGS, "ndjson")
        assert contents(out) == {}
        export_to(out / "BACKUP.NDJSON", DRAWINGS, "ndjson")


@pytest.mark.parametrize("format", FOLDERS)
class TestFolder:
    def test_one_with_files_in_it_is_left_alone(self, out: Path, format: str) -> None:
        (out / "mine").write_text("mine")
        with pytest.raises(ExportError, match="new folder"):
            export_to(out, DRAWINGS, format, replace=True)
        assert contents(out) == {out / "mine": b"mine"}

    def test_an_empty_one_is_filled_and_stays_the_same(self, out: Path, format: str) -> None:
        same = out.stat().st_ino
        export_to(out, DRAWINGS, format)
        assert out.stat().st_ino == same
        assert contents(out).keys() >= set(out.iterdir())
        assert not list(out.glob(".*"))
        assert list(out.iterdir())

    def test_the_working_folder_is_filled(
        self, out: Path, format: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(out)
        export_to(Path(), DRAWINGS, format)
        assert os.listdir()

    def test_a_link_to_one_leads_there(self, out: Path, format: str, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(out)
        export_to(tmp_path / "link", DRAWINGS, format)
        assert (tmp_path / "link").is_symlink()
        assert list(out.iterdir())

    def test_what_comes_into_it_meanwhile_stays_alone(self, out: Path, format: str) -> None:
        def drawings() -> Iterator[Kept]:
            yield DRAWINGS[1]
            [part] = out.iterdir()
            for path in list(part.iterdir()) or [Path("train-labels-idx1-ubyte")]:
                (out / path.name).write_text("mine")

        with pytest.raises(ExportError, match="meanwhile"):
            export_to(out, drawings(), format)
        assert set(contents(out).values()) == {b"mine"}


@pytest.mark.parametrize("format", FORMATS)
class TestWhatIsRaised:
    @pytest.mark.parametrize("error", [RuntimeError, StoppedError, KeyboardInterrupt])
    def test_leaves_what_was_there(
        self, out: Path, format: str, error: type[BaseException]
    ) -> None:
        if FORMATS[format].suffix:
            (out / name(format)).write_text("old")
        before = contents(out)
        for target in (out / name(format), out / "new" / "newer" / name(format)):
            with pytest.raises(error):
                export_to(target, raising(error()), format, replace=True)
            assert contents(out) == before

    def test_leaves_an_empty_folder_empty(self, out: Path, format: str) -> None:
        with pytest.raises((RuntimeError, ExportError)):
            export_to(out, raising(RuntimeError()), format)
        assert contents(out) == {}


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for target in (tmp_path / "file" / "new", tmp_path / ("long" * 100)):
        with pytest.raises(ExportError, match="cannot be written"):
            export_to(target, DRAWINGS, "folder")


def test_a_target_has_a_name(out: Path) -> None:
    for target in (Path("/"), out / "new" / ".."):
        for format in ("folder", "ndjson"):
            with pytest.raises(ExportError):
                export_to(target, DRAWINGS, format)
    assert contents(out) == {}


def test_what_an_export_would_meet_is_known_before(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    assert occupied(tmp_path / "file", "ndjson")
    assert occupied(tmp_path / "file", "folder")
    assert occupied(tmp_path, "folder")
    assert not occupied(tmp_path / "empty", "folder")
    assert occupied(tmp_path / "empty", "ndjson")
    assert occupied(tmp_path / "link", "ndjson")
    assert occupied(tmp_path / "link", "folder")
    assert not occupied(tmp_path / "new", "folder")
    assert not occupied(tmp_path / "new.ndjson", "ndjson")
