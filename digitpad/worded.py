"""WordedError: an error in words for the user, which a window can say in the user's language."""

from __future__ import annotations

from typing import Any, Self


class WordedError(Exception):
    """What went wrong and what can be done, in English where it is taken as text.

    words: the same for all errors of a kind, with {names} for what differs. values: by name. Of an
    error among them its words are kept alone, without the frames, and all in them, it came from.
    """

    def __init__(self, words: str, **values: object) -> None:
        super().__init__(words.format(**values) if values else words)
        self.words = words
        self.values = {
            name: WordedError.of(value) if isinstance(value, BaseException) else value
            for name, value in values.items()
        }

    @classmethod
    def of(cls, error: BaseException) -> Self:
        """Another error as one of this kind, in its own words."""
        if isinstance(error, WordedError):
            return cls(error.words, **error.values)
        return cls(str(error) or repr(error))

    def as_plain(self) -> dict[str, Any]:
        """Its words and values as JSON can hold them."""
        return {"words": self.words, "values": {k: _plain(v) for k, v in self.values.items()}}

    @classmethod
    def of_plain(cls, plain: dict[str, Any]) -> Self:
        """The error that another process told so."""
        values = {
            name: WordedError.of_plain(value) if isinstance(value, dict) else value
            for name, value in plain["values"].items()
        }
        return cls(plain["words"], **values)


def _plain(value: object) -> object:
    if isinstance(value, WordedError):
        return value.as_plain()
    return value if isinstance(value, int | float | str) else str(value)
