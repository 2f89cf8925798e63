"""Whatever is no checkpoint is refused in words, and nothing in it is run."""

from __future__ import annotations

import json
import pickle
import struct
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.numpy import save

from digitpad.recognition.checkpoint import FORMAT, CheckpointError, load, read_card
from tests.recognition.checkpoint.small import CARD, WEIGHTS, rewritten


def document(**changes: Any) -> dict[str, Any]:
    return {"format": FORMAT, **asdict(CARD), **changes}


def assert_refused(path: Path, *words: str) -> None:
    """Both ways of reading refuse it, naming the file and what to do."""
    for reading in (read_card, load):
        with pytest.raises(CheckpointError) as refusal:
            reading(path)
        for word in (str(path), *words):
            assert word in str(refusal.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert_refused(tmp_path / "none.safetensors", "There is no file")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert_refused(tmp_path, "choose another")


def test_a_file_cut_short_anywhere_is_refused(path: Path) -> None:
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert_refused(path, "damaged", "Fetch it again")


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"{}", bytes(1000)])
def test_another_kind_of_file_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert_refused(path, "another kind of file")


def test_weights_of_another_program_are_refused(path: Path) -> None:
    path.write_bytes(save(WEIGHTS))
    assert_refused(path, "not of digitpad")
    path.write_bytes(save(WEIGHTS, {"format": "pt"}))
    assert_refused(path, "not of digitpad")


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '"card"', "null", "[" * 100_000])
def test_a_card_that_is_no_document_is_refused(path: Path, text: str) -> None:
    assert_refused(rewritten(path, text), "damaged")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_a_card_with_what_is_no_number_is_refused(path: Path, value: str) -> None:
    text = json.dumps(document()).replace("1.25", value)
    assert_refused(rewritten(path, text), value)


@pytest.mark.parametrize("version", [FORMAT + 1, 0, "1", None])
def test_another_format_is_refused(path: Path, version: object) -> None:
    rewritten(path, document(format=version, novelty=True))
    assert_refused(path, f"format {version}", f"reads format {FORMAT}")


def test_unknown_entries_are_refused(path: Path) -> None:
    assert_refused(rewritten(path, document(novelty=1, another=2)), "another, novelty")


@pytest.mark.parametrize("figures", [{"exact": 0.99, "count": 10}, {}, 0.99, {"exact": "0.99"}])
def test_figures_that_are_not_whole_are_refused(path: Path, figures: object) -> None:
    metrics = {**CARD.metrics, "tablet": figures}
    assert_refused(rewritten(path, document(metrics=metrics)), "not whole: tablet")


@pytest.mark.parametrize("name", ["name", "network", "alphabet", "decoder", "framing"])
def test_missing_entries_are_refused(path: Path, name: str) -> None:
    lacking = {key: value for key, value in document().items() if key != name}
    assert_refused(rewritten(path, lacking), "lacks", name)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", 7),
        ("alphabet", ["0", "1"]),
        ("framing", [32, 160]),
        ("arguments", None),
        ("data", {}),
        ("commit", 1),
    ],
)
def test_entries_of_the_wrong_kind_are_refused(path: Path, name: str, value: object) -> None:
    assert_refused(rewritten(path, document(**{name: value})), "wrong kind", name)


@pytest.fixture(params=["BF16", "F8_E4M3"])
def unknown(request: pytest.FixtureRequest, path: Path) -> Path:
    """A checkpoint with weights of a kind that numpy does not know."""
    size = 2 if request.param == "BF16" else 1
    header = {
        "weight": {"dtype": request.param, "shape": [1], "data_offsets": [0, size]},
        "__metadata__": {"digitpad": json.dumps(document())},
    }
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + bytes(size))
    return path


def test_weights_that_numpy_does_not_know_are_refused(unknown: Path) -> None:
    # In a process of its own: whatever imports ml_dtypes here teaches numpy for good.
    code = (
        "import sys\n"
        "from digitpad.recognition.checkpoint import CheckpointError, load\n"
        "try:\n"
        "    load(sys.argv[1])\n"
        "except CheckpointError as error:\n"
        "    print(error)\n"
        "assert 'ml_dtypes' not in sys.modules\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, unknown], stdout=subprocess.PIPE, text=True, check=True
    )
    assert "choose another" in run.stdout


def test_weights_that_numpy_was_taught_are_refused_too(unknown: Path) -> None:
    pytest.importorskip("ml_dtypes")  # onnx brings it
    with pytest.raises(CheckpointError, match="choose another"):
        load(unknown)


class Trap:
    """What runs when it is unpickled."""

    def __init__(self, sprung: Path) -> None:
        self.sprung = sprung

    def __reduce__(self) -> tuple[Any, ...]:
        return (Path.touch, (self.sprung,))


def test_nothing_is_ever_unpickled(tmp_path: Path) -> None:
    sprung, path = tmp_path / "sprung", tmp_path / "model.pth"
    for content in (Trap(sprung), {"digitpad": Trap(sprung)}):
        path.write_bytes(pickle.dumps(content))
        assert_refused(path, "another kind of file")
        torch.save(content, path)
        assert_refused(path, "another kind of file")
    assert not sprung.exists()
    pickle.loads(pickle.dumps(Trap(sprung)))
    assert sprung.exists(), "the trap is one"
