"""One document understood: a pure function from text and gazetteer to quotes.

It knows nothing of files, of other documents, or of the map, so that a corpus can be
read in any order and on any number of machines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.corrections import apply_corrections
from gazetteer.match import find_matches
from gazetteer.model import Zone
from gazetteer.resolve import resolve_mentions
from gazetteer.usage import judge_usage
from gazetteer.worldwide.province_matches import with_provinces
from gazetteer.worldwide.town_matches import with_towns
from geo.model import Reading
from geo.quotes import make_quotes
from geo.zones import find_segments, lay_zones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.corrections import Correction
    from gazetteer.gazetteer import Gazetteer
    from geo.model import Document


def read_document(
    document: Document, gazetteer: Gazetteer, *, corrections: Sequence[Correction] = ()
) -> Reading:
    """Find, resolve and quote every mention of a document, in the order of the text.

    ``corrections`` are an editor's, for this document; they go over the rules.
    """
    segments = find_segments(document)
    urls = tuple((part.start, part.end) for part in segments if part.zone is Zone.URL)
    matches = find_matches(document.text, gazetteer, excluded=urls)
    matches = with_towns(document.text, matches, gazetteer, segments, language=document.language)
    matches = with_provinces(
        document.text, matches, gazetteer, segments, language=document.language
    )
    mentions = resolve_mentions(
        document.text, matches, gazetteer, segments, language=document.language
    )
    mentions = judge_usage(document.text, mentions, gazetteer, segments, language=document.language)
    mentions = lay_zones(mentions, segments)
    mentions, stale = apply_corrections(document.text, mentions, corrections, gazetteer, segments)
    return Reading(document, segments, make_quotes(document, mentions, segments), stale)
