"""Device: what differs between training on a CPU and on a GPU."""

from __future__ import annotations

import torch
from torch import Tensor, nn


def best_device() -> str:
    """A GPU where torch finds one, else the CPU."""
    return "cuda" if torch.cuda.is_available() else "cpu"


def placed(network: nn.Module, device: str) -> nn.Module:
    """A network on a device, its weights laid out as convolutions are fastest there."""
    return network.to(device).to(memory_format=torch.channels_last)


def pixels(frames: Tensor, device: str) -> Tensor:
    """Frames (B, 1, H, W), uint8 or float in 0..1, as float32 in 0..1 on a device.

    They travel as they are: bytes are a quarter as long.
    """
    there = frames.to(device, non_blocking=True)
    return there.float().div_(255) if there.dtype == torch.uint8 else there.float()


def autocast(device: str, precision: str) -> torch.autocast:
    """Within it a network computes in "bf16" where that does no harm, or all in "fp32".

    bfloat16 has the range of float32, so that no loss needs scaling (Kalamkar et al. 2019).
    """
    kind = torch.device(device).type
    return torch.autocast(kind, dtype=torch.bfloat16, enabled=precision == "bf16")


def repeatable(device: str) -> None:
    """Let convolutions on a GPU give the same numbers every time.

    The gradient of CTC does not: CUDA adds it up in any order.
    """
    if torch.device(device).type == "cuda":
        torch.backends.cudnn.deterministic = True
        torch.backends.cudnn.benchmark = False
