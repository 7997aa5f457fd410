"""Whether a trouble was solved, from what the text around it goes on to tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from operator import itemgetter
from typing import NamedTuple

from extractors.entities.problem.denials import is_asked, is_collected, is_no_success, is_purpose, is_unreal
from extractors.entities.problem.topics import Topics
from extractors.entities.problem.types import OTHER
from kg.core.mentions import Backing
from kg.rules import ArticleView, Hit

#: how far the story of a trouble is followed past its sentence: where its end speaks of it, or at all
REACH, NEXT = 700, 250
#: how far its next words are its own, whatever other trouble they tell
SURE = 150
#: how soon a contrast must follow: 以前没有路灯……如今亮堂堂
CONTRAST = 130
#: how soon something must be set about the trouble
ACTS = 250
#: words before the trouble in its sentence that count too: 解决了停车难, and an attempt: 着力破解……难题
BEFORE, ATTEMPT = 30, 45
#: how soon behind a trouble it says that it only eased: 停车难逐步缓解
EASING = 12
#: how far before a word of success it may be denied or put off: 尚未彻底解决, 争取尽快建成
DENIAL = 12
#: how soon a promise must follow
PROMISE = 130
#: how soon behind a number of troubles it says that they were only taken up: 40多个难题纳入整治台账
TAKEN_UP = 24
#: how far before a trouble it may say that it nearly came about
NEARLY = 8
#: no more tellings of a trouble than this are weighed
MOST = 6
#: how sure a verdict is: where the text says what became of the trouble; where it only tells of a deed, or tells
#: further on how such troubles ended
STATED, UNSURE = 0.9, 0.6
#: types of which an agreement is the end: of a leak or of parking it is only the beginning
QUARRELS = frozenset(("neighbour-dispute", "property-dispute", "illegal-building", "other"))
# words of success that count further on where their sentence speaks of the trouble
_LINKED = ("over", "done", "now")
_NEVER = 1 << 60  # behind every text
_START = itemgetter(0)
# behind a deed: it is done, or done so many times; before it: it was done already or at once
_FINISHED = re.compile(r"(?!出行|出入)[了起出好完]|[^，。；！？：、\n]{0,7}[0-9]")
# what is set up, said or written comes before anything is done: 召开了议事会, 提出了五条要求
_ON_PAPER = re.compile(
    r"[^，。；！？：…\n]{0,12}?(?:会议|议事会|座谈会|协调会|专题会|调研|调查|走访|摸底|问卷|台账|清单|方案|措施|计划|规划|要求|意见|建议|通知|专班"
    r"|领导小组|研究|责任人|时限|部署)"
)
_SET_UP, _PURPOSE = ("成立", "组建"), "为了"
_AT_ONCE = ("已", "共", "先后", "累计", "随即", "立即", "当即", "迅速", "马上", "很快", "主动", "带着", "专门", "第一")
# the rest of a list and how many they were
_SO_MANY = re.compile(r"(?:、[^，。；！？：\n]{1,30})?等[^，。；！？：、\n0-9]{0,8}[0-9][0-9.万余多]*[个件起条处项宗]")
#: 最懂|出门难、办事难|的滋味: somebody speaks of his own trouble
_KNOWS = re.compile("(?:懂|懂得|知道|明白|体会|体谅|尝[过到遍]|深知|理解|感受)[^，。；！？：\n]{0,12}$")
_HOW_IT_FEELS = re.compile("[^，。；！？：\n]{0,8}的(?:滋味|苦楚?|不易|难处|心酸|辛酸|感受|痛苦)")
#: 患病, 意识薄弱, 数字鸿沟: what nobody ends by one deed; it is told in so many characters
_LASTING = re.compile(
    "患病|患有|身患|生病|重病|大病|病重|住院|确诊|癌|瘫痪|残疾|去世|离世|意识(?:薄弱|淡薄|不强|差)|数字鸿沟|观念(?:落后|陈旧)|看病难|就医难"
    "|缺[乏少][^，。；]{2,8}(?:渠道|意识|能力|知识|陪伴|关爱)"
)
_SAID = 6
_NOT_YET = frozenset("，。；！？：…\n")
#: one lesson mends no want of awareness, one case won no want of means
_UNAWARE = re.compile("意识[^，。；]{0,2}(?:薄弱|淡薄|不强|较?弱|较?差|不足)|[请打]不起(?:律师|官司)")
_NEARLY = re.compile("(?:差一?点|险些)[^，。；]{0,4}(?:骗|上当|中招)")
#: 他们往往缺乏维权渠道, 许多小区都有……长期闲置: how it is with many, of which the text tells how some were helped
_OF_MANY = re.compile("往往|普遍(?!反映|认为|觉得|表示|担心)|(?:许多|很多)(?:小区|院落|社区|村[庄子]?|地方|楼)")
#: 老人最需要的其实是有人说说话: a wish at large, which nothing ends
_NEED = re.compile("(?:需要|盼望?|期盼|渴望)的[^，。；]{0,3}是")
#: 多次上门做工作|都没有效果: a deed in vain; 尽管……，可: one that another outweighs
_IN_VAIN = re.compile(
    "[^。；！？\n]{0,12}?(?:没有?(?:什么)?效果|没(?:有)?结果|没用|无果|未果|无济于事|无功而返|不欢而散|没说通)"
)
_THOUGH = re.compile("(?:尽管|虽然|虽说|任凭)[^。；！？\n]*$")
#: 从“要我参与”|变为“我要参与”
_TURNED_ROUND = re.compile("[”’]?(?:变为|变成|转变[为成]|转[为向]|到|向)[“‘]?我要")
#: 现在部门违规摊派等问题少多了: what there is less of now, by its name
_LESS_OF = re.compile("[^，。；！？\n]{2,24}?(?:问题|情况|现象)[^，。；！？\n]{0,4}(?:少|没了|不见)")
_PLANNED = ("计划", "拟", "打算", "准备")
#: 现在也成了垃圾场, 如今还没人管: no contrast to what was amiss
_NO_BETTER = re.compile(
    r"[^。！？\n]{0,16}?(?:仍|依然|还[是没在不]|却|[碰遇]到的|面临的|也成了?|没有?人|无人|无处|没法|没办法|越来越[^好多高方便亮美干顺]|不敢|不愿)"
)


class Verdict(NamedTuple):
    """What became of a trouble: `yes`, `partly`, `no` or `unclear` (`failed`, where trying brought nothing)."""

    value: str
    backing: Backing | None = None  # the words that tell it, None where nothing does

    @classmethod
    def of(cls, value: str, kind: str, start: int, end: int, sure: float = STATED) -> Verdict:
        """A verdict that words tell: `kind` is their list in the lexicon, or `counted`, `linked` or `further`."""
        return cls(value, Backing(start, end, f"resolution.{kind}", sure))


_UNCLEAR = Verdict("unclear")
#: rules that read off what was done that a trouble is over: another telling may say that it only eased
_BY_ACTING = frozenset(f"resolution.{kind}" for kind in ("acts", "deeds", "glad", "gone", "mended", "now"))


class Resolutions:
    """Decides what became of a trouble of an article."""

    def __init__(self, view: ArticleView, slow: Collection[str], topics: Callable[[], Topics]) -> None:
        """`slow` are the types that count as partly solved once someone set about them."""
        self._view, self._slow, self._topics = view, slow, topics
        self._starts: dict[str, Sequence[int]] = {}

    def of(self, type_id: str, tellings: Sequence[tuple[int, int]], stop: int, dealt_with: bool) -> Verdict:
        """The surest verdict on the tellings of a trouble; `stop` is where the text comes to another one."""
        start = tellings[0][0]
        if dealt_with and not is_collected(self._view.text, self._view.sentence(start).start, start):
            taken_up = self._taken_up(tellings[0][1])
            return _told("partly", "taken_up", taken_up) if taken_up else Verdict.of("yes", "counted", *tellings[0])
        first, *others = tellings[: 1 if type_id in self._slow else MOST]
        if type_id == OTHER:  # what became of 劳动纠纷 is no end of 欠薪
            words = set(self._view.text[slice(*first)])
            others = [other for other in others if not words.isdisjoint(self._view.text[slice(*other)])]
        verdict = self._telling(type_id, *first, stop)
        for start, end in others:
            if verdict.value == "yes":
                break
            other = self._telling(type_id, start, end, stop)
            apart = verdict.value == "partly" and self._apart(first, (start, end))
            if other.value in ("yes", "partly") and not apart:
                verdict = other
        if verdict.value == "yes" and verdict.backing and verdict.backing.rule in _BY_ACTING:
            eased = next((hit for _, end in others if (hit := self._first("easing", end, end + EASING))), None)
            verdict = _told("partly", "easing", eased) if eased else verdict
        if verdict.value == "yes" and self._only_partly(*first):
            return verdict._replace(value="partly")
        return verdict._replace(value="no") if verdict.value == "failed" else verdict

    def _apart(self, first: tuple[int, int], other: tuple[int, int]) -> bool:
        """Whether a telling before another paragraph, without a word of the first, may be of something else."""
        text = self._view.text
        if other[0] > first[0] or "\n" not in text[other[1] : first[0]]:
            return False
        words = text[slice(*first)]
        return not any(words[at : at + 2] in text[slice(*other)] for at in range(len(words) - 1))

    def _only_partly(self, start: int, end: int) -> bool:
        """Whether what seems solved is so of many, or nearly came about: one story is no end of that."""
        text, opens = self._view.text, self._view.sentence(start).start
        if _NEED.search(text, opens, end) or self._only_nearly(start, end) or _UNAWARE.search(text, start, end):
            return True
        return bool(_OF_MANY.search(text, opens, end)) and not self._first("gone", opens, end)

    def _telling(self, type_id: str, start: int, end: int, stop: int) -> Verdict:
        opens, closes = self._view.sentence(start)
        near = max(opens, start - BEFORE)
        attempted = self._before("attempts", max(opens, start - ATTEMPT), start)  # 针对停车难、充电难……
        if turned := _TURNED_ROUND.match(self._view.text, end, closes):
            return Verdict.of("yes", "turned", *turned.span())
        if _HOW_IT_FEELS.match(self._view.text, end, closes) and _KNOWS.search(self._view.text, near, start):
            return _UNCLEAR
        if said := self._first("easing", end, min(end + EASING, closes)):
            return _told("partly", "easing", said)
        if said := self._before("eases", near, start):  # 缓解了停车难
            return _told("partly", "eases", said)
        if said := self._taken_up(end):
            return _told("partly", "taken_up", said)
        if said := self._listed_done(near, start, end, closes):
            return _told("yes", "disposed", said)
        if said := self._freed(near, start, type_id):
            if begun := self._first("begun", near, closes):
                return _told("partly", "begun", begun)
            return _told("partly" if attempted and type_id in self._slow else "yes", "freed", said)
        if over := self._reached(("over", end, closes)):
            return over
        if type_id in QUARRELS and (agreed := self._reached(("agreed", end, closes))):
            return agreed
        gone = self._first("gone", opens, closes)
        if not gone and (said := self._first("unsolved", near, closes)):
            return _told("no", "unsolved", said)
        if gone and (said := self._first("now", end, closes + CONTRAST)):
            return _told("yes", "now", said)
        put_to = type_id in self._slow and self._first("attempts", closes, closes + ATTEMPT)
        if gone and not put_to and self._real("acts", end, closes + ACTS):
            # better quoted in words that tell how it ended than in those that say that it was so once
            return self._ends(type_id, end, closes, stop, attempted is not None) or _told("yes", "gone", gone)
        if said := self._first("turned", closes, min(closes + NEXT, self._next_end(end))):
            return _told("yes", "turned", said)
        if not gone and (still := self._lasts(closes)):
            said = self._real("acts", closes, closes + REACH)
            return _told("partly", "acts", said, UNSURE) if said else _told("no", "still", still)
        if any(self._view.sentence(h.start).start == h.start for h in self._between("advice", closes, closes + NEXT)):
            return _UNCLEAR
        if said := self._first("striven", end, closes):
            return _told("partly", "striven", said)
        lasts = _LASTING.search(self._view.text, max(opens, start - _SAID), end + _SAID)
        done = "partly" if lasts and not self._succeeds("came", end, closes) else "yes"
        if type_id not in self._slow and (ended := self._ends(type_id, end, closes, stop, attempted is not None)):
            return ended._replace(value=done)
        if attempted:
            return _told("partly", "attempts", attempted, UNSURE)
        if said := self._first("underway", near, closes + NEXT):
            return _told("partly", "underway", said, UNSURE)
        if type_id in QUARRELS and self._first("rebuffed", end, closes + PROMISE):
            return _UNCLEAR
        until = closes + ACTS
        if self._view.text[closes - 1] == "；" and self._first("acts", end, closes):
            until = closes  # a member of a series, which tells what was done: the next one is of something else
        if dealt_with := self._dealt_with(end, until):
            return _UNCLEAR if self._promised(start, end, closes) else _told(done, *dealt_with, UNSURE)
        if said := self._real("acts", end, until):
            return _told("partly", "acts", said, UNSURE)
        if said := self._first("failed", near, closes):
            return _told("failed", "failed", said)
        told = min(closes + ACTS, self._view.line(end).end)
        mended = self._succeeds("mended", closes, told)
        if not mended or self._unreal(mended) or self._promised(start, end, closes):
            return _UNCLEAR
        return _told(done, "mended", mended, UNSURE)

    def _only_nearly(self, start: int, end: int) -> bool:
        """Whether it nearly came about, so that nothing was there to be ended: 差点被骗走积蓄."""
        return _NEARLY.search(self._view.text, max(self._view.sentence(start).start, start - NEARLY), end) is not None

    def _next_end(self, position: int) -> int:
        """Where the paragraph after that of a position ends."""
        end = self._view.line(position).end + 1
        return self._view.line(end).end if end < len(self._view.text) else end

    def _dealt_with(self, start: int, end: int) -> tuple[str, Hit] | None:
        """By which kind of word, and where, something was done about it: 划出了车位, 随即上门, or people are glad."""
        text = self._view.text
        if glad := self._first("glad", start, end):
            return "glad", glad
        for hit in self._between("now", start, end):
            if not _NO_BETTER.match(text, hit.end) and not _LESS_OF.match(text, hit.end):
                return "now", hit
        for hit in self._between("deeds", start, end):
            only_set_up = hit.word in _SET_UP and _ON_PAPER.match(text, hit.end)
            if not only_set_up and not self._denied(hit) and not self._in_vain(hit) and not self._unreal(hit):
                return "deeds", hit
        for hit in self._between("acts", start, end):
            finished = _FINISHED.match(text, hit.end) and not _ON_PAPER.match(text, hit.end)
            if hit.word == _PURPOSE or not (finished or text.endswith(_AT_ONCE, 0, hit.start)):
                continue
            if not self._denied(hit) and not self._unreal(hit):
                return "acts", hit
        return None

    def _real(self, kind: str, start: int, end: int) -> Hit | None:
        """The first word of a kind that tells what was done."""
        return next((hit for hit in self._between(kind, start, end) if not self._unreal(hit)), None)

    def _unreal(self, hit: Hit) -> bool:
        """Whether a deed is only thought of, or stands where more trouble is told."""
        return is_unreal(self._view.text, hit, *self._view.sentence(hit.start))

    def _in_vain(self, hit: Hit) -> bool:
        """Whether its sentence goes on to say that a deed brought nothing, or grants it before what counts more."""
        text, opens = self._view.text, self._view.sentence(hit.start).start
        return _IN_VAIN.match(text, hit.end) is not None or _THOUGH.search(text, opens, hit.start) is not None

    def _taken_up(self, end: int) -> Hit | None:
        """Where a number of troubles were only put on a list: 40多个难题纳入整治台账."""
        hits = self._between("taken_up", end, end + TAKEN_UP)
        return hits[0] if hits and _NOT_YET.isdisjoint(self._view.text[end : hits[0].start]) else None

    def _lasts(self, closes: int) -> Hit | None:
        """Where the story goes on to say that it is there yet, and tells of no success after that."""
        said = self._between("still", closes, closes + NEXT)
        if not said or any(self._succeeds(kind, said[-1].end, said[-1].end + NEXT) for kind in ("came", "over")):
            return None
        return said[-1]

    def _promised(self, start: int, end: int, closes: int) -> bool:
        """Whether it is only brought up and answered: 能不能装个减速带？, and no word of what came of it."""
        opens = self._view.sentence(start).start
        if not (self._first("wishes", opens, closes) or self._first("promises", closes, closes + PROMISE)):
            return False
        return not any(self._succeeds(kind, end, closes + ACTS) for kind in ("came", "over", "done"))

    def _listed_done(self, near: int, start: int, end: int, closes: int) -> Hit | None:
        """What dealt with the list of so many that it stands in: 办理井盖松动、楼道堆物等80多个问题."""
        if not _SO_MANY.match(self._view.text, end, closes):
            return None
        for hit in self._between("disposed", near, start):
            if _NOT_YET.isdisjoint(self._view.text[hit.end : start]) and not self._denied(hit):
                return hit
        return None

    def _before(self, kind: str, near: int, start: int) -> Hit | None:
        """The last word of a kind before a trouble, in its clause."""
        hits = self._between(kind, near, start)
        return hits[-1] if hits and _NOT_YET.isdisjoint(self._view.text[hits[-1].end : start]) else None

    def _freed(self, near: int, start: int, type_id: str) -> Hit | None:
        """Where the clause says before the trouble that someone did away with it."""
        for hit in self._between("freed", near, start):
            if type_id in self._slow and hit.word in ("解决", "取消"):
                continue
            if is_purpose(self._view.text, hit, self._view.sentence(hit.start).start):
                continue
            if _NOT_YET.isdisjoint(self._view.text[hit.end : start]) and not self._denied(hit):
                return hit
        return None

    def _ends(self, type_id: str, end: int, closes: int, stop: int, attempted: bool) -> Verdict | None:
        """Where the story goes on to tell that the trouble is over."""
        if attempted:
            paragraph = max(closes, self._view.line(end).end)
            return self._reached(
                ("came", end, closes),
                ("over", closes, min(closes + CONTRAST, paragraph)),
                ("effects", closes, min(closes + NEXT, paragraph)),
            )
        stop = min(closes + NEXT, max(stop, self._view.line(end).end, closes + SURE))
        agreed = [("agreed", end, stop)] if type_id in QUARRELS else []
        if reached := self._reached(("over", closes, stop), ("came", end, stop), *agreed):
            return reached
        last = -1
        for at in self._topics().spoken_of(type_id, end, closes + REACH):
            if at < last:
                continue
            opens, last = self._view.sentence(at)
            for kind in _LINKED:
                if said := self._at_last(kind, max(opens, end), last):
                    far = said.start >= closes + SURE
                    return _told("yes", "further", said, UNSURE) if far else _told("yes", "linked", said)
        return None

    def _reached(self, *where: tuple[str, int, int]) -> Verdict | None:
        """The first success of some kinds, each in its stretch of the text."""
        for kind, start, end in where:
            if said := self._succeeds(kind, start, end):
                return _told("yes", kind, said)
        return None

    def _succeeds(self, kind: str, start: int, end: int) -> Hit | None:
        for hit in self._between(kind, start, end):
            if not self._denied(hit):
                return hit
        return None

    def _at_last(self, kind: str, start: int, end: int) -> Hit | None:
        """The last word of a kind there unless it is denied: 疏通过一次，未能彻底疏通 tells of no success."""
        hits = self._between(kind, start, end)
        if not hits or self._denied(hits[-1]):
            return None
        if any(word.word in _PLANNED for word in self._between("soon", start, hits[-1].start)):
            return None
        return None if kind == "now" and _NO_BETTER.match(self._view.text, hits[-1].end) else hits[-1]

    def _denied(self, hit: Hit) -> bool:
        """Whether success is denied, asked for or put off in its clause, or its sentence asks."""
        text, (opens, closes) = self._view.text, self._view.sentence(hit.start)
        if is_asked(text, closes) or is_no_success(text, hit, opens):
            return True
        floor = hit.start - DENIAL
        kinds = ("unless",) if hit.word.endswith("了") else ("unless", "soon")
        for kind in kinds:
            for word in self._between(kind, floor, hit.start):
                if _NOT_YET.isdisjoint(self._view.text[word.end : hit.start]):
                    return True
        return False

    def _first(self, kind: str, start: int, end: int) -> Hit | None:
        starts = self._starts.get(kind)
        if starts is None:
            starts = self._kind(kind)
        if not starts:
            return None
        at = bisect_left(starts, start)
        return self._view.hits(f"problem.{kind}")[at] if starts[at] < end else None

    def _between(self, kind: str, start: int, end: int) -> Sequence[Hit]:
        starts = self._starts.get(kind)
        if starts is None:
            starts = self._kind(kind)
        if not starts:
            return ()
        at = bisect_left(starts, start)
        if starts[at] >= end:
            return ()
        return self._view.hits(f"problem.{kind}")[at : bisect_left(starts, end, at)]

    def _kind(self, kind: str) -> Sequence[int]:
        """Where the words of a kind start, and a position behind every text; empty where there are none, as mostly."""
        hits = self._view.hits(f"problem.{kind}")
        found = self._starts[kind] = [*map(_START, hits), _NEVER] if hits else ()
        return found


def _told(value: str, kind: str, said: Hit, sure: float = STATED) -> Verdict:
    return Verdict.of(value, kind, said.start, said.end, sure)
