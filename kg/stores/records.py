"""The embedded store of a built graph: the records of each document, in SQLite (`store/records.sqlite`).

It is written anew by each build, documents in order of their names, so that the same input gives the same bytes; what
did not change is copied from the store before. A store is read-only once it is closed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from kg.core.errors import OutputError
from kg.core.records import Record
from kg.stores.codec import decode

FILE = Path("store") / "records.sqlite"
FORMAT = "1"  # raised with every change of the table or of the codec
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document (
  name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, pack TEXT NOT NULL, articles INTEGER NOT NULL, cases INTEGER NOT NULL,
  records BLOB NOT NULL, part BLOB NOT NULL, quarantine BLOB NOT NULL
) WITHOUT ROWID;
"""


class StoredDocument(NamedTuple):
    """One document's row. `records`, `part` (what it gives to the Turtle) and `quarantine` are packed by the codec."""

    name: str
    sha256: str
    pack: str
    articles: int
    cases: int
    records: bytes
    part: bytes
    quarantine: bytes


class RecordStore:
    """Documents by name. Open with `RecordStore.create(path)` to write or `RecordStore.open(path)` to read."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def create(cls, directory: Path) -> Self:
        """An empty store below a folder of a build."""
        path = directory / FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, isolation_level=None)
        # aside and swapped in whole: a crash leaves the old one, so nothing need be synced on the way
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;" + _SCHEMA)
        connection.execute("BEGIN")
        connection.execute("INSERT INTO meta VALUES ('format', ?)", (FORMAT,))
        return cls(connection, path)

    @classmethod
    def open(cls, directory: Path) -> Self:
        """The store of a built graph. Raises OutputError where there is none, or only half of one."""
        path = directory / FILE
        if not path.is_file():
            raise OutputError(f"{directory} holds no store", hint="build it again with kg build")
        try:
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            found = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        except sqlite3.Error:
            raise OutputError(f"{path} is damaged or half written", hint="remove the folder and build again") from None
        if found is None or found[0] != FORMAT:
            connection.close()
            raise OutputError(f"{path} was written by another version of kg", hint="build it again with kg build")
        return cls(connection, path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Write what is open and close."""
        if self._connection.in_transaction:
            self._connection.execute("COMMIT")
        self._connection.close()

    def put(self, document: StoredDocument) -> None:
        """Add a document."""
        self._connection.execute("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?)", document)

    def versions(self) -> dict[str, tuple[str, str]]:
        """Name → (sha256 of the file, rule pack) of every document."""
        return {n: (s, p) for n, s, p in self._select("SELECT name, sha256, pack FROM document ORDER BY name")}

    def get(self, name: str) -> StoredDocument | None:
        """A document, or None."""
        row = self._connection.execute("SELECT * FROM document WHERE name = ?", (name,)).fetchone()
        return StoredDocument(*row) if row else None

    def documents(self) -> Iterator[StoredDocument]:
        """All documents in order of their names, one at a time."""
        for row in self._select("SELECT * FROM document ORDER BY name"):
            yield StoredDocument(*row)

    def records(self) -> Iterator[list[Record]]:
        """The records of each document in turn."""
        for (data,) in self._select("SELECT records FROM document ORDER BY name"):
            yield decode(data)

    def _select(self, query: str) -> Iterator[Any]:
        try:
            yield from self._connection.execute(query)
        except sqlite3.Error:
            raise OutputError(f"{self.path} is damaged or half written", hint="remove the folder and build again") from None
