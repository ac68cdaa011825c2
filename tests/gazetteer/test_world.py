"""The towns under the tables: which come into play, and what the file holds."""

from __future__ import annotations

import csv
import pickle
from typing import TYPE_CHECKING

import pytest

from gazetteer.fold import fold
from gazetteer.match import find_in_index, find_matches
from gazetteer.model import Certainty, LocationPrecision, MatchMode
from gazetteer.morphology import forms_of
from gazetteer.world import COLUMNS, LATIN, SCRIPTS, _lines, key_of, with_world, words_of

if TYPE_CHECKING:
    from gazetteer.gazetteer import Gazetteer

KOLWEZI = "geonames:922773"


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    """Every row of the file."""
    found = csv.reader(_lines())
    assert tuple(next(found)) == COLUMNS
    return [dict(zip(COLUMNS, cells, strict=True)) for cells in found]


def test_rows_are_whole(rows: list[dict[str, str]]) -> None:
    """Each town has a number of its own, a name, inhabitants and a position on earth."""
    assert len(rows) > 60_000
    assert len({row["geonames"] for row in rows}) == len(rows)
    for row in rows:
        assert abs(float(row["longitude"])) <= 180, row
        assert abs(float(row["latitude"])) <= 90, row
        assert int(row["population"]) >= 5_000, row
        assert any(row[column] for column in LATIN), row


def test_keys_fit_the_names(rows: list[dict[str, str]]) -> None:
    """The keys in the file are those of its names: folding has not changed since."""
    for row in rows:
        names = [name for column in (*LATIN, *SCRIPTS) for name in row[column].split("|") if name]
        assert set(row["keys"].split("|")) == {key_of(name) for name in names}, row["title"]


def test_every_form_of_a_name_passes_the_gate(rows: list[dict[str, str]]) -> None:
    """No inflected form that could match is kept out by the words of its text."""
    for row in rows[::7]:
        for column, language in SCRIPTS.items():
            for name in filter(None, row[column].split("|")):
                for form in forms_of(name, language):
                    assert key_of(name) in words_of(form.text), (name, form.text)


def test_no_town_is_curated(rows: list[dict[str, str]], curated: Gazetteer) -> None:
    """A town that the tables have is not laid under them again, though the file has it."""
    known = {place.geonames for place in curated.places.values()} - {""}
    titles = [row["title"] for row in rows if row["geonames"] in known]
    whole = with_world(curated, ["Kolwezi", *titles])
    assert whole.towns is not None
    assert not known & {place.geonames for place in whole.towns.places.values()}


def test_only_towns_that_the_texts_may_name_come_into_play(curated: Gazetteer) -> None:
    """A text brings its towns, and not the world."""
    whole = with_world(curated, ["Rebels took Kolwezi."])
    assert whole.towns is not None
    assert KOLWEZI in whole.places
    assert len(whole.towns.places) < 200
    assert with_world(curated, ["qzx"]).towns is None


def test_a_town_is_what_geonames_says_and_no_more(curated: Gazetteer) -> None:
    """A position of one source is rough, and the place less certain than a curated one."""
    whole = with_world(curated, ["Kolwezi"])
    place = whole.places[KOLWEZI]
    assert place.title == "Kolwezi"
    assert place.country_codes == ("CD",)
    assert place.parent is not None
    assert whole.places[place.parent].country_codes == ("CD",)
    assert place.location_precision is LocationPrecision.ROUGH
    assert place.certainty is Certainty.LESS_CERTAIN
    assert "GeoNames" in place.location_source
    assert place.position is not None
    assert abs(place.position.lon - 25.47) < 0.1


def test_the_tables_stay_as_they_are(curated: Gazetteer) -> None:
    """What lies under the tables changes neither their names nor what they match."""
    whole = with_world(curated, ["Kolwezi, Goris"])
    assert whole.names == curated.names
    text = "From Kolwezi to Goris."
    assert find_matches(text, whole) == find_matches(text, curated)
    assert [one.text for one in find_in_index(text, whole.towns.index)] == ["Kolwezi"]  # type: ignore[union-attr]


def test_names_are_shown_in_the_language_of_the_reader(curated: Gazetteer) -> None:
    """A town keeps its names in other scripts, though the text has none of them."""
    names = with_world(curated, ["Ohrid"]).names_of("geonames:787487")
    assert {("ru", "Охрид"), ("und", "Ohrid")} <= {(name.language, name.name) for name in names}
    assert all(name.match is MatchMode.NEVER for name in names if name.language == "ru")


def test_a_town_is_there_when_its_id_is_called(curated: Gazetteer) -> None:
    """Corrections and gold files may use the id of a town that no text names."""
    whole = with_world(curated, [f"a.txt,quote,name,{KOLWEZI},,,"])
    assert KOLWEZI in whole.places


def test_a_place_of_ones_own_tables_is_not_doubled(curated: Gazetteer) -> None:
    """A town whose GeoNames number a table has is the table's."""
    whole = with_world(curated, ["Tbilisi and Yerevan"])
    numbers = [place.geonames for place in whole.places.values() if place.geonames]
    assert len(numbers) == len(set(numbers))


def test_a_gazetteer_with_towns_travels(curated: Gazetteer) -> None:
    """It pickles with its towns, so that other processes can read with it."""
    whole = pickle.loads(pickle.dumps(with_world(curated, ["Kolwezi"])))  # noqa: S301 - our own
    assert whole.places[KOLWEZI].title == "Kolwezi"


def test_words_broken_at_the_end_of_a_line_are_words() -> None:
    """A name that a hyphen breaks is found both ways."""
    assert {"kolwezi", "kol", "wezi"} <= words_of("in Kol-\nwezi")


def test_folded_keys_are_folded() -> None:
    """A key is the longest word, folded; of an inflecting script its unchanging part."""
    assert key_of("São Paulo") == "paulo"
    assert key_of("Калуга") == fold("Калу").text
    assert key_of("Ohrid") == "ohrid"
