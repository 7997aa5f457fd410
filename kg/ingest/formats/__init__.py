"""Formats of input files. A module of this package with a `FORMAT` is a format: add one file, nothing else.

The modules are imported at first use; `import kg` does not load them.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from typing import NamedTuple


class FormatError(ValueError):
    """Bytes that are not what their format says. `hint` says what to try."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Decoded(NamedTuple):
    """What a format made of a file's bytes: the text that all positions count in, and how it was written."""

    text: str
    encoding: str


class Format(NamedTuple):
    """How files with certain endings are read. `decode` raises FormatError."""

    suffixes: tuple[tuple[str, str], ...]  # (".md", "text/markdown"), …
    decode: Callable[[bytes], Decoded]


@cache
def formats() -> dict[str, tuple[str, Format]]:
    """Media type and format by file ending (lower case, with its dot), sorted by ending."""
    found: dict[str, tuple[str, Format]] = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
        made: Format | None = getattr(importlib.import_module(f"{__name__}.{module}"), "FORMAT", None)
        for suffix, media_type in made.suffixes if made else ():
            found[suffix] = (media_type, made)  # type: ignore[assignment]
    return dict(sorted(found.items()))
