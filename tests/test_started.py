"""Since when a practice is used: told by year or month and a verb of starting, in the sentence that names it."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.linking.cases.started import agreed, started


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("2022年起，梧桐社区创设“长凳会”议事平台", "2022"),
        ("2023年3月，社区党委推行“长凳会”", "2023-03"),
        ("早在二〇一九年，梧桐社区就成立了“长凳会”", "2019"),
        ("2024年，针对停车难，社区创新“长凳会”", "2024"),
        ("2021年5月，“长凳会”正式挂牌", "2021-05"),
        ("“长凳会”始于2019年，如今每月开一次", "2019"),
        ("“长凳会”自2022年十一月起推行", "2022-11"),
        ("“长凳会”反复征求意见，于2021年1月正式实施", "2021-01"),
        ("2018年底推行“长凳会”后，纠纷少了", "2018"),
        # something done then, a plan, an end, a stretch, a going-on, another's year
        ("2023年，召开“长凳会”7次", None),
        ("“长凳会”2023年调解纠纷20起", None),
        ("“长凳会”在2016年获全省表彰", None),
        ("到2025年，全县将建立“长凳会”", None),
        ("2024年，社区计划推行“长凳会”", None),
        ("截至2020年，全镇成立“长凳会”", None),
        ("2020年底前，全面推行“长凳会”", None),
        ("2021年至2023年，全面推行“长凳会”", None),
        ("2024年，该村继续推行“长凳会”", None),
        ("2025年，该县通过建立“长凳会”，化解了纠纷", None),
        ("2018年，他当选村支书，推行“长凳会”", None),
        ("2019年建成的文化广场里，村里推行“长凳会”", None),
        ("2024年，县里出台《推行“长凳会”的意见》", None),
        ("2024年，县里出台“长凳会”实施方案", None),
        ("今年3月，社区推行“长凳会”", None),
    ],
)
def test_a_start_needs_a_year_and_a_verb_of_starting(sentence: str, date: str | None) -> None:
    at = sentence.index("长凳会")
    assert started(sentence, at, at + 3, 0, len(sentence)) == date


def test_statements_that_differ_leave_no_start() -> None:
    assert agreed(["2022", "2022-03", "2022"]) == "2022-03"
    assert agreed(["2021", "2022"]) is None
    assert agreed([]) is None


def test_the_graph_says_since_when_and_quotes_it(example_build: Path) -> None:
    graph = kg.open_graph(example_build)
    by_name = {graph.corpus.mechanisms[m].name: c for c in graph.corpus.cases for m in c.mechanisms if c.started}
    assert by_name["敲门问事"].started == "2023-03"
    told = graph.corpus.starts[by_name["敲门问事"].iri]
    assert ["2023年3月" in q.exact and "敲门问事" in q.exact for q in told] == [True]
    row = next(r for r in graph.ask("recurring", least=1, by="county").rows if r["mechanism"] == "敲门问事")
    assert row["started"] == "2023-03"
    assert row["first"] != row["started"], "a report is no start"
    years = {r["year"]: r for r in graph.ask("timeline", level="brand").rows}
    assert "敲门问事" in str(years["2023"]["started"])
