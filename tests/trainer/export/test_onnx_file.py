"""ONNX: what onnxruntime computes is what torch computes, or the file is refused."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import pytest
import torch
from torch import Tensor, nn

from digitpad.recognition.checkpoint import FORMAT, Card
from digitpad.recognition.recognizer import Recognizer
from trainer.export import ExportError
from trainer.export.onnx_file import try_out, write_onnx
from trainer.export.onnx_network import OnnxNetwork

if TYPE_CHECKING:
    from tests.trainer.export.conftest import NewCheckpoint, NewOnnx

KERNEL = np.random.default_rng(1).normal(0, 1, (2, 1, 3, 3)).astype(np.float32)


class Means(nn.Module):
    """What the ONNX made by hand computes."""

    def __init__(self, kernel: np.ndarray = KERNEL) -> None:
        super().__init__()
        self.kernel = torch.from_numpy(kernel)

    def forward(self, frames: Tensor) -> Tensor:
        return nn.functional.conv2d(frames, self.kernel).mean((2, 3))


class TestTryingOut:
    def test_a_file_that_computes_the_same_is_kept(self, new_onnx: NewOnnx) -> None:
        try_out(Means(), new_onnx(KERNEL), 8, (16, 32))

    def test_one_that_differs_is_refused_with_the_difference(self, new_onnx: NewOnnx) -> None:
        path = new_onnx(KERNEL + np.float32(0.01))

        with pytest.raises(
            ExportError, match=r"1 frames of 8 by 16 .* differ .* by 0\.0\d+; 0.001"
        ):
            try_out(Means(), path, 8, (16, 32))

    def test_a_difference_that_is_no_number_is_one(self, new_onnx: NewOnnx) -> None:
        with pytest.raises(ExportError, match="differ from torch's by nan"):
            try_out(Means(), new_onnx(KERNEL * np.float32("nan")), 8, (16,))

    def test_one_for_so_many_frames_alone_is_refused(self, new_onnx: NewOnnx) -> None:
        with pytest.raises(ExportError, match="cannot read 5 frames of 8 by 16"):
            try_out(Means(), new_onnx(KERNEL, batch=1), 8, (16,))

    def test_one_that_gives_another_shape_is_refused(self, new_onnx: NewOnnx) -> None:
        path = new_onnx(np.concatenate((KERNEL, KERNEL)))

        with pytest.raises(ExportError, match=r"gives logits \(1, 4\), and torch \(1, 2\)"):
            try_out(Means(), path, 8, (16,))


class TestWriting:
    def test_a_digit_network_takes_any_number_of_frames_of_its_size(
        self, new_checkpoint: NewCheckpoint, tmp_path: Path
    ) -> None:
        path = tmp_path / "out.onnx"
        small = {"size": [16, 16], "channels": [4, 8], "hidden": 8}
        recognizer = Recognizer.load(new_checkpoint("plain", small), "cpu")

        assert write_onnx(recognizer, path) == ("batch",)
        assert sides(path) == ["batch", 1, 16, 16]
        assert_same(recognizer, path, (3, 1, 16, 16))

    @pytest.mark.slow
    def test_the_file_says_all_that_the_checkpoint_says(
        self, new_checkpoint: NewCheckpoint, tmp_path: Path
    ) -> None:
        path = tmp_path / "out.onnx"
        small = {"size": [16, 16], "channels": [4, 4, 8, 8]}
        recognizer = Recognizer.load(new_checkpoint("glyph", small), "cpu")
        write_onnx(recognizer, path)

        [entry] = onnx.load(path).metadata_props
        assert entry.key == "digitpad"
        assert json.loads(entry.value) == {"format": FORMAT, **asdict(recognizer.card)}

    @pytest.mark.slow
    def test_batch_norms_are_folded(self, new_checkpoint: NewCheckpoint, tmp_path: Path) -> None:
        path = tmp_path / "out.onnx"
        small = {"size": [16, 16], "channels": [4, 4, 8, 8]}
        write_onnx(Recognizer.load(new_checkpoint("glyph", small), "cpu"), path)

        kinds = {node.op_type for node in onnx.load(path).graph.node}
        assert "Conv" in kinds
        assert "BatchNormalization" not in kinds

    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("network", "arguments", "height"),
        [
            ("columns", {"height": 16, "channels": [4, 4, 8, 8], "context": 8}, 16),
            ("crnn", {"channels": [4, 4, 8, 8, 8], "hidden": 8}, 32),
        ],
    )
    def test_a_network_that_reads_any_width_does_so_in_the_file(
        self,
        new_checkpoint: NewCheckpoint,
        tmp_path: Path,
        network: str,
        arguments: dict[str, object],
        height: int,
    ) -> None:
        path = tmp_path / "out.onnx"
        checkpoint = new_checkpoint(network, arguments, (height, 64), "ctc")
        recognizer = Recognizer.load(checkpoint, "cpu")

        assert write_onnx(recognizer, path) == ("batch", "width")
        assert sides(path) == ["batch", 1, height, "width"]
        for shape in ((1, 1, height, 96), (4, 1, height, 48)):
            assert_same(recognizer, path, shape)

    @pytest.mark.slow
    def test_a_width_of_which_torch_makes_more_frames_is_not_free(
        self, new_checkpoint: NewCheckpoint, tmp_path: Path
    ) -> None:
        window = {"symbols": 10, "size": [32, 32], "positions": 1, "channels": [2, 2, 4, 4, 8]}
        path = tmp_path / "out.onnx"
        recognizer = Recognizer.load(new_checkpoint("windows", window, (32, 32)), "cpu")

        assert write_onnx(recognizer, path) == ("batch",)

    @pytest.mark.slow
    def test_a_network_that_fixes_the_batch_is_refused(self, tmp_path: Path) -> None:
        class Fixing(nn.Module):
            def forward(self, frames: Tensor) -> Tensor:
                return torch.stack([frame.flatten()[:10] for frame in frames])

        card = Card("x", "X", "none", {}, "0123456789", "single", {"height": 16, "width": 16})

        with pytest.raises(ExportError, match=r"cannot export .* with a free batch .* a loop"):
            write_onnx(Recognizer(card, Fixing().eval(), "cpu"), tmp_path / "out.onnx")


def sides(path: Path) -> list[str | int]:
    """Of the frames that a file takes: a name where any length is taken."""
    shape = onnx.load(path).graph.input[0].type.tensor_type.shape
    return [side.dim_param or side.dim_value for side in shape.dim]


def assert_same(recognizer: Recognizer, path: Path, shape: tuple[int, ...]) -> None:
    frames = torch.rand(shape, generator=torch.Generator().manual_seed(7))
    with torch.inference_mode():
        expected = recognizer.network(frames)
    torch.testing.assert_close(OnnxNetwork(path)(frames), expected, atol=1e-4, rtol=1e-4)
