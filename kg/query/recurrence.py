"""Which mechanisms recur: by brand or type, across regions, since when, and how regions compare."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from kg.core.errors import UsageError
from kg.core.records import SURE
from kg.query.answer import FIRST_REPORTED, STARTED, Answer, Cell, excerpt
from kg.query.context import by_context, mark, started
from kg.query.corpus import LEVELS, Corpus
from kg.query.things import Case, Quotation

UNTYPED = "untyped"
NOWHERE = "(place unknown)"
_ENOUGH = 5  # articles from which on it means something that two types stand together
WIDE = 80  # characters of a quotation


@dataclass(slots=True)
class _Use:
    """One brand or type, over all cases that use it."""

    name: str
    label: str
    cases: dict[str, Case] = field(default_factory=dict)
    regions: dict[str, list[tuple[Case, str]]] = field(default_factory=lambda: defaultdict(list))  # → (case, mechanism)
    brands: Counter[str] = field(default_factory=Counter)


def level_name(by: str) -> str:
    """`county` → the level's name in the vocabulary; raises UsageError with the levels that exist."""
    name = by.capitalize()
    if name not in LEVELS[:4]:
        raise UsageError(f"no level {by!r}", hint=f"--by takes {', '.join(known.lower() for known in LEVELS[:4])}")
    return name


def uses(corpus: Corpus, *, level: str, by: str, xpcc: str, sure: float = 0.0) -> list[_Use]:
    """Brands (level "brand") or types (level "type") with their cases and regions, most regions first, untyped last.

    A mechanism that has types, but none as sure as `sure`, is of no type here, and not untyped either.
    """
    if level not in ("brand", "type"):
        raise UsageError(f"no level {level!r}", hint="--level takes brand or type")
    region_level = level_name(by)
    found: dict[str, _Use] = {}
    for case in corpus.distinct:
        region = _region(corpus, case, region_level, xpcc)
        for iri in case.mechanisms:
            mechanism = corpus.mechanisms[iri]
            names = [(iri, mechanism.name)]
            if level == "type":
                types = corpus.types_in(case, iri, sure) if mechanism.types else (UNTYPED,)
                names = [(t, corpus.schemes.get(t, t)) for t in types]
            for key, label in names:
                use = found.get(key)
                if use is None:
                    use = found[key] = _Use(key, label)
                use.cases[case.iri] = case
                use.brands[mechanism.name] += 1
                if region:
                    use.regions[region].append((case, iri))
    return sorted(found.values(), key=lambda u: (u.name == UNTYPED, -len(u.regions), -len(u.cases), u.label, u.name))


def count(cases: Iterable[Case]) -> int:
    """How many events cases tell: one that several articles tell counts once."""
    return len({c.event for c in cases})


def _region(corpus: Corpus, case: Case, level: str, xpcc: str) -> str:
    for place in case.places:
        region = corpus.region(place, level, xpcc)
        if region is not None:
            return corpus.path(region.iri)
    return ""


def _unsure(corpus: Corpus, sure: float) -> list[str]:
    """A note on the types that are not counted because the graph is not sure enough of them."""
    used = {m for c in corpus.distinct for m in c.mechanisms if corpus.mechanisms[m].types}
    kept = [corpus.types(m, sure) for m in used]
    less = sum(len(corpus.mechanisms[m].types) for m in used) - sum(map(len, kept))
    if not less:
        return []
    doubtful = f"doubtful types (shown as 某某？, confidence under {sure:g})"
    return [
        f"{kept.count(())} of {len(used)} mechanisms have only {doubtful} and are left out; --sure 0 counts them."
        if () in kept
        else f"{less} {doubtful} of mechanisms that have a surer one are left out; --sure 0 counts them."
    ]


def _left_out(corpus: Corpus, found: Iterable[_Use], *, by: str, xpcc: str) -> list[str]:
    """A note on the pairs of type and region that are not counted because only doubtful types or links tell of them."""
    counted = {(use.name, region) for use in found for region in use.regions}
    everything = uses(corpus, level="type", by=by, xpcc=xpcc)
    told = {(use.name, region) for use in everything if use.name != UNTYPED for region in use.regions}
    left = len(told - counted)
    if not left:
        return []
    return [f"{left} of {len(told)} pairs of type and {by} rest on doubtful types or links alone and are left out."]


def _reprints(corpus: Corpus) -> list[str]:
    """Notes on cases that were printed or told more than once."""
    told = [c for c in corpus.distinct if c.also]
    more = sum(len(c.also) for c in told)
    again = sum(c.event != c.iri for c in corpus.distinct)
    notes = {
        f"{len(told)} cases stand in {more} further articles in the same words and count once.": more,
        f"{again} cases tell in other words what an earlier article tells and count once.": again,
    }
    return [note for note, n in notes.items() if n]


def read_per_region(corpus: Corpus, level: str, xpcc: str) -> Counter[str]:
    """Articles read from each region: what every count is to be held against."""
    counts: Counter[str] = Counter()
    for article in corpus.articles.values():
        if corpus.first_print[article.iri] != article.iri:
            continue  # printed before: read once
        region = corpus.region(article.region, level, xpcc) if article.region else None
        if region is not None:
            counts[corpus.path(region.iri)] += 1
    return counts


def recurring(
    corpus: Corpus,
    *,
    level: str = "brand",
    by: str = "province",
    least: int = 2,
    xpcc: str = "own",
    quotes: int = 3,
    sure: float = SURE,
) -> Answer:
    """Mechanisms that are reported from at least `least` regions, with first report and a quotation a region."""
    found = uses(corpus, level=level, by=by, xpcc=xpcc, sure=sure)
    read = read_per_region(corpus, level_name(by), xpcc)
    rows: list[dict[str, Cell]] = []
    for use in found:
        if len(use.regions) < least:
            continue
        first, began = _first(corpus, use), _started(corpus, use)
        rows.append(
            {
                "mechanism": use.label,
                "regions": len(use.regions),
                "cases": count(use.cases.values()),
                "articles": len({c.article for c in use.cases.values()}),
                "first": first[0],
                "first_place": first[1],
                "started": began[0],
                "started_place": began[1],
                "where": "；".join(
                    f"{r} ({count(c for c, _ in v)}/{read.get(r, 0)}){mark(corpus, v)}"
                    for r, v in sorted(use.regions.items())
                ),
                "brands": "、".join(b for b, _ in sorted(use.brands.items(), key=lambda x: (-x[1], x[0]))[:8]),
                "quotes": " ⏐ ".join(_quotes(corpus, use, quotes)),
            }
        )
    columns = ["mechanism", "regions", "cases", "articles", "first", "first_place", "started", "started_place"]
    columns += ["where", "quotes"]
    if level == "type":
        columns.insert(-1, "brands")
    titles = {"where": f"where: {by} (cases/articles read)", "mechanism": "mechanism" if level == "brand" else "type"}
    notes = [FIRST_REPORTED, STARTED, *_reprints(corpus)]
    if level == "type":
        notes += [*_unsure(corpus, sure), *_left_out(corpus, found, by=by, xpcc=xpcc)]
    placeless = sum(1 for c in corpus.distinct if c.mechanisms and not _region(corpus, c, level_name(by), xpcc))
    if any(not read.get(r) for use in found if len(use.regions) >= least for r in use.regions):
        notes.append("0 articles read: told in an article of a wider region, or of none. 所载文章不专属该地。")
    shown = {iri: c for use in found if len(use.regions) >= least for iri, c in use.cases.items()}
    notes += by_context(corpus, shown.values())
    if placeless:
        notes.append(f"{placeless} cases name no {by} and are counted in 'cases' only.")
    return Answer(columns, rows, titles, notes, corpus.used)


def _first(corpus: Corpus, use: _Use) -> tuple[str, str]:
    dated = sorted(
        (corpus.articles[c.article].dated, corpus.path(c.places[0]) if c.places else "")
        for c in use.cases.values()
        if corpus.articles[c.article].dated
    )
    return dated[0] if dated else ("undated", "")


def _started(corpus: Corpus, use: _Use) -> tuple[str, str]:
    """The earliest start that a text states of a use, and where that was."""
    told = sorted(
        (date, corpus.path(c.places[0]) if c.places else "")
        for v in use.regions.values()
        for c, m in v
        if (date := started(corpus, c, m))
    )
    return told[0] if told else ("", "")


def _quotes(corpus: Corpus, use: _Use, most: int) -> Iterator[str]:
    """A quotation for each of the first regions; a headline only where no sentence of the text says it."""
    for region, cases in sorted(use.regions.items())[:most]:
        told = [
            ((c.iri, m) in corpus.credits, corpus.is_headline(q), -corpus.typings.get((m, use.name), 0.0), n, c, m, q)
            for n, (c, m) in enumerate(cases)
            if (q := corpus.sentence(c, m)) is not None
        ]
        if told:
            *_, case, mechanism, quote = min(told, key=lambda x: x[:4])  # the surest of those named in running text
            words = next(
                (w for w in corpus.quotes.get(mechanism, ()) if w.article == quote.article and _holds(quote, w)), quote
            )
            line = excerpt(quote.exact, words.start - quote.start, words.end - quote.start, WIDE)
            file = corpus.articles[case.article].file
            also = "".join(f"；{f}" for f in sorted({corpus.articles[a].file for a in case.also} - {file}))
            context = mark(corpus, [(case, mechanism)])
            yield f"{region.rsplit(' ', 1)[-1]}：“{line}”{context} [{file}:{quote.start}{also}]"


def _holds(quote: Quotation, words: Quotation) -> bool:
    return quote.start <= words.start and words.end <= quote.end


def matrix(
    corpus: Corpus, *, by: str = "province", xpcc: str = "own", shares: bool = False, sure: float = SURE
) -> Answer:
    """Regions by mechanism type: cases, or with `shares` per cent of the region's. All regions read have a row."""
    level = level_name(by)
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))  # region → event → types
    for case in corpus.distinct:
        region = _region(corpus, case, level, xpcc) or NOWHERE
        told[region][case.event] |= {t for m in case.mechanisms for t in corpus.types_in(case, m, sure)}
    table = {r: Counter(t for types in by_event.values() for t in types) for r, by_event in told.items()}
    total = {r: len(by_event) for r, by_event in told.items()}
    used = sorted({t for row in table.values() for t in row}, key=lambda t: (-sum(r[t] for r in table.values()), t))
    read = read_per_region(corpus, level, xpcc)
    rows: list[dict[str, Cell]] = []
    for region in sorted({*table, *read}, key=lambda r: (r == NOWHERE, -total.get(r, 0), r)):
        counts, cases = table.get(region, Counter[str]()), total.get(region, 0)
        untyped = sum(not types for types in told[region].values())
        cells: dict[str, Cell] = {"region": region, "articles": read.get(region, 0), "cases": cases, "untyped": untyped}
        cells |= {t: _share(counts[t], cases) if shares else counts[t] or None for t in used}
        rows.append(cells)
    return Answer(
        ["region", "articles", "cases", "untyped", *used],
        rows,
        {t: corpus.schemes.get(t, t) for t in used},
        [
            "'articles' are those read from the region: a count says what was reported, not what exists. "
            "'untyped' are cases with no practice, or none of a type that is sure enough."
        ]
        + (["cells are per cent of the region's cases, with their number"] if shares else [])
        + _reprints(corpus)
        + _unsure(corpus, sure),
        corpus.used,
    )


def _share(part: int, whole: int) -> Cell:
    """A share with the number behind it, 50% (1): of one case in two it says little."""
    return f"{100 * part / whole:.0f}% ({part})" if part else None


def timeline(corpus: Corpus, *, level: str = "type", sure: float = SURE) -> Answer:
    """By year of the report: cases and the types or brands first seen that year; by stated start, what began in it."""
    seen: set[str] = set()
    years: dict[str, list[Case]] = defaultdict(list)
    starts: dict[str, Counter[str]] = defaultdict(Counter)
    for case in corpus.distinct:
        year = corpus.articles[case.article].dated[:4]
        years[year if year.isdigit() else "undated"].append(case)
        for m in case.mechanisms:
            if began := started(corpus, case, m):
                years.setdefault(began[:4], [])
                starts[began[:4]].update(_names(corpus, case, m, level, sure))
    rows: list[dict[str, Cell]] = []
    for year in sorted(years):
        names: Counter[str] = Counter()
        for case in years[year]:
            for m in case.mechanisms:
                names.update(_names(corpus, case, m, level, sure))
        new = [n for n, _ in sorted(names.items(), key=lambda x: (-x[1], x[0])) if n not in seen]
        if year != "undated":
            seen.update(new)
        rows.append(
            {
                "year": year,
                "articles": len({c.article for c in years[year]}),
                "cases": count(years[year]),
                "most": "、".join(f"{n} {k}" for n, k in sorted(names.items(), key=lambda x: (-x[1], x[0]))[:6]),
                "new": "、".join(new[:10]) if year != "undated" else "",
                "started": "、".join(n for n, _ in sorted(starts[year].items(), key=lambda x: (-x[1], x[0]))[:10]),
            }
        )
    titles = {"most": "most reported", "new": "first reported this year", "started": "said to have begun this year"}
    notes = [FIRST_REPORTED, STARTED, *_reprints(corpus), *(_unsure(corpus, sure) if level == "type" else [])]
    return Answer(["year", "articles", "cases", "most", "new", "started"], rows, titles, notes, corpus.used)


def _names(corpus: Corpus, case: Case, mechanism: str, level: str, sure: float) -> list[str]:
    """A mechanism at a level: its own name, or those of its types."""
    if level == "brand":
        return [corpus.mechanisms[mechanism].name]
    return [corpus.schemes.get(t, t) for t in corpus.types_in(case, mechanism, sure)]


def together(corpus: Corpus, *, least: int = 2, sure: float = SURE) -> Answer:
    """Pairs of types in one case: in how many articles, and how much more often than by chance (lift).

    Lift counts articles, not the episodes of one, and is left empty where too few tell of the pair.
    """
    single: dict[str, set[str]] = defaultdict(set)  # type → articles
    pairs: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in corpus.distinct:
        types = sorted({t for m in case.mechanisms for t in corpus.types_in(case, m, sure)})
        for t in types:
            single[t].add(case.article)
        for pair in combinations(types, 2):
            pairs[pair].append(case)
    n = len(set().union(*single.values()))
    rows: list[dict[str, Cell]] = []
    for (a, b), cases in pairs.items():
        told = len({c.article for c in cases})
        if len(cases) >= least:
            rows.append(
                {
                    "type": corpus.schemes.get(a, a),
                    "with": corpus.schemes.get(b, b),
                    "cases": len(cases),
                    "articles": told,
                    "lift": round(told * n / (len(single[a]) * len(single[b])), 2) if told >= _ENOUGH else None,
                }
            )
    rows.sort(key=lambda r: (-int(r["articles"] or 0), -int(r["cases"] or 0), str(r["type"]), str(r["with"])))
    notes = [
        f"over {n} articles that have a case with a type; lift from {_ENOUGH} articles on",
        *_unsure(corpus, sure),
    ]
    return Answer(["type", "with", "cases", "articles", "lift"], rows, {}, notes, corpus.used)


def gaps(corpus: Corpus, region: str, *, by: str = "province", least: int = 2, sure: float = SURE) -> Answer:
    """Types reported from at least `least` other regions and not from this one, not even as a type that is unsure."""
    names = {p.iri for p in corpus.find_place(region)}
    rows: list[dict[str, Cell]] = []
    perhaps = {use.name: use.cases.values() for use in uses(corpus, level="type", by=by, xpcc="own")}
    for use in uses(corpus, level="type", by=by, xpcc="own", sure=sure):
        inside = [c for c in perhaps[use.name] if any(names & set(corpus.ancestors(p)) for p in c.places)]
        if use.name != UNTYPED and not inside and len(use.regions) >= least:
            rows.append(
                {
                    "type": use.label,
                    "regions": len(use.regions),
                    "cases": count(use.cases.values()),
                    "where": "；".join(sorted(use.regions)),
                }
            )
    read = sum(1 for a in corpus.articles.values() if a.region and names & set(corpus.ancestors(a.region)))
    return Answer(
        ["type", "regions", "cases", "where"],
        rows,
        {},
        [
            f"{read} articles were read from {region}: 'not reported' is not 'not there'. 未见报道不等于没有。",
            *_unsure(corpus, sure),
        ],
        corpus.used,
    )
