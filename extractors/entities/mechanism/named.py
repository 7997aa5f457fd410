"""Names without quotation marks that end in what they are: platforms, hotlines, campaigns, teams, rows of services."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.names import squeeze
from kg.rules import ArticleView

_REACH = 16  # characters before 平台 or 行动 in which its name may begin
_BODY = re.compile(r"[一-鿿0-9A-Z+]+$")
#: what ends the phrase before a name: particles, and the places and times that a name is told with
_CUT = re.compile(
    r"[的了在由与和以到将把从向让该是被于等及或用给对个拨]|多(?![元方网级])|(?:(?:市(?!民)|[省县镇乡])(?![级域])|(?<![社小园校])区)(?=[一-鿿0-9]{3})|街道(?=[一-鿿]{3})|配套|加装|根据|依据|提升|优化|完善"
)
_LEVELS = re.compile("[2-6二三四五六两]级")
_OFFICE = re.compile(r"(?:管理|服务|运营|受理|办理|工作|监管)?(?:中心|办公室|公司|企业)")
#: 群众点单、社区派单、党员接单; 社区吹哨、部门报到
_ORDER = r"[一-鿿]{2,3}?(?:点单|派单|接单|下单|评单|领单|制单|晒单|收单|出单|列单|吹哨|报到)"
_ORDERS = re.compile(rf"(?<![一-鿿]){_ORDER}(?:[、，]{_ORDER})+(?![一-鿿、])|(?<![一-鿿]){_ORDER}(?:、{_ORDER})+")
_SECTOR = re.compile(r"全[省市县区州旗]|民政|教育|卫健|政法|公安|工会|税务|宣传")
_MEETINGS = ("议事会", "恳谈会", "协商会", "理事会", "联席会", "评议会")
_AFTER_VERB = frozenset("出起成")  # 构建出, 建起
_LONG_BODY = 6  # characters between 社区 and 平台 that are a name without it
_CODE_REACH = 10  # characters before 报到码 in which its name may begin
_SHORTEST = 4  # characters before 平台 in a name without a number
#: 访户入院, 送医进村: 活动 says too little without such a pair of deeds
_VISITS = re.compile(r"(?:[访进入走送助帮联解问暖护][一-鿿]){2}")
#: 百名律师进百村, 万名党员敲门: as many go to as many
_MANY_GO = re.compile(
    r"[百千万]名?[一-鿿]{2,4}[进访联包帮下入走敲问解][百千万]?[一-鿿]{1,2}$|(?:大走访|大家访|大接访|"
    r"大回访|敲门问[一-鿿]|进家门|进万家|进百家)$"
)
#: with them even 活动 has a name of its own before it: 推出周末拼菜篮活动
_BRINGS_OUT = ("推出", "推出了", "首创", "首创了")
#: 农村水利项目建设: what is built; 项目|化, 行动|力, 计划|书
_WORKS = re.compile("建设|整治|监管|审计|验收|招标|资金|施工|审批|[化制部组库力书师员室区者路轨]")
_STARTS = ("开展", "开展了", "启动", "启动了", "发起", "发起了", "推出", "推出了", "实施", "实施了", "组织", "深化")
#: what is looked after, and one of many who does something by himself
_LOOKED_AFTER, _SOMEBODY = ("保护", "修复", "开发"), re.compile("有(?:人|的人?|些人)[一-鿿]{2,3}$")
_WHO = 6  # characters before a name in which he and his verb stand
_EVENT = 4  # characters before 活动 that are too few for a name
_BROUGHT_OUT = re.compile("推出|首创")
_NUMBERED = re.compile(r"[0-9]{5}")
_CLAUSE = re.compile(r"[的了在把将让使是以或从为对各这该其每和与及、]")
_ROW = re.compile(r"((?:[一-鿿]{2,8}、){2,7}[一-鿿]{2,5})等[一-鿿0-9]{0,8}$")
_ROW_REACH = 60
_ROW_END = 10  # characters that “等” and what follows may take
_DONE = frozenset("办修帮送查访议管治代跑")  # 预约办、上门办、假日办
_LASTING = re.compile("为期[^的]{1,6}的")  # 实施为期三年的融合行动
_OFTEN = 3  # times that a team without a founding verb must be named
_PREFIX = re.compile(r"[一-鿿](?![镇村区市县省道乡州家个支了])[一-鿿]")
# Weights; see ACCEPT.
PLATFORM, HOTLINE, CAMPAIGN, TEAM_AGAIN, ROW, CHAIN, CODE = 2.2, 2.4, 2.4, 2.2, 2.2, 2.4, 2.2


class NamedWords(NamedTuple):
    """Lists of the lexicon that these rules use."""

    platform_keys: re.Pattern[str]
    platform_verb: re.Pattern[str]  # any of them
    platform_verbs: tuple[str, ...]
    campaign_verbs: re.Pattern[str]  # with all that stands before the last of them
    vague_campaigns: tuple[str, ...]
    vague_activities: tuple[str, ...]
    plain_prefixes: frozenset[str]
    code_verbs: re.Pattern[str]  # likewise


_LONGEST_PLATFORM, _LONGEST_HOTLINE = 10, 14  # characters before the noun: 12345政务服务便民|热线


def named(view: ArticleView, words: NamedWords) -> Iterator[Candidate]:
    """All candidates of this module."""
    yield from platforms(view, words)
    yield from campaigns(view, words)
    yield from repeated_teams(view, words)
    yield from rows(view)
    yield from orders(view)
    yield from codes(view, words)


def platforms(view: ArticleView, words: NamedWords) -> Iterator[Candidate]:
    """A platform, mini-program or hotline with words of governance in its name: 智慧社区平台, 12345便民热线."""
    text = view.text
    for h in view.hits("mechanism.platforms"):
        low = max(0, h.start - _REACH)
        m = _BODY.search(text, low, h.start)
        if not m:
            continue
        start = m.start()
        for cut in _CUT.finditer(text, start, h.end):
            start = cut.end() if cut.end() < h.start else start
        body = text[start : h.start]
        if len(body) < _SHORTEST or not (words.platform_keys.search(body) or _NUMBERED.search(body)):
            continue
        named_so = text[start - 1] == "—"  # ——产业升级直通平台: all of it
        for verb in words.platform_verbs if not named_so and words.platform_verb.search(text, start, h.start) else ():
            at = text.rfind(verb, start, h.start)
            start = at + len(verb) if at >= 0 else start
        if _OFFICE.match(text, h.end) or (h.word == "系统" and text.startswith(("性", "化", "内"), h.end)):
            continue  # the office that runs it, 系统性改革
        if text.startswith("社区", start) and h.start - start >= 2 + _LONG_BODY:
            start += 2  # whose it is: 社区智慧养老服务平台
        body = text[start : h.start]
        levels = _LEVELS.search(body)
        if levels:  # 建立起收集、分拣|三级数字化平台
            start, body = start + levels.start(), body[levels.start() :]
        number = _NUMBERED.search(body)
        if number:
            start, body = start + number.start(), body[number.start() :]
        if h.word == "系统" and _SECTOR.search(body):
            continue  # 全市民政系统党员: who works in a field
        if text.endswith(_MEETINGS, start, h.start):
            continue  # 居民议事会平台: the meeting is the name
        if body[:1] in _AFTER_VERB:
            start, body = start + 1, body[1:]
        longest = _LONGEST_HOTLINE if number and text[h.end - 1] == "线" else _LONGEST_PLATFORM
        if not 2 <= len(body) <= longest:
            continue
        if not number and (len(body) < _SHORTEST or not words.platform_keys.search(body)):
            continue
        if body.endswith("的"):
            continue  # 聚民力、解矛盾的平台: what it is for
        name = squeeze(text[start : h.end])
        found = Candidate(start, h.end, start, h.end, name, "mechanism.bare_platform", HOTLINE if number else PLATFORM)
        if number:
            found.aliases = (number.group(), number.group() + h.word)
        yield found


def campaigns(view: ArticleView, words: NamedWords) -> Iterator[Candidate]:
    """A campaign or programme right behind the verb that runs it: 开展便民理发行动."""
    text = view.text
    for h in view.hits("mechanism.campaigns"):
        visits = (
            h.word != "活动" or _MANY_GO.search(text, h.start - _REACH, h.start) or _VISITS.match(text, h.start - 4)
        )
        if not visits and not _BROUGHT_OUT.search(text, h.start - _REACH, h.start):
            continue
        start = _behind_verb(text, max(0, h.start - _REACH), h.start, words.campaign_verbs)
        body = text[start : h.start]
        told = text.endswith(_BRINGS_OUT, 0, start) and len(body) > _EVENT
        if not visits and (not told or body.endswith(words.vague_activities)):
            continue
        if not start or not 3 <= len(body) <= 10 or not _BODY.fullmatch(body) or _CLAUSE.search(body):
            continue
        if (len(body) < 6 and body.endswith(words.vague_campaigns)) or _WORKS.match(text, h.end):
            continue
        if h.word == "项目" and (not text.endswith(_STARTS, 0, start) or body.endswith(_LOOKED_AFTER)):
            continue  # 推进甲醇项目: what is built; 河道生态保护项目: what is looked after
        if _SOMEBODY.search(text, start - _WHO, start):
            continue  # 有人组织邻里帮扶行动: what one of many did
        if text[start - 3 : start - 2] == "“" or body.startswith(("多场", "多个", "各类", "系列")):
            continue  # “组织体系建设三年行动”: the verb is part of the name
        name = squeeze(text[start : h.end])
        found = Candidate(start, h.end, start, h.end, name, "mechanism.bare_campaign", CAMPAIGN, left="found")
        if h.word in ("活动", "项目"):
            found.aliases = (squeeze(body),)
        yield found


def repeated_teams(view: ArticleView, words: NamedWords) -> Iterator[Candidate]:
    """A team or service that the article keeps naming in the same way, although nobody is said to found it."""
    text = view.text
    spans: dict[str, list[tuple[int, int]]] = {}
    for h in [*view.hits("mechanism.teams"), *view.hits("mechanism.services")]:
        start = h.start - 2
        prefix = text[max(0, start) : h.start]
        if _PREFIX.fullmatch(prefix) and prefix not in words.plain_prefixes and not _CLAUSE.search(prefix):
            spans.setdefault(text[start : h.end], []).append((start, h.end))
    for places in spans.values():
        if len(places) < _OFTEN:
            continue
        longer = _in_common(text, places)
        for start, end in places:
            start -= longer
            yield Candidate(start, end, start, end, text[start:end], "mechanism.bare_again", TEAM_AGAIN)


def orders(view: ArticleView) -> Iterator[Candidate]:
    """A chain of who asks and who answers, without quotation marks: 群众点单、社区派单、党员接单."""
    text, reach = view.text, 0
    for h in view.hits("mechanism.orders"):
        if h.start < reach:
            continue
        m = _ORDERS.match(text, h.start - 3) or _ORDERS.match(text, h.start - 2)
        if not m:
            continue
        reach = m.end()
        if text[m.start() - 1 : m.start()] == "“" or (m.group().count("、") < 2 and "吹哨" not in m.group()):
            continue
        yield Candidate(m.start(), reach, m.start(), reach, squeeze(m.group()), "mechanism.bare_chain", CHAIN)


def codes(view: ArticleView, words: NamedWords) -> Iterator[Candidate]:
    """A code to scan right behind the verb that brings it out: 推出党员报到码."""
    text = view.text
    for h in view.hits("mechanism.codes"):
        start = _behind_verb(text, max(0, h.start - _CODE_REACH), h.start, words.code_verbs)
        body = text[start : h.start]
        if start and len(body) <= 6 and not _CLAUSE.search(body) and (not body or _BODY.fullmatch(body)):
            yield Candidate(start, h.end, start, h.end, squeeze(text[start : h.end]), "mechanism.bare_code", CODE)


def _behind_verb(text: str, low: int, high: int, verbs: re.Pattern[str]) -> int:
    """Where the last verb in `low:high` ends, with its 了, or 0."""
    m = verbs.match(text, low, high)
    if not m:
        return 0
    end = m.end() + text.startswith("了", m.end())
    lasting = _LASTING.match(text, end, high)
    return lasting.end() if lasting else end


def _in_common(text: str, places: list[tuple[int, int]]) -> int:
    """How many more characters, two by two, stand before the name wherever it is (文明 before 实践小院)."""
    for length in (4, 2):
        before = {text[max(0, start - length) : start] for start, _ in places}
        word = before.pop() if len(before) == 1 else ""
        if len(word) == length and _BODY.fullmatch(word) and not _CLAUSE.search(word):
            return length
    return 0


def rows(view: ArticleView) -> Iterator[Candidate]:
    """Members of a row of one build: 推出预约办、上门办、假日办等便民举措."""
    text = view.text
    for h in view.hits("mechanism.row_heads"):
        if text.rfind("等", max(0, h.start - _ROW_END), h.start) < 0:
            continue
        low = max(0, h.start - _ROW_REACH)
        if text.count("、", low, h.start) < 2:
            continue
        m = _ROW.search(text, low, h.start)
        if not m:
            continue
        members = m[1].split("、")
        length = len(members[1])
        last = members[1][-1]
        if (
            last not in _DONE
            or length < 3
            or any(len(p) != length or p[-1] != last for p in members[1:])
            or members[0][-1] != last
        ):
            continue
        at = m.end(1)
        for member in reversed(members):
            start = at - (length if member is members[0] else len(member))
            yield Candidate(start, at, start, at, squeeze(text[start:at]), "mechanism.bare_row", ROW)
            at = start - 1
