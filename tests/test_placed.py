"""A case whose sentences name no place quotes the sentence that does."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import kg
from kg.core.records import CaseRecord, PlacementRecord
from kg.linking.cases.placed import CARRIED, LATER
from kg.pipeline.build import build
from kg.pipeline.document import process
from tests.conftest import document

_TITLE = "有事大家商量\n"
_PLACE = "记者来到江苏省常熟市青石镇柳河社区，社区党委、居委会和网格员一起走访居民，基层治理的事在家门口商量。"
_STORY = "过去这里停车难，居民意见很大。去年推行“板凳会”机制，大家坐下来议，新增车位80个，停车难问题得到解决。"


def _placed(text: str) -> tuple[list[CaseRecord], list[PlacementRecord]]:
    records = process(document(text)).records
    return [r for r in records if isinstance(r, CaseRecord)], [r for r in records if isinstance(r, PlacementRecord)]


def test_a_place_carried_on_quotes_the_sentence_that_names_it() -> None:
    cases, placed = _placed(f"{_TITLE}{_PLACE}\n{_STORY}\n")
    assert cases
    assert {p.case_key for p in placed} == {c.key for c in cases}
    assert {(p.place_key, p.evidence[0].exact) for p in placed} == {(c.place_keys[0], _PLACE) for c in cases}
    assert {p.confidence for p in placed} == {CARRIED}


def test_a_place_named_only_further_on_is_less_sure() -> None:
    cases, placed = _placed(f"{_TITLE}{_STORY}\n{_PLACE}\n")
    assert cases
    assert {p.evidence[0].exact for p in placed} == {_PLACE}
    assert {(p.confidence, "further on" in p.reason) for p in placed} == {(LATER, True)}


def test_a_case_that_names_its_place_needs_no_other_sentence() -> None:
    cases, placed = _placed(f"{_TITLE}{_PLACE}\n柳河社区{_STORY}\n")
    named = {c.key for c in cases if any("柳河社区" in e.exact for e in c.evidence)}
    assert named
    assert not named & {p.case_key for p in placed}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("placed")
    (folder / "texts").mkdir()
    (folder / "texts" / "one.txt").write_text(f"{_TITLE}{_PLACE}\n{_STORY}\n", encoding="utf-8")
    build([folder / "texts"], folder / "out", jobs=1)
    return folder / "out"


def test_graph_table_and_card_say_so(built: Path) -> None:
    turtle = (built / "graph.ttl").read_text(encoding="utf-8")
    assert "owl:annotatedProperty prov:atLocation" in turtle
    assert 'ggk:rule "case.placed"' in turtle
    with (built / "tables" / "cases.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {r["place_quote"] for r in rows} == {_PLACE}
    graph = kg.open_graph(built)
    for row in rows:
        (where,) = [r for r in graph.ask("case", identifier=row["id"]).rows if str(r["part"]).startswith("where")]
        assert where["quote"] == _PLACE
    assert not graph.validate()
