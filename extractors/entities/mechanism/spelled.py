"""What spells a name out: its definition, the members that a counting name counts, the mechanisms it consists of."""

from __future__ import annotations

import re

from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.names import chain, count, squeeze
from extractors.entities.mechanism.spans import Near

_REACH = 160  # characters that a definition may take
_PART = 8  # characters that a quoted part may have
_MARK = re.compile(
    r"[，：]?(?:的)?[一-鿿]{0,6}?(?:即|是指|指(?!导|挥|标)|就是指|指的是|也就是|主要包括|包括|分为|内容为)[：，]?|：|——"
)
_BRACKET = re.compile(r"（([^（）\n]{4,120})）")
_MEANS = re.compile(
    r"，(?=通过|先后|成立|开通|开展|开设|组建|设立|由|以|将|把|让|推动|组织|引入|对|整合|按照|每|明确|构建|形成|实现)"
)
_STOP = re.compile(r"[。；！？\n]")
_FULL_STOP = re.compile(r"[。！？\n]")  # a colon governs clauses with semicolons
_QUOTED_BEFORE = re.compile(r"“([^“”\n]{5,60})”的?$")
_LIST_BEFORE = re.compile(
    r"((?:[一-鿿]{2,12}、){1,11}[一-鿿]{2,12}?)(?:等)?(?:的|[0-9一二三四五六七八九十]+[项个条类])?(?:“[^“”]{2,8}”)?$"
)
#: 推行由站长、副站长和楼长组成的“1+3+N”架构
_FRAMED = re.compile(r"(?:推行|实行|建立|构建|健全|形成|打造|探索)(?:了|起)?([^。；“”\n]{8,80})的$")
_LIST = re.compile(r"[一-鿿+]{2,12}(?:、[一-鿿+]{2,12})+")
#: lists in a definition that name further mechanisms: 健全A、B、C3项机制; 开展A、B等5类活动; 通过A、B、C
_COUNTED_LIST = re.compile(
    r"(?:健全|开展|建立|推行|完善|实施|落实)((?:[一-鿿]{3,8}、)+[一-鿿]{3,8}?)等?[0-9一二三四五六七八九十]+[项类个大](?:机制|活动|制度|行动|举措)"
)
_ONE_OF = re.compile(r"(?:[里中]|当中)?的(?:一项|其中一项|重要|一个)(?:机制|举措|做法|内容|载体|环节|抓手)")
_LEAD = re.compile(r"^[一-鿿]*?(?:推行|开展|实行|通过|围绕|涵盖|包含|按照|做到|坚持|配套|聚焦|解决)(?=[一-鿿]{2})")
_TRAIL = re.compile(r"等[一-鿿]*$|[0-9一二三四五六七八九十]+[项个类种]$")


def spell_out(text: str, candidate: Candidate) -> None:
    """Fill in `definition` and `members` of a candidate from the words around it."""
    span = _after(text, candidate) or _before(text, candidate)
    candidate.explicit = span is not None
    span = span or _means(text, candidate)
    candidate.definition = span
    own = chain(candidate.name)
    spelled = candidate.explicit and (candidate.quoted or count(candidate.name))
    candidate.members = own or (_members(text, candidate, span) if spelled else ())


def quoted_parts(text: str, candidate: Candidate, quoted: Near) -> list[Candidate]:
    """The quoted names that a counting or coded name, or a definition, consists of."""
    number = count(candidate.name)
    digits = [int(c) for c in candidate.name] if re.fullmatch(r"[1-9]{3}", candidate.name) else []
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
    after = quoted.between(candidate.outer_end, _end(text, candidate.outer_end))[:wanted]
    low = max(0, candidate.outer_start - 90)
    low = max((m.end() for m in _STOP.finditer(text, low, candidate.outer_start)), default=low)
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
    if not _ONE_OF.match(text, candidate.outer_end):
        return None
    near = named.between(max(0, candidate.outer_start - 200), candidate.outer_start)
    before = [q for q in near if q.quoted and q.name != candidate.name]
    return before[-1] if before else None


def listed_parts(text: str, candidate: Candidate) -> list[tuple[int, int]]:
    """Spans of members without quotation marks that are ways of working themselves."""
    if candidate.definition is None and count(candidate.name) is None:
        return []
    start, stop = candidate.definition or (candidate.outer_end, _end(text, candidate.outer_end))
    spans: list[tuple[int, int]] = []
    for m in _COUNTED_LIST.finditer(text, start, stop):
        spans += _split(text, m.start(1), m.end(1))
    if spans:
        return spans
    number = count(candidate.name)
    if not number or number < 3:
        return []
    key = candidate.name[-1]
    noun = candidate.name[2:] if len(candidate.name) > 3 else ""
    reach = min(len(text), candidate.outer_end + _REACH)
    if noun:  # 三张清单: the clauses that follow name three lists
        found: dict[str, tuple[int, int]] = {}
        for m in re.finditer(rf"[一-鿿]{{2}}{re.escape(noun)}", text[candidate.outer_end : reach]):
            found.setdefault(m.group(), (candidate.outer_end + m.start(), candidate.outer_end + m.end()))
        return list(found.values()) if len(found) == number else []
    for m in _LIST.finditer(text, candidate.outer_end, reach):
        parts = _split(text, m.start(), m.end())
        within = candidate.definition and m.start() < candidate.definition[1] and candidate.definition[0] < m.end()
        if len(parts) == number and not within and all(key in text[a:b] and b - a >= 5 for a, b in parts):
            lead = re.match(r"(?:通过|围绕|开展|实施|推进)", text[parts[0][0] : parts[0][1]])
            if lead:
                parts[0] = (parts[0][0] + lead.end(), parts[0][1])
            return parts
    return []


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans, at = [], start
    for piece in text[start:end].split("、"):
        spans.append((at, at + len(piece)))
        at += len(piece) + 1
    return spans


def _end(text: str, start: int, stop: re.Pattern[str] = _STOP) -> int:
    m = stop.search(text, start, min(len(text), start + _REACH))
    return m.start() if m else min(len(text), start + _REACH)


def _after(text: str, candidate: Candidate) -> tuple[int, int] | None:
    for at in dict.fromkeys((candidate.end + 1 if candidate.quoted else candidate.end, candidate.outer_end)):
        m = _BRACKET.match(text, at)
        if m and ("、" in m.group() or len(m.group()) > 8):
            return m.span(1)
    m = _MARK.match(text, candidate.outer_end)
    if not m:
        return None
    end = _end(text, m.end(), _FULL_STOP if m.group() == "：" else _STOP)
    return (m.end(), end) if end - m.end() >= 4 else None


def _before(text: str, candidate: Candidate) -> tuple[int, int] | None:
    low = max(0, candidate.outer_start - 90)
    piece = text[low : candidate.outer_start]
    number = count(candidate.name)
    m = _QUOTED_BEFORE.search(piece) if piece.endswith(("”", "”的")) else None
    if (
        m
        and piece.endswith("的")
        and ("、" in m[1] or "+" in m[1])
        and (number is None or number == len(m[1].split("、")))
    ):
        return low + m.start(1), low + m.end(1)
    m = _LIST_BEFORE.search(piece) if "、" in piece[-24:] else None
    if m and (
        number == m[1].count("、") + 1 or (number is None and candidate.right == "heads" and m[1].count("、") >= 2)
    ):
        return low + m.start(1), low + m.end(1)
    m = _FRAMED.search(piece) if candidate.right == "heads" and piece.endswith("的") else None
    return (low + m.start(1), low + m.end(1)) if m else None


def _means(text: str, candidate: Candidate) -> tuple[int, int] | None:
    if candidate.left not in ("found", "used") and candidate.right != "heads":
        return None
    m = _MEANS.match(text, candidate.outer_end)
    if not m:
        return None
    end = _end(text, m.end())
    return (m.end(), end) if end - m.end() >= 6 else None


def _members(text: str, candidate: Candidate, span: tuple[int, int] | None) -> tuple[str, ...]:
    if span is None:
        return ()
    number = count(candidate.name)
    for m in _LIST.finditer(text, *span):
        parts = [squeeze(p) for p in m.group().split("、")]
        if number is None and len(parts) >= 3:
            return _trimmed(parts)
        if number == len(parts):
            return _trimmed(parts)
    return ()


def _trimmed(parts: list[str]) -> tuple[str, ...]:
    """Members without the verb before the first and the words after the last."""
    return (_LEAD.sub("", parts[0]), *parts[1:-1], _TRAIL.sub("", parts[-1]))
