"""Punctuation and width made uniform one to one, so that no position moves."""

from __future__ import annotations

import re

# Full-width digits, letters and signs become ASCII; dots of transliterated names become the middle dot.
_FULL_ASCII = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
_FORMS = {
    "＋﹢➕": "+", "％﹪": "%", "－": "-", "／": "/", "•‧・∙⋅﹒･ㆍ": "·",
    "「〝﹁": "“", "」〞﹂": "”", "『": "‘", "』": "’", "＂": '"', "＇": "'",
    "﹐": "，", "﹑､": "、", "﹔": "；", "﹕︰∶": "：", "﹖": "？", "﹗": "！",
    "﹙": "（", "﹚": "）", "｡": "。",
}  # fmt: skip
_ONE_TO_ONE = {form: mark for forms, mark in _FORMS.items() for form in forms}
_ONE_TO_ONE |= {chr(c): chr(c - 0xFEE0) for c in _FULL_ASCII}
_HALF_TO_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_MARK = re.compile("[,;:?!()." + re.escape("".join(_ONE_TO_ONE)) + "]")
_STRAIGHT = re.compile(r"[\"']")
_BLANK = " \t\u3000\xa0"
_REACH = 8  # blanks that may stand between a mark and its neighbour
#: after these a straight mark opens, whatever was open
_BEFORE_OPENING = "（(《【[：:、—"
#: before these it closes
_AFTER_CLOSING = "，。、；：？！）》】,;:?!)]…"


def uniform(text: str) -> str:
    """`text` with uniform punctuation, of the same length.

    Half-width marks beside Chinese become full-width, full-width digits and letters ASCII, straight quotation
    marks curved ones (by their neighbours, and in turn within a line). Times, decimals and English stay.

    >>> uniform('推行"三联"机制,办了５件事.')
    '推行“三联”机制，办了5件事。'
    >>> uniform("10:30开会,增长3.5%(见表1)")
    '10:30开会，增长3.5%（见表1）'
    """
    text = _MARK.sub(_form, text)
    if '"' in text or "'" in text:
        text = "\n".join(_curve(line) if '"' in line or "'" in line else line for line in text.split("\n"))
    return text


def _chinese(c: str) -> bool:
    """Whether a character belongs to Chinese text: hanzi, full-width and curved marks."""
    return c > "\u2e7f" or c in "“”‘’…—·"


def _form(m: re.Match[str]) -> str:
    """The uniform form of a mark: one that needs no look at its neighbours, or what these make of it."""
    mark, text, at = m.group(), m.string, m.start()
    if mark in _ONE_TO_ONE:
        return _ONE_TO_ONE[mark]
    if "一" <= text[at - 1 : at] <= "鿿" and mark != ".":  # by far the most: a comma after a hanzi
        return _HALF_TO_FULL[mark]
    return _widen(mark, text, at)


def _widen(mark: str, text: str, at: int) -> str:
    """The full-width form of a mark where either neighbour is Chinese, the mark itself elsewhere."""
    left = _neighbour(text, at, -1)
    right = _neighbour(text, at, 1)
    if mark == ".":
        return "。" if _chinese(left) and not (right.isascii() and right.isalnum()) else "."
    if left.isdigit() and right.isdigit() and mark in ",:":
        return mark
    # A bracket or quotation mark beside it belongs to the text around: “…办了5件事"，
    if _chinese(left) or _chinese(right):
        return _HALF_TO_FULL[mark]
    if mark in "()":
        return _HALF_TO_FULL[mark] if _bracket_in_chinese(text, at, mark) else mark
    if (left in "\"')%" or left.isdigit()) and _chinese(_further(text, at, -1)):
        return _HALF_TO_FULL[mark]
    if right in "\"'(" and _chinese(_further(text, at, 1)):
        return _HALF_TO_FULL[mark]
    return mark


def _neighbour(text: str, at: int, step: int) -> str:
    """The uniform form of the next character in a direction, blanks passed over; a space at the end of the line."""
    i = at + step
    for _ in range(_REACH):
        if not 0 <= i < len(text) or text[i] == "\n":
            return " "
        if text[i] not in _BLANK:
            return _ONE_TO_ONE.get(text[i], text[i])
        i += step
    return " "


def _further(text: str, at: int, step: int) -> str:
    """The nearest character in a direction, in its uniform form, that is no digit and no ASCII mark."""
    i = at + step
    for _ in range(_REACH * 2):
        if not 0 <= i < len(text) or text[i] == "\n":
            return " "
        c = _ONE_TO_ONE.get(text[i], text[i])
        if not c.isascii() or c.isalpha():
            return c
        i += step
    return " "


def _bracket_in_chinese(text: str, at: int, mark: str) -> bool:
    """Whether what a bracket holds or follows is Chinese: 三坪(2023), (通讯员 …)."""
    return _chinese(_further(text, at, 1 if mark == "(" else -1))


def _curve(line: str) -> str:
    """Straight quotation marks of one line made curved; an apostrophe inside a word stays."""
    out = list(line)
    opened = {'"': False, "'": False}
    for m in _STRAIGHT.finditer(line):
        i, c = m.start(), m.group()
        before, after = _neighbour(line, i, -1), _neighbour(line, i, 1)
        if c == "'" and _inside_word(line, i):
            continue
        if opened[c]:
            opening = before in _BEFORE_OPENING and after not in _AFTER_CLOSING + " "
        else:
            opening = before == " " or (after not in _AFTER_CLOSING + " ")
        if c == "'" and not opening and not opened["'"] and opened['"'] and after == " ":
            opened['"'] = False  # a misread mark that ends a quotation: “……。'
            out[i] = "”"
            continue
        opened[c] = opening
        out[i] = ("“" if opening else "”") if c == '"' else ("‘" if opening else "’")
    return "".join(out)


def _inside_word(line: str, i: int) -> bool:
    return 0 < i < len(line) - 1 and all(c.isascii() and c.isalnum() for c in (line[i - 1], line[i + 1]))
