"""Person names: where one may begin, and where it ends.

A name stands in running text without any mark. Its left edge is given by a post or a clause; its right edge
is decided once for an article, from what follows each of its occurrences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from kg.rules.lexicon import Lexicon

_HERE = Path(__file__).parent
SURE, GOOD, FAIR, NONE = 3.0, 2.0, 1.0, -0.5  # how plainly a name ends at a position
_OCCURRENCES = 40  # of a name that are looked at: more do not change the decision
_USUAL_GIVEN = 700  # characters of given names that need no other proof
_UNSEEN = 9999  # rank of a character that the list of given names lacks
_ODD_GIVEN = 2.2  # a given name that is an everyday word needs a plain edge
_LONGER = 0.7  # five of six Chinese names have three characters
_FOREIGN = re.compile(r"[一-鿿]{2,8}(?:·[一-鿿]{1,8})*·")
_HANZI = re.compile(r"[一-鿿㐀-䶿]")


@dataclass(frozen=True, slots=True)
class NameWords:
    """The tables of `names.toml` and `lexicon.toml` that tell names from other words."""

    surnames: dict[str, int]  # rank by frequency
    common: int  # surnames up to this rank need less proof
    compound: frozenset[str]
    given: dict[str, int]
    ordinary: frozenset[str]
    pairs: frozenset[str]
    follow: frozenset[str]
    speech: frozenset[str]
    speech_characters: frozenset[str]
    function: frozenset[str]
    verbs: frozenset[str]
    never: tuple[str, ...]
    foreign: frozenset[str]
    long: frozenset[str]
    foreign_ends: frozenset[str]
    barred: frozenset[str]
    conjunctions: frozenset[str]


@lru_cache(maxsize=1)
def name_words() -> NameWords:
    """The words, loaded at first use."""
    names, lexicon = Lexicon.load(_HERE / "names.toml").tables, Lexicon.load(_HERE / "lexicon.toml").tables
    after = lexicon["after"]
    return NameWords(
        surnames={c: i for i, c in enumerate(names["surnames"]["single"].replace("\n", ""))},
        common=names["surnames"]["common"],
        compound=frozenset(names["surnames"]["compound"].split()),
        given={c: i for i, c in enumerate(names["given"]["characters"].replace("\n", ""))},
        ordinary=frozenset(names["ordinary"]["words"].split()),
        pairs=frozenset(names["ordinary"]["pairs"].split()),
        follow=frozenset(names["follow"]["words"].split()) | frozenset(after["words"].split()),
        speech=frozenset(after["speech"].split()),
        speech_characters=frozenset(after["speech_characters"]),
        function=frozenset(after["function"]),
        verbs=frozenset(after["verbs"]),
        never=tuple(after["never"].split()),
        foreign=frozenset(lexicon["transliterated"]["characters"]),
        long=frozenset(after["long"].split()),
        foreign_ends=frozenset(lexicon["transliterated"]["ends"]),
        barred=frozenset(after["barred"]),
        conjunctions=frozenset(after["conjunctions"]),
    )


def right_edge(text: str, at: int) -> float:
    """How plainly a name ends at `at`: SURE, GOOD, FAIR or NONE."""
    if at >= len(text):
        return SURE
    char = text[at]
    if not _HANZI.match(char):
        return GOOD if char.isalnum() else SURE
    words = name_words()
    pair = text[at : at + 2]
    if char == "等" or char in words.speech_characters or pair in words.speech:
        return SURE
    if char in words.function or pair in words.follow:
        return GOOD
    return FAIR if char in words.verbs else NONE


def _given(char: str) -> bool:
    """May `char` stand in a given name? Rare characters may; function words may not."""
    return bool(_HANZI.match(char)) and char not in name_words().barred


def _spoken(text: str, end: int, name: str, surname: int) -> bool:
    """Is it a name although it begins like a preposition? Only a full name that speaks or acts at once is."""
    if len(name) != surname + 2:
        return False
    return right_edge(text, end) == SURE and bool(_HANZI.match(text[end : end + 1] or "。"))


def _weight(text: str, at: int) -> float:
    """`right_edge` for choosing between two ends: a whole word (逐一) weighs more than a character (一)."""
    pair = text[at : at + 2]
    if text[at : at + 1] == "着" and pair not in name_words().follow:
        return NONE  # 拿着: what stands before is a verb
    if pair in name_words().speech:
        return SURE + 0.4
    return SURE + 0.2 if pair in name_words().follow else right_edge(text, at)


@dataclass(frozen=True, slots=True)
class Reading:
    """A name read at a position, and how sure that is."""

    end: int
    name: str
    confidence: float


def speaks(text: str, at: int) -> bool:
    """Does a word of speaking stand at `at`?"""
    words = name_words()
    return text[at : at + 1] in words.speech_characters or text[at : at + 2] in words.speech


def surname_length(text: str, at: int) -> int:
    """Length of the surname at `at`, 0 where there is none."""
    words = name_words()
    if text[at : at + 2] in words.compound:
        return 2
    return 1 if text[at : at + 1] in words.surnames else 0


@dataclass(slots=True)
class NameReader:
    """Reads the person names of one article; `prepare` takes all positions of interest first."""

    text: str
    _places: dict[str, list[int]] = field(default_factory=dict)
    _recurrences: dict[str, set[int]] = field(default_factory=dict)
    _decided: dict[tuple[str, str], int] = field(default_factory=dict)

    def prepare(self, positions: Iterable[int]) -> None:
        """Index all occurrences of the beginnings of names at `positions`, in one pass."""
        heads: dict[str, list[int]] = {}
        for at in positions:
            length = surname_length(self.text, at)
            if length:
                heads.setdefault(self.text[at : at + length + 1], [])
        if not heads:
            return
        first = "".join(sorted({h[0] for h in heads}))
        for m in re.finditer(f"[{re.escape(first)}]", self.text):
            for size in (2, 3):
                found = heads.get(self.text[m.start() : m.start() + size])
                if found is not None and len(found) < _OCCURRENCES:
                    found.append(m.start())
        self._places = heads

    def recurs(self, at: int, name: str) -> int:
        """How often `name`, which stands at `at`, stands elsewhere with a plain right edge."""
        plain = self._recurrences.get(name)
        if plain is None:
            head = self.text[at : at + surname_length(self.text, at) + 1]
            places = [p for p in self._places.get(head, ()) if self.text.startswith(name, p)]
            plain = {p for p in places if right_edge(self.text, p + len(name)) >= GOOD}
            self._recurrences[name] = plain
        return len(plain) - (at in plain)

    def read(self, at: int) -> Reading | None:
        """The name that begins at `at`, or None."""
        foreign = self._foreign(at)
        if foreign:
            return foreign
        plain = self._undotted(at)
        return plain if plain and plain.end - at >= 4 else self._native(at) or plain

    def _native(self, at: int) -> Reading | None:
        text, words = self.text, name_words()
        surname = surname_length(text, at)
        if not surname:
            return None
        short, long = at + surname + 1, at + surname + 2
        given = text[at + surname : long]
        if not given or not _given(given[0]):
            return None
        end = long if self._is_long(text[at:short], text[short:long]) else short
        if text.startswith(words.never, end) or text.startswith(words.never, at + surname):
            return None
        return self._proven(at, surname, end)

    def _is_long(self, head: str, third: str) -> bool:
        """Does the name go on after `head` with the character `third`? One answer for the article."""
        if not third or not _given(third):
            return False
        key = (head, third)
        if key not in self._decided:
            text, size = self.text, len(head)
            places = self._places.get(head, [])
            short = long = 0.0
            for p in places:
                short += _weight(text, p + size)
                long += _weight(text, p + size + 1) if text[p + size : p + size + 1] == third else -1.0
            count = max(1, len(places))
            rank = name_words().given.get(third, _UNSEEN)
            long = long / count + _LONGER + (0.3 if rank < _USUAL_GIVEN else -0.3 if rank < _UNSEEN else -0.6)
            self._decided[key] = long > short / count
        return bool(self._decided[key])

    def _proven(self, at: int, surname: int, end: int) -> Reading | None:
        """The reading, where enough speaks for it being a name."""
        text, words = self.text, name_words()
        name = text[at:end]
        edge = right_edge(text, end)
        again = self.recurs(at, name)
        usual = all(words.given.get(c, _UNSEEN) < _USUAL_GIVEN for c in name[surname:])
        common = surname == 2 or words.surnames[name[0]] < words.common
        word = text[at : at + 2] in words.ordinary or text[at : at + 3] in words.ordinary
        if surname == 1 and name[0] in words.conjunctions and not _spoken(text, end, name, surname):
            return None
        proof = edge + (0 if word else min(again, 2)) + 0.5 * usual + 0.5 * (len(name) - surname == 2)
        named = speaks(text, end) and text[at : at + 2] not in words.follow  # 高洁说, but not 明确指出
        need = (0.5 if common else 1.5) + (0.0 if not word else 2.0 if named else 3.2)
        if surname == 1 and name[1:] in words.pairs:
            need += _ODD_GIVEN
        if text[at - 1 : at + 1] in words.long and edge < SURE:  # 市长|江… is 长江
            return None
        if proof < need:
            return None
        return Reading(end, name, min(0.99, 0.7 + 0.06 * (proof - need)))

    def _foreign(self, at: int) -> Reading | None:
        """A transliterated name with dots: 艾力·买买提."""
        m = _FOREIGN.match(self.text, at)
        if not m:
            return None
        words = name_words()
        if m.group().split("·")[0] in words.pairs:
            return None
        best = 0
        for end in range(m.end() + 2, min(m.end() + 9, len(self.text)) + 1):
            edge = right_edge(self.text, end)
            after = self.text[end : end + 2]
            if edge == SURE or after in words.follow or after[0] in words.foreign_ends:
                best = end
                break
            best = best or (end if edge == GOOD else 0)
            if self.text[end].isalnum() and not _HANZI.match(self.text[end]):
                break
        return Reading(best, self.text[at:best], 0.95) if best else None

    def _undotted(self, at: int) -> Reading | None:
        """A transliterated name of three to five characters without dots, where its end is plain."""
        words = name_words()
        end = at
        while end < len(self.text) and end - at < 6 and self.text[end] in words.foreign:
            end += 1
        if 3 <= end - at <= 5 and right_edge(self.text, end) >= (SURE if end - at == 3 else GOOD):
            return Reading(end, self.text[at:end], 0.7)
        return None
