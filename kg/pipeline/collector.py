"""The garbage collector during a build: it leaves out what stays anyway."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache


@lru_cache(maxsize=1)  # once a process: to freeze, or to ask whether it was done, takes a walk through all there is
def settle() -> None:
    """Call after the first document: words, rules and tables that it loaded are never searched for garbage again.

    Each full search would go through all of them, and find nothing: a twentieth of the time of a build.
    """
    gc.freeze()


@contextmanager
def held() -> Iterator[None]:
    """Put the collector off until a document is done: by then nearly all that it made is gone without its help.

    What is left counts towards its next search. In the midst of a document each search goes through thousands of
    things in use: a tenth of the time of a build.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def settled() -> Iterator[None]:
    """Undo `settle` at the end of the block, unless something was frozen before."""
    before = gc.get_freeze_count()
    try:
        yield
    finally:
        settle.cache_clear()
        if not before:
            gc.unfreeze()
