"""The rate of each step: how it warms up and falls, and what looks have to say in it."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

import pytest

from trainer.recipes.recipe import Recipe, Schedule, Stopping
from trainer.run.look import Looks
from trainer.training.schedule import falls, out_of_patience, rate, share_of_rate

NONE = Looks()


def scheduled(tiny: Recipe, steps: int = 15, patience: int = 0, **schedule: object) -> Recipe:
    """A recipe with a rate of 1."""
    return replace(
        tiny,
        training=replace(tiny.training, steps=steps),
        optimizer=replace(tiny.optimizer, rate=1.0),
        schedule=Schedule(**{"warm_up_steps": 0, **schedule}),  # type: ignore[arg-type]
        stopping=Stopping(patience),
    )


def after(recipe: Recipe, *losses: float) -> Looks:
    """The looks that met these losses, one after the other."""
    return reduce(lambda looks, loss: looks.after(loss, recipe.schedule), losses, NONE)


class TestCosine:
    @pytest.mark.parametrize(("step", "share"), [(1, 0.2), (5, 1.0), (10, 0.5 * 1.01), (15, 0.01)])
    def test_warms_up_and_falls_to_a_hundredth(self, step: int, share: float, tiny: Recipe) -> None:
        recipe = scheduled(tiny, warm_up_steps=5)

        assert share_of_rate(step, recipe) == pytest.approx(share)

    def test_may_do_without_warming_up(self, tiny: Recipe) -> None:
        recipe = scheduled(tiny, steps=10)

        assert share_of_rate(1, recipe) == pytest.approx(0.976, abs=0.001)

    def test_falls_without_a_word(self, tiny: Recipe) -> None:
        assert not falls(5, scheduled(tiny), NONE, NONE)


def test_constant_is_all_of_it_after_warming_up(tiny: Recipe) -> None:
    recipe = scheduled(tiny, name="constant", warm_up_steps=4)

    assert [rate(step, recipe, NONE) for step in (1, 2, 4, 15)] == [0.25, 0.5, 1.0, 1.0]


class TestStairs:
    def test_go_down_every_so_many_steps(self, tiny: Recipe) -> None:
        recipe = scheduled(tiny, name="stairs", factor=0.5, every=5)

        assert [rate(step, recipe, NONE) for step in (1, 5, 6, 10, 11)] == [1, 1, 0.5, 0.5, 0.25]

    def test_say_so_but_not_at_the_last_step(self, tiny: Recipe) -> None:
        recipe = scheduled(tiny, name="stairs", factor=0.5, every=5)

        assert [step for step in range(1, 16) if falls(step, recipe, NONE, NONE)] == [5, 10]


class TestPlateau:
    @pytest.fixture
    def recipe(self, tiny: Recipe) -> Recipe:
        return scheduled(tiny, name="plateau", factor=0.1, patience=3)

    @pytest.fixture
    def patient(self, recipe: Recipe) -> Recipe:
        return replace(recipe, schedule=replace(recipe.schedule, patience=2))

    @pytest.mark.parametrize(
        ("losses", "lowered"),
        [
            ((3, 2, 1), 0),
            ((1, 2), 0),
            ((1, 2, 2), 1),
            ((1, 1, 1), 1),
            ((1, 2, 0.5, 2), 0),
            ((1, 2, 2, 2), 1),
            ((1, 2, 2, 2, 2), 2),
            ((1, 2, 2, 0.5, 2, 2), 2),
        ],
    )
    def test_lowers_the_rate_after_so_many_looks_without_a_lower_loss(
        self, patient: Recipe, losses: tuple[float, ...], lowered: int
    ) -> None:
        assert after(patient, *losses).lowered == lowered
        assert rate(9, patient, after(patient, *losses)) == pytest.approx(0.1**lowered)

    def test_is_announced(self, patient: Recipe) -> None:
        before, now = after(patient, 1, 2), after(patient, 1, 2, 2)

        assert falls(9, patient, before, now)
        assert not falls(9, patient, before, before)

    def test_does_not_make_a_run_forget_how_long_it_waits(self, recipe: Recipe) -> None:
        patient = replace(recipe, schedule=replace(recipe.schedule, patience=2))
        looks = after(patient, 1, 2, 2, 2)

        assert (looks.idle, looks.waited) == (3, 1)
        assert out_of_patience(patient, looks)
        assert not out_of_patience(patient, after(patient, 1, 2, 2))


def test_a_run_without_patience_never_ends_early(tiny: Recipe) -> None:
    recipe = scheduled(tiny)

    assert not out_of_patience(recipe, after(recipe, 1, 2, 3, 4, 5, 6, 7))
