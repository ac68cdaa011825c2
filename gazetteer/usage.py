"""Decide for each name whether it stands for the place or for those who govern it. Pure.

``judge_usage`` finds the language's rules and asks them in order; the first that has an
opinion decides, and its name is kept. Routes and borders are always literal; demonyms
and embedded names have no usage.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from gazetteer.context import sentences_with_names
from gazetteer.english.headlines import as_running_text
from gazetteer.languages import expected_language, language_of
from gazetteer.model import Kind, Usage, Zone
from gazetteer.usages.cases import judge_by_case
from gazetteer.usages.english import judge_english
from gazetteer.usages.site import Site, Standing, groups_of, is_bloc, standing_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.context import Sentence, Token
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Mention, Place, Segment


def judge_usage(
    text: str,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    segments: Sequence[Segment],
    *,
    language: str = "",
) -> tuple[Mention, ...]:
    """Return the mentions with ``usage`` and ``usage_rule`` set.

    Args:
        text: the whole text that the offsets refer to.
        mentions: all mentions of the text, in order; borders may overlap names.
        gazetteer: the places that the mentions were resolved to.
        segments: the zones of the text with their sentences.
        language: BCP 47 tag of the text; empty where it is not known.
    """
    names = [m for m in mentions if m.kind is not Kind.BORDER]
    borders = [(m.start, m.end) for m in mentions if m.kind is Kind.BORDER]
    spans = [(m.start, m.end) for m in names]
    judged: dict[int, tuple[Usage, str]] = {}
    starts = [start for start, _ in borders]
    expected = expected_language(text)
    for sentence in sentences_with_names(text, spans, segments):
        inside = borders[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        spoken = language_of(sentence, language, expected=expected)
        _judge_sentence(sentence, names, gazetteer, inside, judged, spoken)
    by_start = {(names[i].start, names[i].end): verdict for i, verdict in judged.items()}
    return tuple(_with_usage(mention, by_start) for mention in mentions)


def _with_usage(mention: Mention, judged: dict[tuple[int, int], tuple[Usage, str]]) -> Mention:
    """Write the verdict into a mention."""
    if mention.kind in {Kind.DEMONYM, Kind.EMBEDDED}:
        return replace(mention, usage=None, usage_rule="")
    if mention.kind in {Kind.ROUTE, Kind.BORDER}:
        return replace(mention, usage=Usage.LITERAL, usage_rule=f"{mention.kind}-is-a-line")
    usage, rule = judged.get((mention.start, mention.end), (Usage.LITERAL, "no-context"))
    return replace(mention, usage=usage, usage_rule=rule)


def _ending_of(mention: Mention, gazetteer: Gazetteer) -> str | None:
    """Give what follows the longest name of the place that the mention begins with."""
    text = mention.text.lower()
    known = [name.name.lower() for name in gazetteer.names_of(mention.place_id)]
    stems = [name for name in known if text.startswith(name)]
    return text[len(max(stems, key=len)) :] if stems else None


def _covered(token: Token, borders: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    """Tell whether a name lies in a border phrase."""
    at = bisect_right(starts, token.start) - 1
    return at >= 0 and token.end <= borders[at][1]


def _is_country(place: Place | None) -> bool:
    """Tell whether a name was resolved to a country."""
    return place is not None and place.is_country


def _is_bloc(place: Place | None) -> bool:
    """Tell whether a name was resolved to a community without a territory."""
    return place is not None and is_bloc(place)


def _is_seat(place: Place | None) -> bool:
    """Tell whether a name was resolved to a seat of power."""
    return place is not None and place.is_seat_of_power


def _judge_sentence(
    sentence: Sentence,
    names: Sequence[Mention],
    gazetteer: Gazetteer,
    borders: Sequence[tuple[int, int]],
    judged: dict[int, tuple[Usage, str]],
    spoken: str,
) -> None:
    """Judge the place names of one sentence, left to right."""
    places = {
        at: gazetteer.places.get(names[name].place_id)
        for name, at in sentence.at.items()
        if names[name].kind is Kind.PLACE
    }
    standings = {
        at: standing_of(place, sentence.tokens[at].text) if place else Standing.LAND
        for at, place in places.items()
    }
    said: dict[int, tuple[Usage, str]] = {}
    before: tuple[Usage, str] | None = None
    if spoken == "en" and sentence.zone is not Zone.CITATION:
        sentence = as_running_text(sentence)
    groups = groups_of(sentence, places, gazetteer)
    starts = [start for start, _ in borders]
    for at in sorted(places):
        token = sentence.tokens[at]
        site = Site(
            sentence=sentence,
            at=at,
            group=groups[at],
            standings=standings,
            is_country=_is_country(places[at]),
            is_bloc=_is_bloc(places[at]),
            is_seat=_is_seat(places[at]),
            in_border=_covered(token, borders, starts),
            ending=None if spoken == "en" else _ending_of(names[token.name], gazetteer),
            before=before,
            said=said,
        )
        before = judge_english(site) if spoken == "en" else judge_by_case(site, spoken)
        judged[token.name] = said[at] = before
