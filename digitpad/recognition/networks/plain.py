"""Plain: two convolutions with poolings, and two linear layers, that read one digit (system P)."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn


class Network(nn.Module):
    """frames (B, 1, H, W) of one size -> logits (B, symbols).

    size: H and W, multiples of 4. channels: of the two convolutions. hidden: of the linear layer.
    """

    def __init__(
        self,
        symbols: int = 10,
        size: tuple[int, int] = (28, 28),
        channels: Sequence[int] = (32, 64),
        hidden: int = 128,
        dropout: float = 0.5,
    ) -> None:
        super().__init__()
        first, second = channels
        self.layers = nn.Sequential(
            nn.Conv2d(1, first, 3, padding="same"),
            nn.ReLU(inplace=True),
            nn.MaxPool2d(2),
            nn.Conv2d(first, second, 3, padding="same"),
            nn.ReLU(inplace=True),
            nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Linear(second * (size[0] // 4) * (size[1] // 4), hidden),
            nn.ReLU(inplace=True),
            nn.Dropout(dropout),
            nn.Linear(hidden, symbols),
        )

    def forward(self, frames: Tensor) -> Tensor:
        """(B, 1, H, W) -> (B, symbols)."""
        logits: Tensor = self.layers(frames)
        return logits
