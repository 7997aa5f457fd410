"""Which episodes make cases: for each condition of the gate an article that passes it and its twin that does not."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.core.records import CaseRecord
from kg.pipeline.document import process
from tests.conftest import document

TWINS = yaml.safe_load((Path(__file__).parent / "gate_twins.yaml").read_text("utf-8"))
_MONTHS = ("正月", "早春", "清明", "初夏", "端午", "盛夏", "立秋", "中秋", "深秋", "小雪", "腊月", "除夕")
_PLAIN = (
    "{0}的风吹过河面，柳条垂到水里，走路的人想起{1}，放慢了脚步，抬头看一看云，又慢慢往前走，远处有人吹着笛子，声音断断续续。",
    "{0}的早上，茶馆里坐满了人，水汽往上冒，先生说起{1}的故事，拍一下木头，满屋子就静下来，只听见勺子碰着碗沿，叮当叮当。",
    "{0}里天色变得快，晒着的被子刚收进屋，雨点就落了下来，瓦上一片响，{1}做的窝还在，檐下的燕子一趟一趟衔着泥飞进飞出。",
)
_TRADE = (
    "{0}的订单一批接一批，企业的生产线没有停过，{1}投资的项目赶着试产，销售的人跑遍了展会，带回来的图样铺满了一张长长的桌子。",
    "{0}的集市上，农产品和手艺一起卖，电商的货车排到路口，企业在{1}的销售收入一天比一天多，产业也连成了片，夜里还有人打着包装。",
)
_VILLAGE = (
    "{0}的傍晚，村民都到祠堂门口坐着，书记和党员也来了，商量的都是小事，{1}的灯笼还挂在梁上，说着说着天就黑了，各人提着灯回家。",
    "{0}一到，老人在村里走走停停，邻居隔着墙打招呼，党员扫干净了台阶，{1}剪的窗花还贴在玻璃上，太阳一照，满屋子都是红的。",
)


def _filler(match: re.Match[str]) -> str:
    """Paragraphs of no subject, on trade or in words of a village, no two alike."""
    kinds = {"plain": _PLAIN, "trade": _TRADE, "village": _VILLAGE}[match[1]]
    times = [(f"第{n + 2}个{_MONTHS[n % 12]}", f"第{n * 7 + 3}个{_MONTHS[n % 11]}") for n in range(int(match[2]))]
    return "\n".join(kinds[n % len(kinds)].format(*both) for n, both in enumerate(times))


@cache
def _quoted(text: str) -> tuple[str, ...]:
    """The sentences that the cases of a text quote."""
    text = re.sub(r"@(\w+) (\d+)", _filler, text)
    cases = [r for r in process(document(text)).records if isinstance(r, CaseRecord)]
    return tuple(e.exact for case in cases for e in case.evidence)


def _changed(text: str, changes: list[list[str]]) -> str:
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def first(entry: dict[str, Any]) -> str:
    """The article of an entry that makes a case."""
    return _changed(entry["text"], entry.get("before", []))


def twin(entry: dict[str, Any]) -> str:
    """Its twin."""
    return _changed(first(entry), entry["change"])


def tells(text: str, words: str) -> bool:
    """Whether a case quotes a sentence with those words."""
    return any(words in quote for quote in _quoted(text))


@pytest.mark.parametrize("entry", TWINS, ids=lambda e: e["condition"])
def test_twins(entry: dict[str, Any]) -> None:
    words = entry["words"]
    assert (tells(first(entry), words), tells(twin(entry), words)) == (True, False)
