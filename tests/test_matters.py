"""Which troubles and results are told of a mechanism, and which only stand beside it."""

from __future__ import annotations

import pytest

from kg.pipeline.document import process
from tests.conftest import document
from tests.test_credit import _ABOUT, _HEAD, _NEXT, _credited, _told
from tests.test_topic import _PLAIN, _WIDE

_FORUM = (
    "江苏省常熟市青石镇柳河社区推行“邻里议事会”，居民、物业和业委会有事坐下来商量，网格员上门收集诉求，"
    "社区党委每周看一次办得怎样，群众都说方便。\n"
)


def _with(text: str, result: str) -> list[set[str]]:
    """Mechanisms of the cases that hold a result."""
    return [mechanisms for _, mechanisms, _, outcomes in _told(text) if any(result in o for o in outcomes)]


@pytest.mark.parametrize(
    "looks_back",
    [
        "截至目前，柳河社区党委和居委会为居民代办事项64件，网格员的本子换了一本又一本，墙上挂满了居民送来的感谢信。\n",
        "很快，柳河社区党委和居委会为居民代办事项64件，网格员的本子换了一本又一本，墙上挂满了居民送来的感谢信。\n",
        "有了商量的地方，柳河社区党委和居委会为居民代办事项64件，网格员的本子换了一本又一本，墙上挂满感谢信。\n",
        "柳河社区的议事长廊里，党委和居委会为居民代办事项64件，网格员的本子换了一本又一本，墙上挂满了感谢信。\n",
    ],
)
def test_results_of_a_paragraph_of_their_own_are_told_of_what_it_looks_back_to(looks_back: str) -> None:
    assert _with(_HEAD + _FORUM + looks_back, "64件") == [{"邻里议事会"}]


@pytest.mark.parametrize(
    "on",
    [
        "柳河社区党委和居委会在重阳节前为老年居民代办事项64件，网格员的本子换了一本又一本，墙上挂满了送来的感谢信，老人们坐在一起看得高兴。\n",
        "此外，柳河社区党委和居委会目前为居民代办事项64件，网格员的本子换了一本又一本，墙上挂满了居民送来的感谢信，老人们坐在一起看得高兴。\n",
        "柳河社区举一反三，目前党委和居委会为居民代办事项64件，网格员的本子换了一本又一本，墙上挂满居民送来的感谢信，老人们坐在一起看得高兴。\n",
    ],
)
def test_results_that_look_back_to_nothing_are_told_of_no_mechanism(on: str) -> None:
    assert _with(_HEAD + _FORUM + on, "64件") == [set()]


def test_a_bare_word_means_the_mechanism_named_with_it() -> None:
    text = (
        "柳河社区推出“柳暖晚晴”居家养老服务项目，网格员和志愿者上门给老年居民打扫卫生、陪着聊天，老人们都说好，子女在外地也放心，逢人就夸。\n"
        "社区还探索互助养老“暖心积分”，志愿者的服务记进存折，攒够了换理发、换日用品，居民抢着来报名，一个月下来换了几轮，超市里的货架都空了。\n"
        "据了解，项目目前累计为居民代办事项64件，社区党委、居委会和网格员每月回访一次，老人有什么要求都当面记下来，能办的当天办好。\n"
    )
    assert _with(_HEAD + _ABOUT + text, "64件") == [{"柳暖晚晴"}]


def test_each_member_of_a_series_keeps_its_own_trouble_and_way() -> None:
    text = (
        "柳河社区针对停车难的问题，健全“潮汐车位”机制；聚焦老人就餐难的问题，深入实施“柳暖食堂”服务，"
        "网格员、志愿者一起上门，居民都说方便。\n"
    )
    assert _credited(_HEAD + _ABOUT + text, "停车难") == {"潮汐车位"}
    assert _credited(_HEAD + _ABOUT + text, "就餐难") == {"柳暖食堂"}


def test_a_member_of_a_series_that_tells_what_was_done_needs_no_other() -> None:
    text = (
        "柳河社区楼道乱堆杂物，网格员小林联系物业清走杂物、粉刷墙面；防骗宣传没有人听，小林组建“银龄楼长团”，"
        "请来退休教师给居民讲课，志愿者也跟着学。\n"
    )
    assert _credited(_HEAD + _ABOUT + text, "乱堆") == set()
    assert any("银龄楼长团" in mechanisms for _, mechanisms, _, _ in _told(_HEAD + _ABOUT + text))


def test_what_ended_a_trouble_before_the_next_member_is_not_what_that_names() -> None:
    text = (
        "柳河社区搭建居民信息库，把各类数据汇到一处，破解走访中底数不清的难题；同时，建立“邻里巡访”机制，"
        "推动网格员、志愿者和物业一起上门，居民有事随时找得到人。\n"
    )
    assert "邻里巡访" not in _credited(_HEAD + _ABOUT + text, "底数不清")


def test_a_trouble_that_is_settled_where_it_is_told_was_not_settled_by_what_follows() -> None:
    told = (
        "柳河社区有两户居民为楼道里的一面墙吵了半年，邻里纠纷越闹越大，网格员小林上门十几趟，劝两家各让一步、重新粉刷，"
        "如今两家和好如初，逢年过节还互相送饺子。\n"
    )
    later = (
        "柳河社区党委随后组建“银龄楼长团”，请退休居民每天巡查，网格员、物业和志愿者都来帮忙，群众有事随时找得到人。\n"
    )
    assert _credited(_HEAD + _ABOUT + told + later, "纠纷") == set()


def test_what_somebody_did_in_a_post_of_his_own_is_told_of_no_mechanism_beside_it() -> None:
    text = (
        "柳河社区建起“暖心积分超市”，垃圾分类、楼道卫生都记分，居民从站着看变成主动干。"
        "老党员林大山担任物业纠纷调解队队长，化解邻里纠纷27起。\n"
    )
    assert _with(_HEAD + _ABOUT + text, "27起") == [set()]


def test_what_is_told_before_something_more_is_no_result_of_that() -> None:
    text = (
        "柳河社区的居民组建社团，志愿者去年开展活动210场。社区党委书记林大山介绍，社区还推出“柳暖食堂”服务，"
        "为老人提供助餐，网格员上门送饭。\n"
    )
    assert all("柳暖食堂" not in mechanisms for mechanisms in _with(_HEAD + _ABOUT + text, "210场"))


def test_a_line_that_leads_in_is_told_of_no_place_before_it() -> None:
    text = (
        "江苏省常熟市青石镇松坡社区推行“邻里议事会”，居民、物业和业委会有事坐下来商量，网格员上门收集诉求，群众都说方便。\n"
        "楼道红管家——\n"
        "江苏省常熟市青石镇柳河社区党委随后推行“楼道红管家”机制，每天有人巡查，居民有事随时找得到人，问题当天办结。\n"
    )
    places = [places for places, mechanisms, _, _ in _told(_HEAD + text) if "楼道红管家" in mechanisms]
    assert places == [{"柳河社区"}]


def test_two_paragraphs_of_an_episode_keep_their_own_troubles() -> None:
    text = (
        "柳河社区的一条小巷长期没有路灯，“邻里议事会”上居民提出来，网格员和物业量了灯距，如今路灯亮了，夜里出门放心。\n"
        "“以前楼道乱堆杂物没人管，有了“楼道红管家”，志愿者每天清理。”社区党委书记林大山说，居民都说好。\n"
    )
    assert _credited(_HEAD + _ABOUT + text, "没有路灯") == {"邻里议事会"}
    assert _credited(_HEAD + _ABOUT + text, "乱堆杂物") == {"楼道红管家"}


_LATER = (
    "柳河社区党委和居委会每月走访一次，网格员把居民的意见逐条记下，物业公司和志愿者也来帮忙，能办的当天办，办不了的说清楚，居民都点头。\n"
    "为了让老人学会用手机，社区党委和网格员开设“银杏课堂”，一字一句地教，学会的老人再去教别人，居民都说好，报名的人排到了下个月。\n"
)


def test_a_later_paragraph_that_names_no_mechanism_keeps_its_trouble_to_itself() -> None:
    later = "有次傍晚，一户居民家里的水管爆裂，老旧小区污水外溢，网格员赶到现场。\n"
    assert _credited(_HEAD + _ABOUT + _LATER + later, "污水外溢") == set()


def test_what_is_gone_now_or_told_under_another_head_was_not_ended_by_what_follows() -> None:
    more = _NEXT.removesuffix("。\n") + "，报名巡查的人排到了下个月，楼道里也比从前干净。\n"
    now = "“如今小区泊位多了，路口乱停车的少了，出门也放心。”柳河社区居民王大娘说，社区党委书记听了很高兴。\n"
    assert _credited(_HEAD + _ABOUT + now + more, "乱停车") == set()
    heads = (
        "停车管理方面，柳河社区停车难的问题多年来居民意见很大，社区党委和居委会一户一户走访，划出夜间车位，同物业逐条商量，商量了一整个冬天。\n"
        "养老服务方面，社区党委建立“暖心管家”机制，每天有人巡查，老人有事随时找得到人，问题当天办结，大家都说方便，报名的人不少。\n"
    )
    assert "暖心管家" not in _credited("柳河社区的“邻里议事会”\n" + _FORUM + heads, "停车难")


def test_the_same_trouble_of_others_is_not_credited_with_what_helped_them() -> None:
    first = (
        "“原以为买房办证要跑多个部门，没想到在‘一窗通办’窗口不到半天就办完了。”柳河社区居民张昊说，网格员把证送到了他的手里。\n"
        "窗口里坐着两名社区工作者，居民把材料交上来，她们逐项核对，缺了什么当面说清，能补的当场补上，补不了的写在纸上带回去慢慢找。\n"
        "大厅东边摆着一排长椅，年纪大的居民坐在那里歇脚，志愿者端来热水，问清楚要办什么，再把表格拿到跟前，一栏一栏念给他们听。\n"
        "到了傍晚，窗口前只剩下几个刚下班的年轻人，他们在手机上填好了表，走过来核对一遍就走，前后不过几句话的工夫，灯还亮着。\n"
        "居委会主任说，起初大家都不习惯，后来一张表一张表地改，一句话一句话地商量，才有了今天的样子，往后还要再改，谁都可以提。\n"
        "楼上的会议室里，各部门的联络员每周碰一次头，把这一周里卡住的事摆在桌上，谁的事谁认领，下一周再来对账，账本越记越厚。\n"
        "窗外的香樟树下，几位老街坊正在下棋，说起从前盖一个章要等半个月的日子，都摇头，说那样的日子最好不要再来，棋子落得很响。\n"
        "网格员小陈的自行车停在门口，车筐里放着一沓刚打出来的回执，他说今天要送完，明天一早还有一批，名单昨晚就核对过两遍了。\n"
    )
    other = "王阿姨办继承也要跑多个部门，社区推出的“容缺受理”机制，解决了她办事难的问题，居委会和网格员一路陪着，邮费也免了。\n"
    assert not any({"一窗通办", "容缺受理"} <= m for _, m, p, _ in _told(_HEAD + _ABOUT + first + other) if p)


def test_what_other_means_or_a_wider_paragraph_led_to_is_no_result_of_the_mechanism_before() -> None:
    means = (
        "截至目前，柳河社区已为居民代办事项64件，楼道里的旧家具清空了，晾衣绳也挪到了南边的空地，居民每天晚饭后出来坐坐，说说话，下下棋。"
        "通过党员学习和走访入户相结合，排查整改问题23个，社区党委把每一件都记在本子上，谁来办、什么时候办完，写得清清楚楚。\n"
    )
    assert _with(_HEAD + _FORUM + means, "64件") == [{"邻里议事会"}]
    assert _with(_HEAD + _FORUM + means, "23个") == [set()]
    wider = "学习教育开展以来，柳河社区已查摆民生问题38个，正逐项整改。\n"
    assert _with(_HEAD + _ABOUT + _FORUM + wider, "38个") == [set()]


def test_what_a_place_earned_before_anything_else_is_told_makes_no_case() -> None:
    earned = "周末，江苏省常熟市青石镇柳河村热闹起来，果园里、民宿前都是人。去年，柳河村集体经营性收入达960万元，乡亲们干劲更足。\n"
    told = (
        "柳河村推行“邻里议事会”，村民有事坐下来商量，网格员上门收集诉求，村党总支每周看一次办得怎样，群众都说方便，"
        "去年以来为村民代办事项64件。\n"
    )
    assert [outcomes for *_, outcomes in _told(_HEAD + earned + told)] == [{"代办事项64件"}]
    refused = [r["reason"] for r in process(document(_HEAD + earned + told)).quarantine if r["kind"] == "case"]
    assert "only tells what was earned or built" in refused


def test_what_was_earned_goes_to_a_practice_only_where_the_text_ties_it_to_one() -> None:
    practice = (
        "江苏省常熟市青石镇柳河村推行“红黑榜”，村民有事坐下来商量，网格员上门收集诉求，村党总支每周看一次办得怎样，群众都说方便，"
        "上榜的人家挂红花，村里的孩子围着看，老人坐在树下说起从前的日子。\n"
    )
    earned = "{}柳河村集体经济收入有120万元，网格员的本子换了一本又一本，河面上的风吹过来，走路的人放慢了脚步，抬头看云，又慢慢往前走。\n"
    told = {
        said: _with(_HEAD + practice + earned.format(said), "120万元") for said in ("由此，", "樱桃红了，游客来了，")
    }
    assert told == {"由此，": [{"红黑榜"}], "樱桃红了，游客来了，": []}


@pytest.mark.parametrize(
    ("told", "tied"),
    [
        ("由此，柳河村集体经济收入有120万元", True),
        ("柳河村集体经济收入有120万元", False),
        ("柳河村的广场扩到3600平方米", True),  # what was built is what one did
    ],
)
def test_what_is_earned_or_built_far_from_a_practice_goes_to_it_by_words_or_as_a_deed(told: str, tied: bool) -> None:
    practice = (
        "江苏省常熟市青石镇柳河村推行“红黑榜”，村民有事坐下来商量，网格员上门收集诉求，村党总支每周看一次办得怎样，"
        "群众都说方便，上榜的人家挂红花，村里的孩子围着看，老人坐在树下说起从前的日子。\n"
    )
    on = "，网格员的本子换了一本又一本，河面上的风吹过来，走路的人放慢了脚步，抬头看云，又慢慢往前走。\n"
    plain = "".join(line + _PLAIN for line in _WIDE.splitlines())
    text = _HEAD + practice + plain + told + on
    (outcomes,) = [o for _, m, _, o in _told(text) if m == {"红黑榜"}]
    assert bool(outcomes) == tied


def test_a_member_of_a_series_that_sets_out_to_something_else_is_not_of_the_practice_beside_it() -> None:
    text = (
        "柳河社区党委针对楼道积灰，办起“花木讲习所”，网格员上门收集诉求，群众都说方便；"
        "{}居委会请来两位退休会计坐班，为居民代办事项64件，居民都说好。\n"
    )
    assert _with(_HEAD + _ABOUT + text.format("为照顾腿脚不便的老人，"), "64件") == [set()]
    assert _with(_HEAD + _ABOUT + text.format(""), "64件") == [{"花木讲习所"}]
