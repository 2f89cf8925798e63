"""The formats of an export in words: what each is called, and what is lost in it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication


class FormatWords(NamedTuple):
    """What a format is called, and what it keeps and loses."""

    title: str
    about: str


def format_words() -> dict[str, FormatWords]:
    """The words for each format of `writers.FORMATS`, by its name."""
    translate = QCoreApplication.translate
    return {
        "folder": FormatWords(
            translate("Exchange", "Everything, in a folder"),
            translate(
                "Exchange",
                "Nothing is lost: ink as ndjson with times, pressure and readings, pictures as "
                "they are with metadata.jsonl. The one to take to another computer.",
            ),
        ),
        "ndjson": FormatWords(
            translate("Exchange", "ndjson, as QuickDraw"),
            translate("Exchange", "One file with all that is known of ink. Pictures are left out."),
        ),
        "inkml": FormatWords(
            translate("Exchange", "InkML"),
            translate(
                "Exchange",
                "A folder with a file for each ink and its label. What was read, and when it was "
                "kept, is lost. Pictures lie beside the ink as they are.",
            ),
        ),
        "pictures": FormatWords(
            translate("Exchange", "Pictures with metadata.jsonl (ImageFolder)"),
            translate(
                "Exchange",
                "A folder of pictures that are labelled by name, too. Ink is drawn: its strokes, "
                "times and pressure are lost.",
            ),
        ),
        "classes": FormatWords(
            translate("Exchange", "Pictures, a folder for each label"),
            translate(
                "Exchange",
                "Ink is drawn: its strokes, times and pressure are lost, and of all drawings "
                "what was read and when they were kept.",
            ),
        ),
        "idx": FormatWords(
            translate("Exchange", "MNIST (idx)"),
            translate(
                "Exchange",
                "Two files of small grey squares. Single digits only, longer numbers are left "
                "out; all but the look and the label is lost.",
            ),
        ),
    }
