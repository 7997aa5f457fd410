"""Rules that a place gives itself, without quotation marks: pledges that are signed, 停车管理办法 that is passed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.names import squeeze
from kg.rules import ArticleView

_REACH = 18  # characters before 责任书 or 办法 in which its name may begin
#: what residents bind themselves to; firms, offices and courts sign other things
_OF_LIFE = re.compile(
    r"停车|养犬|立行立改|整改|限期|监察|走访|门前三包|三包|文明|移风易俗|红白|婚事|婚丧|婚俗|婚嫁|彩礼|丧事|邻里|家风|禁|卫生|环境|垃圾|平安|联防|护林|护路|防火|孝|赡养|治理|共建|自治|议事|"
    r"积分|楼道|电梯|充电|晾晒|物业费|公共收益|房前屋后|广场舞|扰民"
)
_SIGNED = re.compile(
    r"(?:下达|下发|制发|发出|送达|开出|签订|签署|签下|签了|签|递交|发放|制定|推行|建立|订立|立下|修订|商定|议定|约定|定下|写下|定了|定出|立了|制订|达成|通过|出台)了?(?:[0-9]+多?份)?$"
)
_PASSED_BEFORE = re.compile(
    r"(?:制定|制订|出台|修订|拟定|商定|通过|完善|推行|形成|探索|实施|宣读|印发)[出了]{0,2}(?:一套|新的|新)?$"
)
_PASSED_AFTER = re.compile(
    r"(?:制定|制订|出台|正式|经[^。；\n]{2,12}通过|获[^。；\n]{0,6}通过|表决通过|施行|实施|落地)"
)
_WORDS = re.compile(r"\w+$")
_WHOSE = re.compile(r".*(?:[省市县区镇乡村]|社区|小区|街道)(?=\w{3})|.*[的了出套起份]")
_OF_STATE = re.compile(r"[省市县]|全国|国家|国际|联合国|世界")
#: they are of the life of a place, whatever they are called
_OURS = frozenset({"公约", "约定书", "文明契约", "自治章程"})
_LONGEST = 14
RULED = 2.4  # see ACCEPT


def ruled(view: ArticleView) -> Iterator[Candidate]:
    """Pledges and rules about the life of a place, by their names."""
    text = view.text
    for h in view.hits("mechanism.pledges"):
        found = _named(text, h.start, h.end, _SIGNED, None)
        if found:
            yield found
    for h in view.hits("mechanism.statutes"):
        found = _named(text, h.start, h.end, _PASSED_BEFORE, _PASSED_AFTER)
        if found:
            yield found


def _named(text: str, start: int, end: int, before: re.Pattern[str], after: re.Pattern[str] | None) -> Candidate | None:
    """The name that ends at `end`, in a pair of title marks or bare, where somebody signs or passes it."""
    low = max(0, start - _REACH)
    opened = text.rfind("《", low, start)
    if opened >= 0:
        begin, tail = opened + 1, end + text.startswith("》", end)
        if tail == end:
            return None
    else:
        m = _WORDS.search(text[low:start])
        if not m:
            return None
        begin, tail = low + m.start(), end
        for at in range(start - 2, begin, -1):  # the verb nearest to the name
            if before.search(text[begin:at]):
                begin = at
                break
        else:
            if after is None or not after.match(text, end):
                return None
    whose = _WHOSE.match(text, begin, start)
    if whose and _OF_STATE.search(whose.group()):
        return None  # a rule of the state
    governed = before.search(text[max(0, (opened if opened >= 0 else begin) - 10) : opened if opened >= 0 else begin])
    begin = whose.end() if whose else begin
    if not governed and not (after and after.match(text, tail)):
        return None
    if not 2 <= start - begin <= _LONGEST or not (_OF_LIFE.search(text, begin, start) or text[start:end] in _OURS):
        return None
    return Candidate(begin, end, begin, tail, squeeze(text[begin:end]), "mechanism.bare_rules", RULED, left="found")
