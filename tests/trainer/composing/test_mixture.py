"""The mixture: every kind of sample in its share, with the label that it deserves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from numpy.typing import NDArray

from digitpad.ink.ink import Ink
from digitpad.recognition.ctc import OTHER
from digitpad.recognition.picture import Picture
from tests.trainer.composing.mixtures import drawn, lengths, only, strokes_of
from trainer.composing.chances import Chances
from trainer.composing.choices import DataChoice
from trainer.composing.hands import Hands
from trainer.composing.mixture import Mixture, at_hand
from trainer.data.sample import Sample

if TYPE_CHECKING:
    from tests.trainer.conftest import NewMixture


@pytest.mark.parametrize(("kind", "source"), [("ink", Ink), ("pictures", Picture)])
class TestNumbers:
    def test_are_of_their_kind_with_labels_of_digits(
        self, new_mixture: NewMixture, kind: str, source: type[object]
    ) -> None:
        for sample in drawn(new_mixture(only(**{kind: 1}))):
            assert isinstance(sample.source, source)
            assert sample.label.isdecimal()

    def test_have_one_to_five_digits_each_as_likely_as_any_other(
        self, new_mixture: NewMixture, kind: str, source: type[object]
    ) -> None:
        counts = lengths(drawn(new_mixture(only(**{kind: 1})), 1000))

        assert counts.keys() == {1, 2, 3, 4, 5}
        assert all(count == pytest.approx(200, abs=50) for count in counts.values())

    def test_have_as_many_digits_as_are_learnt(
        self, new_mixture: NewMixture, kind: str, source: type[object]
    ) -> None:
        choice = replace(only(**{kind: 1}), lengths=(2, 3))

        assert lengths(drawn(new_mixture(choice))).keys() == {2, 3}

    def test_know_where_their_digits_stand(
        self, new_mixture: NewMixture, kind: str, source: type[object]
    ) -> None:
        for sample in drawn(new_mixture(only(**{kind: 1})), 50):
            assert sample.sides is not None
            assert sample.sides.shape == (len(sample.label), 2)
            assert (np.diff(sample.sides.mean(axis=1)) > 0).all()

    def test_use_every_digit_alike(
        self, new_mixture: NewMixture, kind: str, source: type[object]
    ) -> None:
        samples = drawn(new_mixture(only(**{kind: 1})), 1000)
        counts = Counter("".join(sample.label for sample in samples))

        assert counts.keys() == set("0123456789")
        assert max(counts.values()) < 1.4 * min(counts.values())


def test_hard_pictures_come_oftener(pictures: list[NDArray[np.uint8]]) -> None:
    """The bold one of two is called hard, and is told by how much ink it has."""
    nobody = Hands(())
    choice = replace(only(pictures=1), lengths=(1, 1), natural_share=1.0)
    bold: dict[float, float] = {}
    for share in (0.0, 0.5, 1.0):
        choice = replace(choice, hard_share=share)
        hard = [Chances((0, 1))] * 10
        made = drawn(Mixture(nobody, nobody, pictures, choice, hard=hard), 200)
        ink = [
            sample.source.pixels.sum()
            for sample in made
            if sample.label == "1" and isinstance(sample.source, Picture)
        ]
        bold[share] = float(np.mean(np.array(ink) > 50))

    assert bold[0.0] < 0.6 < bold[0.5] < bold[1.0] == 1


def test_the_label_of_ink_says_what_is_written(new_mixture: NewMixture) -> None:
    mixture = new_mixture()
    for text in ("1", "4", "45", "14141", f"4{OTHER}1", OTHER * 3, "12345678"):
        sample = mixture.ink_text(text, np.random.default_rng(1))

        assert sample.label == text
        assert isinstance(sample.source, Ink)
        assert len(sample.source.strokes) == strokes_of(text)


def test_others_stand_alone_in_words_and_among_digits(new_mixture: NewMixture) -> None:
    samples = drawn(new_mixture(only(others=1)))
    labels = [sample.label for sample in samples]
    among = [label for label in labels if set(label) - {OTHER}]

    assert all(OTHER in label for label in labels)
    assert 0.4 < np.mean([label == OTHER for label in labels]) < 0.7
    assert OTHER * 5 in labels
    assert among
    assert all(label.count(OTHER) == 1 and len(label) <= 5 for label in among)
    assert {label.index(OTHER) for label in among} >= {0, 1, 2}
    for sample in samples:
        assert isinstance(sample.source, Ink)
        assert len(sample.source.strokes) == strokes_of(sample.label)


def test_scribbles_are_labelled_other(new_mixture: NewMixture) -> None:
    assert {sample.label for sample in drawn(new_mixture(only(scribbles=1)))} == {OTHER}


def test_print_is_of_numbers_and_of_others_as_pictures(new_mixture: NewMixture) -> None:
    samples = drawn(new_mixture(only(print=1)))
    labels = [sample.label for sample in samples]

    assert all(isinstance(sample.source, Picture) for sample in samples)
    assert np.mean([label.isdecimal() for label in labels]) == pytest.approx(0.5, abs=0.08)
    assert {OTHER, OTHER * 5} < set(labels)
    assert lengths(samples).keys() == {1, 2, 3, 4, 5}


def test_a_share_of_the_ink_comes_as_pictures(new_mixture: NewMixture) -> None:
    choice = replace(only(ink=1, scribbles=1), scans=0.25)
    scans = [isinstance(sample.source, Picture) for sample in drawn(new_mixture(choice))]

    assert np.mean(scans) == pytest.approx(0.25, abs=0.07)


def test_too_long_numbers_have_six_to_eight_digits(new_mixture: NewMixture) -> None:
    samples = drawn(new_mixture(only(too_long=1)))

    assert lengths(samples).keys() == {6, 7, 8}
    assert all(sample.label.isdecimal() for sample in samples)


def test_each_kind_comes_in_its_share(new_mixture: NewMixture) -> None:
    samples = drawn(new_mixture(only(pictures=3, too_long=1)))
    long = [len(sample.label) > 5 for sample in samples]

    assert np.mean(long) == pytest.approx(0.25, abs=0.07)


class TestDrawings:
    INK = Sample(Ink.of([[(0, 0), (10, 90)], [(40, 0), (45, 80)]]), "11", "collection")
    PICTURE = Sample(Picture(np.eye(28, dtype=np.float32)), "1", "collection")

    def test_come_in_their_share_beside_the_others(self, new_mixture: NewMixture) -> None:
        mixture = new_mixture(only(pictures=3, drawings=1), [self.INK, self.PICTURE])
        own = [sample.writer == "collection" for sample in drawn(mixture)]

        assert np.mean(own) == pytest.approx(0.25, abs=0.07)

    def test_in_ink_are_a_little_otherwise_each_time(self, new_mixture: NewMixture) -> None:
        samples = drawn(new_mixture(only(pictures=1e-9, drawings=1), [self.INK]), 50)

        assert {sample.label for sample in samples} == {"11"}
        assert len({sample.source for sample in samples}) == 50
        for sample in samples:
            assert isinstance(sample.source, Ink)
            assert len(sample.source.strokes) == 2

    def test_that_are_pictures_stay_as_they_are(self, new_mixture: NewMixture) -> None:
        samples = drawn(new_mixture(only(pictures=1e-9, drawings=1), [self.PICTURE]), 5)

        assert {sample.source for sample in samples} == {self.PICTURE.source}

    def test_of_other_lengths_than_are_learnt_are_left_out(self, new_mixture: NewMixture) -> None:
        choice = replace(only(pictures=1, drawings=1000), lengths=(1, 1))
        samples = drawn(new_mixture(choice, [self.INK]), 50)

        assert {sample.writer for sample in samples} == {""}


@pytest.mark.parametrize(
    ("shares", "empty"), [({"longer": 1, "own": 1}, True), ({"ink": 1}, False)]
)
def test_a_mixture_of_what_is_not_there_is_empty(
    new_mixture: NewMixture, shares: dict[str, float], empty: bool
) -> None:
    assert new_mixture(only(**shares)).empty == empty


def test_data_are_at_hand_when_all_of_them_are(files: Path, tmp_path: Path) -> None:
    usual = DataChoice()
    assert at_hand(files, usual)
    assert not at_hand(files, DataChoice(pictures=("mnist", "usps")))
    assert not at_hand(tmp_path, usual)
    (tmp_path / "unipen").symlink_to(files / "unipen")
    (tmp_path / "MNIST").symlink_to(files / "MNIST")
    assert not at_hand(tmp_path, usual)


@pytest.mark.parametrize("make", ["ink_number", "picture_number", "sample"])
def test_a_sample_is_a_function_of_the_generator(new_mixture: NewMixture, make: str) -> None:
    maker: Callable[[np.random.Generator], Sample] = getattr(new_mixture(), make)
    again: Callable[[np.random.Generator], Sample] = getattr(new_mixture(), make)
    for seed in range(30):
        one, same = (each(np.random.default_rng(seed)) for each in (maker, again))

        assert one.label == same.label
        if isinstance(one.source, Picture):
            assert isinstance(same.source, Picture)
            assert np.array_equal(one.source.pixels, same.source.pixels)
        else:
            assert one.source == same.source
