"""Endings that Turkic, Armenian, Georgian and Persian names take, by rules.

Each function gives the forms of a name: stems, and the folded endings that may follow
them in a text. The endings are chosen by the last letters of the name, so that vowel
harmony and buffer letters keep false matches few.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from gazetteer.fold import fold

NO_TAILS: frozenset[str] = frozenset()


def _words(listed: str) -> frozenset[str]:
    """Read a list of endings."""
    return frozenset(listed.split())


class Form(NamedTuple):
    """A form of a name: its text and what may follow it.

    ``tails`` are folded endings, ``tail_inside`` tells whether they belong to the
    mention; ``bare`` whether the text may stand without any; ``inflected`` whether it
    differs from the name of the table.
    """

    text: str
    tails: frozenset[str] = NO_TAILS
    tail_inside: bool = False
    bare: bool = True
    inflected: bool = False


# -- Azerbaijani, Turkish ------------------------------------------------------

_HARMONY = {  # last vowel: (low vowel, high vowel) of the endings, folded
    "a": ("a", "i"), "ı": ("a", "i"), "o": ("a", "u"), "u": ("a", "u"), "â": ("a", "i"),
    "e": ("e", "i"), "ə": ("e", "i"), "i": ("e", "i"), "ö": ("e", "u"), "ü": ("e", "u"),
}  # fmt: skip
_AFTER_VOWEL = _words("nHn nH yH yL nL dL ndL dLn ndLn ylL dLki ndLki dHr ndLdHr dLdHr")
_AFTER_CONSONANT = _words("Hn H L dL tL dLn tLn lL dLki tLki dHr tHr dLdHr")
_SHORTEST = 4


@lru_cache(maxsize=64)
def _turkic_tails(low: str, high: str, vowel: bool, people: bool) -> frozenset[str]:  # noqa: FBT001
    """Write the endings out for one harmony."""
    shapes = _AFTER_VOWEL if vowel else _AFTER_CONSONANT
    tails = {shape.replace("L", low).replace("H", high) for shape in shapes}
    if people:
        many = f"l{low}r"
        after = {shape.replace("L", low).replace("H", "i") for shape in _AFTER_CONSONANT}
        tails |= {many, *(many + one for one in after)}
    return frozenset(tails)


def turkic_forms(name: str, *, people: bool = False) -> tuple[Form, ...]:
    """Case endings after Azerbaijani and Turkish names (Naxçıvana, Bakıdan, koridorunun)."""
    low = name.replace("I", "ı").replace("İ", "i").lower()
    vowel = next((char for char in reversed(low) if char in _HARMONY), "")
    if not vowel or len(name) < _SHORTEST or name.isupper() or not name[-1].isalpha():
        return (Form(name),)
    tails = _turkic_tails(*_HARMONY[vowel], low[-1] in _HARMONY, people)
    forms = [Form(name, tails, tail_inside=True)]
    if low.endswith(("aq", "ıq")):  # Qazaxlıq: the last letter softens before a vowel
        soft = frozenset(("a", "i", "in"))
        forms.append(Form(name[:-1] + "ğ", soft, tail_inside=True, bare=False, inflected=True))
    return tuple(forms)


# -- Armenian ------------------------------------------------------------------

_HY_VOWELS = "աեէըիոօւ"


def _folded(*tails: str) -> frozenset[str]:
    """Fold endings as the text will be."""
    return frozenset(fold(tail).text for tail in tails)


_HY_CONSONANT = _folded("ը", "ի", "ին", "ինը", "ն", "ում", "ումն", "ից", "ով")
_HY_VOWEL = _folded("ն", "յի", "յին", "յում", "յից", "յով", "ի", "ին", "ում", "ից", "ով")
_HY_SHORT = _folded("ի", "ին", "ում", "ից", "ով", "ը")
_HY_U = _folded("ու", "ուն", "ում", "ուց", "ով")
_HY_PEOPLE = _folded(
    *(stem + end for stem in ("ներ", "եր") for end in ("", "ը", "ն", "ի", "ին", "ից", "ով", "ում"))
)


def armenian_forms(name: str, *, people: bool = False) -> tuple[Form, ...]:
    """Article and case endings (Ստեփանակերտում, Գորիսից, Գյումրու, Բաքվի)."""
    if len(name) < 3 or name.isupper() or not name[-1].isalpha():  # noqa: PLR2004
        return (Form(name),)
    tails = _HY_VOWEL if name[-1] in _HY_VOWELS else _HY_CONSONANT
    forms = [Form(name, tails | _HY_PEOPLE if people else tails, tail_inside=True)]

    def stem(text: str, endings: frozenset[str] = NO_TAILS, *, bare: bool = False) -> None:
        forms.append(Form(text, endings, tail_inside=True, bare=bare, inflected=True))

    if name.endswith("ություն"):
        stem(name[:-3] + "ան", _folded("ը", "ն"), bare=True)
    elif name.endswith("ու"):
        stem(name[:-2] + "վ", _HY_SHORT)
    elif name.endswith("ի"):
        stem(name[:-1], _HY_U)
    elif name.endswith("իք"):
        stem(name[:-2] + "յաց", bare=True)
    word = name.rpartition(" ")[2]
    if " " in name and len(word) == 3 and word[1] == "ի":  # noqa: PLR2004 - գիծ, գծի
        stem(name[:-2] + name[-1], _HY_SHORT)
    return tuple(forms)


# -- Georgian ------------------------------------------------------------------

_KA_VOWELS = "აეიოუ"
_LONG_STEM = 5
_KA_LONG = _words("ის ისა ისას ისთვის ისგან ისკენ ისაკენ ით ითა იდან იდანაც ად")
_KA_STEM = _KA_LONG | _words("ს სა მა მაც ო ში შია შიც ზე ზეც თან თანაც მდე ამდე იც ია ივე სთან")
_KA_OPEN = _words(
    "ს სა ც ში შია შიც ზე ზეც თან სთან თანაც სთანაც მდე მდეც დან დანაც თი სთვის სგან სკენ დ ა"
)
_KA_PEOPLE = _words("ები ებს ების ებმა ებით ებთან ებზე ებში ებისთვის ებისგან ებო ებიც")


def georgian_forms(name: str, *, people: bool = False) -> tuple[Form, ...]:
    """Case endings and postpositions (ყარაბაღის, თბილისში, საქართველოდან, დერეფნის)."""
    if len(name) < 3 or not name[-1].isalpha():  # noqa: PLR2004
        return (Form(name),)
    forms = [Form(name)]
    more = _KA_PEOPLE if people else NO_TAILS
    for text in dict.fromkeys((name, _short_words(name))):
        last, stem = text[-1], text[:-1]
        if last not in _KA_VOWELS:
            continue
        if last == "ი":
            forms.append(_ka(stem, _KA_STEM | more, bare=people))
            short = _syncopated(stem)
            if short:
                forms.append(_ka(short, _KA_LONG | more))
        else:
            forms.append(_ka(text, _KA_OPEN))
            if last in "აე":
                forms.append(_ka(stem, _KA_LONG | more))
    return tuple(forms)


def _ka(text: str, tails: frozenset[str], *, bare: bool = False) -> Form:
    """Make a Georgian stem that wants an ending."""
    return Form(text, tails, tail_inside=True, bare=bare, inflected=True)


def _short_words(name: str) -> str:
    """Drop the nominative ending of all words but the last (მთიან ყარაბაღ-)."""
    *first, last = name.split(" ")
    return " ".join([*(word.removesuffix("ი") for word in first), last])


def _syncopated(stem: str) -> str:
    """Drop the last vowel before ლ მ ნ რ ხ (დერეფან-, დერეფნ-), or return nothing.

    Common nouns do so at the end of a name of several words, nouns of people, and many a
    name of one word (ერევნის, მტკვრის); the others keep their vowels, and lose nothing.
    """
    vowels = sum(char in _KA_VOWELS for char in stem.rpartition(" ")[2])
    if (vowels > 1 or len(stem) > _LONG_STEM) and stem[-1] in "ლმნრხ" and stem[-2] in "აეო":
        return stem[:-2] + stem[-1]
    return ""


# -- Persian -------------------------------------------------------------------


def persian_forms(name: str) -> tuple[Form, ...]:
    """The written ezafe after a long vowel (آسیای); the half-space is a boundary anyway."""
    tails = frozenset("ی") if name[-1] in "او" else NO_TAILS
    return (Form(name, tails, tail_inside=True),)
