"""Numbers of newspaper text: read back what was written, and leave alone what is no quantity."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.numerals import chinese_number, numerals

DIGITS = "零一二三四五六七八九"


def written(n: int) -> str:
    """`n` as a Chinese newspaper writes it (below 10^12)."""

    def section(k: int) -> str:
        out, zero = "", False
        for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, k = divmod(k, scale)
            if digit:
                out += ("零" if zero and out else "") + DIGITS[digit] + name
                zero = False
            else:
                zero = True
        return out

    if n == 0:
        return "零"
    parts, text = [], ""
    for name in ("", "万", "亿"):
        n, low = divmod(n, 10_000)
        parts.append((low, name))
    for low, name in reversed(parts):
        if low:
            text += ("零" if text and low < 1000 else "") + section(low) + name
    return text


@given(st.integers(0, 10**12 - 1))
def test_reads_back_what_is_written_in_characters(n: int) -> None:
    assert chinese_number(written(n)) == n


@given(st.integers(0, 999_999), st.sampled_from(["", "余", "多"]), st.sampled_from(["", "万"]))
def test_reads_back_arabic_numbers(n: int, hedge: str, scale: str) -> None:
    text = f"共{n}{scale}{hedge}件"
    found = list(numerals(text))
    assert [(f.value, f.approximate) for f in found] == [(n * (10_000 if scale else 1), bool(hedge))]
    assert text[found[0].start : found[0].end] == f"{n}{scale}{hedge}"


@given(
    st.text(
        alphabet="一二三四五六七八九十百千万亿两零〇0123456789.,%点至到余多近约第年月日号楼个件成分之半 几数",
        max_size=40,
    )
)
def test_any_text_gives_spans_in_order(text: str) -> None:
    end = 0
    for n in numerals(text):
        assert 0 <= n.start < n.end <= len(text)
        assert n.end > end
        end = n.end
        assert n.maximum is None or n.maximum > n.value


@pytest.mark.parametrize(
    ("text", "value", "maximum", "approximate"),
    [
        ("2万余元", 20000, None, True),
        ("1.4万人次", 14000, None, False),
        ("两百多户", 200, None, True),
        ("十余名", 10, None, True),
        ("七八户", 7, 8, True),
        ("三五分钟", 3, 5, True),
        ("两三百人", 200, 300, True),
        ("近千名", 1000, None, True),
        ("上百条", 100, None, True),
        ("数百起", 100, 1000, True),
        ("60多家", 60, None, True),
        ("240余件", 240, None, True),
        ("2至3名", 2, 3, False),
        ("2—3名", 2, 3, False),
        ("50万—80万元", 500000, 800000, False),
        ("2万4千人次", 24000, None, False),
        ("31.6万条", 316000, None, False),
        ("超30万人次", 300000, None, True),
        ("不足15件", 15, None, True),
        ("达91.5%", 91.5, None, False),
        ("1,250户", 1250, None, False),
        ("百分之九十", 90, None, False),
        ("三分之二", 66.7, None, False),
        ("近七成", 70, None, True),
        ("近六万人", 60000, None, True),
        ("半小时", 0.5, None, False),
    ],
)
def test_values_and_hedges(text: str, value: float, maximum: float | None, approximate: bool) -> None:
    (found,) = numerals(text)
    assert (found.value, found.maximum, found.approximate) == (value, maximum, approximate)


@pytest.mark.parametrize(
    "text",
    [
        "2023年8月15日",
        "8时30分",
        "晚上8:30",
        "第3网格",
        "3号楼",
        "5栋2单元301室",
        "13800138000",
        "“1+4+N”",
        "5G基站",
        "上世纪80年代",
        "一些人",
        "一起",
        "统一",
        "星期一",
        "十分",
        "五保户",
    ],
)
def test_no_quantity(text: str) -> None:
    assert list(numerals(text)) == []


def test_hedging_words_that_end_another_word_are_left_out() -> None:
    (found,) = numerals("累计节约360余万元")
    assert (found.start, found.value, found.approximate) == (4, 3_600_000, True)
