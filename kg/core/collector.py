"""The garbage collector, put off while much is made that stays in use."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held() -> Iterator[None]:
    """Put the collector off until the block is done: by then nearly all garbage is gone without its help.

    What is left counts towards its next search. In the midst of a document, or of a list, each search goes through
    thousands of things in use: a tenth of the time of a build, a third of that of a list of place strings.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
