"""Gallery: single drawings with what was read of them, as aligned tiles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from digitpad.recognition.pen import Pixels
from digitpad.recognition.reading import Reading, Status
from trainer.measuring.answers import Answers
from trainer.report.page import Html, joined
from trainer.report.pictures import heat_url, ink_url, window

if TYPE_CHECKING:
    from digitpad.recognition.recognizer import Recognizer

RIGHT, WRONG = "✓", "✗"
"""Marks, so that nothing is told by colour alone."""
STATUSES = {
    Status.OK: "sure",
    Status.UNSURE: "unsure",
    Status.NOT_A_NUMBER: "no number",
    Status.EMPTY: "no ink",
}
"""What a status is called on the page."""

_NOTHING = Html("")
_LEAST = 0.001
"""Candidates below this probability are not worth a line."""
_FEW, _WIDE, _NARROW = 4, 5, 8
"""Tiles a row: with candidates, of numbers, and of single digits, which are narrow."""


@dataclass(frozen=True)
class Gallery:
    """Shows answers by the numbers of their samples."""

    answers: Answers
    recognizer: Recognizer

    def over_the_truth(self, numbers: Sequence[int]) -> Html:
        """What was read, with its mark, over what was written."""
        return self._tiles(numbers, _WIDE, lambda number: self._truth(number, "written"))

    def with_names(self, numbers: Sequence[int], names: Sequence[str]) -> Html:
        """What was read, over what each drawing is called."""
        named = dict(zip(numbers, names, strict=True))
        return self._tiles(numbers, _WIDE, named.__getitem__)

    def with_confidence(self, numbers: Sequence[int]) -> Html:
        """What was read and how sure that was; what was written where it was another text."""
        return self._tiles(numbers, self._across, self._confidence)

    def with_candidates(self, numbers: Sequence[int]) -> Html:
        """What was read, for what, and all that it might have been."""
        return self._tiles(
            numbers,
            _FEW,
            lambda number: (
                f"{self._truth(number, 'for')}, {STATUSES[self._reading(number).status]}"
            ),
            lambda number: _candidates(self._reading(number), self.answers.samples[number].label),
        )

    def with_heat(self, numbers: Sequence[int]) -> Html:
        """The ink that decided, and what was read; something must have been."""
        frames = [self.recognizer.frame(self.answers.samples[number].source) for number in numbers]
        across = window([frame.pixels for frame in frames])
        made = []
        for number, frame in zip(numbers, frames, strict=True):
            heat = self.recognizer.heat(frame, self._reading(number)).values
            url = heat_url(frame.pixels[:, across], heat[:, across])
            note = "" if self.answers.right[number] else self._truth(number, "for")
            made.append(self._tile(number, url, "heat", note, _NOTHING))
        return _rows(made, self._across)

    def _tiles(
        self,
        numbers: Sequence[int],
        across: int,
        note: Callable[[int], str],
        more: Callable[[int], Html] = lambda number: _NOTHING,
    ) -> Html:
        """The frames that the network saw, all cut to the same columns."""
        frames: list[Pixels] = [
            self.recognizer.frame(self.answers.samples[number].source).pixels for number in numbers
        ]
        columns = window(frames)
        made = [
            self._tile(number, ink_url(frame[:, columns]), "ink", note(number), more(number))
            for number, frame in zip(numbers, frames, strict=True)
        ]
        return _rows(made, across)

    def _tile(self, number: int, url: str, kind: str, note: str, more: Html) -> Html:
        mark, how = (RIGHT, "right") if self.answers.right[number] else (WRONG, "wrong")
        words = escape(f"a drawing: {self._truth(number, 'written') or 'no number'}")
        read = escape(self._read(number))
        return Html(
            f'<figure class="tile {how}"><img class="{kind}" src="{url}" alt="{words}">'
            f'<figcaption><span class="read"><span class="mark">{mark}</span> {read}</span>'
            f"<span>{escape(note)}</span></figcaption>{more}</figure>"
        )

    def _confidence(self, number: int) -> str:
        sure = _percent(self._reading(number).confidence)
        if self.answers.right[number]:
            return "" if self.answers.protocol.refused else sure
        return f"{self._truth(number, 'for')}, {sure}"

    def _reading(self, number: int) -> Reading:
        return self.answers.readings[number]

    def _truth(self, number: int, by: str) -> str:
        """What was written, with a word before it; nothing where that was refused, as is right."""
        if not self.answers.protocol.refused:
            return f"{by} {self.answers.samples[number].label}"
        return "" if self.answers.right[number] else "is no number"

    def _read(self, number: int) -> str:
        if self.answers.protocol.refused and self.answers.right[number]:
            return "refused"
        return self._reading(number).text or "nothing"

    def whole_rows(self, count: int) -> int:
        """At least so many tiles, so that no row is left open."""
        return -(-count // self._across) * self._across

    @property
    def _across(self) -> int:
        lengths = {len(sample.label) for sample in self.answers.samples}
        return _NARROW if lengths == {1} and not self.answers.protocol.refused else _WIDE


def _candidates(reading: Reading, true: str) -> Html:
    """A bar each, the true one marked."""
    lines = [
        f"<li{' class=true' if candidate.text == true else ''}><span>{escape(candidate.text)}"
        f"{f' {RIGHT}' if candidate.text == true else ''}</span>"
        f'<i style="width: {100 * candidate.probability:.1f}%"></i>'
        f"<span>{_percent(candidate.probability)}</span></li>"
        for candidate in reading.candidates
        if candidate.probability >= _LEAST or candidate.text in (reading.text, true)
    ]
    return Html(f"<ol>{''.join(lines)}</ol>" if lines else "")


def _percent(share: float) -> str:
    if share < _LEAST:
        return "< 0.1 %"
    return f"{100 * share:.1f} %" if share < 0.9995 else "100 %"


def _rows(made: Sequence[Html], across: int) -> Html:
    return Html(
        f'<div class="tiles" style="grid-template-columns: repeat({across}, minmax(0, 1fr))">'
        f"{joined(made)}</div>"
    )
