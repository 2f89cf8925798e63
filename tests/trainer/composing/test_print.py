"""Print: a picture like MNIST's for each character, all of a text in one weight."""

from __future__ import annotations

import numpy as np

from digitpad.recognition.ctc import OTHER
from trainer.composing.print import printed


def rng(seed: int) -> np.random.Generator:
    return np.random.default_rng(seed)


def test_each_character_is_as_large_as_a_digit_of_mnist() -> None:
    for seed in range(20):
        for picture in printed("0123456789", rng(seed)):
            rows = np.flatnonzero(picture.max(axis=1) > 127)

            assert picture.shape == (38, 38)
            assert 18 <= rows[-1] - rows[0] + 1 <= 22
            assert picture.max() == 255


def test_no_character_touches_the_edge() -> None:
    for seed in range(100):
        for picture in printed(OTHER * 5, rng(seed)):
            assert picture.max() == 255
            assert not max(map(np.max, (picture[0], picture[-1], picture[:, 0], picture[:, -1])))


def test_a_text_is_in_one_weight_of_three() -> None:
    texts = [printed("88", rng(seed)) for seed in range(30)]

    assert all(np.array_equal(text[0], text[1]) for text in texts)
    assert len({int(text[0].sum()) for text in texts}) == 3


def test_others_are_many_and_none_is_a_digit() -> None:
    others = {picture.tobytes() for seed in range(200) for picture in printed(OTHER * 5, rng(seed))}
    digits = {
        picture.tobytes() for seed in range(20) for picture in printed("0123456789", rng(seed))
    }

    assert len(others) > 100
    assert not others & digits
