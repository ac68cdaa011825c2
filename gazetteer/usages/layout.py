"""Rules of usage that look at layout and form: datelines, glosses, notes, names as names. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.english import grammar as en
from gazetteer.model import Usage, Zone

if TYPE_CHECKING:
    from gazetteer.usages.site import Site

Verdict = tuple[Usage, str]
LIT = Usage.LITERAL

_DATELINE_REACH = 14
_TOWN_WORDS = 4
_DASHES = frozenset({"—", "–", "-", "--", "―"})


def judge_border(site: Site) -> Verdict | None:
    """A country inside a border phrase is land."""
    return (LIT, "in-border-phrase") if site.in_border else None


def judge_dateline(site: Site) -> Verdict | None:
    """``YEREVAN, Nov 3 (Reuters) —``: the place of writing."""
    sentence = site.sentence
    if not _opens_line(site) or sentence.zone is Zone.HEADING:
        return None
    two = site.group.first > sentence.first_word() or site.group.last > site.group.first
    loud = two or (site.token.text.isupper() and len(site.token.text) > 3)  # noqa: PLR2004
    last = site.group.last
    for index in range(last + 1, min(last + _DATELINE_REACH, len(sentence.tokens))):
        token = sentence.tokens[index]
        if token.text in _DASHES and index > last:
            spaced = token.start > sentence.tokens[index - 1].end
            short = index - last == 1
            return (LIT, "dateline") if spaced and (loud or not short) else None
        dated = token.low in en.MONTHS or token.low.isdigit() or token.text in ",.()/"
        if not (dated or token.is_name or token.is_capital):
            return None
    return None


def judge_dated(site: Site) -> Verdict | None:
    """``YEREVAN, AUGUST 23, ARMENPRESS.``, ``Institute, Tbilisi, May 2023``: a line with a date."""
    if site.tok(site.group.first - 1).text not in ",;" and not _opens_line(site):
        return None
    index = site.group.last + 1
    dated = site.tok(index + 1)
    if site.tok(index).text != "," or not (dated.low in en.MONTHS or dated.text.isdigit()):
        return None
    rest = site.sentence.tokens[index:]
    plain = all(
        token.is_capital or token.low in en.MONTHS or not token.is_word or token.text.isdigit()
        for token in rest
    )
    return (LIT, "dateline") if plain and len(rest) < _DATELINE_REACH else None


def _opens_line(site: Site) -> bool:
    """Tell whether only capitalised words and commas stand before the group."""
    start, first = site.sentence.first_word(), site.group.first
    before = site.sentence.tokens[start:first]
    return (
        len(before) <= _TOWN_WORDS
        and (not before or before[-1].text == ",")
        and all(token.is_capital or token.text == "," for token in before)
    )


def judge_alone(site: Site) -> Verdict | None:
    """A heading or a line that is nothing but names."""
    if site.sentence.zone is Zone.BODY:
        return None
    others = any(token.is_word and not token.is_name for token in site.sentence.tokens)
    return None if others else (LIT, "name-alone")


def judge_named(site: Site) -> Verdict | None:
    """``the word Azerbaijan``, ``known as Artsakh``: the name as a name."""
    before, second = site.tok(site.at - 1), site.tok(site.at - 2)
    if before.text in '"“„«‘' and before.text.strip():
        before, second = second, site.tok(site.at - 3)
    if before.low in {"word", "name", "term", "toponym", "spelling"}:
        return LIT, "name-as-a-name"
    if before.low in {"called", "renamed"} and _is_passive(site, site.at - 1):
        return LIT, "name-as-a-name"
    if before.low in {"called", "named"} and second.low in en.SETTLEMENT | en.PLACES:
        return LIT, "name-as-a-name"
    known = before.low == "as" and second.low in {"known", "labelled", "labeled", "marked"}
    return (LIT, "name-as-a-name") if known else None


def _is_passive(site: Site, index: int) -> bool:
    """Tell whether a form of *be* stands before a participle ("is again called")."""
    return any(site.tok(index - step).low in en.BE for step in range(1, 4))


def judge_publication(site: Site) -> Verdict | None:
    """``Daily Record (Nairobi)``, ``an official, Djibouti, March``: the place of a note."""
    if site.sentence.zone is not Zone.CITATION:
        return None
    before, after = site.tok(site.at - 1), site.tok(site.at + 1)
    if before.text == "(" and after.text in "):,":
        return LIT, "place-of-publication"
    dated = site.tok(site.at + 2)
    since = after.text in ",:" and (
        dated.low in en.MONTHS or dated.text.isdigit() or (after.text == ":" and dated.is_capital)
    )
    opened = before.text in ",.;(]" or before.end < 0
    if before.text == "," and after.text == "." and not site.is_country:
        return LIT, "place-of-publication"
    return (LIT, "place-of-publication") if opened and since else None


def judge_gloss(site: Site) -> Verdict | None:
    """``Stepanakert (Az: Khankendi)``: a name in parentheses is used like the one before."""
    if site.before is None:
        return None
    for step in range(1, 5):
        token = site.tok(site.at - step)
        if token.text in "([":
            after = site.tok(site.at + 1).text
            is_gloss = after in ")]" and site.tok(site.at - step - 1).is_name
            return (site.before[0], "gloss-of-the-name-before") if is_gloss else None
        if token.is_name or not (token.is_word or token.text in ":.,/"):
            return None
    return None


def judge_signature(site: Site) -> Verdict | None:
    """``H. S., Tripoli``, ``A Reader, Larnaca``: a town that ends a signature."""
    after, comma = site.tok(site.group.last + 1), site.tok(site.group.first - 1)
    signer = site.tok(site.group.first - 2)
    signer = site.tok(site.group.first - 3) if signer.text == "." else signer
    alone = after.end < 0 and comma.text == "," and not site.is_country
    signed = alone and signer.is_capital and not signer.is_name
    return (LIT, "place-of-a-signature") if signed else None
