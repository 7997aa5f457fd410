"""What of the words beside a mechanism's name defines it: up to its members, and nothing where they define nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.rules import ArticleView

#: a stretch of time: （2026—2028年）
_TIME = re.compile(r"[0-9〇零一二三四五六七八九十年月日度底初\s—\-－–~～至到.]+")

#: what is hoped of it: 让老人安享晚年, 实现全覆盖, 推动治理提质; what it does to a number or part of them is a deed
_AIM = re.compile(
    r"(?:有效|切实|真正|努力|进一步)*(?:实现(?!对)|让(?![0-9]|[^，。；]{0,12}由)|推动(?![0-9]|[^。；]{0,30}(?:下沉|联动|包联|入格|报到|进驻)))"
)
#: the same behind a pause
_CAME = ("使", "令", "促进", "形成", "推进", "助力", "提升")
#: another way of working that is brought in behind a pause
_ANOTHER = re.compile(
    "(?:构建|建立|健全|启动|完善)起?[^，。；“”]{2,40}(?:机制|体系|模式|制度|格局)|(?:构建|建立|组建|成立|设立)起?[^，。；“”]{0,24}“"
)
#: 小而美、近而暖: how good it is; 有兄弟俩…起了争执: a story that begins
_NO_DEED = re.compile(r"[一-鿿]而[一-鿿]、|(?:接地|聚人|有温)[气度]、|有(?:一?[名位户对]|[一-鿿]{1,2}(?:俩|夫妇|夫妻))")
#: 截至目前…: what came of it
_SO_FAR = re.compile("[，；](?:截至|目前|累计|今年以来|迄今|至今)")
#: ——“甲”系统，…: another name of it
_ALSO_CALLED = re.compile("“[^“”，。]{2,12}”(?:系统|平台|小程序|品牌|项目|机制|模式|工作法)，")
#: ，对重点人群“一户一档”结对包保: what another practice does
_BY_ANOTHER = re.compile("[对为给向][^，。；“”]{2,12}“[^“”，。]{2,8}”")


def _whole(text: str, start: int, end: int) -> int:
    """Where a definition ends without a remark that only opens in it, or a phrase that is cut before its 的."""
    opened = text.rfind("，“", start, end)
    if opened >= 0 and text.find("”", opened, end) < 0:
        end = opened
    paused = text.rfind("，", start, end) if text[end : end + 1] == "的" else -1
    return paused if paused >= 0 else end


def defining(view: ArticleView, span: tuple[int, int], members: Sequence[str]) -> tuple[int, int] | None:
    """The part of a definition that defines: up to its members where it begins with them; None where none does.

    A headline or a heading beside a name, the years of a plan, aims, praise, a story and what else was set up define
    nothing.
    """
    start, end = span
    if called := _ALSO_CALLED.match(view.text, start, end):
        start = called.end()
    if came := _SO_FAR.search(view.text, start + 1, end):
        end = came.start()
    end = _whole(view.text, start, end)
    words = view.text[start:end]
    if _TIME.fullmatch(words) or view.line(start).role in ("title", "kicker", "heading"):
        return None
    if _AIM.match(words) or _NO_DEED.match(words):
        return None
    if view.text[start - 1 : start] == "，" and (
        words.startswith(_CAME) or _ANOTHER.match(words) or _BY_ANOTHER.match(words)
    ):
        return None
    listed = "、".join(members)
    if len(members) > 1 and words.startswith(f"{listed}，"):
        return start, start + len(listed)
    return start, end
