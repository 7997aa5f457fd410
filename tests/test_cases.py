"""Which episodes make cases: little is asked of an article about governance, more of one that touches on it."""

from __future__ import annotations

from extractors.screening import Screening, screen
from kg.core.records import CaseRecord, MechanismRecord, PlaceRecord, Record
from kg.pipeline.document import process
from tests.conftest import document, only_article

_PRACTICE = (
    "江苏省常熟市青石镇柳河社区推行“邻里议事会”，居民、物业和业委会有事一起商量。"
    "社区党委牵头，网格员上门收集居民诉求，"
    "停车难问题得到解决，新增车位52个。"
)
_PASSING = (
    "浙江省长兴县支持企业牵头组建“链上联盟”机制，推动上下游企业协同攻关，订单同比增长三成，破解了零部件配套难题，"
    "带动一批配套企业向高端化、智能化迈进，出口的国家和地区也越来越多。"
)
_WORDS = (
    "街道、社区、居民、网格员、党支部、物业、业委会都参与其中，群众诉求件件有回音，基层治理更加精细，"
    "这些变化都写在统计公报的字里行间，也写在一张张笑脸上，成为高质量发展的生动注脚。"
)
_SUBJECTS = ("钢铁", "船舶", "纺织", "航空", "医药", "化工", "光伏", "水泥", "轴承", "机床", "芯片", "风电")
_TELLS = (
    "生产线上机器轰鸣，工人正在赶制发往海外的一批新货，车间主任介绍，今年排产已经到了年底",
    "行业利润由降转升，研发投入占营业收入的比重创下新高，新产品接连通过权威机构的鉴定",
    "出口额保持两位数增长，高附加值品种占比继续提升，企业在海外设立的研发中心陆续启用",
)


def _review(*told: str) -> str:
    """A long review of the economy with some paragraphs among many others."""
    filler = [f"{s}企业传来好消息：{t}，{s}的市场前景被普遍看好。" for t in _TELLS for s in _SUBJECTS]
    return "\n".join(["推动经济行稳致远", *filler[:18], *told, *filler[18:]])


def _cases(text: str) -> tuple[list[CaseRecord], dict[str, Record]]:
    records = process(document(text)).records
    return [r for r in records if isinstance(r, CaseRecord)], {r.key: r for r in records}


def _screened(text: str) -> Screening:
    return screen(only_article(text))


def test_an_article_about_governance_is_not_thin() -> None:
    text = "柳河社区：“邻里议事会”解难题\n" + _PRACTICE
    assert _screened(text).passed and not _screened(text).thin
    assert _cases(text)[0]


def test_a_long_review_gives_only_what_is_plainly_governance_of_a_place_that_it_names() -> None:
    text = _review(_PRACTICE, _PASSING)
    screening = _screened(text)
    assert screening.passed and screening.thin
    cases, things = _cases(text)
    assert cases
    for case in cases:
        places = [things[k] for k in case.place_keys]
        assert [p.name for p in places if isinstance(p, PlaceRecord)] == ["柳河社区"]
        told = [things[k] for k in case.mechanism_keys]
        assert "邻里议事会" in {m.name for m in told if isinstance(m, MechanismRecord)}


def test_governance_in_passing_makes_no_case() -> None:
    text = _review(_WORDS, _PASSING)
    assert _screened(text).thin
    assert not _cases(text)[0]
