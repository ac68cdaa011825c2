"""The errors of the gazetteer.

GazetteerError
├── TableError      a curated or a user's table is wrong (all problems at once)
├── LookupFailed    an online look-up did not answer
└── GoldError       a gold file cannot be read
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a table: ``file:line: message``."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """Write the problem as an editor can jump to it."""
        return f"{self.file}:{self.line}: {self.message}"


class GazetteerError(Exception):
    """The base of all errors that this package raises on purpose."""


class TableError(GazetteerError):
    """A table cannot be used; ``problems`` lists every reason."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems; the message is one line for each."""
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class LookupFailed(GazetteerError):  # noqa: N818 - it says what happened
    """A geocoder did not answer, or refused."""


class GoldError(GazetteerError):
    """A gold file cannot be read."""
