"""Zone what stands before the first running text: menus, bylines, dates. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazetteer.model import Zone
from geo.zoning import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.zoning.blocks import Block

    Zones = list[Zone | None]


def mark_head(blocks: Sequence[Block], zones: Zones) -> None:
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
            or (
                at != title
                and blocks[at].words <= 9  # noqa: PLR2004
                and words.NAME_AND_DATE.fullmatch(blocks[at].text)
            )
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
    for near in (at - 1, at - 2, at - 3, at + 1):
        if not 0 <= near < first or near == title or zones[near] is not None:
            continue
        if near > at and (near == first - 1 or not _is_names(blocks[near])):
            continue
        block = blocks[near]
        is_title = near == 0 and block.words > 3  # noqa: PLR2004
        if not is_title and block.words <= 6 and len(block.text) < 60 and not block.ends:  # noqa: PLR2004
            zones[near] = Zone.NOTE


def _is_names(block: Block) -> bool:
    """Whether a short line may be the name of a person: capitals at the heads of all words."""
    parts = block.text.split()
    return len(parts) > 1 and all(part[0].isupper() for part in parts if part[0].isalpha())
