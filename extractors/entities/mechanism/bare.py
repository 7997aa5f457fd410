"""Names without quotation marks: practices known everywhere, meetings of residents, and names before 机制 or 模式."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.entities.mechanism.acting import acts, joined, under
from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.context import Contexts
from extractors.entities.mechanism.held import again, held, held_at, led
from extractors.entities.mechanism.look_alikes import is_look_alike
from extractors.entities.mechanism.names import core, squeeze
from extractors.entities.mechanism.spans import Spans
from extractors.entities.mechanism.typing import Typer
from extractors.entities.mechanism.unlike import eager
from kg.rules import ArticleView, Hit

_SHORTEST = 4  # characters of a name before its head noun
_SHORTEST_KEPT = 3  # the same, where the noun is part of the name (差异化清单)
_FIRST = 24  # characters before 机制 in which its name may begin
#: a name before a head noun: Chinese words, lists of them, a sum
_BODY = re.compile(r"[一-鿿、+A-Z0-9（）]+$")
_LEADING = re.compile(
    r"(?:了|起|出|健全|完善|一套|一种|一项|一个|多项|一系列|起了|的|新的|新型|独具特色的|各项|好|相应的|以|并|为|以及|从|对|由|由|推行|实施)+"
)
_BREAK = re.compile(r"[的了在把将让使是或以从可]")
#: two characters that may be a name: no count, no particle
_TWO = re.compile(r"(?:(?![的了过起着以并和与及各一二两三四五六七八九十多次场个首期轮支季年月])[一-鿿]){2}")
_HOLDING = frozenset({"召开", "举行", "举办", "组织", "参加", "列席", "主持", "定期", "召集", "旁听", "全体", "多次"})
_AND = re.compile(r"[和与及]")
_NEW = re.compile(r"(?:新型?|(?:常态)?长效|[有高]效|等?[0-9一二三四五六七八九十]+[项个类种大]|工作|工?作?体系和运行)$")
_COUNT_END = re.compile(r"等?(?:[0-9]+|[一二两三四五六七八九十]+)[项个类种大条]$")
#: rules of a village are at work where they are revised and things are written into them
_LAID_DOWN = re.compile(r"(?:修订|写进|写入|纳入|列入|融入|遵守|执行|对照)了?《?$")
_WIDER = re.compile(r"(?:联动|联治|协同|共治|治理|服务|管理|帮扶|运行)+$")
_AS_VERB = re.compile(r"(?:各村|基层|社区|一线|到|至|在|进|联建|村组|网格|群众|居民)")
_ONE_OF_MANY = re.compile(
    r"(?:、[一-鿿]{2,8}){0,6}等?(?:多种|多项|[0-9一二三四五六七八九十]+[项大])?(?:功能|服务|职能)?等?(?:于一体|为一体)"
)
_AS_POST = re.compile(
    r"(?:、\w{2,8}){1,6}(?:和\w{2,6})?(?:等(?:[0-9一二三四五六七八九十多]+[个类种项])?|[0-9一二三四五六七八九十]+[个类种项])"
    r"(?:志愿)?(?:服务)?(?:岗|功能|职能|职责|党小组|小组)"
)
#: 通过, 以, 提供 say little of what they govern
_IN_PASSING = frozenset(
    {"通过", "以", "用", "靠", "提供", "进行", "打造", "参与", "参加", "做好", "邀请", "推进", "建设"}
)
_NEW_REACH = 32  # characters before a practice in which it may be called new
#: what is done every day, not set up
_DONE = frozenset({"开展", "组织", "落实", "参与", "做好", "启动", "组织实施", "广泛开展", "设置", "完善"})
_RUNS = re.compile(
    r"(?:推行|实施|建立|运行|执行|出台|推出|启动|施行)(?:以?来|之?后|以后)|"
    r"(?:有序|正常|顺畅|良性|高效)?(?:运转|落地|应运而生)|(?:全面|正式|全域)(?:推行|实施|运行|启动|建立|铺开)"
)
#: posts and bodies of every quarter, however often they are named, and verbs of holding a post
_HOLDERS, _HELD_BY = ("长", "党支部", "党小组"), frozenset({"担任", "聘任", "选聘"})
_AGAIN_FOUNDED = ("建立", "订立", "签订", "健全", "完善", "推行", "推动")  # the last verb before a name counts
_NOT_A_HEAD = frozenset("化性规律优层框体环度")
_AND_MANY = re.compile(r"[一-鿿]{2,10}[和、及与](?=(?:[0-9]+|[一二两三四五六七八九十]+|多)(?:支|个))")
_TEAM = re.compile(r"[一-鿿0-9]+$")
_ABOLISHED = re.compile(r"(?:撤销|取消|解散|原来|原先)[一-鿿]{0,8}$")  # 撤销了原来成立的自治委员会
_OWN_TEAMS = frozenset({"顾问组", "攻坚队", "攻坚组", "调解小组", "议事小组"})  # they need no attribute
_COUNTED = re.compile(
    r"(?:了|起)?(?:[0-9]+人|(?:[0-9.]+万?[余多]?|[一二两三四五六七八九十百千]+[余多]?|数[十百]|多)(?:支|个|家|名)|若干(?:支|个)?|一批|各[类种])"
)
#: a field of work, which no name distinguishes: 基层治理, 社区服务
_FIELD = re.compile(
    r"(?:超大|特大|现代|新时代|新型|城乡|农村|城市|乡村|基层|社会|社区|小区|物业|党建|网络|生态|发展|公共|便民|群众|政务|数字化|常态化|精细化)*"
    r"(?:治理|服务|管理|建设|发展|工作|保障|监管|协商|自治|养老)$"
)
#: what laws and firms regulate
_REGIME = re.compile(
    r"(?:社保|保险|保障|公积金|备案|许可|招标|采购|税收|审计|薪酬|用工|上岗|教学|招生|考试|问责|户籍|接续|征收|补偿)$"
)
_NEWLY = re.compile(r"(?:探索|推行|创新|首创|试行)[一-鿿]{0,2}$")
#: heads without which the name says too little
_KEPT = frozenset({"细则", "负责制", "责任制", "积分制", "清单", "公约"})
_METHODS = ("议法", "事法", "解法", "纷法", "访法", "理法")  # 三步调解法: a number is enough before them
#: a code before the noun that it is one of: 1+3+N管理
_CODED = re.compile(r"([0-9N]+(?:\+[0-9A-Z]+)+)\w{2,4}$")
#: whose it is, before a name of four characters or more
_OWNER = re.compile(
    r"(?:街道|社区(?!工作者|民警|书记|干部|医生|律师|规划师|警务|基金|慈善|党)|全[市县区镇乡村]|各类|我[市县区])"
    r"(?!社区|街道)(?=\w{4})"
)
#: 甲方、乙方、丙方三方联动: the last words are the name
_HOW_MANY = frozenset("三四五六七")
_JOINTLY = re.compile(r".*[、和与](?:\w{2,8})(?=[三四五六七][方级社]\w{2}$)")
_QUALITY = frozenset("这那该本此其各每某")
#: 包含…清单: what is in it; 三类…模式: how many there are; 方法、优化…: what else is bettered
_NO_NAME = re.compile(
    r"(?:包[含括]|涵盖|含有|涉及)|[两三四五六七八九十多几][类种项个]|(?:方法|思路|理念|举措|载体|手段)、|.{2,8}、(?:优化|强化|细化|深化|改进|升级|拓展)"
)
# Weights; see ACCEPT.
ALONE, NEEDY, FORUM = 3.2, 0.8, 2.0  # a practice known everywhere / an everyday one / a meeting of residents
SET_UP, WORKED_THROUGH, HEADED = 2.2, 1.6, 2.2  # founded / worked through / before 机制, 模式 …
PLAIN = 0.5  # a meeting that any town holds, told of once
SURE, ACTING = 2.0, 1.3  # enough by itself / it acts, or something happens under it
DONE = 1.0  # an everyday practice that is only said to be done
AGAIN, IN_TITLE, ATTRIBUTED = 0.6, 1.0, 1.0  # comes back / in the headline / a meeting with attributes
TYPED_BODY, LISTED, NEWLY, TEAM = 1.5, 0.8, 0.4, 3.2  # the name names a type / is a list / is new here / a founded team


class BareWords(NamedTuple):
    """Lists of the lexicon that the rules without quotation marks use."""

    needy: frozenset[str]
    attributes: frozenset[str]
    head_verbs: frozenset[str]
    team_verbs: frozenset[str]
    plain_teams: frozenset[str]
    plain_forums: frozenset[str]
    vague: frozenset[str]
    joint: frozenset[str]


def practices(
    view: ArticleView, contexts: Contexts, words: BareWords, quoted: Spans, title_end: int
) -> Iterator[Candidate]:
    """Practices and meetings that are called the same everywhere, with the attributes before them.

    Those inside of `quoted` names are part of these.
    """
    text = view.text
    hits = _longest([*view.hits("mechanism.practices"), *view.hits("mechanism.forums")], text)
    forums = {h.end for h in view.hits("mechanism.forums")}
    counts: dict[str, int] = {}
    for h in hits:
        counts[h.word] = counts.get(h.word, 0) + 1
    for h in hits:
        if quoted.cover(h.start, h.end) or _inside_word(text, h):
            continue
        start = h.start if h.word in words.joint else _attributes(text, h.start, words.attributes)
        end = h.end
        forum = h.end in forums
        if forum and start == h.start:
            start = _own_name(text, start, words)
        if forum and text.startswith("会上", h.end - 1):
            start = held_at(text, h.start) or start
        needy = h.word in words.needy
        name = core(squeeze(text[start : h.end]))
        if name[0] in _PLACES:
            name = _WHERE.sub("", name)
        score = NEEDY if needy else FORUM if forum else ALONE
        verb = contexts.verb(text, start)
        head = contexts.head(text, h.end)
        if forum and start < h.start:
            score += ATTRIBUTED
        if forum and led(text, h.end):
            score += SET_UP
        elif (
            forum
            and counts[h.word] == 1
            and text[start:end] in words.plain_forums
            and verb.kind != "found"
            and not again(text, start)
        ):
            score -= PLAIN
        elif forum and held(text, start, h.end):
            score += SET_UP
        elif verb.kind in ("found", "made") and not (needy and text[verb.start : verb.end] in _HELD_BY):
            score += SET_UP if not needy or text[verb.start : verb.end] not in _DONE else DONE
        elif verb.kind == "used" and needy and text[verb.start : verb.end] in _IN_PASSING:
            score += DONE  # 通过入户走访等方式了解: what is done everywhere, told in passing
        elif verb.kind == "used" or (h.word.endswith("民约") and _LAID_DOWN.search(text[max(0, start - 6) : start])):
            score += WORKED_THROUGH
        if (
            score < SURE
            and not h.word.endswith(_HOLDERS[1:])
            and (acts(text, start, end) or under(text, start, end) or (h.word in words.joint and joined(text, start)))
        ):
            score += ACTING
        if head.kind == "heads" and (head.start <= h.end + 2 or (needy and _WIDER.match(text, h.end, head.start))):
            score += HEADED
            if head.start == h.end + 2 and _WIDER.match(text, h.end, head.start):
                name, end = squeeze(text[start : head.start]), head.start  # 四级网格 in 四级网格联动办法
        if text[h.start - 1 : h.start] in _HEARS and h.word.endswith("说事"):
            continue  # 听村民说事
        if text[h.start - 1 : h.start] == "”" and _COUNTER.match(text, h.start):
            continue  # where a quoted bank or shop hands out its goods: “…”积分兑换点
        if _SLOGAN.match(text, h.end):
            continue  # half of a heading: 党旗引路聚民力 共商共治暖邻心
        if not forum and text.find("集", max(0, start - 24), start) >= 0 and _ONE_OF_MANY.match(text, h.end):
            continue  # one of the things that a room is for: 集议事协商、便民服务等功能于一体
        if h.word in words.joint and _JOINS.match(text, h.end):
            continue  # 多方联动的工作合力
        if needy and verb.kind and _AS_VERB.match(text, h.end) and not head.kind:
            continue  # 组织干部下沉基层: what they do
        if needy and text[h.end : h.end + 1] == "、" and _AS_POST.match(text, h.end):
            continue  # what the posts are for: 设立结对帮扶、矛盾调解等岗位
        if needy and text.rfind("创新", max(0, start - _NEW_REACH), start) >= 0:
            score += NEWLY
        score += 0.0 if needy and h.word.endswith(_HOLDERS) else AGAIN * min(3, counts[h.word] - 1)
        if h.start < title_end:
            score += IN_TITLE
        rule = "mechanism.bare_forum" if forum else "mechanism.bare_practice"
        found = Candidate(start, end, start, end, name, rule, score, left=verb.kind, right=head.kind)
        if end > h.end:
            found.outer_end = head.end
            found.aliases = (squeeze(text[start : head.end]),)
        elif start < h.start:
            found.aliases = (core(h.word),)
        yield found


_HEARS = frozenset("听请让邀")
_JOINS = re.compile(r"的?[一-鿿]{0,4}(?:合力|格局|局面|氛围|态势)")
_COUNTER = re.compile("积分(?:兑换|超市)?[点处站室屋台柜店]|积分兑换(?:点|处|站|室|屋|台|柜|日|超市|中心|活动)")
#: what a heading says that it does
_SLOGAN = re.compile(r"[筑聚绘谱暖凝润焕][一-鿿]{2,3}(?=[\n 　]|\Z)")
#: where residents are from is no part of the name: 社区居民议事会 is an 居民议事会
_WHERE = re.compile(r"^(?:社区|小区|街道|村级|村)(?=居民|村民|业主|商户)")
_PLACES = frozenset("社小街村")  # what it begins with
#: 小区|长期, 接访|日程: what a last character makes another word with
_RUNS_ON = {"会": frozenset("客所场馆谈"), "长": frozenset("期时大久达年"), "日": frozenset("程常夜子益渐")}
_NOTHING: frozenset[str] = frozenset()


def headed(view: ArticleView, words: BareWords, typer: Typer) -> Iterator[Candidate]:
    """A name without quotation marks between a verb and 机制, 模式, 工作法, 制度: 探索村社合建模式."""
    text = view.text
    heads = view.hits("mechanism.bare_heads")
    for h in _longest([h for h in heads if h.word[-1] != "制" or text[h.end : h.end + 1] != "度"]):
        if text[h.end : h.end + 1] in _NOT_A_HEAD:
            continue
        low = max(0, h.start - _FIRST)
        m = _BODY.search(text[low : h.start])
        method = h.word.endswith(_METHODS)
        shortest = 2 if method or h.word[-3:] == "负责制" else _SHORTEST_KEPT if h.word in _KEPT else _SHORTEST
        start = m and _after_verb(text, low + m.start(), h.start, words.head_verbs, shortest)
        if not start and m and _RUNS.match(text, h.end) and 4 <= len(m.group()) <= 10 and "、" not in m.group():
            start = low + m.start()  # 年底分红机制运转三年: what acts
        if not start:
            continue
        start = max(start, *(text.rfind(v, start, h.start - 2) + 2 for v in _AGAIN_FOUNDED))
        body = text[start : h.start].removesuffix("的")
        end = start + len(body)
        if body.endswith("长效") and "、" in body:
            view.reject("mechanism", start, h.end, "mechanism.bare_head_noun", "fields of work, not a name")
            continue
        keep = method or h.word in _KEPT or (h.word == "办法" and body.endswith("管理"))
        name = squeeze(text[start : h.end]) if keep else core(_NEW.sub("", squeeze(body)))
        if not keep and name[:1].isascii() and (m := _CODED.match(name)):
            name = m[1]
        elif not keep and body[-4:-3] in _HOW_MANY and (m := _JOINTLY.match(body)):
            start += m.end()
            body = name = body[m.end() :]
        elif m := _OWNER.match(body):
            start += m.end()
            body, name = body[m.end() :], name[m.end() :]
        counted = _COUNT_END.search(body) if not keep else None
        members = body[: counted.start() if counted else None].split("、")
        if counted and len(members) > 1 and all(_SHORTEST <= len(p) <= 10 for p in members):
            for a, b in _split(start, members):
                yield Candidate(a, b, a, b, squeeze(text[a:b]), "mechanism.member", HEADED, right="heads")
            continue
        if (
            len(name) < (min(shortest, _SHORTEST_KEPT) + len(h.word) if keep else _SHORTEST)
            or (len(body) > 16 and len(members) < 3)
            or name in words.vague
            or body in words.vague
            or _FIELD.match(name)
            or (h.word == "制度" and _REGIME.search(name))
            or body.startswith(("一项", "一种", "一套", "一个"))
            or body.endswith(("等", "、"))
            or (len(members) > 1 and "等" in members[-1])
            or eager(name)
            or _NO_NAME.match(body)
            or (keep and (_COUNT_END.search(body) or "等" in body))
        ):
            continue
        named = typer.named(start, h.start)
        if (
            _BREAK.search(body)
            or body[0] in _QUALITY
            or (_AND.search(body) and (not named or keep))
            or is_look_alike(name + h.word)
        ):
            view.reject("mechanism", start, h.end, "mechanism.bare_head_noun", "a phrase, not a name")
            continue
        score = 0.6 + HEADED + (TYPED_BODY if named else 0.0) + (LISTED if len(members) > 2 else 0.0)
        score += NEWLY if _NEWLY.search(text[max(0, start - 5) : start]) else 0.0
        if (
            h.word == "制度"
            and len(members) > 1
            and max(map(len, members)) <= 6
            and min(map(len, members)) >= _SHORTEST
        ):
            for a, b in _split(start, members):
                yield Candidate(a, b, a, b, squeeze(text[a:b]), "mechanism.bare_head_noun", score, right="heads")
            continue
        alias = squeeze(text[start : h.end])
        yield Candidate(
            start,
            h.end if keep else end,
            start,
            h.end,
            name,
            "mechanism.bare_head_noun",
            score,
            (alias,),
            right="heads",
        )


def teams(view: ArticleView, words: BareWords) -> Iterator[Candidate]:
    """A team or council without quotation marks that the text founds: 成立夜间巡逻队."""
    text = view.text
    for h in _longest(view.hits("mechanism.teams")):
        low = max(0, h.start - _FIRST)
        m = _TEAM.search(text[low : h.start])
        start = m and _after_verb(text, low + m.start(), h.start, words.team_verbs, shortest=2)
        if not start:
            continue
        start = max(start, text.rfind("组成的", start, h.start) + 3)  # 成立由老党员组成的顾问组
        if m := _AND_MANY.match(text, start, h.start):
            start = m.end()  # 设立热线和8个维修服务组
        lead = _COUNTED.match(text, start)
        start = lead.end() if lead else start
        if (
            _ABOLISHED.search(text[max(0, start - 12) : start])
            or not (0 if h.word in _OWN_TEAMS and lead else 2) <= h.start - start <= 8
            or text[start : h.end] in words.plain_teams
            or _BREAK.search(text[start : h.start])
            or (h.word.endswith("小组") and _AND.search(text[start : h.start]))  # of two tasks: a committee of works
        ):
            continue
        yield Candidate(
            start, h.end, start, h.end, squeeze(text[start : h.end]), "mechanism.bare_team", TEAM, left="found"
        )


def _split(start: int, members: list[str]) -> Iterator[tuple[int, int]]:
    for member in members:
        yield start, start + len(member)
        start += len(member) + 1


def _after_verb(text: str, begin: int, end: int, verbs: frozenset[str], shortest: int = _SHORTEST) -> int | None:
    """Where the name begins: after the first verb that leaves it enough characters, and those that follow it."""
    at = text.find("、", begin, end - shortest - 2)
    while at >= 0:
        if text[at + 1 : at + 3] in verbs:
            begin = at + 1  # 健全甲机制、完善乙机制: the last verb counts
        at = text.find("、", at + 1, end - shortest - 2)
    for at in range(begin + 2, end - shortest + 1):
        if text[at - 2 : at] in verbs or text[at - 3 : at] in verbs:
            if text[at - 1 : at + 1] in verbs:
                continue  # 小组建立: the verb is 建立, not 组建
            lead = _LEADING.match(text, at, end - shortest)
            at = lead.end() if lead else at
            while text[at : at + 2] in verbs and at + 2 <= end - shortest:
                at += 2
            return at
    return None


def _attributes(text: str, start: int, attributes: frozenset[str]) -> int:
    """The start moved left over attributes that belong to the name (居民协商 before 议事会)."""
    moved = True
    while moved:
        moved = False
        for length in (4, 3, 2):
            if start >= length and text[start - length : start] in attributes:
                start, moved = start - length, True
                break
    return start


def _own_name(text: str, start: int, words: BareWords) -> int:
    """The start moved left over a name of two characters right behind a founding verb: 成立同心议事会."""
    verb, name = text[max(0, start - 4) : start - 2], text[start - 2 : start]
    if (verb in words.team_verbs or verb in words.head_verbs) and _TWO.fullmatch(name):
        return start if name in words.head_verbs or name in words.team_verbs or name in _HOLDING else start - 2
    return start


def _inside_word(text: str, hit: Hit) -> bool:
    """Does the hit only look like the word, as the beginning of another?"""
    if text.startswith(("管理委员会", "委员会", "联合会", "联络员"), hit.end):
        return True
    after = text[hit.end : hit.end + 1]
    if after in _RUNS_ON.get(hit.word[-1], _NOTHING):
        return True
    return after in {"员", "长", "队", "团", "委", "金"} and hit.word[-1] not in "制员"


def _longest(hits: Sequence[Hit], text: str = "") -> list[Hit]:
    """Leftmost-longest; hits that overlap without holding one another become one (区域化党建 and 党建联席会)."""
    out: list[Hit] = []
    for h in sorted(hits, key=lambda h: (h[0], -h[1])) if len(hits) > 1 else hits:
        if out and h.start < out[-1].end:
            if h.end > out[-1].end and not (h.word[-1] == "制" and text[h.end : h.end + 1] == "度"):
                out[-1] = Hit(out[-1].start, h.end, h.word)
            continue
        out.append(h)
    return out
