"""The garbage collector during a build: it leaves out what stays anyway."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from kg.core.collector import held

__all__ = ["held", "settle", "settled"]

#: Things made and kept from one search to the next. With Python's own number one comes every few documents, goes
#: through all that the last of them has in use, and finds nothing: a hundredth of the time of a build.
_SELDOM = 100_000


@lru_cache(maxsize=1)  # once a process: to freeze, or to ask whether it was done, takes a walk through all there is
def settle() -> None:
    """Call after the first document: words, rules and tables that it loaded are never searched for garbage again.

    Each full search would go through all of them, and find nothing: a twentieth of the time of a build.
    """
    gc.freeze()
    gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])


@contextmanager
def settled() -> Iterator[None]:
    """Undo `settle` at the end of the block; what was frozen before stays so."""
    before, thresholds = gc.get_freeze_count(), gc.get_threshold()
    try:
        yield
    finally:
        settle.cache_clear()
        gc.set_threshold(*thresholds)
        if not before:
            gc.unfreeze()
