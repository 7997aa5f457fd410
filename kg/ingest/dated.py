"""When an article was published: as its page says, else as the name or path of its file does."""

from __future__ import annotations

import re
from datetime import date

#: 20240618, 2024-06-18, 2024_06_18, 202406/18, 2024/06/18 in a path, no part of a longer number
_IN_PATH = re.compile(
    r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})[-_./]?(?P<month>[01][0-9])[-_./]?(?P<day>[0-3][0-9])(?![0-9])"
)
_FIRST_YEAR = 1946  # of the oldest papers that are read


def date_of_path(name: str) -> str | None:
    """The date that a path tells last, where it can be one.

    >>> date_of_path("paper/20240618-03.txt"), date_of_path("2024-06/18/a.txt"), date_of_path("20249918.txt")
    ('2024-06-18', '2024-06-18', None)
    """
    found = None
    for m in _IN_PATH.finditer(name):
        try:
            day = date(int(m["year"]), int(m["month"]), int(m["day"]))
        except ValueError:
            continue
        if day.year >= _FIRST_YEAR:
            found = day.isoformat()
    return found


def published(stated: str | None, name: str) -> str | None:
    """The date of an article: what its page states; the path's where it states none, or the same day without the year.

    >>> published("2024-06-18", "20240619.txt"), published("06-18", "20240618.txt"), published("06-17", "20240618.txt")
    ('2024-06-18', '2024-06-18', '06-17')
    """
    told = date_of_path(name)
    return told if told and (stated is None or told.endswith(f"-{stated}")) else stated
