"""Generic types of a named mechanism, from its name, its definition and the deeds told around it.

Everything is read from `schemas/taxonomy/mechanism_types.json`: a new type is one more concept there with its cues.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from extractors.entities.mechanism.cues import Cue, compile_cue
from kg.core.resources import schema_path
from kg.rules import Hit

#: what a cue weighs by where it stands
IN_NAME, IN_DEFINITION, AROUND = 3.0, 2.0, 1.0
NAME_CUE_AROUND = 0.75  # a word that names the type, in the sentence but not in the name
NEGATIVE = -2.5
ENOUGH = 1.0  # below, a mechanism stays untyped
AROUND_MOST = 3.0  # all that the sentences around say, together: a name says more than its surroundings
SECOND = 0.4  # a second type needs this share of the best one's weight
MOST = 2
#: by where a cue stands and whether it tells of a name, of a definition or against the type
_IN_NAME = {"name": IN_NAME, "definition": IN_DEFINITION, "negative": NEGATIVE}
_IN_DEFINITION = {"name": IN_DEFINITION, "definition": IN_DEFINITION, "negative": 0.0}
_AROUND = {"name": NAME_CUE_AROUND, "definition": AROUND, "negative": 0.0}

#: a cue that stands in the text: type, role (name, definition or negative), number of the cue
_Sense = tuple[int, str, int]
#: the same with where it stands
_Told = tuple[int, int, int, str, int]
#: type → cue → its weight
_Weights = dict[int, dict[int, float]]


class _Link(NamedTuple):
    """A word as a later piece of a cue: after which piece, how far behind it at most, and whether the cue ends here."""

    before: tuple[int, int]  # cue and piece
    here: tuple[int, int]
    gap: int
    last: bool
    sense: _Sense


class _Meaning(NamedTuple):
    """What a word is to the cues. The few cues of several pieces are pieced together where they are asked for."""

    senses: tuple[_Sense, ...]  # cues that it says alone, in order
    opens: tuple[tuple[int, int], ...]  # (cue, piece 0) that it begins
    links: tuple[_Link, ...]
    names: bool  # one of `senses` is that of a name


@dataclass(frozen=True, slots=True)
class Scheme:
    """The compiled scheme: `words` for the scanner and what each of them means."""

    ids: tuple[str, ...]
    cues: tuple[Cue, ...]
    meanings: dict[str, _Meaning]
    endings: tuple[tuple[str, int, int], ...]  # (ending of a name, type, cue)
    ends: tuple[str, ...]  # the endings alone

    @property
    def words(self) -> tuple[str, ...]:
        """All literals, sorted."""
        return tuple(sorted(self.meanings))


@lru_cache(maxsize=1)
def scheme() -> Scheme:
    """Compile the mechanism scheme; raises DataError where a cue breaks the cue language."""
    data = json.loads(schema_path("taxonomy", "mechanism_types.json").read_text(encoding="utf-8"))
    cues: list[Cue] = []
    uses: dict[str, list[tuple[int, _Sense]]] = {}  # word → the piece of a cue that it is
    endings: list[tuple[str, int, int]] = []
    for number, concept in enumerate(data["concepts"]):
        table = concept["cues"]
        named = [*table.get("name", ()), *(_escape(a) for a in concept.get("altLabels", ()))]
        for role, sources in (
            ("name", named),
            ("definition", table.get("definition", ())),
            ("negative", table.get("negative", ())),
        ):
            for source in dict.fromkeys(sources):
                cue = compile_cue(source)
                if cue.at_end:
                    endings += [(word, number, len(cues)) for word in cue.pieces[-1]]
                    cues.append(cue)
                    continue
                for piece, words in enumerate(cue.pieces):
                    for word in words:
                        uses.setdefault(word, []).append((piece, (number, role, len(cues))))
                cues.append(cue)
    return Scheme(
        tuple(c["id"] for c in data["concepts"]),
        tuple(cues),
        {w: _meaning(u, cues) for w, u in uses.items()},
        tuple(endings),
        tuple(word for word, _, _ in endings),
    )


def _escape(label: str) -> str:
    return "".join("\\" + c if c in "+.()[]?|" else c for c in label)


def _meaning(uses: Iterable[tuple[int, _Sense]], cues: Sequence[Cue]) -> _Meaning:
    senses: list[_Sense] = []
    opens: list[tuple[int, int]] = []
    links: list[_Link] = []
    for piece, sense in uses:
        cue = sense[2]
        last = piece == len(cues[cue].gaps)
        if piece:
            links.append(_Link((cue, piece - 1), (cue, piece), cues[cue].gaps[piece - 1], last, sense))
        elif last:
            senses.append(sense)
        else:
            opens.append((cue, 0))
    senses.sort()
    return _Meaning(tuple(senses), tuple(opens), tuple(links), any(role == "name" for _, role, _ in senses))


class Typer:
    """Types names of one article. `hits` are the scanner's hits of the scheme's words."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        """Take the hits, in any order."""
        self._hits = sorted(hits)
        self._starts = [h[0] for h in self._hits]
        self._scheme = scheme()
        self._told_around: dict[tuple[int, int], list[tuple[int, int, float]]] = {}

    def named(self, start: int, end: int) -> bool:
        """Does the name `text[start:end]` itself hold a word that names a type?"""
        meanings = self._scheme.meanings
        linked = False
        for _, stop, word in self._within(start, end):
            meaning = meanings[word]
            if meaning.names and stop <= end:
                return True
            linked = linked or bool(meaning.links)
        return linked and any(role == "name" for _, _, _, role, _ in self._cues(start, end))

    def types(
        self,
        name: str,
        names: Iterable[tuple[int, int]],
        definitions: Iterable[tuple[int, int]],
        around: Iterable[tuple[int, int]],
    ) -> tuple[tuple[str, float, str], ...]:
        """(type id, confidence, the cue that says so), best first; empty where the evidence is too thin.

        `names` are where the name stands (with its head noun), `definitions` the words that spell it out, `around`
        the sentences that tell of it.
        """
        weights: _Weights = {}
        if name.endswith(self._scheme.ends):
            for ending, kind, cue in self._scheme.endings:
                if name.endswith(ending):
                    weights.setdefault(kind, {})[cue] = IN_DEFINITION
        for span in names:
            _weigh(self._evidence(span, _IN_NAME), weights)
        for span in definitions:
            _weigh(self._evidence(span, _IN_DEFINITION), weights)
        for span in around:
            told = self._told_around.get(span)
            if told is None:  # names of one sentence share what it tells
                told = self._told_around[span] = self._evidence(span, _AROUND)
            _weigh(told, weights)
        return self._rank(weights)

    def _evidence(self, span: tuple[int, int], by_role: dict[str, float]) -> list[tuple[int, int, float]]:
        """(type, cue, weight) of what a span says, by where it stands."""
        found: list[tuple[int, int, float]] = []
        counted: dict[int, tuple[int, int]] = {}  # of each type, the cue counted last and where it ends
        for begin, stop, kind, role, cue in self._cues(*span):
            weight = by_role[role]
            reach = 0
            if kind in counted:
                last, reach = counted[kind]
                if begin < reach and weight > 0:
                    cue = last  # 网格 and 网格员 at one place are one piece of evidence
            counted[kind] = cue, (stop if stop > reach else reach)
            if weight:
                found.append((kind, cue, weight))
        return found

    def _rank(self, weights: _Weights) -> tuple[tuple[str, float, str], ...]:
        ranked: list[tuple[float, int]] = []
        for kind, by_cue in weights.items():
            total = sum(by_cue.values())
            if len(by_cue) > AROUND_MOST:  # so few cannot say too much
                total -= max(0.0, sum([w for w in by_cue.values() if 0 < w <= AROUND]) - AROUND_MOST)
            if total >= ENOUGH:
                ranked.append((-total, kind))
        ranked.sort()
        table = self._scheme
        types: list[tuple[str, float, str]] = []
        for total, kind in ranked[:MOST]:
            if -total >= SECOND * -ranked[0][0]:
                by_cue = weights[kind]
                best = max(by_cue, key=lambda c: (by_cue[c], -c))
                types.append((table.ids[kind], round(-total / (2.0 - total), 2), table.cues[best].source))
        return tuple(types)

    def _within(self, start: int, end: int) -> list[Hit]:
        """Hits that begin in `start:end`."""
        first = bisect_left(self._starts, start)
        return self._hits[first : bisect_left(self._starts, end, first)]

    def _cues(self, start: int, end: int) -> list[_Told]:
        """Every cue that is complete within `text[start:end]`, by where its last piece stands."""
        meanings = self._scheme.meanings
        found: list[_Told] = []
        open_: dict[tuple[int, int], tuple[int, int]] = {}  # (cue, piece) → (start of the first, end of this one)
        for begin, stop, word in self._within(start, end):
            senses, opens, links, _ = meanings[word]
            for key in opens:
                open_[key] = begin, stop
            if links and open_:
                told = _completed(links, open_, begin, stop)
                if told and stop <= end:
                    found += told
            if stop <= end:
                for kind, role, cue in senses:
                    found.append((begin, stop, kind, role, cue))
        return found


def _weigh(told: list[tuple[int, int, float]], weights: _Weights) -> None:
    """Take over what weighs more, for or against, than what is known of the same cue."""
    for kind, cue, weight in told:
        known = weights.get(kind)
        if known is None:
            weights[kind] = {cue: weight}
        elif abs(weight) > abs(known.get(cue, 0.0)):
            known[cue] = weight


def _completed(
    links: Iterable[_Link], open_: dict[tuple[int, int], tuple[int, int]], begin: int, stop: int
) -> list[_Told]:
    """The cues whose last piece stands at `begin:stop` near enough behind the others, by where they begin."""
    found: list[tuple[int, _Sense]] = []
    for link in links:
        if link.before not in open_:
            continue
        first, reach = open_[link.before]
        if 0 <= begin - reach <= link.gap:
            if link.last:
                found.append((first, link.sense))
            else:
                open_[link.here] = first, stop
    return [(begin, stop, *sense) for _, sense in sorted(found)]
