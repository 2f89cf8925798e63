"""What is being drawn outlives the pad it is drawn on."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from digitpad.collection.unfinished import Unfinished
from digitpad.ink.ink import Ink, Stroke

INK = Ink((Stroke([[1.0, 2.0], [3.5, 4.0]], times=[0.0, 8.0], pressures=[0.25, 1.0]),))
OTHER = Ink((Stroke([[7.0, 7.0]]),))


def ended(place: Unfinished) -> None:
    """As the system does it for a program that dies."""
    place.close()


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("L", (3, 4), 7).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("source", [INK, picture()], ids=["ink", "picture"])
def test_what_was_kept_is_there_for_the_next_pad(tmp_path: Path, source: Ink | bytes) -> None:
    first = Unfinished(tmp_path / "unfinished")
    first.keep([OTHER, OTHER])
    first.keep([source, OTHER])
    ended(first)
    second = Unfinished(tmp_path / "unfinished")
    assert second.left == [source, OTHER]
    ended(second)


def test_nothing_is_left_where_nothing_is_being_drawn(tmp_path: Path) -> None:
    first = Unfinished(tmp_path)
    assert first.left == []
    first.keep([INK])
    first.keep([])
    first.keep([])
    ended(first)
    second = Unfinished(tmp_path)
    assert second.left == []
    ended(second)


def test_two_pads_at_once_have_places_of_their_own(tmp_path: Path) -> None:
    first, second = Unfinished(tmp_path), Unfinished(tmp_path)
    first.keep([INK])
    second.keep([OTHER])
    assert (first.left, second.left) == ([INK], [OTHER])
    ended(first)
    ended(second)


def test_a_place_in_which_something_was_left_is_taken_first(tmp_path: Path) -> None:
    first, second = Unfinished(tmp_path), Unfinished(tmp_path)
    second.keep([OTHER])
    ended(first)
    ended(second)
    third = Unfinished(tmp_path)
    assert third.left == [OTHER]
    ended(third)


def test_what_is_damaged_is_put_aside_and_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "1.sketch").write_bytes(b"PK and no more")
    place = Unfinished(tmp_path)
    assert place.left == []
    assert (tmp_path / "1.damaged").read_bytes() == b"PK and no more"
    assert "1.damaged" in caplog.text
    ended(place)


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        Unfinished(tmp_path / "file" / "unfinished")
