"""Literal or metonymic where cases, postpositions or other prepositions tell. Pure.

For each language ``data/cues/usage_other.toml`` lists the prepositions of place, the case
endings of place, the words of office and of dealing, and what verbs look like.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.cues import table
from gazetteer.model import Usage, Zone
from gazetteer.usage_site import Site, Standing

if TYPE_CHECKING:
    from gazetteer.context import Token

Verdict = tuple[Usage, str]
LIT, MET = Usage.LITERAL, Usage.METONYMIC

_REACH = 3
_ABBREVIATION = 3
_DASHES = frozenset("-–—/")
_VERB_REACH = 4
_APOSTROPHES = frozenset("'’ʼ`")


class Cues(NamedTuple):
    """The cues of one language, lower case."""

    place_before: frozenset[str]  # prepositions of place
    dealing_before: frozenset[str]  # prepositions of dealing
    place_after: frozenset[str]  # postpositions of place
    dealing_after: frozenset[str]  # postpositions of dealing
    place_endings: tuple[str, ...]  # case endings of place on the name
    goal_endings: tuple[str, ...]  # dative endings
    owner_endings: tuple[str, ...]  # genitive endings
    gifts: tuple[str, ...]  # stems of what is given or said to a government
    office: tuple[str, ...]  # stems of words of office or policy
    land: tuple[str, ...]  # stems of words of land, people, force
    verbs: tuple[str, ...]  # endings of finite verbs
    skip: frozenset[str]  # articles and the like


@cache
def cues_of(language: str) -> Cues | None:
    """Read the cues of a language; None where there are none."""
    row = table("usage_other").get(language)
    if row is None:
        return None
    lists = {key: tuple(str(row.get(key, "")).lower().split()) for key in Cues._fields}
    return Cues(
        **{
            key: frozenset(value) if key.endswith(("before", "after")) or key == "skip" else value
            for key, value in lists.items()
        }  # type: ignore[arg-type]
    )


def judge_by_case(site: Site, language: str) -> Verdict:
    """Return a verdict for a language other than English."""
    cues = cues_of(language)
    if site.in_border:
        return LIT, "in-border-phrase"
    if _dateline(site):
        return LIT, "dateline"
    if cues is None:
        return _by_standing(site, "no-rules-for-the-language")
    if site.before and site.tok(site.at - 1).text in _DASHES and site.tok(site.at - 2).is_name:
        return site.before[0], "paired-with-the-name-before"
    ending, after = _ending(site, cues)
    return (
        _place_case(site, ending, cues, after)
        or _around(site, cues, after, ending)
        or _predicate(site, cues, after)
        or _default(site)
    )


def _dateline(site: Site) -> bool:
    """Tell whether a name in capitals opens a line: ``ЕРЕВАН, 14 ноября``, ``ANKARA -``."""
    sentence = site.sentence
    if site.group.first != sentence.first_word() or sentence.zone is Zone.HEADING:
        return False
    loud = site.token.text.isupper() and len(site.token.text) > _ABBREVIATION
    following, second = site.tok(site.group.last + 1), site.tok(site.group.last + 2)
    dated = following.text == "," and second.text.isdigit()
    return loud and (dated or following.text in _DASHES)


def _ending(site: Site, cues: Cues) -> tuple[str, int]:
    """Give the case ending of a name and the index of the word after it.

    The ending follows an apostrophe ("Bakü'de"), or is the longest ending of the table
    that the name itself ends with.
    """
    after = site.tok(site.at + 1)
    if after.text[0] in _APOSTROPHES and after.start == site.token.end:
        return after.low[1:], site.at + 2
    if after.is_word and after.start == site.token.end:
        return after.low, site.at + 2
    if site.ending is not None:
        return site.ending, site.at + 1
    endings = [e for e in cues.place_endings + cues.owner_endings if site.token.low.endswith(e)]
    return max(endings, key=len, default=""), site.at + 1


def _place_case(site: Site, ending: str, cues: Cues, after: int) -> Verdict | None:
    """A locative is the place; a dative is, unless something is given or said to it."""
    if ending and ending in cues.place_endings:
        return LIT, "case-of-place"
    if ending and ending in cues.goal_endings:
        if site.tok(after).low in cues.dealing_after:
            return _by_standing(site, "postposition-of-dealing")
        near = [site.tok(after + step) for step in range(_REACH)]
        if any(_stem(token, cues.gifts) for token in near):
            return _by_standing(site, "dative-of-dealing")
        return LIT, "dative-of-goal"
    return None


def _around(site: Site, cues: Cues, after: int, ending: str) -> Verdict | None:
    """Postpositions and owned nouns after the name, prepositions and nouns before it."""
    after = _after_group(site, after)
    following = site.tok(after)
    if following.low in cues.place_after:
        return LIT, "postposition-of-place"
    if following.low in cues.dealing_after:
        return _by_standing(site, "postposition-of-dealing")
    if cues.owner_endings and (not ending or ending in cues.owner_endings):
        return _noun(site, cues, following) or _noun(site, cues, site.tok(after + 1))
    before = _before(site, cues)
    if before.low in cues.dealing_before:
        return _by_standing(site, "preposition-of-dealing")
    if before.low in cues.place_before:
        return LIT, "preposition-of-place"
    return _noun(site, cues, before)


def _noun(site: Site, cues: Cues, token: Token) -> Verdict | None:
    """A noun beside the name that says land or government."""
    if _stem(token, cues.land):
        return LIT, "noun-of-land"
    if _stem(token, cues.office):
        return _by_standing(site, "noun-of-government", least=Standing.REGION)
    return None


def _after_group(site: Site, after: int) -> int:
    """Give the index after the last coordinated name."""
    return after if site.group.last == site.at else site.group.last + 1


def _before(site: Site, cues: Cues) -> Token:
    """Give the word before the group, past articles."""
    index = site.group.first - 1
    while site.tok(index).low in cues.skip or site.tok(index).text in {"«", "“", '"', "„"}:
        index -= 1
    return site.tok(index)


def _predicate(site: Site, cues: Cues, after: int) -> Verdict | None:
    """A finite verb near behind the name makes it a subject."""
    for step in range(_VERB_REACH):
        token = site.tok(_after_group(site, after) + step)
        if not token.is_word or token.is_name:
            break
        if cues.verbs and token.low.endswith(cues.verbs):
            return _by_standing(site, "subject-of-verb")
    return None


def _default(site: Site) -> Verdict:
    """A bare name: a state acts, everything else lies."""
    alone = not any(t.is_word and not t.is_name for t in site.sentence.tokens)
    if alone and site.sentence.zone is not Zone.BODY:
        return LIT, "name-alone"
    return _by_standing(site, "default-of-a-state")


def _stem(token: Token, stems: tuple[str, ...]) -> bool:
    """Tell whether a word begins with one of the stems."""
    return bool(stems) and token.is_word and not token.is_name and token.low.startswith(stems)


def _by_standing(site: Site, rule: str, *, least: Standing = Standing.STATE) -> Verdict:
    """Metonymic if the place stands for a government that easily, else literal."""
    return (MET, rule) if site.standing >= least else (LIT, f"{rule}-of-no-government")
