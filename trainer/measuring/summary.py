"""Summary: the layers of a network, with what each gives, weighs and costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from digitpad.recognition.networks import build


@dataclass(frozen=True)
class Layer:
    """One layer: where it is in the network, and what it is.

    output: the shape of what it gives for one frame, the last time where it is used again.
    weights: numbers that are learnt. multiply_adds: of matrix products and convolutions.
    """

    name: str
    kind: str
    output: tuple[int, ...]
    weights: int
    multiply_adds: int = 0


@dataclass(frozen=True)
class Summary:
    """A network and one frame: its layers in the order of their use, and all of them together."""

    network: str
    arguments: dict[str, Any]
    frame: tuple[int, ...]
    output: tuple[int, ...]
    layers: tuple[Layer, ...]
    weights: int
    multiply_adds: int


def summary(name: str, arguments: dict[str, Any], height: int, width: int) -> Summary:
    """The summary of a network for frames of a size.

    Raises NetworkError, RuntimeError, TypeError or ValueError where it cannot be built for them.
    """
    # Nothing is computed on this device, and recurrent layers are counted there alone.
    with torch.device("meta"):
        network = build(name, arguments).eval()
        frame = torch.zeros(1, 1, height, width)
    layers: dict[str, Layer] = {}
    for path, module in network.named_modules():
        if not (list(module.children()) or isinstance(module, nn.Identity)):
            module.register_forward_hook(_noted(layers, path))
    with torch.inference_mode(), FlopCounterMode(display=False) as counter:
        output = network(frame)
    costs = counter.get_flop_counts()
    return Summary(
        network=name,
        arguments=arguments,
        frame=tuple(frame.shape),
        output=tuple(output.shape),
        layers=tuple(
            replace(layer, multiply_adds=sum(costs.get(f"Network.{path}", {}).values()) // 2)
            for path, layer in layers.items()
        ),
        weights=_weights(network),
        multiply_adds=counter.get_total_flops() // 2,
    )


def _noted(layers: dict[str, Layer], path: str) -> Callable[[nn.Module, Any, Any], None]:
    """A hook that writes down what a layer gives."""

    def note(module: nn.Module, _given: Any, output: Any) -> None:
        values: Tensor = output[0] if isinstance(output, tuple) else output
        shape = tuple(values.shape)
        layers[path] = Layer(path, type(module).__name__, shape, _weights(module))

    return note


def _weights(module: nn.Module) -> int:
    return sum(weight.numel() for weight in module.parameters())
