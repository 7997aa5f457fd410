"""The mechanisms that a name consists of: quoted beside it, listed after it, or told one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.names import DIGIT_FIRST, chain, count, value
from extractors.entities.mechanism.spans import Near
from extractors.entities.mechanism.spelled import FULL_STOP, LIST, REACH, STOP, sentence_end

_THREE_DIGITS = re.compile(r"[1-9]{3}")
_BRAND = 5  # characters that a brand of several may have
_PART = 8  # characters that a quoted part may have
_TOLD = 700  # characters in which the parts are told one by one
#: lists in a definition that name further mechanisms: 健全A、B、C3项机制; 开展A、B等5类活动; 通过A、B、C
_COUNTED_LIST = re.compile(
    r"(?:健全|开展|建立|推行|完善|实施|落实)((?:[一-鿿]{3,8}、)+[一-鿿]{3,8}?)等?[0-9一二三四五六七八九十]+[项类个大](?:机制|活动|制度|行动|举措)"
)
_ONE_OF = re.compile(r"(?:[里中]|当中)?的(?:一项|其中一项|重要|一个)(?:机制|举措|做法|内容|载体|环节|抓手)")
_ONE_OF_BEGINS = frozenset("里中当的")  # what it begins with
_NUMERALS = frozenset("一二两三四五六七八九")  # what _COUNTED_NOUN begins with
_MEASURES = frozenset("个张项条大类种级")
_COUNTED_NOUN = re.compile(
    r"([一二两三四五六七八九])[张个大类项]?(清单|台账|中心|平台|机制|制度|队伍|库|榜|图|码|网|站|会|公约)"
)
_INTRODUCED = re.compile(r"[^，。；：！？\n]{0,4}[：，（]?(?:即|分别是|分别为|包括)?[：（]|，即|，分别是|，包括|——")
#: verbs that a clause names a thing with
_DOING = re.compile(
    r"组成|合并为|成立|设立|列出|认领|商定|建立|编制|形成|制定|梳理|提供|健全|完善|公布|发布|收集|汇总|出台|推出|实行|推行|生成|打造|搭建|组建|落实|拿出|定出|亮出|列|建"
)
_TOLD_AS = re.compile(
    r"(?:推动|推进|实现|促进|做到|突出|强化|坚持|开展|实施|深化|抓实|抓好|落实|聚焦|注重|[。；：“、\n])([一-鿿]{4,8})(?=[。；，：”、\n])"
)
_LIST_AT_END = re.compile(r"(?<![一-鿿])[一-鿿]*?((?:[一-鿿]{4,10}、)+[一-鿿]{4,10})(?:等|的)?$")
_ABOUT = re.compile(r"[一-鿿]*(?:及|和|与|以及|落实|推行|坚持|党员|群众|居民|村民|干部|企业|老人)")
_ON_PLATFORM = re.compile(r"(?:平台|系统|小程序)(搭建|推出|设置|上线|开发|开设|内置|设有|构建|设立|建立)?了?$")
_ON_PLATFORM_ENDS = frozenset("台统序建出置线发设有立了\n")  # what it ends in
_MODULE = re.compile(r"(?:板块|模块|功能|专区|专栏|频道|栏目|端口)")
_LED = re.compile(r"即|分别是|分别为|包括|通过|围绕|开展|实施|推进")  # before the first item of a list
_MEANS = ("即", "分别", "包括")  # a list after them is what the name means, not what it consists of
_FAR = 2000  # characters before a module in which its platform is named
_BRANDS = re.compile(
    r"([一二两三四五六七八九])[大个项][一-鿿]{0,4}?(?:品牌|平台|机制|项目|工程|行动|活动|模式|载体|阵地)"
)


def quoted_parts(text: str, candidate: Candidate, quoted: Near) -> list[Candidate]:
    """The quoted names that a counting or coded name, or a definition, consists of."""
    number = count(candidate.name)
    coded = candidate.name.isascii() and _THREE_DIGITS.fullmatch(candidate.name)
    digits = [int(c) for c in candidate.name] if coded else []
    if number or digits:
        return _counted_parts(text, candidate, quoted, digits or [number or 0], bool(digits))
    if candidate.definition is None:
        return []
    start, stop = candidate.definition
    inside = [q for q in quoted.between(start, stop) if q.end <= stop and not q.rejected]
    short = [q for q in inside if q.end - q.start <= _PART]
    if candidate.explicit and candidate.right in ("heads", "deeds") and len(short) >= 2:
        return short
    listed = [q for q in inside if q.outer_start == q.start]  # names that share one pair of quotation marks
    return listed if len(listed) >= 2 else []


def _counted_parts(text: str, candidate: Candidate, quoted: Near, digits: list[int], coded: bool) -> list[Candidate]:
    """Quoted names after or before the candidate that its number counts, or whose numbers are its digits."""
    wanted = len(digits) if coded else digits[0]
    after = quoted.between(candidate.outer_end, sentence_end(text, candidate.outer_end))[:wanted]
    low = max(0, candidate.outer_start - 90)
    low = max((m.end() for m in STOP.finditer(text, low, candidate.outer_start)), default=low)
    before = [q for q in quoted.between(low, candidate.outer_start + 1) if q.outer_end <= candidate.outer_start + 1]
    for near in (after, before[-wanted:] if coded or not candidate.explicit else []):
        near = [q for q in near if q.name != candidate.name and not q.rejected]
        lengths = [q.end - q.start for q in near] or [0]
        if coded and [count(q.name) for q in near] == digits:
            return near
        if not coded and len(near) == wanted >= 3 and max(lengths) - min(lengths) <= 1 and max(lengths) <= _PART:
            return near
    return []


def named_part_of(text: str, candidate: Candidate, named: Near) -> Candidate | None:
    """The name told of just before, where it is said to be one piece of this one (“甲”…是“乙”模式里的一项机制)."""
    at = candidate.outer_end
    if text[at : at + 1] not in _ONE_OF_BEGINS or not _ONE_OF.match(text, at):
        return None
    near = named.between(max(0, candidate.outer_start - 200), candidate.outer_start)
    before = [q for q in near if q.quoted and q.name != candidate.name]
    return before[-1] if before else None


def listed_parts(text: str, candidate: Candidate) -> list[tuple[int, int]]:
    """Spans of members without quotation marks that are ways of working themselves."""
    numbered = candidate.name[:1] in DIGIT_FIRST
    if candidate.definition is None and not (
        numbered and (count(candidate.name) is not None or _nouns(candidate.name))
    ):
        return []
    start, stop = candidate.definition or (candidate.outer_end, sentence_end(text, candidate.outer_end))
    if text.find("、", start, stop) >= 0:
        spans: list[tuple[int, int]] = []
        for m in _COUNTED_LIST.finditer(text, start, stop):
            spans += _split(text, m.start(1), m.end(1))
        if spans:
            return spans
    for told in (_quoted_list, _counted_nouns, _told, _one_key) if numbered else ():
        spans = told(text, candidate)
        if spans:
            return spans
    return []


def _quoted_list(text: str, candidate: Candidate) -> list[tuple[int, int]]:
    """Items of one quotation that the name counts, each with what it counts: “微平台、微课堂、微心愿”的“三微一体”."""
    number, definition = count(candidate.name), candidate.definition
    if not number or number < 3 or definition is None or text[definition[0] - 1] != "“":
        return []
    items = _split(text, *definition)
    key = candidate.name[1]
    return items if len(items) == number and all(key in text[a:b] and b - a >= 3 for a, b in items) else []


def _counted_nouns(text: str, candidate: Candidate) -> list[tuple[int, int]]:
    """Things that the name counts by their nouns, told in one of the next sentences: 三张清单, 两库一平台."""
    counted = _nouns(candidate.name)
    if not counted:
        return []
    introduced = _INTRODUCED.match(text, candidate.outer_end)
    low = introduced.end() if introduced else candidate.outer_end
    high = min(len(text), low + REACH)
    while low < high:
        stop = sentence_end(text, low, FULL_STOP)
        spans = _of_each(text, counted, low, stop, bool(introduced))
        if spans:
            return spans
        low = stop + 1
    return []


def _of_each(
    text: str, counted: tuple[tuple[int, str], ...], low: int, stop: int, introduced: bool
) -> list[tuple[int, int]]:
    """As many names ending in each noun as are counted of it, or nothing."""
    spans: list[tuple[int, int]] = []
    for number, noun in counted:
        if text.count(noun, low, stop + 1) < number:
            return []
        found: dict[str, tuple[int, int]] = {}
        for m in _ending_in(noun).finditer(text, low, stop + 1):  # with the mark that ends it
            begin = max([m.start(), *(v.end() for v in _DOING.finditer(text, m.start(), m.end() - len(noun) - 1))])
            begin = max(begin, *(text.rfind(c, begin, m.end()) + 1 for c in "和及与"))
            if not introduced and begin == m.start() and m.end() - begin > len(noun) + 4:
                begin = m.end() - len(noun) - 2  # the clause tells who has it
            if m.end() - begin >= len(noun) + 2:
                found.setdefault(text[begin : m.end()], (begin, m.end()))
        if len(found) != number:
            return []
        spans += found.values()
    return sorted(spans) if len(spans) > 1 else []


def _nouns(name: str) -> tuple[tuple[int, str], ...]:
    """(number, noun) of each thing that the name counts, or nothing where one of them is not a thing."""
    if name[:1] not in _NUMERALS:
        return ()
    pieces = tuple((value(n), noun) for n, noun in _COUNTED_NOUN.findall(name))
    return pieces if pieces and "".join(m.group() for m in _COUNTED_NOUN.finditer(name)) == name else ()


@lru_cache(maxsize=64)
def _ending_in(noun: str) -> re.Pattern[str]:
    named = r"(?:[一-鿿]{2,14}?|[一-鿿]{0,6}[“‘][一-鿿]{1,6}[”’][一-鿿]{0,4})"
    return re.compile(rf"(?<=[即、和及，；。：（“\n为括]){named}{noun}(?=[、和及，；。：）“！])")


def _told(text: str, candidate: Candidate) -> list[tuple[int, int]]:
    """Names of one length that hold what the name counts, told clause by clause: 六联 … 推动组织联建；…推动产业联营."""
    number = count(candidate.name)
    if not number or number < 3 or len(candidate.name) > 3 or candidate.name[1] in _MEASURES:
        return []
    key = candidate.name[1:]
    start, high = candidate.outer_end, min(len(text), candidate.outer_end + _TOLD)
    if text.count(key, start, high + 1) < number:
        return []
    while start < high:
        end = text.find("\n", start, high)
        end = high if end < 0 else end
        by_length: dict[int, dict[str, tuple[int, int]]] = {}
        for m in _TOLD_AS.finditer(text, start, end + 1):
            if key in m.group(1)[1:]:
                by_length.setdefault(m.end() - m.start(1), {}).setdefault(m.group(1), m.span(1))
        for named in by_length.values():
            if len(named) == number:
                return list(named.values())
        start = end + 1
    return []


def _one_key(text: str, candidate: Candidate) -> list[tuple[int, int]]:
    """A list right before or after the name, each item of which holds what the name counts."""
    number = count(candidate.name)
    if not number or number < 2 or candidate.name[1] in _MEASURES:
        return []
    key = candidate.name[1:]
    if len(key) > 1:
        low = max(0, candidate.outer_start - 60)
        enough = text.count(key, low, candidate.outer_start) >= number
        m = _LIST_AT_END.search(text[low : candidate.outer_start]) if enough else None
        items = _split(text, low + m.start(1), low + m.end(1)) if m else []
        if len(items) == number and all(text[a:b].endswith(key) for a, b in items):
            first = items[0]
            lead = _ABOUT.match(text, first[0], first[1] - len(key) - 2)
            items[0] = (lead.end(), first[1]) if lead else first
            return items if all(b - a >= len(key) + 2 for a, b in items) else []
    if number < 3:
        return []
    start, stop = candidate.outer_end, min(len(text), candidate.outer_end + REACH)
    line = text.find("\n", start, stop)
    again = text.find(text[candidate.start : candidate.end], line, stop) if line >= 0 else -1
    stop = again if again >= 0 else stop  # what a headline names is spelled out where the text names it
    if text.count("、", start, stop) < number - 1:
        return []
    for m in LIST.finditer(text, start, stop):
        parts = _split(text, m.start(), m.end())
        if len(parts) != number or not all(key[-1] in text[a:b] and b - a >= 5 for a, b in parts):
            continue
        lead = _LED.match(text, *parts[0])
        definition = candidate.definition
        spelled = definition and m.start() < definition[1] and definition[0] < m.end()
        if not spelled or (lead and not lead.group().startswith(_MEANS)):
            parts[0] = (lead.end() if lead else parts[0][0], parts[0][1])
            a, b = parts[-1]
            at = text.find(f"{key[-1]}的", a, b)
            parts[-1] = (a, at + 1 if at > 0 else b)  # 禁赌会 in 禁赌会的日常工作
            return parts
    return []


def platform_of(text: str, candidate: Candidate, named: Near) -> Candidate | None:
    """The platform named last before a module of it: 平台搭建“三库一图”, 平台“网上报账”板块."""
    start = candidate.outer_start
    if not candidate.quoted or text[start - 1 : start] not in _ON_PLATFORM_ENDS:
        return None
    low = max(0, candidate.outer_start - 8)
    m = _ON_PLATFORM.search(text, low, candidate.outer_start)
    if not m or (not m[1] and not _MODULE.match(text, candidate.end + 1)):
        return None
    noun = m.group()[:2]
    before = named.between(max(0, candidate.outer_start - _FAR), m.start())
    owners = [q for q in before if q.name.endswith(noun) or any(a.endswith(noun) for a in q.aliases)]
    return owners[-1] if owners and owners[-1].name != candidate.name else None


def under_brand(text: str, named: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Each brand with a name that begins with it: “近邻·议事亭” under “近邻”, “近邻驿站” under its brand."""
    heads = {c.name: c for c in named if c.quoted and 2 <= len(c.name) <= _BRAND and c.name.isalpha()}
    branded = {c.name for c in named if c.quoted and text.endswith("品牌", c.outer_end - 2, c.outer_end)}
    for c in named if heads else ():
        dot = c.name.find("·")
        owner = c.name[:dot] if dot > 0 else next((b for b in branded if c.name.startswith(b) and c.name != b), "")
        if owner in heads and len(c.name) >= len(owner) + 2:
            yield heads[owner], c


def brands(text: str, candidate: Candidate) -> list[tuple[int, int]]:
    """Brands that share one pair of quotation marks, counted behind it: “甲队+乙站”两大品牌."""
    members = chain(candidate.name) if candidate.quoted else ()
    if len(members) < 2 or min(map(len, members)) < 4:
        return []
    m = _BRANDS.match(text, candidate.end + 1)
    if not m or value(m[1]) != len(members):
        return []
    spans: list[tuple[int, int]] = []
    for member in members:
        at = text.find(member, spans[-1][1] if spans else candidate.start, candidate.end)
        if at < 0:
            return []
        spans.append((at, at + len(member)))
    return spans


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans, at = [], start
    for piece in text[start:end].split("、"):
        spans.append((at, at + len(piece)))
        at += len(piece) + 1
    return spans
