"""A built graph as questions see it: cases with their places, mechanisms, problems, outcomes, people and quotations.

Everything is read by the queries beside this module (`sparql/*.rq`), lazily, so that a question reads only what it
needs. Who answers them is left open: the records of the build (`kg.query.records`), or an index of its graph.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from importlib import resources
from typing import TypeVar

from kg.core.errors import UsageError
from kg.core.near import places_like
from kg.core.records import SURE
from kg.graph.schemes import labels
from kg.query.duplicates import Wordings, groups, twin_of
from kg.query.events import events
from kg.query.things import Case, Mechanism, Outcome, Place, Problem, Quotation, Told, tail

Row = Mapping[str, str]
#: answers one of the package's queries: its name → rows of variable → value (an unbound variable is "")
Answering = Callable[[str], Iterable[Row]]

LEVELS = ("Province", "Prefecture", "County", "Township", "Community", "Village", "Quarter", "Grid")
XPCC = "兵团"


def query_text(name: str) -> str:
    """Text of a query that ships with the package."""
    return resources.files("kg.query").joinpath("sparql", f"{name}.rq").read_text(encoding="utf-8")


_Named = TypeVar("_Named", Place, Mechanism)
_STOPS = frozenset("。！？；!?;")
_MARKS = str.maketrans("", "", "“”\"'‘’「」『』 、，·")


class Corpus:
    """The graph behind a function that answers queries; `used` names those that were asked, for --explain."""

    def __init__(self, answering: Answering) -> None:
        """Questions to what `answering` reads."""
        self._answering = answering
        self.used: list[str] = []

    def rows(self, name: str) -> Iterable[Row]:
        """Rows of one of the package's queries."""
        if name not in self.used:
            self.used.append(name)
        return self._answering(name)

    def _group(self, name: str, key: str, *many: str) -> dict[str, tuple[Row, dict[str, tuple[str, ...]]]]:
        """Rows by `key`: the first row, and the sorted distinct values of the columns that repeat."""
        first: dict[str, Row] = {}
        values: dict[str, dict[str, set[str]]] = defaultdict(lambda: {m: set() for m in many})
        for row in self.rows(name):
            first.setdefault(row[key], row)
            for m in many:
                if row[m]:
                    values[row[key]][m].add(row[m])
        return {k: (first[k], {m: tuple(sorted(values[k][m])) for m in many}) for k in sorted(first)}

    @cached_property
    def places(self) -> dict[str, Place]:
        """Places by IRI."""
        return {
            k: Place(k, r["name"], tail(r["level"]), r["code"], v["parent"], frozenset({r["name"], *v["alias"]}))
            for k, (r, v) in self._group("places", "place", "parent", "alias").items()
        }

    @cached_property
    def mechanisms(self) -> dict[str, Mechanism]:
        """Mechanisms by IRI."""
        return {
            k: Mechanism(
                k, r["name"], frozenset({r["name"], *v["alias"]}), r["definition"],
                tuple(tail(t) for t in v["type"]), v["part"],
            )
            for k, (r, v) in self._group("mechanisms", "mechanism", "alias", "type", "part").items()
        }  # fmt: skip

    @cached_property
    def typings(self) -> dict[tuple[str, str], float]:
        """How sure each type of a mechanism is, by the mechanism's IRI and the id of the type."""
        return {(r["mechanism"], tail(r["type"])): float(r["confidence"]) for r in self.rows("typings")}

    def types(self, mechanism: str, sure: float) -> tuple[str, ...]:
        """The types of a mechanism that are at least so sure; one without a confidence is taken as given."""
        return tuple(t for t in self.mechanisms[mechanism].types if self.typings.get((mechanism, t), 1.0) >= sure)

    def types_in(self, case: Case, mechanism: str, sure: float = SURE) -> tuple[str, ...]:
        """The types of a mechanism that count for a case: if its link is as sure and, asked for sure ones, its text."""
        if self.credits.get((case.iri, mechanism), (1.0, ""))[0] < sure:
            return ()
        own = sure >= SURE and self._cases_have_types
        return tuple(t for t in self.types(mechanism, sure) if not own or t in case.types)

    @cached_property
    def _cases_have_types(self) -> bool:
        return any(case.types for case in self.cases)  # a graph of an earlier version, or of another's making

    def kinds(self, mechanism: str) -> dict[str, str]:
        """The types of a mechanism as one writes them, by id: 积分制, or 积分制？ where no name says it outright."""
        sure = self.types(mechanism, SURE)
        of = self.mechanisms[mechanism].types
        return {t: self.schemes.get(t, t) + ("" if t in sure else "？") for t in of}

    @cached_property
    def problems(self) -> dict[str, Problem]:
        """Problems by IRI."""
        return Problem.of(self.rows("problems"))

    @cached_property
    def outcomes(self) -> dict[str, Outcome]:
        """Outcomes by IRI."""
        return {
            r["outcome"]: Outcome(
                r["outcome"], r["label"], float(r["value"]), float(r["maximum"]) if r["maximum"] else None,
                r["unit"], r["approximate"] in ("true", "1"), r["measured"], tail(r["indicator"]), r["period"],
            )
            for r in self.rows("outcomes")
        }  # fmt: skip

    @cached_property
    def articles(self) -> dict[str, Told]:
        """Articles by IRI."""
        return {
            r["article"]: Told(r["article"], r["title"], r["date"], r["file"], r["region"])
            for r in sorted(self.rows("articles"), key=lambda r: (r["article"], r["region"]))
        }

    @cached_property
    def agents(self) -> dict[str, str]:
        """Bodies and people by IRI, as one writes them: 柳河社区党委; 王海 (柳河社区 党委书记)."""
        names: dict[str, str] = {}
        posts: dict[str, set[str]] = defaultdict(set)
        for r in self.rows("agents"):
            names[r["agent"]] = r["name"]
            if r["membership"]:
                posts[r["agent"]].add(_post(r["bodyName"], r["title"]))
        return {k: names[k] + (f"（{'、'.join(sorted(posts[k]))}）" if posts[k] else "") for k in sorted(names)}

    @cached_property
    def schemes(self) -> dict[str, str]:
        """Chinese labels of types, by the id that ends their IRI."""
        return labels()

    @cached_property
    def cases(self) -> list[Case]:
        """Cases, in order of file and text."""
        found: dict[str, Case] = {}
        lists = {name: f"{name}s" for name in ("place", "mechanism", "type", "problem", "outcome", "agent")}
        for r in self.rows("cases"):
            case = found.setdefault(r["case"], Case(r["case"], r["label"], r["article"]))
            for column, attribute in lists.items():
                if r[column]:
                    getattr(case, attribute).append(tail(r[column]) if column == "type" else r[column])
        for r in self.rows("starts"):
            found[r["case"]].started = r["started"]
        for case in found.values():
            for attribute in lists.values():
                setattr(case, attribute, sorted(set(getattr(case, attribute))))
        where = {k: min((q.start for q in v), default=0) for k, v in self.quotes.items()}
        file = {k: a.file for k, a in self.articles.items()}
        return sorted(found.values(), key=lambda c: (file.get(c.article, ""), where.get(c.iri, 0), c.iri))

    @cached_property
    def first_print(self) -> dict[str, str]:
        """By article: the earliest article with the same words; itself where there is none (see `duplicates`)."""
        told: dict[str, list[str]] = defaultdict(list)
        for case in self.cases:
            told[case.article] += [q.exact for q in self.quotes.get(case.iri, ()) if q.article == case.article]
        ranked = sorted(told, key=lambda a: (self.articles[a].dated or "9999", self.articles[a].file, a))
        found = groups({a: told[a] for a in ranked})
        return {a: found.get(a, a) for a in self.articles}

    @cached_property
    def distinct(self) -> list[Case]:
        """Cases, each once: one that several papers print in the same words is that of the first, the others `also`.

        One that several articles tell in their own words stays theirs, with one `event` for all.
        """
        cases = self._each_once([c.copied() for c in self.cases])
        ranked = sorted(cases.values(), key=lambda c: self.articles[c.article].dated or "9999")
        for iri, event in events(ranked, self.places, self.outcomes).items():
            cases[iri].event = event
        return list(cases.values())

    def _each_once(self, told: Iterable[Case]) -> dict[str, Case]:
        """Cases by IRI without those that an earlier article prints in the same words; of that one, it is `also`."""
        cases = {c.iri: c for c in told}
        again = {article: first for article, first in self.first_print.items() if article != first}
        if not again:
            return cases
        by_article: dict[str, list[Case]] = defaultdict(list)
        for case in cases.values():
            by_article[case.article].append(case)
        held = [c for a in {*again, *again.values()} for c in by_article[a]]
        words = Wordings({c.iri: [q.exact for q in self.quotes.get(c.iri, ()) if q.article == c.article] for c in held})
        for article, first in again.items():
            for case in by_article[article]:
                twin = twin_of(case, by_article[first], words)
                if twin is not None:
                    twin.also.append(article)
                    del cases[case.iri]
        return cases

    @cached_property
    def quotes(self) -> dict[str, list[Quotation]]:
        """Quotations by the thing that they back, in order of article and position."""
        found: dict[str, set[Quotation]] = defaultdict(set)
        for r in self.rows("quotes"):
            found[r["body"]].add(Quotation(r["article"], int(r["start"]), int(r["end"]), r["exact"]))
        return {k: sorted(v, key=lambda q: (q.article, q.start, q.end)) for k, v in found.items()}

    @cached_property
    def starts(self) -> dict[str, list[Quotation]]:
        """Sentences that say since when a practice is used, by the case."""
        return self._quoted("starts")

    @cached_property
    def lessons(self) -> dict[str, list[Quotation]]:
        """Lessons that the article draws from a case, in its words, by the case."""
        return self._quoted("lessons")

    @cached_property
    def placements(self) -> dict[str, list[Quotation]]:
        """The sentence that says where a case is whose own sentences do not, by the case."""
        return self._quoted("placements")

    @cached_property
    def resolutions(self) -> dict[str, list[Quotation]]:
        """The sentence that tells what became of a problem, by the problem."""
        return self._quoted("resolutions", of="problem")

    def _quoted(self, query: str, of: str = "case") -> dict[str, list[Quotation]]:
        found: dict[str, set[Quotation]] = defaultdict(set)
        for r in self.rows(query):
            found[r[of]].add(Quotation(r["article"], int(r["start"]), int(r["end"]), r["exact"]))
        return {k: sorted(v, key=lambda q: (q.article, q.start, q.end)) for k, v in found.items()}

    def lessons_for(self, case: Case) -> list[Quotation]:
        """Lessons that hold for a case: its own, and what its article draws from a case of a place around it."""
        around = {above for place in case.places for above in self.ancestors(place)}
        told = self._lessons_told.get(case.article, ())
        return [q for other, q in told if other.iri == case.iri or around & set(other.places)]

    @cached_property
    def _lessons_told(self) -> dict[str, list[tuple[Case, Quotation]]]:
        found: dict[str, list[tuple[Case, Quotation]]] = defaultdict(list)
        for case in self.cases if self.lessons else ():
            found[case.article] += [(case, q) for q in self.lessons.get(case.iri, ())]
        return found

    def ancestors(self, place: str) -> list[str]:
        """A place and all that contain it, nearest first."""
        line, queue = [], [place]
        while queue:
            here = queue.pop(0)
            if here in line or here not in self.places:
                continue
            line.append(here)
            queue.extend(self.places[here].parents)
        return line

    def region(self, place: str, level: str, xpcc: str = "own") -> Place | None:
        """The region of a place at a level ("County"); None where the graph does not know it.

        For a place of the XPCC, `xpcc` chooses between its own division ("own") and the county that hosts it ("host").
        """
        found = [self.places[p] for p in self.ancestors(place) if self.places[p].level == level]
        if len(found) < 2:
            return found[0] if found else None
        own = [p for p in found if self._of_xpcc(p)]
        other = [p for p in found if not self._of_xpcc(p)]
        return ((own or other) if xpcc == "own" else (other or own))[0]

    def _of_xpcc(self, place: Place) -> bool:
        """Whether a region is one of the XPCC's own: the corps, a division, a regiment or a farm of it."""
        if any(XPCC in name for name in place.names):
            return True
        return any(XPCC in name for p in place.parents if p in self.places for name in self.places[p].names) or (
            place.level == "County" and any(self._of_xpcc(self.places[p]) for p in place.parents if p in self.places)
        )

    def line(self, place: str, xpcc: str = "own") -> list[str]:
        """One way up from a place: of two parents the XPCC's ("own") or the host's ("host"), else the first."""
        line = [place]
        while True:
            parents = [p for p in self.places[line[-1]].parents if p in self.places] if line[-1] in self.places else []
            if len(parents) > 1:
                parents.sort(key=lambda p: (self._of_xpcc(self.places[p]) != (xpcc == "own"), p))
            if not parents or parents[0] in line:
                return line
            line.append(parents[0])

    def path(self, place: str) -> str:
        """A place with its county, as one writes it: 某省 某市 临江县 柳河社区."""
        above = [self.places[p] for p in self.line(place)[1:] if p in self.places]
        here = self.places[place].name if place in self.places else ""
        return " ".join([*(p.name for p in reversed(above) if p.level in LEVELS[:3]), here])

    @cached_property
    def credits(self) -> dict[tuple[str, str], tuple[float, str]]:
        """How sure each link is that no sentence states, and why it was made, by the IRIs of case and mechanism."""
        return {(r["case"], r["mechanism"]): (float(r["confidence"]), r["reason"]) for r in self.rows("credits")}

    def sentence(self, case: Case, thing: str) -> Quotation | None:
        """The sentence of a case that holds the words that back a thing; else these words alone.

        A mechanism that no sentence of the case names is backed by what the case itself says: never by the words of
        the article about another place. Running text comes before a headline, which seldom says more than the name.
        """
        words = [q for q in self.quotes.get(thing, ()) if q.article == case.article]
        own = [q for q in self.quotes.get(case.iri, ()) if q.article == case.article]
        holding = [s for w in words for s in own if s.start <= w.start and w.end <= s.end]
        if holding:
            return min(holding, key=self.is_headline)
        mechanism = self.mechanisms.get(thing)
        if mechanism is None and words:
            return words[0]
        named = [s for s in own if mechanism and any(name in s.exact for name in mechanism.names)]
        return min(named or own, key=self.is_headline, default=None)

    def is_headline(self, quote: Quotation) -> bool:
        """Whether a quotation is (part of) the headline of its article, or a line without a stop: a subheading."""
        flat = "".join(quote.exact.split())
        return _STOPS.isdisjoint(flat) or flat in "".join(self.articles[quote.article].title.split())

    def find_place(self, name: str) -> list[Place]:
        """Places that go by a name, or by a path as answers show it: 某省 某市 柳河社区.

        Raises UsageError, naming near ones, where there is none.
        """
        try:
            return self._find(
                name, self.places.values(), "place", "kg query --sparql, or tables/places.csv, lists all places"
            )
        except UsageError:
            found = [p for p in sorted(self.places.values(), key=lambda p: (p.name, p.iri)) if self._lies(p, name)]
            if not found:
                raise
            return found

    def _lies(self, place: Place, path: str) -> bool:
        """Whether a path leads to a place; steps of it may be left out."""
        rest = _plain(path)
        for step, iri in enumerate(self.ancestors(place.iri)):
            ends = [n for n in map(_plain, self.places[iri].names) if n and rest.endswith(n)]
            if not ends and not step:
                return False
            rest = rest.removesuffix(max(ends, key=len, default=""))
        return not rest

    def find_mechanism(self, name: str) -> list[Mechanism]:
        """Mechanisms that go by a name; raises UsageError, naming near ones, where there is none."""
        return self._find(
            name, self.mechanisms.values(), "mechanism", "'kg query recurring --min 1' lists all mechanisms"
        )

    @staticmethod
    def _find(name: str, things: Iterable[_Named], kind: str, hint: str) -> list[_Named]:
        wanted = _plain(name)
        everything = sorted(things, key=lambda t: (t.name, t.iri))
        exact = [t for t in everything if wanted in {_plain(n) for n in t.names}]
        if exact:
            return exact
        near = [
            t.name for t in everything if wanted and any(wanted in _plain(n) or _plain(n) in wanted for n in t.names)
        ]
        names = [t.name for t in everything]
        if not near:
            near = places_like(name, names) if kind == "place" else difflib.get_close_matches(name, names, 5, 0.3)
        if near:
            hint = f"did you mean {'、'.join(dict.fromkeys(near[:5]))}?"
        raise UsageError(f"no {kind} is called {name!r} in this graph", hint=hint)


def _post(body: str, title: str) -> str:
    """A post with its body, as one says it: what both name is said once.

    >>> _post("柳河社区党委", "党委书记")
    '柳河社区党委书记'
    """
    both = next((n for n in range(min(len(body), len(title)), 1, -1) if body.endswith(title[:n])), 0)
    return body + title[both:]


def _plain(name: str) -> str:
    """A name as people type it: no quotation marks, no spaces, one width."""
    return unicodedata.normalize("NFKC", name).translate(_MARKS).casefold()
