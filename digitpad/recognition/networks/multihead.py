"""Multihead: one trunk of convolutions, and a linear head for each place of a number (system M)."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn


class Network(nn.Module):
    """frames (B, 1, H, W) of one size -> logits (B, positions, symbols).

    size: H and W, multiples of 4. channels: of the four convolutions. hidden: of the linear layer.
    """

    def __init__(
        self,
        symbols: int = 11,
        size: tuple[int, int] = (28, 84),
        positions: int = 3,
        channels: Sequence[int] = (32, 64, 128, 128),
        hidden: int = 512,
        dropout: float = 0.5,
    ) -> None:
        super().__init__()
        first, second, third, fourth = channels
        self.trunk = nn.Sequential(
            *_convolution(1, first),
            *_convolution(first, second),
            nn.MaxPool2d(2),
            *_convolution(second, third),
            *_convolution(third, fourth),
            nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Linear(fourth * (size[0] // 4) * (size[1] // 4), hidden),
            nn.ReLU(inplace=True),
            nn.Dropout(dropout),
        )
        # Heads side by side in one layer are the same heads.
        self.heads = nn.Sequential(
            nn.Linear(hidden, positions * symbols), nn.Unflatten(1, (positions, symbols))
        )

    def forward(self, frames: Tensor) -> Tensor:
        """(B, 1, H, W) -> (B, positions, symbols)."""
        logits: Tensor = self.heads(self.trunk(frames))
        return logits


def _convolution(inside: int, outside: int) -> list[nn.Module]:
    return [nn.Conv2d(inside, outside, 3, padding="same"), nn.ReLU(inplace=True)]
