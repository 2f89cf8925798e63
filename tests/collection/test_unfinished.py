"""What is being drawn outlives the pad it is drawn on."""

from __future__ import annotations

import errno
import io
import re
from pathlib import Path

import pytest
from PIL import Image

from digitpad.collection.unfinished import Unfinished, UnfinishedError
from digitpad.ink.ink import Ink, Stroke

INK = Ink((Stroke([[1.0, 2.0], [3.5, 4.0]], times=[0.0, 8.0], pressures=[0.25, 1.0]),))
OTHER = Ink((Stroke([[7.0, 7.0]]),))


def ended(place: Unfinished) -> None:
    """As the system does it for a program that dies."""
    place.close()


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("L", (3, 4), 7).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("source", [INK, picture()], ids=["ink", "picture"])
def test_what_was_kept_is_there_for_the_next_pad(tmp_path: Path, source: Ink | bytes) -> None:
    first = Unfinished(tmp_path / "unfinished")
    first.keep({"1": OTHER, "2": OTHER})
    first.keep({"2": source, "1": OTHER})
    ended(first)
    second = Unfinished(tmp_path / "unfinished")
    assert [*second.read().items()] == [("2", source), ("1", OTHER)]
    ended(second)


def test_a_picture_is_not_decoded_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Unfinished(tmp_path)
    place.keep({"picture": (content := picture())})
    with monkeypatch.context() as patch:
        patch.setattr("PIL.ImageFile.ImageFile.load", full_disk)
        assert place.read() == {"picture": content}
    ended(place)


def test_nothing_is_left_where_nothing_is_being_drawn(tmp_path: Path) -> None:
    first = Unfinished(tmp_path)
    assert first.read() == {}
    first.keep({"1": INK})
    first.keep({})
    first.keep({})
    ended(first)
    second = Unfinished(tmp_path)
    assert second.read() == {}
    ended(second)


def test_two_pads_at_once_have_places_of_their_own(tmp_path: Path) -> None:
    first, second = Unfinished(tmp_path), Unfinished(tmp_path)
    first.keep({"1": INK})
    second.keep({"1": OTHER})
    assert (first.read(), second.read()) == ({"1": INK}, {"1": OTHER})
    ended(first)
    ended(second)


def test_a_place_in_which_something_was_left_is_taken_first(tmp_path: Path) -> None:
    first, second = Unfinished(tmp_path), Unfinished(tmp_path)
    second.keep({"1": OTHER})
    ended(first)
    ended(second)
    third = Unfinished(tmp_path)
    assert third.read() == {"1": OTHER}
    ended(third)


def test_it_is_known_whether_something_else_was_left(tmp_path: Path) -> None:
    first, second = Unfinished(tmp_path), Unfinished(tmp_path)
    first.keep({"1": INK})
    second.keep({"1": OTHER})
    assert not second.others_wait, "the other pad is still open"
    ended(first)
    ended(second)
    third = Unfinished(tmp_path)
    assert third.others_wait
    fourth = Unfinished(tmp_path)
    assert not third.others_wait, "the fourth has it"
    assert (third.read(), fourth.read()) == ({"1": INK}, {"1": OTHER})
    ended(third)
    ended(fourth)


def test_what_is_damaged_is_put_aside_and_said(tmp_path: Path) -> None:
    (tmp_path / "1.sketch").write_bytes(b"PK and no more")
    place = Unfinished(tmp_path)
    with pytest.raises(UnfinishedError, match=r"not a zip file. It lies in .*1\.damaged"):
        _ = place.read()
    assert (tmp_path / "1.damaged").read_bytes() == b"PK and no more"
    assert place.read() == {}
    ended(place)


def test_whatever_bit_is_flipped_the_ink_is_back_or_the_damage_is_said(tmp_path: Path) -> None:
    place = Unfinished(tmp_path)
    place.keep({"1": INK})
    [path] = tmp_path.glob("*.sketch")
    whole = path.read_bytes()
    for bit in range(8 * len(whole)):
        damaged = bytearray(whole)
        damaged[bit // 8] ^= 1 << bit % 8
        path.write_bytes(damaged)
        try:
            found: object = place.read()
        except UnfinishedError as error:
            found = str(error)
            (tmp_path / "1.damaged").unlink()
        assert found == {"1": INK} or re.match(r"\S.*\. It lies in .*1\.damaged", str(found))
    ended(place)


def test_what_was_damaged_before_stays_where_it_was_put(tmp_path: Path) -> None:
    place = Unfinished(tmp_path)
    for content in (b"first", b"second"):
        (tmp_path / "1.sketch").write_bytes(content)
        with pytest.raises(UnfinishedError):
            _ = place.read()
    ended(place)
    assert {path.read_bytes() for path in tmp_path.glob("*.damaged")} == {b"first", b"second"}


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        Unfinished(tmp_path / "file" / "unfinished")


def test_what_cannot_be_written_leaves_the_place_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Unfinished(tmp_path)
    place.keep({"1": INK})
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full_disk)
        with pytest.raises(OSError, match="No space left"):
            place.keep({"1": OTHER})
    assert place.read() == {"1": INK}
    assert not [*tmp_path.glob(".*")]
    ended(place)
