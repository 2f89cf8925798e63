"""CRNN (Shi et al. 2015): convolutions and LSTMs that read a line, for CTC (system C)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from torch import Tensor, nn

_HEIGHT = 32
_NORMED = (3, 5, 7)
"""The convolutions that a batch norm follows, counted from 1."""


class Network(nn.Module):
    """frames (B, 1, 32, W) -> logits (B, T, symbols), class 0 the CTC blank; W a multiple of 4.

    channels: of five to seven convolutions, whose seventh is 2 by 2 and makes two rows one.
    T is W / 4 + 1 with seven of them, W / 4 + 2 with fewer, whose two rows lie side by side.
    layers: LSTMs, one upon another, each in both directions. hidden: of each direction.
    """

    def __init__(
        self,
        symbols: int = 12,
        channels: Sequence[int] = (64, 128, 256, 256, 512, 512, 512),
        layers: int = 2,
        hidden: int = 256,
    ) -> None:
        super().__init__()
        if not 5 <= len(channels) <= 7:
            raise ValueError(f"channels are those of 5 to 7 convolutions, not of {len(channels)}")
        self.features = nn.Sequential(*_convolutions(channels))
        rows = _HEIGHT // 16 - (len(channels) == 7)
        sizes = [channels[-1] * rows, *[hidden] * (layers - 1), symbols]
        self.context = nn.Sequential(
            *(Recurrent(inside, hidden, outside) for inside, outside in pairwise(sizes))
        )

    def forward(self, frames: Tensor) -> Tensor:
        """(B, 1, 32, W) -> (B, T, symbols)."""
        columns = self.features(frames).flatten(1, 2).transpose(1, 2)
        logits: Tensor = self.context(columns)
        return logits


class Recurrent(nn.Module):
    """An LSTM that reads from both sides, and a linear layer for each of its steps."""

    def __init__(self, inside: int, hidden: int, outside: int) -> None:
        super().__init__()
        self.lstm = nn.LSTM(inside, hidden, batch_first=True, bidirectional=True)
        self.linear = nn.Linear(2 * hidden, outside)

    def forward(self, steps: Tensor) -> Tensor:
        """(B, T, inside) -> (B, T, outside)."""
        output: Tensor = self.linear(self.lstm(steps)[0])
        return output


def _convolutions(channels: Sequence[int]) -> list[nn.Module]:
    """Convolutions with their norms and poolings: H / 16 rows, less one with a seventh of them."""
    pooled = {1: _halved(), 2: _halved(), 4: _lower(), min(6, len(channels)): _lower()}
    layers: list[nn.Module] = []
    for number, (inside, outside) in enumerate(pairwise((1, *channels)), start=1):
        normed = number in _NORMED
        kernel, padding = (2, 0) if number == 7 else (3, 1)
        layers.append(nn.Conv2d(inside, outside, kernel, padding=padding, bias=not normed))
        if normed:
            layers.append(nn.BatchNorm2d(outside))
        layers.append(nn.ReLU(inplace=True))
        if number in pooled:
            layers.append(pooled[number])
    return layers


def _halved() -> nn.Module:
    return nn.MaxPool2d(2)


def _lower() -> nn.Module:
    """Half as high, and one column wider."""
    return nn.MaxPool2d(2, stride=(2, 1), padding=(0, 1))
