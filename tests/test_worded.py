"""An error in words is English as text, and keeps what its words are filled with."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

from digitpad.worded import WordedError


class NoisyError(WordedError, ValueError):
    """Another kind."""


def test_its_text_is_its_words_with_their_values() -> None:
    error = WordedError("{file} is full; at most {most} go in", file="a.txt", most=5)

    assert str(error) == "a.txt is full; at most 5 go in"


def test_words_without_values_stay_as_they_are() -> None:
    assert str(WordedError("no {braces} are filled")) == "no {braces} are filled"


def test_it_becomes_another_kind_with_the_same_words() -> None:
    error = NoisyError.of(WordedError("{file} is full", file="a.txt"))

    assert (error.words, error.values) == ("{file} is full", {"file": "a.txt"})
    assert str(error) == "a.txt is full"


def test_what_has_no_words_gives_its_text() -> None:
    assert str(NoisyError.of(OSError("the disk is full"))) == "the disk is full"


def test_another_process_can_be_told_of_it() -> None:
    inner = WordedError("{count} are no digits", count=3)
    error = NoisyError("{file}: {reason}", file=Path("a.txt"), reason=inner)
    heard = NoisyError.of_plain(json.loads(json.dumps(error.as_plain())))

    assert heard.values["file"] == "a.txt"
    assert str(heard.values["reason"]) == "3 are no digits"
    assert (heard.words, str(heard)) == (error.words, "a.txt: 3 are no digits")


def test_an_error_among_its_values_is_kept_as_words_alone() -> None:
    try:
        raise NoisyError("{file} is full", file="a.txt")
    except NoisyError as error:
        outer = WordedError("not kept: {reason}", reason=error)
    inner = outer.values["reason"]

    assert str(outer) == "not kept: a.txt is full"
    assert isinstance(inner, WordedError)
    assert inner.words == "{file} is full"
    assert inner.__traceback__ is None


def test_it_keeps_its_text_on_its_way_between_processes() -> None:
    error = pickle.loads(pickle.dumps(WordedError("{file} is full", file="{a}.txt")))

    assert str(error) == "{a}.txt is full"
