"""What a quoted name weighs: its own words, the verb before it, the noun after it, its place in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.context import Beside
from extractors.entities.mechanism.elsewhere import Elsewhere
from extractors.entities.mechanism.introduced import introduced
from extractors.entities.mechanism.named_so import (
    BORN,
    CALLED,
    EACH,
    USUAL,
    at_work,
    came_about,
    defined,
    lasting,
    named_so,
    takes_turns,
    usual,
)
from extractors.entities.mechanism.names import DIGIT_FIRST, chain, coded, count, counts_all, shares, value
from extractors.entities.mechanism.typing import Typer
from extractors.entities.mechanism.unlike import eager

#: words of people talking, and of clauses; names do not contain them
_TALK = re.compile(
    r"(?<![智赋功全职节产动效性潜机才技电热])能(?![源力手量])|(?<![呼点需盼诉求])我|[你您咱吗吧呢啊啦呀嘛哪啥]|怎么|什么|就是|不是|没有|还是|可以|这|那么|(?<!有)[了着](?:$|，)"
)
_TALKATIVE = re.compile("[能我你您咱吗吧呢啊啦呀嘛哪啥怎什就不没还可这那了着]")  # one of them is in each

#: a verb right after a name that begins its sentence: the name is what acts
_SUBJECT = re.compile(
    r"(?:不仅|不只|就|也|正|已|既)?(?:是|把|让|对|将|为|有|使|给|通过|解决|提供|开张|开通|运行|覆盖|重在|成了|设在|帮助|推动|采取|请|邀|用|靠)"
)
#: 2分钟响应、6分钟到场
_MINUTES = re.compile(r"[0-9一二三五十]+分钟内?[一-鿿]{2,4}[、，][0-9一二三五十]+分钟")
#: 把支部建到楼门里、小组设到单元: where Party branches are set up
_BRANCH_BEGINS = frozenset("把将党支小组")
_BRANCH = re.compile(
    r"[把将]?(?:党?总?支部|党?小组|党组织|组织)(?:建|设|延伸|扎根|搬)(?:在|到|进|至)[一-鿿]{2,5}(?:[、，]|$)"
)
#: “群众大会”15场: how often it was held
_HELD = re.compile(r"(?:共|已|累计|就|先后)?(?:近|超)?[0-9一二三四五六七八九十百]+[余多]?[场次期](?![一-鿿])")
_HELD_BEGINS = frozenset("共已累就先近超0123456789一二三四五六七八九十")
#: 兵书记, 推销员: a person, unless somebody makes a post of it
_PERSON, _PERSON_LONGEST = re.compile(r"[一-鿿]{1,2}(?:书记|员)$"), 4
#: 一键四响, 一网五员: what one thing sets going
_AT_ONCE = re.compile(r"一(?![波箭举石])[一-鿿][二两三四五六七八九][一-鿿]$")
#: 管家亮分制, 路段认领制: how it is arranged
_REGIME = re.compile(r"[一-鿿]{2,8}(?<![体机编控限强抵复研定管节日所税])制$")
#: 党建网、治理网、服务网“三网融合”: what the number counts stands before it
_FUSED = re.compile(r"([两三四五六])([一-鿿])(?:融合|合一|联动|协同|共治|并进|同治|联建|互通|贯通)$")
_FUSED_REACH = 40
#: 坚持“周走访、月座谈”: done every so often
_KEEPING = ("坚持", "坚守", "做到")
_EVERY = re.compile(r"[一每]?([日周月季年天旬])(?:\1|[一-鿿])?[一-鿿]{2,}")
_HEADLINED = range(3, 9)  # characters of a name that a headline may begin with
_BEGINS = frozenset("。！？；\n，")

# Weights of the scored rule (`rule.steps` of the scheme of look-alikes), tuned on the annotated articles.
FOUND_LEFT, MADE_LEFT, USED_LEFT, SHUNNED_LEFT = 2.5, 2.1, 1.5, -2.5  # by the verb before
TURNED = 0.4  # what a house becomes
USED_BRIEFLY = 0.8  # the verb is a single character (以, 在, 用)
HEAD = {"heads": 3.0, "deeds": 1.8, "tools": 2.0, "bodies": 1.8, "not_heads": -4.0}  # by the noun after
HEAD_OWN = 2.2  # a team of volunteers, a station
TAILED = 1.5  # 机制, 工作法 … inside of the quotation marks
SUFFIX, SUFFIX_TYPED = 1.9, 0.4  # ends in 议事会, 热线, 管家 …, and that names a type
CHAIN, PLUS, NUMBER, CODE = 0.8, 1.4, 1.2, 1.5  # 听民意、办实事 / 党建+物业 / 五看 / 246
FORMULA = 0.8  # 1+2+N+X where it is founded, whatever noun stands behind it
SUM_ACTS = 0.9  # “支部+枣农”去年卖了…
SUM_OF_MANY, AT_ONCE = 1.0, 2.8  # 社区+小区+党支部+网格员 / 一键四响
FOR_EACH, ADDED_UP = 2.6, 2.3  # 一楼一策, 一户一档 / 甲网、乙网“两网融合”
NUMBER_ALONE = 0.6  # with neither verb nor noun beside it
SERIES = 1.5  # one of three or more of one build
KNOWN, TYPED = 3.0, 0.8  # called so everywhere / holds a word that names a type
AGAIN, TITLE, SUBJECT = 0.7, 1.6, 0.8  # comes back / stands in the headline too / is what acts
HEADLINED = 2.4  # the headline begins with it: “板凳课堂”暖邻里
HELD, SHARED, KEPT_UP = 1.2, 2.2, 1.8
TALK, PARTICLE, LONG, METAPHOR = -3.0, -1.2, -1.0, -3.0
EAGER = -2.5  # 大力推进…, 做好…: what should be done
DESCRIBED = -2.4  # “…”的 before a thing: what it is like
STUB, BRIEF, ALONE = -2.5, -1.0, -0.4  # 阅读+ / two characters / neither verb nor noun beside it
#: rooms and corners where neighbours talk, rest or settle things: 解结长廊, 唠嗑亭, 连心铺
_ROOM_ENDS = frozenset("铺亭廊角吧阁坊屋堂摊院舍座栈铛桌")
_ROOM = re.compile(r"[一-鿿]{0,4}[邻议和解舒暖唠评帮睦忧烦聊谈憩心事情亲客诉顺贴理茶][一-鿿]?长?.$")
#: 形成“政府搭台、商户唱戏”的夜市治理新格局: who does what under it
_ORDER = re.compile("的[一-鿿]{0,8}格局")
#: “…”的队员, “…”的名册: who belongs to it, what it keeps
_OF_IT = re.compile(
    "的(?:成员|队员|队旗|队长|组长|会长|行长|发起人|名册|台账|账本|账户|存折|存单|门槛|大门|规矩|规定|章程|工作人员|志愿者|值班|行长|做法|办法|由来|灯)"
)
#: heads of bodies with names of their own: “红柳”志愿服务队
_OWN_HEADS = ("志愿服务队", "志愿者服务队", "志愿队", "驿站")
#: right behind a picture of speech that is founded, they make a name of it: 推行“领头雁”工程
PROGRAMMES = ("工程", "行动", "计划")
_SHORT_NAME = 7  # characters of a name that a last character tells the kind of (邻里角, 帮喜团)


def is_room(name: str) -> bool:
    """Is the name that of a room or corner where neighbours talk, rest or settle things?"""
    return len(name) <= _SHORT_NAME and name[-1] in _ROOM_ENDS and bool(_ROOM.match(name))


def own_body(head: Beside) -> bool:
    """Is the noun right behind a name that of a team or room (“连心桥”服务队), so that even a picture names it?"""
    return head.kind == "bodies" and head.gap <= 0 and head.end - head.start > 2


class Words(NamedTuple):
    """Lists of the lexicon that names are compared with."""

    known: frozenset[str]  # practices called the same everywhere
    suffixes: dict[str, tuple[str, ...]]  # ends that tell what the thing is, by their last character
    endings: frozenset[str]  # those of a single character
    metaphors: dict[str, tuple[str, ...]]  # ends of pictures of speech, by their last character
    sayings: frozenset[str]  # dates, terms and phrases that are written in quotation marks and name no way of working
    institutions: tuple[str, ...]  # ends of what may be founded in a house or known to residents by that name
    elsewhere: Elsewhere
    nouns: frozenset[str]  # ends that name nothing by themselves
    roving: tuple[str, ...]  # how an institution comes to people: 流动, 马背, 车载
    roved: tuple[str, ...]  # what comes so: 仲裁庭, 诊室


class Scale:
    """Weighs the quoted names of one article."""

    def __init__(self, text: str, typer: Typer, words: Words, prior: float, titles: Iterable[int]) -> None:
        """`prior` is what a name weighs before anything is known of it; `titles` are where the headlines begin."""
        self._text = text
        self._typer = typer
        self._known = words.known
        self._endings = words.endings
        self._suffixes = words.suffixes
        self._metaphors = words.metaphors
        self._institutions = words.institutions
        self._roving, self._roved = words.roving, words.roved
        self._prior = prior
        self._title_starts = frozenset(titles)

    def weigh(self, found: Candidate, name: str, verb: Beside, head: Beside, series: bool) -> tuple[float, str]:
        """Score of a candidate from what stands beside it and from its own words, and the rule that it fits best."""
        members = () if name.isalnum() else chain(name)
        known = name in self._known or found.name in self._known or not self._known.isdisjoint(members)
        known = known or (name[0] in _BRANCH_BEGINS and bool(_BRANCH.match(name)))
        numbered = name[0] in DIGIT_FIRST  # few are: a count, a code, or neither
        counts = numbered and count(name) is not None
        told = named_so(self._text, found.outer_start, found.name) if head.kind != "not_heads" else 0.0
        end = found.outer_end
        told = told or (CALLED if defined(self._text, end) else USUAL if usual(self._text, end) else 0.0)
        told = told or (BORN if came_about(self._text, end) else 0.0)
        if head.kind != "not_heads" and len(name) > 2:
            told = max(told, introduced(self._text, found.outer_start, end))
        told = told or (KEPT_UP if verb.kind in ("shunned", "turned") and self._kept_up(verb, found.name) else 0.0)
        score = self._prior + self._beside(found, known, verb, head, told)
        governed = told or verb.kind in ("found", "made", "used", "called")
        rule = "mechanism.quoted_object" if governed else "mechanism.quoted_subject"
        if head.kind and head.kind != "not_heads":
            rule = "mechanism.quoted_head_noun"
        if series:
            score, rule = score + SERIES, "mechanism.quoted_series"
        typed = not known and self._typer.named(found.start, found.end)
        if not head.kind and name != found.name:
            score, rule = score + TAILED, "mechanism.quoted_head_noun"
        held = bool(_HELD.match(text, end)) if (text := self._text)[end : end + 1] in _HELD_BEGINS else False
        if held and not head.kind:
            score += HELD
        person = len(name) <= _PERSON_LONGEST and not (governed or head.kind or numbered) and _PERSON.match(name)
        if found.end == found.outer_end - 1 and not person and self._ends(name):
            score += SUFFIX + (SUFFIX_TYPED if typed else 0.0)
            rule = "mechanism.quoted_body" if rule == "mechanism.quoted_subject" else rule
        if known:
            score, rule = score + KNOWN, "mechanism.quoted_known"
        elif typed:
            score += TYPED
        if rule == "mechanism.quoted_subject" and not head.kind and not counts:
            score += ALONE
            if "+" in name and self._text[found.outer_start - 1] in _BEGINS:
                score += SUM_ACTS
        number = 0.0
        if numbered and _AT_ONCE.match(name):
            number = AT_ONCE
        elif counts:
            number = NUMBER if verb.kind or head.kind else NUMBER_ALONE
        elif numbered and EACH.match(name):
            number, rule = FOR_EACH, "mechanism.quoted_known"
        elif numbered and self._adds_up(found.outer_start, name):
            number = ADDED_UP
        elif numbered and (coded(name) or counts_all(members) or _MINUTES.match(name)):
            number = CODE
        elif len(name) == 2 and not known and not series and head.kind not in ("heads", "tools", "deeds"):
            number = BRIEF
        founded = verb.kind in ("found", "called")
        score += FORMULA if verb.kind and name.count("+") > 1 and head.kind in ("", "not_heads") else 0.0
        plainly = told >= CALLED or head.kind in ("heads", "tools") or own_body(head)
        plainly = plainly or (founded and self._text.startswith(PROGRAMMES, end))
        return score + self._build(name, members, number, plainly, founded, head), rule

    def _adds_up(self, start: int, name: str) -> bool:
        """Do the things that the name counts stand right before it, one by one?"""
        m = _FUSED.match(name)
        if not m:
            return False
        low = max(0, start - _FUSED_REACH)
        row = max(self._text.rfind(mark, low, start) for mark in "，。；：\n") + 1
        return self._text.count(m[2], max(row, low), start) >= value(m[1])

    def _ends(self, name: str) -> bool:
        """Does the name end in a word that tells what it is? One of a single character counts in short names only."""
        last = name[-1]
        if last == "制" and _REGIME.match(name):
            return True
        if name.startswith(self._roving) and name.endswith(self._roved):
            return True
        return (len(name) > 2 and name.endswith(self._suffixes.get(last, ()))) or (
            3 <= len(name) <= _SHORT_NAME and (last in self._endings or is_room(name))
        )

    def _beside(self, found: Candidate, known: bool, verb: Beside, head: Beside, told: float) -> float:
        """What the verb before, the noun after and the place in the sentence weigh; `told` is what other words do."""
        text, start, end = self._text, found.outer_start, found.outer_end
        score = HEAD.get(head.kind, 0.0)
        if head.kind == "bodies" and text.endswith(_OWN_HEADS, head.start, head.end) and len(found.name) > 2:
            score = HEAD_OWN
        called = verb.kind == "called"
        if verb.kind in ("shunned", "turned"):
            plainly = told or known or head.kind in ("heads", "tools")
            # 针对村里账目的“众人看账日”活动: what the verb is about stands before 的
            plainly = plainly or (head.kind == "deeds" and head.gap == 0 and text.endswith("的", 0, start))
            if verb.kind == "turned":
                plainly = plainly or found.name.endswith(self._institutions)
                plainly = plainly or (is_room(found.name) and text[verb.start - 1 : verb.start] != "”")
            score += max(told, TURNED if verb.kind == "turned" else 0.0) if plainly else SHUNNED_LEFT
        elif verb.kind == "used":
            score += told + (USED_LEFT if verb.end - verb.start > 1 else USED_BRIEFLY)
        elif verb.kind:
            score += told + (MADE_LEFT if verb.kind == "made" else FOUND_LEFT)
        else:
            score += told
        after = text[end : end + 1]
        named = bool(known or called or head.kind or "+" in found.name)
        named = named or (after == "的" and bool(chain(found.name)) and _ORDER.match(text, end) is not None)
        if after == "的" and not (
            named
            or count(found.name)
            or counts_all(chain(found.name))
            or at_work(text, end)
            or _OF_IT.match(text, end)
            or takes_turns(found.name)
            or found.name.endswith(self._institutions)
        ):  # “…工作室”的锦旗: whose it is
            score += DESCRIBED
        if text[start - 1 : start] in _BEGINS and after.isalnum() and _SUBJECT.match(text, end):
            score += SUBJECT
        if start in self._title_starts and found.end - found.start in _HEADLINED:
            score += HEADLINED
        return score

    def _kept_up(self, verb: Beside, name: str) -> bool:
        """Is what the text keeps to (坚持“周走访、月座谈”) a row of things that are done so and so often?"""
        members = chain(name) if self._text.endswith(_KEEPING, 0, verb.end) else ()
        return len(members) > 1 and (counts_all(members) or all(_EVERY.match(m) for m in members))

    def _build(
        self, name: str, members: tuple[str, ...], number: float, plainly: bool, founded: bool, head: Beside
    ) -> float:
        """What the words of the name itself weigh, with what its numbers do."""
        score = number
        if shares(name):
            score += SHARED
        if "+" in name:
            score += STUB + PLUS if name.endswith("+") and len(name) <= 3 else PLUS
            score += SUM_OF_MANY if name.count("+") > 1 else 0.0
        elif members and (len(set(map(len, members))) == 1 or head.kind == "heads"):
            score += CHAIN
        pictures = self._metaphors.get(name[-1])
        if pictures and name.endswith(pictures) and not (plainly or members) and name not in self._known:
            score += METAPHOR
        if _TALKATIVE.search(name) and _TALK.search(name):
            score += 0.0 if lasting(self._text, name, head, founded=founded) else TALK
        if "的" in name:
            score += PARTICLE
        if len(name) > 16 and not members:
            score += LONG
        if eager(name) and not (members and head.kind == "heads"):
            score += EAGER
        return score
