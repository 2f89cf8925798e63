"""Whole strokes drawn on a sketch, and the points in its ink."""

from __future__ import annotations

from digitpad.ink.ink import Ink
from digitpad.ink.sketch import Sketch


def draw(sketch: Sketch, *points: tuple[float, float]) -> None:
    sketch.begin(*points[0])
    for point in points[1:]:
        sketch.extend(*point)
    sketch.end()


def points_of(ink: Ink) -> list[list[list[float]]]:
    return [stroke.points.tolist() for stroke in ink.strokes]
