"""How long a build of the seeds takes, beside a plain pipeline that writes the same features.

    python benchmarks/bench_build.py [--runs 3]

One process, processor time, the best of some runs, imports apart. The plain pipeline is
given the features that we have read: a Folium map with a ``GeoJson`` a collection, and
GeoPandas' ``to_file`` as GeoJSON and GeoPackage. It reads no text, draws no picture and
carries no ground map, so the ratio says what those cost. The figures of single files say
where the time goes.
"""

from __future__ import annotations

import argparse
import tempfile
import time
import warnings
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import folium
import geopandas  # noqa: F401 - imported before the clock starts

from geo.build import build_atlas
from geo.export.formats import FORMATS, files_of
from geo.export.geojson import geojson_geometry

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.atlas import Atlas

ROOT = Path(__file__).resolve().parent.parent
COLLECTIONS = ("places", "routes", "areas", "borders")


def best(work: Callable[[], object], runs: int) -> float:
    """Seconds of processor time of the fastest of some runs."""
    times = []
    for _ in range(runs):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def all_files(atlas: Atlas) -> dict[str, float]:
    """Seconds for each file of a build, with nothing left over from an earlier one."""
    geojson_geometry.cache_clear()
    fresh = replace(atlas)
    return {
        name: best(lambda name=name: list(files_of(name, fresh)), 1)  # type: ignore[misc]
        for name, entry in FORMATS.items()
        if entry.default
    }


def plain(atlas: Atlas) -> None:
    """What a careful user of Folium and GeoPandas writes: one map and two files a layer."""
    west, south, east, north = atlas.bbox
    made = folium.Map([(south + north) / 2, (west + east) / 2], zoom_start=7, tiles=None)
    with tempfile.TemporaryDirectory() as folder:
        for name in COLLECTIONS:
            frame = getattr(atlas, name)
            folium.GeoJson(frame[["title", "quote", "geometry"]], name=name).add_to(made)
            frame.to_file(Path(folder) / f"{name}.geojson", driver="GeoJSON")
            frame.to_file(Path(folder) / "atlas.gpkg", layer=name, driver="GPKG")
        folium.LayerControl().add_to(made)
        made.save(str(Path(folder) / "map.html"))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    warnings.simplefilter("ignore")  # GDAL's, about columns that it renames
    began = time.process_time()
    atlas = build_atlas([ROOT / "seeds"])
    print(f"first atlas (tables, index)  {time.process_time() - began:6.2f} s")
    read = best(lambda: build_atlas([ROOT / "seeds"]), runs)
    print(f"read and lay out             {read:6.2f} s")
    passes = [all_files(atlas) for _ in range(runs)]
    files = {name: min(one[name] for one in passes) for name in passes[0]}
    for name, took in files.items():
        print(f"  {name:26} {took:6.2f} s")
    written = sum(files.values())
    theirs = best(lambda: plain(atlas), runs)
    print(f"write all files              {written:6.2f} s")
    print(f"plain Folium and GeoPandas   {theirs:6.2f} s")
    print(f"ratio of writing             {written / theirs:6.2f}")


if __name__ == "__main__":
    main()
