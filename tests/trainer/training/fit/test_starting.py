"""Weights to begin a run with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import torch
from safetensors import safe_open

from trainer.recipes.recipe import Recipe
from trainer.run_folder import state_file
from trainer.training.network import build_network
from trainer.training.validation import ValidationSets, validated

if TYPE_CHECKING:
    from tests.trainer.training.fit.conftest import Disturbing, Event, StateOf, TinyWith, Trained


class TestStart:
    def test_are_looked_at_before_the_first_step(
        self,
        trained: Trained,
        tiny: Recipe,
        unseen: ValidationSets,
        weights: dict[str, torch.Tensor],
    ) -> None:
        events: list[Event] = []
        trained(start=weights, report=events.append)

        assert events[0]["step"] == 0
        assert events[0]["score"] == validated(tiny, weights, unseen).score

    def test_are_kept_where_none_are_better(
        self, trained: Trained, tiny_with: TinyWith, weights: dict[str, torch.Tensor]
    ) -> None:
        harmful = tiny_with("schedule.warm_up_steps=0", "optimizer.rate=10.0")
        fitted = trained(recipe=harmful, start=weights)

        assert fitted.step == 0
        assert all(torch.equal(fitted.weights[name], weights[name]) for name in weights)

    def test_are_remembered_where_the_recipe_says_so(
        self,
        trained: Trained,
        tiny: Recipe,
        tiny_with: TinyWith,
        unseen: ValidationSets,
        weights: dict[str, torch.Tensor],
        tmp_path: Path,
    ) -> None:
        frames, _ = unseen["ink"]

        def said(weights: dict[str, torch.Tensor]) -> torch.Tensor:
            network = build_network(tiny).eval()
            network.load_state_dict(weights)
            with torch.no_grad():
                answer: torch.Tensor = network(frames).softmax(-1)
            return answer

        def strayed(distillation: float) -> float:
            recipe = tiny_with(
                *("training.fixed_norms=true", "training.steps=120", "optimizer.rate=0.005"),
                f"loss.distillation={distillation}",
            )
            run = f"run-{distillation}"
            trained(recipe=recipe, start=weights, run=run)
            with safe_open(state_file(tmp_path / run), framework="pt") as file:
                names = [name for name in file.keys() if name.startswith("average/")]  # noqa: SIM118 - no mapping
                last = {n.removeprefix("average/"): file.get_tensor(n) for n in names}
            return float((said(last) - said(weights)).abs().mean())

        assert strayed(30.0) < 0.7 * strayed(1e-6)

    def test_are_gone_on_from_exactly(
        self,
        trained: Trained,
        tiny_with: TinyWith,
        interrupted: Disturbing,
        state: StateOf,
        weights: dict[str, torch.Tensor],
    ) -> None:
        recipe = tiny_with("training.fixed_norms=true", "loss.distillation=0.5")
        trained(recipe=recipe, start=weights, run="whole")
        for at in (0, 7, 22):
            trained(interrupted(at), recipe, start=weights, run="parts", resume=True)
        trained(recipe=recipe, start=weights, run="parts", resume=True)

        assert state("parts") == state("whole")
