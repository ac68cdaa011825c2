"""Zone page headers and footers, and lists of references. Pure."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from gazetteer.model import Zone
from geo.zoning import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.zoning.blocks import Block

    Zones = list[Zone | None]

NUMBERED = re.compile(r"(?:\(?\d{1,3}[.)]?|[*†‡])\s+\S")
#: A header with a wide gap before or after the number of the page.
_SPREAD = re.compile(r"\S\s{4,}.*\d{1,4}$|^\d{1,4}\s{4,}\S")
_MARK = re.compile(r"\((\d{1,3})\)|\[(\d{1,3})\]|[^\W\d_][.,”\"]?(\d{1,3})(?!\d)")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]?\s")


# -- what stands again and again ---------------------------------------------------


def mark_repeated(blocks: Sequence[Block], zones: Zones) -> None:
    """Mark page headers and footers: short lines that come three times or more.

    The first of them is kept where it stands at the very beginning: it is the title.
    """
    keys = [_repeat_key(block) for block in blocks]
    counts = Counter(keys)
    seen: set[str] = set()
    for at, (block, key) in enumerate(zip(blocks, keys, strict=True)):
        is_spread = bool(_SPREAD.search(block.text))
        if not key or counts[key] < (2 if is_spread else 3):
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
    if block.words <= 2 and any(c.isdigit() for c in text):  # noqa: PLR2004  "Part 3" is a title
        return ""
    return re.sub(r"\d+", "0", text.casefold())


# -- references ---------------------------------------------------------------------


def mark_references(blocks: Sequence[Block], zones: Zones) -> None:
    """Mark lists of references: after their heading, and between numbered notes."""
    for at, block in enumerate(blocks):
        title = block.text.strip("#*_: \t\n")
        is_heading = block.words <= 4 and words.REFERENCES.fullmatch(title)  # noqa: PLR2004
        if is_heading and zones[at] != Zone.FURNITURE and _follow_references(blocks, zones, at):
            zones[at] = Zone.HEADING
    _mark_answered(blocks, zones)
    numbered = [at for at, zone in enumerate(zones) if zone == Zone.CITATION]
    for low, high in pairwise(numbered):
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
        if zone in (Zone.CITATION, Zone.FURNITURE):
            marked = marked or zone == Zone.CITATION
            continue
        if zone is not None or words.ABOUT_AUTHOR.fullmatch(block.text.strip("*_: ")):
            break
        is_entry = (
            bool(words.REFERENCE_LOOK.search(block.text))
            or (
                block.is_list_item and block.words < 60  # noqa: PLR2004
            )
            or bool(NUMBERED.match(block.text))
        )
        if not is_entry:
            break
        zones[at] = Zone.CITATION
        marked = True
    return marked


def _mark_answered(blocks: Sequence[Block], zones: Zones) -> None:
    """Mark numbered blocks at the end whose numbers stand as marks in the text before.

    ``1`` glued to a word or raised, ``(1)`` and ``[1]`` are marks.
    """
    numbered: list[tuple[int, str]] = []
    for at in range(len(blocks) - 1, -1, -1):
        found = _NUMBER.match(blocks[at].text)
        if found and zones[at] in {None, Zone.CITATION}:
            numbered.append((at, found.group(1)))
        elif zones[at] is None and blocks[at].is_running and numbered:
            break
    numbered.reverse()
    if len(numbered) < 2 or [n for _, n in numbered[:2]] != ["1", "2"]:  # noqa: PLR2004
        return
    before = "\n".join(block.text for block in blocks[: numbered[0][0]])
    marks = {next(filter(None, found.groups())) for found in _MARK.finditer(before)}
    if 2 * sum(n in marks for _, n in numbered) > len(numbered):
        for at, _ in numbered:
            zones[at] = Zone.CITATION


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
