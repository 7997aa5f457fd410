"""What the files of a build looked like when it wrote them: so that a damaged one is noticed and made again.

Sizes and check sums are kept in `report.json`. They tell damage (a full disk, a broken copy, an editor), not malice:
a CRC costs half of what a hash does, and every build pays it for every byte it wrote.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

REPORT = "report.json"
STORE = "store/records.sqlite"
_FILES = ("graph.ttl", "graph.html", "quarantine.jsonl", STORE)
_PIECE = 1 << 20  # bytes read at a time


class Written(TypedDict):
    """A file as it was written."""

    bytes: int
    crc32: str


def written(folder: Path) -> dict[str, Written]:
    """The files of a build as they are now, by their path in its folder."""
    names = [*_FILES, *(f"tables/{p.name}" for p in (folder / "tables").glob("*.csv"))]
    return {name: _written(folder / name) for name in sorted(names) if (folder / name).is_file()}


def reported(folder: Path) -> Mapping[str, Written]:
    """What the report of a build says of its files; empty where there is no report, or one of an older version."""
    try:
        data = json.loads((folder / REPORT).read_bytes())
        files = data.get("files", {})
    except (OSError, ValueError, AttributeError):
        return {}
    return files if isinstance(files, dict) else {}


def intact(folder: Path, files: Mapping[str, Written]) -> bool:
    """Whether files are as they were written: sizes first, which cost nothing."""
    try:
        if any((folder / name).stat().st_size != was["bytes"] for name, was in files.items()):
            return False
        return all(_written(folder / name) == was for name, was in files.items())
    except (OSError, KeyError, TypeError):
        return False


def is_as_written(folder: Path, name: str) -> bool:
    """Whether a file of a build is the one that it wrote; False where the report says nothing of it."""
    files = reported(folder)
    return name in files and intact(folder, {name: files[name]})


def note(folder: Path, name: str) -> None:
    """Put a file that was written again into the report of the build; nothing where there is no report to put it in."""
    files = reported(folder)
    now = _written(folder / name)
    if files and files.get(name) != now:
        path = folder / REPORT
        data = json.loads(path.read_bytes())
        data["files"][name] = now
        path.write_text(as_text(data), encoding="utf-8", newline="\n")


def as_text(report: Mapping[str, object]) -> str:
    """A report as its file has it."""
    return json.dumps(report, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _written(path: Path) -> Written:
    size = total = 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            size += len(piece)
            total = zlib.crc32(piece, total)
    return {"bytes": size, "crc32": f"{total:08x}"}
