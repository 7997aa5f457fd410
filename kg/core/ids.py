"""Identity: opaque ASCII ids that are hashes of content."""

from __future__ import annotations

import hashlib

_EMPTY = hashlib.blake2b(digest_size=10)  # to copy one is quicker than to set one up


def content_id(kind: str, *parts: str) -> str:
    """A 20-digit hexadecimal id of a thing of `kind` that `parts` identify; the same in every run and place."""
    digest = _EMPTY.copy()
    digest.update("\x1f".join((kind, *parts)).encode())
    return digest.hexdigest()
