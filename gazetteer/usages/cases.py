"""Literal or metonymic where cases, postpositions or other prepositions tell. Pure.

For each language ``data/cues/usage_other.toml`` lists the prepositions and the case endings
of place and of dealing, and what the words around a name say: land or office, a journey or
a message, force. The rules are asked in the order of ``judge_by_case``; the first that has
an opinion decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.model import Usage, Zone
from gazetteer.usages.cues import Cues, cues_of
from gazetteer.usages.datelines import is_dateline
from gazetteer.usages.phrase import Phrase, phrase_of
from gazetteer.usages.site import Site, Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.context import Token
    from gazetteer.usages.cues import Stems

Verdict = tuple[Usage, str]
LIT, MET = Usage.LITERAL, Usage.METONYMIC

_NEAR = 3
_CLAUSE = 6
_DASHES = frozenset("-–—/")


def judge_by_case(site: Site, language: str) -> Verdict:
    """Return a verdict for a language other than English."""
    cues = cues_of(language)
    if site.in_border:
        return LIT, "in-border-phrase"
    if is_dateline(site, language):
        return LIT, "dateline"
    if cues is None:
        return _by_standing(site, "no-rules-for-the-language")
    if site.before and site.tok(site.at - 1).text in _DASHES and site.tok(site.at - 2).is_name:
        return site.before[0], "paired-with-the-name-before"
    phrase = phrase_of(site, cues)
    return (
        _said_there(phrase)
        or _between(phrase)
        or _neighbour(phrase)
        or _marked_object(phrase)
        or _case(phrase)
        or _postposition(phrase)
        or (_owned(phrase) if cues.owner_endings else _prepositional(phrase))
        or _object_of_force(phrase)
        or _described(phrase)
        or _region_acts(phrase)
        or _predicate(phrase)
        or _default(site)
    )


# -- the place itself ----------------------------------------------------------


def _said_there(phrase: Phrase) -> Verdict | None:
    """``В Москве считают``, ``Թեհրանում կարծում են``: those who govern there say it."""
    cues = phrase.cues
    inside = phrase.ending in cues.place_endings if phrase.ending else False
    if phrase.site.standing is not Standing.STATE or not cues.speech.stems:
        return None
    if not inside and phrase.before.low not in cues.place_before:
        return None
    if _said_before(phrase):
        return MET, "said-in-the-capital"
    for step, token in enumerate(phrase.ahead[:_NEAR]):
        if cues.speech.has(token):
            ended = phrase.ahead[step + 1].low if step + 1 < len(phrase.ahead) else ""
            plural = token.low.endswith(cues.speech_endings) or ended in cues.speech_endings
            return (MET, "said-in-the-capital") if plural or not cues.speech_endings else None
        accusative = token.low.endswith(("у", "ю", "ение", "ание")) and not cues.owner_endings
        if token.low not in cues.fillers and not accusative:
            return None
    return None


def _said_before(phrase: Phrase) -> bool:
    """``Как заявили в Кремле``, ``…, считают в Баку``: the verb first, and no subject."""
    cues, behind = phrase.cues, phrase.behind
    if cues.owner_endings or not cues.speech_endings or len(behind) < len(("in", "said")):
        return False
    spoken = cues.speech.has(behind[1]) and behind[1].low.endswith(cues.speech_endings)
    return spoken and (len(behind) == len(("in", "said")) or behind[2].low in cues.as_before)


def _between(phrase: Phrase) -> Verdict | None:
    """Roads and flights run between two places, talks between two governments."""
    cues, site = phrase.cues, phrase.site
    near = phrase.ahead if cues.owner_endings else (phrase.before, *phrase.behind[:_NEAR])
    found = next((i for i, t in enumerate(near[: _NEAR + 1]) if t.low in cues.between), None)
    if found is None:
        return None
    beyond = phrase.ahead[found + 1 : found + 1 + _NEAR]
    around = beyond if cues.owner_endings else (*phrase.behind[:_NEAR], *phrase.ahead[:_NEAR])
    linked = near[found + 1 : found + 3] if cues.owner_endings else phrase.behind[1:2]
    if _first(linked, cues.land):
        return LIT, "between-two-places"
    for at, standing in site.standings.items():
        if at != site.at and abs(at - site.at) <= _NEAR and standing is Standing.LAND:
            return LIT, "between-two-places"
    if any(cues.motion.has(token) for token in around):
        return LIT, "between-two-places"
    return None


def _neighbour(phrase: Phrase) -> Verdict | None:
    """``İran ile komşu``, ``Հայաստանի հետ սահման``, ``با ایران مرز``: said of the map."""
    cues, ahead = phrase.cues, phrase.ahead
    if phrase.before.low in cues.dealing_before or phrase.ending in cues.dealing_endings:
        near = ahead[:1]
    elif ahead and ahead[0].low in cues.dealing_after:
        near = ahead[1:2]
    else:
        return None
    return (LIT, "neighbour") if _first(near, cues.neighbours) else None


def _case(phrase: Phrase) -> Verdict | None:
    """What the case ending of the name says."""
    cues, ending, site = phrase.cues, phrase.ending, phrase.site
    following = phrase.ahead[0].low if phrase.ahead else ""
    if not ending:
        return None
    if ending in cues.place_endings:
        asked = _first(phrase.ahead[:_NEAR], cues.asks)
        return _by_standing(site, "asked-of-the-government") if asked else (LIT, "case-of-place")
    if ending in cues.dealing_endings + cues.goal_endings and following in cues.place_after:
        return LIT, "postposition-of-place"
    if ending in cues.dealing_endings:
        return _by_standing(site, "case-of-dealing")
    if ending in cues.goal_endings:
        if following in cues.dealing_after:
            return _by_standing(site, "postposition-of-dealing")
        return _goal(phrase)
    if ending in cues.recipient_endings and ending not in cues.owner_endings:
        return (LIT, "near") if following in cues.place_after else _given(phrase)
    return None


def _given(phrase: Phrase) -> Verdict:
    """A dative of the recipient: the government, unless force is used on the place."""
    cues = phrase.cues
    if _first(phrase.ahead, cues.ground) or _first(phrase.behind[:_NEAR], cues.ground):
        return LIT, "object-of-force"
    return _by_standing(phrase.site, "dative-of-dealing")


def _goal(phrase: Phrase) -> Verdict:
    """A dative of goal: a journey goes to the place, a message to the government."""
    cues = phrase.cues
    for token in phrase.ahead[:_CLAUSE]:
        if cues.motion.has(token) or cues.ground.has(token):
            return LIT, "dative-of-goal"
        if cues.gifts.has(token) or cues.asks.has(token):
            return _by_standing(phrase.site, "dative-of-dealing")
    return LIT, "dative-of-goal"


def _postposition(phrase: Phrase) -> Verdict | None:
    """What stands right behind the name or its group."""
    following = phrase.ahead[0].low if phrase.ahead else ""
    if following in phrase.cues.place_after:
        return LIT, "postposition-of-place"
    if following in phrase.cues.dealing_after:
        return _by_standing(phrase.site, "postposition-of-dealing")
    return None


# -- nouns and prepositions -----------------------------------------------------


def _owned(phrase: Phrase) -> Verdict | None:
    """A genitive, or a bare name, and the noun behind it; a bare name as a goal."""
    cues, ending = phrase.cues, phrase.ending
    before = phrase.before.low
    if before in cues.place_before:
        return LIT, "preposition-of-place"
    if not ending or ending in cues.owner_endings:
        if (ending or phrase.is_short) and _holds_the_next(phrase):
            return LIT, "holds-the-next-name"
        # A bare name owns but the noun beside it: "Ankara nüfusu".
        nouns = phrase.ahead[:_CLAUSE]
        for step, token in enumerate(nouns[: _NEAR if ending else 1]):
            if token.is_name:
                break
            verdict = _noun(phrase, token, nouns[step + 1 : step + _NEAR])
            if verdict:
                return verdict
    if ending in cues.recipient_endings and ending:
        return _given(phrase)
    moved = [*phrase.ahead[:_NEAR], *phrase.behind[:_NEAR]]
    last = not phrase.ahead or _is_verb(phrase.ahead[0], cues)
    if cues.bare_goal and not ending and (_first(moved, cues.motion) or (phrase.behind and last)):
        return LIT, "bare-name-of-a-goal"
    return None


def _holds_the_next(phrase: Phrase) -> bool:
    """Tell whether a genitive is followed by a name of land ("Ankara'nın Çankaya ilçesi")."""
    if not phrase.ahead or not phrase.ahead[0].is_name:
        return False
    tokens, standings = phrase.site.sentence.tokens, phrase.site.standings
    at = next(at for at, token in enumerate(tokens) if token.start == phrase.ahead[0].start)
    glued = phrase.site.tok(at + 1)
    struck = glued.start == tokens[at].end and glued.low[1:] in phrase.cues.goal_endings
    struck = struck or glued.low.endswith(("ki", "kı", "kü"))  # "Rusya'nın Lazkiye'deki üssü"
    struck = struck or _first(phrase.ahead[1:_NEAR], phrase.cues.ground)
    return standings.get(at) is Standing.LAND and not struck  # "İsrail'in Gazze'ye saldırısı"


def _prepositional(phrase: Phrase) -> Verdict | None:
    """A preposition or a noun before the name."""
    cues, site, before = phrase.cues, phrase.site, phrase.before
    second = phrase.behind[1] if len(phrase.behind) > 1 else None
    around = [*phrase.behind[1 : 1 + _NEAR], *phrase.ahead[:_NEAR]]
    joined = before.low in cues.with_before and site.token.low.endswith(cues.with_endings)
    if before.low in cues.goal_before:
        tokens = site.sentence.tokens[max(0, site.at - _CLAUSE) : site.at]
        going = _first([*tokens, *around], cues.motion) or _first(around, cues.land)
        return (LIT, "goal") if going else _by_standing(site, "preposition-of-dealing")
    if before.low in cues.recipient_before:
        return _recipient(phrase)
    if before.low in cues.dealing_before or joined:
        if second is not None and (cues.land.has(second) or cues.motion.has(second)):
            return LIT, "distance"  # "к северу от", "дорога от"
        return _by_standing(site, "preposition-of-dealing")
    if before.low in cues.place_before and not joined:
        if second is not None and cues.pressure.has(second):
            return _by_standing(site, "pressure-on")
        if before.low in cues.source_before and _first(phrase.ahead[:_NEAR], cues.asks):
            return _by_standing(site, "asked-of-the-government")
        return LIT, "preposition-of-place"
    return _owner_behind(phrase)


def _recipient(phrase: Phrase) -> Verdict:
    """``به``: toward a place, or to a government that is given or told something."""
    cues = phrase.cues
    for token in phrase.ahead[:_CLAUSE]:
        if cues.motion.has(token):
            return LIT, "preposition-of-place"
        if cues.gifts.has(token):
            return _by_standing(phrase.site, "dative-of-dealing")
    return LIT, "preposition-of-place"


def _owner_behind(phrase: Phrase) -> Verdict | None:
    """``население Грузии``, ``вице-премьер соседней Грузии``: the noun before a genitive."""
    cues = phrase.cues
    limit = _NEAR if cues.recipient_before else 1  # Persian puts adjectives between
    nouns = [token for token in phrase.behind if token.low not in cues.skip]
    for step, token in enumerate(nouns[:_NEAR]):
        if cues.skip and cues.motion.has(token):
            return LIT, "noun-of-a-way"  # "el tren de Bakú"
        if token.is_name or token.low in cues.place_before | cues.dealing_before:
            return None
        verdict = _noun(phrase, token, nouns[step + 1 : step + _NEAR])
        if verdict:
            return verdict
        if step + 1 >= limit and not token.low.endswith(cues.adjectives or ("\0",)):
            return None
    return None


def _noun(phrase: Phrase, token: Token, beyond: Sequence[Token]) -> Verdict | None:
    """A noun beside the name that says land or government.

    A minister of the economy is the government's, so that the words beyond a noun of the
    land are looked at as well.
    """
    cues = phrase.cues
    minister = cues.land.has(token) and _first(beyond, cues.ministers)
    if phrase.cues.office.has(token) or minister:
        return _by_standing(phrase.site, "noun-of-government", least=Standing.REGION)
    if phrase.cues.land.has(token):
        return LIT, "noun-of-land"
    return None


# -- verbs ------------------------------------------------------------------------


def _object_of_force(phrase: Phrase) -> Verdict | None:
    """``захватил Степанакерт``, ``Şuşanı işğal etdi``, ``посетил Ереван``."""
    cues = phrase.cues
    if cues.owner_endings:
        objective = phrase.ending in cues.object_endings and bool(phrase.ending)
        if cues.bare_goal:  # Armenian: the subject has the article too, and comes first
            forced = objective and _first(phrase.behind[:2], cues.ground)
            return (LIT, "object-of-force") if forced else None
        # The object of the Georgian aorist is bare, its subject has an ending.
        ergative = any(token.low.endswith(cues.ergative or "\0") for token in phrase.behind)
        objective = objective or (ergative and not phrase.ending)
        if objective and _first(phrase.ahead[:_CLAUSE], cues.ground):
            return LIT, "object-of-force"
        return None
    if cues.ground.has(phrase.before):
        return LIT, "object-of-force"
    return None


def _marked_object(phrase: Phrase) -> Verdict | None:
    """``تهران را … ترک کرد``: the word behind the name marks it as the object."""
    marked = bool(phrase.ahead) and phrase.ahead[0].low in phrase.cues.object_after
    forced = marked and _first(phrase.ahead, phrase.cues.ground)
    return (LIT, "object-of-force") if forced else None


def _described(phrase: Phrase) -> Verdict | None:
    """``Ереван — древний город``, ``Երևանը հին քաղաք է``: said of the place itself."""
    cues, site = phrase.cues, phrase.site
    if phrase.ending and phrase.ending in cues.owner_endings:
        return None
    dash = site.tok(site.group.last + 1).text in _DASHES
    tokens = phrase.past_dash if dash else phrase.ahead
    if cues.owner_endings and tokens and cues.describe.has(tokens[-1]):
        return LIT, "described-as-a-place"  # the verb comes last
    for token in tokens[: _CLAUSE if dash else _NEAR + 1]:
        if cues.describe.has(token) or cues.city.has(token):
            return LIT, "described-as-a-place"
        if token.low in cues.copulas:
            continue
        if token.is_name or (not dash and _is_verb(token, cues)):
            return None
    return None


def _region_acts(phrase: Phrase) -> Verdict | None:
    """``Европа предупредила``: a community of states that says, gives or asks."""
    if phrase.site.standing is not Standing.REGION or phrase.behind:
        return None
    cues = phrase.cues
    said = any(
        cues.speech.has(token) or cues.gifts.has(token) or cues.asks.has(token)
        for token in phrase.ahead
    )
    return (MET, "subject-of-agency") if said else None


def _predicate(phrase: Phrase) -> Verdict | None:
    """A finite verb near behind the name makes it a subject."""
    for token in phrase.ahead[: _NEAR + 1]:
        if token.is_name:
            break
        if _is_verb(token, phrase.cues):
            return _by_standing(phrase.site, "subject-of-verb")
    return None


def _is_verb(token: Token, cues: Cues) -> bool:
    """Tell a finite verb by its ending."""
    return bool(cues.verbs) and token.low.endswith(cues.verbs)


def _first(tokens: Sequence[Token], stems: Stems) -> bool:
    """Tell whether one of the tokens is one of the words."""
    return any(stems.has(token) for token in tokens)


def _default(site: Site) -> Verdict:
    """A bare name: a state acts, everything else lies."""
    alone = not any(t.is_word and not t.is_name for t in site.sentence.tokens)
    if alone and site.sentence.zone is not Zone.BODY:
        return LIT, "name-alone"
    return _by_standing(site, "default-of-a-state")


def _by_standing(site: Site, rule: str, *, least: Standing = Standing.STATE) -> Verdict:
    """Metonymic if the place stands for a government that easily, else literal."""
    return (MET, rule) if site.standing >= least else (LIT, f"{rule}-of-no-government")
