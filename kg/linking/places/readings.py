"""What the name of a province, prefecture or county may be, short and former names among them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kg.text.gazetteer import Division, gazetteer


class Reading(NamedTuple):
    """What a name may be: divisions that bear it, always or only below a stated parent, or that once did."""

    divisions: tuple[Division, ...]
    lesser: tuple[Division, ...]
    old: bool
    risky: bool


@lru_cache(maxsize=1)
def readings() -> tuple[dict[str, Reading], dict[str, tuple[int, ...]]]:
    """All upper names, and by their first two characters the lengths that such names have, longest first."""
    table = gazetteer()
    names = table.upper_names()
    found: dict[str, Reading] = {}
    lengths: dict[str, set[int]] = {}
    for name in (*names, *table.lesser_names(), *table.old_names()):
        if len(name) < 2 or name in found:
            continue
        divisions = tuple(d for d in map(table.division, names.get(name, ())) if d)
        found[name] = Reading(divisions, table.lesser(name), table.was_upper(name), table.is_risky(name))
        lengths.setdefault(name[:2], set()).add(len(name))
    return found, {head: tuple(sorted(known, reverse=True)) for head, known in lengths.items()}


@lru_cache(maxsize=1)
def beginnings() -> frozenset[str]:
    """Names that another name begins with."""
    found, _ = readings()
    return frozenset(name[:n] for name in found for n in range(2, len(name)) if name[:n] in found)


@lru_cache(maxsize=1)
def signs() -> tuple[frozenset[str], dict[str, tuple[int, ...]]]:
    """Full and former names, which mean something even where they contradict what stands before; their lengths."""
    table = gazetteer()
    names = frozenset(n for n in (*(d.name for d in table.uppers()), *table.old_names()) if len(n) > 1)
    heads: dict[str, set[int]] = {}
    for name in names:
        heads.setdefault(name[:2], set()).add(len(name))
    return names, {head: tuple(sorted(known)) for head, known in heads.items()}
