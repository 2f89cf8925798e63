"""The end of a run: its best weights as a checkpoint, calibrated and with its figures."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from numpy.typing import NDArray
from torch import Tensor

from digitpad.recognition.checkpoint import Card, Weights, save_checkpoint
from digitpad.recognition.recognizer import Recognizer
from trainer.calibrate import calibrated
from trainer.data.sample import DataError, Part
from trainer.data.sets import SETS, public_name
from trainer.data.sources import overlap
from trainer.evaluate import usual
from trainer.material import calibration_of
from trainer.progress import Report
from trainer.protocols import PROTOCOLS
from trainer.recipe import Recipe
from trainer.record import machine
from trainer.report.answers import Answers
from trainer.report.asking import asked
from trainer.run import RunError
from trainer.state import Fitted


def check_protocols(recipe: Recipe, data: Path, seen: Sequence[dict[str, Any]] = ()) -> None:
    """Whether a run can be measured at its end.

    seen: what its first weights have seen, as a card has it.
    Raises DataError where data for that are missing or damaged, or learnt from, or a package is
    missing.
    """
    learnt = [*seen, *(_part(name, "train") for name in recipe.data.pictures)]
    for protocol in _protocols(recipe):
        read = PROTOCOLS[protocol].data
        if known := overlap(learnt, [_part(read, "test")] if read else []):
            raise DataError(
                f"Recipe {recipe.name} learns from {', '.join(known)}, or its first weights did, "
                f"where digits of protocol {protocol} are: name others, as in "
                "--set 'protocols=[\"tablet\"]'."
            )
    for protocol in _protocols(recipe):
        PROTOCOLS[protocol].check_package()
    names = {PROTOCOLS[protocol].data for protocol in _protocols(recipe)} - {""}
    # Nothing is fetched before what people must put there themselves is there.
    sets = [SETS[name] for name in sorted(names)]
    for one in sorted(sets, key=lambda one: one.place.published):
        one.read(data, "test")


def check_validation(
    recipe: Recipe, seen: Sequence[dict[str, Any]] = (), by: Sequence[str] = ()
) -> None:
    """Whether a run learns no digit that it is chosen and calibrated by.

    seen: what its first weights have seen, as a card has it; what they were chosen by is no matter.
    by: names of data sets besides the recipe's own that it is looked at with.
    Raises DataError where it does: many of MNIST's digits to validate are QMNIST's to learn.
    """
    learnt = [entry for entry in seen if entry["part"] == "train"]
    learnt += [_part(name, "train") for name in recipe.data.pictures]
    for name in (*recipe.data.pictures, *by):
        if known := overlap(learnt, [_part(name, "validate")]):
            raise DataError(
                f"Recipe {recipe.name} learns from {', '.join(known)}, or its first weights did, "
                f"where digits are that {name} is validated by: name data sets that share none, "
                "as in --set 'data.pictures=[\"mnist\"]', and begin with weights that have not "
                "seen the others."
            )


def finish(
    recipe: Recipe,
    trained: Mapping[str, Tensor],
    data: Path,
    path: Path,
    seen: list[dict[str, Any]],
    run: dict[str, Any],
    report: Report,
) -> list[Answers]:
    """Write the checkpoint; it is measured under the recipe's protocols, or all that suit.

    seen: what the weights have learnt from, and run: how, both as a card has them.
    Returns what was read under each protocol.
    Raises DataError for missing data, RunError where it cannot be written.
    """
    card = replace(_card(recipe), data=seen, commit=commit(), run=run)
    weights = {name: released(value) for name, value in trained.items()}
    write_checkpoint(path, card, weights)
    report({"event": "calibrating"})
    recognizer = Recognizer.load(path, "cpu")
    ink, pictures = (
        asdict(calibrated(card, recognizer, numbers)) for numbers in calibration_of(recipe, data)
    )
    card = replace(card, calibration={**ink, "pictures": pictures})
    write_checkpoint(path, card, weights)
    recognizer = Recognizer.load(path, "cpu")
    read = []
    for name in _protocols(recipe):
        read.append(asked(recognizer, PROTOCOLS[name], data, "test", report))
        card.metrics[name] = read[-1].figures.as_metrics()
        write_checkpoint(path, card, weights)
        report({"event": "evaluated", "protocol": name, **card.metrics[name]})
    return read


def write_checkpoint(path: Path, card: Card, weights: Weights) -> None:
    """Write the checkpoint of a run; raises RunError where that cannot be."""
    try:
        save_checkpoint(path, card, weights)
    except OSError as error:
        raise RunError(
            f"{path} cannot be written: {error.strerror}. Put that right, and go on with --resume."
        ) from error


def _part(name: str, part: Part) -> dict[str, Any]:
    """An entry of a card's data, as far as it tells which digits it holds."""
    return {"name": public_name(name), "part": part, "writers": []}


def _card(recipe: Recipe) -> Card:
    """What a recipe alone says about its checkpoint."""
    return Card(
        name=recipe.name,
        title=recipe.title,
        network=recipe.network.name,
        arguments=recipe.network.arguments,
        alphabet=recipe.alphabet,
        decoder=recipe.decoder,
        framing=asdict(recipe.framing),
        recipe=recipe_document(recipe),
    )


def recipe_document(recipe: Recipe) -> dict[str, Any]:
    """A recipe as a card has it, where nobody's folders are named by their paths."""
    pictures = tuple(map(public_name, recipe.data.pictures))
    told = replace(recipe, data=replace(recipe.data, pictures=pictures))
    document: dict[str, Any] = json.loads(json.dumps(asdict(told)))
    return document


def _protocols(recipe: Recipe) -> Sequence[str]:
    """Those that a recipe names, or all that suit its checkpoint."""
    return recipe.protocols or usual(_card(recipe))


def run_facts(fitted: Fitted, seed: int, start: str | None) -> dict[str, Any]:
    """How the training went, for a card; start: what it began with, None from scratch."""
    about = machine()
    threads = "one thread" if about["threads"] == 1 else f"{about['threads']} threads"
    processor = ", ".join(about["gpus"]) or f"{about['cpu']}, {threads}"
    seconds = round(fitted.seconds)
    return {
        "start": start,
        "steps": fitted.steps,
        "seconds": seconds,
        "seed": seed,
        "machine": processor,
    }


def released(value: Tensor) -> NDArray[Any]:
    """A tensor as it is released: numbers in half precision, counters as they are."""
    array: NDArray[Any] = (value.half() if value.is_floating_point() else value).cpu().numpy()
    return array


def commit() -> str | None:
    """The commit of the code that runs; None where it does not lie in a git repository of its own.

    A package that was installed may lie within the repository of something else.
    """
    root = Path(__file__).resolve().parent.parent
    try:
        answer = subprocess.run(
            ["git", "rev-parse", "--show-toplevel", "--verify", "HEAD"],
            cwd=root,
            stdin=subprocess.DEVNULL,  # ours may be listened to: see orders
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    top, commit = answer.stdout.splitlines()
    return commit if Path(top) == root else None
