"""A definition is the words that spell a practice out: no headline, no years, no aim, and it ends with its members."""

from __future__ import annotations

import pytest

from kg.linking.definition import defining
from kg.rules import extract_all
from tests.conftest import only_article


@pytest.mark.parametrize(
    ("words", "members", "left"),
    [
        ("组织联建、问题联商、服务联动", ("组织联建", "问题联商", "服务联动"), "组织联建、问题联商、服务联动"),
        ("组织联建、问题联商，与4家单位结对", ("组织联建", "问题联商"), "组织联建、问题联商"),
        ("居民提、大家议，支部牵头", (), "居民提、大家议，支部牵头"),
        ("2026—2028年", (), None),
        ("党员每周上门，截至目前走访300户", (), "党员每周上门"),
        ("“柳河通”系统，居民随时能报修", (), "居民随时能报修"),
        ("让居民安享晚年、乐享生活", (), None),
        ("让大事小情由居民议、居民定", (), "让大事小情由居民议、居民定"),
        ("推动服务提质增效", (), None),
        ("推动40名干部下到网格", (), "推动40名干部下到网格"),
        ("小而美、近而暖、聚人气", (), None),
        ("由店主、居民等9人组成，“咱要拧成一股绳", (), "由店主、居民等9人组成"),
    ],
)
def test_a_definition_is_deeds_and_ends_with_its_members(
    words: str, members: tuple[str, ...], left: str | None
) -> None:
    text = f"柳河社区解难题\n江苏省常熟市青石镇柳河社区推行“三联”机制，即{words}。"
    view = extract_all(only_article(text))
    at = view.text.index(words)
    span = defining(view, (at, at + len(words)), members)
    assert (view.text[slice(*span)] if span else None) == left


def test_a_headline_defines_nothing() -> None:
    view = extract_all(
        only_article("“三联”：大家的事大家办\n江苏省常熟市青石镇柳河社区推行“三联”机制，居民有事一起商量。")
    )
    at = view.text.index("大家的事")
    assert defining(view, (at, at + 8), ()) is None


@pytest.mark.parametrize(
    "words",
    [
        "推动矛盾就地化解",
        "对独居老人“一户一档”结对包保",
        "让居民少跑路",
        "健全分级会办、公示销号机制，引导党员下楼听民声",
        "组建起一支由老党员组成的“和气”队伍",
    ],
)
def test_what_came_of_it_and_what_else_was_set_up_define_nothing(words: str) -> None:
    view = extract_all(only_article(f"柳河社区解难题\n江苏省常熟市青石镇柳河社区推行“楼栋约谈”机制，{words}。"))
    at = view.text.index(words)
    assert defining(view, (at, at + len(words)), ()) is None
