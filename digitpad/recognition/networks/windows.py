"""Windows: one backbone looks through windows that slide over a number (system W)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from torch import Tensor, nn

_SIDE = 32
"""A window is so high and wide: the backbone halves it to one pixel."""
_APART = 16


class Network(nn.Module):
    """frames (B, 1, 32, W) of one size -> logits (B, positions, symbols).

    With one position in a frame of one window it reads one digit: logits (B, symbols).
    size: 32 and W, 32 and any number of times 16 more. channels: of the backbone's five blocks.
    """

    def __init__(
        self,
        symbols: int = 11,
        size: tuple[int, int] = (_SIDE, 160),
        positions: int = 5,
        channels: Sequence[int] = (8, 16, 32, 64, 128),
    ) -> None:
        super().__init__()
        if size[0] != _SIDE or size[1] < _SIDE or (size[1] - _SIDE) % _APART:
            raise ValueError(f"frames of {size[0]} by {size[1]} do not fill windows of {_SIDE}")
        self.windows = (size[1] - _SIDE) // _APART + 1
        self.backbone = nn.Sequential(
            *(layer for sides in pairwise((1, *channels)) for layer in _block(*sides)),
            nn.Flatten(),
        )
        self.places: nn.Module = nn.Conv1d(self.windows, positions, 3, padding="same")
        if self.windows == positions == 1:
            self.places = nn.Flatten()
        self.symbols = nn.Linear(channels[-1], symbols)

    def forward(self, frames: Tensor) -> Tensor:
        """(B, 1, 32, W) -> (B, positions, symbols), or (B, symbols) of one window."""
        cut = frames.unfold(3, _SIDE, _APART).permute(0, 3, 1, 2, 4)
        seen = self.backbone(cut.flatten(0, 1)).unflatten(0, (-1, self.windows))
        logits: Tensor = self.symbols(self.places(seen))
        return logits


def _block(inside: int, outside: int) -> list[nn.Module]:
    return [
        nn.Conv2d(inside, outside, 3, padding="same"),
        nn.ReLU(inplace=True),
        nn.Conv2d(outside, outside, 3, padding="same"),
        nn.ReLU(inplace=True),
        nn.MaxPool2d(2),
    ]
