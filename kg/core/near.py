"""Names that were perhaps meant: what is told to someone who typed one that does not exist."""

from __future__ import annotations

from collections.abc import Iterable

_MOST = 5  # names in a hint


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
