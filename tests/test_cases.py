"""Which episodes make cases: little is asked of an article about governance, more of one that touches on it."""

from __future__ import annotations

from extractors.screening import Screening, elsewhere, screen
from kg.core.records import CaseRecord, MechanismRecord, OutcomeRecord, PlaceRecord, Record
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


def test_an_article_with_hardly_a_word_of_governing_names_things_and_makes_no_case() -> None:
    told = "江苏省常熟市青石镇柳河村推出“拾光小院”照看服务，每天接待孩子60余人次，村民、老人和邻居都说方便。\n"
    trade = "傍晚的集市上游客不少，民宿也都住满了，种植户忙着装车，消费的人比往年多。\n"
    passed, faint = _screened("傍晚的小院\n" + told), _screened("傍晚的小院\n" + told + trade)
    assert passed.passed and not passed.named_only
    assert faint.passed and faint.named_only
    cases, things = _cases("傍晚的小院\n" + told + trade)
    assert not cases
    assert "拾光小院" in {r.name for r in things.values() if isinstance(r, MechanismRecord)}
    sports = _screened("傍晚的球场\n村民都说好看。\n决赛里球队的选手拿下冠军。" + trade)
    assert not sports.passed, "foreign words: nothing of it is recorded"


def _told_at(text: str, words: str) -> set[str]:
    """Names of the places of the cases that join a mechanism or result of those words."""
    cases, things = _cases(text)
    found = set()
    for case in cases:
        joined = [things[k] for k in (*case.mechanism_keys, *case.outcome_keys)]
        if any(words in (getattr(r, "name", "") or getattr(r, "label", "")) for r in joined):
            found.update(getattr(things[k], "name", "") for k in case.place_keys)
    return found


def test_a_county_whose_offices_act_throughout_is_where_the_story_plays() -> None:
    text = (
        "多部门联动化解纠纷\n"
        "经过江苏省如东县司法局的努力，一起纠纷顺利化解，居民的诉求一个窗口受理，街道和社区的基层治理更有温度，也更有力度。\n"
        "这是如东县人社局参与的一个案例，当事人与如东县司法局的调解员坐到了一起。今年三月，如东县青石镇某村村民老周在工地受伤，与承包商协商多日也没有结果，只好前来求助。\n"
        "局里联合网格员上门调解，双方最终达成协议，老周和家人的生活有了着落，村民们都说这样的服务很贴心，很实在。\n"
        "综治中心还推行“接诉即调”机制，入驻以来累计化解纠纷216起，群众少跑了许多路，街道和社区的干部也减轻了不少负担。"
    )
    assert _told_at(text, "216起") == {"如东县"}


def test_a_wider_place_named_by_the_way_ends_with_its_paragraph() -> None:
    text = (
        "柳河社区：“邻里议事会”解难题\n"
        + _PRACTICE
        + "\n柳河社区把议题交给居民讨论。近年来，江苏省各级部门也在推进基层治理，出台了一批支持政策。\n"
        "“邻里议事会”成立后，累计解决停车、漏水等难题36件。"
    )
    assert _told_at(text, "36件") == {"柳河社区"}


def test_what_a_city_achieved_is_told_of_the_city() -> None:
    text = (
        "江苏多渠道解决停车难\n"
        "江苏省如东县柳河社区推行“邻里议事会”，居民、物业和业委会有事一起商量，网格员上门收集诉求，解决了小区停车难问题。\n"
        "南通市把停车设施列入民生实事，在老旧小区周边建成公共停车场144个，社区居民停车更加方便，基层治理水平不断提升。"
    )
    assert _told_at(text, "144个") == {"南通市"}


def test_a_review_that_is_surely_of_governance_gives_a_trouble_that_a_county_dealt_with() -> None:
    trouble = (
        "浙江省长兴县瞄准群众反映最多的小区停车难，街道、社区、物业和居民一起协商，"
        "网格员上门收集诉求，盘活闲置地块，停车难问题得到解决。"
    )
    text = _review(trouble)
    assert _screened(text).thin and _screened(text).sure
    cases, things = _cases(text)
    assert "长兴县" in {p.name for c in cases for k in c.place_keys if isinstance(p := things[k], PlaceRecord)}


def test_an_article_about_courts_makes_no_case() -> None:
    sitting = "江苏省常熟市青石镇推行“巡回法庭”，法官到社区开庭，网格员来旁听，居民纠纷当庭判决，矛盾在家门口化解。"
    hearing = "法官说，诉讼一多，法庭就忙不过来，又借来两间审判庭，原告、被告排着队等判决。"
    text = "\n".join(["法槌声声", sitting, hearing])
    assert _screened(text).passed and elsewhere(text) > 1
    assert not _cases(text)[0]
    assert _cases(text.replace("法官", "社工").replace("法庭", "调解室"))[0]


def test_what_a_university_does_is_told_of_no_place_named_before() -> None:
    text = (
        "多措并举办实事\n江苏省常熟市推行“邻里议事会”，居民、物业和业委会有事一起商量，网格员上门收集居民诉求。\n"
        "卓远大学聚焦师生诉求，推行“板凳议事会”，学校食堂、宿舍的事一起商量，收集意见260条，逐条建立清单，老师和同学都说，如今有什么话随时能讲，讲了就有回音。"
    )
    assert _told_at(text, "邻里议事会") == {"常熟市"}
    assert not _told_at(text, "260条")


def test_what_a_province_lays_down_makes_no_case() -> None:
    decree = (
        "江苏出台社区服务办法\n"
        "江苏省民政厅日前印发《关于加强社区居民服务工作的办法》，推行“四点接送”机制，解决居民接送难问题，街道、社区、物业、网格员都要参与。\n"
    )
    assert _screened(decree).passed
    assert not _cases(decree)[0]


def test_income_alone_makes_no_case_but_joins_one_of_its_place() -> None:
    town = "江苏省常熟市青石镇柳河社区推行“邻里议事会”\n" + _PRACTICE
    income = "\n几年下来，柳河社区依托土地流转发展大棚种植，社区集体经济年收入突破180万元，居民的腰包鼓了，日子一天比一天有奔头，村口的路也宽了。"
    elsewhere = "\n常熟市青石镇松坡村种下千亩果园，村民靠着采摘和农家乐增收，全村集体经济年收入突破260万元，客人来了一批又一批，村里一年到头热闹。"
    cases, things = _cases(town + income + elsewhere)
    assert any(getattr(things[k], "value", 0) == 1800000 for c in cases for k in c.outcome_keys)
    assert all(getattr(things[k], "value", 0) != 2600000 for c in cases for k in c.outcome_keys)
    assert all(c.mechanism_keys or c.problem_keys for c in cases)


def _joined(text: str) -> list[tuple[set[str], set[str]]]:
    """Mechanisms and outcomes of each case."""
    cases, things = _cases(text)
    return [
        (
            {r.name for k in c.mechanism_keys if isinstance(r := things[k], MechanismRecord)},
            {r.label for k in c.outcome_keys if isinstance(r := things[k], OutcomeRecord)},
        )
        for c in cases
    ]


def test_what_is_told_in_addition_is_no_result_of_what_came_before() -> None:
    text = (
        "柳河社区：“邻里议事会”解难题\n江苏省常熟市青石镇柳河社区推行“邻里议事会”，居民、物业和业委会有事一起商量，"
        "网格员上门收集诉求，化解邻里纠纷27起。此外，社区办起暑期课堂，为130名儿童送去图书。"
    )
    joined = _joined(text)
    assert any("邻里议事会" in m and any("27起" in o for o in outcomes) for m, outcomes in joined)
    assert not any("邻里议事会" in m and any("130名" in o for o in outcomes) for m, outcomes in joined)


def test_two_ways_of_one_paragraph_keep_their_own_results() -> None:
    text = (
        "柳河社区治理有新招\n江苏省常熟市青石镇柳河社区推行“邻里议事会”，居民、物业和业委会一起商量，化解邻里纠纷27起。"
        "同时，社区推行“周三代办”服务，网格员上门跑腿，为老人代办事项64件。"
    )
    joined = _joined(text)
    assert any("邻里议事会" in m and not any("64件" in o for o in outcomes) for m, outcomes in joined)
    assert any("周三代办" in m and any("64件" in o for o in outcomes) for m, outcomes in joined)


def test_no_case_rests_on_its_headline_alone() -> None:
    """What only the headline names is credited to what the text tells of the place, and marked so."""
    text = (
        "柳河社区：“邻里议事会”解难题\n江苏省常熟市青石镇柳河社区居民多次反映停车难。社区党委、物业和业委会一起商量，"
        "腾出空地新增车位52个，停车难问题得到解决。"
    )
    cases, by_key = _cases(text)
    [case] = cases
    assert [by_key[k].name for k in case.mechanism_keys] == ["邻里议事会"]
    assert case.topic_keys == case.mechanism_keys
    assert all("解难题" not in e.exact for e in case.evidence)
    assert case.problem_keys and case.outcome_keys


def test_a_headline_without_a_story_makes_no_case() -> None:
    text = (
        "江苏省常熟市青石镇柳河社区推行“邻里议事会”\n本报讯 秋分已过，天气转凉，大家早晚出门别忘了添件衣服，"
        "近日有雨的日子不多，气温在二十度上下，正是出游赏桂的好时候。"
    )
    assert not _cases(text)[0]
