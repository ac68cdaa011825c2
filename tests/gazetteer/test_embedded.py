"""Names inside other names are found, and are no places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.model import Kind, Mention

if TYPE_CHECKING:
    from collections.abc import Callable

    Read = Callable[..., tuple[Mention, ...]]

INSIDE = [
    ("Minsk Group co-chairs came.", "Minsk"),
    ("The Minsk process is dead.", "Minsk"),
    ("She spoke at the Munich Security Conference.", "Munich"),
    ("He studied at Ankara University.", "Ankara"),
    ("He studied at the University of Chicago.", "Chicago"),
    ("The Tehran Times reported it.", "Tehran"),
    ("The Second Karabakh War changed it.", "Karabakh"),
    ("After the 2020 Karabakh war nothing was the same.", "Karabakh"),
    ("The Iran–Iraq War lasted eight years.", "Iran"),
    ("The Treaty of Kars drew the line.", "Kars"),
    ("The treaty of Kars drew the line.", "Kars"),
    ("The Budapest Memorandum failed.", "Budapest"),
    ("FC Ararat lost.", "Ararat"),
    ("They live on Baku Street.", "Baku"),
    ("Jack London wrote about dogs.", "London"),
    ("Mr. Tehran agreed.", "Tehran"),
    ("Florence Nightingale never rested.", "Florence"),
    ("Ararat Mirzoyan flew home.", "Ararat"),
    ("A. Berlin wrote it.", "Berlin"),
    ("We ate a Turkey sandwich.", "Turkey"),
    ("The Venice Commission objected.", "Venice"),
    ("He was at Yerevan State University.", "Yerevan"),
    ("The Berlin Wall fell.", "Berlin"),
    ("The Tbilisi Tribune-Review printed the list.", "Tbilisi"),
    ("Gyumri is often called the Venice of the North.", "Venice"),
    ("Some call Borjomi the Geneva of Georgia.", "Geneva"),
    ("Nobody wants another Lebanon on the coast.", "Lebanon"),
    ("The port wants to become the new Dubai.", "Dubai"),
    ("The ferry Batumi sank in the storm.", "Batumi"),
    ("Typhoon Manila closed the port.", "Manila"),
    ("They watched the film “Chicago” twice.", "Chicago"),
    ("They stayed at the hotel Kars.", "Kars"),
    ("A nurse named Odessa met us.", "Odessa"),
    ("He called his daughter Sofia.", "Sofia"),
    ("My name is Vienna.", "Vienna"),
    ("He ordered a glass of Bordeaux.", "Bordeaux"),
    ("Bring me the Jermuk, not the tap water.", "Jermuk"),
    ("Kapan drew 1-1 on Sunday.", "Kapan"),
    ("The visitors lost 3–0 to Gori.", "Gori"),
    ("The striker and the goalkeeper both play for Malaga.", "Malaga"),
    ("Partizan Belgrade beat Dinamo Zagreb 3-1.", "Belgrade"),
    ("Viktor Sofia, 19, scored in injury time.", "Sofia"),
    ("She worked for Cairo Capital.", "Cairo"),
    ("Kosovo Telecom paid for it.", "Kosovo"),
    ("There will be no second Beirut here.", "Beirut"),
    ("The Baltic Dry Index gained.", "Baltic"),
    ("İstanbul Üniversitesi rapor yayımladı.", "İstanbul"),
    ("They called the valley the Tibet of Europe.", "Tibet"),
    ("Tomaz Berlin, a baker, agreed.", "Berlin"),
    ("The African Union sent observers.", "African"),
    ("The chef is proud of his Kiev cutlets.", "Kiev"),
]

OUTSIDE = [
    ("The group met in Minsk.", "Minsk"),
    ("The conference in Munich ended.", "Munich"),
    ("The Embassy in Baku is closed.", "Baku"),
    ("A Moscow-based analyst agreed.", "Moscow"),
    ("The Yerevan summit ended.", "Yerevan"),
    ("The war in Karabakh ended.", "Karabakh"),
    ("Michael visited Jordan.", "Jordan"),
    ("The treaty was signed in Kars.", "Kars"),
    ("Will Iran agree?", "Iran"),
    ("Turkey and Georgia agreed.", "Turkey"),
    ("Paris and London agreed.", "Paris"),
    ("In Berlin, a baker agreed.", "Berlin"),
    ("Baku lost control of the road.", "Baku"),
    ("The match was played in Baku and ended 2-2.", "Baku"),
    ("As in the case of Taiwan, time is short.", "Taiwan"),
    ("A town named Gori lies below.", "Gori"),
    ("The Georgia of the nineties was poor.", "Georgia"),
    ("The Yerevan metro is shut.", "Yerevan"),
]


@pytest.mark.parametrize(("text", "name"), INSIDE)
def test_a_name_inside_another_name_is_embedded(text: str, name: str, read: Read) -> None:
    """Institutions, events, treaties, clubs, streets, persons and dishes are not places."""
    mentions = [m for m in read(text) if m.start <= text.index(name) < m.end]
    assert all(m.kind is Kind.EMBEDDED and m.place_id == "" for m in mentions), mentions


@pytest.mark.parametrize(("text", "name"), OUTSIDE)
def test_a_place_beside_such_words_stays_a_place(text: str, name: str, read: Read) -> None:
    """The rules look at the phrase, not at the words in it."""
    (mention,) = [m for m in read(text) if m.text == name]
    assert mention.kind is Kind.PLACE
    assert mention.place_id


def test_an_embedded_name_says_by_which_rule(read: Read) -> None:
    """Every decision can be asked for its reason."""
    (mention,) = read("The Minsk Group met.")
    assert mention.resolution_rule == "name-of-an-institution"


def test_a_family_name_that_comes_again_is_the_person(read: Read) -> None:
    """``London`` after ``Jack London`` writes; ``in London`` is the town."""
    first, second = "Jack London went west.", "London wrote of it in London."
    text = f"{first} {second}"
    cuts = [(0, len(first)), (len(first) + 1, len(text))]
    found = [m for m in read(text, sentences=cuts) if m.text == "London"]
    assert [m.kind for m in found] == [Kind.EMBEDDED, Kind.EMBEDDED, Kind.PLACE]


def test_the_mark_of_an_answer_is_no_initial(read: Read) -> None:
    """In an interview ``A.`` opens the answer."""
    text = "Q. Who wants it?\nA. Ankara wants it.\nQ. And who pays?\nA. Baku pays."
    cuts = [(0, 16), (17, 35), (36, 52), (53, 65)]
    kinds = [m.kind for m in read(text, sentences=cuts)]
    assert kinds == [Kind.PLACE, Kind.PLACE]
