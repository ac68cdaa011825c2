"""Documents: what is read, what is refused, and how a refusal reads."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest

from geo.documents import read_sources

if TYPE_CHECKING:
    from pathlib import Path


def _reason(path: Path, **options: str) -> str:
    """The one refusal of a path, which must be one line."""
    sources = read_sources([path], **options)
    assert sources.documents == ()
    (refused,) = sources.refused
    assert "\n" not in refused.reason
    return refused.reason


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    """Names are relative to the folder, with a slash, and the order is stable."""
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "b/a.md", "a.txt", ".hidden.txt", "picture.png"):
        (tmp_path / name).write_text("Baku.", encoding="utf-8")
    sources = read_sources([tmp_path])
    assert [document.name for document in sources.documents] == ["a.txt", "b/a.md", "z.txt"]


def test_files_are_named_from_their_deepest_common_folder(tmp_path: Path) -> None:
    """One file has its own name, two have what parts them; a file given twice is read once."""
    for name in ("one/a.txt", "two/deep/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("Baku.", encoding="utf-8")
    one, two = tmp_path / "one/a.txt", tmp_path / "two/deep/b.txt"
    assert [d.name for d in read_sources([one]).documents] == ["a.txt"]
    assert [d.name for d in read_sources([one, two, one]).documents] == [
        "one/a.txt",
        "two/deep/b.txt",
    ]
    assert [d.name for d in read_sources([two], base=tmp_path).documents] == ["two/deep/b.txt"]


def test_the_text_is_read_exactly(tmp_path: Path) -> None:
    """No newline is translated; only a leading byte order mark is taken off."""
    path = tmp_path / "a.txt"
    path.write_bytes(codecs.BOM_UTF8 + "Баку\r\nГорис\rКапан\n\ufeff".encode())
    (document,) = read_sources([path]).documents
    assert document.text == "Баку\r\nГорис\rКапан\n\ufeff"
    assert document.encoding == "utf-8"


def test_the_index_says_what_a_file_cannot(tmp_path: Path) -> None:
    """Its cells fill the document; rows without a file and wrong sums are remarked on."""
    (tmp_path / "a.txt").write_text("Baku.", encoding="utf-8")
    (tmp_path / "index.csv").write_text(
        "file,title,author,published,url,language,sha256,mine\n"
        'a.txt,"Roads, and more",A. Writer,2023-01,https://a.example/,en,00,x\n'
        "gone.txt,,,,,,,\n",
        encoding="utf-8",
    )
    sources = read_sources([tmp_path])
    (document,) = sources.documents
    assert (document.title, document.author, document.published) == (
        "Roads, and more",
        "A. Writer",
        "2023-01",
    )
    assert any("sha256" in remark for remark in sources.remarks)
    assert any("gone.txt" in remark for remark in sources.remarks)


def test_front_matter_fills_a_document(tmp_path: Path) -> None:
    """The text keeps it; the index would overrule it."""
    path = tmp_path / "a.md"
    path.write_text(
        '---\ntitle: "Roads"\ndate: 2023-01-19T10:00\nlang: en\n---\n# Baku\n', encoding="utf-8"
    )
    (document,) = read_sources([path]).documents
    assert (document.title, document.published, document.language) == ("Roads", "2023-01-19", "en")
    assert document.text.startswith("---")


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r"])
def test_a_text_that_is_not_utf8_is_refused_with_a_way_out(tmp_path: Path, encoding: str) -> None:
    """The likely encoding is named, and how to declare it; nothing is guessed in silence."""
    path = tmp_path / "a.txt"
    path.write_bytes(
        ("Дорога из Гориса в Степанакерт закрыта с декабря, сообщили в Ереване. " * 20).encode(
            encoding
        )
    )
    reason = _reason(path)
    assert reason.startswith("a.txt: is not UTF-8")
    assert "--encoding" in reason
    assert "index.csv" in reason


def test_a_declared_encoding_is_used_and_reported(tmp_path: Path) -> None:
    """By the index or by the option; the index comes first."""
    (tmp_path / "a.txt").write_bytes("Баку и Ереван".encode("windows-1251"))
    sources = read_sources([tmp_path], encoding="windows-1251")
    assert sources.documents[0].text == "Баку и Ереван"
    assert sources.documents[0].encoding == "cp1251"
    assert sources.remarks == ("a.txt: read as cp1251",)
    (tmp_path / "index.csv").write_text("file,encoding\na.txt,koi8-r\n", encoding="utf-8")
    assert read_sources([tmp_path]).documents[0].encoding == "koi8-r"


def test_a_byte_order_mark_declares_utf16(tmp_path: Path) -> None:
    """The mark is a declaration, and it is reported."""
    (tmp_path / "a.txt").write_text("Баку", encoding="utf-16")
    sources = read_sources([tmp_path])
    assert sources.documents[0].text == "Баку"
    assert sources.remarks == ("a.txt: read as utf-16",)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n ", "no text"),
        ("a.txt", b"Baku\0Goris", "NUL"),
        ("a.txt", b"Baku " * 200_000, "line of 1,000,000"),
        ("a.txt", b"Baku said it.\n" * 4_000_000, "split"),
        ("a.doc", b"\xd0\xcf\x11\xe0", ".docx"),
        ("a.rtf", b"{\\rtf1}", ".docx"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    """Empty, no text, data, far too long, of another kind: named, with a way out."""
    path = tmp_path / name
    path.write_bytes(data)
    reason = _reason(path)
    assert reason.startswith(name)
    assert words in reason


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    """No such file, and a folder without documents."""
    assert "no such file" in _reason(tmp_path / "gone.txt")
    assert "no documents" in _reason(tmp_path)


def test_one_bad_document_does_not_stop_the_others(tmp_path: Path) -> None:
    """The good ones go through."""
    (tmp_path / "a.txt").write_bytes(b"\xff\xfeab\xff")
    (tmp_path / "b.txt").write_text("Baku.", encoding="utf-8")
    sources = read_sources([tmp_path])
    assert [document.name for document in sources.documents] == ["b.txt"]
    assert [refused.name for refused in sources.refused] == ["a.txt"]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("name\na.txt\n", "no column 'file'"),
        ("file\na.txt\na.txt\n", "listed twice"),
        ("file,published\na.txt,19.01.2023\n", "published"),
        ("file,encoding\na.txt,klingon\n", "klingon"),
        ("file\na.txt,b\n", "more cells"),
    ],
)
def test_a_wrong_index_is_refused_with_its_line(tmp_path: Path, table: str, words: str) -> None:
    """The documents go through without it."""
    (tmp_path / "a.txt").write_text("Baku.", encoding="utf-8")
    (tmp_path / "index.csv").write_text(table, encoding="utf-8")
    sources = read_sources([tmp_path])
    assert [document.name for document in sources.documents] == ["a.txt"]
    (refused,) = sources.refused
    assert refused.name == "index.csv"
    assert words in refused.reason
