"""From mentions to quotes: each with its sentence, the dates and the figures in it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.model import Kind
from geo.dates import find_dates
from geo.model import Quote
from geo.quantities import find_quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.model import Mention, Segment
    from geo.model import Document, StatedDate, StatedQuantity

#: Kinds whose sentences are searched for lengths, widths and counts.
MEASURED = frozenset({Kind.ROUTE, Kind.BORDER})


class Excerpt(NamedTuple):
    """A verbatim slice around a mention; ``cut_before`` and ``cut_after`` ask for an …."""

    start: int
    end: int
    text: str
    cut_before: bool
    cut_after: bool


def make_quotes(
    document: Document, mentions: Sequence[Mention], segments: Sequence[Segment]
) -> tuple[Quote, ...]:
    """Give every mention its sentence, in the order of the mentions.

    Dates and quantities are read once a sentence; quantities only where the sentence
    bears a route or a border, since nothing else is measured.
    """
    sentences = sorted(sentence for segment in segments for sentence in segment.sentences)
    starts = [start for start, _ in sentences]
    spans = [_sentence_of(mention, sentences, starts, document.text) for mention in mentions]
    measured = {
        span for span, mention in zip(spans, mentions, strict=True) if mention.kind in MEASURED
    }
    dates: dict[tuple[int, int], tuple[StatedDate, ...]] = {}
    quantities: dict[tuple[int, int], tuple[StatedQuantity, ...]] = {}
    for span in dict.fromkeys(spans):
        dates[span] = find_dates(
            document.text, *span, published=document.published, language=document.language
        )
        quantities[span] = (
            find_quantities(document.text, *span, language=document.language)
            if span in measured
            else ()
        )
    return tuple(
        Quote(
            document=document.name,
            start=span[0],
            end=span[1],
            text=document.text[span[0] : span[1]],
            mention=mention,
            dates=dates[span],
            quantities=quantities[span],
        )
        for span, mention in zip(spans, mentions, strict=True)
    )


def excerpt(quote: Quote, *, limit: int = 300) -> Excerpt:
    """Cut a quote to about ``limit`` characters around its mention, at word ends.

    The slice is verbatim, with its own offsets into the document; a quote that fits is
    returned whole, and the mention is never cut.
    """
    if quote.end - quote.start <= limit:
        return Excerpt(quote.start, quote.end, quote.text, cut_before=False, cut_after=False)
    mention_start = quote.mention.start - quote.start
    mention_end = quote.mention.end - quote.start
    room = max(limit - (mention_end - mention_start), 0)
    left = max(mention_start - room // 2, 0)
    right = min(left + limit, len(quote.text))
    left = max(min(left, right - limit), 0)
    left, right = min(left, mention_start), max(right, mention_end)
    if left > 0:
        space = quote.text.find(" ", left, mention_start)
        left = space + 1 if space >= 0 else mention_start
    if right < len(quote.text):
        space = quote.text.rfind(" ", mention_end, right)
        right = space if space >= 0 else mention_end
    return Excerpt(
        quote.start + left,
        quote.start + right,
        quote.text[left:right],
        cut_before=left > 0,
        cut_after=right < len(quote.text),
    )


def _sentence_of(
    mention: Mention,
    sentences: Sequence[tuple[int, int]],
    starts: Sequence[int],
    text: str,
) -> tuple[int, int]:
    """The sentence that holds the mention; its line where no sentence does."""
    index = bisect_right(starts, mention.start) - 1
    while index >= 0:
        start, end = sentences[index]
        if mention.end <= end:
            return start, end
        if end <= mention.start:
            break
        index -= 1
    start = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    return start, len(text) if end < 0 else end
