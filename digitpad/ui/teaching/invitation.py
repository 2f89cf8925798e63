"""The invitation to a lesson: what there is to learn from, and whether that is enough."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from digitpad.collection.lesson import LEAST, WANTED


def invitation(count: int) -> str:
    """In words for the page; count: of the drawings that are kept."""
    translate = QCoreApplication.translate
    if count < LEAST:
        words = translate(
            "TeachPage",
            "Drawings kept: {count}. With {more} more the pad can learn how you write; "
            "{wanted} or more are better.",
        )
        return words.format(count=count, more=LEAST - count, wanted=WANTED)
    about = translate(
        "TeachPage",
        "The pad learns how you write from the {count} drawings that you kept. It takes some "
        "minutes, and you can go on writing. A part of them is not learnt, so that you see "
        "what it is worth. The checkpoints that came with digitpad stay as they are.",
    ).format(count=count)
    if count >= WANTED:
        return about
    few = translate("TeachPage", "With {more} more it would learn better.")
    return f"{about}\n\n{few.format(more=WANTED - count)}"
