"""The repository's gold is sound, and the reading stays as good as it was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from gazetteer.gold import PLACE_KINDS, check_gold, parse_gold
from gazetteer.load import load_gazetteer
from gazetteer.model import Kind
from gazetteer.score import Figures, score
from gazetteer.world import with_world
from geo.documents import read_sources
from geo.reading import read_document

if TYPE_CHECKING:
    from pathlib import Path

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.gold import GoldDocument


class Floor(NamedTuple):
    """What a set reached when it was measured, rounded down to whole percents."""

    recognition: float
    resolution: float
    usage: float
    pins: float
    traps: float  # the greatest share fallen for


SETS = {
    "seeds": ("tests/gold/seeds.jsonl", "seeds"),
    "dev": ("tests/gold/dev/gold.jsonl", "tests/gold/dev"),
    "drills": ("tests/gold/drills/gold.jsonl", "tests/gold/drills"),
    "heldout": ("tests/gold/heldout/gold.jsonl", "tests/gold/heldout"),
}
FLOORS = {
    "seeds": Floor(recognition=0.99, resolution=0.99, usage=0.97, pins=0.95, traps=0.03),
    "dev": Floor(recognition=0.99, resolution=0.99, usage=0.99, pins=0.98, traps=0.03),
    "drills": Floor(recognition=0.93, resolution=0.96, usage=0.97, pins=0.87, traps=0.05),
    "heldout": Floor(recognition=0.95, resolution=0.96, usage=0.93, pins=0.89, traps=0.13),
}


@pytest.fixture(scope="module")
def table(root: Path) -> Gazetteer:
    """The gazetteer that ships with the package, over the towns that the texts name."""
    golds = [root / gold for gold, _ in SETS.values()]
    texts = [path for _, folder in SETS.values() for path in sorted((root / folder).glob("*.txt"))]
    return with_world(
        load_gazetteer(), [path.read_text(encoding="utf-8") for path in [*golds, *texts]]
    )


def gold_of(root: Path, name: str) -> tuple[GoldDocument, ...]:
    """One of the three sets."""
    return parse_gold((root / SETS[name][0]).read_text(encoding="utf-8"), file=SETS[name][0])


@pytest.mark.parametrize("name", SETS)
def test_gold_stands_in_its_texts(root: Path, name: str) -> None:
    """Each span holds the words that the gold says."""
    texts = {
        path.name: path.read_bytes().decode("utf-8")
        for path in (root / SETS[name][1]).glob("*.txt")
    }
    assert check_gold(gold_of(root, name), texts) == ()
    assert {one.document for one in gold_of(root, name)} == set(texts)


@pytest.mark.parametrize("name", SETS)
def test_gold_names_places_of_the_gazetteer(root: Path, name: str, table: Gazetteer) -> None:
    """Each id is in the tables, and the kind is the place's own."""
    for document in gold_of(root, name):
        for one in document.mentions:
            for place_id in one.place_ids - {""}:
                assert place_id in table.places, (document.document, one)
            if one.kind in {Kind.PLACE, Kind.ROUTE} and one.place_id:
                assert table.places[one.place_id].kind is one.kind, (document.document, one)


def test_gold_is_wide_enough(root: Path) -> None:
    """At least twelve texts were written, a third of them held out, in several languages."""
    dev, heldout = gold_of(root, "dev"), gold_of(root, "heldout")
    assert len(dev) + len(heldout) >= 12
    assert 3 * len(heldout) >= len(dev) + len(heldout)
    assert {one.language for one in (*dev, *heldout)} >= {"en", "ru", "tr", "az", "hy", "ka", "fa"}
    assert len({one.genre for one in (*dev, *heldout)}) >= 8


def test_two_of_three_names_of_the_seeds_are_governments(root: Path) -> None:
    """The gold agrees with what is known of the seeds: 63 % metonymic, seven times the city."""
    mentions = [one for document in gold_of(root, "seeds") for one in document.mentions]
    places = [one for one in mentions if one.kind in PLACE_KINDS and not one.optional]
    share = sum(one.usage == "metonymic" for one in places) / len(places)
    assert share == pytest.approx(0.63, abs=0.01)
    city = [one for one in places if one.place_id == "yerevan" and one.usage == "literal"]
    assert len(city) == 7


@pytest.mark.parametrize("name", SETS)
def test_the_reading_is_as_good_as_measured(root: Path, name: str, table: Gazetteer) -> None:
    """Recognition, resolution, usage, pins and traps stay at or above their floors."""
    found = read_sources([root / SETS[name][1]])
    gold = gold_of(root, name)
    names = {one.document for one in gold}
    read = {
        document.name: [quote.mention for quote in read_document(document, table).quotes]
        for document in found.documents
        if document.name in names
    }
    got: Figures = score(gold, read, table).overall
    floor = FLOORS[name]
    assert got.exact.f1 >= floor.recognition
    assert got.resolved.value >= floor.resolution
    assert got.usage.value >= floor.usage
    assert got.pins.f1 >= floor.pins
    assert got.traps.value <= floor.traps
