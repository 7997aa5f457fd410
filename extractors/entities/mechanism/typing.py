"""Generic types of a named mechanism, from its name, its definition and the deeds told around it; how sure they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

from extractors.entities.mechanism.scheme import (
    AROUND,
    BESIDE,
    DEFINITION,
    IN_DEFINITION,
    IN_NAME,
    NAME,
    NAMING,
    Link,
    Sense,
    Weighed,
    scheme,
    weighed,
)
from kg.rules import Hit

ENOUGH = 1.5  # below, a mechanism stays untyped
AROUND_NAMED = 1.0  # what the surroundings add to a type that the name itself says
DEFINED_MOST = 4.0  # all that the definition says, together
AROUND_MOST = 2.5  # all that the sentences around say, together: a name says more than its surroundings
#: what confidence a weight gives: weight / (weight + doubt); a hint needs more beside it than a name, and so does a
#: word that names other things too, one that is a small part of the name, and a type that shares the name with others
DOUBT, DOUBT_HINTED = 1.5, 2.4
LEAST_PART = 0.3  # share of a name's characters from which on a word is no small part of it. No small part either is,
LONG_WORD, NEAR_END = 3, 2  # where the name is no list, a word so long, or so near the end: what the thing is called
BESIDE_MOST = 0.55  # confidence, where the name itself does not say the type: right two times in three
HINTED_MOST = 0.64  # confidence, where only words say it that name other things too
SECOND = 0.4  # a second type needs this share of the best one's weight
MOST = 2
#: what stands between the members of a name that lists them
_LISTS = frozenset("、+—，·")
_MEMBERS = re.compile("[、+—，·]+")

_START = itemgetter(0)

#: (cue, piece) → where the row of pieces begins and where this one ends
_Rows = dict[tuple[int, int], tuple[int, int]]
#: type → cue → its weight
_Weights = dict[int, dict[int, float]]


class Typer:
    """Types names of one article. `hits` are the scanner's hits of the scheme's words."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        """Take the hits, in the order in which the scanner gives them: what begins at one place, by its end."""
        self._scheme = scheme()
        self._hits = sorted(hits, key=_START)
        self._starts = [*map(_START, self._hits)]
        self._told_around: dict[tuple[int, int], list[Weighed]] = {}

    def named(self, start: int, end: int) -> bool:
        """Does the name `text[start:end]` itself hold a word that names a type?"""
        meanings = self._scheme.meanings
        rows: _Rows = {}
        for begin, stop, word in self._within(start, end):
            _, opens, links, after, names = meanings[word]
            if names and stop <= end:
                return True
            for key in opens:
                rows[key] = begin, stop
            if not (rows and links) or stop > end or rows.keys().isdisjoint(after):
                continue
            if any(s[1] in NAMING for _, s in _ended(rows, begin, stop, links)):
                return True
        return False

    def outright(self, start: int, end: int) -> bool:
        """Does the name `text[start:end]` itself hold a word that names one type alone, not merely hints at it?"""
        return any(weight >= IN_NAME for _, _, weight in self._evidence((start, end), NAME))

    def types(
        self,
        name: str,
        names: Iterable[tuple[int, int]],
        definitions: Iterable[tuple[int, int]],
        around: Iterable[tuple[int, int]],
        told: Callable[[], Iterable[tuple[int, int]]] = tuple,
        planned: Callable[[], bool] = bool,
    ) -> tuple[tuple[str, float, str], ...]:
        """(type id, confidence, the cue that says so), best first; empty where the evidence is too thin.

        `names` are where the name stands (with its head noun), `definitions` the words that spell it out, `around`
        the sentences that tell of it, `told` gives those in which its deeds may be told; nothing is certain of what is
        only `planned`.
        """
        weights: _Weights = {}
        for ending, kind, cue, weight in self._scheme.endings.get(name[-1:], ()):
            if name.endswith(ending):
                weights.setdefault(kind, {})[cue] = weight
        names = tuple(names)
        for span in names:
            _weigh(self._evidence(span, NAME), weights)
        # where the name says its type, no other type is asked for
        only = any(sum(by_cue.values()) >= IN_NAME for by_cue in weights.values())
        for span in definitions:
            _weigh(self._evidence(span, DEFINITION), weights, only)
        for span in around:
            if said := self._around(span):
                _weigh(said, weights, only)
        return self._rank(weights, name, names, told, planned)

    def _around(self, span: tuple[int, int]) -> list[Weighed]:
        """What a sentence says; names of one sentence share it."""
        said = self._told_around.get(span)
        if said is None:
            said = self._told_around[span] = self._evidence(span, BESIDE)
        return said

    def _evidence(self, span: tuple[int, int], where: int) -> list[Weighed]:
        """The cues that are complete within a span, by where they end."""
        found: list[Weighed] = []
        start, end = span
        starts = self._starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return found
        hits = self._hits[first : bisect_left(starts, end, first)]
        meanings, deeds = self._scheme.meanings, self._scheme.deeds
        rows: _Rows = {}
        counted: dict[int, tuple[int, int]] = {}  # of each type, the cue counted last and where it ends
        for begin, stop, word in hits:
            weighed_by, opens, links, after, _ = meanings[word]
            told = weighed_by[where]
            for key in opens:
                rows[key] = begin, stop
            if rows and links and not rows.keys().isdisjoint(after) and (ended := _ended(rows, begin, stop, links)):
                told = weighed([sense for _, sense in ended], where) + told
            if stop > end:
                continue
            for said in told:
                kind, cue, weight = said
                if weight > 0:
                    before = counted.get(kind)
                    if before is None or begin >= before[1]:
                        counted[kind] = cue, stop
                    else:  # 网格 and 网格员 at one place are one piece of evidence
                        last, reach = before
                        said = kind, last, weight
                        counted[kind] = last, (stop if stop > reach else reach)
                    found.append(said)
                elif weight or cue in deeds:
                    found.append(said)
        return found

    def _rank(
        self,
        weights: _Weights,
        name: str,
        names: Sequence[tuple[int, int]],
        spans: Callable[[], Iterable[tuple[int, int]]],
        planned: Callable[[], bool],
    ) -> tuple[tuple[str, float, str], ...]:
        told: list[tuple[float, float, float, int]] = []  # what the name, the definition, the surroundings say; type
        said = 0.0
        for kind, by_cue in weights.items():
            named = defined = around = 0.0
            for weight in by_cue.values():
                if weight > IN_DEFINITION or weight < 0:
                    named += weight
                elif weight > AROUND:
                    defined += weight
                else:
                    around += weight
            if named + defined + around >= ENOUGH:
                told.append((named, defined, around, kind))
            if named > said:
                said = named
        ranked: list[tuple[float, float, int]] = []
        most = AROUND_NAMED if said >= IN_NAME else AROUND_MOST
        for named, defined, around, kind in told:
            if said >= IN_NAME and named <= 0:
                continue  # what the name says outweighs its definition and its surroundings
            total = named + (defined if defined < DEFINED_MOST else DEFINED_MOST) + (around if around < most else most)
            if total >= ENOUGH:
                ranked.append((-total, -named, kind))
        ranked.sort()
        table = self._scheme
        types: list[tuple[str, float, str]] = []
        chosen = ranked[:1]
        for total, named, kind in ranked[1:MOST]:  # a second type must be named
            if -named >= IN_NAME and -total >= SECOND * -ranked[0][0]:
                chosen.append((total, named, kind))
        if len(chosen) > 1 and not self._covered(chosen[0][2], name, names)[0]:
            chosen.sort(
                key=lambda r: not self._covered(r[2], name, names)[1]
            )  # 议事会 says more than the 邻里 before it
        for number, (total, named, kind) in enumerate(chosen):
            by_cue = weights[kind]
            best = min([(-weight, cue) for cue, weight in by_cue.items()])[1]
            done = (kind not in table.asking or self._done(kind, by_cue, spans)) and not planned()
            sure = self._sure(kind, -named, -total, by_cue, name, names, alone=not number, done=done)
            types.append((table.ids[kind], round(sure, 2), table.cues[best].source))
        return tuple(types)

    def _done(self, kind: int, by_cue: dict[int, float], spans: Callable[[], Iterable[tuple[int, int]]]) -> bool:
        """Is a deed of the type told, in the name or by what is said of it?"""
        deeds = self._scheme.deeds
        if not deeds.isdisjoint(by_cue):
            return True
        return any(of == kind and cue in deeds for span in spans() for of, cue, _ in self._around(span))

    def _sure(
        self,
        kind: int,
        named: float,
        total: float,
        by_cue: dict[int, float],
        name: str,
        names: Iterable[tuple[int, int]],
        *,
        alone: bool,
        done: bool,
    ) -> float:
        """How sure a type is, from what its name and all its cues weigh; `alone` where the name says no better one,
        `done` where the article tells what the type means.
        """
        if not named:
            return min(total / (DOUBT_HINTED + total), BESIDE_MOST)
        covered, heads = self._covered(kind, name, names)
        listed = not _LISTS.isdisjoint(name) and min(map(len, _MEMBERS.split(name))) > 1
        large = covered >= LEAST_PART * len(name)
        if covered and done and (large or not listed or len(_MEMBERS.split(name)) == 2):
            plain = large or (not listed and (heads or covered >= LONG_WORD))
            return total / ((DOUBT if plain and alone else DOUBT_HINTED) + total)
        # one word that names other things too does not bear out another
        total -= sum(w for cue, w in by_cue.items() if 0 < w <= IN_DEFINITION and cue in self._scheme.weak)
        return min(total / (DOUBT_HINTED + total), BESIDE_MOST if listed else HINTED_MOST)

    def _covered(self, kind: int, name: str, names: Iterable[tuple[int, int]]) -> tuple[int, bool]:
        """How many characters words cover that make a type certain, where most; and whether one stands near its end.

        监督员 in 村组帮办监督员巡回日 is a small part of the name, and so is 便民 in a row of five members; what a name
        is called last, 热线 in 柳河晚间民生热线, says what the thing is. The noun behind the name is looked at with it.
        """
        most, heads = 0, False
        table = self._scheme
        certain, meanings = table.certain, table.meanings
        for ending, of, cue, _ in table.endings.get(name[-1:], ()):
            if of == kind and cue in certain and name.endswith(ending):
                most, heads = max(most, len(ending)), True
        for start, end in names:
            covered, reach = 0, start
            rows: _Rows = {}
            for begin, stop, word in self._within(start, end):
                weighed_by, opens, links, after, _ = meanings[word]
                first = stop
                for of, cue, _ in weighed_by[NAME]:
                    if of == kind and cue in certain:
                        first = begin
                if rows and links and not rows.keys().isdisjoint(after):
                    for at, (of, _, cue) in _ended(rows, begin, stop, links):
                        if of == kind and cue in certain:
                            first = min(first, at)
                for key in opens:
                    rows[key] = begin, stop
                if first < stop <= end:
                    covered += max(0, stop - max(first, reach))
                    reach = max(reach, stop)
                    heads = heads or end - stop <= NEAR_END
            most = max(most, covered)
        return most, heads

    def _within(self, start: int, end: int) -> list[Hit]:
        """Hits that begin in `start:end`."""
        first = bisect_left(self._starts, start)
        return self._hits[first : bisect_left(self._starts, end, first)]


def _weigh(told: list[Weighed], weights: _Weights, only: bool = False) -> None:
    """Take over what weighs more than what is known of the same cue; `only` of the types at hand. What speaks against a
    type always weighs the same.
    """
    for kind, cue, weight in told:
        known = weights.get(kind)
        if known is None:
            if not only:
                weights[kind] = {cue: weight}
        elif (before := known.get(cue)) is None or weight > before:
            known[cue] = weight


def _ended(rows: _Rows, begin: int, stop: int, links: Iterable[Link]) -> list[tuple[int, Sense]]:
    """The cues that a word at `begin:stop` ends near enough behind their other pieces, with where each begins; where it
    is not the last, `rows` goes on with it.
    """
    found: list[tuple[int, Sense]] = []
    for before, here, gap, last, sense in links:
        row = rows.get(before)
        if row is not None and 0 <= begin - row[1] <= gap:
            if last:
                found.append((row[0], sense))
            else:
                rows[here] = row[0], stop
    return sorted(found) if found else found
