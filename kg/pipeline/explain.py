"""Why something was, or was not, found in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.core.document import Article, SourceDocument
from kg.core.mentions import MechanismMention, Mention, OfficialMention, OutcomeMention, PlaceMention, ProblemMention
from kg.core.records import CaseRecord, Record
from kg.ingest.pages import articles
from kg.linking.article import link
from kg.query.answer import Answer, Cell, short
from kg.rules import discover, extract_all


def explain(document: SourceDocument, *, rejected: bool = True) -> Answer:
    """One row for each thing found and each candidate turned down, in the order of the text."""
    from extractors.screening import screen

    rows: list[tuple[tuple[int, int], dict[str, Cell]]] = []
    notes = []
    summaries = {r.name: r.summary for e in discover() for r in e.rules}
    for article in articles(document):
        screening = screen(article)
        verdict = (
            "is screened out: a build records the article only"
            if not screening.passed
            else "passes the screening for what it names: it makes no case"
            if screening.named_only
            else "passes the screening barely: much is asked of a case"
            if screening.doubtful
            else "passes the screening"
        )
        notes.append(
            f"article {article.number} {short(article.title, 30)!r} {verdict} "
            f"(score {screening.score:.1f}, needs {screening.threshold:.1f}; "
            f"{'、'.join(screening.cues[:12]) or 'no cue'})"
        )
        view = extract_all(article)
        for extractor in discover():
            for m in view.mentions(extractor.kind):
                at = _at(article, m.start)
                rows.append(((article.number, at), _row(m, at, article.text, summaries)))
        refused = view.rejections
        if screening.passed:
            records, unlinked = link(article, view, screening=screening)
            rows += [((article.number, begin), row) for begin, row in _cases(records)]
            refused = [*refused, *unlinked]
        if rejected:
            for r in refused:
                at = _at(article, r.start)
                row: dict[str, Cell] = {"found": "✗", "kind": r.kind, "name": short(r.text, 30), "rule": r.rule}
                rows.append(((article.number, at), row | {"why": r.reason, "at": at}))
    rows.sort(key=lambda x: (x[0], str(x[1]["kind"]), str(x[1]["name"])))
    columns = ["found", "kind", "name", "told", "rule", "at", "why"]
    return Answer(columns, [r for _, r in rows], {"found": ""}, notes)


def _at(article: Article, start: int) -> int:
    """Where something stands in the file, as sources are given everywhere: counted in characters."""
    return article.source_span(start, start + 1).start


def _cases(records: Sequence[Record]) -> Iterator[tuple[int, dict[str, Cell]]]:
    """A row for each case: its place, and what it joins there."""
    names = {r.key: getattr(r, "name", getattr(r, "label", "")) for r in records}
    for case in records:
        if isinstance(case, CaseRecord):
            joined = [
                f"{kind}: {'、'.join(short(names[key], 16) for key in keys)}"
                for kind, keys in (
                    ("by", case.mechanism_keys), ("against", case.problem_keys), ("with", case.outcome_keys),
                )
                if keys
            ]  # fmt: skip
            at = case.evidence[0].start
            row: dict[str, Cell] = {"found": "✓", "kind": "case", "name": "、".join(names[k] for k in case.place_keys)}
            yield at, row | {"told": "  ".join(joined), "rule": "case.gate", "at": at}


def _row(m: Mention, at: int, text: str, summaries: dict[str, str]) -> dict[str, Cell]:
    return {
        "found": "✓",
        "kind": m.kind,
        "name": short(m.name, 30),
        "told": _told(m, text),
        "rule": m.rule,
        "at": at,
        "why": summaries.get(m.rule, ""),
    }


def _told(m: Mention, text: str) -> str:
    """What else the mention says, in a few words."""
    match m:
        case PlaceMention():
            return " < ".join([m.level, *m.within])
        case OfficialMention():
            return f"{m.of} {m.title}".strip()
        case MechanismMention():
            types = "; ".join(f"{t} {c:.2f} ({short(cue, 12)})" for t, c, cue in m.types)
            definition = f"“{short(text[slice(*m.definition)], 30)}”" if m.definition else ""
            return "  ".join(x for x in (f"score {m.score:g}", types, definition) if x)
        case ProblemMention():
            said = f" (“{text[m.resolved.start : m.resolved.end]}”)" if m.resolved else ""
            return f"{m.type}{m.rival and f' or {m.rival}'}, solved: {m.resolution}{said}"
        case OutcomeMention():
            figure = f"{m.value:g}" + (f"–{m.maximum:g}" if m.maximum is not None else "")
            return f"{m.measured} {'~' if m.approximate else ''}{figure}{m.unit} [{m.indicator}]".strip()
    return getattr(m, "category", "")
