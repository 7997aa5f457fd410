"""HTML pages: what Founder's comments mark, what a plain page tells, and nothing of what stands around it."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest

import kg
from kg.core.errors import InputError
from kg.ingest.documents import read_document
from kg.ingest.pages import articles
from tests.command import kg as command

STORY = (
    "近日，常熟市青石镇柳河社区推行“三联”机制，即组织联建、问题联商、服务联动，化解停车难问题，新增车位52个。",
    "社区每月召集居民、物业和业委会议事，电动车充电难问题得到解决，新建充电棚6个。",
)
FOUNDER = f"""<html><head><title>某某日报数字报</title></head><body><div><a href="a">上一版</a> <a href="b">下一版</a></div>
<!--enpproperty <articleid>7</articleid><date>2024-06-18 00:00:00:0</date><author>本报记者 柳青</author><title>柳河社区：&ldquo;三联&rdquo;解难题</title><subtitle></subtitle><introtitle>常熟市青石镇</introtitle>/enpproperty-->
<founder-content><!--enpcontent--><P>　　{STORY[0][:12]}<b>{STORY[0][12:20]}</b>{STORY[0][20:]}</P>
<P>　　{STORY[1][:30]}
{STORY[1][30:]}</P><!--/enpcontent--></founder-content><div>版权所有 翻印必究</div><script>var x = "停车难问题得到解决";</script></body></html>"""
PLAIN = f"""<!DOCTYPE html><html><head><meta charset="gb2312"><title>柳河社区：“三联”解难题_新闻频道_某某网</title><meta name="PubDate" content="2024-06-18 09:00"></head>
<body><nav><a href="/">首页</a></nav><div><a href="1">国内</a> <a href="2">社会</a> <a href="3">更多</a></div><div class="c"><p>{STORY[0]}</p><p>{STORY[1]}</p></div>
<footer>联系我们</footer></body></html>"""


@pytest.mark.parametrize(
    ("page", "encoding"),
    [(FOUNDER, "utf-8"), (FOUNDER, "gb18030"), (FOUNDER, "utf-16"), (PLAIN, "gb18030")],
    ids=["founder", "founder gb", "founder utf-16", "plain"],
)
def test_a_page_is_its_article(page: str, encoding: str) -> None:
    document = read_document("a.HTML", page.encode(encoding))
    assert document.media_type == "text/html"
    (article,) = articles(document)
    assert article.title.endswith("柳河社区:“三联”解难题".replace(":", "：")) and article.date == "2024-06-18"
    for sentence in STORY:
        at = article.text.index(sentence)
        assert article.quote(at, at + len(sentence)) == sentence
    for around in ("上一版", "首页", "国内", "版权所有", "联系我们", "var x", "enp", "<"):
        assert around not in document.text


def test_html_gives_the_graph_that_text_gives(tmp_path: Path) -> None:
    text = "柳河社区：“三联”解难题\n\n发布时间：2024-06-18\n\n" + "\n\n".join(STORY) + "\n"
    for name, content in (("a.txt", text), ("b.html", PLAIN)):
        (tmp_path / name).write_text(content, encoding="gb18030")
    text_rows, html_rows = (
        kg.build(tmp_path / name, tmp_path / f"out-{name}", jobs=1).ask("place", name="柳河社区").rows
        for name in ("a.txt", "b.html")
    )
    [text_row], [html_row] = text_rows, html_rows
    for column in ("place", "mechanisms", "problems", "outcomes", "date", "quote"):
        assert sorted(str(text_row[column])) == sorted(str(html_row[column])), column
    assert text_row["mechanisms"] == "三联"
    assert command("validate", tmp_path / "out-b.html").code == 0


def test_two_articles_of_a_page_stay_two() -> None:
    second = FOUNDER.replace("柳河", "桃源").replace("三联", "四议")
    found = articles(read_document("a.html", (FOUNDER + second).encode()))
    assert [a.title.split()[-1][:9] for a in found] == ["柳河社区：“三联”", "桃源社区：“四议”"]


@pytest.mark.parametrize(
    "text",
    [
        "<a" * 300_000,
        "<!--" * 200_000,
        "<div>" * 90_000,
        "<!--enpcontent-->" * 40_000,
        "<!--enpproperty" * 60_000,
        "<td>" * 90_000,
        "&" * 500_000,
    ],
)
def test_hostile_pages_end(text: str) -> None:
    began = time.monotonic()
    with contextlib.suppress(InputError):
        read_document("a.html", f"{text}好".encode())
    assert time.monotonic() - began < 10
