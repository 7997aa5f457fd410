"""Troubles told by the shape of what is said: it became a difficulty, surfaced, is feared, was in vain, is wanting.

The words that such a shape starts from stand in the lexicon. What the trouble is, the rest of the clause says; so the
type is that of the passage, and where nothing says it, the trouble has none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from extractors.entities.problem.candidate import PLAIN, Candidate
from extractors.entities.problem.clauses import start_of
from extractors.entities.problem.types import OTHER
from kg.rules import ArticleView, Hit

#: how far back the clause is read that says what the trouble is
CLAUSE_BACK = 40
#: characters that a subject needs to say anything
LEAST = 3

_MARKS = "，。；！？：…\n—"
_NOUNS = "难题|难事|心病|烦心事|老大难|痛点|堵点|顽疾|心头大患|绊脚石|拦路虎|梗阻"
# 审核|成为|一大难题, 能不能租，|成了|萦绕在大家心头的难题
_BECAME = re.compile(rf"(?:了|一)?[^，。；！？：、\n“”]{{0,14}}?(?:{_NOUNS})(?=[，。；！？”\n]|$)")
# 困难|逐渐|浮现
_SURFACES = re.compile(
    "(?:困难|问题|矛盾|短板|弊端|隐患|漏洞|难题|缺口|困境)(?:也|却|便|就|还|又|逐渐|逐步|日益|愈发|越来越|慢慢|不断|开始){0,3}$"
)
# 新的问题|也浮现: not said which
_NO_SUBJECT = re.compile(
    "(?:但|而|可|不过|然而|可是|同时|随着|这|新|一些|各种|诸多|这些|很多|种种|现实|实际|突出|发展|社会|基层|治理|之间|的)*$"
)
_AIMS = re.compile("针对|聚焦|紧盯|围绕|瞄准|破解|化解|解决|整治|^[但而可]?[对将]")
# who fears, in his clause: 不少业主|担心
_FEARS = re.compile(
    "(?:居民|村民|业主|群众|大家|商户|农户|果农|菜农|茶农|企业|老人|家长|住户|乡亲|群众代表|老乡|牧民|渔民|有人|不少人|许多人|很多人)们?"
    "(?:却|也|又|还|都|很|十分|普遍|一直|曾|难免|有些|有点|不免|纷纷|心里|对[^，。；]{2,12}|最){0,3}$"
)
_MANY = re.compile("[^绝]对|不少|许多|很多|一些|部分|有的?|起初|一开始|刚开始|大家|最初|开始时|纷纷|普遍|都")
_COMPLETE = "心有满犯不"  # words of fear that say enough by themselves: 心存顾虑
_NOT_FEARED = re.compile("打消|消除|化解|解除|减轻|不必|不用|无需|不再|让人|如果|没有")
_WHAT = re.compile("[^，。；！？：、\n“”]{2,30}")
# 多次上门劝说都|没有效果
_AGAIN = re.compile(
    "(?:多次|反复|几次|三番五次|屡次|数次|四处|几番|几回|几趟|[两三四五]次|再三|轮番)[^，。；！？：\n]{2,18}(?:，[^，。；！？：\n]{0,4})?$"
)
# 来回|一趟要两个多小时
_TAKES = re.compile(
    "(?:一趟|一次|一回|一遍)?(?:的?路程|车费|路费|折腾)?(?:就|至少|得|要|需要?|都|光|差不多|将近|近|约|花|是|有){0,4}"
    "(?:[0-9一二两三四五六七八九十几半]+[多余来几]?(?:个(?:多)?)?(?:小时|钟头|公里|里地|里路|天|元|块))"
)
# what one goes for, and who goes because it is his duty
_ERRAND = re.compile(
    "办[证事理]|看病|就医|赶集|理发|缴费|取[钱药件]|上学|买[药菜]|打官司|开证明|盖章|报销|进城|集镇|县城|镇上|乡里|城里|复印|开药|照相|证件|群众要|村民要|老人"
)
_ON_DUTY = re.compile("巡|志愿|书记|干部|民警|配送|走访|网格员|护林|支教|医生|法官|快递员|骑手|邮递员|司机")
# 会不会|白白浪费
_WORSE = re.compile(
    "[^，。；！？：\n“”]{0,8}?(?:白|浪费|受损|吃亏|打水漂|亏|上当|影响|落空|被|藏|骗|变味|走过场|没人|不够|出事|泡汤|闲置|倒|占)"
)
# 工钱怎么办|呢？ and, in what is only thought of, 万一夜里发病，|怎么办
_ASKED = re.compile("[啊呀呢吧嘛哟]?[？！”]")
_IF = re.compile("万一|如果|假如|一旦|该找谁")
# 为解决|这一难题, at the beginning of a sentence
_CALLED_THIS = re.compile(
    "这(?:一|个|些|种|样的|种种|类)?(?:突出|现实|共性|普遍)?(?:难题|问题|困境|困难|情况|现象|矛盾|痛点|堵点|状况|局面|尴尬|困扰|烦恼)"
)
_LEADS = re.compile("[“‘]?(?:为了?|如何|于是，|怎么|对此，)?$")
# lacking, hard, far, so many, only so: a burden
_BURDEN = re.compile(
    "[没无难缺愁怕慢乱脏破旧堵吵丢坏漏贵差耗]|不[^少断同论仅但过忘错久]|只[能有得好]|(?:要|得)[跑等靠绕排花]|容易|太[^阳太]|[几数十百千][余多来]?[个份次趟]"
)
_CLAUSES = re.compile("[^，。；：！？…\n—“”]{4,}")
_SUPPOSED = re.compile("如果|若|假如|一旦|应|要|建议|将")
# 连个|开会的屋子都没有
_NOT_EVEN = re.compile(
    "[^，。；！？：、\\n“”]{1,12}?[都也](?:没有?(?!落下|放过|想|来得及)|[找买付拿交凑打用住吃喝]不|难|成问题|要[跑靠借])"
)
# 连|活动阵地都没有; 连 in other words
_NOT_EVEN_ANY = re.compile("[^，。；！？：、\\n“”]{2,10}[都也](?:没有?(?!落下|放过|想|来得及|怨言|皱)|难|不[敢知会])")
_ENDS_IN_LIAN = frozenset("大接相牵串黄流一粘")
# what a clause turns with
_TURN = re.compile("[“‘]?(?:但是?|可是?(?![以能])|而(?!且)|却|不过|然而|于是)")
_PAST_COMMA = re.compile(r"[^，。；！？：…\n—]{4,30}，$")


class PlainShapes:
    """Looks through the hits of one article."""

    def __init__(
        self, view: ArticleView, hits: Callable[[str], Sequence[Hit]], within: Callable[[int, int], str]
    ) -> None:
        """`within` is the type that the words between two positions speak of."""
        self._view, self._text, self._hits, self._within = view, view.text, hits, within

    def find(self) -> Iterator[Candidate]:
        """All of them, in no order."""
        yield from self._became()
        yield from self._surfaced()
        yield from self._feared()
        yield from self._in_vain()
        yield from self._wanting()
        yield from self._far_to_go()
        yield from self._asked()
        yield from self._answered()

    def _of(self, start: int, end: int, rule: str, score: int = PLAIN) -> Candidate:
        """A telling, of the type that its own words speak of, or those of the clause before."""
        type_id = self._within(start, end) or self._within(self._with_clause_before(start), end) or OTHER
        return Candidate(start, end, type_id, f"problem.{rule}", score)

    def _clause(self, at: int) -> int:
        """Where the clause begins that holds a position, behind what turns to it."""
        start = start_of(self._text, at, _MARKS, CLAUSE_BACK)
        turn = _TURN.match(self._text, start, at)
        return turn.end() if turn else start

    def _with_clause_before(self, start: int) -> int:
        """Where the clause before begins, if only a comma stands between."""
        before = _PAST_COMMA.search(self._text, start - CLAUSE_BACK, start)
        return before.start() if before else start

    def _became(self) -> Iterator[Candidate]:
        """What has become a difficulty: 材料审核成为一大难题."""
        reached = -1
        for hit in self._hits("became"):
            noun = _BECAME.match(self._text, hit.end)
            if noun is None or noun.end() == reached or _AIMS.search(noun[0]):
                continue
            start = self._clause(hit.start)
            if hit.start - start < LEAST:
                start = self._with_clause_before(start)
            said = self._text[start : hit.start]
            if len(said) >= LEAST and not (_NO_SUBJECT.match(said) or _AIMS.search(said)):
                reached = noun.end()
                yield self._of(start, reached, "became")

    def _surfaced(self) -> Iterator[Candidate]:
        """Difficulties that show: 资金保障等现实困难逐渐浮现."""
        for hit in self._hits("surfacing"):
            start = self._clause(hit.start)
            noun = _SURFACES.search(self._text, start, hit.start)
            if noun is None:
                continue
            said = self._text[start : noun.start()]
            if len(said) >= LEAST and not (_NO_SUBJECT.match(said) or _AIMS.search(said)):
                yield self._of(start, hit.end, "surfaced")

    def _feared(self) -> Iterator[Candidate]:
        """What people are afraid of: 不少业主担心后期没人管."""
        for hit in self._hits("fears"):
            start = self._clause(hit.start)
            if _FEARS.search(self._text, start, hit.start) is None or _NOT_FEARED.search(self._text, start, hit.start):
                continue
            what = _WHAT.match(self._text, hit.end + self._text.startswith("：“", hit.end) * 2)
            end = what.end() if what else hit.end
            if what or hit.word[0] in _COMPLETE:
                yield self._of(start, end, "feared", PLAIN if _MANY.search(self._text, start, hit.start) else 1)

    def _in_vain(self) -> Iterator[Candidate]:
        """What was tried again and again: 干部多次上门做工作都没有效果."""
        for hit in self._hits("in_vain"):
            again = _AGAIN.search(self._text, hit.start - CLAUSE_BACK, hit.start)
            if again is not None:
                yield self._of(self._with_clause_before(self._clause(again.start())), hit.end, "in_vain")

    def _wanting(self) -> Iterator[Candidate]:
        """What there is not enough of, by a list or a contrast: 缺人、缺技术; 有手艺，缺的是渠道."""
        for hit in self._hits("wanting"):
            what = _WHAT.match(self._text, hit.end)
            if what is None and hit.word[0] not in "、，":
                continue
            start = self._clause(hit.start)
            if hit.word[0] in "、，":
                at = self._text.rfind("缺", start, hit.start)
                if at < 0 or self._text.startswith(("缺乏", "缺一"), at):
                    continue
            else:
                start = self._with_clause_before(start)
            yield self._of(start, what.end() if what else hit.end + 2, "wanting")

        for hit in self._hits("not_even"):
            alone = len(hit.word) == 1
            if alone and self._text[hit.start - 1 : hit.start] in _ENDS_IN_LIAN:
                continue
            lacking = (_NOT_EVEN_ANY if alone else _NOT_EVEN).match(self._text, hit.end)
            if lacking is not None:
                thing = self._within(*lacking.span())
                if alone and thing:  # 连活动阵地都没有 says by itself what is lacking
                    yield Candidate(self._clause(hit.start), lacking.end(), thing, "problem.lack_thing", PLAIN)
                else:
                    yield self._of(self._clause(hit.start), lacking.end(), "wanting")

    def _far_to_go(self) -> Iterator[Candidate]:
        """How long or dear it is to go somewhere: 来回一趟要两个多小时."""
        for hit in self._hits("trips"):
            takes = _TAKES.match(self._text, hit.end)
            if takes is None:
                continue
            opens, closes = self._view.sentence(hit.start)
            if _ERRAND.search(self._text, opens, closes) and not _ON_DUTY.search(self._text, opens, hit.start):
                yield Candidate(self._clause(hit.start), takes.end(), "service-access", "problem.far_to_go", PLAIN)

    def _asked(self) -> Iterator[Candidate]:
        """What someone asks in fear or at a loss: 食堂一年只用几次，会不会白白浪费？ 一直申报不了，这可怎么办？"""
        text = self._text
        for hit in self._hits("asks"):
            closes = self._view.sentence(hit.start).end
            if (
                text[closes - 1] in "？”"
                and _WORSE.match(text, hit.end)
                and "“" in text[max(0, hit.start - CLAUSE_BACK) : hit.start]
            ):
                what = _WHAT.match(text, hit.end)
                start = self._with_clause_before(self._clause(hit.start))
                yield self._of(start, what.end() if what else hit.end, "asked")
        for hit in self._hits("at_a_loss"):
            start = self._clause(hit.start)
            before = self._with_clause_before(start)
            if before < start and _ASKED.match(text, hit.end) and not _IF.search(text, before, hit.start):
                yield self._of(before, hit.end, "asked")

    def _answered(self) -> Iterator[Candidate]:
        """What the next sentence calls a difficulty: 逐户核对容易出错。面对这一难题，……"""
        for hit in self._hits("answers"):
            opens = self._view.sentence(hit.start).start
            if not _LEADS.match(self._text[opens : hit.start]):
                continue
            if hit.word[-1] == "这" and not _CALLED_THIS.match(self._text, hit.end - 1):
                continue
            before = self._view.sentence(opens - 1) if opens else None
            if before is None or _SUPPOSED.search(self._text, before.start, before.end):
                continue
            clauses = [c for c in _CLAUSES.finditer(self._text, before.start, before.end) if _BURDEN.search(c[0])]
            if clauses and before.end > self._view.line(hit.start).start:
                start, end = clauses[-1].span()
                told = self._of(self._with_clause_before(start), end, "answered")
                if told.type == OTHER:  # the sentence says it, or the one before
                    lo = max(self._view.line(start).start, before.start - CLAUSE_BACK)
                    told = told._replace(type=self._within(lo, before.end) or OTHER)
                yield told
