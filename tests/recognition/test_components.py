"""Components are what a flood fill finds."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from digitpad.recognition.components import Components

Mask = NDArray[np.bool_]
MASKS = arrays(np.bool_, st.tuples(st.integers(1, 12), st.integers(1, 12)))


def flooded(mask: Mask) -> list[Mask]:
    """The pieces of a mask, pixel by pixel, in the order of their first pixels."""
    left = {(int(y), int(x)) for y, x in np.argwhere(mask)}
    pieces = []
    while left:
        edge = [min(left)]
        piece = np.zeros_like(mask)
        while edge:
            y, x = edge.pop()
            if (y, x) in left:
                left.remove((y, x))
                piece[y, x] = True
                edge += [(y + down, x + across) for down in (-1, 0, 1) for across in (-1, 0, 1)]
        pieces.append(piece)
    return pieces


@given(MASKS)
def test_pieces_are_those_of_a_flood_fill(mask: Mask) -> None:
    expected = flooded(mask)
    components = Components(mask)
    assert components.count == len(expected)
    for number, piece in enumerate(expected):
        np.testing.assert_array_equal(components.mask(np.arange(len(expected)) == number), piece)


@given(MASKS)
def test_areas_boxes_and_sums_are_those_of_the_pieces(mask: Mask) -> None:
    pixels = np.arange(mask.size, dtype=np.float32).reshape(mask.shape)
    components = Components(mask)
    for number, piece in enumerate(flooded(mask)):
        y, x = np.nonzero(piece)
        assert components.areas[number] == len(y)
        assert components.sums(pixels)[number] == pixels[piece].sum()
        assert list(components.boxes[number]) == [x.min(), y.min(), x.max() + 1, y.max() + 1]


def test_a_spiral_is_one_piece() -> None:
    spiral = np.zeros((41, 41), bool)
    for ring in range(0, 20, 2):
        spiral[ring, ring : 41 - ring] = spiral[40 - ring, ring : 41 - ring] = True
        spiral[ring : 41 - ring, 40 - ring] = spiral[ring + 2 : 41 - ring, ring] = True
        spiral[ring + 2, ring : ring + 2] = True
    assert Components(spiral).count == 1


@given(mask=MASKS)
def test_outlines_are_the_ends_of_each_pieces_rows(mask: Mask) -> None:
    outlines = Components(mask).outlines

    found = {(piece[:, 0].min(), piece[:, 0].max(), *np.unique(piece[:, 1])) for piece in outlines}
    expected = set()
    for piece in flooded(mask):
        rows, columns = np.nonzero(piece)
        expected.add((columns.min(), columns.max(), *np.unique(rows)))
    assert len(outlines) == len(flooded(mask))
    assert found == expected
