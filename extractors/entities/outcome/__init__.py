"""Numbers that state what a practice did or reached.

Finds: counts of deeds (累计答复来信70余封, 铺设步道9处, 组建5个楼栋小组), lists of them,
rates (好评率91%), changes (从30盏增至46盏, 压缩至4天), times taken (不足一刻钟就办妥), money put in,
saved or earned, people served or taking part.
Leaves alone: population, area, age, years, dates, telephone and house numbers, norms (每月一次), plans,
numbers in names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from extractors.entities.outcome.background import background, describes, is_origin
from extractors.entities.outcome.context import DEEDS, Place, Verb, Verbs, period
from extractors.entities.outcome.indicators import indicator
from extractors.entities.outcome.quantities import Quantity, Units
from extractors.entities.outcome.reached import despite, reached
from extractors.entities.outcome.rules import Found, judge, listed
from extractors.entities.outcome.spans import span
from extractors.entities.outcome.stated import stated
from kg.core.mentions import OutcomeMention
from kg.rules import ArticleView, Extractor, Lexicon, Rule

_HERE = Path(__file__).parent
_LEXICON = Lexicon.load(_HERE / "lexicon.toml")
_UNITS = Units(_LEXICON.tables["units"])
# a list such as 14栋楼、900多户、2000余人
_SAME_LIST = re.compile(
    r"[^，。；：！？\n]{0,8}、[^，。；：！？、\n]{0,4}$|[^，。；：！？、\n]{0,4}，其中(?!公)[^，。；0-9]{0,10}$"
)
# characters of a sentence that are looked at on either side of a number: no print has longer ones that matter
_REACH = 160
_NOUNLIKE = frozenset(_LEXICON.tables["rules"]["nounlike"])
_VERBS = {word: (deed, word in _NOUNLIKE) for deed in DEEDS for word in _LEXICON[deed]}
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
)


def find(view: ArticleView) -> Iterator[OutcomeMention]:
    """Outcome mentions of an article, by position."""
    text = view.text
    last: tuple[Quantity, Verb | None] | None = None
    previous: Quantity | None = None
    apart: Place | None = None  # the last quantity that is no outcome
    in_list = False  # that one went on a list which describes the place
    seen: set[tuple[float, str, str]] = set()
    for place in _places(view):
        q = place.q
        start = q.start
        if (
            apart is not None
            and 0 <= start - apart.q.end <= 16
            and _SAME_LIST.match(text, apart.q.end, start)
            and (in_list or describes(apart))
        ):
            view.reject("outcome", start, q.end, "outcome.background", "goes on a list that describes the place")
            apart, in_list, previous = place, True, q
            continue
        found = _decide(view, place, previous, last if last and last[0].start >= place.sentence[0] else None)
        previous = q
        if found is None:
            apart, in_list = place, False
            continue
        last = (q, found.verb)
        mention = _mention(text, place, found)
        key = (q.value, q.unit, found.noun[-2:] or mention.name)
        if key in seen:
            view.reject("outcome", mention.start, mention.end, found.rule, "told before")
            continue
        seen.add(key)
        yield mention


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
                skipped = role in _SKIPPED_LINES
        if not skipped:
            sentence = (
                low if start - low < _REACH else start - _REACH,
                high if high - end < _REACH else end + _REACH,
            )
            places.append(Place(text, q, sentence, verbs))
    return places


def _decide(
    view: ArticleView, place: Place, previous: Quantity | None, last: tuple[Quantity, Verb | None] | None
) -> Found | None:
    q = place.q
    why = background(view.text, place)
    if not why and is_origin(view.text, q, place.sentence[0]):
        why = "the value before a change"
    if why:
        found = despite(view.text, place)
        if found is not None and not is_origin(view.text, q, place.sentence[0]):
            return found
        view.reject("outcome", q.start, q.end, "outcome.background", why)
        return None
    found = judge(view.text, place, previous)
    if found is None and last is not None:
        found = listed(view.text, place, *last)
    if found is None:
        found = stated(view.text, place)
    if found is None:
        found = despite(view.text, place) or reached(view.text, place, last[0] if last else None)
    if found is None:
        view.reject("outcome", q.start, q.end, "outcome.background", "no deed governs the number")
    return found


def _mention(text: str, place: Place, found: Found) -> OutcomeMention:
    q = place.q
    verb = found.verb
    start, end = span(text, place, found)
    deed = verb.deed if verb else ""
    return OutcomeMention(
        start=start,
        end=end,
        name=text[start:end].replace("\n", ""),
        rule=found.rule,
        value=q.value,
        maximum=q.maximum,
        approximate=q.approximate,
        unit=q.unit,
        measured=found.noun,
        indicator=indicator(q, deed, verb.word if verb else "", found.noun, found.context),
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
