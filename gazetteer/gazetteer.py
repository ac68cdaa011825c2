"""The immutable gazetteer: places, their names, and an index for matching. No IO."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from gazetteer.fold import fold
from gazetteer.index import NameIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gazetteer.model import Demonym, Name, Place
    from gazetteer.worldwide.provinces import Provinces
    from gazetteer.worldwide.towns import Towns

    Row = TypeVar("Row", Name, Demonym)


class Gazetteer:
    """Places with their names and demonyms, in the order of the tables.

    It is immutable, and it pickles with its index once that is built. The index is
    built when it is first asked for: a gazetteer that is only looked at costs nothing.
    ``worldwide.towns`` and ``provinces`` are what may lie under it; their places are among
    ``places``, but their names are matched apart.
    """

    __slots__ = (
        "_by_fold", "_children", "_demonyms", "_index", "_names", "_places", "provinces", "towns",
    )  # fmt: skip

    def __init__(
        self,
        places: Iterable[Place],
        names: Iterable[Name],
        demonyms: Iterable[Demonym] = (),
    ) -> None:
        """Take the rows of the three tables; each name's place must be among the places."""
        self._places: dict[str, Place] = {place.place_id: place for place in places}
        self._names: dict[str, tuple[Name, ...]] = _grouped(names)
        self._demonyms: dict[str, tuple[Demonym, ...]] = _grouped(demonyms)
        self._children: dict[str, tuple[str, ...]] | None = None
        self._by_fold: dict[str, tuple[str, ...]] | None = None
        self._index: NameIndex | None = None
        self.towns: Towns | None = None
        self.provinces: Provinces | None = None

    def laid_over(
        self, towns: Towns | None = None, *, provinces: Provinces | None = None
    ) -> Gazetteer:
        """Return the same tables with towns or provinces under them; what they hold stays."""
        whole = Gazetteer((), ())
        whole._places = dict(self._places)
        for under in (towns, provinces):
            for one, place in under.places.items() if under else ():
                whole._places.setdefault(one, place)
        whole._names, whole._demonyms = self._names, self._demonyms
        whole._index = self.index
        whole.towns = towns or self.towns
        whole.provinces = provinces or self.provinces
        return whole

    @property
    def places(self) -> Mapping[str, Place]:
        """All places by id, in the order of the tables."""
        return MappingProxyType(self._places)

    @property
    def names(self) -> tuple[Name, ...]:
        """All names of the tables, in their order."""
        return tuple(name for names in self._names.values() for name in names)

    @property
    def demonyms(self) -> tuple[Demonym, ...]:
        """All demonyms, in the order of the tables."""
        return tuple(word for words in self._demonyms.values() for word in words)

    @property
    def index(self) -> NameIndex:
        """The index of names for matching, built at the first call."""
        if self._index is None:
            self._index = NameIndex.build(self.names, self.demonyms, order=tuple(self._places))
        return self._index

    def names_of(self, place_id: str) -> tuple[Name, ...]:
        """Return the names of a place; none for an unknown one."""
        if place_id in self._names:
            return self._names[place_id]
        for under in (self.towns, self.provinces):
            if under and place_id in under.names:
                return under.names[place_id]
        return ()

    def demonyms_of(self, place_id: str) -> tuple[Demonym, ...]:
        """Return the adjectives and nouns of people of a place."""
        return self._demonyms.get(place_id, ())

    def bearers(self, name: str) -> tuple[str, ...]:
        """Return the ids of all places that bear a name, whatever its case and accents."""
        if self._by_fold is None:
            found: dict[str, dict[str, None]] = {}
            for row in self.names:
                found.setdefault(fold(row.name).text, {})[row.place_id] = None
            for place in self._places.values():
                found.setdefault(fold(place.title).text, {})[place.place_id] = None
            self._by_fold = {key: tuple(ids) for key, ids in found.items()}
        return self._by_fold.get(fold(name.strip()).text, ())

    def children(self, place_id: str) -> tuple[str, ...]:
        """Return the ids of the places whose parent this is."""
        if self._children is None:
            found: dict[str, list[str]] = {}
            for place in self._places.values():
                if place.parent:
                    found.setdefault(place.parent, []).append(place.place_id)
            self._children = {key: tuple(ids) for key, ids in found.items()}
        return self._children.get(place_id, ())

    def ancestors(self, place_id: str) -> tuple[str, ...]:
        """Return the ids of the parents, nearest first; a circle is followed once."""
        found: list[str] = []
        place = self._places.get(place_id)
        while place and place.parent and place.parent not in (*found, place_id):
            found.append(place.parent)
            place = self._places.get(place.parent)
        return tuple(found)


def _grouped(rows: Iterable[Row]) -> dict[str, tuple[Row, ...]]:
    """Group rows by place, in their order."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.place_id, []).append(row)
    return {key: tuple(group) for key, group in found.items()}
