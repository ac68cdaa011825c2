"""The shared types of the gazetteer and of reading; read this file first. No IO.

Offsets are Unicode code points into the text exactly as it was read, start
inclusive, end exclusive. Positions are (longitude, latitude) in degrees, WGS 84.
Identifiers are lower-case words joined by hyphens (``lachin-corridor``); borders
carry the prefix ``border:``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Position(NamedTuple):
    """A point on the earth: longitude first, both in degrees, WGS 84."""

    lon: float
    lat: float


class LocationPrecision(StrEnum):
    """How much a position may be believed."""

    PRECISE = "precise"
    ROUGH = "rough"
    REPRESENTATIVE = "representative"
    UNLOCATED = "unlocated"


class Certainty(StrEnum):
    """The three degrees of Linked Places Format."""

    CERTAIN = "certain"
    LESS_CERTAIN = "less-certain"
    UNCERTAIN = "uncertain"


class MatchMode(StrEnum):
    """When a name of the tables may be matched in a text.

    ``YES`` matches whatever the case, as long as the text begins it with a capital
    (or the script has none); ``CASE_SENSITIVE`` matches only as written;
    ``CONTEXT_ONLY`` is matched but counts only when a rule finds support for it;
    ``NEVER`` is shown, never matched.
    """

    YES = "yes"
    CASE_SENSITIVE = "case-sensitive"
    CONTEXT_ONLY = "context-only"
    NEVER = "never"


class Zone(StrEnum):
    """The part that a stretch of text plays in its document."""

    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    NOTE = "note"  # about the author or the publication
    CITATION = "citation"  # footnotes, references
    FURNITURE = "furniture"  # navigation, teasers of other articles, contact lines
    URL = "url"  # not text at all: nothing is matched in it


#: Zones whose literal mentions are drawn.
PINNED_ZONES = frozenset({Zone.BODY, Zone.HEADING, Zone.CAPTION})


class Kind(StrEnum):
    """What a mention is a mention of."""

    PLACE = "place"
    ROUTE = "route"
    BORDER = "border"
    DEMONYM = "demonym"
    EMBEDDED = "embedded"


class Usage(StrEnum):
    """Whether a name stands for the place or for those who govern it."""

    LITERAL = "literal"
    METONYMIC = "metonymic"


@dataclass(frozen=True, slots=True)
class Place:
    """One identity of the gazetteer: a row of ``places.csv``.

    ``feature_class`` and ``feature_code`` are those of GeoNames (A H L P R S T V);
    routes have class R, borders the code ``BDR``. ``geometry_ref`` names an area or a
    line that ``geo`` can draw (see ``gazetteer/data/README.md``). ``valid_from`` and
    ``valid_to`` are ISO 8601 dates of any precision, or empty.
    """

    place_id: str
    title: str
    feature_class: str
    feature_code: str
    country_codes: tuple[str, ...]
    parent: str | None
    position: Position | None
    location_precision: LocationPrecision
    accuracy_m: float | None
    certainty: Certainty
    geometry_ref: str | None
    location_source: str
    valid_from: str
    valid_to: str
    wikidata: str
    geonames: str
    unlocode: str
    iso3166_2: str
    status: str
    note: str

    @property
    def kind(self) -> Kind:
        """The kind that a mention of this place has."""
        if self.place_id.startswith("border:"):
            return Kind.BORDER
        return Kind.ROUTE if self.feature_class == "R" else Kind.PLACE

    @property
    def is_country(self) -> bool:
        """Whether the place is a state, past or present."""
        return self.feature_class == "A" and self.feature_code in {"PCLI", "PCLD", "PCLS", "PCLH"}

    @property
    def is_capital(self) -> bool:
        """Whether the place is the seat of a state's government (or of a de facto one)."""
        return self.feature_code == "PPLC"

    @property
    def is_seat_of_power(self) -> bool:
        """Whether the place is a building that stands for a government (Kremlin)."""
        return self.feature_class == "S" and self.feature_code == "GOVL"


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a place: a row of ``names.csv``. ``used_by`` says who uses it."""

    place_id: str
    name: str
    language: str  # BCP 47
    name_type: str  # official common short historical abbreviation transliteration misspelling
    nym: str  # endonym, exonym or empty
    used_by: str
    valid_from: str
    valid_to: str
    match: MatchMode
    preferred: bool
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Demonym:
    """An adjective or a noun of people (Armenian): a row of ``demonyms.csv``."""

    place_id: str
    word: str
    language: str
    part: str  # adjective, noun, both
    source: str


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of text that bears at least one name of the gazetteer.

    ``place_ids`` are all places that bear it, in the order of the tables; ``demonym``
    tells that the words are an adjective or a noun of people. ``support`` is the rule by
    which a name of the towns under the tables counts (``worldwide.town_matches``).
    """

    start: int
    end: int
    text: str
    place_ids: tuple[str, ...]
    mode: MatchMode
    demonym: bool = False
    support: str = ""


@dataclass(frozen=True, slots=True)
class Beaten:
    """A candidate that lost, and the rule that spoke against it or for the other."""

    place_id: str
    score: float


@dataclass(frozen=True, slots=True)
class Mention:
    """A toponym at offsets in a text, as far as it has been understood.

    ``place_id`` is empty while unresolved, and for embedded names for good.
    """

    start: int
    end: int
    text: str
    kind: Kind
    place_id: str
    zone: Zone = Zone.BODY
    certainty: Certainty = Certainty.CERTAIN
    resolution_rule: str = ""
    usage: Usage | None = None
    usage_rule: str = ""
    candidates: tuple[str, ...] = ()
    beaten: tuple[Beaten, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with one zone, cut into sentences.

    ``sentences`` are (start, end) offsets into the whole text, in order. A sentence may
    be interrupted by a page break: it then spans it.
    """

    start: int
    end: int
    zone: Zone
    sentences: tuple[tuple[int, int], ...]
