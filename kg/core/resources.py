"""Where the project's data files lie: `schemas/` and the folders of extractors, installed or in a checkout."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def schema_path(*parts: str) -> Path:
    """Path of a file below `schemas/`. The package is always installed unpacked."""
    return Path(str(resources.files("schemas"))).joinpath(*parts)
