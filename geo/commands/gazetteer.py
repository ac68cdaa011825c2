"""``quotemap gazetteer``: what a curator does with the tables."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazetteer.errors import GazetteerError
from geo.commands._country_check import refuse_outside
from geo.commands._curation_text import (
    bearer_json,
    bearer_lines,
    place_in_file,
    suggestion_json,
    suggestion_lines,
    to_json,
)
from geo.errors import OptionError, SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.lookup import Geocoder
    from geo.model import Document

_tables = click.option(
    "--gazetteer",
    "folder",
    type=click.Path(path_type=Path),
    help="Folder of your own tables, laid over the curated ones.",
)
_as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def gazetteer() -> None:
    r"""Check, read and extend the tables of places and names.

    \b
    Example:
      quotemap gazetteer show Lachin
    """


# -- check -----------------------------------------------------------------------


@gazetteer.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@_as_json
@click.pass_context
def check(ctx: click.Context, folder: Path | None, as_json: bool) -> None:
    r"""Print everything that is wrong with tables, as file:line: message.

    Without FOLDER the curated tables are checked, and those of the routes with them.

    \b
    Example:
      quotemap gazetteer check my-tables/
    """
    from gazetteer.load import CURATED, check_tables, load_gazetteer
    from geo.route_tables import ROUTES, check_routes

    problems = check_tables(folder or CURATED)
    if folder is None or (folder / ROUTES).is_file():
        places = None if problems else load_gazetteer(overlay=folder)
        problems = (*problems, *check_routes(folder, gazetteer=places))
    if as_json:
        click.echo(to_json([asdict(problem) for problem in problems]))
    else:
        for problem in problems:
            click.echo(str(problem))
        count = len(problems)
        click.echo("nothing is wrong" if not count else f"{count} problems", err=True)
    if problems:
        ctx.exit(1)


# -- show ------------------------------------------------------------------------


@gazetteer.command()
@click.argument("name")
@_tables
@_as_json
def show(name: str, folder: Path | None, as_json: bool) -> None:
    r"""Print every place that bears NAME: its names, who uses them, where they stand.

    \b
    Example:
      quotemap gazetteer show Stepanakert
    """
    from gazetteer.curate import find_bearers, similar_names
    from gazetteer.load import CURATED, load_gazetteer

    bearers = find_bearers(name, [CURATED, folder] if folder else [CURATED])
    if not bearers:
        like = similar_names(name, load_gazetteer(overlay=folder))
        hint = f"; like it are: {', '.join(like)}" if like else ""
        raise GazetteerError(f"no place bears the name {name!r}{hint}")
    if as_json:
        click.echo(to_json([bearer_json(bearer) for bearer in bearers]))
    else:
        click.echo("\n\n".join("\n".join(bearer_lines(bearer)) for bearer in bearers))


# -- add -------------------------------------------------------------------------


@gazetteer.command()
@_tables
@click.option("--title", prompt="Title (the name in English)", help="Name in English.")
@click.option("--id", "place_id", help="Identifier.  [default: made from the title]")
@click.option("--class", "feature_class", default="P", show_default=True, metavar="A|H|L|P|R|S|T")
@click.option("--code", "feature_code", default="PPL", show_default=True, help="GeoNames code.")
@click.option("--country", prompt="Country (two letters)", help="ISO code, or several: AM;AZ")
@click.option("--parent", default="", help="Identifier of what the place lies in.")
@click.option("--lon", type=float, help="Longitude in degrees, WGS 84.")
@click.option("--lat", type=float, help="Latitude in degrees, WGS 84.")
@click.option("--precision", default="", metavar="precise|rough|representative|unlocated")
@click.option("--accuracy", type=float, help="Accuracy of the position in metres.")
@click.option("--source", prompt="Source (where position and name are from)", help="Source.")
@click.option(
    "--name", "names", multiple=True, metavar="LANG:NAME", help="A further name; repeatable."
)
@click.option("--note", default="", help="A remark.")
@_as_json
def add(folder: Path | None, names: tuple[str, ...], as_json: bool, **given: Any) -> None:  # noqa: ANN401 - as options are
    r"""Write a new place and its names, each as one row in its canonical place.

    A place that stands in the tables already, and a position outside the stated country,
    are refused. Without --gazetteer the curated tables are written.

    \b
    Example:
      quotemap gazetteer add --title Khramort --country AZ --lon 46.87 --lat 39.96 \
        --source "my map" --name hy:Խրամորթ --gazetteer my-tables/
    """
    from gazetteer.curate import add_place
    from gazetteer.load import CURATED, load_gazetteer

    known = load_gazetteer(overlay=_begun(folder))
    place = _place_row(given)
    refuse_outside(place, known)
    rows = [_name_row(f"en:{given['title']}", given["source"], preferred=True)]
    rows += [_name_row(name, given["source"]) for name in names]
    written = add_place(folder or CURATED, place, rows, known)
    if as_json:
        click.echo(to_json([asdict(row) for row in written]))
    else:
        for row in written:
            click.echo(f"{place_in_file(row)}: {','.join(row.cells.values())}")


def _begun(folder: Path | None) -> Path | None:
    """Return a folder of tables, unless nothing has been written to it yet."""
    from gazetteer.load import TABLES

    return folder if folder and any((folder / table).exists() for table in TABLES) else None


def _place_row(given: dict[str, Any]) -> dict[str, str]:
    """Make a row of ``places.csv`` of the options."""
    from gazetteer.naming import place_id_of

    if (given["lon"] is None) != (given["lat"] is None):
        raise OptionError("--lon and --lat stand only together")
    located = given["lon"] is not None
    return {
        "place_id": given["place_id"] or place_id_of(given["title"]),
        "title": given["title"],
        "feature_class": given["feature_class"],
        "feature_code": given["feature_code"],
        "country_codes": given["country"].upper(),
        "parent": given["parent"],
        "longitude": repr(given["lon"]) if located else "",
        "latitude": repr(given["lat"]) if located else "",
        "location_precision": given["precision"] or ("rough" if located else "unlocated"),
        "accuracy_m": f"{given['accuracy']:g}" if given["accuracy"] is not None else "",
        "certainty": "certain",
        "location_source": given["source"] if located else "",
        "note": given["note"],
    }


def _name_row(given: str, source: str, *, preferred: bool = False) -> dict[str, str]:
    """Make a row of ``names.csv`` of ``LANG:NAME``."""
    language, colon, name = given.partition(":")
    if not colon:
        raise OptionError(f"--name {given!r} is not LANG:NAME, such as hy:Գորիս")
    return {
        "name": name,
        "language": language,
        "name_type": "common",
        "match": "yes",
        "preferred": "true" if preferred else "false",
        "source": source,
    }


# -- suggest ---------------------------------------------------------------------


@gazetteer.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@_tables
@click.option("--geocode", is_flag=True, help="Ask a geocoder for positions (network).")
@click.option("--server", help="Geocoder that speaks Nominatim's protocol.")
@click.option(
    "--cache",
    type=click.Path(path_type=Path),
    help="File that keeps the geocoder's answers.  [default: in the user's cache folder]",
)
@click.option("--timeout", default=10.0, show_default=True, help="Seconds to wait for an answer.")
@click.option("--limit", default=50, show_default=True, help="Most names to print.")
@click.option("--encoding", default="", help="Encoding of texts that are not UTF-8.")
@_as_json
def suggest(
    sources: tuple[Path, ...],
    folder: Path | None,
    limit: int,
    encoding: str,
    as_json: bool,
    **lookup: Any,  # noqa: ANN401 - the options of the geocoder
) -> None:
    r"""Print names in SOURCES that look like places and are in no table, best first.

    \b
    Example:
      quotemap gazetteer suggest articles/ --geocode --limit 20
    """
    from gazetteer.load import load_gazetteer
    from gazetteer.suggest import suggest_names
    from geo.documents import read_sources

    if lookup["server"] and not lookup["geocode"]:
        raise OptionError("--server counts only with --geocode")
    read = read_sources(sources, encoding=encoding)
    for refused in read.refused:
        click.echo(refused.reason, err=True)
    if not read.documents:
        raise SourceError("no document could be read")
    found = suggest_names(map(_readable, read.documents), load_gazetteer(overlay=folder))[:limit]
    geocoder = _geocoder(**lookup) if lookup["geocode"] else None
    answers = [(one, geocoder.look_up(one.name) if geocoder else None) for one in found]
    if as_json:
        click.echo(to_json([suggestion_json(one, place) for one, place in answers]))
    else:
        for one, place in answers:
            click.echo("\n".join(suggestion_lines(one, place)))
        click.echo(f"{len(answers)} names", err=True)


def _readable(document: Document) -> tuple[str, str, Sequence[tuple[int, int]]]:
    """Return a document's text, and what in it is no running text."""
    from gazetteer.model import PINNED_ZONES
    from geo.zones import find_segments

    segments = find_segments(document)
    left_out = [(one.start, one.end) for one in segments if one.zone not in PINNED_ZONES]
    return document.name, document.text, left_out


def _geocoder(**lookup: Any) -> Geocoder:  # noqa: ANN401 - the options of the geocoder
    """Make the geocoder that the options ask for."""
    from gazetteer.lookup import PUBLIC_SERVER, Geocoder

    cache = lookup["cache"] or Path(click.get_app_dir("quotemap")) / "geocoded.json"
    server = lookup["server"] or PUBLIC_SERVER
    return Geocoder(server=server, cache=cache, timeout_s=lookup["timeout"])


# -- import ----------------------------------------------------------------------


@gazetteer.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--gazetteer",
    "folder",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder of your own tables, to write into.",
)
@click.option("--source", default="", help="What to write as source.  [default: the file's name]")
@_as_json
def import_(file: Path, folder: Path, source: str, as_json: bool) -> None:
    r"""Write the places of a Linked Places or a GeoNames file into your own tables.

    Places that the gazetteer has already, by their GeoNames or Wikidata number, are left
    out.

    \b
    Example:
      quotemap gazetteer import places.lpf.geojson --gazetteer my-tables/
    """
    from gazetteer.curate import write_rows
    from gazetteer.exchange import read_places
    from gazetteer.load import CURATED, load_gazetteer

    if folder.resolve() == CURATED:
        raise OptionError("the curated tables are not for import; name a folder of your own")
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SourceError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SourceError(f"{file}: is not UTF-8; save it as UTF-8") from error
    known = load_gazetteer(overlay=_begun(folder))
    found = read_places(text, known, file=file.name, source=source)
    if found.places:
        write_rows(folder, "places.csv", found.places)
        write_rows(folder, "names.csv", found.names)
    told = {"places": len(found.places), "names": len(found.names), "known": found.known}
    if as_json:
        click.echo(to_json(told))
    else:
        click.echo(f"{told['places']} places, {told['names']} names written to {folder}")
        if found.known:
            click.echo(f"{len(found.known)} left out, known already", err=True)


# -- export ----------------------------------------------------------------------


@gazetteer.command()
@click.argument("file", type=click.Path(path_type=Path))
@_tables
def export(file: Path, folder: Path | None) -> None:
    r"""Write the whole gazetteer to FILE in Linked Places Format.

    A place without a position stands in the middle of its area, or has no geometry. What
    was in FILE is replaced only when all is written.

    \b
    Example:
      quotemap gazetteer export gazetteer.lpf.geojson
    """
    from gazetteer.load import load_gazetteer
    from geo.basemap import load_basemap
    from geo.errors import OutputError
    from geo.export.linked_places import write_gazetteer

    tables = load_gazetteer(overlay=folder)
    text = write_gazetteer(tables, load_basemap())
    unfinished = file.with_name(f".{file.name}.part")
    try:
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(file)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise OutputError(f"{file}: cannot be written: {error.strerror}") from error
    click.echo(f"{len(tables.places):,} places written to {file}", err=True)
