"""Values as Turtle terms. Every literal passes through here."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from functools import lru_cache

# What a quoted Turtle string may not hold, and what readers or editors take for a line end or drop.
_UNSAFE = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_REPLACEMENT = "\ufffd"

_DATES = (
    (re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"), "date", ""),
    (re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])"), "gYearMonth", ""),
    (re.compile(r"[0-9]{4}"), "gYear", ""),
    (re.compile(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"), "gMonthDay", "--"),
)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    short = _SHORT.get(character)
    if short is not None:
        return short
    if "\ud800" <= character <= "\udfff":  # half a character: no UTF-8 file can hold it
        return _REPLACEMENT
    return f"\\u{ord(character):04X}"


def literal(text: str) -> str:
    """A plain string literal.

    >>> print(literal('say "是"'))
    "say \\"是\\""
    """
    # nothing that can be printed is unsafe but these two: spares most texts the search
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return f'"{_UNSAFE.sub(_escape, text)}"'


def chinese(text: str) -> str:
    """A literal with language tag zh."""
    if text.isprintable() and '"' not in text and "\\" not in text:  # as in `literal`
        return f'"{text}"@zh'
    return literal(text) + "@zh"


def date(text: str) -> str:
    """A date with the type of its precision; a plain literal where it is none.

    >>> date("2024-06-18"), date("06-18"), date("去年")
    ('"2024-06-18"^^xsd:date', '"--06-18"^^xsd:gMonthDay', '"去年"')
    """
    for pattern, datatype, before in _DATES:
        if pattern.fullmatch(text):
            return f'"{before}{text}"^^xsd:{datatype}'
    return literal(text)


@lru_cache(maxsize=1024)  # how sure things are is told by few numbers, again and again
def number(value: float) -> str:
    """An integer or decimal, never with an exponent. Raises ValueError for infinities and NaN.

    >>> number(240.0), number(0.5), number(1e-07)
    ('240', '0.5', '0.0000001')
    """
    if not math.isfinite(value):
        raise ValueError(f"not a number: {value}")
    if value == int(value):
        return str(int(value))
    return format(Decimal(repr(value)), "f")


def boolean(value: bool) -> str:
    """`true` or `false`."""
    return "true" if value else "false"
