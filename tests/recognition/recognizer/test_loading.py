"""A checkpoint is loaded on a device that works, or refused in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import CheckpointError
from digitpad.recognition.networks import columns
from digitpad.recognition.reading import EMPTY
from digitpad.recognition.recognizer import DeviceError, Recognizer
from tests.recognition.recognizer.cards import CARD, Make, assert_close, scribbles, weights_of

NOT_THERE = ["cuda:99", "gpu", "", *([] if torch.cuda.is_available() else ["cuda"])]


@pytest.mark.parametrize("name", ["number", "digit"])
def test_the_shipped_ones_load_by_name(name: str) -> None:
    recognizer = Recognizer.load(name, "cpu")
    assert recognizer.card.name == name
    assert recognizer.device == "cpu"


@pytest.mark.parametrize("kind", [Path, str])
def test_any_loads_by_its_path(made: Make, kind: Callable[[Path], Path | str]) -> None:
    assert Recognizer.load(kind(made()), "cpu").card == CARD


def test_a_missing_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="one of these"):
        Recognizer.load(tmp_path / "none.safetensors")


def test_auto_takes_what_is_there(made: Make) -> None:
    recognizer = Recognizer.load(made())
    assert recognizer.device == ("cuda" if torch.cuda.is_available() else "cpu")
    assert_close(
        recognizer.read(scribbles(1)[0]), Recognizer.load(made(), "cpu").read(scribbles(1)[0])
    )


def test_auto_takes_the_cpu_where_cuda_takes_the_network_and_then_fails(
    made: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = Recognizer.load(made(), "cpu").read(scribbles(1)[0])
    places = ["cpu"]
    forward = columns.Network.forward

    def to(network: columns.Network, place: str = "cpu", **_: Any) -> columns.Network:
        places.append(place)
        return network

    def run(network: columns.Network, frames: Tensor) -> Tensor:
        if places[-1] == "cuda":  # without CUDA the frames fail to get there before
            raise RuntimeError("no kernel image is available for execution on the device")
        return forward(network, frames)

    monkeypatch.setattr(columns.Network, "to", to)
    monkeypatch.setattr(columns.Network, "forward", run)
    recognizer = Recognizer.load(made(), "auto")

    assert (recognizer.device, places[-2:]) == ("cpu", ["cuda", "cpu"])
    assert_close(recognizer.read(scribbles(1)[0]), expected)


@pytest.mark.parametrize("device", NOT_THERE)
def test_a_device_that_is_not_there_says_what_to_do(made: Make, device: str) -> None:
    with pytest.raises(DeviceError, match=r"does not work here .* Use auto or cpu instead\.") as no:
        Recognizer.load(made(), device)
    assert repr(device) in str(no.value)


@pytest.mark.parametrize("device", ["auto", "cpu", "cuda:99"])
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"network": "collumns"}, "no network 'collumns'"),
        ({"arguments": {"depth": 3}}, "no argument depth"),
        ({"arguments": {"channels": "many"}}, "does not fit"),
        ({"arguments": {"symbols": 11}}, "not those of its network"),
        ({"network": "glyph", "arguments": {}}, "not those of its network"),
        ({"decoder": "attention"}, "no decoder 'attention'"),
        ({"decoder": "single"}, "decoder and alphabet"),
        ({"alphabet": "-0123456789"}, "decoder and alphabet"),
        ({"alphabet": "0123456789?-"}, "decoder and alphabet"),
        ({"decoder": "positions"}, "decoder and alphabet"),
        ({"framing": {"hight": 32}}, "framing has an unknown hight"),
        ({"framing": {"height": "32"}}, "framing has an unknown height"),
        ({"framing": {"height": 32.5}}, "framing has an unknown height"),
        ({"framing": {"pen": True}}, "framing has an unknown pen"),
        ({"framing": {"height": 4}}, "leaves no room for ink"),
        ({"framing": {"height": 40}}, "does not fit"),
        ({"calibration": {"temprature": 1}}, "calibration has an unknown temprature"),
        ({"calibration": {"temperature": 0}}, "temperature"),
        ({"calibration": {"pictures": {"temprature": 1}}}, "calibration has an unknown temprature"),
    ],
)
def test_what_does_not_fit_together_is_refused_on_any_device(
    made: Make, changes: dict[str, Any], words: str, device: str
) -> None:
    path = made(**changes)
    with pytest.raises(CheckpointError) as refusal:
        Recognizer.load(path, device)
    message = str(refusal.value)
    assert message.startswith(f"{path} does not fit this digitpad: ")
    assert message.endswith("Choose another checkpoint.")
    assert words in message


@pytest.mark.parametrize("fault", ["missing", "unknown", "shape", "nan"])
def test_weights_of_another_network_are_refused(made: Make, fault: str) -> None:
    weights = weights_of(CARD)
    name = next(iter(weights))
    if fault == "missing":
        del weights[name]
    elif fault == "unknown":
        weights["novelty"] = np.zeros(3)
    elif fault == "shape":
        weights[name] = weights[name][:-1]
    else:
        weights[name] = weights[name] * np.float32(np.nan)
    with pytest.raises(CheckpointError, match="does not fit this digitpad"):
        Recognizer.load(made(weights=weights), "cpu")


def test_whole_numbers_do_where_others_are_meant(made: Make) -> None:
    path = made(framing={**CARD.framing, "pen": 2}, calibration={"temperature": 1})
    assert Recognizer.load(path, "cpu").read(Ink()) == EMPTY
