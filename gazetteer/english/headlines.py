"""A sentence in title case, read as running text: "Baku Seizes Checkpoint". English. Pure.

The rules of usage tell names from words by capitals. Where every word of weight has one,
capitals tell nothing, so the words that are no names are made small before the rules look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.english.grammar import ADVERBS, AUXILIARIES, DETERMINERS, OPENERS, PREPOSITIONS
from gazetteer.model import Zone

if TYPE_CHECKING:
    from gazetteer.context import Sentence, Token

_SMALL = PREPOSITIONS | DETERMINERS | AUXILIARIES | ADVERBS | OPENERS | {"it", "that"}
_LONGEST = 22
_FEW = 3  # in running text two capitals are a name
_SHARE = 0.75


def as_running_text(sentence: Sentence) -> Sentence:
    """Give a sentence in title case with its common words in lower case; others unchanged."""
    return (
        sentence._replace(
            tokens=tuple(
                token._replace(text=token.low) if _is_common(token) else token
                for token in sentence.tokens
            )
        )
        if is_title_case(sentence)
        else sentence
    )


def is_title_case(sentence: Sentence) -> bool:
    """Tell whether the words of weight of a short sentence begin with capitals."""
    weighty = [
        token for token in sentence.tokens
        if token.text[0].isalpha() and not token.is_name and token.low not in _SMALL
    ]  # fmt: skip
    stopped = sentence.zone is Zone.BODY and sentence.tokens[-1].text == "."
    few = sentence.zone is Zone.BODY and len(weighty) < _FEW
    if stopped or few or not weighty or len(sentence.tokens) > _LONGEST:
        return False
    if len(weighty) == 1 and weighty[0] is sentence.tokens[sentence.first_word()]:
        return False
    return sum(token.is_capital for token in weighty) >= _SHARE * len(weighty)


def _is_common(token: Token) -> bool:
    """Tell whether a token is a capitalised word that is no abbreviation."""
    return not token.is_name and token.is_capital and not token.text.isupper()
