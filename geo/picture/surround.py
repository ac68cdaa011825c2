"""What stands around the map: title, legend, inset, scale, sources, disclaimer."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely
from matplotlib.collections import PolyCollection
from matplotlib.lines import Line2D
from pyproj import Geod

from geo.model import Group
from geo.page.payload import area_look
from geo.page.policy import page_credits
from geo.page.words import direction, say, say_count, words_of
from geo.picture import marks
from geo.picture.frame import MAP, frame_for
from geo.picture.ground import border_handle, border_statuses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    from geo.atlas import Atlas
    from geo.model import Feature
    from geo.page.symbols import Symbols
    from geo.picture.frame import Frame

    Row = tuple[Artist, str]

#: The most rows of a legend that stand above the inset.
LONGEST_LEGEND = 18

#: The share of the sheet's width that is left for the words of a legend.
LEGEND_TEXT = 0.172

#: The right-hand column: left edge and width, as shares of the sheet.
COLUMN = (0.768, 0.214)

#: The most lines below the map.
FOOT_LINES = 4

#: The most of the sheet's width that a title takes, and its smallest size in points.
TITLE_SHARE = 0.95
SMALLEST_TITLE = 11

#: The inset's height as a share of the sheet.
INSET_HEIGHT = COLUMN[1] * 12 / 8 * 0.62

#: How much wider than the map the inset shows, each way.
INSET_REACH = 4.0

#: The share of the map's width that a scale bar takes at most.
SCALE_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the surroundings are drawn from."""

    figure: Figure
    axes: Axes
    frame: Frame
    symbols: Symbols
    atlas: Atlas

    @property
    def words(self) -> Mapping[str, str]:
        """The words in the picture's language."""
        return words_of(self.atlas.options.lang)

    @property
    def comma(self) -> str:
        """What stands between two words of a list."""
        return "، " if direction(self.atlas.options.lang) == "rtl" else ", "

    @property
    def ink(self) -> str:
        """The colour of text."""
        return self.symbols.ground["print"]["text"]


def draw_surround(sheet: Sheet, shown: Mapping[Group, list[Feature]]) -> None:
    """Write and draw everything outside the frame, and the scale inside it."""
    _title(sheet)
    _legend(sheet, shown)
    _inset(sheet)
    _scale(sheet)
    _foot(sheet)


def alternative_text(atlas: Atlas) -> str:
    """What the picture shows, in a few plain sentences, for who cannot see it."""
    words, lang = words_of(atlas.options.lang), atlas.options.lang
    names = []
    for group in (Group.ROUTES, Group.TOWNS, Group.BORDERS, Group.AREAS):
        titles = dict.fromkeys(f.title for f in marks.features_of(atlas.layers, group))
        if titles:
            listed = ", ".join(list(titles)[:8])
            names.append(f"{say(words, f'group.{group}')}: {listed}.")
    counted = say_count(words, lang, "documents", len(atlas.documents))
    return " ".join([f"{atlas.title}.", *names, f"{counted}. {say(words, 'disclaimer')}"])


def _title(sheet: Sheet) -> None:
    right = direction(sheet.atlas.options.lang) == "rtl"
    x, align = (COLUMN[0] + COLUMN[1], "right") if right else (MAP[0], "left")
    title = sheet.figure.text(
        x, 0.957, sheet.atlas.title, fontsize=17, fontweight="bold", color=sheet.ink, ha=align
    )
    _fit(title, TITLE_SHARE * sheet.figure.bbox.width, smallest=SMALLEST_TITLE)
    sheet.figure.text(
        x, 0.918, when_line(sheet.atlas), fontsize=10, color="#565B60", ha=align, va="center"
    )


def when_line(atlas: Atlas) -> str:
    """How many sources and the years in which they were published."""
    words, lang = words_of(atlas.options.lang), atlas.options.lang
    years = sorted({document.published[:4] for document in atlas.documents if document.published})
    span = "" if not years else years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"
    counted = say_count(words, lang, "documents", len(atlas.documents))
    return " · ".join(part for part in (counted, span) if part)


def _legend(sheet: Sheet, shown: Mapping[Group, list[Feature]], *, spacing: float = 0.9) -> None:
    """Only what the map shows, in the words of the page's legend."""
    words, symbols = sheet.words, sheet.symbols
    rows: list[Row] = [
        *_route_rows(sheet, shown[Group.ROUTES]),
        *_border_rows(sheet, shown[Group.BORDERS]),
        *_town_rows(sheet, shown[Group.TOWNS]),
    ]
    if shown[Group.GOVERNMENTS]:
        rows.append((marks.speech_handle(symbols), say(words, "legend.governments")))
    looks = {area_look(feature.place) for feature in shown[Group.AREAS]}
    if "hatch" in looks:
        rows.append((marks.hatch_handle(symbols), say(words, "legend.disputed")))
    if not rows:
        return
    handles, names = zip(*rows[:LONGEST_LEGEND], strict=True)
    legend = sheet.figure.legend(
        handles,
        ["\n".join(_wrapped(sheet, name, LEGEND_TEXT, 8.5)) for name in names],
        loc="upper left",
        bbox_to_anchor=(COLUMN[0], 0.89),
        frameon=False,
        fontsize=8.5,
        labelspacing=spacing,
        handlelength=3.2,
        borderpad=0,
        borderaxespad=0,
        title=say(words, "legend"),
        title_fontproperties={"weight": "bold", "size": 10},
        alignment="left",
    )
    for text in legend.get_texts():
        text.set_color(sheet.ink)
    lowest = (MAP[1] + INSET_HEIGHT + 0.01) * sheet.figure.bbox.height
    if spacing > 0.3 and legend.get_window_extent().y0 < lowest:  # noqa: PLR2004 - in letters
        legend.remove()
        _legend(sheet, shown, spacing=spacing - 0.3)


def _route_rows(sheet: Sheet, features: Iterable[Feature]) -> list[Row]:
    """A row for each kind of line; when they are too many, the modes and the statuses apart."""
    words, symbols = sheet.words, sheet.symbols
    pairs = sorted(
        {
            (str(feature.properties.get("mode")), str(feature.properties.get("status")))
            for feature in features
            if feature.geometry is not None and "Line" in feature.geometry.geom_type
        }
    )
    if len(pairs) > LONGEST_LEGEND // 2:
        plain = symbols.statuses["in-use"]
        modes = sorted({mode for mode, _ in pairs})
        statuses = sorted({status for _, status in pairs})
        grey = sheet.symbols.statuses["historical"].light
        return [
            *(
                (marks.line_handle(plain, symbols.modes[mode].light), say(words, f"mode.{mode}"))
                for mode in modes
            ),
            *(
                (marks.line_handle(symbols.statuses[key], grey), say(words, f"status.{key}"))
                for key in statuses
            ),
        ]
    return [
        (
            marks.line_handle(symbols.statuses[status], marks.line_colour(mode, status, symbols)),
            sheet.comma.join((say(words, f"mode.{mode}"), say(words, f"status.{status}"))),
        )
        for mode, status in pairs
    ]


def _border_rows(sheet: Sheet, features: Iterable[Feature]) -> list[Row]:
    """Borders that a source names, and those on the ground that are not normal."""
    atlas, borders = sheet.atlas, sheet.symbols.borders
    statuses = {str(feature.properties.get("status")) for feature in features}
    statuses |= border_statuses(sheet.frame, atlas.basemap, atlas.options.boundaries)
    return [
        (border_handle(key, sheet.symbols), say(sheet.words, f"border.{key}"))
        for key in sorted(statuses & set(borders))
    ]


def _town_rows(sheet: Sheet, features: list[Feature]) -> list[Row]:
    """Three sizes, and the ring of a position that is known roughly."""
    if not features:
        return []
    words, lang = sheet.words, sheet.atlas.options.lang
    colour = sheet.symbols.marks["towns"].light
    rows: list[Row] = []
    for quotes in _sizes(features):
        size = 2 * marks.mark_radius(quotes, sheet.symbols) * marks.PT
        name = sheet.comma.join(
            (say(words, "legend.towns"), say_count(words, lang, "quotes", quotes))
        )
        rows.append((_circle(colour, size), name))
    if any(marks.is_rough(feature) for feature in features):
        ring = Line2D([], [], linestyle="none", marker="o", markersize=6)
        ring.set(markerfacecolor="white", markeredgecolor=colour)
        rows.append((ring, say(words, "legend.vague")))
    return rows


def _sizes(features: list[Feature]) -> list[int]:
    """One to three counts of quotes that show what the sizes mean."""
    most = max(len(feature.quotes) for feature in features)
    return sorted({1, max(most // 3, 1), most})


def _circle(colour: str, size: float) -> Line2D:
    return Line2D(
        [],
        [],
        linestyle="none",
        marker="o",
        markersize=size,
        markerfacecolor=colour,
        markeredgecolor="white",
    )


def _wrapped(sheet: Sheet, text: str, width: float, size: float) -> list[str]:
    """A text in lines no wider than a share of the sheet, at a size in points."""
    probe = sheet.figure.text(0, 0, text, fontsize=size)
    most = width * sheet.figure.bbox.width
    fits = probe.get_window_extent().width <= most
    lines: list[str] = [text] if fits else []
    for word in () if fits else text.split():
        probe.set_text(f"{lines[-1]} {word}" if lines else word)
        if lines and probe.get_window_extent().width <= most:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    probe.remove()
    return lines


def _inset(sheet: Sheet) -> None:
    """Where this is: the same view from farther away, with a box around the map."""
    west, south, east, north = sheet.frame.box
    if east - west > 60:  # noqa: PLR2004 - a view of half a continent says itself where it is
        return
    reach_x, reach_y = (east - west) * INSET_REACH, (north - south) * INSET_REACH
    around = frame_for(
        (
            max(west - reach_x, -179.0),
            max(south - reach_y, -80.0),
            min(east + reach_x, 179.0),
            min(north + reach_y, 84.0),
        )
    )
    axes = sheet.figure.add_axes((COLUMN[0], MAP[1], COLUMN[1], INSET_HEIGHT))
    colours = sheet.symbols.ground["print"]
    axes.set_facecolor(colours["sea"])
    table = sheet.atlas.basemap.countries(around.box)
    clip = shapely.box(*around.box)
    coarse = shapely.simplify(shapely.intersection(table.geometry.to_numpy(), clip), 0.1)
    rings = [
        shapely.get_coordinates(part.exterior)
        for part in shapely.get_parts(
            shapely.transform(coarse, around.forward.transform, interleaved=False)
        )
        if part.geom_type == "Polygon"
    ]
    axes.add_collection(
        PolyCollection(rings, facecolor="white", edgecolor="#B9B4A8", linewidth=0.4),
        autolim=False,
    )
    view = around.project(shapely.segmentize(shapely.box(*sheet.frame.box), 0.5))
    axes.plot(*view.exterior.xy, color="#8C2D5A", linewidth=1.5)
    axes.set_xlim(around.extent[0], around.extent[2])
    axes.set_ylim(around.extent[1], around.extent[3])
    axes.set_xticks([])
    axes.set_yticks([])


def _scale(sheet: Sheet) -> None:
    """A bar of a round length, true along the middle of the map's lower edge."""
    left, bottom, right, top = sheet.frame.extent
    west, south, east, _ = sheet.frame.box
    _, _, width = Geod(ellps="WGS84").inv(west, south, east, south)
    if not math.isfinite(width) or east - west > 60:  # noqa: PLR2004 - no one scale holds there
        return
    longest = SCALE_SHARE * (right - left)
    power = 10.0 ** math.floor(math.log10(longest))
    length = max(step * power for step in (1, 2, 5) if step * power <= longest)
    x, y = left + 0.03 * (right - left), bottom + 0.035 * (top - bottom)
    style = {"solid_capstyle": "butt", "zorder": 10}
    sheet.axes.plot([x, x + length], [y, y], color="white", linewidth=5, **style)
    sheet.axes.plot([x, x + length], [y, y], color=sheet.ink, linewidth=2, **style)
    sheet.axes.annotate(
        f"{length / 1000:g} km",
        (x + length / 2, y),
        xytext=(0, 4),
        textcoords="offset points",
        ha="center",
        fontsize=8,
        color=sheet.ink,
        zorder=10,
    )


def _foot(sheet: Sheet) -> None:
    """Sources in one line, then the disclaimer and whose ground map it is."""
    words, atlas = sheet.words, sheet.atlas
    right = direction(atlas.options.lang) == "rtl"
    x, align = (0.98, "right") if right else (MAP[0], "left")
    policy = say(words, f"policy.boundaries.{atlas.options.boundaries}")
    credit = page_credits(atlas, words)
    lines = [source_line(atlas), f"{say(words, 'disclaimer')} {policy}", credit]
    width, size = 1 - 2 * MAP[0], 7.0
    wrapped = [part for line in lines for part in _wrapped(sheet, line, width, size)]
    if len(wrapped) > FOOT_LINES:  # many sources: they are all in the files
        first = _wrapped(sheet, lines[0], width, size)
        kept = first[: max(FOOT_LINES - (len(wrapped) - len(first)), 1)]
        wrapped = [*kept[:-1], f"{kept[-1][:-2]} …", *wrapped[len(first) :]][:FOOT_LINES]
    for index, line in enumerate(wrapped):
        y = 0.066 - 0.0185 * index
        sheet.figure.text(x, y, line, fontsize=size, color="#565B60", ha=align, va="center")


def source_line(atlas: Atlas) -> str:
    """Publishers (or titles, or names) with their years, each once."""
    entries = dict.fromkeys(
        " ".join(
            part
            for part in (
                document.publisher or document.author or document.title or document.name,
                document.published[:4],
            )
            if part
        )
        for document in atlas.documents
    )
    return "; ".join(entries)


def _fit(text: Text, width: float, *, smallest: float) -> None:
    """Make a text smaller, then shorter, until it is no wider than some pixels."""
    while text.get_window_extent().width > width:
        if text.get_fontsize() > smallest:
            text.set_fontsize(max(text.get_fontsize() - 0.5, smallest))
            continue
        words = text.get_text()
        kept = int(len(words) * min(width / text.get_window_extent().width, 0.98))
        text.set_text(words[: kept - 2].rstrip(" …") + " …")
