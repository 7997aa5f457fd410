"""A type of a problem that nothing bears out is told as doubtful: in the records, graph, table, page and answers."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

import kg
from kg.core.records import SURE, ProblemRecord
from kg.pipeline.build import build
from kg.pipeline.document import process
from tests.conftest import document

_ABOUT = (
    "柳河社区：有事大家商量\n江苏省常熟市青石镇柳河社区党委、居委会和网格员一起走访居民，志愿者也来帮忙，"
    "基层治理的事在家门口商量，群众诉求件件有回音。\n"
)
_SURE = "过去小区停车难，车位不足，居民意见很大。"
_DOUBTFUL = "以前小区长期各自为战，居民意见很大。"
_NEXT = "社区党委随后建立“暖心管家”机制，每天有人巡查，居民有事随时找得到人，问题当天办结。\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doubt")
    (folder / "texts").mkdir()
    for name, told in (("sure", _SURE), ("doubtful", _DOUBTFUL)):
        (folder / "texts" / f"{name}.txt").write_text(_ABOUT + told + _NEXT, encoding="utf-8")
    build([folder / "texts"], folder / "out", jobs=1)
    return folder / "out"


@pytest.mark.parametrize(("told", "sure"), [(_SURE, True), (_DOUBTFUL, False)])
def test_a_type_is_sure_where_something_near_speaks_of_it(told: str, sure: bool) -> None:
    found = [r for r in process(document(_ABOUT + told + _NEXT)).records if isinstance(r, ProblemRecord)]
    assert found
    assert {r.type_confidence >= SURE for r in found} == {sure}


def test_only_a_doubtful_type_has_an_axiom(built: Path) -> None:
    turtle = (built / "graph.ttl").read_text(encoding="utf-8")
    typed = dict(re.findall(r"^id:(\w+) a ggk:Problem ;.*?ggk:problemType pt:([\w-]+)", turtle, re.M | re.S))
    doubted = re.findall(r"annotatedSource id:(\w+) ; owl:annotatedProperty ggk:problemType ; .*?pt:([\w-]+) ;", turtle)
    assert sorted(typed.values()) == ["fragmented-force", "parking"]
    assert [(typed[key], type_id) for key, type_id in doubted] == [("fragmented-force", "fragmented-force")]


def test_answers_and_tables_mark_it(built: Path) -> None:
    graph = kg.open_graph(built)
    rows = graph.ask("solutions", problem="fragmented-force").rows
    assert [str(row["problem"]).endswith("（类型存疑）") for row in rows] == [True]
    assert not any("存疑" in str(row["problem"]) for row in graph.ask("solutions", problem="parking").rows)
    with (built / "tables" / "problems.csv").open(encoding="utf-8-sig", newline="") as table:
        assert {row["type_id"]: float(row["type_confidence"]) >= SURE for row in csv.DictReader(table)} == {
            "fragmented-force": False,
            "parking": True,
        }


def test_the_page_marks_it(built: Path) -> None:
    page = (built / "graph.html").read_text(encoding="utf-8")
    kinds = re.findall(r'\["类型 type", ?"([^"]+)"\]', page)
    assert {kind.endswith("？") for kind in kinds if kind.startswith("停车")} == {False}
    assert {kind.endswith("？") for kind in kinds if kind.startswith("力量")} == {True}
