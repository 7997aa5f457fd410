"""Who had a problem, what was done, by whom, with which result."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.core.records import SURE
from kg.query.answer import Answer, Cell, flat
from kg.query.concepts import concept
from kg.query.context import by_context, practices
from kg.query.corpus import Corpus
from kg.query.lookup import SOLVED, outcome_words, source
from kg.query.things import Case, Quotation

#: behind results and actors that other sentences of the article tell of the same practice at the same place
FURTHER = "（后文）"
#: behind a problem whose type is in doubt
DOUBTFUL = "（类型存疑）"
#: behind what became of a problem where only a deed is told
UNSURE = "（存疑）"
_BEFORE = 40  # characters before the words of a problem in which its result may stand
_NEAR = 400  # characters after them in which a result of the same case is one of it
_REACH = 400  # characters after them in which what is told of the same practice goes on with it
_ASIDE = 60  # characters after them in which another problem is told beside it, not after it
_MOST = 3  # results from further on
_FEW = 2  # practices of a case of which one can tell what further results are of
#: kinds of outcomes that tell what was set up or who took part, not what came of it
_NO_RESULT = frozenset({"organisation", "participation", "coverage"})


def solutions(corpus: Corpus, *, problem: str, solved: bool = False) -> Answer:
    """Who had a problem, what was done, by whom, with which result; `problem` is a type id or its Chinese label.

    Results and actors are those that the case of the problem tells. Where it tells none, they are those that the
    article tells further on of one of the same practices at the same place, before it comes to another problem; such
    are marked FURTHER.
    """
    wanted = concept("problem-type", problem, "problem type", {t for p in corpus.problems.values() for t in p.types})
    further = _Further(corpus)
    rows: list[dict[str, Cell]] = []
    shown: list[Case] = []
    for case in corpus.distinct:
        for iri in case.problems:
            told = corpus.problems[iri]
            if wanted not in told.types or (solved and told.resolution not in ("yes", "partly")):
                continue
            quote = corpus.sentence(case, iri)
            shown += [case] if case not in shown[-1:] else []
            words = corpus.quotes.get(iri, [quote] if quote else [])
            rows.append(
                {
                    "place": "；".join(corpus.path(p) for p in case.places),
                    "problem": flat(told.label) + ("" if told.sure >= SURE else DOUBTFUL),
                    "done": practices(corpus, case),
                    "by": "、".join(
                        _names(corpus, case.agents) or _marked(_names(corpus, further.agents(case, words)))
                    ),
                    "solved": SOLVED[told.resolution] + ("" if told.held >= SURE else UNSURE),
                    "told": "；".join(flat(q.exact) for q in corpus.resolutions.get(iri, ())),
                    "result": "；".join(
                        _claims(corpus, _near(corpus, case, words))
                        or _marked(_claims(corpus, further.outcomes(case, words)))
                    ),
                    "quote": flat(quote.exact) if quote else "",
                    "source": source(corpus, case.article, quote),
                }
            )
    columns = ["place", "problem", "done", "by", "solved", "told", "result", "quote", "source"]
    label = corpus.schemes.get(wanted, wanted)
    notes = [f"problem type {wanted} ({label}): {len(rows)} told", *by_context(corpus, shown)]
    doubtful = sum(str(r["problem"]).endswith(DOUBTFUL) for r in rows)
    if doubtful:
        notes.append(
            f"{doubtful} marked {DOUBTFUL}: its words do not say this type plainly, or may say another as well. "
            "字面未明言此类，或也可归他类。"
        )
    unsure = sum(str(r["solved"]).endswith(UNSURE) for r in rows)
    if unsure:
        notes.append(
            f"{unsure} marked {UNSURE}: what was done, or how it is now, is told, not that this trouble ended. "
            "只述做法或现状，未言此事了结。"
        )
    marked = sum(FURTHER in str(r["result"]) for r in rows)
    if marked:
        notes.append(
            f"{marked} results marked {FURTHER} are told further on in the article, of the same practice at the same "
            "place. 成效见于同篇后文，属同地同一做法。"
        )
    return Answer(columns, rows, {}, notes, corpus.used)


def _names(corpus: Corpus, agents: Iterable[str]) -> list[str]:
    return [name for a in agents if (name := corpus.agents.get(a))]


def _claims(corpus: Corpus, outcomes: Iterable[str]) -> list[str]:
    return [outcome_words(corpus, o) for o in outcomes]


def _marked(words: Iterable[str]) -> list[str]:
    return [f"{word}{FURTHER}" for word in words]


def _start(words: Iterable[Quotation | None]) -> int | None:
    """Where the words that tell a problem begin."""
    return min((w.start for w in words if w is not None), default=None)


def _placed(corpus: Corpus, things: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Things with where the first words that back them stand."""
    return ((q.start, thing) for thing in things for q in corpus.quotes.get(thing, ())[:1])


def _near(corpus: Corpus, case: Case, words: Sequence[Quotation | None]) -> list[str]:
    """Outcomes of a case near after the words that tell the problem, in order of the text."""
    at = _start(words)
    if at is None:
        return case.outcomes
    return [o for start, o in sorted(_placed(corpus, case.outcomes)) if at - _BEFORE <= start <= at + _NEAR]


class _Further:
    """What an article tells further on of the same practice at the same place."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._told: dict[tuple[str, tuple[str, ...]], list[Case]] = defaultdict(list)
        for case in corpus.distinct:
            self._told[case.article, tuple(case.places)].append(case)

    def outcomes(self, case: Case, words: Sequence[Quotation | None]) -> list[str]:
        """The first outcomes told after the words of a problem, in order of the text."""
        span = self._span(case, words)
        found = (o for other in self._others(case) for o in other.outcomes)
        told = _placed(self._corpus, (o for o in found if self._corpus.outcomes[o].indicator not in _NO_RESULT))
        return [o for start, o in sorted(told) if start in span][:_MOST]

    def agents(self, case: Case, words: Sequence[Quotation | None]) -> list[str]:
        """Who acts in the cases that tell what was done after the words of a problem."""
        span = self._span(case, words)
        acting = [o for o in self._others(case) if any(q.start in span for q in self._corpus.quotes.get(o.iri, ()))]
        return list(dict.fromkeys(a for other in acting for a in other.agents))[:_MOST]

    def _others(self, case: Case) -> list[Case]:
        """Other cases of its article and place that use one of its practices."""
        ways = set(case.mechanisms) if len(case.mechanisms) <= _FEW else set[str]()
        return [o for o in self._told[case.article, tuple(case.places)] if o is not case and ways & set(o.mechanisms)]

    def _span(self, case: Case, words: Sequence[Quotation | None]) -> range:
        """From the words of a problem to those of the next one that is not told beside it."""
        at = _start(words)
        if at is None:
            return range(0)
        others = (p for o in self._told[case.article, tuple(case.places)] for p in o.problems)
        later = [start for start, _ in _placed(self._corpus, others) if start > at + _ASIDE]
        return range(at, min([at + _REACH, *later]))
