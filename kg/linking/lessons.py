"""Lessons that a text itself draws from a case: what it proves, where the key lies, what success is owed to.

Such a sentence is seldom quoted by any other fact, and it is what a case card has under 启示. Precision first: words of
a headline, a question, sentences about the state or the world, and quarrels or failures explained (之所以被…) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.core.ids import content_id
from kg.core.records import CaseRecord, LessonRecord, Record
from kg.linking.evidence import Quoter
from kg.linking.where.locus import Locus
from kg.rules import ArticleView

#: words of which every lesson holds one: found first, then looked at from both sides
_SIGN = re.compile(
    "(?P<proved>证明|表明|充分说明|昭示|印证)|(?P<taught>启示|告诉[我人大]|提醒[我人大])"
    "|(?P<key>在于|秘诀|诀窍|奥秘|法宝|关键所在|关键[是靠]|关键就[是在靠])"
    "|(?P<because>离不开|得益于|归功于|源[于自]|之所以|靠的就?是|换[来得]了?)"
    "|(?P<only>只有|唯有)|(?P<needs>不仅需?要|不能[只光仅]?靠)|(?P<comment>教授|研究员|学者|专家)"
)
#: two characters with which a sign may begin: looked for first, as that is much quicker
_BEGINS = re.compile(
    "[证表充昭印启告提在秘诀奥法关离得归源之靠换只唯不教研学专](?=[明分示证诉醒于诀窍秘宝键不益功自所的来得有仅能授究者家])"
)
_BACK = 24  # characters before a sign in which what it is said of stands

# What stands before a sign, at its end; and after it, at its beginning.
_HAS_PROVED = re.compile(r"(?<![经被])(?:实践|事实|经验|历程|探索|历史)(?:也|再次|反复|一再|已经?|都|充分|有力)*$")
_FULLY = re.compile(r"(?:充分|有力|深刻|生动)$")
_TEACHER = re.compile(r"(?:经验|实践|故事|案例|例子|历程|经历|变化|做法|探索|事实|事迹|成长史)[^，。：；“”]{0,4}$")
_TAUGHT = re.compile(r"启示(?:我们|人们|大家|[：:]|(?:就|正)?是|在于)|(?:告诉|提醒)(?:我们|人们|大家)")
_KEY = re.compile(
    r"(?:秘诀|诀窍|密码|奥秘|法宝|秘籍|经验|关键|核心|根本|精髓|要诀|真谛)[”」’]?(?:[，,]|——|就|正|也|还|主要|不仅+|恰恰|便)*$"
)
_NAMED_KEY = re.compile(r"(?:秘诀|诀窍|奥秘|法宝)(?:[”」’](?:[：:]|——)|[”」’]?(?:就|正|便)是)")
_IS_KEY = re.compile(r"(?:就|正|便|也)是[^，。；：]{2,24}$")
_THE_KEY = re.compile(r"(?:法宝|秘诀|诀窍|关键所在)")
_TO_BE_KEY = re.compile(r"关键(?:靠|就靠|就?是(?:要|靠|让|把|得|用|抓)|就是)")
_GOOD = re.compile(
    r"(?:变化|转变|改变|变迁|蝶变|嬗变|巨变|焕新|成效|成绩|成果|成功|实效|荣誉|和谐|提升|改善|好转|干劲|底气|信任|活力|高效[^，。]{0,3}|幸福感)"
    r"[”」’]?(?:的取得|的背后|背后)?[，,]?(?:都|也|首先|主要|正|正是|很大程度上|更|，)*$"
)
_BEHIND = re.compile(r"(?:这)?背后[，,]?(?:都|也|更|正|是|正是|同样)*$")
_OWED = re.compile(
    r"群众|居民|村民|业主|党员|干部|党组织|党建|参与|机制|制度|体系|清单|力量|保障|引领|治理|探索|改革|配合|协作|协同|合力|努力|付出"
    r"|推动|推进|推行|志愿|网格|考核|督查|平台|公开|监督|法律明白人|调解"
)
_ABLE = re.compile(
    r"之所以(?:能|会有?如此|会这么|这么|如此|有今天|有这样|越来越|深受|受到?|赢得|取得|成功)[^。]{2,60}"
    r"(?:因为|在于|源于|得益于|靠|由于)"
)
_THEN = re.compile(r"(?:只有|唯有)[^。；]{4,60}?[，,](?:才能|方能|才会|方可)")
_BY_THIS = re.compile(rf"靠的就?是(?:“|[^，。；]{{0,20}}?(?:{_OWED.pattern}))")
_PAID = re.compile(r"[用以][^，。；]{2,20}[，,]?$")
_BOUGHT = re.compile(
    r"换.{1,2}?[^，。；]{0,14}?(?:信任|支持|满意|理解|认可|点赞|笑脸|笑容|民心|成效|实效|变化|和谐|平安|安宁|幸福|温暖|改善|提升)"
)
_MUST = re.compile(
    r"不仅需?要[^。；]{4,100}[，,](?:而且|同时)?(?:更|还|也)(?:加?需?要|需)"
    r"|不能[只光仅]?靠[^，。；]{2,24}，[^，。；]{0,12}(?:要|得|而是)"
)
_OF_WORK = re.compile(r"治理|工作|社区|基层|小区|群众|凝聚力|服务|调解|乡村|养老|矛盾")
_SCHOLAR = re.compile(r"(?:大学|学院|研究院|研究所|研究中心|研究会|党校|社科院|科学院)[^，。：；“”]{0,14}$")
_SAYS = re.compile(r"[^，。：；“”]{0,10}?(?:认为|表示|指出|评价|分析|点评|感慨|说)")
_OF_CASE = re.compile(r"治理|社区|小区|基层|街道|村|居民|做法|模式|机制|探索")
_WHEN = re.compile(r"[0-9〇一二三四五六七八九十]+(?:年|月|世纪)|一[次场起]|[^，。]{0,6}的?(?:矛盾|纠纷|问题)")
#: of the state and the world, or a question
_NO_LESSON = re.compile(
    r"总书记|习近平|党中央|国务院|中央政治局|毛泽东|邓小平|中国|我们党|执政|中华|全球|世界|国际|人类|宏观|[？?]"
)
_LEAST, _MOST = 10, 220  # characters of a sentence that can say a lesson


def lessons(view: ArticleView, quote: Quoter, locus: Locus, cases: Sequence[CaseRecord]) -> list[Record]:
    """The lessons of an article, each with the case that it is drawn from."""
    if not cases:
        return []
    found: dict[str, Record] = {}
    for start, end, rule in _statements(view):
        evidence = quote(start, end, f"lesson.{rule}")
        if evidence is None or len(evidence.exact) < _LEAST:
            continue
        key = content_id("lesson", evidence.article_key, str(evidence.start), str(evidence.end))
        case = _case_of(evidence.start, locus.at(start), cases)
        label = "".join(evidence.exact.split())
        found.setdefault(key, LessonRecord(key=key, case_key=case, label=label, evidence=(evidence,)))
    return list(found.values())


def _statements(view: ArticleView) -> Iterator[tuple[int, int, str]]:
    """Sentences that state a lesson: start, end and rule, each once."""
    text, last = view.text, -1
    for sign in _signs(text):
        if sign.start() < last:
            continue
        start, end = view.sentence(sign.start())
        if not _LEAST <= end - start <= _MOST or view.line(sign.start()).role != "body":
            continue
        rule = sign.lastgroup or ""
        if _CHECKS[rule](text, start, sign.start(), end) and not _NO_LESSON.search(text, start, end):
            last = end
            yield _said_before(text, start) if rule == "comment" else start, end, rule


def _signs(text: str) -> Iterator[re.Match[str]]:
    """The signs of a text, as `_SIGN.finditer` would find them."""
    end = 0
    for begins in _BEGINS.finditer(text):
        sign = _SIGN.match(text, begins.start()) if begins.start() >= end else None
        if sign is not None:
            end = sign.end()
            yield sign


def _before(text: str, start: int, sign: int) -> str:
    return text[max(start, sign - _BACK) : sign]


def _proved(text: str, start: int, sign: int, end: int) -> bool:
    """实践证明 …, 充分说明 …; never 居住证明."""
    if text.startswith("充分", sign):
        return True
    if text.startswith("昭示", sign):
        return text[sign + 2 : sign + 3] in ("：", "，", "我", "人")
    before = _before(text, start, sign)
    return bool(_HAS_PROVED.search(before) or _FULLY.search(before))


def _taught(text: str, start: int, sign: int, end: int) -> bool:
    """这些故事启示我们 …; never 老马告诉我们 …."""
    told = _TAUGHT.match(text, sign, end)
    return told is not None and (told.group().startswith("启示") or bool(_TEACHER.search(_before(text, start, sign))))


def _key(text: str, start: int, sign: int, end: int) -> bool:
    """秘诀在于 …, 法宝就是 …, 就是 … 的法宝, 关键是要 …."""
    before = _before(text, start, sign)
    if text.startswith("在于", sign):
        return bool(_KEY.search(before))
    if text.startswith("关键", sign) and not text.startswith("关键所在", sign):
        return bool(_TO_BE_KEY.match(text, sign, end) or text.startswith("关键就在于", sign))
    return bool(_NAMED_KEY.match(text, sign, end) or (_THE_KEY.match(text, sign, end) and _IS_KEY.search(before)))


def _because(text: str, start: int, sign: int, end: int) -> bool:
    """变化离不开 …, 之所以能 … 是因为 …, 用 … 换来 …; never 源自2020年 or 矛盾源于 …."""
    if text.startswith("之所以", sign):
        return bool(_ABLE.match(text, sign, end))
    if text.startswith("靠", sign):
        return bool(_GOOD.search(_before(text, start, sign)) or _BY_THIS.match(text, sign, end))
    if text.startswith("换", sign):
        return bool(_PAID.search(_before(text, start, sign)) and _BOUGHT.match(text, sign, end))
    after = sign + (2 if text.startswith("源", sign) else 3)
    if _WHEN.match(text, after, end):
        return False
    before = _before(text, start, sign)
    if _GOOD.search(before) or _BEHIND.search(before):
        return True
    return text.startswith("离不开", sign) and bool(_OWED.search(text, after, end))


def _only(text: str, start: int, sign: int, end: int) -> bool:
    """只有 …，才能 …, where it is about people and their place."""
    return bool(_THEN.match(text, sign, end) and _OWED.search(text, start, end))


def _needs(text: str, start: int, sign: int, end: int) -> bool:
    """提升凝聚力，不仅需要 …，更要 …."""
    return bool(_MUST.match(text, sign, end) and _OF_WORK.search(text, start, end))


def _comment(text: str, start: int, sign: int, end: int) -> bool:
    """某大学教授某某认为，….: a scholar on the practice; where the words come first, see `_said_before`."""
    said = _SAYS.match(text, sign, end)
    if said is None or not _SCHOLAR.search(_before(text, start, sign)):
        return False
    return bool(_OF_CASE.search(text, _said_before(text, start), end))


def _said_before(text: str, start: int) -> int:
    """Where the words begin that end right before a sentence (“….”某大学教授某某说。); its own start where none do."""
    if text[start - 1 : start] not in ("”", "」"):
        return start
    line = text.rfind("\n", 0, start) + 1
    opened = text.rfind("“", max(line, start - _MOST), start)
    return start if opened < 0 else opened


_CHECKS = {
    "proved": _proved, "taught": _taught, "key": _key, "because": _because, "only": _only, "needs": _needs,
    "comment": _comment,
}  # fmt: skip


def _case_of(position: int, place: str | None, cases: Sequence[CaseRecord]) -> str:
    """The case that a sentence speaks of: of the place that it is about, and told last before it (else next after)."""

    def distance(case: CaseRecord) -> tuple[bool, int, str]:
        before = [position - e.start for e in case.evidence if e.start <= position]
        after = [e.start - position for e in case.evidence if e.start > position]
        return (not before, min(before or after, default=0), case.key)

    here = [c for c in cases if place in c.place_keys]
    return min(here or cases, key=distance).key
