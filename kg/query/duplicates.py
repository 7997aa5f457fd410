"""The same article printed by several papers, or in several files: found by the sentences that back its cases.

The graph holds no full texts, only quotations; so two articles are held side by side by what is quoted of them. They
are one where their character 5-grams agree (Jaccard) to `SAME` or more. Only articles that share the beginning or the
end of a sentence are compared, so the work grows with the corpus and not with its square.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from kg.query.things import Case

SAME = 0.8  #: share of 5-grams in common from which on two texts are one
LEAST = 30  #: characters below which a text is too short to be told from another by its words
_GRAM = 5
_EDGE = 12  # characters of the beginning and end of a sentence that candidates are found by
_MOST = 16  # groups that one text is compared with for one edge: stock phrases shall not make it quadratic
#: letters and digits of which each is itself in one width, and texts that hold nothing else but known marks: most do
_WORDS = re.compile("[一-鿿0-9A-Za-z]+")
_COMMON = re.compile(r"[一-鿿 -~，。、；：！？“”‘’（）《》…—·\s]*")


def plain(text: str) -> str:
    """Letters and digits of a text alone, one width: what is left when papers set it differently.

    >>> plain("新增 车位“52”个。"), plain("５㎡")
    ('新增车位52个', '5m2')
    """
    if _COMMON.fullmatch(text):
        return "".join(_WORDS.findall(text)).lower()
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text))).casefold()


def grams(text: str) -> frozenset[str]:
    """The 5-grams of a plain text."""
    return frozenset(text[i : i + _GRAM] for i in range(max(1, len(text) - _GRAM + 1)))


def alike(a: frozenset[str], b: frozenset[str]) -> float:
    """Jaccard similarity of two sets.

    >>> alike(frozenset("abc"), frozenset("bcd"))
    0.5
    """
    return len(a & b) / len(a | b) if a or b else 0.0


class Wordings:
    """The words of texts as they are compared, by name: made ready when first asked for, and once."""

    def __init__(self, told: Mapping[str, Sequence[str]]) -> None:
        """`told` are the sentences of each text."""
        self._told = told
        self._words: dict[str, str] = {}
        self._grams: dict[str, frozenset[str]] = {}

    def words(self, name: str) -> str:
        """The plain words of a text."""
        found = self._words.get(name)
        if found is None:
            found = self._words[name] = "".join(map(plain, self._told[name]))
        return found

    def share(self, one: str, other: str) -> float:
        """How much two texts have in common, as `alike`."""
        return alike(self._grams_of(one), self._grams_of(other))

    def _grams_of(self, name: str) -> frozenset[str]:
        found = self._grams.get(name)
        if found is None:
            found = self._grams[name] = grams(self.words(name))
        return found


def _all_grams(sentences: Sequence[str]) -> frozenset[str]:
    return frozenset[str]().union(*map(grams, sentences))


def groups(texts: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Each text's first twin, itself where it has none. `texts` are lists of sentences, by name, in order of rank."""
    first: dict[str, str] = {}
    known: dict[str, Any] = {}  # its sentences; once another was held beside it, their grams
    by_edge: dict[str, list[str]] = {}
    for name, told in texts.items():
        sentences = list(dict.fromkeys(s for s in map(plain, dict.fromkeys(told)) if s))
        first[name] = name
        if sum(map(len, sentences)) < LEAST:
            continue
        edges = sorted({e for s in sentences for e in (s[:_EDGE], s[-_EDGE:])})
        near = dict.fromkeys(other for e in edges for other in by_edge.get(e, ())[:_MOST])
        if near:  # most texts share no edge with another: their grams are never needed
            here = _all_grams(sentences)
            for other in near:
                if not isinstance(known[other], frozenset):
                    known[other] = _all_grams(known[other])
            twin = next((other for other in near if alike(known[other], here) >= SAME), None)
            if twin is not None:
                first[name] = twin
                continue
            known[name] = here
        else:
            known[name] = sentences
        for e in edges:
            by_edge.setdefault(e, []).append(name)
    return first


def twin_of(case: Case, others: Collection[Case], told: Wordings) -> Case | None:
    """The case among others that tells the same: of the same places and mechanisms, or in the same words."""
    same = [o for o in others if (o.places, o.mechanisms) == (case.places, case.mechanisms)]
    reprint = [o for o in same if told.words(o.iri) == told.words(case.iri)]
    if reprint:  # as mostly: no need to weigh how much they have in common
        return min(reprint, key=lambda o: o.iri)
    share = {o.iri: told.share(case.iri, o.iri) for o in same or others}
    best = min(same or others, key=lambda o: (-share[o.iri], o.iri), default=None)
    return best if best is not None and (same or share[best.iri] >= SAME) else None
