"""Plain text and Markdown.

Line ends stay as they are and a byte order mark stays in the text, so that positions count what any reader of the file
sees.
"""

from __future__ import annotations

import re

from kg.ingest.formats import Decoded, Format, FormatError
from kg.ingest.formats.encodings import read

_PAGE = re.compile(r"[\ufeff\s]{0,500}(?:<\?xml[^>]{0,200}>\s{0,100})?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)


def decode(data: bytes) -> Decoded:
    """The text of a file; raises FormatError for binary files, other encodings and HTML under a wrong name."""
    decoded = read(data)
    if _PAGE.match(decoded.text):
        raise FormatError("an HTML page under another name", hint="call it .html")
    return decoded


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
