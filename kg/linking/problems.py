"""An article's problems as records, each with the sentence that tells what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from kg.core.ids import content_id
from kg.core.mentions import Backing, ProblemMention
from kg.core.records import SURE, ProblemRecord, Record, ResolutionRecord
from kg.linking.cases import CaseBuilder
from kg.linking.evidence import Merged, Quoter
from kg.linking.private import Unnamed
from kg.rules import ArticleView

#: why it is in doubt whether a problem was solved
_BY_DEEDS = "what was done, or how it is now, is told, not that the trouble ended 只述做法或现状，未言此事了结"
_FURTHER = "told further on of such troubles, perhaps of others 后文言及此类，未必指此事"


def problem_records(view: ArticleView, quote: Quoter, cases: CaseBuilder) -> list[Record]:
    """Problems of an article and what became of them; `cases` gets to know where each is told."""
    merged, unnamed = Merged(), Unnamed(view)
    for m in cast(Sequence[ProblemMention], view.mentions("problem")):
        evidence = quote.of((m,))
        if m.also:
            evidence = quote.gathered((m,), *[(start, end, m.rule, m.confidence) for start, end in m.also])
        if not evidence:
            continue
        key = content_id("problem", quote.article_key, m.type, m.name)
        if m.resolved is not None and not merged.holds(key):
            _add_resolution(merged, view, quote, key, m.resolution, m.resolved)
        label = unnamed.label(m.start, m.end).replace("\n", "") or m.name
        told = ProblemRecord(
            key=key, label=label, type=m.type, type_confidence=m.type_confidence, rival=m.rival,
            resolution=m.resolution, evidence=evidence,
        )  # fmt: skip
        merged.add(told)
        cases.problem(key, m.start, answered=m.resolution != "unclear")
    return merged.records()


def _add_resolution(merged: Merged, view: ArticleView, quote: Quoter, of: str, value: str, said: Backing) -> None:
    """Add the sentence that tells what became of the problem whose key is `of`, if it can be quoted."""
    start, end = view.sentence(said.start)
    quoted = quote.sentence((start, max(end, said.end)), said.rule, said.confidence)
    if quoted is None:
        return
    why = _FURTHER if said.rule == "resolution.further" else _BY_DEEDS
    reason = "" if said.confidence >= SURE else why
    merged.add(
        ResolutionRecord(
            key=ResolutionRecord.key_of(of), problem_key=of, value=value, confidence=said.confidence, reason=reason,
            evidence=(quoted,),
        )
    )  # fmt: skip
