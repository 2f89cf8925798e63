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
from digitpad.recognition.networks.columns import Residual

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


@pytest.fixture(autouse=True)
def seeded() -> None:
    torch.manual_seed(0)


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


def count_of(network: nn.Module) -> int:
    return sum(weight.numel() for weight in network.parameters())


CRNN: dict[str, dict[str, Any]] = {
    "base": {},
    "optimized": {"channels": [32, 64, 128, 128, 256, 256, 256], "layers": 1},
    "light": {"channels": [16, 32, 64, 64, 64]},
}


@pytest.mark.parametrize(
    ("size", "megabytes", "steps"), [("base", 33.3, 33), ("optimized", 9.8, 33), ("light", 8.3, 34)]
)
def test_crnn_is_as_large_as_published(size: str, megabytes: float, steps: int) -> None:
    network = build("crnn", CRNN[size]).eval()
    assert round(count_of(network) * 4 / 1e6, 1) == megabytes
    assert network(torch.rand(1, 1, 32, 128)).shape == (1, steps, 12)


@pytest.mark.parametrize("width", [32, 64, 256])
def test_crnn_reads_frames_of_any_width(width: int) -> None:
    network = build("crnn", CRNN["light"]).eval()
    assert network(torch.rand(1, 1, 32, width)).shape == (1, width // 4 + 2, 12)


def test_crnn_has_five_to_seven_convolutions() -> None:
    with pytest.raises(ValueError, match="not of 4"):
        build("crnn", {"channels": [8, 8, 8, 8]})


@pytest.mark.parametrize(
    ("arguments", "weights"),
    [
        ({}, 3_357_098),
        ({"activation": "relu", "pooled": True, "average": True}, 211_370),
        ({"pooled": True}, 735_658),
    ],
)
def test_batchnorm_has_both_its_forms(arguments: dict[str, object], weights: int) -> None:
    network = build("batchnorm", arguments).eval()
    assert count_of(network) == weights
    assert network(torch.rand(2, 1, 28, 28)).shape == (2, 10)


def test_batchnorm_knows_two_activations() -> None:
    with pytest.raises(ValueError, match="gelu or relu, not 'tanh'"):
        build("batchnorm", {"activation": "tanh"})


@pytest.mark.parametrize("name", ["plain", "batchnorm", "multihead"])
@pytest.mark.parametrize("size", [(32, 32), (24, 40)])
def test_those_of_one_size_are_built_for_others_too(name: str, size: tuple[int, int]) -> None:
    assert len(build(name, {"size": size}).eval()(torch.rand(2, 1, *size))) == 2


def test_plain_is_as_large_as_its_layers() -> None:
    assert count_of(build("plain", {})) == 320 + 18_496 + (64 * 7 * 7 + 1) * 128 + 1290


@pytest.mark.parametrize("positions", [1, 3, 5])
def test_multihead_gives_each_place_all_symbols(positions: int) -> None:
    network = build("multihead", {"positions": positions}).eval()
    assert network(torch.rand(2, 1, 28, 84)).shape == (2, positions, 11)


def test_multihead_flattens_what_is_published() -> None:
    assert build("multihead", {}).state_dict()["trunk.11.weight"].shape == (512, 128 * 7 * 21)


@pytest.mark.parametrize(("width", "positions"), [(160, 5), (96, 3), (32, 2), (48, 1)])
def test_windows_gives_each_place_all_symbols(width: int, positions: int) -> None:
    network = build("windows", {"size": [32, width], "positions": positions}).eval()
    assert network(torch.rand(2, 1, 32, width)).shape == (2, positions, 11)


def test_windows_reads_one_digit_in_one_window() -> None:
    network = build("windows", {"symbols": 10, "size": [32, 32], "positions": 1}).eval()
    assert network(torch.rand(2, 1, 32, 32)).shape == (2, 10)


def test_windows_slide_over_the_frame_in_order() -> None:
    network = build("windows", {}).eval()
    frames = torch.rand(1, 1, 32, 160)
    seen: list[Tensor] = []
    network.get_submodule("backbone").register_forward_hook(lambda *call: seen.append(call[1][0]))
    network(frames)
    assert torch.equal(seen[0][2, 0], frames[0, 0, :, 32:64])
    assert torch.equal(seen[0][8, 0], frames[0, 0, :, 128:160])


@pytest.mark.parametrize("size", [(28, 160), (32, 150), (32, 16)])
def test_windows_must_fill_the_frame(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="do not fill windows of 32"):
        build("windows", {"size": size})


class TestResNet50:
    def test_its_weights_have_the_names_and_shapes_of_torchvisions(self) -> None:
        weights = build("resnet50", {"symbols": 1000}).state_dict()
        norms = [name for name in weights if name.endswith("num_batches_tracked")]
        assert (len(weights), len(norms)) == (320, 53)
        assert sum(weights[name].numel() for name in weights if "running" in name) == 53_120
        assert weights["conv1.weight"].shape == (64, 3, 7, 7)
        assert weights["bn1.running_mean"].shape == (64,)
        assert weights["layer1.0.downsample.0.weight"].shape == (256, 64, 1, 1)
        assert weights["layer2.0.conv2.weight"].shape == (128, 128, 3, 3)
        assert weights["layer3.5.bn3.bias"].shape == (1024,)
        assert weights["layer4.0.downsample.1.running_var"].shape == (2048,)
        assert weights["layer4.2.conv3.weight"].shape == (2048, 512, 1, 1)
        assert weights["fc.weight"].shape == (1000, 2048)

    def test_it_is_as_large_as_published(self) -> None:
        assert count_of(build("resnet50", {"symbols": 1000})) == 25_557_032
        assert count_of(build("resnet50", {})) == 25_557_032 - 990 * 2049

    def test_it_is_fed_grey_as_imagenet_feeds_colours(self) -> None:
        network = build("resnet50", {"upsampling": 1}).eval()
        fed: list[Tensor] = []
        network.get_submodule("conv1").register_forward_hook(lambda *call: fed.append(call[1][0]))
        network(torch.full((1, 1, 32, 32), 0.485))
        red, green, blue = fed[0][0, :, 0, 0].tolist()
        assert red == 0
        assert green == pytest.approx((0.485 - 0.456) / 0.224, abs=1e-5)
        assert blue == pytest.approx((0.485 - 0.406) / 0.225, abs=1e-5)

    @pytest.mark.parametrize("upsampling", [1, 2, 3])
    def test_frames_are_made_larger_first(self, upsampling: int) -> None:
        network = build("resnet50", {"upsampling": upsampling}).eval()
        fed: list[Tensor] = []
        network.get_submodule("conv1").register_forward_hook(lambda *call: fed.append(call[1][0]))
        network(torch.rand(1, 1, 32, 64))
        assert fed[0].shape == (1, 3, 32 * upsampling, 64 * upsampling)


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
