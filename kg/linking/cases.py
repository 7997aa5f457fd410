"""Cases: what one section of an article tells of one place, as one practice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.core.ids import content_id
from kg.core.records import CaseRecord, Evidence, PlaceRecord
from kg.linking.evidence import Quoter
from kg.linking.locus import Locus
from kg.rules import ArticleView

CASE_RULE = "case.episode"



@dataclass(slots=True)
class _Episode:
    place: str | None
    section: int
    mechanisms: dict[str, int] = field(default_factory=dict)  # key → first position
    problems: dict[str, int] = field(default_factory=dict)
    outcomes: dict[str, int] = field(default_factory=dict)
    agents: dict[str, int] = field(default_factory=dict)


class CaseBuilder:
    """Gathers what is told of each place, section by section, and makes cases of it.

    A case is one place in one section. Where an episode tells a problem or a result but names no mechanism, the one
    that the article is about is credited if it runs in that place or in one that contains it.
    """

    def __init__(self, view: ArticleView, quote: Quoter, locus: Locus, places: Mapping[str, PlaceRecord]) -> None:
        self._view = view
        self._article = view.article
        self._quote = quote
        self._locus = locus
        self._places = places
        self._episodes: dict[tuple[int, str | None], _Episode] = {}
        self._weights: dict[str, float] = {}

    def mechanism(self, key: str, position: int, *, weight: float) -> None:
        """A mechanism named at `position`; `weight` is how sure and prominent it is."""
        self._episode(position).mechanisms.setdefault(key, position)
        if self._article.lines and position < self._article.lines[0].end:
            weight += 5  # named in the headline
        self._weights[key] = self._weights.get(key, 0.0) + 1 + weight / 10

    def problem(self, key: str, position: int) -> None:
        """A problem told at `position`."""
        self._episode(position).problems.setdefault(key, position)

    def outcome(self, key: str, position: int) -> None:
        """An outcome claimed at `position`."""
        self._episode(position).outcomes.setdefault(key, position)

    def agent(self, key: str, position: int) -> None:
        """A body or person acting at `position`; counted only where its episode tells something."""
        place, section = self._locus.at(position), self._locus.section_index(position)
        episode = self._episodes.get((section, place))
        if episode is not None:
            episode.agents.setdefault(key, position)

    def build(self) -> list[CaseRecord]:
        """The cases, in order of the text."""
        principal = self._principal()
        cases = []
        for (section, place), e in sorted(self._episodes.items(), key=lambda x: (x[0][0], x[0][1] or "")):
            if not e.mechanisms and principal is not None and self._covers(principal, place):
                e.mechanisms[principal] = next(iter([*e.problems.values(), *e.outcomes.values()]))
            evidence = self._evidence(e)
            if not evidence:
                continue
            cases.append(
                CaseRecord(
                    key=content_id("case", self._quote.article_key, str(section), place or ""),
                    article_key=self._quote.article_key,
                    label=self._label(e),
                    place_keys=(place,) if place else (),
                    mechanism_keys=tuple(sorted(e.mechanisms)),
                    problem_keys=tuple(sorted(e.problems)),
                    outcome_keys=tuple(sorted(e.outcomes)),
                    agent_keys=tuple(sorted(e.agents)),
                    evidence=evidence,
                )
            )
        return cases

    def _episode(self, position: int) -> _Episode:
        place, section = self._locus.at(position), self._locus.section_index(position)
        return self._episodes.setdefault((section, place), _Episode(place, section))

    def _principal(self) -> str | None:
        """The mechanism that the article is about: named most often and with most weight."""
        if not self._weights:
            return None
        return min(self._weights, key=lambda k: (-self._weights[k], k))

    def _covers(self, mechanism: str, place: str | None) -> bool:
        """Whether a mechanism runs, in this article, in `place` or in a place that contains it or lies inside it."""
        if place is None:
            return True
        for (_, where), e in self._episodes.items():
            if mechanism in e.mechanisms and (
                where is None
                or where == place
                or where in self._locus.ancestors(place)
                or place in self._locus.ancestors(where)
            ):
                return True
        return False

    def _evidence(self, e: _Episode) -> tuple[Evidence, ...]:
        """The sentence that shows the case best: the first one that names a mechanism, else tells a problem or result."""
        for positions in (e.mechanisms, e.problems, e.outcomes):
            for position in sorted(positions.values()):
                sentence = self._view.sentence(position)
                quoted = self._quote(sentence.start, sentence.end, CASE_RULE)
                if quoted is not None:
                    return (quoted,)
        return ()

    def _label(self, e: _Episode) -> str:
        place = self._places[e.place].name if e.place and e.place in self._places else ""
        return f"{place}：{self._article.title}" if place and self._article.title else place or self._article.title
