"""What is known of one place, mechanism, official, case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.core.errors import UsageError
from kg.core.near import hint
from kg.core.records import SURE
from kg.graph.schemes import concept_labels
from kg.query.answer import Answer, Cell, flat, short
from kg.query.context import by_context, practice, practices
from kg.query.corpus import Corpus
from kg.query.things import Case, Quotation

SOLVED = {"yes": "solved 已解决", "partly": "partly 部分", "no": "not 未解决", "unclear": "not told 未说明"}


def source(corpus: Corpus, article: str, quote: Quotation | None, also: Iterable[str] = ()) -> str:
    """File and position of a quotation, and the files of the articles `also` that print the same."""
    file = corpus.articles[article].file
    more = "".join(f"；{f}" for f in sorted({corpus.articles[a].file for a in also} - {file}))
    return (f"{file}:{quote.start}" if quote else file) + more


def _case_row(corpus: Corpus, case: Case, quoted: str | None = None) -> dict[str, Cell]:
    """A case as one line: who did what where against what with which result, and the words that say so."""
    thing = quoted or next(iter([*case.mechanisms, *case.problems, *case.outcomes]), case.iri)
    quote = corpus.sentence(case, thing)
    return {
        "case": case.iri.rsplit("/", 1)[-1],
        "place": "；".join(corpus.path(p) for p in case.places),
        "mechanisms": practices(corpus, case),
        "problems": "；".join(dict.fromkeys(flat(corpus.problems[p].label) for p in case.problems)),
        "outcomes": "；".join(outcome_words(corpus, o) for o in case.outcomes),
        "actors": "、".join(corpus.agents.get(a, "") for a in case.agents if corpus.agents.get(a)),
        "started": case.started,
        "date": corpus.articles[case.article].day,
        "quote": flat(quote.exact) if quote else "",
        "source": source(corpus, case.article, quote, case.also),
    }


_CASE_COLUMNS = ["case", "place", "mechanisms", "problems", "outcomes", "actors", "started", "date", "quote", "source"]


def problems_told(corpus: Corpus, case: Case) -> list[str]:
    """The problems of a case, one that is told under two types once."""
    told = {(p.label, p.resolution): p.iri for p in map(corpus.problems.__getitem__, reversed(case.problems))}
    return [iri for iri in case.problems if iri in told.values()]


def outcome_words(corpus: Corpus, iri: str) -> str:
    """An outcome as the text claims it: 新增车位52个."""
    return flat(corpus.outcomes[iri].claim)


def place(corpus: Corpus, name: str) -> Answer:
    """What a community, county or city has done: its cases and those of every place inside it."""
    here = {p.iri for p in corpus.find_place(name)}
    found = [c for c in corpus.distinct if any(here & set(corpus.ancestors(p)) for p in c.places)]
    rows = [_case_row(corpus, c) for c in found]
    first = {corpus.articles[a] for a in corpus.first_print.values()}
    read = sum(1 for a in first if a.region and here & set(corpus.ancestors(a.region)))
    told = len({corpus.articles[c.article].iri for c in found})
    where = "、".join(sorted(corpus.path(p) for p in here))
    notes = [f"{where}: {len(rows)} cases told in {told} articles; {read} articles read from there"]
    if len(here) > 1:
        notes.append(f"{len(here)} places go by this name")
    notes += by_context(corpus, found)
    return Answer(_CASE_COLUMNS, rows, {}, notes, corpus.used)


def mechanism(corpus: Corpus, name: str) -> Answer:
    """A mechanism: every node that goes by the name, its types, definition and parts, and where it is used."""
    rows: list[dict[str, Cell]] = []
    shown: list[Case] = []
    notes = []
    asked = types_named(corpus, name)
    try:
        found = corpus.find_mechanism(name)
    except UsageError as error:
        found = [m for m in corpus.mechanisms.values() if asked & set(corpus.types(m.iri, SURE))]
        if not found:
            raise _or_type(error, name) from None
        notes.append(
            f"no mechanism is called {name}; those of this type: {len(found)}. 没有叫这个名称的机制，以下属于这一类型。"
        )
    for m in found:
        types = "、".join(f"{label} ({t})" for t, label in corpus.kinds(m.iri).items()) or "untyped"
        parts = "、".join(corpus.mechanisms[p].name for p in m.parts if p in corpus.mechanisms)
        other = "、".join(sorted(m.names - {m.name}))
        notes.append(
            f"{m.name}: {types}"
            + (f"; also {other}" if other else "")
            + (f"; parts {parts}" if parts else "")
            + (f"; “{short(m.definition, 100)}”" if m.definition else "")
        )
        told = [c for c in corpus.distinct if m.iri in c.mechanisms and c not in shown]
        rows += [_case_row(corpus, c, m.iri) for c in told]
        shown += told
    if len(found) > 1 and not notes[0].startswith("no mechanism"):
        notes.insert(
            0,
            f"{len(found)} different mechanisms go by this name (other members, other county). "
            "同名而内容或所在县不同，是不同的机制。",
        )
    notes += by_context(corpus, shown)
    return Answer(_CASE_COLUMNS, rows, {}, notes, corpus.used)


def types_named(corpus: Corpus, name: str) -> set[str]:
    """Types that go by a name: an id, a label, or a part of it between dots."""
    return {t for t, label in corpus.schemes.items() if name in (t, label) or name in label.split("·")}


def _or_type(error: UsageError, name: str) -> UsageError:
    """The error for a name that no mechanism has, with the types that may be meant."""
    labels = concept_labels("mechanism-type").values()
    found = [label for label in labels if name.strip() and name.strip() in label]
    return UsageError(str(error), hint=f"did you mean the type {'、'.join(found[:5])}?") if found else error


def mechanisms_named(corpus: Corpus, name: str) -> set[str]:
    """Mechanisms that go by a name, and those of the type that does. Raises UsageError where there are none."""
    types = types_named(corpus, name)
    of_type = {iri for iri in corpus.mechanisms if types & set(corpus.types(iri, SURE))}
    try:
        return {m.iri for m in corpus.find_mechanism(name)} | of_type
    except UsageError as error:
        if not of_type:
            raise _or_type(error, name) from None
        return of_type


def official(corpus: Corpus, name: str) -> Answer:
    """Who holds which post: by a person's name, or all officials of a place or body.

    A place of which nobody is told itself is answered by those of places inside it.
    """
    posts = [r for r in corpus.rows("agents") if r["membership"]]
    rows = [_held(corpus, r) for r in posts if name == r["name"] or (r["bodyName"] and name in r["bodyName"])]
    notes: list[str] = []
    if not rows and (inside := _inside(corpus, name)):
        rows = [_held(corpus, r) for r in posts if r["body"] in inside]
        notes = [f"nobody is told to hold a post of {name} itself: these are of places inside it"] if rows else []
    if not rows:
        known = (n for r in posts for n in (r["name"], r["bodyName"]) if n)
        raise UsageError(
            f"no official and no body or place with officials is called {name!r} in this graph",
            hint=hint(name, sorted(known), "tables/officials.csv lists them all"),
        )
    rows.sort(key=lambda r: (str(r["of"]), str(r["person"]), str(r["title"])))
    return Answer(["person", "title", "of", "quote", "source"], rows, {}, notes, corpus.used)


def _held(corpus: Corpus, post: Mapping[str, str]) -> dict[str, Cell]:
    quote = next(iter(corpus.quotes.get(post["membership"], ())), None)
    return {
        "person": post["name"],
        "title": post["title"],
        "of": post["bodyName"],
        "quote": flat(quote.exact) if quote else "",
        "source": source(corpus, quote.article, quote) if quote else "",
    }


def _inside(corpus: Corpus, name: str) -> set[str]:
    """The places that lie in one of this name, and the bodies of these."""
    try:
        around = {p.iri for p in corpus.find_place(name)}
    except UsageError:
        return set()
    places = {p for p in corpus.places if around & set(corpus.ancestors(p))}
    return places | {r["organization"] for r in corpus.rows("organizations") if r["place"] in places}


def case(corpus: Corpus, identifier: str) -> Answer:
    """One case as a card: background, what was done, results, lessons, by whom; every line with its quotation."""
    found = _case(corpus, identifier)
    rows: list[dict[str, Cell]] = []

    def line(part: str, text: str, thing: str | None) -> None:
        quote = corpus.sentence(found, thing) if thing else None
        rows.append(
            {
                "part": part,
                "text": text,
                "quote": flat(quote.exact) if quote else "",
                "source": source(corpus, found.article, quote),
            }
        )

    def quoted(part: str, text: str, quote: Quotation) -> None:
        where = source(corpus, found.article, quote)
        rows.append({"part": part, "text": text, "quote": flat(quote.exact), "source": where})

    line("where 地点", "；".join(corpus.path(p) for p in found.places) or "文中未提及", found.iri)
    for quote in corpus.placements.get(found.iri, ())[:1]:
        rows[-1] |= {"quote": flat(quote.exact), "source": source(corpus, found.article, quote)}
    for iri in problems_told(corpus, found):
        told = corpus.problems[iri]
        line("background 背景", f"{flat(told.label)} ({told.became or SOLVED[told.resolution]})", iri)
    for iri in found.mechanisms:
        kinds = "、".join(corpus.kinds(iri).values())
        line("practice 主要做法", practice(corpus, found, iri) + (f"［{kinds}］" if kinds else ""), iri)
    for quote in corpus.starts.get(found.iri, ()):
        quoted("since 始行时间", found.started, quote)
    for iri in problems_told(corpus, found):
        for quote in corpus.resolutions.get(iri, ()):
            quoted("result 成效", f"{flat(corpus.problems[iri].label)}：{corpus.problems[iri].became}", quote)
    for iri in found.outcomes:
        line("result 成效", outcome_words(corpus, iri), iri)
    for part, things in (
        ("background 背景", found.problems),
        ("practice 主要做法", found.mechanisms),
        ("result 成效", [*found.outcomes, *(iri for iri in found.problems if iri in corpus.resolutions)]),
    ):
        if not things:
            line(part, "文中未提及", None)
    learned = corpus.lessons_for(found)
    for quote in learned:
        quoted("lesson 启示", flat(quote.exact), quote)
    if not learned:
        line("lesson 启示", "文中未提及", None)
    actors = "、".join(corpus.agents.get(a, "") for a in found.agents if corpus.agents.get(a))
    line("actors 参与方", actors or "文中未提及", None)
    notes = [f"{found.label} — {corpus.articles[found.article].title}", *by_context(corpus, [found])]
    return Answer(["part", "text", "quote", "source"], rows, {}, notes, corpus.used)


def _case(corpus: Corpus, identifier: str) -> Case:
    matching = [c for c in corpus.cases if c.iri == identifier or c.iri.rsplit("/", 1)[-1].startswith(identifier)]
    if len(matching) != 1 or not identifier:
        more = "more of the id: it is 20 characters long" if matching and identifier else ""
        raise UsageError(
            f"{len(matching)} cases have the id {identifier!r}", hint=more or "'kg query place NAME' shows ids of cases"
        )
    return matching[0]


def similar(corpus: Corpus, identifier: str, *, most: int = 10) -> Answer:
    """Cases of other articles like one: shared problem types and mechanism types, rarer ones counting more."""
    import math
    from collections import Counter

    one = _case(corpus, identifier)
    first = corpus.first_print
    features = {c.iri: _features(corpus, c) for c in [*corpus.distinct, one]}
    frequency = Counter(f for fs in features.values() for f in fs)
    n = len(features)
    rows: list[dict[str, Cell]] = []
    for other in corpus.distinct:
        shared = features[one.iri] & features[other.iri]
        if first[other.article] == first[one.article] or not shared:
            continue
        score = sum(math.log(1 + n / frequency[f]) for f in shared)
        row = _case_row(corpus, other)
        rows.append(
            {**row, "score": round(score, 2), "shared": "、".join(sorted(corpus.schemes.get(f, f) for f in shared))}
        )
    rows.sort(key=lambda r: (-float(r["score"] or 0), str(r["case"])))
    columns = ["score", "shared", "case", "place", "mechanisms", "problems", "quote", "source"]
    return Answer(columns, rows[:most], {}, [f"like {one.label}"], corpus.used)


def _features(corpus: Corpus, case: Case) -> set[str]:
    return {t for m in case.mechanisms for t in corpus.types_in(case, m)} | {
        corpus.problems[p].type for p in case.problems
    }
