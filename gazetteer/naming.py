"""Which name of a place is shown. Pure.

The policy ``both`` shows the names of a disputed place side by side ("Stepanakert /
Khankendi"): the names, in the reader's language, of up to three sides that name it
differently. A neighbour's name for a place that nobody disputes is marked ``exonym``
in the tables, and is not one of them. ``as-in-source`` leaves the choice to the
caller, who has the source, and gives the name in the reader's language here. Any
other policy is a language (``hy``, ``az``): its preferred name, and the title where
the language has none.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from gazetteer.fold import fold
from gazetteer.model import MatchMode

if TYPE_CHECKING:
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Name

_MOST = 3
_REMARK = re.compile(r"[,;(]| until | since | and |official language|exonym|.* usage|translit")
_SHOWN = frozenset(("official", "common", "short", "transliteration"))


def display_name(
    gazetteer: Gazetteer, place_id: str, *, policy: str = "both", language: str = "en"
) -> str:
    """Return the name under which a place is shown; an unknown id is its own name.

    ``language`` (BCP 47) is the reader's; it counts for ``both`` and ``as-in-source``.
    """
    place = gazetteer.places.get(place_id)
    if place is None:
        return place_id
    if policy == "both":
        return " / ".join(_sides(gazetteer, place_id, place.title, language))
    wanted = language if policy == "as-in-source" else policy
    if wanted == "en":
        return place.title
    return _preferred(gazetteer.names_of(place_id), wanted) or place.title


def place_id_of(title: str) -> str:
    """Return the id that a title suggests: its words in small ASCII letters, hyphenated."""
    folded = unicodedata.normalize("NFKD", fold(title).text)
    return "-".join(re.findall(r"[a-z0-9]+", folded))


def _sides(gazetteer: Gazetteer, place_id: str, title: str, language: str) -> list[str]:
    """Return one name for each side that has its own, the title (or its like) first."""
    names = [name for name in gazetteer.names_of(place_id) if _is_current(name, language)]
    first = title if language == "en" else _preferred(names, language) or title
    shown = [first]
    known = [fold(first).text]
    sides = {_side(name) for name in names if fold(name.name).text in known}
    for name in sorted(names, key=lambda one: not one.preferred):
        key, side = fold(name.name).text, _side(name)
        alike = any(key in one or one in key for one in known)
        if side and side not in sides and not alike and _is_rival(name):
            shown.append(name.name)
            known.append(key)
            sides.add(side)
    return shown[:_MOST]


def _side(name: Name) -> str:
    """Return who uses a name, without further users and remarks ("Azerbaijan until 2021")."""
    return _REMARK.split(name.used_by, maxsplit=1)[0].strip()


def _is_rival(name: Name) -> bool:
    """Tell a name that stands beside another: no exonym, and no word of many senses."""
    return name.nym != "exonym" and name.match in {MatchMode.YES, MatchMode.CASE_SENSITIVE}


def _is_current(name: Name, language: str) -> bool:
    """Tell whether a name is in use today, in this language, and fit to be shown."""
    return (
        name.language.split("-")[0] == language and name.name_type in _SHOWN and not name.valid_to
    )


def _preferred(names: tuple[Name, ...] | list[Name], language: str) -> str:
    """Return the preferred name in a language, or its first one, or nothing."""
    own = [name for name in names if _is_current(name, language)]
    own.sort(key=lambda name: not name.preferred)
    return own[0].name if own else ""
