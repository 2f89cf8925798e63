"""Device: what differs between training on a CPU and on a GPU."""

from __future__ import annotations

import ctypes
import sys

import torch
from torch import Tensor, nn

_BF16 = ("avx512_bf16", "amx_bf16")
"""The instructions with which a processor computes in bfloat16, as torch names them."""
_TRIM_THRESHOLD, _MMAP_MAX = -1, -4
"""M_TRIM_THRESHOLD and M_MMAP_MAX of glibc's malloc.h."""


def best_device() -> str:
    """A GPU where torch finds one, else the CPU."""
    return "cuda" if torch.cuda.is_available() else "cpu"


def on_device(network: nn.Module, device: str) -> nn.Module:
    """A network on a device, its weights laid out as convolutions are fastest there."""
    return network.to(device).to(memory_format=torch.channels_last)


def pixels(frames: Tensor, device: str) -> Tensor:
    """Frames (B, 1, H, W), uint8 or float in 0..1, as float32 in 0..1 on a device.

    They travel as they are: bytes are a quarter as long.
    """
    there = frames.to(device, non_blocking=True)
    return there.float().div_(255) if there.dtype == torch.uint8 else there.float()


def autocast(device: str, precision: str) -> torch.autocast:
    """Within it a network computes in "bf16" where that is fast and does no harm, or all in "fp32".

    bfloat16 has the range of float32, so that no loss needs scaling (Kalamkar et al. 2019).
    """
    enabled = precision == "bf16" and has_bf16(device)
    return torch.autocast(torch.device(device).type, dtype=torch.bfloat16, enabled=enabled)


def has_bf16(device: str) -> bool:
    """Whether a device computes in bfloat16 itself.

    torch emulates it elsewhere: a step of `number` then took 16 times as long as in float32.
    Early releases of torch 2 do not tell of processors what they have.
    """
    if torch.device(device).type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    known: dict[str, object] = getattr(torch.cpu, "get_capabilities", dict)()
    return any(known.get(name) for name in _BF16)


def keep_memory() -> None:
    """Let the memory of a step stay with the process for the next one.

    glibc gives large pieces back at once, and the kernel clears them again each time: a fifth of a
    step's time. Elsewhere nothing is done.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None:
        mallopt(_MMAP_MAX, 0)
        mallopt(_TRIM_THRESHOLD, 2**31 - 1)


def repeatable(device: str) -> None:
    """Let convolutions on a GPU give the same numbers every time.

    The gradient of CTC does not: CUDA adds it up in any order.
    """
    if torch.device(device).type == "cuda":
        torch.backends.cudnn.deterministic = True
        torch.backends.cudnn.benchmark = False
