"""Zone what stands after the end of an article: teasers of others, last lines. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.model import Zone
from geo.zoning import page, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.zoning.blocks import Block

    Zones = list[Zone | None]

_EXCERPT_BLOCKS = 5
_SHORT_WORDS = 18
_SHARE_OF_TEXT = 0.75
_LONG_TEXT = 150  # words


def mark_tail(blocks: Sequence[Block], zones: Zones) -> None:
    """Mark teasers of other articles, what follows the end, and the lines after them."""
    _mark_teasers(blocks, zones)
    _mark_after_end(blocks, zones)
    _mark_rest(blocks, zones)


# -- teasers -------------------------------------------------------------------------


def _mark_teasers(blocks: Sequence[Block], zones: Zones) -> None:
    """Mark the titles and the excerpts of other articles.

    Beyond the middle of the running text everything after the first of them is furniture,
    references and notes excepted; before it only the short lines that follow.
    """
    total = sum(block.words for block in blocks if block.is_running)
    start = _teasers_start(blocks, zones, total)
    if start is not None:
        for at in range(start, len(blocks)):
            if zones[at] not in {Zone.CITATION, Zone.NOTE}:
                zones[at] = Zone.FURNITURE
    for at, block in enumerate(blocks[: start if start is not None else len(blocks)]):
        if page.opens_others(_bare(block)):
            _mark_titles(blocks, zones, at + 1)


def _bare(block: Block) -> str:
    """Return the words of a block without marks of emphasis and of headings."""
    return block.text.strip("#*_ \t\n")


def _mark_titles(blocks: Sequence[Block], zones: Zones, start: int) -> None:
    """Mark the short lines of a box of other articles inside an article."""
    zones[start - 1] = Zone.FURNITURE
    for at in range(start, min(start + 12, len(blocks))):
        block = blocks[at]
        if zones[at] not in {None, Zone.CAPTION} or block.is_running or block.words > _SHORT_WORDS:
            return
        zones[at] = Zone.FURNITURE


def _teasers_start(blocks: Sequence[Block], zones: Zones, total: int) -> int | None:
    """Return where the teasers after the article begin, or None."""
    read = 0
    ends = [at for at, block in enumerate(blocks) if page.TEASER_END.fullmatch(_bare(block))]
    for at, block in enumerate(blocks):
        is_late = 2 * read >= total
        if block.is_running and zones[at] is None:
            read += block.words
        if not is_late or words.REFERENCES.fullmatch(_bare(block)):
            continue
        opens = page.opens_others(_bare(block)) or page.COMMENTS.fullmatch(_bare(block))
        if opens and _is_last_part(blocks, zones, at):
            return at
        if at in ends:
            start = _walk_back(blocks, zones, at)
            if _is_teaser(blocks, zones, start, at, many=len(ends) > 1):
                return start
    return None


def _is_last_part(blocks: Sequence[Block], zones: Zones, at: int) -> bool:
    """Whether no long run of text comes after a line: at most excerpts between titles."""
    run = 0
    for later, block in enumerate(blocks[at + 1 :], at + 1):
        if zones[later] in {Zone.CITATION, Zone.NOTE}:
            continue
        run = run + 1 if block.is_running and not block.is_list_item else 0
        if run > _EXCERPT_BLOCKS:
            return False
    return True


def _walk_back(blocks: Sequence[Block], zones: Zones, end: int) -> int:
    """Return the first line of the teaser whose last line is ``end``.

    Backwards: at most a few paragraphs of excerpt, then the lines of its title, label and
    picture. A picture that stands above the label belongs to the article before.
    """
    at = end
    excerpt = 0
    while at > 0 and blocks[at - 1].is_running and excerpt < _EXCERPT_BLOCKS:
        if zones[at - 1] == Zone.CAPTION:
            break
        at -= 1
        excerpt += 1
    title = at
    while at > 0 and _is_title_part(blocks[at - 1], zones[at - 1]):
        at -= 1
    if at == title:
        return end
    labels = [n for n in range(at, title) if page.TRAIL.fullmatch(_bare(blocks[n]))]
    before = range(at, labels[0]) if labels else range(0)
    own = all(zones[n] == Zone.CAPTION for n in before)
    return labels[0] if labels and own else at


def _is_title_part(block: Block, zone: Zone | None) -> bool:
    """Whether a block may be the title, the label or the picture of a teaser."""
    if zone in {Zone.CAPTION, Zone.FURNITURE}:
        return True
    return zone is None and not block.is_running and block.words <= _SHORT_WORDS


def _is_teaser(blocks: Sequence[Block], zones: Zones, start: int, end: int, *, many: bool) -> bool:
    """Whether lines before an end of a teaser are one: a title with something beside it.

    Beside it stands a label, a credit or the title once more, or there are ``many`` ends.
    """
    if not any(zones[at] is None and not blocks[at].is_running for at in range(start, end)):
        return False
    lines = [_bare(block) for block in blocks[start:end]]
    has_label = any(page.TRAIL.fullmatch(line) for line in lines)
    return many or has_label or len(set(lines)) < len(lines) or any(map(words.CAPTION.match, lines))


# -- the end ---------------------------------------------------------------------------


def _mark_after_end(blocks: Sequence[Block], zones: Zones) -> None:
    """Mark what follows the note about the author, where little text follows it.

    References and notes stay what they are.
    """
    total = sum(b.words for b, zone in zip(blocks, zones, strict=True) if _is_text(b, zone))
    read = 0
    for at, block in enumerate(blocks):
        read += block.words if _is_text(block, zones[at]) else 0
        is_end = zones[at] == Zone.NOTE and (words.bio_name(block.text) or block.words > 12)  # noqa: PLR2004
        if is_end and read > _SHARE_OF_TEXT * total:
            for later in range(at + 1, len(blocks)):
                if zones[later] in {None, Zone.HEADING, Zone.CAPTION}:
                    zones[later] = Zone.FURNITURE
            return


def _is_text(block: Block, zone: Zone | None) -> bool:
    """Whether a block is running text as far as is known."""
    return zone is None and block.is_running


def _mark_rest(blocks: Sequence[Block], zones: Zones) -> None:
    """Mark the short lines at the very end, after what is no longer the article."""
    last = max(
        (at for at, block in enumerate(blocks) if zones[at] is None and block.is_running),
        default=-1,
    )
    ended = False
    for at in range(last + 1, len(blocks)):
        ended = ended or zones[at] in {Zone.FURNITURE, Zone.NOTE, Zone.CITATION}
        is_short = zones[at] is None and not blocks[at].is_list_item
        if ended and last >= 0 and is_short and blocks[at].words <= _SHORT_WORDS:
            zones[at] = Zone.FURNITURE
    _mark_last_lines(blocks, zones, last)


def _mark_last_lines(blocks: Sequence[Block], zones: Zones, last: int) -> None:
    """Mark three short lines or more that end a long text and that nothing announces."""
    lines = [at for at in range(last + 1, len(blocks)) if zones[at] is None]
    is_list = any(blocks[at].is_list_item or blocks[at].words > _SHORT_WORDS for at in lines)
    read = sum(block.words for block in blocks[: last + 1])
    is_announced = last >= 0 and blocks[last].text.endswith(":")
    if len(lines) >= 3 and not is_list and not is_announced and read > _LONG_TEXT:  # noqa: PLR2004
        for at in lines:
            zones[at] = Zone.FURNITURE
