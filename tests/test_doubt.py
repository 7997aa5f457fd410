"""A type of a problem that nothing bears out is told as doubtful: in the records, graph, table, page and answers."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

import kg
from kg.core.records import SURE, ProblemRecord, problem_types
from kg.pipeline.build import build
from kg.pipeline.document import process
from tests.conftest import document

_ABOUT = (
    "柳河社区：有事大家商量\n江苏省常熟市青石镇柳河社区党委、居委会和网格员一起走访居民，志愿者也来帮忙，"
    "基层治理的事在家门口商量，群众诉求件件有回音。\n"
)
_SURE = "过去小区停车难，车位不足，居民意见很大。"
_DOUBTFUL = "以前小区长期各自为战，居民意见很大。"
_EITHER = "说起停车，以前小区里长期各自为战，居民意见很大。"
_RETYPE = """[[decision]]
do = "retype"
kind = "problem"
name = "小区里长期各自为战"
types = ["parking"]
who = "林老师"
when = 2026-03-02
why = "说的是停车"
"""
_NEXT = "社区党委随后建立“暖心管家”机制，每天有人巡查，居民有事随时找得到人，问题当天办结。\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doubt")
    (folder / "texts").mkdir()
    for name, told in (("sure", _SURE), ("doubtful", _DOUBTFUL), ("either", _EITHER)):
        (folder / "texts" / f"{name}.txt").write_text(_ABOUT + told + _NEXT, encoding="utf-8")
    build([folder / "texts"], folder / "out", jobs=1)
    return folder / "out"


@pytest.mark.parametrize(("told", "sure"), [(_SURE, True), (_DOUBTFUL, False)])
def test_a_type_is_sure_where_something_near_speaks_of_it(told: str, sure: bool) -> None:
    found = [r for r in process(document(_ABOUT + told + _NEXT)).records if isinstance(r, ProblemRecord)]
    assert found
    assert {r.type_confidence >= SURE for r in found} == {sure}


@pytest.mark.parametrize(
    ("told", "types"),
    [(_SURE, ["parking"]), (_DOUBTFUL, ["fragmented-force"]), (_EITHER, ["fragmented-force", "parking"])],
)
def test_a_doubtful_type_has_a_rival_where_the_text_around_it_speaks_of_one(told: str, types: list[str]) -> None:
    found = [r for r in process(document(_ABOUT + told + _NEXT)).records if isinstance(r, ProblemRecord)]
    assert [[type_id for type_id, _ in problem_types(r)] for r in found] == [types]


def test_only_a_doubtful_type_has_an_axiom(built: Path) -> None:
    turtle = (built / "graph.ttl").read_text(encoding="utf-8")
    typed = dict(re.findall(r"^id:(\w+) a ggk:Problem ;.*?ggk:problemType (.*?) ;", turtle, re.M | re.S))
    doubted = re.findall(r"annotatedSource id:(\w+) ; owl:annotatedProperty ggk:problemType ; .*?pt:([\w-]+) ;", turtle)
    either = "pt:fragmented-force, pt:parking"
    assert sorted(typed.values()) == ["pt:fragmented-force", either, "pt:parking"]
    assert sorted((typed[key], type_id) for key, type_id in doubted) == [
        ("pt:fragmented-force", "fragmented-force"),
        (either, "fragmented-force"),
        (either, "parking"),
    ]


def test_answers_tables_and_page_give_both_types(built: Path) -> None:
    graph = kg.open_graph(built)
    told = {
        p: [str(row["problem"]) for row in graph.ask("solutions", problem=p).rows]
        for p in ("fragmented-force", "parking")
    }
    assert all(p.endswith("（类型存疑）") for p in told["fragmented-force"])
    assert sorted(p.endswith("（类型存疑）") for p in told["parking"]) == [False, True]
    with (built / "tables" / "problems.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = [(r["type_id"], float(r["type_confidence"]) >= SURE, r["other_type_id"]) for r in csv.DictReader(table)]
    assert sorted(rows) == [
        ("fragmented-force", False, ""),
        ("fragmented-force", False, "parking"),
        ("parking", True, ""),
    ]
    page = (built / "graph.html").read_text(encoding="utf-8")
    assert any(kind.count("？、") == 1 for kind in re.findall(r'\["类型 type", ?"([^"]+)"\]', page))


def test_a_decision_on_the_type_leaves_one(built: Path, tmp_path: Path) -> None:
    decided = tmp_path / "decisions.toml"
    decided.write_text(_RETYPE, encoding="utf-8")
    build([built.parent / "texts"], tmp_path / "out", jobs=1, decisions=decided)
    turtle = (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")
    assert "pt:fragmented-force, pt:parking" not in turtle


def test_the_page_marks_it(built: Path) -> None:
    page = (built / "graph.html").read_text(encoding="utf-8")
    kinds = re.findall(r'\["类型 type", ?"([^"]+)"\]', page)
    assert {kind.endswith("？") for kind in kinds if kind.startswith("停车")} == {False}
    assert {kind.endswith("？") for kind in kinds if kind.startswith("力量")} == {True}
