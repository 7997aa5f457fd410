"""The build: input files to a folder with graph, store, tables and page; written aside, then swapped in whole."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from kg import __version__
from kg.core.errors import InputError, KgError, OutputError
from kg.core.records import Record
from kg.graph.merge import SHARED_KINDS, without_evidence
from kg.graph.vocabulary import DEFAULT_BASE_IRI, base_iri
from kg.graph.writer import DocumentPart, GraphWriter, render
from kg.ingest.documents import find_inputs, read_document
from kg.pipeline.document import process
from kg.pipeline.rule_pack import rule_pack
from kg.stores.records import RecordsStore, RecordsWriter, StoredDocument

REPORT = "report.json"
STORE = Path("store") / "records.sqlite"
MADE_BY = "jiceng-kg"
_MANY = 24  # documents from which on further processes pay for their start
_CHUNK = 8  # documents handed to a process at a time
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class BuildReport:
    """What a build did. `problems` are the documents that could not be read or processed, one line each."""

    documents: int = 0
    articles: int = 0
    cases: int = 0
    triples: int = 0
    things: dict[str, int] = field(default_factory=dict)
    quarantined: int = 0
    problems: list[dict[str, str]] = field(default_factory=list)
    fresh: int = 0  # documents that were read anew; not in report.json, which tells of the graph and not of the run
    unchanged: bool = False

    def as_json(self, base: str) -> str:
        """The report as the file has it: the same for the same input."""
        data = {
            "made_by": MADE_BY,
            "version": __version__,
            "rule_pack": rule_pack(),
            "base_iri": base,
            "documents": self.documents,
            "articles": self.articles,
            "cases": self.cases,
            "triples": self.triples,
            "things": self.things,
            "quarantined": self.quarantined,
            "problems": self.problems,
        }
        return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


class _Result(NamedTuple):
    """What a worker gives back for one document: its row, or what went wrong."""

    name: str
    stored: StoredDocument | None
    problem: str = ""
    hint: str = ""
    fresh: bool = True


def build(
    inputs: Sequence[str | Path],
    out: Path,
    *,
    base: str = DEFAULT_BASE_IRI,
    jobs: int | None = None,
    progress: Progress | None = None,
    stdin: bytes | None = None,
) -> BuildReport:
    """Build a graph from files and folders into the folder `out`.

    Reads only what changed since the build that `out` holds and drops what is gone; where nothing changed, nothing is
    written. `jobs` is the number of processes (default: one a core, for many documents). `stdin` is the text of the
    input `-`. A document that fails is in the report and stops no other one.

    Raises InputError where nothing can be read, OutputError where `out` is not ours or cannot be written.
    """
    base = base_iri(base)
    wanted: list[tuple[str, Path | bytes]] = list(find_inputs(p for p in inputs if str(p) != "-"))
    if stdin is not None:
        wanted.append(("stdin.txt", stdin))
    if not wanted:
        raise InputError("no file to read", hint="kg build FILE-OR-FOLDER --out DIR")
    wanted.sort(key=lambda item: item[0])
    check_ours(out)
    previous = _previous(out)
    with _aside(out) as folder:
        report = BuildReport()
        meta = {"version": __version__, "base_iri": base}
        with RecordsWriter(folder / STORE, meta=meta) as store:
            for result in _results(wanted, previous, jobs, progress):
                if result.stored is None:
                    report.problems.append({"file": result.name, "problem": result.problem, "hint": result.hint})
                else:
                    store.put(result.stored)
                    report.documents += 1
                    report.fresh += result.fresh
        if previous is not None:
            previous.close()
        if not report.documents:
            what = report.problems[0]
            raise InputError(f"none of {len(wanted)} files could be read; the first: {what['problem']}", hint=what["hint"])
        if _same(out, folder, report):
            report = _load_report(out, report)
            report.unchanged = True
            return report
        try:
            _write(folder, report, base)
            _swap(folder, out)
        except OSError as error:
            raise OutputError(f"cannot write {out}: {error.strerror}", hint="is the disk full?") from error
    return report


def check_ours(out: Path) -> None:
    """Raise OutputError unless `out` is new, empty, or the folder of an earlier build."""
    if not out.exists():
        if out.is_symlink():
            raise OutputError(f"{out} is a link to nothing", hint="choose another --out")
        return
    if not out.is_dir():
        raise OutputError(f"{out} is a file, not a folder", hint="choose another --out")
    try:
        holds = sorted(p.name for p in out.iterdir())
    except OSError as error:
        raise OutputError(f"{out} cannot be read: {error.strerror}", hint="choose another --out") from None
    if holds and _made_by(out) != MADE_BY:
        raise OutputError(f"{out} holds files that kg did not write ({holds[0]} …)", hint="choose a new or empty folder")


def _made_by(out: Path) -> str:
    try:
        made_by = json.loads((out / REPORT).read_text(encoding="utf-8")).get("made_by", "")
    except (OSError, ValueError, AttributeError):
        return ""
    return str(made_by)


def _previous(out: Path) -> RecordsStore | None:
    """The store of the build that `out` holds, where it can be used again."""
    try:
        store = RecordsStore(out / STORE)
    except OutputError:
        return None  # none, damaged, or not finished: everything is read anew
    if store.meta.get("version") == __version__:
        return store
    store.close()
    return None


def _results(
    wanted: Sequence[tuple[str, Path | bytes]],
    previous: RecordsStore | None,
    jobs: int | None,
    progress: Progress | None,
) -> Iterator[_Result]:
    """Results in the order of `wanted`: from the store before where nothing changed, else from the workers."""
    known = previous.hashes() if previous is not None else {}
    tasks = ((name, source, known.get(name)) for name, source in wanted)
    cores = jobs or os.cpu_count() or 1
    done = 0
    for result in _map(tasks, cores if jobs is not None or len(wanted) >= _MANY else 1):
        if previous is not None and not result.fresh:
            result = result._replace(stored=previous.get(result.name))
        done += 1
        if progress is not None:
            progress(done, len(wanted))
        yield result


def _map(tasks: Iterable[tuple[str, Path | bytes, tuple[str, str] | None]], cores: int) -> Iterator[_Result]:
    if cores <= 1:
        yield from map(_work, tasks)
        return
    with ProcessPoolExecutor(cores) as pool:
        yield from pool.map(_work, tasks, chunksize=_CHUNK)


def _work(task: tuple[str, Path | bytes, tuple[str, str] | None]) -> _Result:
    """Read and process one document. An unchanged one comes back without records."""
    name, source, known = task
    try:
        document = read_document(name, source)
        if known == (document.sha256, rule_pack()):
            return _Result(name, None, fresh=False)
        result = process(document)
        part = render(result.records)
        extra = {
            "articles": result.articles,
            "cases": result.cases,
            "quarantine": result.quarantine,
            "part": part._replace(turtle=part.turtle.decode(), shared=()),  # the shared ones are among the records
        }
        return _Result(name, StoredDocument.of(name, document.sha256, rule_pack(), result.records, extra))
    except KgError as error:
        return _Result(name, None, str(error), error.hint)
    except (RecursionError, MemoryError) as error:  # one bad document never stops the others
        return _Result(name, None, f"{name}: {type(error).__name__}", "please report it with the file")


def part_of(values: Sequence[Any], records: Iterable[Record]) -> DocumentPart:
    """A document's part of the graph, as stored, with its shared records."""
    part = DocumentPart(*values)
    shared = tuple(without_evidence(r) for r in records if r.kind in SHARED_KINDS)
    return part._replace(turtle=str(part.turtle).encode(), counts=tuple((k, n) for k, n in part.counts), shared=shared)


def _same(out: Path, folder: Path, report: BuildReport) -> bool:
    """Whether a new build would write what `out` already holds."""
    try:
        with RecordsStore(out / STORE) as old, RecordsStore(folder / STORE) as new:
            same = old.hashes() == new.hashes() and old.meta == new.meta
        before = json.loads((out / REPORT).read_text(encoding="utf-8"))
    except (OutputError, OSError, ValueError):
        return False
    return (
        same
        and before.get("problems") == report.problems
        and all((out / name).exists() for name in ("graph.ttl", "graph.html", "tables", "quarantine.jsonl"))
    )


def _load_report(out: Path, report: BuildReport) -> BuildReport:
    data: dict[str, Any] = json.loads((out / REPORT).read_text(encoding="utf-8"))
    for name in ("documents", "articles", "cases", "triples", "things", "quarantined"):
        setattr(report, name, data[name])
    return report


def _write(folder: Path, report: BuildReport, base: str) -> None:
    """Graph, tables, page, quarantine and report from the store, one document at a time."""
    from kg.graph.schemes import labels
    from kg.stores.exports.tables import TableWriter
    from kg.views.page import PageBuilder

    page = PageBuilder(labels())
    with (
        RecordsStore(folder / STORE) as store,
        GraphWriter(folder / "graph.ttl", base_iri=base, rule_pack=rule_pack(), version=__version__) as graph,
        TableWriter(folder / "tables") as tables,
        (folder / "quarantine.jsonl").open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as quarantine,
    ):
        for stored in store:
            records, extra = stored.records(), stored.extra()
            report.articles += extra["articles"]
            report.cases += extra["cases"]
            graph.add(part_of(extra["part"], records))
            tables.add(records)
            page.add(records)
            for row in extra["quarantine"]:
                quarantine.write(json.dumps(row, ensure_ascii=False) + "\n")
                report.quarantined += 1
    page.write(folder / "graph.html")
    report.triples = graph.statistics.triples
    report.things = {k: n for k, n in sorted(graph.statistics.things.items()) if n}
    (folder / REPORT).write_text(report.as_json(base), encoding="utf-8", newline="\n")


class _aside:  # noqa: N801 - a context manager reads as a function
    """A folder beside `out`, removed where it was not swapped in."""

    def __init__(self, out: Path) -> None:
        self._out = out

    def __enter__(self) -> Path:
        parent = self._out.absolute().parent
        try:
            parent.mkdir(parents=True, exist_ok=True)
            self._folder = Path(tempfile.mkdtemp(prefix=f".{self._out.name}-building-", dir=parent))
        except OSError as error:
            raise OutputError(f"cannot write beside {self._out}: {error.strerror}", hint="choose another --out") from None
        self._folder.chmod(0o755)
        return self._folder

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def _swap(folder: Path, out: Path) -> None:
    """Put the new folder where the old one is; the old one stays until the new one stands."""
    old = folder.with_name(folder.name + "-old")
    try:
        if out.exists():
            os.replace(out, old)
        os.replace(folder, out)
    except OSError as error:
        if old.exists() and not out.exists():
            os.replace(old, out)
        raise OutputError(f"cannot write {out}: {error.strerror}", hint="is it open in another program?") from None
    shutil.rmtree(old, ignore_errors=True)


