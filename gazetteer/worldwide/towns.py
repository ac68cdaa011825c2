"""The towns that lie under the curated places, as far as texts can name them. No IO.

They are known by their GeoNames number only, nobody has looked at them, and most of
their names are also the names of somebody or something else. So they have an index of
their own, and a name of theirs counts only where the text around it supports it
(``worldwide.town_support``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from gazetteer.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazetteer.index import NameIndex
    from gazetteer.model import Name, Place

#: What the ids of these towns begin with.
PREFIX = "geonames:"

#: The rule by which a name is that of an area named after a town (``Katsina state``),
#: which is in no table: such a mention has no id.
AREA = "area-of-that-name"


class Level(IntEnum):
    """How much a name says by itself: a name of its own, also a person's, also a word."""

    OWN = 0
    PERSON = 1
    WORD = 2


@dataclass(frozen=True, slots=True)
class Towns:
    """Places with their names, and what only they have; populous ones come first.

    ``provinces`` are the folded names of the first-level areas in which towns lie, by
    id; ``levels`` are by folded name, and leave out names that are nothing else.
    """

    places: Mapping[str, Place]
    names: Mapping[str, tuple[Name, ...]]
    index: NameIndex
    population: Mapping[str, int]
    provinces: Mapping[str, str]
    levels: Mapping[str, Level]

    def level(self, name: str) -> Level:
        """Return how much a name as it is written says by itself."""
        return self.levels.get(fold(name).text, Level.OWN)
