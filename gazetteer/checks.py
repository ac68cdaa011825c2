"""The rules for rows of the tables. Pure: rows in, problems out.

``places.csv``, ``names.csv`` and ``demonyms.csv`` are described in
``gazetteer/data/README.md``. A row is a mapping from column to stripped text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from gazetteer.model import Certainty, LocationPrecision, MatchMode

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    Row = Mapping[str, str]

PLACE_COLUMNS = (
    "place_id",
    "title",
    "feature_class",
    "feature_code",
    "country_codes",
    "parent",
    "longitude",
    "latitude",
    "location_precision",
    "accuracy_m",
    "certainty",
    "geometry_ref",
    "location_source",
    "valid_from",
    "valid_to",
    "wikidata",
    "geonames",
    "unlocode",
    "iso3166_2",
    "status",
    "note",
)
NAME_COLUMNS = (
    "place_id",
    "name",
    "language",
    "name_type",
    "nym",
    "used_by",
    "valid_from",
    "valid_to",
    "match",
    "preferred",
    "source",
    "note",
)
DEMONYM_COLUMNS = ("place_id", "word", "language", "part", "source")

FEATURE_CLASSES = frozenset("AHLPRSTUV")
NAME_TYPES = frozenset(
    ("official", "common", "short", "historical", "abbreviation", "transliteration", "misspelling")
)
NYMS = frozenset(("", "endonym", "exonym"))
PARTS = frozenset(("adjective", "noun", "both"))
PRECISIONS = frozenset(LocationPrecision)
CERTAINTIES = frozenset(Certainty)
MODES = frozenset(MatchMode)
DIRECTIONS = frozenset(
    ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "centre")
)

_WORDS = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_PLACE_ID = re.compile(rf"(?:border:)?{_WORDS}")
_DATE = re.compile(r"-?[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_LANGUAGE = re.compile(
    r"(?:[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*|und|mul)"
)
_FORMS = {
    "country_codes": re.compile(r"[A-Z]{2}(?:;[A-Z]{2})*"),
    "wikidata": re.compile(r"Q[1-9][0-9]*"),
    "geonames": re.compile(r"[1-9][0-9]*"),
    "unlocode": re.compile(r"[A-Z]{2} ?[A-Z0-9]{3}"),
    "iso3166_2": re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}"),
    "feature_code": re.compile(r"[A-Z][A-Z0-9]*"),
    "valid_from": _DATE,
    "valid_to": _DATE,
}
_KEY = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")


def place_problems(row: Row) -> Iterator[str]:
    """Yield what is wrong with a row of ``places.csv``, looked at alone."""
    if not _PLACE_ID.fullmatch(row["place_id"]):
        yield f"place_id {row['place_id']!r} is not lower-case words joined by hyphens"
    if not row["title"]:
        yield "title is empty"
    yield from _not_among(row, "feature_class", FEATURE_CLASSES)
    yield from _not_among(row, "location_precision", PRECISIONS)
    yield from _not_among(row, "certainty", CERTAINTIES)
    if not row["feature_code"]:
        yield "feature_code is empty"
    for column, form in _FORMS.items():
        value = row[column]
        if value and not form.fullmatch(value):
            yield f"{column} {value!r} is not of the form that this column has"
    yield from _order_of_years(row)
    yield from _position_problems(row)


def _position_problems(row: Row) -> Iterator[str]:
    """Yield what is wrong with a position, its precision and its accuracy."""
    longitude, latitude, precision = row["longitude"], row["latitude"], row["location_precision"]
    lon, lat, accuracy = map(number, (longitude, latitude, row["accuracy_m"]))
    if bool(longitude) != bool(latitude):
        yield "longitude and latitude stand only together"
    elif longitude and (lon is None or lat is None):
        yield f"position {longitude!r}, {latitude!r} is not two numbers"
    elif lon is not None and lat is not None:
        if abs(lat) > 90 and abs(lon) <= 90:  # noqa: PLR2004 - degrees
            yield f"latitude {latitude} is out of range; longitude and latitude look swapped"
        elif abs(lat) > 90 or abs(lon) > 180:  # noqa: PLR2004 - degrees
            yield f"position {longitude}, {latitude} is not on the earth"
        if not row["location_source"]:
            yield "a position needs its location_source"
    if bool(longitude) == (precision == LocationPrecision.UNLOCATED):
        yield f"location_precision {precision!r} and the position contradict each other"
    if row["accuracy_m"] and (accuracy is None or accuracy <= 0):
        yield f"accuracy_m {row['accuracy_m']!r} is not a number of metres above 0"
    if row["accuracy_m"] and not longitude:
        yield "accuracy_m without a position"


def name_problems(row: Row, places: Container[str]) -> Iterator[str]:
    """Yield what is wrong with a row of ``names.csv``; ``places`` are the known ids."""
    yield from _common_problems(row, row["name"], places)
    yield from _not_among(row, "name_type", NAME_TYPES)
    yield from _not_among(row, "nym", NYMS)
    yield from _not_among(row, "match", MODES)
    if row["preferred"] not in {"", "true", "false"}:
        yield f"preferred {row['preferred']!r} is neither true, false nor empty"
    for column in ("valid_from", "valid_to"):
        if row[column] and not _DATE.fullmatch(row[column]):
            yield f"{column} {row[column]!r} is not a date (YYYY, YYYY-MM or YYYY-MM-DD)"
    yield from _order_of_years(row)
    if not row["source"]:
        yield "source is empty"


def demonym_problems(row: Row, places: Container[str]) -> Iterator[str]:
    """Yield what is wrong with a row of ``demonyms.csv``."""
    yield from _common_problems(row, row["word"], places)
    yield from _not_among(row, "part", PARTS)


#: Persian and Sinhala write them inside words; they cannot be seen, and belong there.
JOINERS = {0x200C: None, 0x200D: None}


def _common_problems(row: Row, name: str, places: Container[str]) -> Iterator[str]:
    """Yield what is wrong with the place, the word or the language of a row."""
    if row["place_id"] not in places:
        yield f"place {row['place_id']!r} is in no table of places"
    if not name:
        yield "the name is empty"
    elif not name.translate(JOINERS).isprintable():
        yield f"the name {name!r} holds a character that cannot be seen"
    if not is_language(row["language"]):
        yield f"language {row['language']!r} is not a BCP 47 tag such as en, az or hy-Latn"


def _not_among(row: Row, column: str, allowed: Container[str]) -> Iterator[str]:
    """Yield a problem if the value of a column is not allowed."""
    if row[column] not in allowed:
        known = ", ".join(sorted(filter(None, allowed)))  # type: ignore[call-overload]
        yield f"{column} {row[column]!r} is not one of: {known}"


def _order_of_years(row: Row) -> Iterator[str]:
    """Yield a problem if a time ends before it begins."""
    begin, end = row["valid_from"], row["valid_to"]
    if begin and end and begin[: len(end)] > end[: len(begin)]:
        yield f"valid_to {end} is before valid_from {begin}"


@lru_cache(maxsize=512)
def is_language(tag: str) -> bool:
    """Tell whether a tag is of a form that BCP 47 allows (language, script, region, variant)."""
    return bool(_LANGUAGE.fullmatch(tag))


def number(text: str) -> float | None:
    """Read a finite number written with a point; None for anything else."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def reference_problems(row: Row, places: Container[str]) -> Iterator[str]:
    """Yield what is wrong with the parent and the ``geometry_ref`` of a place."""
    parent = row["parent"]
    if parent and parent not in places:
        yield f"parent {parent!r} is in no table of places"
    if parent and parent == row["place_id"]:
        yield "a place is not its own parent"
    if row["geometry_ref"]:
        yield from _geometry_problems(row["geometry_ref"], places)


def _geometry_problems(reference: str, places: Container[str]) -> Iterator[str]:
    """Yield what is wrong with one ``geometry_ref``."""
    scheme, _, value = reference.partition(":")
    rule = _SCHEMES.get(scheme)
    if rule is None:
        known = ", ".join(sorted(_SCHEMES))
        yield f"geometry_ref {reference!r} begins with none of: {known}"
    else:
        yield from (f"geometry_ref {reference!r}: {problem}" for problem in rule(value, places))


def _key(value: str, _: Container[str]) -> Iterator[str]:
    """``area:``, ``line:`` and ``water:`` name a shape of the basemap."""
    if not _KEY.fullmatch(value):
        yield "the key is not words joined by hyphens"


def _route(value: str, places: Container[str]) -> Iterator[str]:
    """``route:`` names a place of class R."""
    if value not in places:
        yield f"{value!r} is in no table of places"


def _part(value: str, places: Container[str]) -> Iterator[str]:
    """``part:place:direction`` is a directional part of a place's area."""
    place, _, direction = value.rpartition(":")
    if place not in places:
        yield f"{place!r} is in no table of places"
    if direction not in DIRECTIONS:
        yield f"{direction!r} is not one of: {', '.join(sorted(DIRECTIONS))}"


def _border(value: str, places: Container[str]) -> Iterator[str]:
    """``border:a+b`` is what the areas of two places share."""
    sides = value.split("+")
    if len(sides) != 2:  # noqa: PLR2004 - a border has two sides
        yield "a border has two sides, joined by +"
    yield from (f"{side!r} is in no table of places" for side in sides if side not in places)


def _union(value: str, places: Container[str]) -> Iterator[str]:
    """``union:ref+ref…`` joins other references."""
    for reference in value.split("+"):
        yield from _geometry_problems(reference, places)


_SCHEMES: dict[str, Callable[[str, Container[str]], Iterator[str]]] = {
    "area": _key,
    "border": _border,
    "line": _key,
    "part": _part,
    "route": _route,
    "union": _union,
    "water": _key,
}
