"""What keeps the house in order: direction of imports, lint, types."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

COMMANDS = {
    "imports run one way": ["-c", "from importlinter.cli import lint_imports_command as run; run(['--no-cache'])"],
    "ruff check": ["-m", "ruff", "check", "--no-cache", "."],
    "mypy": ["-m", "mypy", "--no-error-summary", "kg", "extractors"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_house_rules(name: str) -> None:
    done = subprocess.run([sys.executable, *COMMANDS[name]], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def modules() -> list[Path]:
    return sorted(p for folder in ("kg", "extractors") for p in (ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_modules_are_small_and_print_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400, "split it by reason to change"
    if "cli" not in path.parts:
        assert not re.search(r"^(?!\s*>>>).*(?<![\w.])print\(", text, re.MULTILINE), (
            "the library talks through its return values"
        )
