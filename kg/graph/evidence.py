"""The build's own check that every quotation quotes: without it no graph is written."""

from __future__ import annotations

from collections.abc import Iterable

from kg.core.document import SourceDocument
from kg.core.errors import EvidenceError
from kg.core.records import Evidence


def check_all(document: SourceDocument, evidence: Iterable[Evidence]) -> None:
    """`check` each; what plainly quotes, as nearly all does, is passed over at once."""
    text, size = document.text, len(document.text)
    for found in evidence:
        _, _, start, end, exact, _, _ = found
        if not (0 <= start < end <= size and text[start:end] == exact and not exact.isspace()):
            check(document, found)


def check(document: SourceDocument, evidence: Evidence) -> None:
    """Raise EvidenceError unless `document.text[start:end]` equals `exact`, white space aside.

    White space is what `str.split` and `\\s` call so.
    """
    start, end = evidence.start, evidence.end
    if not 0 <= start < end <= len(document.text):
        raise _error(document, evidence, f"is not inside the text (0:{len(document.text)})")
    printed = document.text[start:end]
    flat = "".join(printed.split())
    if not flat:
        raise _error(document, evidence, "holds nothing but white space")
    if flat != "".join(evidence.exact.split()):
        raise _error(document, evidence, f"reads {printed[:40]!r}, not {evidence.exact[:40]!r}")


def _error(document: SourceDocument, evidence: Evidence, what: str) -> EvidenceError:
    return EvidenceError(
        f"{document.name}: evidence {evidence.start}:{evidence.end} of rule {evidence.rule} {what}",
        hint="this is a defect of the rule or of the page reader; please report it with the file",
    )
