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
#: a noun before a number that is so long was cut
_CUT = 18
#: how far before a verb the mark stands behind which it is a part of a member of a list
_MEMBER = 5
#: how much may follow what is counted up to the end of the clause
_REST = 12
#: how long a claim may be that has to be quoted to the end of its clause, or with the next one, to tell anything
_WHOLE = 44
# claims that no verb begins: 好评率由七成升到|91%
_FROM_CLAUSE = frozenset({"outcome.rate", "outcome.changed_by", "outcome.changed_to"})
_BREAKS = "，。；：！？\n"
_BREAK = re.compile(f"[{_BREAKS}]")
_DIGIT = re.compile(r"[0-9]")
# the rest of a clause without numbers of its own, whole quotations included: 成立3个|“银龄”调解队
_REST_OF = re.compile(
    rf"(?:“[^“”\n]{{1,{_REST}}}”|（[^（）\n]{{1,8}}）(?=[一-鿿])|[^，。；：！？、\n“”（）…—0-9]){{0,{_REST}}}(?=[，。；：！？、\n（…—]|$)"
)
_LEFT_EDGE = "，、。；：”）“（ \n的了"
# words that only lead to the next number, or to what is left out
_TRAILING = re.compile(
    r"(?:[，、 ]|累计|共计?|每[天日周月年]|[都就也]能?|可以?|能够?|正在|先后|陆续|一起|共同|在这里|分别|平均)+$"
)
_TRAILING_ENDS = frozenset("，、 计共天日周月年都就也能以可够在后续起同里别均\n")
# verbs that may be part of what is counted: 志愿|组织320个, 家庭医生|服务团队86个
_NOUNS_TOO = {
    "组织": re.compile("[务会党济团民群益层合众](?=组织)"),
    "服务": re.compile("[一-鿿](?=服务(?:团队|队伍?|站点?|中心|点|网点|组织|平台|驿站|事项|项目|机构))"),
}


#: what a clause goes on with behind a number that tells nothing by itself
_ON = re.compile(rf"(?:“[^“”\n]*”|（[^（）\n]*）|[^{_BREAKS}…—“”（）]){{0,{_WHOLE}}}(?=[{_BREAKS}…—]|$)")
_WITHIN = "里内间时后左右之"
_NEXT = re.compile(rf"[{_WITHIN}]*，(?:“[^“”\n]*”|[^{_BREAKS}…—“”]){{2,{_WHOLE}}}(?=[{_BREAKS}…—]|$)")
#: what leads up to a time and tells no doing: 有次只花了
_LEADS = re.compile(
    "(?:有一?次|这次|短短的?|仅仅?|[只才]|用时?|花费?|了|不到|不足|前后|经过?|历[经时]|耗时|接[报单]后|报修后|最快|在|就|约)*"
)
#: how much, before its verb: 半年多|赚8000元
_DEGREE = re.compile(r"(?:[每一两半][天日周月年季户人亩]|[每一]个月|[日月年人户]均|平均|全年|[多少再](?!年))+$")


def span(text: str, place: Place, found: Found, counted: str) -> tuple[int, int]:
    """Where the words of a claim begin and end; `counted` is the noun counted."""
    start = _left(text, place, found)
    end = noun_end = _noun_end(text, place.q.end, counted or found.noun)
    rest = _REST_OF.match(text, _noun_end(text, place.q.end, found.noun)) or _REST_OF.match(text, end)
    if rest:
        end = rest.end()
    trailing = _TRAILING.search(text, place.q.end, end) if text[end - 1] in _TRAILING_ENDS else None
    if trailing:
        end = trailing.start()
    start = _opened(text, start, place.q.start, place.low)
    if text.startswith(_INCOMES, start) and (whose := _WHOSE.search(text, place.low, start)):
        start = whose.start() + (text[whose.start()] in "的年" and text[whose.start() : start] != "年")  # 2024年|村集体
    speaker = _SPEAKER.match(text, start, place.q.start)
    start = speaker.end() if speaker else start
    return start, max(end, _to_the_end(text, place, found, start, noun_end, end))


def _noun_end(text: str, end: int, noun: str) -> int:
    """Where what is counted ends behind a number that ends at `end`."""
    if not noun:
        return end
    at = text.find(noun, end, end + _DESCRIBED)
    if at < 0 and text[end : end + 1] == "“":  # its name is quoted: “银龄”调解队
        closed = text.find("”", end, end + _DESCRIBED)
        return closed + 1 if closed >= 0 and noun.startswith(text[end + 1 : closed]) else end
    if at < 0 or _BREAK.search(text, end, at):
        return end
    if "、" in text[end:at] and text.rfind(noun, max(0, end - _GOVERNED), end) >= 0:
        return end  # 机动车泊位94个|、非机动车泊位140个: that is the next one's
    at += len(noun)
    return at + (text[at : at + 1] == "”")


def _to_the_end(text: str, place: Place, found: Found, start: int, noun_end: int, end: int) -> int:
    """The end of the clause, where the words up to `end` hold no doing or break off in it; else `end`."""
    q = place.q
    if q.family == "time":
        if found.noun or found.rule in _FROM_CLAUSE or text[q.end : end].strip(_WITHIN):
            return end
        bare = _LEADS.fullmatch(text, start, q.start)
        doing = (bare and _NEXT.match(text, q.end)) or _ON.match(text, q.end)
    elif text.startswith(_INSIDE, end - 1) and start == q.start - 1 and text[start] == "在":
        doing = _NEXT.match(text, end)  # 在48个楼栋中，每栋都建起小组
    elif (
        _MORE_SUCH.match(text, end)
        or (text[end : end + 1] == "、" and _OPEN_LIST.search(text, noun_end, end))
        or (text[end : end + 1] == "、" and not _tells(place, found, start) and _WITH.search(text, noun_end, end))
        or _breaks_off(text, place, found, noun_end, end)
        or (end == noun_end and text[end : end + 1] not in _CLOSED and not _tells(place, found, start))
    ):
        doing = _ON.match(text, end)
    else:
        return end
    return doing.end() if doing and doing.end() - start <= _WHOLE else end


def _breaks_off(text: str, place: Place, found: Found, noun_end: int, end: int) -> bool:
    """Whether a number follows at once: 8名干部共发现|96个问题, 开设了3个|24小时开放的书吧."""
    if not text[end : end + 1].isdigit():
        return False
    verb = found.verb
    return end > noun_end or (not found.noun and verb is not None and place.q.start - verb.end <= 1)


#: 村集体经营性|收入达960万元: whose or which income it is
_INCOMES = ("收入", "纯收入", "年收入", "营收", "产值", "收益", "利润", "分红")
_WHOSE = re.compile(
    "(?:村集体|村级|集体经济|集体|经营性|可支配|人均|户均|家庭|村民|居民|农民|牧民|社员|全村|经济|年|纯|总|的)+$"
)
#: who speaks of it, and nothing is lost without them: 我们拿8个社区试点
_SPEAKER = re.compile("(?:我们|咱们)的?(?:还|也|又)?(?![村镇乡县市区社小街家院队站校店厂爱累共])")
#: 20名志愿者与空巢|、独居老人结对: the clause goes on behind those that they do it with
_WITH = re.compile("[与和同跟为向给对][^，。；：、0-9“”]{1,8}$")
#: 40名能吃苦、肯钻研的青年: how they are described goes on
_MORE_SUCH = re.compile("、[^，。；：、0-9“”]{2,14}的[一-鿿]{2}")
#: where or with whom, a list: 选派12名干部在甲平台|、乙平台当骑手
_OPEN_LIST = re.compile("[在到从对向与和]")
_INSIDE = ("中，", "里，", "内，")
_CLOSED = (*_BREAKS, "、", "…", "—", "（", "”", "")


def _tells(place: Place, found: Found, start: int) -> bool:
    """Whether a deed stands before the number within the claim."""
    return found.verb is not None and start <= found.verb.start < place.q.start


def _left(text: str, place: Place, found: Found) -> int:
    q, verb, low, start = place.q, found.verb, place.low, place.q.start
    if verb is not None and low <= verb.start < start and start - verb.start <= _GOVERNED:
        whole = [v.start for v in place.verbs if v.start < verb.start < v.end and v.word[-1] != "成"]
        left = min(whole, default=verb.start)  # 节|省了
        degree = _DEGREE.search(text, max(low, left - _MEMBER), left)
        left = degree.start() if degree else left
        begun = any(v.start < left for v in place.verbs)
        if _in_noun(text, left, start, low, begun):
            left = _clause(text, low, start, _CLAUSE)
    elif found.rule in _FROM_CLAUSE or _second(text, place, found):
        left = _clause(text, low, start, _CLAUSE)
    else:
        left = -1
        if found.noun and not text.startswith(found.noun, q.end):
            left = text.rfind(found.noun, max(low, start - _GOVERNED), start)
            if left >= 0 and (start - left >= _CUT or _goes_back(text, left, low)):
                left = min(left, _clause(text, low, start, _CLAUSE))
        if left < 0:
            left = _clause(text, low, start, _BARE)
    if text[start - 1 : start] == "、" and not _second(text, place, found):  # a member of a list: 1个议事厅、|3支队伍
        return start
    mark = text.rfind("、", left, start)
    if (
        mark >= 0 and _DIGIT.search(text, left, mark) and not _second(text, place, found)
    ):  # the list has members with numbers of their own
        left = mark + 1
    while left < start and text[left] in _LEFT_EDGE:
        left += 1
    return left


def _second(text: str, place: Place, found: Found) -> bool:
    """Whether it is the second of two shares of one change: 分别下降12.5%和|18.3%."""
    return found.rule == "outcome.list_goes_on" and place.q.family == "share" and text[place.q.start - 1] in "和与及、"


def _goes_back(text: str, left: int, low: int) -> bool:
    """Whether a noun is the last of a list without numbers of its own: 合并内容重复、|用途相似表格5项."""
    if "、" not in text[left - 1 : left + 1] or left <= low:
        return False
    return not _DIGIT.search(text, _clause(text, low, left, _CLAUSE), left)


def _in_noun(text: str, verb: int, number: int, low: int, begun: bool) -> bool:
    """Whether the word taken for a verb is a part of what is counted: 邻里守望、文明|劝导等项目14万个.

    `begun` says that another verb of the clause stands before it.
    """
    noun = _NOUNS_TOO.get(text[verb : verb + 2])
    if noun is not None and verb > low and noun.match(text, verb - 1):
        return True
    if text.find("等", verb, number) < 0 or text[verb - 1] in _BREAKS:
        return False
    if text.startswith("、", verb + 2):  # 老屋改造、水质提升等15件实事
        return True
    if begun and "、" in text[verb:number]:  # 形成资源|配置不均衡、供需不匹配等10项问题
        return True
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
    closed = text.find("）", left, start)
    if closed >= 0 and text.find("（", left, closed) < 0:
        return _clause(text, low, start, _CLAUSE)
    closed = text.find("”", left, start)
    if closed < 0 or text.find("“", left, closed) >= 0:
        return left
    opened = text.rfind("“", max(low, left - _REST), left)
    return opened if opened >= 0 else min(start, closed + 1)
