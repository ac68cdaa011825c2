"""Find the part that each stretch of a document plays: running text, heading, note … Pure.

The passes go from what a line says of itself (a label, a number, an address) to what its
place in the document says (after the end of the article, before its beginning), and the
rest is told apart by its shape: a short line without a final mark heads what follows.
What the format itself says (``Document.zones``) is taken as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from gazetteer.model import Zone
from gazetteer.sentences import is_small, split_sentences
from geo.zoning import page, words
from geo.zoning.blocks import Block, find_blocks
from geo.zoning.head import mark_head
from geo.zoning.inline import find_credit, find_not_text
from geo.zoning.notes import mark_notes
from geo.zoning.references import NUMBERED, mark_references, mark_repeated
from geo.zoning.segments import lay_segments
from geo.zoning.tail import mark_tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.model import Mention, Segment
    from geo.model import Document

    Zones = list[Zone | None]

_HEADING_WORDS = 16
_HEADING_CHARS = 130
_LINE_CHARS = 240

_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+\S|[^\n]+\n(?:={3,}|-{3,})\s*$")
_FOOTNOTE = re.compile(r"\[\^?\d{1,3}\]:?\s*\S|[¹²³⁰⁴-⁹]{1,3}\s?\S")
#: The letter of a speaker in an interview.
_SPEAKER = re.compile(r"[^\W\d_]{1,2}[.:]\s")
_NUMBERED_TITLE = re.compile(r"(?:\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?)\s+\S")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")


def find_segments(document: Document) -> tuple[Segment, ...]:
    """Cut a document into segments of one zone each, in order and disjoint.

    Every character that is not white space lies in exactly one segment. Addresses and
    markup inside running text are segments of zone ``url``. A sentence that is
    interrupted (by such an address, or by a page break) is listed, with its whole span,
    in every segment that it touches; taken once each, sentences are in order and disjoint.
    """
    blocks, zones = _blocks_of(document)
    if not document.extracted:  # a reader knows the headers of its pages better
        mark_repeated(blocks, zones)
    mark_references(blocks, zones)
    mark_head(blocks, zones)
    mark_notes(blocks, zones, author=document.author)
    mark_tail(blocks, zones)
    _mark_shapes(blocks, zones)
    pieces = [(block, zone or Zone.BODY) for block, zone in zip(blocks, zones, strict=True)]
    return lay_segments(document.text, pieces, document.language)


def lay_zones(mentions: Sequence[Mention], segments: Sequence[Segment]) -> tuple[Mention, ...]:
    """Give each mention the zone of the segment in which it stands.

    The sentence in which a mention was read may be of another zone: running text that the
    header of a page interrupts.
    """
    starts = [segment.start for segment in segments]
    laid = []
    for mention in mentions:
        at = bisect_right(starts, mention.start) - 1
        zone = segments[at].zone if at >= 0 else mention.zone
        laid.append(mention if zone == mention.zone else replace(mention, zone=zone))
    return tuple(laid)


def _blocks_of(document: Document) -> tuple[list[Block], Zones]:
    """Return the blocks in order, with the zones that the format or their words tell."""
    text = document.text
    ends = [0, *(at for span in document.zones for at in (span.start, span.end)), len(text)]
    stretches = list(zip(ends[::2], ends[1::2], strict=True))
    soft = document.media_type != "text/plain"
    found: list[tuple[Block, Zone | None]] = []
    label = False
    for block in find_blocks(text, stretches, soft=soft):
        is_caption = label and block.words <= 40 and _own_zone(block) is None  # noqa: PLR2004
        found.append((block, Zone.CAPTION if is_caption else _own_zone(block)))
        label = bool(page.PICTURE_LABEL.fullmatch(block.text.strip("*_ ")))
    for span in document.zones:
        found.extend((block, span.zone) for block in _given(text, span.start, span.end))
    found.sort(key=lambda each: each[0].start)
    return [block for block, _ in found], [zone for _, zone in found]


def _given(text: str, start: int, end: int) -> list[Block]:
    """Return what the format zoned as one block, without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Block(start, end, text[start:end], 1)] if end > start else []


# -- what a block says of itself -------------------------------------------------


def _own_zone(block: Block) -> Zone | None:
    """Return the zone that the words of a block tell, None where they tell none."""
    text = block.text.strip("*_ \t")
    if _MARKDOWN_HEADING.match(block.text):
        return _marked_zone(block.text.strip("#=*_- \t\n"))
    if page.RULE.fullmatch(block.text) or page.PAGE_NUMBER.fullmatch(text) or not text:
        return Zone.FURNITURE
    if words.CITE_AS.match(text) or (words.SOURCES.match(text) and _is_list(block)):
        return Zone.CITATION
    if _FOOTNOTE.match(block.text) or (
        NUMBERED.match(block.text) and _is_reference(block) and not block.text[0].isspace()
    ):
        return Zone.CITATION
    if _is_caption(block):
        return Zone.CAPTION
    if words.is_views_note(text) and block.words < 120:  # noqa: PLR2004
        return Zone.NOTE
    return Zone.FURNITURE if _is_furniture(text, block) else None


def _is_list(block: Block) -> bool:
    """Whether a block after a label reads as a list of names, not as a sentence."""
    return block.words <= 12 or (block.words < 40 and not block.ends)  # noqa: PLR2004


def _marked_zone(title: str) -> Zone:
    """Return the zone of a line that is marked as a heading."""
    is_page = page.opens_others(title) or page.is_of_the_page(title)
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
    text = block.text.strip("*_[(\\ \t")
    if _IMAGE.match(block.text) or words.CAPTION.match(text):
        return True
    return len(text) < 900 and find_credit(block.text, 0, len(block.text)) is not None  # noqa: PLR2004


def _is_furniture(text: str, block: Block) -> bool:
    """Whether a block is a line of the page."""
    if block.lines > 4 or len(text) > 400:  # noqa: PLR2004
        return False
    if page.is_of_the_page(text):
        return True
    if len(text) > _LINE_CHARS:
        return False
    if page.CONTACT.search(text) or (page.is_address(text) and not block.ends):
        return True
    if page.TRAIL.fullmatch(text) and not block.is_list_item and not block.ends:
        is_row = page.has_figures(text) or words.NAME_AND_DATE.fullmatch(text)
        return block.words <= 24 and not is_row  # noqa: PLR2004
    return not re.sub(r"<[^<>\s]*>", "", _without_addresses(text)).strip(" .,;:•|()[]*_")


def _without_addresses(text: str) -> str:
    """Return a line without its addresses and handles."""
    for low, high in reversed(find_not_text(text, 0, len(text))):
        text = text[:low] + text[high:]
    return text


# -- the shape ------------------------------------------------------------------------


def _mark_shapes(blocks: Sequence[Block], zones: Zones) -> None:
    """Tell headings from running text; three short lines in a row are a list."""
    looks = [zones[at] is None and _looks_like_heading(block) for at, block in enumerate(blocks)]
    for at, (block, following) in enumerate(pairwise(blocks)):
        if zones[at] is None and _NUMBERED_TITLE.match(block.text):
            is_head = following.is_running and not following.is_list_item and not block.ends
            looks[at] = is_head and block.words <= 12  # noqa: PLR2004
    for at, (block, following) in enumerate(pairwise(blocks)):
        goes_on = zones[at + 1] is None and is_small(following.text[0])
        looks[at] = looks[at] and (block.text.isupper() or not goes_on)
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
    if block.lines > 2 or block.is_list_item or not text or _SPEAKER.match(text):  # noqa: PLR2004
        return False
    if text.isupper() and block.words <= 8 and not text.endswith(","):  # noqa: PLR2004
        return True
    if block.words > _HEADING_WORDS or len(text) > _HEADING_CHARS or is_small(text[0]):
        return False
    last = text.rsplit(maxsplit=1)[-1].lower()
    if last in words.JOINERS or len(split_sentences(text, 0, len(text))) > 1:
        return False
    bare = text.rstrip("”\"’'»)")
    if bare.endswith((".", ",", ";", "!", "…", "։", "۔")) and not re.search(r"\b[A-Z]\.$", bare):
        return False
    return not bare.endswith(":") or block.words <= 6  # noqa: PLR2004
