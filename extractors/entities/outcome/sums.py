"""Sums that everyday verbs move: 直播卖了300万元, 街坊们凑起2万元, 花了1.8亿元改造老城, 如今每月有2000多元的收入."""

from __future__ import annotations

import re

from extractors.entities.outcome.context import Place

#: 如今每月有2000多元的收入
_GETS = re.compile(r"每[月年季天](?:都|还|也)?(?:能|可|可以)?(?:有|拿|领|挣|赚|获得?|得到?)[到了]?(?:近|约)?$")
_PAY = re.compile(r"的?(?:[^，。；0-9]{0,4}(?:收入|工资|分红|进项|报酬|收益|租金|工钱))")
#: what was sold or let for so much: 直播卖了300万元
_SOLD_FOR = re.compile(r"(?:卖|销|租|拍|收|赚|挣)(?:[出得到]了?|[进上]|了)[^，。；0-9]{0,4}$")
#: 村账上头一回有了17万元
_HAS_NOW = re.compile(
    r"(?:账上|账户|账面|家底|存折|集体)[^，。；0-9]{0,8}(?:有了|存下|攒下|攒了|多了|进了|落下|结余)(?:近|约)?$"
)
#: what was put into it: 五年砸下4.6亿元, 街坊们凑起2万元
_SPENT = re.compile(
    r"(?:(?:砸|投|拿|掏|拨|凑|筹|集|募|捐|挤|垫|争|寄|合|贴|撬|补)(?:[下出进起足够齐上取到入来回]+)了?|砸了|投了|凑了|筹了|捐了|拨了|掏了|垫了)[^，。；0-9]{0,4}$"
)
#: 花了1.8亿元改造老城
_SPENT_ON = re.compile(r"(?:花|用|掏|出|拿|拿出)了?$")
_WORKS = re.compile(r"(?:资金|经费|钱|来)?(?:改造|[翻整维]?修|建|整治|铺|治理|更新|提升|加装|购[买置]|添置|用于|装|扩)")


def gets(p: Place) -> bool:
    """Is it what somebody has every month by now?"""
    return _GETS.search(p.left) is not None and _PAY.match(p.right) is not None


def sold(left: str) -> bool:
    """Was something sold or let for it, or is it what the village has by now?"""
    return bool(_SOLD_FOR.search(left) or _HAS_NOW.search(left))


def spent(p: Place) -> bool:
    """Was it put into something?"""
    return bool(_SPENT.search(p.left) or (_SPENT_ON.search(p.left) and _WORKS.match(p.right)))
