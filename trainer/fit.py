"""The training loop, from top to bottom."""

from __future__ import annotations

import math
import signal
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from digitpad.recognition.decode import decodable
from digitpad.recognition.networks import NetworkError, build
from trainer.augment import augmented
from trainer.data.batches import Batches, stream
from trainer.distill import fix_norms, memory, recipe_loss
from trainer.losses import greedy_texts
from trainer.progress import Pace, Report
from trainer.recipe import Recipe, RecipeError
from trainer.run import RunError, opened, state_file
from trainer.state import Fitted, State, Weights, keep, restore

ValidationSets = dict[str, tuple[Tensor, list[str]]]
"""Frames (N, 1, H, W) float32 with their labels, by the name of what they are."""

_REPORT_EVERY = 50
"""Steps, where nobody asks for another number."""


def fit(
    recipe: Recipe,
    batches: Batches,
    validation: ValidationSets,
    folder: Path,
    *,
    start: Weights | None = None,
    seed: int = 0,
    resume: bool = False,
    workers: int = 1,
    device: str = "cpu",
    stop: threading.Event | None = None,
    report: Report = lambda event: None,
    report_every: int = _REPORT_EVERY,
) -> Fitted:
    """Train until the recipe's last step, SIGINT or SIGTERM; the state is kept in the folder.

    start: the weights to begin with and to remember, fresh ones where there are none; they are
    looked at, too, and kept where none are better.
    stop: set to be done after the step at hand, with the best so far.
    With `resume` it goes on from the state there, if there is one, and ends with the very weights
    of a run that was not interrupted (the same machine, torch and number of threads provided).
    Raises RunError when there is a run already, when the state is of another recipe or seed, and
    when the loss is not finite; RecipeError when the recipe's network does not fit it.
    """
    kept = opened(folder, resume)
    training = recipe.training
    torch.manual_seed(seed)
    state = _fresh(recipe, start, device)
    before = memory(recipe, start, device)
    stop = stop or threading.Event()
    if kept.exists():
        restore(kept, recipe, seed, state)
    elif start is not None:
        figures = validated(recipe, start, validation, device)
        state.best = Fitted(_copied(state.average), figures, 0)
        report({"event": "validated", "step": 0, "best": True, **state.best.figures})
    network, optimizer = state.network.train(), state.optimizer
    if training.fixed_norms:
        fix_norms(network)
    pace, losses, stopping = Pace(training.steps, state.step), list[float](), False
    coming = stream(batches, state.step, training.steps, workers)
    with _interruptible() as interrupted, closing(coming):
        for step, batch in enumerate(coming, start=state.step + 1):
            for group in optimizer.param_groups:
                group["lr"] = recipe.optimizer.rate * share_of_rate(step, recipe)
            generator = torch.Generator().manual_seed((seed << 32) + step)
            torch.manual_seed((seed << 32) + step)
            frames = augmented(batch.frames, generator)
            with torch.autocast(device, dtype=torch.bfloat16):
                frames = frames.to(device, memory_format=torch.channels_last)
                logits = network(frames)
            value = recipe_loss(
                recipe, logits.float(), batch.labels, before(frames) if before else None
            )
            losses.append(value.item())
            if not math.isfinite(losses[-1]):
                raise RunError(_not_finite(step, folder))
            optimizer.zero_grad()
            value.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), recipe.optimizer.largest_gradient)
            optimizer.step()
            average_in(state.average, network, min(training.average, (1 + step) / (10 + step)))
            state.step, stopping = step, stop.is_set()
            if step % report_every == 0:
                report(
                    {
                        "event": "step",
                        "step": step,
                        "steps": training.steps,
                        "loss": sum(losses) / len(losses),
                        "rate": optimizer.param_groups[0]["lr"],
                        "samples_per_second": pace.per_second(step) * training.batch,
                        "seconds_left": pace.seconds_left(step),
                    }
                )
                losses.clear()
            if step % recipe.validation.every == 0 or step == training.steps or stopping:
                figures = validated(recipe, state.average, validation, device)
                is_best = figures["score"] >= state.best.figures["score"]
                if is_best:
                    state.best = Fitted(_copied(state.average), figures, step)
                keep(kept, recipe, seed, state)
                report({"event": "validated", "step": step, "best": is_best, **figures})
            if interrupted or stopping:
                keep(kept, recipe, seed, state)
                break
    finished = state.step >= training.steps or (stopping and not interrupted)
    return replace(state.best, finished=finished)


def build_network(recipe: Recipe) -> nn.Module:
    """The recipe's network with fresh weights; raises RecipeError where it does not fit."""
    framing = recipe.framing
    try:
        network = build(recipe.network.name, recipe.network.arguments)
        with torch.inference_mode():
            logits = network.eval()(torch.zeros(1, 1, framing.height, framing.width))
    except (NetworkError, RuntimeError, TypeError, ValueError) as error:
        raise RecipeError(f"The recipe's network cannot be built: {error}.") from error
    if not decodable(recipe.decoder, logits.numpy(), recipe.alphabet):
        raise RecipeError(
            f"The recipe's network answers with {tuple(logits.shape[1:])} numbers, which decoder "
            f"{recipe.decoder!r} cannot read with the alphabet {recipe.alphabet!r}."
        )
    return network


def validated(
    recipe: Recipe, weights: Weights, validation: ValidationSets, device: str = "cpu"
) -> dict[str, float]:
    """Share of exactly right texts for each set, and their mean as "score"."""
    network = build(recipe.network.name, recipe.network.arguments).eval()
    network.load_state_dict(weights)
    network.to(device).to(memory_format=torch.channels_last)
    figures = {}
    with torch.inference_mode():
        for name, (frames, labels) in validation.items():
            texts = [
                text
                for part in torch.split(frames, 128)
                for text in greedy_texts(
                    recipe.decoder,
                    network(part.to(device, memory_format=torch.channels_last)),
                    recipe.alphabet,
                )
            ]
            right = sum(text == label for text, label in zip(texts, labels, strict=True))
            figures[name] = right / len(labels)
    return {"score": sum(figures.values()) / len(figures), **figures}


def _fresh(recipe: Recipe, start: Weights | None, device: str) -> State:
    """Where a run begins."""
    network = build_network(recipe)
    if start is not None:
        network.load_state_dict(start)
    network = network.to(device).to(memory_format=torch.channels_last)
    choice = recipe.optimizer
    optimizer = torch.optim.AdamW(_groups(network, choice.weight_decay), lr=choice.rate)
    average = _copied(network.state_dict())
    return State(network, optimizer, average, Fitted(average, {"score": -1.0}, 0))


def share_of_rate(step: int, recipe: Recipe) -> float:
    """How much of the full rate a step learns at, the first one being 1.

    Linear warm-up, then a cosine down to a hundredth.
    """
    warm_up, steps = recipe.schedule.warm_up_steps, recipe.training.steps
    if step < warm_up:
        return step / warm_up
    progress = (step - warm_up) / max(steps - warm_up, 1)
    return 0.01 + 0.99 * (1 + math.cos(math.pi * progress)) / 2


def _groups(network: nn.Module, weight_decay: float) -> list[dict[str, Any]]:
    """Weights of convolutions and linear layers decay; biases and norms do not."""
    weights = [value for value in network.parameters() if value.ndim > 1]
    others = [value for value in network.parameters() if value.ndim <= 1]
    return [
        {"params": weights, "weight_decay": weight_decay},
        {"params": others, "weight_decay": 0.0},
    ]


@torch.no_grad()
def average_in(average: Weights, network: nn.Module, decay: float) -> None:
    """Take a network's weights, and batch norm's statistics, into their moving average."""
    for name, value in network.state_dict().items():
        if value.is_floating_point():
            average[name].lerp_(value, 1 - decay)
        else:
            average[name].copy_(value)


def _copied(weights: Weights) -> Weights:
    return {name: value.clone() for name, value in weights.items()}


def _not_finite(step: int, folder: Path) -> str:
    """What to do when the loss has become infinite or no number at a step."""
    kept = f" The last good state stays in {folder}." if state_file(folder).exists() else ""
    return (
        f"The loss is no longer finite at step {step}: start again with a lower training.rate, "
        f"in another --out.{kept}"
    )


@contextmanager
def _interruptible() -> Iterator[list[int]]:
    """A list that fills when SIGINT or SIGTERM asks to stop after the step at hand."""
    signals: list[int] = []
    previous = {
        number: signal.signal(number, lambda received, frame: signals.append(received))
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield signals
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
