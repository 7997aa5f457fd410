"""What a question gives: a table, with notes on how far it may be trusted and the SPARQL behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows by column. `titles` gives each column's heading for people; `notes` are lines to read with the table."""

    columns: Sequence[str]
    rows: Sequence[Mapping[str, Cell]]
    titles: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()
    queries: Sequence[str] = ()


#: confidence from which a type counts in questions about many articles: below, only words around a name speak for it
SURE = 0.6
FIRST_REPORTED = "'first' is the first date reported in this corpus, not the first adoption. 首次见报，不是首次实行。"
SHORT = 60


def short(text: str, width: int = SHORT) -> str:
    """One line of a quotation, cut in the middle of nothing: white space of hard wraps gone."""
    flat = "".join(text.split()) if not text.isascii() else " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"


def excerpt(text: str, start: int, end: int, width: int = SHORT) -> str:
    """One line of a quotation, cut so that `text[start:end]` is in it."""
    flat = "".join(text.split())
    first, last = (len("".join(text[:n].split())) for n in (start, end))
    if len(flat) <= width or last < width:
        return short(text, width)
    begin = max(0, min((first + last - width) // 2, len(flat) - width + 1))
    return f"…{short(flat[begin:], width - 1)}"
