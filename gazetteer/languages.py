"""The language of a sentence, as far as the rules of reading need it. Pure.

The caller's tag is believed. Without one the script and a few very common words tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.cues import table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from gazetteer.context import Sentence

_SCRIPTS = (
    ("\u0400", "\u04ff", "ru"),
    ("\u0530", "\u058f", "hy"),
    ("\u10a0", "\u10ff", "ka"),
    ("\u0600", "\u06ff", "fa"),
)
_ENGLISH = "en"
_SAMPLE = 20_000


def language_of(sentence: Sentence, tag: str = "", *, expected: str = "en") -> str:
    """Give the two-letter language of a sentence; ``en`` where nothing else is seen.

    A tag wins unless the sentence is written in another script (a Russian title in an
    English list of references). ``expected`` is the answer where the words tell nothing.
    """
    script = _script_of(sentence)
    primary = tag.partition("-")[0].lower()
    if script:
        if not primary and script == "ru" and _is_ukrainian(sentence):
            return "uk"
        return primary if _writes(primary, script) else script
    if primary and primary not in {code for *_, code in _SCRIPTS}:
        return primary
    return _by_words([token.text for token in sentence.tokens if not token.is_name], expected)


def _script_of(sentence: Sentence) -> str:
    """Give the language that the script of the first name points to; empty for Latin."""
    for token in sentence.tokens:
        if token.is_name:
            first = token.text[0]
            return next((code for low, high, code in _SCRIPTS if low <= first <= high), "")
    return ""


def _is_ukrainian(sentence: Sentence) -> bool:
    """Tell whether Cyrillic words have letters that Russian lacks."""
    return any(letter in token.low for token in sentence.tokens for letter in "іїєґ")


def _writes(language: str, script: str) -> bool:
    """Tell whether a language is written in the script that ``script`` stands for."""
    others: dict[str, list[str]] = table("languages")["same_script"]
    return language == script or language in others.get(script, [])


def expected_language(text: str) -> str:
    """Give the language that most very common words of a text's beginning point to."""
    return _by_words(text[:_SAMPLE].split(), _ENGLISH)


def _by_words(tokens: Sequence[str], expected: str) -> str:
    """Count very common words of each language; the expected one wins a draw.

    A small word with a letter of its own language counts as one of these: names are
    written with such letters in every language, small words are not.
    """
    small = {token.lower() for token in tokens}
    lettered = _by_letters(small, {t.lower() for t in tokens if t[:1].islower()}, expected)
    common = _common()
    best, most = expected, -1
    for code in (expected, *common):
        count = len(small & common.get(code, frozenset())) + lettered.get(code, 0)
        if count > most:
            best, most = code, count
    return best


def _by_letters(words: AbstractSet[str], plain: AbstractSet[str], expected: str) -> dict[str, int]:
    """Count, by language, the small words (``plain``) with letters of its own.

    Of the Turkic languages ``ə`` in any word tells which it is; the other letters are
    those of both.
    """
    letters: dict[str, str] = dict(table("languages")["letters"])
    own, shared = letters.pop("az"), letters.pop("tr")
    azeri = expected == "az" or any(one in word for one in own for word in words)
    letters["az" if azeri else "tr"] = own + shared
    return {
        code: sum(any(one in word for one in listed) for word in plain)
        for code, listed in letters.items()
    }


def _common() -> dict[str, frozenset[str]]:
    """Give the common words by language, English first."""
    lists: dict[str, str] = table("languages")["common"]
    return {code: frozenset(words.split()) for code, words in lists.items()}
