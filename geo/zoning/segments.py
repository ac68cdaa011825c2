"""Lay sentences over zoned blocks and cut them at addresses, markup and credits. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from gazetteer.model import Segment, Zone
from gazetteer.sentences import continues, split_sentences
from geo.zoning import words
from geo.zoning.inline import find_credit, find_not_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.zoning.blocks import Block

_Span = tuple[int, int, Zone]
_Sentence = tuple[int, int]

_MAX_BETWEEN = 16


def lay_segments(
    text: str, pieces: Sequence[tuple[Block, Zone]], language: str
) -> tuple[Segment, ...]:
    """Cut the blocks at their addresses and credits, and lay the sentences over them.

    What interrupts a sentence (the header of a page) has that sentence for its own, so
    that sentences are disjoint.
    """
    segments: list[Segment] = []
    broken: list[_Sentence] = []
    for flow in _flows(text, pieces):
        sentences = _flow_sentences(text, flow, language)
        for start, end, zone in flow:
            segments.extend(_cut(text, start, end, zone, sentences))
        ends = {end for _, end, _ in flow[:-1]}
        broken.extend(s for s in sentences if any(s[0] < end < s[1] for end in ends))
    segments.sort(key=lambda segment: segment.start)
    return tuple(_inside_broken(segment, sorted(broken)) for segment in segments)


def _inside_broken(segment: Segment, broken: list[_Sentence]) -> Segment:
    """Give a segment that interrupts a sentence that sentence."""
    at = bisect_right(broken, (segment.start, segment.start)) - 1
    if at < 0 or segment.end > broken[at][1] or broken[at] in segment.sentences:
        return segment
    return Segment(segment.start, segment.end, segment.zone, (broken[at],))


def _touching(sentences: list[_Sentence], start: int, end: int) -> tuple[_Sentence, ...]:
    """Return the sentences that touch a span."""
    low = bisect_right(sentences, start, key=lambda sentence: sentence[1])
    high = bisect_left(sentences, end, key=lambda sentence: sentence[0])
    return tuple(sentences[low:high])


def _flows(text: str, pieces: Sequence[tuple[Block, Zone]]) -> list[list[_Span]]:
    """Group the spans that share a sentence: a paragraph and its rest on the next page."""
    flows: list[list[_Span]] = []
    last: tuple[list[_Span], int, int] | None = None  # the flow, its end, its place
    for at, (block, zone) in enumerate(pieces):
        if zone == Zone.BODY and last and at - last[2] <= _MAX_BETWEEN:
            flow, end, place = last
            between = pieces[place + 1 : at]
            if _goes_on(text, end, block, between):
                flow.append((block.start, block.end, zone))
                last = (flow, block.end, at)
                continue
        spans = _with_credit(text, block, zone)
        flows.extend([span] for span in spans[1:])
        flow = [spans[0]]
        flows.append(flow)
        if zone == Zone.BODY:
            last = (flow, block.end, at) if block.words >= 4 else None  # noqa: PLR2004
        elif zone not in {Zone.FURNITURE, Zone.CITATION}:
            last = None
    return flows


def _with_credit(text: str, block: Block, zone: Zone) -> list[_Span]:
    """Part the credit from a caption: who took the picture is not what it shows."""
    credit = find_credit(text, block.start, block.end) if zone == Zone.CAPTION else None
    if not credit:
        return [(block.start, block.end, zone)]
    low, high = credit
    end = low
    while end > block.start and text[end - 1].isspace():
        end -= 1
    if end <= block.start:
        return [(low, high, Zone.FURNITURE)]
    return [(block.start, end, zone), (low, high, Zone.FURNITURE)]


def _goes_on(text: str, end: int, block: Block, between: Sequence[tuple[Block, Zone]]) -> bool:
    """Whether running text that stopped at ``end`` goes on in a block: a page break."""
    if any(zone not in {Zone.FURNITURE, Zone.CITATION} for _, zone in between):
        return False
    if continues(text, end, block.start):
        return True
    if block.is_list_item or not block.text[0].isalnum():
        return False
    last = text[max(0, end - 24) : end].split()[-1:]
    return bool(last) and (last[0].lower() in words.JOINERS or last[0].endswith(","))


def _flow_sentences(text: str, flow: Sequence[_Span], language: str) -> list[_Sentence]:
    """Return the sentences of a flow; what lies between its spans is blanked out."""
    low, high = flow[0][0], flow[-1][1]
    if len(flow) == 1:
        return list(split_sentences(text, low, high, language=language))
    parts, at = [], low
    for start, end, _ in flow:
        parts.append(" " * (start - at) + text[start:end])
        at = end
    joined = "".join(parts)
    spans = split_sentences(joined, 0, len(joined), language=language)
    return [(low + start, low + end) for start, end in spans]


def _cut(text: str, start: int, end: int, zone: Zone, sentences: list[_Sentence]) -> list[Segment]:
    """Cut a span at the addresses and the markup in it."""
    cuts: list[_Span] = []
    at = start
    for low, high in find_not_text(text, start, end):
        cuts += [(at, low, zone), (low, high, Zone.URL)]
        at = high
    cuts.append((at, end, zone))
    segments = []
    for left, right, kind in cuts:
        low, high = left, right
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        if high > low:
            inside = _touching(sentences, low, high)
            segments.append(Segment(low, high, kind, inside))
    return segments
