"""Generic types of a named mechanism, from its name, its definition and the deeds told around it.

Everything is read from `schemas/taxonomy/mechanism_types.json`: a new type is one more concept there with its cues.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from extractors.entities.mechanism.cues import Cue, compile_cue
from kg.core.resources import schema_path
from kg.rules import Hit

#: what a cue weighs by where it stands
IN_NAME, IN_DEFINITION, AROUND = 3.0, 2.0, 1.0
HINT_IN_NAME = 2.25  # a word of the name that stands in names of other types too
HINT_IN_DEFINITION, HINT_AROUND = 1.25, 0.5
NAME_CUE_AROUND = 0.75  # a word that names the type, in the sentence but not in the name
NEGATIVE = -2.5
ENOUGH = 1.0  # below, a mechanism stays untyped
ENOUGH_AROUND = 1.5  # the same, where only the surroundings tell
AROUND_NAMED = 1.0  # what the surroundings add to a type that the name itself says
DEFINED_MOST = 4.0  # all that the definition says, together
AROUND_MOST = 2.5  # all that the sentences around say, together: a name says more than its surroundings
#: what confidence a weight gives: weight / (weight + doubt); a hint needs more beside it than a name
DOUBT, DOUBT_HINTED = 2.0, 2.4
BESIDE_MOST = 0.55  # confidence, where the name itself does not say the type: right two times in three
SECOND = 0.4  # a second type needs this share of the best one's weight
MOST = 2
#: what a cue of a name, of a definition or against the type weighs in the name, in the definition and around
_WEIGHTS = {
    "name": (IN_NAME, IN_DEFINITION, NAME_CUE_AROUND),
    "hint": (HINT_IN_NAME, HINT_IN_DEFINITION, HINT_AROUND),
    "definition": (HINT_IN_NAME, IN_DEFINITION, AROUND),
    "negative": (NEGATIVE, 0.0, 0.0),
}
_NAMING = ("name", "hint")  # cues that are looked for in names first of all
_NAME, _DEFINITION, _BESIDE = range(3)  # where a cue stands

#: what a word says alone or at the end of a row: type, role (name, hint, definition or negative), number of the cue
_Sense = tuple[int, str, int]
#: type, number of the cue, its weight
_Weighed = tuple[int, int, float]
#: (cue, piece) → where the row of pieces begins and where this one ends
_Rows = dict[tuple[int, int], tuple[int, int]]
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

    weighed: tuple[tuple[_Weighed, ...], ...]  # cues that it says alone, by where it stands
    opens: tuple[tuple[int, int], ...]  # (cue, piece 0) that it begins
    links: tuple[_Link, ...]
    names: bool  # alone it is a cue of a name


class Scheme(NamedTuple):
    """The compiled scheme: `words` for the scanner and what each of them means."""

    ids: tuple[str, ...]
    cues: tuple[Cue, ...]
    meanings: dict[str, _Meaning]
    #: by its last character: (ending of a name, type, cue, its weight)
    endings: dict[str, tuple[tuple[str, int, int, float], ...]]

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
    endings: list[tuple[str, int, int, float]] = []
    for number, concept in enumerate(data["concepts"]):
        table = concept["cues"]
        hints = table.get("hint", ())
        labels = [a for a in concept.get("altLabels", ()) if a not in hints]  # a hint where other things bear it too
        for role, sources in (
            ("name", [*table.get("name", ()), *map(_escape, labels)]),
            ("hint", hints),
            ("definition", table.get("definition", ())),
            ("negative", table.get("negative", ())),
        ):
            for source in dict.fromkeys(sources):
                cue = compile_cue(source)
                if cue.at_end:
                    endings += [(word, number, len(cues), _WEIGHTS[role][_NAME]) for word in cue.pieces[-1]]
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
        {last: tuple(e for e in endings if e[0][-1] == last) for last in sorted({e[0][-1] for e in endings})},
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
    names = any(role in _NAMING for _, role, _ in senses)
    weighed = tuple([_weighed(senses, where) for where in (_NAME, _DEFINITION, _BESIDE)])
    return _Meaning(weighed, tuple(opens), tuple(links), names)


def _weighed(senses: Sequence[_Sense], where: int) -> tuple[_Weighed, ...]:
    ordered = sorted(senses) if len(senses) > 1 else senses  # most words have one, and there are thousands
    return tuple([(kind, cue, _WEIGHTS[role][where]) for kind, role, cue in ordered])


class Typer:
    """Types names of one article. `hits` are the scanner's hits of the scheme's words."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        """Take the hits, in any order."""
        self._hits = sorted(hits)
        self._starts = [h[0] for h in self._hits]
        self._scheme = scheme()
        self._told_around: dict[tuple[int, int], list[_Weighed]] = {}

    def named(self, start: int, end: int) -> bool:
        """Does the name `text[start:end]` itself hold a word that names a type?"""
        meanings = self._scheme.meanings
        rows: _Rows = {}
        for begin, stop, word in self._within(start, end):
            _, opens, links, names = meanings[word]
            if names and stop <= end:
                return True
            for key in opens:
                rows[key] = begin, stop
            if rows and links and stop <= end and any(s[1] in _NAMING for s in _ended(rows, begin, stop, links)):
                return True
        return False

    def outright(self, start: int, end: int) -> bool:
        """Does the name `text[start:end]` itself hold a word that names one type alone, not merely hints at it?"""
        return any(weight >= IN_NAME for _, _, weight in self._evidence((start, end), _NAME))

    def types(
        self,
        name: str,
        names: Iterable[tuple[int, int]],
        definitions: Iterable[tuple[int, int]],
        around: Iterable[tuple[int, int]],
        *,
        one_of_many: bool = False,
    ) -> tuple[tuple[str, float, str], ...]:
        """(type id, confidence, the cue that says so), best first; empty where the evidence is too thin.

        `names` are where the name stands (with its head noun), `definitions` the words that spell it out, `around`
        the sentences that tell of it; for `one_of_many` that a sentence lists, less of it is enough.
        """
        weights: _Weights = {}
        for ending, kind, cue, weight in self._scheme.endings.get(name[-1:], ()):
            if name.endswith(ending):
                weights.setdefault(kind, {})[cue] = weight
        for span in names:
            _weigh(self._evidence(span, _NAME), weights)
        # where the name says its type, no other type is asked for
        only = any(sum(by_cue.values()) >= IN_NAME for by_cue in weights.values())
        for span in definitions:
            _weigh(self._evidence(span, _DEFINITION), weights, only)
        for span in around:
            told = self._told_around.get(span)
            if told is None:  # names of one sentence share what it tells
                told = self._told_around[span] = self._evidence(span, _BESIDE)
            if told:
                _weigh(told, weights, only)
        return self._rank(weights, ENOUGH if one_of_many else ENOUGH_AROUND)

    def _evidence(self, span: tuple[int, int], where: int) -> list[_Weighed]:
        """The cues that are complete within a span, by where they end."""
        found: list[_Weighed] = []
        start, end = span
        starts = self._starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return found
        hits = self._hits[first : bisect_left(starts, end, first)]
        meanings = self._scheme.meanings
        rows: _Rows = {}
        counted: dict[int, tuple[int, int]] = {}  # of each type, the cue counted last and where it ends
        for begin, stop, word in hits:
            weighed_by, opens, links, _ = meanings[word]
            weighed = weighed_by[where]
            for key in opens:
                rows[key] = begin, stop
            if rows and links and (ended := _ended(rows, begin, stop, links)):
                weighed = _weighed(ended, where) + weighed
            if stop > end:
                continue
            for kind, cue, weight in weighed:
                if weight > 0:
                    before = counted.get(kind)
                    if before is None or begin >= before[1]:
                        counted[kind] = cue, stop
                    else:
                        last, reach = before
                        cue = last  # 网格 and 网格员 at one place are one piece of evidence
                        counted[kind] = cue, (stop if stop > reach else reach)
                    found.append((kind, cue, weight))
                elif weight:
                    found.append((kind, cue, weight))
        return found

    def _rank(self, weights: _Weights, enough: float) -> tuple[tuple[str, float, str], ...]:
        told: list[tuple[float, float, float, int]] = []  # what the name, the definition, the surroundings say; type
        said, spelled = 0.0, False
        for kind, by_cue in weights.items():
            named = defined = around = 0.0
            for weight in by_cue.values():
                if 0 < weight <= AROUND:
                    around += weight
                elif 0 < weight <= IN_DEFINITION:
                    defined += weight
                else:
                    named += weight
            told.append((named, defined, around, kind))
            if named > said:
                said = named
            spelled = spelled or named > 0 or defined > 0
        ranked: list[tuple[float, float, int]] = []
        most = AROUND_NAMED if said >= IN_NAME else AROUND_MOST
        for named, defined, around, kind in told:
            if said >= IN_NAME and named <= 0:
                continue  # what the name says outweighs its definition and its surroundings
            total = named + (defined if defined < DEFINED_MOST else DEFINED_MOST) + (around if around < most else most)
            if total >= (ENOUGH if spelled else enough):
                ranked.append((-total, -named, kind))
        ranked.sort()
        table = self._scheme
        types: list[tuple[str, float, str]] = []
        for number, (total, named, kind) in enumerate(ranked[:MOST]):
            if number and (-named < IN_NAME or -total < SECOND * -ranked[0][0]):
                break  # a second type must be named
            by_cue = weights[kind]
            best = min([(-weight, cue) for cue, weight in by_cue.items()])[1]
            sure = -total / ((DOUBT if -named >= IN_NAME else DOUBT_HINTED) - total)
            if named >= 0:  # the name itself does not say it
                sure = min(sure, BESIDE_MOST)
            types.append((table.ids[kind], round(sure, 2), table.cues[best].source))
        return tuple(types)

    def _within(self, start: int, end: int) -> list[Hit]:
        """Hits that begin in `start:end`."""
        first = bisect_left(self._starts, start)
        return self._hits[first : bisect_left(self._starts, end, first)]


def _weigh(told: list[_Weighed], weights: _Weights, only: bool = False) -> None:
    """Take over what weighs more, for or against, than what is known of the same cue; `only` of the types at hand."""
    for kind, cue, weight in told:
        known = weights.get(kind)
        if known is None:
            if not only:
                weights[kind] = {cue: weight}
        elif (before := known.get(cue)) is None or abs(weight) > abs(before):
            known[cue] = weight


def _ended(rows: _Rows, begin: int, stop: int, links: Iterable[_Link]) -> list[_Sense]:
    """The cues that a word at `begin:stop` ends near enough behind their other pieces; where it is not the last, `rows`
    goes on with it.
    """
    found: list[tuple[int, _Sense]] = []
    for before, here, gap, last, sense in links:
        first, reach = rows.get(before, (0, stop))
        if 0 <= begin - reach <= gap:
            if last:
                found.append((first, sense))
            else:
                rows[here] = first, stop
    return [sense for _, sense in sorted(found)] if found else []
