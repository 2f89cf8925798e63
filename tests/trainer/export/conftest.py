"""Small networks with fresh weights: as checkpoints, and as ONNX made by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import Card, save_checkpoint
from digitpad.recognition.frame import Frame, Framing
from digitpad.recognition.networks import build

NewCheckpoint = Callable[..., Path]
NewOnnx = Callable[..., Path]

SIDE = 16


@pytest.fixture
def new_checkpoint(tmp_path: Path) -> NewCheckpoint:
    """Writes a checkpoint with fresh weights; those given replace some of them."""

    def made(
        network: str,
        arguments: dict[str, Any],
        size: tuple[int, int] = (SIDE, SIDE),
        decoder: str = "single",
        weights: dict[str, NDArray[np.float32]] | None = None,
    ) -> Path:
        torch.manual_seed(0)
        fresh = build(network, arguments).state_dict()
        alphabet = "-?0123456789" if decoder == "ctc" else "0123456789"
        framing = {"height": size[0], "width": size[1]}
        card = Card("small", "Small", network, arguments, alphabet, decoder, framing)
        path = tmp_path / "small.safetensors"
        kept = {name: value.numpy() for name, value in fresh.items()}
        save_checkpoint(path, card, kept | (weights or {}))
        return path

    return made


@pytest.fixture
def new_onnx(tmp_path: Path) -> NewOnnx:
    """Writes a convolution to two channels and the mean of each, for so many frames or any."""

    def made(kernel: NDArray[np.float32], batch: int | str = "batch") -> Path:
        graph = helper.make_graph(
            [
                helper.make_node("Conv", ["frames", "kernel"], ["seen"]),
                helper.make_node("GlobalAveragePool", ["seen"], ["means"]),
                helper.make_node("Flatten", ["means"], ["logits"]),
            ],
            "small",
            [helper.make_tensor_value_info("frames", TensorProto.FLOAT, [batch, 1, 8, "width"])],
            [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [batch, 2])],
            [numpy_helper.from_array(kernel, "kernel")],
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
        model.metadata_props.add(key="digitpad", value="{}")
        path = tmp_path / "small.onnx"
        onnx.save(model, path)
        return path

    return made


@pytest.fixture(scope="session")
def frames() -> list[Frame]:
    """Three hundred scribbles."""
    random = np.random.default_rng(3)
    framing = Framing(SIDE, SIDE)
    return [framing.frame(Ink.of([random.uniform(0, 50, (6, 2))])) for _ in range(300)]
