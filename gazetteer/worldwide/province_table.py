"""Edge: the provinces of the world that lie under the curated places, read from one file.

``data/provinces.csv`` holds the first-level areas that nobody curated. As with towns
(``world``), only those come into play whose names can occur in the texts to be read.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from gazetteer.fold import fold
from gazetteer.index import NameIndex
from gazetteer.model import Certainty, LocationPrecision, MatchMode, Name, Place, Position
from gazetteer.worldwide.provinces import PREFIX, Own, Provinces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FILE = "data/provinces.csv"
NAMES = ("names", "shared", "words")
COLUMNS = (
    "iso3166_2", "title", "family", "feature_code", "parent", "longitude", "latitude",
    "accuracy_m", *NAMES,
)  # fmt: skip
SOURCE = "Unicode CLDR 48.2.0"
WHERE = "Natural Earth first-level areas (Debian qgis-common), a point inside"
_OWN = {"names": Own.NAME, "shared": Own.SHARED, "words": Own.WORD}
_WORD = re.compile(r"[^\W\d_]+")
_ASKED = re.compile(rf"{PREFIX}([A-Z]{{2}}-[A-Z0-9]{{1,3}})\b")


def provinces_for(texts: Iterable[str], words: set[str], known: Iterable[str]) -> Provinces | None:
    """Return the provinces whose names the words may hold, or that texts call by their ids.

    ``known`` are the codes that the tables have; they are left out.
    """
    asked = {code for text in texts for code in _ASKED.findall(text)}
    outside = set(known)
    rows = [
        row
        for row, keys in _rows()
        if row["iso3166_2"] not in outside
        and (row["iso3166_2"] in asked or any(key <= words for key in keys))
    ]
    return _provinces(rows) if rows else None


@cache
def _rows() -> tuple[tuple[dict[str, str], tuple[frozenset[str], ...]], ...]:
    """Return the rows of the file, with the words of each name."""
    lines = files("gazetteer").joinpath(*FILE.split("/")).read_text(encoding="utf-8")
    return tuple(
        (row, tuple(frozenset(_WORD.findall(fold(name).text)) for _, name in _names(row)))
        for row in csv.DictReader(lines.splitlines())
    )


def _names(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the names of a row with their column."""
    for column in NAMES:
        for name in filter(None, row[column].split("|")):
            yield column, name


def _provinces(rows: Iterable[dict[str, str]]) -> Provinces:
    """Make the provinces of the rows."""
    places: dict[str, Place] = {}
    names: dict[str, tuple[Name, ...]] = {}
    families: dict[str, str] = {}
    own: dict[tuple[str, str], Own] = {}
    for row in rows:
        place = _place(row)
        one = place.place_id
        places[one], families[one] = place, row["family"]
        names[one] = tuple(_name(one, name) for _, name in _names(row))
        own |= {(one, fold(name).text): _OWN[column] for column, name in _names(row)}
    index = NameIndex.build(
        (name for group in names.values() for name in group), (), order=tuple(places)
    )
    return Provinces(places, names, index, families, own)


def _name(place_id: str, name: str) -> Name:
    """Make a name."""
    return Name(
        place_id, name, "und", "common", "", "", "", "", MatchMode.YES,
        preferred=False, source=SOURCE, note="",
    )  # fmt: skip


def _place(row: dict[str, str]) -> Place:
    """Make the place of a row; without a position it is never drawn."""
    at = Position(float(row["longitude"]), float(row["latitude"])) if row["longitude"] else None
    return Place(
        place_id=PREFIX + row["iso3166_2"],
        title=row["title"],
        feature_class="A",
        feature_code=row["feature_code"],
        country_codes=(row["iso3166_2"][:2],),
        parent=row["parent"],
        position=at,
        location_precision=(
            LocationPrecision.REPRESENTATIVE if at else LocationPrecision.UNLOCATED
        ),
        accuracy_m=float(row["accuracy_m"]) if at else None,
        certainty=Certainty.LESS_CERTAIN,
        geometry_ref=None,
        location_source=WHERE if at else "",
        valid_from="",
        valid_to="",
        wikidata="",
        geonames="",
        unlocode="",
        iso3166_2=row["iso3166_2"],
        status="",
        note="",
    )
