"""Identity: opaque ASCII ids that are hashes of content."""

from __future__ import annotations

import hashlib


def content_id(kind: str, *parts: str) -> str:
    """A 20-digit hexadecimal id of a thing of `kind` that `parts` identify; the same in every run and place."""
    return hashlib.blake2b("\x1f".join((kind, *parts)).encode(), digest_size=10).hexdigest()
