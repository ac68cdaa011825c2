"""Add a border to the gazetteer for every two countries that are neighbours in the basemap.

    python tools/derive_borders.py

Countries are the rows of places.csv that are states or dependencies of today and have an
area. What is in the tables already is kept as it is. The new names are titles only: the
phrases that name a border ("the border between Chile and Peru") are read by rule.
"""

from __future__ import annotations

import csv
import itertools
from pathlib import Path

from geo.basemap import load_basemap
from geo.borders import border_between

DATA = Path(__file__).resolve().parent.parent / "gazetteer" / "data"
SOURCE = "basemap (Natural Earth 4.1, world-atlas)"
TODAY = {"PCLI", "PCLD", "PCLS"}

Row = dict[str, str]


def main() -> None:
    """Write places.csv and names.csv again, in their order."""
    places, names = read("places.csv"), read("names.csv")
    known = {row["place_id"] for row in places}
    for place, name in new_borders(places):
        if place["place_id"] not in known:
            places.append(place)
            names.append(name)
    write("places.csv", sorted(places, key=lambda row: row["place_id"]))
    write(
        "names.csv",
        sorted(names, key=lambda row: (row["place_id"], row["language"], row["name"])),
    )


def new_borders(places: list[Row]) -> list[tuple[Row, Row]]:
    """A row of places.csv and one of names.csv for each two neighbours, ids in order."""
    basemap = load_basemap()
    countries = sorted(
        (
            row
            for row in places
            if row["feature_code"] in TODAY
            and not row["valid_to"]
            and row["geometry_ref"].startswith("area:")
        ),
        key=lambda row: row["place_id"],
    )
    found = []
    for one, other in itertools.combinations(countries, 2):
        keys = (row["geometry_ref"].removeprefix("area:") for row in (one, other))
        border = border_between(*keys, basemap)
        if border is not None:
            found.append(rows_of(one, other))
    return found


def rows_of(one: Row, other: Row) -> tuple[Row, Row]:
    """The two rows of a border; columns that are not named here are empty."""
    place_id = f"border:{one['place_id']}-{other['place_id']}"
    title = f"{one['title']}–{other['title']} border"
    place = {
        "place_id": place_id,
        "title": title,
        "feature_class": "L",
        "feature_code": "BDR",
        "country_codes": f"{one['country_codes']};{other['country_codes']}",
        "location_precision": "unlocated",
        "certainty": "certain",
        "geometry_ref": f"border:{one['place_id']}+{other['place_id']}",
        "location_source": SOURCE,
    }
    name = {
        "place_id": place_id,
        "name": title,
        "language": "en",
        "name_type": "common",
        "match": "never",
        "preferred": "true",
        "source": SOURCE,
    }
    return place, name


def read(name: str) -> list[Row]:
    """The rows of a table of the gazetteer."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, rows: list[Row]) -> None:
    """Write a table with the columns that its first row has."""
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
