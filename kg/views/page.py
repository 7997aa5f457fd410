"""The offline page: one HTML file with the graph, its quotations, and no request to anywhere.

Text of articles reaches the page as JSON with `<` escaped and is put into it as text, never as markup. Positions
are computed here (places in sectors by province, what recurs in the middle), so the browser does not have to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.core.errors import OutputError
from kg.core.records import (
    CaseRecord,
    Evidence,
    MechanismRecord,
    Record,
)
from kg.graph.merge import Tally
from kg.graph.schemes import english_labels
from kg.query.held import HeldCorpus, counties
from kg.views.drawing import TYPE, Drawing
from kg.views.layout import RECURRING, layout
from kg.views.parts import assemble
from kg.views.sentences import Sentences

#: cases up to which the page shows all of them; of a larger graph it shows the first, and says so: a page of thousands
#: takes time that a build has not, and that a browser feels. `kg view --all` shows all of any graph.
MAX_CASES, FIRST = 2000, 500
NO_REVIEW: Mapping[str, Any] = {"doubts": [], "of": {}, "types": [], "earlier": []}


class PageBuilder:
    """Gathers records document by document, then writes the page.

    `labels` gives the Chinese label of each type, problem type and outcome kind by id. `review` is set to what the
    review mode asks about (`kg.pipeline.review.page_data`).
    """

    def __init__(self, labels: Mapping[str, str], *, most: int | None = MAX_CASES, tally: Tally | None = None) -> None:
        """An empty page; `add` fills it. A graph of more cases than `most` shows its first (None: all of any).

        With `tally`, who owns it counts what documents share, of all that are added and of others.
        """
        self._labels = labels
        self._tally = tally
        self._most = most
        self._documents: list[list[Record]] = []  # those that tell cases, as long as they will be shown
        self._cases = self._held = 0
        self._records: dict[str, dict[str, Record]] = {}
        self._quotes: Mapping[str, Sequence[Evidence]] = {}
        self._names: dict[str, tuple[str, ...]] = {}  # all of a mechanism
        self._counties: dict[str, int] = {}  # of mechanisms by key, of types by id
        self.review: Mapping[str, Any] = NO_REVIEW

    def add(self, records: Iterable[Record]) -> None:
        """Take the records of one document."""
        records = list(records)
        cases = _cases_of(records)
        if not cases:
            return
        self._cases += cases
        if self._most is None or self._cases <= self._most:
            self._documents.append(records)
        elif self._held == 0:  # the first too many: from now on it is a page of the first
            kept = 0
            for n, held in enumerate((*self._documents, records), 1):
                kept += _cases_of(held)
                if kept >= min(self._most, FIRST):
                    self._documents = [*self._documents, records][:n]
                    break
            self._held = kept

    def _gather(self) -> None:
        """Things of all documents that are shown, and in how many counties what recurs is told of."""
        corpus = HeldCorpus(self._documents, self._tally)
        self._counties = counties(corpus)
        by_kind: dict[str, dict[str, Record]] = defaultdict(dict)
        quotes: dict[str, Sequence[Evidence]] = {}
        for records in self._documents:
            for record in records:
                key, evidence = record.key, record.evidence
                by_kind[record.kind].setdefault(key, record)
                if evidence:
                    before = quotes.get(key)  # mostly none: what one document tells alone
                    quotes[key] = evidence if before is None else [*before, *evidence]
        self._records, self._quotes = by_kind, quotes
        for merged in corpus.merged:  # names, types and parents as the graph has them
            record = merged.record
            by_kind[record.kind][record.key] = record
            self._names[record.key] = merged.labels

    def html(self) -> bytes:
        """The page, in UTF-8."""
        return assemble(self.data())

    def write(self, path: Path) -> None:
        """Write the page."""
        path.write_bytes(self.html())

    def data(self) -> dict[str, Any]:
        """What the page shows: nodes with positions and quotations, edges, and choices for its filters."""
        self._gather()
        cases = self.of(CaseRecord)
        graph = Drawing(self)
        for case in cases:
            graph.case(case)
        graph.add_types()
        scale = layout(graph.nodes, graph.edges)
        nodes = [graph.nodes[k] for k in sorted(graph.nodes)]
        mechanisms = [n for n in nodes if n["kind"] == "mechanism"]
        rank = {name: n for n, name in enumerate(self._counties)}
        ranked = sorted(nodes, key=lambda n: (-n["weight"], rank.get(n["id"].removeprefix(TYPE), 0), n["id"]))
        brands = [n for n in ranked if n["kind"] == "mechanism" and n["weight"] >= RECURRING]
        types = [n for n in ranked if n["kind"] == "type"]
        used = sorted({t for n in mechanisms for t in n["types"]}, key=lambda t: (self._labels.get(t, t), t))
        regions = sorted({(n["label"], n["id"]) for n in nodes if n["level"] == "province"})
        return {
            "summary": self._summary(len(cases), len(mechanisms), len(regions)),
            "whole": len(cases) == self._cases,
            "english": self._english(nodes),
            "scale": round(scale, 3),
            "nodes": nodes,
            "edges": graph.edges,
            "articles": graph.articles(),
            "types": [[t, self._labels.get(t, t)] for t in used],
            "regions": [[key, label] for label, key in regions],
            "recurring": [_choice(n) for n in brands[:30]],
            "recurring_types": [_choice(n) for n in types[:30]],
            "review": self._review(graph.nodes),
            "first": next((n["id"] for n in (*brands, *types, *mechanisms, *nodes)), ""),
        }

    def _english(self, nodes: Sequence[Mapping[str, Any]]) -> dict[str, str]:
        """What a search may call the types on the page: English label and id, by what nodes have of a type."""
        used = {t for n in nodes for t in n.get("types", ())} | {n["id"].removeprefix(TYPE) for n in nodes}
        names = english_labels()
        return {
            t: f"{names[id_]} {id_}"
            for id_, label in self._labels.items()
            for t in (id_, label)
            if t in used and id_ in names
        }

    def _review(self, nodes: Mapping[str, Any]) -> dict[str, Any]:
        """What is asked; what is quoted on a node is not quoted again."""
        asked = [
            {k: v for k, v in d.items() if k != "quote" or d.get("key") not in nodes} for d in self.review["doubts"]
        ]
        return {**self.review, "doubts": asked}

    def _summary(self, shown: int, mechanisms: int, regions: int) -> str:
        left_out = (
            f"，本页只有前 {shown} 例，全部见 the first {shown} only, for all: kg view --all"
            if self._cases > shown
            else ""
        )
        return (
            f"{self._cases} 例 cases{left_out} · {mechanisms} 个机制 mechanisms · {regions} 个省 provinces"
            " · 每条边都引用原文 every edge quotes its sentence"
        )

    def of(self, kind: type[Any]) -> list[Any]:
        """Records of a kind, in order of their keys."""
        return [r for _, r in sorted(self._records[kind.kind].items())]

    def get(self, kind: type[Any], key: str | None) -> Any:
        """A record by kind and key, or None."""
        return self._records[kind.kind].get(key or "")

    def names(self, mechanism: MechanismRecord) -> Sequence[str]:
        """The other names that articles have for a mechanism."""
        return self._names[mechanism.key][1:]

    def counties(self, name: str) -> int:
        """In how many counties a mechanism (by key) or a type (by id) is told of."""
        return self._counties.get(name, 0)

    def quotations(self, key: str) -> Sequence[Evidence]:
        """A thing's quotations, in order of the text, as those of one document come."""
        found = self._quotes.get(key, ())
        return sorted(set(found)) if isinstance(found, list) else found

    def sentences(self) -> dict[str, Sentences]:
        """The sentences that back the cases of each article."""
        found: dict[str, set[Evidence]] = defaultdict(set)
        for key in self._records["case"]:
            for evidence in self._quotes[key]:
                found[evidence.article_key].add(evidence)
        return {article: Sentences(told) for article, told in found.items()}

    def label(self, identifier: str) -> str:
        """Chinese label of a type."""
        return self._labels.get(identifier, "其他 other" if identifier == "other" else identifier)


def _cases_of(records: Iterable[Record]) -> int:
    return [r.kind for r in records].count(CaseRecord.kind)


def _choice(node: Mapping[str, Any]) -> list[str]:
    return [node["id"], f"{node['label']} · {node['weight']} 县市区"]


def write_page(folder: Path, review: Mapping[str, Any] = NO_REVIEW, *, most: int | None = MAX_CASES) -> Path:
    """Write the page of a built graph from its store; one that is up to date is not touched. The path of the page.

    `review` is what the review mode asks about, `most` how many cases are shown at most (None: all).

    Raises OutputError where the store or the folder cannot be used.
    """
    from kg.graph.schemes import labels
    from kg.stores.records import RecordsStore

    page = PageBuilder(labels(), most=most)
    page.review = review
    with RecordsStore(folder / "store" / "records.sqlite") as store:
        for document in store:
            page.add(document.records())
    path, html = folder / "graph.html", page.html()
    try:
        if not path.is_file() or path.read_bytes() != html:
            path.write_bytes(html)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}", hint="check its permissions") from None
    return path
