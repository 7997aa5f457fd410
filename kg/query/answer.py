"""What a question gives: a table, with notes on how far it may be trusted and the SPARQL behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.core.records import SURE

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows by column. `titles` gives each column's heading for people; `notes` are lines to read with the table."""

    columns: Sequence[str]
    rows: Sequence[Mapping[str, Cell]]
    titles: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()
    queries: Sequence[str] = ()


FIRST_REPORTED = "'first' is the first date reported in this corpus, not the first adoption. 首次见报，不是首次实行。"
STARTED = (
    "'started' is the earliest start of a use that a text states, not the first adoption. 文中所述始行，不是首次实行。"
)
SHORT = 60


#: what became of a trouble; illness and loss are not solved: those who suffer them are helped
_BECAME = {"yes": "已解决", "partly": "部分解决", "no": "未解决"}
_SUFFERED, _HELPED = "vulnerable", {"yes": "已帮扶", "partly": "部分帮扶"}


def became(type_id: str, resolution: str, sure: float = 1.0) -> str:
    """What became of a trouble of a type, in Chinese, with ？ where that is in doubt; "" where the text does not tell.

    >>> became("parking", "yes"), became("vulnerable", "yes"), became("parking", "unclear")
    ('已解决', '已帮扶', '')
    >>> became("parking", "yes", 0.6)
    '已解决？'
    """
    helped = _HELPED.get(resolution) if type_id == _SUFFERED else None
    told = helped or _BECAME.get(resolution, "")
    return told and told + ("" if sure >= SURE else "？")


def claim(label: str, measured: str) -> str:
    """An outcome as the text claims it, after what it is measured of where its own words leave that out.

    >>> claim("新增车位94个", "车位"), claim("增加到65万元", "村集体收入")
    ('新增车位94个', '村集体收入：增加到65万元')
    """
    return f"{measured}：{label}" if measured and set(measured).isdisjoint(label) else label


def amount(number: float) -> str:
    """A number as Chinese papers write it.

    >>> amount(3774), amount(1.5e8), amount(18000), amount(10_000_000_000)
    ('3,774', '1.5亿', '1.8万', '100亿')
    """
    for unit, name in ((1e8, "亿"), (1e4, "万")):
        if abs(number) >= unit:
            return f"{number / unit:,.10g}{name}"
    return f"{number:,.10g}"


def flat(text: str) -> str:
    """A quotation as one line: white space of hard wraps gone."""
    return "".join(text.split()) if not text.isascii() else " ".join(text.split())


def short(text: str, width: int = SHORT) -> str:
    """One line of a quotation, cut at a width."""
    line = flat(text)
    return line if len(line) <= width else line[: width - 1] + "…"


def excerpt(text: str, start: int, end: int, width: int = SHORT) -> str:
    """One line of a quotation, cut so that `text[start:end]` is in it."""
    line = "".join(text.split())
    first, last = (len("".join(text[:n].split())) for n in (start, end))
    if len(line) <= width or last < width:
        return short(text, width)
    begin = max(0, min((first + last - width) // 2, len(line) - width + 1))
    return f"…{short(line[begin:], width - 1)}"
