"""Input files: found under the given paths, read once, decoded, never changed.

Whatever is wrong with one file is an InputError about that file; the caller records it and goes on.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from kg.core.document import SourceDocument
from kg.core.errors import InputError
from kg.ingest.formats import FormatError, formats

MAX_BYTES = 50 * 1024 * 1024  #: a larger file is no newspaper page
_PAGE = 1 << 18  # bytes; few files are larger
_STEPS = frozenset(("", ".", ".."))  # empty parts of a path, and those that lead up or nowhere
_SHOWN = 60  # characters of a name that a message shows


def find_inputs(paths: Iterable[str | Path]) -> list[tuple[str, Path]]:
    """Every file under the paths, as (name, path), sorted by name.

    A name is the path relative to the folder that was given (for a file: its own name), with forward
    slashes and nothing in it that cannot be printed. Names that two inputs share get the folder's name in
    front. Hidden files are left out; links to folders are followed, each folder once. A folder that cannot
    be read is listed as if it were a file, so that reading it says so. Raises InputError for a path that
    does not exist.
    """
    found: dict[str, tuple[str, str, Path]] = {}  # by absolute path: (root's name, name, path)
    resolved = cache(Path.resolve)  # files that are given one by one mostly lie in one folder
    for path in sorted({Path(p) for p in paths}):
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            raise InputError(f"{shown(path)}: {_reason(error)}", hint="check the path") from None
        root = resolved(path.parent) / path.name if path.name not in ("", "..") else path.resolve()
        called = printable(root.name)
        if not stat.S_ISDIR(mode):
            found.setdefault(os.fspath(root), (called, called, root))
            continue
        for file in _walk(root, set()):
            name = called if file == root else printable(file.relative_to(root).as_posix())
            found.setdefault(os.fspath(file), (called, name, file))
    return sorted(_named(found.values()))


def _named(found: Iterable[tuple[str, str, Path]]) -> Iterator[tuple[str, Path]]:
    """Names made different where two inputs share one."""
    rows = sorted(found, key=lambda row: os.fsencode(row[2]))
    same = Counter(name for _, name, _ in rows)
    used: set[str] = set()
    for root, name, path in rows:
        unique = name if same[name] == 1 else f"{root}/{name}"
        number = 1
        while unique in used:
            number += 1
            unique = f"{root}~{number}/{name}"
        used.add(unique)
        yield unique, path


def _walk(folder: Path, above: set[tuple[int, int]]) -> Iterator[Path]:
    """Files below a folder. `above` holds the folders seen, so that links in a circle end."""
    stack = [folder]
    while stack:
        here = stack.pop()
        try:
            info = here.stat()
            entries = sorted(os.scandir(here), key=lambda e: os.fsencode(e.name))
        except OSError:
            yield here
            continue
        if (info.st_dev, info.st_ino) in above:
            continue
        above.add((info.st_dev, info.st_ino))
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if _is_folder(entry):
                stack.append(here / entry.name)
            else:
                yield here / entry.name


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle, or one that nobody may follow: reading it will say so
        return False


def read_document(name: str, source: Path | bytes) -> SourceDocument:
    """The document in a file or in bytes (`read_document("stdin", data)`).

    Raises InputError: unknown format, unreadable, too large, empty, binary, wrong encoding.
    """
    known = formats()
    suffix = Path(name).suffix.lower()
    if suffix not in known:
        endings = " ".join(s for s in known if s)
        raise InputError(f"{shown(name)}: unknown format {shown(suffix)}", hint=f"can read {endings}")
    media_type, format_ = known[suffix]
    data = _read(name, source) if isinstance(source, Path) else source
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    if not data.strip():
        raise InputError(f"{shown(name)}: empty file")
    try:
        decoded = format_.decode(data)
    except FormatError as error:
        raise InputError(f"{shown(name)}: {error}", hint=error.hint) from None
    if not decoded.text.strip("\ufeff \t\r\n\u3000"):
        raise InputError(f"{shown(name)}: empty file")
    return SourceDocument(printable(name), hashlib.sha256(data).hexdigest(), media_type, decoded.encoding, decoded.text)


def _read(name: str, path: Path) -> bytes:
    try:
        info = path.stat()
        if stat.S_ISDIR(info.st_mode):
            raise InputError(f"{shown(name)}: a folder that cannot be read", hint="check its permissions")
        if not stat.S_ISREG(info.st_mode):
            raise InputError(f"{shown(name)}: not a regular file")
        if info.st_size > MAX_BYTES:
            raise _too_large(name)
        with path.open("rb") as file:
            data = file.read(_PAGE)  # Python sets aside as much as is asked for
            return data + file.read(MAX_BYTES) if len(data) == _PAGE else data
    except (OSError, ValueError) as error:
        raise InputError(f"{shown(name)}: {_reason(error)}", hint="check path and permissions") from None


def _too_large(name: str) -> InputError:
    return InputError(f"{shown(name)}: too large, over {MAX_BYTES // 2**20} MB", hint="split it into pages")


def _reason(error: Exception) -> str:
    """The system's words for an error, without paths."""
    return (getattr(error, "strerror", None) or str(error)).lower()


def printable(name: str) -> str:
    """A name without control characters, undecodable bytes and steps up; unchanged where it has none."""
    name = name.replace("\\", "/") if os.sep == "\\" else name
    parts = name.split("/")
    if name.isascii() and name.isprintable() and _STEPS.isdisjoint(parts):
        return name
    parts = [p for p in parts if p not in _STEPS] or ["unnamed"]
    safe = "/".join(parts).encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() or c == "\u3000" else f"\\x{ord(c):02x}" for c in safe)


def shown(name: str | Path) -> str:
    """A name as a message shows it: printable, on one line, its end if it is long."""
    text = str(name).encode("utf-8", "backslashreplace").decode("utf-8")
    text = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
    return text if len(text) <= _SHOWN else "…" + text[-_SHOWN:]
