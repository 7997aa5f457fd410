"""The version of the rules: a digest of all that decides what is found, so that a changed word is never missed."""

from __future__ import annotations

import hashlib
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
        root = Path(str(resources.files(package)))
        for path in sorted(p for p in root.rglob("*") if p.is_file()):
            name = path.relative_to(root).as_posix()
            if any(part in _SKIPPED for part in path.relative_to(root).parts[:-1]):
                continue
            size = path.stat().st_size
            if path.suffix in _CONTENT and size <= _LARGE:
                digest.update(f"{package}/{name}\0".encode() + path.read_bytes())
            elif path.suffix in (*_CONTENT, ".bin"):
                digest.update(f"{package}/{name}\0{size}".encode())
    return digest.hexdigest()
