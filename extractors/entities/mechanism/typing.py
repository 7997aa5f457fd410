"""Generic types of a named mechanism, from its name, its definition and the deeds told around it.

Everything is read from `schemas/taxonomy/mechanism_types.json`: a new type is one more concept there with its cues.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
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
_WEIGHTS = {
    "name": {"name": IN_NAME, "definition": IN_DEFINITION, "negative": NEGATIVE},
    "definition": {"name": IN_DEFINITION, "definition": IN_DEFINITION, "negative": 0.0},
    "around": {"name": NAME_CUE_AROUND, "definition": AROUND, "negative": 0.0},
}


@dataclass(frozen=True, slots=True)
class _Use:
    """A piece of a cue: of which type, in which list, and its place in the cue."""

    type: int
    role: str  # name, definition or negative
    cue: int
    piece: int
    last: bool


class _Told(NamedTuple):
    """A cue that the text says: where its last piece stands, where its first one begins."""

    start: int
    end: int
    first: int
    type: int
    role: str
    cue: int


@dataclass(frozen=True, slots=True)
class Scheme:
    """The compiled scheme: `words` for the scanner and what each of them means."""

    ids: tuple[str, ...]
    cues: tuple[Cue, ...]
    uses: dict[str, tuple[_Use, ...]]
    endings: tuple[tuple[str, int, int], ...]  # (ending of a name, type, cue)

    @property
    def words(self) -> tuple[str, ...]:
        """All literals, sorted."""
        return tuple(sorted(self.uses))


@lru_cache(maxsize=1)
def scheme() -> Scheme:
    """Compile the mechanism scheme; raises DataError where a cue breaks the cue language."""
    data = json.loads(schema_path("taxonomy", "mechanism_types.json").read_text(encoding="utf-8"))
    cues: list[Cue] = []
    uses: dict[str, list[_Use]] = {}
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
                        uses.setdefault(word, []).append(_Use(number, role, len(cues), piece, cue.pieces[-1] is words))
                cues.append(cue)
    return Scheme(
        tuple(c["id"] for c in data["concepts"]), tuple(cues), {w: tuple(u) for w, u in uses.items()}, tuple(endings)
    )


def _escape(label: str) -> str:
    return "".join("\\" + c if c in "+.()[]?|" else c for c in label)


class Typer:
    """Types names of one article. `hits` are the scanner's hits of the scheme's words."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        """Take the hits, in any order."""
        self._told = sorted(_complete(sorted(hits)))
        self._starts = [t.start for t in self._told]

    def named(self, start: int, end: int) -> bool:
        """Does the name `text[start:end]` itself hold a word that names a type?"""
        return any(told.role == "name" for told in self._cues(start, end))

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
        weights: dict[int, dict[int, float]] = {}
        for ending, kind, cue in scheme().endings:
            if name.endswith(ending):
                weights.setdefault(kind, {})[cue] = IN_DEFINITION
        spans = [
            *((n, "name") for n in names),
            *((d, "definition") for d in definitions),
            *((a, "around") for a in around),
        ]
        for (start, end), where in spans:
            counted: dict[int, tuple[int, int]] = {}  # of each type, the cue counted last and where it ends
            by_role = _WEIGHTS[where]
            for begin, stop, _, kind, role, cue in self._cues(start, end):
                weight = by_role[role]
                known = weights.setdefault(kind, {})
                last, reach = counted.get(kind, (cue, 0))
                if begin < reach and weight > 0:
                    cue = last  # 网格 and 网格员 at one place are one piece of evidence
                counted[kind] = (cue, max(reach, stop))
                if abs(weight) > abs(known.get(cue, 0.0)):
                    known[cue] = weight
        return self._rank(weights)

    def _rank(self, weights: dict[int, dict[int, float]]) -> tuple[tuple[str, float, str], ...]:
        table = scheme()
        ranked = []
        for kind, by_cue in weights.items():
            beside = sum(w for w in by_cue.values() if 0 < w <= AROUND)
            total = sum(by_cue.values()) - max(0.0, beside - AROUND_MOST)
            if total < ENOUGH:
                continue
            best = max(by_cue, key=lambda c: (by_cue[c], -c))
            ranked.append((-total, kind, table.cues[best].source))
        ranked.sort()
        return tuple(
            (table.ids[kind], round(-total / (2.0 - total), 2), source)
            for total, kind, source in ranked[:MOST]
            if -total >= SECOND * -ranked[0][0]
        )

    def _cues(self, start: int, end: int) -> list[_Told]:
        """Every cue that is complete within `text[start:end]`, by where its last piece stands."""
        found = []
        for at in range(bisect_left(self._starts, start), len(self._told)):
            told = self._told[at]
            if told.start >= end:
                break
            if told.end <= end and told.first >= start:
                found.append(told)
        return found


def _complete(hits: Sequence[Hit]) -> Iterator[_Told]:
    """The cues all of whose pieces stand in the text, in order and near enough."""
    table = scheme()
    open_: dict[tuple[int, int], tuple[int, int]] = {}  # (cue, piece) → (end of the piece, start of the first)
    for hit in hits:
        for use in table.uses[hit.word]:
            first = hit.start
            if use.piece:
                before, first = open_.get((use.cue, use.piece - 1), (-1, 0))
                if before < 0 or not 0 <= hit.start - before <= table.cues[use.cue].gaps[use.piece - 1]:
                    continue
            if use.last:
                yield _Told(hit.start, hit.end, first, use.type, use.role, use.cue)
            else:
                open_[use.cue, use.piece] = hit.end, first
