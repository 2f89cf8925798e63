"""Whatever a checkpoint was measured on is shown in words, not by the name that programs use."""

from __future__ import annotations

import pytest

from digitpad.collection.lesson import MADE, SHIPPED, YOURS
from digitpad.recognition.checkpoint import Card, find, read_card
from digitpad.ui.protocol_words import protocol_words
from trainer.lessons.comparison import remembering
from trainer.protocols import PROTOCOLS


@pytest.fixture(scope="module")
def number() -> Card:
    return read_card(find("number"))


@pytest.mark.parametrize("name", [*PROTOCOLS, YOURS, MADE, SHIPPED])
def test_all_that_is_measured_has_words(name: str) -> None:
    assert protocol_words(name) != name


def test_what_shows_that_something_was_forgotten_has_words_of_its_own(number: Card) -> None:
    for name in (f"{protocol.name}/validate" for protocol in remembering(number)):
        assert protocol_words(name) != name


def test_shares_of_what_was_refused_say_so() -> None:
    refused = {name for name, protocol in PROTOCOLS.items() if protocol.refused}
    assert {name for name in PROTOCOLS if "refused" in protocol_words(name)} == refused


def test_the_strength_of_an_attack_is_told() -> None:
    assert protocol_words("fgsm-0.05") == "MNIST digits under FGSM 0.05"


def test_what_is_unknown_has_its_name() -> None:
    assert protocol_words("novelty") == "novelty"
