"""A network that onnxruntime computes, in the place of torch's own."""

from __future__ import annotations

from pathlib import Path

import onnxruntime
import torch
from torch import Tensor, nn

FRAMES = "frames"
"""The name of the input: (B, 1, H, W) float32 in 0..1."""
LOGITS = "logits"
"""The name of the output, as the checkpoint's decoder reads it."""

_ERRORS_ONLY = 3


class OnnxNetwork(nn.Module):
    """An ONNX file as a network of torch, on one thread of the CPU.

    In a Recognizer it frames and decodes as the checkpoint does that it came from.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = _ERRORS_ONLY
        self._session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )

    def forward(self, frames: Tensor) -> Tensor:
        """(B, 1, H, W) -> logits."""
        (logits,) = self._session.run([LOGITS], {FRAMES: frames.contiguous().numpy()})
        return torch.from_numpy(logits)
