"""In English, "to X" and "from X": a way, goods, a gift, a word. Pure."""

from __future__ import annotations

from gazetteer.cues import words
from gazetteer.english import grammar as en
from gazetteer.usages.governors import LIT, REACH, Verdict, by_state, governor
from gazetteer.usages.site import Site, Standing

_BURDENS = words("usage_en", "prepositions", "burdens")
_COMING_UNDER = words("usage_en", "prepositions", "coming_under")
_PASSING = words("usage_en", "prepositions", "passing")
_WINDFALLS = words("usage_en", "prepositions", "windfalls")
_LOSING = frozenset({"fall", "falls", "fell", "fallen", "went"})
_TERRITORY = words("usage_en", "prepositions", "territory")
_EDGING = words("usage_en", "prepositions", "edging")
_FAR = frozenset({"away", "distance", "independent", "independently"})
_SELLING = words("usage_en", "prepositions", "selling")
_BUYING = words("usage_en", "prepositions", "buying")
_SENT = frozenset(
    f"{one}{s}"
    for one in ("official", "envoy", "delegate", "negotiator", "diplomat")
    for s in ("", "s")
)
_MOVING = (en.MOTION | en.SPATIAL) - {"come", "comes", "came", "coming"}
_RULED = words("usage_en", "prepositions", "ruled")


def judge_to(site: Site, index: int) -> Verdict:  # noqa: PLR0911 - one answer a line
    """``flew to X`` is the place; ``aid to X``, ``loyal to X`` a government."""
    if site.tok(index - 1).low in {"according", "thanks", "due", "owing", "contrary", "next"}:
        if site.tok(index - 1).low == "next":
            return LIT, "near-the-place"
        return by_state(site, "according-to")
    if site.tok(index - 1).is_name and "from" in {site.tok(index - 2).low, site.tok(index - 3).low}:
        return LIT, "from-place-to-place"
    if site.tok(index - 1).low == "closer" and site.tok(index - 2).low in _EDGING:
        return by_state(site, "given-or-said-to")
    if _changes_hands(site, index):
        return by_state(site, "handed-to")
    if site.tok(index - 1).low in en.TRANSFER | _BURDENS and not _is_freight(site, index):
        return by_state(site, "given-or-said-to")
    found = governor(site, index, en.MOTION | en.SPATIAL, en.TRANSFER | en.GIVING | en.TO_POLITY)
    if found == 1 and _is_freight(site, index):
        return LIT, "goods-to"
    if found == 1 or (found == 0 and _handed_back(site, index)):
        return by_state(site, "given-or-said-to")
    return LIT, "motion-to" if found == 0 else "to-the-place"


def _changes_hands(site: Site, index: int) -> bool:
    """``the town passed to X``, ``Bohemia went back to X``: land that comes under a government."""
    here = index - 1
    if site.tok(here).low in {"back", "over", "down"}:
        here -= 1
    if site.tok(here).low not in _PASSING:
        return False
    while site.tok(here - 1).low in en.AUXILIARIES | en.ADVERBS:
        here -= 1
    subject = site.tok(here - 1)
    if subject.is_capital and not subject.is_name:
        return site.tok(here).low in _COMING_UNDER
    if subject.is_name:
        lost = site.tok(here).low in _LOSING
        return lost or site.standings.get(here - 1) is Standing.LAND
    return subject.low in en.SETTLEMENT or subject.low in _TERRITORY | _WINDFALLS


def _is_freight(site: Site, index: int) -> bool:
    """Tell whether goods go to or come from the name: nearer words of freight, and no arms.

    What a government sells or lends is a deal and no freight ("sells gas to X").
    """
    left = site.sentence.tokens[max(0, index - REACH) : index]
    near = {token.low for token in left if not token.is_name}
    return bool(near & en.FREIGHT) and not near & (en.ARMS | _SELLING)


def _handed_back(site: Site, index: int) -> bool:
    """Tell whether something is returned to the name, not someone returning to it."""
    for step in range(2, 7):
        if site.tok(index - step).low in {"return", "returned", "returning", "returns"}:
            return site.tok(index - step + 1).low not in en.PREPOSITIONS | en.ADVERBS
    return False


def judge_from(site: Site, index: int) -> Verdict:
    """``fled from X`` is the place; ``support from X`` a government."""
    if _has_later(site, {"to", "through", "via"}):
        return LIT, "from-place-to-place"
    if site.tok(index - 1).low in _RULED and not site.is_country:
        return by_state(site, "ruled-from")
    if site.tok(index - 1).low in _SENT:
        return by_state(site, "sent-from")
    market = site.tok(index - 1).low == "demand" and not _is_determined(site, index - 1)
    if market:
        return LIT, "goods-from"
    found = governor(site, index, _MOVING, en.SOURCE | en.TAKING)
    said = site.tok(index - 1).low in en.SOURCE - en.FREIGHT - _FAR
    if found == 1 and not said and (_is_freight(site, index) or _is_bought(site, index)):
        return LIT, "goods-from"
    if found == 1:
        return by_state(site, "received-from")
    return LIT, "motion-from" if found == 0 else "from-the-place"


def _is_determined(site: Site, noun: int) -> bool:
    """Tell whether a noun has an article ("a demand from X"), not as a market's "demand" has."""
    before = site.tok(en.before_modifiers(site.sentence, noun) + 1)
    return before.low in en.DETERMINERS


def _is_bought(site: Site, index: int) -> bool:
    """``buys nothing from X``: goods come from the land, arms from those who sell them."""
    left = {token.low for token in site.sentence.tokens[max(0, index - REACH) : index]}
    if site.tok(index - 1).low in en.INSTITUTIONAL | en.RELATIONAL:
        return False
    return bool(left & _BUYING) and not left & (en.ARMS | en.SOURCE)


def _has_later(site: Site, prepositions: set[str]) -> bool:
    """Tell whether another name follows after one of the prepositions."""
    after = site.tok(site.group.last + 1).low
    second = site.tok(site.group.last + 2)
    return after in prepositions and (second.is_name or second.low == "the")
