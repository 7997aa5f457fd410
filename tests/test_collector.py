"""What is made of a document is gone with it: nothing holds itself in a circle until the garbage collector comes."""

from __future__ import annotations

import gc

from kg.pipeline.document import process
from tests.conftest import document

TEXT = (
    "我国各地都在探索。江苏省常熟市青石镇柳河社区推行“邻里议事会”，居民、物业和业委会有事一起商量。"
    "柳河社区居民周大爷说：“以前停车难，新增车位52个以后好多了。”周大爷如今也是网格员。"
)


def test_no_circles() -> None:
    page = document(TEXT)
    process(page)  # loads words and tables
    gc.collect()
    gc.disable()
    try:
        process(page)
        assert gc.collect() == 0
    finally:
        gc.enable()
