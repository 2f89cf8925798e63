"""Framing: the one preprocessing, from ink or a picture to the frame that a network sees."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.ink import Floats, Ink
from digitpad.recognition.layout import Layout
from digitpad.recognition.pen import Pixels, drawn, grown, stroke_width
from digitpad.recognition.picture import Picture
from digitpad.recognition.resample import leaned, paste
from digitpad.recognition.underline import without_underlines

_INK = 0.35
"""A pixel of a picture holds ink from this share of the picture's brightest on."""
_OVERSAMPLING = 2
"""Pictures change their pen at this many times the frame's size, where edges are finer."""
_THINNEST = 0.5
"""Strokes keep this share of their mean width at least, so that hairlines stay whole."""
_DOT_WIDTHS = 2.2
"""A solid disc measures twice its stroke width: a picture up to here is one blot…"""
_DOT_SHARE = 1 / 6
"""…and a dot when it is no larger than this share of the picture."""

ALIGNED = {"left": 0.0, "middle": 0.5, "right": 1.0}
"""Where in its frame the ink lies, as the share of what it leaves free that is to its left."""


@dataclass(frozen=True, eq=False)
class Frame:
    """The grey image that a network sees, and where its columns came from.

    pixels: (H, W) float32 in 0..1, light ink on 0.
    edges: (W + 1,) float64, x of the columns' edges in the source's units, never falling.
    dot: the source is a lone dot. picture: it is a picture.
    top: y of the first row's upper edge in the source's units.
    scale: rows to one of the source's units, and columns wherever no gap gave way.
    ink: what it was drawn from, without lines under it; none where it is a picture.
    """

    pixels: Pixels
    edges: Floats
    dot: bool = False
    picture: bool = False
    top: float = 0.0
    scale: float = 1.0
    ink: Ink = field(default_factory=Ink)

    @property
    def empty(self) -> bool:
        """No ink at all."""
        return not self.pixels.any()


@dataclass(frozen=True)
class Framing:
    """How sources become frames; a checkpoint carries these numbers.

    height, width: of the frame in pixels. margin: kept free on all sides, in pixels.
    pen: width in pixels of the pen that ink is drawn with and pictures are brought near to,
    each stretch of connected columns by itself, since pens differ within one picture.
    gap: the widest empty stretch between columns of ink that is kept, in heights of the ink.
    align: "left", "middle" or "right", where what is narrower than the frame lies in it.
    strips: a picture exactly as high as the frame, and no wider, passes as it came: published
    systems are fed such strips.
    lean: a frame that is not read surely is leaned so far to both sides, in columns a row, and
    looked at again; 0 where the first look is all.
    """

    height: int = 32
    width: int = 160
    margin: float = 1.5
    pen: float = 2.4
    gap: float = 0.4
    align: str = "middle"
    strips: bool = False
    lean: float = 0.0

    def __post_init__(self) -> None:
        if self.align not in ALIGNED:
            raise ValueError(f"{self.align!r} is no place in a frame: {', '.join(ALIGNED)} are")
        room = min(self.height, self.width) - 2 * self.margin - self.pen
        if room <= 0 or self.pen <= 0 or min(self.margin, self.gap) < 0:
            raise ValueError(f"{self} leaves no room for ink")

    def frame(self, source: Ink | Picture) -> Frame:
        """The frame of ink or of a picture; all zero where the source holds no ink."""
        if isinstance(source, Ink):
            return self._of_ink(without_underlines(source))
        rows, columns = source.pixels.shape
        if self.strips and rows == self.height and columns <= self.width:
            return self._of_strip(source)
        return self._of_picture(source)

    def leaned(self, frame: Frame) -> tuple[Frame, ...]:
        """A frame for each further look at the same drawing; its places are the first one's."""
        leans = (self.lean, -self.lean) if self.lean else ()
        return tuple(replace(frame, pixels=leaned(frame.pixels, lean)) for lean in leans)

    def _of_ink(self, ink: Ink) -> Frame:
        if not ink:
            return self._nothing()
        points = np.concatenate([stroke.points for stroke in ink.strokes])
        starts = np.cumsum([0, *map(len, ink.strokes[:-1])])
        reach = [at.reduceat(points[:, 0], starts) for at in (np.minimum, np.maximum)]
        top, bottom = float(points[:, 1].min()), float(points[:, 1].max())
        layout = self._layout(np.column_stack(reach), bottom - top)
        placed = np.column_stack(
            (
                layout.placed(points[:, 0]),
                self.height / 2 + (points[:, 1] - (top + bottom) / 2) * layout.scale,
            )
        )
        pixels = drawn(placed, starts, (self.height, self.width), self.pen)
        return Frame(
            pixels,
            self._edges(layout),
            dot=layout.extent == bottom - top == 0,
            top=(top + bottom - self.height / layout.scale) / 2,
            scale=layout.scale,
            ink=ink,
        )

    def _of_picture(self, picture: Picture) -> Frame:
        pixels = picture.pixels
        mask = pixels > _INK * max(float(pixels.max(initial=0)), 1e-6)
        rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
        if not len(rows):
            return self._nothing()
        top, bottom, runs = int(rows[0]), int(rows[-1]) + 1, _runs(columns)
        width = stroke_width(pixels[top:bottom, runs[0, 0] : runs[-1, 1]])
        half = np.minimum(width / 2, (runs[:, 1] - runs[:, 0]) / 2)[:, None]
        layout = self._layout(runs + half * (1, -1), max(bottom - top - width, 0))
        large = np.zeros((self.height * _OVERSAMPLING, self.width * _OVERSAMPLING), np.float32)
        scale = layout.scale * _OVERSAMPLING
        down = self.height / 2 * _OVERSAMPLING - (top + bottom) / 2 * scale
        for first, last in layout.rigid_pieces:
            right = layout.target[first] * _OVERSAMPLING - layout.source[first] * scale
            box = (int(runs[first // 2, 0]), top, int(runs[last // 2, 1]), bottom)
            paste(large, pixels, box, scale, (right, down))
        # Lines thinner than a pixel come out faint, not thin.
        large /= max(min(1.0, width * scale), 1e-6) * float(pixels.max())
        widths = [stroke_width(pixels[top:bottom, left:right]) for left, right in runs]
        small = self._penned(large, np.maximum(widths, _THINNEST * width), layout)
        extent = max(bottom - top, runs[-1, 1] - runs[0, 0])
        blot = extent - 1 <= _DOT_WIDTHS * width  # soft edges make it up to a pixel wider
        dot = bool(blot and extent < _DOT_SHARE * max(pixels.shape))
        return Frame(
            small,
            self._edges(layout) * picture.scale,
            dot,
            picture=True,
            top=(top + bottom - self.height / layout.scale) / 2 * picture.scale,
            scale=layout.scale / picture.scale,
        )

    def _of_strip(self, picture: Picture) -> Frame:
        """A strip as a network was taught with them: as it came, the rest of the frame dark."""
        strip = picture.pixels if picture.raw is None else picture.raw
        columns = strip.shape[1]
        left = int((self.width - columns) * ALIGNED[self.align])
        pixels = np.zeros((self.height, self.width), np.float32)
        pixels[:, left : left + columns] = strip
        edges = np.clip(np.arange(self.width + 1.0) - left, 0, columns) * picture.scale
        return Frame(pixels, edges, picture=True, scale=1 / picture.scale)

    def _penned(self, large: Pixels, widths: Floats, layout: Layout) -> Pixels:
        """An oversampled frame brought near the pen, given the source's stroke width by span."""
        thickness = widths * layout.scale
        by = (np.maximum(self.pen, _THINNEST * thickness) - thickness) / 2
        along = (np.arange(large.shape[1]) + 0.5) / _OVERSAMPLING
        by = np.interp(along, layout.target, np.repeat(by, 2)) * _OVERSAMPLING
        fine = grown(large, by.astype(np.float32))
        # The mean of each two by two; numpy's over two such short axes takes fifteen times as long.
        rows = fine[::_OVERSAMPLING] + fine[1::_OVERSAMPLING]
        blocks = rows[:, ::_OVERSAMPLING] + rows[:, 1::_OVERSAMPLING]
        return np.asarray(blocks / np.float32(_OVERSAMPLING**2))

    def _layout(self, spans: Floats, height: float) -> Layout:
        free, share = 2 * self.margin + self.pen, ALIGNED[self.align]
        room, tall = self.width - free, self.height - free
        x = self.width * share + free * (0.5 - share)
        return Layout.fitted(spans, height, (room, tall), (x, share), self.gap)

    def _edges(self, layout: Layout) -> Floats:
        reach = self.pen / 2 + 1.5  # with its soft edge, and the rest of the column that it is in
        return layout.origins(np.arange(self.width + 1.0), reach)

    def _nothing(self) -> Frame:
        return Frame(np.zeros((self.height, self.width), np.float32), np.zeros(self.width + 1))


def _runs(columns: NDArray[np.intp]) -> NDArray[np.intp]:
    """Runs of neighbouring columns as (S, 2) first and one past the last."""
    breaks = np.flatnonzero(np.diff(columns) > 1)
    first, last = np.append(0, breaks + 1), np.append(breaks, len(columns) - 1)
    return np.column_stack((columns[first], columns[last] + 1))
