"""Pages into articles: wraps, repeats, cuts, headlines, furniture; and where every character stands."""

from __future__ import annotations

import json
import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.core.document import LINE_ROLES, Article, SourceDocument
from kg.ingest.pages import articles
from tests.conftest import document, only_article


def read(text: str) -> list[Article]:
    found = articles(document(text))
    for article in found:
        check(article)
    return found


FORMS = {'"': "“”\"「」『』〝〞﹁﹂‘’'＇＂", "·": "·•‧・∙⋅﹒･ㆍ", ".": "。｡.", "、": "、､﹑", "：": "：:∶︰﹕"}


def fold(c: str) -> str:
    """A character with the differences left out that uniform punctuation may make."""
    for form in (c, unicodedata.normalize("NFKC", c)):  # some are other characters once normalized: ︰ ﹒ ㆍ
        for mark, forms in FORMS.items():
            if form in forms:
                return mark
    return "+" if c == "➕" else unicodedata.normalize("NFKC", c)


def check(article: Article) -> None:
    """The promises that hold for every article of any page."""
    source, text = article.document.text, article.text
    assert len(article.offsets) == len(text)
    end = -1
    for line in article.lines:
        assert line.start == end + 1
        assert line.start < line.end
        assert line.role in LINE_ROLES
        assert text[line.start : line.end].strip()
        end = line.end
    assert end == len(text)
    assert text.count("\n") == len(article.lines) - 1
    for i, c in enumerate(text):
        if not c.isspace():
            assert fold(c) == fold(source[article.offsets[i]]), (i, c, source[article.offsets[i]])
    assert all(0 <= b <= len(text) for b in article.broken)
    titles = [text[line.start : line.end] for line in article.lines if line.role == "title"]
    assert article.title == " ".join(titles)


def roles(article: Article) -> list[tuple[str, str]]:
    return [(line.role, article.text[line.start : line.end]) for line in article.lines]


def body(article: Article) -> str:
    return "\n".join(text for role, text in roles(article) if role == "body")


# -- one article -------------------------------------------------------------------------------------------

SIMPLE = """一张清单管到底，小巷换新颜（社区一线）

清溪县云台社区有12个老旧小区，停车难、充电难一度让居民头疼。
议事先行
社区党支部书记何素梅牵头成立议事会。“大家的事，大家商量着办。”她说。
用好清单
去年以来，社区新增车位60个，居民满意度超过95%。
（本报记者林晓舟、通讯员董一帆采写）
栏目投稿邮箱：pages@example.org
"""


def test_a_simple_file_is_one_article() -> None:
    article = only_article(SIMPLE)
    check(article)
    assert article.title == "一张清单管到底，小巷换新颜（社区一线）"
    assert [r for r, _ in roles(article)] == ["title", "body", "heading", "body", "heading", "body", "byline"]
    assert "投稿邮箱" not in article.text
    assert article.authors == ("林晓舟", "董一帆")


def test_crlf_and_a_byte_order_mark_move_nothing() -> None:
    plain = only_article(SIMPLE)
    for text in (SIMPLE.replace("\n", "\r\n"), "\ufeff" + SIMPLE):
        article = only_article(text)
        check(article)
        assert (article.text, article.title, article.lines) == (plain.text, plain.title, plain.lines)
        at = article.text.index("云台社区")
        assert article.quote(at, at + 4) == "云台社区"


def test_the_first_line_may_be_a_question_or_an_exclamation() -> None:
    title = "难题怎么解？大家一起来！"
    assert only_article(f"{title}\n\n云台社区的居民坐到了一起。\n会开得很好。\n").title == title


def test_kicker_subtitle_and_byline() -> None:
    text = "# 小院议事 大家当家\n\n## ——云台社区治理观察\n\n本报记者 林晓舟\n\n"
    text += "### 把门打开\n\n社区有12个小区。\n"
    article = only_article(text)
    check(article)
    assert article.title == "小院议事 大家当家"
    assert article.authors == ("林晓舟",)
    assert roles(article)[1:4] == [
        ("kicker", "——云台社区治理观察"),
        ("byline", "本报记者 林晓舟"),
        ("heading", "把门打开"),
    ]


@pytest.mark.parametrize(
    "over", ["云台社区党总支书记林晓舟——", "石岭镇派驻云台村第一书记董一帆", "村民议 村民筹 村民建"]
)
def test_a_line_over_the_headline_is_none(over: str) -> None:
    article = only_article(
        f"{over}\n把大家的事当自己的事\n来源：清溪日报 2020-07-05\n{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}\n"
    )
    assert article.title == "把大家的事当自己的事"
    assert ("kicker", over) in roles(article)


def test_dateline_gives_authors_date_and_agency() -> None:
    text = "清溪县办夜校\n\n新华社某市6月8日电（记者林晓舟、董一帆）县里办起夜校。\n居民来听课。\n"
    (article,) = read(text)
    assert (article.date, article.publisher, article.authors) == ("06-08", "新华社", ("林晓舟", "董一帆"))
    text = "清溪县办夜校\n\n发布时间:2021-03-04 08:30\n县里近日办起夜校。\n来源：清溪日报\n居民都来听课。\n"
    (article,) = read(text)
    assert (article.date, article.publisher) == ("2021-03-04", "清溪日报")
    assert "发布时间" not in article.text


WEB = """首页 > 新闻中心 > 基层动态 > 正文

云台社区的议事会

2023-05-16 10:22:31　来源：清溪日报　作者：本报记者 林晓舟　字号：大 中 小
分享到：微信 微博

{0}
{1}

【责任编辑：董一帆】
上一篇：全县召开防汛工作会议
相关阅读
清溪县举办技能大赛
石岭镇果园飘香
扫一扫在手机打开当前页
备案号：湘ICP备00000000号-1
"""


@pytest.mark.parametrize(
    "above", ["首页 > 新闻中心 > 基层动态 > 正文", "您当前的位置：首页 >> 基层动态", "清溪 » 新闻 » 基层"]
)
def test_what_a_web_page_sets_around_an_article_is_none_of_it(above: str) -> None:
    text = WEB.format(*PARAGRAPHS).replace(WEB.splitlines()[0], above)
    article = only_article(text)
    check(article)
    assert (article.title, article.authors) == ("云台社区的议事会", ("林晓舟",))
    assert (article.date, article.publisher) == ("2023-05-16", "清溪日报")
    assert roles(article) == [("title", "云台社区的议事会"), ("body", PARAGRAPHS[0]), ("body", PARAGRAPHS[1])]


@pytest.mark.parametrize(
    "line",
    [
        "2023年5月，社区来源于老厂的纠纷：多",
        "（责任编辑部设在社区，居民随时可来。）",
        "位置偏远的云台社区没有公交车，出行难。",
    ],
)
def test_a_sentence_that_sounds_like_it_stays(line: str) -> None:
    assert line in only_article(f"云台社区的议事会\n\n{PARAGRAPHS[0]}\n{line}\n{PARAGRAPHS[1]}\n").text


# -- wraps and spaces --------------------------------------------------------------------------------------

PARAGRAPHS = (
    "清溪县云台社区共有十二个老旧小区，过去停车难、充电难让居民很头疼，社区党支部决定请大家一起来商量办法。",
    "何素梅说，议事会每月开一次，谁家有难处都可以提，能当场办的当场办，办不了的三天之内一定给大家一个答复。",
    "如今小巷里的路灯亮了，车位也划好了，居民们在新修的长廊里聊天下棋，都说这样的日子越过越有滋味了。",
)


def test_hard_wrapped_columns_are_joined() -> None:
    wrapped = []
    for paragraph in PARAGRAPHS:
        paragraph = "　　" + paragraph
        wrapped += [paragraph[i : i + 18] for i in range(0, len(paragraph), 18)]
    article = only_article("云台社区的议事会\n\n" + "\n".join(wrapped) + "\n")
    check(article)
    assert body(article).split("\n") == list(PARAGRAPHS)
    at = article.text.index("请大家一起来商量")
    assert "\n" in article.quote(at - 12, at + 8)


def test_spaces_at_the_ends_of_printed_lines_go() -> None:
    spaced = [re.sub(r"(.{15})", r"\1 ", p) for p in PARAGRAPHS]
    article = only_article("# 云台社区的议事会 开到院里\n\n□ 本报记者 林晓舟\n\n" + "\n\n".join(spaced))
    check(article)
    assert article.title == "云台社区的议事会 开到院里"
    assert body(article).split("\n") == list(PARAGRAPHS)


def test_spaces_that_set_off_figures_go() -> None:
    article = only_article(
        "云台社区的议事会\n\n云台社区有居民 2600 余户、1.3 万余人，去年用 “1 + N” 机制办结 128 件诉求，满意率 98.5 % 。\n"
        "2023 年 5 月，社区党委书记 何素梅 说，停车难解决了。\n"
    )
    check(article)
    assert "有居民2600余户、1.3万余人，去年用“1+N”机制办结128件诉求，满意率98.5%。" in article.text
    assert "2023年5月" in article.text
    assert "书记 何素梅 说" in article.text
    at = article.text.index("办结128件")
    assert article.quote(at, at + 6) == "办结 128 件"


def test_a_lone_space_inside_a_word_goes_and_meant_ones_stay() -> None:
    first = "社区把各项工作任务都落 实在每一个网格之中。"
    second = "举办“邻里相亲 守望相助”活动，董一帆 林晓舟参加。"
    article = only_article(f"云台社区的议事会\n\n{first}\n{second}\n")
    assert "都落实在" in article.text
    assert "相亲 守望" in article.text


# -- repeats and cuts --------------------------------------------------------------------------------------


def test_repeated_paragraphs_are_dropped() -> None:
    again = "积极引入社会力量，帮助六个村把好东西卖到城里去。"
    near = "，" + again[2:]
    text = "# 云台社区的议事会\n\n" + "\n\n".join([PARAGRAPHS[0], again, PARAGRAPHS[1], again, near, again])
    article = only_article(text)
    check(article)
    assert body(article).split("\n") == [PARAGRAPHS[0], again, PARAGRAPHS[1]]


def test_a_repeated_paragraph_stays_where_it_belongs() -> None:
    stray = "石岭镇在六个村种下一万棵果树，石岭镇的果园让村民增收。"
    own = "近年来，石岭镇发展果园，六个村的村民在果园里忙碌。"
    text = f"# 云台社区的议事会\n\n□ 本报记者 林晓舟\n\n{PARAGRAPHS[0]}\n\n{stray}\n\n{PARAGRAPHS[1]}\n\n"
    text += f"# 石岭镇果园飘香\n\n本报讯(董一帆){own}\n\n{stray}\n"
    first, second = read(text)
    assert stray not in first.text
    assert stray in second.text


def test_short_lines_may_come_twice() -> None:
    article = only_article("问答\n\n记者走进云台社区。\n“好不好？”\n“好！”\n“好！”\n何素梅笑了起来。\n")
    assert article.text.count("“好！”") == 2


def test_cut_paragraphs_are_mended_over_a_caption() -> None:
    text = (
        "# 云台社区的议事会\n\n□ 本报记者 林晓舟\n\n居民们自己动手修路。读书会选的书都和居\n\n"
        "图为读书会现场。董一帆 摄\n\n民生活有关，大家爱读。\n\n"
        "何素梅介绍，当天一共来了260\n\n余名居民，院子坐得满满当当。\n"
    )
    article = only_article(text)
    check(article)
    assert "书都和居民生活有关" in article.text
    assert "来了260余名居民" in article.text
    assert ("caption", "图为读书会现场。董一帆 摄") in roles(article)
    assert article.broken == ()


def test_a_cut_without_its_other_half_is_marked() -> None:
    text = "# 云台社区的议事会\n\n□ 本报记者 林晓舟\n\n## 修路\n\n路修好了，下水道也得到了彻底的维\n\n"
    text += "今年以来，居民们自己动手修路。\n"
    article = only_article(text)
    assert [article.text[b - 2 : b] for b in article.broken] == ["的维"]


# -- several articles --------------------------------------------------------------------------------------

PAGE = f"""清溪日报 2024年6月18日 第3版

# 云台社区把难事搬上台面

□ 本报记者 林晓舟

{PARAGRAPHS[0]}

## 先听大家怎么说

{PARAGRAPHS[1]}

![照片](images/1.jpg)

石岭镇

# 果园里办起夜校

本报讯(通讯员 董一帆)近日，石岭镇在果园里办起夜校。

(县委组织部 供稿)

## 12345热线专栏

有市民反映路灯不亮，工作人员当晚修好。



近日，白鹭湖边举行了龙舟比赛，八支队伍参加。 董一帆 摄

本版责编 林晓舟 校对 董一帆
"""


def test_a_page_of_several_articles() -> None:
    found = read(PAGE)
    assert [a.title for a in found][-4:] == ["云台社区把难事搬上台面", "果园里办起夜校", "12345热线专栏", ""]
    first, second = found[-4], found[-3]
    assert ("heading", "先听大家怎么说") in roles(first)
    assert ("kicker", "石岭镇") in roles(second)
    assert second.authors[0] == "董一帆"
    assert all("责编" not in a.text and "images" not in a.text for a in found)
    assert [a.number for a in found] == list(range(1, len(found) + 1))


def test_plain_pages_are_cut_at_bylines_too() -> None:
    text = (
        "巷子里的议事会\n\n——云台社区见闻\n\n本报记者 林晓舟\n\n"
        f"{PARAGRAPHS[0]}\n\n先听大家说\n\n{PARAGRAPHS[1]}\n\n"
        "古诗里的清官\n\n董 一\n\n这句诗写的是一位清官，后人常常引用。\n\n"
        "石岭镇果园 办起夜校\n\n本报讯(记者 林晓舟)近日，石岭镇办起夜校。\n"
    )
    found = read(text)
    assert [a.title for a in found] == ["巷子里的议事会", "古诗里的清官", "石岭镇果园 办起夜校"]
    assert ("heading", "先听大家说") in roles(found[0])


def test_sections_do_not_split_an_article() -> None:
    text = "## 网格里的一天\n\n#### □ 本报记者 林晓舟\n\n" + "\n\n".join(
        f"## {heading}\n\n{text}" for heading, text in zip(("清晨", "正午", "入夜"), PARAGRAPHS, strict=True)
    )
    assert len(read(text)) == 1


def test_two_articles_under_one_line_of_headlines() -> None:
    text = (
        f"## 打开门来听民声 坐下来说心里话\n\n□ 本报记者 林晓舟\n\n{PARAGRAPHS[0]}\n\n"
        f"#### □ 本报记者 董一帆\n\n{PARAGRAPHS[1]}\n"
    )
    assert [a.title for a in read(text)] == ["打开门来听民声", "坐下来说心里话"]


def test_a_headline_whose_text_stands_below_the_next_one() -> None:
    council = (
        "云台社区的议事会开在院子里，居民们围坐在一起。",
        "议事会上，居民何素梅说起院子里的停车难，云台社区党支部记了下来。",
        "云台社区党支部把居民的话写成清单，清单贴在院子里。",
        "院子里的停车难解决了，居民们说议事会开得好。",
        "云台社区还要把清单办到底，让议事会天天开在院子里，居民们的停车难再也不会回来。",
        "何素梅说，议事会是云台社区党支部的好帮手，院子里的事都写成清单。",
        "到了晚上，院子里亮起灯，居民们看着清单，把停车难以外的事也提到议事会上。",
    )
    runner = (
        "长跑少年丁小远每天清晨在湖边训练。",
        "教练说，丁小远从不喊累，长跑少年的鞋磨破了三双。",
        "去年冬天，丁小远在湖边摔伤了脚，教练劝他歇一歇。",
        "长跑少年丁小远没有歇，他在湖边慢慢走，教练陪着他。",
        "今年春天，丁小远又跑起来了，教练在湖边给他掐表，清晨的湖边又有了长跑少年的脚步声。",
        "丁小远把奖状贴在教练门上，教练把奖状又贴回长跑少年的床头，两人在清晨的湖边笑了。",
        "湖边的人都认识丁小远，每天清晨见他跑过，就喊一声长跑少年，教练也跟着喊。",
    )
    text = "# 院子里开起议事会\n\n记者 林晓舟\n\n# 湖边的长跑少年\n\n董一帆\n\n"
    text += "\n\n".join((*council, *runner))
    first, second = read(text)
    assert (first.title, first.authors) == ("院子里开起议事会", ("董一帆",))
    assert (second.title, second.authors) == ("湖边的长跑少年", ("林晓舟",))
    assert "丁小远" not in first.text
    assert "议事会" not in second.text


def test_markup_is_left_out() -> None:
    text = "**云台社区的议事会**\n\n<div>\n\n$x^2$\n\n---\n\n- 能看病\n- 能办事\n\n" + PARAGRAPHS[0]
    article = only_article(text)
    check(article)
    assert article.title == "云台社区的议事会"
    assert article.text.split("\n") == ["云台社区的议事会", "能看病", "能办事", PARAGRAPHS[0]]


# -- any text ----------------------------------------------------------------------------------------------

LINES = st.sampled_from(
    [
        *SIMPLE.split("\n"),
        *PAGE.split("\n"),
        *(p[:20] for p in PARAGRAPHS),
        *(p[20:37] for p in PARAGRAPHS),
        "赵 云",
        "（据新华社电）",
        "  他说:\"好'",
        "\u3000\u3000缩进 的 一 行",
        "**粗体**",
        "# ",
        "- ",
        "**",
    ]
)
SCRAPS = st.text(alphabet="#*-□ 　\t\"'“”（）()，。:.·0a区居民\r\x0b\u2028\ufeff\u200b", max_size=30)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(LINES, SCRAPS)).map("\n".join))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_offsets_hold_on_any_text(text: str) -> None:
    found = read(text)
    assert found == read(text)
    for article in found:
        for line in article.lines:
            for start in range(line.start, line.end, 7):
                end = min(start + 5, line.end)
                if article.offsets[end - 1] - article.offsets[start] == end - 1 - start:
                    span = article.source_span(start, end)
                    assert span.end - span.start == end - start


@given(st.lists(st.sampled_from(PARAGRAPHS + tuple(PAGE.split("\n"))), min_size=1))
@settings(deadline=None)
def test_no_paragraph_is_lost(lines: list[str]) -> None:
    found = "\n".join(a.text for a in read("# 题目在这里\n\n" + "\n\n".join(lines)))
    assert all(p in found for p in PARAGRAPHS if p in lines)


@pytest.mark.parametrize(
    "text",
    [
        "云台社区推行“四敲门”工作法,解决停车难。" * 100_000,
        "\n".join(f"第{i}个好消息" for i in range(50_000)),
        "\n\n".join(f"## 第{i}个好消息" for i in range(50_000)),
        "\n\n".join(f"云台社区的{i}位居民一起到广场上看电" for i in range(20_000)),
        "\n".join(["云台社区的居民一起来到广场上跳舞唱歌看电"] * 50_000),
        "\n\n\n\n".join(f"近日,{i}位居民到广场上跳舞。林晓舟 摄" for i in range(10_000)),
        "落 实 " * 300_000,
        '"' * 300_000,
        "(" * 200_000,
        "#" * 2_000_000,
        "![" * 500_000,
        "<a" * 500_000,
        " " * 2_000_000 + "好" + "\n" * 500_000,
        "记者" + "张 三 " * 200_000,
    ],
    ids=lambda text: text[:12].strip() or "blanks",
)
def test_nothing_is_quadratic(text: str) -> None:
    start = time.process_time()
    articles(document(text))
    assert time.process_time() - start < 20


# -- real pages --------------------------------------------------------------------------------------------


def test_articles_of_the_seed_pages(shared: Path) -> None:
    """At least 0.90 of the articles are found by their titles, and no quotation of the gold is lost."""

    def norm(text: str) -> str:
        return re.sub(r"[\s“”\"'‘’「」『』《》〈〉、,.。]", "", unicodedata.normalize("NFKC", text))

    right = surplus = hit = missed = 0
    for path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (shared / "seeds" / gold["file"]).read_text(encoding="utf-8")
        found = articles(SourceDocument(gold["file"], "", "text/plain", "utf-8", text))
        for article in found:
            check(article)
        extra = max(0, len(found) - len(gold["articles"]))
        right, surplus = right + len(found) - extra, surplus + extra
        titles = {norm(a.title) for a in found}
        for want in (norm(a["title"]) for a in gold["articles"] if a["title"]):
            if any(want in t or (len(t) >= 6 and t in want) for t in titles):
                hit += 1
            else:
                missed += 1
        flat = [norm(a.text) for a in found]
        for kind in ("places", "organizations", "officials", "mechanisms", "problems", "outcomes"):
            for item in gold[kind]:
                assert any(norm(item["quote"]) in text for text in flat), item["quote"]
    precision, recall = right / (right + surplus), hit / (hit + missed)
    assert 2 * precision * recall / (precision + recall) >= 0.90
