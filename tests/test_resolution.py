"""What became of a trouble quotes the sentence that tells it, and is in doubt where only a deed is told."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

import kg
from extractors.entities.problem.denials import is_no_success
from kg.core.records import SURE, ProblemRecord, Record, ResolutionRecord
from kg.pipeline.build import build
from kg.pipeline.document import process
from kg.rules import Hit
from tests.conftest import document

_ABOUT = (
    "柳河社区：有事大家商量\n江苏省常熟市青石镇柳河社区党委、居委会和网格员一起走访居民，志愿者也来帮忙，"
    "基层治理的事在家门口商量，群众诉求件件有回音。社区推行“板凳会”机制，居民有事随时找得到人。\n"
)
_TROUBLE = "此前，小区停车难，车位不足，居民意见很大。"
_ENDED = "板凳会开了三次，划出车位80个，停车难问题得到彻底解决。"
_DEED = "网格员小林上门走访，组织大家商量。"
_EASED = "板凳会开了三次，停车难有所缓解。"
_DECISION = """[[decision]]
do = "resolve"
kind = "problem"
name = "{name}"
to = "{to}"
who = "林老师"
when = 2026-03-02
why = "去看过"
"""


def _told(end: str) -> dict[str, list[Record]]:
    records = process(document(f"{_ABOUT}{_TROUBLE}{end}\n")).records
    return {kind: [r for r in records if r.kind == kind] for kind in ("problem", "resolution")}


@pytest.mark.parametrize(
    ("end", "value", "sure"), [(_ENDED, "yes", True), (_DEED, "yes", False), (_EASED, "partly", True)]
)
def test_the_sentence_that_tells_it_is_quoted(end: str, value: str, sure: bool) -> None:
    found = _told(end)
    for told in found["resolution"]:
        assert isinstance(told, ResolutionRecord)
        assert [e.exact for e in told.evidence] == [end]
        assert (told.value, told.confidence >= SURE, bool(told.reason)) == (value, sure, not sure)
    problems = {r.key for r in found["problem"]}
    assert problems == {r.problem_key for r in found["resolution"] if isinstance(r, ResolutionRecord)} != set()


def test_nothing_is_quoted_where_nothing_is_told() -> None:
    found = _told("")
    assert [r.resolution for r in found["problem"] if isinstance(r, ProblemRecord)] == ["unclear"]
    assert found["resolution"] == []


@pytest.mark.parametrize(
    ("word", "before", "after"),
    [
        ("建成", "小区", "于1998年，"),
        ("清了", "理", "思路。"),
        ("变身", "骑手", "社区“哨兵”。"),
        ("搭建起"[1:], "搭", "协同共治模式。"),
        ("最终", "他跑了三趟，", "无功作罢。"),
        ("变成了", "这句话", "推脱的理由。"),
        ("少了", "推诿的情况也减", "。"),
    ],
)
def test_words_of_success_that_tell_of_none(word: str, before: str, after: str) -> None:
    text = before + word + after
    hit = Hit(len(before), len(before) + len(word), word)
    assert is_no_success(text, hit, 0)
    if word not in ("清了", "少了"):  # what stands before these says so, whatever follows
        assert not is_no_success(f"{before}{word}，居民都说好。", hit, 0)


@pytest.mark.parametrize(
    "end",
    [
        "要是街道出钱，门口早就安装了道闸。",
        "“划出几个车位，咋就这么难？”",
        "物业对道闸的维修也跟不上。",
    ],
)
def test_what_is_only_thought_of_or_more_trouble_tells_no_deed(end: str) -> None:
    assert [e.exact for r in _told(end)["resolution"] for e in r.evidence] == []


def test_what_something_is_for_did_not_end_a_trouble() -> None:
    text = f"{_ABOUT}街道拿出一笔钱，目的是帮老旧小区一把，解决停车难的问题。\n"
    found = [r.resolution for r in process(document(text)).records if isinstance(r, ProblemRecord)]
    assert found
    assert "yes" not in found


def test_what_was_only_brought_together_is_not_dealt_with() -> None:
    found = _told("会上收集到楼道堆物、路灯不亮等8个问题。")
    assert {r.resolution for r in found["problem"] if isinstance(r, ProblemRecord)} == {"unclear"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("resolution")
    _write(folder / "texts")
    build([folder / "texts"], folder / "out", jobs=1)
    return folder / "out"


def _write(folder: Path) -> None:
    folder.mkdir()
    for name, end in (("ended", _ENDED), ("deed", _DEED)):
        (folder / f"{name}.txt").write_text(f"{_ABOUT}{_TROUBLE}{end}\n", encoding="utf-8")


def test_the_graph_says_how_sure_it_is_and_quotes(built: Path) -> None:
    turtle = (built / "graph.ttl").read_text(encoding="utf-8")
    axioms = re.findall(
        r'^id:(\w+-resolution) a owl:Axiom ; .*ggk:resolution ; owl:annotatedTarget "yes" ; ggk:confidence (\S+)(.*) \.$',
        turtle, re.M,
    )  # fmt: skip
    assert {(float(sure) >= SURE, "ggk:reason" in more) for _, sure, more in axioms} == {(True, False), (False, True)}
    assert all(f"oa:hasBody id:{node} ;" in turtle for node, _, _ in axioms)
    assert "只述做法或现状" in turtle


def test_answers_tables_page_and_card_say_so(built: Path) -> None:
    answer = kg.open_graph(built).ask("solutions", problem="parking")
    assert {(str(r["told"]), "存疑" in str(r["solved"])) for r in answer.rows} == {(_ENDED, False), (_DEED, True)}
    assert any("存疑" in note for note in answer.notes)
    with (built / "tables" / "problems.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["type_id"] == "parking"]
    assert {(r["resolution_quote"], float(r["resolution_confidence"]) >= SURE) for r in rows} == {
        (_ENDED, True), (_DEED, False),
    }  # fmt: skip
    page = (built / "graph.html").read_text(encoding="utf-8")
    assert "已解决？ solved" in page
    assert "已解决 solved" in page
    labels = {str(r["text"]): str(r["quote"]) for r in _cards(built)}
    assert labels.get("小区停车难：已解决？") == _DEED
    assert labels.get("小区停车难：已解决") == _ENDED
    assert not [r for r in _cards(built) if str(r["part"]).startswith("result") and "文中未提及" in str(r["text"])]


def _cards(built: Path) -> list[dict[str, object]]:
    graph = kg.open_graph(built)
    cases = {e["id"] for e in csv.DictReader((built / "tables" / "cases.csv").open(encoding="utf-8-sig", newline=""))}
    return [dict(r) for case in cases for r in graph.ask("case", identifier=case).rows]


@pytest.mark.parametrize(("to", "quoted"), [("yes", 1), ("no", 0)])
def test_a_decision_confirms_the_words_or_drops_them(tmp_path: Path, to: str, quoted: int) -> None:
    _write(tmp_path / "texts")
    (tmp_path / "texts" / "ended.txt").unlink()
    (name,) = {r.label for r in _told(_DEED)["problem"] if isinstance(r, ProblemRecord)}
    (tmp_path / "texts" / "decisions.toml").write_text(_DECISION.format(name=name, to=to), encoding="utf-8")
    build([tmp_path / "texts"], tmp_path / "out", jobs=1)
    turtle = (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")
    assert f'ggk:resolution "{to}"' in turtle
    sure = re.findall(r"ggk:resolution ; owl:annotatedTarget .* ggk:confidence (\S+)", turtle)
    assert [float(s) for s in sure] == [1.0] * quoted
