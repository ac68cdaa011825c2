"""What the rules about prepositions share: the word that governs, the verdict by standing. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.model import Usage
from gazetteer.usages.site import Standing

if TYPE_CHECKING:
    from gazetteer.usages.site import Site

Verdict = tuple[Usage, str]
LIT, MET = Usage.LITERAL, Usage.METONYMIC

REACH = 12
_STOPS = frozenset({";", ":", "—", "–", "that", "which", "who", "because", "while", "when", "if",
                    "where", "although", ".", "?", "!"})  # fmt: skip


def by_state(site: Site, rule: str) -> Verdict:
    """Metonymic for states, literal for all else."""
    if site.standing is Standing.STATE:
        return MET, rule
    return LIT, f"{rule}-of-no-government"


def governor(site: Site, index: int, *tables: frozenset[str]) -> int:
    """Give which of the tables holds the nearest word left of ``index``; -1 for none."""
    tokens = site.sentence.tokens
    for here in range(index - 1, max(-1, index - 1 - REACH), -1):
        token = tokens[here]
        if token.low in _STOPS:
            return -1
        if token.is_name:
            continue
        for number, table in enumerate(tables):
            if token.low in table:
                return number
    return -1
