"""English prepositions before a name: place or dealing? Pure.

A preposition alone rarely tells ("to Yerevan"); the nearest verb, noun or adjective that
governs it does ("flew to", "aid to", "loyal to"). The tables hold those governors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer import english as en
from gazetteer.cues import words
from gazetteer.model import Usage
from gazetteer.usage_site import Site, Standing

if TYPE_CHECKING:
    from collections.abc import Callable

Verdict = tuple[Usage, str]
LIT, MET = Usage.LITERAL, Usage.METONYMIC

_REACH = 12
_STOPS = frozenset({";", ":", "—", "–", "that", "which", "who", "because", "while", "when", "if",
                    "where", "although", ".", "?", "!"})  # fmt: skip
_LAND = words("usage_en", "prepositions", "land")
_ACTOR = words("usage_en", "prepositions", "actor")


def judge_preposition(site: Site) -> Verdict | None:
    """Judge a name that a preposition governs; None where there is none."""
    index = en.before_modifiers(site.sentence, site.group.first)
    if en.predicate(site.sentence, site.group.last) is None:  # else "In May, A and B agreed"
        index = en.before_list(site.sentence, index)
    preposition = site.tok(index)
    if preposition.low not in en.PREPOSITIONS or preposition.is_name:
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
        return _state(site, f"preposition-of-dealing-{preposition.low}")
    return None


def _conjunction(site: Site, index: int) -> Verdict | None:
    """``after Baku seized``, ``as Yerevan commits``: a clause; ``after Russia``: a rank."""
    if site.tok(index).low == "as" and site.tok(index - 1).low == "far":
        return LIT, "as-far-as"
    if en.predicate(site.sentence, site.group.last) is not None:
        return None
    if site.tok(index).low == "than" and site.before and site.tok(index - 1).low == "rather":
        return site.before[0], "contrasted-with-the-name-before"
    return _state(site, f"compared-{site.tok(index).low}")


def _state(site: Site, rule: str) -> Verdict:
    """Metonymic for states, literal for all else."""
    if site.standing is Standing.STATE:
        return MET, rule
    return LIT, f"{rule}-of-no-government"


def _governor(site: Site, index: int, *tables: frozenset[str]) -> int:
    """Give which of the tables holds the nearest word left of ``index``; -1 for none."""
    tokens = site.sentence.tokens
    for here in range(index - 1, max(-1, index - 1 - _REACH), -1):
        token = tokens[here]
        if token.low in _STOPS:
            return -1
        if token.is_name:
            continue
        for number, table in enumerate(tables):
            if token.low in table:
                return number
    return -1


def _in(site: Site, index: int) -> Verdict:
    """``in X`` is the place, but one trusts in a government."""
    before = site.tok(index - 1).low
    if before in {"either", "both", "neither", "not"}:
        before = site.tok(index - 2).low
    if before in en.ATTITUDE_IN:
        return _state(site, "trust-in")
    capital = site.standing is Standing.STATE and not site.is_country
    if capital and (before in en.MOOD_IN or before in _DECIDED):
        return MET, "mood-of-a-capital"
    return LIT, "in-the-place"


_DECIDED = words("usage_en", "prepositions", "decided")


def _to(site: Site, index: int) -> Verdict:
    """``flew to X`` is the place; ``aid to X``, ``loyal to X`` a government."""
    if site.tok(index - 1).low in {"according", "thanks", "due", "owing", "contrary", "next"}:
        if site.tok(index - 1).low == "next":
            return LIT, "near-the-place"
        return _state(site, "according-to")
    if site.tok(index - 1).is_name and "from" in {site.tok(index - 2).low, site.tok(index - 3).low}:
        return LIT, "from-place-to-place"
    found = _governor(site, index, en.MOTION | en.SPATIAL, en.TRANSFER | en.GIVING | en.TO_POLITY)
    if found == 1 and _is_freight(site, index):
        return LIT, "goods-to"
    if found == 1 or (found == 0 and _handed_back(site, index)):
        return _state(site, "given-or-said-to")
    return LIT, "motion-to" if found == 0 else "to-the-place"


def _is_freight(site: Site, index: int) -> bool:
    """Tell whether goods go to or come from the name: nearer words of freight, and no arms."""
    left = site.sentence.tokens[max(0, index - _REACH) : index]
    near = {token.low for token in left if not token.is_name}
    return bool(near & en.FREIGHT) and not near & en.ARMS


def _handed_back(site: Site, index: int) -> bool:
    """Tell whether something is returned to the name, not someone returning to it."""
    for step in range(2, 7):
        if site.tok(index - step).low in {"return", "returned", "returning", "returns"}:
            return site.tok(index - step + 1).low not in en.PREPOSITIONS | en.ADVERBS
    return False


def _from(site: Site, index: int) -> Verdict:
    """``fled from X`` is the place; ``support from X`` a government."""
    if _has_later(site, {"to", "through", "via"}):
        return LIT, "from-place-to-place"
    if site.tok(index - 1).low in _RULED and not site.is_country:
        return _state(site, "ruled-from")
    if site.tok(index - 1).low in _SENT:
        return _state(site, "sent-from")
    found = _governor(site, index, _MOVING, en.SOURCE | en.TAKING)
    if found == 1 and _is_freight(site, index):
        return LIT, "goods-from"
    if found == 1:
        return _state(site, "received-from")
    return LIT, "motion-from" if found == 0 else "from-the-place"


_SENT = frozenset(
    f"{one}{s}" for one in ("official", "envoy", "delegate", "negotiator") for s in ("", "s")
)
_MOVING = (en.MOTION | en.SPATIAL) - {"come", "comes", "came", "coming"}
_RULED = words("usage_en", "prepositions", "ruled")


def _has_later(site: Site, prepositions: set[str]) -> bool:
    """Tell whether another name follows after one of the prepositions."""
    after = site.tok(site.group.last + 1).low
    second = site.tok(site.group.last + 2)
    return after in prepositions and (second.is_name or second.low == "the")


def _of(site: Site, index: int) -> Verdict:
    """``the streets of X`` is the place; ``the president of X`` a government."""
    before = site.tok(index - 1).low
    if site.tok(index - 1).is_name:
        return LIT, "container"
    if before in en.OFFICE:
        return (
            (MET, "office-of") if site.standing >= Standing.REGION else (LIT, "office-of-a-place")
        )
    if before in en.SETTLEMENT or before in en.PHYSICAL or before in en.FORCE or before in en.PART:
        return LIT, "part-or-object-of"
    if before in en.SPATIAL or before in _MEASURES:
        return LIT, "part-or-object-of"
    return _state(site, "deed-or-interest-of")


_MEASURES = words("usage_en", "prepositions", "measures")


def _on(site: Site, index: int) -> Verdict:
    """``march on X`` is the place; ``pressure on X``, ``depends on X`` a government."""
    found = _governor(site, index, en.FORCE | en.SPATIAL | en.TO_PLACE | _MARCHING, en.LEANING)
    if found and site.tok(index - 1).low == "pressure" and site.standing >= Standing.REGION:
        return MET, "pressure-on"
    return (LIT, "force-on") if found == 0 else _state(site, "pressure-on")


_MARCHING = words("usage_en", "prepositions", "marching")


def _for(site: Site, index: int) -> Verdict:
    """``left for X`` is the place; ``good for X`` a government."""
    before = site.tok(index - 1).low
    going = before in en.MOTION or before in en.SPATIAL or before in _GUIDES
    gone = _LEAVING | en.MOTION if site.tok(index - 1).is_name else _LEAVING
    counted = site.tok(index - 1).text.isdigit() or before in _COUNTED | {"and", "or"}
    if counted and _governor(site, index, _LEAVING | en.MOTION) == 0:
        return LIT, "bound-for"
    going = going or any(site.tok(index - step).low in gone for step in range(2, 5))
    return (LIT, "bound-for") if going else _state(site, "for-a-government")


_COUNTED = words("usage_en", "phrases", "counted") | {"one", "some", "others", "many", "most"}
_LEAVING = words("usage_en", "prepositions", "leaving")
_LEANINGS = words("usage_en", "prepositions", "leanings")
_GUIDES = words("usage_en", "prepositions", "guides")


def _between(site: Site, index: int) -> Verdict:
    """``the road between X and Y``; ``the deal between X and Y``."""
    found = _governor(site, index, en.RELATIONAL, en.SPATIAL | en.MOTION | en.PHYSICAL)
    if any(site.standings[at] is Standing.LAND for at in site.group.members):
        return LIT, "between-places"
    if site.tok(index - 1).low in {"distance", "gap", "space"} and _changes(site):
        return _state(site, "between-governments")
    if found == 1 or site.tok(index - 1).low in en.TO_PLACE:
        return LIT, "between-places"
    return _state(site, "between-governments")


def _changes(site: Site) -> bool:
    """Tell whether the gap between two names grows or shrinks: then it is no road."""
    after = range(site.group.last + 1, site.group.last + 7)
    return any(site.tok(here).low in _CHANGE for here in after)


_CHANGE = words("usage_en", "prepositions", "change")


def _with(site: Site, index: int) -> Verdict:
    """``linked with X`` is the place; ``talks with X`` a government."""
    found = _governor(site, index, en.RELATIONAL | en.INSTITUTIONAL | en.TRANSFER, _JOINING)
    return (LIT, "joined-with") if found == 1 else _state(site, "dealing-with")


_JOINING = words("usage_en", "prepositions", "joining")


def _against(site: Site, index: int) -> Verdict:
    """``an offensive against X`` has the place as its object."""
    before = site.tok(index - 1).low
    if before in en.FORCE or before in {"aggression", "offensives", "purposes"}:
        return LIT, "object-of-force"
    return _state(site, "against-a-government")


def _toward(site: Site, index: int) -> Verdict:
    """``drove toward X`` is the place; ``policy toward X`` a government."""
    near = {site.tok(index - 1).low, site.tok(index - 2).low}
    if near & _LEANINGS and site.standing >= Standing.REGION:
        return MET, "attitude-toward"
    found = _governor(site, index, en.INSTITUTIONAL | en.TRANSFER | en.RELATIONAL, en.MOTION)
    return (LIT, "motion-toward") if found == 1 else _state(site, "attitude-toward")


def _over(site: Site, index: int) -> Verdict:
    """``flew over X``, ``conflict over X``; but ``victory over X``."""
    won = site.tok(index - 1).low in _VICTORY
    return _state(site, "victory-over") if won else (LIT, "over-the-place")


_VICTORY = words("usage_en", "prepositions", "victory")


def _about(site: Site, index: int) -> Verdict:
    """``worried about X`` is a government, ``a book about X`` the place."""
    found = _governor(site, index, _WORRY)
    return _state(site, "worry-about") if found == 0 else (LIT, "about-the-place")


_WORRY = words("usage_en", "prepositions", "worry")


def _like(site: Site, index: int) -> Verdict:
    """``cities like X`` are places, ``countries like X`` states; else a comparison."""
    found = _governor(site, index, en.PLACES, en.STATES)
    if found == 0:
        return LIT, "example-of-places"
    return _state(site, "example-of-states")


_BY_PREPOSITION: dict[str, Callable[[Site, int], Verdict]] = {
    "in": _in,
    "to": _to,
    "from": _from,
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
