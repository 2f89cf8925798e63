"""The files that come with the program."""

from __future__ import annotations

import re

import pytest

from digitpad.shipped import asset


@pytest.mark.parametrize("name", ["icon.svg", "icons", "style.qss", "sample-ink/numbers.ndjson"])
def test_an_asset_is_found(name: str) -> None:
    assert asset(name).exists()


def test_a_missing_asset_says_what_to_do() -> None:
    with pytest.raises(FileNotFoundError, match=re.escape("install it again")):
        asset("no-such-file")
