"""An editor's corrections go over the rules, survive edits, and are reported when stale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.build import build_atlas

if TYPE_CHECKING:
    from pathlib import Path

STORY = "Baku won the bid to host the games. The road to Lachin is open.\n"
ROWS = (
    "document,quote,name,place_id,usage,reason,by\n"
    "a.txt,Baku won the bid,Baku,,literal,the city itself,me\n"
    "a.txt,The road to Lachin,Lachin,not a place,,a person,me\n"
    "a.txt,a sentence cut in Paris,Paris,paris,,,me\n"
)


def test_corrections_beside_the_documents_are_applied(tmp_path: Path) -> None:
    """The row decides, says so, and a row whose quote is gone is stale."""
    below = tmp_path / "below"
    below.mkdir()
    (tmp_path / "b.txt").write_text("Baku said no.\n", encoding="utf-8")
    (below / "a.txt").write_text("An added line.\n" + STORY, encoding="utf-8")
    (below / "corrections.csv").write_text(ROWS, encoding="utf-8")
    atlas = build_atlas([tmp_path])
    mentions = {(quote.document, quote.mention.text): quote.mention for quote in atlas.quotes}
    assert str(mentions["below/a.txt", "Baku"].usage) == "literal"
    assert mentions["below/a.txt", "Baku"].usage_rule == "correction"
    assert str(mentions["b.txt", "Baku"].usage) == "metonymic"
    lachin = mentions.get(("below/a.txt", "Lachin"))
    assert lachin is None or not lachin.place_id
    stale = [one for reading in atlas.readings for one in reading.stale]
    assert [one.correction.name for one in stale] == ["Paris"]
    assert "below/a.txt" in stale[0].reason or "a.txt" in stale[0].reason
