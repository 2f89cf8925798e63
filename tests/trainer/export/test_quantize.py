"""int8: weights of eight bits that compute nearly the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import pytest
import torch

from digitpad.recognition.recognizer import Recognizer
from trainer.export.onnx_file import write_onnx
from trainer.export.onnx_network import OnnxNetwork
from trainer.export.quantize import quantize

if TYPE_CHECKING:
    from tests.trainer.export.conftest import NewCheckpoint, NewOnnx

RANDOM = np.random.default_rng(1)
FRAMES = RANDOM.random((40, 1, 8, 16), np.float32)


def kinds(path: Path) -> dict[str, int]:
    """The kinds of a file's weights that are no single numbers, with how many there are."""
    counts: dict[str, int] = {}
    for weight in onnx.load(path).graph.initializer:
        if len(weight.dims) > 1:
            kind = onnx.TensorProto.DataType.Name(weight.data_type)
            counts[kind] = counts.get(kind, 0) + int(np.prod(weight.dims))
    return counts


def test_convolutions_get_weights_of_eight_bits(new_onnx: NewOnnx, tmp_path: Path) -> None:
    kernel = RANDOM.normal(0, 1, (2, 1, 3, 3)).astype(np.float32)
    source, out = new_onnx(kernel), tmp_path / "int8.onnx"
    quantize(source, out, FRAMES)

    assert kinds(out) == {"INT8": 18}
    frames = torch.from_numpy(FRAMES)
    difference = OnnxNetwork(out)(frames) - OnnxNetwork(source)(frames)
    assert 0 < difference.abs().max() < 0.05


def test_each_channel_has_a_scale_of_its_own(new_onnx: NewOnnx, tmp_path: Path) -> None:
    kernel = np.stack([np.full((1, 3, 3), 100.0), np.full((1, 3, 3), 0.1)]).astype(np.float32)
    out = tmp_path / "int8.onnx"
    quantize(new_onnx(kernel), out, FRAMES)

    (weights,) = (one for one in onnx.load(out).graph.initializer if len(one.dims) == 4)
    assert np.unique(onnx.numpy_helper.to_array(weights)).tolist() == [64]


def test_the_metadata_go_along(new_onnx: NewOnnx, tmp_path: Path) -> None:
    out = tmp_path / "int8.onnx"
    quantize(new_onnx(np.ones((2, 1, 3, 3), np.float32)), out, FRAMES)

    assert [(one.key, one.value) for one in onnx.load(out).metadata_props] == [("digitpad", "{}")]


@pytest.mark.slow
def test_lstms_are_quantized_dynamically_and_convolutions_statically(
    new_checkpoint: NewCheckpoint, tmp_path: Path
) -> None:
    small = {"channels": [4, 4, 8, 8, 8], "hidden": 16}
    recognizer = Recognizer.load(new_checkpoint("crnn", small, (32, 64), "ctc"), "cpu")
    source, out = tmp_path / "plain.onnx", tmp_path / "int8.onnx"
    write_onnx(recognizer, source)
    quantize(source, out, RANDOM.random((16, 1, 32, 64), np.float32))

    nodes = {node.op_type for node in onnx.load(out).graph.node}
    assert {"DynamicQuantizeLSTM", "Conv", "DequantizeLinear"} <= nodes
    assert "LSTM" not in nodes
    assert out.stat().st_size < source.stat().st_size
    frames = torch.rand(3, 1, 32, 96)
    torch.testing.assert_close(
        OnnxNetwork(out)(frames), OnnxNetwork(source)(frames), atol=0.05, rtol=0
    )
