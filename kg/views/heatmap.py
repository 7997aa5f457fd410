"""The matrix of regions and types as a picture: one SVG file, no script, nothing loaded from elsewhere."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import Path

from kg.core.errors import OutputError
from kg.query.answer import Answer
from kg.views.tables import show, width

_CELL, _HEAD, _FONT, _NOTE = 26, 10, 12, 15  # pixels: side of a cell, gap, height of letters, of a line of notes
_FRAME = ("region", "articles", "cases", "untyped")  # columns that are no types
_PALE, _DARK = (239, 243, 255), (8, 69, 148)  # ends of the scale; also told apart in grey
_REGIONS = {"province": "省份", "prefecture": "市州", "county": "县市区", "township": "乡镇街道"}
_PER_CENT = re.compile("([0-9]+)%")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def heatmap(answer: Answer, *, title: str = "") -> str:
    """An SVG of the answer to the question `matrix`: one row a region, one column a type, darker for more."""
    types = [c for c in answer.columns if c not in _FRAME]
    rows = [(show(r.get("region")), r) for r in answer.rows]
    left = max([width(f"{n} (0000/0000)") for n, _ in rows] or [10]) * _FONT // 2 + 2 * _HEAD
    labels = [show(answer.titles.get(t, t)) for t in types]
    top = max([width(label) for label in labels] or [4]) * _FONT // 2 + 4 * _HEAD + _FONT
    values = [[_number(r.get(t)) for t in types] for _, r in rows]
    most = max((v for line in values for v in line), default=0.0)
    notes = ["(cases/articles read) 案例数/所读文章数", *answer.notes]
    wide = left + _CELL * len(types) + 4 * _HEAD
    high = top + _CELL * len(rows) + 4 * _HEAD + _NOTE * len(notes)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" '
        f'font-family="sans-serif" font-size="{_FONT}" role="img">',
        f"<title>{_text(title)}</title>",
        f'<rect width="{wide}" height="{high}" fill="#fff"/>',
        f'<text x="{_HEAD}" y="{_HEAD + _FONT}" font-weight="bold">{_text(title)}</text>',
    ]
    for i, label in enumerate(labels):
        x, y = left + _CELL * i + _CELL // 2 + _FONT // 3, top - _HEAD // 2
        parts.append(f'<text x="{x}" y="{y}" transform="rotate(-90 {x} {y})">{_text(label)}</text>')
    for j, ((name, row), line) in enumerate(zip(rows, values, strict=True)):
        y = top + _CELL * j
        told = f"{name} ({show(row.get('cases'))}/{show(row.get('articles'))})"
        parts.append(f'<text x="{left - _HEAD // 2}" y="{y + _CELL // 2 + 4}" text-anchor="end">{_text(told)}</text>')
        parts += _cells(name, labels, line, left, y, most)
    foot = top + _CELL * len(rows) + 2 * _HEAD
    for n, note in enumerate(notes):
        parts.append(f'<text x="{_HEAD}" y="{foot + n * _NOTE}" font-size="11" fill="#555">{_text(show(note))}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _cells(name: str, labels: Sequence[str], line: Sequence[float], left: int, y: int, most: float) -> list[str]:
    parts = []
    for i, value in enumerate(line):
        share = value / most if most else 0.0
        fill = _colour(share) if value else "#fff"
        x = left + _CELL * i
        hover = f"<title>{_text(f'{name} · {labels[i]}: {value:g}')}</title>"
        parts.append(
            f'<rect x="{x}" y="{y}" width="{_CELL - 1}" height="{_CELL - 1}" fill="{fill}" stroke="#ddd">{hover}</rect>'
        )
        if value:
            ink = "#fff" if share > 0.5 else "#111"
            parts.append(
                f'<text x="{x + _CELL // 2}" y="{y + _CELL // 2 + 4}" text-anchor="middle" fill="{ink}" '
                f'font-size="10" pointer-events="none">{value:g}</text>'
            )
    return parts


def _colour(share: float) -> str:
    mixed = (round(pale + (dark - pale) * share) for pale, dark in zip(_PALE, _DARK, strict=True))
    return "#" + "".join(f"{c:02x}" for c in mixed)


def _number(value: object) -> float:
    share = _PER_CENT.match(value) if isinstance(value, str) else None
    return float(share[1]) if share else float(value) if isinstance(value, (int, float)) else 0.0


def _text(text: str) -> str:
    return html.escape(_CONTROL.sub("�", text))


def write_heatmap(path: Path, answer: Answer, by: str) -> None:
    """Write the picture of a matrix of regions of a level. Raises OutputError."""
    title = f"{_REGIONS.get(by, by)} × 机制类型 · {by} × mechanism type"
    try:
        path.write_text(heatmap(answer, title=title), encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}", hint="choose another --svg") from error
