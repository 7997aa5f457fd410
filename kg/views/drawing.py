"""Nodes and edges of the page, made from the cases it shows, each node with its quotations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.core.records import (
    SURE,
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
    ResolutionRecord,
    SourceRecord,
    problem_types,
)
from kg.query.answer import amount, claim
from kg.views.layout import RECURRING

if TYPE_CHECKING:
    from kg.views.page import PageBuilder

MAX_QUOTES = 6  # quotations a node; the Turtle has them all
_BARE = 12  # a shorter quotation is a name
_REGION_LEVELS = ("province", "prefecture", "county")
_RESOLUTION = {
    "yes": ("已解决", "solved"),
    "partly": ("部分解决", "partly"),
    "no": ("未解决", "no"),
    "unclear": ("未说明", "not told"),
}
TYPE = "type:"  # what the id of a type's node begins with; other ids are hashes


class Drawing:
    """Nodes and edges of the page, made from cases."""

    def __init__(self, page: PageBuilder) -> None:
        """No node yet."""
        self._page = page
        self._sentences = page.sentences()
        self.nodes: dict[str, dict[str, Any]] = {}
        self.edges: list[dict[str, str]] = []
        self._edges: set[tuple[str, str]] = set()
        self._posts: dict[str, list[MembershipRecord]] = defaultdict(list)  # by person
        for post in page.of(MembershipRecord):
            self._posts[post.person_key].append(post)
        self._articles: dict[str, int] = {}

    def case(self, case: CaseRecord) -> None:
        """Draw a case: its place with all that contains it, and what hangs on it."""
        page = self._page
        places = [k for k in case.place_keys if page.get(PlaceRecord, k)]
        here = places[0] if places else None
        anchor = self._place(here) if here else None
        regions = self.nodes[anchor]["regions"] if anchor else []
        for key in case.mechanism_keys:
            record: MechanismRecord | None = page.get(MechanismRecord, key)
            if record is not None:
                self._in_regions(self.nodes.get(key) or self._mechanism(record), regions)
                self._edge(anchor, key, "uses")
        told: dict[str, str] = {}  # words of a trouble → its node: one that is told under two types is drawn once
        for key in case.problem_keys:
            problem: ProblemRecord | None = page.get(ProblemRecord, key)
            if problem is not None:
                first = told.setdefault(problem.label, key)
                facts = [["类型 type", ""], ["结果 result", self._became(problem)]]
                told_so = [] if first in self.nodes else self._quoted(ResolutionRecord.key_of(key))
                node = self._node(first, "problem", problem.label, facts, regions, by=[], types=[], became=told_so)
                for type_id, confidence in problem_types(problem):
                    kind = page.label(type_id)
                    if kind not in node["types"]:
                        node["types"].append(kind)
                        doubt = "" if confidence >= SURE else "？"
                        node["facts"][0][1] += ("、" if node["facts"][0][1] else "") + kind + doubt
                self._told_with(case, node)
                self._edge(anchor, first, "addresses")
        for key in case.outcome_keys:
            outcome: OutcomeRecord | None = page.get(OutcomeRecord, key)
            if outcome is not None:
                facts = [["类别 kind", page.label(outcome.indicator)], ["数值 value", figure(outcome)]]
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
                self._node(key, "person", person.name, [["职务 post", posts]], regions)
                self._edge(anchor, key, "with")

    def _mechanism(self, record: MechanismRecord) -> dict[str, Any]:
        """Draw a mechanism."""
        page = self._page
        sure = [t for t, confidence, _ in record.types if confidence >= SURE]
        kinds = [page.label(t) + ("" if t in sure else "？") for t, _, _ in record.types]
        facts = [["类型 type", "、".join(kinds) or "未定 untyped"]]
        facts += [["定义 definition", record.definition]] if record.definition else []
        others = page.names(record)
        facts += [["又称 also", "、".join(others[:6])]] if others else []
        node = self._node(record.key, "mechanism", record.name, facts, [], types=sure)
        node["weight"] = page.counties(record.key)
        return node

    def _became(self, problem: ProblemRecord) -> str:
        told: ResolutionRecord | None = self._page.get(ResolutionRecord, ResolutionRecord.key_of(problem.key))
        chinese, english = _RESOLUTION[problem.resolution]
        return f"{chinese}{'？' if told and told.confidence < SURE else ''} {english}"

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
            if self._page.counties(type_) < RECURRING:
                continue
            names = "、".join(sorted({self.nodes[k]["label"] for k in keys}))
            regions = sorted({r for k in keys for r in self.nodes[k]["regions"]})
            node = self._node(TYPE + type_, "type", self._page.label(type_), [["当地叫法 brands", names]], regions)
            node["weight"] = self._page.counties(type_)
            node["quotes"] = self._one_each(keys)
            for key in keys:
                self._edge(key, node["id"], "kind")

    def _one_each(self, keys: Sequence[str]) -> list[dict[str, Any]]:
        """One quotation of each brand, each sentence once."""
        quotes = [self.nodes[k]["quotes"][0] for k in keys if self.nodes[k]["quotes"]]
        return list({(q["article"], q["start"]): q for q in quotes}.values())[:MAX_QUOTES]

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
        if key in self.nodes:
            return key
        record: PlaceRecord = self._page.get(PlaceRecord, key)
        kind = "region" if record.level in _REGION_LEVELS else "place"
        parents = [p for p in record.parent_keys if self._page.get(PlaceRecord, p)]
        facts = [["代码 code", record.code]] if record.code else []
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
        self, key: str, kind: str, label: str, facts: list[list[str]], regions: list[str], **more: Any
    ) -> dict[str, Any]:
        node = self.nodes.get(key)
        if node is not None:
            return self._in_regions(node, regions)
        node = self.nodes[key] = {
            "id": key,
            "kind": kind,
            "label": label,
            "facts": facts,
            "regions": regions,
            "level": "",
            "weight": 0,
            "quotes": self._quoted(key),
            **more,
        }
        return node

    @staticmethod
    def _in_regions(node: dict[str, Any], regions: list[str]) -> dict[str, Any]:
        """Note that a node is told of in regions, which come in order."""
        if node["regions"] != regions:
            node["regions"] = sorted({*node["regions"], *regions})
        return node

    def _edge(self, start: str | None, end: str, relation: str) -> None:
        if start is not None and (start, end) not in self._edges:
            self._edges.add((start, end))
            self.edges.append({"from": start, "to": end, "relation": relation})

    def _quoted(self, key: str) -> list[dict[str, Any]]:
        """Quotations of a thing: the sentence that holds its words, where a case has it; one of each article first."""
        told = self._page.quotations(key)
        if len(told) == 1:  # as mostly
            return [self._quote(self._around(told[0]), told[0])]
        shown: dict[tuple[str, int | str], tuple[Evidence, Evidence]] = {}
        for e in told:
            whole = self._around(e)
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

    def _around(self, words: Evidence) -> Evidence:
        """The sentence of a case that holds some words; they themselves where none does."""
        near = self._sentences.get(words.article_key)
        return near.around(words) if near is not None else words

    def _quote(self, sentence: Evidence, words: Evidence) -> dict[str, Any]:
        number = self._articles.setdefault(sentence.article_key, len(self._articles))
        quote = {"text": _flat(sentence.exact), "article": number, "start": sentence.start}
        if words is not sentence and (mark := _flat(words.exact)) != quote["text"]:
            quote["mark"] = mark
        return quote


def _flat(text: str) -> str:
    return "".join(text.split())


def figure(outcome: OutcomeRecord) -> str:
    """The figure of an outcome: 约1.5亿件, 2–3名, 71 → 96%."""
    number = amount(outcome.value)
    if outcome.maximum is not None:
        number += f"–{amount(outcome.maximum)}"
    before = f"{amount(outcome.before)} → " if outcome.before is not None else ""
    return f"{before}{'约' if outcome.approximate else ''}{number}{outcome.unit}"
