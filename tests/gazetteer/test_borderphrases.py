"""Phrases that name a border, in four languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.bordering.phrases import border_id
from gazetteer.model import Certainty, Kind, Mention

if TYPE_CHECKING:
    from collections.abc import Callable

    Read = Callable[..., tuple[Mention, ...]]

#: language, text before, the phrase, text after, the two countries
PHRASES = [
    ("en", "Shots on the ", "Armenia-Azerbaijan border", ".", "armenia", "azerbaijan"),
    ("en", "The ", "border between Georgia and Russia", " is open.", "georgia", "russia"),
    ("en", "Iran held drills on its ", "border with Azerbaijan", ".", "azerbaijan", "iran"),
    ("en", "Armenia would lose its ", "land border with Iran", ".", "armenia", "iran"),
    ("en", "", "Turkey's border with Armenia", " is closed.", "armenia", "turkey"),
    ("en", "The ", "Armenian-Turkish border", " is closed.", "armenia", "turkey"),
    ("en", "The ", "Azerbaijani–Iranian frontier", " is a river.", "azerbaijan", "iran"),
    ("en", "The ", "Georgian-Russian state border", " is open.", "georgia", "russia"),
    ("en", "The ", "border of Armenia and Iran", " is short.", "armenia", "iran"),
    ("en", "The ", "boundary between Armenia and Georgia", " is calm.", "armenia", "georgia"),
    ("ru", "Бои на ", "армяно-азербайджанской границе", ".", "armenia", "azerbaijan"),
    ("ru", "На ", "границе между Арменией и Азербайджаном", ".", "armenia", "azerbaijan"),
    ("ru", "Турция закрыла ", "границу с Арменией", ".", "armenia", "turkey"),
    ("ru", "На ", "границе Армении и Азербайджана", " тихо.", "armenia", "azerbaijan"),
    ("ru", "На ", "границе Ирана с Арменией", " мост.", "armenia", "iran"),
    ("tr", "", "Türkiye-Ermenistan sınırı", " kapalı.", "armenia", "turkey"),
    ("tr", "", "Ermenistan ile Azerbaycan arasındaki sınır", " uzun.", "armenia", "azerbaijan"),
    ("tr", "", "Türkiye ile Irak arasındaki sınırda", " ticaret durdu.", "iraq", "turkey"),
    ("az", "", "Azərbaycan-İran sərhədi", " bağlıdır.", "azerbaijan", "iran"),
    ("en", "The ", "Polish–Belarusian frontier", " was quiet.", "belarus", "poland"),
    ("en", "Refugees crossed the ", "Sudan-Chad border", " at night.", "chad", "sudan"),
    ("en", "Traders at the ", "Uzbek-Afghan border", " wait.", "afghanistan", "uzbekistan"),
    (
        "en",
        "Guns along the ",
        "frontier between the two Koreas",
        " are many.",
        "north-korea",
        "south-korea",
    ),
    ("en", "The ", "inter-Korean border", " is quiet.", "north-korea", "south-korea"),
    (
        "en",
        "Fires burn at the ",
        "border that separates Haiti from the Dominican Republic",
        ".",
        "dominican-republic",
        "haiti",
    ),
    ("en", "Lebanon closed the ", "border area with Syria", ".", "lebanon", "syria"),
    ("en", "", "Finland’s long eastern border with Russia", " is shut.", "finland", "russia"),
    ("en", "The ", "border of Nepal with India", " is open.", "india", "nepal"),
    ("en", "", "Russia and Ukraine's border", " is a front.", "russia", "ukraine"),
    ("en", "The ", "border between Xinjiang and Kazakhstan", " is guarded.", "china", "kazakhstan"),
    (
        "en",
        "The ",
        "border between Turkey's Hakkari province and Iraq",
        " is mined.",
        "iraq",
        "turkey",
    ),
    ("en", "Egypt shut its ", "border with Gaza", ".", "egypt", "palestine"),
    ("en", "The ", "Niger-Nigeria border", " reopened.", "niger", "nigeria"),
    ("ru", "На ", "ливано-израильской границе", " тихо.", "israel", "lebanon"),
    ("ru", "", "Госграница Азербайджана и Грузии", " закрыта.", "azerbaijan", "georgia"),
    ("tr", "", "Türkiye'nin Suriye sınırında", " duvar var.", "syria", "turkey"),
    ("tr", "", "Türkiye'nin Ermenistan ile sınırı", " kapalı.", "armenia", "turkey"),
    ("az", "", "Azərbaycanın İranla sərhədi", " uzundur.", "azerbaijan", "iran"),
    ("az", "", "Ermənistan–Azərbaycan dövlət sərhədində", " sakitlikdir.", "armenia", "azerbaijan"),
    ("hy", "", "Հայաստան-Իրան սահմանը", " բաց է։", "armenia", "iran"),
    ("hy", "", "Հայաստանի և Իրանի սահմանը", " բաց է։", "armenia", "iran"),
    ("hy", "", "Հայ-թուրքական սահմանը", " փակ է։", "armenia", "turkey"),
    ("hy", "", "Հայաստանի սահմանը Իրանի հետ", " բաց է։", "armenia", "iran"),
    ("ka", "", "საქართველო-სომხეთის საზღვარზე", " რიგია.", "armenia", "georgia"),
    ("ka", "", "საქართველოსა და რუსეთის საზღვარი", " ღიაა.", "georgia", "russia"),
    ("ka", "", "საქართველოს საზღვარი თურქეთთან", " ღიაა.", "georgia", "turkey"),
    ("fa", "", "مرز ایران و ارمنستان", " باز است.", "armenia", "iran"),
    ("fa", "", "مرز مشترک ایران با ارمنستان", " باز است.", "armenia", "iran"),
    ("fa", "", "مرز میان ایران و ترکیه", " بسته است.", "iran", "turkey"),
    ("fr", "Une ", "frontière franco-espagnole", " sans gardes.", "france", "spain"),
    ("de", "Die ", "deutsch-polnische Grenze", " ist offen.", "germany", "poland"),
]


@pytest.mark.parametrize(("language", "before", "phrase", "after", "one", "other"), PHRASES)
def test_a_border_phrase_is_one_border_mention(
    language: str, before: str, phrase: str, after: str, one: str, other: str, read: Read
) -> None:
    """The whole phrase, without its article, with the border's id."""
    mentions = read(before + phrase + after, language=language)
    (border,) = [m for m in mentions if m.kind is Kind.BORDER]
    assert (border.text, border.start) == (phrase, len(before))
    assert border.place_id == border_id(one, other)


def test_the_countries_inside_stay_mentions_of_their_own(read: Read) -> None:
    """One border and two countries."""
    mentions = read("The border between Azerbaijan and Iran is long.")
    assert [m.kind for m in mentions] == [Kind.BORDER, Kind.PLACE, Kind.PLACE]


def test_a_border_of_two_countries_that_do_not_meet_is_left_open(read: Read) -> None:
    """The mention stays, and has no place: there is no such row in the gazetteer."""
    (border,) = [m for m in read("The Polish-Iranian border is shut.") if m.kind is Kind.BORDER]
    assert border.candidates == ("border:iran-poland",)
    assert border.place_id == ""
    assert border.resolution_rule == "border-not-in-gazetteer"


@pytest.mark.parametrize("text", ["The border is closed.", "Armenia closed its borders."])
def test_a_border_without_a_second_country_is_no_border_mention(text: str, read: Read) -> None:
    """Which border is meant is not said."""
    assert not [m for m in read(text) if m.kind is Kind.BORDER]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Telavi lies low. The pass leads to the border with Russia.", "border:georgia-russia"),
        ("Shepherds in Gyumri know the border with Turkey.", "border:armenia-turkey"),
        ("Tabriz sent trucks to Jolfa. The border with Iraq was shut.", "border:iran-iraq"),
    ],
)
def test_the_other_side_is_the_country_that_the_text_is_about(
    text: str, wanted: str, read: Read
) -> None:
    """Towns stand for their country; a country that is no neighbour is passed over."""
    cut = text.find(". ") + 1
    cuts = [(0, cut), (cut + 1, len(text))] if cut else [(0, len(text))]
    (border,) = [m for m in read(text, sentences=cuts) if m.kind is Kind.BORDER]
    assert border.place_id == wanted


BARE = "Relations between {} thaw. Trade across the border has grown."


def test_a_bare_border_is_that_of_the_one_pair_in_play(read: Read) -> None:
    """The paragraph speaks of two neighbours, and it is less certain."""
    text = BARE.format("Serbia and Kosovo")
    cut = text.index(".") + 1
    (border,) = [
        m for m in read(text, sentences=[(0, cut), (cut + 1, len(text))]) if m.kind is Kind.BORDER
    ]
    assert (border.text, border.place_id) == ("border", "border:kosovo-serbia")
    assert border.certainty is Certainty.LESS_CERTAIN


@pytest.mark.parametrize(
    "text",
    [
        BARE.format("Georgia, Russia and Azerbaijan"),
        BARE.format("France and Japan"),
        BARE.format("Serbia and Kosovo").replace("thaw. ", "thaw.\n\n"),
        "Georgia spoke with Russia and Azerbaijan about the border.",
        "Serbia and Kosovo trained the border guards.",
    ],
)
def test_a_bare_border_stays_open_otherwise(text: str, read: Read) -> None:
    """Two pairs, no neighbours, another paragraph, a border's guards."""
    cut = text.find(".") + 1
    cuts = [(0, cut), (cut, len(text))] if cut < len(text) else [(0, cut)]
    assert not [m for m in read(text, sentences=cuts) if m.kind is Kind.BORDER]


def test_capitals_that_are_named_as_a_pair_are_in_play(read: Read) -> None:
    """The nearest pair counts, though other neighbours are named further back."""
    text = "Iran and Turkey, Iraq's neighbours, met. Yerevan and Ankara talk. They open the border."
    cuts = [(0, 40), (41, 65), (66, len(text))]
    (border,) = [m for m in read(text, sentences=cuts) if m.kind is Kind.BORDER]
    assert border.place_id == "border:armenia-turkey"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Poland sent troops to the Belarusian border.", "border:belarus-poland"),
        ("Niger's army sent men to the Malian border.", "border:mali-niger"),
        ("Russian forces gathered along Ukraine's border.", "border:russia-ukraine"),
        ("Iranian guards drilled near the Armenian border on Monday.", "border:armenia-iran"),
    ],
)
def test_a_border_with_one_named_side_has_the_neighbour_in_play(
    text: str, wanted: str, read: Read
) -> None:
    """The other side is the only neighbour that the text speaks of; it is less certain."""
    (border,) = [m for m in read(text) if m.kind is Kind.BORDER]
    assert (border.place_id, border.certainty) == (wanted, Certainty.LESS_CERTAIN)


@pytest.mark.parametrize(
    "text",
    [
        "Romania and Poland quarrelled over grain at the Ukrainian border.",
        "The Turkish border guards fired into Syria.",
        "The Turkish border town of Kilis took in people from Syria.",
        "Russia says that Ukraine's borders may change.",
        "Armenia and Georgia border Turkey.",
        "Iran, Iraq and Turkey border one another.",
        "Chad borders on Sudan.",
        "The Nepal-China-India border tripoint is high.",
        "The borders of Georgia were drawn when Russia fell.",
    ],
)
def test_no_border_where_none_is_named(text: str, read: Read) -> None:
    """Two neighbours in play, a border's guards and towns, the verb, where three meet."""
    assert not [m for m in read(text) if m.kind is Kind.BORDER]


def test_a_list_of_neighbours_makes_a_border_each(read: Read) -> None:
    """Each phrase runs from the noun to its country."""
    found = [m for m in read("Kenya shares borders with Somalia, Ethiopia and Uganda.")
             if m.kind is Kind.BORDER]  # fmt: skip
    assert {(m.text, m.place_id) for m in found} == {
        ("borders with Somalia", "border:kenya-somalia"),
        ("borders with Somalia, Ethiopia", "border:ethiopia-kenya"),
        ("borders with Somalia, Ethiopia and Uganda", "border:kenya-uganda"),
    }


def test_the_singular_takes_no_list(read: Read) -> None:
    """Of "its border with A and B …" the second may be anything."""
    found = [m for m in read("Armenia shut its border with Turkey and Iran protested.")
             if m.kind is Kind.BORDER]  # fmt: skip
    assert [m.text for m in found] == ["border with Turkey"]


def test_the_id_is_alphabetical() -> None:
    """Whichever side is named first, the border is the same."""
    assert border_id("iran", "armenia") == border_id("armenia", "iran") == "border:armenia-iran"
