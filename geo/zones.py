"""Find the part that each stretch of a document plays: running text, heading, note … Pure.

The passes go from what a line says of itself (a label, a number, an address) to what its
place in the document says (after the end of the article, before its beginning), and the
rest is told apart by its shape: a short line without a final mark heads what follows.
What the format itself says (``Document.zones``) is taken as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from gazetteer.model import Segment, Zone
from gazetteer.sentences import continues, split_sentences
from geo import _zonewords as words
from geo._blocks import Block, find_blocks
from geo._inline import find_credit, find_not_text
from geo._tail import mark_tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Document

    Zones = list[Zone | None]

_HEADING_WORDS = 16
_HEADING_CHARS = 130
_LINE_CHARS = 240

_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+\S|[^\n]+\n(?:={3,}|-{3,})\s*$")
_FOOTNOTE = re.compile(r"\[\^?\d{1,3}\]:?\s*\S|[¹²³⁰⁴-⁹]{1,3}\s?\S")
_NUMBERED = re.compile(r"(?:\d{1,3}[.)]?|[*†‡])\s+\S")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_MAX_BETWEEN = 16


def find_segments(document: Document) -> tuple[Segment, ...]:
    """Cut a document into segments of one zone each, in order and disjoint.

    Every character that is not white space lies in exactly one segment. Addresses and
    markup inside running text are segments of zone ``url``. A sentence that is
    interrupted (by such an address, or by a page break) is listed, with its whole span,
    in every segment that it touches; taken once each, sentences are in order and disjoint.
    """
    text = document.text
    pieces: list[tuple[Block, Zone]] = []
    at = 0
    for span in [*document.zones, None]:
        stop = span.start if span else len(text)
        pieces.extend(_zoned(document, at, stop))
        if span:
            pieces.extend((block, span.zone) for block in _given(text, span.start, span.end))
            at = span.end
    return _segments(text, pieces, document.language)


def _given(text: str, start: int, end: int) -> list[Block]:
    """Return what the format zoned as one block, without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Block(start, end, text[start:end], 1)] if end > start else []


def _zoned(document: Document, start: int, end: int) -> list[tuple[Block, Zone]]:
    """Zone the blocks of a stretch by their words, their place and their shape."""
    is_markdown = document.media_type == "text/markdown"
    blocks = find_blocks(document.text, start, end, soft=is_markdown)
    zones: Zones = [_own_zone(block) for block in blocks]
    _mark_repeated(blocks, zones)
    _mark_references(blocks, zones)
    mark_tail(blocks, zones, author=document.author)
    _mark_head(blocks, zones)
    _mark_shapes(blocks, zones)
    return [(block, zone or Zone.BODY) for block, zone in zip(blocks, zones, strict=True)]


# -- what a block says of itself -------------------------------------------------


def _own_zone(block: Block) -> Zone | None:
    """Return the zone that the words of a block tell, None where they tell none."""
    text = block.text.strip("*_ \t")
    if _MARKDOWN_HEADING.match(block.text):
        return _marked_zone(block.text.strip("#=*_- \t\n"))
    if words.RULE.fullmatch(block.text) or words.PAGE_NUMBER.fullmatch(text) or not text:
        return Zone.FURNITURE
    if words.CITE_AS.match(text):
        return Zone.CITATION
    if _FOOTNOTE.match(block.text) or (
        _NUMBERED.match(block.text) and _is_reference(block) and not block.text[0].isspace()
    ):
        return Zone.CITATION
    if _is_caption(block):
        return Zone.CAPTION
    if words.is_views_note(text) and block.words < 120:  # noqa: PLR2004
        return Zone.NOTE
    return Zone.FURNITURE if _is_furniture(text, block) else None


def _marked_zone(title: str) -> Zone:
    """Return the zone of a line that is marked as a heading."""
    is_page = words.OTHERS.fullmatch(title) or words.FURNITURE_LINE.fullmatch(title)
    return Zone.FURNITURE if is_page else Zone.HEADING


def _is_reference(block: Block) -> bool:
    """Whether a numbered block is a reference and not an item of a list."""
    marks = re.findall(
        r"https?://|www\.|,[”\"’]|[”\"],|\bibid\b|\baccessed\b|\bpp?\. ?\d|\bop\. cit|\bdoi\b",
        block.text,
        re.IGNORECASE,
    )
    return bool(marks) and block.words < 90  # noqa: PLR2004


def _is_caption(block: Block) -> bool:
    """Whether a block is a caption: it bears a label, or ends with a credit."""
    if block.lines > 6 or len(block.text) > 1500:  # noqa: PLR2004
        return False
    text = block.text.strip("*_[( \t")
    if _IMAGE.match(block.text) or words.CAPTION.match(text):
        return True
    return len(text) < 900 and find_credit(block.text, 0, len(block.text)) is not None  # noqa: PLR2004


def _is_furniture(text: str, block: Block) -> bool:
    """Whether a block is a line of the page."""
    if block.lines > 4 or len(text) > 400:  # noqa: PLR2004
        return False
    if words.RIGHTS.fullmatch(text) or words.POINTER.fullmatch(text):
        return True
    if words.FURNITURE_LINE.fullmatch(text) or words.FILE_NAME.fullmatch(text):
        return True
    if words.OTHERS.fullmatch(text) or words.TEASER_END.fullmatch(text):
        return True
    if len(text) > _LINE_CHARS:
        return False
    if words.CONTACT.search(text) or (words.is_address(text) and not block.ends):
        return True
    if words.TRAIL.fullmatch(text) and not block.is_list_item and not block.ends:
        return block.words <= 24  # noqa: PLR2004
    return not re.sub(r"<[^<>\s]*>", "", _without_addresses(text)).strip(" .,;:•|()[]*_")


def _without_addresses(text: str) -> str:
    """Return a line without its addresses and handles."""
    for low, high in reversed(find_not_text(text, 0, len(text))):
        text = text[:low] + text[high:]
    return text


# -- what stands again and again ---------------------------------------------------


def _mark_repeated(blocks: Sequence[Block], zones: Zones) -> None:
    """Mark page headers and footers: short lines that come three times or more.

    The first of them is kept where it stands at the very beginning: it is the title.
    """
    keys = [_repeat_key(block) for block in blocks]
    counts = Counter(keys)
    seen: set[str] = set()
    for at, (block, key) in enumerate(zip(blocks, keys, strict=True)):
        if not key or counts[key] < 3:  # noqa: PLR2004
            continue
        is_title = key not in seen and at < 3 and not block.text[-1].isdigit()  # noqa: PLR2004
        seen.add(key)
        if zones[at] in {None, Zone.HEADING} and not is_title:
            zones[at] = Zone.FURNITURE


def _repeat_key(block: Block) -> str:
    """Return what is the same in a header on every page; empty for what is no header."""
    text = block.text
    if block.lines > 1 or len(text) > 110 or block.is_list_item or text.endswith((":", "?")):  # noqa: PLR2004
        return ""
    if block.is_running and block.text.endswith("."):
        return ""
    return re.sub(r"\d+", "0", text.casefold())


# -- references ---------------------------------------------------------------------


def _mark_references(blocks: Sequence[Block], zones: Zones) -> None:
    """Mark lists of references: after their heading, and between numbered notes."""
    for at, block in enumerate(blocks):
        title = block.text.strip("#*_: \t\n")
        if block.words <= 4 and words.REFERENCES.fullmatch(title) and zones[at] != Zone.FURNITURE:  # noqa: PLR2004
            if _follow_references(blocks, zones, at):
                zones[at] = Zone.HEADING
    numbered = [at for at, zone in enumerate(zones) if zone == Zone.CITATION]
    for low, high in zip(numbered, numbered[1:], strict=False):
        between = range(low + 1, high)
        if len(between) <= 4 and all(_may_continue(blocks[at], zones[at]) for at in between):  # noqa: PLR2004
            for at in between:
                zones[at] = zones[at] or Zone.CITATION
    if numbered:
        _continue_references(blocks, zones, numbered[-1])


def _follow_references(blocks: Sequence[Block], zones: Zones, heading: int) -> bool:
    """Mark what follows the heading of a list of references; False where none follows."""
    marked = False
    for at in range(heading + 1, len(blocks)):
        block, zone = blocks[at], zones[at]
        if zone == Zone.CITATION or zone == Zone.FURNITURE:
            marked = marked or zone == Zone.CITATION
            continue
        if zone is not None or words.ABOUT_AUTHOR.fullmatch(block.text.strip("*_: ")):
            break
        is_entry = bool(words.REFERENCE_LOOK.search(block.text)) or (
            block.is_list_item and block.words < 60  # noqa: PLR2004
        ) or bool(_NUMBERED.match(block.text))
        if not is_entry:
            break
        zones[at] = Zone.CITATION
        marked = True
    return marked


def _may_continue(block: Block, zone: Zone | None) -> bool:
    """Whether a block between two references may belong to the first of them."""
    if zone is not None:
        return zone == Zone.FURNITURE
    return bool(words.REFERENCE_LOOK.search(block.text)) and block.words < 90  # noqa: PLR2004


def _continue_references(blocks: Sequence[Block], zones: Zones, last: int) -> None:
    """Mark what goes on after the last numbered reference."""
    for at in range(last + 1, min(last + 3, len(blocks))):
        block = blocks[at]
        is_more = zones[at] is None and words.REFERENCE_LOOK.search(block.text)
        if not is_more or block.words > 60 or words.bio_name(block.text):  # noqa: PLR2004
            return
        zones[at] = Zone.CITATION


# -- the head -------------------------------------------------------------------------


def _mark_head(blocks: Sequence[Block], zones: Zones) -> None:
    """Zone what stands before the first running text: menus, bylines, dates."""
    first = next(
        (at for at, block in enumerate(blocks) if zones[at] is None and block.is_running),
        len(blocks),
    )
    if first == len(blocks):
        return
    for run in _runs(blocks, zones, 0, first):
        if len(run) >= 4 and not any(_is_metadata(blocks[at]) for at in run):  # noqa: PLR2004
            for at in run:
                zones[at] = Zone.FURNITURE
    title = max(range(first), key=lambda at: (zones[at] is None) * blocks[at].words, default=-1)
    if Zone.HEADING in zones[:first]:
        title = -1
    metadata = [
        at
        for at in range(first)
        if zones[at] is None
        and (
            _is_metadata(blocks[at])
            or (at != title and blocks[at].words <= 9 and words.NAME_AND_DATE.fullmatch(blocks[at].text))  # noqa: PLR2004
        )
    ]
    for at in metadata:
        zones[at] = Zone.NOTE
    for at in metadata:
        _mark_beside_byline(blocks, zones, at, first, title)


def _runs(blocks: Sequence[Block], zones: Zones, start: int, end: int) -> list[list[int]]:
    """Return the runs of very short lines that follow each other."""
    runs: list[list[int]] = [[]]
    for at in range(start, end):
        block = blocks[at]
        is_short = block.words <= 3 and not block.ends and len(block.text) < 40  # noqa: PLR2004
        if is_short and zones[at] in {None, Zone.FURNITURE}:
            runs[-1].append(at)
        elif runs[-1]:
            runs.append([])
    return runs


def _is_metadata(block: Block) -> bool:
    """Whether a line of the head is a byline or a date."""
    text = block.text.strip("*_ ")
    if block.words > 20 or block.lines > 2:  # noqa: PLR2004
        return False
    return bool(
        (words.BYLINE.fullmatch(text) and not block.ends)
        or (words.DATE_LINE.fullmatch(text) and any(c.isdigit() for c in text))
    )


def _mark_beside_byline(
    blocks: Sequence[Block], zones: Zones, at: int, first: int, title: int
) -> None:
    """Mark the few words beside a byline or a date: a name, a role, a number of a series.

    The title stays, and so does what heads the first running text.
    """
    for near in (at - 1, at - 2, at - 3, at + 1):
        if not 0 <= near < first or near == title or zones[near] is not None:
            continue
        if near == at + 1 == first - 1:
            continue
        block = blocks[near]
        is_title = near == 0 and block.words > 3  # noqa: PLR2004
        if not is_title and block.words <= 6 and len(block.text) < 60 and not block.ends:  # noqa: PLR2004
            zones[near] = Zone.NOTE


# -- the shape ------------------------------------------------------------------------


def _mark_shapes(blocks: Sequence[Block], zones: Zones) -> None:
    """Tell headings from running text; three short lines in a row are a list."""
    looks = [zones[at] is None and _looks_like_heading(block) for at, block in enumerate(blocks)]
    for at, block in enumerate(blocks[:-1]):
        looks[at] = looks[at] and not blocks[at + 1].text[0].islower()
    at = 0
    while at < len(blocks):
        high = at
        while high < len(blocks) and looks[high]:
            high += 1
        is_list = high - at >= 3 and at > 0  # noqa: PLR2004
        for inside in range(at, high):
            zones[inside] = Zone.BODY if is_list and inside > at else Zone.HEADING
        at = max(high, at + 1)


def _looks_like_heading(block: Block) -> bool:
    """Whether a block is a short line that ends without a mark and begins like a title."""
    text = block.text.strip("*_ \t")
    if block.lines > 2 or block.is_list_item or not text:  # noqa: PLR2004
        return False
    if block.words > _HEADING_WORDS or len(text) > _HEADING_CHARS or text[0].islower():
        return False
    last = text.rsplit(maxsplit=1)[-1].lower()
    if last in _JOINERS or len(split_sentences(text, 0, len(text))) > 1:
        return False
    bare = text.rstrip("”\"’'»)")
    if bare.endswith((".", ",", ";", "!", "…", "։", "۔")) and not re.search(r"\b[A-Z]\.$", bare):
        return False
    return not bare.endswith(":") or block.words <= 6  # noqa: PLR2004


# -- segments ---------------------------------------------------------------------------


def _segments(
    text: str, pieces: Sequence[tuple[Block, Zone]], language: str
) -> tuple[Segment, ...]:
    """Cut the blocks at their addresses and credits, and lay the sentences over them."""
    segments: list[Segment] = []
    for flow in _flows(text, pieces):
        sentences = _flow_sentences(text, flow, language)
        for start, end, zone in flow:
            inside = tuple(s for s in sentences if s[0] < end and s[1] > start)
            segments.extend(_cut(text, start, end, zone, inside))
    return tuple(sorted(segments, key=lambda segment: segment.start))


_Span = tuple[int, int, Zone]


def _flows(text: str, pieces: Sequence[tuple[Block, Zone]]) -> list[list[_Span]]:
    """Group the spans that share a sentence: a paragraph and its rest on the next page."""
    flows: list[list[_Span]] = []
    last: tuple[list[_Span], int, int] | None = None  # the flow, its end, its place
    for at, (block, zone) in enumerate(pieces):
        if zone == Zone.BODY and last and at - last[2] <= _MAX_BETWEEN:
            flow, end, place = last
            between = pieces[place + 1 : at]
            if _goes_on(text, end, block, between):
                flow.append((block.start, block.end, zone))
                last = (flow, block.end, at)
                continue
        spans = _with_credit(text, block, zone)
        flows.extend([span] for span in spans[1:])
        flow = [spans[0]]
        flows.append(flow)
        if zone == Zone.BODY:
            last = (flow, block.end, at) if block.words >= 4 else None  # noqa: PLR2004
        elif zone not in {Zone.FURNITURE, Zone.CITATION}:
            last = None
    return flows


def _with_credit(text: str, block: Block, zone: Zone) -> list[_Span]:
    """Part the credit from a caption: who took the picture is not what it shows."""
    credit = find_credit(text, block.start, block.end) if zone == Zone.CAPTION else None
    if not credit:
        return [(block.start, block.end, zone)]
    low, high = credit
    end = low
    while end > block.start and text[end - 1].isspace():
        end -= 1
    if end <= block.start:
        return [(low, high, Zone.FURNITURE)]
    return [(block.start, end, zone), (low, high, Zone.FURNITURE)]


_JOINERS = frozenset(
    "of the and in to by for with from between a an or that on at as its their his her which into"
    " и в на с к из от по о что ve ile bir və bu ilə".split()
)


def _goes_on(
    text: str, end: int, block: Block, between: Sequence[tuple[Block, Zone]]
) -> bool:
    """Whether running text that stopped at ``end`` goes on in a block: a page break."""
    if any(zone not in {Zone.FURNITURE, Zone.CITATION} for _, zone in between):
        return False
    if continues(text, end, block.start):
        return True
    if block.is_list_item or not block.text[0].isalnum():
        return False
    last = text[max(0, end - 24) : end].split()[-1:]
    return bool(last) and (last[0].lower() in _JOINERS or last[0].endswith(","))


def _flow_sentences(text: str, flow: Sequence[_Span], language: str) -> list[tuple[int, int]]:
    """Return the sentences of a flow; what lies between its spans is blanked out."""
    low, high = flow[0][0], flow[-1][1]
    if len(flow) == 1:
        return list(split_sentences(text, low, high, language=language))
    parts, at = [], low
    for start, end, _ in flow:
        parts.append(" " * (start - at) + text[start:end])
        at = end
    joined = "".join(parts)
    spans = split_sentences(joined, 0, len(joined), language=language)
    return [(low + start, low + end) for start, end in spans]


def _cut(
    text: str, start: int, end: int, zone: Zone, sentences: tuple[tuple[int, int], ...]
) -> list[Segment]:
    """Cut a span at the addresses and the markup in it."""
    cuts: list[_Span] = []
    at = start
    for low, high in find_not_text(text, start, end):
        cuts += [(at, low, zone), (low, high, Zone.URL)]
        at = high
    cuts.append((at, end, zone))
    segments = []
    for left, right, kind in cuts:
        low, high = left, right
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        if high > low:
            inside = tuple(s for s in sentences if s[0] < high and s[1] > low)
            segments.append(Segment(low, high, kind, inside))
    return segments
