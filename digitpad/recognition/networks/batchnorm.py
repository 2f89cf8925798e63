"""Batchnorm: three batch-normed blocks of convolutions that read one digit (system N)."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn

_ACTIVATIONS: dict[str, type[nn.Module]] = {"gelu": nn.GELU, "relu": nn.ReLU}


class Network(nn.Module):
    """frames (B, 1, H, W) of one size -> logits (B, symbols).

    size: H and W, multiples of 4; any from 8 on with average. channels: of the three blocks.
    activation: "gelu" or "relu". pooled: the third block ends in a pooling, too. average: the mean
    over all places of a channel goes on, not all of them. The earlier form is "relu" with both.
    dropout: after the three blocks and after the linear layer.
    """

    def __init__(
        self,
        symbols: int = 10,
        size: tuple[int, int] = (28, 28),
        channels: Sequence[int] = (32, 64, 128),
        hidden: int = 512,
        activation: str = "gelu",
        pooled: bool = False,
        average: bool = False,
        dropout: Sequence[float] = (0.2, 0.25, 0.3, 0.35),
    ) -> None:
        super().__init__()
        if activation not in _ACTIVATIONS:
            raise ValueError(f"an activation is {' or '.join(_ACTIVATIONS)}, not {activation!r}")
        active = _ACTIVATIONS[activation]
        first, second, third = channels
        by = 8 if pooled else 4
        self.layers = nn.Sequential(
            *_convolution(1, first, active),
            *_convolution(first, first, active),
            nn.MaxPool2d(2),
            nn.Dropout(dropout[0]),
            *_convolution(first, second, active),
            *_convolution(second, second, active),
            nn.MaxPool2d(2),
            nn.Dropout(dropout[1]),
            *_convolution(second, third, active),
            *([nn.MaxPool2d(2)] if pooled else []),
            nn.Dropout(dropout[2]),
            *([nn.AdaptiveAvgPool2d(1)] if average else []),
            nn.Flatten(),
            nn.Linear(third * (1 if average else (size[0] // by) * (size[1] // by)), hidden),
            nn.BatchNorm1d(hidden),
            active(),
            nn.Dropout(dropout[3]),
            nn.Linear(hidden, symbols),
        )

    def forward(self, frames: Tensor) -> Tensor:
        """(B, 1, H, W) -> (B, symbols)."""
        logits: Tensor = self.layers(frames)
        return logits


def _convolution(inside: int, outside: int, active: type[nn.Module]) -> list[nn.Module]:
    return [
        nn.Conv2d(inside, outside, 3, padding="same", bias=False),
        nn.BatchNorm2d(outside),
        active(),
    ]
