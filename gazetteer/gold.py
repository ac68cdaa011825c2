"""Gold: texts annotated by hand, as stand-off spans, one document a line of JSON. Pure.

The format and the guidelines of annotation are in ``docs/gold.md``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gazetteer.errors import GoldError
from gazetteer.model import Kind, Usage, Zone

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Kinds of the main figures; demonyms and embedded names are counted apart.
PLACE_KINDS = frozenset({Kind.PLACE, Kind.ROUTE, Kind.BORDER})


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One mention as a reader sees it.

    ``start`` and ``end`` are code points, end exclusive. ``place_id`` is empty for
    embedded names and for places that the gazetteer lacks. ``also`` are ids that a careful
    reader may choose as well; ``widest`` is the longest span that is right too (a generic
    word: "Syunik region"), equal to (start, end) where there is one span only. An
    ``optional`` mention may be found or not: it counts in no figure but the traps.
    """

    start: int
    end: int
    text: str
    kind: Kind
    place_id: str
    usage: Usage | None
    zone: Zone
    also: tuple[str, ...]
    widest: tuple[int, int]
    optional: bool

    @property
    def place_ids(self) -> frozenset[str]:
        """All ids that count as right."""
        return frozenset({self.place_id, *self.also})

    def fits(self, start: int, end: int) -> bool:
        """Whether a span is right: it holds the mention and stays within the widest."""
        return self.widest[0] <= start <= self.start and self.end <= end <= self.widest[1]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One annotated text; ``document`` is its name, ``mentions`` are in order."""

    document: str
    language: str
    genre: str
    mentions: tuple[GoldMention, ...]


def parse_gold(text: str, *, file: str = "gold.jsonl") -> tuple[GoldDocument, ...]:
    """Read a gold file.

    Raises:
        GoldError: lines that are wrong, ``file:line: message``, all at once.
    """
    documents: list[GoldDocument] = []
    problems: list[str] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            documents.append(_document(json.loads(line)))
        except KeyError as error:
            problems.append(f"{file}:{number}: the key {error} is missing")
        except (ValueError, TypeError, AttributeError) as error:
            problems.append(f"{file}:{number}: {error}")
    names = [document.document for document in documents]
    problems += [f"{file}: {name} is annotated twice" for name in _repeated(names)]
    if not documents and not problems:
        problems.append(f"{file}: no document in it")
    if problems:
        raise GoldError("\n".join(problems))
    return tuple(documents)


def check_gold(documents: tuple[GoldDocument, ...], texts: Mapping[str, str]) -> tuple[str, ...]:
    """Say where gold and texts disagree: a text is missing, or a span holds other words."""
    problems: list[str] = []
    for document in documents:
        text = texts.get(document.document)
        if text is None:
            problems.append(f"{document.document}: annotated, but not among the sources")
            continue
        problems += [
            f"{document.document}: {one.start}-{one.end} is "
            f"{text[one.start : one.end]!r}, the gold says {one.text!r}"
            for one in document.mentions
            if text[one.start : one.end] != one.text
        ]
    return tuple(problems)


def _document(row: dict[str, Any]) -> GoldDocument:
    """Read one line."""
    return GoldDocument(
        document=row["document"],
        language=row.get("language", ""),
        genre=row.get("genre", ""),
        mentions=tuple(_mention(one) for one in row["mentions"]),
    )


def _mention(row: dict[str, Any]) -> GoldMention:
    """Read one mention.

    Raises:
        ValueError: it contradicts itself.
    """
    start, end = int(row["start"]), int(row["end"])
    first, last = row.get("widest") or (start, end)
    if not 0 <= first <= start < end <= last:
        raise ValueError(f"{row['text']!r}: {start}-{end} is no span within {first}-{last}")
    kind = Kind(row["kind"])
    usage = Usage(row["usage"]) if row.get("usage") else None
    if (usage is None) == (kind in PLACE_KINDS):
        raise ValueError(f"{row['text']!r} at {start}: a {kind} with usage {usage}")
    return GoldMention(
        start=start,
        end=end,
        text=row["text"],
        kind=kind,
        place_id=row["place_id"],
        usage=usage,
        zone=Zone(row["zone"]),
        also=tuple(row.get("also", ())),
        widest=(int(first), int(last)),
        optional=bool(row.get("optional", False)),
    )


def _repeated(names: list[str]) -> list[str]:
    """Give the names that stand more than once, sorted."""
    return sorted({name for name in names if names.count(name) > 1})
