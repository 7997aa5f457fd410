"""Numbers that state what a practice did or reached.

Finds: counts of deeds (累计答复来信70余封, 铺设步道9处, 组建5个楼栋小组), lists of them,
rates (好评率91%), changes (从30盏增至46盏, 压缩至4天), times taken (不足一刻钟就办妥), money put in,
saved or earned, people served or taking part.
Leaves alone: population, area, age, years, dates, telephone and house numbers, norms (每月一次), plans,
numbers in names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractors.entities.outcome.background import SMALL, background, describes, is_origin
from extractors.entities.outcome.context import DEEDS, Place, Verb, Verbs, period
from extractors.entities.outcome.everyday import everyday
from extractors.entities.outcome.hands import fewer_hands
from extractors.entities.outcome.honours import honoured
from extractors.entities.outcome.indicators import indicator
from extractors.entities.outcome.marks import marked
from extractors.entities.outcome.measured import Measured
from extractors.entities.outcome.pays import pays
from extractors.entities.outcome.plight import Plight
from extractors.entities.outcome.quantities import Quantity, Units
from extractors.entities.outcome.reached import despite, reached
from extractors.entities.outcome.rules import Found, judge, listed
from extractors.entities.outcome.sized import sized
from extractors.entities.outcome.soon import soon, spared
from extractors.entities.outcome.spans import span
from extractors.entities.outcome.stated import stated
from extractors.entities.outcome.stock import DESCRIBES, GRANTED
from extractors.entities.outcome.unreached import Unreached
from extractors.entities.outcome.warmth import warmth
from kg.core.mentions import OutcomeMention
from kg.rules import ArticleView, Extractor, Lexicon, Rule

_HERE = Path(__file__).parent
_LEXICON = Lexicon.load(_HERE / "lexicon.toml")
_UNITS = Units(_LEXICON.tables["units"])
# a list such as 14栋楼、900多户、2000余人
_SAME_LIST = re.compile(
    r"[^，。；：！？\n]{0,8}、[^，。；：！？、\n]{0,4}$|[^，。；：！？、\n]{1,4}，$|[^，。；：！？、\n]{0,4}，其中，?(?!公)[^，。；0-9]{0,10}$"
    r"|[^，。；：！？、\n]{0,6}，(?:居民|村民|党员|在册|村民代表|低保户|脱贫户|常住|流动|户籍|外来|老人|老年人|留守|残疾人)[^，。；：、0-9]{0,4}$"
)
# what follows the number of homes at once: 8栋楼380户居民
_HOMES_TOO = re.compile(r"[^，。；：！？、\n]{0,5}$")
_HOMES = frozenset("户口人名栋")
# characters of a sentence that are looked at on either side of a number: no print has longer ones that matter
_REACH = 160
# characters before a clause that may tell what a number without a noun counts
_SAID = 48
# a title of so many characters that ends like a sentence is one
_LONG_TITLE = 28
# characters behind a number that only name what it counts
_BARE = 6
_LISTS = re.compile(r"[^，。；：、0-9]{1,6}[0-9]")  # …，7个村民小组408户
_UNGOVERNED = "no deed governs the number"
_LISTED = frozenset({"thing", "people", "firm", "team", "matter"})
_OF_LEVEL = re.compile("(?:[省市区县镇乡村本]|街道|社区)级$")
_MEASURED = Measured(_LEXICON.tables["measured"])
_UNREACHED = Unreached(_LEXICON.tables["unreached"])
_PLIGHT = Plight(_LEXICON.tables["plight"])
_NOUNLIKE = frozenset(_LEXICON.tables["rules"]["nounlike"])
_VERBS = {word: (deed, word in _NOUNLIKE) for deed in DEEDS for word in _LEXICON[deed]}
#: how often a rule is right, by its name
_SURE = {f"outcome.{rule}": share for rule, share in _LEXICON.tables["confidence"].items()}
_SKIPPED_LINES = frozenset({"title", "kicker", "byline", "heading"})

RULES = (
    Rule("outcome.verb_number_noun", "verb, number, unit, noun: 添置了7组长椅"),
    Rule("outcome.verb_noun_number", "verb, noun, number at the end of the clause: 更换楼道灯410余盏"),
    Rule(
        "outcome.number_acts",
        "number and noun, then what they did or what became of them: 70多名退伍军人加入",
    ),
    Rule("outcome.noun_number", "a thing that is a result by itself, and its number: 积水隐患仅3处"),
    Rule(
        "outcome.number_served",
        "for, to or letting so many people, and what was done for them: 为18名租客办理",
    ),
    Rule("outcome.total", "a number after a word that counts up: 累计, 先后, 共"),
    Rule("outcome.list_goes_on", "a further member of a list whose last member is an outcome"),
    Rule("outcome.rate", "a rate in per cent: 好评率91%"),
    Rule("outcome.changed_to", "a value reached, with or without where it came from: 从9张减至2张"),
    Rule("outcome.changed_by", "a change in per cent: 下降40%"),
    Rule("outcome.time_taken", "the time that a deed took: 不足一刻钟就办妥, 4天内修好"),
    Rule("outcome.stated", "a number that describes neither place nor people: 关停37家小作坊"),
    Rule("outcome.reached", "those reached, a thing built, a sum gained: 在23个村推广, 每年多收8万元"),
    Rule("outcome.money", "money put in, saved or earned"),
    Rule("outcome.everyday", "what an everyday verb says was done: 清走了17车, 78台旧电梯换了新"),
)


def find(view: ArticleView) -> Iterator[OutcomeMention | None]:
    """Outcome mentions of an article, by position; None where a step ends."""
    text = view.text
    places = _places(view)
    yield None
    told: dict[tuple[float, str, str], tuple[int, str]] = {}
    counted = (-1, "", "")  # sentence, unit and noun of the last one that names what it counts
    for place, found in _decided(view, places):
        here = place.sentence[0], place.q.unit
        if found.noun:
            counted = *here, found.noun
        mention = _mention(text, place, found, counted[2] if counted[:2] == here and place.q.family != "share" else "")
        key = (place.q.value, place.q.unit, found.noun[-2:] or mention.name)
        which = (place.sentence[0], found.noun)
        first = told.setdefault(key, which)
        # one sentence may count two sorts of a thing: 2处汽车充电桩和2处电动车充电桩
        if first is which or (first[0] == which[0] and first[1] != which[1]):
            yield mention
        else:
            view.reject("outcome", mention.start, mention.end, found.rule, "told before")


def _decided(view: ArticleView, places: Iterable[Place]) -> Iterator[tuple[Place, Found]]:
    """The quantities that are outcomes, by position; the others are turned down."""
    text = view.text
    last: tuple[Quantity, Verb | None] | None = None
    previous: Quantity | None = None
    apart: Place | None = None  # the last quantity that is no outcome
    why = ""  # it is none
    in_list = False  # that one went on a list which describes the place
    held: list[Place] = []  # members of a list that nothing governs yet: its last member tells of them all
    for place in places:
        q = place.q
        goes_on = (
            apart is not None
            and 0 <= q.start - apart.q.end <= 16
            and _SAME_LIST.match(text, apart.q.end, q.start) is not None
        )
        if goes_on and text[q.start - 1] == "，" and len(place.right) > _BARE and not _LISTS.match(place.right):
            goes_on = False  # a clause of its own
        if not goes_on and apart is not None and why == DESCRIBES and q.unit in _HOMES:
            goes_on = apart.low == place.low and _HOMES_TOO.match(text, apart.q.end, q.start) is not None
        granted = why == GRANTED and q.family == "money" and text[q.start - 1] == "、"  # 给予20万元、10万元奖励
        if goes_on and apart is not None and (in_list or granted or why == DESCRIBES or describes(apart)):
            _turn_down(view, [*held, place], "goes on a list that describes the place")
            apart, in_list, previous, held = place, True, q, []
            continue
        found = _decide(view, place, previous, last if last and last[0].start >= place.sentence[0] else None)
        previous = q
        if held and not (goes_on and (text[q.start - 1] == "、" or _OF_LEVEL.search(place.left))):
            _turn_down(view, held, _UNGOVERNED)
            held = []
        if isinstance(found, str):
            apart, in_list, why = place, False, found
            if found == _UNGOVERNED and q.family in _LISTED:
                held.append(place)
            else:
                _turn_down(view, [*held, place], found)
                held = []
            continue
        if held and q.family in _LISTED:
            yield from _with_last(held, place, found)
        else:
            _turn_down(view, held, _UNGOVERNED)
        held = []
        last = (q, found.verb)
        yield place, found
    _turn_down(view, held, _UNGOVERNED)


def _turn_down(view: ArticleView, places: list[Place], why: str) -> None:
    for place in places:
        view.reject("outcome", place.q.start, place.q.end, "outcome.background", why)


def _with_last(held: list[Place], place: Place, found: Found) -> Iterator[tuple[Place, Found]]:
    """Earlier members of a list whose last one is an outcome: 21个镇、160个村的平台联通."""
    for p in held:
        noun = p.noun_after or (found.noun if _OF_LEVEL.search(p.left) else "")
        yield p, Found("outcome.list_goes_on", found.verb, noun, p.left + place.right)


def _places(view: ArticleView) -> list[Place]:
    """The quantities of an article outside its headings, each with what stands around it.

    All at once and before any is judged: work of one kind in a row is quicker than taking turns.
    """
    text = view.text
    quantities = list(_UNITS.read(text))
    if not quantities:
        return []
    verbs = Verbs(view, _VERBS)
    places = []
    low = high = -1  # the sentence that the last number stood in: they come in clusters
    line_end, skipped = 0, False
    for q in quantities:
        start, end = q.start, q.end
        if not low <= start < high:
            low, high = view.sentence(start)
            if start >= line_end:
                _, line_end, role = view.line(start)
                skipped = role in _SKIPPED_LINES and not _sentence_as_title(text, start, line_end)
        if not skipped:
            sentence = (
                low if start - low < _REACH else start - _REACH,
                high if high - end < _REACH else end + _REACH,
            )
            places.append(Place(text, q, sentence, verbs))
    return places


def _sentence_as_title(text: str, position: int, end: int) -> bool:
    """Is the line of a number, which is taken for a title, the first sentence of a text that has none?"""
    low = text.rfind("\n", 0, position) + 1
    return end - low >= _LONG_TITLE and text[low:end].rstrip().endswith(("。", "？", "！"))


def _decide(
    view: ArticleView, place: Place, previous: Quantity | None, last: tuple[Quantity, Verb | None] | None
) -> Found | str:
    """What the number tells of, or why it is no outcome."""
    found = _told(view, place, previous, last)
    return found if isinstance(found, str) else _PLIGHT.why(view.text, place) or found


def _told(
    view: ArticleView, place: Place, previous: Quantity | None, last: tuple[Quantity, Verb | None] | None
) -> Found | str:
    """What the words around a number make of it, or why it is no outcome."""
    text, q = view.text, place.q
    why = background(text, place)
    if why:
        gained = despite(text, place) or pays(text, place) or (honoured(place) if why == SMALL else spared(place))
        return gained if gained is not None and not is_origin(text, q, place.sentence[0]) else why
    if is_origin(text, q, place.sentence[0]):
        return "the value before a change"
    if q.family == "score":
        return marked(text, place) or _UNGOVERNED
    if q.family == "degree":
        return warmth(text, place) or _UNGOVERNED
    why = _UNREACHED.why(text, place)
    if why:
        return why
    if text.startswith("、", q.end) and _OF_LEVEL.search(place.left):  # 市级20项、县级30项事项
        return _UNGOVERNED
    found = judge(text, place, previous)
    if found is None and last is not None:
        found = listed(text, place, *last)
    return (
        found
        or stated(text, place)
        or despite(text, place)
        or reached(text, place, last[0] if last else None)
        or everyday(text, place)
        or honoured(place)
        or fewer_hands(text, place)
        or spared(place)
        or soon(text, place, last is not None and last[0].family == "time")
        or pays(text, place)
        or sized(text, place)
        or _UNGOVERNED
    )


def _mention(text: str, place: Place, found: Found, noun: str) -> OutcomeMention:
    """`noun` is what is counted, be it named with the number or before: 排查纠纷50件，化解48件."""
    q = place.q
    verb = found.verb
    measured = _MEASURED.of(text, place, found.noun)
    start, end = span(text, place, found, measured)
    deed = verb.deed if verb else ""
    counted = found.noun or noun
    if (
        measured
        and (
            not found.noun
            or (not deed and len(found.noun) - len(measured) > 1)  # the noun runs on into what its things did
            or (measured not in found.noun and found.noun not in text[start:end].partition(measured)[2])
        )
    ):
        counted = measured  # 25项〔低价〕的服务: else the noun stands behind what describes it
    said = "" if counted else text[max(place.sentence[0], place.low - _SAID) : place.low]
    return OutcomeMention(
        start=start,
        end=end,
        name=text[start:end].replace("\n", ""),
        rule=found.rule,
        confidence=_SURE[found.rule],
        value=q.value,
        maximum=q.maximum,
        approximate=q.approximate,
        unit=q.unit,
        measured=measured,
        indicator=indicator(q, deed, verb.word if verb else "", counted, found.context, said),
        before=found.before,
        period=period(text, place.sentence[0], q.start),
    )


EXTRACTOR = Extractor(
    kind="outcome",
    find=find,
    rules=RULES,
    lexicon=_LEXICON,
    folder=_HERE,
    summary=__doc__ or "",
)
