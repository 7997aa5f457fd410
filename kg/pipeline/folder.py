"""The folder of a build: whether it is ours, and how a new one takes its place."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.core.errors import OutputError
from kg.stores.outputs import REPORT

MADE_BY = "jiceng-kg"


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
        raise OutputError(f"{out} holds files that kg did not write ({holds[0]} …)", hint="choose an empty folder")


def _made_by(out: Path) -> str:
    try:
        made_by = json.loads((out / REPORT).read_text(encoding="utf-8")).get("made_by", "")
    except (OSError, ValueError, AttributeError):
        return ""
    return str(made_by)


@contextmanager
def aside(out: Path) -> Iterator[Path]:
    """A folder beside `out` to write into, removed at the end where it was not swapped in."""
    parent = out.absolute().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{out.name}-building-", dir=parent))
    except OSError as error:
        raise OutputError(f"cannot write beside {out}: {error.strerror}", hint="choose another --out") from None
    try:
        folder.chmod(0o755)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def swap(folder: Path, out: Path) -> None:
    """Put the new folder where the old one is; the old one stays until the new one stands."""
    old = folder.with_name(folder.name + "-old")
    try:
        if out.exists():
            out.replace(old)
        folder.replace(out)
    except OSError as error:
        if old.exists() and not out.exists():
            old.replace(out)
        raise OutputError(f"cannot write {out}: {error.strerror}", hint="is it open in another program?") from None
    shutil.rmtree(old, ignore_errors=True)
