"""Turn matches into mentions: which place is meant, or that it is none. Pure.

First names inside other names are set aside, then names with one candidate are settled,
then the others are compared by the rules of ``resolving.rules``; what stays open is called
``ambiguous`` and gets no place. Border phrases are added last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from gazetteer.bordering.phrases import find_borders
from gazetteer.bordering.sides import Sides, find_bare_borders
from gazetteer.context import sentences_with_names
from gazetteer.embedded import ORDINARY, embedded_rules
from gazetteer.embedding.page import Page
from gazetteer.model import Certainty, Kind, Mention, Zone
from gazetteer.resolving.choose import Open, choose, needs_support, settled
from gazetteer.resolving.generics import shared_generic, with_feature, without_plural
from gazetteer.resolving.rules import FEATURE, other_feature
from gazetteer.resolving.scene import Scene, years_in
from gazetteer.resolving.statetowns import after_party, at_home, elsewhere
from gazetteer.worldwide.towns import AREA

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazetteer.context import Sentence
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Match, Place, Segment


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
    scene.listen(text)
    inside = embedded_rules(Page(text, named, gazetteer, language), sentences)
    mentions, open_cases = _first_pass(sentences, named, scene, inside)
    mentions.update(choose(open_cases, scene))
    mentions.update(at_home(sentences, mentions, gazetteer))
    kept = [mention for _, mention in sorted(mentions.items())]
    around = Sides(sentences, mentions, gazetteer)
    borders = find_borders(text, sentences, mentions, gazetteer, around, segments)
    borders += _named_borders(matches, segments, borders)
    borders += find_bare_borders(text, sentences, around, segments, borders)
    return tuple(sorted([*kept, *borders], key=lambda m: (m.start, -m.end)))


def _is_border(match: Match) -> bool:
    """Tell whether a match is the name of a border, which may overlap country names."""
    return match.place_ids[0].startswith("border:")


def _first_pass(
    sentences: Sequence[Sentence],
    matches: Sequence[Match],
    scene: Scene,
    inside: Mapping[int, str],
) -> tuple[dict[int, Mention], list[Open]]:
    """Set embedded names and demonyms aside, settle what is unique, list the rest."""
    mentions: dict[int, Mention] = {}
    waiting: list[Open] = []
    for number, sentence in enumerate(sentences):
        ids = {at: matches[name].place_ids for name, at in sentence.at.items()}
        for index, at in sentence.at.items():
            match = without_plural(matches[index], sentence, at)
            places = [scene.gazetteer.places[one] for one in match.place_ids]
            rule = inside.get(index, "")
            unknown = "" if rule else _unknown(match, sentence, at, ids, scene.gazetteer)
            if unknown:
                ids[at] = ()
                match = with_feature(match, sentence, at) if unknown == FEATURE else match
                mentions[index] = _unlocated(match, places[0], sentence.zone, unknown)
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
            elif area := shared_generic(sentence, at, scene.gazetteer):
                ids[at] = (area,)
                place = scene.gazetteer.places[area]
                mentions[index] = settled(match, place, "generic-of-the-list", sentence.zone)
                scene.settle(place, f"{match.text.lower()} (area)", number)
            elif len(places) == 1 and not needs_support(match, places):
                rule = match.support or "only-candidate"
                mentions[index] = settled(match, places[0], rule, sentence.zone)
                if not after_party(sentence, at):
                    scene.settle(places[0], match.text.lower(), number)
            else:
                waiting.append(Open(index, match, sentence, number, at, ids))
    return mentions, waiting


def _unknown(
    match: Match,
    sentence: Sentence,
    at: int,
    ids: Mapping[int, tuple[str, ...]],
    gazetteer: Gazetteer,
) -> str:
    """Return the rule by which a name is another place than those that are known."""
    if match.support == AREA:
        return AREA
    places = [gazetteer.places[one] for one in match.place_ids]
    if elsewhere(sentence, at, places, ids, gazetteer):
        return "town-of-that-name-elsewhere"
    return other_feature(sentence, at, places)


def _unlocated(match: Match, place: Place, zone: Zone, rule: str) -> Mention:
    """Make the mention of a place that only shares its name with those that are known."""
    return Mention(match.start, match.end, match.text, place.kind, "", zone=zone,
                   certainty=Certainty.UNCERTAIN, resolution_rule=rule,
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
