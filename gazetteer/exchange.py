"""Turn files of other gazetteers into rows of the tables. Pure: text in, rows out.

Two forms are read: Linked Places (a GeoJSON FeatureCollection) and the tab-separated
columns of GeoNames. A place that the gazetteer has already (by its GeoNames or Wikidata
number) is left out; ids are made from titles and made unique.
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

from gazetteer import checks
from gazetteer.errors import Problem, TableError
from gazetteer.naming import place_id_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer.gazetteer import Gazetteer

_GEONAMES_COLUMNS = 19
_CODE_LENGTH = 3  # alternate names of so few capitals are codes of airports and the like
_CERTAINTIES = {"certain", "less-certain", "uncertain"}
_WIKIDATA = re.compile(r"(?:wd:|wikidata\.org/(?:wiki|entity)/)(Q[1-9][0-9]*)")
_GEONAMES = re.compile(r"(?:gn:|geonames\.org/)([1-9][0-9]*)")

Row = dict[str, str]


@dataclass(slots=True)
class Imported:
    """The rows that a file gives, and the titles of what the gazetteer has already."""

    places: list[Row] = field(default_factory=list)
    names: list[Row] = field(default_factory=list)
    known: list[str] = field(default_factory=list)


def read_places(text: str, gazetteer: Gazetteer, *, file: str, source: str = "") -> Imported:
    """Read a Linked Places or a GeoNames file; ``source`` goes into each row.

    Raises:
        TableError: the file is of neither form, or a row in it is wrong.
    """
    problems: list[Problem] = []
    records = _linked_places if text.lstrip()[:1] == "{" else _geonames
    found = Imported()
    taken = set(gazetteer.places)
    numbers = {one.geonames for one in gazetteer.places.values() if one.geonames}
    numbers |= {one.wikidata for one in gazetteer.places.values() if one.wikidata}
    countries = {
        one.country_codes[0]: one.place_id
        for one in gazetteer.places.values()
        if one.is_country and one.feature_code != "PCLH" and len(one.country_codes) == 1
    }
    for line, place, names in records(text, file, problems):
        if {place["geonames"], place["wikidata"]} & numbers:
            found.known.append(place["title"])
            continue
        place["place_id"] = _free_id(place, taken)
        place["parent"] = countries.get(place["country_codes"].partition(";")[0], "")
        place["location_source"] = (source or file) if place["longitude"] else ""
        taken.add(place["place_id"])
        own = [{**name, "place_id": place["place_id"], "source": source or file} for name in names]
        problems += _problems(file, line, place, own, taken)
        found.places.append(place)
        found.names += own
    if problems:
        raise TableError(problems)
    return found


def _problems(file: str, line: int, place: Row, names: list[Row], taken: set[str]) -> list[Problem]:
    """Check the rows of one record by the rules of the tables."""
    messages = [*checks.place_problems(place)]
    messages += [message for name in names for message in checks.name_problems(name, taken)]
    return [Problem(file, line, message) for message in messages]


def _free_id(place: Row, taken: set[str]) -> str:
    """Make an id from the title; a country code and a number make it unique."""
    base = place_id_of(place["title"]) or "place"
    country = place["country_codes"][:2].lower()
    if base not in taken:
        return base
    if country and f"{base}-{country}" not in taken:
        return f"{base}-{country}"
    return next(one for one in (f"{base}-{n}" for n in count(2)) if one not in taken)


def _place(**cells: str) -> Row:
    """Make a row of ``places.csv``; what is not given is empty."""
    return dict.fromkeys(checks.PLACE_COLUMNS, "") | {"certainty": "certain"} | cells


def _name(name: str, language: str, *, match: str = "yes", preferred: bool = False) -> Row:
    """Make a row of ``names.csv``."""
    given = {"name": name, "language": language, "name_type": "common", "match": match}
    chosen = "true" if preferred else "false"
    return dict.fromkeys(checks.NAME_COLUMNS, "") | given | {"preferred": chosen}


def _position(longitude: str, latitude: str) -> Row:
    """Make the cells of a position; a file of others is believed to be rough."""
    precision = "rough" if longitude else "unlocated"
    return {"longitude": longitude, "latitude": latitude, "location_precision": precision}


def _geonames(
    text: str, file: str, problems: list[Problem]
) -> Iterator[tuple[int, Row, list[Row]]]:
    """Yield the records of a file with the columns of GeoNames."""
    reader = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for line, cells in enumerate(reader, 1):
        if len(cells) != _GEONAMES_COLUMNS:
            if cells:
                message = f"has {len(cells)} cells between tabs; GeoNames has {_GEONAMES_COLUMNS}"
                problems.append(Problem(file, line, message))
            continue
        number, title, ascii_name, alternates, lat, lon, kind, code, country = cells[:9]
        place = _place(
            title=title, feature_class=kind, feature_code=code or "UNK",
            country_codes=country, geonames=number, **_position(lon, lat),
        )  # fmt: skip
        spellings = dict.fromkeys([title, ascii_name, *alternates.split(",")])
        yield line, place, [_geoname(one, title) for one in spellings if one.strip()]


def _geoname(spelling: str, title: str) -> Row:
    """Make a name of a GeoNames spelling, whose language nobody says."""
    is_code = spelling.isupper() and len(spelling) <= _CODE_LENGTH
    match = "never" if is_code or spelling.isdigit() else "yes"
    return _name(spelling.strip(), "und", match=match, preferred=spelling == title)


def _linked_places(
    text: str, file: str, problems: list[Problem]
) -> Iterator[tuple[int, Row, list[Row]]]:
    """Yield the features of a Linked Places file; the "line" is the feature's number."""
    try:
        data = json.loads(text)
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        problems.append(Problem(file, line, f"is not JSON: {getattr(error, 'msg', error)}"))
        return
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        problems.append(Problem(file, 1, "is no FeatureCollection: it has no list of features"))
        return
    for number, feature in enumerate(features, 1):
        try:
            yield number, *_feature(feature)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            message = f"feature {number} is not as Linked Places wants it ({error!r})"
            problems.append(Problem(file, number, message))


def _feature(feature: dict[str, Any]) -> tuple[Row, list[Row]]:
    """Make the rows of one Linked Places feature."""
    properties = feature["properties"]
    title = str(properties["title"]).strip()
    links = " ".join(str(link.get("identifier", "")) for link in feature.get("links") or ())
    links += " " + str(feature.get("@id", ""))
    codes = [str(code).upper() for code in properties.get("ccodes") or ()]
    classes = properties.get("fclasses") or feature.get("fclasses") or ["P"]
    wikidata, geonames = _WIKIDATA.search(links), _GEONAMES.search(links)
    begin, end = _years(feature.get("when") or {})
    lon, lat = _point(feature.get("geometry") or {})
    certainty = str((feature.get("geometry") or {}).get("certainty", "certain"))
    place = _place(
        title=title,
        feature_class=str(classes[0]),
        feature_code="UNK",
        country_codes=";".join(codes),
        certainty=certainty if certainty in _CERTAINTIES else "uncertain",
        wikidata=wikidata.group(1) if wikidata else "",
        geonames=geonames.group(1) if geonames else "",
        valid_from=begin,
        valid_to=end,
        **_position(lon, lat),
    )
    toponyms = {title: "und"}
    for name in feature.get("names") or ():
        toponyms[str(name["toponym"]).strip()] = str(name.get("lang") or "und")
    return place, [_name(one, lang, preferred=one == title) for one, lang in toponyms.items()]


def _point(geometry: dict[str, Any]) -> tuple[str, str]:
    """Return longitude and latitude of a point (or of a collection's first), or nothing."""
    if geometry.get("type") == "GeometryCollection":
        points = [one for one in geometry["geometries"] if one.get("type") == "Point"]
        return _point(points[0]) if points else ("", "")
    if geometry.get("type") != "Point" or not geometry.get("coordinates"):
        return "", ""
    lon, lat = geometry["coordinates"][:2]
    return repr(float(lon)), repr(float(lat))


def _years(when: dict[str, Any]) -> tuple[str, str]:
    """Return the first year and the last of a Linked Places ``when``."""
    spans = when.get("timespans") or [{}]
    begin, end = spans[0].get("start") or {}, spans[-1].get("end") or {}
    return _date(begin), _date(end)


def _date(given: dict[str, Any]) -> str:
    """Return one date of a timespan as the tables write it."""
    value = str(given.get("in") or given.get("earliest") or given.get("latest") or "")
    sign, digits = ("-", value[1:]) if value.startswith("-") else ("", value)
    year, *rest = digits.split("-")
    return sign + "-".join([year.zfill(4), *rest]) if year else ""
