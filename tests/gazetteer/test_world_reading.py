"""Which names of towns count: each rule with sentences that it must, and must not, let pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.match import find_matches
from gazetteer.model import Match, Segment, Zone
from gazetteer.sentences import split_sentences
from gazetteer.world import with_world
from gazetteer.worldwide.town_matches import with_towns
from gazetteer.worldwide.towns import PREFIX

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer.gazetteer import Gazetteer

    Found = Callable[..., dict[str, str]]


def _matches(text: str, gazetteer: Gazetteer, language: str = "") -> tuple[Match, ...]:
    """Match a text, with the towns that it supports."""
    cuts = tuple(split_sentences(text, 0, len(text)))
    segments = (Segment(0, len(text), Zone.BODY, cuts),)
    found = find_matches(text, gazetteer)
    return with_towns(text, found, gazetteer, segments, language=language)


@pytest.fixture(scope="module")
def towns(curated: Gazetteer) -> Found:
    """Give, for each name of a town that counts in a text, the country (or state) meant."""

    def found(text: str, language: str = "") -> dict[str, str]:
        whole = with_world(curated, [text])
        answer = {}
        for match in _matches(text, whole, language):
            places = [whole.places[one] for one in match.place_ids]
            if all(place.place_id.startswith(PREFIX) for place in places):
                parents = {str(place.parent) for place in places}
                answer[match.text] = parents.pop() if len(parents) == 1 else "?"
        return answer

    return found


@pytest.fixture(scope="module")
def rules(curated: Gazetteer) -> Found:
    """Give, for each name of a town that counts in a text, the rule that lets it count."""

    def found(text: str, language: str = "") -> dict[str, str]:
        whole = with_world(curated, [text])
        return {m.text: m.support for m in _matches(text, whole, language) if m.support}

    return found


@pytest.mark.parametrize(
    ("text", "name", "inside"),
    [
        ("A school opened in Clinton, Iowa, last week.", "Clinton", "iowa"),
        ("A school opened in Clinton, Maryland, last week.", "Clinton", "maryland"),
        ("She moved to Leiria in Portugal as a child.", "Leiria", "portugal"),
        ("The firm has its seat in Linz (Austria).", "Linz", "austria"),
        ("They marched on Uvira, in eastern Congo.", "Uvira", "south-kivu"),
        ("Brazil's Manaus grew on rubber.", "Manaus", "brazil"),
        ("Ohrid lies in North Macedonia.", "Ohrid", "north-macedonia"),
        ("Le maire de Bouaké, en Côte d'Ivoire, a parlé.", "Bouaké", "ivory-coast"),
    ],
)
def test_a_container_says_which_town(towns: Found, text: str, name: str, inside: str) -> None:
    """``X, Y``, ``X in Y``, ``X (Y)``, ``Y's X``: the bearer that lies in Y."""
    assert towns(text)[name] == inside


@pytest.mark.parametrize(
    "text",
    [
        "In Athens, Georgia, the band played.",
        "A mill closed in Rome, Georgia, in May.",
        "He is from Paris, Texas, and proud of it.",
        "Crime fell in Birmingham, Alabama.",
    ],
)
def test_a_town_elsewhere_beats_the_curated_one(towns: Found, text: str) -> None:
    """A container in which no curated bearer lies speaks for the town that lies there."""
    assert len(towns(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "In Athens, Greece, the band played.",
        "Rome, Paris and London agreed.",
        "Delaware, Ohio and Maryland voted.",
        "They met in Lebanon, Jordan and Syria.",
        "In Athens, Georgia beat Greece by two goals.",
        "Tripoli, Libya, was calm.",
    ],
)
def test_a_curated_bearer_stays(towns: Found, text: str) -> None:
    """Without such a container the place of the tables is meant."""
    assert towns(text) == {}


def test_what_was_introduced_is_meant_later(towns: Found, rules: Found) -> None:
    """After ``Rome, Georgia`` the bare name is that town, until its own land stands by it."""
    text = "A mill closed in Rome, Georgia. Rome had depended on it. Voters in Rome knew."
    assert rules(text)["Rome"] == "one-sense-per-document"
    other = "He came from Rome, Italy. Later he saw Rome, Georgia. Rome had aged."
    assert rules(other).get("Rome") == "containment"


def test_the_state_behind_a_town_is_no_country(rules: Found) -> None:
    """``Georgia`` behind a town of the state is the state."""
    assert rules("Moultrie, Georgia, is small.")["Georgia"] == "town-of-the-state"


@pytest.mark.parametrize(
    "text",
    [
        "The city of Kolwezi is large.",
        "Residents of Kolwezi fled.",
        "He reached the mining town Kolwezi.",
        "They live in Kolwezi district.",
    ],
)
def test_words_for_settlements(rules: Found, text: str) -> None:
    """A small word for a settlement beside a name calls it one."""
    assert rules(text)["Kolwezi"] == "feature-word"


@pytest.mark.parametrize(
    "text",
    [
        "Fighting broke out in Kolwezi.",
        "The mines near Kolwezi closed.",
        "The road runs just south of Kolwezi.",
        "The Kolwezi-based firm closed.",
        "A train from Kolwezi to Likasi derailed.",
    ],
)
def test_prepositions_of_place(rules: Found, text: str) -> None:
    """A preposition of place speaks for a large town whose name is nothing else."""
    assert rules(text)["Kolwezi"] == "preposition-of-place"


def test_a_small_town_wants_its_country_in_the_text(rules: Found) -> None:
    """A preposition alone is not enough for a small town."""
    assert rules("The bus stopped in Konjic.") == {}
    assert "Konjic" in rules("The bus stopped in Konjic. Bosnia has many such towns.")


@pytest.mark.parametrize(
    "text",
    [
        "KOLWEZI — Rebels moved on Monday.",
        "KOLWEZI, March 3 — Rebels moved on Monday.",
        "Kolwezi (Reuters) — Rebels moved on Monday.",
    ],
)
def test_datelines(rules: Found, text: str) -> None:
    """The place from which a dispatch is sent."""
    shown = rules(text)
    assert "KOLWEZI" in shown or shown.get("Kolwezi") == "dateline"


def test_towns_in_one_list(rules: Found) -> None:
    """A town listed with one that is known, in the same country, counts with it."""
    assert rules("Russia shelled Kramatorsk and Sloviansk.")["Sloviansk"]
    text = "Mills ran in Burnley, Accrington, Colne and Nelson, in England."
    assert {"Burnley", "Accrington", "Colne"} <= set(rules(text))


def test_a_large_town_within_a_sentence(rules: Found) -> None:
    """The name of a city of a million needs no support but a capital within a sentence."""
    assert rules("He owns flats and shops; Surabaya pays best.")["Surabaya"] == "large-town"
    assert rules("Surabaya pays best.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Clinton said that Bush would win.",
        "He trusted in Clinton and in Kent.",
        "Hope springs eternal in Reading rooms.",
        "Toyota opened a plant; shares of Toyota rose.",
        "Jack Bathurst spoke. Later, in Bathurst, one saw hope.",
        "The role went to Hudson, with Kingston as Hamlet.",
        "In Islam and in Java one believes.",
        "It flows into Lake Placid.",
        "The Surat Thani express was late.",
        "Living In Harmony With Nature",
        "The influence of Bolton on Austen was great.",
        "Dr. Kolwezi smiled.",
        "Write to @Kolwezi.",
        "Al-Kolwezi spoke.",
        "the kolwezi of the poets",
        "They voted in Clinton County.",
        "They crossed into Davao Oriental in the Philippines.",
        "He grew up in Davao del Norte, in the Philippines.",
    ],
)
def test_names_that_are_no_towns(towns: Found, text: str) -> None:
    """Persons, words, brands, parts of longer names: none of them is a town."""
    assert towns(text) == {}


def test_an_area_named_after_a_town_is_not_the_town(rules: Found) -> None:
    """``Katsina state`` is found with its word, as something that no table has."""
    assert rules("Bandits raided Katsina state in Nigeria.") == {
        "Katsina state": "area-of-that-name"
    }
    assert "Katsina" in rules("Bandits were seen near Katsina in Nigeria.")


def test_a_word_that_the_text_writes_small(towns: Found) -> None:
    """A name that stands in the text in small letters too is a word there."""
    assert "Surat" in towns("Prices rose in Surat.")
    assert towns("Prices rose in Surat. Every surat has its verse.") == {}


@pytest.mark.parametrize(
    ("text", "name", "language"),
    [
        ("Он родился в Калуге, в России.", "Калуге", "ru"),
        ("Удар пришёлся по городу Валуйки в России.", "Валуйки", "ru"),
        ("Kaza Kütahya'da oldu.", "Kütahya", "tr"),
        ("Der Zug fuhr bei Bochum.", "Bochum", "de"),
        ("Il vit à Grenoble.", "Grenoble", "fr"),
        ("Hubo un tiroteo en Culiacán.", "Culiacán", "es"),
        ("В украинском Славянске прогремел взрыв.", "Славянске", "ru"),
        ("Ukraynanın Slavyansk şəhərində partlayış olub.", "Slavyansk", "az"),
        ("در شهر کرج در ایران باران بارید.", "کرج", "fa"),
        ("უკრაინის ქალაქ სლავიანსკში აფეთქება მოხდა.", "სლავიანსკში", "ka"),
        ("Ճապոնիայի Նագոյա քաղաքում անձրև է։", "Նագոյա", "hy"),
    ],
)
def test_other_languages(rules: Found, text: str, name: str, language: str) -> None:
    """Prepositions, endings and cases of other languages speak for a town as well."""
    assert name in rules(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Калуга красива.", "ru"),
        ("Мы говорили о Кирове.", "ru"),
        ("کرج", "fa"),
        ("Kaya geldi.", "tr"),
    ],
)
def test_other_languages_want_support_too(towns: Found, text: str, language: str) -> None:
    """A bare name at the beginning, or a person's, is no town in any language."""
    assert towns(text, language) == {}


def test_the_country_of_the_text_chooses(towns: Found) -> None:
    """Of towns of one name that in a country of the text is meant."""
    assert towns("Ecuador is hilly. He lives in Loja.")["Loja"] == "ecuador"
    assert towns("Spain is dry. He lives in Loja.")["Loja"] == "spain"


def test_a_text_about_a_state_means_the_towns_of_the_state(towns: Found) -> None:
    """Words and persons' names too, after a preposition; it is named twice, others are not."""
    text = "Georgia is hot. Atlanta sleeps. In Georgia one drives to Savannah and from Augusta."
    assert towns(text) == {"Savannah": "georgia-us", "Augusta": "georgia-us"}
    assert "Augusta" not in towns(text.replace("Atlanta", "Greece, Atlanta and Rome"))
    assert "Augusta" not in towns("Georgia is hot. Tbilisi sleeps. In Georgia we met Augusta.")
    assert "Savannah" not in towns("Lions in the savannah of Kenya. Kenya has a Savannah of lions.")


def test_what_cannot_be_told_is_left_open(towns: Found) -> None:
    """Towns of one name and of like size stay candidates together."""
    assert towns("America votes. The mayor of Springfield resigned.")["Springfield"] == "?"


def test_a_document_does_not_depend_on_its_corpus(curated: Gazetteer) -> None:
    """A text is read alike alone and among others that name other towns."""
    one = "Fighting in Kolwezi and in Kol-\nwezi; Goris and Rome, Georgia."
    others = ["San Pedro Sula in Honduras. Калуга. Springfield, Illinois.", "کرج، ایران"]
    alone = _matches(one, with_world(curated, [one]))
    among = _matches(one, with_world(curated, [*others, one]))
    assert alone == among


def test_without_the_world_nothing_changes(curated: Gazetteer) -> None:
    """A gazetteer with nothing under it gives its matches back."""
    text = "From Kolwezi to Goris."
    assert _matches(text, curated) == find_matches(text, curated)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("LIMA, Ohio — The tank plant hired again.", {"LIMA": "ohio"}),
        ("Peru, Indiana, has a circus. In Peru the winters are cold.", {"Peru": "indiana"}),
        ("Envoys of Peru, Florida and Cuba sat at one table.", {}),
        ("Cuba, Mexico and Peru abstained.", {}),
    ],
)
def test_a_country_s_name_before_a_state_is_a_town(
    text: str, wanted: dict[str, str], towns: Found
) -> None:
    """``Peru, Indiana`` is a town, in capitals too; a list of countries and states is none."""
    assert towns(text) == wanted


def test_a_list_of_countries_keeps_its_countries(curated: Gazetteer) -> None:
    """After ``Peru, Indiana`` the country is still meant where countries are listed."""
    text = "He moved to Peru, Indiana, in May. His firm sells to Peru, Chile and Bolivia."
    whole = with_world(curated, [text])
    ids = [one.place_ids[0] for one in _matches(text, whole) if one.text == "Peru"]
    assert ids[1] == "peru"
