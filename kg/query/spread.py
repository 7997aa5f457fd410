"""Who learned from whom, as the texts state it, and what was first reported where and when."""

from __future__ import annotations

from kg.query.answer import FIRST_REPORTED, Answer, Cell, flat
from kg.query.context import practices
from kg.query.corpus import Corpus
from kg.query.things import Case, tail

MODES = {
    "top-down": "top-down 自上而下",
    "absorbed": "absorbed upwards 吸纳上升",
    "peer": "between peers 同级借鉴",
    "leader-follower": "from leader to follower 先行示范",
}


def spread(corpus: Corpus, *, cascade: bool = False, level: str = "brand") -> Answer:
    """Stated copying, with the sentence that states it; with `cascade` see `cascades`."""
    if cascade:
        return cascades(corpus, level=level)
    by_iri = {c.iri: c for c in corpus.cases}
    rows: list[dict[str, Cell]] = []
    for r in corpus.rows("influences"):
        case = by_iri.get(r["case"])
        if case is None:
            continue
        article = corpus.articles[r["article"]]
        rows.append(
            {
                "mechanism": practices(corpus, case),
                "place": "；".join(corpus.path(p) for p in case.places),
                "from": _name(corpus, r["target"], by_iri),
                "mode": MODES.get(tail(r["mode"]), r["mode"]),
                "reported": article.day,
                "quote": flat(r["exact"]),
                "source": f"{article.file}:{r['start']}",
            }
        )
    rows.sort(key=lambda r: (str(r["reported"]) or "9", str(r["source"]), str(r["from"])))
    return Answer(
        ["mechanism", "place", "from", "mode", "reported", "quote", "source"],
        rows,
        {},
        ["only what a text states: silence says nothing about who learned from whom. 文中未说，不等于没有借鉴。"],
        corpus.used,
    )


def cascades(corpus: Corpus, *, level: str = "brand") -> Answer:
    """Mechanism (brand, or type), place and first reported date, of all that more than one place reports.

    One row a pair, in order of date: what tools for diffusion (NetInf, event history) read. Undated ones come last,
    with an empty date.
    """
    told: dict[tuple[str, str], list[Case]] = {}
    for case in corpus.distinct:
        names = {m: corpus.mechanisms[m].name for m in case.mechanisms} if level == "brand" else {
            t: corpus.schemes.get(t, t) for m in case.mechanisms for t in corpus.mechanisms[m].types
        }  # fmt: skip
        for key in names:
            for place in case.places:
                told.setdefault((key, place), []).append(case)
    spread_over: dict[str, set[str]] = {}
    for key, place in told:
        spread_over.setdefault(key, set()).add(place)
    rows: list[dict[str, Cell]] = []
    for (key, place), cases in told.items():
        if len(spread_over[key]) < 2:
            continue
        dates = sorted(d for d in (corpus.articles[c.article].dated for c in cases) if d)
        rows.append(
            {
                "mechanism": corpus.mechanisms[key].name if level == "brand" else corpus.schemes.get(key, key),
                "mechanism_id": tail(key),
                "place": corpus.path(place),
                "place_id": tail(place),
                "code": corpus.places[place].code if place in corpus.places else "",
                "first_reported": dates[0] if dates else "",
                "cases": len({c.iri for c in cases}),
            }
        )
    columns = ["mechanism", "mechanism_id", "place", "place_id", "code", "first_reported", "cases"]
    order = ("mechanism", "mechanism_id", "first_reported", "place", "place_id")
    rows.sort(key=lambda r: [str(r[c] or "9999") for c in order])
    return Answer(columns, rows, {}, [FIRST_REPORTED], corpus.used)


def _name(corpus: Corpus, target: str, cases: dict[str, Case]) -> str:
    if target in corpus.places:
        return corpus.path(target)
    if target in corpus.mechanisms:
        return corpus.mechanisms[target].name
    return cases[target].label if target in cases else target
