"""Lessons: which sentences state one, which do not, and which case they are drawn from. All places are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.linking.lessons import _statements
from kg.query.cards import report
from kg.query.corpus import Corpus
from kg.query.things import Case, Place, Quotation
from kg.rules import ArticleView
from tests.conftest import only_article

HEAD = "邻里议事会解难题\n"

LESSONS = {
    "proved": [
        "实践证明，居民的事让居民自己商量，比谁代办都管用。",
        "柳河社区的探索充分说明，治理重心下移一寸，群众满意就近一分。",
        "老旧小区的变化深刻昭示：办法就在群众当中。",
    ],
    "taught": [
        "这些发生在楼道里的故事启示我们，把话说开，矛盾就少了一半。",
        "柳河社区的做法告诉我们，信任是一点点攒出来的。",
    ],
    "key": [
        "柳河社区的秘诀在于把居民请到台前。",
        "社区书记说，关键是要让居民自己拿主意。",
        "把议事桌搬到楼下，就是化解邻里矛盾的法宝。",
        "社区还有一个“秘诀”——“勤”。",
    ],
    "because": [
        "小区面貌的变化，离不开党员带头。",
        "楼道变整洁，离不开居民的参与和物业的配合。",
        "停车难之所以能在三个月里解决，是因为每一步都由居民商定。",
        "小区面貌的改变，靠的是楼长一户一户地劝。",
        "网格员用一次次上门，换来了居民的信任。",
    ],
    "only": ["只有把居民组织起来，才能把小区管好。"],
    "needs": [
        "提升小区凝聚力，不仅需要社区干部上门，更要各部门同题共答。",
        "做好群众工作，不能靠一张通知，要坐到居民身边去。",
    ],
    "comment": [
        "“把商量放在前面，是基层治理的好做法。”临江大学教授周知远评价说。",
        "临江大学社会学院教授周知远认为，这一模式让居民成了治理主体。",
    ],
}
NONE = [
    "居民来开死亡证明，一趟就能办好。",
    "老周告诉我们，他家的门从不上锁。",
    "老人行动不便，生活离不开儿女照料。",
    "矛盾源于多年前的一次分地。",
    "柳河社区的改变，源自2020年。",
    "他们之所以被免职，是因为办事推诿。",
    "社区的秘诀在于什么？",
    "习近平总书记强调，办好老百姓的事，关键在于加强农村基层党组织建设。",
    "巡查时，村干部靠的是一张旧地图。",
    "只有凭证才能进入小区。",
    "农技专家说，这种病要早治。",
    "临江大学教授周知远认为，今年夏天偏热。",
    "问卷结果表明，九成住户愿意加装电梯。",
    "居民用旧电池换来两袋盐。",
    "技术员现场讲解管护诀窍：“这段时间要防虫。”",
    "实践证明，只有开放合作，世界经济才能复苏。",
    "有些风景，只有亲自走过，才能真正读懂。",
    "他们的笑容昭示着新农村的希望。",
]


def stated(sentence: str) -> list[tuple[str, str]]:
    article = only_article(f"{HEAD}柳河社区去年办起了邻里议事会。{sentence}大家都来。\n")
    return [(article.text[s:e], rule) for s, e, rule in _statements(ArticleView(article, {}))]


@pytest.mark.parametrize(("rule", "sentence"), [(r, s) for r, found in LESSONS.items() for s in found])
def test_a_lesson_is_found(rule: str, sentence: str) -> None:
    assert stated(sentence) == [(sentence, rule)]


@pytest.mark.parametrize("sentence", NONE)
def test_no_lesson_is_found(sentence: str) -> None:
    assert stated(sentence) == []


def test_headlines_draw_no_lesson() -> None:
    article = only_article("秘诀在于把居民请到台前\n柳河社区去年办起了邻里议事会。\n")
    assert list(_statements(ArticleView(article, {}))) == []


_TEXT = """常熟市两个社区：“邻里议事会”解难题
2024年3月，江苏省常熟市青石镇柳河社区推行“邻里议事会”，居民有事一起商量，化解停车难问题，新增车位52个。实践证明，车位怎么划，居民自己最清楚。
在常熟市青石镇松坡社区，“红管家”机制由党员认领楼道，去年调解纠纷36起，解决了漏水问题。楼道的变化，离不开党员带头。
"""


def test_a_lesson_goes_to_the_case_it_is_drawn_from_and_onto_its_card(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(_TEXT, encoding="utf-8")
    graph = kg.build([tmp_path / "page.txt"], tmp_path / "out", jobs=1)
    told = {
        dict(card.facts)["地点"].split()[-1]: [line.text for line in dict(card.parts)["启示"]]
        for card in report(graph.corpus, region="常熟市").cards
    }
    assert told == {
        "柳河社区": ["实践证明，车位怎么划，居民自己最清楚。"],
        "松坡社区": ["楼道的变化，离不开党员带头。"],
    }
    found = graph.sparql(
        "SELECT ?label { ?case a ggk:PracticeCase ; ggk:hasLesson ?l . ?l a ggk:Lesson ; rdfs:label ?label }"
    )
    assert len(found.rows) == 2
    case = next(c for c in graph.corpus.cases if c.iri in graph.corpus.lessons)
    quote = graph.corpus.lessons[case.iri][0]
    assert _TEXT[quote.start : quote.end] == quote.exact
    card = graph.ask("case", identifier=case.iri)
    assert [r["quote"] for r in card.rows if r["part"] == "lesson 启示"] == [quote.exact]


def test_a_lesson_of_the_region_holds_for_the_cases_inside_it() -> None:
    quote = Quotation("a", 5, 9, "实践证明……")
    names = {"x": "County", "x1": "Community", "y1": "Community"}
    places = {k: Place(k, k, level, "", ("x",) if k == "x1" else (), frozenset()) for k, level in names.items()}
    corpus = Corpus(lambda name: ())
    corpus.__dict__.update(
        places=places,
        cases=[Case(p, p, "a", places=[p]) for p in names],
        lessons={"x": [quote]},
    )
    told = {c.iri: corpus.lessons_for(c) for c in corpus.cases}
    assert told == {"x": [quote], "x1": [quote], "y1": []}
