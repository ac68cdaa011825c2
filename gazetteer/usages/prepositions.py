"""English prepositions before a name: place or dealing? Pure.

A preposition alone rarely tells ("to Yerevan"); the nearest verb, noun or adjective that
governs it does ("flew to", "aid to", "loyal to"). The tables hold those governors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.cues import words
from gazetteer.english import grammar as en
from gazetteer.usages.governors import LIT, MET, Verdict, by_state, governor
from gazetteer.usages.site import Site, Standing
from gazetteer.usages.to_from import judge_from, judge_to

if TYPE_CHECKING:
    from collections.abc import Callable


_LAND = words("usage_en", "prepositions", "land")
_ACTOR = words("usage_en", "prepositions", "actor")


def judge_preposition(site: Site) -> Verdict | None:
    """Judge a name that a preposition governs; None where there is none."""
    index = en.before_modifiers(site.sentence, site.group.first)
    if en.predicate(site.sentence, site.group.last) is None:  # else "In May, A and B agreed"
        index = en.before_list(site.sentence, index)
    preposition = site.tok(index)
    if preposition.low in {"and", "or"} and en.predicate(site.sentence, site.group.last) is None:
        index = en.before_noun_and(site.sentence, index)
        preposition = site.tok(index)
    if preposition.low not in en.PREPOSITIONS or preposition.is_name:
        return None
    if preposition.low == "like" and site.tok(index - 1).low in _LIKERS:
        return None
    if preposition.low in {"since", "as", "than", "until", "before", "after"}:
        return _conjunction(site, index)
    if site.is_bloc and preposition.low in {"to", "from", "toward", "towards", "of"}:
        return MET, "a-community-without-land"
    rule = _BY_PREPOSITION.get(preposition.low)
    if rule:
        return rule(site, index)
    if preposition.low in _LAND:
        return LIT, f"preposition-of-place-{preposition.low}"
    if preposition.low in _ACTOR:
        return by_state(site, f"preposition-of-dealing-{preposition.low}")
    return None


def _conjunction(site: Site, index: int) -> Verdict | None:
    """``after Baku seized``, ``as Yerevan commits``: a clause; ``after Russia``: a rank."""
    if site.tok(index).low == "as" and site.tok(index - 1).low == "far":
        return LIT, "as-far-as"
    if en.predicate(site.sentence, site.group.last) is not None:
        return None
    if site.tok(index).low == "than" and site.before and site.tok(index - 1).low == "rather":
        return site.before[0], "contrasted-with-the-name-before"
    return _compared(site, index)


def _compared(site: Site, index: int) -> Verdict:
    """``cheaper than X``, ``second after X``, and ``After London, …``: land or rank."""
    word = site.tok(index).low
    opens = not site.tok(index - 1).is_word and site.tok(site.group.last + 1).text == ","
    if word in {"after", "before", "since", "until"} and opens:
        return LIT, f"time-{word}-a-place"
    if word == "than":
        for earlier in sorted(site.said, reverse=True):
            if earlier < index and site.said[earlier][1].startswith("subject"):
                return site.said[earlier][0], "compared-with-the-subject"
        near = {site.tok(index - step).low for step in range(1, 6)}
        if near & en.PLACE_ADJECTIVES or near & en.FREIGHT:
            return LIT, "compared-places"
    return by_state(site, f"compared-{word}")


def _in(site: Site, index: int) -> Verdict:
    """``in X`` is the place, but one trusts in a government."""
    before = site.tok(index - 1).low
    if before in {"either", "both", "neither", "not"}:
        before = site.tok(index - 2).low
    near = {site.tok(index - step).low for step in range(2, 7)}
    if before in _PLACED and near & en.ATTITUDE_IN:
        return by_state(site, "trust-in")
    if before in en.ATTITUDE_IN:
        return by_state(site, "trust-in")
    capital = site.standing is Standing.STATE and not site.is_country
    if capital and (before in en.MOOD_IN or before in _DECIDED):
        return MET, "mood-of-a-capital"
    return LIT, "in-the-place"


_PLACED = frozenset({"placed", "put", "puts", "places", "invested", "lost", "has", "had", "have"})
_DECIDED = words("usage_en", "prepositions", "decided")


def _of(site: Site, index: int) -> Verdict:  # noqa: PLR0911 - one answer a line
    """``the streets of X`` is the place; ``the president of X`` a government."""
    before = site.tok(index - 1).low
    if site.tok(index - 1).is_name:
        return LIT, "container"
    if before == "part" and site.tok(index - 3).low == "on":
        return by_state(site, "on-the-part-of")
    if before in en.OFFICE or _holds_office(site, index):
        return (
            (MET, "office-of") if site.standing >= Standing.REGION else (LIT, "office-of-a-place")
        )
    if before in {"dream", "dreamed", "dreamt", "dreaming", "fond"}:
        return LIT, "about-the-place"
    if before in _ASSENT and not site.is_country:
        return MET, "assent-of"
    if site.tok(site.group.last + 1).low == "as" and before in _LOSING:
        return by_state(site, "one-in-a-role")
    capital = site.standing is Standing.STATE and not (site.is_country or site.is_seat)
    if capital and before in _TREATIES:
        return LIT, "signed-at"
    if before in en.SETTLEMENT or before in en.PHYSICAL or before in en.FORCE or before in en.PART:
        return LIT, "part-or-object-of"
    if before in en.SPATIAL or before in _MEASURES or before in {"country", "land", "state"}:
        return LIT, "part-or-object-of"
    return by_state(site, "deed-or-interest-of")


_MEASURES = words("usage_en", "prepositions", "measures")
_ASSENT = words("usage_en", "prepositions", "assent")
_LOSING = words("usage_en", "prepositions", "losing")
_TREATIES = words("usage_en", "prepositions", "treaties")


def _holds_office(site: Site, index: int) -> bool:
    """``minister of public works of X``: an office with its field before the preposition."""
    for here in range(index - 1, index - _FIELD, -1):
        low = site.tok(here).low
        if low in {"of", "for"}:
            return site.tok(here - 1).low in en.OFFICE
        if not site.tok(here).is_word or (low in en.PREPOSITIONS | en.DETERMINERS):
            return False
    return False


_FIELD = 6


def _on(site: Site, index: int) -> Verdict:
    """``march on X`` is the place; ``pressure on X``, ``depends on X`` a government."""
    found = governor(site, index, en.FORCE | en.SPATIAL | en.TO_PLACE | _MARCHING, en.LEANING)
    if site.tok(index - 1).low in _HOLDS:
        found = 1
    if site.tok(index - 1).low in _BOOKS:
        return LIT, "about-the-place"
    if found and site.tok(index - 1).low in _HOLDS and site.standing >= Standing.REGION:
        return MET, "pressure-on"
    return (LIT, "force-on") if found == 0 else by_state(site, "pressure-on")


_HOLDS = words("usage_en", "prepositions", "holds")
_MARCHING = words("usage_en", "prepositions", "marching")


def _for(site: Site, index: int) -> Verdict:
    """``left for X`` is the place; ``good for X`` a government."""
    before = site.tok(index - 1).low
    going = before in en.MOTION or before in en.SPATIAL or before in _GUIDES
    gone = _LEAVING | en.MOTION if site.tok(index - 1).is_name else _LEAVING
    if before in en.FREIGHT - en.ARMS:
        return LIT, "goods-for"
    counted = site.tok(index - 1).text.isdigit() or before in _COUNTED | {"and", "or"}
    if counted and governor(site, index, _LEAVING | en.MOTION) == 0:
        return LIT, "bound-for"
    going = going or any(site.tok(index - step).low in gone for step in range(2, 5))
    return (LIT, "bound-for") if going else by_state(site, "for-a-government")


_COUNTED = words("usage_en", "phrases", "counted") | {"one", "some", "others", "many", "most"}
_LEAVING = words("usage_en", "prepositions", "leaving")
_LEANINGS = words("usage_en", "prepositions", "leanings")
_GUIDES = words("usage_en", "prepositions", "guides")


def _between(site: Site, index: int) -> Verdict:
    """``the road between X and Y``; ``the deal between X and Y``."""
    found = governor(site, index, en.RELATIONAL, en.SPATIAL | en.MOTION | en.PHYSICAL)
    standings = {site.standings[at] for at in site.group.members}
    dealing = found == 0 and Standing.STATE in standings
    if Standing.LAND in standings and not dealing:
        return LIT, "between-places"
    if Standing.LAND in standings and site.tok(index - 1).low in en.RELATIONAL:
        return MET, "between-governments"
    if site.tok(index - 1).low in {"distance", "gap", "space"} and _changes(site):
        return by_state(site, "between-governments")
    if found == 1 or site.tok(index - 1).low in en.TO_PLACE:
        return LIT, "between-places"
    return by_state(site, "between-governments")


def _changes(site: Site) -> bool:
    """Tell whether the gap between two names grows or shrinks: then it is no road."""
    after = range(site.group.last + 1, site.group.last + 7)
    return any(site.tok(here).low in _CHANGE for here in after)


_CHANGE = words("usage_en", "prepositions", "change")


def _with(site: Site, index: int) -> Verdict:
    """``linked with X`` is the place; ``talks with X`` a government."""
    if site.tok(index - 1).low in _DEALS and site.tok(index - 2).low in _BOOKS:
        return LIT, "about-the-place"
    if site.tok(index - 1).low == "shared" and site.tok(index - 2).low in en.BE:
        return LIT, "joined-with"
    words_said = {token.low for token in site.sentence.tokens}
    if site.tok(index - 1).low == "compared" and words_said & en.PLACE_ADJECTIVES:
        return LIT, "compared-places"
    found = governor(site, index, en.RELATIONAL | en.INSTITUTIONAL | en.TRANSFER, _JOINING)
    return (LIT, "joined-with") if found == 1 else by_state(site, "dealing-with")


_DEALS = frozenset({"deal", "deals", "dealt", "dealing"})
_BOOKS = words("usage_en", "prepositions", "books")
_JOINING = words("usage_en", "prepositions", "joining")


def _against(site: Site, index: int) -> Verdict:
    """``an offensive against X`` has the place as its object."""
    before = site.tok(index - 1).low
    if before in en.FORCE or before in {"aggression", "offensives", "purposes"}:
        return LIT, "object-of-force"
    return by_state(site, "against-a-government")


def _toward(site: Site, index: int) -> Verdict:
    """``drove toward X`` is the place; ``policy toward X`` a government."""
    near = {site.tok(index - 1).low, site.tok(index - 2).low}
    if near & _LEANINGS and site.standing >= Standing.REGION:
        return MET, "attitude-toward"
    found = governor(site, index, en.INSTITUTIONAL | en.TRANSFER | en.RELATIONAL, en.MOTION)
    return (LIT, "motion-toward") if found == 1 else by_state(site, "attitude-toward")


def _over(site: Site, index: int) -> Verdict:
    """``flew over X``, ``conflict over X``; but ``victory over X``."""
    won = site.tok(index - 1).low in _VICTORY
    if won and site.standing >= Standing.REGION:
        return MET, "victory-over"
    return LIT, "over-the-place"


_VICTORY = words("usage_en", "prepositions", "victory")


def _about(site: Site, index: int) -> Verdict:
    """``worried about X`` is a government, ``a book about X`` the place."""
    found = governor(site, index, _WORRY)
    return by_state(site, "worry-about") if found == 0 else (LIT, "about-the-place")


_WORRY = words("usage_en", "prepositions", "worry")


def _like(site: Site, index: int) -> Verdict:
    """``cities like X`` are places, ``countries like X`` states; else a comparison."""
    if site.tok(index - 1).low in _SEEMING:
        return LIT, "likeness"
    found = governor(site, index, en.PLACES, en.STATES)
    if found == 0:
        return LIT, "example-of-places"
    return by_state(site, "example-of-states")


_LIKERS = words("usage_en", "phrases", "persons") | en.MODALS | {"t", "not", "really", "always"}
_SEEMING = words("usage_en", "prepositions", "seeming")
_BY_PREPOSITION: dict[str, Callable[[Site, int], Verdict]] = {
    "in": _in,
    "to": judge_to,
    "from": judge_from,
    "of": _of,
    "on": _on,
    "upon": _on,
    "for": _for,
    "between": _between,
    "with": _with,
    "against": _against,
    "toward": _toward,
    "towards": _toward,
    "over": _over,
    "about": _about,
    "like": _like,
    "including": _like,
}
