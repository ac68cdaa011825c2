"""``mentions.xlsx`` for spreadsheets and ``mentions.parquet`` for analysis.

In the spreadsheet every text is a text cell: nothing that a document says is run as a
formula, and no date or number is guessed.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from geo.export.tables import MENTION_COLUMNS, mention_rows

if TYPE_CHECKING:
    from geo.atlas import Atlas

#: The date in the file's properties, the same each time.
FIXED_DATE = datetime(2000, 1, 1, tzinfo=UTC)

#: The most characters that a cell of a spreadsheet holds.
CELL = 32_767

WIDTHS = {"document": 28, "text": 22, "place_name": 24, "quote": 90}


def write_xlsx(atlas: Atlas) -> bytes:
    """The mentions with a fixed header row, a filter and readable widths."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": atlas.title, "created": FIXED_DATE})
        sheet = book.add_worksheet("mentions")
        bold = book.add_format({"bold": True, "bottom": 1})
        rows = list(mention_rows(atlas))
        for column, name in enumerate(MENTION_COLUMNS):
            sheet.write_string(0, column, name, bold)
            sheet.set_column(column, column, WIDTHS.get(name, 14))
        for line, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, bool):
                    sheet.write_boolean(line, column, value)
                elif isinstance(value, (int, float)):
                    sheet.write_number(line, column, value)
                elif value:
                    sheet.write_string(line, column, value[:CELL])
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(MENTION_COLUMNS) - 1)
    return buffer.getvalue()


def write_parquet(atlas: Atlas) -> bytes:
    """GeoParquet: every mention, its place's position as a point (null without one)."""
    import geopandas

    from geo.frames import CRS, mentions_frame

    frame = mentions_frame(atlas)
    points = geopandas.points_from_xy(frame["longitude"], frame["latitude"])
    located = geopandas.GeoSeries(points, crs=CRS).where(frame["longitude"].notna(), None)
    buffer = io.BytesIO()
    geopandas.GeoDataFrame(frame, geometry=located, crs=CRS).to_parquet(
        buffer, index=False, write_covering_bbox=False
    )
    return buffer.getvalue()
