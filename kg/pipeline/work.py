"""The work of a build: documents to what its files hold of them, a few at a time, in any process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from json.encoder import encode_basestring as _quoted
from pathlib import Path
from typing import Any, NamedTuple

from kg.core.document import SourceDocument
from kg.core.errors import KgError
from kg.core.records import ArticleRecord, Record
from kg.graph.merge import merge_document
from kg.graph.writer import DocumentPart, render
from kg.ingest.documents import read_document
from kg.pipeline import collector
from kg.pipeline.deciding import decide
from kg.pipeline.decisions import Decisions
from kg.pipeline.document import DocumentResult, process_each
from kg.pipeline.review import near_candidates
from kg.pipeline.rule_pack import rule_pack
from kg.pipeline.summary import summarized
from kg.stores.exports.tables import Rows, table_rows
from kg.stores.records import StoredDocument

#: Documents that are processed together (`process_each`), and characters after which no more are added to them:
#: what is made of them is in memory at once.
TOGETHER, _MUCH = 32, 200_000
Task = tuple[str, Path | bytes, tuple[str, str] | None]  # name, source, hash and pack of the build before


class Output(NamedTuple):
    """One document as the files of a build want it."""

    part: DocumentPart
    rows: Rows
    extra: dict[str, Any]
    records: Sequence[Record] | None = None  # None where they crossed from another process: read them from the store


class Result(NamedTuple):
    """What the work gives for one document: its row, or what went wrong."""

    name: str
    stored: StoredDocument | None
    output: Output | None = None
    problem: str = ""
    hint: str = ""
    fresh: bool = True


class _Read(NamedTuple):
    """A document to be processed, under its name in the build."""

    name: str
    document: SourceDocument


def work(tasks: Iterable[Task], decisions: Decisions) -> Iterator[Result]:
    """Read and process documents; results come in their order. An unchanged one comes back without records."""
    together: list[_Read | Result] = []
    size = 0
    for task in tasks:
        read = _read(task, decisions)
        together.append(read)
        size += len(read.document.text) if isinstance(read, _Read) else 0
        if len(together) == TOGETHER or size > _MUCH:
            yield from _finished(together, decisions)
            together, size = [], 0
    yield from _finished(together, decisions)


def work_afar(tasks: Sequence[Task], decisions: Decisions) -> list[Result]:
    """`work` in another process: records go back once, as stored."""
    results = work(tasks, decisions)
    return [r._replace(output=r.output._replace(records=None)) if r.output else r for r in results]


def output_of(records: Sequence[Record], extra: dict[str, Any]) -> Output:
    """What the files of a build hold of a document's records."""
    return Output(render(records), table_rows(records), extra, records)


def _read(task: Task, decisions: Decisions) -> _Read | Result:
    """The document; a result where nothing is left to do."""
    name, source, known = task
    try:
        document = read_document(name, source)
    except Exception as error:
        return _failed(name, error)
    if known == (document.sha256, _pack(decisions)):
        return Result(name, None, fresh=False)
    return _Read(name, document)


def _finished(together: Sequence[_Read | Result], decisions: Decisions) -> Iterator[Result]:
    """Results of all, in their order."""
    processed = iter(_processed([r for r in together if isinstance(r, _Read)], decisions))
    for read in together:
        yield next(processed) if isinstance(read, _Read) else read


@collector.held()
def _processed(reads: Sequence[_Read], decisions: Decisions) -> list[Result]:
    try:
        processed = process_each(read.document for read in reads)
        collector.settle()
        return _results(reads, processed, decisions)
    except Exception as error:  # the edge of a document: a defect that one shows never stops the others
        if len(reads) == 1:
            return [_failed(reads[0].name, error)]
    return [result for read in reads for result in _processed([read], decisions)]


def _results(reads: Sequence[_Read], processed: Sequence[DocumentResult], decisions: Decisions) -> list[Result]:
    """What is kept of each document; as in `process_each`, one step for all of them before the next one."""
    pack = _pack(decisions)
    decided = [_decided(read.document, result, decisions) for read, result in zip(reads, processed, strict=True)]
    stored = [
        StoredDocument.of(name, document.sha256, pack, records, extra)
        for (name, document), (records, extra) in zip(reads, decided, strict=True)
    ]
    parts = [render(records) for records, _ in decided]
    rows = [table_rows(records) for records, _ in decided]
    return [
        Result(kept.name, kept, Output(part, row, extra, records))
        for kept, part, row, (records, extra) in zip(stored, parts, rows, decided, strict=True)
    ]


def _decided(
    document: SourceDocument, processed: DocumentResult, decisions: Decisions
) -> tuple[list[Record], dict[str, Any]]:
    """The records of a document after a person's decisions, and what the build notes beside them."""
    merged = merge_document(processed.records)
    told, quarantine, applied = decide(merged, processed.quarantine, decisions, document)
    records = summarized(told)
    cases = sum(r.case for r in records if isinstance(r, ArticleRecord))
    extra = {
        "articles": processed.articles, "cases": cases, "decisions": applied,
        "quarantine": "".join(map(_line, quarantine)), "quarantined": len(quarantine),
    }  # fmt: skip
    if near := near_candidates(quarantine, document.text):
        extra["near"] = near
    return records, extra


def _failed(name: str, error: Exception) -> Result:
    if isinstance(error, KgError):
        return Result(name, None, problem=str(error), hint=error.hint)
    what = f"{name}: a defect of kg, {type(error).__name__}: {error}"
    return Result(name, None, problem=what, hint="please report it with the file")


def _pack(decisions: Decisions) -> str:
    """What a document's records depend on besides its bytes."""
    return f"{rule_pack()}+{decisions.digest}" if decisions.entries else rule_pack()


def _line(row: Mapping[str, Any]) -> str:
    """A row of the quarantine as JSON: so many that an encoder for any value would be felt."""
    kind, text, rule, reason = _quoted(row["kind"]), _quoted(row["text"]), _quoted(row["rule"]), _quoted(row["reason"])
    where = f'"article": {row["article"]}, "start": {row["start"]}, "end": {row["end"]}'
    told = f'"kind": {kind}, "text": {text}, "rule": {rule}, "reason": {reason}'
    return f'{{"file": {_quoted(row["file"])}, {where}, {told}}}\n'
