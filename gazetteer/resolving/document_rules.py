"""The rules by which the whole document speaks for a candidate, and what is usual. Pure.

Like those of ``resolving.rules``, each gives a candidate a number, 0 where it has nothing
to say. They weigh less than what the phrase around a name says.
"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

from gazetteer.cues import table, words
from gazetteer.resolving.scene import ANYWHERE, years_in
from gazetteer.resolving.statetowns import after_party
from gazetteer.resolving.weights import WEIGHTS

if TYPE_CHECKING:
    from gazetteer.model import Place
    from gazetteer.resolving.case import Case

_R = "resolve_en"
_RANKS = {
    "PCLI": 1.0, "PCLS": 0.8, "PCLD": 0.8, "PCLH": 0.7, "CONT": 1.0, "PPLC": 0.95, "ADM1": 0.6,
    "RGN": 0.7, "PPLA": 0.7, "GOVL": 0.8, "ADM1H": 0.7, "RGNE": 0.8, "RTE": 0.8, "ADM2": 0.45,
    "PPLA2": 0.55, "PPL": 0.35, "MT": 0.65, "ISL": 0.7, "SEA": 0.9, "LK": 0.6, "STM": 0.5,
    "PPLX": 0.3, "ADM3": 0.3,
}  # fmt: skip
_DEFAULT_RANK = 0.4
_POLITY = 1.5  # a word that speaks of a country, against one that speaks of a state
_ENDING = 4  # letters of a case
_SMALL_TOWN = 4.0  # 10,000 people, as a power of ten
_STATE_OF_A_CITY = 0.1  # "New York" is the city until something says otherwise
_FAR = 40
_LIST = 6
_NEAR = 6
_JOINING = frozenset({",", "and", "or", "&", "-", "–", "и", "ve", "və", "և", "და", "و"})


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
    """What a name means elsewhere in the document it means here; ``the other X`` does not.

    Not so where a town and its land share a name: both are meant in one article.
    """
    if case.is_town_and_land or not case.sense:
        return 0.0
    same = case.sense == place.place_id
    if _is_the_other(case):
        return 2 * WEIGHTS["one-sense"] * (not same)
    return WEIGHTS["one-sense"] * same


def _is_the_other(case: Case) -> bool:
    """Tell whether the phrase says that another place of the name is meant."""
    before, article = case.sentence.token(case.at - 1), case.sentence.token(case.at - 2)
    return before.low == "other" and article.low in {"the", "that", "this"}


def country_share(case: Case, place: Place) -> float:
    """The document is about the candidate's country.

    A text on policy names the United States without being about a state of theirs.
    """
    if is_us_state(place) and any(rival.is_country for rival in case.candidates):
        return 0.0
    return WEIGHTS["country-share"] * case.scene.share(place, case.text.lower())


def inside(case: Case, place: Place) -> float:
    """The document names places inside the candidate country, or inside its rivals."""
    if not place.is_country or not place.country_codes:
        return 0.0
    own = {rival.place_id for rival in case.candidates}
    mine = case.scene.places_in(place.country_codes[0], own)
    codes = {code for rival in case.candidates for code in rival.country_codes}
    others = codes - set(place.country_codes) - {"US"}  # of a state ``home_state`` speaks
    theirs = sum(case.scene.places_in(code, own) for code in others)
    return WEIGHTS["inside"] * max(0.0, mine - theirs) / (mine + theirs + 1.0)


def company(case: Case, place: Place) -> float:
    """The names of the same list lie in the candidate's country; those near by count half.

    Countries are listed with countries.
    """
    near = [
        at
        for at, ids in case.near_names.items()
        if ids and abs(at - case.at) <= _LIST and not after_party(case.sentence, at)
    ]
    listed = [at for at in near if _is_listed(case, at)]
    places = case.scene.gazetteer.places
    named = [places[case.near_names[at][0]] for at in listed or near]
    countries = bool(listed) and any(one.is_country for one in case.candidates)
    told = [one for one in named if one.country_codes and one.place_id not in ANYWHERE]
    mates = [one for one in told if countries or not one.is_country]
    if not mates:
        return 0.0
    same = sum(_is_mate(place, one) for one in mates)
    return WEIGHTS["company"] * (1.0 if listed else 0.5) * same / len(mates)


def _is_mate(place: Place, mate: Place) -> bool:
    """Tell whether a candidate is of a kind with a place of its list."""
    if mate.is_country:
        return place.is_country
    return bool(set(mate.country_codes) & set(place.country_codes))


def _is_listed(case: Case, other: int) -> bool:
    """Tell whether only commas, conjunctions and names stand between two names."""
    between = case.sentence.tokens[min(case.at, other) + 1 : max(case.at, other)]
    return all(token.is_name or token.low in _JOINING for token in between)


def neighbours(case: Case, place: Place) -> float:
    """A country of the phrase borders the candidate and none of its rivals ("Congo-Rwanda")."""
    if not place.is_country:
        return 0.0
    near = {one for at, ids in case.near_names.items() for one in ids if abs(at - case.at) <= _LIST}
    met = sum(case.scene.meet(place.place_id, one) for one in near)
    return WEIGHTS["neighbours"] * min(1.0, met / 2)


def nearness(case: Case, place: Place) -> float:
    """The names around are near the candidate."""
    rivals = {rival.place_id for rival in case.candidates}
    return WEIGHTS["nearness"] * case.scene.nearness(place, case.number, rivals)


def state_cues(case: Case, place: Place) -> float:
    """Words of state politics, and other states, call for a state of the United States."""
    if not is_us_state(place):
        return 0.0
    others = [
        at
        for at, ids in case.near_names.items()
        if ids
        and all(_is_other_state(case, one) for one in ids)
        and not after_party(case.sentence, at)
    ]
    if not any(rival.is_country for rival in case.candidates):  # Washington, New York
        others = 2 * [at for at in others if _is_listed(case, at)]
    return WEIGHTS["state-cues"] * min(1.0, (_state_words(case) + len(others)) / 2)


def _state_words(case: Case) -> int:
    """Count the words of state politics near a name.

    Those of Congress count only right beside it, or where a member is said to be "of" it:
    senators speak of any country.
    """
    tokens, at = case.sentence.tokens, case.at
    near = {t.low for t in tokens[max(0, at - _NEAR) : at + _NEAR]}
    member = case.sentence.token(at - 1).low == "of" and case.sentence.token(at - 2).is_capital
    beside = near if member else {t.low for t in tokens[max(0, at - 2) : at + 3]}
    congress = beside & words(_R, "states", "congress")
    return len(near & words(_R, "states", "words")) + len(congress)


def sovereign(case: Case, place: Place) -> float:
    """Words of sovereign states call for the country: duties, embassies, a parliament."""
    if not place.is_country or not any(is_us_state(rival) for rival in case.candidates):
        return 0.0
    tokens, at = case.sentence.tokens, case.at
    near = {t.low for t in tokens[max(0, at - _NEAR) : at + _NEAR]}
    return WEIGHTS["sovereign"] * min(1.0, len(near & words(_R, "states", "sovereign")) / 2)


def is_us_state(place: Place) -> bool:
    """Tell whether a place is a state of the United States."""
    return place.feature_code == "ADM1" and place.country_codes == ("US",)


def _is_other_state(case: Case, place_id: str) -> bool:
    """Tell whether a place is a state of the United States and no candidate."""
    place = case.scene.gazetteer.places.get(place_id)
    return bool(place and is_us_state(place) and place not in case.candidates)


def home_state(case: Case, place: Place) -> float:
    """The whole document is about a state: its politics, its towns, its neighbours.

    Against it speaks what lies in the country of the same name.
    """
    if not is_us_state(place):
        return 0.0
    scene = case.scene
    rivals = {code for rival in case.candidates if rival.is_country for code in rival.country_codes}
    if not rivals:
        return 0.0
    own = {rival.place_id for rival in case.candidates}
    for_state = scene.state_evidence(own)
    against = 2.0 * sum(scene.places_in(code, own) for code in rivals) + 0.3 * scene.abroad(own)
    against += _POLITY * len(scene.polity_words)
    return WEIGHTS["home-state"] * for_state / (for_state + against + 1.0)


def spelling(case: Case, place: Place) -> float:
    """The name is written just as the candidate's own preferred name."""
    if case.is_town_and_land:
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


def population(case: Case, place: Place) -> float:
    """Of towns that only GeoNames knows a larger one is meant rather."""
    towns = case.scene.gazetteer.towns
    people = towns.population.get(place.place_id, 0) if towns else 0
    return WEIGHTS["population"] * max(0.0, log10(max(people, 1)) - _SMALL_TOWN)


def usual_place(name: str) -> str:
    """Give what a name, or an inflected form of it, usually means; empty if nothing is set."""
    meant: dict[str, str] = table(_R)["usual"]
    low = name.lower()
    return next(
        (
            place
            for stem, place in meant.items()
            if low.startswith(stem) and len(low) - len(stem) <= _ENDING
        ),
        "",
    )


def usual(case: Case, place: Place) -> float:
    """What a bare name usually means: Congo is the larger one of the two.

    Of towns of one name, that which the tables call so without more.
    """
    meant = usual_place(case.text)
    if meant:
        return WEIGHTS["usual"] * (meant == place.place_id)
    towns = all(rival.feature_class == "P" for rival in case.candidates)
    plain = "-".join(place.title.lower().split()) == place.place_id
    return WEIGHTS["usual"] * (towns and plain)


def table_order(case: Case, place: Place) -> float:
    """The order of the tables, between candidates of unlike rank."""
    position = [rival.place_id for rival in case.candidates].index(place.place_id)
    return -WEIGHTS["table-order"] * position
