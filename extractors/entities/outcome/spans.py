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
#: how far before a verb the mark stands behind which it is a part of a member of a list
_MEMBER = 5
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
# words that only lead to the next number, or to what is left out
_TRAILING = re.compile(
    r"(?:[，、 ]|累计|共计?|每[天日周月年]|[都就也]能?|可以?|能够?|正在|先后|陆续|一起|共同|在这里|分别|平均)+$"
)
# verbs that may be part of what is counted: 志愿|组织320个, 家庭医生|服务团队86个
_NOUNS_TOO = {
    "组织": re.compile("[务会党济团民群益层合众](?=组织)"),
    "服务": re.compile("[一-鿿](?=服务(?:团队|队伍?|站点?|中心|点|网点|组织|平台|驿站|事项|项目|机构))"),
}


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
        if _in_noun(text, left, start, low):
            left = _clause(text, low, start, _CLAUSE)
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


def _in_noun(text: str, verb: int, number: int, low: int) -> bool:
    """Whether the word taken for a verb is a part of what is counted: 邻里守望、文明|劝导等项目14万个."""
    noun = _NOUNS_TOO.get(text[verb : verb + 2])
    if noun is not None and verb > low and noun.match(text, verb - 1):
        return True
    if text.find("等", verb, number) < 0 or text[verb - 1] in _BREAKS:
        return False
    mark = text.rfind("、", low, verb)
    return mark >= 0 and verb - mark <= _MEMBER and not _BREAK.search(text, mark, verb)


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
