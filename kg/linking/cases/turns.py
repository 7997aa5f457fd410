"""Where the telling of a trouble comes to its end, looks back, or turns to something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.text.patterns import spelled_out

#: words at the head of a sentence that turns to something else
_ELSE = spelled_out(
    "(?:[。！？；\n]”?|\n)(?:除了|除此之外|除[^，。；！？\n]{2,12}外，|此外|另外|与此同时|不仅如此|不只是|不止于此|无独有偶)|\n[^，。；：！？\n]{0,16}，[^，。；：！？\n]{0,10}还(?:从|在|以|围绕|聚焦|通过|推出|建立|着力|大力)|\n[^，。；：！？\n]{2,14}方面，"
)
#: words that tell the end of a trouble; each of them begins with a character of its own, which is what a search looks
#: for: with groups and looks behind at their head it would take five times as long
_OVER = re.compile(
    r"最终|终于|至此|握手言和|迎刃而解|问题(?:就|便|顺利)解决|解决了|化解了|修(?:好|通)了|办好了|得(?<![没未有能]得)到了?(?:妥善|圆满|有效|彻底|及时)?(?:解决|化解)|画上(?:了)?句号|焕然一新|旧貌换新[颜貌装]|换[上了]新[颜貌装]|大变样|变了(?:个|模)?样|很满意|都满意|非常满意|十分满意|点赞|拍手|竖起大?拇指|连声?道?谢|喜笑颜开|不到[一二两三半\d]+[天个小分]|方案(?:的)?(?:获批|通过)|(?:获得?|得到)批准"
    "|工作(?:很|也|已|十分|非常|逐渐)?稳定|有了(?:着落|稳定)|脱离(?:了)?(?:危险|险境)|渡过(?:了)?(?:难关|危机)|走出(?:了)?困境|恢复(?:了)?(?:正常|畅通|供[水电暖气])"
)
#: words that tell that a quarrel or trouble is settled for good
_SETTLED = re.compile(
    "握手言和|重归于好|言归于好|和好如初|冰释前嫌|亲如一家|一笑泯恩仇|锦旗|[墙隔结坎阂疑虑](?:渐渐|慢慢|逐渐|终于)?(?:消失|消融|打消|解开)了|画上(?:了)?句号|从根[源本]上?[^，。；\n]{0,4}(?:化解|解决|消除)"
)
#: what each of them holds: to look for that first is cheap
_SETTLED_SIGNS = (
    *("言和", "归于好", "和好如初", "冰释", "亲如一家", "泯恩仇", "锦旗"),
    *("消", "解开了", "句号", "从根", "从源", "从本"),
)
#: words behind a trouble that tell by what it ended, and what it is like since: 通过腾退，……如今变成了口袋公园
_BY_OWN_MEANS = re.compile(
    "通(?<=[。，；！？\n]通)过[^，。；！？“\n]{2,16}，[^。！？\n]{0,40}?(?:如今|现在|现已)[^，。！？\n]{0,4}(?:变|成了|建成)"
)
#: words by which one tells afterwards what was behind it
_BEHIND = re.compile(
    "原来|这一切|变化|转变|得益于|离不开|归功于|源于|背后|缩影|多亏|正是|(?:这|只|便|就)是[^，。；！？\n]{0,24}(?:一个|案例|例子|写照|故事)"
)
#: words of a sentence by which what it tells is over
_ENDED = re.compile("成功(?:调解|化解|解决|处置)|画上(?:了)?句号|握手言和|再也不|再也没|不用再|终于")
#: words by which what a sentence names came of what had been settled before: 这次调解，催生了…
_CAME_OF = re.compile(
    "(?:这|此|该)(?:[一次起场件桩]{1,2})(?:调解|纠纷|事件?|经历|风波|化解|处置)[^。；！？\n]{0,12}?(?:催生|促成|启发|触动|提醒|萌生|让[^，。]{1,12}?(?:想到|意识到|萌生|受到启发))"
    "|受此启发|由此受到启发|从中得到启发|受这件事启发"
)
#: words by which somebody looks back on a trouble, and those of what it is like now
_PAST = re.compile("以前|之前|过去|原来|从前|以往|原先|早些年|前些年|前几年")
_NOW = re.compile("现在|如今|这下|而今|眼下|今天")
#: words right behind a trouble by which there is less of it, or none
_GONE = re.compile("[^，。；！？\n]{0,10}?(?:少|没|不见|消失|好)了")
#: words right behind it that tell who mended it at once: 水管堵塞|及时抢修
_MENDED = re.compile(
    "[^，。；！？\n]{0,16}?(?:(?:及时|立即|当场|马上|第一时间)(?:抢修|修[好理]|维修|疏通)|帮[忙着](?:买|送|修|疏通))"
)
#: words of a clause for what befalls one household and nobody else, and those of its sentence that say whose it is
_FATE = re.compile(
    "[^，。；！？\n]{0,16}?(?:确诊|身患|患有|患[上了病]|罹患|得了[^，。；！？\n]{0,6}[病症癌]|重病|大病|生病|病重|住院|截瘫|植物人|尿毒症|白血病"
    "|癌症|单亲|离异|丧偶|离世|去世|病逝|辍学|轻生|入狱|服刑)"
)
_WHOSE = re.compile(
    "女儿|儿子|孩子|父亲|母亲|爸爸|妈妈|父母|老伴|丈夫|妻子|爱人|爷爷|奶奶|女士|先生|大爷|大妈|大娘|阿姨|[一-鿿]某|某某|[0-9]岁"
)
#: 印象很深的是一个女孩: what somebody remembers best is the story of one
_REMEMBERED = re.compile("印象(?:[最很特极]别?|十分|非常)?深刻?的[^，。；！？\n]{0,4}是|至今(?:还|仍)?记得")
_YEAR = re.compile("((?:19|20)[0-9]{2})年")
_LONG_AFTER = 3  # years after a trouble in which something else may well have dealt with it
_LED = 12  # characters before the sentence of a trouble in which one begins to look back
_BEGUN = 8  # characters of the words that tell a trouble in which one does


def is_left(text: str, start: int, sentence: tuple[int, int]) -> bool:
    """Whether a text turns away from what it told up to `start` before a later sentence.

    So it does where it turns to something else or to what came of it, or where it tells the end and the sentence does
    not come back to it.
    """
    opens, closes = sentence
    if _ELSE.search(text, start, opens + _LED) or came_of(text, sentence):
        return True
    return is_done(text, start, opens) and _BEHIND.search(text, opens, closes) is None


def came_of(text: str, sentence: tuple[int, int]) -> bool:
    """Whether a sentence tells of what came of a trouble settled before: that did not settle it."""
    return _CAME_OF.search(text, *sentence) is not None


def years_later(text: str, told: tuple[int, int], later: int) -> bool:
    """Whether a paragraph that begins at `later` tells of a year long after those of a trouble's paragraph."""
    begun = _YEAR.match(text, later)
    years = [int(m[1]) for m in _YEAR.finditer(text, *told)] if begun else []
    return begun is not None and bool(years) and int(begun[1]) - max(years) >= _LONG_AFTER


def turns_from(text: str, told: Sequence[int], position: int) -> bool:
    """Whether a text turns to something else after the last place where it tells of a thing, before a position."""
    return bool(told) and told[-1] < position and _ELSE.search(text, told[-1], position) is not None


def is_settled(text: str, start: int, end: int) -> bool:
    """Whether a trouble told before is settled for good between two positions."""
    told = text[start:end]
    if any(sign in told for sign in _SETTLED_SIGNS) and _SETTLED.search(text, start, end):
        return True
    return "通过" in told and _BY_OWN_MEANS.search(text, start, end) is not None


def is_done(text: str, start: int, end: int) -> bool:
    """Whether the end of a trouble is told between two positions."""
    return _OVER.search(text, start, end) is not None


def is_of_one(text: str, position: int, sentence: tuple[int, int]) -> bool:
    """Whether what is told at a position befell one household: 沈女士的老伴去年确诊癌症."""
    return _FATE.match(text, position) is not None and _WHOSE.search(text, *sentence) is not None


def is_gone(text: str, position: int, sentence: tuple[int, int]) -> bool:
    """Whether a sentence says of a trouble that there is none of it now (现在占道的车少了), or who mended it.

    So it does where somebody remembers it as the story of one, which has its own end.
    """
    if _MENDED.match(text, position, sentence[1]) or _REMEMBERED.search(text, sentence[0], position):
        return True
    gone = _GONE.match(text, position, sentence[1])
    return gone is not None and _NOW.search(text, sentence[0], position) is not None


def is_over(text: str, position: int, sentence: tuple[int, int], line: tuple[int, int]) -> bool:
    """Whether the trouble told at a position is over there, so that what ended it was told before."""
    if _ENDED.search(text, *sentence):
        return True
    past = _PAST.search(text, max(line[0], sentence[0] - _LED), position + _BEGUN)
    return past is not None and _NOW.search(text, position, line[1]) is not None
