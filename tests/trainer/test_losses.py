"""What networks are taught by, and what they answer with."""

from __future__ import annotations

import math

import pytest
import torch
from torch.nn.functional import cross_entropy

from trainer.losses import greedy_texts, loss, text_chances

DIGITS = "0123456789"
LINE = "-0123456789?"


def path_logits(*paths: str) -> torch.Tensor:
    """(B, T, 12) logits that are quite sure of each path of symbols."""
    logits = torch.zeros(len(paths), len(paths[0]), len(LINE))
    for number, path in enumerate(paths):
        for step, symbol in enumerate(path):
            logits[number, step, LINE.index(symbol)] = 20
    return logits


class TestSingle:
    def test_loss_is_the_cross_entropy_of_the_digits(self) -> None:
        logits = torch.randn(3, 10, generator=torch.Generator().manual_seed(0))
        expected = cross_entropy(logits, torch.tensor([4, 0, 7]))

        assert loss("single", logits, ["4", "0", "7"], DIGITS, 0.0) == expected

    def test_loss_counts_classes_by_the_alphabet(self) -> None:
        logits = torch.tensor([[9.0, 0.0]])

        assert (
            loss("single", logits, ["7"], "71", 0.0)
            < 0.01
            < loss("single", logits, ["1"], "71", 0.0)
        )

    def test_smoothing_keeps_networks_from_being_too_sure(self) -> None:
        sure, surer = torch.tensor([[5.0, 0.0]]), torch.tensor([[50.0, 0.0]])

        assert loss("single", surer, ["0"], "01", 0.1) > loss("single", sure, ["0"], "01", 0.1)

    def test_text_is_the_likeliest_class(self) -> None:
        assert greedy_texts("single", torch.eye(10)[[4, 0]], DIGITS) == ["4", "0"]

    def test_a_digit_is_as_likely_as_its_class(self) -> None:
        logits = torch.tensor([[0.0, 2.0, 1.0]])

        assert text_chances("single", logits, ["7"], "470").item() == pytest.approx(
            logits.softmax(-1)[0, 1].item()
        )


class TestCtc:
    def test_loss_is_small_for_every_path_that_spells_the_label(self) -> None:
        logits = path_logits("44-0-7--", "-4--00-7", "4-07----")

        assert loss("ctc", logits, ["407"] * 3, LINE, 0.0).item() == pytest.approx(0, abs=1e-3)

    def test_loss_is_large_for_another_label_and_without_a_blank_between_twins(self) -> None:
        assert loss("ctc", path_logits("44-0-7--"), ["417"], LINE, 0.0) > 3
        assert loss("ctc", path_logits("44444444"), ["44"], LINE, 0.0) > 3
        assert loss("ctc", path_logits("44--4444"), ["44"], LINE, 0.0) < 0.01

    def test_loss_of_one_step_is_that_of_its_probability(self) -> None:
        logits = torch.zeros(1, 1, len(LINE))

        assert loss("ctc", logits, ["4"], LINE, 0.0).item() == pytest.approx(math.log(12))

    def test_loss_is_shared_out_among_symbols(self) -> None:
        logits, labels = torch.zeros(2, 3, len(LINE)), ["4", "407"]
        # 4 has six paths of the 12³, which are all alike, and 407 has one.
        four, more = 3 * math.log(12) - math.log(6), 3 * math.log(12)

        shared = loss("ctc", logits, labels, LINE, 0.0)
        assert shared.item() == pytest.approx((four + more / 3) / 2)

    def test_how_likely_a_text_is_is_the_sum_over_its_paths(self) -> None:
        found = text_chances("ctc", torch.zeros(3, 3, len(LINE)), ["4", "407", ""], LINE)

        assert found.tolist() == pytest.approx([6 / 12**3, 1 / 12**3, 1 / 12**3])

    def test_labels_may_be_of_different_lengths_and_hold_what_is_no_digit(self) -> None:
        logits = path_logits("4------", "1-?-2-?")

        assert loss("ctc", logits, ["4", "1?2?"], LINE, 0.0) < 0.01

    def test_a_label_too_long_for_the_steps_costs_nothing_and_teaches_nothing(self) -> None:
        logits = path_logits("44").requires_grad_()
        value = loss("ctc", logits, ["444444"], LINE, 0.0)
        value.backward()  # type: ignore[no-untyped-call]

        assert value == 0
        assert logits.grad is not None
        assert not logits.grad.any()

    @pytest.mark.parametrize(
        ("path", "text"),
        [("-4-", "4"), ("444", "4"), ("4-4", "44"), ("44-0-7", "407"), ("---", ""), ("?-1", "?1")],
    )
    def test_text_is_the_likeliest_path_without_repeats_and_blanks(
        self, path: str, text: str
    ) -> None:
        assert greedy_texts("ctc", path_logits(path), LINE) == [text]


class TestPositions:
    PLACES = "0123456789-"

    def logits(self, *rows: str, strength: float = 20.0) -> torch.Tensor:
        """(B, P, 11) logits that are quite sure of a symbol in each place."""
        logits = torch.zeros(len(rows), len(rows[0]), len(self.PLACES))
        for number, row in enumerate(rows):
            for place, symbol in enumerate(row):
                logits[number, place, self.PLACES.index(symbol)] = strength
        return logits

    def test_loss_is_the_sum_over_places_and_the_mean_over_samples(self) -> None:
        logits = torch.randn(2, 3, 11, generator=torch.Generator().manual_seed(0))
        targets = torch.tensor([[4, 0, 7], [1, 10, 10]])
        places = [cross_entropy(logits[:, place], targets[:, place]) for place in range(3)]

        value = loss("positions", logits, ["407", "1"], self.PLACES, 0.0)
        assert value.item() == pytest.approx(torch.stack(places).sum().item())

    @pytest.mark.parametrize(
        ("align", "row"), [("left", "40---"), ("middle", "40---"), ("right", "---40")]
    )
    def test_digits_stand_where_they_lie_in_the_frame(self, align: str, row: str) -> None:
        for told in ("40---", "---40"):
            value = loss("positions", self.logits(told), ["40"], self.PLACES, 0.0, align)
            assert (value.item() < 0.01) == (told == row)

    def test_a_text_is_as_likely_as_its_digits_in_their_places(self) -> None:
        logits = torch.randn(1, 3, 11, generator=torch.Generator().manual_seed(0))
        chances = logits.softmax(-1)[0]

        for align, places in (("left", (4, 0, 10)), ("right", (10, 4, 0))):
            [found] = text_chances("positions", logits, ["40"], self.PLACES, align)
            likely = math.prod(chances[at, symbol].item() for at, symbol in enumerate(places))
            assert found.item() == pytest.approx(likely)

    def test_a_label_too_long_for_the_places_costs_nothing_and_teaches_nothing(self) -> None:
        logits = self.logits("123", "123").requires_grad_()
        value = loss("positions", logits, ["4071", "9"], self.PLACES, 0.0)
        value.backward()  # type: ignore[no-untyped-call]

        alone = loss("positions", logits[1:], ["9"], self.PLACES, 0.0)
        assert value.item() == pytest.approx(alone.item() / 2)
        assert logits.grad is not None
        assert not logits.grad[0].any()
        assert logits.grad[1].any()

    def test_smoothing_keeps_networks_from_being_too_sure(self) -> None:
        sure, surer = (self.logits("407", strength=strength) for strength in (5.0, 50.0))

        assert loss("positions", surer, ["407"], self.PLACES, 0.1) > loss(
            "positions", sure, ["407"], self.PLACES, 0.1
        )

    @pytest.mark.parametrize(
        ("row", "text"), [("407", "407"), ("--4", "4"), ("44-", "44"), ("4-4", "44"), ("---", "")]
    )
    def test_text_is_the_likeliest_symbol_of_each_place_without_blanks(
        self, row: str, text: str
    ) -> None:
        assert greedy_texts("positions", self.logits(row), self.PLACES) == [text]
