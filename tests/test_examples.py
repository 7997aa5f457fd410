"""Every example beside every rule, and both ways: every rule has an example that it matches."""

from __future__ import annotations

from typing import Any

import pytest

from kg.core.mentions import Mention
from kg.core.records import SURE
from kg.rules import discover, extract_all
from tests.examples import Example, all_examples


def _marks() -> list[Any]:
    return [
        pytest.param(
            e,
            id=e.id,
            marks=pytest.mark.xfail(strict=True, reason=e.entry.get("why", "known gap")) if e.entry.get("gap") else (),
        )
        for e in all_examples()
    ]


def _fits(mention: Mention, wanted: dict[str, Any]) -> bool:
    for key, value in wanted.items():
        if key == "certain":  # the types that count where articles are compared
            if value != [t for t, sure, _ in getattr(mention, "types", ()) if sure >= SURE]:
                return False
            continue
        have = getattr(mention, "name" if key == "text" else key)
        if isinstance(value, list):
            have = list(have)
            if have and isinstance(have[0], tuple):
                have = [h[0] for h in have]
        if have != value:
            return False
    return True


@pytest.mark.parametrize("example", _marks())
def test_example(example: Example) -> None:
    view = extract_all(example.article())
    found = list(view.mentions(example.extractor.kind))
    wanted = list(example.entry["find"])
    for want in wanted:
        assert any(_fits(m, want) for m in found), f"not found: {want}; found {found}"
    names = {w["text"] for w in wanted}
    surplus = [m for m in found if m.name not in names]
    assert not surplus, f"found too much: {surplus}"


@pytest.mark.parametrize("extractor", discover(), ids=lambda e: e.kind)
def test_every_rule_has_an_example_and_every_example_names_a_rule(extractor: Any) -> None:
    rules = {r.name for r in extractor.rules}
    assert len(rules) == len(extractor.rules), "a rule's name is unique"
    assert all(name.startswith(f"{extractor.kind}.") for name in rules)
    named = {
        w["rule"] for e in all_examples() if e.extractor.kind == extractor.kind for w in e.entry["find"] if "rule" in w
    }
    assert named <= rules, f"examples name rules that do not exist: {sorted(named - rules)}"
    assert rules <= named, f"rules without an example: {sorted(rules - named)}"


@pytest.mark.parametrize("extractor", discover(), ids=lambda e: e.kind)
def test_there_is_a_negative_example(extractor: Any) -> None:
    assert any(not e.entry["find"] for e in all_examples() if e.extractor.kind == extractor.kind)
