"""Names without quotation marks that are the same everywhere: practices of everyday work and meetings of residents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.entities.mechanism.acting import Acting, in_use
from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.context import Beside, Contexts
from extractors.entities.mechanism.figures import is_honour
from extractors.entities.mechanism.held import again, held, held_at, led
from extractors.entities.mechanism.names import core, squeeze
from extractors.entities.mechanism.spans import Spans, joined
from extractors.entities.mechanism.wished import is_of_state
from kg.rules import ArticleView, Hit

#: two characters that may be a name: no count, no particle
_TWO = re.compile(r"(?:(?![的了过起着以并和与及各一二两三四五六七八九十多次场个首期轮支季年月])[一-鿿]){2}")
_HOLDING = frozenset({"召开", "举行", "举办", "组织", "参加", "列席", "主持", "定期", "召集", "旁听", "全体", "多次"})
#: rules of a village are at work where they are revised and things are written into them
_LAID_DOWN = re.compile(r"(?:修订|写进|写入|纳入|列入|融入|遵守|执行|对照)了?《?$")
_WIDER = re.compile(
    r"(?:联动|联治|协同|共治|治理|服务|管理|帮扶|运行|下沉|响应|调解|处置|议事|监督|监测|预警|包保|防控|覆盖)+$"
)
_AS_VERB = re.compile(r"(?:[一-鿿]{0,4}任务|、亮|各村|基层|社区|一线|到|至|在|进|联建|村组|网格|群众|居民)")
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
#: 12名党员与30户困难家庭结对帮扶
_WITH, _WITH_REACH = re.compile(r"[与和同跟][^，。；！？\n]{2,24}\Z"), 28
_NEW_REACH = 32  # characters before a practice in which it may be called new
#: what is done every day, not set up
_DONE = frozenset({"开展", "组织", "落实", "参与", "做好", "启动", "组织实施", "广泛开展", "设置", "完善"})
#: posts and bodies of every quarter, however often they are named, and verbs of holding a post
_HOLDERS, _HELD_BY = (
    ("长", "党支部", "党小组", "网格员", "代办员", "业委会", "业主委员会"),
    frozenset({"担任", "聘任", "选聘"}),
)
# Weights; see ACCEPT.
ALONE, NEEDY, FORUM = 3.2, 0.8, 2.0  # a practice known everywhere / an everyday one / a meeting of residents
SET_UP, WORKED_THROUGH, HEADED = 2.2, 1.6, 2.2  # founded / worked through / before 机制, 模式 …
PLAIN = 0.5  # a meeting that any town holds, told of once
SURE, ACTING = 2.0, 1.3  # enough by itself / it acts, or something happens under it
DONE = 1.0  # an everyday practice that is only said to be done
AGAIN, IN_TITLE, ATTRIBUTED = 0.6, 1.0, 1.0  # comes back / in the headline / a meeting with attributes
NEWLY = 0.4  # is new here


class BareWords(NamedTuple):
    """Lists of the lexicon that the rules without quotation marks use."""

    needy: frozenset[str]
    attributes: frozenset[str]
    head_verbs: frozenset[str]
    team_verbs: frozenset[str]
    own_teams: frozenset[str]
    plain_teams: frozenset[str]
    plain_forums: frozenset[str]
    vague: frozenset[str]
    joint: frozenset[str]
    acting: Acting
    counted_teams: frozenset[str]
    lacks: tuple[str, ...]


def practices(
    view: ArticleView, contexts: Contexts, words: BareWords, quoted: Spans, title_end: int
) -> Iterator[Candidate]:
    """Practices and meetings that are called the same everywhere, with the attributes before them.

    Those inside of `quoted` names are part of these.
    """
    text = view.text
    hits = joined([*view.hits("mechanism.practices"), *view.hits("mechanism.forums")], text)
    forums = {h.end for h in view.hits("mechanism.forums")}
    counts: dict[str, int] = {}
    for h in hits:
        counts[h.word] = counts.get(h.word, 0) + 1
    for h in hits:
        if quoted.cover(h.start, h.end) or _inside_word(text, h):
            continue
        start = (
            h.start
            if h.word in words.joint or h.word.startswith("结对")
            else _attributes(text, h.start, words.attributes)
        )
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
        verb = contexts.verb(text, start - (text[start - 1 : start] == "《"))
        head = contexts.head(text, h.end)
        if forum and start < h.start:
            score += ATTRIBUTED
        if forum and (led(text, h.end) or words.acting.settled(text, h.end, view.sentence(h.start).end)):
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
        elif verb.kind in ("found", "made") and not (
            (needy and text[verb.start : verb.end] in _HELD_BY)
            or (h.word.endswith(_HOLDERS) and _among(text, verb, start, h.end))  # 搭建起街道、业委会联动的平台
        ):
            score += SET_UP if not needy or text[verb.start : verb.end] not in _DONE else DONE
        elif (verb.kind == "used" and needy) and (
            text[verb.start : verb.end] in _IN_PASSING
            or (h.word.endswith(("员", "委会")) and text[h.end : h.end + 1] in _AND_OTHERS)  # 依托网格员、党员
        ):
            score += DONE  # 通过入户走访等方式了解: what is done everywhere, told in passing
        elif verb.kind == "used" or (h.word.endswith("民约") and _LAID_DOWN.search(text, start - 6, start)):
            score += WORKED_THROUGH
        elif needy and in_use(text, start, h):
            score += ACTING
        elif (
            needy
            and text[start - 1] in _COUNTS
            and h.word.endswith(_HOLDERS)
            and _EACH_HAS.search(text, start - 12, start)
        ):
            score += SET_UP  # 每十户设一名十户长
        if needy and "领办" in h.word and verb.kind == "" and text[h.end] in "，；":
            score += ACTING  # 村党支部领办合作社，引入…: who does it
        if (
            score < SURE
            and not h.word.endswith(_HOLDERS[1:])
            and (
                words.acting.acts(text, start, end)
                or words.acting.under(text, start, end)
                or (h.word in words.joint and words.acting.joined(text, start))
                or (h.word.startswith("结对") and _WITH.search(text, h.start - _WITH_REACH, h.start))
            )
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
        if h.word.endswith("委会") and text.startswith(_MEMBERS, h.end):
            continue  # 小区业委会主任: a person
        if text.endswith(words.lacks, 0, start):
            continue  # 过去没有红白理事会: what there was not
        if _SLOGAN.match(text, h.end):
            continue  # half of a heading: 党旗引路聚民力 共商共治暖邻心
        if not forum and text.find("集", max(0, start - 24), start) >= 0 and _ONE_OF_MANY.match(text, h.end):
            continue  # one of the things that a room is for: 集议事协商、便民服务等功能于一体
        if not forum and not h.word.endswith("对接") and _FIELD.match(text, h.end):
            continue  # 在环境整治、邻里互助等方面: a field of work
        if h.word in words.joint and _JOINS.match(text, h.end):
            continue  # 多方联动的工作合力
        if needy and is_of_state(text, start):
            continue
        if needy and text.startswith("借鉴", verb.start):
            continue  # another place's
        if needy and verb.kind and _AS_VERB.match(text, h.end) and not head.kind:
            continue  # 组织干部下沉基层: what they do
        if needy and text[h.end : h.end + 1] == "、" and _AS_POST.match(text, h.end):
            continue  # what the posts are for: 设立结对帮扶、矛盾调解等岗位
        if needy and is_honour(text, start, h.end):
            continue
        if needy and _FUSED.match(text, h.end):
            continue  # 推进社区警务和网格治理融合: two fields of work
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


_ELECTED = ("成立", "组建", "选举", "选出", "配备", "配齐", "设立", "推选")


def _among(text: str, verb: Beside, start: int, end: int) -> bool:
    """Is the body or post told of only as one of several that something else is made of?"""
    if text.find("、", verb.end, start) >= 0:
        return True
    return text[end : end + 1] in _AND_OTHERS and not text.startswith(_ELECTED, verb.start)


_HEARS = frozenset("听请让邀")
_COUNTS = frozenset("名位个")
_EACH_HAS = re.compile(
    r"(?:[设选配聘][了有出备立]?|推[选举]出?|每[^，。；！？\n]{1,6}有|划出|选拔|发展|培育)(?:[0-9]+|[一二两三四五六七八九十百]+)[余多]?[名位个]$"
)
_AND_OTHERS, _MEMBERS = frozenset("、和与及"), ("主任", "成员", "委员", "负责人", "副主任")
_FUSED = re.compile("[和与同、][一-鿿]{2,8}(?:深度)?融合")
#: 邻里互助|、健康义诊等方面
_FIELD = re.compile("(?:、[一-鿿]{2,8}){0,4}等(?:[0-9一-鿿]{0,3}?)(?:方面|领域|工作|任务)")
_JOINS = re.compile(r"的?[一-鿿]{0,4}(?:合力|格局|局面|氛围|态势|力量)|的[一-鿿]{0,4}平台")
_COUNTER = re.compile("积分(?:兑换|超市)?[点处站室屋台柜店]|积分兑换(?:点|处|站|室|屋|台|柜|日|超市|中心|活动)")
#: what a heading says that it does
_SLOGAN = re.compile(r"[筑聚绘谱暖凝润焕][一-鿿]{2,3}(?=[\n 　]|\Z)")
#: where residents are from is no part of the name: 社区居民议事会 is an 居民议事会
_WHERE = re.compile(r"^(?:社区|小区|街道|村级|村)(?=居民|村民|业主|商户)")
_PLACES = frozenset("社小街村")  # what it begins with
#: 小区|长期, 接访|日程, 一张|表单: what a last character makes another word with
_RUN_BY = ("中心", "平台", "大队", "办公室", "服务中心")  # the body that is named after what it runs
_RUNS_ON = {
    "会": frozenset("客所场馆谈"),
    "长": frozenset("期时大久达年"),
    "日": frozenset("程常夜子益渐"),
    "公": frozenset("点室桌区楼场厅用"),
    "表": frozenset("单彰格示达现演"),
}
_NOTHING: frozenset[str] = frozenset()


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
    if hit.word.endswith("管理") and text.startswith(_RUN_BY, hit.end):
        return True  # 网格化管理|中心副主任
    after = text[hit.end : hit.end + 1]
    if after in _RUNS_ON.get(hit.word[-1], _NOTHING):
        return True
    return after in {"员", "长", "队", "团", "委", "金"} and hit.word[-1] not in "制员"
