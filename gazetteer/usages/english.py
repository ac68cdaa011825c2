"""Literal or metonymic in English: an ordered list of rules about the phrase. Pure.

Each rule looks at one construction (possessive, preposition, subject, object …) and
answers with a verdict or passes. The order is the order of binding: what touches the
name most closely is asked first. Which words count is in ``data/cues/usage_en.toml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.cues import nouns, verbs, words
from gazetteer.english import complements, predicates
from gazetteer.english import grammar as en
from gazetteer.english.nounphrases import head_noun, is_thing
from gazetteer.model import Usage, Zone
from gazetteer.usages.layout import (
    judge_alone,
    judge_border,
    judge_dated,
    judge_dateline,
    judge_gloss,
    judge_named,
    judge_publication,
    judge_signature,
)
from gazetteer.usages.parallel import (
    judge_fronted,
    judge_gap,
    judge_label,
    judge_verbless,
    judge_versus,
    judge_way,
)
from gazetteer.usages.prepositions import judge_preposition
from gazetteer.usages.site import Site, Standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer.context import Token

Verdict = tuple[Usage, str]
LIT, MET = Usage.LITERAL, Usage.METONYMIC

_DASHES = frozenset({"—", "–", "-", "--", "―"})


def judge_english(site: Site) -> Verdict:
    """Return the verdict of the first rule that has one."""
    for rule in _RULES:
        verdict = rule(site)
        if verdict:
            return verdict
    return LIT, "default-literal"


def _hyphen(site: Site) -> Verdict | None:
    """``Russia-led``, ``Paris-based``, ``anti-Russia``, ``Armenia-Azerbaijan conflict``."""
    after, before = site.tok(site.at + 1), site.tok(site.at - 1)
    if after.text in _DASHES and after.start == site.token.end:
        second = site.tok(site.at + 2)
        if second.low in en.HYPHEN_MET:
            return MET, "compound-of-agency"
        if second.low in en.HYPHEN_LIT:
            return LIT, "compound-of-place"
    if before.low in {"anti", "pro"} or (
        before.text in _DASHES and site.tok(site.at - 2).low in {"anti", "pro", "non"}
    ):
        return MET, "compound-of-attitude"
    return _pair(site)


def _pair(site: Site) -> Verdict | None:
    """``A-B talks``, ``A–B highway``: the noun after a hyphenated pair decides."""
    here = site.at
    paired = False
    while site.tok(here + 1).text in _DASHES | {"/"} and site.tok(here + 2).is_name:
        here, paired = here + 2, True
    back = site.at
    while site.tok(back - 1).text in _DASHES | {"/"} and site.tok(back - 2).is_name:
        back, paired = back - 2, True
    if not paired or site.tok(here + 1).start - site.tok(here).end > 1:
        return None
    head = head_noun(site.sentence, here + 1)
    if head in en.SPATIAL or head in en.PHYSICAL:
        return LIT, "pair-on-the-ground"
    if head in en.RELATIONAL or head in en.INSTITUTIONAL:
        return _by_standing(site, "pair-of-actors")
    return None


def _part(site: Site) -> Verdict | None:
    """``central Yerevan``, ``mainland Azerbaijan``: a part of the land."""
    before = site.tok(site.at - 1).low
    if site.group.first == site.at and before in en.PART:
        return LIT, "part-of-the-land"
    city = not (
        site.is_country or site.is_seat or site.is_bloc or en.is_attributive(site.sentence, site.at)
    )
    if city and before in {"a", "another"} and not site.possessive_end:
        return LIT, "one-of-that-name"
    return None


# -- what follows --------------------------------------------------------------


def _possessive(site: Site) -> Verdict | None:  # noqa: PLR0911 - one answer a line
    """``Armenia's mountains`` and ``Armenia's minister``: the noun that is owned decides."""
    last = site.group.last
    owner = site.possessive_end or (
        en.possessive_of(site.sentence, last) if _directly_and(site) else 0
    )
    if not owner:
        return None
    if site.tok(owner).is_name and owner in site.standings:
        return LIT, "owner-of-a-place"
    if site.tok(owner).is_name and en.finite_after(site.sentence, owner):
        return LIT, "possessive-with-land-or-people"
    mans = site.tok(owner).low == "man"  # "Moscow's man in"
    head = "envoy" if mans else head_noun(site.sentence, owner)
    if site.is_seat:
        return (LIT, "part-of-a-building") if head in _BUILDING else (MET, "possessive-of-a-seat")
    if head in en.OFFICE or (head in en.INSTITUTIONAL and head not in en.PHYSICAL):
        return _by_standing(site, "possessive-with-institution", least=Standing.REGION)
    if head in en.PHYSICAL or head in en.SETTLEMENT:
        return LIT, "possessive-with-land-or-people"
    if head in en.FORCE:
        return _by_standing(site, "possessive-with-act")
    if site.standing is not Standing.STATE:
        return LIT, "possessive-of-a-place"
    if is_thing(head, plainly=site.is_country):
        return LIT, "possessive-with-a-thing"
    return MET, "possessive-of-a-state"


_BUILDING = nouns("usage_en", "nouns", "building")


def _directly_and(site: Site) -> bool:
    """Tell whether the group is ``A and B's``: then the ending belongs to both."""
    if site.group.last == site.at or site.possessive_end:
        return False
    return not any(token.text == "," for token in site.sentence.tokens[site.at : site.group.last])


def _shared_noun(site: Site) -> Verdict | None:
    """``the Yerevan and Tbilisi metro``: the noun belongs to both names."""
    if not _directly_and(site) or not en.is_attributive(site.sentence, site.group.last):
        return None
    shared = head_noun(site.sentence, site.group.last + 1)
    return (LIT, "attributive-of-place") if shared in en.PHYSICAL else None


def _attributive(site: Site) -> Verdict | None:
    """``U.S. aid``, ``Yerevan politics``, ``Moscow suburb``: a name before a noun."""
    after = site.tok(site.at + 1)
    whole = en.is_whole_predicate(site.sentence, site.at)
    if (
        whole
        or not after.is_word
        or after.is_name
        or (site.tok(site.at + 2).is_name and after.is_capital)
    ):
        return None
    if not en.is_attributive(site.sentence, site.at):
        return None
    before = site.tok(en.before_modifiers(site.sentence, site.at))
    if before.low in en.DITRANSITIVE:
        return _by_standing(site, "indirect-object")
    head = head_noun(site.sentence, site.at + 1)
    if head in en.ATTRIBUTIVE_LIT:
        return LIT, "attributive-of-place"
    if head in en.OFFICE:
        return _by_standing(site, "attributive-of-government", least=Standing.REGION)
    if head in en.INSTITUTIONAL or head in en.RELATIONAL:
        return _by_standing(site, "attributive-of-government")
    if head in en.PHYSICAL or head in en.SPATIAL or head in en.SETTLEMENT:
        return LIT, "attributive-of-place"
    return _by_standing(site, "attributive")


def _where(site: Site) -> Verdict | None:
    """``Armenia, where`` and ``Yerevan, the capital of``: said of the place."""
    index = site.group.last + 1
    if site.tok(index).text == ",":
        index += 1
        if predicates.opens_settlement(site.sentence, index):
            return LIT, "apposition-of-place"
    if site.tok(index).low == "where":
        return LIT, "where-clause"
    bare = site.tok(index).low == "which" and en.predicate(site.sentence, index - 2) is None
    if bare and predicates.is_about_place(site.sentence, index + 1):
        return LIT, "described-in-a-clause"
    return None


def _container(site: Site) -> Verdict | None:
    """``Kapan, Armenia``: the container of a place is land."""
    return (LIT, "container") if site.group.contained else None


# -- subject and object ---------------------------------------------------------


def _object(site: Site) -> Verdict | None:  # noqa: PLR0911 - one answer a line
    """``visited Yerevan`` and ``urged Yerevan``: the verb before the name decides."""
    index = en.before_list(site.sentence, en.before_modifiers(site.sentence, site.group.first))
    verb = site.tok(index)
    if not _is_verb_place(site, index):
        return None
    if verb.low in en.OPENERS | en.SPEECH and en.finite_after(site.sentence, site.group.last):
        return None
    if verb.low in en.TO_PLACE or verb.low in en.OF_PLACE - en.PLEASING:
        shunned = verb.low in _SHUNNING and _before_verb(site, index).low in en.RELATIONAL
        if shunned or complements.is_addressed(site.sentence, index, site.group.last):
            return _by_standing(site, "object-of-dealing")
        return LIT, "object-of-motion-or-force"
    held = _held(site, index) or _taken(site, index)
    if held:
        return held
    if not en.may_be_verb(verb):
        return None
    if verb.low in _ADDRESSING:
        return MET, "object-of-dealing"
    if any(site.standings[at] is Standing.LAND for at in site.group.members):
        return LIT, "object-among-places"
    return _by_standing(site, "object-of-dealing")


def _is_verb_place(site: Site, index: int) -> bool:
    """Tell whether a verb may stand at ``index``, before the name."""
    verb = site.tok(index)
    if verb.low == "like":
        return _before_verb(site, index).low in _PERSONS
    if not verb.is_word or verb.is_name or verb.low in en.NOT_A_VERB:
        return False
    return not verb.is_capital or index == site.sentence.first_word()


def _held(site: Site, index: int) -> Verdict | None:
    """``holds Karabakh``, ``saw Vienna``; but ``hold Iran responsible``, ``Armenia hold Wales``."""
    verb, follows = site.tok(index), site.tok(site.group.last + 1)
    if verb.low == "hold" and site.tok(index - 1).is_name and site.standing >= Standing.REGION:
        return MET, "team-held"  # a country with a verb in the plural
    if verb.low in en.HOLDING and not en.is_blamed(follows):
        return LIT, "object-of-holding"
    seen = verb.low in _SEEING and follows.low not in {"as", "to"}
    if seen and (not follows.is_word or follows.low in en.PREPOSITIONS | en.ADVERBS):
        return LIT, "object-of-seeing"
    return None


def _taken(site: Site, index: int) -> Verdict | None:
    """``cut Bulgaria in three``, ``gave Cyprus to England``, ``who loves Baku``."""
    verb, follows = site.tok(index), site.tok(site.group.last + 1)
    if verb.low in _FINDING and follows.low in en.PLACE_ADJECTIVES:
        return LIT, "object-of-seeing"
    given = verb.low in en.DITRANSITIVE and site.tok(index - 1).low in en.BE
    if given and not site.possessive_end:
        return LIT, "land-that-is-given"
    if verb.low in _CUTTING and follows.low in {"in", "into", "off"}:
        return LIT, "object-of-motion-or-force"
    if verb.low in _CEDING and follows.low == "to" and site.tok(site.group.last + 2).is_name:
        return LIT, "land-that-is-given"
    if verb.low in _LIKING and _before_verb(site, index).low in _PERSONS:
        return LIT, "object-of-liking"
    if verb.low in {"become", "becomes", "became"}:
        return LIT, "object-of-becoming"
    if verb.low in {"begin", "begins", "began"} and not follows.is_word:
        return LIT, "subject-behind-its-verb"
    return None


def _before_verb(site: Site, index: int) -> Token:
    """Give the word before a verb group."""
    here = index - 1
    while (
        site.tok(here).low in en.AUXILIARIES | en.ADVERBS
        or site.tok(here).low.endswith("ly")
        or site.tok(here).text[0] in "'’"
    ):
        here -= 1
    return site.tok(here)


_FINDING = frozenset({"find", "finds", "found"})
_CUTTING = frozenset({"cut", "cuts", "cutting"})
_CEDING = en.DITRANSITIVE | verbs("usage_en", "verbs", "ceding")
_SHUNNING = verbs("usage_en", "verbs", "shunning")
_ADDRESSING = verbs("usage_en", "verbs", "addressing")
_LIKING = verbs("usage_en", "verbs", "liking")
_PERSONS = words("usage_en", "phrases", "persons")


_SEEING = frozenset({"see", "saw", "seen", "sees", "seeing"})


def _leg(site: Site) -> Verdict | None:
    """``then Kyiv to Rome``: a leg of a journey whose verb was said before."""
    after = site.group.last + 1
    leg = site.tok(after).low == "to" and site.tok(after + 1).is_name
    opens = leg and en.opens_clause(site.sentence, site.group.first)
    body = site.sentence.zone is Zone.BODY
    return (LIT, "from-place-to-place") if opens and body else None


def _subject(site: Site) -> Verdict | None:  # noqa: PLR0911 - one answer a line
    """``Baku denied``, ``Baku lies``: the predicate decides."""
    if not en.opens_clause(site.sentence, site.group.first) and not _is_inner_subject(site):
        return None
    asked = site.tok(site.group.first - 1).low in en.BE | {"the"}
    if asked and predicates.asks_about_place(site.sentence, site.group.first, site.group.last):
        return LIT, "subject-described-as-place"
    index = en.predicate(site.sentence, site.group.last)
    if index is None:
        if predicates.identifies_place(site.sentence, site.group.first, site.group.last):
            return LIT, "what-a-place-is"
        return (MET, "subject-position") if site.standing is Standing.STATE else None
    if predicates.is_about_place(site.sentence, index):
        return _described(site)
    verb = site.tok(index)
    if site.standing is Standing.STATE or _acts(site, index):
        return MET, "subject-of-agency"
    if predicates.is_rule(site.sentence, index):
        return MET, "subject-that-rules"
    if en.main_verb(site.sentence, index) in {"vote", "votes", "voted", "voting"}:
        return LIT, "subject-that-lives-there"
    if verb.low in en.SPEECH or en.main_verb(site.sentence, index) in en.SPEECH:
        return MET, "subject-of-speech"
    return LIT, "subject-without-agency"


def _described(site: Site) -> Verdict:
    """``Canada lies by the sea`` is the place, ``Canada lie in wait`` its team."""
    team = predicates.is_team(site.sentence, site.group.first, site.group.last)
    if team and site.standing >= Standing.REGION:
        return MET, "subject-team"
    return LIT, "subject-described-as-place"


def _acts(site: Site, index: int) -> bool:
    """Tell whether a region's predicate is a deed or a feeling."""
    deed = predicates.is_deed(site.sentence, index) or predicates.is_tired(site.sentence, index)
    return site.standing is Standing.REGION and deed


def _is_inner_subject(site: Site) -> bool:
    """``the gas Azerbaijan sells``, ``for years Europe has``: a subject after a noun."""
    before = site.tok(en.before_modifiers(site.sentence, site.group.first))
    if not before.is_word or before.is_name or before.low in en.PREPOSITIONS:
        return False
    return not en.may_be_verb(before) and en.finite_after(site.sentence, site.group.last)


def _fallback(site: Site) -> Verdict:
    """Without a phrase to rest on, a state acts and a place lies."""
    if site.standing is Standing.STATE and site.sentence.zone in {Zone.BODY, Zone.HEADING}:
        return MET, "default-of-a-state"
    return LIT, "default-of-a-place"


def _by_standing(site: Site, rule: str, *, least: Standing = Standing.STATE) -> Verdict:
    """Metonymic if the place stands for a government that easily, else literal."""
    return (MET, rule) if site.standing >= least else (LIT, f"{rule}-of-no-government")


_RULES: tuple[Callable[[Site], Verdict | None], ...] = (
    judge_border,
    judge_dateline,
    judge_dated,
    judge_alone,
    judge_publication,
    judge_named,
    judge_gloss,
    _hyphen,
    _part,
    judge_versus,
    _possessive,
    _container,
    judge_label,
    _where,
    _shared_noun,
    _attributive,
    judge_gap,
    judge_preposition,
    judge_way,
    judge_fronted,
    _object,
    judge_signature,
    judge_verbless,
    _leg,
    _subject,
    _fallback,
)
