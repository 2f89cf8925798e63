"""What a network is taught by, and the text it answers with, for each decoder."""

from __future__ import annotations

from itertools import groupby

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, ctc_loss


def loss(
    decoder: str, logits: Tensor, labels: list[str], alphabet: str, smoothing: float
) -> Tensor:
    """Mean loss of a batch; logits as the decoder of that name reads them."""
    if decoder == "single":
        targets = torch.tensor([alphabet.index(label) for label in labels], device=logits.device)
        return cross_entropy(logits, targets, label_smoothing=smoothing)
    symbols = [alphabet.index(symbol) for label in labels for symbol in label]
    targets = torch.tensor(symbols, device=logits.device)
    lengths = torch.tensor([len(label) for label in labels])
    steps = torch.full_like(lengths, logits.shape[1])
    paths = logits.log_softmax(-1).transpose(0, 1)
    return ctc_loss(paths, targets, steps, lengths, zero_infinity=True)


def greedy_texts(decoder: str, logits: Tensor, alphabet: str) -> list[str]:
    """The likeliest class, or the likeliest path with its repeats and blanks taken out."""
    best = logits.argmax(-1).tolist()
    if decoder == "single":
        return [alphabet[symbol] for symbol in best]
    return ["".join(alphabet[symbol] for symbol, _ in groupby(path) if symbol) for path in best]
