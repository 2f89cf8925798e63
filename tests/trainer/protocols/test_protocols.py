"""Protocols: seeded, of the part they are asked for, pictures or ink."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from digitpad.ink.ink import Ink
from digitpad.recognition.ctc import OTHER
from digitpad.recognition.picture import Picture
from trainer.data.sample import DataError, Sample
from trainer.protocols import PROTOCOLS
from trainer.protocols.strings import STRINGS, tablet_strings

Drawn = Callable[[str], list[Sample]]

SOURCES = {
    "mnist": Picture,
    "tablet": Ink,
    "unipen": Ink,
    "strings": Picture,
    "tablet-strings": Ink,
    "touching": Ink,
    "joined": Ink,
    "underlined": Ink,
    "too-long": Ink,
    "letters": Ink,
    "printed": Picture,
    "scrawls": Ink,
    "corrupted": Picture,
    "strings-corrupted": Picture,
    "fgsm-0.1": Picture,
    "pgd-0.1": Picture,
}
STRIPS = {
    "strings-w",
    "strings-m",
    "strings-m-inverted",
    "strings-m-rotated",
    "strings-m-noisy",
    "strings-c",
}
ATTACKS = {f"{name}-{strength}" for name in ("fgsm", "pgd") for strength in (0.05, 0.1, 0.2)}
REFUSED = {"too-long", "letters", "emnist-letters", "printed", "scrawls"}
SINGLE = {
    "mnist",
    "mnist-w",
    "qmnist50k",
    "emnist",
    "usps",
    "kaggle",
    "tablet",
    "unipen",
    "corrupted",
}
SINGLE |= ATTACKS
OWN = {"folder", "imagefolder"}


@pytest.fixture(scope="module")
def drawn(files: Path) -> Drawn:
    """The test samples of a protocol by name, made once."""
    return cache(lambda name: PROTOCOLS[name].samples(files, "test"))


def content(sample: Sample) -> bytes:
    if isinstance(sample.source, Picture):
        return sample.source.pixels.tobytes()
    return np.concatenate([stroke.points for stroke in sample.source.strokes]).tobytes()


def test_every_protocol_is_known_here() -> None:
    assert PROTOCOLS.keys() == SOURCES.keys() | STRIPS | SINGLE | REFUSED | OWN
    assert all(name == protocol.name for name, protocol in PROTOCOLS.items())


@pytest.mark.parametrize("name", SOURCES)
def test_a_protocol_yields_the_same_drawings_every_time(
    files: Path, drawn: Drawn, name: str
) -> None:
    protocol = PROTOCOLS[name]
    samples, again = drawn(name), protocol.samples(files, "test")

    assert {type(sample.source) for sample in samples} == {SOURCES[name]}
    assert [sample.label for sample in samples] == [sample.label for sample in again]
    assert [content(sample) for sample in samples] == [content(sample) for sample in again]
    assert max(len(sample.label) for sample in samples) == protocol.longest


@pytest.mark.parametrize("name", ["strings", "tablet-strings"])
def test_strings_have_one_to_five_digits_alike(drawn: Drawn, name: str) -> None:
    labels = [sample.label for sample in drawn(name)]

    assert Counter(map(len, labels)) == dict.fromkeys(range(1, 6), STRINGS // 5)
    assert all(label.isdecimal() for label in labels)


def test_tablet_strings_are_written_in_one_hand_each(drawn: Drawn) -> None:
    writers = {sample.writer for sample in drawn("tablet-strings")}

    assert writers == {f"pendigits/{number}" for number in range(26, 31)}


def test_touching_strings_are_closer_than_others_and_know_their_places(drawn: Drawn) -> None:
    def gaps(name: str) -> list[float]:
        sides = [one.sides for one in drawn(name) if len(one.label) > 1 and one.sides is not None]
        return [float((side[1:, 0] - side[:-1, 1]).mean()) for side in sides]

    assert {len(sample.label) for sample in drawn("touching")} == {2, 3, 4, 5}
    assert np.mean(gaps("touching")) < 0 < np.mean(gaps("tablet-strings"))


def test_joined_strings_hold_strokes_that_go_on_from_one_digit_to_the_next(drawn: Drawn) -> None:
    def through(sample: Sample) -> bool:
        assert isinstance(sample.source, Ink)
        assert sample.sides is not None
        middles = sample.sides.mean(axis=1)
        bounds = [Ink((stroke,)).bounds for stroke in sample.source.strokes]
        return any(np.sum((middles > one.left) & (middles < one.right)) > 1 for one in bounds)

    assert {len(sample.label) for sample in drawn("joined")} == {2, 3, 4, 5}
    assert np.mean([*map(through, drawn("joined")[:500])]) > 0.25
    assert np.mean([*map(through, drawn("tablet-strings")[:500])]) < 0.05


def test_what_is_too_long_has_six_to_eight_digits(drawn: Drawn, files: Path) -> None:
    numbers = tablet_strings(files, "test", least=6, most=8)

    assert {len(number.label) for number in numbers} == {6, 7, 8}
    assert [*map(content, drawn("too-long"))] == [*map(content, numbers)]
    assert {sample.label for sample in drawn("too-long")} == {OTHER}


def test_underlined_strings_stand_on_a_line_as_long_as_they(drawn: Drawn) -> None:
    for sample in drawn("underlined")[:100]:
        assert isinstance(sample.source, Ink)
        *written, line = sample.source.strokes
        number, under = Ink(tuple(written)).bounds, Ink((line,)).bounds

        assert under.bottom > number.bottom
        assert under.width > number.width - 0.25 * number.height
        assert under.height < 0.5 * number.height


@pytest.mark.parametrize("name", sorted(REFUSED & SOURCES.keys()))
def test_what_is_no_number_is_to_be_refused(drawn: Drawn, name: str) -> None:
    assert PROTOCOLS[name].refused
    assert {sample.label for sample in drawn(name)} == {OTHER}


def test_what_a_generator_draws_needs_no_data(tmp_path: Path) -> None:
    for name in ("printed", "scrawls"):
        samples = PROTOCOLS[name].samples(tmp_path, "test")
        assert samples
        assert PROTOCOLS[name].sources(tmp_path, "test", samples) == []


@pytest.mark.parametrize("name", ["printed", "scrawls"])
def test_what_a_generator_draws_is_to_test_with_alone(tmp_path: Path, name: str) -> None:
    with pytest.raises(DataError, match=f"{name} has drawings to test with alone, and no part v"):
        PROTOCOLS[name].samples(tmp_path, "validate")


@pytest.mark.slow
def test_strips_that_need_a_package_say_so(files: Path) -> None:
    code = (
        "import sys; sys.modules['kornia'] = None\n"
        "from pathlib import Path; from trainer.protocols import PROTOCOLS\n"
        "for name in sys.argv[2:]:\n"
        "    try: PROTOCOLS[name].samples(Path(sys.argv[1]), 'test', count=9)\n"
        "    except ImportError as error: print(name, error.name.partition('.')[0])\n"
    )
    command = [sys.executable, "-c", code, str(files), *sorted(STRIPS)]
    answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)

    needed = {name: PROTOCOLS[name].package for name in sorted(STRIPS) if PROTOCOLS[name].package}
    assert dict(line.split() for line in answer.stdout.splitlines()) == needed != {}


def test_every_letter_is_printed_in_every_face(drawn: Drawn) -> None:
    printed = drawn("printed")
    pictures = [one.source for one in printed if isinstance(one.source, Picture)]

    assert all(0.001 < picture.pixels.mean() < 0.3 for picture in pictures)
    for face in range(8):
        letters = printed[face * len(printed) // 8 : (face + 1) * len(printed) // 8]
        assert len({content(letter) for letter in letters}) == len(letters)


def test_scrawls_have_as_many_of_each_kind(drawn: Drawn) -> None:
    assert len(drawn("scrawls")) % len(PROTOCOLS["scrawls"].kinds) == 0
    assert len({content(sample) for sample in drawn("scrawls")}) == len(drawn("scrawls"))


def test_the_corrupted_have_as_many_of_each_kind_and_keep_how_they_came(drawn: Drawn) -> None:
    samples = drawn("corrupted")

    assert len(PROTOCOLS["corrupted"].kinds) == 15
    assert len(samples) == 90  # of a hundred digits
    assert all(isinstance(one.source, Picture) and one.source.raw is not None for one in samples)


def test_what_is_spoilt_names_the_same_drawings_as_they_were() -> None:
    clean = {name: one.clean for name, one in PROTOCOLS.items() if one.clean}

    assert clean == dict.fromkeys({"corrupted", *ATTACKS}, "mnist") | {
        "strings-corrupted": "strings"
    }


def test_corrupted_strings_have_one_to_five_digits_of_each_kind(drawn: Drawn) -> None:
    lengths = [len(sample.label) for sample in drawn("strings-corrupted")]
    kinds = len(PROTOCOLS["strings-corrupted"].kinds)

    for some in np.split(np.array(lengths), kinds):
        assert {*np.bincount(some)[1:].tolist()} == {len(lengths) // kinds // 5}


@pytest.mark.parametrize(
    ("decoder", "most_digits", "names"),
    [
        ("ctc", 5, set(PROTOCOLS)),
        ("ctc", 1, SINGLE | REFUSED | OWN),
        ("single", 1, SINGLE | OWN),
        ("positions", 3, SINGLE | OWN | {name for name in STRIPS if name.startswith("strings-m")}),
    ],
)
def test_a_protocol_suits_networks_that_can_do_it(
    decoder: str, most_digits: int, names: set[str]
) -> None:
    suiting = {name for name, item in PROTOCOLS.items() if item.suits(decoder, most_digits)}

    assert suiting == names


def test_sources_name_the_data_behind_it(files: Path, drawn: Drawn) -> None:
    strings = drawn("tablet-strings")
    [source] = PROTOCOLS["tablet-strings"].sources(files, "test", strings)

    assert (source["name"], source["part"], len(source["writers"])) == ("pendigits", "test", 5)
