"""The pad's own networks: columns for numbers, glyph for digits."""

from __future__ import annotations

import pytest
import torch

from digitpad.recognition.networks import build
from digitpad.recognition.networks.columns import Residual


@pytest.mark.parametrize("width", [32, 64, 160, 320])
def test_columns_reads_frames_of_any_width(width: int) -> None:
    assert build("columns", {}).eval()(torch.rand(1, 1, 32, width)).shape == (1, width // 2, 12)


@pytest.mark.parametrize("height", [24, 32, 48])
def test_columns_is_built_for_a_height(height: int) -> None:
    network = build("columns", {"height": height, "channels": [4, 4, 8, 8]}).eval()
    assert network(torch.rand(1, 1, height, 32)).shape == (1, 16, 12)


@pytest.mark.parametrize("name", ["columns", "glyph"])
def test_stages_are_as_deep_as_asked(name: str) -> None:
    def blocks(depths: list[int]) -> list[int]:
        network = build(name, {"channels": [4, 8, 12, 16], "depths": depths})
        found = [module for module in network.modules() if isinstance(module, Residual)]
        weights = [next(block.parameters()) for block in found]
        square = [len(weight) for weight in weights if weight.shape[2] == 3]  # not over columns
        return [square.count(channels) for channels in (4, 8, 12, 16)]

    assert blocks([0, 1, 1, 1]) == [0, 1, 1, 1]
    assert blocks([1, 2, 0, 3]) == [1, 2, 0, 3]
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        build(name, {"depths": [1, 1, 1]})


@pytest.mark.parametrize("size", [(32, 32), (40, 24)])
def test_glyph_is_built_for_a_size(size: tuple[int, int]) -> None:
    network = build("glyph", {"size": size}).eval()
    assert network(torch.rand(2, 1, *size)).shape == (2, 10)
