"""The scheme of problem types as the extractor reads it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.entities.problem.types import TypeWords
from kg.core.errors import DataError


@pytest.mark.parametrize(
    ("pair", "message"),
    [
        ("(路灯|院灯)(坏了)", "is no pair"),
        ("(修)~(路灯)~(坏了)", "is no pair"),
        ("(路灯|院灯)~(坏了|，)", "stands everywhere"),
    ],
)
def test_a_pair_that_is_none_or_too_common_is_told(tmp_path: Path, pair: str, message: str) -> None:
    path = tmp_path / "types.json"
    path.write_text(json.dumps({"concepts": [{"id": "lighting", "pairs": [pair]}]}), encoding="utf-8")
    with pytest.raises(DataError, match=message):
        TypeWords.load(path)


def test_a_pair_is_read_by_what_befalls(tmp_path: Path) -> None:
    path = tmp_path / "types.json"
    path.write_text(
        json.dumps({"concepts": [{"id": "lighting", "pairs": ["(路灯|院灯)~(坏了|不亮)"]}]}), encoding="utf-8"
    )
    pairs = TypeWords.load(path).pairs
    assert pairs.tails == ("坏了", "不亮")
    befallen = pairs["不亮"]
    assert [p.type for p in befallen.pairs] == ["lighting"]
    assert befallen.heads == {"灯": [(0, ("路灯", "院灯"))]}
