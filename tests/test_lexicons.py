"""Lexicons that people edit: lists broken over lines, so that a change shows as the words that it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

LEXICONS = sorted(Path(__file__).parent.parent.glob("extractors/**/lexicon.toml"))
LONGEST = 120


@pytest.mark.parametrize("path", LEXICONS, ids=lambda p: p.parent.name)
def test_no_list_runs_on(path: Path) -> None:
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    long = [f"{path}:{n}" for n, line in lines if len(line) > LONGEST and line.count('", "') > 1]
    assert not long, f"lists longer than {LONGEST} characters a line: {long}"
