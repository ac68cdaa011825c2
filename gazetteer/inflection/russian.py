"""Russian declension of names, by the endings of words.

The case forms of place names are regular enough to be written from the ending alone;
where the ending leaves two paradigms open (a soft sign, ``-ец``), both are written. A
form too many costs little: it must be a word of its own to be matched by mistake.
``benchmarks/bench_match.py`` measures the rules against a dictionary of word forms.
"""

from __future__ import annotations

import re
from itertools import product

_HUSH = "гкхжчшщ"  # after these, и stands for ы
_SIBILANT = "жчшщц"  # after these, an unstressed о becomes е
_VOWELS = "аеёиоуыэюя"
_FLEETING = frozenset({"египет", "орёл", "орел"})  # lose their last vowel

_ADJECTIVE = re.compile(
    r"[а-яё]{2,}(?:[бвгджзклмнпрстхчшщ](?:ый|ая|ое|ые)|(?:[сц]к|[нгхкжшщч])ий"
    r"|(?:[сц]к|[нвшж])ой|[ншщжч](?:яя|ее)|(?:[сц]к|[нкгхшщ])ие)",
    re.IGNORECASE,
)
#: Masculine nouns whose plural ends in -а: it is no singular of the feminine.
_PLURALS_IN_A = frozenset({"острова", "города", "луга", "леса"})
_BARE_OJ = re.compile(r"(?:[нвшж])ой", re.IGNORECASE)

# For each case (genitive, dative, accusative, instrumental, prepositional) the endings
# that stand for the nominative's.
_ADJECTIVE_ENDINGS = {
    "ый": ("ого", "ому", "ый", "ым", "ом"),
    "ой": ("ого", "ому", "ой", "ым им", "ом"),
    "ий": ("ого его", "ому ему", "ий", "им", "ом ем"),
    "ая": ("ой ей", "ой ей", "ую", "ой ей ою", "ой ей"),
    "яя": ("ей", "ей", "юю", "ей ею", "ей"),
    "ое": ("ого", "ому", "ое", "ым им", "ом"),
    "ее": ("его", "ему", "ее", "им", "ем"),
    "ые": ("ых", "ым", "ые ых", "ыми", "ых"),
    "ие": ("их", "им", "ие их", "ими", "их"),
}
#: All endings that an adjective of people may take.
_ANY_ENDING = {
    "ый": "ый ая ое ые ого ому ым ом ой ую ою ых ыми",
    "ой": "ой ая ое ые ие ого ому ым им ом ую ою ых их ыми ими",
    "ий": "ий ая ое ие ого ому им ом ой ую ою их ими",
}
_CASES = 5


def case_forms(name: str) -> set[str]:
    """Return the forms of a name in all cases, the name itself among them.

    Adjectives before the first noun and the noun itself are declined; what follows
    stays ("Республики Армения"), but one word that follows may agree ("Республики
    Армении").
    """
    words = name.split(" ")
    head = next((at for at, word in enumerate(words) if not _is_adjective(words, at)), None)
    last = len(words) - 1 if head is None else head
    declined = [_word_cases(words, at) for at in range(last + 1)]
    rest = words[last + 1 :]
    forms = {name}
    for case in range(_CASES):
        forms |= _joined([paradigm[case] for paradigm in declined], rest)
        if len(rest) == 1 and rest[0][:1].isupper():
            both = [*declined, _noun_cases(rest[0])]
            forms |= _joined([paradigm[case] for paradigm in both], [])
    return forms


def people_forms(word: str, *, noun: bool) -> set[str]:
    """Return the forms of an adjective (all genders) or of a noun of people."""
    ending = word[-2:]
    if ending in _ANY_ENDING and _ADJECTIVE.fullmatch(word.rpartition("-")[2]):
        return {word[:-2] + other for other in _ANY_ENDING[ending].split()}
    if not noun:
        return {word}
    forms = {word}.union(*_noun_cases(word))
    return forms | _plural_forms(word)


def _joined(parts: list[tuple[str, ...]], rest: list[str]) -> set[str]:
    """Join the alternatives of each word with the words that stay."""
    return {" ".join((*chosen, *rest)) for chosen in product(*parts)}


def _is_adjective(words: list[str], at: int) -> bool:
    """Tell an adjective by its ending; ``-ной`` alone at the end is a noun (Ханой)."""
    word = words[at].rpartition("-")[2]
    if at == len(words) - 1 and _BARE_OJ.fullmatch(word[-3:]):
        return False
    return bool(_ADJECTIVE.fullmatch(word))


def _word_cases(words: list[str], at: int) -> list[tuple[str, ...]]:
    """Return the case forms of one word of a name."""
    word = words[at]
    if not _is_adjective(words, at):
        return _noun_cases(word)
    endings = _ADJECTIVE_ENDINGS[word[-2:].lower()]
    return [tuple(word[:-2] + one for one in case.split()) for case in endings]


def _noun_cases(word: str) -> list[tuple[str, ...]]:
    """Return the case forms of a noun; an indeclinable one gives itself five times."""
    before, hyphen, after = word.partition("-")
    if hyphen and re.match(r"(?:на|над|под|при|де|ла|эль|аль|ад|ас|эд|ан)-", after):
        if word.lower().startswith(("эль", "аль")) or "-на" not in word.lower():
            return [(word,)] * _CASES
        return [tuple(f"{one}-{after}" for one in case) for case in _simple_cases(before)]
    head, hyphen, tail = word.rpartition("-")
    cases = [tuple(head + hyphen + one for one in case) for case in _simple_cases(tail)]
    if head[-1:] in ("а", "я"):  # Гвинея-Бисау, Москва-река
        pairs = zip(_noun_cases(head), _simple_cases(tail), strict=True)
        both = [tuple(map("-".join, product(*pair))) for pair in pairs]
        cases = [case + more for case, more in zip(cases, both, strict=True)]
    return cases


def _simple_cases(word: str) -> list[tuple[str, ...]]:
    """Return the case forms of a noun without a hyphen."""
    low = word.lower()
    if len(low) < 3 or not re.fullmatch("[а-яё]+", low):  # noqa: PLR2004 - too short to decline
        return [(word,)] * _CASES
    if low in _FLEETING:
        stem = word[:-2] + word[-1]
        return [(stem + "а",), (stem + "у",), (word,), (stem + "ом",), (stem + "е",)]
    stem, last, before = word[:-1], low[-1], low[-2]
    endings = _endings(word, last, before)
    if endings is None:
        return [(word,)] * _CASES
    if last not in "аеёиоуыэюяьй":
        stem = word
    cases = [tuple(stem + one.strip("_") for one in case.split()) for case in endings]
    if low.endswith("ец") and before == "е" and low[-3] not in _VOWELS:
        soft = "ь" if low[-3] == "л" else ""
        stem = word[:-2] + soft + "ц"
        short = [tuple(stem + one[len(word) :] for one in case) for case in cases]
        cases = [case + more for case, more in zip(cases, short, strict=True)]
        cases[2] = (word,)
    return cases


def _endings(word: str, last: str, before: str) -> tuple[str, ...] | None:
    """Return the endings of the five cases, ``_`` for none; None if indeclinable."""
    y = "и" if before in _HUSH else "ы"
    o = "ей ой" if before in _SIBILANT else "ой"
    if last == "а":
        many = word.lower() in _PLURALS_IN_A
        single = None if before in _VOWELS else (y, "е", "у", o, "е")  # Самоа stays
        return ("ов", "ам", "а", "ами", "ах") if many else single
    if last == "я":
        return ("и", "и", "ю", "ей", "и") if before == "и" else ("и", "е", "ю", "ей", "е")
    if last == "ь":
        return ("и я", "и ю", "ь", "ью ем", "и е")
    if last == "й":
        return ("я", "ю", "й", "ем", "и" if before == "и" else "е")
    if last in "ыи":
        return _plural_endings(last, before, many=word.endswith("ичи"))
    if last in "ое":
        return _neuter_endings(word, last, before)
    if last in _VOWELS:
        return None
    return ("а", "у", "_", "ем ом" if last in _SIBILANT else "ом", "е")


def _plural_endings(last: str, before: str, *, many: bool) -> tuple[str, ...] | None:
    """Decline a plural (Афины, Штаты, Салоники); most names in ``-и`` are not one."""
    if last == "ы" and before not in _VOWELS:
        return ("_ ов", "ам", "ы", "ами", "ах")
    if before in "кхщ":
        return ("_ ов", "ам", "и", "ами", "ах")
    if before == "ч" and many:
        return ("ей", "ам", "и", "ами", "ах")
    return None


def _neuter_endings(word: str, last: str, before: str) -> tuple[str, ...] | None:
    """Decline Косово, Закавказье, озеро, море; leave Осло and Душанбе."""
    low = word.lower()
    if last == "о":
        declined = low == word or low.endswith(("ово", "ево", "ино", "ыно", "озеро"))
        return ("а", "у", "о", "ом", "е") if declined else None
    if before in "ьи":
        return ("я", "ю", "е", "ем", "и" if before == "и" else "е")
    return ("я", "ю", "е", "ем", "е") if low == word or low.endswith(("море", "поле")) else None


def _plural_forms(word: str) -> set[str]:
    """Return the plural of a noun of people: армяне, карабахцы, турчанки."""
    if word.endswith(("анин", "янин")):
        stem = word[:-2]
        return {stem + one for one in ("е", "", "ам", "ами", "ах")}
    if word.endswith("ец"):
        stem = word[:-2] + ("йц" if word[-3] in _VOWELS else "ц")
        return {
            stem + one for one in ("а", "у", "ем", "ом", "е", "ы", "ев", "ов", "ам", "ами", "ах")
        }
    if word.endswith("ка"):
        return {word[:-2] + one for one in ("ки", "ок", "кам", "ками", "ках")}
    if word.endswith(("цы", "ны", "ры", "сы", "ды", "ты", "ки", "хи", "не")):
        stem = word[:-1]
        return {stem + one for one in ("", "ов", "ев", "ам", "ами", "ах")}
    if word[-1] in _VOWELS or word[-1] in "ьй":
        return set()
    y = "и" if word[-1] in _HUSH else "ы"
    return {word + one for one in (y, "ов", "ам", "ами", "ах")}
