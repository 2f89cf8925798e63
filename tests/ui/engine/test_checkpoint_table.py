"""The list of checkpoints: what each reads, how well, and how large it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from digitpad.recognition.checkpoint import Card, save_checkpoint
from digitpad.ui.engine.checkpoint_box import CheckpointBox
from digitpad.ui.engine.checkpoint_table import YOURS_COLUMN, CheckpointTable
from digitpad.ui.engine.engine import Choice, available_choices, choice_of


def figures(exact: float, **others: Any) -> dict[str, Any]:
    return {"exact": exact, "low": exact - 0.01, "high": exact + 0.004, "count": 500, **others}


CARD = Card(
    name="number",
    title="Number: one to five digits",
    network="columns",
    arguments={},
    alphabet="-0123456789?",
    decoder="ctc",
    framing={},
    metrics={"tablet": figures(0.9944), "tablet-strings": figures(0.9776)},
)
OWN = replace(
    CARD,
    title="Number, your hand",
    metrics={
        "your-drawings": figures(0.96, before=0.9),
        "tablet-strings": figures(0.98, before=0.979),
    },
)


def row(table: CheckpointTable, at: int = 0) -> list[str]:
    return [table.item(at, column).text() for column in range(table.columnCount())]


@pytest.fixture
def table(qapp: object) -> CheckpointTable:
    return CheckpointTable()


def test_a_row_tells_what_it_reads_how_well_and_its_size(table: CheckpointTable) -> None:
    table.add(Choice("number", CARD.title, CARD, 1_932_000))
    assert row(table) == ["Number", "one to five digits", "99.4 %", "97.8 %", "", "1.9 MB"]


def test_an_own_one_tells_what_the_training_changed(table: CheckpointTable) -> None:
    table.add(Choice("/mine.safetensors", OWN.title, OWN, 1_932_000))
    assert row(table)[:2] == ["Number, your hand", "one to five digits"]
    assert row(table)[2:5] == ["", "", "90 % → 96 %"], "figures of other samples do not compare"


def test_one_of_one_digit_and_a_damaged_one_say_so(table: CheckpointTable) -> None:
    table.add(Choice("digit", "Digit", replace(CARD, decoder="single", metrics={})))
    table.add(Choice("broken", "broken"))
    assert row(table, 0) == ["Digit", "one digit", "", "", "", ""]
    assert row(table, 1) == ["broken", "damaged", "", "", "", ""]


def test_a_published_system_is_marked_and_tells_how_long_its_numbers_are(
    table: CheckpointTable,
) -> None:
    card = replace(
        CARD,
        title="Multi-head: one to three digits",
        decoder="positions",
        arguments={"positions": 3},
        recipe={"published": {"system": "M", "figures": {"strings-m": 0.9925}}},
    )
    table.add(Choice("multihead", card.title, card, 1))
    assert row(table)[:2] == ["Multi-head", "one to three digits, for comparison"]


def test_all_figures_stand_in_the_tip_with_their_intervals(table: CheckpointTable) -> None:
    card = replace(CARD, metrics={**CARD.metrics, "letters": figures(0.9588)})
    table.add(Choice("number", CARD.title, card))
    tip = table.item(0, 0).toolTip()
    assert "Numbers written on a tablet: 97.8 % (96.8 to 98.2) of 500" in tip
    assert "Letters and symbols refused: 95.9 %" in tip


def test_the_open_box_ends_with_its_last_row(qtbot: QtBot) -> None:
    box = CheckpointBox()
    qtbot.addWidget(box)
    box.offer([Choice(str(number), CARD.title, CARD, 1) for number in range(5)], "0")
    box.show()
    box.showPopup()
    view = box.view()
    last = view.visualRect(box.model().index(4, 0))
    assert view.viewport().height() == last.bottom() + 1


def test_the_open_box_shows_the_table_and_the_keys_choose(qtbot: QtBot) -> None:
    box = CheckpointBox()
    qtbot.addWidget(box)
    choices = [Choice("number", CARD.title, CARD, 1_932_000), Choice("digit", "Digit")]
    box.offer(choices, "number")
    with qtbot.waitExposed(box):
        box.show()
    assert box.currentText() == "Number"
    box.showPopup()
    view = box.view()
    assert view.minimumWidth() > box.width()
    assert view.isColumnHidden(YOURS_COLUMN)  # type: ignore[attr-defined]
    with qtbot.waitSignal(box.checkpoint_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == ["digit"]


def test_own_drawings_have_a_column_once_there_are_figures_for_them(qtbot: QtBot) -> None:
    box = CheckpointBox()
    qtbot.addWidget(box)
    box.offer([Choice("/mine.safetensors", OWN.title, OWN)], "/mine.safetensors")
    box.showPopup()
    assert not box.view().isColumnHidden(YOURS_COLUMN)  # type: ignore[attr-defined]
    box.hidePopup()


def test_the_users_own_checkpoints_are_offered_after_the_shipped_ones(home: Path) -> None:
    path = home / "checkpoints" / "mine.safetensors"
    path.parent.mkdir()
    save_checkpoint(path, OWN, {"weight": np.zeros(3, np.float32)})
    choices = available_choices()
    assert [choice.checkpoint for choice in choices[:2]] == ["number", "digit"]
    assert choices[-1] == Choice(str(path), OWN.title, OWN, path.stat().st_size)
    path.write_bytes(b"damaged")
    assert available_choices()[-1] == Choice(str(path), "mine")


def test_one_in_use_is_described_as_it_would_be_offered() -> None:
    assert choice_of("number", CARD).size > 1_000_000
    assert choice_of("/gone.safetensors", CARD) == Choice("/gone.safetensors", CARD.title, CARD)


def test_one_that_was_opened_stays_in_the_box_while_it_reads(qtbot: QtBot) -> None:
    box = CheckpointBox()
    qtbot.addWidget(box)
    box.offer([Choice("number", CARD.title, CARD)], "number")
    box.show_chosen(Choice("/elsewhere.safetensors", "Elsewhere", OWN))
    box.offer([Choice("number", CARD.title, CARD), Choice("digit", "Digit")], box.currentData())
    assert box.currentData() == "/elsewhere.safetensors"
    assert [choice.title for choice in box.choices] == ["Number", "Digit", "Elsewhere"]
    assert box.choices[2].card == OWN
    box.offer([Choice("number", CARD.title, CARD)], "number")
    assert [choice.title for choice in box.choices] == ["Number"]
