"""Tables for Excel and Gephi: `tables/*.csv`, UTF-8 with BOM, one row per thing.

What belongs to a document is written when it comes (problems, outcomes, cases, evidence), what documents
share at the end:

    with TableWriter(out / "tables") as tables:
        for name in sorted(names):
            tables.add(records_of(name))

A cell that a spreadsheet would run as a formula gets an apostrophe before it. Names in a row of a document
are those that this document uses; ids are the last part of the IRIs in the graph.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from kg.core.errors import OutputError
from kg.core.records import CREDITED, PlacementRecord, Record, ResolutionRecord
from kg.graph.escape import number
from kg.graph.merge import SHARED_KINDS, Merged, Tally, merge_document
from kg.stores.exports.things import label, names, type_label

COLUMNS: dict[str, tuple[str, ...]] = {
    "places": ("id", "name", "aliases", "level", "code", "parents", "parent_ids", "documents"),
    "organizations": (
        "id", "name", "aliases", "category", "place", "place_id", "parent", "documents",
    ),
    "officials": ("id", "person", "title", "body", "body_id", "during", "documents"),
    "mechanisms": (
        "id", "name", "aliases", "types", "type_ids", "type_confidence", "type_reason", "members", "definition",
        "parts", "documents",
    ),
    "problems": (
        "id", "label", "type", "type_id", "type_confidence", "other_type", "other_type_id", "resolution",
        "resolution_confidence", "resolution_quote", "article", "file",
    ),
    "outcomes": (
        "id", "label", "value", "maximum", "approximate", "unit", "measured", "indicator", "indicator_id",
        "before", "period", "article", "file",
    ),
    "cases": (
        "id", "label", "places", "place_ids", "place_confidence", "place_quote", "mechanisms", "mechanism_ids",
        "by_context", "problems", "outcomes", "agents", "started", "date", "article", "file",
    ),
    "evidence": ("thing", "kind", "name", "quote", "start", "end", "rule", "confidence", "article", "file"),
}  # fmt: skip
_LOCAL = ("problems", "outcomes", "cases", "evidence")
_BOM = "\ufeff"
_BUFFER = 1 << 20  # bytes; a document gives a few thousand to each table, too few for a call of the system
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_RISKY = frozenset("=+-@＝＋－＠")  # as in _FORMULA: spares most cells the match
_SUSPECT = _RISKY | {" "}  # and white space, of which only this one can be printed
_QUOTED = re.compile('[,"\r\n]')
_FIRST = itemgetter(slice(1))  # character of a text; nothing of one without any
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

Rows = dict[str, str]  # table → rows as CSV text
Show = Callable[[str], str]


def safe(text: str) -> str:
    """A cell that no spreadsheet runs.

    >>> safe("=HYPERLINK(1)"), safe("双报到")
    ("'=HYPERLINK(1)", '双报到')
    """
    if not text.isprintable() and _CONTROL.search(text):
        text = _CONTROL.sub("\ufffd", text)
    if text[:1] in _RISKY or text[:1].isspace():
        return "'" + text if _FORMULA.match(text) else text
    return text


def cell(text: str) -> str:
    """A safe cell as CSV has it, for the rows of documents: too many for a CSV writer.

    >>> print(cell("双报到"), cell("一, 二"), cell("=1"))
    双报到 "一, 二" '=1
    """
    if text.isprintable() and "," not in text and '"' not in text and text[:1] not in _SUSPECT:
        return text  # by far the commonest
    text = safe(text)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def cell_of(texts: Sequence[str]) -> Show:
    """What makes a cell of each of these texts, or of some joined: nothing to do where all are plain, as most are."""
    together = "".join(texts)
    plain = together.isprintable() and "," not in together and '"' not in together
    return str if plain and _SUSPECT.isdisjoint(map(_FIRST, texts)) else cell


def table_rows(records: Iterable[Record]) -> Rows:
    """Rows of one document for the tables that documents do not share."""
    merged = merge_document(records)
    known = {r.key: label(r) for r in merged}
    show = cell_of([*known.values(), *[e.exact for r in merged for e in r.evidence]])
    file = cell(next((known[r.key] for r in merged if r.kind == "source"), ""))
    beside: dict[str, Any] = {r.key: r for r in merged if r.kind in ("article", "resolution", "placement")}
    ends = {key: f"{cell(r.title)},{file}\r\n" for key, r in beside.items() if r.kind == "article"}
    elsewhere = f",{file}\r\n"
    rows: dict[str, list[str]] = {name: [] for name in _LOCAL}
    backed = rows["evidence"]
    for record in merged:
        kind, key, found = record.kind, record.key, record.evidence
        maker = _MAKERS.get(kind)
        if maker is not None:
            table, cells = maker(record, known, beside, show)
            end = ends.get(found[0].article_key, elsewhere) if found else elsewhere
            rows[table].append(f"{','.join(cells)},{end}")
        if found:
            start = f"{key},{kind},{show(known[key])}"
            for article, _, begin, stop, exact, rule, confidence in found:
                end = ends.get(article, elsewhere)
                backed.append(f"{start},{show(exact)},{begin},{stop},{_backing(rule, confidence)},{end}")
    return {name: "".join(lines) for name, lines in rows.items() if lines}


@lru_cache(maxsize=4096)
def _backing(rule: str, confidence: float) -> str:
    """Rule and confidence: few pairs, and met again and again."""
    return _csv([(rule, f"{confidence:.3f}")]).removesuffix("\r\n")


class TableWriter:
    """The tables in the making: written aside, put in place at the end."""

    def __init__(self, folder: Path, *, tally: Tally | None = None) -> None:
        """`folder` is made, or replaced at the end. With `tally`, who owns it counts what documents share."""
        self.folder = folder
        self._aside = folder.with_name(folder.name + ".partial")
        self._files: dict[str, IO[str]] = {}
        self._counts = tally is None
        self._tally = tally if tally is not None else Tally()

    def __enter__(self) -> Self:
        """Begin the files. Raises OutputError where the folder cannot be written to."""
        try:
            shutil.rmtree(self._aside, ignore_errors=True)
            self._aside.mkdir(parents=True)
            for name, columns in COLUMNS.items():
                self._files[name] = (self._aside / f"{name}.csv").open(
                    "w", encoding="utf-8", newline="", errors="replace", buffering=_BUFFER
                )
                self._files[name].write(_BOM + _csv([columns]))
        except OSError as error:
            raise OutputError(f"cannot write {self.folder}: {error}", hint="choose another --out") from error
        return self

    def add(self, records: Iterable[Record]) -> None:
        """Write the records of one document; what it shares with others is kept for the end."""
        merged = merge_document(records)
        self.add_rows(table_rows(merged))
        for record in merged if self._counts else ():
            if record.kind in SHARED_KINDS:
                self._tally.add(record)

    def add_rows(self, rows: Rows) -> None:
        """Write `table_rows` of a document, or `shared_rows` of all."""
        for name, text in rows.items():
            self._files[name].write(text)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write what documents share and put the files in place, or drop them after an error."""
        if kind is None:
            self.add_rows(shared_rows(self._tally.merged()))
        for file in self._files.values():
            file.close()
        if kind is None:
            self.folder.mkdir(exist_ok=True)
            for name in COLUMNS:
                (self._aside / f"{name}.csv").replace(self.folder / f"{name}.csv")
        shutil.rmtree(self._aside, ignore_errors=True)


def write_tables(documents: Iterable[Iterable[Record]], folder: Path) -> None:
    """Write the tables of documents, given in order of their names."""
    with TableWriter(folder) as tables:
        for document in documents:
            tables.add(document)


def shared_rows(shared: Iterable[Merged]) -> Rows:
    """Rows of places, organizations, officials and mechanisms."""
    things = list(shared)
    known = {m.record.key: label(m.record) for m in things}
    rows: dict[str, list[str]] = {table: [] for table, _ in _SHARED.values()}
    for merged in things:
        found = _SHARED.get(merged.record.kind)
        if found is not None:
            table, maker = found
            rows[table].append(f"{','.join(maker(merged, known))},{merged.times}\r\n")
    return {name: "".join(lines) for name, lines in rows.items() if lines}


def _csv(lines: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(lines)
    return out.getvalue()


def _optional(value: float | None) -> str:
    return "" if value is None else number(value)


def _problem(r: Any, known: Mapping[str, str], beside: Mapping[str, Any], show: Show) -> tuple[str, tuple[str, ...]]:
    kind, other = (cell(type_label("problem-type", t)) if t else "" for t in (r.type, r.rival))
    sure = number(round(r.type_confidence, 3))
    told = beside.get(ResolutionRecord.key_of(r.key))
    held, quote = (number(round(told.confidence, 3)), show(told.evidence[0].exact)) if told else ("", "")
    return "problems", (r.key, show(r.label), kind, r.type, sure, other, r.rival, r.resolution, held, quote)


def _outcome(r: Any, known: Mapping[str, str], _: Mapping[str, Any], show: Show) -> tuple[str, tuple[str, ...]]:
    return "outcomes", (
        r.key, show(r.label), number(r.value), _optional(r.maximum), "1" if r.approximate else "",
        cell(r.unit), cell(r.measured), cell(type_label("outcome-kind", r.indicator)), r.indicator,
        _optional(r.before), cell(r.period),
    )  # fmt: skip


def _case(r: Any, known: Mapping[str, str], beside: Mapping[str, Any], show: Show) -> tuple[str, tuple[str, ...]]:
    article = beside.get(r.article_key)
    placed = beside.get(PlacementRecord.key_of(r.key))
    sure, quote = (number(round(placed.confidence, 3)), show(placed.evidence[0].exact)) if placed else ("", "")
    return "cases", (
        r.key, show(r.label), show(names(r.place_keys, known)), ";".join(r.place_keys), sure, quote,
        show(names(r.mechanism_keys, known)), ";".join(r.mechanism_keys),
        show(names([key for how in CREDITED for key in getattr(r, how)], known)), show(names(r.problem_keys, known)),
        show(names(r.outcome_keys, known)), show(names(r.agent_keys, known)), cell(r.started or ""),
        cell((article.date if article else "") or ""),
    )  # fmt: skip


_MAKERS = {"problem": _problem, "outcome": _outcome, "case": _case}


def _place(merged: Merged, known: Mapping[str, str]) -> list[str]:
    r: Any = merged.record
    aliases = "；".join(merged.labels[1:])
    return [
        r.key,
        cell(r.name),
        cell(aliases),
        r.level,
        r.code or "",
        cell(names(r.parent_keys, known)),
        ";".join(r.parent_keys),
    ]


def _organization(merged: Merged, known: Mapping[str, str]) -> list[str]:
    r: Any = merged.record
    place, parent = r.place_key or "", r.parent_key or ""
    where = [cell(known.get(place, "")), place, cell(known.get(parent, ""))]
    return [r.key, cell(r.name), cell("；".join(merged.labels[1:])), r.category, *where]


def _membership(merged: Merged, known: Mapping[str, str]) -> list[str]:
    r: Any = merged.record
    body = r.organization_key or ""
    return [
        r.key,
        cell(known.get(r.person_key, "")),
        cell(r.title),
        cell(known.get(body, "")),
        body,
        cell(r.during or ""),
    ]


def _mechanism(merged: Merged, known: Mapping[str, str]) -> list[str]:
    r: Any = merged.record
    types = [t for t, _, _ in r.types]
    return [
        r.key, cell(r.name), cell("；".join(merged.labels[1:])),
        cell("；".join([type_label("mechanism-type", t) for t in types])), ";".join(types),
        ";".join([f"{confidence:.3g}" for _, confidence, _ in r.types]),
        cell("；".join([why for _, _, why in r.types])), cell("；".join(r.members)),
        cell(merged.definitions[0] if merged.definitions else ""), cell(names(r.part_keys, known)),
    ]  # fmt: skip


_SHARED = {
    "place": ("places", _place),
    "organization": ("organizations", _organization),
    "membership": ("officials", _membership),
    "mechanism": ("mechanisms", _mechanism),
}
