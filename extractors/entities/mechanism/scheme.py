"""The scheme of mechanism types, compiled: what each of its words says.

It is read from `schemas/taxonomy/mechanism_types.json`: a new type is one more concept there with its cues. Those of a
name (`name`, and the labels) say its type, unless they stand in `weak` too: they name other things as well, and make a
type certain only with more beside them. `hint` is a word of several types' names, `definition` one of the words that
tell what is done, `negative` one that speaks against the type; `firm` adds nothing to what a type weighs and makes a
weak cue of the same name certain (网格 is weak, 网格员 firm). Where a type has `deed` cues, its names are borrowed for
other things (接诉即办 of a shop, 一窗 for permits): it is certain only where one is told of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from extractors.entities.mechanism.cues import Cue, compile_cue
from kg.core.errors import DataError
from kg.core.resources import schema_path

#: what a cue weighs by where it stands
IN_NAME, IN_DEFINITION, AROUND = 3.0, 2.0, 1.0
HINT_IN_NAME = 2.25  # a word of the name that stands in names of other types too
HINT_IN_DEFINITION, HINT_AROUND = 1.25, 0.5
NAME_CUE_AROUND = 0.7  # a word that names the type, in the sentence but not in the name
NEGATIVE = -2.5
#: what a cue of a role weighs in the name, in the definition and around
_WEIGHTS = {
    "name": (IN_NAME, IN_DEFINITION, NAME_CUE_AROUND),
    "hint": (HINT_IN_NAME, HINT_IN_DEFINITION, HINT_AROUND),
    "definition": (HINT_IN_NAME, IN_DEFINITION, AROUND),
    "negative": (NEGATIVE, 0.0, 0.0),
    "firm": (0.0, 0.0, 0.0),
    "deed": (0.0, 0.0, 0.0),
}
NAMING = ("name", "hint")  # cues that are looked for in names first of all
NAME, DEFINITION, BESIDE = range(3)  # where a cue stands

#: what a word says alone or at the end of a row: type, role, number of the cue
Sense = tuple[int, str, int]
#: type, number of the cue, its weight
Weighed = tuple[int, int, float]


class Link(NamedTuple):
    """A word as a later piece of a cue: after which piece, how far behind it at most, and whether the cue ends here."""

    before: tuple[int, int]  # cue and piece
    here: tuple[int, int]
    gap: int
    last: bool
    sense: Sense


class Meaning(NamedTuple):
    """What a word is to the cues. The few cues of several pieces are pieced together where they are asked for."""

    weighed: tuple[tuple[Weighed, ...], ...]  # cues that it says alone, by where it stands
    opens: tuple[tuple[int, int], ...]  # (cue, piece 0) that it begins
    links: tuple[Link, ...]
    after: frozenset[tuple[int, int]]  # the pieces before it in the links
    names: bool  # alone it is a cue of a name


class Scheme(NamedTuple):
    """The compiled scheme: `words` for the scanner and what each of them means."""

    ids: tuple[str, ...]
    cues: tuple[Cue, ...]
    meanings: dict[str, Meaning]
    #: by its last character: (ending of a name, type, cue, its weight)
    endings: dict[str, tuple[tuple[str, int, int, float], ...]]
    #: cues that make a type certain by themselves, where they stand in the name
    certain: frozenset[int]
    #: cues of names that name other things too
    weak: frozenset[int]
    #: cues of what a type does, and the types that are certain only where one of them is told
    deeds: frozenset[int]
    asking: frozenset[int]

    @property
    def words(self) -> tuple[str, ...]:
        """All literals, sorted."""
        return tuple(sorted(self.meanings))


@lru_cache(maxsize=1)
def scheme() -> Scheme:
    """Compile the mechanism scheme; raises DataError where a cue breaks the cue language."""
    data = json.loads(schema_path("taxonomy", "mechanism_types.json").read_text(encoding="utf-8"))
    cues: list[Cue] = []
    uses: dict[str, list[tuple[int, Sense]]] = {}  # word → the piece of a cue that it is
    endings: list[tuple[str, int, int, float]] = []
    certain: set[int] = set()
    weak: set[int] = set()
    deeds: set[int] = set()
    asking: set[int] = set()
    for number, concept in enumerate(data["concepts"]):
        table = concept["cues"]
        hints = table.get("hint", ())
        labels = [a for a in concept.get("altLabels", ()) if a not in hints]  # a hint where other things bear it too
        names, others = dict.fromkeys([*table.get("name", ()), *map(_escape, labels)]), {*table.get("weak", ())}
        if unknown := others.difference(names):
            raise DataError(
                f"weak cues of {concept['id']} that are no cues of names: {'、'.join(sorted(unknown))}",
                hint="a weak cue stands in 'name' or is a label",
            )
        for role, sources in (
            ("name", names),
            ("hint", hints),
            ("definition", table.get("definition", ())),
            ("negative", table.get("negative", ())),
            ("firm", table.get("firm", ())),
            ("deed", table.get("deed", ())),
        ):
            for source in dict.fromkeys(sources):
                cue = compile_cue(source)
                if role == "firm" or (role == "name" and source not in others):
                    certain.add(len(cues))
                elif role == "name":
                    weak.add(len(cues))
                elif role == "deed":
                    deeds.add(len(cues))
                    asking.add(number)
                if cue.at_end:
                    endings += [(word, number, len(cues), _WEIGHTS[role][NAME]) for word in cue.pieces[-1]]
                    cues.append(cue)
                    continue
                for piece, words in enumerate(cue.pieces):
                    for word in words:
                        uses.setdefault(word, []).append((piece, (number, role, len(cues))))
                cues.append(cue)
    return Scheme(
        tuple(c["id"] for c in data["concepts"]),
        tuple(cues),
        _meanings(uses, cues),
        {last: tuple(e for e in endings if e[0][-1] == last) for last in sorted({e[0][-1] for e in endings})},
        frozenset(certain),
        frozenset(weak),
        frozenset(deeds),
        frozenset(asking),
    )


def _escape(label: str) -> str:
    return "".join("\\" + c if c in "+.()[]?|" else c for c in label)


def _meanings(uses: Mapping[str, Iterable[tuple[int, Sense]]], cues: Sequence[Cue]) -> dict[str, Meaning]:
    """What each word is to the cues; one meaning for all words that stand in the same pieces."""
    known: dict[tuple[tuple[int, Sense], ...], Meaning] = {}
    meanings: dict[str, Meaning] = {}
    for word, pieces in uses.items():
        same = tuple(pieces)
        meanings[word] = known.get(same) or known.setdefault(same, _meaning(same, cues))
    return meanings


def _meaning(uses: Iterable[tuple[int, Sense]], cues: Sequence[Cue]) -> Meaning:
    senses: list[Sense] = []
    opens: list[tuple[int, int]] = []
    links: list[Link] = []
    for piece, sense in uses:
        cue = sense[2]
        last = piece == len(cues[cue].gaps)
        if piece:
            links.append(Link((cue, piece - 1), (cue, piece), cues[cue].gaps[piece - 1], last, sense))
        elif last:
            senses.append(sense)
        else:
            opens.append((cue, 0))
    names = any(role in NAMING for _, role, _ in senses)
    by_place = tuple([weighed(senses, where) for where in (NAME, DEFINITION, BESIDE)])
    return Meaning(by_place, tuple(opens), tuple(links), frozenset([link.before for link in links]), names)


def weighed(senses: Sequence[Sense], where: int) -> tuple[Weighed, ...]:
    """What cues weigh where they stand (NAME, DEFINITION or BESIDE), in order.

    Outside of names what weighs nothing says nothing, unless it is a deed.
    """
    ordered = sorted(senses) if len(senses) > 1 else senses  # most words have one, and there are thousands
    told = [(kind, cue, _WEIGHTS[role][where], role) for kind, role, cue in ordered]
    return tuple([(kind, cue, weight) for kind, cue, weight, role in told if weight or where == NAME or role == "deed"])
