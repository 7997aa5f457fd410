"""Cases: what one episode of an article tells of one place, as one practice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Generator, Iterator, Mapping, Sequence, Set

from extractors.screening import Screening
from kg.core.ids import content_id
from kg.core.lazy import lazy
from kg.core.mentions import Rejection
from kg.core.records import CaseRecord, Evidence
from kg.linking.cases.agents import Agent, Agents
from kg.linking.cases.credit import BY_START, Credit, Named, names_in
from kg.linking.cases.economy import BUILT, is_economic, with_economy
from kg.linking.cases.gate import Episode, Gate, Story
from kg.linking.cases.headline import below_headline
from kg.linking.cases.matters import Matters
from kg.linking.cases.mentioned import passes_by
from kg.linking.cases.repeats import Repeats
from kg.linking.cases.results import Results
from kg.linking.cases.started import agreed, beginnings
from kg.linking.cases.starts import find_starts
from kg.linking.cases.topic import Topic
from kg.linking.cases.turns import is_left
from kg.linking.evidence import Quoter
from kg.linking.places import Entity
from kg.linking.where.locus import Locus
from kg.rules import ArticleView

CASE_RULE = "case.episode"
_UNTITLED = 24  # characters of the body that stand for a title that the print does not have
_HASTE = "time"  # the kind of outcomes that alone tell how fast somebody was
_Credited = tuple[str, tuple[str, ...], int]  # field of CREDITED, keys of mechanisms, position to quote
_NOTHING: _Credited = ("", (), 0)
_Answers = dict[str, tuple[int, str]]  # by key of a mechanism where it is named, and the field of CREDITED
#: by number and place of an episode: mechanisms that a sentence says began then, the date and the sentence
_Begun = dict[tuple[int, str | None], list[tuple[str, str, Evidence]]]
_NEAR = 2  # episodes between a problem and what was done against it


class CaseBuilder:
    """Gathers what is told of each place, episode by episode, and makes cases of it.

    An episode is a paragraph with the short ones (dialogue) that go on with it, or a section whose paragraphs are all
    short. A case is one place in one episode; troubles that some of its mechanisms plainly ended are told apart. Where
    it tells a problem or a result but names no mechanism, those of the nearest episode about the same place are
    credited, else the one that the article is about, if it runs there.
    """

    def __init__(
        self,
        view: ArticleView,
        quote: Quoter,
        locus: Locus,
        places: Mapping[str, Entity],
        learns: Sequence[int],
        screening: Screening,
    ) -> None:
        """`learns` are positions of words that tell of learning from others.

        `screening` is that of the article: where it is plainly about governing a small place, less is asked.
        """
        self._view = view
        self._learns = learns
        self._screening = screening
        self._article = view.article
        self._quote = quote
        self._locus = locus
        self._places = places
        self._episodes: dict[tuple[int, str | None], Episode] = {}
        self._numbers: set[int] = set()  # of episodes that tell something
        self.refused: list[Rejection] = []  # what makes no case, once built
        self._runs: dict[str, set[str | None]] = {}  # the places where each mechanism runs
        self._quoted: dict[int, Evidence | None] = {}  # by number of the sentence: cases share them
        self._weights: dict[str, float] = {}
        self._headlined: set[str] = set()
        self._telling: dict[str, float] = {}
        self._aside: set[int] = set()  # episodes whose troubles leave aside what is named far after them
        self._answered: set[str] = set()
        self._economic: set[str] = set()
        self._hasty: set[str] = set()
        self._kinds: dict[str, str] = {}  # of outcomes
        self._named: list[Named] = []
        self._agents = Agents(view)
        self._cast: dict[int, list[Agent]] = {}  # by number of the sentence that names them
        self._starts, self._leads, self._turns, self._besides = find_starts(view.article)
        self._ends = [*self._starts[1:], len(view.text)]
        first = view.article.lines[0] if view.article.lines else None
        self._title_end = first.end if first else 0
        self._headline_end = first.end if first and first.role in ("title", "kicker") else 0

    def mechanism(self, key: str, position: int, end: int, *, weight: float, telling: float = 1.0) -> None:
        """A mechanism named from `position` to `end`; `weight` is how sure and prominent it is.

        `telling` is how sure its type is, 1 where it is spelled out: one without either makes no case by itself.
        """
        if telling:
            self._telling[key] = telling
        episode = self._episode(position)
        self._named.append(Named(position, end, key, episode.place))
        episode.mechanisms.setdefault(key, position)
        self._runs.setdefault(key, set()).add(episode.place)
        if position < self._title_end:
            weight += 5
            self._headlined.add(key)
        self._weights[key] = self._weights.get(key, 0.0) + 1 + weight / 10

    def problem(self, key: str, position: int, *, answered: bool = True) -> None:
        """A problem told at `position`; `answered` says that something was done about it."""
        if answered:
            self._answered.add(key)
        self._episode(position).problems.setdefault(key, position)

    def outcome(self, key: str, position: int, *, indicator: str = "", changed: bool = False) -> None:
        """An outcome claimed at `position`; `indicator` is its kind, `changed` that what it was before is told."""
        episode = self._episode(position)
        place = self._places.get(episode.place or "")
        if is_economic(indicator, place.level if place else ""):
            self._economic.add(key)
        if indicator == _HASTE and not changed:
            self._hasty.add(key)
        self._kinds[key] = indicator
        episode.outcomes.setdefault(key, position)

    def agent(self, agent: Agent) -> None:
        """A body or person named; counted only where its episode tells something."""
        position = agent.who.start
        if self._number(position) not in self._numbers:
            return
        episode = self._episodes.get(self._where(position))
        if episode is not None:
            episode.agents.append(agent)
            self._cast.setdefault(self._view.sentence_index(position), []).append(agent)

    def build(self) -> Generator[None, None, list[CaseRecord]]:
        """The cases, in order of the text; None where a step ends."""
        self._named.sort(key=BY_START)
        episodes = sorted(self._episodes.values(), key=lambda e: (e.number, e.place or ""))
        troubles = [p for e in episodes for p in e.problems.values()]
        credits = Credit(self._view, self._named, troubles, self._learns, self._locus)
        for key in credits.learned:
            for e in episodes:
                e.mechanisms.pop(key, None)
        episodes = [e for e in episodes if e.mechanisms or e.problems or e.outcomes]
        topic = self._topic()
        answers = {id(e): self._answers(e, credits) for e in episodes if e.problems}
        silent = [e for e in episodes if not (e.mechanisms or answers.get(id(e)) or id(e) in self._aside)]
        silent = [e for e in silent if not e.problems or not all(map(credits.is_closed, e.problems.values()))]
        credited = {id(e): self._credit(e, episodes, topic, credits) for e in silent}
        yield None
        gate = Gate(self._story(episodes), episodes)  # asked of what they tell before they are credited
        for e in episodes:
            closed = all(map(credits.is_of_one, e.problems.values()))
            self._credit_all(e, answers.get(id(e), {}), credited.get(id(e), _NOTHING), None if closed else topic)
        kept = self._kept(episodes, gate)
        yield None
        begun = self._begun()
        told = self._without_repeats([*self._apart(kept, gate, credits)], gate)
        yield None
        records = [self._record(e, begun) for e in told]
        return [record for record in records if record is not None]

    def _credit_all(self, e: Episode, answers: _Answers, credited: _Credited, topic: Topic | None) -> None:
        """Give an episode what it is credited with: what its words name, what is near, what the headline is about."""
        for key, (position, how) in answers.items():
            self._credited(e, key, position, how)
        how, keys, position = credited
        for key in keys:
            self._credited(e, key, position, how)
        # every problem is told as the case of what the headline names
        if topic is not None and topic.principal and topic.heads and e.problems and topic.covers(e.place):
            position = min(e.problems.values())
            if topic.speaks_of(position):
                for key in topic.keys:
                    self._credited(e, key, position, "topic_keys")

    def _kept(self, episodes: Sequence[Episode], gate: Gate) -> list[Episode]:
        """The episodes that make cases, and those that go on with them; why the others make none is noted."""
        stories = [e for e in episodes if not self._only_headline(e)]
        kept = [e for e in stories if gate.keeps(e)]
        if kept and len(kept) < len(episodes):
            more = gate.goes_on(kept)
            chosen = {id(e) for e in kept}
            kept = [e for e in stories if id(e) in chosen or more(e)]
        chosen = {id(e) for e in kept}
        self.refused = [self._refused(e, gate) for e in stories if id(e) not in chosen]
        return kept

    def _apart(self, kept: Sequence[Episode], gate: Gate, credits: Credit) -> Iterator[Episode]:
        """What makes a case each: without the headline, and what one episode tells of several matters taken apart."""
        for e in kept:
            for key in e.beside:
                e.mechanisms.pop(key, None)
        matters = Matters(self._view, self._named, credits, self._hasty | self._economic)
        first_end = self._ends[0]
        opening = [n for n in self._named if self._headline_end <= n.start < first_end]
        governed, earned = with_economy(kept, self._economic, self._comes_of)
        rest, left = below_headline(governed, self._headline_end, opening, self._locus.related)
        self.refused += [self._refused(e, gate, "only tells what was earned or built") for e in earned]
        self.refused += [self._refused(e, gate, "only the headline tells it") for e in left]
        for e in rest:
            yield from matters.parts(e)

    def _without_repeats(self, told: Sequence[Episode], gate: Gate) -> list[Episode]:
        """The episodes that tell something that another case of the same place does not."""
        again = Repeats(self._view, self._named, self._locus.related).of(told) if len(told) > 1 else []
        self.refused += [self._refused(e, gate, "only names what another case of its place tells") for e in again]
        left_out = {id(e) for e in again}
        return [e for e in told if id(e) not in left_out]

    def _record(self, e: Episode, begun: _Begun) -> CaseRecord | None:
        """The case of an episode; None where nothing of it can be quoted."""
        positions = e.positions
        evidence = self._evidence(positions)
        if not evidence:
            return None
        since = [told for told in begun.get((e.number, e.place), ()) if told[0] in e.mechanisms]
        return CaseRecord(
            key=content_id("case", self._quote.article_key, str(e.number), e.place or "", *e.means),
            article_key=self._quote.article_key,
            label=self._label(e),
            place_keys=(e.place,) if e.place else (),
            mechanism_keys=tuple(sorted(e.mechanisms)) if e.mechanisms else (),
            problem_keys=tuple(sorted(e.problems)) if e.problems else (),
            outcome_keys=tuple(sorted(e.outcomes)) if e.outcomes else (),
            agent_keys=tuple(self._agents_of(e, positions)) if self._cast else (),
            near_keys=self._credited_by(e, "near_keys") if e.credited else (),
            topic_keys=self._credited_by(e, "topic_keys") if e.credited else (),
            started=agreed(date for _, date, _ in since),
            evidence=(*evidence, *dict.fromkeys(quote for _, _, quote in since)),
        )

    def _agents_of(self, e: Episode, positions: Set[int]) -> list[str]:
        """Keys of those who did what an episode tells, which stands at some positions."""
        begin, end = self._starts[e.number - 1], self._ends[e.number - 1]
        own: list[str] = []
        if e.agents:
            named = self._named[bisect_left(self._named, (begin,)) : bisect_left(self._named, (end,))]
            told = [start for start, _, key, _ in named if key in e.mechanisms]
            own = self._agents.of(e.agents, [*positions, *told], e.problems.values())
        elsewhere = {self._view.sentence_index(p) for p in positions if not begin <= p < end}
        beyond = [agent for n in elsewhere for agent in self._cast.get(n, ())]
        return sorted({*own, *self._agents.of(beyond, positions, ())}) if beyond else own

    def _begun(self) -> _Begun:
        """What sentences say of when mechanisms began."""
        found: _Begun = {}
        for n, date, quote in beginnings(self._view, self._quote, self._named):
            found.setdefault((self._number(n.start), n.place), []).append((n.key, date, quote))
        return found

    def _refused(self, e: Episode, gate: Gate, why: str = "") -> Rejection:
        """Why an episode makes no case."""
        start, end = self._view.sentences[self._view.sentence_index(min(e.positions))]
        place = self._places[e.place].name if e.place and e.place in self._places else ""
        why = why or gate.why_not(e)
        return Rejection(start, end, "case", place or self._article.text[start:end], "case.gate", why)

    def _story(self, episodes: Sequence[Episode]) -> Story:
        """What the gate reads of the article."""
        return Story(
            self._article.text, self._starts, self._locus, self._places, self._screening, episodes,
            sentence=self._view.sentence, telling=self._telling, headlined=self._headlined, answered=self._answered,
            kinds=self._kinds,
        )  # fmt: skip

    def _where(self, position: int) -> tuple[int, str | None]:
        return self._number(position), self._locus.at(position)

    def _number(self, position: int) -> int:
        """Number of the episode that holds a position; that of the headline is 1."""
        return bisect_right(self._starts, position)

    def _episode(self, position: int) -> Episode:
        where = self._where(position)
        episode = self._episodes.get(where)
        if episode is None:
            number, place = where
            episode = self._episodes[where] = Episode(place, number)
            self._numbers.add(number)
        return episode

    def _credited(self, e: Episode, key: str, position: int, how: str = "") -> None:
        """Add a mechanism to an episode; `how` is the field of CREDITED where no sentence of it names that."""
        if how and key not in e.mechanisms:
            e.credited[key] = how
        e.mechanisms.setdefault(key, position)
        self._runs.setdefault(key, set()).add(e.place)

    def _credited_by(self, e: Episode, how: str) -> tuple[str, ...]:
        """Mechanisms that an episode was credited with in this way, and that no sentence of it names all the same."""
        keys = {key for key, field in e.credited.items() if field == how and key in e.mechanisms}
        return tuple(sorted(keys - names_in(self._view, self._named, e.own))) if keys else ()

    def _answers(self, e: Episode, credits: Credit) -> _Answers:
        """Mechanisms that the troubles of an episode are said to have been dealt with by, wherever they are named."""
        found: _Answers = {}
        weak = set[str]()  # what the telling of a trouble leaves aside
        for position in e.problems.values():
            for key, where in credits.of(position, e.place).items():
                far = credits.is_far(where, position)
                if far and where > position and credits.is_acted_on(position):
                    weak.add(key)
                else:
                    near = far or key in weak or credits.is_elsewhere(where, position, e.place)
                    found.setdefault(key, (where, "near_keys" if near else ""))
        self._aside |= {id(e)} if weak else set()
        return found

    def _credit(self, e: Episode, episodes: Sequence[Episode], topic: Topic, credits: Credit) -> _Credited:
        """Mechanisms of other episodes that an episode without one is credited to, with the position to quote."""
        position = min([*e.problems.values(), *e.outcomes.values()])
        section = self._locus.section_index(position)
        # what follows a problem was done against it; what comes before a result led to it
        near = [
            o
            for o in episodes
            if o.place == e.place and o.mechanisms and abs(o.number - e.number) <= _NEAR
            and (o.number >= e.number if e.problems else o.number <= e.number or self._turns_to(o, e))
            and self._locus.section_index(min(o.mechanisms.values())) == section
            and not (o.number > e.number and self._is_left(position, min(o.mechanisms.values())))
            and not (o.number > e.number and credits.is_of_later(min(o.mechanisms.values()), position + 1))
        ]  # fmt: skip
        how, keys, _ = _NOTHING
        told = min(near, key=lambda o: abs(o.number - e.number)).mechanisms if near else {}
        idle = self._results.ways | self._idle
        nearest = tuple([key for key in told if key not in idle])
        if nearest:
            how, keys = "near_keys", nearest
        elif (
            topic.principal is not None
            and topic.covers(e.place)
            and (topic.heads or (e.problems and not all(map(credits.is_over, e.problems.values()))))
        ):
            how, keys = "topic_keys", topic.keys if topic.speaks_of(position) else ()
        if keys and not e.problems:
            tied = self._tied(e, keys)
            keys = tuple(dict.fromkeys((*keys, *tied)))
            e.beside = frozenset(keys) - tied
        return (how, keys, position) if keys else _NOTHING

    def _turns_to(self, o: Episode, e: Episode) -> bool:
        """Whether an episode goes on with another in the same paragraph: 修订文件8件。同时，建立…制度."""
        return o.number == e.number + 1 and self._starts[o.number - 1] in self._turns - self._besides

    def _tied(self, e: Episode, near: Sequence[str]) -> Set[str]:
        """The mechanisms that a text ties the results of an episode to; `near` are those told near it."""
        if self._starts[e.number - 1] in self._besides:
            return frozenset()
        return {key for at in e.outcomes.values() for key in self._results.tied(at, near)}

    def _comes_of(self, e: Episode, near: Sequence[str]) -> bool:
        """Whether results came of mechanisms told before: what was built did, sums where the text ties them to one."""
        return any(self._kinds[key] == BUILT for key in e.outcomes) or bool(self._tied(e, near))

    @lazy
    def _results(self) -> Results:
        return Results(self._view, self._named)

    @lazy
    def _idle(self) -> Set[str]:
        """Mechanisms that one only comes by wherever they are named."""
        text = self._article.text
        at_work = {n.key for n in self._named if not passes_by(text, n.start)}
        return {n.key for n in self._named} - at_work

    def _topic(self) -> Topic:
        weights = {key: weight for key, weight in self._weights.items() if key not in self._idle}
        return Topic(self._view, self._named, weights, self._headlined, self._runs, self._locus, self._number)

    def _is_left(self, position: int, later: int) -> bool:
        """Whether the telling of a position is left before a later one."""
        return is_left(self._article.text, self._view.sentence(position).end, self._view.sentence(later))

    def _only_headline(self, e: Episode) -> bool:
        """Whether an episode is a headline, or a line that leads in, whose mechanisms the story tells of as well."""
        start = self._starts[e.number - 1]
        if e.problems or e.outcomes or not (e.number == 1 or start in self._leads):
            return False
        end = self._view.line(start).end if start in self._leads else self._ends[0]
        told = {n.key for n in self._named if not start <= n.start < end}
        return told.issuperset(e.mechanisms) and max(e.mechanisms.values()) < end

    def _evidence(self, positions: Set[int]) -> tuple[Evidence, ...]:
        """The sentences that stand at some positions."""
        quotes = [self._sentence(number) for number in set(map(self._view.sentence_index, positions))]
        return tuple(sorted([q for q in quotes if q is not None]))

    def _sentence(self, number: int) -> Evidence | None:
        if number not in self._quoted:
            self._quoted[number] = self._quote(*self._view.sentences[number], CASE_RULE)
        return self._quoted[number]

    def _label(self, e: Episode) -> str:
        place = self._places[e.place].name if e.place and e.place in self._places else ""
        told = self._article.title or ("" if place else self._article.text.strip()[:_UNTITLED])
        return "：".join(filter(None, (place, told)))
