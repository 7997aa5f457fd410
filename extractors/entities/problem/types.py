"""Words of the problem scheme: which word speaks of which type of trouble."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from extractors.entities.problem.scenes import Scenes
from kg.core.errors import DataError

#: the type of what has no type of its own; its words stand beside the concepts
OTHER = "other"
#: fields of a concept of the scheme that hold words, and what the words are
FIELDS = (
    "troubles",  # state the trouble by themselves
    "mild",  # the same, where one thing in the sentence says so: it complains, looks back or sets about it
    "weak",  # the same, where two do
    "topics",  # say what a passage is about
    "things",  # may be lacking, broken, far …
    "subjects",  # people who suffer: only the faults of their own type count
    "faults",  # what is wrong with the things and subjects of this type alone
    "asked",  # what people wish for where it is missing
)
# fields whose words say what a passage is about; where a word stands in several the last counts
_ABOUT = ("subjects", "things", "topics")
# between whom it befalls and what, in a type's fields `pairs`, `over_pairs` and `mild_pairs` (if something says so)
_BEFALLS = "~"
# the same, where what befalls may be told in the next clause
_THEN = "~~"
# types named after who has the trouble
_OF_PEOPLE = frozenset(("elder-care", "childcare"))
# the field of everyday things that speak of a type where a clause tells of a burden
_SCENES = "scenes"
# the field of pairs whose second half says that it is over
_OVER = "over_pairs"
#: marks and particles
_EVERYWHERE = frozenset("，。、；：！？“”的了着过是在有和与不也都就")
#: signs of patterns that no word may hold
_SIGNS = frozenset("?*+[]^$\\")
_BRACKET = re.compile(r"[()]")


class Pair(NamedTuple):
    """What befalls someone or something, by its type; `whom` stands for all its spellings, as the scheme has it."""

    type: str
    whom: str
    plain: bool  # tells a trouble by itself
    far: bool  # may be told in the next clause
    over: bool  # tells that it is over: 垃圾|不见了


class Befallen(NamedTuple):
    """The pairs that a word of what befalls someone stands in."""

    pairs: Sequence[Pair]
    #: by their last character: those whom it befalls, the longest first, with the number of their pair
    heads: Mapping[str, Sequence[tuple[int, tuple[str, ...]]]]
    far: bool  # one of the pairs may be told in the next clause


class Pairs(dict[str, Befallen]):
    """By what befalls someone or something. Read when first asked for: there are 17,000, and a text has some thirty."""

    def __init__(self, written: Mapping[str, Sequence[Pair]]) -> None:
        """`written` are the pairs that each word stands in."""
        super().__init__()
        self._written = written

    @property
    def tails(self) -> tuple[str, ...]:
        """All words of what befalls someone."""
        return tuple(self._written)

    def __missing__(self, tail: str) -> Befallen:
        """Read the pairs of one."""
        pairs = self._written[tail]
        heads: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        for number, pair in enumerate(pairs):
            for last, few in _heads(pair.whom).items():
                heads.setdefault(last, []).append((number, few))
        befallen = self[tail] = Befallen(pairs, heads, any(pair.far for pair in pairs))
        return befallen


class TypeWords(NamedTuple):
    """Words by field, each with the ids of the types that it speaks of (in the order of the scheme)."""

    types: Mapping[str, Mapping[str, tuple[str, ...]]]
    ambiguous: Mapping[str, tuple[str, ...]]  # words of which a vaguer field makes something else
    pairs: Pairs
    about: Mapping[str, tuple[str, ...]]  # words of more than one character that say what a passage is about
    scenes: Scenes  # everyday things, looked for only in clauses that tell of a burden

    @classmethod
    def load(cls, path: Path) -> TypeWords:
        """Read the scheme; raises DataError where a concept has no id, a word is a pattern, a pair is none."""
        data = json.loads(path.read_text(encoding="utf-8"))
        found: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in FIELDS}
        pairs: dict[str, list[Pair]] = {}
        scenes: dict[str, tuple[str, ...]] = {}
        for concept in (*data["concepts"], {**data.get(OTHER, {}), "id": OTHER}):
            if "id" not in concept:
                raise DataError(f"{path}: a concept without id")
            alone = (concept["id"],)  # shared by its words: most speak of one type only
            for name in FIELDS:
                written, types = concept.get(name, ()), found[name]
                _check(path, written)
                for word in {w: None for spelled in written for w in spellings(spelled)}:
                    types[word] = types[word] + alone if word in types else alone
            _check(path, concept.get(_SCENES, ()))
            for word in concept.get(_SCENES, ()):
                scenes[word] = (*scenes.get(word, ()), concept["id"])
            for name in ("pairs", "mild_pairs", _OVER):
                _check(path, concept.get(name, ()))
                for told in concept.get(name, ()):
                    far = _THEN in told
                    whom, befalls, what = told.partition(_THEN if far else _BEFALLS)
                    if not (whom and befalls and what) or _BEFALLS in whom + what:
                        raise DataError(f"{path}: {told} is no pair")
                    pair = Pair(concept["id"], whom, name != "mild_pairs", far, name == _OVER)
                    for tail in spellings(what):
                        if tail in _EVERYWHERE:  # each of its places in a text would be looked at
                            raise DataError(f"{path}: {told} ends in {tail}, which stands everywhere")
                        pairs.setdefault(tail, []).append(pair)
        about = {w: types for name in _ABOUT for w, types in found[name].items() if len(w) > 1}
        return cls(found, _ambiguous(found), Pairs(pairs), about, Scenes(scenes, _OF_PEOPLE))

    def words(self) -> dict[str, tuple[str, ...]]:
        """Lists for the scanner, one category per field."""
        return {name: tuple(words) for name, words in self.types.items()} | {"tails": self.pairs.tails}


def _check(path: Path, words: Collection[str]) -> None:
    """Raise DataError where a word is written as a pattern: only `(a|b)` is read."""
    if _SIGNS.isdisjoint("".join(words)):
        return
    for word in words:
        if not _SIGNS.isdisjoint(word):
            raise DataError(f"{path}: {word} holds a sign of patterns; write (a|b), or (a|) for what may be left out")


@cache
def _heads(whom: str) -> dict[str, tuple[str, ...]]:
    """The spellings of whom something befalls, by their last characters, the longest first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(spellings(whom), key=len, reverse=True):
        found[word[-1]].append(word)
    return {last: tuple(words) for last, words in found.items()}


def spellings(word: str) -> list[str]:
    """What a word of the scheme stands for: `(a|b)` in it is one or the other; brackets do not nest.

    >>> spellings("(堵|占)了(楼|)道")
    ['堵了楼道', '堵了道', '占了楼道', '占了道']
    """
    if "(" not in word:
        return [word]
    parts = [part.split("|") if at % 2 else (part,) for at, part in enumerate(_BRACKET.split(word))]
    return [*map("".join, product(*parts))]


def _ambiguous(found: Mapping[str, Mapping[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """Words with several types, one of them at least in a vaguer field; the plainest first."""
    troubles, mild, weak = found["troubles"], found["mild"], found["weak"]
    every = {w: troubles.get(w, ()) + mild.get(w, ()) + weak.get(w, ()) for w in (*mild, *weak)}
    return {w: types for w, types in every.items() if len(types) > 1}
