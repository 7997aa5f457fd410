"""What a case says of its practices: which of them none of its sentences ties to it, and since when it uses them."""

from __future__ import annotations

from collections.abc import Iterable

from kg.query.corpus import Corpus
from kg.query.things import Case

#: behind a mechanism that no sentence ties to what the case tells
BY_CONTEXT = "（据上下文）"


def mark(corpus: Corpus, uses: Iterable[tuple[Case, str]]) -> str:
    """The mark where no sentence states any of these uses (case, IRI of the mechanism); else nothing."""
    return BY_CONTEXT if all((c.iri, m) in corpus.credits for c, m in uses) else ""


def practice(corpus: Corpus, case: Case, mechanism: str) -> str:
    """A mechanism of a case as one writes it: 积分制, or 积分制（据上下文）."""
    return corpus.mechanisms[mechanism].name + mark(corpus, [(case, mechanism)])


def practices(corpus: Corpus, case: Case) -> str:
    """The mechanisms of a case in one line."""
    return "；".join(practice(corpus, case, m) for m in case.mechanisms)


def by_context(corpus: Corpus, cases: Iterable[Case]) -> list[str]:
    """A note on the practices of these cases that are marked."""
    links = sum((c.iri, m) in corpus.credits for c in cases for m in c.mechanisms)
    if not links:
        return []
    these = "practice" if links == 1 else "practices"
    return [
        f"{links} {these} marked {BY_CONTEXT}: no sentence ties it to what the case tells, credited by what the "
        "article tells near it. 原文未写明二者的联系，按上下文归入。"
    ]


def started(corpus: Corpus, case: Case, mechanism: str) -> str:
    """Since when a case uses a mechanism, where a sentence that names it says so: not when it was first adopted."""
    names = corpus.mechanisms[mechanism].names
    said = case.started and any(name in q.exact for q in corpus.starts.get(case.iri, ()) for name in names)
    return case.started if said else ""
