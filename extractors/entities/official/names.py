"""Person names: where one may begin, and where it ends.

A name stands in running text without any mark. Its left edge is given by a post or a clause; its right edge
is decided once for an article, from what follows each of its occurrences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extractors.entities.official.name_tables import name_words
from kg.text.edges import is_edge_word, is_hanzi

SURE, GOOD, FAIR, NONE = 3.0, 2.0, 1.0, -0.5  # how plainly a name ends at a position
_OCCURRENCES = 40  # of a name that are looked at: more do not change the decision
_USUAL_GIVEN = 700  # characters of given names that need no other proof
_USUAL_NEW = 1400  # the same for a name whose surname no list has
_TELLS = frozenset(("告诉", "介绍", "表示", "坦言"))  # after a post only a name stands before these
_AGAIN = 3  # times that such a name must stand in the article
_NEAR = 4000  # characters on either side that are looked at for it
_UNSEEN = 9999  # rank of a character that the list of given names lacks
_ODD_GIVEN = 2.2  # a given name that is an everyday word needs a plain edge
_LONGER = 0.7  # five of six Chinese names have three characters
_HALF_NAME = 0.6  # points for a second character after one that seldom is a whole given name (陈有|才)
_NOT_JOINED = frozenset(j + after for j in "和同" for after in "的，。；说")  # what 和 does not join anything with
_JOINS = 1.0  # points off a name's last character that joins two names as a rule
_SURNAMES_TOO = frozenset("于向")  # prepositions that are common surnames
# Last characters of names that end hardly any word that may follow a preposition.
_NAME_LAST = frozenset(
    "峰华军强伟芳玲丽敏静燕霞梅萍勇斌涛辉鹏杰磊刚娟秀娜琴琳艳莉莹婷颖慧洁倩雯琪瑶晖昊轩宇浩博俊毅凯龙彪彬栋梁"
)
_BEFORE_QUOTES, _QUOTES = "向对为把将据按从以", ("《", "“")  # prepositions, and what no name stands before
_NO_NAME_LAST = frozenset("中上里内外日年月时后前场下人民众户员工家会处间地其此")  # 主任|于家中，
_OPENS = frozenset("，。！？；：”\n")
_GOVERN = frozenset("让与及")  # 吕红让|说: what governs a noun ends a name where a verb of speaking follows it
_YI = frozenset("且也么")  # function words that end names of the Yi
_FIRST_DOT = 9  # a dot must stand so near for `_FOREIGN` to match
_FOREIGN = re.compile(r"[一-鿿]{2,8}(?:·[一-鿿]{1,8})*·")


def right_edge(text: str, at: int) -> float:
    """How plainly a name ends at `at`: SURE, GOOD, FAIR or NONE."""
    if at >= len(text):
        return SURE
    char = text[at]
    if not ("一" <= char <= "鿿" or is_hanzi(char)):
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
    return is_hanzi(char) and char not in name_words().barred


def _spoken(text: str, end: int, name: str, surname: int) -> bool:
    """Is it a name although it begins like a preposition? Only a full name that speaks or acts at once is.

    A name of two characters must speak in a whole word (经理|于某坦言).
    """
    words = name_words()
    if len(name) == surname + 1:
        usual = words.given.get(name[-1], _UNSEEN) < _USUAL_GIVEN and name[-1] not in _NO_NAME_LAST
        return name[0] in _SURNAMES_TOO and usual and text[end : end + 2] in _TELLS
    if len(name) != surname + 2 or name[surname:] in words.audience:
        return False
    return right_edge(text, end) == SURE and is_hanzi(text[end : end + 1])


def _weight(text: str, at: int) -> float:
    """`right_edge` for choosing between two ends: a whole word (逐一) weighs more than a character (一)."""
    pair, words = text[at : at + 2], name_words()
    follows = pair in words.follow
    if pair[:1] == "着" and not follows:
        return NONE  # 拿着: what stands before is a verb
    if pair in words.speech:
        return SURE + 0.4
    return SURE + 0.2 if follows else right_edge(text, at)


class Reading(NamedTuple):
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
    words, first = name_words(), text[at : at + 1]
    if first in words.compound_heads and text[at : at + 2] in words.compound:
        return 2
    return 1 if first in words.surnames else 0


def plain_name(name: str) -> bool:
    """Is it made like most names: a common surname and two usual given characters that are no everyday word?"""
    words = name_words()
    usual = all(words.given.get(c, _UNSEEN) < _USUAL_GIVEN for c in name[1:])
    return len(name) == 3 and usual and name[0] in words.surnames and name[:2] not in words.ordinary


@dataclass(slots=True)
class NameReader:
    """Reads the person names of one article; `prepare` takes all positions of interest first."""

    text: str
    _heads: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    _indexed: set[str] = field(default_factory=set)
    _recurrences: dict[str, set[int]] = field(default_factory=dict)
    _decided: dict[tuple[str, str], int] = field(default_factory=dict)

    def prepare(self, positions: Iterable[int]) -> None:
        """Note the beginnings of names at `positions`, by their first characters."""
        text, heads = self.text, self._heads
        for at in positions:
            length = surname_length(text, at)
            if length:
                heads.setdefault(text[at], {}).setdefault(text[at : at + length + 1], [])

    def _occurrences(self, head: str) -> Sequence[int]:
        """Where the beginning of a name stands in the article, if it was prepared."""
        group = self._heads.get(head[:1])
        if group is None or head not in group:
            return ()
        if head[0] not in self._indexed:
            self._index(head[0], group)
        return group[head]

    def _index(self, first: str, group: dict[str, list[int]]) -> None:
        """Find all heads of one first character in one pass: few characters are ever asked for."""
        text, sizes = self.text, sorted({len(head) for head in group})
        at = text.find(first)
        while at >= 0:
            for size in sizes:
                found = group.get(text[at : at + size])
                if found is not None and len(found) < _OCCURRENCES:
                    found.append(at)
            at = text.find(first, at + 1)
        self._indexed.add(first)

    def recurs(self, at: int, name: str) -> int:
        """How often `name`, which stands at `at`, stands elsewhere with a plain right edge."""
        plain = self._recurrences.get(name)
        if plain is None:
            text = self.text
            places = self._occurrences(text[at : at + surname_length(text, at) + 1])
            plain = {p for p in places if text.startswith(name, p) and right_edge(text, p + len(name)) >= GOOD}
            self._recurrences[name] = plain
        return len(plain) - (at in plain)

    def read(self, at: int) -> Reading | None:
        """The name that begins at `at`, or None."""
        if self.text.find("·", at, at + _FIRST_DOT) >= 0 and (foreign := self._foreign(at)):
            return foreign
        if halved := self._halved(at):
            return halved
        chars, text = name_words().foreign, self.text
        plain = self._undotted(at) if text[at : at + 1] in chars and text[at + 1 : at + 2] in chars else None
        if plain and plain.end - at >= 4:
            return plain
        native = self._native(at)
        return (self._lengthened(at, native) if native else self._unheard(at)) or native or plain

    def _unheard(self, at: int) -> Reading | None:
        """A name whose surname no list has: it comes again and again and speaks."""
        words, text = name_words(), self.text
        name = text[at : at + 3]
        given, barred = words.given, words.barred
        if given.get(name[1:2], _UNSEEN) >= _USUAL_NEW or given.get(name[2:3], _UNSEEN) >= _USUAL_NEW:
            return None  # as most
        if not "一" <= name[0] <= "鿿" or name[0] in barred or name[1] in barred or name[2] in barred:
            return None
        pair = name[:2]
        if pair in words.ordinary or pair in words.pairs or name[1:] in words.pairs or is_edge_word(pair):
            return None
        if name[0] in words.surnames or right_edge(text, at + 3) < FAIR:
            return None
        usual = max(given.get(name[1], _UNSEEN), given.get(name[2], _UNSEEN)) < _USUAL_GIVEN
        if usual and text[at + 3 : at + 5] in _TELLS:
            return Reading(at + 3, name, 0.6)
        spoken = told = 0
        place = text.find(name, max(0, at - _NEAR), at + _NEAR)
        while place >= 0 and told < _OCCURRENCES:
            told += right_edge(text, place + 3) >= FAIR
            spoken += right_edge(text, place + 3) == SURE and is_hanzi(text[place + 3 : place + 4])
            place = text.find(name, place + 3, at + _NEAR)
        return Reading(at + 3, name, 0.7) if told >= _AGAIN and spoken else None

    def _lengthened(self, at: int, native: Reading) -> Reading | None:
        """A transliterated name behind a surname (白|额尔敦), which goes on where a Chinese one would end."""
        text, chars = self.text, name_words().foreign
        end = native.end
        if end != at + 3 or text[end : end + 1] not in chars or not chars.issuperset(text[at + 1 : end]):
            return None
        if surname_length(text, at) != 1 or right_edge(text, end) != NONE:
            return None
        while end < at + 6 and text[end : end + 1] in chars:
            end += 1
        return Reading(end, text[at:end], 0.7) if right_edge(text, end) >= FAIR else None

    def _native(self, at: int) -> Reading | None:
        text, words = self.text, name_words()
        surname = surname_length(text, at)
        if not surname:
            return None
        short, long = at + surname + 1, at + surname + 2
        given = text[at + surname : long]
        if not given or not _given(given[0]):
            return None
        if text[at] == "包" and words.allotted.at(text, at + 1):
            return None  # 网格员|包单元
        end = long if self._is_long(text[at:short], text[short:long]) else short
        if words.never_at.at(text, end) or words.never_at.at(text, at + surname):
            return None
        return self._proven(at, surname, end)

    def _is_long(self, head: str, third: str) -> bool:
        """Does the name go on after `head` with the character `third`? One answer for the article."""
        if third and third in _YI and head[:2] in name_words().compound:
            return True
        if third and third in _GOVERN:
            ends = [p + len(head) + 1 for p in self._occurrences(head) if self.text.startswith(third, p + len(head))]
            return any(speaks(self.text, end) for end in ends)
        if not third or not _given(third):
            return False
        key = (head, third)
        if key not in self._decided:
            text, size = self.text, len(head)
            places = self._occurrences(head)
            if third == "进" and any(text.startswith("进一步", p + size) for p in places):
                self._decided[key] = False  # 王某|进一步
                return False
            if third in "和同" and any(text[p + size : p + size + 2] in _NOT_JOINED for p in places):
                self._decided[key] = True  # 严松和|的带领
                return True
            if third in "和同" and any(text[p + size + 1 : p + size + 2].isdigit() for p in places):
                self._decided[key] = False  # 邓某|和30多名村民
                return False
            if third in _BEFORE_QUOTES and any(text[p + size + 1 : p + size + 2] in _QUOTES for p in places):
                self._decided[key] = False  # 王某|向《柳州日报》记者
                return False
            short = long = 0.0
            for p in places:
                short += _weight(text, p + size)
                long += _weight(text, p + size + 1) if text[p + size : p + size + 1] == third else -1.0
            count = max(1, len(places))
            rank = name_words().given.get(third, _UNSEEN)
            long = long / count + _LONGER + (0.3 if rank < _USUAL_GIVEN else -0.3 if rank < _UNSEEN else -0.6)
            long += _HALF_NAME if head[-1] in name_words().seldom else 0
            if third in "和同":
                long -= _JOINS  # 梁某|和当地村民
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
            told = len(name) == 3 and edge >= GOOD and name[2] in _NAME_LAST  # 经理|于某峰当场…
            known = all(words.given.get(c, _UNSEEN) < _USUAL_NEW for c in name[surname:])
            marked = known and len(name) == 3 and not is_hanzi(text[end : end + 1] or "，")
            told = told or (
                marked and name[2] not in _NO_NAME_LAST and name[1:] not in words.audience
            )  # 网格员|于海洋。
            if name[0] not in _SURNAMES_TOO or not told:
                return None
        proof = edge + (0 if word else min(again, 2)) + 0.5 * usual + 0.5 * (len(name) - surname == 2)
        named = speaks(text, end) and text[at : at + 2] not in words.follow  # 高洁说, but not 明确指出
        need = (0.5 if common else 1.5) + (0.0 if not word else 2.0 if named else 3.2)
        if surname == 1 and name[1:] in words.pairs:
            need += _ODD_GIVEN
        if text[at - 1 : at + 1] in words.long and edge < SURE:  # 市长|江… is 长江
            return None
        if proof < need and not (edge == NONE and not word and self._made_like_one(name, end)):
            return None
        return Reading(end, name, min(0.99, 0.7 + 0.06 * (proof - need)))

    def _made_like_one(self, name: str, end: int) -> bool:
        """Whether three characters are a name although no known word follows: nothing in or across them is a word."""
        words, text = name_words(), self.text
        if len(name) != 3 or words.surnames.get(name[0], _UNSEEN) >= words.common:
            return False
        if any(words.given.get(c, _UNSEEN) >= _USUAL_NEW for c in name[1:]):
            return False
        across = text[end - 1 : end + 1]
        return name[1:] not in words.pairs and not any(
            pair in words.ordinary or pair in words.pairs or pair in words.follow or is_edge_word(pair)
            for pair in (name[:2], across)
        )

    def _foreign(self, at: int) -> Reading | None:
        """A transliterated name with dots: 艾力·买买提."""
        m = _FOREIGN.match(self.text, at)
        if not m:
            return None
        words = name_words()
        first = m.group().split("·")[0]
        if first in words.pairs or first in self.text[m.end() : m.end() + 10]:
            return None  # 书记|有约·代表有约
        best = 0
        for end in range(m.end() + 2, min(m.end() + 9, len(self.text)) + 1):
            edge = right_edge(self.text, end)
            after = self.text[end : end + 2]
            if edge == SURE or after in words.follow or after[0] in words.foreign_ends:
                whole = self.text[end - 1 : end + 1] in ("不都", "布都")  # 阿不|都介绍
                best = end + (whole and right_edge(self.text, end + 1) == SURE)
                break
            best = best or (end if edge == GOOD else 0)
            if self.text[end].isalnum() and not is_hanzi(self.text[end]):
                break
        if best > m.end() + 2:
            best = max(m.end() + 2, at + self._shared(self.text[at:best], m.end() + 2 - at))
        return Reading(best, self.text[at:best], 0.95) if best else None

    def _shared(self, name: str, least: int) -> int:
        """How much of a name all its tellings share, which are found by its first `least` characters.

        艾力·买买提|卖了个关子 and 艾力·买买提|说 share the name.
        """
        told = re.findall(re.escape(name[:least]) + f".{{0,{len(name) - least}}}", self.text)
        told.append(name)
        return next((n for n, chars in enumerate(zip(*told, strict=False)) if len(set(chars)) > 1), min(map(len, told)))

    def _halved(self, at: int) -> Reading | None:
        """A Tibetan, Yi or Mongol name of known parts (丹增|旺姆, 萨仁|格日勒), or one long part with a plain end."""
        text, halves = self.text, name_words().halves
        if text[at : at + 2] not in name_words().half_heads:
            return None
        end, parts = at, 0
        while parts < 3 and (size := next((k for k in (2, 3, 4) if text[end : end + k] in halves), 0)):
            end, parts = end + size, parts + 1
        if end - at > 2 and right_edge(text, end) >= (FAIR if parts > 1 else GOOD):
            return Reading(end, text[at:end], 0.9)
        return None

    def _ends_three(self, end: int) -> bool:
        """Whether a written-as-it-sounds name of three characters ends there as such names do, or before a word."""
        words, text = name_words(), self.text
        return text[end : end + 2] in words.follow or (text[end - 1] in words.three and text[end] in words.foreign_ends)

    def _acts_alone(self, name: str) -> bool:
        """Whether a name of two characters begins a clause with a deed elsewhere: …，|格桑现身说法."""
        text, words = self.text, name_words()
        if name in words.pairs or name[0] in words.barred:
            return False
        at = text.find(name)
        while at >= 0:
            if text[at - 1 : at] in _OPENS and right_edge(text, at + 2) >= FAIR:
                return True
            at = text.find(name, at + 2)
        return False

    def _undotted(self, at: int) -> Reading | None:
        """A transliterated name of two to six characters without dots, where its end is plain."""
        words = name_words()
        end = at
        while end < len(self.text) and end - at < 7 and self.text[end] in words.foreign:
            end += 1
        edge = right_edge(self.text, end)
        if end - at == 3 and edge == GOOD and self._ends_three(end):
            edge = SURE  # 苏木达|朝克图带队, 书记|热依汗把…
        if 3 <= end - at <= 6 and edge >= (SURE if end - at == 3 else GOOD):
            return Reading(end, self.text[at:end], 0.7)
        short = self.text[at : at + 2]
        named = end - at >= 2 and not is_edge_word(short) and short not in words.ordinary
        if named and (speaks(self.text, at + 2) or self._acts_alone(short)):
            return Reading(at + 2, short, 0.7)  # 村党支部书记|达瓦介绍
        return None
