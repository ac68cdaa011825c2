"""A small real gazetteer, made from rows that a test states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.gazetteer import Gazetteer
from gazetteer.load import load_gazetteer
from gazetteer.match import find_matches
from gazetteer.model import (
    Certainty,
    Demonym,
    LocationPrecision,
    MatchMode,
    Name,
    Place,
    Position,
    Segment,
    Zone,
)
from gazetteer.resolve import resolve_mentions
from gazetteer.usage import judge_usage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gazetteer.model import Mention


def _place(place_id: str) -> Place:
    """A located place of its own id."""
    return Place(
        place_id=place_id,
        title=place_id.title(),
        feature_class="P",
        feature_code="PPL",
        country_codes=(),
        parent=None,
        position=Position(46.75, 39.82),
        location_precision=LocationPrecision.ROUGH,
        accuracy_m=None,
        certainty=Certainty.CERTAIN,
        geometry_ref=None,
        location_source="test",
        valid_from="",
        valid_to="",
        wikidata="",
        geonames="",
        unlocode="",
        iso3166_2="",
        status="",
        note="",
    )


@pytest.fixture(scope="session")
def make_gazetteer() -> Callable[..., Gazetteer]:
    """Make a gazetteer of ``place_id | name | language | mode`` rows and demonyms alike."""

    def make(names: Iterable[str], demonyms: Iterable[str] = ()) -> Gazetteer:
        rows = [[cell.strip() for cell in row.split("|")] for row in names]
        words = [[cell.strip() for cell in row.split("|")] for row in demonyms]
        return Gazetteer(
            [_place(place_id) for place_id in dict.fromkeys(row[0] for row in rows + words)],
            [
                Name(row[0], row[1], row[2], "common", "", "", "", "",
                     MatchMode(row[3] if len(row) > 3 else "yes"),
                     preferred=False, source="test", note="")
                for row in rows
            ],
            [Demonym(row[0], row[1], row[2], row[3], "test") for row in words],
        )  # fmt: skip

    return make


@pytest.fixture(scope="session")
def curated() -> Gazetteer:
    """The gazetteer that ships with the package."""
    return load_gazetteer()


@pytest.fixture(scope="session")
def read(curated: Gazetteer) -> Callable[..., tuple[Mention, ...]]:
    """Read a text of one sentence (or of the given ones) with the curated gazetteer."""

    def reading(
        text: str,
        *,
        language: str = "en",
        sentences: Sequence[tuple[int, int]] = (),
        zone: Zone = Zone.BODY,
    ) -> tuple[Mention, ...]:
        cuts = tuple(sentences) or ((0, len(text)),)
        segments = (Segment(0, len(text), zone, cuts),)
        matches = find_matches(text, curated)
        mentions = resolve_mentions(text, matches, curated, segments, language=language)
        return judge_usage(text, mentions, curated, segments, language=language)

    return reading
