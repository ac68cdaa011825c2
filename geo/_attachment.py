"""Which figure of a sentence is about which route or border. Pure; rules of language.

A figure belongs to the route or border that stands nearest to it in the grammar of the
sentence, not merely in its letters: in apposition (the corridor, a 70 km long strip), as
its subject (the pipeline is 1,850 km long), or right behind the figure (the 44-km border).
Figures that measure something else (a saving, a part, a tunnel on it) are told apart by
the words next to them.
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

#: The measures that a drawn line or strip has.
DRAWN_MEASURES = frozenset({"length", "width", "area", "share"})

#: A figure that is further than this from every route and border belongs to none.
FURTHEST = 120.0

UNCLEAR = "the sentence does not say that the figure measures it"

_PART = "section|stretch|segment|part|portion|leg|piece|участок|участка|отрезок"
_WAY = (
    "corridor|route|road|highway|motorway|railway|railroad|rail|line|pipeline|track|strip|link|"
    "path|way|passage|network|artery"
)
_LIMIT = "border|frontier|boundary|line"
_OTHER = (
    "tunnel|bridge|fence|wall|trench|canal|bypass|detour|queue|column|convoy|march|drive|buffer|"
    "zone|gap|island|lake|river|radius|journey|trip"
)
_ADJECTIVES = (
    r"(?:(?!(?:from|of|to|in|on|at|along|between|through|and|or|if|by)\b)[\w’'-]+[\s-]+){0,3}?"
)
_MODIFIER = (
    r"(?:about|around|roughly|approximately|some|nearly|almost|over|under|only|just|now|more|less|"
    r"than|at least|at most|up to|an? estimated|an?|the|total of|in total|\w+ly|почти|около|лишь)"
)

_APPOSITION = re.compile(
    rf"\s*[,(–—-]\s*(?:(?:its?|which|that|is|was|are|were|of(?!\s+which)|{_MODIFIER})\s+)*",
    re.IGNORECASE,
)
#: Words that make what comes before them as long or as wide as the figure behind them.
_LINK = re.compile(
    rf"\b(?:is|was|are|were|be|been|being|totals?|measures?|measured|spans?|covers?|составляет|"
    rf"(?:runs?|ran|running|stretch\w*|extend\w*|snak\w+|wind\w*)"
    rf"(?:\s+(?:for|over|across|along|out))?)\s+(?:{_MODIFIER}\s+)*$"
    r"|\b(?:length|width|breadth|длин\w*|ширин\w*|протяж[её]нност\w*|uzunlu\w*|genişli\w*|eni\w*)"
    r"(?:\W+\w+){0,4}\W*$",
    re.IGNORECASE,
)
_FEW_WORDS = re.compile(r"\s*(?:\w+\s+){0,2}")
_DIRECT = re.compile(rf"[\s-]*(?:long|wide)?[\s-]*{_ADJECTIVES}", re.IGNORECASE)
_OF = re.compile(r"\s*(?:of|out of|along|on)\s+(?:the\s+|its\s+|this\s+)?", re.IGNORECASE)
#: What may stand between the thing that a figure measures and its name behind it.
_NAMED = re.compile(
    r"(?:\s+of\s+\w+)?(?:\s*[,(–—]\s*|\s+of\s+|\s+)"
    r"(?:called\s+|named\s+|known as\s+|namely\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_HEAD = re.compile(
    rf"[\s-]*(?:long|wide|of|new)?[\s-]*{_ADJECTIVES}\b({_PART}|{_OTHER}|{_WAY}|{_LIMIT})(?:e?s)?\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[\s-]*(?:long|wide|,|and|by|x|×|и|və|ve|և|\s)*\s*", re.IGNORECASE)
_CHANGE_BEFORE = re.compile(
    r"\b(?:by|another|extra|additional|further|saving|saves?|на)"
    r"(?:\s+(?:about|around|some|roughly|nearly|almost|over|up to|more than|at least))*\s*$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"[\s-]*(?:shorter|longer|wider|narrower|more|less|off)\b", re.IGNORECASE
)
_DISTANCE = re.compile(
    r"[\s-]*(?:away\b|off\b|inside\b|into\b|beyond\b|deep\b|ahead\b|short of\b|"
    r"(?:to the )?(?:north|south|east|west)\w*\b|от\b|к\s|from\b)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    r"[\s-]*(?:from\b[^.;]{1,90}?\b(?:to|and|until)\b|от\b[^.;]{1,90}?\bдо\b)", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"[;:–—]|\b(?:but|while|whereas|although|though|because|since|when|after|before|if|"
    r"compared|than|а|но|тогда)\b",
    re.IGNORECASE,
)
#: What can happen to a route or a border for some time; a mandate or a war is not its own.
_STATE = re.compile(
    r"\b(?:block|clos|shut|open|reopen|cut|sever|disrupt|suspend|siege|besieg|imped|obstruct|"
    r"перекры|закры|блокад|blokad|bağlı|kapalı|kapat)\w*",
    re.IGNORECASE,
)
_NEAR = 40
#: A mention inside a clause that is put in between: the road, which skirts the border, is …
_INSERTED = re.compile(
    r"[,(–—]\s*(?:which|that|who|whose|where|\w+ing|котор\w+)\b[^,()–—]*$", re.IGNORECASE
)
_CLOSED = re.compile(r"[^,()–—]*[,)–—]")


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


@dataclass(frozen=True, slots=True)
class _Bond:
    """The words round a figure and a mention.

    ``gap`` stands between the two; ``first`` tells that the mention comes first;
    ``before`` and ``after`` are the sentence on both sides of the figure.
    """

    gap: str
    first: bool
    before: str
    after: str
    kind: Kind

    @property
    def inserted(self) -> bool:
        """Whether the mention stands in a clause that ends before the figure."""
        if not self.first:
            return False
        head = self.before[: len(self.before) - len(self.gap)]
        return bool(_INSERTED.search(head) and _CLOSED.match(self.gap))


def attach_quantities(quotes: Sequence[Quote]) -> tuple[Attachment, ...]:
    """Give each figure of one sentence to the route or border that it is about.

    ``quotes`` are those of all mentions of the sentence, in order. A figure about none of
    them (no route near, or a distance between two towns) is left out.
    """
    found: list[Attachment] = []
    for quantity in quotes[0].quantities if quotes else ():
        ranked = sorted(
            (_cost(quantity, quote, quotes), index)
            for index, quote in enumerate(quotes)
            if quote.mention.kind in MEASURED_KINDS and quote.mention.place_id
        )
        if ranked and ranked[0][0] <= FURTHEST:
            attachment = _attach(quantity, quotes[ranked[0][1]])
            if attachment is not None:
                found.append(attachment)
    return tuple(found)


def _bond(quantity: StatedQuantity, quote: Quote) -> _Bond:
    """Return the words round a figure and a mention of the same sentence."""
    start, end = quantity.start - quote.start, quantity.end - quote.start
    first = quote.mention.end <= quantity.start
    if first:
        start = _start_of_list(quantity, quote) - quote.start
        gap = quote.text[quote.mention.end - quote.start : start]
    else:
        gap = quote.text[end : max(quote.mention.start - quote.start, end)]
    return _Bond(gap, first, quote.text[:start], quote.text[end:], quote.mention.kind)


def _start_of_list(quantity: StatedQuantity, quote: Quote) -> int:
    """Return where the figures begin that are joined to this one (70 km long and 5 km wide)."""
    start = quantity.start
    for other in sorted(quote.quantities, key=lambda one: -one.start):
        between = quote.text[other.end - quote.start : start - quote.start]
        if quote.mention.end <= other.start < start and _JOINED.fullmatch(between):
            start = other.start
    return start


def _cost(quantity: StatedQuantity, quote: Quote, quotes: Sequence[Quote]) -> float:
    """Return how far a mention is from a figure, in letters and in grammar."""
    bond = _bond(quantity, quote)
    breaks = len(_CLAUSE.findall(bond.gap))
    if breaks and not bond.first:
        return 2 * FURTHEST
    low, high = sorted((quantity.start, quote.mention.start))
    between = sum(
        low < other.mention.start and other.mention.end <= high
        for other in quotes
        if other is not quote and other.mention.kind in MEASURED_KINDS
    )
    cost = len(bond.gap) / 2 + 40 * between + 40 * breaks
    if bond.inserted:
        return cost + 80
    return cost / 4 if _is_linked(bond) else cost


def _is_linked(bond: _Bond) -> bool:
    """Tell whether the sentence itself says that the figure measures the mention."""
    if not bond.first:
        return bool(_DIRECT.fullmatch(bond.gap) or _OF.fullmatch(bond.gap))
    return bool(
        _APPOSITION.fullmatch(bond.gap) or _LINK.search(bond.gap) or _FEW_WORDS.fullmatch(bond.gap)
    )


def _attach(quantity: StatedQuantity, quote: Quote) -> Attachment | None:
    """Return the attachment, with what stands in the way of a comparison."""
    bond = _bond(quantity, quote)
    if quantity.measure == "duration" and not _STATE.search(bond.gap + bond.after[:_NEAR]):
        return None
    if quantity.measure not in DRAWN_MEASURES:
        return Attachment(quantity, quote)
    if _DISTANCE.match(bond.after) and not _FROM_TO.match(bond.after):
        return None
    if bond.inserted:
        return Attachment(quantity, quote, obstacle="the figure is about something else")
    if _CHANGE_BEFORE.search(bond.before) or _CHANGE_AFTER.match(bond.after):
        return Attachment(quantity, quote, obstacle="the figure is a difference, not a length")
    if quantity.measure == "share":
        return Attachment(quantity, quote)
    head = _HEAD.match(bond.after)
    if head and (bond.first or head.end() <= len(bond.gap)):
        return _by_head(quantity, quote, bond, head)
    part = not bond.first and bool(_OF.fullmatch(bond.gap))
    obstacle = "" if _is_linked(bond) or re.fullmatch(r"\s*,\s*(?:the\s+)?", bond.gap) else UNCLEAR
    return Attachment(quantity, quote, part=part, obstacle=obstacle)


def _by_head(
    quantity: StatedQuantity, quote: Quote, bond: _Bond, head: re.Match[str]
) -> Attachment:
    """Judge a figure by the thing that it measures in so many words (a 12-km tunnel)."""
    noun = head.group(1).lower()
    if re.fullmatch(_OTHER, noun):
        return Attachment(quantity, quote, obstacle=f"the figure is about a {noun}")
    if re.fullmatch(_PART, noun):
        return Attachment(quantity, quote, part=True)
    own = _LIMIT if bond.kind is Kind.BORDER else _WAY
    named = bond.first or _NAMED.fullmatch(bond.gap[head.end() :])
    linked = _is_linked(bond) if bond.first else bool(named)
    if not linked or not re.fullmatch(own, noun):
        return Attachment(quantity, quote, obstacle=f"the figure may be about another {noun}")
    return Attachment(quantity, quote)
