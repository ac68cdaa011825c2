"""Zone the notes about an author or a publisher. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazetteer.model import Zone
from geo.zoning import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.zoning.blocks import Block

    Zones = list[Zone | None]

_BIO_WORDS = 130
_LABEL = re.compile(r"^(?:(?:\w+ )?by\b:?\s+|[^:]{2,20}:\s+)", re.IGNORECASE)


def mark_notes(blocks: Sequence[Block], zones: Zones, *, author: str = "") -> None:
    """Mark notes by their heading, by the name of the byline, and at the end of a text."""
    keys = _names(blocks, zones, author)
    keys |= _answered_names(blocks, zones)
    _mark_about(blocks, zones)
    _mark_names(blocks, zones, keys)
    _mark_bios(blocks, zones, keys)


def _mark_about(blocks: Sequence[Block], zones: Zones) -> None:
    """Mark the heading of a note about the author and what stands below it.

    Late in the text paragraphs belong to it as well as names and roles; early in it only
    the names.
    """
    half = sum(block.words for block in blocks if block.is_running) / 2
    read = 0
    for at, block in enumerate(blocks):
        read += block.words if block.is_running else 0
        if block.words > 9 or not _heads_note(block.text.strip("#*_ \t\n")):  # noqa: PLR2004
            continue
        if zones[at] not in {None, Zone.HEADING} or at == 0:
            continue
        below = list(_below(blocks, zones, at + 1, late=read >= half))
        for each in [at, *below] if below else []:
            zones[each] = Zone.NOTE


def _below(blocks: Sequence[Block], zones: Zones, start: int, *, late: bool) -> Iterator[int]:
    """Yield what belongs to the heading of a note."""
    for at in range(start, min(start + 8, len(blocks))):
        block = blocks[at]
        is_role = block.words <= 9 and not block.ends  # noqa: PLR2004
        is_name = bool(words.NAMES.fullmatch(block.text)) and block.words <= 4  # noqa: PLR2004
        if zones[at] is not None or not (is_name or (late and (block.is_running or is_role))):
            return
        yield at


def _mark_bios(blocks: Sequence[Block], zones: Zones, keys: frozenset[str]) -> None:
    """Mark paragraphs about an author: those that end the text, or that name the author."""
    open_end = True
    for at in range(len(blocks) - 1, 0, -1):
        block = blocks[at]
        if zones[at] is not None:
            continue
        name = words.bio_name(block.text) if block.words < _BIO_WORDS else ""
        is_author = bool(name) and _key(name) in keys
        is_new = bool(name) and not _is_spoken_of(name, blocks[:at])
        if name and (is_author or (open_end and is_new)):
            zones[at] = Zone.NOTE
            _mark_pronouns(blocks, zones, at + 1)
        elif block.is_running and not words.goes_on_about_author(block.text):
            open_end = False


def _is_spoken_of(name: str, before: Sequence[Block]) -> bool:
    """Whether the text before names a person: then a note on them is part of the text."""
    surname = name.rsplit(maxsplit=1)[-1]
    return any(surname in block.text for block in before if block.is_running)


def _mark_names(blocks: Sequence[Block], zones: Zones, keys: frozenset[str]) -> None:
    """Mark what begins with the name of the byline in the second half of the text."""
    half = sum(block.words for block in blocks if block.is_running) / 2
    read = 0
    for at, block in enumerate(blocks):
        read += block.words if block.is_running else 0
        if read < half:
            continue
        text = block.text.strip("*_ ")
        if zones[at] is not None or block.words > _BIO_WORDS or _key(text) not in keys:
            continue
        if words.BIO_VERB.search(text[:160]) and block.words > 4:  # noqa: PLR2004
            zones[at] = Zone.NOTE
            _mark_pronouns(blocks, zones, at + 1)
        elif block.words <= 6 and not block.ends:  # noqa: PLR2004
            zones[at] = Zone.NOTE
            _mark_role(blocks, zones, at + 1)


def _mark_role(blocks: Sequence[Block], zones: Zones, at: int) -> None:
    """Mark the role of an author in the line below the name."""
    if at < len(blocks) and zones[at] is None and not blocks[at].is_running:
        zones[at] = Zone.NOTE


def _names(blocks: Sequence[Block], zones: Zones, author: str) -> frozenset[str]:
    """Return the keys of the names in the bylines of the head and of the known author."""
    long = (at for at, b in enumerate(blocks) if zones[at] is None and b.is_running)
    head = next((at for at in long if blocks[at].words >= 15), 0)  # noqa: PLR2004
    head = max(head, min(8, len(blocks)))  # a standfirst may stand before the byline
    lines = [block.text for at, block in enumerate(blocks[:head]) if zones[at] == Zone.NOTE]
    lines = [_LABEL.sub("", line) for line in lines]
    found = [name for line in [*lines, author] for name in words.NAMES.findall(line)]
    return frozenset(_key(name) for name in found)


def _answered_names(blocks: Sequence[Block], zones: Zones) -> frozenset[str]:
    """Mark a line of names in the head that the notes at the end speak of; return its keys."""
    last = [block.text for at, block in enumerate(blocks) if zones[at] is None][-8:]
    bios = {_key(text) for text in last if words.BIO_VERB.search(text[:120])}
    for at, block in enumerate(blocks[:8]):
        parts = re.split(r",| and | & | und | и | ve | və | և ", block.text.strip("*_ "))
        names = [part.strip() for part in parts if part.strip()]
        are_names = block.words <= 14 and all(words.NAMES.fullmatch(name) for name in names)  # noqa: PLR2004
        keys = frozenset(_key(name) for name in names)
        if zones[at] is None and are_names and keys & bios:
            zones[at] = Zone.NOTE
            return keys
    return frozenset()


def _key(text: str) -> str:
    """Return the first two words of a name as they are compared."""
    return " ".join(re.findall(r"[^\W\d_][\w’'-]*\.?", text)[:2]).casefold()


def _heads_note(title: str) -> bool:
    """Whether a line heads a note about the author or the publisher."""
    return bool(words.ABOUT_AUTHOR.fullmatch(title) or words.ABOUT_PUBLISHER.fullmatch(title))


def _mark_pronouns(blocks: Sequence[Block], zones: Zones, start: int) -> None:
    """Mark the paragraphs after a note that go on about its author."""
    for at in range(start, min(start + 3, len(blocks))):
        if zones[at] is None and words.goes_on_about_author(blocks[at].text):
            zones[at] = Zone.NOTE
        else:
            return
