"""Parts of a name that adds up what it consists of (一约四会: one 约, four 会), and of a row that is one whole."""

from __future__ import annotations

import re

from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.names import DIGIT_FIRST, value

_SUM = re.compile(r"(?:[一二两三四五六七八九][一-鿿]){2,3}$")
_TERM = re.compile(r"([一二两三四五六七八九])([一-鿿])")
_AFTER, _BEFORE = 200, 90  # characters around the name in which its parts are told
#: what the parts stand in: a row
_ROW = re.compile(r"[一-鿿]{2,10}(?:[、和][一-鿿]{2,10}){1,8}")
_JOINT = re.compile(r"[、和]")
_LEAD = re.compile(
    r".*(?:即|包括|指|是|为|推行|建立|健全|完善|组建|成立|依托|通过|开展|发挥|设立|抓好|用好|发挥好|建强|"
    r"以|由)(?=[一-鿿]{3})"
)
_TAIL = re.compile(r"(?:等|的|作用|组织|制度|机制|组成|构成|在|让|把|为|越来越|纷纷|先后|相继|各|都|均|齐|，).*$")
#: “甲、乙、丙”三位一体: the row is one whole, its members are the parts
_WHOLE = re.compile(r"”?的?(?:[三四五六][位元维]一体|[三四五六]轮驱动|[三轨双]轨并行|深度融合|有机融合|相融合|相结合)")
#: 由甲、乙、丙组成的“…”
_MADE_OF = re.compile(r"由((?:[一-鿿]{4,8}、)+[一-鿿]{4,8}(?:和[一-鿿]{4,8})?)(?:共同)?(?:组成|构成|构建)的$")
_SHORTEST, _LONGEST = 3, 10
_PARTICLE = re.compile(r"[的了在将让使]")

_POSTS = frozenset("员长手队人")  # 一长三员: who does it

Span = tuple[int, int]


def summed_parts(text: str, c: Candidate) -> list[Span]:
    """Spans of the parts that the name adds up, in a row after or before it."""
    if c.name[:1] not in DIGIT_FIRST or not _SUM.match(c.name):
        return []
    terms = [(value(number), unit) for number, unit in _TERM.findall(c.name)]
    if sum(number for number, _ in terms) < 3 or not _POSTS.isdisjoint(unit for _, unit in terms):
        return []
    after = _in_rows(text, terms, c.outer_end, min(len(text), c.outer_end + _AFTER))
    return after or _in_rows(text, terms, max(0, c.outer_start - _BEFORE), c.outer_start)


def whole_of(text: str, c: Candidate) -> list[Span]:
    """Spans of the members of a row that is said to be one whole, or of what the name is made of."""
    if c.quoted and "、" in c.name and _WHOLE.match(text, c.end):
        return [s for s in _split(text, c.start, c.end) if _SHORTEST < s[1] - s[0] <= _LONGEST]
    low = max(0, c.outer_start - _BEFORE)
    m = _MADE_OF.search(text, low, c.outer_start) if text.endswith("的", 0, c.outer_start) else None
    if not m:
        return []
    return _split(text, m.start(1), m.end(1))


def _in_rows(text: str, terms: list[tuple[int, str]], low: int, high: int) -> list[Span]:
    """The members of the first row between `low` and `high` that has as many of each unit as are counted."""
    wanted = sum(number for number, _ in terms)
    for m in _ROW.finditer(text, low, high):
        members = _split(text, m.start(), m.end())
        if len(members) < wanted:
            continue
        members = members[:wanted] if len(members) > wanted else members
        first, last = members[0], members[-1]
        lead = _LEAD.match(text, first[0], first[1])
        members[0] = (lead.end() if lead else first[0], first[1])
        tail = _TAIL.search(text, last[0] + _SHORTEST, last[1])
        members[-1] = (members[-1][0], tail.start() if tail else last[1])
        members[-1] = _cut(text, terms, members)
        if all(_SHORTEST <= b - a <= _LONGEST for a, b in members) and _adds_up(text, terms, members):
            return members
    return []


def _cut(text: str, terms: list[tuple[int, str]], members: list[Span]) -> Span:
    """The last member without what follows its unit, where the others end in theirs."""
    units = "".join(unit for _, unit in terms)
    begin, end = members[-1]
    if all(text[b - 1] in units for _, b in members[:-1]):
        end = max([text.rfind(unit, begin + 2, end) + 1 for unit in units] + [0]) or end
    return begin, end


def _adds_up(text: str, terms: list[tuple[int, str]], members: list[Span]) -> bool:
    """Do the members hold each unit as often as it is counted, those that end in it first?"""
    left = [text[a:b] for a, b in members]
    for number, unit in terms:
        having = [m for m in left if m.endswith(unit)] + [m for m in left if unit in m and not m.endswith(unit)]
        if len(having) < number:
            return False
        for m in having[:number]:
            left.remove(m)
    return not left and not any(_PARTICLE.search(text[a:b]) for a, b in members)


def _split(text: str, start: int, end: int) -> list[Span]:
    spans, at = [], start
    for m in _JOINT.finditer(text, start, end):
        spans.append((at, m.start()))
        at = m.end()
    spans.append((at, end))
    return spans
