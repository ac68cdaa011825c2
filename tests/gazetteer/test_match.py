"""Matching: which stretches of a text bear a name, and where they begin and end."""

from __future__ import annotations

import pickle
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.match import find_matches
from gazetteer.model import MatchMode

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer.gazetteer import Gazetteer

NAMES = (
    "armenia | Armenia | en",
    "armenia | Republic of Armenia | en",
    "azerbaijan | Azerbaijan | en",
    "iran | Iran | en",
    "georgia | Georgia | en",
    "georgia-us | Georgia | en | context-only",
    "yerevan | Yerevan | en",
    "nagorno-karabakh | Nagorno-Karabakh | en",
    "nagorno-karabakh | Karabakh | en",
    "lachin | Lachin | en",
    "lachin-corridor | Lachin Corridor | en",
    "southern-armenia | southern Armenia | en",
    "the-west | the West | en",
    "united-states | US | en | case-sensitive",
    "united-states | U.S. | en | case-sensitive",
    "united-kingdom | UK | en",
    "turkey | Turkey | en | case-sensitive",
    "agdam | Ağdam | az",
    "susa-italy | Susa | it",
    "shusha | Şuşa | az",
    "border:armenia-iran | Armenia-Iran border | en",
    "secret | Utopia | en | never",
    "m2 | M2 | en",
)
DEMONYMS = ("armenia | Armenian | en | both", "western | Western | en | adjective")


@pytest.fixture(scope="module")
def gazetteer(make_gazetteer: Callable[..., Gazetteer]) -> Gazetteer:
    """A gazetteer of a score of names."""
    return make_gazetteer(NAMES, DEMONYMS)


def found(text: str, gazetteer: Gazetteer) -> list[str]:
    """The matched stretches, checked against the text."""
    matches = find_matches(text, gazetteer)
    assert all(text[one.start : one.end] == one.text for one in matches)
    return [one.text for one in matches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yerevan, Armenia.", ["Yerevan", "Armenia"]),
        ("the Republic of Armenia", ["Republic of Armenia"]),
        ("Armeniac Yerevanian Karabakhi", []),
        ("in Southern Armenia and southern Armenia", ["Southern Armenia", "southern Armenia"]),
        ("the Lachin corridor; Lachin", ["Lachin corridor", "Lachin"]),
        ("Armenia-Azerbaijan", ["Armenia", "Azerbaijan"]),
        ("pro-Armenia anti-Iran", ["Armenia", "Iran"]),
        ("what the West wants; the west of the town", ["West"]),
        ("the US and its allies told us; USA, Us", ["US"]),
        ("a U.S. envoy", ["U.S."]),
        ("roast turkey from Turkey", ["Turkey"]),
        ("Uk UK", ["UK"]),
        ("Utopia", []),
        ("the M2, not the M25", ["M2"]),
    ],
)
def test_names_are_found_whole_and_in_their_case(
    text: str, expected: list[str], gazetteer: Gazetteer
) -> None:
    """A name stands at word boundaries, as long as it can be, with its capitals."""
    assert found(text, gazetteer) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Armenia's and Armenia’s", ["Armenia", "Armenia"]),
        ("Armenias interest, the Wests too", ["Armenia", "West"]),
        ("Yerevan12 and Yerevan[12], Yerevan¹²", ["Yerevan"] * 3),
        ("ARMENIA AND NAGORNO-KARABAKH", ["ARMENIA", "NAGORNO-KARABAKH"]),
        ("Nagorno-\nKarabakh", ["Nagorno-\nKarabakh"]),
        ("Nagorno\r\nKarabakh", ["Nagorno\r\nKarabakh"]),
        ("Nagorno-Kara-\nbakh", ["Nagorno-Kara-\nbakh"]),
        ("NAGORNO-KARA-\nBAKH", ["NAGORNO-KARA-\nBAKH"]),
        ("Armenian-\ncontrolled", ["Armenian"]),
        ("Na\u00adgorno\u00a0Karabakh", ["Na\u00adgorno\u00a0Karabakh"]),
        ("Nagorno<sup>1</sup> *Karabakh*", ["Nagorno<sup>1</sup> *Karabakh"]),
        ("**Yerevan** _Yerevan_ <b>Yere</b>van", ["Yerevan", "Yerevan", "Yere</b>van"]),
        ("Agdam Ağdam AĞDAM Ag\u0306dam", ["Agdam", "Ağdam", "AĞDAM", "Ag\u0306dam"]),
        ("Lachi\u0301n\u0301 x", ["Lachi\u0301n\u0301"]),
        ("[Yerevan](x) “Yerevan”", ["Yerevan", "Yerevan"]),
        ("the “Lachin” corridor", ["Lachin” corridor"]),
        ("“Armenia” Yerevan", ["Armenia", "Yerevan"]),
        ("Georgia\n\nArmenia", ["Georgia", "Armenia"]),
    ],
)
def test_noise_is_survived_with_exact_spans(
    text: str, expected: list[str], gazetteer: Gazetteer
) -> None:
    """Breaks, marks, markup, notes and possessives neither hide a name nor join it."""
    assert found(text, gazetteer) == expected


def test_all_bearers_come_in_the_order_of_the_tables(gazetteer: Gazetteer) -> None:
    """A name that several places bear is one match with all of them."""
    (match,) = find_matches("Georgia", gazetteer)
    assert match.place_ids == ("georgia", "georgia-us")
    assert match.mode is MatchMode.YES


def test_a_border_name_leaves_the_countries_in_it(gazetteer: Gazetteer) -> None:
    """The border is one match, and so is each country that it names."""
    text = "the Armenia-Iran border"
    assert found(text, gazetteer) == ["Armenia-Iran border", "Armenia", "Iran"]


def test_demonyms_are_told_from_names(gazetteer: Gazetteer) -> None:
    """An adjective or a noun of people is a match with the place, marked as such."""
    matches = find_matches("Armenians, Western allies and Armenia", gazetteer)
    assert [(one.text, one.demonym) for one in matches] == [
        ("Armenians", True),
        ("Western", True),
        ("Armenia", False),
    ]


def test_the_place_with_the_very_spelling_comes_alone(gazetteer: Gazetteer) -> None:
    """Where two names differ by accents alone, the text's spelling decides."""
    assert [one.place_ids for one in find_matches("Susa, Şuşa", gazetteer)] == [
        ("susa-italy",),
        ("shusha",),
    ]


def test_an_abbreviation_in_a_line_of_capitals_wants_context(gazetteer: Gazetteer) -> None:
    """Where everything is written large, capitals say nothing."""
    (match,) = find_matches("WHAT IT MEANS TO US ALL", gazetteer)
    assert match.mode is MatchMode.CONTEXT_ONLY
    (match,) = find_matches("What it means to the US", gazetteer)
    assert match.mode is MatchMode.CASE_SENSITIVE


def test_nothing_is_matched_in_excluded_spans(gazetteer: Gazetteer) -> None:
    """Addresses of web pages are handed in and left alone."""
    text = "https://example.org/Yerevan Yerevan"
    matches = find_matches(text, gazetteer, excluded=[(0, 27)])
    assert [one.start for one in matches] == [28]


def test_an_empty_gazetteer_finds_nothing(make_gazetteer: Callable[..., Gazetteer]) -> None:
    """No names, no matches, no error."""
    assert find_matches("Yerevan", make_gazetteer([])) == ()


def test_a_pickled_gazetteer_matches_alike(gazetteer: Gazetteer) -> None:
    """The index travels with its automaton to another process."""
    text = "Yerevan and the Lachin corridor"
    before = find_matches(text, gazetteer)
    assert find_matches(text, pickle.loads(pickle.dumps(gazetteer))) == before  # noqa: S301


PIECES = (
    "Armenia", "Nagorno", "Karabakh", "-", "-\n", " ", "\n\n", "'s", "s", "12", "\u00ad", "*",
    "<b>", "</b>", "e\u0301", "İ", "ß", "US", "the West", "Lachin", " Corridor", "Şuşa",
)  # fmt: skip


@settings(deadline=None)  # the machine may be busy
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_a_match_is_what_the_text_says_there(gazetteer: Gazetteer, text: str) -> None:
    """For any text the offsets are exact, the matches in order and apart."""
    matches = find_matches(text, gazetteer)
    assert all(text[one.start : one.end] == one.text for one in matches)
    assert list(matches) == sorted(matches, key=lambda one: (one.start, -one.end))
    apart = [one for one in matches if not one.place_ids[0].startswith("border:")]
    assert all(one.end <= other.start for one, other in pairwise(apart))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Görüş bildirdi", []),  # a Turkish word, whose letters are its own
        ("Gorus, Görus", ["Gorus"]),
        ("Agdam", ["Agdam"]),
        ("Zurich Zürich Perú Peru", ["Zurich", "Zürich", "Perú", "Peru"]),
        ("ABS ABŞ", ["ABŞ"]),
        ("IĞDIR Igdir İğdir", ["IĞDIR", "Igdir", "İğdir"]),
    ],
)
def test_accents_may_be_left_out_but_no_letter_put_in(
    text: str, expected: list[str], make_gazetteer: Callable[..., Gazetteer]
) -> None:
    """A writer who has a letter at hand puts it where it belongs."""
    rows = ["goris|Gorus|az", "agdam|Ağdam|az", "zurich|Zürich|de", "peru|Peru|en",
            "us|ABŞ|az|case-sensitive", "igdir|Iğdır|tr"]  # fmt: skip
    small = make_gazetteer(rows)
    assert found(text, small) == expected


def test_a_short_name_without_its_accents_wants_context(
    make_gazetteer: Callable[..., Gazetteer],
) -> None:
    """``Rest`` may be Rasht, but seldom is."""
    rasht = make_gazetteer(["rasht|Rəşt|az"])
    modes = [one.mode for one in find_matches("Rest, Rəşt", rasht)]
    assert modes == [MatchMode.CONTEXT_ONLY, MatchMode.YES]


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("Того же числа. После того он был в Того.", ["context-only", "yes"]),
        ("Того и Мали. Позже того — тихо", ["context-only", "yes"]),
        ("Того и Мали.", ["yes", "yes"]),
        ("Того: see https://example.org/v/того/", ["yes"]),
    ],
)
def test_a_common_word_at_the_start_of_a_sentence_wants_context(
    text: str, modes: list[str], make_gazetteer: Callable[..., Gazetteer]
) -> None:
    """Where the text writes the word small too, a sentence's capital is no evidence."""
    africa = make_gazetteer(["togo|Того|ru", "mali|Мали|ru"])
    assert [one.mode for one in find_matches(text, africa)] == modes


@pytest.mark.parametrize(
    ("text", "country"),
    [("Iraqi troops left.", "iraq"), ("A Pakistani driver waited.", "pakistan"),
     ("Kazakh officials agreed.", "kazakhstan")],
)  # fmt: skip
def test_an_adjective_is_no_inflected_name_and_no_rare_town(
    text: str, country: str, curated: Gazetteer
) -> None:
    """A demonym as in the table beats an ending of a name and a name that wants context."""
    (match,) = find_matches(text, curated)
    assert (match.demonym, match.place_ids) == (True, (country,))
