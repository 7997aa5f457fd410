"""The shared scorer as a module: what its gold says is matched by its own functions."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType


def scorer(shared: Path) -> ModuleType:
    """The functions of `shared`/score/score.py."""
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
