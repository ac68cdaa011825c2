"""How a written name's letters differ from those of the tables."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.accents import Spelling, compare


@pytest.mark.parametrize(
    ("written", "name", "spelling"),
    [
        ("AĞDAM", "Ağdam", Spelling.SAME),
        ("Ag\u0306dam", "Ağdam", Spelling.SAME),
        ("Igdir", "Iğdır", Spelling.LETTERS_MISSING),
        ("İRAN", "Iran", Spelling.SAME),
        ("Nagorno\u00a0Karabakh", "Nagorno-Karabakh", Spelling.SAME),
        ("Xankәndi", "Xankəndi", Spelling.SAME),
        ("Șușa", "Şuşa", Spelling.SAME),
        ("Perú", "Peru", Spelling.ACCENTS_DIFFER),
        ("Görüş", "Gorus", Spelling.OTHER_LETTERS),
        ("Артем", "Артём", Spelling.ACCENTS_DIFFER),
        ("Strasse", "Straße", Spelling.ACCENTS_DIFFER),
    ],
)
def test_letters_are_compared(written: str, name: str, spelling: Spelling) -> None:
    """Accents, letters left out, and letters put in are told apart."""
    assert compare(written, name) is spelling


@settings(deadline=None)  # the machine may be busy
@given(st.text())
def test_a_text_has_its_own_letters(text: str) -> None:
    """Compared with itself, nothing differs."""
    assert compare(text, text) is Spelling.SAME
