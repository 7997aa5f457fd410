"""Everybody whom an article names, bodies and people, as those of whom a case may ask what they did."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from kg.core.mentions import OfficialMention, OrganizationMention
from kg.linking.acting import Participant, is_client
from kg.linking.again import named_again
from kg.linking.cases import Agent

_FIRMS = ("enterprise", "property")
#: words between a body and the name of a person who heads it
_HEADS = re.compile(
    "(?:[一-鿿、]{0,10}?)(?:书记|主任|主席|会长|理事长|负责人"
    "|[局院校站镇乡县区市厅科处所队园馆社部行庭组团]长|总经理|董事长|经理)"
)
#: words that make it a body of many of which somebody is one
_OF_MANY = re.compile("的|驻村|派驻|挂职|[选下]派|代表|常委|成员|教师|医生|委员(?!会)")
_Body = tuple[str, OrganizationMention]
_Person = tuple[str, OfficialMention]


def cast_of(text: str, bodies: Sequence[_Body], people: Iterable[_Person]) -> Iterator[Agent]:
    """Those named, each with the key of its record: `bodies` in order of the text, `people` once for every post."""
    starts = [m.start for _, m in bodies]
    posts: dict[str, list[_Body]] = {}
    held: set[int] = set()  # numbers of the bodies that only a post names
    begins: dict[tuple[str, int], int] = {}
    names: dict[str, tuple[str, int]] = {}
    for key, post in people:
        begin, end = post.evidence if post.evidence != (0, 0) else (post.start, post.end)
        names.setdefault(post.name, (key, post.start))
        first = bisect_left(starts, begin)
        while first > 0 and bodies[first - 1][1].end > begin:
            first -= 1
        for i in range(first, bisect_left(starts, max(end, post.start))):
            held.add(i)
            posts.setdefault(key, []).append(bodies[i])
            begin = min(begin, starts[i])
        begins[key, post.start] = min(begin, post.start, begins.get((key, post.start), post.start))
    for i, (key, m) in enumerate(bodies):
        if i not in held and not (m.category in _FIRMS and is_client(text, m.end)):
            yield Agent(key, Participant(m.start, m.end, m.start))
    size = {key: len(name) for name, (key, _) in names.items()}
    said = {key: tuple(dict.fromkeys(body for body, _ in of)) for key, of in posts.items()}
    heads = {key: tuple(dict.fromkeys(b for b, m in of if _is_head(text, m.end))) for key, of in posts.items()}
    for (key, start), begin in begins.items():
        who = Participant(start, start + size[key], begin, person=True)
        yield Agent(key, who, said.get(key, ()), heads.get(key, ()) if begin < start else ())
    for key, start in named_again(text, names):
        if (key, start) not in begins:
            yield Agent(key, Participant(start, start + size[key], start, person=True), said.get(key, ()))


def _is_head(text: str, end: int) -> bool:
    """Whether the words behind a body say that somebody heads it."""
    post = _HEADS.match(text, end)
    return post is not None and _OF_MANY.search(post.group()) is None
