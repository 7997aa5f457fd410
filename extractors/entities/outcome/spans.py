"""What an outcome is called: the words of the claim, from its verb, noun or clause to behind what is counted."""

from __future__ import annotations

import re

from extractors.entities.outcome.context import Place
from extractors.entities.outcome.rules import Found

#: how far before the number its verb or noun may begin
_GOVERNED = 24
#: how far before it a clause may begin that is kept whole, and one of a number without verb and noun
_CLAUSE, _BARE = 40, 16
#: how far behind the number what is counted may be named: 90名有一技之长的党员
_DESCRIBED = 30
#: how much may follow what is counted up to the end of the clause
_REST = 12
# claims that no verb begins: 好评率由七成升到|91%
_FROM_CLAUSE = frozenset({"outcome.rate", "outcome.changed_by", "outcome.changed_to"})
_BREAKS = "，。；：！？\n"
_BREAK = re.compile(f"[{_BREAKS}]")
_DIGIT = re.compile(r"[0-9]")
# the rest of a clause without numbers of its own, whole quotations included: 成立3个|“银龄”调解队
_REST_OF = re.compile(
    rf"(?:“[^“”\n]{{1,{_REST}}}”|（[^（）\n]{{1,8}}）(?=[一-鿿])|[^，。；：！？、\n“”（）…0-9]){{0,{_REST}}}(?=[，。；：！？、\n（…]|$)"
)
_LEFT_EDGE = "，、。；：”）“（ \n的了"
# words that only lead to the next number
_TRAILING = re.compile(r"(?:[，、 ]|累计|共计?)+$")


def span(text: str, place: Place, found: Found) -> tuple[int, int]:
    """Where the words of a claim begin and end."""
    start = _left(text, place, found)
    end = place.q.end
    if found.noun:
        at = text.find(found.noun, end, end + _DESCRIBED)
        if at >= 0 and not _BREAK.search(text, end, at):
            end = at + len(found.noun)
            end += text[end : end + 1] == "”"
    rest = _REST_OF.match(text, end)
    if rest:
        end = rest.end()
    trailing = _TRAILING.search(text, place.q.end, end)
    if trailing:
        end = trailing.start()
    return _opened(text, start, place.q.start, place.low), end


def _left(text: str, place: Place, found: Found) -> int:
    q, verb, low, start = place.q, found.verb, place.low, place.q.start
    if verb is not None and low <= verb.start < start and start - verb.start <= _GOVERNED:
        left = verb.start
    elif found.rule in _FROM_CLAUSE:
        left = _clause(text, low, start, _CLAUSE)
    else:
        left = -1
        if found.noun and not text.startswith(found.noun, q.end):
            left = text.rfind(found.noun, max(low, start - _GOVERNED), start)
        if left < 0:
            left = _clause(text, low, start, _BARE)
    if text[start - 1 : start] == "、":  # a member of a list: 1个议事厅、|3支队伍
        return start
    mark = text.rfind("、", left, start)
    if mark >= 0 and _DIGIT.search(text, left, mark):  # the list has members with numbers of their own
        left = mark + 1
    while left < start and text[left] in _LEFT_EDGE:
        left += 1
    return left


def _clause(text: str, low: int, start: int, most: int) -> int:
    """Where the clause of a number begins, or the number itself where that is too far."""
    floor = max(low, start - most)
    at = start
    while at > floor and text[at - 1] not in _BREAKS:
        at -= 1
    return at if at > floor or floor == low or text[at - 1] in _BREAKS else start


def _opened(text: str, left: int, start: int, low: int) -> int:
    """The left edge moved so that a quotation which closes before the number is whole, or left out."""
    closed = text.find("”", left, start)
    if closed < 0 or text.find("“", left, closed) >= 0:
        return left
    opened = text.rfind("“", max(low, left - _REST), left)
    return opened if opened >= 0 else min(start, closed + 1)
