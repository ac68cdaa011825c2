"""The rules by which candidates for a name are compared. Pure.

Each rule is a function from a name in its sentence and a candidate to a number, 0 where
it has nothing to say; what the number weighs is in ``weights.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.cues import table, words
from gazetteer.english.grammar import finite_after
from gazetteer.resolving import document_rules as document
from gazetteer.resolving.scene import distance_km
from gazetteer.resolving.statetowns import is_town_of
from gazetteer.resolving.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gazetteer.context import Sentence
    from gazetteer.model import Place
    from gazetteer.resolving.case import Case

_R = "resolve_en"
_NO_NOUN = frozenset({"and", "or", "the", "a", "an"})  # they may follow a name, no noun does so
_LYING = frozenset({"is", "are", "was", "were", "lies", "lie", "lay", "stands", "stand", "both"})
_BEING = frozenset({"is", "was", "became", "remains", "remained", ","})
_SIDES = frozenset({"side", "bank", "shore", "half"})
_SIDE_REACH = 8
_NEAR_WORDS = frozenset({"near", "outside", "beside", "opposite", "под", "близ", "возле", "около"})
_CLOSE_KM = 15.0
_SETTLED = frozenset({"city", "town", "village", "settlement", "towns", "villages", "cities"})
_PARTS = ("north", "south", "east", "west", "central")
_WINDOW = 12
_LAND_FIRST = 0.5  # without a cue a province is meant rather than its seat
_COUNTRY_FIRST = 0.7  # … and a country rather than its capital
_VILLAGE = 1.0  # a village of the name is meant only where a word says so
_SEATS = frozenset({"PPLC", "PPLA", "PPLA2"})


#: The rule by which a feature word makes another name ("Niger River", where Niger is known).
FEATURE = "name-of-another-feature"

Rule = "Callable[[Case, Place], float]"


def gloss(case: Case, place: Place) -> float:
    """``A (B)``, ``A, or B``: two names that share one place."""
    for step in (1, -1):
        other = _beside(case, step)
        if other is not None and place.place_id in case.near_names.get(other, ()):
            return WEIGHTS["gloss"]
    return 0.0


def _beside(case: Case, step: int) -> int | None:
    """Give the token index of the name in or before a parenthesis next to this one."""
    opened = False
    for here in range(1, 6):
        token = case.sentence.token(case.at + step * here)
        opened = opened or token.text in "()[]/"
        if token.is_name:
            return case.at + step * here if opened else None
        if not token.is_word and token.text not in "()[]/:.,":
            return None
    return None


def containment(case: Case, place: Place) -> float:
    """``X, Y``, ``X in Y``, ``X (Y)``, ``Y's X``: Y contains the candidate, or another."""
    for other in _containers(case):
        ids = case.near_names.get(other, ())
        if not ids or place.place_id in ids:
            continue
        if any(_inside(case, place, container) for container in ids):
            return WEIGHTS["containment"]
        if any(_inside(case, rival, c) for rival in case.candidates for c in ids):
            return WEIGHTS["containment-elsewhere"]
    return 0.0


def town_of_the_state(case: Case, place: Place) -> float:
    """``Athens, Georgia``: a state that shares its name with a country."""
    known = is_town_of(case.sentence, case.at, place.place_id)
    return WEIGHTS["town-of-the-state"] if known else 0.0


def side(case: Case, place: Place) -> float:
    """``X on the Iranian side``, ``on the Nakhchivan bank``: the candidate lies there."""
    tokens = case.sentence.tokens
    for here in range(case.at + 2, min(case.at + _SIDE_REACH, len(tokens))):
        if tokens[here].low in _SIDES and tokens[here - 1].is_name:
            ids = case.near_names.get(here - 1, ())
            if any(_inside(case, place, one) for one in ids):
                return WEIGHTS["containment"]
            if any(_inside(case, rival, one) for rival in case.candidates for one in ids):
                return WEIGHTS["containment-elsewhere"]
        if tokens[here].low in {"and", "but", ";", "while"}:
            return 0.0
    return 0.0


def near(case: Case, place: Place) -> float:
    """``X near Y``: the candidate is close to Y, and a rival is not."""
    tokens, here = case.sentence.tokens, case.at + 1
    here += case.sentence.token(here).text == ","
    if case.sentence.token(here).low not in _NEAR_WORDS or place.position is None:
        return 0.0
    named = next(
        (at for at in range(here + 1, min(here + 4, len(tokens))) if tokens[at].is_name), 0
    )
    ids = case.near_names.get(named, ())
    other = case.scene.gazetteer.places.get(ids[0]) if len(ids) == 1 else None
    if other is None or other.position is None or other.is_country:
        return 0.0
    gap = {
        rival.place_id: distance_km(rival.position, other.position)
        for rival in case.candidates
        if rival.position
    }
    nearest = min(gap.values())
    alone = sum(one < 2 * nearest + _CLOSE_KM for one in gap.values()) == 1
    return WEIGHTS["near"] * (alone and gap[place.place_id] == nearest)


def _containers(case: Case) -> list[int]:
    """Give the token indices of names that may contain this one."""
    tokens = case.sentence.tokens
    found: list[int] = []
    after = case.at + 1
    if case.sentence.token(after).low in table(_R)["features"]:
        after += 1  # "the Julfa bridge in …", "X district of …"
    if case.sentence.token(after).low in _LYING and case.sentence.token(after + 1).low == "in":
        after += 1  # "X lies in Y"
    if case.sentence.token(after).low in {",", "in", "(", "of", "near"}:
        for here in range(after + 1, min(after + 5, len(tokens))):
            if tokens[here].is_name:
                found.append(here)
                break
    before = case.at - 1
    if before > 0 and tokens[before].low in {"’s", "'s", "of"} and tokens[before - 1].is_name:
        found.append(before - 1)
    elif tokens[before].is_name and before >= 0:
        found.append(before)
    return found


def _inside(case: Case, place: Place, container: str) -> bool:
    """Tell whether a candidate lies in a container."""
    gazetteer = case.scene.gazetteer
    if container in gazetteer.ancestors(place.place_id):
        return True
    other = gazetteer.places.get(container)
    return bool(
        other
        and other.is_country
        and other.country_codes
        and not place.is_country
        and other.country_codes[0] in place.country_codes
    )


def feature_word(case: Case, place: Place) -> float:
    """``the town of X``, ``X district``: the word calls for a kind of place."""
    wanted = _feature_wanted(case)
    if not wanted:
        return 0.0
    fits = any(_fits(place, kind) for kind in wanted.split())
    return WEIGHTS["feature-word"] if fits else WEIGHTS["feature-word-other"]


def _feature_wanted(case: Case) -> str:
    """Give the kinds that a feature word beside the name calls for; empty without one."""
    features: dict[str, str] = table(_R)["features"]
    after = case.sentence.token(case.at + 1)
    if after.low in {"the", "("}:  # "Nakhchivan the city", "Georgia (country)"
        kind = case.sentence.token(case.at + 2)
        if after.text == "(" and kind.low == "the":
            kind = case.sentence.token(case.at + 3)
        return features.get(kind.low, "")
    if after.low in features and after.low != "capital":
        return features[after.low]
    before = case.sentence.token(case.at - 1)
    if before.low == "of" or before.text == ",":
        before = case.sentence.token(case.at - 2)
    return features.get(before.low, "") or predicate(case.sentence, case.at)


def predicate(sentence: Sentence, at: int) -> str:
    """``X was a town``, ``X, a small town``: give the kind that is said of the name."""
    features: dict[str, str] = table(_R)["features"]
    article = sentence.token(at + 2).low in {"a", "an", "the"}
    if sentence.token(at + 1).low not in _BEING or not article:
        return ""
    for here in range(at + 3, at + 6):
        token = sentence.token(here)
        if token.low in features or not token.is_word:
            return features.get(token.low, "")
    return ""


def other_feature(sentence: Sentence, at: int, places: Sequence[Place]) -> str:
    """``Niger River`` where only the country is known: the name of something else."""
    after = sentence.token(at + 1)
    wanted = table(_R)["features"].get(after.low, "") if after.is_capital else ""
    kinds = wanted.split()
    if (
        kinds
        and set(kinds) <= {"H", "T"}
        and not any(_fits(place, kind) for place in places for kind in kinds)
    ):
        return FEATURE
    river = sentence.tokens[at].low in words(_R, "mode", "rivers")
    known = any(place.feature_class == "H" for place in places)
    return "river-of-the-same-name" if river and not known and has_article(sentence, at) else ""


def has_article(sentence: Sentence, at: int) -> bool:
    """Tell whether an article belongs to a name, and not to a noun behind it."""
    after = sentence.token(at + 1)
    if sentence.token(at - 1).low != "the" or after.text in "-–—/" or after.low == "of":
        return False  # "the Jordan of the 1970s" is the country
    small = words("english", "prepositions") | words("english", "auxiliaries") | _NO_NOUN
    noun = after.is_word and after.low not in small and not finite_after(sentence, at)
    return not noun


def article(case: Case, place: Place) -> float:
    """``the Jordan`` is the river, ``Jordan`` the country."""
    kinds = {rival.feature_class for rival in case.candidates}
    if kinds != {"A", "H"}:
        return 0.0
    river = has_article(case.sentence, case.at)
    return WEIGHTS["article"] * (river is (place.feature_class == "H"))


def _fits(place: Place, kind: str) -> bool:
    """Tell whether a place is of a kind: class, or class and code."""
    feature_class, _, code = kind.partition(".")
    return place.feature_class == feature_class and (not code or place.feature_code == code)


def setting(case: Case, place: Place) -> float:
    """Slopes and snow call for a mountain, banks and bridges for a river."""
    if len({rival.feature_class for rival in case.candidates}) == 1:
        return 0.0
    tokens = case.sentence.tokens
    near = {t.low for t in tokens[max(0, case.at - _WINDOW) : case.at + _WINDOW] if not t.is_name}
    fitting = near & words(_R, "settings", place.feature_class)
    return WEIGHTS["setting"] * min(1.0, len(fitting) / 2)


def part(case: Case, place: Place) -> float:
    """``western X`` in lower case is a part of X, ``Western X`` a name."""
    first = case.text.split()[0] if " " in case.text else ""
    if not first.lower().startswith(_PARTS):
        return 0.0
    is_part = bool(place.geometry_ref and place.geometry_ref.startswith("part:"))
    if first[0].islower():
        return WEIGHTS["part-in-lower-case"] if is_part else 0.0
    return 0.0 if is_part else WEIGHTS["part-with-capital"]


def claim(case: Case, place: Place) -> float:
    """A claimed name is quoted, said to be so called, or stands beside what it claims."""
    if "claim" not in place.status.lower() and "claim" not in place.title.lower():
        return 0.0
    tokens = case.sentence.tokens
    quoted = case.sentence.token(case.at - 1).text in "“\"«„‘'" and case.at > 0
    near = {t.low for t in tokens[max(0, case.at - _WINDOW) : case.at + _WINDOW]}
    spoken = bool(near & words(_R, "claims", "words"))
    return WEIGHTS["claim"] * (0.5 * quoted + 0.5 * spoken)


def town_or_land(case: Case, place: Place) -> float:
    """A town and its land bear one name: meetings call for the town, links for the land."""
    seat = case.seat_in_land
    if seat is None or place.feature_class not in {"P", "A"}:
        return 0.0
    tokens = case.sentence.tokens
    low = max(0, case.at - _WINDOW)
    near = [t.low for t in tokens[low : case.at + _WINDOW] if not t.is_name]
    towns, lands = words(_R, "town_or_land", "town"), words(_R, "town_or_land", "land")
    lean = float(sum(w in towns for w in near) - sum(w in lands for w in near))
    before = case.sentence.token(case.at - 1).low
    after = case.sentence.token(case.at + 1).low
    if before in {"in", "at", "в", "во", "à"} or after[1:] in {"da", "de"} or _is_locative(case):
        inner = case.sentence.token(case.at - 2).low in _SETTLED  # "a village in X"
        lean += -2 if inner and before == "in" else 1
    elif before in {"with", "across", "through"}:
        lean -= 1
    lean -= _land_first(case, seat)
    toward = lean if place.feature_class == "P" else -lean
    return WEIGHTS["town-or-land"] * max(-1.0, min(1.0, toward / 2))


def _is_locative(case: Case) -> bool:
    """Tell whether an Azerbaijani or Armenian name carries the ending of "in"."""
    low = case.text.lower()
    return ("ə" in low or "ı" in low or "ç" in low or low[0] >= "\u0530") and low.endswith(
        ("da", "də", "ում")
    )


def _land_first(case: Case, seat: Place) -> float:
    """Give how much more the land is meant where nothing tells."""
    if seat.feature_code not in _SEATS or document.usual_place(case.text):
        return _VILLAGE + _LAND_FIRST
    if any(rival.is_country for rival in case.candidates):
        return _COUNTRY_FIRST
    return 0.0 if seat.feature_code == "PPLC" else _LAND_FIRST


RULES: tuple[tuple[str, Callable[[Case, Place], float]], ...] = (
    ("gloss", gloss),
    ("containment", containment),
    ("town-of-the-state", town_of_the_state),
    ("side-of-a-border", side),
    ("near-another", near),
    ("feature-word", feature_word),
    ("article-of-a-river", article),
    ("setting", setting),
    ("part-or-name", part),
    ("claimed-name", claim),
    ("town-or-land", town_or_land),
    ("era", document.era),
    ("one-sense-per-document", document.one_sense),
    ("state-politics", document.state_cues),
    ("sovereign-state", document.sovereign),
    ("state-of-the-document", document.home_state),
    ("country-of-the-document", document.country_share),
    ("places-inside-it", document.inside),
    ("company", document.company),
    ("neighbours", document.neighbours),
    ("nearness", document.nearness),
    ("spelling", document.spelling),
    ("rank-of-the-place", document.rank),
    ("population", document.population),
    ("usual-place", document.usual),
    ("order-of-the-table", document.table_order),
)

#: Rules of the phrase itself: what they settle does not give way to the document.
PHRASE_RULES = frozenset(
    {"gloss", "containment", "side-of-a-border", "near-another", "town-of-the-state",
     "feature-word", "article-of-a-river", "part-or-name", "claimed-name", "state-politics"}
)  # fmt: skip
