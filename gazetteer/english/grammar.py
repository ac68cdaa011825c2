"""A little English grammar around names: heads, modifiers, clauses, predicates. Pure.

No tagger: closed classes, word endings and the cue tables tell nouns from verbs well
enough beside a proper name, and cost microseconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.context import possessive_end
from gazetteer.cues import nouns, verbs, words

if TYPE_CHECKING:
    from gazetteer.context import Sentence, Token

possessive_of = possessive_end

_U = "usage_en"
PHYSICAL = nouns(_U, "nouns", "physical")
INSTITUTIONAL = nouns(_U, "nouns", "institutional")
FORCE = nouns(_U, "nouns", "force")
SPATIAL = nouns(_U, "nouns", "spatial")
RELATIONAL = nouns(_U, "nouns", "relational")
TRANSFER = nouns(_U, "nouns", "transfer")
SOURCE = nouns(_U, "nouns", "source")
ATTITUDE_IN = nouns(_U, "nouns", "attitude_in")
MOOD_IN = nouns(_U, "nouns", "mood_in")
BEFALLING = nouns(_U, "nouns", "befalling")
OFFICE = nouns(_U, "nouns", "office")
FREIGHT = nouns(_U, "nouns", "freight")
ARMS = nouns(_U, "nouns", "arms")
SETTLEMENT = nouns(_U, "nouns", "settlement")
DESCRIBED = nouns(_U, "nouns", "described")
STATES = nouns(_U, "nouns", "states")
PLACES = nouns(_U, "nouns", "places")
ATTRIBUTIVE_LIT = nouns(_U, "abstract", "attributive_literal")
PLEASING = verbs(_U, "verbs", "pleasing")
OF_PLACE = (verbs(_U, "verbs", "of_place") | PLEASING) - {"lied"}
NEUTRAL = verbs(_U, "verbs", "neutral")
CHANGING = verbs(_U, "verbs", "changing")
HOLDING = verbs(_U, "verbs", "holding")
TO_PLACE = verbs(_U, "verbs", "to_place")
MOTION = verbs(_U, "verbs", "motion")
SPEECH = verbs(_U, "verbs", "speech")
GIVING = verbs(_U, "verbs", "giving")
TAKING = verbs(_U, "verbs", "taking")
LEANING = verbs(_U, "verbs", "leaning")
PART = words(_U, "adjectives", "part")
PLACE_ADJECTIVES = words(_U, "adjectives", "of_place")
OF_ACTOR = words(_U, "adjectives", "of_actor")
TO_POLITY = words(_U, "adjectives", "to_polity")
HYPHEN_MET = words(_U, "hyphen", "metonymic")
HYPHEN_LIT = words(_U, "hyphen", "literal")

DETERMINERS = words("english", "determiners")
AUXILIARIES = words("english", "auxiliaries")
MODALS = words("english", "modals")
DITRANSITIVE = verbs("english", "ditransitive")
COPULAS = words("english", "copulas")
ADVERBS = words("english", "adverbs")
OPENERS = words("english", "clause_openers")
PREPOSITIONS = words("english", "prepositions")
ADJECTIVES = words("english", "adjectives")
IRREGULAR_PAST = verbs("english", "common_verbs")
MONTHS = words("english", "months")
TITLE_WORDS = words("english", "title_words")

BE = words("usage_en", "phrases", "be")
HAVE = frozenset({"has", "have", "had", "having"})
NOT_A_VERB = (
    DETERMINERS | AUXILIARIES - {"having"} | ADVERBS | PREPOSITIONS
    | words("english", "small_words")
)  # fmt: skip
NOUNS = (
    PHYSICAL | INSTITUTIONAL | FORCE | SPATIAL | RELATIONAL | TRANSFER | SOURCE | OFFICE
    | SETTLEMENT | ATTRIBUTIVE_LIT | MOOD_IN
)  # fmt: skip
_ADJECTIVE_ENDINGS = ("ous", "ful", "ish", "ive", "ical", "ic", "al", "ant", "ent", "ern", "less",
                      "able", "ible", "ary", "an")  # fmt: skip
VERBS = (
    SPEECH | MOTION | GIVING | TO_PLACE | LEANING | TAKING | OF_PLACE | IRREGULAR_PAST
    | NEUTRAL | CHANGING
)  # fmt: skip
_NOT_VERBS = words("english", "not_verbs")
_AFTER_VERB = words("usage_en", "phrases", "after_verb")
_CLAUSE_SIGNS = frozenset('.,;:—–!?"“”„«»‘([{…*•-')
_MAX_MODIFIERS = 5
_MAX_ASIDE = 16


def before_modifiers(sentence: Sentence, index: int) -> int:
    """Give the index of what stands before a name's determiners, adjectives and quotes."""
    here = index - 1
    for _ in range(_MAX_MODIFIERS):
        token = sentence.token(here)
        if token.text in "\"“„«‘'" and token.text.strip():
            here -= 1
        elif token.low in DETERMINERS or is_adjective(token):
            before = sentence.token(here - 1 - sentence.token(here - 1).low.endswith("ly"))
            if _is_participle(token) and not _opens_phrase(before):
                break
            here -= 1
        elif (
            token.low.endswith("ly")
            and here < index - 1
            and _opens_phrase(sentence.token(here - 1))
        ):
            here -= 1
        elif token.text in "-‐" and sentence.token(here - 1).is_word and not token.is_name:
            here -= 2
        else:
            break
    return here


def before_list(sentence: Sentence, index: int) -> int:
    """Step left over listed names that no table knows ("citizens of the EU, A and B")."""
    here = index
    for _ in range(_MAX_MODIFIERS):
        known = sentence.token(here - 1)
        if sentence.token(here).low not in {",", "and"} or not known.is_capital or known.is_name:
            break
        here = before_modifiers(sentence, here - 1)
    end = sentence.token(here)
    return here if end.low in PREPOSITIONS or (may_be_verb(end) and not end.is_capital) else index


def before_noun_and(sentence: Sentence, index: int) -> int:
    """Step left from ``and`` over a plain noun ("about cinema and X"): what governs both."""
    here = index - 1
    for _ in range(_MAX_MODIFIERS):
        token = sentence.token(here)
        if not token.is_word or token.is_name or token.low in OPENERS | AUXILIARIES:
            return index
        if token.low in PREPOSITIONS:
            return here
        here -= 1
    return index


def _is_participle(token: Token) -> bool:
    """Tell whether an adjective may be a verb as well ("occupied Georgia")."""
    return token.low.endswith(("ed", "ing")) and "-" not in token.low


def _opens_phrase(token: Token) -> bool:
    """Tell whether a noun phrase may begin after a token."""
    return token.low in DETERMINERS or token.low in PREPOSITIONS or not token.is_word


def is_adjective(token: Token) -> bool:
    """Tell whether a lower-case word looks like an adjective."""
    if token.is_name or not token.is_word or token.is_capital or token.low in PREPOSITIONS:
        return False
    low = token.low
    if low in ADJECTIVES or low in PART:
        return True
    if low in NOUNS or low in OPENERS or low in ADVERBS:
        return False
    if low in VERBS:
        return _is_participle(token) and low.endswith(_ADJECTIVE_ENDINGS)
    return "-" in low or low.endswith(_ADJECTIVE_ENDINGS)


def may_be_verb(token: Token) -> bool:
    """Tell whether a lower-case word may be a verb form (endings, irregular pasts)."""
    low = token.low
    if token.is_name or not token.is_word or low in PREPOSITIONS or low in DETERMINERS:
        return False
    if low in _NOT_VERBS or (low in NOUNS and low not in SPEECH and low not in IRREGULAR_PAST):
        return False
    return (
        low in SPEECH or low in TO_PLACE or low in MOTION or low in GIVING or low in OF_PLACE
        or low in IRREGULAR_PAST or low in TAKING or low in LEANING
        or low in NEUTRAL or low in CHANGING
        or low.endswith(("ed", "ing", "ize", "ise", "izes", "ises", "ify", "ifies"))
    )  # fmt: skip


def is_attributive(sentence: Sentence, at: int) -> bool:
    """Tell whether the name at ``at`` modifies the noun after it."""
    after, second = sentence.token(at + 1), sentence.token(at + 2)
    low = after.low
    if low in NOT_A_VERB or low in AUXILIARIES or after.start == sentence.tokens[at].end:
        return False
    abbreviated = "." in sentence.tokens[at].text or len(sentence.tokens[at].text) <= 3  # noqa: PLR2004
    if after.is_capital:
        titled = low in TITLE_WORDS and second.is_capital and second.low in NOUNS
        return abbreviated or low in NOUNS or titled
    if low not in NOUNS:
        if abbreviated and not _surely_verb(low):
            return True
        return is_adjective(after) and second.low in NOUNS
    if second.low in DETERMINERS:
        return False  # "Hanoi and Beijing share a border"
    return not (low in VERBS and _takes_object(low, second))


def is_whole_predicate(sentence: Sentence, at: int) -> bool:
    """Tell whether the word after a name is all that is said of it ("Berlin talks.")."""
    word, sign = sentence.token(at + 1), sentence.token(at + 2)
    ends = sign.text in ".;!" and sign.end > 0 and not sentence.token(at + 3).is_word
    verbal = word.low.endswith("s") and word.low not in INSTITUTIONAL - RELATIONAL - TRANSFER
    return ends and verbal and at == sentence.first_word() and not word.is_name


def _takes_object(low: str, second: Token) -> bool:
    """Tell whether a word after a name that may be noun or verb goes on as a verb does."""
    if second.low in DETERMINERS or second.is_name or second.low in _AFTER_VERB:
        return True
    if second.low in ADVERBS or is_adjective(second):
        return True
    return (
        second.is_word
        and second.low not in PREPOSITIONS | AUXILIARIES | {"and", "or"}
        and (second.low not in NOUNS or low.endswith("s"))
    )


def _surely_verb(low: str) -> bool:
    """Tell whether a word that is no known noun is a verb after a name."""
    return low.endswith(("ed", "s", "ing")) or low in IRREGULAR_PAST or low in SPEECH


def opens_clause(sentence: Sentence, index: int) -> bool:
    """Tell whether a name at ``index`` may begin a clause, as its subject."""
    here = before_modifiers(sentence, index)
    before = sentence.token(here)
    if here < 0 or before.text in _CLAUSE_SIGNS or before.text in ")]":
        return True
    if before.low in SPEECH and finite_after(sentence, index):
        return True
    return before.low in OPENERS or before.low in ADVERBS or before.low in AUXILIARIES


def predicate(sentence: Sentence, index: int) -> int | None:
    """Give the index of the verb of which the name at ``index`` is the subject.

    Adverbs and one aside between commas (or a relative clause) are stepped over.
    """
    here = skip_adverbs(sentence, index + 1)
    token = sentence.token(here)
    if token.text in {",", "—", "–", "("}:
        close = _end_of_aside(sentence, here, ")" if token.text == "(" else token.text)
        if close is None:
            return None
        here = skip_adverbs(sentence, close + 1)
        token = sentence.token(here)
    elif token.low in PREPOSITIONS:
        here = _after_phrase(sentence, here)
        token = sentence.token(here)
    if token.low in AUXILIARIES or token.low in MODALS or _verb_after_subject(token):
        return here
    return None


def finite_after(sentence: Sentence, at: int) -> bool:
    """Tell whether a finite verb follows a name at once ("…, Azerbaijan can apply")."""
    token = sentence.token(skip_adverbs(sentence, at + 1))
    return (
        token.low in AUXILIARIES
        or token.low in MODALS
        or (_verb_after_subject(token) and not is_attributive(sentence, at))
    )


def _verb_after_subject(token: Token) -> bool:
    """Tell whether a word right after a subject is its verb."""
    low = token.low
    if not token.is_word or token.is_name or low in NOT_A_VERB:
        return False
    return may_be_verb(token) or low.endswith("s") or low in IRREGULAR_PAST or low in COPULAS


def _after_phrase(sentence: Sentence, start: int) -> int:
    """Step over a short prepositional phrase ("Vienna in winter smells")."""
    for here in range(start + 2, start + 5):
        token = sentence.token(here)
        if token.low in AUXILIARIES or (may_be_verb(token) and not token.low.endswith("ing")):
            return here
        if not token.is_word or token.is_name:
            break
    return start


def skip_adverbs(sentence: Sentence, here: int) -> int:
    """Step over adverbs."""
    while sentence.token(here).low in ADVERBS or sentence.token(here).low.endswith("ly"):
        here += 1
    return here


def _end_of_aside(sentence: Sentence, start: int, sign: str) -> int | None:
    """Give the index of the sign that closes an aside."""
    for here in range(start + 1, start + _MAX_ASIDE):
        if sentence.token(here).text == sign:
            return here
    return None


def main_verb(sentence: Sentence, index: int) -> str:
    """Give the last word of the verb group that begins at ``index``."""
    return sentence.token(main_verb_at(sentence, index)).low


def main_verb_at(sentence: Sentence, index: int) -> int:
    """Give the index of the last word of the verb group that begins at ``index``."""
    here = last = index
    while sentence.token(here).low in AUXILIARIES | MODALS | ADVERBS | {"to"}:
        here += 1
        following = sentence.token(here)
        if not following.is_word or following.is_name:
            break
        if following.low == "to" and _is_infinitive(sentence.token(here + 1)):
            continue
        if following.low in DETERMINERS or following.low in PREPOSITIONS:
            break
        last = here
    return last


def _is_infinitive(after: Token) -> bool:
    """Tell whether ``to`` before a word opens an infinitive ("was to stretch")."""
    return after.is_word and not after.is_name and after.low not in DETERMINERS | PREPOSITIONS


def is_blamed(after: Token) -> bool:
    """Tell whether ``hold X`` goes on as "responsible" or "back": then X is an actor."""
    if after.low in {"off", "out", "back", "away", "into", "over", "down", "aback"}:
        return True
    if after.low in DETERMINERS or after.text.isdigit() or after.low in MONTHS:
        return False  # "had taken Erivan the autumn before"
    return after.is_word and after.low not in PREPOSITIONS | ADVERBS | {"and", "or", "but", "until"}
