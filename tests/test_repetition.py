"""Texts that repeat one thing without end cost no more than their length: nothing is compared with everything."""

from __future__ import annotations

import time

import pytest

from kg.core.document import SourceDocument
from kg.pipeline.document import process

OPENING = "柳河社区党委推行“三联”工作法，网格员入户，居民诉求有人管，社区议事会解决停车难，基层治理有了成效。\n"
SIZE = 24_000  # characters
#: ten times what the slowest takes; what grows with the square takes far longer
SECONDS = 8.0


@pytest.mark.parametrize(
    "piece",
    [
        "没有电梯",
        "占用消防通道",
        "调解纠纷3起，",
        "柳河社区、",
        "“三联”、",
        "镇街道",
        "党支部书记王刚",
        "二期小区",
        "覆盖100%",
        "以前停车难，",
        "村民",
        "“",
        "（",
    ],
)
def test_repeated(piece: str) -> None:
    text = OPENING + piece * (SIZE // len(piece))
    before = time.process_time()
    process(SourceDocument("a.txt", "0" * 64, "text/plain", "utf-8", text))
    assert time.process_time() - before < SECONDS
