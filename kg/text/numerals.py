"""Numbers of Chinese newspaper text: 240余, 2万余, 两百多, 七八, 近千, 2至3, 96.5%, 七成, 三分之二.

`numerals` finds the quantities of a text and leaves alone what only looks like one: dates, times, years,
telephone numbers, ordinals, house and floor numbers, names such as 1+4+N or 5G.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10_000, "十万": 100_000, "百万": 1_000_000,
           "千万": 10_000_000, "亿": 100_000_000, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12}  # fmt: skip

_ARABIC = r"[0-9]+(?:,[0-9]{3})*(?:[.．][0-9]+)?"
_CHINESE = r"[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?"
_SCALE = r"(?:[十百千]?万亿?|[百千]?亿|百(?=[多余]?[名人户件家次元])|千(?=[多余]?[名人户件家次元]))"
_AFTER = r"[余多来几]"
_TO = r"(?:至|到|—{1,2}|–|-|~|～|－)"
_BEFORE = (
    r"(?P<before>不少于|不低于|少说|接近|将近|(?:超过|突破)了?|多于|高于|大于|不到|不足|不满|不超过|低于|少于|至少|最多|最高|大约|约为|"
    r"(?<![附最将])近|(?<![节签预合公制契大邀])约|(?<![赶高])超|逾|上|达到|(?<![到])达)"
)
#: words before a number that make it less than exact (达 and 达到 do not)
_VAGUE = re.compile(_BEFORE + r"$")
_EXACT_BEFORE = frozenset({"达到", "达", "上", "最高"})
_HEDGE_ENDS = frozenset("于说近过破到足满少多高约为超逾上达了")  # how those words end

_NUMBER = re.compile(
    rf"""
    (?P<percent_cn>百分之(?P<pc>{_ARABIC}|{_CHINESE}))
    |(?P<fraction>(?P<den>[二三四五六七八九十]|[0-9]{{1,3}})分之(?P<num>[一二三四五六七八九十]|[0-9]{{1,3}}))
    |(?P<arabic>{_ARABIC})(?P<half>{_AFTER})?(?P<scale>{_SCALE})?(?P<after>{_AFTER})?
       (?:(?<=万)(?P<thousands>[1-9])千)?
       (?:(?P<pa>%)?{_TO}(?P<arabic2>{_ARABIC})(?P<scale2>{_SCALE})?(?P<after2>{_AFTER})?)?(?P<percent>%|个百分点)?
    |(?P<dozens>[几数](?:十万|百万|千万|十|百|千|万)(?P<dozens_after>{_AFTER})?)
    |(?P<chinese>{_CHINESE})(?P<few>几)?(?P<cafter>[余多来])?(?P<cscale>{_SCALE})?(?:(?:至|到)(?P<chinese2>{_CHINESE}))?
    |(?P<alone>半)""",
    re.VERBOSE,
)
_HANZI = "零〇一二两三四五六七八九十百千万亿"
# Where a number may begin. A class of characters comes first: the engine skips to them at C speed. Most numbers are
# nothing but digits (group 1) or characters (group 2): these are read to their end at once, and the long pattern
# is for those that go on.
_FIRST = rf"[0-9半几数{_HANZI}](?!(?<=[几数])[^十百千万]"
_PLAIN = (
    rf"(?:(?<=[0-9])[0-9]*+(?![,.．余多来几十百千万亿至到—–\-~～－%个分])()"
    rf"|(?<=[{_HANZI}])[{_HANZI}]*+(?![点几余多来至到分])())?"
)
_BEGINS = re.compile(_FIRST + ")" + _PLAIN)
# leaves out 一 that neither goes on nor stands before a unit of time: the most frequent numeral is an article
_BEGINS_NO_ARTICLE = re.compile(rf"{_FIRST}|(?<=一)[^{_HANZI}点几余多来至到周天小刻个分]){_PLAIN}")
# What follows a number that is no quantity: a date, a clock time, a house, a floor, a label.
_DATE_AFTER = re.compile(
    r"年(?:(?=[0-9一二三四五六七八九十]{1,3}月)|代|级|版|度|底|初|末|后|前)|月(?!饼)(?:[0-9]{1,2}[日号]|底|初|末|份|中旬|上旬|下旬)?|日(?!均|常|[之以]?内)|号(?!人[^家民])|时(?!间|长|许?段)|点(?:[0-9钟半多整许左，]|$)|:[0-9]|：[0-9]{2}"
    r"|世纪|后(?=[青的，、”])"
)
_HOUSE_AFTER = re.compile(
    r"#|号(?!人[^家民])|[栋幢](?:(?:和|与|、|至|到)?[0-9一二三四五六七八九十]|之间|居民[^，。]{0,3}家)|单元|室|楼(?!栋|道|院|宇)|层(?!级|楼房)|路(?=公交|车)|年级|班(?![组车])|频道|次列车|[-—][0-9]"
)
_SPOKEN = re.compile(r"(.*?)([一二两三四五六七八])([二两三四五六七八九])([十百千万]*)")
_NO_TENTHS = re.compile(
    r"成(?:立|为|功|员|果|效|长|熟|交|本|就|绩|都(?![在是有会能已常可没要参选支同愿来去说表住由靠用被给对])|型|年|人)"
)
_ONES = re.compile(f"[一二三四五六七八九](?![{_HANZI}成个名户家位项件条次人年月日天级类种方])")
_TIME_UNIT_STARTS = ("周", "天", "小", "刻", "个", "分")
_WEEKDAY = re.compile(r"(?:星期|礼拜|周)$")
_WEEKDAY_ENDS = frozenset("期拜周")
_HOUSES_BEFORE = re.compile(r"[0-9](?:栋|幢|号楼?)(?:和|与|、|至|到)$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}$|[一二][九〇零][〇零一二三四五六七八九]{2}$")
# beside a number, a letter or sign makes it part of a name
_SIGNS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+@#/.:_&=")
_SIGNS_BEFORE, _SIGNS_AFTER = _SIGNS | {"第"}, _SIGNS - {":"}
_LABEL_STARTS = frozenset("年月日号时点:：世后分#栋幢单室楼层路班频次-—")  # how what makes a number a label begins
# 一 and the like inside words that count nothing
_WORDS = re.compile(
    r"一(?:些|定|般|样|起|直|下|边|旦|律|致|切|时|方面|同|旁|度|再|向|带|流|体|站|步|线|心|批|系列|面|贯|经|者|手|生|番|道(?!路|门|菜|题|墙|围|坎)|言|举|遍|味|路|点|会|并|到|早|辈|股|口气|条龙|视同仁|目了然)"
    r"|(?:统|唯|同|单|进|逐|不|万|专|之|第|每|初|高|首|十|五|周|星期)一(?![二三四五六七八九十百千万])|[两三四]方|万一|(?<![上近超过达约逾])万元|十分(?!钟)|(?<![上近超过达])千万(?!元|人|斤|吨|户|亩|级)|百姓|四[周处季]|三[农]|两[会委新岸地]|七一|八[一]|十足|万物|千家|万家|百家"
    r"|百[年年]|千头万|千[方]|万[户象事]|五[保湖]|一一|三三|[一两三四五六七八九十]字(?!以)|十字|二[维手]|三轮(?=[车摩])|一老|一小(?!时)|一岗|(?<=五花)八门|百户千家"
)


_SHARES = ("percent", "percent_cn", "fraction")  # groups of _NUMBER that need no unit


class Numeral(NamedTuple):
    """A quantity: its span (hedges that touch it included), its value or range, and whether it is hedged.

    `style` is `count`, `percent` (value in per cent) or `ratio` (三分之二, in per cent rounded to one place).
    """

    start: int
    end: int
    value: float
    maximum: float | None = None
    approximate: bool = False
    style: str = "count"
    hanzi: bool = False


def chinese_number(text: str) -> float | None:
    """Value of a number written in Chinese characters, or None where it is none.

    >>> chinese_number("两万五千三百零六"), chinese_number("二〇二四"), chinese_number("三点五")
    (25306.0, 2024.0, 3.5)
    """
    if len(text) == 1 and text in _DIGITS:
        return float(_DIGITS[text])
    whole, dot, rest = text.partition("点")
    if dot:
        head = chinese_number(whole)
        if head is None or not rest or any(c not in _DIGITS for c in rest):
            return None
        return head + float("0." + "".join(str(_DIGITS[c]) for c in rest))
    if len(text) > 1 and all(c in _DIGITS for c in text):
        return float("".join(str(_DIGITS[c]) for c in text))
    return _sections(text)


def _sections(text: str) -> float | None:
    """Value of 两万五千三百零六: sections of four places, each with its big scale."""
    total = section = 0
    digit: int | None = None
    last = 1  # the scale of the character before, for 一百二 (120)
    for c in text:
        if c in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[c]
            if digit == 0:
                last = 1
        elif c in _SMALL:
            section += (1 if digit is None else digit) * _SMALL[c]
            digit, last = None, _SMALL[c]
        elif c in "万亿":
            scale = 10_000 if c == "万" else 100_000_000
            total = (
                (total + section + (digit or 0) or 1) * scale
                if c == "亿"
                else total + (section + (digit or 0) or 1) * scale
            )
            section, digit, last = 0, None, scale
        else:
            return None
    if digit is not None:
        section += digit * (last // 10 if last >= 100 else 1)
    return float(total + section) if text else None


def _spoken_range(text: str) -> tuple[float, float] | None:
    """七八 → 7, 8; 十七八 → 17, 18; 三四十 → 30, 40; 两三百 → 200, 300; 三五 → 3, 5; else None."""
    m = _SPOKEN.fullmatch(text) if len(text) > 1 else None
    if not m or (_DIGITS[m[3]] - _DIGITS[m[2]] != 1 and m[2] + m[3] != "三五"):
        return None
    if m[1] and (m[4] or m[1][-1] not in _SMALL):
        return None
    if len(text) > 2 and not m[1] and not m[4]:
        return None
    low, high = chinese_number(m[1] + m[2] + m[4]), chinese_number(m[1] + m[3] + m[4])
    return None if low is None or high is None else (low, high)


def _arabic(text: str, scale: str | None = None) -> float:
    if scale is None and text.isdigit():
        return float(text)
    value = float(text.replace(",", "").replace("．", ".")) * _SCALES.get(scale or "", 1)
    return float(round(value, 6))


def _is_label(text: str, start: int, end: int, plain: str, scale: str | None = None) -> bool:
    """Is this number a date, a time, an ordinal, a house number, or part of a name?

    `plain`: its Arabic digits, "" where it is written in characters; `scale`: 万 and the like behind them.
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _SIGNS_BEFORE or after in _SIGNS_AFTER:
        return True
    if after in _LABEL_STARTS and _label_after(text, end, before, after):
        return True
    if not plain:
        weekday = before in _WEEKDAY_ENDS and _WEEKDAY.search(text[max(0, start - 2) : start])
        return bool(weekday) and after not in ("次", "天")
    if after == "年" and _YEAR.match(plain):
        return True
    if len(plain) >= 7 and "." not in plain and not scale:
        return True
    if after in ("栋", "幢") and _HOUSES_BEFORE.search(text[max(0, start - 6) : start]):
        return True
    return before == "-" or (before == "“" and after == "”")


def _label_after(text: str, end: int, before: str, after: str) -> bool:
    """Does what follows make a number a date, a time or a house?"""
    if _DATE_AFTER.match(text, end) or (after == "分" and before in ("时", "点")):
        return True
    return _HOUSE_AFTER.match(text, end) is not None and not (after == "号" and text[end + 1 : end + 2] == "人")


def _read_arabic(m: re.Match[str], plain: str) -> Numeral:
    start, end = m.span()
    if end - start == len(plain):  # a decimal, or thousands set off
        return Numeral(start, end, _arabic(plain))
    number, half, scale, after, thousands, pa, number2, scale2, after2, percent = m.group(
        "arabic", "half", "scale", "after", "thousands", "pa", "arabic2", "scale2", "after2", "percent"
    )
    if number2 and scale2 and not scale:
        scale = scale2
    value = _arabic(number, scale) + (1000.0 * float(thousands) if thousands else 0.0)
    maximum = _arabic(number2, scale2) if number2 else None
    if maximum is not None and maximum <= value:
        maximum = None
    style = "count" if percent is None and pa is None else "percent"
    return Numeral(start, end, value, maximum, bool(half or after or after2), style)


def _read_words(start: int, end: int, words: str) -> Numeral | None:
    """A number of Chinese characters and nothing else."""
    spoken = _spoken_range(words)
    if spoken:
        return Numeral(start, end, *spoken, True, hanzi=True)
    value = chinese_number(words)
    return None if value is None else Numeral(start, end, value, hanzi=True)


def _read_chinese(m: re.Match[str]) -> Numeral | None:
    few, after, named, words, words2 = m.group("few", "cafter", "cscale", "chinese", "chinese2")
    scale = _SCALES.get(named or "", 1)
    spoken = _spoken_range(words)
    if spoken:
        return Numeral(m.start(), m.end(), spoken[0] * scale, spoken[1] * scale, True, hanzi=True)
    value = chinese_number(words)
    if value is None:
        return None
    high = chinese_number(words2) if words2 else None
    maximum = high if high and high > value else None
    return Numeral(m.start(), m.end(), value * scale, maximum, bool(after or few), hanzi=True)


def _read(text: str, m: re.Match[str]) -> Numeral | None:
    plain = m["arabic"]
    if plain:
        return None if _is_label(text, *m.span(), plain, m["scale"]) else _read_arabic(m, plain)
    if m["chinese"]:
        return None if _in_word(text, m.start()) or _is_label(text, *m.span(), "") else _read_chinese(m)
    if m["percent_cn"]:
        value = _arabic(m["pc"]) if m["pc"][0].isascii() else chinese_number(m["pc"])
        return None if value is None else Numeral(m.start(), m.end(), value, style="percent", hanzi=True)
    if m["fraction"]:
        top, bottom = (float(p) if p.isascii() else chinese_number(p) or 0.0 for p in (m["num"], m["den"]))
        if not 0 < top <= bottom:
            return None
        return Numeral(m.start(), m.end(), round(100 * top / bottom, 1), style="ratio", hanzi=True)
    if m["dozens"]:
        value = chinese_number("一" + m["dozens"][1:].rstrip("余多来几"))
        return None if value is None else Numeral(m.start(), m.end(), value, 10 * value, True, hanzi=True)
    return Numeral(m.start(), m.end(), 0.5, hanzi=True)


def _read_plain(text: str, start: int, end: int, digits: bool) -> Numeral | None:
    """A number of nothing but digits, or of nothing but characters."""
    words = text[start:end]
    if digits:
        return None if _is_label(text, start, end, words) else Numeral(start, end, float(words))
    return None if _in_word(text, start) or _is_label(text, start, end, "") else _read_words(start, end, words)


def _in_word(text: str, start: int) -> bool:
    """Does a word begin here, or one character before, whose numeral counts nothing: 一些, 统一?"""
    if _WORDS.match(text, start):
        return True
    opened = start > 0 and text[start - 1] in "统唯同单进逐不专之第每初高首"
    return opened and bool(_WORDS.match(text, start - 1))


def _tenths(text: str, numeral: Numeral) -> Numeral:
    """七成 as per cent. `text` has 成 behind the number."""
    if not numeral.hanzi or not 1 <= numeral.value < 10:
        return numeral
    if _NO_TENTHS.match(text, numeral.end):
        return numeral
    top = numeral.maximum * 10 if numeral.maximum else None
    end, ones = numeral.end + 1, 0
    if top is None and _ONES.match(text, end):  # 六成三
        end, ones = end + 1, _DIGITS[text[end]]
    return Numeral(numeral.start, end, numeral.value * 10 + ones, top, numeral.approximate, "percent", True)


def hedge(text: str, start: int) -> tuple[int, bool]:
    """Where the hedging words before position `start` begin, and whether they make a number approximate.

    >>> hedge("食堂今年供餐超过3万份", 8)
    (6, True)
    """
    m = _VAGUE.search(text[max(0, start - 4) : start])
    if not m:
        return start, False
    return start - len(m["before"]), m["before"] not in _EXACT_BEFORE


def numerals(text: str, *, ones: bool = True, before: frozenset[str] | None = None) -> Iterator[Numeral]:
    """Quantities of `text` in order of position.

    Without `ones`, a lone 一 is given only before a unit of time (一周内): elsewhere it is an article.
    With `before`, a count is given only where one of these characters (or "", the end) follows it.

    >>> [(n.value, n.maximum, n.approximate) for n in numerals("2023年8月，花了2万余元，七八户，占96.5%")]
    [(20000.0, None, True), (7.0, 8.0, True), (96.5, None, False)]
    """
    begins = (_BEGINS if ones else _BEGINS_NO_ARTICLE).search
    first = begins(text)
    while first:
        start, end = first.span()
        plain = first.lastindex  # 1: digits, 2: characters
        m = None if plain else _NUMBER.match(text, start)
        if m is not None:
            end = m.end()
        first = begins(text, end)
        if not plain and m is None:
            continue
        after = text[end : end + 1]
        if before is not None and after not in before and (m is None or (m.lastgroup not in _SHARES and not m["pa"])):
            continue
        if not ones and end == start + 1 and text[start] == "一" and after not in _TIME_UNIT_STARTS:
            continue
        found = _read(text, m) if m is not None else _read_plain(text, start, end, plain == 1)
        if found is None:
            continue
        if text.startswith("成", end):
            found = _tenths(text, found)
            if first and first.start() < found.end:  # 六成三
                first = begins(text, found.end)
        yield _hedged(text, found) if text[start - 1 : start] in _HEDGE_ENDS else found


def _hedged(text: str, found: Numeral) -> Numeral:
    """A number with the hedging words before it."""
    start, vague = hedge(text, found.start)
    if text[start : found.start] == "上":
        if found.hanzi and text[found.start] in "百千万亿":
            vague = True
        else:  # 加上九菜一汤
            start = found.start
    _, end, value, maximum, approximate, style, hanzi = found
    return Numeral(start, end, value, maximum, approximate or vague, style, hanzi)
