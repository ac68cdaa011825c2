"""Turn matches into mentions: which place is meant, or that it is none. Pure.

First names inside other names are set aside, then names with one candidate are settled,
then the others are compared by the rules of ``resolve_rules``; what stays open is called
``ambiguous`` and gets no place. Border phrases are added last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.borderphrases import find_borders
from gazetteer.bordersides import Sides, find_bare_borders
from gazetteer.context import sentences_with_names
from gazetteer.embedded import ORDINARY, embedded_rules
from gazetteer.model import Beaten, Certainty, Kind, MatchMode, Mention, Zone
from gazetteer.page import Page
from gazetteer.resolve_rules import RULES, Case, other_feature
from gazetteer.scene import Scene, years_in
from gazetteer.statetowns import elsewhere
from gazetteer.support import support_rule
from gazetteer.weights import MARGIN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazetteer.context import Sentence
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Match, Place, Segment

AMBIGUOUS = "ambiguous"
_SHORT = 3
_REACH = 30  # tokens; a "sentence" may be a whole table


def resolve_mentions(
    text: str,
    matches: Sequence[Match],
    gazetteer: Gazetteer,
    segments: Sequence[Segment],
    *,
    language: str = "",
    document_countries: Sequence[str] = (),
) -> tuple[Mention, ...]:
    """Return the mentions of a text, sorted by start, longer first.

    Args:
        text: the whole text that the offsets refer to.
        matches: what ``find_matches`` found in it.
        gazetteer: the places that the matches name.
        segments: the zones of the text with their sentences.
        language: BCP 47 tag of the text; empty where it is not known.
        document_countries: ISO 3166-1 alpha-2 codes that the text is known to be about.
    """
    named = [match for match in matches if not _is_border(match)]
    sentences = sentences_with_names(text, [(m.start, m.end) for m in named], segments)
    scene = Scene(gazetteer, latest_year=max(years_in(text), default=None))
    scene.expect(document_countries)
    inside = embedded_rules(Page(text, named, gazetteer, language), sentences)
    mentions, open_cases = _first_pass(sentences, named, scene, inside)
    mentions.update(_second_pass(open_cases, scene))
    kept = [mention for _, mention in sorted(mentions.items())]
    around = Sides(sentences, mentions, gazetteer)
    borders = find_borders(text, sentences, mentions, gazetteer, around, segments)
    borders += _named_borders(matches, segments, borders)
    borders += find_bare_borders(text, sentences, around, segments, borders)
    return tuple(sorted([*kept, *borders], key=lambda m: (m.start, -m.end)))


def _is_border(match: Match) -> bool:
    """Tell whether a match is the name of a border, which may overlap country names."""
    return match.place_ids[0].startswith("border:")


class _Open(NamedTuple):
    """A name that has to be settled against others or needs support."""

    position: int
    match: Match
    sentence: Sentence
    sentence_number: int
    at: int
    ids: dict[int, tuple[str, ...]]


def _first_pass(
    sentences: Sequence[Sentence],
    matches: Sequence[Match],
    scene: Scene,
    inside: Mapping[int, str],
) -> tuple[dict[int, Mention], list[_Open]]:
    """Set embedded names and demonyms aside, settle what is unique, list the rest."""
    mentions: dict[int, Mention] = {}
    waiting: list[_Open] = []
    for number, sentence in enumerate(sentences):
        ids = {at: matches[name].place_ids for name, at in sentence.at.items()}
        for index, at in sentence.at.items():
            match = matches[index]
            places = [scene.gazetteer.places[one] for one in match.place_ids]
            rule = inside.get(index, "") or other_feature(sentence, at, places)
            if not rule and elsewhere(sentence, at, places, ids, scene.gazetteer):
                ids[at] = ()
                mentions[index] = _unlocated(match, places[0], sentence.zone)
                continue
            if rule == ORDINARY:
                ids[at] = ()
            elif rule:
                ids[at] = ()
                mentions[index] = _mention(match, Kind.EMBEDDED, "", rule, sentence.zone)
            elif match.demonym:
                mentions[index] = _mention(
                    match, Kind.DEMONYM, match.place_ids[0], "demonym", sentence.zone
                )
            elif len(places) == 1 and not _needs_support(match, places):
                mentions[index] = _settled(match, places[0], "only-candidate", sentence.zone)
                scene.settle(places[0], match.text.lower(), number)
            else:
                waiting.append(_Open(index, match, sentence, number, at, ids))
    return mentions, waiting


def _needs_support(match: Match, places: Sequence[Place]) -> bool:
    """Tell whether a name counts only with support: so marked, or a short abbreviation.

    Those of countries (US, UK) need none.
    """
    if match.mode is MatchMode.CONTEXT_ONLY:
        return True
    short = match.text.isupper() and len(match.text) <= _SHORT
    return (
        match.mode is MatchMode.CASE_SENSITIVE
        and short
        and not any(place.is_country for place in places)
    )


def _second_pass(waiting: Sequence[_Open], scene: Scene) -> dict[int, Mention]:
    """Settle the names that have several candidates or need support, in text order."""
    mentions: dict[int, Mention] = {}
    for one in waiting:
        rule = ""
        if _needs_support(one.match, [scene.gazetteer.places[i] for i in one.match.place_ids]):
            rule = support_rule(one.sentence, one.at, one.match.place_ids, one.ids, scene)
            if not rule:
                continue
        places = tuple(scene.gazetteer.places[i] for i in one.match.place_ids)
        mention = _decide(one, places, scene, rule)
        mentions[one.position] = mention
        if mention.place_id:
            place = scene.gazetteer.places[mention.place_id]
            scene.settle(place, one.match.text.lower(), one.sentence_number)
    return mentions


def _decide(one: _Open, places: tuple[Place, ...], scene: Scene, rule: str) -> Mention:
    """Compare the candidates of one name."""
    zone = one.sentence.zone
    if len(places) == 1:
        return _settled(one.match, places[0], rule, zone)
    around = range(one.at - _REACH, one.at + _REACH + 1)
    others = {at: one.ids[at] for at in around if at in one.ids and at != one.at}
    case = Case(one.sentence, one.sentence_number, one.at, places, others, scene)
    table = [[score(case, place) for _, score in RULES] for place in places]
    totals = [sum(row) for row in table]
    order = sorted(range(len(places)), key=lambda i: -totals[i])
    best, second = order[0], order[1]
    beaten = tuple(Beaten(places[i].place_id, round(totals[i], 2)) for i in order[1:])
    if totals[best] - totals[second] < MARGIN:
        return Mention(
            one.match.start, one.match.end, one.match.text, places[best].kind, "", zone=zone,
            certainty=Certainty.UNCERTAIN, resolution_rule=AMBIGUOUS,
            candidates=one.match.place_ids,
            beaten=tuple(Beaten(places[i].place_id, round(totals[i], 2)) for i in order),
        )  # fmt: skip
    gains = [mine - theirs for mine, theirs in zip(table[best], table[second], strict=True)]
    decided = RULES[max(range(len(gains)), key=gains.__getitem__)][0]
    return _settled(one.match, places[best], decided, zone, beaten=beaten)


def _settled(
    match: Match, place: Place, rule: str, zone: Zone, *, beaten: tuple[Beaten, ...] = ()
) -> Mention:
    """Make the mention of a resolved name."""
    return Mention(
        match.start, match.end, match.text, _kind(place), place.place_id, zone=zone,
        certainty=place.certainty, resolution_rule=rule, candidates=match.place_ids,
        beaten=beaten,
    )  # fmt: skip


def _kind(place: Place) -> Kind:
    """Give the kind of a place; a line of contact is a border as well."""
    return Kind.BORDER if place.feature_code == "BDR" else place.kind


def _unlocated(match: Match, place: Place, zone: Zone) -> Mention:
    """Make the mention of a town that only shares its name with those that are known."""
    return Mention(match.start, match.end, match.text, place.kind, "", zone=zone,
                   certainty=Certainty.UNCERTAIN, resolution_rule="town-of-that-name-elsewhere",
                   candidates=match.place_ids)  # fmt: skip


def _mention(match: Match, kind: Kind, place_id: str, rule: str, zone: Zone) -> Mention:
    """Make the mention of a name that is no place."""
    return Mention(match.start, match.end, match.text, kind, place_id, zone=zone,
                   resolution_rule=rule, candidates=match.place_ids)  # fmt: skip


def _named_borders(
    matches: Sequence[Match], segments: Sequence[Segment], found: Sequence[Mention]
) -> list[Mention]:
    """Add the borders that the tables name and no phrase covers."""
    taken = sorted((mention.start, mention.end) for mention in found)
    zones = [segment.start for segment in segments]
    added: list[Mention] = []
    for match in matches:
        if not _is_border(match):
            continue
        near = taken[max(0, bisect_left(taken, (match.start, 0)) - 2) :][:4]
        if any(start < match.end and match.start < end for start, end in near):
            continue
        at = bisect_right(zones, match.start) - 1
        zone = segments[at].zone if at >= 0 else Zone.BODY
        added.append(_mention(match, Kind.BORDER, match.place_ids[0], "name-of-a-border", zone))
    return added
