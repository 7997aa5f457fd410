"""Names that were perhaps meant: what is told to someone who typed one that does not exist."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

_MOST = 5  # names in a hint
_LEVEL = re.compile(r"(?:社区|街道|小区|新村|自治[区州县旗]|[省市县区旗镇乡村])+$")  # says of what level a place is


def near(word: str, known: Iterable[str], *, cutoff: float = 0.5) -> list[str]:
    """Of the known names, those that hold the word or stand in it; where there are none, those spelt much like it.

    >>> near("停车", ["停车难", "养老"]), near("recuring", ["recurring", "place"])
    (['停车难'], ['recurring'])
    """
    import difflib

    names = list(dict.fromkeys(known))
    plain = word.casefold().strip()
    found = [n for n in names if plain and n and (plain in n.casefold() or n.casefold() in plain)]
    return (found or difflib.get_close_matches(plain, names, n=_MOST, cutoff=cutoff))[:_MOST]


def hint(word: str, known: Iterable[str], otherwise: str, *, cutoff: float = 0.5) -> str:
    """What to try instead of the word: the names near to it, or what is said otherwise."""
    found = near(word, known, cutoff=cutoff)
    return f"did you mean {'、'.join(found)}?" if found else otherwise


def places_like(name: str, known: Iterable[str]) -> list[str]:
    """Places spelt much like one: what tells them apart is compared, and not 社区, 街道 or 区 at their ends.

    >>> places_like("城东社区", ["婺城区", "城东新村社区", "柳河社区"])
    ['城东新村社区']
    """
    import difflib

    stem = _LEVEL.sub("", name) or name
    stems: dict[str, list[str]] = defaultdict(list)
    for other in known:
        stems[_LEVEL.sub("", other) or other].append(other)
    near = difflib.get_close_matches(stem, stems, n=2 * _MOST, cutoff=0.5)
    close = set(difflib.get_close_matches(stem, near, n=_MOST, cutoff=0.6))
    level = name.removeprefix(stem)  # of two characters one may be wrong where the level is the same
    return [o for s in near for o in stems[s] if s in close or o == s + level][:_MOST]
