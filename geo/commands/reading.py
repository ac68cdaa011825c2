"""``quotemap explain``, ``correct``, ``evaluate``: how a document was read, and mending it."""

from __future__ import annotations

import getpass
import json
import re
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazetteer.corrections import (
    COLUMNS,
    NOT_A_PLACE,
    Correction,
    anchor,
    format_correction,
    parse_corrections,
)
from gazetteer.fold import fold
from gazetteer.model import Kind, Usage
from geo.errors import OptionError, OutputError, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Mention
    from geo.model import Document, Quote

_CONTEXT = 40
_OFFERED = 3
_NAME = "corrections.csv"

gazetteer_option = click.option(
    "--gazetteer",
    "overlay",
    type=click.Path(path_type=Path),
    help="Folder of your own tables, laid over the curated ones.",
)
world_option = click.option(
    "--world/--no-world",
    default=True,
    help="Look for towns that only GeoNames knows, under the tables.  [default: world]",
)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("name", required=False)
@gazetteer_option
@world_option
@click.option("--encoding", default="", help="Encoding of a text that is not UTF-8.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a mention.")
def explain(
    file: Path, name: str | None, overlay: Path | None, world: bool, encoding: str, as_json: bool
) -> None:
    r"""Show how each name of FILE was understood, and by which rules.

    With NAME only the mentions whose words hold it, whatever the capitals, and those of a
    place that bears it (an id does as well). For each: where it stands, what it was taken
    for, the rule that decided, the candidates that it beat, and its usage. A
    corrections.csv beside FILE is obeyed.

    \b
    Examples:
      quotemap explain article.txt
      quotemap explain article.txt Georgia
    """
    document = _read(file, encoding)
    beside = _beside(file)
    table = _gazetteer(overlay, [document.text, beside], world=world)
    quotes = _reading(document, file, beside, table)
    found = [quote for quote in quotes if not name or _is_asked_for(quote.mention, name, table)]
    if name and not found:
        raise OptionError(f"{file}: no mention {name!r}{_near(name, quotes)}")
    for quote in found:
        click.echo(
            json.dumps(_facts(quote.mention), ensure_ascii=False)
            if as_json
            else _explained(document, quote.mention)
        )


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("quote")
@click.argument("name")
@click.option("--place", "place_id", default="", help="Id of the right place.")
@click.option("--not-a-place", is_flag=True, help="The name is no place here.")
@click.option("--usage", type=click.Choice([u.value for u in Usage]), help="The right usage.")
@click.option("--reason", default="", help="Why, for those who come after.")
@click.option("--by", default="", help="Who corrects.  [default: the user's name]")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    help="Table to write to.  [default: corrections.csv beside FILE]",
)
@gazetteer_option
def correct(
    file: Path,
    quote: str,
    name: str,
    place_id: str,
    not_a_place: bool,
    usage: str | None,
    reason: str,
    by: str,
    into: Path | None,
    overlay: Path | None,
) -> None:
    r"""Write a row to corrections.csv that overrides the rules for one name in one quote.

    QUOTE is copied from FILE, long enough to stand there once; NAME is the name in it
    (NAME#2 for its second occurrence in the quote). Give the place, or --not-a-place, or
    the usage, or place and usage.

    \b
    Examples:
      quotemap correct a.txt "talks in Nakhchivan" Nakhchivan --place nakhchivan
      quotemap correct a.txt "Paris said no" Paris --not-a-place --reason "a person"
      quotemap correct a.txt "Baku won the bid" Baku --usage literal
    """
    document = _read(file, "")
    target = into or file.parent / _NAME
    correction = Correction(
        document=document.name,
        quote=" ".join(quote.split()),
        name=name,
        place_id=NOT_A_PLACE if not_a_place else place_id,
        usage=Usage(usage) if usage else None,
        reason=reason,
        by=by or getpass.getuser(),
    )
    header = ",".join(COLUMNS) + "\n"
    row = header + format_correction(correction)
    parse_corrections(row, _gazetteer(overlay, [document.text, row]), file="quotemap correct")
    spans = anchor(document.text, correction)
    if not spans:
        raise OptionError(f"{file}: the quote is not in the text as given; copy it from there")
    if len(spans) > 1:
        raise OptionError(f"{file}: the quote stands {len(spans)} times; give more of it")
    _append(target, header, format_correction(correction))
    click.echo(f"{target}: {name} in {document.name} corrected")


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@gazetteer_option
@world_option
@click.option("--json", "as_json", is_flag=True, help="Print all figures as JSON.")
def evaluate(
    gold: Path, sources: tuple[Path, ...], overlay: Path | None, world: bool, as_json: bool
) -> None:
    r"""Measure the reading against GOLD, a file of stand-off annotations.

    SOURCES are the annotated documents; without them they are looked for beside GOLD.

    \b
    Examples:
      quotemap evaluate gold.jsonl articles/
      quotemap evaluate gold.jsonl --json
    """
    from gazetteer.errors import GoldError
    from gazetteer.gold import check_gold, parse_gold
    from gazetteer.score import format_report, score
    from geo.documents import read_sources

    try:
        lines = gold.read_text(encoding="utf-8")
        annotated = parse_gold(lines, file=str(gold))
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{gold}: cannot be read ({error})") from error
    found = read_sources(sources or [gold.parent])
    names = {one.document for one in annotated}
    texts = [document for document in found.documents if document.name in names]
    if problems := check_gold(annotated, {document.name: document.text for document in texts}):
        raise GoldError("\n".join(problems))
    table = _gazetteer(overlay, [lines, *(one.text for one in texts)], world=world)
    report = score(annotated, {one.name: _mentions(one, table) for one in texts}, table)
    click.echo(json.dumps(report.as_dict(), indent=1) if as_json else format_report(report))


# -- reading -----------------------------------------------------------------


def _gazetteer(overlay: Path | None, texts: Iterable[str], *, world: bool = True) -> Gazetteer:
    """Load the tables, with the towns under them that the texts may name."""
    from gazetteer.load import load_gazetteer
    from gazetteer.world import with_world

    table = load_gazetteer(overlay=overlay)
    return with_world(table, texts) if world else table


def _read(file: Path, encoding: str) -> Document:
    """Read one document or say why it cannot be read."""
    from geo.documents import read_sources

    if file.is_dir():
        raise OptionError(f"{file}: a folder; give one file")
    found = read_sources([file], encoding=encoding)
    if not found.documents:
        raise SourceError("\n".join(refused.reason for refused in found.refused))
    return found.documents[0]


def _beside(file: Path) -> str:
    """The corrections that stand beside a document; empty without any."""
    path = file.parent / _NAME
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _reading(document: Document, file: Path, beside: str, table: Gazetteer) -> tuple[Quote, ...]:
    """Read a document, with the corrections that stand beside it."""
    from geo.reading import read_document

    rows: tuple[Correction, ...] = ()
    if beside:
        rows = parse_corrections(beside, table, file=str(file.parent / _NAME))
    mended = [row for row in rows if row.document == document.name]
    return read_document(document, table, corrections=mended).quotes


def _mentions(document: Document, table: Gazetteer) -> tuple[Mention, ...]:
    from geo.reading import read_document

    return tuple(quote.mention for quote in read_document(document, table).quotes)


# -- writing -----------------------------------------------------------------


def _is_asked_for(mention: Mention, name: str, table: Gazetteer) -> bool:
    """Tell whether a mention's words hold a name, or its place (or a beaten one) bears it."""
    asked = fold(name).text
    if re.search(rf"(?<!\w){re.escape(asked)}(?!\w)", fold(mention.text).text):
        return True
    if mention.place_id == name:
        return True
    return bool(mention.place_id) and mention.place_id in table.bearers(name)


def _near(name: str, quotes: Iterable[Quote]) -> str:
    """Say which names of a text are like one that is not in it."""
    written = {fold(quote.mention.text).text: quote.mention.text for quote in quotes}
    like = [written[one] for one in get_close_matches(fold(name).text, written, n=_OFFERED)]
    return f"; like it are: {', '.join(like)}" if like else "; names are written as in the text"


def _explained(document: Document, mention: Mention) -> str:
    """Write one mention as three or four short lines."""
    before = " ".join(document.text[max(0, mention.start - _CONTEXT) : mention.start].split())
    after = " ".join(document.text[mention.end : mention.end + _CONTEXT].split())
    line = document.text.count("\n", 0, mention.start) + 1
    place = mention.place_id or ("no place" if mention.kind is Kind.EMBEDDED else "unresolved")
    lines = [
        f"{document.name}:{line}: …{before} [{mention.text}] {after}…",
        (
            f"  {mention.kind.value} {place}, in the {mention.zone.value}; "
            f"resolved by {mention.resolution_rule or 'nothing'}"
        ),
    ]
    if mention.beaten:
        beaten = ", ".join(f"{one.place_id} ({one.score:g})" for one in mention.beaten)
        lines.append(f"  {'candidates' if not mention.place_id else 'beat'}: {beaten}")
    if mention.usage:
        lines.append(f"  {mention.usage.value}, by {mention.usage_rule}")
    return "\n".join(lines)


def _facts(mention: Mention) -> dict[str, Any]:
    """Give what is known of a mention as JSON-able facts."""
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "zone": mention.zone.value,
        "kind": mention.kind.value,
        "place_id": mention.place_id,
        "resolution_rule": mention.resolution_rule,
        "candidates": list(mention.candidates),
        "beaten": {one.place_id: one.score for one in mention.beaten},
        "usage": mention.usage.value if mention.usage else "",
        "usage_rule": mention.usage_rule,
    }


def _append(target: Path, header: str, row: str) -> None:
    """Append a row to a table, which is begun with its header where there is none."""
    try:
        old = target.read_text(encoding="utf-8") if target.exists() else header
        end = "" if old.endswith("\n") else "\n"
        target.write_text(old + end + row, encoding="utf-8", newline="")
    except OSError as error:
        raise OutputError(f"{target}: cannot be written ({error.strerror})") from error
