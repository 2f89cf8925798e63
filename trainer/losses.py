"""What a network is taught by, and the text it answers with, for each decoder."""

from __future__ import annotations

from itertools import groupby

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, ctc_loss

from digitpad.recognition.ctc import BLANK

_UNTAUGHT = -100
"""The target of a place that nothing is said of."""


def loss(
    decoder: str,
    logits: Tensor,
    labels: list[str],
    alphabet: str,
    smoothing: float,
    align: str = "left",
) -> Tensor:
    """Mean loss of a batch; logits as the decoder of that name reads them.

    align: of the framing. Where it is "right", the digits of decoder "positions" end at the last
    place, as they do in the frame; else they begin at the first. What has no room costs nothing.
    A number's loss of decoder "ctc" is shared out among its symbols, so that long numbers teach no
    more than short ones.
    """
    if decoder == "single":
        targets = torch.tensor([alphabet.index(label) for label in labels], device=logits.device)
        return cross_entropy(logits, targets, label_smoothing=smoothing)
    if decoder == "positions":
        targets = _places(labels, alphabet, logits.shape[1], align).to(logits.device)
        classes = logits.transpose(1, 2)
        total = cross_entropy(classes, targets, reduction="sum", label_smoothing=smoothing)
        return total / len(labels)
    return ctc_loss(*_spelt(logits, labels, alphabet), zero_infinity=True)


def text_chances(
    decoder: str, logits: Tensor, texts: list[str], alphabet: str, align: str = "left"
) -> Tensor:
    """(B,) how likely each text is; logits and align as in `loss`.

    Of decoder "positions" only with the digits in the places that the frame gives them.
    """
    if decoder == "single":
        classes = torch.tensor([alphabet.index(text) for text in texts])
        return logits.softmax(-1).gather(-1, classes[:, None]).squeeze(-1)
    if decoder == "positions":
        places = _places(texts, alphabet, logits.shape[1], align)
        return logits.softmax(-1).gather(-1, places[..., None]).squeeze(-1).prod(-1)
    return torch.exp(-ctc_loss(*_spelt(logits, texts, alphabet), reduction="none"))


def greedy_texts(decoder: str, logits: Tensor, alphabet: str) -> list[str]:
    """The likeliest class, that of each place, or the likeliest path without its repeats.

    Blanks are taken out.
    """
    best = logits.argmax(-1).tolist()
    if decoder == "single":
        return [alphabet[symbol] for symbol in best]
    if decoder == "positions":
        return ["".join(map(alphabet.__getitem__, row)).replace(BLANK, "") for row in best]
    return ["".join(alphabet[symbol] for symbol, _ in groupby(path) if symbol) for path in best]


def _spelt(
    logits: Tensor, labels: list[str], alphabet: str
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """What torch's CTC wants: the steps' log probabilities, the symbols, and how many of both."""
    symbols = [alphabet.index(symbol) for label in labels for symbol in label]
    lengths = torch.tensor([len(label) for label in labels])
    steps = torch.full_like(lengths, logits.shape[1])
    paths = logits.log_softmax(-1).transpose(0, 1)
    return paths, torch.tensor(symbols, dtype=torch.long, device=logits.device), steps, lengths


def _places(labels: list[str], alphabet: str, positions: int, align: str) -> Tensor:
    """(B, positions) the classes of labels with a blank in every place that is left free."""
    targets = torch.full((len(labels), positions), alphabet.index(BLANK))
    for row, label in zip(targets, labels, strict=True):
        if len(label) > positions:
            row[:] = _UNTAUGHT
            continue
        first = positions - len(label) if align == "right" else 0
        row[first : first + len(label)] = torch.tensor([alphabet.index(digit) for digit in label])
    return targets
