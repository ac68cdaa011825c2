"""The weights of the rules by which candidates are compared: all in one place.

A weight is what a rule gives a candidate that fits it fully; a negative value is what it
takes from one that does not. Scores are sums. The rule in which the winner gained most
over the runner-up is named as the one that decided.
"""

from __future__ import annotations

from typing import Final

WEIGHTS: Final[dict[str, float]] = {
    "gloss": 6.0,  # "Stepanakert (Az: Khankendi)": both names share one place
    "containment": 5.0,  # "X, Y", "X in Y", "Y's X": Y contains the candidate
    "containment-elsewhere": -4.0,  # … or contains another candidate
    "town-of-the-state": 9.0,  # "Rome, Georgia": more than what the document is about
    "near": 3.0,  # "X near Y", where one candidate is
    "feature-word": 4.0,  # "the town of X", "X district", "the river X"
    "feature-word-other": -3.0,  # the word calls for another kind of place
    "article": 4.0,  # "the Jordan" is the river, "Jordan" the country
    "setting": 2.5,  # slopes and snow, banks and bridges, streets and mayors around the name
    "part-in-lower-case": 5.0,  # "western Azerbaijan" is a part, not a name
    "part-with-capital": 1.5,  # "Western Azerbaijan" is a name
    "claim": 4.0,  # quoted, so-called, referred to as: a claim
    "town-or-land": 1.6,  # "in X" of a meeting is the town, "a corridor to X" the land
    "era": 2.0,  # the years that the text states lie in the candidate's time
    "era-past": -2.0,  # … or outside it
    "one-sense": 2.5,  # the name was settled earlier in the document
    "country-share": 3.0,  # the share of the document's places in the candidate's country
    "inside": 2.0,  # places inside the candidate country, more than in its rivals
    "company": 1.2,  # the names beside it in a list lie in the candidate's country
    "nearness": 2.0,  # settled places of the sentence and its neighbours are near
    "home-state": 2.5,  # the whole document is about a state of the United States
    "sovereign": 3.0,  # duties, embassies, a parliament: the country, not the state
    "neighbours": 1.5,  # countries of the phrase border the candidate
    "population": 1.0,  # for each power of ten, of towns that only GeoNames knows
    "usual": 1.2,  # what a bare name usually means
    "state-cues": 3.0,  # governors, senators, counties: a state of the United States
    "spelling": 1.6,  # written as the candidate's own preferred name
    "rank": 2.0,  # country, capital, first-level seat, town, village
    "table-order": 0.05,  # the curated order, to break ties between unlike ranks
}

#: Two candidates nearer to one another than this are ambiguous.
MARGIN: Final = 0.35

#: What the rules of the phrase must gain for a winner that the document cannot overrule.
STRONG: Final = 2.5
