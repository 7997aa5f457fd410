"""Plain text and Markdown, in UTF-8 or GB18030.

Line ends stay as they are and a byte order mark stays in the text, so that positions count what any reader
of the file sees. Another encoding is one more entry in `ENCODINGS`.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.ingest.formats import Decoded, Format, FormatError

#: share of Chinese characters that are everyday ones (GB 2312, level 1) in real text; Big5 or Shift_JIS read
#: as GB18030 gives mostly rare ones
_EVERYDAY = 0.7
_SAMPLE = 20_000  # characters looked at to tell real text from a wrong decoding
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27, 28, 29, 30})
#: how PDF, zip and docx, pictures, gzip, old Word and other archives begin
_BINARY = (
    *(b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0"),
    *(b"Rar!", b"7z\xbc\xaf"),
)


def _utf8(data: bytes) -> str:
    return data.decode("utf-8")


def _gb18030(data: bytes) -> str:
    text = data.decode("gb18030")
    sample = [c for c in text[:_SAMPLE] if c > "\u2e7f" and c.isalnum()]
    everyday = sum(_is_everyday(c) for c in sample)
    if not sample or everyday < _EVERYDAY * len(sample):
        raise UnicodeDecodeError("gb18030", data[:1], 0, 1, "gives no everyday Chinese")
    return text


def _is_everyday(c: str) -> bool:
    code = c.encode("gb18030")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7 and code[1] >= 0xA1


#: tried in this order; each raises UnicodeDecodeError where the bytes cannot be that
ENCODINGS: tuple[tuple[str, Callable[[bytes], str]], ...] = (("utf-8", _utf8), ("gb18030", _gb18030))


def decode(data: bytes) -> Decoded:
    """The text of a file; raises FormatError for binary files and other encodings."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FormatError("text in UTF-16", hint="convert it to UTF-8")
    if data.startswith(_BINARY) or b"\x00" in data or _many_controls(data):
        raise FormatError("a binary file, not text", hint="give plain text or Markdown")
    for encoding, read in ENCODINGS:
        try:
            return Decoded(read(data), encoding)
        except UnicodeDecodeError:
            continue
    names = " nor ".join(name.upper() for name, _ in ENCODINGS)
    raise FormatError(f"wrong encoding: neither {names}", hint="convert it to UTF-8, with iconv for example")


def _many_controls(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(sample.translate(None, _CONTROLS)) < 0.99 * len(sample)


FORMAT = Format(
    suffixes=(
        ("", "text/plain"),
        (".txt", "text/plain"),
        (".text", "text/plain"),
        (".md", "text/markdown"),
        (".markdown", "text/markdown"),
    ),
    decode=decode,
)
