"""The parts of the page and how they come together: markup, scripts, the drawing library, the data."""

from __future__ import annotations

import json
import re
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import orjson

_MARK = re.compile(r"(/\*[A-Z_]+\*/)")  # where the page takes its parts


def assemble(data: Any) -> str:
    """The page with its data."""
    own, library = resources.files("kg.views"), _vis_library()
    parts = {
        "/*REVIEW_JS*/": own.joinpath("review.js").read_text(encoding="utf-8"),
        "/*MATRIX_JS*/": own.joinpath("matrix.js").read_text(encoding="utf-8"),
        "/*PAGE_JS*/": own.joinpath("page.js").read_text(encoding="utf-8"),
        "/*VIS_CSS*/": library.joinpath("vis-network.css").read_text(encoding="utf-8"),
        "/*VIS_JS*/": library.joinpath("vis-network.min.js").read_text(encoding="utf-8"),
        "/*DATA*/": _embed(data),
    }
    pieces = _MARK.split(own.joinpath("page.html").read_text(encoding="utf-8"))
    return "".join(parts[p] if _MARK.fullmatch(p) else p for p in pieces)


def _vis_library() -> Path:
    """The folder of vis-network that pyvis brings; pyvis itself takes long to import and is not needed."""
    found = find_spec("pyvis")
    assert found is not None and found.origin is not None
    return Path(found.origin).parent / "lib" / "vis-9.1.2"


def _embed(data: Any) -> str:
    """JSON that cannot leave its script element."""
    try:
        text = orjson.dumps(data, option=orjson.OPT_SORT_KEYS).decode()
    except TypeError:  # half a character
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return (
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
