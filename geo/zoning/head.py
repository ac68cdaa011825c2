"""Zone what stands before the first running text: menus, bylines, dates. Pure."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from gazetteer.model import Zone
from geo.zoning import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.zoning.blocks import Block

    Zones = list[Zone | None]

_STANDFIRST = 4
_STANDFIRST_WORDS = 60
_LABEL = re.compile(r"[^\W\d_][\w ]{2,20}:\s\S")


def mark_head(blocks: Sequence[Block], zones: Zones) -> None:
    """Zone what stands before the first running text: menus, bylines, dates."""
    first = _first_text(blocks, zones)
    if first == len(blocks):
        return
    for run in _runs(blocks, zones, 0, first):
        if len(run) >= 4 and not any(_is_metadata(blocks[at]) for at in run):  # noqa: PLR2004
            for at in run:
                zones[at] = Zone.FURNITURE
    title = _title(blocks, zones, first)
    end = _last_metadata(blocks, zones, first)
    metadata = [
        at
        for at in range(end)
        if zones[at] is None
        and (_is_metadata(blocks[at]) or (at != title and _has_date(blocks[at])))
    ]
    for at in metadata:
        zones[at] = Zone.NOTE
    for at in metadata:
        _mark_beside_byline(blocks, zones, at, max(first, end), title)
        _mark_labelled(blocks, zones, at, title)


def _title(blocks: Sequence[Block], zones: Zones, first: int) -> int:
    """Return which line of the head is the title: the first of some length; -1 for none."""
    if Zone.HEADING in zones[:first]:
        return -1
    own = [at for at in range(first) if zones[at] is None]
    long = [at for at in own if blocks[at].words >= 4]  # noqa: PLR2004
    return long[0] if long else max(own, key=lambda at: blocks[at].words, default=-1)


def _last_metadata(blocks: Sequence[Block], zones: Zones, first: int) -> int:
    """Return the end of the head: a standfirst may stand between title and byline."""
    end = first
    for at in range(first, min(first + _STANDFIRST, len(blocks))):
        if blocks[at].words > _STANDFIRST_WORDS:
            break
        if zones[at] is None and _is_metadata(blocks[at]):
            end = at + 1
    return end


def _has_date(block: Block) -> bool:
    """Whether a few words hold a day with its year, beside a name or other marks."""
    return block.words <= 12 and not block.ends and bool(words.FULL_DATE.search(block.text))  # noqa: PLR2004


def _mark_labelled(blocks: Sequence[Block], zones: Zones, at: int, title: int) -> None:
    """Mark lines beside a byline that say with a label what they hold (``Volume: 5``)."""
    for near in (at - 1, at + 1):
        if 0 < near < len(blocks) and near != title and zones[near] is None:
            block = blocks[near]
            if block.words <= 14 and not block.ends and _LABEL.match(block.text):  # noqa: PLR2004
                zones[near] = Zone.NOTE


def _first_text(blocks: Sequence[Block], zones: Zones) -> int:
    """Return where the text begins: a paragraph, or two sentences one after the other."""
    own = [at for at in range(len(blocks)) if zones[at] is None]
    for at, following in zip_longest(own, own[1:]):
        is_pair = following is not None and blocks[following].is_running
        if blocks[at].is_running and (blocks[at].words >= 15 or is_pair):  # noqa: PLR2004
            return at
    return next((at for at in own if blocks[at].is_running), len(blocks))


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
    if re.search(r"[^\W\d_][¹²³⁴-⁹]", text) and not block.ends:  # names with their addresses below
        return True
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
    for near in range(at - 1, max(-1, at - 4), -1):
        if near == title or zones[near] not in {None, Zone.NOTE} or not _is_few(blocks, near):
            break
        zones[near] = Zone.NOTE
    after = at + 1
    is_free = after < first - 1 and after != title and zones[after] is None
    if is_free and _is_few(blocks, after) and _is_names(blocks[after]):
        zones[after] = Zone.NOTE


def _is_few(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line is a few words that are no sentence; the first line may be a title."""
    block = blocks[at]
    is_title = at == 0 and block.words > 3  # noqa: PLR2004
    return not is_title and block.words <= 6 and len(block.text) < 60 and not block.ends  # noqa: PLR2004


def _is_names(block: Block) -> bool:
    """Whether a short line may be the name of a person: capitals at the heads of all words."""
    parts = block.text.split()
    return len(parts) > 1 and all(part[0].isupper() for part in parts if part[0].isalpha())
