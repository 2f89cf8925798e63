"""Quantization: an ONNX network with weights of eight bits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantType,
    quantize_dynamic,
    quantize_static,
)
from onnxruntime.quantization.shape_inference import quant_pre_process

from trainer.export.onnx_network import FRAMES

_BATCH = 16
_RECURRENT = "LSTM"


def quantize(source: Path, out: Path, frames: NDArray[np.float32]) -> None:
    """Write an ONNX network of one file to another with int8 weights, its metadata included.

    LSTMs are quantized dynamically: what goes through them is measured anew for every frame. All
    else is static: its ranges are what calibration frames (N, 1, H, W) fill, but for the outermost
    hundred-thousandth, which would make all steps coarser. Weights have a scale a channel. Signed
    weights with unsigned activations are what CPUs multiply fastest. Without VNNI they add two
    products in 16 bits and cut off what does not fit: with weights from -64 to 64 everything fits
    (https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html).
    """
    with TemporaryDirectory() as folder:
        simple, mixed = Path(folder, "simple.onnx"), Path(folder, "mixed.onnx")
        # Constants are folded: weights that are put together of slices are not found otherwise.
        quant_pre_process(source, simple, skip_symbolic_shape=True)
        if any(node.op_type == _RECURRENT for node in onnx.load(simple).graph.node):
            quantize_dynamic(
                simple,
                mixed,
                op_types_to_quantize=[_RECURRENT],
                per_channel=True,
                reduce_range=True,
                weight_type=QuantType.QInt8,
            )
            simple = mixed
        with redirect_stdout(StringIO()):  # it prints how far it is
            quantize_static(
                simple,
                out,
                _Calibration(frames),
                per_channel=True,
                reduce_range=True,
                activation_type=QuantType.QUInt8,
                weight_type=QuantType.QInt8,
                calibrate_method=CalibrationMethod.Percentile,
            )
    _carry_metadata(source, out)


def _carry_metadata(source: Path, out: Path) -> None:
    model = onnx.load(out)
    del model.metadata_props[:]
    model.metadata_props.extend(onnx.load(source).metadata_props)
    onnx.save(model, out)


class _Calibration(CalibrationDataReader):  # type: ignore[misc]  # onnxruntime ships no types
    """Hands out frames in batches of one size, as onnxruntime's percentiles need them."""

    def __init__(self, frames: NDArray[np.float32]) -> None:
        size = min(_BATCH, len(frames))
        self._batches: Iterator[NDArray[np.float32]] = iter(
            frames[end - size : end] for end in range(size, len(frames) + 1, size)
        )

    def get_next(self) -> dict[str, Any] | None:
        batch = next(self._batches, None)
        return None if batch is None else {FRAMES: batch}
