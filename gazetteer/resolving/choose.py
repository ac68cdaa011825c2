"""Choose among the places that may be meant, for all open names of a document. Pure.

Twice: first in the order of the text, so that each name that is settled helps the next;
then once more with the whole document in view, so that what is clear in one sentence
settles the same name before and after it. A name beside which a rule of the phrase speaks
(``X, Y``; ``the town of X``) keeps what its phrase says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.model import Beaten, Certainty, Kind, MatchMode, Mention
from gazetteer.resolving.case import Case
from gazetteer.resolving.document_rules import is_us_state
from gazetteer.resolving.rules import PHRASE_RULES, RULES
from gazetteer.resolving.statetowns import after_party
from gazetteer.resolving.support import support_rule
from gazetteer.resolving.weights import MARGIN, STRONG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.context import Sentence
    from gazetteer.model import Match, Place, Zone
    from gazetteer.resolving.scene import Scene

AMBIGUOUS = "ambiguous"
_SHORT = 3
_COUNTRY = MARGIN / 3  # a country that is ahead at all is meant rather than left open
_REACH = 30  # tokens; a "sentence" may be a whole table


class Open(NamedTuple):
    """A name that has to be settled against others or needs support."""

    position: int  # of the match among all
    match: Match
    sentence: Sentence
    sentence_number: int
    at: int
    ids: dict[int, tuple[str, ...]]  # token index -> what the names of the sentence may be


class _Weighed(NamedTuple):
    """An open name with the points of its candidates, by rule."""

    one: Open
    case: Case
    table: tuple[tuple[float, ...], ...]

    @property
    def totals(self) -> list[float]:
        """Give the sum of each candidate, in their order."""
        return [sum(row) for row in self.table]

    @property
    def best(self) -> tuple[int, int]:
        """Give the indices of the winner and of the runner-up."""
        totals = self.totals
        order = sorted(range(len(totals)), key=lambda i: -totals[i])
        return order[0], order[1]


def needs_support(match: Match, places: Sequence[Place]) -> bool:
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


def choose(waiting: Sequence[Open], scene: Scene) -> dict[int, Mention]:
    """Return the mentions of the open names by position; a name without support has none."""
    first = {one.position: _first(one, scene) for one in waiting}
    chosen = {at: mention for at, mention in first.items() if mention}
    for one in waiting:
        if one.position not in chosen:
            late = _first(one, scene)  # its full name may stand further down
            if late:
                chosen[one.position] = late
    several = [one for one in waiting if one.position in chosen and len(one.match.place_ids) > 1]
    chosen.update(_again(several, scene))
    return chosen


def _first(one: Open, scene: Scene) -> Mention | None:
    """Settle one name from what has been settled so far, and add it to the scene."""
    places = _places(one, scene)
    rule = ""
    if needs_support(one.match, places):
        rule = support_rule(one.sentence, one.at, one.match.place_ids, one.ids, scene)
        if not rule:
            return None
    if len(places) == 1:
        mention = settled(one.match, places[0], rule, one.sentence.zone)
    else:
        sense = scene.senses.get(one.match.text.lower(), "")
        mention = _verdict(_weigh(one, scene, sense))
    if mention.place_id and not after_party(one.sentence, one.at):
        place = scene.gazetteer.places[mention.place_id]
        scene.settle(place, one.match.text.lower(), one.sentence_number)
    return mention


def _again(several: Sequence[Open], scene: Scene) -> dict[int, Mention]:
    """Settle names of several bearers once more, each with its namesakes in view."""
    groups: defaultdict[str, list[_Weighed]] = defaultdict(list)
    for one in several:
        groups[one.match.text.lower()].append(_weigh(one, scene, ""))
    chosen: dict[int, Mention] = {}
    for group in groups.values():
        strong = [weighed for weighed in group if _is_strong(weighed)]
        fixed = {weighed.one.position for weighed in strong}
        weak = [weighed for weighed in group if weighed.one.position not in fixed]
        for weighed in strong:
            chosen[weighed.one.position] = _verdict(weighed)
        senses = _Senses([weighed for weighed in strong if not _is_marked(weighed)], weak)
        for weighed in weak:
            again = _weigh(weighed.one, scene, senses.at(weighed.one.sentence_number))
            chosen[weighed.one.position] = _verdict(again)
    return chosen


class _Senses:
    """What a name means in a document: the nearest clear case, else the sum of the others."""

    def __init__(self, clear: Sequence[_Weighed], weak: Sequence[_Weighed]) -> None:
        """Take the clear cases and the others, both in the order of the text."""
        self._numbers = [one.one.sentence_number for one in clear]
        self._places = [one.case.candidates[one.best[0]].place_id for one in clear]
        self._sum = "" if clear else _sum(weak)

    def at(self, number: int) -> str:
        """Give the sense for a sentence; the case before it goes first."""
        if not self._numbers:
            return self._sum
        after = bisect_right(self._numbers, number)
        around = [at for at in (after - 1, after) if 0 <= at < len(self._numbers)]
        return self._places[min(around, key=lambda at: abs(self._numbers[at] - number))]


def _sum(weak: Sequence[_Weighed]) -> str:
    """Give the sense that all cases together speak for; empty where none is ahead.

    The first case counts most: a text says there which place it means.
    """
    sums: defaultdict[str, float] = defaultdict(float)
    for number, one in enumerate(weak):
        for place, total in zip(one.case.candidates, one.totals, strict=True):
            sums[place.place_id] += total / (1 + number)
    order = sorted(sums, key=lambda place_id: -sums[place_id])
    if len(order) > 1 and sums[order[0]] - sums[order[1]] >= MARGIN:
        return order[0]
    return next(filter(None, (_verdict(one).place_id for one in weak)), "")


def _is_strong(weighed: _Weighed) -> bool:
    """Tell whether the phrase around a name decides by itself."""
    best, second = weighed.best
    gains = (
        mine - theirs
        for (name, _), mine, theirs in zip(
            RULES, weighed.table[best], weighed.table[second], strict=True
        )
        if name in PHRASE_RULES
    )
    return sum(gains) >= STRONG


def _is_marked(weighed: _Weighed) -> bool:
    """Tell whether a phrase marks a sense that holds there only ("Rome, Georgia")."""
    winner = weighed.case.candidates[weighed.best[0]]
    return is_us_state(winner) and any(rival.is_country for rival in weighed.case.candidates)


def _weigh(one: Open, scene: Scene, sense: str) -> _Weighed:
    """Give each candidate its points; ``sense`` is what the name means elsewhere."""
    around = range(one.at - _REACH, one.at + _REACH + 1)
    others = {at: one.ids[at] for at in around if at in one.ids and at != one.at}
    places = _places(one, scene)
    case = Case(one.sentence, one.sentence_number, one.at, places, others, scene, sense)
    table = tuple(tuple(score(case, place) for _, score in RULES) for place in places)
    return _Weighed(one, case, table)


def _places(one: Open, scene: Scene) -> tuple[Place, ...]:
    """Give the candidates of a name."""
    return tuple(scene.gazetteer.places[i] for i in one.match.place_ids)


def _verdict(weighed: _Weighed) -> Mention:
    """Name the winner and the rule in which it gained most, or leave the name open."""
    places, totals, match = weighed.case.candidates, weighed.totals, weighed.one.match
    zone = weighed.one.sentence.zone
    best, second = weighed.best
    order = sorted(range(len(places)), key=lambda i: -totals[i])
    if totals[best] - totals[second] < (_COUNTRY if places[best].is_country else MARGIN):
        return Mention(
            match.start, match.end, match.text, places[best].kind, "", zone=zone,
            certainty=Certainty.UNCERTAIN, resolution_rule=AMBIGUOUS,
            candidates=match.place_ids,
            beaten=tuple(Beaten(places[i].place_id, round(totals[i], 2)) for i in order),
        )  # fmt: skip
    beaten = tuple(Beaten(places[i].place_id, round(totals[i], 2)) for i in order[1:])
    pairs = zip(weighed.table[best], weighed.table[second], strict=True)
    gains = [mine - theirs for mine, theirs in pairs]
    decided = RULES[max(range(len(gains)), key=gains.__getitem__)][0]
    return settled(match, places[best], decided, zone, beaten=beaten)


def settled(
    match: Match, place: Place, rule: str, zone: Zone, *, beaten: tuple[Beaten, ...] = ()
) -> Mention:
    """Make the mention of a resolved name."""
    kind = Kind.BORDER if place.feature_code == "BDR" else place.kind  # a line of contact
    return Mention(
        match.start, match.end, match.text, kind, place.place_id, zone=zone,
        certainty=place.certainty, resolution_rule=rule, candidates=match.place_ids,
        beaten=beaten,
    )  # fmt: skip
