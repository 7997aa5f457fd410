"""What near a trouble or result a case is not credited with, for the text says that something else did it."""

from __future__ import annotations

import pytest

from tests.test_credit import _ABOUT, _HEAD, _NEXT, _credited, _told

#: what opens an article and is named in it twice, so that the article is about it
_TOPIC = (
    "柳河社区推行“邻里议事会”，居民、物业和业委会有事坐下来商量，网格员上门收集诉求，社区党委每周看一次办得怎样，群众都说方便。\n"
    "如今“邻里议事会”每月开两次，树下摆几张凳子，茶水是居民自己带来的，谁来都能说上几句，说完了还要下几盘棋才散。\n"
)
_PLAIN = "河面上的风吹过来，走路的人放慢了脚步，抬头看一看云，又慢慢往前走，远处有人吹着笛子，声音断断续续，孩子跟着哼了两句。\n"
_WIDE = (
    "楼下的香樟树长得高，几位老街坊在树下下棋，说起从前的日子，棋子落得很响，落了一地的叶子也没人去扫，太阳慢慢地移过去。\n"
    "茶馆里坐满了人，水汽往上冒，先生说起早年的故事，拍一下木头，满屋子就静下来，只听见勺子碰着碗沿，叮当叮当，又一天过去了。\n"
)
_TROUBLE = "柳河社区停车难，居民意见很大，大家只好把车停在路边和绿化带上，网格员一户一户做工作，鞋子磨破了两双，傍晚还要再来一趟。\n"


def _about(told: str) -> str:
    return _HEAD + _ABOUT + _TOPIC + _PLAIN + _WIDE + told


def test_a_trouble_told_later_is_credited_with_the_topic() -> None:
    assert _credited(_about(_TROUBLE), "停车难") == {"邻里议事会"}


@pytest.mark.parametrize(
    "ended",
    [
        "在社区党支部的带领下，柳河社区的停车难用两个月办成了，网格员一户一户做工作，鞋子磨破了两双，傍晚还要再来一趟看一看。\n",
        "柳河社区的智能道闸识别外来车辆，破解停车难，网格员一户一户做工作，鞋子磨破了两双，傍晚还要再来一趟看一看。\n",
    ],
)
def test_a_sentence_that_says_what_ended_a_trouble_leaves_the_topic_aside(ended: str) -> None:
    assert "邻里议事会" not in _credited(_about(ended), "停车难")


def test_what_is_told_between_keeps_the_topic_from_a_trouble() -> None:
    between = "柳河社区随后建立“暖心管家”机制，每天有人巡查，居民有事随时找得到人，问题当天办结，群众都说方便，一直忙到年底才歇。\n"
    assert "邻里议事会" not in _credited(_about(between + _PLAIN + _TROUBLE), "停车难")


def test_works_told_later_in_words_of_a_trouble_keep_the_topic_from_it() -> None:
    trouble = "柳河社区的污水流进沟渠，居民意见很大，网格员一户一户做工作，鞋子磨破了两双，傍晚还要再来一趟，可是没有什么用。\n"
    works = "社区争取到项目资金，在洗衣池下方铺设了污水管网，一直忙到年底才歇，{}，街坊们傍晚又坐到树下下棋，说起从前的日子。\n"
    assert _credited(_about(trouble + _PLAIN), "污水") == {"邻里议事会"}
    assert "邻里议事会" not in _credited(_about(trouble + works.format("水清了")), "污水")


def test_what_others_ask_for_is_no_topic() -> None:
    asked = "“落实上级要求的‘高效办成一件事’，我们只出了一张清单。”柳河社区党委书记说，网格员少跑了许多路，大家都松了一口气。\n"
    assert "高效办成一件事" not in _credited(_HEAD + _ABOUT + asked + _PLAIN + _WIDE + _TROUBLE, "停车难")


def test_equals_that_are_named_together_are_the_topic_together() -> None:
    equals = "柳河社区按照“三清”“三改”“三添”的要求改造老旧小区，网格员上门收集诉求，社区党委每周看一次办得怎样，群众都说方便。\n"
    assert _credited(_HEAD + _ABOUT + equals + _PLAIN + _TROUBLE, "停车难") in ({"三清", "三改", "三添"}, set())


_LONG = (
    "柳河社区停车难，居民意见很大，{}楼下的香樟树长得高，几位老街坊在树下下棋，说起从前的日子，棋子落得很响，"
    "落了一地的叶子也没人去扫，太阳慢慢地移过去，茶馆里坐满了人，水汽往上冒，先生说起早年的故事，拍一下木头，"
    "满屋子就静下来，只听见勺子碰着碗沿，叮当叮当，又一天过去了，河面上的风吹过来，走路的人放慢了脚步，"
    "抬头看一看云，又慢慢往前走，远处有人吹着笛子，声音断断续续，孩子跟着哼了两句，狗在桥头睡着了，"
    "卖花的老人收了摊，把剩下的几枝插在门口的瓶子里，夜里的灯一盏一盏亮起来，照着青石板，照着晚归的人，"
    "屋檐下的燕子也回来了，叽叽喳喳说个不停，月亮升到了柳树梢上，"
    "更夫敲着梆子走过长街，水缸里的鱼翻了个身，院子里的桂花落了一层又一层，扫也扫不完。\n"
)


def test_a_far_answer_is_left_aside_where_the_paragraph_tells_what_was_done() -> None:
    later = _NEXT.removesuffix("。\n") + "，报名巡查的人排到了下个月，楼道里也比从前干净，大家见面都笑着打招呼。\n"
    acts = "先划出夜间车位再说。物业联系车主挪了车，又把旧车棚清理出来。"
    assert "暖心管家" in _credited(_HEAD + _ABOUT + _LONG.format("找谁都没有结果。") + later, "停车难")
    assert "暖心管家" not in _credited(_HEAD + _ABOUT + _LONG.format(acts) + later, "停车难")


@pytest.mark.parametrize(
    "named",
    [
        "有人通过“暖心管家”热线反映过，但情况并未改善，过了一年再来看，还是老样子，居民们都摇头，只好自己想办法。\n",
        "目前，柳河社区建成暖心驿站119个，灯一直亮到很晚，路过的人都能进来坐一坐，喝口热水再走，冬天里尤其热闹。\n",
    ],
)
def test_what_came_to_nothing_or_is_only_counted_answers_nothing(named: str) -> None:
    assert not _credited(_HEAD + _ABOUT + _TROUBLE + _PLAIN + _WIDE + named, "停车难")


def test_what_is_said_not_to_have_done_is_credited_with_nothing() -> None:
    said = "“‘智慧社区平台’的初衷是方便群众办事，可效率不能全靠数据。”柳河社区党委书记说，停车难，居民意见很大，网格员只好一趟趟上门。\n"
    later = "“智慧社区平台”的健康发展，靠的是网格员上门收集，居民有事随时找得到人，问题当天办结，群众都说方便，日子一天天过去。\n"
    assert "智慧社区平台" not in _credited(_HEAD + _ABOUT + said + later, "停车难")


def test_a_result_of_another_body_is_not_that_of_the_practice_before_it() -> None:
    practice = "柳河社区推行“邻里议事会”，居民、物业和业委会有事坐下来商量，网格员上门收集诉求，群众都说方便。\n"
    result = "{}已筹措床位640张，网格员的本子换了一本又一本，墙上挂满了居民送来的感谢信，老人们坐在一起看得高兴，傍晚才散。\n"
    own, other = (_HEAD + practice + result.format(who) for who in ("柳河社区党委和居委会", "柳河社区的城市建设者之家"))
    assert [m for _, m, _, o in _told(own) if any("640" in x for x in o)] == [{"邻里议事会"}]
    assert [m for _, m, _, o in _told(other) if any("640" in x for x in o)] == [set()]


def test_how_a_place_is_run_that_has_a_trouble_did_not_end_it() -> None:
    run = "柳河社区{}采用“暖心管家”模式运维，管网老化，下水道堵塞，居民意见很大，单靠社区难度很大，网格员只好一趟趟上门，鞋子磨破了两双。\n"
    ended = "不久前，柳河社区下水道堵塞再次出现，街道派人疏通，终于解决了问题，街坊们傍晚又坐到树下下棋，说起从前的日子，都说这回好了。\n"
    text = _HEAD + _ABOUT + run.format("目前") + _PLAIN + _WIDE + ended
    assert all("暖心管家" not in m for _, m, problems, _ in _told(text) if any("再次" in p for p in problems))
