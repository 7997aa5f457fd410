"""Natural villages and grids that only their surroundings tell: 小山村|柳湾冲, 云溪村|柳家湾, 云溪社区|银杏网格."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from extractors.entities.place.lower import Found
from extractors.entities.place.words import words
from kg.rules import ArticleView
from kg.text.edges import PLAIN, left_edge, strangeness

_SCORE = 5.0
_OCCURRENCES = 30  # of a natural village's name that are looked at
# Last characters of natural villages; the first group ends hardly any other word.
_RARE = "湾冲坳塆垸畈垅"
_LAST = _RARE + "坪垄屋寨坝沟岭岩坑塘峪洼庄堡营圩岗坡垭凼沱坎嘴洲埠窝岔崖梁塬峁台峒垌埂墩"
_ENDS = (
    r"(?=[，。、“”（）；]|的|里|位于|地处|坐落|原来|共?有|自然村|村民|居民|群众"
    r"|党[支小]|[被地很是也就因虽变成只在依背]|$)"
)
# 小山村|柳湾冲: what it is stands before it
_TOLD = re.compile(rf"[“，]?(?:——)?(?P<name>[一-鿿]{{1,3}}[{_LAST}]){_ENDS}")
# 云溪村|柳家湾, 云溪村|石桥冲: right after its village
_BELOW = re.compile(rf"(?P<name>[一-鿿]家[{_LAST}]|[一-鿿]{{2}}[{_RARE}]){_ENDS}")
_GENERIC = re.compile(
    r".*(?:[水河海港山塘村各老小大新旧后前]湾|山(?:沟|坡|岭|寨|洼|台|梁|岗|崖)|水(?:塘|沟|坑|洼)|[鱼池荷河]塘|草坪|地坪|[老房旧]屋|村(?:庄|寨寨?)|平台|阳台|舞台|戏台|[这那该每各全个])$"
)
# 云杉社区|沙坪三队: a quarter that was a team once
_TEAM = re.compile(rf"(?P<name>[一-鿿]{{2}}[一二三四五六七八九十]队){_ENDS}")
_GRID = re.compile("(?P<stem>[一-鿿]{2,4})网格(?:区)?(?=的|党[支小]|支部|内|里|长|，|。|、|居民|业主|群众)")
_NO_GRID = re.compile(
    "[各每多全小微大本该此所第一二三四五六七八九十两几0-9]|专属|基础|综合|智慧|红色|党建|综治|警务|治理|责任|服务|管理|专[职业]|兼职|联合|划分|设[立置]|建[立设]|组建"
    "|通过|依托|发挥|发动|组织|推[行进动]|精细|数字|社区|小区|村级|辖区|楼[栋宇道]|院落|重[新点]|优化|整合|打造|构建|实[行施]|探索|将|把|由|以|在|被|与|及|为|对|让|们|和.."
)


def natural_villages(view: ArticleView, villages: Iterable[Found]) -> list[Found]:
    """Natural villages that a word before them or the village that they lie in tells, and their names alone."""
    text, names, found = view.text, list[str](), list[Found]()
    for _, end, _ in view.hits("place.natural"):
        names += _name(text, end, _TOLD, found)
    for f in villages:
        if f.level == "village" and f.name[-1] == "村":
            names += _name(text, f.end, _BELOW, found)
        elif f.level == "community" and text[f.end + 3 : f.end + 4] == "队":
            names += _name(text, f.end, _TEAM, found)
    taken = {f.start for f in found}
    for name in dict.fromkeys(names):
        found += [_found(at, name) for at in _alone(text, name, taken)]
    return found


def _found(at: int, name: str) -> Found:
    level = "quarter" if name[-1] == "队" else "village"
    return Found(at, at + len(name), name, level, _SCORE, "place.natural")


def _name(text: str, at: int, shape: re.Pattern[str], found: list[Found]) -> list[str]:
    match = shape.match(text, at)
    if match is None:
        return []
    name = match["name"]
    if _GENERIC.match(name) or strangeness(name) or words().generic(name[:-1]):
        return []
    found.append(_found(match.start("name"), name))
    return [name]


def _alone(text: str, name: str, taken: Collection[int]) -> Iterable[int]:
    at = -1
    for _ in range(_OCCURRENCES):
        at = text.find(name, at + 1)
        if at < 0:
            return
        if at not in taken and left_edge(text, at)[0] >= PLAIN:
            yield at


def named_grids(view: ArticleView, names: Iterable[Found]) -> list[Found]:
    """Grids that a word names, right after their community or village (云溪社区|银杏网格)."""
    found: list[Found] = []
    for f in names:
        if f.level not in ("community", "village") or view.text.find("网格", f.end + 2, f.end + 6) < 0:
            continue
        match = _GRID.match(view.text, f.end)
        if match is not None and not (_NO_GRID.search(match["stem"]) or strangeness(match["stem"])):
            end = match.end()
            found.append(Found(f.end, end, match.group(), "grid", _SCORE, "place.grid"))
    return found
