"""Networks of published systems: as large as published, and built for what they read."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor, nn

from digitpad.recognition.networks import build

CRNN: dict[str, dict[str, Any]] = {
    "base": {},
    "optimized": {"channels": [32, 64, 128, 128, 256, 256, 256], "layers": 1},
    "light": {"channels": [16, 32, 64, 64, 64]},
}


def count_of(network: nn.Module) -> int:
    return sum(weight.numel() for weight in network.parameters())


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
