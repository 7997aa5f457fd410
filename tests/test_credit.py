"""Which mechanism a trouble is credited to, and which place its words are about."""

from __future__ import annotations

import pytest

from kg.core.records import CaseRecord, MechanismRecord, OutcomeRecord, PlaceRecord, ProblemRecord
from kg.linking.cases.topic import covers
from kg.linking.where.locus import Locus
from kg.pipeline.document import process
from tests.conftest import document

_HEAD = "柳河社区：有事大家商量\n"
_ABOUT = (
    "江苏省常熟市青石镇柳河社区党委、居委会和网格员一起走访居民，物业公司、志愿者也来帮忙，"
    "基层治理的事在家门口商量，群众诉求件件有回音。\n"
)
_NEXT = "社区党委随后建立“暖心管家”机制，每天有人巡查，居民有事随时找得到人，问题当天办结，群众都说方便。\n"


def _told(text: str) -> list[tuple[set[str], set[str], set[str], set[str]]]:
    """Places, mechanisms, problems and outcomes of each case."""
    records = process(document(text)).records
    kinds = (PlaceRecord, MechanismRecord)
    names = {r.key: r.name for r in records if isinstance(r, kinds)}
    names |= {r.key: r.label for r in records if isinstance(r, ProblemRecord | OutcomeRecord)}
    cases = [r for r in records if isinstance(r, CaseRecord)]
    fields = [(c.place_keys, c.mechanism_keys, c.problem_keys, c.outcome_keys) for c in cases]
    return [tuple({names[k] for k in keys} for keys in case) for case in fields]  # type: ignore[misc]


def _credited(text: str, trouble: str) -> set[str]:
    return {m for _, mechanisms, problems, _ in _told(text) if any(trouble in p for p in problems) for m in mechanisms}


def test_a_trouble_is_credited_to_the_answer_of_the_next_paragraph() -> None:
    trouble = "过去，小区里停车难的问题长期得不到解决，居民意见很大，找物业、找街道都没有结果，大家只好把车停在路边和绿化带上。\n"
    assert "暖心管家" in _credited(_HEAD + _ABOUT + trouble + _NEXT, "停车难")


def test_one_that_only_heard_of_a_trouble_gives_way_to_one_that_answered() -> None:
    trouble = (
        "过去，小区里停车难的问题长期得不到解决，居民意见很大。居民在“邻里议事会”上反映了情况，"
        "大家说了很多，可是一时也没有办法，只好先记下来，回去再想。\n"
    )
    assert "暖心管家" in _credited(_HEAD + _ABOUT + trouble + _NEXT, "停车难")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("街道党工委随后推行“一线议事会”机制，新增车位52个。", "和平街道"),
        ("重庆市渝中区民政局推行“一线议事会”机制，网格员上门，新增车位52个。", "渝中区"),
    ],
)
def test_what_stands_for_a_place_moves_the_story(text: str, place: str) -> None:
    about = (
        "重庆市江北区和平街道柳河社区党委、居委会和网格员一起走访居民，物业公司、志愿者也来帮忙，"
        "基层治理的事在家门口商量，群众诉求件件有回音。\n"
    )
    cases = _told(_HEAD + about + text)
    assert any(place in places and "一线议事会" in mechanisms for places, mechanisms, _, _ in cases)


def test_what_others_do_and_one_learned_from_is_not_used() -> None:
    text = "柳河社区借鉴“院坝说事会”经验，推行“廊桥议事会”，网格员牵头，新增车位52个。\n"
    used = {m for _, mechanisms, _, _ in _told(_HEAD + _ABOUT + text) for m in mechanisms}
    assert "廊桥议事会" in used
    assert "院坝说事会" not in used


def test_a_name_that_speaks_of_hearing_does_not_only_hear() -> None:
    trouble = "过去，小区里停车难的问题长期得不到解决，居民意见很大，找物业、找街道都没有结果，大家只好把车停在路边和绿化带上。\n"
    answer = "社区党委用好“随时上报、当天分类”机制，网格员每天巡查，问题当天办结，群众都说方便，谁家门口的事都有人管，管到哪一步也有人说。\n"
    assert _credited(_HEAD + _ABOUT + trouble + answer + _NEXT, "停车难") == {"随时上报、当天分类"}


def test_one_that_was_founded_then_is_what_was_done_though_it_hears() -> None:
    trouble = "过去，小区里停车难的问题长期得不到解决，居民意见很大，找物业、找街道都没有结果，大家只好把车停在路边和绿化带上。\n"
    answer = "社区党委推行“周末圆桌会”机制，收集群众需求，把大家的智慧汇到一处，还请来设计师现场画图，图纸贴在墙上，谁都可以添一笔。\n"
    assert _credited(_HEAD + _ABOUT + trouble + answer + _NEXT, "停车难") == {"周末圆桌会"}


_MANY = "柳河社区推行“邻里议事会”“暖心管家”机制，又设立“积分超市”，居民有事随时找得到人，群众都说方便。"


@pytest.mark.parametrize(
    ("told", "trouble", "means"),
    [
        ("“老娘舅工作室”化解邻里纠纷，楼道里安静下来，群众都说好。\n", "纠纷", {"老娘舅工作室"}),
        ("社区通过“邻里议事会”商量了三回，解决停车难问题，新增车位52个。\n", "停车难", {"邻里议事会"}),
        ("针对停车难问题，社区党委推出“潮汐车位”机制，居民晚上都停得下车。\n", "停车难", {"潮汐车位"}),
    ],
)
def test_a_trouble_is_told_apart_with_what_plainly_ended_it(told: str, trouble: str, means: set[str]) -> None:
    text = _HEAD + _ABOUT + _MANY + told
    assert _credited(text, trouble) == means
    assert {"邻里议事会", "暖心管家"} <= {m for _, mechanisms, _, _ in _told(text) for m in mechanisms}


def test_outcomes_stay_with_all_that_their_paragraph_names() -> None:
    text = _HEAD + _ABOUT + _MANY + "社区通过“邻里议事会”商量了三回，解决停车难问题，新增车位52个。\n"
    led = [mechanisms for _, mechanisms, _, outcomes in _told(text) if outcomes]
    assert len(led) == 1
    assert {"邻里议事会", "暖心管家"} <= led[0]


_TROUBLE = (
    "过去，小区里停车难的问题长期得不到解决，居民意见很大，找物业、找街道都没有结果，大家只好把车停在路边和绿化带上。\n"
)


def test_what_ended_a_trouble_where_it_is_told_again_is_credited() -> None:
    again = (
        "到了第二年春天，社区又请来“潮汐管家”，网格员每天早晚上门引导，物业公司把院里的空地也让了出来，"
        "停车难的问题彻底解决了，居民拍手叫好，都说这事办得漂亮。\n"
    )
    assert {"暖心管家", "潮汐管家"} <= _credited(_HEAD + _ABOUT + _TROUBLE + _NEXT + again, "停车难")


@pytest.mark.parametrize(
    "left",
    [
        "居民们自己凑钱买来白漆，画好了车位，最终大家都停得下车，谁也不用再为这事吵架，邻居见面又有说有笑，逢年过节还凑在一起吃顿饭。\n",
        "居民们自己凑钱买来白漆，画好了车位，大家都停得下车，邻居见面又有说有笑了。\n除了管好停车，社区还有别的事。",
    ],
)
def test_what_comes_after_the_end_of_a_story_did_not_end_it(left: str) -> None:
    unlike = "柳河社区党群服务中心开设“夕阳红画室”“星火讲堂”，老人们每周二来画画、写字，网格员上门接送，孩子们放了学也来坐一坐，群众都说方便，日子过得比从前热闹多了。\n"
    held = "柳河社区党委推行“邻里议事会”机制，居民有事一起商量，网格员当天上门，件件有回音，说过的话都记在本子上，贴在墙上，群众都说方便。\n"
    credited = _credited(_HEAD + _ABOUT + held + _TROUBLE + left + unlike, "停车难")
    assert not credited & {"夕阳红画室", "星火讲堂"}


def test_what_was_behind_an_end_may_be_told_after_it() -> None:
    ended = (
        "网格员一家一家上门商量，又请来设计师画图，最终大家都停得下车，谁也不用再为这事吵架，邻居见面又有说有笑了。\n"
    )
    behind = "这样的变化，得益于柳河社区推行的“暖心管家”机制，每天有人巡查，居民有事随时找得到人，群众都说方便。\n"
    assert "暖心管家" in _credited(_HEAD + _ABOUT + _TROUBLE + ended + behind, "停车难")


def test_one_who_looks_back_means_what_was_told_before() -> None:
    runs = "柳河社区推行“潮汐管家”机制，网格员早晚引导，夜里把空地让出来，居民有事随时找得到人，物业公司和志愿者也来帮忙，群众都说方便。\n"
    back = "居民们都看在眼里。在这里住了二十多年的老住户心里最有数。“以前停车难的问题最让人头疼，半夜还在转圈找车位。现在好了，回家就能停。”老住户笑着说，连亲戚来串门也有地方停。\n"
    then = "柳河社区党群服务中心开设“夕阳红画室”，老人们每周二来画画、写字，网格员上门接送，孩子们放了学也来坐一坐，群众都说方便，日子过得比从前热闹多了。\n"
    assert _credited(_HEAD + _ABOUT + runs + back + then, "停车难") == {"潮汐管家"}


def test_a_parade_behind_an_answer_is_not_credited() -> None:
    parade = (
        "社区党委随后推行“暖心管家”机制，每天有人巡查，夜里引导停车。社区还开设“夕阳红画室”，组建“星火讲堂”，"
        "成立“小蜜蜂服务队”，办起“邻里议事会”，网格员上门，群众都说方便。\n"
    )
    assert _credited(_HEAD + _ABOUT + _TROUBLE + parade, "停车难") == {"暖心管家"}


def test_a_brand_is_credited_with_its_part() -> None:
    text = "柳河社区推行“一码通”机制，居民有事随时找得到人，件件有回音，网格员当天上门，物业公司和志愿者也来帮忙，群众都说方便。\n"
    part = (
        "过去小区停车难，居民意见很大，夜里回来晚的人要转上半个多小时。社区通过“一码通数字平台”引导错峰停车，"
        "停车难问题得到解决，群众都说方便。\n"
    )
    assert {"一码通", "一码通数字平台"} <= _credited(_HEAD + _ABOUT + text + part, "停车难")


def test_people_act_under_their_name_alone_where_they_were_introduced_before() -> None:
    records = process(
        document(
            _HEAD
            + _ABOUT
            + "“大家的事大家办。”柳河社区党委书记周文峰说，社区党委推行“邻里议事会”机制，居民有事一起商量，网格员当天上门，件件有回音，说过的话都记在本子上。\n"
            "去年夏天，小区停车难，居民意见很大，夜里回来晚的人要转上半个多小时。周文峰马上召集楼栋长，用“邻里议事会”商量了三回，解决停车难问题，新增车位52个。\n"
        )
    ).records
    person = next(r.key for r in records if r.kind == "person")
    cases = [r for r in records if isinstance(r, CaseRecord) and r.problem_keys]
    assert cases and all(person in c.agent_keys for c in cases)


_ELSEWHERE = (
    "柳河社区党群服务中心开设“夕阳红画室”，老人们每周二来画画、写字，网格员上门接送，"
    "孩子们放了学也来坐一坐，群众都说方便，日子过得比从前热闹多了。\n"
)


@pytest.mark.parametrize(
    "means",
    [
        "该机制运行三个月，画出了新车位，夜里有人引导。\n",
        "通过这一工作机制，大家错峰停车，楼道里也干净了。\n",
    ],
)
def test_this_mechanism_is_the_one_named_last(means: str) -> None:
    runs = "柳河社区推行“潮汐管家”机制，每天有人巡查，居民有事随时找得到人，物业公司和志愿者也来帮忙，群众都说方便。\n"
    told = f"过去小区停车难，居民意见很大，夜里回来晚的人要转上半个多小时。{means}"
    assert _credited(_HEAD + _ABOUT + runs + told + _ELSEWHERE, "停车难") == {"潮汐管家"}


def test_a_meeting_is_credited_with_what_was_told_there() -> None:
    scene = "上周五晚上，“槐荫议事会”如期开场，楼栋长、物业经理和二十多位居民围坐在老槐树下，搬来小竹椅，泡上一壶茶，你一言我一语地说开了。\n"
    told = (
        "居民老吴第一个开口：“小区停车难，半夜回来要转上半个多小时，大家意见都很大。”"
        "几个年轻人也跟着点头称是，说的是实情，夜里最难受。\n"
    )
    named = (
        "柳河社区推行“潮汐管家”机制，“潮汐管家”由楼栋长来当，“潮汐管家”每天上门，居民有事随时找得到人，群众都说方便。\n"
    )
    assert "槐荫议事会" in _credited(_HEAD + _ABOUT + named + scene + told, "停车难")


def test_each_trouble_of_a_list_has_the_means_of_its_own_clause() -> None:
    text = "停车难，用“潮汐车位”化解；噪声扰民，请“和事佬工作室”调解；柳河社区的每天有人巡查，居民都说方便。\n"
    assert _credited(_HEAD + _ABOUT + text, "停车难") == {"潮汐车位"}
    assert _credited(_HEAD + _ABOUT + text, "噪声") == {"和事佬工作室"}


def test_a_trouble_among_a_parade_of_mechanisms_is_told_apart() -> None:
    text = (
        "社区开设“夕阳红画室”，组建“星火讲堂”，成立“小蜜蜂服务队”，网格员天天上门，居民有事随时找得到人。"
        "小区停车难，居民意见很大，社区召开“槐荫议事会”商量了三回，画出了新的车位，群众都说方便。\n"
    )
    assert _credited(_HEAD + _ABOUT + text, "停车难") == {"槐荫议事会"}


def test_what_another_section_tells_of_is_not_credited() -> None:
    runs = (
        "“潮汐管家”有办法\n柳河社区推行“潮汐管家”机制，“潮汐管家”由楼栋长来当，“潮汐管家”每天上门，"
        "居民有事随时找得到人，群众都说方便。\n"
    )
    other = (
        "小广场换新颜\n社区后面的小广场杂草丛生，垃圾没人清运，居民意见很大。党员和志愿者干了两个周末，"
        "清出三车垃圾，栽上了花草，群众都说方便。\n"
    )
    assert _credited(_HEAD + _ABOUT + runs + other, "杂草") == set()


def test_the_next_episode_is_not_credited_where_the_text_turns_to_something_else() -> None:
    runs = (
        "柳河社区推行“潮汐管家”机制，“潮汐管家”由楼栋长来当，“潮汐管家”每天上门，居民有事随时找得到人，群众都说方便。\n"
    )
    told = "小区后面的广场杂草丛生，垃圾没人清运，居民意见很大。党员和志愿者干了两个周末，清出三车垃圾，栽上了花草，老人孩子从此有了去处，傍晚总是热热闹闹的。\n"
    turns = "与此同时，社区和沿街的商户一起推行“蓝伞驿站”机制，给放学的孩子递一杯热水、借一把雨伞，网格员常来看看，家长们放心了许多，群众都说方便。\n"
    assert "蓝伞驿站" not in _credited(_HEAD + _ABOUT + runs + told + turns, "杂草")


def test_what_is_named_in_passing_far_from_a_trouble_does_not_answer_it() -> None:
    told = (
        "小区后面的广场杂草丛生，垃圾没人清运，居民意见很大。党员和志愿者干了两个周末，清出三车垃圾，栽上了花草，"
        "老人孩子从此有了去处，傍晚总是热热闹闹的。\n"
    )
    life = (
        "居民都很满意。清晨有人打拳，傍晚有人跳舞，周末还有露天电影，网格员带着志愿者搬来长椅，谁家有了喜事也愿意在这里说一声。"
        "老裁缝在树下支起缝纫机，替邻居改裤脚、换拉链，分文不取；退休教师教孩子们写毛笔字，一笔一画从不马虎。\n"
        "到了中秋，各家端出一盘点心，长桌从东头摆到西头，外地来的租户也坐下来吃一块月饼，说起各自的家乡话。"
        "冬天雪大，天不亮就有人扫出一条路来，送奶的、上学的、赶早班车的踩着干净的路面出门，心里都是暖的。\n"
        "社区干部也常来坐坐，听听大家说些什么，回去记在本子上，隔几天再来回话，一来二去都成了熟人。"
        "物业公司的师傅把旧水泵改成了小喷泉，孩子们围着水花跑来跑去，大人坐在一旁聊天，蝉声一阵高过一阵。\n"
    )
    passing = "柳河社区还推行“蓝伞驿站”机制，给放学的孩子递一杯热水、借一把雨伞，网格员常来看看，家长们放心了许多，群众都说方便。\n"
    assert _credited(_HEAD + _ABOUT + told + life + passing, "杂草") == set()


def test_a_parade_before_the_end_of_a_trouble_is_not_credited() -> None:
    parade = (
        "社区开设“夕阳红画室”，组建“星火讲堂”，办起“蓝伞驿站”，网格员天天上门，老人孩子都有了去处。"
        "一年下来，停车难的问题解决了，楼道里也干净了，群众都说方便。\n"
    )
    assert _credited(_HEAD + _ABOUT + _TROUBLE + _NEXT + parade, "停车难") == {"暖心管家"}


def test_what_many_places_do_answers_no_trouble_of_one() -> None:
    text = (
        "柳河社区的高价彩礼曾经让很多居民发愁，办一场酒席要花掉几年的积蓄，天价彩礼难题由来已久，居民意见很大，社区党委上门劝过几回，谁也不愿先改。\n"
        "移风易俗要靠大家。多地建立“喜事新办”理事会机制，修订村规民约，网格员和志愿者把新规矩送到家家户户，文明新风慢慢吹进生活，大家都说好。\n"
    )
    assert not _credited(_HEAD + _ABOUT + text, "天价彩礼")


#: an article that is about something else than its _NEXT
_FORUM = (
    "柳河社区的“邻里议事会”\n"
    "江苏省常熟市青石镇柳河社区推行“邻里议事会”，居民、物业和业委会有事一起商量，网格员上门收集诉求，"
    "“邻里议事会”每月开一次，社区党委书记也来听。\n"
)


def test_this_trouble_is_the_one_told_last() -> None:
    first = "社区里停车难，居民天天为抢车位吵架，找物业、找街道都没有结果，大家只好把车停在路边和绿化带上，没有一个晚上是清静的，灯亮到半夜，谁也睡不好。\n"
    last = "老人还遇到办事难：证要跑三趟才办得下来，缺一张材料又得回去找，路远的来回就要大半天，有的人干脆不办了，居民意见很大，网格员也跟着着急。\n"
    answer = "为了解决这个问题，社区党委建立“暖心管家”机制，每天有人上门代办，居民有事随时找得到人，群众都说方便，报名的人不少。\n"
    assert "暖心管家" not in _credited(_FORUM + first + last + answer, "停车难")
    assert "暖心管家" in _credited(_FORUM + last + answer, "办事难")
    assert "暖心管家" in _credited(_FORUM + first + answer, "停车难")


def test_what_comes_after_a_line_with_a_dash_was_not_answered_before_it() -> None:
    before = "柳河社区推行“暖心管家”机制，每天有人巡查，居民有事随时找得到人，问题当天办结，群众都说方便，报名的人排到了下个月。\n"
    lead = "停车有了着落——\n"
    now = (
        "以前小区里停车难，居民意见很大，如今划了线，装了道闸，老人出门也放心，网格员每天傍晚都来看一遍，大家都说好。\n"
    )
    assert "暖心管家" in _credited(_FORUM + before + now, "停车难")
    assert "暖心管家" not in _credited(_FORUM + before + lead + now, "停车难")


def test_a_clause_that_goes_on_at_the_same_time_answers_as_well() -> None:
    told = (
        "针对小区停车难、乘凉没有去处，柳河社区腾出闲置空地，划出夜间车位；"
        "同时，和街道一起建立“暖心管家”机制，每天有人巡查，居民有事随时找得到人。\n"
    )
    assert "暖心管家" in _credited(_HEAD + _ABOUT + told, "停车难")


def test_a_trouble_that_its_own_paragraph_ended_by_other_means_is_not_what_the_next_one_is_for() -> None:
    ended = (
        "半年前，柳河社区的这块空地脏乱差，居民意见很大。通过腾退清理，原来堆杂物的角落，如今变成了口袋公园，"
        "老人每天都来坐坐，孩子们在花坛边上跑来跑去。\n"
    )
    more = _NEXT.removesuffix("。\n") + "，报名巡查的人排到了下个月，楼道里也比从前干净。\n"
    assert "暖心管家" not in _credited(_FORUM + ended + more, "脏乱差")
    assert "暖心管家" in _credited(_FORUM + ended.split("。")[0] + "。\n" + more, "脏乱差")


def test_who_had_nothing_of_a_practice_blames_it() -> None:
    trouble = "“以前停车难，居民意见很大，找谁都没有结果。{}”柳河社区党委书记说，大家后来把树下的空地腾了出来，才算松了一口气。\n"
    blamed = trouble.format("我们没有感受到‘暖心管家’机制的便利，反倒添了麻烦。")
    used = trouble.format("我们用‘暖心管家’机制解决了停车难。")
    assert "暖心管家" in _credited(_HEAD + _ABOUT + used, "停车难")
    assert "暖心管家" not in _credited(_HEAD + _ABOUT + blamed, "停车难")


def test_what_a_later_paragraph_names_is_not_put_against_a_trouble_answered_in_its_own() -> None:
    told = "柳河社区停车难，居民意见很大，社区用“暖心管家”机制化解停车难，新增车位52个，网格员每天傍晚都来看一遍，大家都说好。\n"
    said = "“社区和街道一样，有了‘履职清单’制度之后，该做什么一目了然。”\n"
    assert _credited(_HEAD + _ABOUT + told + said, "停车难") == {"暖心管家"}


def test_what_is_named_in_passing_speaks_of_its_paragraph_only() -> None:
    plain = "楼下的香樟树长得高，几位老街坊在树下下棋，说起从前的日子，棋子落得很响，落了一地的叶子也没人去扫，太阳慢慢地移过去。\n"
    passing = "有居民在“乘凉夜话”机制上提过几句，社区党委记在本子上，网格员也来听，窗口里的人把灯开着，一直坐到很晚才散，说的都是家常。\n"
    trouble = "柳河社区的停车难也是老问题，网格员还在一户一户做工作，白天敲门没有人应，晚上再来一趟，鞋子磨破了两双，居民意见还是很大。\n"
    more = "河面上的风吹过来，走路的人放慢了脚步，抬头看一看云，又慢慢往前走，远处有人吹着笛子，声音断断续续，孩子跟着哼了两句。\n"
    again = "茶馆里坐满了人，水汽往上冒，先生说起早年的故事，拍一下木头，满屋子就静下来，只听见勺子碰着碗沿，叮当叮当，又一天过去了。\n"
    text = _HEAD + _ABOUT + plain + more + again + passing
    assert "乘凉夜话" not in _credited(text + trouble, "停车难")


def test_what_the_next_paragraph_names_did_not_end_what_was_over_before() -> None:
    trouble = "柳河社区停车难，居民意见很大。网格员一户一户商量，划出夜间车位，{}，街坊们傍晚又坐到树下下棋，说起从前抢车位的日子。\n"
    more = _NEXT.removesuffix("。\n") + "，报名巡查的人排到了下个月，楼道里也比从前干净。\n"
    assert "暖心管家" in _credited(_FORUM + trouble.format("还是不够用") + more, "停车难")
    assert "暖心管家" not in _credited(_FORUM + trouble.format("最终化解了矛盾") + more, "停车难")


def test_what_somebody_only_comes_by_answers_nothing() -> None:
    text = (
        "过去，小区里停车难的问题长期得不到解决，居民意见很大，大家只好把车停在路边和绿化带上，网格员一次次上门劝导。\n"
        "忙了一上午，网格员小林就近找了家餐馆，点了一碗面，打包赶往附近的暖心驿站，边吃边歇脚，下午再去走访。\n"
    )
    assert "暖心驿站" not in _credited(_HEAD + _ABOUT + text, "停车难")


def test_a_trouble_that_was_mended_at_once_is_not_answered_later() -> None:
    text = (
        "柳河社区的网格员随叫随到，老人家中水管堵塞及时抢修，逢年过节送去米面油，陪他们聊天解闷，日子久了大家都把他当成自家人。\n"
        "后来，社区与学校合作，打造“柳暖晚晴”项目，大学生志愿者每周来给老人理发、读报，居民都说好，街坊四邻抢着报名。\n"
    )
    assert "柳暖晚晴" not in _credited(_HEAD + _ABOUT + text, "水管堵塞")


def test_a_practice_of_one_part_is_none_of_the_whole() -> None:
    place = Locus.__new__(Locus)
    place._ancestors = {"village": frozenset({"town"}), "other": frozenset({"town"}), "town": frozenset({"county"})}
    assert covers({"county"}, "town", place, headlined=False)
    assert not covers({"village"}, "town", place, headlined=False)
    assert covers({"village"}, "town", place, headlined=True)
    assert covers({"village", "other"}, "town", place, headlined=False)


def _by_context(text: str) -> set[str]:
    """Mechanisms that some case is credited with though no sentence ties them to it."""
    records = process(document(text)).records
    names = {r.key: r.name for r in records if isinstance(r, MechanismRecord)}
    return {names[k] for r in records if isinstance(r, CaseRecord) for k in (*r.near_keys, *r.topic_keys)}


_LONG = (
    "过去，小区里停车难的问题长期得不到解决，居民意见很大，大家只好把车停在路边和绿化带上，找物业、找街道都没有结果，"
    "一拖就是好几个月，谁也拿不出办法。\n"
)
_KEEPER = _NEXT.replace("每天", "党员、志愿者和网格员一起参加，每天")


def test_what_answers_far_from_a_trouble_is_marked() -> None:
    days = "一二三四五六七八九"
    asked = "".join(f"第{day}天，书记问了{day}号楼的人，把大家的意见记在本子上，物业公司的人也跟着听。" for day in days)
    assert "暖心管家" not in _by_context(_HEAD + _ABOUT + _LONG + _KEEPER)
    assert "暖心管家" in _by_context(_HEAD + _ABOUT + _LONG + asked + "\n" + _KEEPER)


def test_what_is_told_next_of_the_county_is_marked_for_its_village() -> None:
    county = "常熟市随后建立“暖心管家”机制，党员、志愿者和网格员一起参加，每天有人巡查，居民有事随时找得到人，问题当天办结。\n"
    assert "暖心管家" in _credited(_HEAD + _ABOUT + _LONG + county, "停车难")
    assert "暖心管家" in _by_context(_HEAD + _ABOUT + _LONG + county)


def test_what_is_told_of_a_much_later_year_answers_no_old_trouble() -> None:
    assert "暖心管家" not in _by_context(_HEAD + _ABOUT + "2012年，" + _LONG + "2013年，" + _KEEPER)
    assert "暖心管家" in _by_context(_HEAD + _ABOUT + "2012年，" + _LONG + "2024年，" + _KEEPER)


def test_a_trouble_that_faded_in_the_next_paragraph_is_not_what_came_later() -> None:
    wall = _LONG.replace("小区里停车难的问题长期得不到解决", "居民办事难，和干部之间隔着一堵墙")
    assert "暖心管家" in _credited(_HEAD + _ABOUT + wall + _KEEPER, "办事难")
    faded = "干部一天天上门，那堵墙渐渐消失了。\n"
    assert "暖心管家" not in _credited(_HEAD + _ABOUT + wall + faded + _KEEPER, "办事难")


def test_a_practice_is_not_credited_with_what_was_before_it() -> None:
    text = _HEAD + _ABOUT + _KEEPER + "在深化“暖心管家”机制{}，柳河社区推行“楼长说事”机制，办结居民的事项320件。\n"
    for word, told in (("之前", {"楼长说事"}), ("之后", {"楼长说事", "暖心管家"})):
        assert [m for _, m, _, o in _told(text.format(word)) if any("320件" in x for x in o)] == [told]


def test_a_result_told_before_a_practice_stands_by_itself() -> None:
    first = "两年来，柳河社区已新建便民服务站26个。柳河社区推行“楼长说事”机制，每周三听居民说事。\n"
    tied = first.replace("柳河社区推行", "这得益于柳河社区推行的")
    assert (set(), True) in [
        (m, any("26个" in o for o in outcomes)) for _, m, _, outcomes in _told(_HEAD + _ABOUT + first)
    ]
    assert [m for _, m, _, o in _told(_HEAD + _ABOUT + tied) if any("26个" in x for x in o)] == [{"楼长说事"}]


def test_an_unnamed_quarter_is_where_the_story_was() -> None:
    text = (
        _HEAD
        + "浙江省金华市婺城区住建部门在小区走访发现，物业服务跟不上，居民意见很大，社区、网格员一起调解矛盾纠纷，群众诉求件件有回音。"
        + "金华市中级人民法院提出建议，建立“质价动态”机制。相关部门调整后，该小区的物业费从每平方米2.2元下调至1.6元。\n"
    )
    assert {"婺城区"} in [places for places, _, _, outcomes in _told(text) if any("1.6元" in o for o in outcomes)]


@pytest.mark.parametrize(
    "end",
    [
        "民警把两家请到一起，释法明理，最后双方达成一致意见。\n这次调解，催生了社区的“暖心管家”机制，每天有人巡查，居民有事随时找得到人，群众都说方便。\n",
        "社区把规划的方案报了上去，大家一遍遍论证，方案获批的那天居民都很高兴。\n" + _NEXT,
    ],
)
def test_what_came_of_a_trouble_or_after_its_end_did_not_settle_it(end: str) -> None:
    trouble = "过去，小区里停车难的问题长期得不到解决，居民意见很大，找物业、找街道都没有结果，大家只好把车停在路边和绿化带上。"
    assert "暖心管家" not in _credited(_HEAD + _ABOUT + trouble + end, "停车难")


def test_what_somebody_remembers_is_not_what_a_later_practice_is_for() -> None:
    trouble = (
        "印象很深的是一个患小儿麻痹症的女孩，起初整天闷在家里，不愿见人。我上门办证的时候跟她聊天，鼓励她开网店，一遍遍陪她练。"
        "现在她每个月都有收入，还拉着邻居一起发货。\n"
    )
    assert "暖心管家" not in _credited(_HEAD + _ABOUT + trouble + _NEXT, "闷在家里")
