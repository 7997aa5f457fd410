"""The date of an article: what its page states, else what its file's name or path tells."""

from __future__ import annotations

import pytest

from kg.ingest.dated import date_of_path, published
from kg.ingest.pages import articles
from tests.conftest import document

_TEXT = "柳河社区办起议事会\n本报讯 柳河社区办起“邻里议事会”，居民有事一起商量，停车难问题得到解决。"


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("news-20240618-06.txt", "2024-06-18"),
        ("paper/202406/18/03.txt", "2024-06-18"),
        ("paper/2024-06/18/03.html", "2024-06-18"),
        ("19980103.txt", "1998-01-03"),
        ("20240230.txt", None),  # no such day
        ("item-1202406181.txt", None),  # part of a longer number
        ("30168437.txt", None),
        ("柳河日报.txt", None),
    ],
)
def test_a_path_tells_a_day(name: str, date: str | None) -> None:
    assert date_of_path(name) == date
    [article] = articles(document(_TEXT, name))
    assert article.date == date


def test_what_the_page_states_ranks_first() -> None:
    stated = _TEXT.replace("\n", "\n来源：柳河日报　发布时间：2023-11-06 08:00\n", 1)
    [article] = articles(document(stated, "20240618.txt"))
    assert article.date == "2023-11-06"
    assert published("06-18", "20240618.txt") == "2024-06-18", "the year that the page leaves out"
    assert published("06-17", "20240618.txt") == "06-17"
