"""A shelf of drawings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.gallery.shelf import Shelf


@pytest.fixture
def shelf(home: Path) -> Iterator[Shelf]:
    shelf = Shelf(home / "collection.sqlite")
    yield shelf
    shelf.collection.close()
