"""A checkpoint comes back as it was kept, and whatever is none is refused in words."""

from __future__ import annotations

import json
import pickle
import struct
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors import SafetensorError
from safetensors.numpy import save

from digitpad.recognition.checkpoint import (
    FORMAT,
    Card,
    CheckpointError,
    Weights,
    available,
    find,
    load,
    own,
    own_folder,
    read_card,
    save_checkpoint,
    shipped,
)

CARD = Card(
    name="small",
    title="Small: for tests",
    network="columns",
    arguments={"symbols": 12, "channels": [4, 4, 8, 8]},
    alphabet="-0123456789?",
    decoder="ctc",
    framing={"height": 32, "pen": 2.4},
    calibration={"temperature": 1.25},
    recipe={"training": {"steps": 3}},
    data=[{"name": "mnist", "part": "train", "writers": []}],
    metrics={"mnist": {"exact": 0.99, "low": 0.988, "high": 0.992, "count": 10_000}},
    commit="0123abc",
)
WEIGHTS: Weights = {
    "kernel": np.arange(24, dtype=np.float32).reshape(2, 3, 4),
    "turned": np.arange(6, dtype=np.float64).reshape(2, 3).T,
    "half": np.array([0.5, -2], np.float16),
    "count": np.array(7, np.int64),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A checkpoint that is fine."""
    path = tmp_path / "small.safetensors"
    save_checkpoint(path, CARD, WEIGHTS)
    return path


def rewritten(path: Path, document: object) -> Path:
    """The checkpoint with another card, however it is."""
    text = document if isinstance(document, str) else json.dumps(document)
    path.write_bytes(save(WEIGHTS, {"digitpad": text}))
    return path


def document(**changes: Any) -> dict[str, Any]:
    return {"format": FORMAT, **asdict(CARD), **changes}


def assert_refused(path: Path, *words: str) -> None:
    """Both ways of reading refuse it, naming the file and what to do."""
    for reading in (read_card, load):
        with pytest.raises(CheckpointError) as refusal:
            reading(path)
        for word in (str(path), *words):
            assert word in str(refusal.value)


def test_it_comes_back_as_it_was_kept(path: Path) -> None:
    card, weights = load(path)
    assert card == CARD
    assert weights.keys() == WEIGHTS.keys()
    for name, array in WEIGHTS.items():
        assert weights[name].dtype == array.dtype
        np.testing.assert_array_equal(weights[name], array)


def test_the_card_can_be_read_alone(path: Path) -> None:
    assert read_card(path) == CARD


def test_what_a_card_may_leave_out_has_defaults(path: Path) -> None:
    named = ("name", "title", "network", "arguments", "alphabet", "decoder", "framing")
    least = {name: value for name, value in asdict(CARD).items() if name in named}
    rewritten(path, {"format": FORMAT, **least})
    assert read_card(path) == Card(**least)
    assert read_card(path).commit is None


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


def test_a_new_one_takes_the_place_of_the_old(path: Path) -> None:
    newer = replace(CARD, title="Newer")
    save_checkpoint(path, newer, WEIGHTS)
    assert read_card(path) == newer
    assert list(path.parent.glob("*small*")) == [path], "nothing is left beside it"


@pytest.mark.parametrize(
    ("card", "weights"),
    [
        (replace(CARD, metrics={"mnist": {"exact": float("nan")}}), WEIGHTS),
        (replace(CARD, recipe={"made": object()}), WEIGHTS),
        (CARD, {"odd": np.array(["text"])}),
    ],
)
def test_what_cannot_be_kept_leaves_the_old_one(path: Path, card: Card, weights: Weights) -> None:
    before = path.read_bytes()
    with pytest.raises((SafetensorError, TypeError, ValueError)):
        save_checkpoint(path, card, weights)
    assert path.read_bytes() == before
    assert list(path.parent.glob("*small*")) == [path]


def test_where_it_cannot_be_put_nothing_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "folder.safetensors"
    folder.mkdir()
    with pytest.raises(OSError, match="directory"):
        save_checkpoint(folder, CARD, WEIGHTS)
    assert list(tmp_path.glob("*folder*")) == [folder]


def test_the_pads_own_come_first() -> None:
    names = [path.stem for path in shipped()]
    assert names[:2] == ["number", "digit"]
    assert names[2:] == sorted(names[2:])


def test_the_shipped_ones_can_all_be_found_and_read() -> None:
    for path in shipped():
        assert find(path.stem) == path
        card = read_card(path)
        assert card.name == path.stem
        assert path.stat().st_size < (6_000_000 if card.comparison else 4_000_000)


class TestOwn:
    @pytest.fixture
    def mine(self) -> Path:
        """A checkpoint that was made for the user."""
        own_folder().mkdir()
        save_checkpoint(own_folder() / "mine.safetensors", CARD, WEIGHTS)
        return own_folder() / "mine.safetensors"

    def test_where_none_was_made_there_is_none(self) -> None:
        assert own() == []
        assert available() == shipped()

    def test_where_one_may_not_look_there_is_none(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # Longer than names may be: that is refused to everybody, as a closed folder is to most.
        monkeypatch.setenv("DIGITPAD_HOME", str(home / ("long" * 100)))

        assert own() == []
        assert find("number") == shipped()[0]

    def test_they_come_after_the_shipped_ones(self, mine: Path) -> None:
        save_checkpoint(own_folder() / "another.safetensors", CARD, WEIGHTS)

        assert own() == [own_folder() / "another.safetensors", mine]
        assert available() == [*shipped(), *own()]

    def test_they_are_found_by_name(self, mine: Path) -> None:
        assert find("mine") == mine

    def test_a_shipped_one_is_found_before_one_of_the_same_name(self, mine: Path) -> None:
        mine.rename(own_folder() / "number.safetensors")

        assert find("number") == shipped()[0]

    def test_they_are_named_where_another_is_asked_for(self, mine: Path) -> None:
        with pytest.raises(CheckpointError, match="your own ones: mine"):
            find("yours")


def test_any_file_is_found_by_its_path(path: Path) -> None:
    assert find(path) == path
    assert find(str(path)) == path


@pytest.mark.parametrize("name", ["no-such-one", "", "number.pth", "\0", "long" * 100])
def test_what_is_not_there_is_refused_and_the_known_ones_are_named(name: str) -> None:
    with pytest.raises(CheckpointError, match=r"one of the shipped ones: .*number") as refusal:
        find(name)
    assert repr(name) in str(refusal.value)
