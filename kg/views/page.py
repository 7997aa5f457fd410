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
    ArticleRecord,
    CaseRecord,
    Evidence,
    MechanismRecord,
    MembershipRecord,
    OrganizationRecord,
    OutcomeRecord,
    PersonRecord,
    PlaceRecord,
    ProblemRecord,
    Record,
    SourceRecord,
)
from kg.query.answer import SURE, amount, claim
from kg.views.layout import RECURRING, layout
from kg.views.parts import assemble
from kg.views.sentences import Sentences

MAX_CASES = 500  # of a build's page: more take time that a build has not; the page says so, `kg view --all` shows all
NO_REVIEW: Mapping[str, Any] = {"doubts": [], "of": {}, "types": [], "earlier": []}
MAX_QUOTES = 6  # quotations a node; the Turtle has them all
_BARE = 12  # a shorter quotation is a name
_REGION_LEVELS = ("province", "prefecture", "county")
_RESOLUTION = {"yes": "已解决 solved", "partly": "部分解决 partly", "no": "未解决 no", "unclear": "未说明 not told"}
_TYPE = "type:"  # what the id of a type's node begins with; other ids are hashes


class PageBuilder:
    """Gathers records document by document, then writes the page.

    `labels` gives the Chinese label of each type, problem type and outcome kind by id. `review` is set to what the
    review mode asks about (`kg.pipeline.review.page_data`).
    """

    def __init__(self, labels: Mapping[str, str], *, most: int | None = MAX_CASES) -> None:
        """An empty page; `add` fills it, up to so many cases (None: all)."""
        self._labels = labels
        self._most = most
        self._records: dict[str, dict[str, Record]] = defaultdict(dict)
        self._quotes: dict[str, list[Evidence]] = defaultdict(list)
        self._names: dict[str, set[str]] = defaultdict(set)  # of mechanisms, as each article has them
        self._cases = 0
        self.review: Mapping[str, Any] = NO_REVIEW

    def add(self, records: Iterable[Record]) -> None:
        """Take the records of one document."""
        records = list(records)
        cases = [r for r in records if isinstance(r, CaseRecord)]
        self._cases += len(cases)
        if not cases or (self._most is not None and len(self._records["case"]) >= self._most):
            return
        for record in records:
            self._records[record.kind].setdefault(record.key, record)
            if record.kind not in ("source", "article"):
                self._quotes[record.key] += record.evidence
            if isinstance(record, MechanismRecord):
                self._names[record.key].update((record.name, *record.aliases))

    def html(self) -> str:
        """The page."""
        return assemble(self.data())

    def write(self, path: Path) -> None:
        """Write the page."""
        path.write_text(self.html(), encoding="utf-8", newline="\n")

    def data(self) -> dict[str, Any]:
        """What the page shows: nodes with positions and quotations, edges, and choices for its filters."""
        cases = self._of(CaseRecord)
        graph = _Graph(self)
        for case in cases:
            graph.case(case)
        graph.add_types()
        scale = layout(graph.nodes, graph.edges)
        nodes = [graph.nodes[k] for k in sorted(graph.nodes)]
        mechanisms = [n for n in nodes if n["kind"] == "mechanism"]
        ranked = sorted(nodes, key=lambda n: (-n["weight"], n["label"], n["id"]))
        brands = [n for n in ranked if n["kind"] == "mechanism" and n["weight"] >= RECURRING]
        types = [n for n in ranked if n["kind"] == "type"]
        used = sorted({t for n in mechanisms for t in n["types"]}, key=lambda t: (self._labels.get(t, t), t))
        regions = sorted({(n["label"], n["id"]) for n in nodes if n["level"] == "province"})
        return {
            "summary": self._summary(len(cases), len(mechanisms), len(regions)),
            "whole": len(cases) == self._cases,
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

    def _of(self, kind: type[Any]) -> list[Any]:
        return [r for _, r in sorted(self._records[kind.kind].items())]

    def get(self, kind: type[Any], key: str | None) -> Any:
        """A record by kind and key, or None."""
        return self._records[kind.kind].get(key or "")

    def names(self, mechanism: MechanismRecord) -> list[str]:
        """The other names that articles have for a mechanism."""
        return sorted(self._names[mechanism.key] - {mechanism.name})

    def quotations(self, key: str) -> list[Evidence]:
        """A thing's quotations, in order of the text."""
        found = self._quotes[key]
        return sorted(set(found)) if len(found) > 1 else found

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


class _Graph:
    """Nodes and edges of the page, made from cases."""

    def __init__(self, page: PageBuilder) -> None:
        """No node yet."""
        self._page = page
        self._sentences = page.sentences()
        self.nodes: dict[str, dict[str, Any]] = {}
        self.edges: list[dict[str, str]] = []
        self._edges: set[tuple[str, str]] = set()
        self._posts: dict[str, list[MembershipRecord]] = defaultdict(list)  # by person
        for post in page._of(MembershipRecord):
            self._posts[post.person_key].append(post)
        self._articles: dict[str, int] = {}
        self._regions_of: dict[str, set[str]] = defaultdict(set)  # mechanism → counties that use it

    def case(self, case: CaseRecord) -> None:
        """Draw a case: its place with all that contains it, and what hangs on it."""
        page = self._page
        places = [k for k in case.place_keys if page.get(PlaceRecord, k)]
        here = places[0] if places else None
        anchor = self._place(here) if here else None
        regions = self.nodes[anchor]["regions"] if anchor else []
        for key in case.mechanism_keys:
            record: MechanismRecord | None = page.get(MechanismRecord, key)
            if record is None:
                continue
            sure = [t for t, confidence, _ in record.types if confidence >= SURE]
            kinds = [page.label(t) + ("" if t in sure else "？") for t, _, _ in record.types]
            facts = [("类型 type", "、".join(kinds) or "未定 untyped")]
            facts += [("定义 definition", record.definition)] if record.definition else []
            others = page.names(record)
            facts += [("又称 also", "、".join(others[:6]))] if others else []
            node = self._node(key, "mechanism", record.name, facts, regions, types=sure)
            self._regions_of[key] |= self._counties(here)
            node["weight"] = len(self._regions_of[key])
            self._edge(anchor, key, "uses")
        told: dict[str, str] = {}  # words of a trouble → its node: one that is told under two types is drawn once
        for key in case.problem_keys:
            problem: ProblemRecord | None = page.get(ProblemRecord, key)
            if problem is not None:
                first, type_ = told.setdefault(problem.label, key), page.label(problem.type)
                facts = [("类型 type", type_), ("结果 result", _RESOLUTION.get(problem.resolution, ""))]
                node = self._node(first, "problem", problem.label, facts, regions, by=[], types=[type_])
                if type_ not in node["types"]:
                    node["types"].append(type_)
                    node["facts"][0][1] = "、".join(node["types"])
                self._told_with(case, node)
                self._edge(anchor, first, "addresses")
        for key in case.outcome_keys:
            outcome: OutcomeRecord | None = page.get(OutcomeRecord, key)
            if outcome is not None:
                facts = [("类别 kind", page.label(outcome.indicator)), ("数值 value", figure(outcome))]
                said = claim(outcome.label, outcome.measured)
                self._told_with(case, self._node(key, "outcome", said, facts, regions, by=[]))
                self._edge(anchor, key, "reached")
        for key in case.agent_keys:
            body: OrganizationRecord | None = page.get(OrganizationRecord, key)
            person: PersonRecord | None = page.get(PersonRecord, key)
            if body is not None:
                self._node(key, "organization", body.name, [], regions)
                self._edge(anchor, key, "with")
            elif person is not None:
                posts = "、".join(sorted({self._post(m) for m in self._posts.get(key, ())}))
                self._node(key, "person", person.name, [("职务 post", posts)], regions)
                self._edge(anchor, key, "with")

    def _post(self, post: MembershipRecord) -> str:
        """A post with the body, or the place, that it is held in."""
        page, where = self._page, post.organization_key
        held = page.get(OrganizationRecord, where) or page.get(PlaceRecord, where)
        if held is None:
            return post.title
        twice = next(
            n for n in range(len(post.title), -1, -1) if held.name.endswith(post.title[:n])
        )  # 党支部|党支部书记
        return f"{held.name}{post.title[twice:]}"

    def _told_with(self, case: CaseRecord, node: dict[str, Any]) -> None:
        """Note the mechanisms of the case that a problem or an outcome is told of."""
        node["by"] += [k for k in case.mechanism_keys if k in self.nodes and k not in node["by"]]

    def add_types(self) -> None:
        """Draw the generic types that recur, and tie the brands to them."""
        brands: dict[str, list[str]] = defaultdict(list)
        for key, node in sorted((k, n) for k, n in self.nodes.items() if n["kind"] == "mechanism"):
            for type_ in node["types"]:
                brands[type_].append(key)
        for type_, keys in sorted(brands.items()):
            counties = set().union(*(self._regions_of[k] for k in keys))
            if len(counties) < RECURRING:
                continue
            names = "、".join(sorted({self.nodes[k]["label"] for k in keys}))
            regions = sorted({r for k in keys for r in self.nodes[k]["regions"]})
            node = self._node(_TYPE + type_, "type", self._page.label(type_), [("当地叫法 brands", names)], regions)
            node["weight"] = len(counties)
            node["quotes"] = self._one_each(keys)
            for key in keys:
                self._edge(key, node["id"], "kind")

    def _one_each(self, keys: Sequence[str]) -> list[dict[str, Any]]:
        """One quotation of each brand, each sentence once."""
        quotes = [self.nodes[k]["quotes"][0] for k in keys if self.nodes[k]["quotes"]]
        return list({(q["article"], q["start"]): q for q in quotes}.values())[:MAX_QUOTES]

    def _counties(self, place: str | None) -> set[str]:
        """The county of a place; for a case told of a whole city or province, that one. Empty where it is not known."""
        while place is not None:
            record: PlaceRecord = self._page.get(PlaceRecord, place)
            if record.level in _REGION_LEVELS:
                return {place}
            place = next((p for p in record.parent_keys if self._page.get(PlaceRecord, p)), None)
        return set()

    def articles(self) -> list[dict[str, str]]:
        """Articles quoted, in the order of the numbers that quotations give."""
        found = []
        for key in self._articles:
            article: ArticleRecord | None = self._page.get(ArticleRecord, key)
            source = self._page.get(SourceRecord, article.source_key) if article else None
            found.append(
                {
                    "title": article.title if article else "",
                    "file": source.name if source else "",
                    "date": (article.date or "") if article else "",
                }
            )
        return found

    def _place(self, key: str) -> str:
        record: PlaceRecord = self._page.get(PlaceRecord, key)
        if key in self.nodes:
            return key
        kind = "region" if record.level in _REGION_LEVELS else "place"
        parents = [p for p in record.parent_keys if self._page.get(PlaceRecord, p)]
        facts = [("代码 code", record.code)] if record.code else []
        node = self._node(key, kind, record.name, facts, [])
        node["level"] = record.level
        if parents:
            parent = self._place(parents[0])
            node["regions"] = self.nodes[parent]["regions"]
            self._edge(key, parent, "within")
        if record.level == "province":
            node["regions"] = [key]
        return key

    def _node(
        self, key: str, kind: str, label: str, facts: Sequence[tuple[str, str]], regions: Sequence[str], **more: Any
    ) -> dict[str, Any]:
        node = self.nodes.get(key)
        if node is None:
            node = {
                "id": key,
                "kind": kind,
                "label": label,
                "facts": [list(f) for f in facts],
                "regions": [],
                "level": "",
                "weight": 0,
                "quotes": self._quoted(key),
                **more,
            }
            self.nodes[key] = node
        if node["regions"] != regions:
            node["regions"] = sorted({*node["regions"], *regions})
        return node

    def _edge(self, start: str | None, end: str, relation: str) -> None:
        if start is not None and (start, end) not in self._edges:
            self._edges.add((start, end))
            self.edges.append({"from": start, "to": end, "relation": relation})

    def _quoted(self, key: str) -> list[dict[str, Any]]:
        """Quotations of a thing: the sentence that holds its words, where a case has it; one of each article first."""
        shown: dict[tuple[str, int | str], tuple[Evidence, Evidence]] = {}
        for e in self._page.quotations(key):
            near = self._sentences.get(e.article_key)
            whole = near.around(e) if near is not None else e
            bare = whole is e and len(e.exact) < _BARE  # the name alone tells no more the second time
            shown.setdefault((e.article_key, e.exact) if bare else (whole.source_key, whole.start), (whole, e))
        if len(shown) == 1:
            return [self._quote(*pair) for pair in shown.values()]
        by_article: dict[str, list[tuple[Evidence, Evidence]]] = defaultdict(list)
        for pair in sorted(shown.values(), key=lambda p: (-len(p[0].exact), p)):  # the longest tells most
            by_article[pair[0].article_key].append(pair)
        ranked = sorted(  # a bare name, as of a dateline, tells least
            (rank, len(pair[0].exact) < _BARE, key, pair)
            for key, pairs in by_article.items()
            for rank, pair in enumerate(pairs)
        )
        return [self._quote(*pair) for _, _, _, pair in ranked[:MAX_QUOTES]]

    def _quote(self, sentence: Evidence, words: Evidence) -> dict[str, Any]:
        number = self._articles.setdefault(sentence.article_key, len(self._articles))
        quote = {"text": _flat(sentence.exact), "article": number, "start": sentence.start}
        return quote if sentence == words else {**quote, "mark": _flat(words.exact)}


def _flat(text: str) -> str:
    return "".join(text.split())


def _choice(node: Mapping[str, Any]) -> list[str]:
    return [node["id"], f"{node['label']} · {node['weight']} 县市区"]


def figure(outcome: OutcomeRecord) -> str:
    """The figure of an outcome: 约1.5亿件, 2–3名, 71 → 96%."""
    number = amount(outcome.value)
    if outcome.maximum is not None:
        number += f"–{amount(outcome.maximum)}"
    before = f"{amount(outcome.before)} → " if outcome.before is not None else ""
    return f"{before}{'约' if outcome.approximate else ''}{number}{outcome.unit}"


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
        if not path.is_file() or path.read_bytes() != html.encode():
            path.write_text(html, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}", hint="check its permissions") from None
    return path
