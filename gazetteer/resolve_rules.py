"""The rules by which candidates for a name are compared. Pure.

Each rule is a function from a name in its sentence and a candidate to a number, 0 where
it has nothing to say; what the number weighs is in ``weights.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazetteer.cues import table, words
from gazetteer.scene import years_in
from gazetteer.statetowns import is_town_of
from gazetteer.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gazetteer.context import Sentence
    from gazetteer.model import Place
    from gazetteer.scene import Scene

_R = "resolve_en"
_RANKS = {
    "PCLI": 1.0, "PCLS": 0.8, "PCLD": 0.8, "PCLH": 0.7, "CONT": 1.0, "PPLC": 0.95, "ADM1": 0.6,
    "RGN": 0.7, "PPLA": 0.7, "GOVL": 0.8, "ADM1H": 0.7, "RGNE": 0.8, "RTE": 0.8, "ADM2": 0.45,
    "PPLA2": 0.55, "PPL": 0.35, "MT": 0.65, "ISL": 0.7, "SEA": 0.9, "LK": 0.6, "STM": 0.5,
    "PPLX": 0.3, "ADM3": 0.3,
}  # fmt: skip
_DEFAULT_RANK = 0.4
_STATE_OF_A_CITY = 0.1  # "New York" is the city until something says otherwise
_PARTS = ("north", "south", "east", "west", "central")
_WINDOW = 12
_FAR = 40
_LIST = 6
_LAND_FIRST = 0.5  # without a cue a province is meant rather than its seat


@dataclass(frozen=True, slots=True)
class Case:
    """One name to resolve: where it stands, and what is known around it."""

    sentence: Sentence
    number: int  # of the sentence in the document
    at: int
    candidates: tuple[Place, ...]
    near_names: Mapping[int, tuple[str, ...]]  # token index -> ids of the other names
    scene: Scene

    @property
    def text(self) -> str:
        """The name as it is written."""
        return self.sentence.tokens[self.at].text


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


def _containers(case: Case) -> list[int]:
    """Give the token indices of names that may contain this one."""
    tokens = case.sentence.tokens
    found: list[int] = []
    after = case.at + 1
    if case.sentence.token(after).low in table(_R)["features"]:
        after += 1  # "the Julfa bridge in …", "X district of …"
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
    if after.low in features and after.low != "capital":
        return features[after.low]
    before = case.sentence.token(case.at - 1)
    if before.low == "of" or before.text == ",":
        before = case.sentence.token(case.at - 2)
    return features.get(before.low, "")


def other_feature(sentence: Sentence, at: int, places: Sequence[Place]) -> str:
    """``Niger River`` where only the country is known: the name of something else."""
    after = sentence.token(at + 1)
    wanted = table(_R)["features"].get(after.low, "") if after.is_capital else ""
    kinds = wanted.split()
    if (
        kinds
        and set(kinds) <= {"H", "T", "R"}
        and not any(_fits(place, kind) for place in places for kind in kinds)
    ):
        return "name-of-another-feature"
    river = sentence.tokens[at].low in words(_R, "mode", "rivers")
    article = sentence.token(at - 1).low == "the" and after.text not in "-–—/"
    noun = after.is_word and after.low not in words("english", "prepositions") | words(
        "english", "auxiliaries"
    ) | {"and", "or"}
    known = any(place.feature_class == "H" for place in places)
    return "river-of-the-same-name" if river and article and not noun and not known else ""


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


def _is_town_and_land(case: Case) -> bool:
    """Tell whether the candidates are a town and the land that it lies in."""
    lands = {rival.place_id for rival in case.candidates if rival.feature_class == "A"}
    ancestors = case.scene.gazetteer.ancestors
    return any(
        lands.intersection(ancestors(rival.place_id))
        for rival in case.candidates
        if rival.feature_class == "P"
    )


def town_or_land(case: Case, place: Place) -> float:
    """A town and its land bear one name: meetings call for the town, links for the land."""
    if not _is_town_and_land(case) or place.feature_class not in {"P", "A"}:
        return 0.0
    tokens = case.sentence.tokens
    low = max(0, case.at - _WINDOW)
    near = [t.low for t in tokens[low : case.at + _WINDOW] if not t.is_name]
    towns, lands = words(_R, "town_or_land", "town"), words(_R, "town_or_land", "land")
    lean = float(sum(w in towns for w in near) - sum(w in lands for w in near))
    before = case.sentence.token(case.at - 1).low
    after = case.sentence.token(case.at + 1).low
    if before in {"in", "at", "в", "во", "à"} or after[1:] in {"da", "de"}:
        lean += 1
    elif before in {"with", "across", "through"}:
        lean -= 1
    if not any(rival.feature_code == "PPLC" for rival in case.candidates):
        lean -= _LAND_FIRST
    toward = lean if place.feature_class == "P" else -lean
    return WEIGHTS["town-or-land"] * max(-1.0, min(1.0, toward / 2))


def era(case: Case, place: Place) -> float:
    """The years around a name lie in the candidate's time, or outside it."""
    if not any(rival.valid_from or rival.valid_to for rival in case.candidates):
        return 0.0
    near = case.sentence.tokens[max(0, case.at - _FAR) : case.at + _FAR]
    stated = years_in(" ".join(token.text for token in near))
    year = stated[-1] if stated else case.scene.latest_year
    if year is None:
        return 0.0
    since = int(place.valid_from[:4]) if place.valid_from else -9999
    until = int(place.valid_to[:4]) if place.valid_to else 9999
    return WEIGHTS["era"] if since <= year <= until else WEIGHTS["era-past"]


def one_sense(case: Case, place: Place) -> float:
    """What a name meant earlier in the document it means again.

    Not so where a town and its land share a name: both are meant in one article.
    """
    if _is_town_and_land(case):
        return 0.0
    return WEIGHTS["one-sense"] * (case.scene.senses.get(case.text.lower()) == place.place_id)


def country_share(case: Case, place: Place) -> float:
    """The document is about the candidate's country."""
    return WEIGHTS["country-share"] * case.scene.share(place)


def company(case: Case, place: Place) -> float:
    """The names in the same list or phrase lie in the candidate's country."""
    near = [ids for at, ids in case.near_names.items() if abs(at - case.at) <= _LIST and ids]
    places = case.scene.gazetteer.places
    mates = [places[ids[0]] for ids in near if len(ids) == 1]
    mates = [one for one in mates if one.country_codes and not one.is_country]
    if not mates:
        return 0.0
    same = sum(bool(set(one.country_codes) & set(place.country_codes)) for one in mates)
    return WEIGHTS["company"] * same / len(mates)


def nearness(case: Case, place: Place) -> float:
    """The names around are near the candidate."""
    return WEIGHTS["nearness"] * case.scene.nearness(place, case.number)


def state_cues(case: Case, place: Place) -> float:
    """Words of state politics call for a state of the United States."""
    if place.feature_code != "ADM1" or "US" not in place.country_codes:
        return 0.0
    tokens = case.sentence.tokens
    near = {t.low for t in tokens[max(0, case.at - 6) : case.at + 6]}
    found = len(near & words(_R, "states", "words"))
    other_states = sum(
        bool(ids) and all(_is_state(case, one) for one in ids) for ids in case.near_names.values()
    )
    return WEIGHTS["state-cues"] * min(1.0, (found + other_states) / 2)


def _is_state(case: Case, place_id: str) -> bool:
    """Tell whether a place is inside the United States."""
    place = case.scene.gazetteer.places.get(place_id)
    return bool(place and place.feature_code == "ADM1" and place.country_codes == ("US",)
                and place not in case.candidates)  # fmt: skip


def spelling(case: Case, place: Place) -> float:
    """The name is written just as the candidate's own preferred name."""
    if _is_town_and_land(case):
        return 0.0
    own = [name for name in case.scene.gazetteer.names_of(place.place_id) if name.name == case.text]
    if not own:
        return 0.0
    return WEIGHTS["spelling"] * (1.0 if any(name.preferred for name in own) else 0.4)


def rank(case: Case, place: Place) -> float:
    """Countries before capitals before provinces before towns before villages."""
    named_city = any(
        rival.feature_class == "P" and "US" in rival.country_codes for rival in case.candidates
    )
    if place.feature_code == "ADM1" and "US" in place.country_codes and named_city:
        return WEIGHTS["rank"] * _STATE_OF_A_CITY
    return WEIGHTS["rank"] * _RANKS.get(place.feature_code, _DEFAULT_RANK)


def table_order(case: Case, place: Place) -> float:
    """The order of the tables, between candidates of unlike rank."""
    position = [rival.place_id for rival in case.candidates].index(place.place_id)
    return -WEIGHTS["table-order"] * position


RULES: tuple[tuple[str, Callable[[Case, Place], float]], ...] = (
    ("gloss", gloss),
    ("containment", containment),
    ("town-of-the-state", town_of_the_state),
    ("feature-word", feature_word),
    ("setting", setting),
    ("part-or-name", part),
    ("claimed-name", claim),
    ("town-or-land", town_or_land),
    ("era", era),
    ("one-sense-per-document", one_sense),
    ("state-politics", state_cues),
    ("country-of-the-document", country_share),
    ("company", company),
    ("nearness", nearness),
    ("spelling", spelling),
    ("rank-of-the-place", rank),
    ("order-of-the-table", table_order),
)
