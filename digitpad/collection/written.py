"""What the user wrote by hand so far, counted in one go over the whole collection."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from digitpad.collection.database import Database
from digitpad.collection.drawing import Device
from digitpad.collection.prompts import Tally

HANDS = (Device.MOUSE, Device.TOUCH, Device.PEN)
"""What a drawing was made with if it was written on a pad; imported pictures were not."""


def tally(path: Path) -> Tally:
    """The tally of a collection; empty, and nothing is made, where there is none yet.

    Raises CollectionError where it cannot be read.
    """
    counted = Tally()
    if os.path.exists(path):  # not Path's: that raises where one may not look
        with closing(Database(path)) as database:
            for label, read, times in database.query(_QUERY, HANDS):
                counted.add(label, read, times)
    return counted


_QUERY = f"""
    SELECT label,
        CASE WHEN confirmed = 0 AND json_valid(reading) THEN json_extract(reading, '$.text') END,
        count(*)
    FROM drawing WHERE NOT deleted AND device IN ({", ".join("?" * len(HANDS))})
    GROUP BY 1, 2
"""
