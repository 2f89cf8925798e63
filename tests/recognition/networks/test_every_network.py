"""Every network in the folder, whichever are there: what holds for all of them."""

from __future__ import annotations

import sys
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from digitpad.recognition import networks
from digitpad.recognition.networks import NetworkError, build, names

BATCH = 3
CLOSE = 1e-4

every_network = pytest.mark.parametrize("name", names())


def frames_for(name: str) -> Tensor:
    """Frames of the size that a network is built for where nothing is said, else of 32 by 32."""
    network = import_module(f"{networks.__name__}.{name}").Network
    size = signature(network).parameters.get("size")
    height, width = (32, 32) if size is None else size.default
    return torch.rand((BATCH, 1, height, width), generator=torch.Generator().manual_seed(1))


@pytest.fixture
def frames(request: pytest.FixtureRequest) -> Tensor:
    return frames_for(request.getfixturevalue("name"))


def test_the_pads_own_are_there() -> None:
    assert {"columns", "glyph"} <= set(names())
    assert names() == sorted(names())


@every_network
@pytest.mark.parametrize("symbols", [10, 12])
def test_it_gives_each_symbol_a_logit(name: str, symbols: int, frames: Tensor) -> None:
    logits = build(name, {"symbols": symbols}).eval()(frames)
    assert logits.shape[0] == BATCH
    assert logits.shape[-1] == symbols
    assert logits.ndim in (2, 3)
    assert logits.dtype == torch.float32
    assert logits.isfinite().all()


@every_network
def test_it_learns_with_all_its_weights(name: str, frames: Tensor) -> None:
    network = build(name, {}).train()
    logits = network(frames)
    (logits * torch.randn_like(logits)).sum().backward()
    idle = [
        name
        for name, weight in network.named_parameters()
        if weight.grad is None or not weight.grad.any()
    ]
    assert idle == []


@every_network
@pytest.mark.parametrize("count", [1, 7])
def test_batches_are_of_any_size(name: str, count: int, frames: Tensor) -> None:
    network = build(name, {}).eval()
    with torch.inference_mode():
        logits = network(frames[:1].expand(count, -1, -1, -1))
    assert len(logits) == count


@every_network
def test_it_learns_in_half_precision(name: str, frames: Tensor) -> None:
    network = build(name, {}).train().to(memory_format=torch.channels_last)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = network(frames.to(memory_format=torch.channels_last))
    logits.float().sum().backward()
    assert logits.dtype == torch.bfloat16
    assert all(weight.grad is not None for weight in network.parameters())


@every_network
def test_the_same_frame_gives_the_same_logits(name: str, frames: Tensor) -> None:
    network = build(name, {}).eval()
    with torch.inference_mode():
        assert torch.equal(network(frames), network(frames))


@every_network
def test_frames_of_one_batch_do_not_touch_each_other(name: str, frames: Tensor) -> None:
    network = build(name, {}).eval()
    with torch.inference_mode():
        together = network(frames)
        alone = torch.cat([network(frame[None]) for frame in frames])
    torch.testing.assert_close(together, alone, atol=CLOSE, rtol=CLOSE)


@every_network
def test_fresh_weights_are_a_function_of_the_seed(name: str) -> None:
    torch.manual_seed(5)
    first = build(name, {}).state_dict()
    torch.manual_seed(5)
    second = build(name, {}).state_dict()
    assert all(torch.equal(first[key], second[key]) for key in first)


@every_network
def test_an_argument_that_it_lacks_is_refused(name: str) -> None:
    with pytest.raises(NetworkError, match=f"{name}.* has no argument another, widht"):
        build(name, {"widht": 3, "symbols": 10, "another": 1})


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("batchnorm", {"dropout": [0.2]}), ("glyph", {"size": [32]})],
)
def test_an_argument_that_holds_too_little_is_refused(name: str, arguments: dict[str, Any]) -> None:
    with pytest.raises(NetworkError, match=f"'{name}' cannot be made of .*{next(iter(arguments))}"):
        build(name, arguments)


def test_a_network_that_does_not_exist_is_refused() -> None:
    with pytest.raises(
        NetworkError, match=r"no network 'collumns'; there are: .*columns, .*glyph, "
    ):
        build("collumns", {})


DROPPED = '''
"""Dropped: the mean brightness as every symbol's logit."""

from torch import Tensor, nn


class Network(nn.Module):
    def __init__(self, symbols: int = 10) -> None:
        super().__init__()
        self.symbols = symbols

    def forward(self, frames: Tensor) -> Tensor:
        return frames.mean((1, 2, 3))[:, None].expand(-1, self.symbols)
'''


def test_a_module_dropped_in_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dropped.py").write_text(DROPPED)
    monkeypatch.setattr(networks, "__path__", [*networks.__path__, str(tmp_path)])
    assert "dropped" in names()
    network = build("dropped", {"symbols": 4})
    assert isinstance(network, nn.Module)
    assert network(frames_for("dropped")).shape == (BATCH, 4)
    del sys.modules["digitpad.recognition.networks.dropped"]
