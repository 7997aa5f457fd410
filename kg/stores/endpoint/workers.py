"""Queries in processes of their own, each under a time limit.

Oxigraph cannot be told to stop: a query that takes too long is ended with its process, and the next one starts
another. A process opens the graph anew where a build has replaced it.
"""

from __future__ import annotations

import multiprocessing
import queue
import signal
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kg.core.errors import KgError, UsageError
from kg.stores.endpoint.formats import PROPER, ROWS, TRIPLES, choose

MOST_BYTES = 64 << 20  # of one answer: it is held in memory
MOST_MEMORY = 3 << 30  # of one process, where the system can hold it to that (Linux)
_OPENING = 600.0  # seconds: a large graph that was just built is indexed first


@dataclass(frozen=True, slots=True)
class Reply:
    """What to send: status, media type and body."""

    status: int
    media_type: str
    body: bytes

    @classmethod
    def refusal(cls, status: int, text: str) -> Reply:
        """One line for people."""
        return cls(status, "text/plain", f"{' '.join(text.split())[:500]}\n".encode())


class Workers:
    """As many processes as may run queries at once, started when first needed."""

    def __init__(self, folder: Path, *, limit: float, count: int = 2) -> None:
        """`limit` is in seconds, for one query."""
        self.limit = limit
        self._folder = folder
        self._idle: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        for _ in range(count):
            self._idle.put(None)
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        self._closed = False

    def ask(self, text: str, accept: str) -> Reply:
        """Run a query; the answer in a format that `accept` takes, or a refusal that says why."""
        try:
            worker = self._idle.get(timeout=self.limit)
        except queue.Empty:
            return Reply.refusal(503, "busy with other queries; try again in a moment.")
        try:
            worker = worker or self._start()
            reply = worker.ask(text, accept, self.limit)
            if reply is None:
                self._end(worker)
                worker = None
                return Reply.refusal(503, f"the query took longer than {self.limit:g} s and was ended; narrow it down.")
            return reply
        except (EOFError, OSError):  # the process is gone: out of memory, or ended by someone
            if worker is not None:
                self._end(worker)
                worker = None
            return Reply.refusal(503, "the query was ended: it may have taken too much memory; narrow it down.")
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """End all processes."""
        with self._lock:
            self._closed = True
            workers = list(self._all)
        for worker in workers:
            self._end(worker)

    def _start(self) -> _Worker:
        with self._lock:
            if self._closed:
                raise EOFError
            worker = _Worker(self._folder)
            self._all.add(worker)
            return worker

    def _end(self, worker: _Worker) -> None:
        with self._lock:
            self._all.discard(worker)
        worker.end()


class _Worker:
    """One process."""

    def __init__(self, folder: Path) -> None:
        context = multiprocessing.get_context("spawn")  # a fork would take threads' locks along
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, folder), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, text: str, accept: str, limit: float) -> Reply | None:
        """The answer; None where it did not come in time."""
        self._pipe.send((text, accept))
        for seconds in (_OPENING, limit):  # first it says that the graph is open, or why it is not
            if not self._pipe.poll(seconds):
                return None
            said = self._pipe.recv()
            if isinstance(said, Reply):
                return said
        raise EOFError

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()


class _TooLongError(Exception):
    pass


class _NotAcceptableError(Exception):
    pass


class _Buffer:
    """Bytes, up to MOST_BYTES."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self._size = 0

    def write(self, part: bytes) -> int:
        self._size += len(part)
        if self._size > MOST_BYTES:
            raise _TooLongError
        self.parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        pass


def _work(pipe: Connection, folder: Path) -> None:
    """What a process does: answer until the server is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to handle
    _bound()
    store: Any = None
    state: object = None
    while True:
        try:
            text, accept = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            now = _state(folder)
            if store is None or now != state:
                from kg.stores.sparql import open_sparql

                store, state = open_sparql(folder), now
            pipe.send("open")
        except (KgError, OSError) as error:
            pipe.send(Reply.refusal(503, f"the graph cannot be read: {error}."))
            continue
        pipe.send(_answer(store, text, accept))


def _bound() -> None:
    """Let a query that hoards end itself, before the machine suffers; leave no core file behind."""
    try:
        import resource

        for what, most in ((resource.RLIMIT_DATA, MOST_MEMORY), (resource.RLIMIT_CORE, 0)):
            hard = resource.getrlimit(what)[1]
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    except (ImportError, OSError, ValueError):  # Windows has none; a system may refuse
        return


def _state(folder: Path) -> object:
    stat = (folder / "graph.ttl").stat()
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


def _answer(store: Any, text: str, accept: str) -> Reply:
    import pyoxigraph as ox

    chosen = ""

    def form(kind: str) -> Any:
        nonlocal chosen
        offered = TRIPLES if kind == "construct" else ROWS
        chosen = choose(accept, offered) or ""
        if not chosen:
            raise _NotAcceptableError(", ".join(offered))
        if kind == "construct":
            return ox.RdfFormat.from_media_type("application/ld+json" if chosen == "application/json" else chosen)
        return ox.QueryResultsFormat.from_media_type(PROPER.get(chosen, chosen))

    output = _Buffer()
    try:
        store.write(text, output, form)
    except UsageError as error:
        return Reply.refusal(400, f"{error}.")
    except KgError as error:
        return Reply.refusal(500, f"{error}.")
    except _NotAcceptableError as error:
        return Reply.refusal(406, f"this query is answered in one of: {error}.")
    except _TooLongError:
        return Reply.refusal(400, f"the answer is longer than {MOST_BYTES >> 20} MiB; add a LIMIT, or take /graph.ttl.")
    return Reply(200, chosen, b"".join(output.parts))
