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
_EDGE = 160  # how far into a line from either end a sign is looked for
TERMINAL = "。！？!?…；;"
_CLOSING = "”’」』）)》】"


@cache
def _words() -> Lexicon:
    return Lexicon.load(Path(__file__).with_name("lexicon.toml"))


def _any(category: str) -> str:
    return "|".join(map(re.escape, sorted(_words()[category], key=len, reverse=True)))


_SPACE = r"[ \t\u3000\xa0]"
_MARK = r"[□■◆●○▢◇☐◎▲△★☆]"


@dataclass(frozen=True)
class Patterns:
    """The compiled signs; made once, at first use."""

    byline: re.Pattern[str]
    glued: re.Pattern[str]
    dateline: re.Pattern[str]
    authors: re.Pattern[str]
    signature: re.Pattern[str]
    furniture: re.Pattern[str]
    credit: re.Pattern[str]
    column: re.Pattern[str]
    opener: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """All patterns of this module."""
    who = rf"(?:(?:{_any('newsroom')}|{_any('qualifier')}|[一-鿿]{{2,6}}(?:日报|晚报|融媒体中心|广播电视台)){_SPACE}*){{0,4}}(?:{_any('reporter')})"
    name = rf"[一-鿿]{{1,4}}(?:·[一-鿿]{{1,5}})?(?:{_SPACE}[一-鿿](?![一-鿿]))?"
    names = rf"(?:{_SPACE}|[:：/、，,])*{name}(?:(?:{_SPACE}|[、，,/])+{name}){{0,15}}"
    signed = rf"{who}{names}(?:{_SPACE}*[/、，,]?{_SPACE}*{who}{names}){{0,3}}"
    return Patterns(
        byline=re.compile(rf"(?:(?P<mark>{_MARK}){_SPACE}*)?(?:{signed}|(?:文|图|文/图|图/文){_SPACE}*[/／:：]{_SPACE}*{names})(?:{_SPACE}*(?:文/?图?|报道|整理|采写))?$"),
        glued=re.compile(rf"{_MARK}{_SPACE}*{who}{_SPACE}*[一-鿿]{{2,3}}(?={_SPACE}+[^ ])"),
        dateline=re.compile(
            rf"(?P<paper>本报|本刊|本台|本网)(?P<place>[一-鿿]{{0,8}}?)(?P<date>(?:[0-9]{{1,2}}月[0-9]{{1,2}}日)?)(?:综合)?(?:讯|电|消息)(?=[ 　\xa0（(：:,，]|[^一-鿿]|$|[一-鿿])"
            rf"|(?P<agency>新华社|中新社|中新网|人民网|央视网|新华网|光明网)(?P<place2>[一-鿿]{{0,8}}?)(?P<date2>(?:[0-9]{{1,2}}月[0-9]{{1,2}}日)?)(?:电|讯|消息)"
        ),
        authors=re.compile(r"[ 　\xa0]*[（(]([^（）()]{2,60})[）)]"),
        signature=re.compile(
            rf"[（(](?:[^（）()]{{0,12}}(?:记者|通讯员)[^（）()]{{1,80}}|[^（）()]{{2,40}}供稿|作者[^（）()]{{1,40}}|据[^（）()]{{2,20}}[电报讯]|摘编自[^）]{{2,60}}|[^（）()]{{2,40}}(?:整理|采写))[）)]$"
        ),
        furniture=re.compile(_any("furniture")),
        credit=re.compile(rf"(?:{_SPACE}|[。！？）)/]|^)(?:{who}{_SPACE}*)?{name}(?:{_SPACE}+{name})?{_SPACE}*(?:[/／]?(?:摄影?|供图|摄影报道))[）)]?$|[（(](?:资料图片|资料照片|资料图|图片由[^（）()]{{2,30}}|[^（）()]{{2,20}}供图|[^（）()]{{2,20}}摄)[）)]$"),
        column=re.compile(rf"{_MARK}{_SPACE}*[一-鿿]{{2,8}}$|[（(【]{{1,2}}[^（）()【】]{{2,12}}[】）)]{{1,2}}$|(?:.{{0,16}}(?:{_any('column_end')}))$"),
        opener=re.compile(rf"[“\"「]|{_any('opener')}|[0-9]{{1,4}}年|[0-9]{{1,2}}月[0-9]{{1,2}}日"),
    )


@cache
def surnames() -> frozenset[str]:
    """Family names of one character."""
    return frozenset("".join(_words().tables["names"]["surnames"].split()))


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page and to no article: editors, hotlines, links, copyright."""
    head = re.sub(r"\s", "", text[:24])
    if patterns().furniture.match(head) is None:
        return False
    return len(text) < 60 or bool(re.search(r"[:：]|@|[0-9]{7}", text[:40]))


def is_byline(text: str) -> bool:
    """Whether a whole line says who wrote the article: “□ 本报记者 某某”."""
    return len(text) <= 120 and patterns().byline.match(text) is not None


def is_marked(text: str) -> bool:
    """Whether a line begins with the mark that papers print before a byline or a column."""
    return re.match(_MARK, text) is not None


def is_bare_name(text: str) -> bool:
    """Whether a short line may be the name of a writer and nothing else."""
    name = re.sub(r"\s", "", text)
    return 2 <= len(name) <= 3 and name[0] in surnames() and all("一" <= c <= "鿿" for c in name) and not ends_as_place(name)


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
    return len(text) <= 400 and (text.startswith(("图为", "上图", "下图", "左图", "右图")) or credit(text) is not None)


def dateline(text: str) -> re.Match[str] | None:
    """“本报讯” or “新华社…电” at the start of a line."""
    return patterns().dateline.match(text, 0, _EDGE) if text[:1] in "本新中人央光" else None


def is_column(text: str) -> bool:
    """Whether a short line names a column of the paper."""
    return len(text) <= 24 and patterns().column.match(text) is not None


def is_series(text: str) -> bool:
    """Whether a short line is the slogan of a series, printed above a headline."""
    head = re.sub(r"\s", "", text)
    return any(word in head for word in _words()["series"]) or head[-1:] == "》" and "《" not in head


def opens_paragraph(text: str) -> bool:
    """Whether a line begins as paragraphs do and sentences in the middle do not."""
    return patterns().opener.match(text) is not None


def complete(text: str) -> bool:
    """Whether a line ends where a sentence may end."""
    tail = text[-4:].rstrip(_CLOSING + "\"' ")
    return not tail or tail[-1] in TERMINAL + "：:—"


def balanced(text: str) -> bool:
    """Whether quotation marks and brackets of a line are closed in it."""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0 and text.count("（") + text.count("(") == text.count("）") + text.count(")") and text.count("《") <= text.count("》")


def is_short(text: str) -> bool:
    """Whether a line without markup may be a headline or a heading: short, and no sentence."""
    return (
        2 <= len(text) <= SHORT
        and text[-1] not in "。！!；;，,、…"
        and not (text[-1] in "”\"" and text[-2] in "。！？!?，,…")
        and not (text[-1] in "？?" and text[0] not in "“\"" and len(text) > 24)
        and balanced(text)
        and not text.endswith("——")
    )
