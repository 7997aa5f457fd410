"""What an answer is written in: the formats of each kind of query, and the choice by the `Accept` header.

>>> choose("text/csv, */*;q=0.1", ROWS)
'text/csv'
>>> choose("", ROWS)
'application/sparql-results+json'
>>> choose("text/html", ROWS) is None
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence

#: media types of SELECT and ASK, and of CONSTRUCT and DESCRIBE; the first is the default
ROWS = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
    "application/json",
    "application/xml",
    "text/xml",
)
TRIPLES = ("text/turtle", "application/n-triples", "application/ld+json", "application/json")
#: what Oxigraph calls those of them that go by a general name
PROPER = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
}
_WEIGHT = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")


def choose(accept: str, offered: Sequence[str]) -> str | None:
    """The offered media type that the client likes best, the first of equals; None where it takes none of them."""
    ranges = _ranges(accept) or {"*/*": 1.0}

    def weight(kind: str) -> float:
        for name in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
            if name in ranges:
                return ranges[name]
        return 0.0

    best = max(offered, key=weight)
    return best if weight(best) > 0 else None


def _ranges(accept: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in accept.lower().split(","):
        name, *parameters = (p.strip() for p in part.split(";"))
        weights = [p[2:].strip() for p in parameters if p.startswith("q=")]
        if name:
            found[name] = float(weights[0]) if weights and _WEIGHT.fullmatch(weights[0]) else 1.0
    return found
