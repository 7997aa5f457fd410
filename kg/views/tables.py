"""Tables for the terminal, as JSON and as CSV. Chinese characters are two columns wide; columns line up."""

from __future__ import annotations

import csv
import io
import json
import unicodedata

from kg.query.answer import Answer, Cell

_GAP = "  "
_LEAST = 16  # a column narrower than this says nothing
_CONTROL = dict.fromkeys([*range(32), 127, *range(0x80, 0xA0)], " ")


def width(text: str) -> int:
    """Columns that a text takes in a terminal.

    >>> width("三联"), width("A3"), width("é")
    (4, 2, 1)
    """
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def clip(text: str, columns: int) -> str:
    """A text cut to at most so many columns, with … where it was cut."""
    if width(text) <= columns:
        return text
    out, used = "", 0
    for c in text:
        w = width(c)
        if used + w > columns - 1:
            break
        out, used = out + c, used + w
    return out + "…"


def show(cell: Cell) -> str:
    """A cell as text; control characters of hostile text become spaces."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:g}"
    return str(cell).translate(_CONTROL)


def render(answer: Answer, *, columns: int = 0, cap: int = 48) -> str:
    """The table, then its notes. A column is at most `cap` wide; the last one takes what is left of `columns`.

    Where a terminal of so many `columns` is too narrow for that, columns are narrowed, or each row is told in lines.
    """
    if not answer.rows:
        return "\n".join(["(nothing found 未找到)", *(f"· {n}" for n in answer.notes)])
    heads = [answer.titles.get(c, c) for c in answer.columns]
    cells = [[show(row.get(c)) for c in answer.columns] for row in answer.rows]
    numeric = [all(isinstance(r.get(c), (int, float)) or r.get(c) is None for r in answer.rows) for c in answer.columns]
    natural_widths = _natural(heads, cells, cap)
    while columns and cap > _LEAST and _all(natural_widths) > columns:
        cap -= 2
        natural_widths = _natural(heads, cells, cap)
    if columns and _all(natural_widths) > columns:
        return "\n".join([*_records(heads, cells), *(f"· {n}" for n in answer.notes)])
    widths = list(natural_widths)
    used = sum(widths[:-1]) + len(_GAP) * (len(widths) - 1)
    if not numeric[-1]:
        widths[-1] = max(width(heads[-1]), cap, columns - used) if columns else 10**6
    rules = ["-" * min(w, natural) for w, natural in zip(widths, natural_widths, strict=True)]
    lines = [_line(heads, widths, numeric), _line(rules, widths, numeric)]
    lines += [_line(r, widths, numeric) for r in cells]
    notes = list(answer.notes)
    if columns and any(width(c) > w for row in cells for c, w in zip(row, widths, strict=True)):
        notes.append("cut to the window (…); --format csv or json has it whole. 表格按窗口截短，全文见 csv、json。")
    return "\n".join([*lines, *(f"· {n}" for n in notes)])


def _natural(heads: list[str], cells: list[list[str]], cap: int) -> list[int]:
    return [min(cap, max(width(h), *(width(r[i]) for r in cells))) for i, h in enumerate(heads)]


def _all(widths: list[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _records(heads: list[str], cells: list[list[str]]) -> list[str]:
    """Each row as lines of heading and value, without what is empty."""
    lines = []
    for row in cells:
        told = [(h, c) for h, c in zip(heads[1:], row[1:], strict=True) if c not in ("", "0")]
        lines += [f"{heads[0]}: {row[0]}", *(f"    {h}: {c}" for h, c in told), ""]
    return lines


def _line(cells: list[str], widths: list[int], numeric: list[bool]) -> str:
    out = []
    for text, w, right in zip(cells, widths, numeric, strict=True):
        cut = clip(text, w)
        pad = " " * max(0, min(w, 10**4) - width(cut))
        out.append(pad + cut if right else cut + pad)
    return _GAP.join(out).rstrip()


def as_json(answer: Answer) -> str:
    """Rows, notes and headings as JSON."""
    data = {
        "columns": list(answer.columns),
        "rows": [{c: row.get(c) for c in answer.columns} for row in answer.rows],
        "notes": list(answer.notes),
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def as_csv(answer: Answer) -> str:
    """Rows as CSV with a heading; a cell that a spreadsheet would run as a formula is quoted with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    for row in answer.rows:
        writer.writerow([_safe(row.get(c)) for c in answer.columns])
    return out.getvalue()


def _safe(cell: Cell) -> Cell:
    text = show(cell) if isinstance(cell, str) else cell
    return f"'{text}" if isinstance(text, str) and text.lstrip()[:1] in ("=", "+", "-", "@") else text
