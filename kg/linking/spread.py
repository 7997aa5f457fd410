"""Spread: statements that one place learned from, copied or piloted for another.

Precision first: who learned and from whom must both be named, or follow from the sentence with one reading. Plans
(计划推广), wishes (值得借鉴), pure praise (为全国提供了借鉴) and visits by unnamed guests give nothing.

Modes: `top-down` (a higher level told or chose a lower one), `absorbed` (a lower one's practice was taken up by the
whole of a higher one), `leader-follower` (several followed one), `peer` (between places neither of which holds the
other).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.core.document import Span
from kg.core.ids import content_id
from kg.core.mentions import PlaceMention
from kg.core.records import CaseRecord, Evidence, InfluenceRecord, MechanismRecord, Record
from kg.linking.evidence import Quoter
from kg.linking.identity import mechanism_key, mechanism_labels
from kg.linking.places import PlaceResolution
from kg.linking.where.locus import Locus
from kg.rules import ArticleView

_PRACTICE_NOUN = r"(?:经验|做法|模式|机制|工作法|办法|样板|路子)"
_LEVELS = {
    "省": ("province",), "市": ("prefecture", "county"), "州": ("prefecture",), "县": ("county",), "旗": ("county",),
    "区": ("county",), "镇": ("township",), "乡": ("township",), "街道": ("township",), "社区": ("community",),
    "村": ("village",),
}  # fmt: skip
_LEVEL = "(省|市|州|县|旗|区|镇|乡|街道)"

_COPY = re.compile(r"(?:学习借鉴|借鉴学习|参考借鉴|借鉴|效仿|移植|复制|学习)了?")
_ROLL = re.compile(r"(?:推广|推开|铺开|普及)(?!员|站|普通话)")
_RAISED = re.compile(r"(?:上升|固化|转化|提升|升级|吸纳)(?:成|为)")
_PILOT = re.compile(r"试点")
_VISIT = re.compile(r"(?:学习考察|考察学习|学习取经|取经|参观学习|观摩学习)")

#: by kind of words (`find_words`): where such a statement is made, and the method that reads it
_KINDS = {
    "copy": (_COPY, "_copied"),
    "roll": (_ROLL, "_rolled_out"),
    "raise": (_RAISED, "_raised"),
    "pilot": (_PILOT, "_piloted"),
    "visit": (_VISIT, "_visited"),
}

_QUOTED = re.compile(rf"“([^”\n]{{2,20}})”的?[^，。；“”\n]{{0,4}}?{_PRACTICE_NOUN}")
_TELLING = 3  # characters from which on a name alone tells which mechanism is meant
_COPIED_NAME = 0.6  # confidence in a mechanism known only as what was copied
_PRACTICE = re.compile(rf"(?:等地)?(?:的|关于)?(?:“[^”\n]{{2,20}}”)?[^，。；：！？“”\n]{{0,8}}?{_PRACTICE_NOUN}")
#: words before the verb that say it has not happened, or need not
_UNSURE = re.compile(
    r"计划|打算|准备|下一步|接下来|未来|今后|有望|力争|争取|希望|建议|值得|应当|应该|需要|没有|尚未|无法|鼓励|号召|要求|要把|愿意"
    r"|欢迎|如何|能否|是否|可供|可资|拟|来自|即将|适时|条件成熟|进一步|供"
)
_FUTURE = re.compile(r"将(?!.{2,24}(?:已|在).*$)")
#: several that follow one: 15个社区, 各村, 周边乡镇
_FOLLOWERS = re.compile(
    r"(?:[0-9〇一二两三四五六七八九十百]+[多余]?个|多个|各个?|其他|周边|不少|许多)(?:行政|自然|城市|农村)?"
    r"(?:社区|村|街道|乡镇|镇|乡|小区|县|区|市|网格)"
)
_WHOLE = re.compile(rf"全{_LEVEL}")
_SCOPE = re.compile(
    r"在([^，。；：！？\n“”]{1,24}?)(?:得到|进行|予以|加以)?(?:全面|逐步|陆续|相继|广泛|复制|成功|率先|大力|全域)*$"
)
#: a subject that stands for the practice told of just before
_THIS = re.compile(rf"(?:这一|这个|这种|这项|这套|该|此)(?:项|套|种)?[^，。；“”\n]{{0,6}}?{_PRACTICE_NOUN}")
_OF_PLACE = re.compile(rf"的[^，。；：！？“”\n]{{0,8}}?{_PRACTICE_NOUN}")
_BARE_SUBJECT = re.compile(r"(?:^|[，；：“”])(?:该|我|本)?(社区|村|镇|乡|街道|县|区|市)")
_CHOSEN = re.compile(r"(?:确定|选定|选取|选择|以|将|把)$")
_AS_PILOT = re.compile(r"(?:等[^，。；“”\n]{0,10})?(?:作为|列为|确定为|选为|为)[^，。；“”\n]{0,14}?试点")
_MADE_PILOT = re.compile(
    r"[^，。；“”\n]{0,4}?被[^，。；“”\n]{0,12}?(?:列为|确定为|选为|定为|纳入|列入)[^，。；“”\n]{0,16}?试点"
)
_GOING = re.compile(r"(?:赴|到|前往|去)$")
_ABROAD = re.compile(r"(?:等地)?(?:的?[^，。；“”\n]{0,10})?$")
_RULE_OF = re.compile(r"[^，。；“”\n]{0,12}?(?:制度|标准|规范|政策|办法|条例|规定|意见|机制)")
_GRADE = re.compile(r"(?:全)?(省|市|州|县|区|旗)(?:级|里)?")
_NEAR = 40  # characters between a place that chooses and the one that is chosen


class _Statement(NamedTuple):
    """Who (`place`) had it from what (`target`), in which sentence. `new` where it tells of a practice by itself."""

    rule: str
    place: str
    target: str
    mode: str
    sentence: Span
    new: bool = True


def influences(
    view: ArticleView, quote: Quoter, locus: Locus, places: PlaceResolution,
    mechanisms: Mapping[str, str], cases: Sequence[CaseRecord], words: Mapping[str, Sequence[int]],
) -> list[Record]:  # fmt: skip
    """Influence records of an article, and cases of places that the article names as followers only.

    `mechanisms` maps names to keys of mechanism records; `words` are those of the text (`find_words`).
    """
    kinds = [
        k for k, (said, _) in _KINDS.items() if any(said.search(view.text, max(0, p - 2), p + 4) for p in words[k])
    ]
    return _Spread(view, quote, locus, places, mechanisms, cases).records(kinds) if kinds else []


class _Spread:
    def __init__(
        self, view: ArticleView, quote: Quoter, locus: Locus, places: PlaceResolution,
        mechanisms: Mapping[str, str], cases: Sequence[CaseRecord],
    ) -> None:  # fmt: skip
        self._view, self._text, self._quote, self._locus, self._places = view, view.text, quote, locus, places.entities
        self._mentions = places.mentions
        self._starts = [m.start for m in self._mentions]
        self._keys, self._told = places.keys, frozenset(places.told)
        named = [m for m in view.mentions("mechanism") if m.name in mechanisms]
        self._mechanisms = sorted([(m.start, m.end, mechanisms[m.name]) for m in named])
        self._names = {n: k for n, k in mechanisms.items() if len(n) >= _TELLING}
        self._turned_down = [r for r in view.rejections if r.kind == "mechanism"]
        self._named: dict[str, MechanismRecord] = {}
        self._cases = {c.key: c for c in cases}
        self._cases_at: dict[str, list[CaseRecord]] = {}
        self._users: dict[str, set[str]] = {}
        for c in cases:
            for p in c.place_keys:
                self._cases_at.setdefault(p, []).append(c)
            for m in c.mechanism_keys:
                self._users.setdefault(m, set()).update(c.place_keys)

    def records(self, kinds: Sequence[str]) -> list[Record]:
        """New cases and influences, each once. `kinds` are those of words that the article holds."""
        found: dict[str, Record] = {}
        for statement in self._statements(kinds):
            evidence = self._quote(*statement.sentence, statement.rule)
            case = self._case_of(statement, evidence) if evidence is not None else None
            if evidence is None or case is None or case.key == statement.target:
                continue
            if case.key not in self._cases:
                found[case.key] = case
                self._cases[case.key] = case
                self._cases_at.setdefault(statement.place, []).append(case)
            key = content_id("influence", case.key, statement.target, statement.mode)
            found.setdefault(
                key,
                InfluenceRecord(
                    key=key, case_key=case.key, target_key=statement.target, mode=statement.mode, evidence=(evidence,)
                ),
            )
        used = {r.target_key for r in found.values() if isinstance(r, InfluenceRecord)}
        return [*found.values(), *(m for k, m in self._named.items() if k in used)]

    def _statements(self, kinds: Sequence[str]) -> Iterator[_Statement]:
        for kind in kinds:
            pattern, name = _KINDS[kind]
            read: Callable[[int, int, Span], Iterator[_Statement]] = getattr(self, name)
            for m in pattern.finditer(self._text):
                if self._view.line(m.start()).role == "body":
                    sentence = self._view.sentence(m.start())
                    if sentence.end - sentence.start <= 400:
                        yield from read(m.start(), m.end(), sentence)

    # One method a kind of statement

    def _copied(self, start: int, end: int, sentence: Span) -> Iterator[_Statement]:
        """L 借鉴 S 的做法."""
        before = self._text[sentence.start : start]
        if _UNSURE.search(before) or re.search(r"(?:将|可|要|应|愿|相互|互相|深入|认真|共)$", before):
            return
        learner = self._subject(sentence.start, start)
        if learner is None:
            return
        sources = self._sources(end)
        for source in sources or self._quoted(end):
            if source != learner:
                mode = self._mode(learner, source, before)
                yield _Statement("spread.copied", learner, source, mode, sentence)

    def _rolled_out(self, start: int, end: int, sentence: Span) -> Iterator[_Statement]:
        """在全市推广 S 的做法; S 的做法（“M”、这一做法）在全市推广."""
        before = self._text[sentence.start : start]
        if _UNSURE.search(before) or _FUTURE.search(before):
            return
        clause = sentence.start + max((before.rfind(c) for c in "，：；"), default=-1) + 1
        scope = _SCOPE.search(self._text, clause, start)
        if scope is None:
            return
        sources = self._sources(end) or self._told_of(sentence, clause, scope.start())
        for source in sources:
            place = self._area(scope.group(1), scope.start(1), sentence.start, source)
            if place is None or place == source:
                continue
            mode = self._mode(place, source, scope.group(1))
            if mode in ("absorbed", "leader-follower"):  # else it is not told where it came from
                yield _Statement("spread.rolled_out", place, source, mode, sentence)

    def _raised(self, start: int, end: int, sentence: Span) -> Iterator[_Statement]:
        """S 的做法上升为全省制度."""
        before = self._text[sentence.start : start]
        if _UNSURE.search(before) or _FUTURE.search(before):
            return
        clause = sentence.start + max((before.rfind(c) for c in "，：；"), default=-1) + 1
        named, after = self._chain(end)
        grade = _GRADE.match(self._text, end) if named is None else None
        tail = after if named is not None else grade.end() if grade else -1
        if tail < 0 or not _RULE_OF.match(self._text, tail):
            return
        for source in self._told_of(sentence, clause, start):
            place = named or self._above(source, _LEVELS[grade.group(1)] if grade else (), sentence.start)
            if place and place != source and self._mode(place, source, "") == "absorbed":
                yield _Statement("spread.raised", place, source, "absorbed", sentence)

    def _piloted(self, start: int, end: int, sentence: Span) -> Iterator[_Statement]:
        """H 确定 L 为试点; L 被 H 列为试点."""
        if _UNSURE.search(self._text, sentence.start, start):
            return
        inside = self._between(sentence.start, start)
        for i, m in enumerate(inside):
            if m.end < start - _NEAR:
                continue
            place = self._keys[m]
            chosen = _AS_PILOT.match(self._text, m.end) and any(
                _CHOSEN.search(self._text, max(0, o.start - 2), o.start) for o in inside[max(0, i - 3) : i + 1]
            )
            made = _MADE_PILOT.match(self._text, m.end)
            if not chosen and not (made and made.end() == end):
                continue
            above = [self._keys[o] for o in inside if self._keys[o] in self._locus.ancestors(place)]
            if above:  # the nearest one told is who chose
                yield _Statement("spread.piloted", place, above[-1], "top-down", sentence, new=False)

    def _visited(self, start: int, end: int, sentence: Span) -> Iterator[_Statement]:
        """L 的干部赴 S 学习考察."""
        before = self._text[sentence.start : start]
        if _UNSURE.search(before) or re.search(r"前来|来访|来到|考察团|各地|外地|全国", before):
            return
        inside = self._between(sentence.start, start)
        going = next((i for i, m in enumerate(inside) if _GOING.search(self._text, max(0, m.start - 2), m.start)), None)
        if going is None or not _ABROAD.fullmatch(self._text, inside[-1].end, start):
            return
        learner = self._subject(sentence.start, inside[going].start)
        for m in inside[going:]:
            source = self._keys[m]
            if learner and source not in self._line(learner) and learner not in self._line(source):
                leading = [o for o in inside[going:] if o.start == m.end]
                if not leading:  # 浙江省宁波市: the last of a chain is where one went
                    yield _Statement("spread.visited", learner, source, "peer", sentence, new=False)

    # What the sentence names

    def _between(self, start: int, end: int) -> list[PlaceMention]:
        found = self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [m for m in found if m.end <= end]

    def _named_in(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Mechanisms named in a stretch: start, end, key."""
        found = self._mechanisms[bisect_left(self._mechanisms, (start,)) : bisect_left(self._mechanisms, (end,))]
        return [m for m in found if m[1] <= end]

    def _written_in(self, sentence: str) -> set[str]:
        """Mechanisms of the article whose names stand in a sentence, the longest of nested ones."""
        names = [n for n in self._names if n in sentence]
        return {self._names[n] for n in names if not any(n != o and n in o for o in names)}

    def _chain(self, position: int) -> tuple[str | None, int]:
        """The place that stands at a position (the last of 浙江省宁波市), and where it ends."""
        key, i = None, bisect_left(self._starts, position)
        while i < len(self._mentions) and self._mentions[i].start == position:
            longest = max((m for m in self._mentions[i:] if m.start == position), key=lambda m: m.end)
            key, position = self._keys[longest], longest.end
            i = bisect_left(self._starts, position)
        return key, position

    def _sources(self, position: int) -> list[str]:
        """Places whose practice stands at a position: 枫桥村的做法, A、B等地的经验; else none."""
        found: list[str] = []
        while True:
            key, after = self._chain(position)
            if key is None:
                return []
            found.append(key)
            if self._text[after : after + 1] not in ("、", "和"):
                return found if _PRACTICE.match(self._text, after) else []
            position = after + 1

    def _quoted(self, position: int) -> list[str]:
        """A mechanism whose experience stands at a position: “M”经验."""
        name = _QUOTED.match(self._text, position)
        if name is None:
            return []
        for start, end, key in self._named_in(position, name.end()):
            if (start <= name.start(1) and name.end(1) <= end) or (start, end) == name.span():
                return [key]
        # a name alone says too little to be taken for a mechanism; that it was copied says enough
        if any(r.start <= name.end() and name.start() <= r.end and "score" in r.reason for r in self._turned_down):
            evidence = self._quote(*name.span(1), "spread.copied", _COPIED_NAME)
            if evidence is not None:
                label, aliases = mechanism_labels(name.group(1), ())
                key = mechanism_key(name.group(1), (), self._locus.focus or self._quote.article_key)
                self._named[key] = MechanismRecord(key=key, name=label, aliases=aliases, evidence=(evidence,))
                return [key]
        return []

    def _told_of(self, sentence: Span, start: int, end: int) -> list[str]:
        """Whose practice a clause speaks of: a place's (S的做法), a mechanism, or the one told of just before."""
        for m in reversed(self._between(start, end)):
            if _OF_PLACE.match(self._text, m.end, end):
                return [self._keys[m]]
        named = [key for _, _, key in self._named_in(start, end)]
        if named:
            return named if len(set(named)) == 1 else []
        this = _THIS.search(self._text, start, end)
        number = self._view.sentence_index(sentence.start)
        if this is None or number == 0:
            return []
        last = self._view.sentences[number - 1]
        told = {key for _, _, key in self._named_in(*last)}
        if len(told) == 1:
            return sorted(told)
        here = self._locus.at(last.start)
        return [here] if here else []

    def _subject(self, start: int, end: int) -> str | None:
        """The place that acts before a position of a sentence: named there, or a bare 社区 or 县 told of before."""
        inside = [m for m in self._between(start, end) if not re.match(r"的|、|等地|籍", self._text[m.end : m.end + 2])]
        if inside:
            return self._keys[inside[-1]]
        bare = next(reversed([*_BARE_SUBJECT.finditer(self._text, start, end)]), None)
        number = self._view.sentence_index(start)
        if bare is None or number == 0:
            return None
        here = self._locus.at(self._view.sentences[number - 1].start)
        return here if here and self._places[here].level in _LEVELS[bare.group(1)] else None

    def _area(self, words: str, position: int, sentence: int, source: str) -> str | None:
        """The place that a scope means: 全市, 柳河镇12个村, 12个村 of the town that acts."""
        whole = _WHOLE.search(words)
        named = self._between(position, position + len(words))
        if named:
            last = named[-1]
            return self._keys[last] if not words[last.end - position :] or whole or _FOLLOWERS.search(words) else None
        if whole:
            return self._above(source, _LEVELS[whole.group(1)], sentence)
        if _FOLLOWERS.search(words):
            return self._subject(sentence, position - 1)
        return None

    def _above(self, source: str, levels: tuple[str, ...], sentence: int) -> str | None:
        """The place of one of the levels that holds a source; None where there are two and neither is told."""
        place = source if source in self._places else self._locus.at(sentence)
        if place is None:
            return None
        found = [k for k in sorted(self._line(place)) if self._places[k].level in levels]
        told = [k for k in found if k in self._told]
        either = told if len(told) == 1 else found
        return either[0] if len(either) == 1 else None

    def _line(self, place: str) -> frozenset[str]:
        return self._locus.ancestors(place) | {place}

    def _mode(self, learner: str, source: str, words: str) -> str:
        several = bool(_FOLLOWERS.search(words)) and not _WHOLE.search(words)
        if source in self._places:
            if source in self._locus.ancestors(learner):
                return "top-down"
            if learner in self._locus.ancestors(source):
                return "leader-follower" if several else "absorbed"
            return "leader-follower" if several else "peer"
        users = self._users.get(source, set())
        if any(learner in self._locus.ancestors(p) for p in users):
            return "leader-follower" if several else "absorbed"
        return "peer" if users - {learner} or not _WHOLE.search(words) else "top-down"

    def _case_of(self, statement: _Statement, evidence: Evidence) -> CaseRecord | None:
        """The case that the statement is about; a new one where the place follows and the article tells no more."""
        at = self._cases_at.get(statement.place, [])
        named = self._written_in(self._text[slice(*statement.sentence)])
        named.discard(statement.target)
        here = [c for c in at if any(e.start < evidence.end and evidence.start < e.end for e in c.evidence)]
        same = here or [c for c in at if named & set(c.mechanism_keys)] or ([] if statement.new else at[:1])
        if same:
            return same[0]
        if not statement.new:
            return None
        if statement.target not in self._places:
            named.add(statement.target)  # what was rolled out is what is used there
        title = self._view.article.title
        name = self._places[statement.place].name
        return CaseRecord(
            key=content_id("case", self._quote.article_key, "spread", statement.place),
            article_key=self._quote.article_key,
            label=f"{name}：{title}" if title else name,
            place_keys=(statement.place,),
            mechanism_keys=tuple(sorted(named)),
            evidence=(evidence,),
        )
