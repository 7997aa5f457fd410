"""Results as the papers claim them, graded by how firm the claim is."""

from __future__ import annotations

from kg.query.answer import Answer, Cell, flat
from kg.query.concepts import concept
from kg.query.context import practices
from kg.query.corpus import Corpus
from kg.query.things import GRADES, Case

GRADE_LABELS = dict(zip(GRADES, ("有时段的数字", "有数字", "约数", "只有文字"), strict=True))
_SOLVED = ("yes", "partly")


def outcomes(corpus: Corpus, *, name: str = "", kind: str = "", grade: str = "") -> Answer:
    """Claimed results, of one mechanism or kind: comparable units together, each with its grade.

    `grade` keeps one grade only: "counted with a period" (52 last year), "counted", "hedged" (some 50), "words only"
    (told as solved, and no number in the case).
    """
    wanted = {m.iri for m in corpus.find_mechanism(name)} if name else None
    if kind:
        kind = concept("outcome-kind", kind, "outcome kind", {o.indicator for o in corpus.outcomes.values()})
    rows: list[dict[str, Cell]] = []
    for case in corpus.distinct:
        if wanted is not None and not wanted & set(case.mechanisms):
            continue
        rows += _counted(corpus, case, kind)
        if not case.outcomes and not kind:
            rows += _in_words(corpus, case)
    rows = [r for r in rows if not grade or r["grade"] == _graded(grade)]
    rows.sort(
        key=lambda r: (r["value"] is None, str(r["kind"]), str(r["unit"]), -float(r["value"] or 0), str(r["source"]))
    )
    columns = ["kind", "value", "unit", "claim", "grade", "place", "mechanisms", "quote", "source"]
    notes = ["claims of the papers; nobody has checked them. 报道所称，未经核实。"]
    return Answer(columns, rows, {}, notes, corpus.used)


def _graded(grade: str) -> str:
    return f"{grade} {GRADE_LABELS[grade]}"


def _counted(corpus: Corpus, case: Case, kind: str) -> list[dict[str, Cell]]:
    rows = []
    for iri in case.outcomes:
        o = corpus.outcomes[iri]
        if not kind or kind == o.indicator:
            claim = o.claim + (f"（{o.period}）" if o.period and o.period not in o.claim else "")
            rows.append(_row(corpus, case, iri, corpus.schemes.get(o.indicator, o.indicator), claim, o.grade))
            rows[-1] |= {"unit": o.unit, "value": o.value}
    return rows


def _in_words(corpus: Corpus, case: Case) -> list[dict[str, Cell]]:
    rows = []
    for iri in case.problems:
        p = corpus.problems[iri]
        if p.resolution in _SOLVED:
            claim = f"{flat(p.label)}：{p.became}"
            rows.append(_row(corpus, case, iri, corpus.schemes.get(p.type, p.type), claim, GRADES[3]))
    return rows


def _row(corpus: Corpus, case: Case, thing: str, kind: str, claim: str, grade: str) -> dict[str, Cell]:
    quote = corpus.sentence(case, thing)
    file = corpus.articles[case.article].file
    return {
        "kind": kind,
        "unit": "",
        "value": None,
        "claim": claim,
        "grade": _graded(grade),
        "place": "；".join(corpus.path(p) for p in case.places),
        "mechanisms": practices(corpus, case),
        "quote": flat(quote.exact) if quote else "",
        "source": f"{file}:{quote.start}" if quote else file,
    }
