"""The words around a name, for languages in which cases tell. Pure.

The case ending is taken from behind an apostrophe (``Bakü'de``), from what is inflected of
the name, or from the table; of coordinated names the last may bear it for all
(``Brüssel və Parisdə``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gazetteer.context import Token
    from gazetteer.usages.cues import Cues
    from gazetteer.usages.site import Site

_APOSTROPHES = frozenset("'’ʼ`")
_QUOTES = frozenset("«»“”\"„'’")
_STOPS = frozenset(".,;:!?،؛؟։…()[]—–•")
_REACH = 10
_ENDING = 4  # letters


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name with its ending and the words of its clause, nearest first."""

    site: Site
    cues: Cues
    ending: str
    ahead: tuple[Token, ...]
    behind: tuple[Token, ...]
    before: Token  # the word before the group, past articles
    past_dash: tuple[Token, ...]  # the words behind a dash that follows the name

    @property
    def is_short(self) -> bool:
        """Whether the name is an abbreviation, which bears no ending ("ՀՀ Լոռու մարզ")."""
        name = self.site.token.text
        return len(name) <= _ENDING and name.isupper()


def phrase_of(site: Site, cues: Cues) -> Phrase:
    """Gather the words around a name."""
    ending, after = _ending(site, cues)
    first, last = site.group.first, site.group.last
    if _begins_anew(site, cues):
        first = last = site.at
    if last != site.at:
        after = _after_token(site, last)
        if ending in cues.joined_endings:
            ending = ""
        ending = ending or _listed_ending(site.tok(last), _glued(site, last), cues)
    return Phrase(
        site=site,
        cues=cues,
        ending=ending,
        ahead=_words(site, after, 1),
        behind=_words(site, first - 1, -1),
        before=_before(site, first, cues),
        past_dash=_words(site, last + 2, 1),
    )


def _words(site: Site, index: int, step: int) -> tuple[Token, ...]:
    """Give the words from a token on, to the end of the clause."""
    found: list[Token] = []
    while len(found) < _REACH:
        token = site.tok(index)
        if token.end < 0 or token.text in _STOPS:
            break
        if token.is_word:
            found.append(token)
        index += step
    return tuple(found)


def _glued(site: Site, at: int) -> str:
    """Give what is glued to a name: an ending behind an apostrophe, or letters."""
    after = site.tok(at + 1)
    if after.start != site.tok(at).end:
        return ""
    if after.text == "-" and len(site.tok(at).text) <= _ENDING and _hyphened(site, at):
        return site.tok(at + 2).low
    if after.text[0] in _APOSTROPHES:
        return after.low[1:]
    return after.low if after.is_word else ""


def _hyphened(site: Site, at: int) -> bool:
    """Tell whether a short ending is joined to an abbreviation by a hyphen (``ABŞ-a``)."""
    ending = site.tok(at + 2)
    joined = ending.start == site.tok(at + 1).end and ending.is_word and not ending.is_name
    return joined and len(ending.text) <= _ENDING and not ending.is_capital


def _after_token(site: Site, at: int) -> int:
    """Give the index of the first word behind a name and its ending."""
    if site.tok(at + 1).text == "-" and _glued(site, at):
        return at + 3
    return at + 2 if _glued(site, at) or site.tok(at + 1).text in _QUOTES else at + 1


def _ending(site: Site, cues: Cues) -> tuple[str, int]:
    """Give the case ending of a name and the index of the word after it."""
    glued = _glued(site, site.at)
    if glued:
        return glued, _after_token(site, site.at)
    after = _after_token(site, site.at)
    if site.ending is not None:
        return site.ending, after
    return _listed_ending(site.token, "", cues), after


def _listed_ending(token: Token, glued: str, cues: Cues) -> str:
    """Give the longest ending of the table that a word ends with."""
    if glued:
        return glued
    known = cues.place_endings + cues.owner_endings + cues.dealing_endings + cues.recipient_endings
    return max((one for one in known if token.low.endswith(one)), key=len, default="")


def _begins_anew(site: Site, cues: Cues) -> bool:
    """Tell whether a comma and a conjunction part a name from the one before.

    Where prepositions tell, what stands before the first is not said of the second:
    "через Мегри, и Еревану остаётся …".
    """
    comma = site.tok(site.at - 2).text == "," and not site.tok(site.at - 1).is_name
    return comma and not cues.owner_endings and len(site.group.members) == len(("one", "two"))


def _before(site: Site, first: int, cues: Cues) -> Token:
    """Give the word before the group, past articles and opening quotes."""
    index = first - 1
    while site.tok(index).low in cues.skip or site.tok(index).text in _QUOTES:
        index -= 1
    if site.tok(index).text == "." and site.tok(index - 1).low in cues.place_before:
        index -= 1  # an abbreviated "city" in an address
    return site.tok(index)
