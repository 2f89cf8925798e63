"""Calibration: a temperature that makes probabilities honest, and thresholds that keep promises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from digitpad.ink.ink import Floats, Ink
from digitpad.recognition.calibration import Calibration, Logits
from digitpad.recognition.checkpoint import Card
from digitpad.recognition.decode import DECODERS
from digitpad.recognition.frame import Frame, Framing
from digitpad.recognition.picture import Picture
from digitpad.recognition.reading import Status
from digitpad.recognition.recognizer import Recognizer
from trainer.data.sample import Sample
from trainer.progress import Event, Report, mute
from trainer.training.calibrate import calibrated

DIGITS, LINE, PLACES = "0123456789", "-0123456789?", "0123456789-"
ALPHABETS = {"ctc": LINE, "positions": PLACES, "single": DIGITS}
FRAME = Frame(np.ones((16, 32), np.float32), np.linspace(0, 32, 33))


class GivesPrepared(Recognizer):
    """Gives logits that were prepared, in their order."""

    def __init__(self, card: Card, logits: Logits, leaned: int) -> None:
        """leaned: how many further looks there are at what is not sure."""
        self.card, self._prepared, self._leaned = card, logits, leaned
        self.decoder = DECODERS[card.decoder](card.alphabet)
        self.framing = Framing(**card.framing)

    def frame(self, source: Ink | Picture) -> Frame:
        return FRAME

    def leaned(self, frame: Frame) -> tuple[Frame, ...]:
        return (frame,) * self._leaned

    def logits(self, frames: Sequence[Frame]) -> Logits:
        given, self._prepared = np.split(self._prepared, [len(frames)])
        return given


def calibration(
    logits: Logits,
    labels: Sequence[str],
    decoder: str,
    sides: Floats | None = None,
    framing: dict[str, Any] | None = None,
    leaned: int = 0,
    alone: Sequence[Logits] = (),
    report: Report = mute,
) -> Calibration:
    """alone: what is said of digits as people wrote them, by data set."""
    card = Card("fake", "Fake", "none", {}, ALPHABETS[decoder], decoder, framing or {})
    ink = Ink.of([[(0, 0), (1, 1)]])
    samples = [Sample(ink, label, "", sides) for label in labels]
    said = np.concatenate((logits, *alone)).astype(np.float32)
    digits = [[Sample(ink, "4", "")] * len(kind) for kind in alone]
    return calibrated(GivesPrepared(card, said, leaned), samples, digits, report)


def refused(logits: Logits, decoder: str, found: Calibration) -> float:
    """The share of what is said that is refused."""
    decode = DECODERS[decoder](ALPHABETS[decoder]).decode
    statuses = [decode(item, FRAME, found).status for item in logits]
    return statuses.count(Status.NOT_A_NUMBER) / len(statuses)


def sampled(count: int, spread: float, seed: int = 0) -> tuple[Logits, list[str]]:
    """Logits over ten digits, and labels that come as often as the logits say."""
    random = np.random.default_rng(seed)
    logits = random.normal(0, spread, (count, 10))
    chances = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    labels = [str(random.choice(10, p=chance)) for chance in chances]
    return logits.astype(np.float32), labels


def path_logits(path: str, strength: float, alphabet: str = LINE) -> Logits:
    """(T, len(alphabet)) logits of a path of symbols."""
    logits = np.zeros((len(path), len(alphabet)), np.float32)
    logits[range(len(path)), [alphabet.index(symbol) for symbol in path]] = strength
    return logits


class TestTemperature:
    @pytest.mark.parametrize("temperature", [0.25, 0.5, 1.0, 2.5, 20.0])
    def test_is_what_logits_were_multiplied_by(self, temperature: float) -> None:
        logits, labels = sampled(4000, spread=2)
        found = calibration(logits * temperature, labels, "single")

        assert found.temperature == pytest.approx(temperature, rel=0.03)

    @pytest.mark.parametrize("spread", [1, 2, 6])
    def test_makes_the_mean_confidence_the_share_that_is_right(self, spread: float) -> None:
        logits, labels = sampled(500, spread)
        found = calibration(logits * 9, labels, "single")
        readings = [DECODERS["single"](DIGITS).decode(item * 9, FRAME, found) for item in logits]
        right = [reading.text == label for reading, label in zip(readings, labels, strict=True)]
        confidence = np.mean([reading.confidence for reading in readings])

        assert confidence == pytest.approx((sum(right) + 1) / 502, abs=1e-4)

    def test_heeds_no_few_labels_that_are_wrong(self) -> None:
        logits, labels = sampled(4000, spread=4)
        for at in np.argsort(-logits.max(axis=1))[:12]:
            labels[at] = str((int(labels[at]) + 1) % 10)

        assert calibration(logits, labels, "single").temperature == pytest.approx(1, rel=0.06)

    def test_is_above_1_where_a_line_is_read_too_surely(self) -> None:
        right = [path_logits("-4-0-7--", 12)] * 80
        wrong = [path_logits("-4-1-7--", 12)] * 20
        found = calibration(np.stack(right + wrong), ["407"] * 100, "ctc")

        assert found.temperature > 1.5

    @pytest.mark.parametrize(("align", "row"), [("right", "--407"), ("left", "407--")])
    def test_looks_for_digits_in_the_places_that_the_frame_gives_them(
        self, align: str, row: str
    ) -> None:
        logits = np.stack([path_logits(row, 6, PLACES)] * 100)
        framing = {"align": align}
        found = calibration(logits, ["407"] * 100, "positions", framing=framing)

        assert 0.2 < found.temperature < 1, "right answers can only be surer"


class TestSure:
    def test_answers_from_there_on_are_as_right_as_promised(self) -> None:
        logits, labels = sampled(4000, spread=6)
        found = calibration(logits, labels, "single")
        readings = [DECODERS["single"](DIGITS).decode(item, FRAME, found) for item in logits]
        right = [
            reading.text == label
            for reading, label in zip(readings, labels, strict=True)
            if reading.status is Status.OK
        ]

        assert 0.5 < found.sure < 0.999
        assert len(right) > 400
        assert np.mean(right) > 0.995

    def test_is_the_least_that_was_seen_where_everything_is_right(self) -> None:
        logits = np.eye(10, dtype=np.float32)[[4, 0, 7] * 100] * 9

        assert calibration(logits, ["4", "0", "7"] * 100, "single").sure == pytest.approx(
            301 / 302, abs=1e-3
        )

    def test_is_one_half_at_least(self) -> None:
        logits = np.eye(10, dtype=np.float32)[[4, 0, 7] * 100] * 0.01

        assert calibration(logits, ["4", "0", "7"] * 100, "single").sure == 0.5

    def test_is_nearly_1_where_no_answer_can_be_trusted(self) -> None:
        logits = np.eye(10, dtype=np.float32)[[4] * 10 + [7] * 90]
        logits[:10] *= 15

        assert calibration(logits, ["0"] * 10 + ["7"] * 90, "single").sure == 0.999

    def test_is_less_where_further_looks_put_right_what_was_wrong(self) -> None:
        sures = np.repeat(np.array([4, 3, 2], np.float32), (60, 20, 20))
        first = np.eye(10, dtype=np.float32)[[4] * 60 + [7] * 20 + [4] * 20] * sures[:, None]
        further = np.eye(10, dtype=np.float32)[[4] * 200] * 4
        labels = ["4"] * 100
        once = calibration(first, labels, "single").sure
        again = calibration(np.concatenate((first, further)), labels, "single", leaned=2).sure

        assert again < once < 0.999


class TestNumber:
    def test_is_zero_for_single_digits_which_are_never_refused(self) -> None:
        assert calibration(*sampled(200, spread=3), "single").number == 0.0

    def test_lets_hardly_a_number_be_refused(self) -> None:
        random = np.random.default_rng(0)
        logits = np.stack([path_logits("-4-0-7--", 6) for _ in range(1000)])
        logits[:, 4, LINE.index("?")] += random.normal(0, 4, 1000)
        found = calibration(logits, ["407"] * 800 + ["401"] * 200, "ctc")

        assert 0 < found.number < 0.5
        assert 0 < refused(logits, "ctc", found) <= 0.005

    def test_lets_hardly_a_digit_of_any_data_set_be_refused(self) -> None:
        random = np.random.default_rng(0)
        sure = np.stack([path_logits("-4-0-7--", 12)] * 300)
        plain, odd = (np.stack([path_logits("-4------", 12)] * 400) for _ in range(2))
        odd[:, 1, LINE.index("?")] += random.normal(8, 3, 400)
        found = calibration(sure, ["407"] * 300, "ctc", alone=[plain, odd, plain])

        assert 0 < found.number < 0.5
        assert 0 < refused(odd, "ctc", found) <= 0.005

    def test_is_what_most_looks_say(self) -> None:
        first = np.stack([path_logits("-4-0-7--", 6)] * 60)
        further = np.stack([path_logits("-4-0-7--", 6)] * 120)
        first[:, 4, LINE.index("?")] += 9
        once = calibration(first, ["407"] * 60, "ctc").number
        again = calibration(np.concatenate((first, further)), ["407"] * 60, "ctc", leaned=2).number

        assert once < 0.1
        assert again == 0.5

    def test_lets_hardly_a_number_in_fixed_places_be_refused(self) -> None:
        random = np.random.default_rng(0)
        logits = np.stack([path_logits("4----", 6, PLACES) for _ in range(400)])
        logits[:, 0, PLACES.index("-")] += random.normal(3, 2, 400)
        found = calibration(logits, ["4"] * 320 + ["7"] * 80, "positions")

        assert 0 < found.number < 0.5
        assert 0 < refused(logits, "positions", found) <= 0.005

    def test_is_one_half_at_most(self) -> None:
        logits = np.stack([path_logits("-4-0-7--", 30)] * 50)

        assert calibration(logits, ["407"] * 50, "ctc").number == 0.5


class TestLag:
    # Eight steps over 32 columns: the digits are spoken at 6, 14 and 22.
    LOGITS = np.stack([path_logits("-4-0-7--", 9)] * 20)

    @pytest.mark.parametrize("lag", [-2.0, 0.0, 3.0])
    def test_is_how_far_to_the_right_of_their_middles_digits_are_spoken(self, lag: float) -> None:
        middles = np.array([[6.0], [14.0], [22.0]]) - lag
        sides = np.hstack((middles - 2, middles + 2))
        found = calibration(self.LOGITS, ["407"] * 20, "ctc", sides)

        assert found.lag == lag

    def test_is_none_where_nobody_knows_the_places_of_digits(self) -> None:
        assert calibration(self.LOGITS, ["407"] * 20, "ctc").lag == 0.0


@pytest.mark.parametrize("decoder", ["ctc", "single"])
def test_how_far_it_is_is_told_to_the_end(decoder: str) -> None:
    told: list[Event] = []
    if decoder == "single":
        calibration(*sampled(100, 1.0), decoder, alone=[sampled(70, 1.0)[0]], report=told.append)
    else:
        said = np.stack([path_logits("-4-", 5.0)] * 100)
        calibration(said, ["4"] * 100, decoder, alone=[said[:70]], report=told.append)
    assert told[-1]["done"] == told[-1]["of"] == (200 if decoder == "single" else 270)
    assert all(event["event"] == "calibration" for event in told)
