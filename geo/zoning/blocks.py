"""Cut a text into blocks: paragraphs, headings, list items, single lines. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gazetteer.sentences import continues

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A line that begins a block of its own, whatever stands above it.
_MARKED = re.compile(
    r"[ \t]*(?:#{1,6}[ \t]|[-*+•‣▪◦●■][ \t]|\d{1,3}[.)][ \t]|\[\^?\d{1,3}\]|\||>[ \t]|!\[|```"
    r"|[-*_=]{3,}[ \t]*$)"
)
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*+•‣▪◦●■][ \t]|\(?\d{1,3}[.)][ \t]|\|)")
_ENDS = re.compile(
    r"[.!?…։؟۔:;]['\"”’»)\]*_]*(?:\s?(?:\[\d{1,3}\]|<sup>[^<>]{1,12}</sup>|[¹²³⁰⁴-⁹]+))*$"
)

#: The widest line of a text that was broken by hand or by a program to fit a page.
_WRAP_LIMIT = 130
_WRAP_SHARE = 0.7
_WRAPPED_SHARE = 0.6
_ENDED_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a line of its own, without the white space around it."""

    start: int
    end: int
    text: str
    lines: int
    words: int = field(init=False)
    is_list_item: bool = field(init=False)  # or a row of a table
    ends: bool = field(init=False)  # by a mark; footnote marks and quotation marks left aside
    is_running: bool = field(init=False)  # many words, or a whole sentence

    def __post_init__(self) -> None:
        """Read the shape once: every pass asks for it."""
        words = len(self.text.split())
        ends = bool(_ENDS.search(self.text[-40:]))
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "ends", ends)
        object.__setattr__(self, "is_list_item", bool(_LIST_ITEM.match(self.text)))
        object.__setattr__(self, "is_running", words >= 25 or (words >= 8 and ends))  # noqa: PLR2004


def find_blocks(
    text: str, stretches: Sequence[tuple[int, int]], *, soft: bool = False
) -> list[Block]:
    """Cut the stretches of a text into blocks, in order.

    Blank lines part blocks. Lines without a blank line between them are blocks of their
    own, unless the text is wrapped at a width (or ``soft``, as in Markdown, says that a
    line break is a space).
    """
    groups = [group for start, end in stretches for group in _groups(text, start, end)]
    width = 0 if soft else _wrap_width(text, groups)
    blocks = []
    for group in groups:
        blocks.extend(_blocks_of(text, group, width, soft=soft))
    return blocks


def _groups(text: str, start: int, end: int) -> list[list[tuple[int, int]]]:
    """Return the lines, stripped, grouped by the blank lines between them."""
    groups: list[list[tuple[int, int]]] = [[]]
    at = start
    for piece in re.split(r"(?<=[\n\f\u2028\u2029])", text[start:end]):
        left = at + len(piece) - len(piece.lstrip())
        right = at + len(piece.rstrip())
        at += len(piece)
        if right > left:
            groups[-1].append((left, right))
        if (right <= left or piece.endswith("\f")) and groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _wrap_width(text: str, groups: list[list[tuple[int, int]]]) -> int:
    """Return the width at which the text is wrapped, 0 where it is not."""
    lengths = [b - a for group in groups if len(group) > 1 for a, b in group]
    if not lengths or max(b - a for group in groups for a, b in group) > 4 * _WRAP_LIMIT:
        return 0
    long = [length for length in lengths if length > 45]  # noqa: PLR2004
    within = [length for length in long if length <= _WRAP_LIMIT]
    if not within or len(within) < 0.8 * len(long):
        return 0
    width = max(within)
    # lines that others follow are full in a wrapped text, and of any length in another
    followed = [(a, b) for group in groups for a, b in group[:-1] if not _MARKED.match(text, a, b)]
    full = [(a, b) for a, b in followed if b - a > _WRAP_SHARE * width]
    is_even = sum(b - a for a, b in full) >= _WRAPPED_SHARE * sum(b - a for a, b in followed)
    ended = sum(text[b - 1] in ".!?:…։" for _, b in full)
    return width if is_even and ended <= _ENDED_SHARE * len(full) else 0


def _blocks_of(text: str, group: list[tuple[int, int]], width: int, *, soft: bool) -> list[Block]:
    """Join the wrapped lines of a group; part what begins a block of its own."""
    blocks: list[list[tuple[int, int]]] = []
    for line in group:
        fresh = not blocks or bool(_MARKED.match(text, line[0], line[1]))
        if not fresh:
            last = blocks[-1][-1]
            after_mark = re.match(
                r"#{1,6}[ \t]|[-*_=]{3,}[ \t]*$", text[blocks[-1][0][0] : last[1]]
            )
            fresh = bool(after_mark) or not (soft or _is_wrapped(text, last, line, width))
        if fresh:
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return [
        Block(lines[0][0], lines[-1][1], text[lines[0][0] : lines[-1][1]], len(lines))
        for lines in blocks
    ]


def _is_wrapped(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether a line goes on in the next: nothing more would have fitted, or it must."""
    if not width:
        return False
    length = line[1] - line[0]
    if length > _WRAP_LIMIT:
        return False
    word = text[following[0] : following[1]].split(maxsplit=1)[0]
    if length + 1 + len(word) > _WRAP_SHARE * width:
        return True
    return length > _WRAP_SHARE * width / 2 and continues(text, line[1], following[0])
