"""Cut a text into sentences, in every language of the gazetteer. Pure.

The rules read the mark that may end a sentence, the word before it and the letter after
it; they know abbreviations, initials, quotation marks, footnote marks, list items,
ordinal numbers, and the full stops of Armenian and Persian. Time is linear in the text.
"""

from __future__ import annotations

import re

from gazetteer._abbreviations import BEFORE_NUMBER, STARTERS, STRONG, WEAK

#: Marks that end a sentence: the full stops of Armenian (U+0589) and Urdu (U+06D4) among them.
_ENDS = ".!?…։؟۔。"

#: A footnote mark glued to the end of a sentence: ``[4]``, ``<sup>[4]</sup>``, ``⁴``, ``[^4]``.
_FOOTNOTE = r"(?:<sup>[^<>\n]{1,12}</sup>|\[\^?\d{1,3}\]|\{\d{1,3}\}|[¹²³⁰⁴-⁹]{1,3})"

_CLOSERS = "\"”’'»)\\]}›*_"

_CANDIDATE = re.compile(
    rf"(?P<mark>\.(?:\s\.){{2,4}}|[{_ENDS}]{{1,6}}|(?<=[\u0531-\u0587]):(?=\s)"
    rf"|(?<=[\u0531-\u0587]»):(?=\s))"
    rf"(?P<close>[{_CLOSERS}]{{0,6}})"
    rf"(?P<notes>(?:\s?{_FOOTNOTE}){{0,8}})"
    rf"(?P<tail>[.{_CLOSERS}]{{0,3}})"
    r"(?=(?P<gap>\s|$)|(?P<glued>\w))"
)

#: What may stand between the end of one sentence and the first letter of the next.
_OPENERS = re.compile(r"[\s\"“”„«‹‘’'(\[{*_–—>-]*")

#: A list marker, a heading mark or a quotation mark of Markdown at the start of a line.
_MARKER = re.compile(r"(?:[-*+•‣▪◦●■–—]|#{1,6}|>|\(?\d{1,3}[.)]|\(?[a-zа-я]\))[ \t\u00a0]+")

_BREAK = re.compile(r"[ \t\r\f\v\u00a0]*(?:\r?\n|[\u2028\u2029\x0c])\s*")

_LONGEST = 4_000  # characters of a sentence
_WORD_BEFORE = 24  # no abbreviation is longer


def split_sentences(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    language: str = "",
) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) offsets of the sentences of ``text[start:end]``, in order.

    Sentences do not touch the white space and the list markers around them; footnote marks
    and closing quotation marks belong to the sentence that they follow. A blank line ends
    a sentence unless the text goes on in lower case after it (a page break). ``language``
    is a BCP 47 tag or empty.
    """
    stop = len(text) if end is None else end
    cuts = sorted({*_marks(text, start, stop, language), *_breaks(text, start, stop)})
    sentences = []
    begin = start
    for cut in [*cuts, stop]:
        span = _trim(text, begin, cut)
        if span is not None:
            sentences += _stretches(text, *span)
        begin = cut
    return tuple(sentences)


def _stretches(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut what no reader would call a sentence (a table in one line) between words.

    A quote of a million characters says nothing, and each of its names would carry it.
    """
    found: list[tuple[int, int]] = []
    while end - start > _LONGEST:
        space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        span = _trim(text, start, cut)
        found += [span] if span else []
        start = cut
    span = _trim(text, start, end)
    return [*found, span] if span else found


# -- the ends of lines ---------------------------------------------------------


def _breaks(text: str, start: int, end: int) -> list[int]:
    """Find the line breaks that end a sentence: before list items, and blank lines."""
    cuts = []
    for found in _BREAK.finditer(text, start, end):
        before, after = found.start(), found.end()
        if after >= end or before <= start:
            continue
        blank = found.group().count("\n") > 1 or "\x0c" in found.group()
        if _MARKER.match(text, after, end) or (blank and not continues(text, before, after)):
            cuts.append(after)
    return cuts


def continues(text: str, before: int, after: int) -> bool:
    """Whether the words that end at ``before`` go on at ``after`` in mid-sentence.

    They do when no mark ends them and the next letter is a small one, or when they end
    with a comma or a hyphen.
    """
    last = text[before - 1] if before else ""
    following = text[after : after + 1]
    if not following or _MARKER.match(text, after):
        return False
    if last in _ENDS or last in ":;" or last in _CLOSERS:
        return False
    return is_small(following)


def is_small(letter: str) -> bool:
    """Whether a letter is a small one of a script that has capitals (Georgian has none)."""
    return letter.islower() and not "\u10d0" <= letter <= "\u10ff"


# -- the marks -----------------------------------------------------------------


def _marks(text: str, start: int, end: int, language: str) -> list[int]:
    """Find the marks that end a sentence."""
    cuts: list[int] = []
    begin = start
    for found in _CANDIDATE.finditer(text, start, end):
        if found.group("glued") and not (found.group("notes") and not found.group("tail")):
            continue
        if _ends_here(text, begin, found, end, language):
            cuts.append(found.end())
            begin = found.end()
    return cuts


def _ends_here(text: str, begin: int, found: re.Match[str], end: int, language: str) -> bool:
    """Decide whether a mark ends the sentence that began at ``begin``."""
    mark = found.group("mark")
    if found.start() and text[found.start() - 1] == "[" and found.group("close").startswith("]"):
        return False  # words were left out of a quotation
    opener = _OPENERS.match(text, found.end(), min(end, found.end() + 40))
    after = opener.end() if opener else found.end()
    following = text[after : after + 1]
    if after >= end or not following:
        return True
    if _is_line_end(text, found.end(), after) and _MARKER.match(text, after):
        return True
    if is_small(following):
        return False
    if not following.isalnum():
        return mark != "." or following not in ",;:)"
    if mark != ".":
        return True
    if found.group("notes"):
        return True
    return _stop_ends(text, begin, found.start(), after, language)


def _is_line_end(text: str, start: int, end: int) -> bool:
    """Whether a line ends between two offsets."""
    return "\n" in text[start:end]


def _stop_ends(text: str, begin: int, stop: int, after: int, language: str) -> bool:
    """Decide whether a single full stop at ``stop`` ends the sentence."""
    word = _word_before(text, begin, stop)
    lower = word.lower().lstrip("(\"'“‘«[")
    if not word:
        return True
    is_number_next = text[after].isdigit()
    if lower in STRONG:
        return False
    if is_number_next and lower in BEFORE_NUMBER:
        return False
    if word.isdigit():
        return _number_ends(text, begin, stop, word, language)
    if _is_initial(word):
        following = _next_word(text, after)
        return len(following) > 1 and following in STARTERS
    if lower in WEAK or _is_dotted(word) or ("-" in lower and lower.rsplit("-", 1)[1] in WEAK):
        return _weak_ends(text, begin, stop, after)
    return True


def _word_before(text: str, begin: int, stop: int) -> str:
    """Return the word before a stop, with the stops inside it."""
    low = max(begin, stop - _WORD_BEFORE)
    piece = text[low:stop]
    words = piece.split()
    return words[-1] if words and not piece[-1].isspace() else ""


def _next_word(text: str, after: int) -> str:
    """Return the word at an offset, in lower case."""
    found = re.compile(r"\w{1,24}").match(text, after)
    return found.group().lower() if found else ""


def _is_initial(word: str) -> bool:
    """Whether a word is one capital, as before a surname."""
    bare = word.lstrip("(\"'“‘«[")
    return len(bare) == 1 and bare.isupper()


def _is_dotted(word: str) -> bool:
    """Whether a word is capitals with stops between them (``U.S``, ``А.П``)."""
    parts = word.lstrip("(\"'“‘«[").split(".")
    return len(parts) > 1 and all(len(part) == 1 and part.isalpha() for part in parts)


def _number_ends(text: str, begin: int, stop: int, word: str, language: str) -> bool:
    """Decide on a number before a stop: a list marker or an ordinal does not end."""
    if not text[begin : stop - len(word)].strip(" \t\r\n-*•#>(["):
        return False
    is_ordinal = language.split("-", maxsplit=1)[0] in {"tr", "az", "de", "hy"}
    return not (is_ordinal and len(word) < 4)  # noqa: PLR2004  a year ends a sentence


def _weak_ends(text: str, begin: int, stop: int, after: int) -> bool:
    """Decide on an abbreviation that may end a sentence.

    A word that begins sentences tells; otherwise an abbreviation of a year or a unit after
    a number (``2020 г.``) ends a sentence that already has some length.
    """
    following = _next_word(text, after)
    if following in STARTERS:
        return True
    before = text[max(begin, stop - 12) : stop].split()
    if len(before) > 1 and before[-2].strip("(–-").isdigit() and not following[:1].isdigit():
        words = len(text[begin:stop].split(maxsplit=9))
        return words > 8  # noqa: PLR2004  a sentence, not the date that begins one
    return False


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Strip white space and list markers; None where nothing is left."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end:
        if text[start].isspace():
            start += 1
            continue
        marker = None if text[start].isalnum() or text[start] == "(" else _MARKER.match(text, start)
        if not marker or marker.end() >= end:
            return start, end
        start = marker.end()
    return None
