"""Columns: residual convolutions that read a line column by column, for CTC."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from torch import Tensor, nn


def convolution(inside: int, outside: int, kernel: int | tuple[int, int] = 3) -> nn.Sequential:
    """Convolution of the same size, batch norm and ReLU."""
    return nn.Sequential(
        nn.Conv2d(inside, outside, kernel, padding="same", bias=False),
        nn.BatchNorm2d(outside),
        nn.ReLU(inplace=True),
    )


class Residual(nn.Module):
    """Two convolutions round which their input is carried."""

    def __init__(self, channels: int, kernel: int | tuple[int, int] = 3) -> None:
        super().__init__()
        self.first = convolution(channels, channels, kernel)
        self.second = nn.Sequential(
            nn.Conv2d(channels, channels, kernel, padding="same", bias=False),
            nn.BatchNorm2d(channels),
        )
        self.relu = nn.ReLU(inplace=True)

    def forward(self, values: Tensor) -> Tensor:
        """(B, C, H, W) -> the same shape."""
        output: Tensor = self.relu(values + self.second(self.first(values)))
        return output


def stages(
    channels: Sequence[int], depths: Sequence[int], pools: Sequence[int | tuple[int, int]]
) -> Iterator[nn.Module]:
    """For each stage a convolution to its channels and residual blocks, with pools in between."""
    inside = 1
    for outside, depth, pool in zip(channels, depths, (1, *pools), strict=True):
        if pool != 1:
            yield nn.MaxPool2d(pool)
        yield convolution(inside, outside)
        yield from (Residual(outside) for _ in range(depth))
        inside = outside


class Network(nn.Module):
    """frames (B, 1, H, W) -> logits (B, W / 2, symbols), class 0 the CTC blank.

    Columns of a quarter of the frame's width are worked on; each gives two steps, so that digits as
    narrow as two bare 1s side by side still find a blank.
    height: H, a multiple of 8; W is any multiple of 4.
    channels: after the first convolution, at one half, one quarter, and one eighth of the height.
    depths: residual blocks at each of these four. context: channels of the one-dimensional
    convolutions over columns.
    """

    def __init__(
        self,
        symbols: int = 12,
        height: int = 32,
        channels: Sequence[int] = (32, 48, 80, 112),
        context: int = 144,
        dropout: float = 0.1,
        depths: Sequence[int] = (0, 1, 1, 1),
    ) -> None:
        super().__init__()
        self.symbols = symbols
        self.features = nn.Sequential(*stages(channels, depths, (2, 2, (2, 1))))
        self.columns = nn.Sequential(
            nn.Conv2d(channels[-1], context, (height // 8, 1), bias=False),
            nn.BatchNorm2d(context),
            nn.ReLU(inplace=True),
            Residual(context, (1, 5)),
            nn.Dropout(dropout),
            nn.Conv2d(context, 2 * symbols, 1),
        )

    def forward(self, frames: Tensor) -> Tensor:
        """(B, 1, H, W) -> (B, W / 2, symbols)."""
        steps: Tensor = self.columns(self.features(frames)).squeeze(2).transpose(1, 2)
        return steps.reshape(frames.shape[0], frames.shape[-1] // 2, self.symbols)
