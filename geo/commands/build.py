"""``quotemap build``: documents in, a quoted map out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geo.errors import OptionError, SourceError
from geo.options import BOUNDARIES, LANGUAGES, NAMING
from geo.project import NAME, read_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.atlas import Atlas
    from geo.documents import Sources

DEFAULT_SOURCE = Path("seeds")
DEFAULT_OUTPUT = Path("output")


@click.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Folder to write into; other files in it are left alone.  [default: output]",
)
@click.option("--only", multiple=True, metavar="FILE", help="Write only this file; repeatable.")
@click.option("--title", help="Title of the map.")
@click.option("--names", metavar="POLICY", help=f"Names on the map: {', '.join(NAMING)}.")
@click.option("--lang", metavar="LANGUAGE", help=f"Language: {', '.join(LANGUAGES)}.")
@click.option("--boundaries", metavar="POLICY", help=f"Boundaries: {', '.join(BOUNDARIES)}.")
@click.option("--bbox", metavar="W,S,E,N", help="First view, in degrees: 44,38.5,47,40.5")
@click.option("--layers", metavar="NAME,…", help="Groups or route ids to draw.")
@click.option("--date", metavar="FROM..TO", help="Only quotes that state a date in it.")
@click.option("--quote-length", type=int, help="Most characters of a quote in a page.")
@click.option("--reading-view", is_flag=True, default=None, help="Carry the whole texts.")
@click.option("--url", metavar="ADDRESS", help="Where the output will be published.")
@click.option("--tiles", metavar="NAME", help="Online tiles by their xyzservices name.")
@click.option(
    "--gazetteer",
    type=click.Path(path_type=Path),
    help="Folder of your own tables, laid over the curated ones.",
)
@click.option(
    "--world/--no-world",
    default=None,
    help="Look for towns that only GeoNames knows, under the tables.  [default: world]",
)
@click.option("--encoding", help="Encoding of texts that are not UTF-8.")
@click.option(
    "--project",
    type=click.Path(path_type=Path),
    help="File that keeps these choices.  [default: quotemap.toml, where there is one]",
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def build(
    sources: tuple[Path, ...],
    project: Path | None,
    as_json: bool,
    quiet: bool,
    **given: Any,  # noqa: ANN401 - the options of the project file
) -> None:
    r"""Read documents and write the map, the exports and the tables.

    SOURCES are files or folders; without any, the folder ``seeds`` is read. A document
    that cannot be read is left out and named at the end, with exit code 1.

    \b
    Examples:
      quotemap build
      quotemap build articles/ --output map/ --title "Roads of the South Caucasus"
      quotemap build articles/ --only map.html --bbox 44,38.5,47.5,41
    """
    from geo.build import check_choices, prepare
    from geo.documents import read_sources
    from geo.save import check_folder, choose_formats, save_atlas

    choices = _choices(project, given)
    output = choices.pop("output", DEFAULT_OUTPUT)
    only = tuple(choices.pop("only", ()))
    choose_formats(only)
    encoding = choices.pop("encoding", "")
    listed = list(sources) or choices.pop("sources", None) or [_default_source()]
    choices.pop("sources", None)
    overlay = choices.pop("gazetteer", None)
    check_choices(choices, overlay)
    check_folder(output)
    found = read_sources(listed, encoding=encoding)
    if not found.documents:
        raise SourceError("\n".join(refused.reason for refused in found.refused))
    workshop = prepare(overlay, choices)
    for remark in () if quiet else found.remarks:
        click.echo(f"quotemap: {remark}", err=True)
    tell = Progress(len(found.documents), quiet=quiet)
    atlas = workshop.atlas(found, progress=tell.reading)
    tell.writing()
    for remark in _remarks(atlas):
        click.echo(f"quotemap: {remark}", err=True)
    written = save_atlas(atlas, output, only=only)
    if as_json:
        click.echo(json.dumps(_summary(atlas, written, found), ensure_ascii=False, indent=1))
    elif not quiet:
        _print_summary(_summary(atlas, written, found))
    if found.refused:
        for refused in found.refused:
            click.echo(f"quotemap: left out: {refused.reason}", err=True)
        sys.exit(1)


def _choices(project: Path | None, given: dict[str, Any]) -> dict[str, Any]:
    """The project file's choices, and over them what the command line says."""
    if project is not None and not project.is_file():
        raise OptionError(f"there is no project file {project}")
    path = project or Path(NAME)
    kept = read_project(path) if path.is_file() else {}
    return kept | {key: value for key, value in given.items() if value not in (None, ())}


def _default_source() -> Path:
    if not DEFAULT_SOURCE.is_dir():
        raise OptionError(
            "there is no folder 'seeds' here; pass the documents to read: "
            "quotemap build FILE_OR_FOLDER… --output FOLDER"
        )
    return DEFAULT_SOURCE


class Progress:
    """A line on stderr for each document, and one for the writing."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        """Count up to ``total`` documents; say nothing if ``quiet``."""
        self._total, self._done, self._quiet = total, 0, quiet

    def reading(self, name: str) -> None:
        """Say which document is read now."""
        self._done += 1
        self._say(f"reading {self._done}/{self._total} {name}")

    def writing(self) -> None:
        """Say that the reading is over."""
        self._say("writing")

    def _say(self, line: str) -> None:
        if not self._quiet:
            click.echo(line, err=True)


def _summary(atlas: Atlas, written: tuple[Path, ...], found: Sources) -> dict[str, Any]:
    quotes = atlas.quotes
    by_group: dict[str, int] = {}
    for layer in atlas.layers:
        by_group[str(layer.group)] = by_group.get(str(layer.group), 0) + len(
            {feature.place.place_id for feature in layer.features}
        )
    open_names = sorted(
        {
            quote.mention.text
            for quote in quotes
            if not quote.mention.place_id and str(quote.mention.kind) != "embedded"
        }
    )
    return {
        "documents": len(atlas.documents),
        "left_out": [refused.reason for refused in found.refused],
        "mentions": len(quotes),
        "places": by_group.get("towns", 0) + by_group.get("areas", 0),
        "routes": by_group.get("routes", 0),
        "borders": by_group.get("borders", 0),
        "governments": by_group.get("governments", 0),
        "unresolved": open_names,
        "files": [str(path) for path in written],
    }


def _remarks(atlas: Atlas) -> Iterator[str]:
    """What the sources do not bear out: corrections of other words, layers without a mark."""
    for reading in atlas.readings:
        for stale in reading.stale:
            yield f"stale correction: {stale.reason}"
    drawn = {str(layer.group) for layer in atlas.layers} | {
        layer.layer_id for layer in atlas.layers
    }
    for name in atlas.options.layers:
        if name not in drawn:
            yield f"layer {name}: the sources say nothing of it, so it is empty"


def _print_summary(summary: dict[str, Any]) -> None:
    for key in ("documents", "mentions", "places", "routes", "borders", "governments"):
        click.echo(f"{key:<13}{summary[key]:>6,}")
    names = summary["unresolved"]
    shown = ", ".join(names[:8]) + (" …" if len(names) > 8 else "")  # noqa: PLR2004
    click.echo(f"{'unresolved':<13}{len(names):>6,}  {shown}".rstrip())
    click.echo(f"written to {Path(summary['files'][-1]).parent}")
