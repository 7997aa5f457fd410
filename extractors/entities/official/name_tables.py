"""The tables of `names.toml` and `lexicon.toml` that tell person names from other words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extractors.entities.official.affixes import Beginnings
from kg.rules.lexicon import Lexicon

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class NameWords:
    """The tables of `names.toml` and `lexicon.toml` that tell names from other words."""

    surnames: dict[str, int]  # rank by frequency
    common: int  # surnames up to this rank need less proof
    compound: frozenset[str]
    compound_heads: frozenset[str]  # their first characters
    given: dict[str, int]
    ordinary: frozenset[str]
    pairs: frozenset[str]
    follow: frozenset[str]
    speech: frozenset[str]
    speech_characters: frozenset[str]
    function: frozenset[str]
    verbs: frozenset[str]
    never: tuple[str, ...]
    never_at: Beginnings  # the same
    foreign: frozenset[str]
    long: frozenset[str]
    foreign_ends: frozenset[str]
    halves: frozenset[str]
    half_heads: frozenset[str]  # their first two characters
    seldom: frozenset[str]  # hardly ever the only character of a given name
    three: frozenset[str]
    barred: frozenset[str]
    conjunctions: frozenset[str]
    audience: frozenset[str]
    allotted: Beginnings


def _ordinary(names: Mapping[str, Mapping[str, str]], lexicon: Mapping[str, Mapping[str, str]]) -> frozenset[str]:
    """Everyday words; a compound surname is one only where it is far more often a word."""
    words = {*names["ordinary"]["words"].split(), *lexicon["ordinary"]["words"].split()}
    return frozenset(words - set(lexicon["ordinary"]["surnames"].split()))


@lru_cache(maxsize=1)
def name_words() -> NameWords:
    """The words, loaded at first use."""
    names, lexicon = Lexicon.load(_HERE / "names.toml").tables, Lexicon.load(_HERE / "lexicon.toml").tables
    after = lexicon["after"]
    parts = [part for key in ("tibetan", "yi", "mongol") for part in names["halves"][key].split()]
    return NameWords(
        surnames={c: i for i, c in enumerate(names["surnames"]["single"].replace("\n", ""))},
        common=names["surnames"]["common"],
        compound=frozenset(names["surnames"]["compound"].split()),
        compound_heads=frozenset(word[0] for word in names["surnames"]["compound"].split()),
        given={c: i for i, c in enumerate(names["given"]["characters"].replace("\n", ""))},
        ordinary=_ordinary(names, lexicon),
        pairs=frozenset(names["ordinary"]["pairs"].split()),
        follow=frozenset(names["follow"]["words"].split()) | frozenset(after["words"].split()),
        speech=frozenset(after["speech"].split()),
        speech_characters=frozenset(after["speech_characters"]),
        function=frozenset(after["function"]),
        verbs=frozenset(after["verbs"]),
        never=tuple(after["never"].split()),
        never_at=Beginnings(after["never"].split()),
        foreign=frozenset(lexicon["transliterated"]["characters"]),
        long=frozenset(after["long"].split()),
        foreign_ends=frozenset(lexicon["transliterated"]["ends"]),
        halves=frozenset(parts),
        half_heads=frozenset(part[:2] for part in parts),
        seldom=frozenset(names["given"]["seldom_alone"]),
        three=frozenset(names["halves"]["three"]),
        barred=frozenset(after["barred"]),
        conjunctions=frozenset(after["conjunctions"]),
        audience=frozenset(after["audience"].split()),
        allotted=Beginnings(after["allotted"].split()),
    )
