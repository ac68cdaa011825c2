"""The provinces that lie under the curated places, as far as texts can name them. No IO.

They are known by their ISO 3166-2 codes only. Like the towns under the tables they have
an index of their own, and a name of theirs counts only where the text supports it
(``provincematches``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazetteer.index import NameIndex
    from gazetteer.model import Name, Place

#: What the ids of these provinces begin with.
PREFIX = "iso3166-2:"


class Own(IntEnum):
    """How much a name says: the province's own, also a town's or a person's, or a word."""

    NAME = 0
    SHARED = 1
    WORD = 2


@dataclass(frozen=True, slots=True)
class Provinces:
    """Places with their names, and what only they have.

    ``families`` are the kinds of unit by id (``province``, ``state``); ``own`` tells of
    each folded name of a place how much it says.
    """

    places: Mapping[str, Place]
    names: Mapping[str, tuple[Name, ...]]
    index: NameIndex
    families: Mapping[str, str]
    own: Mapping[tuple[str, str], Own]
