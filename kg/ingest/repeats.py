"""Paragraphs that OCR printed more than once."""

from __future__ import annotations

from collections import defaultdict

from kg.ingest import signs
from kg.ingest.blocks import Block
from kg.ingest.segments import Segment

MIN_REPEAT = 12  # characters; shorter lines (“好！”他说。) may well stand twice in an article
_KEY = 14  # characters at an end by which near repeats find each other
_SHINGLE = 3
_ALIKE = 0.9  # share of the longer one that common beginning and end must cover


def drop_repeats(segments: list[Segment]) -> None:
    """Leave one copy of each repeated paragraph: in the article whose words it shares most."""
    if not _may_repeat([b.text for s in segments for b in s.body]):
        return
    places: dict[str, list[int]] = defaultdict(list)
    keys: dict[int, str] = {}
    known: dict[str, str] = {}
    for number, segment in enumerate(segments):
        for block in segment.body:
            text = block.text
            if len(text) < MIN_REPEAT or block.sign == "heading":
                continue
            key = keys[id(block)] = _representative("".join(text.split()) if " " in text else text, known)
            places[key].append(number)
    repeated = {key: found for key, found in places.items() if len(found) > 1}
    if not repeated:
        return
    homes = _homes(segments, keys, repeated)
    seen: set[str] = set()
    for number, segment in enumerate(segments):
        best: dict[str, Block] = {}
        for block in segment.body:
            key = keys.get(id(block), "")
            if key in repeated and (key not in best or _better(block.text, best[key].text)):
                best[key] = block
        kept = []
        for block in segment.body:
            key = keys.get(id(block), "")
            if key in repeated:
                if key in seen or homes[key] != number or block is not best[key]:
                    continue
                seen.add(key)
            kept.append(block)
        segment.body = kept


def _may_repeat(texts: list[str]) -> bool:
    """Whether two paragraphs begin or end alike, as repeats do: a quick look that spares most articles."""
    long = [t for t in texts if len(t) >= MIN_REPEAT]
    return len({t[:_KEY] for t in long}) < len(long) or len({t[-_KEY:] for t in long}) < len(long)


def _better(text: str, other: str) -> bool:
    """Whether a later copy is less cut than an earlier one."""
    return (signs.complete(text), len(text) > len(other) + 1) > (signs.complete(other), False)


def _representative(text: str, known: dict[str, str]) -> str:
    """The first paragraph that `text` repeats, wholly or but for a cut or misread edge; else itself."""
    if text in known:
        return known[text]
    head, tail = "^" + text[:_KEY], "$" + text[-_KEY:]
    for key in (head, tail):
        other = known.get(key)
        if other is not None and _alike(text, other):
            known[text] = other
            return other
    for key in (text, head, tail):
        known.setdefault(key, text)
    return text


def _alike(a: str, b: str) -> bool:
    if a.startswith(b) or b.startswith(a):
        return min(len(a), len(b)) >= 2 * _KEY
    short, long = sorted((a, b), key=len)
    if len(short) < _ALIKE * len(long):
        return False
    head = _common(short, long)
    tail = _common(short[::-1], long[::-1])
    return head + tail >= _ALIKE * len(long)


def _common(a: str, b: str) -> int:
    low, high = 0, min(len(a), len(b))
    while low < high:  # bisection on slices is quicker than a loop over characters
        middle = (low + high + 1) // 2
        low, high = (middle, high) if a[:middle] == b[:middle] else (low, middle - 1)
    return low


def _homes(segments: list[Segment], keys: dict[int, str], repeated: dict[str, list[int]]) -> dict[str, int]:
    """The article that keeps each repeated paragraph; those in the same articles are decided together."""
    shared: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for key, found in repeated.items():
        shared[tuple(sorted(set(found)))].append(key)
    homes: dict[str, int] = {}
    own: dict[int, set[str]] = {}
    for numbers, texts in shared.items():
        if len(numbers) == 1:
            homes.update(dict.fromkeys(texts, numbers[0]))
            continue
        words = set[str]().union(*map(_shingles, texts))
        score = []
        for n in numbers:
            if n not in own:
                lines = [b.text for b in (*segments[n].titles, *segments[n].kickers)]
                lines += [b.text for b in segments[n].body if keys.get(id(b), "") not in repeated]
                own[n] = set[str]().union(*[_shingles("".join(t.split())) for t in lines])
            score.append((len(words & own[n]) / (1 + len(own[n])) ** 0.5, n))
        homes.update(dict.fromkeys(texts, max(score)[1]))
    return homes


def _shingles(text: str) -> set[str]:
    return {text[i : i + _SHINGLE] for i in range(len(text) - _SHINGLE + 1)}
