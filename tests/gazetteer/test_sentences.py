"""Sentences: where they end, in every language of the gazetteer."""

# ruff: noqa: E501  (tables of cases read better in long lines)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.sentences import split_sentences


def _split(text: str, language: str = "") -> list[str]:
    return [text[a:b] for a, b in split_sentences(text, 0, len(text), language=language)]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["The U.S. Congress met.", "Baku did not."]),
        ("en", ["He flew to the U.S. in May.", "The rest stayed."]),
        ("en", ["They backed the U.S.", "The allies did too."]),
        ("en", ["They agreed on Nov. 9 in Moscow.", "Nobody signed."]),
        ("en", ["Sens. Doe (D-Mich.) and Roe (R-Fla.) wrote.", "No answer came."]),
        ("en", ["Gen. J. R. Smith and Dr. Brown of St. Petersburg met at 5 p.m. on Monday.", "Then?"]),
        ("en", ["It is no. 5 on the list, i.e. last.", "Art. 6 says so."]),
        ("en", ["The area is 4.4 thousand km.", "It grew by 2.5 percent."]),
        ("en", ["There were concerns.[1]", "Τhe press was not convinced.”[2]", "It left."]),
        ("en", ["It fell in May.<sup>[3]</sup>", "Then it rose.⁴", "And fell."]),
        ("en", ["“It is ours,” he said.", "“Is it?” she asked.", "“Yes!”", "They parted."]),
        ("en", ["He asked: “Why now?”", "Nobody knew … not even she."]),
        ("en", ["TBILISI, Feb 11 (Newswire) - Trucks queued at Larsi.", "Snow fell."]),
        ("en", ["(The pass is closed.)", "Drivers wait."]),
        ("en", ["It was the plan of Yahoo! and others.", "It failed."]),
        ("ru", ["В 2020 г. Армения и Азербайджан подписали заявление.", "Его читали все."]),
        ("ru", ["Об этом сказал А. С. Погосян из г. Гюмри, т. е. местный.", "Он прав."]),
        ("ru", ["Дорога закрыта с 1993 г. и не откроется.", "«Когда?» — спросил он."]),
        ("tr", ["2. Karabağ Savaşı 44 gün sürdü.", "Dr. Kaya böyle diyor.", "Bitti mi?"]),
        ("az", ["Ə. Məmmədov bunu 2022-ci ildə dedi.", "Yol bağlıdır."]),
        ("hy", ["Ինչո՞ւ հենց Դիլիջանում։", "Նա չպատասխանեց։", "Այսօր 2020 թ. պայմանագիրը կնքվեց։"]),
        ("hy", ["Ճանապարհը փակ է:", "Բոլորը սպասում են:"]),
        ("hy", ["ԵՐԵՎԱՆ, 5 ՄԱՅԻՍԻ, ԱՐՄԵՆՊՐԵՍ:", "Ճանապարհը բաց է:"]),
        ("hy", ["«Սա կարևոր է»:", "2023 թ. սկսվեց շինարարությունը:"]),
        ("ru", ["Он сказал: «Дорога»: так её зовут.", "Мы пошли."]),
        ("ka", ["გზა დაკეტილია.", "რატომ?", "არავინ იცის."]),
        ("fa", ["جاده بسته است.", "چرا؟", "کسی نمی‌داند."]),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(language: str, sentences: list[str]) -> None:
    """Abbreviations, initials, quotations, footnote marks, datelines, decimals, ordinals."""
    assert _split(" ".join(sentences), language) == sentences


def test_items_of_a_list_are_sentences_of_their_own() -> None:
    """The marker of the item is not part of it."""
    text = "What to do:\n- open the border\n• count the trucks\n2. pay the drivers"
    assert _split(text) == [
        "What to do:",
        "open the border",
        "count the trucks",
        "2. pay the drivers",
    ]


def test_wrapped_lines_are_one_sentence() -> None:
    """A line break alone ends nothing."""
    assert _split("The road from\nGoris was\nclosed. It is open.") == [
        "The road from\nGoris was\nclosed.",
        "It is open.",
    ]


def test_a_blank_line_in_mid_sentence_ends_nothing() -> None:
    """The text goes on in lower case: a page was broken there."""
    assert _split("kept from inspecting the\n\nroad.") == ["kept from inspecting the\n\nroad."]
    assert _split("A title\n\nThe road.") == ["A title", "The road."]


@given(
    st.text(alphabet=st.sampled_from("Aaա։Եб.!?…”“’([1])23 \n\n-•:;,ქ؟\u00a0<sup>/"), max_size=200),
    st.integers(0, 20),
)
def test_sentences_are_ordered_disjoint_slices(text: str, cut: int) -> None:
    """Whatever the text, nothing overlaps, and only white space and marks are left out."""
    start = min(cut, len(text))
    spans = split_sentences(text, start, len(text))
    at = start
    for low, high in spans:
        assert at <= low < high <= len(text)
        assert not text[low].isspace()
        assert not text[high - 1].isspace()
        at = high
    inside = {n for low, high in spans for n in range(low, high)}
    left_out = {text[n] for n in range(start, len(text)) if n not in inside}
    assert not {c for c in left_out if c.isalpha()} - set("aб")  # "a)" marks an item


def test_a_very_long_text_takes_linear_time() -> None:
    """Half a million characters without a full stop, and as many full stops."""
    stretches = split_sentences("word " * 100_000)
    assert max(end - start for start, end in stretches) <= 4_000
    assert {(end - start + 1) % 5 for start, end in stretches} == {0}  # cut between words
    assert split_sentences("." * 200_000)
    assert len(split_sentences("Baku said. " * 20_000)) == 20_000
