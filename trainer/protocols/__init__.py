"""Protocols: named, seeded ways to make an evaluation set, so that figures compare."""

from __future__ import annotations

from trainer.corruptions import CORRUPTIONS
from trainer.data.emnist import emnist, emnist_others
from trainer.data.folder import folder
from trainer.data.imagefolder import imagefolder
from trainer.data.kaggle import kaggle
from trainer.data.mnist import mnist
from trainer.data.pendigits import pendigits
from trainer.data.qmnist import qmnist
from trainer.data.unipen import unipen, unipen_others
from trainer.data.usps import usps
from trainer.protocols.attack import Attack
from trainer.protocols.others import SCRAWLS, printed_letters, scrawls
from trainer.protocols.protocol import Protocol
from trainer.protocols.published import systems
from trainer.protocols.spoilt import corrupted_digits, corrupted_strings, few_digits
from trainer.protocols.strings import (
    joined_strings,
    mnist_strings,
    tablet_strings,
    too_long_strings,
    touching_strings,
    underlined_strings,
)

__all__ = ["PROTOCOLS", "Protocol"]

_STRENGTHS = (0.05, 0.1, 0.2)
_PGD_STEPS = 10


def _attacks() -> list[Protocol]:
    """FGSM and PGD at each strength."""
    return [
        Protocol(
            f"{name}-{strength}",
            f"MNIST digits under {name.upper()} {strength}",
            "mnist",
            few_digits,
            longest=1,
            clean="mnist",
            attack=Attack(strength, steps),
            on_request=True,
        )
        for name, steps in (("fgsm", 1), ("pgd", _PGD_STEPS))
        for strength in _STRENGTHS
    ]


PROTOCOLS = {
    protocol.name: protocol
    for protocol in (
        Protocol("mnist", "MNIST digits", "mnist", mnist, longest=1),
        Protocol(
            "qmnist50k", "QMNIST's further digits", "qmnist", qmnist, longest=1, on_request=True
        ),
        Protocol("emnist", "EMNIST digits", "emnist", emnist, longest=1, on_request=True),
        Protocol("usps", "USPS digits", "usps", usps, longest=1, on_request=True),
        Protocol("kaggle", "Kaggle's digits", "kaggle", kaggle, longest=1, on_request=True),
        Protocol("folder", "your pictures", "folder", folder, longest=1, on_request=True),
        Protocol(
            "imagefolder",
            "your ImageFolder",
            "imagefolder",
            imagefolder,
            longest=1,
            on_request=True,
        ),
        Protocol("tablet", "tablet digits", "pendigits", pendigits, longest=1),
        Protocol("unipen", "UNIPEN digits", "unipen", unipen, longest=1),
        Protocol("strings", "1 to 5 MNIST digits", "mnist", mnist_strings),
        Protocol("tablet-strings", "1 to 5 tablet digits", "pendigits", tablet_strings),
        Protocol("touching", "2 to 5 tablet digits, touching", "pendigits", touching_strings),
        Protocol("joined", "2 to 5 tablet digits, joined", "pendigits", joined_strings),
        Protocol(
            "underlined",
            "1 to 5 tablet digits, underlined",
            "pendigits",
            underlined_strings,
            on_request=True,
        ),
        Protocol(
            "too-long",
            "6 to 8 tablet digits",
            "pendigits",
            too_long_strings,
            longest=1,
            refused=True,
            on_request=True,
        ),
        Protocol("letters", "letters, symbols", "unipen", unipen_others, longest=1, refused=True),
        Protocol(
            "emnist-letters",
            "EMNIST letters",
            "emnist-letters",
            emnist_others,
            longest=1,
            refused=True,
            on_request=True,
        ),
        Protocol(
            "printed",
            "printed letters",
            "",
            printed_letters,
            longest=1,
            refused=True,
            package="matplotlib",
        ),
        Protocol("scrawls", "scrawls", "", scrawls, 1, refused=True, kinds=tuple(SCRAWLS)),
        *systems(),
        Protocol(
            "corrupted",
            "MNIST digits, corrupted",
            "mnist",
            corrupted_digits,
            longest=1,
            kinds=tuple(CORRUPTIONS),
            clean="mnist",
            package="kornia",
        ),
        Protocol(
            "strings-corrupted",
            "1 to 5 MNIST digits, corrupted",
            "mnist",
            corrupted_strings,
            kinds=tuple(CORRUPTIONS),
            clean="strings",
            package="kornia",
        ),
        *_attacks(),
    )
}
