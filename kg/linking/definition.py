"""What of the words beside a mechanism's name defines it: up to its members, and nothing where they define nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.rules import ArticleView

#: a stretch of time: （2026—2028年）
_TIME = re.compile(r"[0-9〇零一二三四五六七八九十年月日度底初\s—\-－–~～至到.]+")


def defining(view: ArticleView, span: tuple[int, int], members: Sequence[str]) -> tuple[int, int] | None:
    """The part of a definition that defines: up to its members where it begins with them; None where none does.

    A headline or a heading beside a name, and the years of a plan, define nothing.
    """
    start, end = span
    words = view.text[start:end]
    if _TIME.fullmatch(words) or view.line(start).role in ("title", "kicker", "heading"):
        return None
    listed = "、".join(members)
    if len(members) > 1 and words.startswith(f"{listed}，"):
        return start, start + len(listed)
    return span
