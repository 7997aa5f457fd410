"""Files in: names, formats, encodings, and one clear line for everything that is wrong with a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.core.errors import InputError
from kg.ingest import documents
from kg.ingest.documents import find_inputs, printable, read_document
from kg.ingest.formats import Decoded, Format, FormatError, formats

TEXT = "柳河社区的议事会\n\n近年来，柳河社区解决了停车难的问题，居民都说好。\n"


def names(*paths: Path) -> list[str]:
    return [name for name, _ in find_inputs(paths)]


def fails(name: str, source: Path | bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_document(name, source)
    message = str(caught.value)
    assert "\n" not in message
    assert len(message) < 160
    return message


def test_names_are_relative_sorted_and_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/二.md", "a/一.txt", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    assert names(tmp_path / "in") == ["a/一.txt", "a/二.md", "b.txt"]
    assert names(tmp_path / "in" / "b.txt") == ["b.txt"]
    assert names(tmp_path / "in" / "a" / ".." / "b.txt", tmp_path / "in" / "b.txt")[0] == "b.txt"


def test_same_names_of_two_folders_stay_apart_in_any_order(tmp_path: Path) -> None:
    for folder in ("x", "y", "z/x"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "page.txt").write_text(folder, encoding="utf-8")
    folders = [tmp_path / "x", tmp_path / "y", tmp_path / "z" / "x"]
    found = find_inputs(folders)
    assert [name for name, _ in found] == ["x/page.txt", "x~2/page.txt", "y/page.txt"]
    assert find_inputs(folders[::-1]) == found


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "page.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "self.txt").symlink_to(tmp_path / "a" / "self.txt")
    found = dict(find_inputs([tmp_path / "a"]))
    assert "page.txt" in found
    assert len(found) < 6
    fails("self.txt", found["self.txt"])


def test_a_path_that_does_not_exist() -> None:
    with pytest.raises(InputError, match="no such file"):
        find_inputs(["no/such/folder"])


@pytest.mark.skipif(os.name != "posix", reason="file names of bytes")
def test_hostile_names(tmp_path: Path) -> None:
    hostile = (b"new\nline.txt", b"bad\xff\xfe.txt", b"bell\x07.txt", "全角　空格.txt".encode())
    made = 0
    for name in hostile:
        try:
            with open(os.path.join(os.fsencode(tmp_path), name), "wb") as file:  # noqa: PTH118, PTH123
                file.write(TEXT.encode())
            made += 1
        except OSError:  # some file systems take no such names
            continue
    found = find_inputs([tmp_path])
    assert len(found) == made
    for name, path in found:
        document = read_document(name, path)
        assert document.name == name
        assert name.isprintable() or "　" in name
        name.encode("utf-8")


@given(st.text())
def test_printable_names_are_safe_and_stable(name: str) -> None:
    safe = printable(name)
    safe.encode("utf-8")
    assert "\n" not in safe
    assert ".." not in safe.split("/")
    assert not safe.startswith("/")
    assert printable(safe) == safe


def test_an_unreadable_folder_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked").mkdir()
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(documents.os, "scandir", refuse)
    found = dict(find_inputs([tmp_path]))
    assert list(found) == ["locked", "page.txt"]
    assert "folder that cannot be read" in fails("locked", found["locked"])
    assert read_document("page.txt", found["page.txt"]).text == TEXT


_TRADITIONAL = "臺灣社區營造的經驗與反思，居民會議解決停車問題\n"


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (TEXT.encode(), "utf-8", TEXT),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8", "\ufeff" + TEXT),
        (TEXT.encode("gb18030"), "gb18030", TEXT),
        ("一行\r\n两行\r".encode(), "utf-8", "一行\r\n两行\r"),
        ("艾力·买买提说𠮷𠮷村好\n".encode("gb18030"), "gb18030", "艾力·买买提说𠮷𠮷村好\n"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le", "\ufeff" + TEXT),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", "\ufeff" + TEXT),
        (TEXT.encode("utf-16-le"), "utf-16-le", TEXT),
        (TEXT.encode("utf-16-be"), "utf-16-be", TEXT),
        (_TRADITIONAL.encode("big5"), "big5hkscs", _TRADITIONAL),
    ],
    ids=[
        "utf-8",
        "byte order mark",
        "gb18030",
        "line ends",
        "four bytes",
        "utf-16 le",
        "utf-16 be",
        "le, no mark",
        "be, no mark",
        "big5",
    ],
)
def test_text_is_decoded_and_never_changed(data: bytes, encoding: str, text: str) -> None:
    document = read_document("stdin", data)
    assert (document.encoding, document.text, document.media_type) == (encoding, text, "text/plain")
    assert read_document("p.MD", data).media_type == "text/markdown"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "empty file"),
        ("a.txt", b" \n\t\r\n", "empty file"),
        ("a.txt", b"\xef\xbb\xbf\n", "empty file"),
        ("a.txt", b"%PDF-1.7 \xe2\xe3", "binary"),
        ("a.txt", b"\x00\x01\x02" * 40, "binary"),
        ("a.txt", bytes(range(256)) * 8, "binary"),
        ("a.txt", b"\xff\xfe\x00\xd8", "damaged text in UTF-16"),
        ("a.txt", b"\x00\x4e\x01\x9f" * 40 + b"\x00\x01", "binary"),
        ("a.txt", "　<!DOCTYPE html><html><body>柳河社区</body></html>".encode(), "an HTML page under another name"),
        ("a.md", "<html lang=zh><p>柳河社区".encode("gb18030"), "an HTML page under another name"),
        ("a.html", b"<html><script>load()</script></html>", "a page without text"),
        ("a.html", b"<div>" * 90_000 + "好".encode(), "too deep"),
        ("a.txt", "déjà vu à Nîmes".encode("latin-1"), "wrong encoding"),
        ("a.txt", TEXT.encode()[:-5], "wrong encoding"),
        ("a.xyz", TEXT.encode(), "unknown format .xyz"),
        ("a\n\udcff.xyz" + "长" * 300, TEXT.encode(), "unknown format"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isascii() and len(value) > 7 else "",
)
def test_what_is_wrong_with_a_file(name: str, data: bytes, words: str) -> None:
    assert words in fails(name, data)


def test_a_large_file_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(documents.MAX_BYTES + 1)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("opened"))
    assert "too large, over 50 MB" in fails("large.txt", path)


def test_missing_and_special_files(tmp_path: Path) -> None:
    assert "no such file" in fails("gone.txt", tmp_path / "gone.txt")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
        assert "not a regular file" in fails("pipe.txt", tmp_path / "pipe.txt")


def test_a_format_is_one_module(monkeypatch: pytest.MonkeyPatch) -> None:
    def decode(data: bytes) -> Decoded:
        if data == b"bad":
            raise FormatError("a broken page", hint="ask for a better one")
        return Decoded("页面", "xyz")

    made = Format(((".xyz", "text/x-page"),), decode)
    monkeypatch.setattr(documents, "formats", lambda: formats() | {".xyz": ("text/x-page", made)})
    assert read_document("a.xyz", b"data").text == "页面"
    assert "a broken page" in fails("a.xyz", b"bad")


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_an_input_error(data: bytes) -> None:
    try:
        document = read_document("any.txt", data)
    except InputError:
        return
    assert document.text.encode(document.encoding) == data
