"""What the page says of a lesson: what it would learn from, and how long it takes yet."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from digitpad.collection.lesson import LEAST, WANTED


def invitation(count: int) -> str:
    """What there is to learn from, and whether that is enough; count: of the drawings kept."""
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


def going_on(count: int, day: date) -> str:
    """What can be done where a lesson was interrupted; count: of the drawings kept now."""
    words = QCoreApplication.translate(
        "TeachPage",
        "A lesson was interrupted on {day}. Let it go on where it stopped, or start anew with the "
        "{count} drawings that you have kept by now.",
    )
    told = QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
    return words.format(day=told, count=count)


def time_left(seconds: float) -> str:
    """How long it learns yet."""
    translate = QCoreApplication.translate
    if seconds < 90:
        words = translate(
            "TeachPage", "Learning: about {count} seconds left. You can go on writing."
        )
        return words.format(count=max(round(seconds / 10) * 10, 10))
    words = translate("TeachPage", "Learning: about {count} minutes left. You can go on writing.")
    return words.format(count=round(seconds / 60))
