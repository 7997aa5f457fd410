"""What spells a name out: its definition and the members that a counting name counts."""

from __future__ import annotations

import re
from collections.abc import Callable

from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.names import DIGIT_FIRST, chain, count, squeeze

REACH = 160  # characters that a definition may take
_SAME = 2  # characters with which the clauses of a series begin
LONGEST_MEMBER = 12  # characters of a member of a list
_MARK = re.compile(
    r"[，：]?(?:的)?[一-鿿]{0,6}?(?:(?<![立随当旋诉来])即(?![办时将可刻使便兴改享应])|是指|指(?![导挥标出引向定派责数明示令])|就是指|指的是|"
    r"也就是|主要包括|包括|(?<![划细区])分为|内容为)[：，]?|：|——"
)
#: a character of each of them, and how far into the text the last of these may stand
_MARKS, _MARK_REACH = re.compile("[即指括分容也：—]"), 12
_MARK_BEGINS = frozenset("，：—")  # what one of them may begin with, besides a word
_BRACKET = re.compile(r"（([^（）\n]{4,120})）")
_MEANS = re.compile(
    r"，(?=通过|先后|成立|开通|开展|开设|组建|设立|由|以|将|把|让|推动|组织|引入|对|整合|按照|每|明确|构建|形成|实现)"
)
STOP = re.compile(r"[。；！？\n]")
FULL_STOP = re.compile(r"[。！？\n]")  # a colon governs clauses with semicolons
_QUOTED_BEFORE = re.compile(r"“([^“”\n]{5,60})”的?$")
_LIST_BEFORE = re.compile(
    r"((?:[一-鿿]{2,12}、){1,11}[一-鿿]{2,12}?)(?:等)?(?:的|[0-9一二三四五六七八九十]+[项个条类])?(?:“[^“”]{2,8}”)?$"
)
_CLAUSES = re.compile(r"(?s:.*)[，。；：！？\n]")  # where no list that ends behind them can begin
#: 推行由站长、副站长和楼长组成的“1+3+N”架构
_FRAMED = re.compile(r"(?:推行|实行|建立|构建|健全|形成|打造|探索)(?:了|起)?(?!出|一[条套])([^。；“”\n]{8,80})的$")
#: “甲”让…, “甲”由…: it acts, and what it does follows
_DONE_UNDER = re.compile(
    r"(?:就是|则|也)?(?:把|让|由|将|要求|邀请|请|组织|每[月周天逢季年]|通过|从|以|使|发动|动员|面向|按照?|规定|吸纳|吸引|征集|推选|指导|帮助|为|带动|"
    r"整合|集中|依托|聚焦|推动|在|对)(?=[一-鿿0-9“])"
)
_DONE_BEGINS = frozenset("就则也把让由将要邀请组每通从以使发动面按规吸征推指帮为带整集依聚在对，")
_IN_USE = frozenset({"found", "made", "used", "called"})
_APPOSED = re.compile(
    r"[一-鿿]{2,16}——$|(?:村规|民约|公约|约定|规矩|热线|调解室|议事会|理事会|志愿队|服务队|工作室|食堂|课堂|小程序|公众号|微信群|平台|超市|驿站|合作社)$"
)
_APPOSED_ENDS, _APPOSED_REACH = frozenset("—规约定矩线室会队堂序号群台市站社"), 20
LIST = re.compile(r"[一-鿿A-Za-z+]{2,12}(?:、[一-鿿A-Za-z+]{2,12})+")
_LEAD = re.compile(
    r"[一-鿿]*?(?:(?:推行|开展|实行|通过|围绕|涵盖|包含|按照|做到|坚持|配套|聚焦|解决)(?=[一-鿿]{2})|(?:建立|设立|设置|确立|提出|推出|制定|树立|评选)了(?=[一-鿿]{2})|(?:采用|构建|健全)(?=[一-鿿]{4}))"
)
_TRAIL = re.compile(r"等[一-鿿]*$|[0-9一二三四五六七八九十]+[项个类种]$")
#: 村民、部门坐到一起; 县、乡、村三级联动: what all of them do or are, behind the last of them
_TOGETHER = re.compile(
    r"(?<=[一-鿿])(?:[两三四五六七八](?:方|级|色|者|支|股)|坐[到在下]|一起|一同|一道|共同|[0-9两三四五六七八九十]+张(?:清单|台账)|联合(?!会|体|党)|携手|分别|相互|组成).*$"
)


def spell_out(text: str, candidate: Candidate) -> None:
    """Fill in `definition` and `members` of a candidate from the words around it."""
    headed, start = candidate.right == "heads", candidate.outer_start
    span = _after(text, candidate)
    if not span and (headed or candidate.name[:1] in DIGIT_FIRST or text[start - 1 : start] == "的"):
        span = _before(text, candidate)
    candidate.explicit = span is not None
    if not span and (headed or candidate.left in ("found", "used")):
        candidate.definition = _means(text, candidate)
    else:
        candidate.definition = span
    own = _each(chain(candidate.name))
    if own:
        candidate.members = () if any(map(str.isdigit, own)) else own  # 1+3+N is a code
    elif candidate.explicit and (candidate.quoted or count(candidate.name)):
        candidate.members = _members(text, candidate, span)


def deeds(text: str, candidate: Candidate, mute: Callable[[], bool]) -> tuple[int, int] | None:
    """What the rest of the sentence says that is done under a quoted name that acts: “甲”让居民…

    Where the name itself is `mute` of its type, also after a comma: 推行“乙”机制，把….
    """
    at = candidate.outer_end
    first = text[at : at + 1]
    if not candidate.quoted or first not in _DONE_BEGINS:
        return None
    after_comma = first == "，" and candidate.left in _IN_USE and mute()
    if not _DONE_UNDER.match(text, at + after_comma):
        return None
    end = sentence_end(text, at + 1)
    return (at, end) if end - at >= 6 else None


def apposed(text: str, start: int) -> tuple[int, int] | None:
    """What the words right before a quoted name say that it is: 开了一间调解室——“…”, 村规“…”."""
    low = max(0, start - _APPOSED_REACH)
    m = _APPOSED.search(text[low:start]) if text[start - 1 : start] in _APPOSED_ENDS else None
    return (low + m.start(), start) if m else None


def sentence_end(text: str, start: int, stop: re.Pattern[str] = STOP) -> int:
    """Where the sentence ends, or as far as a definition may reach."""
    m = stop.search(text, start, min(len(text), start + REACH))
    return m.start() if m else min(len(text), start + REACH)


def _after(text: str, candidate: Candidate) -> tuple[int, int] | None:
    near, at = candidate.end + candidate.quoted, candidate.outer_end
    for bracket in (near, at) if near != at else (at,):
        m = _BRACKET.match(text, bracket) if text[bracket : bracket + 1] == "（" else None
        if m and ("、" in m.group() or len(m.group()) > 8):
            return m.span(1)
    first = text[at : at + 1]
    if not first.isalnum() and first not in _MARK_BEGINS:
        return None
    m = _MARK.match(text, at) if _MARKS.search(text, at, at + _MARK_REACH) else None
    if not m:
        return None
    end = sentence_end(text, m.end(), FULL_STOP if m.group() == "：" else STOP)
    if text.startswith(f"；{text[m.end() : m.end() + _SAME]}", end):
        end = _series_end(text, m.end(), end)
    if text.startswith("“", m.end()) and text.find("”", m.end(), end) < 0:
        return None  # somebody speaks
    return (m.end(), end) if end - m.end() >= 4 else None


def _series_end(text: str, start: int, end: int) -> int:
    """Where clauses end that all begin with one word: 指公开收入；公开支出；公开结余."""
    begins = f"；{text[start : start + _SAME]}"
    while text.startswith(begins, end):
        m = STOP.search(text, end + 1, end + REACH)
        if m is None:
            break
        end = m.start()
    return end


def _before(text: str, candidate: Candidate) -> tuple[int, int] | None:
    number = count(candidate.name)
    described = text.endswith("”的", 0, candidate.outer_start)
    low = max(0, candidate.outer_start - 90)
    piece = text[low : candidate.outer_start]
    m = _QUOTED_BEFORE.search(piece) if described else None
    if m and ("、" in m[1] or "+" in m[1]) and (number is None or number == len(m[1].split("、"))):
        return low + m.start(1), low + m.end(1)
    if number is None and candidate.right != "heads":
        return None
    wanted = 2 if number is None else number - 1  # commas of a list that is told before the name
    m = None
    if "、" in piece[-24:] and piece.count("、") >= wanted:
        clauses = None if piece.endswith(("”", "”\n")) else _CLAUSES.match(piece, 0, len(piece) - 1)
        m = _LIST_BEFORE.search(piece, clauses.end() if clauses else 0)
    if m and ((commas := m[1].count("、")) == wanted or (number is None and commas > wanted)):
        return _list(text, low + m.start(1), low + m.end(1))
    m = _FRAMED.search(piece) if candidate.right == "heads" and piece.endswith("的") else None
    return (low + m.start(1), low + m.end(1)) if m else None


def _list(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A list without what leads to it; None where it begins in the middle of its first member."""
    begins, comma = start, text.index("、", start)
    while lead := _LEAD.match(text, start, comma):
        start = lead.end()
    if start > begins or comma - start < LONGEST_MEMBER or not text[start - 1].isalnum():
        return start, end
    start = text.rfind(text[comma + 1], start, comma)  # 为居家老人送文化、送健康: each begins with the same word
    return (start, end) if start >= 0 else None


def _means(text: str, candidate: Candidate) -> tuple[int, int] | None:
    at = candidate.outer_end
    m = _MEANS.match(text, at) if text[at : at + 1] == "，" else None
    if not m:
        return None
    end = sentence_end(text, m.end())
    return (m.end(), end) if end - m.end() >= 6 else None


def _members(text: str, candidate: Candidate, span: tuple[int, int] | None) -> tuple[str, ...]:
    if span is None:
        return ()
    number = count(candidate.name)
    clauses = text[slice(*span)].split("；")
    if len(clauses) > 1 and all(clause.startswith(clauses[0][:_SAME]) for clause in clauses):
        heads = tuple(squeeze(clause.partition("，")[0]) for clause in clauses)
        return heads if number in (None, len(heads)) else ()
    for m in LIST.finditer(text, *span):
        parts = [squeeze(p) for p in m.group().split("、")]
        if number is None and len(parts) >= 3:
            return _trimmed(parts)
        if number == len(parts):
            return _trimmed(parts)
    return ()


def _trimmed(parts: list[str]) -> tuple[str, ...]:
    """Members without the verb before the first and the words after the last."""
    first, *middle = parts[:-1]
    lead = _LEAD.match(first)
    first, last = first[lead.end() if lead else 0 :], _TRAIL.sub("", parts[-1])
    key = last[:1]
    if key and first.find(key) > 0 and all(part.startswith(key) for part in middle):  # 为老人|送文化、送健康、送关怀
        first = first[first.find(key) :]
    return _each((first, *middle, last))


def _each(members: tuple[str, ...]) -> tuple[str, ...]:
    """Members without what the last, far longer than the others, says of all of them."""
    if not members or len(members[-1]) <= 2 * max(map(len, members[:-1])):
        return members
    said = _TOGETHER.search(members[-1])
    return (*members[:-1], members[-1][: said.start()]) if said else members
