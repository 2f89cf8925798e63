"""Only logits of a shape and an alphabet that the decoder reads are decodable."""

from __future__ import annotations

import numpy as np
import pytest

from digitpad.recognition.decode import DECODERS
from tests.recognition.logits import ALPHABET, PLACES


@pytest.mark.parametrize(
    ("decoder", "shape", "alphabet"),
    [
        ("ctc", (1, 80, 12), ALPHABET),
        ("ctc", (3, 9, 3), "-01"),
        ("single", (1, 10), "0123456789"),
        ("positions", (1, 5, 11), PLACES),
        ("positions", (3, 1, 3), "01-"),
    ],
)
def test_what_a_decoder_reads_is_decodable(
    decoder: str, shape: tuple[int, ...], alphabet: str
) -> None:
    assert DECODERS[decoder](alphabet).decodable(np.zeros(shape, np.float32))
    assert not DECODERS[decoder](alphabet).decodable(np.full(shape, np.nan, np.float32))


@pytest.mark.parametrize(
    ("decoder", "shape", "alphabet"),
    [
        ("ctc", (1, 12), ALPHABET),
        ("ctc", (1, 80, 11), ALPHABET),
        ("ctc", (1, 80, 12), "0123456789-?"),
        ("ctc", (1, 80, 3), "-11"),
        ("ctc", (1, 80, 3), "-a1"),
        ("ctc", (1, 80, 1), "-"),
        ("single", (1, 80, 10), "0123456789"),
        ("single", (1, 11), "0123456789?"),
        ("single", (1, 0), ""),
        ("positions", (1, 11), PLACES),
        ("positions", (1, 6, 11), PLACES),
        ("positions", (1, 5, 12), PLACES),
        ("positions", (1, 5, 10), "0123456789"),
        ("positions", (1, 5, 11), "-0123456789"),
        ("positions", (1, 5, 12), "0123456789?-"),
        ("positions", (1, 5, 1), "-"),
    ],
)
def test_what_no_decoder_reads_is_not(decoder: str, shape: tuple[int, ...], alphabet: str) -> None:
    assert not DECODERS[decoder](alphabet).decodable(np.zeros(shape, np.float32))
