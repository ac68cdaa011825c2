"""Derive the provinces of the world that lie under the curated tables.

    python tools/derive_provinces.py PACKAGES

It writes ``gazetteer/data/provinces.csv``.
PACKAGES is a folder with these packages, unpacked side by side (see ``world_sources``):

    apt-get download qgis-common                    first-level areas (Natural Earth 4.1)
    pip download --no-deps pycountry==26.2.16       codes, local names, types (ISO 3166-2)
    npm pack cldr-subdivisions-full@48.2.0          English names (Unicode CLDR)
    npm pack dictionary-en; pip download --no-deps faker    words and persons (derive_towns)

A province has a position only where exactly one polygon of its country bears exactly one
of its names, generics aside: a place without a position is never drawn. Codes of the
curated tables are left out, and units as small as parishes and boroughs.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely
from derive_towns import english_words, person_names
from world_sources import Packages, Point

from gazetteer.fold import fold
from gazetteer.load import load_gazetteer
from gazetteer.world import COLUMNS as TOWN_COLUMNS
from gazetteer.world import LATIN, _lines
from gazetteer.worldwide.province_table import COLUMNS, FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shapely.geometry.base import BaseGeometry

    from gazetteer.gazetteer import Gazetteer

FAMILIES = {
    "Province": "province", "Autonomous province": "province", "Special region": "province",
    "Region": "region", "Administrative region": "region", "Autonomous region": "region",
    "Regional state": "region", "Indigenous region": "region",
    "State": "state", "Land": "land", "Governorate": "governorate",
    "Department": "department", "Prefecture": "prefecture", "Oblast": "oblast",
    "County": "county", "Canton": "canton", "Krai": "krai", "Republic": "republic",
    "Emirate": "emirate", "Division": "division", "Voivodship": "voivodeship",
    "Territory": "territory", "Union territory": "territory",
    "Autonomous community": "community", "Autonomous republic": "republic",
    "Autonomous territory": "territory",
}  # fmt: skip
#: Where ISO puts what texts call provinces under larger units, and their level.
BELOW = {"ID": "ADM1", "DO": "ADM1", "PH": "ADM2", "ES": "ADM2", "IE": "ADM2", "BE": "ADM2"}
#: Countries all of whose areas are curated, or so small that they are parishes.
NEVER = frozenset(("GB", "US", "AD", "MT", "SI", "MC", "LU", "LI", "SM", "FR", "AM", "AZ", "GE"))
GENERICS = re.compile(
    r"\b(?:provinces?|regions?|oblast|oblys|district|governorate|states?|departments?|county"
    r"|prefecture|municipality|canton|division|territory|krai|kray|republic|respublika"
    r"|autonomous|community|voivodeship|emirate|wilayat?|velayat|ostan|muhafazat|provincia"
    r"|departamento|estado|provinsi|khett|región|região|region of|judet|landkreis)\b",
    re.IGNORECASE,
)
JOINTS = re.compile(r"^(?:\W|of\b|de\b|d'|e\b|del\b|the\b|la\b)+|(?:\W|\bof)+$", re.IGNORECASE)
LATIN_NAME = re.compile(r"[^\W\d_][^\W\d_'’ .-]*(?:[ '’.-]{1,2}[^\W\d_]+)*")
COMMON = frozenset(
    re.findall(
        r"\w+",
        """
        centre center central centrale centro nord sud est ouest norte sur sul este oeste
        north south east west northern southern eastern western northeast northwest southeast
        southwest upper lower littoral plateaux plateau savanes maritime maritimes lagunes
        montagnes islands island capital highlands coast and lakes lake hills bay haut bas
        haute basse hauts atlantic atlantico oriental occidental metropolitan union unity
        distrito federal amazon
        """,
    )
)
FEATURES = re.compile(r" (?:River|Lakes?|Valley|Islands?|Hills|Bay|Cape|Sea|Coast|Mountains?)$")
#: Spellings of the press that the packages lack.
PRESS = {
    "SO-SH": "Lower Shabelle", "SO-SD": "Middle Shabelle", "SO-JH": "Lower Jubba",
    "SO-JD": "Middle Jubba", "SO-GA": "Galgadud", "AF-BAM": "Bamiyan", "AF-GHO": "Ghor",
    "AF-NAN": "Nangrahar", "TH-38": "Bung Kan",
}  # fmt: skip
ALIKE, SHORTEST = 0.75, 3


def main(root: Path) -> None:
    """Write ``provinces.csv`` beside the curated tables."""
    curated = load_gazetteer()
    shapes, judge = Shapes(Packages(root)), Judge(root, curated)
    english = json.loads(next(root.rglob("subdivisions/en/en.json")).read_text("utf-8"))
    english = english["subdivisions"]["localeDisplayNames"]["subdivisions"]
    units = json.loads(Packages(root).file("iso3166-2.json").read_text("utf-8"))["3166-2"]
    known = {place.iso3166_2 for place in curated.places.values()}
    parents = countries_of(curated)
    rows = []
    for unit in sorted(filter(is_kept, units), key=lambda one: str(one["code"])):
        code = unit["code"]
        names = [english.get(code.replace("-", "").lower(), ""), *unit["name"].split("/")]
        names += [PRESS[code]] if code in PRESS else []
        if code not in known and (row := row_of(unit, names, shapes, judge)):
            row["parent"] = parents.get(code[:2], "")
            if row["parent"]:
                rows.append(row)
    target = Path(__file__).resolve().parent.parent / "gazetteer" / FILE
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} provinces, {sum(bool(row['longitude']) for row in rows)} with a position")


def countries_of(curated: Gazetteer) -> dict[str, str]:
    """The ids of the states of today by their codes."""
    found: dict[str, str] = {}
    for place in curated.places.values():
        if place.feature_code == "PCLI" and len(place.country_codes) == 1:
            found.setdefault(place.country_codes[0], place.place_id)
    return found


def is_kept(unit: dict[str, Any]) -> bool:
    """Whether a unit of ISO 3166-2 is what texts call a province."""
    country = unit["code"][:2]
    below = "parent" in unit
    return (
        unit["type"] in FAMILIES
        and country not in NEVER
        and (not below or country in BELOW)
        and not (country in BELOW and not below and country != "BE" and unit["type"] == "Region")
    )


class Shapes:
    """The polygons of Natural Earth by country and name."""

    def __init__(self, packages: Packages) -> None:
        """List them under each of their names."""
        self.areas = packages.units
        self.found: dict[tuple[str, str], set[int]] = defaultdict(set)
        for at, row in enumerate(self.areas.itertuples()):
            for name in names_of(row):
                self.found[row.iso_a2, key_of(name)].add(at)

    def of(self, country: str, names: Iterable[str]) -> int | None:
        """The one polygon that bears exactly one of the names, if there is but one."""
        for name in filter(None, names):
            if len(at := self.found.get((country, key_of(name)), set())) == 1:
                return next(iter(at))
        return None


class Judge:
    """What names are beside provinces: words, persons, towns, curated places."""

    def __init__(self, root: Path, curated: Gazetteer) -> None:
        """Read the lists."""
        self.words = set(english_words(root)) | COMMON
        everybody, _, _ = person_names(root)
        columns = [TOWN_COLUMNS.index(column) for column in LATIN]
        towns = {
            fold(name).text
            for cells in csv.reader(_lines()[1:])
            for column in columns
            for name in cells[column].split("|")
        }
        self.shared = everybody | towns | {fold(name.name).text for name in curated.names}

    def column(self, name: str) -> str:
        """The column that a name belongs to: ``words``, ``shared`` or ``names``."""
        folded = fold(name).text
        if FEATURES.search(name) or all(one in self.words for one in re.split("[ -]", folded)):
            return "words"
        return "shared" if folded in self.shared or len(folded) <= SHORTEST else "names"


def names_of(row: Any) -> Iterator[str]:  # noqa: ANN401 - of a data frame
    """The names of a polygon."""
    for value in (row.name, row.woe_label, row.woe_name, row.gn_name):
        if isinstance(value, str) and value:
            yield value.split(",")[0]


def bare(name: str) -> str:
    """A name without its generics: ``Chihuahua``, of ``State of Chihuahua``."""
    name = re.sub(r"\s*[,\[(].*", "", name).replace("ʼ", "’").replace("‘", "’").strip()
    kept = JOINTS.sub("", GENERICS.sub(" ", name)).strip()
    return re.sub(r"\s+", " ", kept)


def key_of(name: str) -> str:
    """A name folded, without generics and signs."""
    return re.sub(r"[^a-z]+", "", fold(bare(name)).text)


def row_of(
    unit: dict[str, Any], names: list[str], shapes: Shapes, judge: Judge
) -> dict[str, str] | None:
    """The row of a unit, or nothing if no name of it is left."""
    country = unit["code"][:2]
    row = dict.fromkeys(COLUMNS, "")
    at = shapes.of(country, names)
    spellings = {fold(bare(one)).text: bare(one) for one in reversed(names) if one}
    if at is not None:
        polygon = shapes.areas.iloc[at]
        main = key_of(names[0] or names[1])
        for name in names_of(polygon):
            if SequenceMatcher(None, key_of(name), main, autojunk=False).ratio() >= ALIKE:
                spellings.setdefault(fold(bare(name)).text, bare(name))
        row |= position_of(polygon.geometry)
    found: dict[str, list[str]] = {"names": [], "shared": [], "words": []}
    for name in spellings.values():
        if LATIN_NAME.fullmatch(name) and name[0].isupper():
            found[judge.column(name)].append(name)
    if not any(found.values()):
        return None
    return row | {
        "iso3166_2": unit["code"],
        "title": bare(names[0] or names[1]) or unit["name"],
        "family": FAMILIES[unit["type"]],
        "feature_code": BELOW.get(country, "ADM1") if "parent" in unit else "ADM1",
        **{column: "|".join(listed) for column, listed in found.items()},
    }


def position_of(shape: BaseGeometry) -> dict[str, str]:
    """A point inside the largest part of an area, and the distance to its farthest edge."""
    largest = max(shapely.get_parts(shape), key=lambda one: float(one.area))
    inside = largest.representative_point()
    centre = Point(inside.x, inside.y)
    farthest = max(centre.metres_to(Point(*one[:2])) for one in shapely.get_coordinates(largest))
    return {
        "longitude": f"{inside.x:.4f}",
        "latitude": f"{inside.y:.4f}",
        "accuracy_m": str(round(farthest / 1000) * 1000),
    }


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the script and a folder
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
