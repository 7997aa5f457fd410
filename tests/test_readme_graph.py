"""The piece of graph that README shows is what the build of the examples writes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kg
from tests.conftest import ROOT


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_the_graph_of_the_readme_is_built(page: str, example_build: Path) -> None:
    shown = re.search(r"```turtle\n(.+?)```", (ROOT / page).read_text(encoding="utf-8"), re.S)
    if shown is None:
        pytest.skip("shows no graph")
    told = {name: re.findall(rf'skos:{name} "([^"]+)"', shown[1]) for name in ("prefLabel", "definition")}
    corpus = kg.open_graph(example_build).corpus
    place = re.search(r"# p1: (.+)", shown[1])
    [mechanism] = [m for m in corpus.find_mechanism(told["prefLabel"][0]) if m.definition == told["definition"][0]]
    cases = [c for c in corpus.cases if mechanism.iri in c.mechanisms and c.outcomes]
    assert cases, "used somewhere, with a result"
    paths = [corpus.path(p).split() for c in cases for p in c.places]
    where = place[1].split() if place else []
    assert not where or any((p[0], p[-1]) == (where[0], where[-1]) for p in paths)
