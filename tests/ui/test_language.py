"""German says all that English says."""

from __future__ import annotations

import ast
import importlib
import os
import pkgutil
import re
import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

import digitpad.collection
import digitpad.recognition
import trainer.lessons
from digitpad.shipped import asset
from digitpad.worded import WordedError

ROOT = Path(__file__).parents[2]
GERMAN = asset("translations") / "digitpad_de.ts"
TOOLS = Path(sys.executable).parent


def messages(path: Path) -> list[tuple[str, str, ElementTree.Element]]:
    """Context, source text and translation of every message."""
    return [
        (context.findtext("name", ""), message.findtext("source", ""), translation)
        for context in ElementTree.parse(path).getroot().iter("context")
        for message in context.iter("message")
        if (translation := message.find("translation")) is not None
    ]


def forms(translation: ElementTree.Element) -> list[str]:
    """A translation in each of its numbers."""
    plural = [form.text or "" for form in translation.iter("numerusform")]
    return plural or [translation.text or ""]


def fields(text: str) -> set[str]:
    named = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return named | set(re.findall("%n", text))


def looked_for() -> list[str]:
    """Where the Makefile looks for texts, and by what."""
    makefile = (ROOT / "Makefile").read_text("utf-8").replace("\\\n", "")
    texts = re.search("^TEXTS := (.*)$", makefile, re.MULTILINE)
    assert texts is not None
    return texts[1].split()


def test_every_text_of_the_window_is_translated(tmp_path: Path) -> None:
    copy = Path(shutil.copy(GERMAN, tmp_path))
    subprocess.run([TOOLS / "pyside6-lupdate", *looked_for(), "-ts", copy], cwd=ROOT, check=True)
    known = {(context, source) for context, source, _ in messages(GERMAN)}
    found = {(context, source) for context, source, _ in messages(copy)}
    assert found == known, "make translations takes them in"
    waiting = [source for _, source, text in messages(GERMAN) if text.get("type") == "unfinished"]
    assert waiting == []


def test_errors_in_words_are_texts_of_the_window() -> None:
    importlib.import_module("digitpad.settings")
    for package in (digitpad.collection, digitpad.recognition, trainer.lessons):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    ours = ("digitpad.", "trainer.")
    kinds = {kind for kind in kinds_of(WordedError) if kind.__module__.startswith(ours)}
    assert set(worded()) == {kind.__name__ for kind in kinds}


def worded() -> list[str]:
    """The names of the errors whose words the Makefile looks for."""
    return re.findall(r"tr\+=(\w+)", " ".join(looked_for()))


def test_words_of_errors_have_their_values_beside_them() -> None:
    """An f-string is found by nobody who looks for texts, and is another text each time."""
    modules = [
        path
        for named in looked_for()
        if named.startswith(("digitpad", "trainer"))
        for path in ((ROOT / named).rglob("*.py") if (ROOT / named).is_dir() else [ROOT / named])
    ]
    called = [
        (path, call)
        for path in modules
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and call.args
    ]
    errors = [(path, call) for path, call in called if ast.unparse(call.func) in worded()]
    mixed = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path, call in errors
        if isinstance(call.args[0], ast.JoinedStr)
    ]
    assert len(errors) > 50
    assert mixed == []


def kinds_of(kind: type) -> set[type]:
    """All that are made from it."""
    below: list[type] = kind.__subclasses__()
    return set(below).union(*map(kinds_of, below))


def test_what_the_program_loads_is_what_was_translated(tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    subprocess.run([TOOLS / "pyside6-lrelease", "-silent", GERMAN, "-qm", made], check=True)
    assert GERMAN.with_suffix(".qm").read_bytes() == made.read_bytes(), "make translations"


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        pytest.param(source, form, id=f"{context}: {source[:40]}")
        for context, source, translation in messages(GERMAN)
        for form in forms(translation)
    ],
)
def test_a_translation_fills_in_what_the_text_does(source: str, translation: str) -> None:
    assert translation.strip()
    assert fields(translation) == fields(source)
    assert ("&" in translation) == ("&" in source)


@pytest.mark.parametrize(
    ("chosen", "wanted", "words"),
    [
        ("SYSTEM", "de_AT:en", ["&Rückgängig", "Abbrechen"]),
        ("SYSTEM", "en_US:de", ["&Undo", "Cancel"]),
        ("SYSTEM", "fi:de:en", ["&Rückgängig", "Abbrechen"]),
        ("SYSTEM", "fi", ["&Undo", "Cancel"]),
        ("GERMAN", "en_US:de", ["&Rückgängig", "Abbrechen"]),
        ("ENGLISH", "de_AT:en", ["&Undo", "Cancel"]),
    ],
)
def test_the_window_speaks_what_is_chosen_or_the_first_of_the_users_languages_that_it_knows(
    home: Path, chosen: str, wanted: str, words: list[str]
) -> None:
    code = (
        "from digitpad.ui.application import new_application\n"
        "application = new_application()\n"
        "from digitpad.ui.language import Language, speak\n"
        f"speak(Language.{chosen})\n"
        "from PySide6.QtWidgets import QDialogButtonBox\n"
        "from digitpad.ui.window import Window\n"
        "print(Window().action.undo.text())\n"
        "box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)\n"
        "print(box.buttons()[0].text())\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"LC_ALL": "en_US.UTF-8", "LANGUAGE": wanted, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout.split() == words
