"""The version of the rules: a digest of all that decides what is found, so that a changed word is never missed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from pathlib import Path

_PACKAGES = ("extractors", "kg.core", "kg.text", "kg.rules", "kg.ingest", "kg.linking", "kg.pipeline", "schemas")
_CONTENT = frozenset({".py", ".toml", ".json", ".tsv", ".txt"})
_LARGE = 200_000  # bytes; of a larger table only name and size count
_SKIPPED = ("__pycache__", "json", "schemes")  # JSON Schemas and SKOS files describe, they do not decide


@lru_cache(maxsize=1)
def rule_pack() -> str:
    """Twelve digits that change with every rule, word, table and line of code that articles go through."""
    digest = hashlib.blake2b(digest_size=6)
    for package in _PACKAGES:
        root = str(resources.files(package))
        for entry in _files(root):
            name = entry.path[len(root) :].replace(os.sep, "/")
            suffix, size = entry.name[entry.name.rfind(".") :], entry.stat().st_size
            if suffix in _CONTENT and size <= _LARGE:
                digest.update(f"{package}{name}\0".encode() + Path(entry.path).read_bytes())
            elif suffix in _CONTENT or suffix == ".bin":
                digest.update(f"{package}{name}\0{size}".encode())
    return digest.hexdigest()


def _files(folder: str) -> Iterator[os.DirEntry[str]]:
    """Files below a folder in order of their names; entries of the system, for every build asks."""
    for entry in sorted(os.scandir(folder), key=lambda e: e.name):
        if not entry.is_dir():
            yield entry
        elif entry.name not in _SKIPPED:
            yield from _files(entry.path)
