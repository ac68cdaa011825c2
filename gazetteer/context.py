"""The neighbourhood of names: a sentence as tokens in which each name is one token. No IO.

Every rule of reading looks at tokens, never at the raw text, so that each sentence is
cut once however many names it holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gazetteer.model import Segment, Zone

#: A possessive ending, a word (inner hyphens and points kept), or one other character.
_TOKEN = re.compile(r"['’ʼ`]\w*|\w+(?:[-‐.\u200c]\w+)*|[^\w\s]")
_NO_NAME = -1
_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "ʼs", "`s"})


class Token(NamedTuple):
    """A word, a sign or a name; ``name`` is the name's index, -1 for everything else."""

    text: str
    low: str
    start: int
    end: int
    name: int

    @property
    def is_name(self) -> bool:
        """Whether the token is a name of the gazetteer."""
        return self.name >= 0

    @property
    def is_word(self) -> bool:
        """Whether the token is a word or a number (names included)."""
        return self.name >= 0 or self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether the token begins with a capital letter."""
        return self.text[0].isupper()


#: What stands before the first and after the last token.
EDGE = Token(" ", "", -1, -1, _NO_NAME)


class Sentence(NamedTuple):
    """A sentence with names in it; ``at`` gives the token index of each of its names."""

    start: int
    end: int
    zone: Zone
    tokens: tuple[Token, ...]
    at: dict[int, int]

    def token(self, index: int) -> Token:
        """Give the token at ``index``, or ``EDGE`` beyond either end."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else EDGE

    def first_word(self) -> int:
        """Give the index of the first token that is a word; 0 if there is none."""
        return next((i for i, token in enumerate(self.tokens) if token.is_word), 0)


def tokenize(
    text: str, start: int, end: int, names: Iterable[tuple[int, int, int]]
) -> tuple[Token, ...]:
    """Cut ``text[start:end]`` into tokens.

    Args:
        text: the whole text.
        start: first code point of the sentence.
        end: one past the last code point of the sentence.
        names: (start, end, index) of the names inside, in order, not overlapping.
    """
    tokens: list[Token] = []
    here = start
    for name_start, name_end, index in names:
        tokens.extend(_plain(text, here, name_start))
        surface = text[name_start:name_end]
        tokens.append(Token(surface, surface.lower(), name_start, name_end, index))
        here = name_end
    tokens.extend(_plain(text, here, end))
    return tuple(tokens)


def _plain(text: str, start: int, end: int) -> list[Token]:
    """Cut a stretch without names."""
    return [
        Token(word := found[0], word.lower(), found.start(), found.end(), _NO_NAME)
        for found in _TOKEN.finditer(text, start, end)
    ]


def sentences_with_names(
    text: str, spans: Sequence[tuple[int, int]], segments: Sequence[Segment]
) -> tuple[Sentence, ...]:
    """Cut every sentence that holds at least one of the spans.

    ``spans`` are in order and do not overlap. A span that lies in no sentence gets the
    segment, or a window around it, as its sentence: no name is lost to the layout.
    """
    found: list[Sentence] = []
    position = 0
    for segment in segments:
        cuts = segment.sentences or ((segment.start, segment.end),)
        for start, end in cuts:
            while position < len(spans) and spans[position][0] < start:
                found.append(_alone(text, spans, position, segment.zone))
                position += 1
            inside: list[tuple[int, int, int]] = []
            while position < len(spans) and spans[position][0] < end:
                inside.append((*spans[position], position))
                position += 1
            if inside:
                found.append(_sentence(text, start, max(end, inside[-1][1]), inside, segment.zone))
    if segments:
        for rest in range(position, len(spans)):
            found.append(_alone(text, spans, rest, segments[-1].zone))  # noqa: PERF401
    return tuple(found)


def _alone(text: str, spans: Sequence[tuple[int, int]], index: int, zone: Zone) -> Sentence:
    """Make a sentence of the line around a span that no sentence holds."""
    start, end = spans[index]
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    return _sentence(text, left, len(text) if right < 0 else right, [(start, end, index)], zone)


def _sentence(
    text: str, start: int, end: int, names: list[tuple[int, int, int]], zone: Zone
) -> Sentence:
    """Cut one sentence."""
    tokens = tokenize(text, start, end, names)
    at = {token.name: i for i, token in enumerate(tokens) if token.is_name}
    return Sentence(start, end, zone, tokens, at)


def possessive_end(sentence: Sentence, at: int) -> int:
    """Give the index after the possessive ending of a name, 0 without one.

    A lost apostrophe ("Russias") is a lone ``s`` glued to the name.
    """
    name, after = sentence.tokens[at], sentence.token(at + 1)
    if after.low in _POSSESSIVE and after.start == name.end:
        lone = after.low in {"'", "’"}
        if lone and (name.low[-1] not in "sxz" or not sentence.token(at + 2).is_word):
            return 0
        return at + 2
    if after.low == "s" and after.start == name.end:
        return at + 2
    return 0


def is_ending(sentence: Sentence, at: int) -> bool:
    """Tell whether a token is what is glued to a name: ``'s``, ``’nin``, or a lone ``s``."""
    token, name = sentence.token(at), sentence.token(at - 1)
    return (
        name.is_name and token.start == name.end and (token.text[0] in "'’ʼ`" or token.low == "s")
    )
