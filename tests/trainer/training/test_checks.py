"""Before a run: that it can be measured at its end, and what it is, and is not, chosen by."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from trainer.data.sample import DataError
from trainer.recipes.recipe import Recipe, RecipeError, Schedule, Stopping
from trainer.training.checks import check_chooses_nothing, check_protocols, check_validation


class TestDataToMeasureOn:
    def test_that_are_at_hand_are_enough(self, files: Path, tiny: Recipe) -> None:
        numbers = replace(tiny, decoder="ctc", protocols=("tablet", "scrawls"))
        check_protocols(numbers, files)
        check_protocols(tiny, files)

    def test_that_are_learnt_from_are_told_before_anything_is_learnt(
        self, files: Path, tiny: Recipe
    ) -> None:
        learning = replace(tiny, data=replace(tiny.data, pictures=("emnist",)))
        with pytest.raises(DataError, match=r"learns from emnist, .* of protocol mnist are: name"):
            check_protocols(replace(learning, protocols=("tablet", "mnist")), files)
        before = [{"name": "emnist", "part": "train", "writers": []}]
        with pytest.raises(DataError, match="learns from emnist"):
            check_protocols(replace(tiny, protocols=("mnist",)), files, before)
        check_protocols(replace(learning, protocols=("tablet",)), files)

    @pytest.mark.parametrize("protocols", [("tablet",), ("mnist", "tablet"), ()])
    def test_that_are_missing_are_told_before_any_are_fetched(
        self, tmp_path: Path, tiny: Recipe, protocols: tuple[str, ...]
    ) -> None:
        with pytest.raises(DataError, match=r"Put pendigits-orig\.tra"):
            check_protocols(replace(tiny, protocols=protocols), tmp_path)

    def test_must_tell_something_of_the_network(self, tmp_path: Path, tiny: Recipe) -> None:
        with pytest.raises(DataError, match=r"letters cannot tell anything of tiny: .* --set 'pro"):
            check_protocols(replace(tiny, protocols=("tablet", "letters")), tmp_path)

    def test_need_packages_that_are_told_where_they_are_missing(
        self, files: Path, tiny: Recipe, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("trainer.protocols.protocol.find_spec", lambda name: None)
        check_protocols(replace(tiny, protocols=("tablet",)), files)
        with pytest.raises(DataError, match="kornia is needed for this and not installed"):
            check_protocols(replace(tiny, protocols=("tablet", "corrupted")), files)


class TestDigitsToChooseBy:
    @pytest.mark.parametrize("names", [("mnist", "qmnist"), ("usps", "kaggle", "emnist")])
    def test_are_not_learnt_by_another_name(self, tiny: Recipe, names: tuple[str, ...]) -> None:
        learning = replace(tiny, data=replace(tiny.data, pictures=names))

        with pytest.raises(DataError, match=r"learns from \w+, .* is validated by: name data sets"):
            check_validation(learning)

    @pytest.mark.parametrize("names", [("mnist", "usps"), ("qmnist",), ("emnist", "folder")])
    def test_are_others_in_data_sets_that_share_none(
        self, tiny: Recipe, names: tuple[str, ...]
    ) -> None:
        check_validation(replace(tiny, data=replace(tiny.data, pictures=names)))

    def test_were_not_learnt_by_the_first_weights(self, tiny: Recipe) -> None:
        learnt: dict[str, Any] = {"name": "qmnist", "part": "train", "writers": []}
        chosen = {**learnt, "part": "validate"}

        with pytest.raises(
            DataError, match="or its first weights did, where digits are that mnist"
        ):
            check_validation(tiny, [learnt, chosen])
        check_validation(tiny, [chosen])


class TestDrawingsThatChooseNothing:
    def test_do_not_end_a_run(self, tiny: Recipe) -> None:
        check_chooses_nothing(tiny)
        with pytest.raises(RecipeError, match=r"Set stopping\.patience=0\."):
            check_chooses_nothing(replace(tiny, stopping=Stopping(patience=3)))

    def test_do_not_lower_its_rate(self, tiny: Recipe) -> None:
        check_chooses_nothing(replace(tiny, schedule=Schedule("stairs", every=9)))
        with pytest.raises(RecipeError, match=r"Set schedule\.name=cosine"):
            check_chooses_nothing(replace(tiny, schedule=Schedule("plateau", patience=3)))
