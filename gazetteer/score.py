"""How well texts were read: recognition, resolution, usage and pins against gold. Pure.

What is counted
    recognition   place, route and border mentions, one to one. *Exact*: the span is the
                  gold's (or within its widest). *Overlapping*: they share a character; a
                  border is paired with a border only. Demonyms and embedded names are
                  counted apart, overlapping.
    resolution    of the overlapping pairs: the id is one of the gold's. Where the gold
                  says that the gazetteer lacks the place, any id is wrong.
    accuracy@161  of the pairs whose gold id has a position: the resolved position lies
                  within 161 km (100 miles) of it, geodesic. The same id is 0 km; no
                  position is as far as the earth allows.
    AUC           the area under the curve of ln(km + 1) of the same pairs, sorted, by the
                  trapezoid rule, over ln(20,039 + 1) times its width, where 20,039 km is
                  half of the equator: 0 is perfect, 1 is the antipodes.
    usage         of the overlapping pairs of kind place: literal or metonymic as in the gold.
    pins          what a reader of the map sees: mentions of kind place, literal, in a
                  pinned zone, with a place that can be drawn; right if span and id are.
    traps         names inside other names, persons and words (embedded in the gold), and
                  places that the gazetteer lacks; fallen for if taken for one of its places.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from gazetteer.gold import PLACE_KINDS
from gazetteer.model import PINNED_ZONES, Kind, Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.gold import GoldDocument, GoldMention
    from gazetteer.model import Mention

NEAR_KM = 161.0
#: Half of the equator, in kilometres: the greatest error that a position can have.
FARTHEST_KM = 20_039.0

Pairs: TypeAlias = "tuple[tuple[GoldMention, Mention], ...]"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there were in the gold, how many were found, how many of those are right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """Right of found; 1 where nothing was found and nothing was there."""
        return self.right / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """Right of gold; 1 where there was nothing to find."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.gold + self.found
        return 2 * self.right / total if total else 1.0

    def __add__(self, other: Tally) -> Tally:
        """Count two together."""
        return Tally(self.gold + other.gold, self.found + other.found, self.right + other.right)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a whole; a share of nothing is 1."""

    part: int = 0
    whole: int = 0

    @property
    def value(self) -> float:
        """The share, 0 to 1."""
        return self.part / self.whole if self.whole else 1.0

    def __add__(self, other: Share) -> Share:
        """Count two together."""
        return Share(self.part + other.part, self.whole + other.whole)


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of one document, or of several counted together.

    ``errors_km`` are the distances behind accuracy@161 km and AUC, ascending.
    """

    exact: Tally = Tally()
    overlapping: Tally = Tally()
    demonyms: Tally = Tally()
    embedded: Tally = Tally()
    kinds: Share = Share()
    zones: Share = Share()
    resolved: Share = Share()
    usage: Share = Share()
    pins: Tally = Tally()
    traps: Share = Share()
    errors_km: tuple[float, ...] = ()

    @property
    def accuracy_161(self) -> float:
        """The share of errors within 161 km; 1 where none was measured."""
        near = sum(1 for error in self.errors_km if error <= NEAR_KM)
        return near / len(self.errors_km) if self.errors_km else 1.0

    @property
    def auc(self) -> float:
        """The area under the curve of log errors, 0 (perfect) to 1."""
        logs = [math.log1p(error) for error in self.errors_km]
        if not logs:
            return 0.0
        if len(logs) == 1:
            return logs[0] / math.log1p(FARTHEST_KM)
        area = sum((one + two) / 2 for one, two in pairwise(logs))
        return area / (math.log1p(FARTHEST_KM) * (len(logs) - 1))

    def __add__(self, other: Figures) -> Figures:
        """Count two together."""
        return Figures(
            exact=self.exact + other.exact,
            overlapping=self.overlapping + other.overlapping,
            demonyms=self.demonyms + other.demonyms,
            embedded=self.embedded + other.embedded,
            kinds=self.kinds + other.kinds,
            zones=self.zones + other.zones,
            resolved=self.resolved + other.resolved,
            usage=self.usage + other.usage,
            pins=self.pins + other.pins,
            traps=self.traps + other.traps,
            errors_km=tuple(sorted((*self.errors_km, *other.errors_km))),
        )

    def as_dict(self) -> dict[str, Any]:
        """Give counts and ratios, JSON-able; ratios have four decimals."""
        facts: dict[str, Any] = {}
        for name in ("exact", "overlapping", "demonyms", "embedded", "pins"):
            tally: Tally = getattr(self, name)
            facts[name] = {
                **asdict(tally),
                "precision": round(tally.precision, 4),
                "recall": round(tally.recall, 4),
                "f1": round(tally.f1, 4),
            }
        for name in ("kinds", "zones", "resolved", "usage", "traps"):
            share: Share = getattr(self, name)
            facts[name] = {**asdict(share), "value": round(share.value, 4)}
        facts["accuracy_161_km"] = round(self.accuracy_161, 4)
        facts["auc"] = round(self.auc, 4)
        return facts


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of all documents together, and by document, language and genre."""

    overall: Figures
    documents: Mapping[str, Figures]
    languages: Mapping[str, Figures]
    genres: Mapping[str, Figures]

    def as_dict(self) -> dict[str, Any]:
        """Give all figures, JSON-able."""
        return {
            "overall": self.overall.as_dict(),
            "documents": {name: one.as_dict() for name, one in self.documents.items()},
            "languages": {name: one.as_dict() for name, one in self.languages.items()},
            "genres": {name: one.as_dict() for name, one in self.genres.items()},
        }


def score(
    gold: Sequence[GoldDocument],
    read: Mapping[str, Sequence[Mention]],
    gazetteer: Gazetteer,
) -> Report:
    """Measure mentions, by document name, against gold; a document that was not read is empty."""
    documents = {
        one.document: measure(one.mentions, read.get(one.document, ()), gazetteer) for one in gold
    }
    languages: dict[str, Figures] = defaultdict(Figures)
    genres: dict[str, Figures] = defaultdict(Figures)
    for one in gold:
        languages[one.language] += documents[one.document]
        genres[one.genre] += documents[one.document]
    return Report(
        overall=sum(documents.values(), start=Figures()),
        documents=documents,
        languages=dict(languages),
        genres=dict(genres),
    )


def measure(gold: Iterable[GoldMention], found: Iterable[Mention], gazetteer: Gazetteer) -> Figures:
    """Measure one document."""
    gold, found = tuple(gold), tuple(found)
    wanted = [one for one in gold if one.kind in PLACE_KINDS and not one.optional]
    places = _without_optional(gold, found, lambda kind: kind in PLACE_KINDS)
    pairs = pair(wanted, places)
    exact = sum(1 for one, other in pairs if one.fits(other.start, other.end))
    return Figures(
        exact=Tally(len(wanted), len(places), exact),
        overlapping=Tally(len(wanted), len(places), len(pairs)),
        demonyms=_apart(gold, found, Kind.DEMONYM),
        embedded=_apart(gold, found, Kind.EMBEDDED),
        kinds=_share(one.kind is other.kind for one, other in pairs),
        zones=_share(one.zone is other.zone for one, other in pairs),
        resolved=_share(other.place_id in one.place_ids for one, other in pairs),
        usage=_share(one.usage is other.usage for one, other in pairs if one.kind is Kind.PLACE),
        pins=_pins(wanted, places, gazetteer),
        traps=_traps(gold, pairs, places),
        errors_km=_errors(pairs, gazetteer),
    )


def pair(gold: Sequence[GoldMention], found: Sequence[Mention]) -> Pairs:
    """Pair gold and found one to one: fitting spans first, then those that share most."""
    offers = [
        (not one.fits(other.start, other.end), -shared, row, column)
        for row, one in enumerate(gold)
        for column, other in enumerate(found)
        if (shared := min(one.end, other.end) - max(one.start, other.start)) > 0
        and (one.kind is Kind.BORDER) == (other.kind is Kind.BORDER)
    ]
    rows: set[int] = set()
    columns: set[int] = set()
    pairs: list[tuple[GoldMention, Mention]] = []
    for _, _, row, column in sorted(offers):
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            pairs.append((gold[row], found[column]))
    return tuple(pairs)


def pinned(mention: GoldMention | Mention, gazetteer: Gazetteer) -> bool:
    """Whether the map draws a mark for a mention: a literal place, in running text, drawable."""
    place = gazetteer.places.get(mention.place_id)
    return (
        mention.kind is Kind.PLACE
        and mention.usage is Usage.LITERAL
        and mention.zone in PINNED_ZONES
        and place is not None
        and (place.position is not None or bool(place.geometry_ref))
    )


def _pins(wanted: Sequence[GoldMention], places: Sequence[Mention], gazetteer: Gazetteer) -> Tally:
    """Count pins; one is right when its span and its id are."""
    gold = [one for one in wanted if pinned(one, gazetteer)]
    found = [one for one in places if pinned(one, gazetteer)]
    right = sum(
        one.fits(other.start, other.end) and other.place_id in one.place_ids
        for one, other in pair(gold, found)
    )
    return Tally(len(gold), len(found), right)


def _traps(gold: Sequence[GoldMention], pairs: Pairs, places: Sequence[Mention]) -> Share:
    """Count the traps that were fallen for: a name of the gazetteer seen where there is none."""
    taken = {id(other) for one, other in pairs if one.place_id}
    wrong = [one for one in places if id(one) not in taken and one.place_id]
    traps = [
        one
        for one in gold
        if one.kind is Kind.EMBEDDED or (one.kind in PLACE_KINDS and not one.place_id)
    ]
    return _share(any(_overlap(trap, one) for one in wrong) for trap in traps)


def _apart(gold: Sequence[GoldMention], found: Sequence[Mention], kind: Kind) -> Tally:
    """Count the mentions of one kind by themselves."""
    wanted = [one for one in gold if one.kind is kind and not one.optional]
    offered = _without_optional(gold, found, lambda other: other is kind)
    return Tally(len(wanted), len(offered), len(pair(wanted, offered)))


def _without_optional(
    gold: Sequence[GoldMention], found: Sequence[Mention], chosen: Callable[[Kind], bool]
) -> list[Mention]:
    """Give the found mentions of some kinds, without those that answer an optional one only."""
    optional = [one for one in gold if one.optional and chosen(one.kind)]
    required = [one for one in gold if not one.optional and chosen(one.kind)]
    return [
        one
        for one in found
        if chosen(one.kind)
        and (
            any(_overlap(other, one) for other in required)
            or not any(_overlap(other, one) for other in optional)
        )
    ]


def _errors(pairs: Pairs, gazetteer: Gazetteer) -> tuple[float, ...]:
    """Give the distances in kilometres between right and resolved positions, ascending."""
    errors: list[float] = []
    for one, other in pairs:
        right = gazetteer.places.get(one.place_id)
        if right is None or right.position is None:
            continue
        if other.place_id in one.place_ids:
            errors.append(0.0)
            continue
        resolved = gazetteer.places.get(other.place_id)
        if resolved is None or resolved.position is None:
            errors.append(FARTHEST_KM)
            continue
        errors.append(_kilometres(right.position, resolved.position))
    return tuple(sorted(errors))


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Measure the geodesic between two (longitude, latitude) positions."""
    from geopy.distance import geodesic

    return float(geodesic((one[1], one[0]), (other[1], other[0])).km)


def _overlap(one: GoldMention | Mention, other: GoldMention | Mention) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def _share(answers: Iterable[bool]) -> Share:
    """Count the yeses."""
    listed = list(answers)
    return Share(sum(listed), len(listed))


def format_report(report: Report) -> str:
    """Write the figures as a table for the terminal: percent, a row for each group."""
    head = f"{'':32s}   exact overlap      id   @161     AUC   usage   pins P/R/F1          traps"
    lines = [head, _row("all", report.overall)]
    for title, group in (
        ("language", report.languages),
        ("genre", report.genres),
        ("document", report.documents),
    ):
        lines += ["", f"by {title}"]
        lines += [_row(name or "unknown", one) for name, one in sorted(group.items())]
    apart = report.overall
    lines += [
        "",
        (
            f"apart: demonyms F1 {apart.demonyms.f1:.1%}, embedded names F1 "
            f"{apart.embedded.f1:.1%}, kinds {apart.kinds.value:.1%}, zones {apart.zones.value:.1%}"
        ),
        "exact and overlap are F1 of recognition; traps are fallen for / set.",
    ]
    return "\n".join(lines)


def _row(name: str, one: Figures) -> str:
    """Write one row."""
    pins = one.pins
    return (
        f"{name[:32]:32s} {one.exact.f1:7.1%} {one.overlapping.f1:7.1%} {one.resolved.value:7.1%} "
        f"{one.accuracy_161:6.1%} {one.auc:7.4f} {one.usage.value:7.1%}   "
        f"{pins.precision:.1%}/{pins.recall:.1%}/{pins.f1:.1%}  "
        f"{one.traps.part}/{one.traps.whole}"
    )
