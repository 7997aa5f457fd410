"""The offline page: one HTML file with the graph, its quotations, and no request to anywhere.

Text of articles reaches the page as JSON with `<` escaped and is put into it as text, never as markup. Positions
are computed here (places in sectors by province, what recurs in the middle), so the browser does not have to.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

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

MAX_CASES = 500  # more would be neither quick nor readable; the page says so
MAX_QUOTES = 6  # quotations a node; the Turtle has them all
_REGION_LEVELS = ("province", "prefecture", "county")
_RESOLUTION = {"yes": "已解决 solved", "partly": "部分解决 partly", "no": "未解决 no", "unclear": "未说明 not told"}
_RING = {"province": 420.0, "prefecture": 560.0, "county": 700.0, "place": 900.0, "leaf": 1120.0}
_GAP = 46.0  # pixels between leaves on their ring


class PageBuilder:
    """Gathers records document by document, then writes the page.

    `labels` gives the Chinese label of each type, problem type and outcome kind by id.
    """

    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = labels
        self._records: dict[str, dict[str, Record]] = defaultdict(dict)
        self._quotes: dict[str, list[Evidence]] = defaultdict(list)
        self._cases = 0

    def add(self, records: Iterable[Record]) -> None:
        """Take the records of one document."""
        records = list(records)
        cases = [r for r in records if isinstance(r, CaseRecord)]
        self._cases += len(cases)
        if not cases or len(self._records["case"]) >= MAX_CASES:
            return
        for record in records:
            self._records[record.kind].setdefault(record.key, record)
            if record.kind not in ("source", "article"):
                self._quotes[record.key] += record.evidence

    def write(self, path: Path) -> None:
        """Write the page."""
        here = resources.files("kg.views").joinpath("page.html").read_text(encoding="utf-8")
        library = _vis_library()
        parts = {
            "/*VIS_CSS*/": library.joinpath("vis-network.css").read_text(encoding="utf-8"),
            "/*VIS_JS*/": library.joinpath("vis-network.min.js").read_text(encoding="utf-8"),
            "/*DATA*/": _embed(self.data()),
        }
        for mark, text in parts.items():
            before, after = here.split(mark)
            here = before + text + after
        path.write_text(here, encoding="utf-8")

    def data(self) -> dict[str, Any]:
        """What the page shows: nodes with positions and quotations, edges, and choices for its filters."""
        cases = [r for r in self._of(CaseRecord)]
        graph = _Graph(self)
        for case in cases:
            graph.case(case)
        layout(graph.nodes, graph.edges)
        mechanisms = [n for n in graph.nodes.values() if n["kind"] == "mechanism"]
        recurring = sorted((n for n in mechanisms if n["weight"] > 1), key=lambda n: (-n["weight"], n["label"], n["id"]))
        used = sorted({t for n in mechanisms for t in n["types"]}, key=lambda t: (self._labels.get(t, t), t))
        regions = sorted({(n["id"], n["label"]) for n in graph.nodes.values() if n["level"] == "province"}, key=lambda x: x[::-1])
        left_out = f"，本页显示前 {len(cases)} 例 (first {len(cases)} shown)" if self._cases > len(cases) else ""
        return {
            "summary": f"{self._cases} 例 cases{left_out} · {len(mechanisms)} 个机制 mechanisms · {len(regions)} 个省 provinces · 每条边都引用原文 every edge quotes its sentence",
            "nodes": [graph.nodes[k] for k in sorted(graph.nodes)],
            "edges": graph.edges,
            "articles": graph.articles(),
            "types": [[t, self._labels.get(t, t)] for t in used],
            "regions": [list(r) for r in regions],
            "recurring": [[n["id"], f"{n['label']} · {n['weight']} 地"] for n in recurring[:30]],
        }

    def _of(self, kind: type[Any]) -> list[Any]:
        return [r for _, r in sorted(self._records[kind.kind].items())]

    def get(self, kind: type[Any], key: str | None) -> Any:
        """A record by kind and key, or None."""
        return self._records[kind.kind].get(key or "")

    def quotations(self, key: str) -> list[Evidence]:
        """A thing's quotations, the most telling (longest) first."""
        return sorted(set(self._quotes[key]), key=lambda e: (-len(e.exact), e))[:MAX_QUOTES]

    def label(self, identifier: str) -> str:
        """Chinese label of a type."""
        return self._labels.get(identifier, identifier)


class _Graph:
    """Nodes and edges of the page, made from cases."""

    def __init__(self, page: PageBuilder) -> None:
        self._page = page
        self.nodes: dict[str, dict[str, Any]] = {}
        self.edges: list[dict[str, str]] = []
        self._edges: set[tuple[str, str]] = set()
        self._articles: dict[str, int] = {}
        self._places_of: dict[str, set[str]] = defaultdict(set)

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
            facts = [("类型 type", "、".join(page.label(t) for t, _, _ in record.types) or "未定 untyped")]
            facts += [("定义 definition", record.definition)] if record.definition else []
            facts += [("又称 also", "、".join(record.aliases[:6]))] if record.aliases else []
            node = self._node(key, "mechanism", record.name, facts, regions, types=[t for t, _, _ in record.types])
            node["quotes"] = self._quoted(case.key, key)
            self._places_of[key].add(anchor or case.key)
            node["weight"] = len(self._places_of[key])
            self._edge(anchor, key, "uses")
        for key in case.problem_keys:
            problem: ProblemRecord | None = page.get(ProblemRecord, key)
            if problem is not None:
                facts = [("类型 type", page.label(problem.type)), ("结果 result", _RESOLUTION.get(problem.resolution, ""))]
                self._node(key, "problem", problem.label, facts, regions)
                self._edge(anchor, key, "addresses")
        for key in case.outcome_keys:
            outcome: OutcomeRecord | None = page.get(OutcomeRecord, key)
            if outcome is not None:
                facts = [("类别 kind", page.label(outcome.indicator)), ("原文 claim", outcome.label)]
                self._node(key, "outcome", figure(outcome), facts, regions)
                self._edge(anchor, key, "reached")
        for key in case.agent_keys:
            body: OrganizationRecord | None = page.get(OrganizationRecord, key)
            person: PersonRecord | None = page.get(PersonRecord, key)
            if body is not None:
                self._node(key, "organization", body.name, [], regions)
                self._edge(anchor, key, "with")
            elif person is not None:
                posts = [m for m in page._of(MembershipRecord) if m.person_key == key]
                self._node(key, "person", person.name, [("职务 post", "、".join(sorted({m.title for m in posts})))], regions)
                self._edge(anchor, key, "with")

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
            node = {"id": key, "kind": kind, "label": label, "facts": [list(f) for f in facts], "regions": [], "level": "", "weight": 0, "quotes": self._quoted(key), **more}
            self.nodes[key] = node
        node["regions"] = sorted({*node["regions"], *regions})
        return node

    def _edge(self, start: str | None, end: str, relation: str) -> None:
        if start is not None and (start, end) not in self._edges:
            self._edges.add((start, end))
            self.edges.append({"from": start, "to": end, "relation": relation})

    def _quoted(self, *keys: str) -> list[dict[str, Any]]:
        """Quotations of things; where a sentence of the case holds the words, the sentence stands for them."""
        own = self._page.quotations(keys[-1])
        sentences = [e for k in keys[:-1] for e in self._page.quotations(k)]
        shown: dict[tuple[str, int], Evidence] = {}
        for e in own:
            whole = next((s for s in sentences if s.article_key == e.article_key and s.start <= e.start and e.end <= s.end), e)
            shown.setdefault((whole.source_key, whole.start), whole)
        return [
            {"text": "".join(e.exact.split()), "article": self._articles.setdefault(e.article_key, len(self._articles)), "start": e.start}
            for e in shown.values()
        ]


def _vis_library() -> Path:
    """The folder of vis-network that pyvis brings; pyvis itself takes long to import and is not needed."""
    found = find_spec("pyvis")
    assert found is not None and found.origin is not None
    return Path(found.origin).parent / "lib" / "vis-9.1.2"


def figure(outcome: OutcomeRecord) -> str:
    """An outcome as one writes it: 车位 52个."""
    number = f"{outcome.value:,.10g}"
    if outcome.maximum is not None:
        number += f"–{outcome.maximum:,.10g}"
    return f"{outcome.measured} {'约' if outcome.approximate else ''}{number}{outcome.unit}".strip()


def layout(nodes: Mapping[str, dict[str, Any]], edges: Sequence[Mapping[str, str]]) -> None:
    """Give every node a position: provinces in sectors, their places outward, what recurs in the middle.

    A sector is as wide as its leaves need; the same graph always gets the same picture.
    """
    parent: dict[str, str] = {}
    for e in edges:
        if e["relation"] == "within":
            parent.setdefault(e["from"], e["to"])
    middle = {k for k, n in nodes.items() if n["kind"] == "mechanism" and n["weight"] > 1}
    for e in edges:
        if e["relation"] != "within" and e["to"] not in middle:
            parent.setdefault(e["to"], e["from"])
    children: dict[str, list[str]] = defaultdict(list)
    for child in sorted(parent):
        children[parent[child]].append(child)
    roots = sorted((k for k in nodes if k not in parent and k not in middle), key=lambda k: (nodes[k]["level"] != "province", nodes[k]["label"], k))

    def leaves(key: str) -> int:
        return max(1, sum(leaves(c) for c in children[key]))

    total = sum(leaves(r) for r in roots) or 1
    scale = max(1.0, total * _GAP / (2 * math.pi * _RING["leaf"]))

    def place(key: str, start: float, end: float) -> None:
        node = nodes[key]
        ring = _RING.get(node["level"], _RING["place"] if node["kind"] == "place" else _RING["leaf"])
        angle = (start + end) / 2
        stagger = 0.0 if node["kind"] in ("region", "place") else 70.0 * (int(angle * 1e4) % 3)
        node["x"] = round((ring * scale + stagger) * math.cos(angle), 1)
        node["y"] = round((ring * scale + stagger) * math.sin(angle), 1)
        at = start
        width = (end - start) / leaves(key)
        for child in children[key]:
            reach = at + width * leaves(child)
            place(child, at, reach)
            at = reach

    at = 0.0
    for root in roots:
        reach = at + 2 * math.pi * leaves(root) / total
        place(root, at, reach)
        at = reach
    golden = math.pi * (3 - math.sqrt(5))
    for i, key in enumerate(sorted(middle, key=lambda k: (-nodes[k]["weight"], k))):
        radius = 0.8 * _RING["province"] * scale * math.sqrt((i + 0.5) / max(1, len(middle)))
        nodes[key]["x"] = round(radius * math.cos(i * golden), 1)
        nodes[key]["y"] = round(radius * math.sin(i * golden), 1)


def _embed(data: Any) -> str:
    """JSON that cannot leave its script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
