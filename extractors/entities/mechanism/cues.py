"""Cues of the mechanism scheme compiled to words for the scanner: no regular expression runs over the text.

A cue of `schemas/taxonomy/mechanism_types.json` is a small pattern: literal characters, `[三四五]`, `(a|b)`, `x?`
and gaps `.{0,8}`. It is expanded to pieces, each a set of literals; the pieces must follow one another within the
gaps. `+` is written `\\\\+`; `$` at the end means that the name ends there; a leading `(?<!a)` is left out.
"""

from __future__ import annotations

import re
from itertools import product
from typing import NamedTuple

from kg.core.errors import DataError

_GAP = re.compile(r"\.\{0,([0-9]{1,2})\}|\.\?")
_MOST = 400  # words that one cue may expand to
_SYNTAX = re.compile(r"[.()\[\]|?\\*+{}^$]")
_PLAIN = re.compile(r"[^.()\[\]|?\\*+{}^$]+(?!\?)")  # characters that stand for themselves


class Cue(NamedTuple):
    """A compiled cue: `pieces` of literals in order, `gaps[i]` the most characters between piece i and i + 1."""

    source: str
    pieces: tuple[tuple[str, ...], ...]
    gaps: tuple[int, ...]
    at_end: bool


def compile_cue(source: str) -> Cue:
    """Expand a cue; raises DataError where it uses syntax outside of the small language or expands too far.

    >>> compile_cue("[两三]级.{0,4}(架构|体系)").pieces
    (('两级', '三级'), ('架构', '体系'))
    """
    if source and not _SYNTAX.search(source):  # most: a word as it is
        return Cue(source, ((source,),), (), False)
    text = re.sub(r"^\(\?<!.*?\)", "", source)
    at_end = text.endswith("$")
    parts, gaps, position = [], [], 0
    for m in _GAP.finditer(text):
        parts.append(text[position : m.start()])
        gaps.append(int(m[1] or 1))
        position = m.end()
    parts.append(text[position:].rstrip("$") if at_end else text[position:])
    pieces = tuple(_literals(p, source) for p in parts)
    if any("" in piece for piece in pieces):
        raise DataError(
            f"cue {source!r} has a piece that may be empty", hint="give each side of a gap at least one character"
        )
    return Cue(source, pieces, tuple(gaps), at_end)


def _literals(pattern: str, source: str) -> tuple[str, ...]:
    words, rest = _alternatives(pattern, 0, source)
    if rest != len(pattern):
        raise DataError(f"cue {source!r}: unexpected {pattern[rest]!r}")
    if len(words) > _MOST:
        raise DataError(f"cue {source!r} expands to {len(words)} words", hint="split it")
    return tuple(dict.fromkeys(words))


def _alternatives(pattern: str, at: int, source: str) -> tuple[list[str], int]:
    """Words of `a|b|c` from `at` to the end or the closing bracket."""
    found: list[str] = []
    while True:
        words, at = _sequence(pattern, at, source)
        found += words
        if at >= len(pattern) or pattern[at] != "|":
            return found, at
        at += 1


def _sequence(pattern: str, at: int, source: str) -> tuple[list[str], int]:
    words = [""]
    while at < len(pattern) and pattern[at] not in "|)":
        if plain := _PLAIN.match(pattern, at):
            words, at = [word + plain.group() for word in words], plain.end()
            continue
        atoms, at = _atom(pattern, at, source)
        if at < len(pattern) and pattern[at] == "?":
            atoms, at = [*atoms, ""], at + 1
        words = [a + b for a, b in product(words, atoms)]
    return words, at


def _atom(pattern: str, at: int, source: str) -> tuple[list[str], int]:
    c = pattern[at]
    if c == "(":
        words, at = _alternatives(pattern, at + (3 if pattern.startswith("(?:", at) else 1), source)
        if at >= len(pattern):
            raise DataError(f"cue {source!r}: bracket not closed")
        return words, at + 1
    if c == "[":
        end = pattern.find("]", at)
        if end < 0 or pattern[at + 1] == "^":
            raise DataError(f"cue {source!r}: only plain [abc] sets")
        inside = re.sub(
            r"(.)-(.)",
            lambda m: "".join(map(chr, range(ord(m[1]), ord(m[2]) + 1))),
            pattern[at + 1 : end].replace("\\-", "－"),
        )
        return list(inside), end + 1
    if c == "\\":
        return [pattern[at + 1]], at + 2
    if c in ".*+{}^$":
        raise DataError(
            f"cue {source!r}: {c!r} is not part of the cue language", hint="use words, [abc], (a|b), x? and .{0,8}"
        )
    return [c], at + 1
