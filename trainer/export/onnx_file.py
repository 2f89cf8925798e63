"""ONNX: a checkpoint's network as a file of its own, tried against torch."""

from __future__ import annotations

import warnings
from itertools import product
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn

from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import KEY, card_text
from digitpad.recognition.recognizer import Recognizer
from trainer.export import ExportError
from trainer.export.onnx_network import FRAMES, LOGITS, OnnxNetwork

_BATCHES = (1, 5)
_EXAMPLE_BATCH = 2
"""Neither of the others, and not 1, which would be taken for fixed."""
_ALLOWED = 1e-3
"""Sums in another order differ by a hundredth of this in logits, which go up to some tens."""


def write_onnx(recognizer: Recognizer, path: Path) -> tuple[str, ...]:
    """Write a recognizer's network with its card to a file; which axes of its frames are free.

    The batch always is, the width where the network reads any. Raises ExportError where
    onnxruntime does not say what torch says.
    """
    height, width = recognizer.frame(Ink()).pixels.shape
    free = {0: "batch"}
    widths = (width, 2 * width)
    if _reads(recognizer.network, height, widths[1]):
        free[3] = "width"
    model = _model(recognizer.network, torch.zeros(_EXAMPLE_BATCH, 1, height, width), free)
    model.metadata_props.add(key=KEY, value=card_text(recognizer.card))
    onnx.save(model, path)
    try_out(recognizer.network, path, height, widths if 3 in free else (width,))
    return tuple(free.values())


def try_out(network: nn.Module, path: Path, height: int, widths: tuple[int, ...]) -> None:
    """Let onnxruntime compute what torch computes, for some batches and these widths.

    Raises ExportError with the largest difference that is not allowed.
    """
    computed = OnnxNetwork(path)
    random = torch.Generator().manual_seed(0)
    for batch, width in product(_BATCHES, widths):
        frames = torch.rand((batch, 1, height, width), generator=random)
        given = f"{batch} frames of {height} by {width}"
        with torch.inference_mode():
            expected = network(frames)
            try:
                logits = computed(frames)
            except Exception as error:  # onnxruntime has a family of its own, without a parent
                raise ExportError(f"onnxruntime cannot read {given}: {error}") from error
        if logits.shape != expected.shape:
            raise ExportError(
                f"For {given} onnxruntime gives logits {tuple(logits.shape)}, and torch "
                f"{tuple(expected.shape)}."
            )
        if not (difference := float((logits - expected).abs().max())) <= _ALLOWED:
            raise ExportError(
                f"For {given} onnxruntime's logits differ from torch's by {difference:.2g}; "
                f"{_ALLOWED:g} is allowed."
            )


def _reads(network: nn.Module, height: int, width: int) -> bool:
    """Whether a network reads frames of that size, and gives one answer for each."""
    try:
        with torch.inference_mode():
            return len(network(torch.zeros(1, 1, height, width))) == 1
    except RuntimeError:
        return False


def _model(network: nn.Module, frames: Tensor, free: dict[int, str]) -> onnx.ModelProto:
    """The network as torch exports it; raises ExportError where it cannot."""
    with warnings.catch_warnings(), torch.inference_mode():
        # LSTMs make torch tell its own developers what to write otherwise.
        warnings.simplefilter("ignore")
        try:
            program = torch.onnx.export(
                network,
                (frames,),
                dynamo=True,
                dynamic_shapes=(free,),
                input_names=[FRAMES],
                output_names=[LOGITS],
                verbose=False,
            )
        except torch.onnx.OnnxExporterError as error:
            reason = str(error.__cause__ or error).strip()
            raise ExportError(
                f"torch cannot export this network with a free {' and '.join(free.values())}; does "
                f"its code make a plain number of it, as a loop over frames does? {reason}"
            ) from error
    assert program is not None  # it is without dynamo alone
    model: onnx.ModelProto = program.model_proto
    return model
