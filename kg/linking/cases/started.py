"""Since when a practice has been used, where the sentence that names it says so: year or month, and a verb of starting.

A date of publication is no start, nor is a year in which something was merely done (2023年，召开“板凳会”7次), nor a
plan, nor the year of the paper (《…方案》) that lays it down. Silence is the rule: most articles tell of no start.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.core.records import Evidence
from kg.linking.cases.credit import Named
from kg.linking.evidence import Quoter
from kg.rules import ArticleView

#: what sets a practice going, right before its name
_STARTS = (
    "推行|推出|创设|创立|创建|创办|创新|首创|开创|创造|独创|成立|组建|组织起|建立|建起|设立|设起|开设|开办|办起|开通|搭建|搭起|构建|"
    "启动|启用|上线|试行|试点|试运行|探索|发起|打造|引入|引进|实施|实行|推进|倡导|提出|制定|形成|拉起|挂牌|揭牌|运行"
)
#: what is told of a practice that began, right behind its name
_BEGAN = (
    "应运而生|诞生|问世|成立|启动|上线|挂牌|揭牌|落地|亮相|开张|开业|开馆|起步|试行|试运行|投用|投入使用|投入运行|开始|"
    "实施|实行|推行|运行|创立|创建|组建|建成|启用|出台"
)
_DATE = (
    r"(?P<year>(?:19|20)[0-9]{2}|[一二][〇零一二三四五六七八九○]{3})年(?:(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
    "(?:份|初|中旬|中|上旬|下旬|底|末|[0-9]{1,2}日)?|初|底|末|年初|年底|春|夏|秋|冬|上半年|下半年|春节|以前)?"
)
_DATES = re.compile(_DATE)
_HANZI = dict(zip("〇零○一二三四五六七八九", "000123456789", strict=True))
_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
#: behind a date, what makes it a stretch or an end; before it, what makes it a goal
_STRETCH = re.compile("[—\\-~～至到]|前(?!后)|以前|之前|底前|度|的[^，。；]{0,12}(?:时候)?，?$")
_GOAL = re.compile("(?:截至|截止|到|至|力争|争取|预计|计划|将|拟)(?:了)?$")
#: between a date and the practice, what puts off the start or tells that it had begun before
_LATER = re.compile(
    "计划|打算|准备|拟|预计|将[^近]|决定|下一步|继续|持续|不断|再次|进一步|深化|升级|完善|优化|修订|后来|如今|目前|现在|随后|"
    "当选|上任|就任|担任|接任|退休|返乡|毕业|入伍|入党|搬|获|评为|被|学习|考察|通过$|[以用将][“‘]|(?:19|20)[0-9]{2}年|[0-9]月"
)
_SPACE = r"[^，。；！？：\n]{0,%d}?"
_QUALIFIED = "(?:了|起|起了|出|出了)?[^，。；！？：\n、《》“”]{0,8}[“‘]?"
#: 2022年起，社区创设“街坊会”; 2023年，社区引入公司，探索村企合作
_FOUNDED = re.compile(
    f"{_DATE}(?P<since>起|以来|开始)?(?P<between>，?{_SPACE % 24}(?:，{_SPACE % 24})?)(?:{_STARTS}){_QUALIFIED}\\Z"
)
#: 2021年5月，“某某工作室”正式挂牌
_APPEARED = re.compile(f"{_DATE}(?P<since>起|以来|开始)?(?P<between>，?{_SPACE % 16})[“‘]?\\Z")
_BEGINS = re.compile(
    f"[”’]?{_SPACE % 8}(?:正式|全面|率先|首次|就此|便)?(?:{_BEGAN})"
    "(?!于|的|方案|意见|办法|细则|条例|规划|计划|标准|以来|[一-鿿]{0,4}[0-9])"
)
#: “街坊会”始于2019年; “街坊会”自2022年起推行; “街坊会”，于2021年1月正式实施
_SINCE = re.compile(
    f"[”’]?{_SPACE % 8}(?:，{_SPACE % 16})?(?:始于|起于|始创于|源于|起源于|诞生于|发端于|创立于|创建于|"
    f"成立于|启动于|起步于|推行于|(?P<from>自|从|于|在)){_DATE}"
    f"(?P<since>起|以来|开始)?(?P<behind>{_SPACE % 6}(?:{_BEGAN}|创设|设立|建立|推出))?"
)
START_RULE = "case.started"  # the sentence that says since when
_BOUND = 90  # characters of the sentence before the name that are looked at
_FIRST_YEAR, _LAST_YEAR = 1949, 2035


def started(text: str, start: int, end: int, begin: int, stop: int) -> str | None:
    """The year (2022) or month (2022-03) in which the practice named at `start` to `end` began; None where untold.

    Its sentence is `text[begin:stop]`.
    """
    if text.find("年", begin, stop) < 0 or text.rfind("《", begin, start) > text.rfind("》", begin, start):
        return None
    before = text[max(begin, start - _BOUND) : start]
    dates = [m.start() for m in _DATES.finditer(before)]
    found = _last(_FOUNDED, before, dates)
    if found is not None:
        return _date(found)
    found = _last(_APPEARED, before, dates)
    if found is not None and _BEGINS.match(text, end, stop):
        return _date(found)
    since = _SINCE.match(text, end, stop)
    if since is not None and (not since["from"] or since["behind"]) and not _STRETCH.match(text, since.end("since")):
        return _written(since)
    return None


def beginnings(view: ArticleView, quote: Quoter, named: Sequence[Named]) -> Iterator[tuple[Named, str, Evidence]]:
    """The mechanisms that an article says began at some time, each with the date and the sentence."""
    if "年" not in view.text:
        return
    for n in named:
        sentence = view.sentence(n.start)
        date = started(view.text, n.start, n.end, *sentence)
        evidence = quote(*sentence, START_RULE) if date else None
        if date and evidence is not None:
            yield n, date, evidence


def agreed(dates: Iterable[str]) -> str | None:
    """The one start that several statements leave, the month where one names it; None where they differ.

    >>> agreed(["2022", "2022-03"]), agreed(["2021", "2022"])
    ('2022-03', None)
    """
    told = sorted({*dates}, key=len)
    return told[-1] if told and all(told[-1].startswith(d) for d in told) else None


def _last(pattern: re.Pattern[str], before: str, at: Sequence[int]) -> re.Match[str] | None:
    """The match that begins at the last of some dates before a name, if that date can be a start."""
    found = pattern.match(before, at[-1]) if at else None
    if found is None or _GOAL.search(before, 0, at[-1]):
        return None
    return found


def _date(found: re.Match[str]) -> str | None:
    between = found["between"]
    if _LATER.search(between) or _STRETCH.match(between) or ("的" in between.split("，")[0] and between[0] != "，"):
        return None
    return _written(found)


def _written(found: re.Match[str]) -> str | None:
    year = "".join(_HANZI.get(c, c) for c in found["year"])
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    month = found["month"]
    if not month:
        return year
    number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
    return f"{year}-{number:02}"
