"""Punctuation and width made uniform one to one, so that no position moves."""

from __future__ import annotations

import re

_HANZI = r"[一-鿿㐀-䶿]"
# Full-width digits, letters and signs become ASCII; dots of transliterated names become the middle dot.
_ONE_TO_ONE = str.maketrans(
    {chr(c): chr(c - 0xFEE0) for c in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
    | {"＋": "+", "％": "%", "－": "-", "•": "·", "‧": "·", "・": "·", "∙": "·", "⋅": "·", "「": "“", "」": "”", "『": "‘", "』": "’", "﹒": "·"}
)
_HALF_TO_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_HALF = re.compile(rf"(?<={_HANZI})[,;:?!()]|[,;:?!()](?={_HANZI})|(?<=[”’》）\"'])[,;:?!()]|[,;:?!(](?=[“‘《（\"'])")
_STOP = re.compile(rf"(?<={_HANZI})\.(?=\s|{_HANZI}|[”\"]|$)")


def uniform(text: str) -> str:
    """`text` with uniform punctuation, of the same length.

    Half-width marks beside Chinese become full-width, full-width digits and letters ASCII, straight quotation
    marks curved ones (opening and closing in turn within a line).

    >>> uniform('推行"三联"机制,办了５件事.')
    '推行“三联”机制，办了5件事。'
    """
    text = text.translate(_ONE_TO_ONE)
    text = _HALF.sub(lambda m: _HALF_TO_FULL[m.group()], text)
    text = _STOP.sub("。", text)
    if '"' in text or "'" in text:
        text = "\n".join(_curve(line) for line in text.split("\n"))
    return text


def _curve(line: str) -> str:
    """Straight quotation marks of one line made curved, alternating; an apostrophe inside a word stays."""
    out: list[str] = []
    opened = {'"': False, "'": False}
    for i, c in enumerate(line):
        if c == '"' or (c == "'" and not (0 < i < len(line) - 1 and line[i - 1].isascii() and line[i + 1].isascii())):
            opening = not opened[c]
            opened[c] = opening
            out.append(("“" if opening else "”") if c == '"' else ("‘" if opening else "’"))
        else:
            out.append(c)
    return "".join(out)
