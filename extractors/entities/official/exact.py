"""Whether a position holds a name: where its ends allow it, and how sure that is."""

from __future__ import annotations

from extractors.entities.official.name_tables import name_words
from extractors.entities.official.names import FAIR, GOOD, NameReader, Reading, plain_name, right_edge
from extractors.entities.official.shapes import AGED, Slot
from kg.text.edges import is_hanzi

_KNOWN = 3  # times that a name stands in the article before a pronoun may mean it
_PLACES = frozenset("村区镇乡街屯寨")
_SURE_READING = 0.9  # a reading this sure that ends elsewhere overrules the edge of a clause
# 在外经商多年的王某某|当选为…: verbs that only a person can be the subject of
_GOT = (
    "当选", "担任", "出任", "接任", "调任", "升任", "转任", "挂任", "就任", "当上", "被选", "被推", "被聘", "被任命",
    "成了", "成为", "，如今", "，现",
)  # fmt: skip
_PLAIN_ENDED = frozenset(
    f"official.{shape}"
    for shape in (
        "pronoun",
        "he_gets_post",
        "listed_name",
        "subject_gets_post",
        "as_holder",
        "holder_of",
        "described_name",
    )
)  # rules whose names need a plain right edge: nothing on their left proves them


def exact(text: str, slot: Slot, reader: NameReader) -> Reading | None:
    """The reading of a slot, where its ends allow it."""
    if slot.end:
        name = "".join(text[slot.at : slot.end].split())
        # 柳河村的王某, 70岁的王某
        of_place = text[slot.at - 2 : slot.at - 1] in _PLACES or AGED.search(text[max(0, slot.at - 7) : slot.at])
        words = name_words()
        owned = text[slot.at - 1 : slot.at] == "的" and not of_place and not reader.recurs(slot.at, name)
        if owned and not (text.startswith(_GOT, slot.end) and plain_name(name)):
            return None
        surname = words.surnames.get(name[0], -1)  # -1: a name without a surname
        if name.endswith(words.never) or (len(name) == 2 and surname >= words.common):
            return None
        again = len(name) == 3 and reader.recurs(slot.at, name)  # 王国|梁 is a name where it comes again
        if name in words.ordinary or (name[:2] in words.ordinary and not again):
            return None
        if any(c in words.barred or not is_hanzi(c) for c in name):
            return None
        reading = reader.read(slot.at)
        if reading is not None and reading.end < slot.end and reading.confidence > _SURE_READING:
            return None
        return Reading(slot.end, name, 0.9)
    reading = reader.read(slot.at)
    if reading is None:
        return None
    if slot.rule == "official.pronoun":
        longer = reader.read(slot.at - 1)
        word = reading.name[:2] in name_words().ordinary
        if word or reader.recurs(slot.at, reading.name) < _KNOWN or (longer and longer.end == reading.end):
            return None
    if slot.rule in _PLAIN_ENDED:
        edge = right_edge(text, reading.end)
        if edge < FAIR or (edge < GOOD and not plain_name(reading.name)):
            return None
    return reading
