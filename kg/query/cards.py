"""Case cards in the house format 背景 · 主要做法 · 成效 · 启示: every line with its quotation and source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.core.errors import UsageError
from kg.query.context import practice
from kg.query.corpus import Corpus
from kg.query.lookup import mechanisms_named, problems_told
from kg.query.outcomes import GRADE_LABELS
from kg.query.things import Case, Quotation

MISSING = "文中未提及"
PARTS = ("背景", "主要做法", "成效", "启示")
_NOT_TOLD = "未说明是否解决"


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of a card; one without a quotation says that the text is silent."""

    text: str
    quote: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What one article tells of one place, as a card.

    `facts` are place, actors, report, sources and ids; `parts` the lines of each of PARTS.
    """

    title: str
    facts: Sequence[tuple[str, str]]
    parts: Sequence[tuple[str, Sequence[CardLine]]]


@dataclass(frozen=True, slots=True)
class CaseReport:
    """The cards of a mechanism or a region, with notes on how far they may be trusted."""

    title: str
    notes: Sequence[str]
    cards: Sequence[Card]


def report(corpus: Corpus, *, mechanism: str = "", region: str = "") -> CaseReport:
    """Cards of all cases of a mechanism (a brand, or a type by id or label) or of a region.

    Raises UsageError where neither or both are given, or the graph knows no such name.
    """
    if bool(mechanism) == bool(region):
        raise UsageError("a report is of one mechanism or one region", hint="--mechanism NAME or --region NAME")
    notes: list[str] = []
    if mechanism:
        title = f"机制案例报告：{mechanism}"
        wanted = mechanisms_named(corpus, mechanism)
        cases = [c for c in corpus.distinct if wanted & set(c.mechanisms)]
        names = sorted({corpus.mechanisms[m].name for m in wanted})
        notes.append(f"含名称：{'、'.join(names)}")
    else:
        title = f"地区案例报告：{region}"
        places = {p.iri for p in corpus.find_place(region)}
        cases = [c for c in corpus.distinct if any(places & set(corpus.ancestors(p)) for p in c.places)]
        first = corpus.first_print
        read = [a for a in corpus.articles.values() if a.region and first[a.iri] == a.iri]
        number = sum(1 for a in read if places & set(corpus.ancestors(a.region)))
        notes.append(f"来自该地区的文章 {number} 篇；未见报道不等于没有")
    dates = [d for c in cases if (d := corpus.articles[c.article].dated)]
    groups: dict[tuple[str, tuple[str, ...]], list[Case]] = {}
    for c in corpus.distinct:  # what is told of a place is spread over an article: one card holds it all
        groups.setdefault((c.article, tuple(c.places)), []).append(c)
    chosen = {(c.article, tuple(c.places)) for c in cases}
    told = [group for key, group in groups.items() if key in chosen]
    told.sort(key=lambda g: (corpus.articles[g[0].article].dated or "9999", corpus.articles[g[0].article].file))
    episodes = sum(map(len, told))
    first_report = f"；本库首次见报 {min(dates)}（不是首次实行）" if dates else ""
    notes.append(f"案例卡 {len(told)} 张，一文一地一张；所含案例（片段）{episodes} 个{first_report}")
    notes.append("成效为报道所称，未经核实；每行附原文与出处；“文中未提及”指机器在文中没有找到")
    beside: dict[str, list[Case]] = {}
    for c in corpus.cases:
        beside.setdefault(c.article, []).append(c)
    return CaseReport(title, notes, [card(corpus, group, beside[group[0].article]) for group in told])


def card(corpus: Corpus, cases: Sequence[Case], beside: Sequence[Case]) -> Card:
    """The card of cases of one article and place; `beside` are all cases of the article."""
    first = cases[0]
    article = corpus.articles[first.article]
    background: list[CardLine] = []
    practice: list[CardLine] = []
    ended: list[CardLine] = []
    result: list[CardLine] = []
    lessons: list[CardLine] = []
    for case in cases:
        for iri in problems_told(corpus, case):
            problem = corpus.problems[iri]
            solved = problem.became or _NOT_TOLD
            background.append(_told(corpus, case, iri, f"{problem.label}（{solved}）"))
            ended += [_line(corpus, case, f"{problem.label}：{solved}", q) for q in corpus.resolutions.get(iri, ())]
        practice += [_told(corpus, case, iri, _practice(corpus, case, iri, beside)) for iri in case.mechanisms]
        result += [_told(corpus, case, iri, _result(corpus, iri)) for iri in case.outcomes]
        lessons += _lessons(corpus, case)
    actors = dict.fromkeys(corpus.agents[a] for c in cases for a in c.agents if a in corpus.agents)
    files = dict.fromkeys([article.file, *sorted({corpus.articles[a].file for c in cases for a in c.also})])
    facts = (
        ("地点", "；".join(corpus.path(p) for p in first.places) or MISSING),
        ("参与方", "、".join(actors) or MISSING),
        ("报道", f"《{article.title}》" + (f"，{article.day}" if article.date else "")),
        ("出处", "、".join(files)),
        ("编号", "、".join(c.iri.rsplit("/", 1)[-1] for c in cases)),
    )
    lines = (background, practice, [*ended, *result], lessons)
    parts = [(name, _once(told) or [CardLine(MISSING)]) for name, told in zip(PARTS, lines, strict=True)]
    return Card(_title(corpus, cases), facts, parts)


def _title(corpus: Corpus, cases: Sequence[Case]) -> str:
    """A case's own label; of several the place and the headline, for none of them speaks for all."""
    first, headline = cases[0], corpus.articles[cases[0].article].title
    if len(cases) == 1 or not first.places or not headline:
        return first.label
    return f"{corpus.places[first.places[0]].name}：{headline}"


def _once(lines: Sequence[CardLine]) -> list[CardLine]:
    """Lines that say the same, once."""
    first: dict[str, CardLine] = {}
    for line in lines:
        first.setdefault(line.text, line)
    return list(first.values())


def _told(corpus: Corpus, case: Case, thing: str, text: str) -> CardLine:
    return _line(corpus, case, text, corpus.sentence(case, thing))


def _practice(corpus: Corpus, case: Case, iri: str, beside: Sequence[Case]) -> str:
    types = "、".join(corpus.kinds(iri).values())
    definition = _definition(corpus, case, iri, beside)
    spelled = f"：{definition}" if definition else ""
    return practice(corpus, case, iri) + (f"［{types}］" if types else "") + spelled


def _definition(corpus: Corpus, case: Case, iri: str, beside: Sequence[Case]) -> str:
    """What defines a mechanism in the words of a case's own article, unless these are told of another place.

    A generic practice is one node wherever it runs; what one city says of it defines it for no other. `beside` are all
    cases of the article.
    """
    definition = corpus.mechanisms[iri].definition
    flat = "".join(definition.split())
    told = [q for q in corpus.quotes.get(iri, ()) if q.article == case.article and flat in "".join(q.exact.split())]
    if not definition or not told:
        return ""
    holding = [
        c for c in beside
        if any(s.start <= q.start and q.end <= s.end for q in told for s in corpus.quotes.get(c.iri, ()))
    ]  # fmt: skip
    here = set(case.places)
    around = {above for place in case.places for above in corpus.ancestors(place)}
    of_it = [c for c in holding if around & set(c.places) or any(here & set(corpus.ancestors(p)) for p in c.places)]
    return definition if of_it or not holding else ""


def _result(corpus: Corpus, iri: str) -> str:
    outcome = corpus.outcomes[iri]
    firm = "，".join(x for x in (outcome.period, GRADE_LABELS[outcome.grade]) if x)
    return f"{outcome.claim}（{firm}）"


def _lessons(corpus: Corpus, case: Case) -> Iterable[CardLine]:
    """Sentences in which the text itself draws a lesson from the case, or from its whole region."""
    for quote in corpus.lessons_for(case):
        yield _line(corpus, case, "".join(quote.exact.split()), quote)


def _line(corpus: Corpus, case: Case, text: str, quote: Quotation | None) -> CardLine:
    file = corpus.articles[case.article].file
    flat = "".join(text.split()) if not text.isascii() else text
    if quote is None:
        return CardLine(flat, "", file)
    return CardLine(flat, "".join(quote.exact.split()), f"{file}:{quote.start}")
