"""Errors are told in the user's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from digitpad.collection.database import CollectionError, DamagedDrawingError
from digitpad.collection.formats.items import Refused
from digitpad.collection.opened import OpeningError, opened_file
from digitpad.collection.readers import found
from digitpad.collection.store import Collection
from digitpad.ui.error_words import error_words


def test_in_english_they_are_what_they_say(tmp_path: Path) -> None:
    with pytest.raises(OpeningError) as raised:
        opened_file(tmp_path / "none.png")

    assert error_words(raised.value) == "there is no such file"


@pytest.mark.usefixtures("german")
class TestInGerman:
    def test_a_collection_that_is_none(self, tmp_path: Path) -> None:
        file = tmp_path / "collection.sqlite"
        file.write_text("no database at all, whatever its name says " * 9)
        with pytest.raises(CollectionError) as raised:
            Collection(file)

        assert error_words(raised.value).startswith(f"{file} ist beschädigt oder keine Sammlung")
        assert "is damaged or no collection" in str(raised.value)

    def test_a_picture_that_is_none(self, tmp_path: Path) -> None:
        file = tmp_path / "7.png"
        file.write_text("7")
        with pytest.raises(OpeningError) as raised:
            opened_file(file)

        assert error_words(raised.value) == "es ist kein PNG-, JPEG-, BMP-, WebP- oder GIF-Bild"

    def test_an_error_in_an_error(self) -> None:
        inner = CollectionError("{file} holds no drawing {id}.", file="a", id=7)
        outer = DamagedDrawingError("drawing {id} in {file}: {error}", id=7, file="b", error=inner)

        assert error_words(outer) == "Zeichnung 7 in b: a enthält keine Zeichnung 7."

    def test_why_a_drawing_is_not_taken_in(self, tmp_path: Path) -> None:
        (tmp_path / "metadata.jsonl").write_text('{"file_name": "7.png", "label": "7"}')
        [missing] = found([tmp_path])
        assert isinstance(missing, Refused)

        assert error_words(missing.error) == "metadata.jsonl nennt es, aber es fehlt"
        assert missing.reason == "metadata.jsonl names it, but it is missing"

    def test_what_the_system_says_stays(self) -> None:
        assert error_words(OSError("No space left on device")) == "No space left on device"

    def test_what_says_nothing_has_a_name(self) -> None:
        assert error_words(EOFError()) == "EOFError()"

    def test_words_that_are_not_known_stay(self) -> None:
        assert error_words(CollectionError("the {disk} is odd")) == "the {disk} is odd"
