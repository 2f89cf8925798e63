"""Glyph: residual convolutions that read one digit."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn

from digitpad.recognition.networks.columns import stages


class Network(nn.Module):
    """frames (B, 1, H, W) -> logits (B, symbols); H and W multiples of 8.

    channels: after the first convolution, at one half, one quarter, and one eighth of the size.
    depths: residual blocks at each of these four.
    """

    def __init__(
        self,
        symbols: int = 10,
        size: tuple[int, int] = (32, 32),
        channels: Sequence[int] = (32, 48, 80, 112),
        dropout: float = 0.2,
        depths: Sequence[int] = (0, 1, 1, 1),
    ) -> None:
        super().__init__()
        fourth = channels[-1]
        self.layers = nn.Sequential(
            *stages(channels, depths, (2, 2, 2)),
            nn.Conv2d(fourth, fourth, (size[0] // 8, size[1] // 8), bias=False),
            nn.BatchNorm2d(fourth),
            nn.ReLU(inplace=True),
            nn.Flatten(),
            nn.Dropout(dropout),
            nn.Linear(fourth, symbols),
        )

    def forward(self, frames: Tensor) -> Tensor:
        """(B, 1, H, W) -> (B, symbols)."""
        logits: Tensor = self.layers(frames)
        return logits
