"""Where people whom an article introduced with their post act again, under their name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

#: a name of two characters is also found inside other words: what must stand around it where it is one
_BEFORE = frozenset("，。；：！？、“”‘’（）\n\t 　是由和与让请找")
_AFTER = re.compile(r"[，、：“]|[说讲道笑问答介表告回带领组召马立当随决走看听找来到去了又也还便就和与同向对将把给从在]")
_SHORT = 2


def named_again(text: str, people: Mapping[str, tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Keys of people with each position at which a text names them after they were introduced.

    `people` has the key of each name, and where it is introduced.
    """
    for name, (key, first) in people.items():
        at = text.find(name, first + len(name))
        while at >= 0:
            end = at + len(name)
            if len(name) > _SHORT or (text[at - 1] in _BEFORE and _AFTER.match(text, end)):
                yield key, at
            at = text.find(name, end)
