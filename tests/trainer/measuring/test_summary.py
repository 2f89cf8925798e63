"""The summary of a network: what its layers give, weigh and cost, and how that is printed."""

from __future__ import annotations

import json
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
import torch

from digitpad.recognition import networks
from digitpad.recognition.checkpoint import Card, save_checkpoint
from digitpad.recognition.networks import build, names
from trainer.cli import main
from trainer.measuring.summary import Summary, summary

Output = pytest.CaptureFixture[str]


def summary_of(name: str) -> Summary:
    """Of a network as it is by default, for frames of the size that it is built for."""
    network = import_module(f"{networks.__name__}.{name}").Network
    size = signature(network).parameters.get("size")
    return summary(name, {}, *((32, 32) if size is None else size.default))


@pytest.mark.parametrize("name", names())
def test_the_layers_make_up_the_network(name: str) -> None:
    found = summary_of(name)
    with torch.device("meta"):
        weights = sum(weight.numel() for weight in build(name, {}).parameters())
    assert found.weights == weights == sum(layer.weights for layer in found.layers)
    assert found.multiply_adds == sum(layer.multiply_adds for layer in found.layers) > 0
    assert all(
        layer.multiply_adds > 0 for layer in found.layers if layer.kind in ("Conv2d", "Linear")
    )


def test_they_are_listed_in_the_order_of_their_use() -> None:
    layers = summary_of("plain").layers
    assert [(layer.kind, layer.output) for layer in layers if layer.weights] == [
        ("Conv2d", (1, 32, 28, 28)),
        ("Conv2d", (1, 64, 14, 14)),
        ("Linear", (1, 128)),
        ("Linear", (1, 10)),
    ]
    assert (layers[0].name, layers[-1].name) == ("layers.0", "layers.10")


def test_products_and_convolutions_cost_multiply_adds() -> None:
    costs = [layer.multiply_adds for layer in summary_of("plain").layers if layer.multiply_adds]
    assert costs == [28 * 28 * 32 * 9, 14 * 14 * 64 * 32 * 9, 64 * 7 * 7 * 128, 128 * 10]


def test_recurrent_layers_cost_them_too() -> None:
    found = summary("crnn", {"hidden": 64, "layers": 1}, 32, 128)
    [lstm] = [layer for layer in found.layers if layer.kind == "LSTM"]
    assert lstm.output == (1, 33, 128)
    assert lstm.multiply_adds == 33 * 2 * 4 * 64 * (512 + 64)


def test_a_layer_counts_for_every_window_that_it_sees() -> None:
    first = summary_of("windows").layers[0]
    assert first.output == (9, 8, 32, 32)
    assert first.multiply_adds == 9 * 8 * 9 * 32 * 32


def run(*arguments: str) -> int:
    return main(("summary", *arguments))


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    """A checkpoint of a network for places."""
    arguments = {"size": [28, 56], "positions": 2, "channels": [4, 4, 8, 8], "hidden": 16}
    framing = {"height": 28, "width": 56}
    card = Card("two", "Two", "multihead", arguments, "0123456789-", "positions", framing)
    network = build(card.network, arguments)
    path = tmp_path / "two.safetensors"
    save_checkpoint(path, card, {k: value.numpy() for k, value in network.state_dict().items()})
    return path


def printed(capsys: Output, *arguments: str) -> dict[str, Any]:
    assert run(*arguments, "--format", "json") == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_a_checkpoint_is_shown_as_it_was_built(capsys: Output, checkpoint: Path) -> None:
    found = printed(capsys, str(checkpoint))
    assert (found["network"], found["frame"], found["output"]) == (
        "multihead",
        [1, 1, 28, 56],
        [1, 2, 11],
    )


def test_a_recipe_is_shown_with_its_changes(capsys: Output) -> None:
    plain = printed(capsys, "number")
    changed = printed(capsys, "number", "--set", "network.arguments.context=64")
    assert changed["arguments"]["context"] == 64
    assert changed["weights"] < plain["weights"]


def test_text_is_a_table_with_a_line_for_all_of_it(capsys: Output, checkpoint: Path) -> None:
    assert run(str(checkpoint)) == 0
    head, frame, first, *_, last = capsys.readouterr().out.splitlines()
    assert head.split() == ["layer", "kind", "output", "weights", "multiply-adds"]
    assert " ".join(frame.split()) == "frame 1 × 1 × 28 × 56"
    assert " ".join(first.split()) == "trunk.0 Conv2d 1 × 4 × 28 × 56 40 56,448"
    assert " ".join(last.split()).startswith("multihead 1 × 2 × 11 ")
    assert head.index("kind") == first.index("Conv2d")


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["nmber"], "neither a checkpoint nor a recipe 'nmber'; give the path of one, or one of "),
        (["number", "--set", "network.name=colums"], "There is no network 'colums'"),
        (["number", "--set", "framing.height=20"], "The network of number cannot be built: "),
        (["number", "--set", "framing.hight=20"], "did you mean framing.height?"),
    ],
)
def test_mistakes_are_told_in_a_line(capsys: Output, arguments: list[str], answer: str) -> None:
    assert run(*arguments) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("trainer: ")
    assert answer in told.err
    assert told.err.count("\n") == 1


def test_a_checkpoint_with_foreign_framing_is_refused(capsys: Output, tmp_path: Path) -> None:
    card = Card("odd", "Odd", "plain", {}, "0123456789", "single", {"hight": 28})
    save_checkpoint(tmp_path / "odd.safetensors", card, {})
    assert run(str(tmp_path / "odd.safetensors")) == 1
    assert "does not fit this digitpad" in capsys.readouterr().err
