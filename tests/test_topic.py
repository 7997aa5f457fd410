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
    told = _HEAD + _ABOUT + _TOPIC + between + _PLAIN + _WIDE + _TROUBLE
    assert [mechanisms for _, mechanisms, problems, _ in _told(told) if problems] == [set()]


def test_equals_that_are_named_together_are_the_topic_together() -> None:
    equals = "柳河社区按照“三扫”“三亮”“三绿”的要求改造老旧小区，网格员上门收集诉求，社区党委每周看一次办得怎样，群众都说方便。\n"
    assert _credited(_HEAD + _ABOUT + equals + _PLAIN + _WIDE + _TROUBLE, "停车难") == {"三扫", "三亮", "三绿"}


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
    "vain",
    [
        "以前有人通过“暖心管家”热线反映过，但半年过去，停车难并没有改善。",
        "以前有人拨打“暖心管家”热线，可一直没有下文。",
    ],
)
def test_what_was_turned_to_in_vain_answers_nothing(vain: str) -> None:
    told = "{}柳河社区停车难，居民意见很大，过了一年再来看，还是老样子，居民都摇头，网格员一户一户做工作，鞋子磨破了两双。\n"
    asked = "以前有人通过“暖心管家”热线反映过，半年过去，车位多了起来。"
    assert "暖心管家" in _credited(_HEAD + _ABOUT + told.format(asked), "停车难")
    assert "暖心管家" not in _credited(_HEAD + _ABOUT + told.format(vain), "停车难")


@pytest.mark.parametrize(
    "praised",
    [
        "柳河社区居民通过“板凳会”机制反映停车难，却没有解决不了的，网格员上门收集诉求。\n",
        "柳河社区用“板凳会”化解停车难，但电线入地的事还没有结果，网格员上门收集诉求，群众都说方便。\n",
    ],
)
def test_what_leaves_nothing_or_only_something_else_unsolved_was_not_in_vain(praised: str) -> None:
    assert _credited(_HEAD + _ABOUT + praised, "停车难") == {"板凳会"}


def test_what_one_only_comes_by_answers_nothing() -> None:
    named = "傍晚，收工的人走进{}“暖心驿站”坐一坐，灯一直亮到很晚，喝口热水再走，冬天里尤其热闹，网格员也在那里歇脚，说说一天里的事。\n"
    assert "暖心驿站" in _credited(_HEAD + _ABOUT + _TROUBLE + named.format("刚办起的"), "停车难")
    assert "暖心驿站" not in _credited(_HEAD + _ABOUT + _TROUBLE + named.format("附近的"), "停车难")
