"""A trouble is called by its words, never by the private person who has it; the evidence stays exact."""

from __future__ import annotations

import pytest

from kg.core.records import ProblemRecord
from kg.linking.private import Unnamed
from kg.pipeline.document import process
from kg.rules import extract_all
from tests.conftest import document, only_article


@pytest.mark.parametrize(
    ("text", "told", "label"),
    [
        ("白鹭村村民林志远突发脑梗，没有收入。", "村民林志远突发脑梗", "突发脑梗"),
        ("8旬老人徐友良家的漏水纠纷拖了很久。", "8旬老人徐友良家的漏水纠纷", "漏水纠纷"),
        ("居民徐友良与邻居林志远因宅基地闹纠纷。", "居民徐友良与邻居林志远因宅基地闹纠纷", "因宅基地闹纠纷"),
        ("村民徐友良上门诉苦。徐友良就赔偿一事协商不成。", "徐友良就赔偿一事协商不成", "就赔偿一事协商不成"),
        ("跟邻居刘家共用的水渠被堵。", "邻居刘家共用的水渠被堵", "共用的水渠被堵"),
        ("社区居民小王患上重病。", "社区居民小王患上重病", "患上重病"),
        ("小梅的爸爸患病住院。", "小梅的爸爸患病住院", "爸爸患病住院"),
        ("村民老徐把一车垃圾倒在河道边。", "村民老徐把一车垃圾倒在河道边", "把一车垃圾倒在河道边"),
        ("居民小区停车难。", "居民小区停车难", "居民小区停车难"),
        ("老街的下水道堵了。", "老街的下水道堵了", "老街的下水道堵了"),
        ("徐女士几年前丢了工作。", "徐女士几年前丢了工作", "几年前丢了工作"),
        ("居民停车难，路灯年久失修。", "居民停车难", "居民停车难"),
        ("听见反映就去找当事人谈一谈。", "就去找当事人谈一谈", "就去找当事人谈一谈"),
        ("高楼水压不足，老人吃饭难。", "高楼水压不足", "高楼水压不足"),
        ("老人吃饭难、学生安全隐患多。", "老人吃饭难", "老人吃饭难"),
        ("老人吃饭难、学生安全隐患多。", "学生安全隐患多", "学生安全隐患多"),
    ],
)
def test_the_words_of_the_trouble_without_the_name(text: str, told: str, label: str) -> None:
    view = extract_all(only_article(text))
    at = view.text.index(told)
    assert Unnamed(view).label(at, at + len(told)) == label


def test_the_evidence_keeps_the_words() -> None:
    text = (
        "柳河社区：“邻里议事会”解难题\n江苏省常熟市青石镇柳河社区推行“邻里议事会”，居民、物业和业委会有事一起商量，"
        "网格员上门收集诉求。居民徐友良家的漏水纠纷拖了两年，议事会三次上门调解，最终得到解决。"
    )
    records = process(document(text)).records
    told = [r for r in records if isinstance(r, ProblemRecord) and "漏水" in r.label]
    assert told
    assert all("徐友良" not in r.label for r in told)
    assert any("徐友良" in e.exact for r in told for e in r.evidence)
