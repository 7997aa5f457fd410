"""Ids of the concepts in `schemas/taxonomy`: mechanism types, problem types, outcome kinds."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from kg.core.resources import schema_path

SCHEMES = {
    "mechanism-type": "mechanism_types",
    "problem-type": "problem_types",
    "outcome-kind": "outcome_kinds",
}


@lru_cache(maxsize=8)
def scheme(name: str) -> dict[str, Any]:
    """A scheme as its file has it: `mechanism-type`, `problem-type` or `outcome-kind`."""
    data: dict[str, Any] = json.loads(schema_path("taxonomy", f"{SCHEMES[name]}.json").read_text(encoding="utf-8"))
    return data


@lru_cache(maxsize=8)
def concept_ids(name: str) -> frozenset[str]:
    """Ids of all concepts of a scheme, `other` included; its groups are no types."""
    data = scheme(name)
    return frozenset(c["id"] for c in data["concepts"]) | {"other"}


@lru_cache(maxsize=1)
def labels() -> dict[str, str]:
    """Chinese label of every concept of every scheme, by id."""
    found: dict[str, str] = {}
    for name in SCHEMES:
        data = scheme(name)
        for concept in data["concepts"]:
            found[concept["id"]] = concept["prefLabel"]["zh"]
    return found


@lru_cache(maxsize=1)
def english_labels() -> dict[str, str]:
    """English label of every concept of every scheme, by id."""
    return {c["id"]: c["prefLabel"]["en"] for name in SCHEMES for c in scheme(name)["concepts"]}


@lru_cache(maxsize=8)
def concept_labels(name: str) -> dict[str, str]:
    """Id → Chinese label of all concepts of a scheme."""
    return {c["id"]: c["prefLabel"]["zh"] for c in scheme(name)["concepts"]} | {"other": "其他"}
