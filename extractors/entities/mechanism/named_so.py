"""What else right beside a quotation says that it is a name: a count, a noun in apposition, words of naming."""

from __future__ import annotations

import re

from extractors.entities.mechanism.context import Beside
from extractors.entities.mechanism.names import NUMERALS, chain, counts_all, shares

#: 97个“…”, 16支“…”
_COUNTED = re.compile(r"(?:[0-9余多百千万三四五六七八九十][个支处间场家份堂节轮]|一场场?)$")
_MEASURES = frozenset("个支处间场家份堂节轮")
#: 把这套做法称为“…”, 这部村规叫作“…”
_CALLED = re.compile(
    r"(?:这[部种套个项一支][^，。；“”\n]{0,8}|(?:村规|做法|机制|模式|制度|方法|办法|平台|队伍|服务|工作法)[^，。；“”\n]{0,6})"
    r"(?:称为|称作|称之为|叫作|叫做|命名为|概括为|总结为|归纳为|取名|取名为|(?<![誉评喻成认视因])为)$"
)
_CALLED_ENDS = frozenset("为作做名")
_CALLED_REACH = 22
#: “…”（以下简称“…”）
_BRIEFLY, _BRIEF_REACH = re.compile(r"”[（，]?(?:以下)?简称$"), 7
#: 打造的青年创业空间（以下简称“…”）
_FOR_SHORT = re.compile(
    r"(?:打造|建立|推出|设立|创建|搭建|成立|组建|实施|启动|推行|建设|开展|开设)的?[^，。；“”\n]{3,20}（(?:以下)?简称$"
)
_FOR_SHORT_REACH = 30
#: 村规“…”, 小程序“…”: what it is, before its name
_NOUNS = ("村规", "民约", "小程序", "公众号", "热线", "品牌", "工作法", "微信群", "服务项目", "志愿服务队")
#: 这是村里办了多年的“…”
_THIS_IS, _THIS_REACH = re.compile(r"这(?:就|便|正)?是[^，。；“”\n]{2,14}的$"), 20
_NOUN_ENDS = frozenset(n[-1] for n in _NOUNS)
#: 政务服务APP“…”, 线上平台“…”
_APPS = (
    "APP", "App", "app", "应用程序", "政务平台", "服务平台", "治理平台", "议事平台", "线上平台", "手机平台",
    "云平台", "数字平台", "智慧平台", "管理平台", "监督平台", "信息平台", "监督系统", "管理系统",
)  # fmt: skip
_ENDS = _CALLED_ENDS | _MEASURES | _NOUN_ENDS | {n[-1] for n in _APPS} | frozenset("的称")
#: 形成业委会、物业、业主“三元共治”格局: who governs together
_TOGETHER = re.compile(r"[三四五六七][元方社网][共联协融][治动同合管商]$")
#: “…”成为日常工作的重要环节
_USUAL = re.compile(r"成(?:为|了)?\w{0,8}(?:日常|常态|惯例|标配|环节|载体|抓手|必修课|固定动作|重要平台|重要渠道)")
#: 简称“红八条”, 简称“338M”
_ITEMS = re.compile(r"\w*[一二三四五六七八九十][条约则项]$|[0-9+]{2,}[0-9N]$")
#: 在“…”的制约下: what has an effect works
_UNDER = re.compile(r"的(?:制约|约束|推动|助力|调解|协调|运行|撮合|作用|助推|带动|引领)下")
#: “金三角”（即…+…）: what it stands for
_DEFINED = ("（即", "（由", "（包括", "（指")
#: “组—村—镇”三级协同机制: the levels are no name, what joins them is
_LEVELS = re.compile(
    r"\w{0,12}(?:[省市县区旗镇乡村社组格网片户街]|街道|社区|村民|单元|中心|指挥室|工作站|站)"
    r"(?:[—\-－、→]\w{0,12}(?:[省市县区旗镇乡村社组格网片户街]|街道|村民|单元|楼栋|中心|指挥室|工作站|站|长|员))+$"
)
_BY_LEVEL = re.compile(
    r"([两三四五六七]级(?!组织|党组织)\w{2,6}?)(?=(?:工作|运行|推进)?(?:机制|体系|模式|架构|制度|闭环|办法))"
)
#: 一人一案一策, 一村一警: one for each
EACH = re.compile(r"(?:一\w){1,2}一[策案档警码册卡岗图群员师议评责单审站]$|一\w一(?:公开|公示|评议|审批|报告|回访)$")
#: nouns of events, and particles of talk at the end of a name
_EVENTS = frozenset({"活动", "系列活动", "沙龙", "讲座", "宣讲", "巡讲", "评选", "研讨"})
#: “您提我改”开门纳谏活动: an activity that listens lasts; so does one of who does what: 你出题、我答卷; 我为小区献一计
_LISTENS = re.compile("纳谏|征集|征求|问需|问计|问政|问策|走访|建言|献策|献计|恳谈|接访|夜访|听证|评议")
_TURNS = re.compile(
    r"(?:你|您|大家|居民|村民|群众|百姓)[一-鿿]{1,3}[、，]?我们?[一-鿿]{1,3}(?:[、，]?(?:大家|咱们?|一起)[一-鿿]{1,3})?$|我[为帮]"
)
_SHOWS = re.compile("联欢|演出|文艺|演讲|征文|书画|比赛|竞赛|快闪|慰问|庆|节")
_ASKING = frozenset("吗呢吧啊呀嘛么啦")
# Weights; see ACCEPT.
COUNTED, CALLED, BRIEFLY, APPOSED, APPLIED, THIS_IS, USUAL, BORN = 1.2, 2.5, 2.5, 1.6, 2.6, 0.8, 1.6, 2.4


def named_so(text: str, start: int, name: str) -> float:
    """What the words right before the opening mark at `start` weigh for the quotation being a name."""
    last = text[start - 1 : start]
    if last not in _ENDS:
        return 0.0
    if last in _CALLED_ENDS:
        return CALLED if _CALLED.search(text[max(0, start - _CALLED_REACH) : start]) else 0.0
    if last in _MEASURES:
        return COUNTED if len(name) > 2 and _COUNTED.search(text, start - 4, start) else 0.0
    if last == "的":
        return THIS_IS if len(name) > 2 and _THIS_IS.search(text, start - _THIS_REACH, start) else 0.0
    if last == "称":
        rules = text.endswith("简称", 0, start) and _ITEMS.match(name)
        rules = rules or _FOR_SHORT.search(text, start - _FOR_SHORT_REACH, start)
        return BRIEFLY if rules or _BRIEFLY.search(text, start - _BRIEF_REACH, start) else 0.0
    if len(name) > 2 and text.endswith(_APPS, 0, start):
        return APPLIED
    return APPOSED if last in _NOUN_ENDS and len(name) > 2 and text.endswith(_NOUNS, 0, start) else 0.0


#: “…”应运而生: it came about
_CAME_ABOUT = re.compile(
    "(?:便|就|也|随之|正式|顺势|由此|全新|重磅)*(?:应运而生|出台|上线|投用|启用|诞生|问世|挂牌成立|正式运行|揭牌)(?=[，。；了])"
)
_CAME_BEGINS = frozenset("便就也随正顺由全重应出上投启诞问挂揭")


def came_about(text: str, end: int) -> bool:
    """Does the text say that what the quotation that ends before `end` names was brought into being?"""
    return text[end : end + 1] in _CAME_BEGINS and _CAME_ABOUT.match(text, end) is not None


def defined(text: str, end: int) -> bool:
    """Does the text say in brackets what the quotation that ends before `end` stands for?"""
    return text[end : end + 1] == "（" and text.startswith(_DEFINED, end)


def at_work(text: str, end: int) -> bool:
    """Does something happen under what the quotation that ends before `end` names (在“…”的制约下)?"""
    return bool(_UNDER.match(text, end))


#: 推进社会救助“一件事”改革: which matter it is
_MATTER = re.compile(
    r"(?:推进|推行|实施|办成|深化|上线|开展|打造|推出|优化|探索|启动|试点|办理|建立)了?([一-鿿]{3,10})“$"
)
_MATTERS, _MATTER_REACH = ("一件事", "一类事"), 14


def matter(text: str, start: int, name: str) -> int:
    """Where the name of the matter begins that a “一件事” is about, or 0; the quotation's words begin at `start`."""
    if name not in _MATTERS:
        return 0
    m = _MATTER.search(text, start - _MATTER_REACH, start)
    return start - 1 - len(m[1]) if m else 0


def joining_levels(text: str, name: str, after: int) -> tuple[int, int] | None:
    """Where the name stands that counts and joins the levels quoted before `after`: “组—村—镇”三级协同机制."""
    m = _BY_LEVEL.match(text, after) if text[after + 1 : after + 2] == "级" and _LEVELS.match(name) else None
    return m.span(1) if m else None


def all_the_same(text: str, name: str, head: Beside, known: frozenset[str]) -> bool:
    """Is the quotation a name although a noun of other things stands behind it?

    请来“双报到”单位帮小区; 坚持“即接即办、未诉先办”理念; “一二三四”原则; 形成“三元共治”格局.
    """
    members = chain(name)
    return (
        (name in known and (head.gap > 1 or text.startswith("等", head.start - head.gap)))
        or (bool(members) and known.issuperset(members))
        or (text.startswith("原则", head.start) and (bool(NUMERALS.fullmatch(name)) or counts_all(members)))
        or bool(_TOGETHER.match(name))
        or shares(name)
    )


def usual(text: str, end: int) -> bool:
    """Has what the quotation that ends before `end` names become an everyday thing or a regular piece of the work?"""
    return text.startswith("成", end) and bool(_USUAL.match(text, end))


def briefly(text: str, long_end: int, start: int) -> bool:
    """Is the quotation whose words begin at `start` the short form of the one that ends at `long_end`?"""
    return 0 < start - long_end <= _BRIEF_REACH + 1 and bool(_BRIEFLY.match(text, long_end, start - 1))


def takes_turns(name: str) -> bool:
    """Does the name tell who says and who does (你说我记大家评)?"""
    return bool(_TURNS.match(name))


def lasting(text: str, name: str, head: Beside, *, founded: bool) -> bool:
    """Is the noun behind the name more than an event, so that even a phrase of talk may be its name? What is `founded`
    needs none where it tells who says and who does: 搭建“你说我记大家评”.
    """
    if name[-1] in _ASKING:
        return False
    if founded and takes_turns(name):
        return True
    if head.kind == "bodies":
        return text.startswith("项目", head.end)
    if head.kind == "deeds" and text.startswith("活动", head.start):
        low = max(0, head.start - head.gap)
        listens = bool(_LISTENS.search(text, low, head.start))
        return listens or (bool(_TURNS.match(name)) and not _SHOWS.search(text, low, head.start))
    return head.kind in ("heads", "deeds") and text[head.start : head.end] not in _EVENTS
