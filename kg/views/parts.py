"""The parts of the page and how they come together: markup, scripts, the drawing library, the data.

All of it is bytes: to decode a megabyte, join and encode it again takes longer than to put all data into JSON.
"""

from __future__ import annotations

import json
import re
from importlib import resources
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import orjson

_MARK = re.compile(rb"(/\*[A-Z_]+\*/)")  # where the page takes its parts


def assemble(data: Any) -> bytes:
    """The page with its data, in UTF-8."""
    own, library = resources.files("kg.views"), _vis_library()
    parts = {
        b"/*REVIEW_JS*/": _text(own / "review.js"),
        b"/*MATRIX_JS*/": _text(own / "matrix.js"),
        b"/*PAGE_JS*/": _text(own / "page.js"),
        b"/*VIS_CSS*/": _text(library / "vis-network.css"),
        b"/*VIS_JS*/": _text(library / "vis-network.min.js"),
        b"/*DATA*/": _embed(data),
    }
    pieces = _MARK.split(_text(own / "page.html"))
    return b"".join([parts.get(piece, piece) for piece in pieces])


def _text(file: Traversable) -> bytes:
    """A file as it is read as text: each line ends with a newline alone."""
    data = file.read_bytes()
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data


def _vis_library() -> Path:
    """The folder of vis-network that pyvis brings; pyvis itself takes long to import and is not needed."""
    found = find_spec("pyvis")
    assert found is not None and found.origin is not None
    return Path(found.origin).parent / "lib" / "vis-9.1.2"


def _embed(data: Any) -> bytes:
    """JSON that cannot leave its script element."""
    try:
        text = orjson.dumps(data, option=orjson.OPT_SORT_KEYS)
    except TypeError:  # half a character, which no UTF-8 can hold: escaped, as is all else then
        text = json.dumps(data, separators=(",", ":"), sort_keys=True).encode()
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign.encode(), b"\\u%04x" % ord(sign))
    return text
