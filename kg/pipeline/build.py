"""The build: input files to a folder with graph, store, tables and page; written aside, then swapped in whole."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kg import __version__
from kg.core.errors import InputError, OutputError
from kg.core.records import Record
from kg.graph.vocabulary import DEFAULT_BASE_IRI, base_iri
from kg.graph.writer import GraphWriter
from kg.ingest.documents import find_inputs
from kg.pipeline import collector
from kg.pipeline.decisions import FILE_NAME as DECISIONS
from kg.pipeline.decisions import Decisions, find_decisions, load_decisions, not_applied
from kg.pipeline.folder import MADE_BY, aside, check_ours, swap
from kg.pipeline.review import Asking, page_data
from kg.pipeline.rule_pack import rule_pack
from kg.pipeline.work import TOGETHER, Output, Result, Task, output_of, work, work_afar
from kg.stores.exports.tables import TableWriter
from kg.stores.outputs import REPORT, STORE, Written, as_text, intact, is_as_written, reported, written
from kg.stores.records import RecordsStore, RecordsWriter, StoredDocument

if TYPE_CHECKING:
    from concurrent.futures import Future

_MANY = 24  # documents from which on further processes pay for their start
_SHARES = 4  # parts that each process gets at least, so that none waits long for the last one
_AHEAD = 2  # parts that each process may be ahead of the writing
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class BuildReport:
    """What a build did. `problems` are the documents that could not be read or processed, one line each."""

    documents: int = 0
    articles: int = 0
    articles_with_cases: int = 0
    triples: int = 0
    things: dict[str, int] = field(default_factory=dict)
    quarantined: int = 0
    problems: list[dict[str, str]] = field(default_factory=list)
    decisions: int = 0
    stale: list[str] = field(default_factory=list)  # decisions that matched nothing
    not_applied: list[Path] = field(default_factory=list)  # decisions files in the input that do not count
    applied: set[int] = field(default_factory=set)  # numbers of the decisions that matched something
    fresh: int = 0  # documents that were read anew; not in report.json, which tells of the graph and not of the run
    unchanged: bool = False

    @property
    def cases(self) -> int:
        """Cases, each an episode: what an article tells of one place until it moves on."""
        return self.things.get("case", 0)

    def as_json(self, base: str, files: Mapping[str, Written]) -> str:
        """The report as the file has it, with the files beside it: the same for the same input."""
        data = {
            "made_by": MADE_BY,
            "version": __version__,
            "rule_pack": rule_pack(),
            "base_iri": base,
            "documents": self.documents,
            "articles": self.articles,
            "articles_with_cases": self.articles_with_cases,
            "cases": self.cases,
            "triples": self.triples,
            "things": self.things,
            "quarantined": self.quarantined,
            "problems": self.problems,
            "decisions": {"entries": self.decisions, "stale": self.stale},
            "files": files,
        }
        return as_text(data)


def build(
    inputs: Sequence[str | Path],
    out: Path,
    *,
    base: str = DEFAULT_BASE_IRI,
    jobs: int | None = None,
    progress: Progress | None = None,
    stdin: bytes | None = None,
    decisions: Path | None = None,
) -> BuildReport:
    """Build a graph from files and folders into the folder `out`.

    Reads only what changed since the build that `out` holds and drops what is gone; where nothing changed, nothing is
    written. `jobs` is the number of processes (default: one a core, for many documents). `stdin` is the text of the
    input `-`. `decisions` is a file of a person's decisions (default: `decisions.toml` in the input folders). A
    document that fails is in the report and stops no other one.

    Raises InputError where nothing can be read, OutputError where `out` is not ours or cannot be written.
    """
    base = base_iri(base)
    found = find_inputs(p for p in inputs if str(p) != "-")
    wanted: list[tuple[str, Path | bytes]] = [item for item in found if item[0].rsplit("/", 1)[-1] != DECISIONS]
    if stdin is not None:
        wanted.append(("stdin.txt", stdin))
    if not wanted:
        raise InputError("no file to read", hint="kg build FILE-OR-FOLDER --out DIR")
    wanted.sort(key=lambda item: item[0])
    decided = load_decisions([decisions] if decisions is not None else find_decisions(inputs))
    check_ours(out)
    previous = _previous(out)
    report = BuildReport(not_applied=[] if decisions is not None else not_applied(inputs, found))
    try:
        with aside(out) as folder, collector.settled():
            if _build_into(folder, out, report, wanted, decided, previous, base, jobs, progress):
                swap(folder, out)
    except OSError as error:
        raise OutputError(f"cannot write {out}: {error.strerror}", hint="is the disk full?") from error
    finally:
        if previous is not None:
            previous.close()
    return report


def _build_into(
    folder: Path,
    out: Path,
    report: BuildReport,
    wanted: Sequence[tuple[str, Path | bytes]],
    decisions: Decisions,
    previous: RecordsStore | None,
    base: str,
    jobs: int | None,
    progress: Progress | None,
) -> bool:
    """Write everything into `folder`; False where `out` holds the same already."""
    meta = {"version": __version__, "base_iri": base}
    if decisions.entries:
        meta["decisions"] = decisions.kept
    may_be_same = previous is not None and previous.hashes().keys() == {name for name, _ in wanted}
    with (
        RecordsWriter(folder / STORE, meta=meta) as store,
        nullcontext() if may_be_same else _Files(folder, report, base, decisions) as files,
    ):
        for result in _results(wanted, decisions, previous, jobs, progress):
            if result.stored is None:
                report.problems.append({"file": result.name, "problem": result.problem, "hint": result.hint})
                continue
            store.put(result.stored)
            report.documents += 1
            report.fresh += result.fresh
            if files is not None:
                files.add(result.stored, result.output)
        if not report.documents:
            what = report.problems[0]
            told = f"none of {len(wanted)} files could be read; the first: {what['problem']}"
            raise InputError(told, hint=what["hint"])
    if _same(out, folder, report, previous):
        _load_report(out, report)
        report.unchanged = True
        return False
    if may_be_same:
        with RecordsStore(folder / STORE) as kept, _Files(folder, report, base, decisions) as files:
            for stored in kept:
                files.add(stored, None)
    report.decisions = len(decisions.entries)
    report.stale = [str(d) for n, d in enumerate(decisions.entries) if n not in report.applied]
    (folder / REPORT).write_text(report.as_json(base, written(folder)), encoding="utf-8", newline="\n")
    return True


def _previous(out: Path) -> RecordsStore | None:
    """The store of the build that `out` holds, where it can be used again."""
    if not is_as_written(out, STORE):
        return None  # none, damaged, or of an older version: everything is read anew
    try:
        store = RecordsStore(out / STORE)
    except OutputError:
        return None  # not finished
    if store.meta.get("version") == __version__:
        return store
    store.close()
    return None


def _results(
    wanted: Sequence[tuple[str, Path | bytes]],
    decisions: Decisions,
    previous: RecordsStore | None,
    jobs: int | None,
    progress: Progress | None,
) -> Iterator[Result]:
    """Results in the order of `wanted`: from the store before where nothing changed, else from the workers."""
    known = previous.hashes() if previous is not None else {}
    tasks = ((name, source, known.get(name)) for name, source in wanted)
    cores = jobs or os.cpu_count() or 1
    share = max(1, min(TOGETHER, len(wanted) // (cores * _SHARES)))
    results = _map(tasks, decisions, cores if jobs is not None or len(wanted) >= _MANY else 1, share)
    for done, result in enumerate(results, 1):
        if previous is not None and not result.fresh:
            result = result._replace(stored=previous.get(result.name))
        if progress is not None:
            progress(done, len(wanted))
        yield result


def _map(tasks: Iterable[Task], decisions: Decisions, cores: int, share: int) -> Iterator[Result]:
    if cores <= 1:
        yield from work(tasks, decisions)
        return
    from concurrent.futures import ProcessPoolExecutor  # half of this module's start: only where it is used

    waiting: deque[Future[list[Result]]] = deque()  # no more than this process can take up: memory stays flat
    with ProcessPoolExecutor(cores) as pool:
        todo = iter(tasks)
        while chunk := list(islice(todo, share)):
            waiting.append(pool.submit(work_afar, chunk, decisions))
            if len(waiting) >= cores * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _same(out: Path, folder: Path, report: BuildReport, previous: RecordsStore | None) -> bool:
    """Whether a new build would write what `out` already holds, whole and undamaged."""
    if previous is None:
        return False
    with RecordsStore(folder / STORE) as new:
        if previous.hashes() != new.hashes() or previous.meta != new.meta:
            return False
    try:
        before = json.loads((out / REPORT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    files = {
        name: was for name, was in reported(out).items() if name != STORE
    }  # that one was looked at before it was used
    return before.get("problems") == report.problems and intact(out, files)


def _load_report(out: Path, report: BuildReport) -> None:
    data: dict[str, Any] = json.loads((out / REPORT).read_text(encoding="utf-8"))
    decided = data.get("decisions", {"entries": 0, "stale": []})
    for name in ("documents", "articles", "articles_with_cases", "triples", "things", "quarantined"):
        setattr(report, name, data[name])
    report.decisions, report.stale = decided["entries"], decided["stale"]


class _Files:
    """Graph, tables, page and quarantine in the making, document by document in order of names."""

    def __init__(self, folder: Path, report: BuildReport, base: str, decisions: Decisions) -> None:
        from kg.graph.schemes import labels
        from kg.views.page import PageBuilder

        self._folder = folder
        self._report = report
        self._asking, self._decisions = Asking(), decisions
        self._graph = GraphWriter(folder / "graph.ttl", base_iri=base, rule_pack=rule_pack(), version=__version__)
        self._page = PageBuilder(labels(), tally=self._graph.tally)
        self._tables = TableWriter(folder / "tables", tally=self._graph.tally)
        self._open = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as opened:
            opened.enter_context(self._graph)
            opened.enter_context(self._tables)
            path = self._folder / "quarantine.jsonl"
            self._quarantine = opened.enter_context(
                path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
            )
            self._open = opened.pop_all()
        return self

    def add(self, stored: StoredDocument, output: Output | None) -> None:
        """Write a document; `output` is what was made of it in this build, if it was."""
        if output is None:
            output = output_of(stored.records(), stored.extra())
        extra = output.extra
        self._report.articles += extra["articles"]
        self._report.articles_with_cases += extra["cases"]
        self._report.applied.update(extra.get("decisions", ()))
        self._graph.add(output.part)
        self._tables.add_rows(output.rows)
        records: Sequence[Record] = ()
        if extra["cases"]:
            records = stored.records() if output.records is None else output.records
            self._page.add(records)
        self._asking.add(stored.name, records, extra["quarantine"], extra.get("near", {}))
        self._quarantine.write(extra["quarantine"])
        self._report.quarantined += extra["quarantined"]

    @collector.held()  # what is made here is in use to its end
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)
        if kind is None:
            found = self._asking.doubts(self._graph.tally, self._decisions)
            self._page.review = page_data(found, self._decisions)
            self._page.write(self._folder / "graph.html")
            self._report.triples = self._graph.statistics.triples
            self._report.things = {k: n for k, n in sorted(self._graph.statistics.things.items()) if n}
