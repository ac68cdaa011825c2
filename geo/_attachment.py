"""Which figure of a sentence is about which route or border. Pure; rules of language.

A figure belongs to the route or border that stands nearest to it in the grammar of the
sentence, not merely in its letters: in apposition (the corridor, a 70 km long strip), as
its subject (the pipeline is 1,850 km long), or right behind the figure (the 44-km border).
Figures that measure something else (a distance from it, a saving, a tunnel on it) are told
apart by the words next to them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazetteer.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Quote, StatedQuantity

MEASURED_KINDS = frozenset({Kind.ROUTE, Kind.BORDER})

#: A figure that is further than this from every route and border belongs to none.
FURTHEST = 120.0

_WORDS_OF_A_PART = "section|stretch|segment|part|portion|leg|piece|участок|участка|отрезок"
_ROUTE_WORDS = (
    "corridor|route|road|highway|motorway|railway|railroad|rail|line|pipeline|track|"
    "strip|link|path|way|passage|network|artery"
)
_BORDER_WORDS = "border|frontier|boundary|line"
_OTHER_THINGS = (
    "tunnel|bridge|fence|wall|trench|canal|bypass|detour|queue|column|convoy|march|drive|"
    "buffer|zone|gap|island|lake|river|radius|journey|trip"
)
_ADJECTIVES = r"(?:[\w’'-]+[\s-]+){0,3}?"

_DISTANCE = re.compile(
    r"[\s-]*(?:away\b|off\b|inside\b|outside\b|into\b|beyond\b|deep\b|ahead\b|short of\b|"
    r"(?:to the )?(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)\b|"
    r"от\b|к\s|from\b)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    r"[\s-]*(?:from\b[^.;]{1,90}?\b(?:to|and|until)\b|от\b[^.;]{1,90}?\bдо\b)", re.IGNORECASE
)
_CHANGE = re.compile(
    r"\b(?:by|another|extra|additional|further|shorter|longer|saving|saves?|на)"
    r"(?:\s+(?:about|around|some|roughly|nearly|almost|over|up|to|more|than|at|least))*\s*$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:–—]|\b(?:but|while|whereas|although|though|because|since|when|after|before|if|"
    r"compared|than|а|но|тогда)\b",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    r"\s*[,(–—-]\s*(?:(?:a|an|the|its?|which|that|is|was|are|were|some|about|around|roughly|"
    r"nearly|over|длиной|протяж[её]нностью)\s+)*$",
    re.IGNORECASE,
)
_COPULA = re.compile(
    r"\b(?:is|was|are|were|be|being|runs?|ran|stretch(?:es|ed)?|extends?|extended|measures?|"
    r"measured|spans?|spanned|covers?|totals?|length|width|long|составляет|длина|ширина)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\s*(?:of|out of|along|on)\s+(?:the\s+|its\s+|this\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A figure and the mention that it is about.

    ``obstacle`` says in a plain clause why it cannot be laid beside the drawn line; it is
    empty where it can. ``part`` tells that only a part of the route is measured.
    """

    quantity: StatedQuantity
    quote: Quote
    part: bool = False
    obstacle: str = ""


def attach_quantities(quotes: Sequence[Quote]) -> tuple[Attachment, ...]:
    """Give each figure of one sentence to the route or border that it is about.

    ``quotes`` are those of all mentions of the sentence, in order. A figure about none of
    them (no route near, or a distance between two towns) is left out.
    """
    found: list[Attachment] = []
    if not quotes:
        return ()
    for quantity in quotes[0].quantities:
        ranked = sorted(
            (
                (_cost(quantity, quote, quotes), index)
                for index, quote in enumerate(quotes)
                if quote.mention.kind in MEASURED_KINDS and quote.mention.place_id
            ),
        )
        if ranked and ranked[0][0] <= FURTHEST:
            quote = quotes[ranked[0][1]]
            attachment = _judge(quantity, quote)
            if attachment is not None:
                found.append(attachment)
    return tuple(found)


def _gap(quantity: StatedQuantity, quote: Quote) -> tuple[str, bool]:
    """Return the words between figure and mention, and whether the mention comes first."""
    mention = quote.mention
    if mention.end <= quantity.start:
        return quote.text[mention.end - quote.start : quantity.start - quote.start], True
    return quote.text[quantity.end - quote.start : max(mention.start - quote.start, 0)], False


def _cost(quantity: StatedQuantity, quote: Quote, quotes: Sequence[Quote]) -> float:
    """Return how far a mention is from a figure, in letters and in grammar."""
    gap, mention_first = _gap(quantity, quote)
    low, high = sorted((quantity.start, quote.mention.start))
    between = [
        other.mention
        for other in quotes
        if other is not quote and low < other.mention.start and other.mention.end <= high
    ]
    cost = len(gap) / 2
    cost += 40 * sum(mention.kind in MEASURED_KINDS for mention in between)
    cost += 40 * len(_CLAUSE.findall(gap))
    if mention_first and (_APPOSITION.fullmatch(gap) or _COPULA.search(gap)):
        cost /= 4
    if not mention_first and re.fullmatch(rf"[\s-]*(?:long|wide)?[\s-]*{_ADJECTIVES}", gap):
        cost /= 4
    return cost


def _judge(quantity: StatedQuantity, quote: Quote) -> Attachment | None:
    """Return the attachment, with what stands in the way of a comparison."""
    gap, mention_first = _gap(quantity, quote)
    before = quote.text[: quantity.start - quote.start]
    after = quote.text[quantity.end - quote.start :]
    if quantity.measure not in {"length", "width", "area", "share"}:
        return Attachment(quantity, quote)
    if quantity.measure == "length" and _DISTANCE.match(after) and not _FROM_TO.match(after):
        return None
    if _CHANGE.search(before):
        return Attachment(
            quantity, quote, obstacle="the figure is a difference or an addition, not a length"
        )
    own = _BORDER_WORDS if quote.mention.kind is Kind.BORDER else _ROUTE_WORDS
    head = re.match(
        rf"[\s-]*(?:long|wide|of|new)?[\s-]*{_ADJECTIVES}\b"
        rf"({_WORDS_OF_A_PART}|{_OTHER_THINGS}|{_ROUTE_WORDS}|{_BORDER_WORDS})s?\b",
        after,
        re.IGNORECASE,
    )
    noun = head.group(1).lower() if head and not _reaches(head.end(), quantity, quote) else ""
    if noun and re.fullmatch(_OTHER_THINGS, noun):
        return Attachment(quantity, quote, obstacle=f"the figure is about a {noun}")
    if noun and re.fullmatch(_WORDS_OF_A_PART, noun):
        return Attachment(quantity, quote, part=True)
    linked = not mention_first or bool(_APPOSITION.fullmatch(gap) or _COPULA.search(gap))
    if noun and not linked:
        return Attachment(quantity, quote, obstacle=f"the figure may be about another {noun}")
    if noun and not re.fullmatch(own, noun) and not mention_first:
        return Attachment(quantity, quote, obstacle=f"the figure is about a {noun}")
    return Attachment(quantity, quote, part=not mention_first and bool(_OF.fullmatch(gap)))


def _reaches(length: int, quantity: StatedQuantity, quote: Quote) -> bool:
    """Tell whether the words right behind the figure reach into the mention itself."""
    return quantity.end <= quote.mention.start < quantity.end + length
