"""Troubles of two types: the same words read as both, and words of which readers say now this, now that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.entities.problem.doubt import ALONE
from extractors.entities.problem.types import OTHER
from kg.core.mentions import ProblemMention
from kg.rules import ArticleView

#: how far before a trouble a word may stand that speaks of another type: 跟邻居共用的|机耕路被占
_NEAR = 10
#: between a word and the type that it speaks of as well, in the lexicon
_OR = "~"
#: 安全隐患和卫生问题: two troubles, told in one
_SEVERAL = re.compile("[、，及和与]|以及|存在")
#: who needs care, if it is said: then that nobody looks after them is a trouble of the old
_OLD = re.compile("老[人年汉伯太大爷奶]|[6-9][0-9]岁|养老|留守|空巢|高龄")
_OF_THE_OLD = "elder-care"


def one_of_two(
    view: ArticleView, found: Iterable[ProblemMention | None], disputed: Mapping[str, Sequence[str]]
) -> Iterator[ProblemMention | None]:
    """Each trouble, in doubt where it may well be of another type, and then once; None where a step ends.

    `disputed` are, by type, words that do not say it for sure, each with the other type, if it is one:
    小马拉大车~overload.
    """
    told: dict[tuple[int, int], list[ProblemMention]] = {}
    for mention in found:
        if mention is None:
            yield None
            continue
        words = disputed.get(mention.type, ())
        read = _doubted(view, mention, words) if words else mention
        told.setdefault((read.start, read.end), []).append(read)
    for readings in told.values():
        surest = max(readings, key=lambda m: m.type_confidence)
        if len(readings) == 1 or _SEVERAL.search(surest.name):
            yield from readings
            continue
        sure = [m for m in readings if m.type_confidence > ALONE]
        yield from sure if len(sure) > 1 else [_either(surest, readings)]


def _either(surest: ProblemMention, readings: Sequence[ProblemMention]) -> ProblemMention:
    """The surest reading of the same words, in doubt: it has another one as its rival."""
    others = [m.type for m in readings if m.type not in (surest.type, OTHER)]
    return replace(surest, type_confidence=ALONE, rival=surest.rival or (others[0] if others else ""))


def _doubted(view: ArticleView, mention: ProblemMention, words: Sequence[str]) -> ProblemMention:
    """A trouble, in doubt where one of some words stands in it or right before it."""
    text, sentence = view.text, view.sentence(mention.start)
    if mention.type == _OF_THE_OLD and _OLD.search(text, *sentence):
        return mention
    near = text[max(sentence.start, mention.start - _NEAR) : mention.end]
    for entry in words:
        word, _, rival = entry.partition(_OR)
        if word in near:
            return replace(mention, type_confidence=ALONE, rival=mention.rival or rival)
    return mention
