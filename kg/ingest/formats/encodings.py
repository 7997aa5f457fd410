"""Bytes to text: UTF-8, GB18030, UTF-16 with and without its mark, Big5, each only where it gives real Chinese.

A byte order mark stays in the text, so that `text.encode(encoding)` gives the bytes again. Another encoding is one more
entry in `ENCODINGS`.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.ingest.formats import Decoded, FormatError

#: share of Chinese characters that are everyday ones (level 1 of GB 2312 or Big5) in real text; text in one encoding
#: that is read as another gives mostly rare ones
_EVERYDAY = 0.7
_SAMPLE = 20_000  # characters looked at to tell real text from a wrong decoding
_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27, 28, 29, 30})
#: how PDF, zip and docx, pictures, gzip, old Word and other archives begin
_BINARY = (
    *(b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0"),
    *(b"Rar!", b"7z\xbc\xaf"),
)


def _utf8(data: bytes) -> str:
    return data.decode("utf-8")


def _gb18030(data: bytes) -> str:
    return _real(data, "gb18030", _of_gb)


def _big5(data: bytes) -> str:
    text = _real(data, "big5hkscs", _of_big5)
    if text.encode("big5hkscs") != data:
        raise _unlikely("big5hkscs", data)
    return text


def _real(data: bytes, encoding: str, everyday: Callable[[str], bool]) -> str:
    text = data.decode(encoding)
    sample = [c for c in text[:_SAMPLE] if c > "\u2e7f" and c.isalnum()]
    if not sample or sum(map(everyday, sample)) < _EVERYDAY * len(sample):
        raise _unlikely(encoding, data)
    return text


def _unlikely(encoding: str, data: bytes) -> UnicodeDecodeError:
    return UnicodeDecodeError(encoding, data[:1], 0, 1, "gives no everyday Chinese")


def _of_gb(c: str) -> bool:
    code = c.encode("gb18030", "replace")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7 and code[1] >= 0xA1


def _of_big5(c: str) -> bool:
    code = c.encode("big5hkscs", "replace")
    return len(code) == 2 and 0xA4 <= code[0] <= 0xC6


def _of_either(c: str) -> bool:
    return _of_gb(c) or _of_big5(c)


#: tried in this order; each raises UnicodeDecodeError where the bytes cannot be that
ENCODINGS: tuple[tuple[str, Callable[[bytes], str]], ...] = (
    ("utf-8", _utf8),
    ("gb18030", _gb18030),
    ("big5hkscs", _big5),
)


def read(data: bytes, *, declared: str = "") -> Decoded:
    """Bytes as text; `declared` is what they say they are. Raises FormatError for binary files, other encodings."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _utf16(data, encoding)
    if data.startswith(_BINARY):
        raise _binary()
    if b"\x00" in data:
        return _unmarked(data)
    if _many_controls(data):
        raise _binary()
    found = [row for row in ENCODINGS if row[0] == declared] + [row for row in ENCODINGS if row[0] != declared]
    for encoding, decode in found:
        try:
            return Decoded(decode(data), encoding)
        except UnicodeDecodeError:
            continue
    raise FormatError(
        "wrong encoding: neither UTF-8 nor GB18030, UTF-16, Big5", hint="convert it to UTF-8, with iconv for example"
    )


def _utf16(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        raise FormatError("damaged text in UTF-16", hint="convert it to UTF-8") from None


def _unmarked(data: bytes) -> Decoded:
    """UTF-16 without its mark: the zeros are those of its line ends and Latin letters."""
    for _, encoding in _MARKS:
        try:
            return Decoded(_real(data, encoding, _of_either), encoding)
        except UnicodeDecodeError:
            continue
    raise _binary()


def _binary() -> FormatError:
    return FormatError("a binary file, not text", hint="give plain text, Markdown or HTML")


def _many_controls(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(sample.translate(None, _CONTROLS)) < 0.99 * len(sample)
