"""Before and after a lesson: what the figures say, in words and as a choice."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from digitpad.ui.teaching.before_after import BeforeAfter, Effect, effect, forgotten
from tests.ui.teaching.comparisons import comparison, figures


class TestEffect:
    @pytest.mark.parametrize(
        ("after", "said", "words"),
        [
            (15, Effect.BETTER, "reads your hand better"),
            (12, Effect.SAME, "12 of your 16 drawings that it did not learn, and 12 before"),
            (11, Effect.WORSE, "Discard it"),
        ],
    )
    def test_hangs_on_the_users_own_drawings(
        self, qtbot: QtBot, after: int, said: Effect, words: str
    ) -> None:
        view = BeforeAfter()
        qtbot.addWidget(view)
        view.show_compared(comparison(12, after))

        assert effect(comparison(12, after)) is said
        assert words in view.words

    @pytest.mark.parametrize(
        ("after", "said", "words"),
        [
            (185, Effect.BETTER, "better: 185 instead of 170 of 200 numbers made of digits"),
            (171, Effect.SAME, "171 of 200 numbers made of digits of yours"),
            (169, Effect.SAME, "lose nothing"),
            (160, Effect.WORSE, "Discard it"),
        ],
    )
    def test_hangs_on_numbers_made_of_them_where_there_are_some(
        self, qtbot: QtBot, after: int, said: Effect, words: str
    ) -> None:
        compared = comparison(12, 12)
        compared["before"]["your-digits"] = figures(170, 200)
        compared["after"]["your-digits"] = figures(after, 200)
        view = BeforeAfter()
        qtbot.addWidget(view)
        view.show_compared(compared)

        assert effect(compared) is said
        assert words in view.words
        assert forgotten(compared) == []

    def test_warns_where_others_are_read_less_well(self, qtbot: QtBot) -> None:
        view = BeforeAfter()
        qtbot.addWidget(view)
        view.show_compared(comparison(12, 15, others=960))

        assert forgotten(comparison(12, 15, others=960)) == ["tablet-strings/validate"]
        assert "other people less well" in view.words

    def test_noise_is_no_loss_of_others(self) -> None:
        assert forgotten(comparison(12, 15, others=966)) == []

    @pytest.mark.parametrize(
        ("name", "before", "after", "said"),
        [
            ("sample-ink", (8, 8), (6, 8), "Of the 8 numbers that come with digitpad it reads 6"),
            ("letters/validate", (950, 1000), (900, 1000), "refuses letters and symbols less"),
            ("strings/validate", (950, 1000), (900, 1000), "numbers of other people less well"),
        ],
    )
    def test_warns_of_what_is_answered_less_well_and_of_nothing_else(
        self,
        qtbot: QtBot,
        name: str,
        before: tuple[int, int],
        after: tuple[int, int],
        said: str,
    ) -> None:
        compared = comparison(12, 15, others=975)
        compared["before"][name] = figures(*before)
        compared["after"][name] = figures(*after)
        view = BeforeAfter()
        qtbot.addWidget(view)
        view.show_compared(compared)

        assert forgotten(compared) == [name]
        assert said in view.words
        assert ("other people" in view.words) == (name == "strings/validate")

    def test_one_of_a_few_sample_numbers_says_nothing(self) -> None:
        compared = comparison(12, 15)
        compared["before"]["sample-ink"] = figures(8, 8)
        compared["after"]["sample-ink"] = figures(7, 8)

        assert forgotten(compared) == []
