"""Patterns that are searched for: spelled out they find the same, and each alternative begins with a character."""

from __future__ import annotations

import re

import pytest

from kg.text.patterns import spelled_out

CASES = (
    ("(?:甲|乙)丙|[丁戊]?己", "甲丙|乙丙|丁己|戊己|己"),
    ("(?:甲|(?:乙|丙)丁)?戊{2}", "甲戊{2}|乙丁戊{2}|丙丁戊{2}|戊{2}"),
    ("己?庚|辛+壬|[癸子]{1,2}", "己庚|庚|辛+壬|[癸子]{1,2}"),
    ("(?<!丑)寅|(?:卯)*辰|[^午]未|申??酉", "(?<!丑)寅|(?:卯)*辰|[^午]未|申??酉"),
    (r"[。！]”?(?:此外|另外)|[0-9]起", r"。”?(?:此外|另外)|！”?(?:此外|另外)|[0-9]起"),
)


@pytest.mark.parametrize(("pattern", "spelled"), CASES)
def test_beginnings_are_spelled_out(pattern: str, spelled: str) -> None:
    assert spelled_out(pattern).pattern == spelled


def test_the_first_that_fits_still_counts() -> None:
    pattern = "(?:甲|甲乙)[乙丙]?丁?|乙"
    for text in ("甲乙丙丁", "丁甲丙", "甲", "丙乙甲乙乙丁", ""):
        assert [m.span() for m in spelled_out(pattern).finditer(text)] == [m.span() for m in re.finditer(pattern, text)]
