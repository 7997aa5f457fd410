"""The records of every document, in one SQLite file: what a later build reads again, and what exports are
made from.

The file is written whole, aside, in order of names, and takes the place of the old one at the end; so its
bytes depend on what it holds and on nothing else, and a build that is cut off leaves the old one untouched.

    old = read_records(path)                      # None where there is none yet
    with RecordsWriter(path, meta={"version": "0.1.0"}) as store:
        for name, sha256 in sorted(inputs):
            kept = old.get(name) if old else None
            if kept and (kept.sha256, kept.pack) == (sha256, RULE_PACK):
                store.put(kept)                   # bytes are copied, nothing is parsed
            else:
                store.put(StoredDocument.of(name, sha256, RULE_PACK, records, extra))

Documents that are not put again are gone: that is how a removed file leaves the graph.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kg.core.errors import DataError, OutputError
from kg.core.records import Record
from kg.stores import codec

FILE_NAME = "records.sqlite"
_APPLICATION_ID = 0x67676B31  # "ggk1": says that the file is ours
_SCHEMA = """
CREATE TABLE document (
  name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, pack TEXT NOT NULL, records BLOB NOT NULL, extra BLOB NOT NULL
);
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_COLUMNS = "name, sha256, pack, records, extra"


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as stored: name, hash of its bytes, rule pack that read it, payloads (parsed only on
    demand).
    """

    name: str
    sha256: str
    pack: str
    payload: bytes
    extra_payload: bytes

    @classmethod
    def of(
        cls, name: str, sha256: str, pack: str, records: list[Record] | tuple[Record, ...], extra: Any = None
    ) -> StoredDocument:
        """Encode records, and `extra`: any JSON value that the build wants back (rows of the quarantine,
        counts).
        """
        return cls(name, sha256, pack, codec.encode(records), codec.pack(extra))

    def records(self) -> list[Record]:
        """The records. Raises DataError where the payload is damaged."""
        return codec.decode(self.payload)

    def extra(self) -> Any:
        """What was given as `extra`. Raises DataError where the payload is damaged."""
        try:
            return codec.unpack(self.extra_payload)
        except ValueError as error:
            raise DataError(
                f"{self.name}: stored data cannot be read", hint="build again into an empty folder"
            ) from error


class RecordsStore:
    """A records file, open for reading. Close it, or use it in a `with` block."""

    def __init__(self, path: Path) -> None:
        """Open. Raises OutputError where the file is not ours or was not finished."""
        self.path = path
        try:
            self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            ours = self._db.execute("PRAGMA application_id").fetchone()[0] == _APPLICATION_ID
            self.meta: Mapping[str, str] = dict(self._db.execute("SELECT name, value FROM meta")) if ours else {}
            complete = ours and self.meta.get("complete") == "yes"
        except sqlite3.Error as error:
            raise _broken(path, str(error)) from error
        if not complete:
            self._db.close()
            raise _broken(path, "it was not finished" if ours else "it is not one of ours")
        self.usable = self.meta.get("format") == codec.FORMAT

    def __enter__(self) -> Self:
        """Nothing to do."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __len__(self) -> int:
        """Number of documents."""
        (count,) = self._db.execute("SELECT count(*) FROM document").fetchone()
        return int(count)

    def hashes(self) -> dict[str, tuple[str, str]]:
        """Name → (hash of bytes, rule pack) of all documents; empty where payloads have another form."""
        if not self.usable:
            return {}
        return {n: (h, p) for n, h, p in self._rows("SELECT name, sha256, pack FROM document ORDER BY name")}

    def get(self, name: str) -> StoredDocument | None:
        """One document, or None."""
        if not self.usable:
            return None
        for row in self._rows(f"SELECT {_COLUMNS} FROM document WHERE name = ?", name):
            return StoredDocument(*row)
        return None

    def __iter__(self) -> Iterator[StoredDocument]:
        """All documents, in order of names. Raises OutputError where payloads are of another form."""
        if not self.usable:
            raise OutputError(f"{self.path} was written by another version of kg", hint="build again")
        for row in self._rows(f"SELECT {_COLUMNS} FROM document ORDER BY name"):
            yield StoredDocument(*row)

    def _rows(self, query: str, *values: str) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._db.execute(query, values)
        except sqlite3.Error as error:
            raise _broken(self.path, str(error)) from error


class RecordsWriter:
    """A records file in the making: see the module's words."""

    def __init__(self, path: Path, *, meta: Mapping[str, str] | None = None) -> None:
        """`meta` is kept beside the documents (version, base IRI …); it must be the same for the same
        input.
        """
        self.path = path
        self._meta = dict(meta or {})
        self._aside = path.with_name(path.name + ".partial")
        self._last: str | None = None

    def __enter__(self) -> Self:
        """Begin the file, aside. Raises OutputError where the folder cannot be written to."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._aside.unlink(missing_ok=True)
            self._db = sqlite3.connect(self._aside, isolation_level=None)
            for pragma in (
                "page_size = 8192",
                "journal_mode = OFF",
                "synchronous = OFF",
                "locking_mode = EXCLUSIVE",
            ):
                self._db.execute(f"PRAGMA {pragma}")
            self._db.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
            self._db.executescript(_SCHEMA)
            self._db.execute("BEGIN")
        except (OSError, sqlite3.Error) as error:
            raise OutputError(f"cannot write {self.path}: {error}", hint="choose another --out") from error
        return self

    def put(self, document: StoredDocument) -> None:
        """Add a document. Raises ValueError where they do not come in order of names (the bytes would
        depend on it).
        """
        if self._last is not None and document.name <= self._last:
            raise ValueError(f"documents must come in order: {document.name!r} after {self._last!r}")
        self._last = document.name
        row = (document.name, document.sha256, document.pack, document.payload, document.extra_payload)
        self._run("INSERT INTO document VALUES (?, ?, ?, ?, ?)", row)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the file and give it its name, or drop it after an error."""
        with closing(self._db):
            if kind is None:
                for pair in sorted({**self._meta, "format": codec.FORMAT, "complete": "yes"}.items()):
                    self._run("INSERT INTO meta VALUES (?, ?)", pair)
                self._run("COMMIT")
        if kind is None:
            self._aside.replace(self.path)
        else:
            self._aside.unlink(missing_ok=True)

    def _run(self, statement: str, values: tuple[Any, ...] = ()) -> None:
        try:
            self._db.execute(statement, values)
        except sqlite3.Error as error:
            raise OutputError(f"cannot write {self.path}: {error}", hint="is the disk full?") from error


def read_records(path: Path) -> RecordsStore | None:
    """The records file at `path`, or None where there is none."""
    return RecordsStore(path) if path.exists() else None


def _broken(path: Path, why: str) -> OutputError:
    return OutputError(
        f"{path} cannot be read as a store ({why})",
        hint=f"delete {path.parent} and build again: nothing else is lost",
    )


def meta_json(value: Any) -> str:
    """A value for `meta`: JSON with sorted keys."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
