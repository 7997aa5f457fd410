"""What a line of a page is: byline, dateline, caption, furniture, heading or running text.

Each function looks at one line from its start or its end only, so that a line of any length costs the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.rules.lexicon import Lexicon

SHORT = 40  # characters; a headline of a newspaper is not longer
_PICTURED = ("图为", "上图", "下图", "左图", "右图")
_EDGE = 160  # how far into a line from either end a sign is looked for
_NOTICE = 60  # characters of a line of furniture that is a sentence
_CONTACT = re.compile(r"[:：@]|[0-9]{7}")
TERMINAL = "。！？!?…；;"
_STEP = re.compile(">|＞|»|›|→|位置")
_FIRST_STEP = 13  # characters of a line that end with the first step at the latest, where it begins with no word for it
_CLOSING = "”’」』）)》】"
_STOPS, _AFTER_STOP = TERMINAL + "：:—", _CLOSING + "\"' "


@cache
def _words() -> Lexicon:
    return Lexicon.load(Path(__file__).with_name("lexicon.toml"))


def _any(category: str) -> str:
    return "|".join(map(re.escape, sorted(_words()[category], key=len, reverse=True)))


_MARKS = "□■◆●○▢◇☐◎▲△★☆"
_MARK = f"[{_MARKS}]"


@dataclass(frozen=True, slots=True)
class Patterns:
    """The compiled signs; made once, at first use."""

    byline: re.Pattern[str]
    glued: re.Pattern[str]
    dateline: re.Pattern[str]
    authors: re.Pattern[str]
    signature: re.Pattern[str]
    furniture: re.Pattern[str]
    trail: re.Pattern[str]
    dated: re.Pattern[str]
    credit: re.Pattern[str]
    column: re.Pattern[str]
    opener: re.Pattern[str]


_SP = r"[ \t\u3000\xa0]"
_IN = r"[^（）()]"  # inside a bracket
_DAY = r"(?:[0-9]{1,2}月[0-9]{1,2}日)?"
_NAME = rf"[一-鿿]{{1,4}}(?:·[一-鿿]{{1,5}})?(?:{_SP}+[一-鿿](?![一-鿿]))?"


@cache
def patterns() -> Patterns:
    """All patterns of this module."""
    paper = r"[一-鿿]{2,6}(?:日报|晚报|融媒体中心|广播电视台)"
    who = rf"(?:(?:{_any('newsroom')}|{_any('qualifier')}|{paper}){_SP}*){{0,4}}(?:{_any('reporter')})"
    names = rf"(?:{_SP}|[:：/、，,])*{_NAME}(?:(?:{_SP}|[、，,/])+{_NAME}){{0,15}}"
    signed = rf"(?!{_SP}|[/、，,])(?:{_SP}*[/、，,]?{_SP}*{who}{names}){{1,4}}"  # `names` once: it compiles slowly
    drawn = rf"(?:文|图|文/图|图/文){_SP}*[/／:：]{_SP}*{names}"
    shot = r"(?:[/／]?(?:摄影?|供图|摄影报道))"
    return Patterns(
        byline=re.compile(rf"(?:(?P<mark>{_MARK}){_SP}*)?(?:{signed}|{drawn})(?:{_SP}*(?:文/?图?|报道|整理|采写))?$"),
        glued=re.compile(rf"{_MARK}{_SP}*{who}{_SP}*[一-鿿]{{2,3}}(?={_SP}+[^ ])"),
        dateline=re.compile(
            rf"(?:本报|本刊|本台|本网)[一-鿿]{{0,8}}?{_DAY}(?:综合)?(?:(?<!通)讯|电(?![一-鿿])|消息)"
            r"|(?P<agency>新华社|中新社|中新网|人民网|央视网|新华网|光明网)"
            rf"[一-鿿]{{0,8}}?{_DAY}(?:电(?![一-鿿])|讯|消息)"
        ),
        authors=re.compile(rf"{_SP}*[（(]({_IN}{{2,60}})[）)]"),
        signature=re.compile(
            rf"[（(](?:{_IN}{{0,12}}(?:记者|通讯员){_IN}{{1,80}}|{_IN}{{2,40}}供稿|作者[^\n]{{1,60}}"
            rf"|据{_IN}{{2,20}}[电报讯]|摘编自[^）]{{2,60}}|{_IN}{{2,40}}(?:整理|采写))[）)]$"
        ),
        furniture=re.compile(_any("furniture")),
        trail=re.compile(
            rf"(?:{_any('trail')})[:：]?{_SP}*(?:[^。！？]{{1,10}}?{_SP}*)?(?:[>＞»›→]|$)"
            rf"|[^>＞»›。，]{{2,12}}(?:[>＞»›]{{1,2}}[^>＞»›。，]{{1,16}}){{2}}"
        ),
        dated=re.compile(
            rf"[12][0-9]{{3}}[-/.年][0-9]{{1,2}}[-/.月][0-9]{{1,2}}日?{_SP}*"
            rf"(?:[0-9]{{1,2}}[:：][0-9]{{2}}(?:[:：][0-9]{{2}})?{_SP}*)?"
            rf"(?:$|(?:[^。，；]{{0,12}}{_SP})?(?:{_any('said_of_it')}){_SP}*(?:量|次数|数|人|时间|日期)?[:：])"
        ),
        credit=re.compile(
            rf"(?:{_SP}|[。！？）)/]|^)(?:{who}{_SP}*)?{_NAME}(?:{_SP}+{_NAME})?{_SP}*{shot}[）)]?$"
            rf"|[（(](?:资料图片|资料照片|资料图|图片由{_IN}{{2,30}}|{_IN}{{2,20}}供图|{_IN}{{2,20}}摄)[）)]$"
        ),
        column=re.compile(
            rf"{_MARK}{_SP}*[一-鿿]{{2,8}}$|[（(【]{{1,2}}[^（）()【】]{{2,12}}[】）)]{{1,2}}$"
            rf"|.{{0,16}}(?:{_any('column_end')})$"
        ),
        opener=re.compile(rf"[“\"「]|{_any('opener')}|[0-9]{{1,4}}年|[0-9]{{1,2}}月[0-9]{{1,2}}日"),
    )


@cache
def surnames() -> frozenset[str]:
    """Family names of one character."""
    return frozenset("".join(_words().tables["names"]["surnames"].split()))


@cache
def _furniture_starts() -> frozenset[str]:
    return frozenset(word[0] for word in _words()["furniture"])


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page and to no article: editors, hotlines, links, copyright."""
    if is_trail(text) or is_dated(text):
        return True
    text = text.strip("【】[]（）()") or text
    if text[0] not in _furniture_starts():
        return False
    head = "".join(text[:24].split())
    m = patterns().furniture.match(head)
    if m is None:
        return False
    labelled = m.group()[-1] in ":：" or head[m.end() : m.end() + 1] in (":", "：")
    if text[-1] in TERMINAL + "”，,":  # a sentence that begins with such a word: 扫码就能反映问题。
        return labelled and len(text) < _NOTICE
    return labelled or len(text) <= SHORT or bool(_CONTACT.search(text[:_NOTICE]))


def is_trail(text: str) -> bool:
    """Whether a line says where a web page stands in its site: “首页 > 新闻中心 > 正文”."""
    if len(text) > _EDGE:
        return False
    steps = _STEP.search(text, 0, _FIRST_STEP) or (text.startswith(_words()["trail"]) and _STEP.search(text))
    return bool(steps) and patterns().trail.match(text) is not None


def is_dated(text: str) -> bool:
    """Whether a line says when a web page was published, and maybe by whom: “2024-06-18 10:22　来源：某某日报”."""
    return text[0] in "12" and len(text) <= _EDGE and ":" in text and patterns().dated.match(text) is not None


def leads_to_others(text: str) -> bool:
    """Whether a line stands above the headlines of other articles: “相关阅读”."""
    return text.strip("【】[]：: >＞") in _words()["others"]


def is_byline(text: str) -> bool:
    """Whether a whole line says who wrote the article: “□ 本报记者 某某”."""
    if len(text) > 120 or text[-1:] in TERMINAL:
        return False
    return patterns().byline.match(text) is not None and not text.endswith("手记")


def is_marked(text: str) -> bool:
    """Whether a line begins with the mark that papers print before a byline or a column."""
    return text[0] in _MARKS


def is_bare_name(text: str) -> bool:
    """Whether a short line may be the name of a writer and nothing else: 周 某 or 周某某."""
    name = "".join(text.split())
    if not (2 <= len(name) <= 3 and all("一" <= c <= "鿿" for c in name)) or ends_as_place(name):
        return False
    if len(name) == 2 and len(text) > 2:  # set wide: 周 某, but also 目 录
        return name not in _words()["set_wide"]
    return name[0] in surnames()


def ends_as_place(text: str) -> bool:
    """Whether a line ends as names of places do."""
    return text.endswith(_words()["place_end"])


def is_signature(text: str) -> bool:
    """Whether a line is the bracketed signature that closes an article: “(通讯员 某某)”."""
    return text[-1:] in "）)" and len(text) <= 120 and patterns().signature.fullmatch(text) is not None


def credit(text: str) -> re.Match[str] | None:
    """Who took the picture, at the end of a line."""
    if text[-1:] not in "摄影图道）)":
        return None
    return patterns().credit.search(text, max(0, len(text) - 48))


def is_caption(text: str) -> bool:
    """Whether a line stands under a picture."""
    if len(text) > 400:
        return False
    return text.startswith(_PICTURED) or credit(text) is not None


def dateline(text: str) -> re.Match[str] | None:
    """“本报讯” or “新华社…电” at the start of a line."""
    return patterns().dateline.match(text, 0, _EDGE) if text[:1] in "本新中人央光" else None


def is_column(text: str) -> bool:
    """Whether a short line names a column of the paper."""
    return len(text) <= 24 and patterns().column.match(text) is not None


def is_series(text: str) -> bool:
    """Whether a short line is the slogan of a series, printed above a headline."""
    head = "".join(text.split())
    return any(word in head for word in _words()["series"]) or (head[-1:] == "》" and "《" not in head)


def opens_paragraph(text: str) -> bool:
    """Whether a line begins as paragraphs do and sentences in the middle do not."""
    return patterns().opener.match(text) is not None


def complete(text: str) -> bool:
    """Whether a line ends where a sentence may end."""
    if text[-1:] in _STOPS:  # most paragraphs
        return True
    tail = text[-4:].rstrip(_AFTER_STOP)
    return not tail or tail[-1] in _STOPS


def balanced(text: str) -> bool:
    """Whether quotation marks and brackets of a line are closed in it."""
    count = text.count
    return (
        count("“") == count("”")
        and count('"') % 2 == 0
        and count("（") + count("(") == count("）") + count(")")
        and count("《") <= count("》")
    )


def is_short(text: str) -> bool:
    """Whether a line without markup may be a headline or a heading: short, and no sentence."""
    if not 2 <= len(text) <= SHORT or text[-1] in "。！!；;，,、…" or text.endswith("——"):
        return False
    if "。" in text or (text[-1] in '”"' and text[-2] in "。！？!?，,…"):
        return False
    if text[-1] in "？?：:" and text[0] not in '“"' and len(text) > 16:
        return False
    if text[-1].isdigit() and ("，" in text or "," in text):
        return False
    return balanced(text)
