"""What a reader mends by hand: ``corrections.csv`` over the rules. Pure.

A correction is anchored in its quote, not in offsets, so that it survives edits
elsewhere in the document: white space and the shape of quotation marks and dashes do not
count. A name that stands several times in its quote is told apart by a number
(``Baku#2``). A correction whose quote or name is gone is stale: it is reported, never
guessed at.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazetteer.errors import Problem, TableError
from gazetteer.model import Certainty, Kind, Mention, Usage, Zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Segment

COLUMNS = ("document", "quote", "name", "place_id", "usage", "reason", "by")
NOT_A_PLACE = "not a place"
RULE = "correction"

_ALIKE = {
    **dict.fromkeys("'‘’ʼ`´", "['‘’ʼ`´]"),
    **dict.fromkeys('"“”„«»', '["“”„«»]'),
    **dict.fromkeys("-‐‑–—", "[-‐‑–—]"),
}
_NUMBERED = re.compile(r"^(?P<name>.+)#(?P<number>[1-9]\d*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of ``corrections.csv``.

    ``place_id`` is an id, ``not a place``, or empty to leave the place as it was read;
    ``usage`` is empty to leave the usage; ``line`` is the row's line in its file, 1-based.
    """

    document: str
    quote: str
    name: str
    place_id: str
    usage: Usage | None
    reason: str
    by: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Stale:
    """A correction that no longer fits its document, and why."""

    correction: Correction
    reason: str


def parse_corrections(
    text: str, gazetteer: Gazetteer, *, file: str = "corrections.csv"
) -> tuple[Correction, ...]:
    """Read the rows of a corrections table.

    Raises:
        TableError: a column is missing or rows are wrong; all problems at once.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    missing = [column for column in COLUMNS[:4] if column not in (reader.fieldnames or ())]
    if missing:
        raise TableError([Problem(file, 1, f"the columns {', '.join(missing)} are missing")])
    rows: list[Correction] = []
    problems: list[Problem] = []
    for row in reader:
        values = {column: (row.get(column) or "").strip() for column in COLUMNS}
        wrong = list(_wrong(values, gazetteer))
        problems += [Problem(file, reader.line_num, message) for message in wrong]
        if not wrong:
            usage = Usage(values.pop("usage")) if values["usage"] else values.pop("usage") or None
            rows.append(Correction(**values, usage=usage or None, line=reader.line_num))  # type: ignore[arg-type]
    if problems:
        raise TableError(problems)
    return tuple(rows)


def _wrong(row: dict[str, str], gazetteer: Gazetteer) -> Iterable[str]:
    """Yield what is wrong with a row."""
    for column in ("document", "quote", "name"):
        if not row[column]:
            yield f"{column} is empty"
    place_id = row["place_id"]
    if place_id and place_id != NOT_A_PLACE and place_id not in gazetteer.places:
        yield f"place_id {place_id!r} is in no table of places (or write {NOT_A_PLACE!r})"
    if row["usage"] and row["usage"] not in set(Usage):
        yield f"usage {row['usage']!r} is neither literal nor metonymic"
    if not place_id and not row["usage"]:
        yield "neither a place_id nor a usage is given: the row corrects nothing"
    if row["quote"] and row["name"] and _name_in(row["quote"], row["name"]) is None:
        yield f"the name {row['name']!r} is not in its quote"


def format_correction(correction: Correction) -> str:
    """Write a correction as one CSV row, with its line end."""
    out = io.StringIO(newline="")
    usage = correction.usage.value if correction.usage else ""
    csv.writer(out, lineterminator="\n").writerow(
        (correction.document, correction.quote, correction.name, correction.place_id, usage,
         correction.reason, correction.by)
    )  # fmt: skip
    return out.getvalue()


def apply_corrections(
    text: str,
    mentions: Sequence[Mention],
    corrections: Sequence[Correction],
    gazetteer: Gazetteer,
    segments: Sequence[Segment],
) -> tuple[tuple[Mention, ...], tuple[Stale, ...]]:
    """Return the mentions with the corrections of this document laid over them.

    ``corrections`` are those of the document at hand. A name that the rules missed
    becomes a mention. A quote that stands several times is corrected everywhere.
    """
    result = {(m.start, m.end): m for m in mentions}
    stale: list[Stale] = []
    for correction in corrections:
        spans = anchor(text, correction)
        if not spans:
            stale.append(Stale(correction, _why_stale(text, correction)))
        for span in spans:
            mended = _mended(text, span, result.get(span), correction, gazetteer, segments)
            for other in [one for one in result if _overlaps(one, span, result[one])]:
                del result[other]
            result[span] = mended
    ordered = sorted(result.values(), key=lambda m: (m.start, -m.end))
    return tuple(ordered), tuple(stale)


def anchor(text: str, correction: Correction) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of the corrected name wherever the quote stands in ``text``."""
    pattern = re.compile(_loose(correction.quote))
    spans = []
    for found in pattern.finditer(text):
        inside = _name_in(found[0], correction.name)
        if inside:
            spans.append((found.start() + inside[0], found.start() + inside[1]))
    return tuple(spans)


def _loose(words: str) -> str:
    """Turn words into a pattern that ignores white space and the shape of signs."""
    parts = ["".join(_ALIKE.get(char, re.escape(char)) for char in word) for word in words.split()]
    return r"\s+".join(parts)


def _name_in(quote: str, name: str) -> tuple[int, int] | None:
    """Find a name in a quote: the first that stands as a word, or the numbered one."""
    numbered = _NUMBERED.match(name)
    plain = numbered["name"] if numbered else name
    number = int(numbered["number"]) if numbered else 1
    spans = [m.span() for m in re.finditer(rf"(?<!\w){_loose(plain)}", quote)]
    return spans[number - 1] if number <= len(spans) else None


def _overlaps(one: tuple[int, int], span: tuple[int, int], mention: Mention) -> bool:
    """Tell whether a mention must give way; borders and the names in them go together."""
    if one == span:
        return True
    return mention.kind is not Kind.BORDER and one[0] < span[1] and span[0] < one[1]


def _mended(
    text: str,
    span: tuple[int, int],
    old: Mention | None,
    correction: Correction,
    gazetteer: Gazetteer,
    segments: Sequence[Segment],
) -> Mention:
    """Make the corrected mention."""
    mention = old or Mention(
        *span, text[slice(*span)], Kind.PLACE, "", zone=_zone_at(span[0], segments),
        usage=Usage.LITERAL,
    )  # fmt: skip
    if correction.place_id == NOT_A_PLACE:
        return replace(mention, kind=Kind.EMBEDDED, place_id="", resolution_rule=RULE,
                       usage=None, usage_rule="")  # fmt: skip
    if correction.place_id:
        place = gazetteer.places[correction.place_id]
        mention = replace(
            mention, kind=place.kind, place_id=place.place_id, resolution_rule=RULE,
            certainty=Certainty.CERTAIN, usage=mention.usage or Usage.LITERAL,
        )  # fmt: skip
    if correction.usage:
        mention = replace(mention, usage=correction.usage, usage_rule=RULE)
    return mention


def _zone_at(offset: int, segments: Sequence[Segment]) -> Zone:
    """Give the zone at an offset."""
    return next((s.zone for s in segments if s.start <= offset < s.end), Zone.BODY)


def _why_stale(text: str, correction: Correction) -> str:
    """Say what of a correction is gone."""
    if re.search(_loose(correction.quote), text) is None:
        return f"the quote is no longer in {correction.document}"
    return f"the name {correction.name!r} is no longer in the quote"
