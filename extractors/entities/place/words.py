"""The words of the place lexicon, made ready for look-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.rules import Lexicon
from kg.text.edges import edge_words

_ALL_OVER = frozenset(("全国", "全省", "全市", "全县", "全区", "中国", "首批", "十佳", "五星", "星级"))
#: Levels whose names are found by their last word.
LEVELS = ("township", "community", "village", "quarter")


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon beside this module."""
    return Lexicon.load(Path(__file__).with_name("lexicon.toml"))


@dataclass(frozen=True, slots=True)
class Words:
    """Generic stems and look-alikes."""

    modifiers: frozenset[str]
    doubtful: frozenset[str]
    endings: frozenset[str]  # last characters that make any stem generic
    long_endings: frozenset[str]  # those that make a longer one so
    names: frozenset[str]
    never: frozenset[str]
    after_short: tuple[str, ...]
    after_short_begins: frozenset[str]  # their first two characters
    generic_upper: frozenset[str]
    across: frozenset[str]
    offices: tuple[str, ...]  # of a district, right behind its name
    estates: frozenset[str]
    left: frozenset[str]  # verbs of two characters
    dated: frozenset[str]
    honours: frozenset[str]
    heads: frozenset[str]  # before 村长: whose head is no place's
    verbs: frozenset[str]
    adverbs: frozenset[str]
    families: frozenset[str]
    harmony: frozenset[str]
    brand_ends: tuple[str, ...]
    capitals: frozenset[str]
    state_zones: frozenset[str]
    neighbours: frozenset[str]
    rare_first: frozenset[str]
    rare_last: frozenset[str]
    proper: frozenset[str]
    sounded: frozenset[str]
    governs: frozenset[str]
    governed: frozenset[str]

    def other_follows(self, text: str, at: int) -> bool:
        """Does at `at` follow what makes a short name part of another (a university, a paper)?"""
        begins = self.after_short_begins  # a quick look first: hardly any name is one of these
        if text[at : at + 2] not in begins and text[at : at + 1] not in begins:
            return False
        return text.startswith(self.after_short, at)

    def generic(self, stem: str) -> bool:
        """Does `stem` say what sort of place it is rather than which (老旧, 26个, 开放型)?"""
        last = stem[-1]
        if stem in self.modifiers or last in self.endings or last.isdigit():
            return True
        if len(stem) < 3:
            return False
        if last in self.long_endings or (last == "城" and stem[-2] in self.long_endings):
            return True  # 临时性城|镇
        if last == "新" and (stem[:-1] in self.modifiers or stem[:-1] in self.honours):
            return True  # 移民|新村, 幸福|新社区
        before, end = stem[:-2], stem[-2:]
        if end in self.honours and len(stem) > 3 and (before in self.modifiers or before in _ALL_OVER):
            return True  # 市级|文明村
        if end == "街坊":
            return stem[-3] in self.neighbours  # 老街坊 are people, 云杉街坊 is a quarter
        return stem[1:] in self.modifiers

    def half_generic(self, stem: str) -> int:
        """How many of its two ends are generic words, for a stem that is longer than these (云杉商务)."""
        known, size = self.modifiers, len(stem)
        begins = stem[:2] in known or (size > 3 and stem[:3] in known) or (size > 4 and stem[:4] in known)
        if stem.endswith("街坊"):
            return int(begins)
        return begins + (stem[-2:] in known or (size > 3 and stem[-3:] in known) or (size > 4 and stem[-4:] in known))

    def is_name_verb(self, stem: str) -> bool:
        """Is `stem` a verb that names places as well (建设, 团结)?"""
        return stem in edge_words().names


@lru_cache(maxsize=1)
def words() -> Words:
    """The words, loaded at first use."""
    tables = lexicon().tables
    generic = tables["generic"]
    return Words(
        modifiers=frozenset(generic["modifiers"].split()),
        doubtful=frozenset(generic["doubtful"].split()) | frozenset(generic["seldom"].split()),
        endings=frozenset(generic["endings"] + generic["bad_last"]),
        long_endings=frozenset(generic["long_endings"]),
        names=frozenset(generic["names"].split()),
        never=frozenset(generic["never"].split()),
        after_short=tuple(generic["after_short"].split()),
        after_short_begins=frozenset(w[:2] for w in generic["after_short"].split()),
        generic_upper=frozenset(tables["upper"]["generic"].split()),
        across=frozenset(tables["upper"]["across"].split()),
        offices=tuple(tables["upper"]["offices"].split()),
        estates=frozenset(lexicon()["estate"]),
        left=frozenset(generic["left"].split()),
        dated=frozenset(generic["dated"].split()),
        honours=frozenset(generic["honours"].split()),
        heads=frozenset(generic["heads"].split()),
        verbs=frozenset(generic["verbs"].split()),
        adverbs=frozenset(generic["adverbs"].split()),
        families=frozenset(generic["families"]),
        harmony=frozenset(generic["harmony"]),
        brand_ends=tuple(generic["brand_ends"].split()),
        state_zones=frozenset(lexicon()["state_zone"]),
        capitals=frozenset(generic["capitals"]),
        neighbours=frozenset(generic["neighbours"]),
        rare_first=frozenset(generic["rare_first"]),
        rare_last=frozenset(generic["rare_last"]),
        sounded=frozenset(generic["sounded"]),
        proper=frozenset(generic["proper"].split()),
        governs=frozenset(generic["governs"]),
        governed=frozenset(generic["governed"].split()),
    )
