"""Ways of working that the text only wishes for, plans or lays down: they are not in use where it tells of them."""

from __future__ import annotations

import re

from extractors.entities.mechanism.candidate import Candidate
from kg.core.document import Span

_CLAUSE = 24  # characters before a name in which the clause that wishes for it begins
_SENTENCE = 90  # characters before a name in which a plan or a law may say so
#: verbs of founding and using between the wish and the name, with what may stand around them
_VERB = (
    r"(?:探索|建立|健全|完善|推行|实行|实施|构建|形成|制定|出台|推出|试行|推广|开展|启动|搭建|设立|打造|组建|成立|推进|推动|创新|深化|"
    r"落实|依托|通过|开通|设置|引入|采取|采用|运用|优化|培育|开发)"
)
#: 将在全市探索建立…, 建议…, 要健全…
_WISH = re.compile(
    rf"(?:(?<![主重需必只想首纲提摘机])要(?!求|素|点|闻|么)|(?<![即])将(?!继续)|拟|亟[需待]|(?:^|[，。；：！？\n、还仍均都也就更])需要?|应当|应(?![急用对该邀届运答])|应该|必须|有必要|可以|建议|"
    rf"呼吁|倡导|鼓励|支持|提议|希望|计划|谋划|考虑|力争|尽快)"
    rf"[一-鿿]{{0,8}}?{_VERB}[一-鿿]{{0,4}}[“‘]?\Z|不妨[一-鿿]{{0,4}}[“‘]?\Z"
)
#: what it ends in, so many characters before the name at most
_ENDS, _END = re.compile(rf"(?:{_VERB}|不妨)[一-鿿]{{0,4}}[“‘]?\Z"), 7
#: 力争实现“…”: where it is to lead, however well known it is
_STRIVES = re.compile(r"(?:力争|努力|争取|尽快|着力)[一-鿿]{0,4}?实现[一-鿿]{0,4}[“‘]?\Z")
#: 我们将围绕…，推行“…”: the clause before says that it is to come
_TO_COME = re.compile(
    r"(?:(?:我们|我[市县区镇乡村局]|下一步|接下来|今后)[一-鿿，]{0,6}?|还)将(?:会|继续|进一步|按照|持续|坚持|以|不断|着力|聚焦|紧扣|围绕|紧紧|依托|"
    rf"充分|努力|积极|全面|深入)[^。！？；\n]*，{_VERB}[一-鿿]{{0,10}}[“‘]?\Z"
)
_HINTS = re.compile("[要将拟需应必可建呼倡鼓支提希计谋考力尽妨争]")
#: 规划纲要提出，实施…; 会议强调，健全…
_LAID_DOWN = re.compile(
    r"(?:(?:规划|纲要|文件|《[^》\n]{2,40}》|指导意见|实施意见|条例|决定|公报|报告|讲话|指示|总书记|法律|法规|通知)[一-鿿“”（）]{0,12}?"
    r"(?:提出|强调|指出|要求|明确|规定|部署|作出)|会议[一-鿿]{0,6}?(?:强调|指出|要求|部署))[^。！？\n]*$"
)
#: 将“…”作为抓手: 将 marks the object of what is done
_TAKEN = re.compile(r"[”’]?(?:作为|纳入|融入|列为|列入|写入|贯穿|落实|延伸|拓展|与)")
_TAKES = re.compile(r"将[一-鿿]{0,12}[“‘]?\Z")
#: 积分超市一直没办起来: it came to nothing
_NEVER = re.compile(
    r"[^。！？；\n]{0,16}?(?:一直|终究|始终|最终|还是|却)?(?:没能?(?:办|建|搞|成立|开|组)(?:起来|成|立)|未能(?:办|建|成立|开|组|落)|不了了之|胎死腹中)"
)
#: what each of them says last; to look for that first is cheap
_SAID = re.compile("提出|强调|指出|要求|明确|规定|部署|作出")
#: 下一步，…; …将继续…, and no 将 that marks the object of what is done
_INTENDED = re.compile(
    r"下一步|下一阶段|接下来|今后|未来(?<!着眼未来|面向未来)，|将(?<!即将)(?:会|继续|进一步|按照|持续|坚持|以|不断|着力|聚焦|紧扣|围绕|紧紧|依托|充分|努力|"
    r"积极|全面|加快|加大|加强|逐步|探索|推进|推动|深入|深化|建立|健全|完善|实施|开展|打造|启动|重点|再)"
)
#: 国家在九个城市先行…, 在省直部门设立…: what the state does everywhere, by all its offices
_OF_STATE, _STATE_REACH = re.compile(r"(?:国家|全国(?!多地|各地)|中央|省直)[^。；\n]{0,14}\Z"), 18
_STOPS = "。！？\n"
#: rules whose names have no quotation marks around them
_BARE = frozenset(
    f"mechanism.bare_{shape}" for shape in ("head_noun", "campaign", "platform", "team", "practice", "drive", "trial")
)


def wished(text: str, c: Candidate) -> bool:
    """Does the text only wish for, plan or lay down what the candidate names?"""
    start = c.outer_start
    titled = text[start - 1 : start] == "《" and text[c.end : c.end + 1] == "》"  # 《村规民约》 is its own title
    if not (c.quoted or titled) and c.rule != "mechanism.bare_rules" and _in_title_of_work(text, start):
        return True
    low = max(0, start - _CLAUSE)
    if _STRIVES.search(text, low, start):
        return True
    if (
        c.rule != "mechanism.quoted_known"
        and _HINTS.search(text, low, start)
        and _ENDS.search(text, start - _END, start)
        and _WISH.search(text[low:start])
    ):
        return not (_TAKEN.match(text, c.outer_end) and _TAKES.search(text, low, start))
    low = max(0, start - _SENTENCE)
    if text.find("将", low, start) >= 0 and _TO_COME.search(text, low, start):
        return True
    if c.rule not in _BARE:
        return False
    if _NEVER.match(text, c.outer_end):
        return True
    if not _SAID.search(text, low, start):
        return False
    low = max([low, *[text.rfind(mark, low, start) + 1 for mark in _STOPS]])
    return bool(_LAID_DOWN.search(text, low, start))


def _in_title_of_work(text: str, start: int) -> bool:
    """Does the name stand in the title of a law, a plan or a report?"""
    low = max(0, start - 40)
    opened = text.rfind("《", low, start)
    return opened >= 0 and text.find("》", opened, start) < 0


def is_of_state(text: str, start: int) -> bool:
    """Is it told as what the state does everywhere, by all its offices?"""
    return _OF_STATE.search(text, start - _STATE_REACH, start) is not None


def intended(text: str, sentence: Span) -> bool:
    """Does a sentence tell what is going to be done?"""
    return bool(_INTENDED.search(text, sentence.start, sentence.end))
