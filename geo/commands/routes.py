"""``quotemap routes``: the lines of routes, and better ones for them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from gazetteer.errors import GazetteerError
from geo.errors import GeoError

if TYPE_CHECKING:
    from geo.model import Route, RouteSegment

_folder = click.option(
    "--gazetteer",
    "folder",
    type=click.Path(path_type=Path),
    help="Folder of your own tables, laid over the packaged ones.",
)
_own_folder = click.option(
    "--gazetteer",
    "folder",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder of your own tables; the route is written there.",
)
_segment = click.option(
    "--segment", "segment_id", help="Which segment, if the route has several (see routes show)."
)
_accuracy = click.option(
    "--accuracy",
    "accuracy_m",
    type=click.FloatRange(min=1, max=200_000),
    default=100.0,
    show_default=True,
    help="How exact the line is, in metres.",
)
_as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


class Refusal(click.ClickException):
    """What was asked cannot be done; one line on stderr, as from every other command."""

    def show(self, file: IO[str] | None = None) -> None:
        """Say why, under the program's name."""
        click.echo(f"quotemap: {self.format_message()}", file=file, err=file is None)


@click.group()
def routes() -> None:
    r"""List routes, show how they are drawn, and bring better lines for them.

    \b
    Example:
      quotemap routes show lachin-corridor
    """


@routes.command("list")
@_folder
@_as_json
def list_(folder: Path | None, as_json: bool) -> None:
    r"""List every route that is drawn, with its segments and its length.

    \b
    Example:
      quotemap routes list
    """
    found = _routes(folder)
    if as_json:
        click.echo(_json([_facts(route) for route in found.values()]))
        return
    for route in found.values():
        click.echo(f"{route.route_id:<40} {len(route.segments):>2} segments  {_length(route)}")


@routes.command()
@click.argument("route_id")
@_folder
@_as_json
def show(route_id: str, folder: Path | None, as_json: bool) -> None:
    r"""Show the segments of a route: status, length, error bound, control points.

    \b
    Example:
      quotemap routes show zangezur-corridor
    """
    route = _route(_routes(folder), route_id)
    if as_json:
        click.echo(_json(_facts(route)))
        return
    click.echo(f"{route.route_id}  {_length(route)}")
    if route.width_m:
        click.echo(f"  width {route.width_m:,.0f} m")
    for segment in route.segments:
        click.echo(f"  {segment.segment_id}: {segment.title}")
        when = f"{segment.valid_from or '…'} to {segment.valid_to or '…'}"
        click.echo(
            f"    {segment.mode}, {segment.status}, {segment.certainty}, {when}; "
            f"{segment.length_m / 1000:,.1f} km, off by at most {segment.error_m / 1000:,.1f} km"
        )
        click.echo(f"    {len(segment.points)} points: {_names(segment)}")


@routes.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--route", "route_id", required=True, help="Which route the line is of.")
@_segment
@click.option("--layer", help="Which layer of the file, if it has several.")
@_accuracy
@_own_folder
def import_(
    file: Path,
    route_id: str,
    segment_id: str | None,
    layer: str | None,
    accuracy_m: float,
    folder: Path,
) -> None:
    r"""Take a better line for a segment from a file.

    Any format and projection that GDAL reads will do. The ends must be those of the
    segment, within ten kilometres and the accuracy of its ends.

    \b
    Example:
      quotemap routes import road.gpkg --route lachin-bypass --gazetteer my-tables/
    """
    from geo.route_import import choose_segment, read_line, replace_line, save_route

    try:
        route = _route(_routes(folder), route_id)
        segment = choose_segment(route, segment_id)
        brought = read_line(file, layer=layer)
        changed = replace_line(
            route, segment, brought.line, provenance=brought.provenance, accuracy_m=accuracy_m
        )
        save_route(changed, folder)
    except (GeoError, GazetteerError) as error:
        raise Refusal(str(error)) from error
    _report(segment, changed, folder)


@routes.command()
@click.argument("route_id")
@click.option("--router", required=True, help="Address of an OSRM or Valhalla server.")
@click.option(
    "--protocol",
    type=click.Choice(["osrm", "valhalla"]),
    default="osrm",
    show_default=True,
    help="What the server speaks.",
)
@click.option(
    "--profile", default="driving", show_default=True, help="The server's name for what moves."
)
@_segment
@_accuracy
@_own_folder
def snap(
    route_id: str,
    router: str,
    protocol: str,
    profile: str,
    segment_id: str | None,
    accuracy_m: float,
    folder: Path,
) -> None:
    r"""Lead a segment along the roads of a routing server.

    The control points of the segment are sent to the server that you name. A way that
    leaves the segment's error bound is refused.

    \b
    Example:
      quotemap routes snap lachin-bypass --router http://localhost:5000 --gazetteer my-tables/
    """
    from geo.route_import import choose_segment, replace_line, save_route
    from geo.snap import snap_segment

    try:
        route = _route(_routes(folder), route_id)
        segment = choose_segment(route, segment_id)
        line = snap_segment(segment, router, protocol=protocol, profile=profile)
        provenance = f"{protocol} at {router}, profile {profile}"
        changed = replace_line(route, segment, line, provenance=provenance, accuracy_m=accuracy_m)
        save_route(changed, folder)
    except (GeoError, GazetteerError) as error:
        raise Refusal(str(error)) from error
    _report(segment, changed, folder)


def _routes(folder: Path | None) -> dict[str, Route]:
    """Return the packaged routes with those of a user's folder in their place, by id."""
    from geo.route_tables import ROUTES, load_routes

    try:
        found = {route.route_id: route for route in load_routes(None)}
        if folder is not None and (folder / ROUTES).is_file():
            found |= {route.route_id: route for route in load_routes(None, folder=folder)}
    except GazetteerError as error:
        raise Refusal(str(error)) from error
    return dict(sorted(found.items()))


def _route(found: dict[str, Route], route_id: str) -> Route:
    """Return a route; if there is none, say which names come near."""
    from difflib import get_close_matches

    if route_id in found:
        return found[route_id]
    near = get_close_matches(route_id, found, n=3)
    hint = f"; did you mean {' or '.join(near)}?" if near else "; see quotemap routes list"
    raise Refusal(f"there is no route {route_id!r}{hint}")


def _length(route: Route) -> str:
    """Return the lengths of the ways through a route."""
    from geo.routes import ways

    parts = [
        (name, sum(segment.length_m for segment in way) / 1000) for name, way in ways(route).items()
    ]
    return ", ".join(f"{name or 'in all'} {length:,.0f} km" for name, length in parts)


def _names(segment: RouteSegment) -> str:
    """Return the names of a segment's points, those of bare vertices left out."""
    named = [point.name for point in segment.points if not point.name.startswith("vertex ")]
    return ", ".join(dict.fromkeys(named)) or "vertices of a line"


def _facts(route: Route) -> dict[str, Any]:
    """Return what JSON says of a route."""
    return {
        "route_id": route.route_id,
        "width_m": route.width_m,
        "note": route.note,
        "segments": [
            {
                "segment_id": segment.segment_id,
                "variant": segment.variant,
                "title": segment.title,
                "mode": segment.mode,
                "status": segment.status,
                "certainty": segment.certainty,
                "valid_from": segment.valid_from,
                "valid_to": segment.valid_to,
                "length_m": round(segment.length_m, 1),
                "error_m": round(segment.error_m, 1),
                "source": segment.source,
                "note": segment.note,
                "points": [
                    {
                        "name": point.name,
                        "place_id": point.place_id,
                        "longitude": point.position.lon,
                        "latitude": point.position.lat,
                        "accuracy_m": point.accuracy_m,
                        "source": point.source,
                    }
                    for point in segment.points
                ],
            }
            for segment in route.segments
        ],
    }


def _json(value: object) -> str:
    """Return readable JSON."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def _report(before: RouteSegment, route: Route, folder: Path) -> None:
    """Say on stderr what was changed."""
    after = next(s for s in route.segments if s.segment_id == before.segment_id)
    click.echo(
        f"{after.segment_id}: {before.length_m / 1000:,.1f} km with {len(before.points)} points "
        f"is now {after.length_m / 1000:,.1f} km with {len(after.points)}; "
        f"written to {folder}, use it with --gazetteer {folder}",
        err=True,
    )
