"""Names whose verb is said once: gapping, pairs of a case, labels. English. Pure.

"Armenia exports copper, Georgia wine", "fruit to Russia, wool to Iran", "Georgia v. Russia",
"Khartoum: water restored": the phrase at hand has no verb; its twin or its form decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.cues import words
from gazetteer.english import grammar as en
from gazetteer.english.nounphrases import head_noun
from gazetteer.model import Usage, Zone
from gazetteer.usages.site import Site, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

Verdict = tuple[Usage, str]
LIT, MET = Usage.LITERAL, Usage.METONYMIC

_BEFORE = frozenset({",", ";", "—", "–", "and", "but", "or", "nor", "while"})
_VERSUS = frozenset({"v", "v."})
_OFTEN = frozenset({"once", "twice", "thrice", "never", "often", "sometimes", "none", "neither"})
_COUNTED = words("usage_en", "phrases", "counted")
_GREETINGS = words("usage_en", "phrases", "greetings")
_LABEL = 3
_ASKS_WHERE = words("usage_en", "phrases", "asks_where")
_SEEN = words("usage_en", "phrases", "fronted")
_UNDER = words("usage_en", "phrases", "under")
_TIMES = words("usage_en", "phrases", "times")
_MEANS = words("usage_en", "phrases", "means")
_SPEAKERS = frozenset({"we", "i", "no", "they", "must", "will", "“", '"', "«"})


def judge_gap(site: Site) -> Verdict | None:
    """Judge a name in a clause without a verb like its twin in the clause before."""
    if _is_elliptic(site):
        said = [site.said[at] for at in _earlier(site) if site.said[at][1].startswith("subject")]
        return (said[0][0], "subject-of-the-verb-before") if said else None
    twin = _twin_by_preposition(site)
    if twin:
        return twin[0], "parallel-preposition"
    after = site.tok(site.group.last + 1)
    if site.tok(site.group.first - 1).low not in _BEFORE or after.is_name:
        return None
    if en.predicate(site.sentence, site.group.last) is not None:
        return None
    return _listed(site) or _gapped_copula(site, after.low) or _gapped_verb(site)


def _listed(site: Site) -> Verdict | None:
    """``the quake hit Turkey, Syria``: the second of two names that end a headline."""
    after, beside = site.tok(site.group.last + 1), site.group.first - 2
    goes_on = after.end < 0 or (after.low in {"and", "or"} and site.tok(beside - 1).text != ",")
    if goes_on and site.tok(beside + 1).text == "," and beside in site.said:
        return site.said[beside][0], "listed-with-the-name-before"
    return None


def _gapped_verb(site: Site) -> Verdict | None:
    """``Chile mines copper, Peru zinc``: like the name that is followed in the same way."""
    after = site.tok(site.group.last + 1)
    for earlier in _earlier(site):
        verdict = site.said[earlier]
        follows = site.tok(earlier + 1)
        if after.low in en.PREPOSITIONS and follows.low == after.low:
            return verdict[0], "parallel-phrase"
        if after.low in _OFTEN and follows.low in _OFTEN:
            return verdict[0], "parallel-phrase"
        subject = verdict[1].startswith("subject")
        said = {token.low for token in site.sentence.tokens[earlier : site.group.first]}
        if subject and after.low in en.PREPOSITIONS & said:
            return verdict[0], "subject-of-the-verb-before"
        counted = after.low in en.DETERMINERS | _OFTEN | _COUNTED or after.text[0].isdigit()
        if subject and counted:
            return verdict[0], "subject-of-the-verb-before"
    return None


def _gapped_copula(site: Site, adjective: str) -> Verdict | None:
    """``Vienna was pleased, Rome furious``: the adjective tells as it does after a copula."""
    copula = any(token.low in en.COPULAS for token in site.sentence.tokens[: site.at])
    if not copula or site.tok(site.group.last + 2).is_word:
        return None
    if adjective in en.OF_ACTOR:
        return MET, "subject-of-agency"
    return (LIT, "subject-described-as-place") if adjective in en.PLACE_ADJECTIVES else None


def _is_elliptic(site: Site) -> bool:
    """Tell whether an auxiliary stands for the verb of the clause before ("Tehran did not")."""
    last_two = site.tok(site.group.first - 2).low, site.tok(site.group.first - 1).low
    if last_two[0] in {"so", "nor", "neither"} and last_two[1] in en.AUXILIARIES:
        return True  # "and so does Cyprus"
    verb, after = site.tok(site.group.last + 1), site.tok(site.group.last + 2)
    if after.low == "not":
        after = site.tok(site.group.last + 3)
    return verb.low in en.AUXILIARIES and (not after.is_word or after.low in {"too", "either"})


def _earlier(site: Site) -> Iterator[int]:
    """Give the names before this one's group that were judged, the nearest first."""
    return (at for at in sorted(site.said, reverse=True) if at < site.group.first)


def _twin_by_preposition(site: Site) -> Verdict | None:
    """``it passed to Vienna, Silesia to Berlin``: the same preposition after another subject."""
    preposition, subject = site.tok(site.group.first - 1), site.tok(site.group.first - 2)
    if preposition.low not in {"to", "from", "with", "for", "by"} or not subject.is_capital:
        return None
    if site.tok(site.group.first - 3).low not in _BEFORE:
        return None
    for earlier in _earlier(site):
        if site.tok(earlier - 1).low == preposition.low and earlier < site.group.first - 2:
            return site.said[earlier]
    return None


def judge_versus(site: Site) -> Verdict | None:
    """``Georgia v. Russia``: the parties of a case, the teams of a match."""
    after = site.tok(site.group.last + 1)
    dot = 1 if site.tok(site.group.first - 1).text == "." else 0
    before = site.tok(site.group.first - 1 - dot)
    if site.standing is Standing.LAND:
        return None
    if (after.low in _VERSUS and site.tok(site.group.last + 2).text in ". ") or (
        before.low in _VERSUS and before.end > 0
    ):
        return MET, "party-of-a-case"
    return None


def judge_label(site: Site) -> Verdict | None:
    """``- Khartoum: water restored``: a name before a colon heads what is said of the place."""
    after, second = site.tok(site.at + 1), site.tok(site.at + 2)
    if _is_told(site):
        return LIT, "label-after-a-colon"
    if site.group.first != site.sentence.first_word():
        return None
    after, second = site.tok(site.group.last + 1), site.tok(site.group.last + 2)
    says = second.low in _SPEAKERS and (
        site.sentence.zone is Zone.HEADING or second.low not in {"no", "they", "must", "will"}
    )
    if after.text != ":" or says or second.end < 0:
        return None
    return LIT, "label-before-a-colon"


def _is_told(site: Site) -> bool:
    """Tell whether a label asks for a place ("Day 1: Muscat", "Venue: Baku")."""
    first = site.group.first
    if site.tok(first - 1).text != ":" or first - 1 - site.sentence.first_word() > _LABEL:
        return False
    label, after = site.tok(first - 2), site.tok(site.group.last + 1)
    if site.sentence.zone is Zone.HEADING and after.end < 0 and not label.is_name:
        return True
    return label.text[0].isdigit() or label.low in _ASKS_WHERE


def judge_way(site: Site) -> Verdict | None:
    """``Muscat to Nizwa``, ``the capital, Muscat``: a leg of a journey, a town after its kind."""
    last = site.group.last
    opens = (
        site.group.first == site.sentence.first_word() or site.tok(site.group.first - 1).text == ":"
    )
    if opens and site.tok(last + 1).low == "to" and site.tok(last + 2).is_name:
        said = site.tok(last + 3)
        return None if said.text == ":" else (LIT, "from-place-to-place")
    if site.tok(last + 1).low in {"and", "or"} and site.tok(last + 2).low == "other":
        others = head_noun(site.sentence, last + 3)
        if others in en.PLACES:
            return LIT, "one-of-the-places"
    alone = site.tok(last + 2).low.endswith(("self", "selves"))
    if site.tok(last + 1).low == "to" and alone:
        return LIT, "had-to-oneself"
    comma = site.tok(site.group.first - 1).text == ","
    hailed = site.tok(site.group.first - 1 - comma).low in _GREETINGS
    asked = site.tok(last + 1).text == "?" and site.tok(site.group.first - 1).low == "why"
    if (hailed or asked) and not site.tok(last + 1).is_word:
        return LIT, "place-that-is-hailed"
    kind = site.tok(site.group.first - 2).low
    if site.tok(site.group.first - 1).text == "," and kind in en.SETTLEMENT | en.PLACES:
        return None if en.finite_after(site.sentence, last) else (LIT, "apposition-of-place")
    return None


def judge_fronted(site: Site) -> Verdict | None:
    """``Turkey I knew already``: an object of seeing and visiting put first."""
    pronoun, verb = site.tok(site.group.last + 1), site.tok(site.group.last + 2)
    if verb.low in en.AUXILIARIES | en.ADVERBS:
        verb = site.tok(site.group.last + 3)
    if pronoun.low in {"i", "we", "you", "they", "he", "she"} and verb.low in _SEEN:
        return LIT, "object-of-seeing"
    return None


def judge_verbless(site: Site) -> Verdict | None:
    """``Kyiv Under Fire``, ``Tbilisi in Winter``, ``Armenia on Foot``: a town and its state."""
    here = site.group.last + 1
    low = site.tok(here).low
    inside = {site.tok(here + step).low for step in (1, 2, 3)}
    if low == "under" and inside & _UNDER:
        return LIT, "place-under-something"
    whole = site.sentence.zone is Zone.HEADING or site.tok(here + 2).end < 0
    if not whole or not en.opens_clause(site.sentence, site.group.first):
        return None
    if low in {"in", "at", "after", "before", "by"} and inside & _TIMES:
        return LIT, "place-at-a-time"
    mine = low in en.PREPOSITIONS and inside & {"my", "our"}
    if mine or (low in {"by", "on", "without", "with"} and inside & _MEANS):
        return LIT, "place-of-a-visit"
    return None
