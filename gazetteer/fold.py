"""Fold text for matching, and find the way back to the original offsets.

Folding makes spellings equal that a reader takes for one: case, accents, ``ə ı ğ ş``
and their ASCII forms, curly quotes, hyphens and spaces, a line break inside a name,
a hyphen at the end of a line, soft hyphens, markup inside a name, and a quotation mark
that ends inside one (the "Zangezur" corridor). It changes lengths, so ``Folded`` keeps
a table of breakpoints. Folding twice changes nothing.

In folded text a space joins words (space, hyphen, line break); U+2029 parts them
(blank line, list item, block tag): no name runs across it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BARRIER = "\u2029"

# Accents and vowel points, which may be left out without changing a name. The marks of
# scripts in which they are letters (Devanagari, Thai …) are not among them.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
)
# Soft hyphen, joiners, direction marks, Arabic stretching, the Armenian marks that stand
# inside a word, emphasis and footnote signs.
_UNSEEN = (
    "\u055b\u055c\u055e\u00ad\u061c\u0640\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
    "*\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
)
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2212"
_JOINS = r"\s\u200c_" + re.escape(_HYPHENS)
_QUOTES = '"“”„«»'
_TAG = r"</?[A-Za-z][^<>]{0,200}>"
_SPACE_ENTITY = r"&(?:nbsp|#160|#xa0|shy|#173);"
_NOTE = r"\[\^?[0-9]{1,3}\]|<sup\b[^<>]{0,80}>[\[(]?[0-9a-z, ]{1,8}[\])]?</sup>"
_BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|dl|dt|dd|tr|td|th|table|h[1-6]|section|article|blockquote|pre)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\n[ \t]*[-\u2013*+][ \t]")
_IRREGULAR = (
    rf"[{_JOINS}](?:[{_JOINS}{_UNSEEN}{_MARKS}]|{_NOTE}|{_TAG}|{_SPACE_ENTITY})+"
    rf"|[{_UNSEEN}{_MARKS}]+"
    rf"|(?:{_NOTE}|{_TAG})(?:[{_JOINS}{_UNSEEN}{_MARKS}]|{_NOTE}|{_TAG}|{_SPACE_ENTITY})*"
    rf"|(?<=[^\W\d_])[{_QUOTES}](?=[\s\u00a0][^\W\d_])"
    rf"|{_SPACE_ENTITY}(?:[{_JOINS}{_UNSEEN}{_MARKS}]|{_NOTE}|{_TAG}|{_SPACE_ENTITY})*"
)
_NO_SPACE = re.compile(rf"(?:{_NOTE}|[{_UNSEEN}{_MARKS}{_QUOTES}]|(?!<br){_TAG}|&(?:shy|#173);)*")
_MARK = re.compile(f"[{_MARKS}]")
_WORD_END = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*\Z")

# Letters that Unicode's decomposition leaves as they are.
_LETTERS = {
    "ə": "e", "ǝ": "e", "ә": "e", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t",
    "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "є": "е", "ґ": "г",
    "ى": "ی", "ي": "ی", "ك": "ک", "ە": "ه", "ھ": "ه", "ة": "ه", "ٱ": "ا",
    "ς": "σ", "ւ": "վ", "և": "եվ",
}  # fmt: skip
# Punctuation; the openers of markup get a stand-in, so that folding makes no new markup.
_SIGNS = {
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "՚": "'", "‛": "'", "ʹ": "'",
    "ʾ": "'", "ʿ": "'",
    **dict.fromkeys(_QUOTES, "″"), "<": "‹", "[": "⁅", "&": "﹠", BARRIER: BARRIER,
}  # fmt: skip
_LONG_LINE = 60
_SHORT = 100  # a name, which is most often regular
_MOST_REPLACED = 80


def _fold_letter(char: str) -> str:
    """Fold one character; a letter may become several."""
    sign = _SIGNS.get(char)
    if sign is not None:
        return sign
    if char.isspace() or char in _HYPHENS or char in "_\u200c":
        return " "
    if not char.isalpha():
        return char
    folded = "".join(
        _LETTERS.get(part, part)
        for part in unicodedata.normalize("NFKD", char.lower())
        if part.isalpha()
    ).lower()
    if not folded or folded == char:
        return char
    return "".join(map(_fold_letter, folded))


class _Table(dict[int, str]):
    """A translation table for ``str.translate`` that fills itself."""

    def __missing__(self, code: int) -> str:
        """Fold a character when it is first seen."""
        folded = self[code] = _fold_letter(chr(code))
        return folded


_TABLE = _Table()


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and its way back.

    ``folded_at`` and ``original_at`` are breakpoints in rising order: from the folded
    offset of a breakpoint to that of the next one, characters stand one for one.
    """

    text: str
    original: str
    folded_at: tuple[int, ...]
    original_at: tuple[int, ...]

    def start(self, offset: int) -> int:
        """Return the original offset of the folded character at ``offset``."""
        index = bisect_right(self.folded_at, offset) - 1
        return self.original_at[index] + offset - self.folded_at[index]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of a folded one (ends exclusive, not empty)."""
        index = bisect_right(self.folded_at, start)
        first = self.original_at[index - 1] + start - self.folded_at[index - 1]
        if index < len(self.folded_at) and self.folded_at[index] < end:
            return first, self.end(end)
        last = first + end - start
        original = self.original
        if last < len(original) and original[last] > "\u02ff":
            return first, self.end(end)
        return first, last

    def end(self, offset: int) -> int:
        """Return the original end (exclusive) of a span that ends at ``offset``.

        Combining marks that follow the last character belong to it.
        """
        end = self.start(offset - 1) + 1
        original = self.original
        while end < len(original) and original[end] > "\u02ff" and _MARK.match(original, end):
            end += 1
        return end


@lru_cache(maxsize=256)
def _irregular(expanding: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of all that does not fold one for one, and where it may begin.

    The second is a gate: it fails at once where most characters stand, which is three
    times as fast as trying the whole pattern at every space.
    """
    extra = re.escape(expanding)
    begins = rf"{_UNSEEN}{_MARKS}{_QUOTES}<&\[{extra}"
    gate = rf"[{_JOINS}{begins}](?:(?<=[{begins}])|(?=[{_JOINS}{begins}]))"
    whole = _IRREGULAR + (f"|[{extra}]" if expanding else "")
    return re.compile(gate), re.compile(whole)


def _irregular_spans(text: str, expanding: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of all that does not fold one for one, in order."""
    gate, whole = _irregular(expanding)
    last = 0
    for begin in gate.finditer(text):
        if begin.start() >= last:
            found = whole.match(text, begin.start())
            if found:
                last = found.end()
                yield found.span()


def fold(text: str, *, flip_hyphens: bool = False) -> Folded:
    """Fold ``text`` and keep the offsets.

    A hyphen at the end of a line is dropped before a small letter (``Naxçi-/van``) and
    joins two words before a capital (``Nagorno-/Karabakh``); ``flip_hyphens`` reads each
    the other way.
    """
    if len(text) < _SHORT:
        plain = text.translate(_TABLE)
        if len(plain) == len(text) and not _irregular("")[0].search(text):
            return Folded(plain, text, (0,), (0,))
    plain, expanding = _fold_evenly(text)
    pieces: list[str] = []
    folded_at, original_at = [0], [0]
    length = last = 0
    for start, end in _irregular_spans(text, expanding):
        pieces.append(plain[last:start])
        length += start - last
        value = _fold_irregular(text, start, end, flip_hyphens)
        for _ in value:  # each further character stands for the same original one
            folded_at.append(length)
            original_at.append(start)
            length += 1
        if value:
            pieces.append(value)
        folded_at.append(length)
        original_at.append(end)
        last = end
    pieces.append(plain[last:])
    return Folded("".join(pieces), text, tuple(folded_at), tuple(original_at))


def _fold_evenly(text: str) -> tuple[str, str]:
    """Fold what folds one for one; return it with the characters that fold to more.

    A text has few characters that are not just made small, so that replacing each is
    three times as fast as translating all.
    """
    table = _TABLE
    folds = {char: table[ord(char)] for char in set(text)}
    expanding = "".join(sorted(char for char, fold in folds.items() if len(fold) > 1))
    changing = [one for one, fold in folds.items() if len(fold) == 1 and fold != one.lower()]
    if len(changing) > _MOST_REPLACED:
        return text.translate(
            {ord(one): fold for one, fold in folds.items() if len(fold) == 1}
        ), expanding
    for one in changing:
        text = text.replace(one, folds[one])
    # İ alone grows when it is made small; a capital sigma is made small by its neighbours.
    return text.replace("İ", "i").lower().replace("ς", "σ"), expanding


def _fold_irregular(text: str, start: int, end: int, flip_hyphens: bool) -> str:  # noqa: FBT001
    """Fold a stretch that does not stand one for one: a joint, a barrier or nothing."""
    run = text[start:end]
    if end - start == 1:
        value = _TABLE[ord(run)]
        if len(value) > 1:
            return value
    if _NO_SPACE.fullmatch(run):
        return BARRIER if _BLOCK.search(run) else ""
    if run[0] in _HYPHENS and "\n" in run:
        joined = _is_broken_word(text, start, end)
        if joined is not None:
            return "" if joined is not flip_hyphens else " "
    if BARRIER in run or _BLOCK.search(run) or _BULLET.search(run):
        return BARRIER
    if run.count("\n") > 1 and not _runs_on(text, start):
        return BARRIER
    return " "


def _is_broken_word(text: str, start: int, end: int) -> bool | None:
    """Tell whether the hyphen at ``start`` breaks a word; None if no letters surround it."""
    if not (start and end < len(text) and text[start - 1].isalpha() and text[end].isalpha()):
        return None
    return not text[end].isupper()


def _runs_on(text: str, start: int) -> bool:
    """Tell whether a sentence goes on after the blank line at ``start`` (a page break)."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return len(line) >= _LONG_LINE and not _WORD_END.search(line)
