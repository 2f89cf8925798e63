"""A training run from its recipe to a checkpoint: data, fit, calibration, figures."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from digitpad.recognition.checkpoint import Card, save_checkpoint
from digitpad.recognition.recognizer import Recognizer
from trainer.calibrate import calibrated
from trainer.data.batches import Batches
from trainer.data.mixture import Mixture, mixture
from trainer.data.mnist import mnist
from trainer.data.pendigits import pendigits
from trainer.data.sample import Part, Sample
from trainer.data.sources import described
from trainer.data.style import NATURAL
from trainer.data.unipen import unipen, unipen_others
from trainer.evaluate import evaluate
from trainer.fit import ValidationSets, build_network, fit
from trainer.progress import Report
from trainer.protocols import PROTOCOLS
from trainer.recipe import Recipe
from trainer.state import Fitted, Weights

_VALIDATION_SEED = 7
_CALIBRATION_SAMPLES = 3000


def train(
    recipe: Recipe,
    data: Path,
    folder: Path,
    *,
    drawings: Sequence[Sample] = (),
    start: Weights | None = None,
    seed: int = 0,
    resume: bool = False,
    workers: int = 1,
    stop: threading.Event | None = None,
    report: Report,
) -> Path | None:
    """Train, calibrate, evaluate; the path of the checkpoint, None when it was interrupted.

    start: the weights to begin with, fresh ones where there are none.
    stop: set to be done with training after the step at hand, with the best so far.
    Raises DataError for data that are missing, RunError and RecipeError as fit does.
    """
    build_network(recipe)  # what is wrong with it is better said before all the data are read
    report({"event": "reading"})
    learnt = mixture(data, "train", recipe.data, drawings)
    unseen = mixture(data, "validate", recipe.data)
    batches = Batches(
        learnt.sample, recipe.framing, seed, recipe.training.batch, recipe.data.pen_spread
    )
    fitted = fit(
        recipe,
        batches,
        _validation(recipe, unseen),
        folder,
        start=start,
        seed=seed,
        resume=resume,
        workers=workers,
        device="cuda" if torch.cuda.is_available() else "cpu",
        stop=stop,
        report=report,
    )
    if not fitted.finished:
        return None
    path = folder / f"{recipe.name}.safetensors"
    finish(recipe, fitted, data, path, sources(data, drawings), report)
    return path


def finish(
    recipe: Recipe,
    fitted: Fitted,
    data: Path,
    path: Path,
    seen: list[dict[str, Any]],
    report: Report,
) -> None:
    """Write the checkpoint of a run's best weights, calibrated and with its figures."""
    card = Card(
        name=recipe.name,
        title=recipe.title,
        network=recipe.network.name,
        arguments=recipe.network.arguments,
        alphabet=recipe.alphabet,
        decoder=recipe.decoder,
        framing=asdict(recipe.framing),
        recipe=json.loads(json.dumps(asdict(recipe))),
        data=seen,
        commit=commit(),
    )
    weights = {name: released(value) for name, value in fitted.weights.items()}
    save_checkpoint(path, card, weights)
    report({"event": "calibrating"})
    recognizer = Recognizer.load(path, "cpu")
    ink, pictures = _numbers(recipe, data)
    of_ink, of_pictures = (calibrated(card, recognizer, numbers) for numbers in (ink, pictures))
    card = replace(card, calibration=asdict(of_ink) | {"pictures": asdict(of_pictures)})
    save_checkpoint(path, card, weights)
    recognizer = Recognizer.load(path, "cpu")
    for protocol in PROTOCOLS.values():
        if protocol.suits(recipe.decoder, recipe.data.lengths[1]):
            figures = evaluate(recognizer, protocol, data, report=report).as_metrics()
            card.metrics[protocol.name] = figures
            report({"event": "evaluated", "protocol": protocol.name, **figures})
    save_checkpoint(path, card, weights)


def released(value: Tensor) -> NDArray[Any]:
    """A tensor as it is released: numbers in half precision, counters as they are."""
    array: NDArray[Any] = (value.half() if value.is_floating_point() else value).cpu().numpy()
    return array


def _validation(recipe: Recipe, unseen: Mixture) -> ValidationSets:
    """Numbers in ink and in pictures by writers that are not learnt from."""
    sets = {}
    for name, make in (("ink", unseen.ink_number), ("pictures", unseen.picture_number)):
        random = np.random.default_rng(_VALIDATION_SEED)
        samples = [make(random) for _ in range(recipe.validation.samples)]
        frames = np.stack([recipe.framing.frame(sample.source).pixels for sample in samples])
        sets[name] = (torch.from_numpy(frames[:, None]), [sample.label for sample in samples])
    return sets


def _numbers(recipe: Recipe, data: Path) -> tuple[list[Sample], list[Sample]]:
    """What is calibrated on: numbers as people write them, in ink and in pictures."""
    unseen = mixture(data, "validate", replace(recipe.data, style=NATURAL))
    random = np.random.default_rng(_VALIDATION_SEED + 1)
    ink, pictures = (
        [make(random) for _ in range(_CALIBRATION_SAMPLES)]
        for make in (unseen.ink_number, unseen.picture_number)
    )
    return ink, pictures


def sources(data: Path, drawings: Sequence[Sample]) -> list[dict[str, Any]]:
    """What a checkpoint has seen: learnt from, or been chosen by."""
    parts: tuple[Part, ...] = ("train", "validate")
    entries = [
        described(data, name, part, samples(data, part))
        for part in parts
        for name, samples in (
            ("mnist", mnist),
            ("pendigits", pendigits),
            ("unipen", lambda folder, part: unipen(folder, part) + unipen_others(folder, part)),
        )
    ]
    if drawings:
        own = {"part": "train", "samples": len(drawings), "writers": [], "sha256": None}
        entries.append({"name": "collection", **own})
    return entries


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
