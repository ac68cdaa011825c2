"""Folding: what becomes equal, and the way back to the original offsets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.fold import BARRIER, fold

AWKWARD = '"”aAzZ -_\n\r\t*<b>/p[12]&nbsp;\xad\u0301\u0307\u200b\u200c\u2029İıßﬁևեւЙй’-–.1'
TEXTS = st.one_of(st.text(), st.text(alphabet=AWKWARD), st.lists(st.sampled_from(
    ["<b>", "</p>", "&nbsp;", "[3]", "- ", "\n", "İ", "e\u0301", "Nagorno", "a", "-\n", " "]
)).map("".join))  # fmt: skip


@settings(deadline=None)  # the machine may be busy
@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    """Folded text is a fixed point of folding."""
    once = fold(text).text
    assert fold(once).text == once


@settings(deadline=None)  # the machine may be busy
@given(TEXTS, st.booleans())
def test_offsets_lead_back_into_the_text_in_order(text: str, flip: bool) -> None:  # noqa: FBT001
    """Every folded character has a place in the original, and none goes backwards."""
    folded = fold(text, flip_hyphens=flip)
    starts = [folded.start(offset) for offset in range(len(folded.text))]
    ends = [folded.end(offset + 1) for offset in range(len(folded.text))]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Xankəndi Ağdam Şuşa Göyçə", "xankendi agdam susa goyce"),
        ("IĞDIR İğdır Iğdır", "igdir igdir igdir"),
        ("Gyu\u0308mri\u0301", "gyumri"),
        ("Нагорный Карабах Артём", "нагорныи карабах артем"),
        ("ԵՐԵՎԱՆ Երևան Երեւան", "երեվան երեվան երեվան"),
        ("Nagorno\u2011Karabakh", "nagorno karabakh"),
        ("Nagorno\u00a0Karabakh", "nagorno karabakh"),
        ("Nagorno -\r\n  Karabakh", "nagorno karabakh"),
        ("Na\u00adgorno", "nagorno"),
        ("Armenia’s ʻAli", "armenia's 'ali"),
        ("كيش قره\u200cباغ", "کیش قره باغ"),
        ("Straße Œuvre Ælia", "strasse oeuvre aelia"),
        ("<b>Lachin</b>[3] *Corridor*", "lachin corridor"),
        ("Lachin&nbsp;Corridor", "lachin corridor"),
        ("Lachin¹ Corridor", "lachin corridor"),
        ("Lachin” corridor", "lachin corridor"),
        ("Ստեփանակերտո՞ւմ", "ստեփանակերտովմ"),
        ("Xankәndi", "xankendi"),
    ],
)
def test_spellings_of_one_name_fold_alike(written: str, folded: str) -> None:
    """Case, accents, quotes, spaces, hyphens and markup do not count."""
    assert fold(written).text == folded


def test_a_hyphen_at_a_line_end_is_read_by_the_next_letter() -> None:
    """A small letter goes on with the word, a capital begins the next; both can be flipped."""
    assert fold("Naxçi-\nvan").text == "naxcivan"
    assert fold("Nagorno-\nKarabakh").text == "nagorno karabakh"
    assert fold("Naxçi-\nvan", flip_hyphens=True).text == "naxci van"
    assert fold("STEPANA-\nKERT", flip_hyphens=True).text == "stepanakert"


@pytest.mark.parametrize(
    "text", ["Georgia\n\nTbilisi", "Georgia\n- Tbilisi", "<li>Georgia</li><li>Tbilisi</li>"]
)
def test_blank_lines_list_items_and_blocks_part_words(text: str) -> None:
    """No name may run from one paragraph or list item into the next."""
    assert BARRIER in fold(text).text


def test_a_page_break_inside_a_sentence_does_not_part_words() -> None:
    """A long line without an end of sentence goes on after the blank line."""
    line = "The convoy that had been held up for two days at the checkpoint left the Lachin"
    assert BARRIER not in fold(f"{line}\n\nCorridor").text


def test_an_end_takes_its_combining_marks_along() -> None:
    """A span ends after the accent of its last letter."""
    folded = fold("Bakı\u0301 x")
    assert folded.text[:4] == "baki"
    assert folded.end(4) == 5
