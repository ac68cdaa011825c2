"""Ukrainian declension of names, by the endings of words.

As in Russian the forms are written when the index is built; adjectives before a noun are
declined with it. What alternates rarely (Рига, Ризі) is left out.
"""

from __future__ import annotations

_ADJECTIVES = {
    "ий": ("ого", "ому", "ий", "им", "ому"),
    "ій": ("ього", "ьому", "ій", "ім", "ьому"),
    "а": ("ої", "ій", "у", "ою", "ій"),
    "е": ("ого", "ому", "е", "им", "ому"),
}
_ADJECTIVE_STEMS = ("ськ", "цьк", "зьк", "рн", "чн", "льн", "денн", "ичн", "ик")
_VOWELS = "аеєиіїоуюя"
_SHORTEST = 3


def ukrainian_forms(name: str) -> set[str]:
    """Return the forms of a name in all cases, the name itself among them."""
    *first, last = name.split(" ")
    nouns = _noun_cases(last)
    before = [_adjective_cases(word) for word in first]
    forms = {name}
    for case, endings in enumerate(nouns):
        head = " ".join(cases[case] for cases in before)
        forms |= {f"{head} {noun}".strip() for noun in endings}
    return forms


def _adjective_cases(word: str) -> tuple[str, ...]:
    """Decline an adjective; any other word stays."""
    for ending, cases in _ADJECTIVES.items():
        stem = word.removesuffix(ending)
        if stem != word and stem.endswith(_ADJECTIVE_STEMS):
            return tuple(stem + one for one in cases)
    return (word,) * 5


def _noun_cases(word: str) -> list[tuple[str, ...]]:
    """Give genitive, dative, accusative, instrumental and locative of a noun."""
    low = word.lower()
    if len(word) < _SHORTEST or not low.replace("-", "").isalpha():
        return [(word,)] * 5
    if low.endswith("ів"):  # Харків, Харкова
        word, low = word[:-2] + "ов", low[:-2] + "ов"
    endings = _endings(low)
    if endings is None:
        return [(word,)] * 5
    stem = word if low[-1] not in "аеєіїояьюй" else word[:-1]
    return [tuple(stem + one for one in case.split("/")) for case in endings]


def _endings(low: str) -> tuple[str, ...] | None:
    """Return the endings of the five cases; None where a name is not declined."""
    if low.endswith("ія"):
        return ("ї", "ї", "ю", "єю", "ї")
    if low[-1] == "а":
        return ("и/і", "і", "у", "ою/ею", "і")
    if low[-1] == "я":
        return ("і", "і", "ю", "ею", "і")
    if low[-1] == "ь":
        return ("я/і/ю", "ю/і", "ь", "ем/ю", "і/ю")
    if low[-1] == "й":
        return ("я/ю", "ю", "й", "єм", "ї/ю")
    if low.endswith(("ово", "ево", "ино")):
        return ("а", "у", "о", "ом", "і")
    if low[-1] in _VOWELS:
        return None
    return ("а/у", "у/ові", "", "ом/ем", "і/у")
