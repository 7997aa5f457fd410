"""What makes a quotation a figure of speech: the frame that it stands in, not its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.entities.mechanism.names import DIGIT_FIRST

#: 把社区当作“家”, 将窗口作为了解民意的“晴雨表”, 以考核为“指挥棒”: what something is taken for
_TAKEN_FOR = re.compile(
    r"(?:[把将视](?!来)[^，。；：！？\n]{1,24}?(?:当作|当成|当做|视作|视为|看作|看成|比作|化作|化为|作为|当)"
    r"|以[^，。；：！？“”\n]{1,14}为)[^，。；：！？“”\n]{0,12}$"
)
_TAKEN_REACH = 36
_TAKEN = re.compile("[当视看比化作为]")
#: “火药味”十足的会: what something is full of
_FULL = re.compile(
    r"(?:十足|满满|拉满|满溢|四溢|扑面|浓浓|[很颇更愈]浓|渐浓|正浓|未减|不减|不断|不绝|频[频出现发]|连连|重重|凸显|尽显|在线|爆棚|满格)"
)
_SHORT = 4  # characters of a name that something may be full of
_FULL_BEGINS = frozenset("十满拉四扑浓很颇更愈渐正未不频连重凸尽在爆")
#: 房前屋后净了“生活圈”, 村里少了“红眼病”: what has come over something
_CAME_OVER = re.compile(r"[净亮甜鼓乐红富暖活多少丢没换圆解忘破断美笑靓绿清畅近热旺醒空满强稳顺宽新松紧牢淡免厚]了$")
#: “光荣之家”四个字; 上书“…”: words on a sign
_ON_A_SIGN = re.compile(
    r"(?:[这那]?[0-9二两三四五六七八九十几]+个(?:大|金|红|烫金|鲜红|醒目的)*字|(?:大|烫金|鲜红|醒目的)*(?:大字|字样|金字|红字))(?!诀)"
)
_SIGN_BEGINS = frozenset("这那0123456789二两三四五六七八九十几大金红烫鲜醒字")
#: “输血”变“造血”: from one state to the other
_TURNS, _TURN_ENDS = re.compile(r"”(?:变|转|换来|换成|变身)$"), frozenset("变转来成身")
#: 用“放大镜”找问题，用“显微镜”查隐患: the manner, told twice
_TWICE_REACH = 24
_BY = frozenset("用以靠")
#: 村里富了，老人有了“靠山”，孩子有了“港湾”: what has come to each
_EACH_HAS = re.compile(r"[有多添没少成]了“[^”\n]{2,6}”[，、；][^，。；“”\n]{0,12}[有多添没少成]了$")
_EACH_HAD = re.compile(r"[，、；][^，。；“”\n]{0,12}[有多添没少成]了“")
_EACH_REACH = 28
#: persons: 当起了“参谋长”, 这位“编外干部”
_PERSONS = re.compile(
    r"(?:书记|干部|员|妈妈|爸爸|奶奶|爷爷|女儿|儿子|闺女|儿女|亲人|家人|家长|朋友|老师|先生|医生|参谋长?|军师|智囊团?|红娘|保姆|管家|"
    r"媳妇|达人|能手|能人|标兵|模范|[总经]理|当家人|主人翁?|[专行赢]家|[老新]手|班长|队长|[知贴引领]\w?人|带头人|调解人|总理|明星|娘子军|志愿者|推手)$"
)
_PERSON_ENDS = frozenset("记部员妈爸奶爷儿女人长友师生谋团娘姆家妇手兵范理翁星军者")
#: 三位性格不同的“…”, 身边的“…”, 眼里的“…”: somebody
_SOMEBODY = re.compile(
    r"(?:[位名]|[位名群批帮][^，。；：！？“”\n]{0,10}的|(?:眼[里中]|心[里中目]|身边|嘴[里边]|口中|心目中|公认|有名|出名)的|这些|那些)$"
)
_SOMEBODY_REACH = 14
_SOMEBODY_ENDS = frozenset("位名的些")


#: 当起了“参谋长”, 甘当“勤务员”: a role that somebody plays
_ROLE = re.compile(
    r"(?:[当做干]起了?|当[了好上]了?|[甘勇愿乐争抢][当做]|客串|充当|化身为?|摇身一变成?[为了]?|摇身变成|转型[为成])$"
)
_ROLE_ENDS = frozenset("起了好上当做串身为变成")
_HAS_GOT = ("有了", "多了", "来了", "添了")
#: 给村庄“洗脸”“梳妆”: what is done to something
_DEED = 2
_DONE_TO = re.compile(r"[给为替帮][^，。；：！？“”\n]{2,8}(?:“[^“”\n]{2}”)*$")
_DONE_REACH = 22
_DOES_WELL = ("做好", "做好了", "当好")
#: “软激励”, “硬举措”: how hard it is
_HARD = frozenset("软硬虚")
_HARDNESS = re.compile(r"[软硬虚][一-鿿]{2}$")
#: “让百姓过上好日子”的实践: what is wished for
_WISHES = frozenset("把让使")
_NEVER = ("不让", "不能", "不忘", "不负", "不落", "绝不", "决不", "莫让", "别让", "不怕")
_RUN = frozenset("行")  # 推行“把矛盾化解在邻里”: then it is the object
_SET_UP = re.compile("支部|小组|组织")
#: 创建“国家卫生乡镇”, 获评“最美社区”: a title that a place is given
_TITLE = re.compile(
    r"(?:(?P<by>国家|全国|全省|省级|市级|文明|卫生|示范|民主法治|森林|园林)|平安|绿色|生态|宜居|宜业|美丽|最美|和谐|幸福|五星|四星|星级|"
    r"先进|模范|书香|枫桥式|千年|历史|传统|中国)[一-鿿]{0,8}"
    r"(?:城市|城区|县城|县|乡镇|镇|乡|村|村庄|村落|古寨|寨|社区|小区|街道|单位|校园|学校|支部|家庭|法庭|派出所)$"
)
_TITLE_ENDS = frozenset("市区城县镇乡村庄落寨道位园校部庭所")
_STRIVEN_FOR = ("创建", "称号", "建设", "评选", "荣誉")
_CREATES = ("创建", "创建了", "创成", "创成了", "建成", "建成了", "评上", "评上了")
_GIVES = ("争创", "荣获", "获评", "建成", "获得", "授予", "誉为", "称为", "评为")
#: “柳江文旅”公众号: who publishes
_PUBLISHED = ("微信公众号", "公众号", "微博", "抖音号", "视频号", "微信号", "客户端")
_PUBLISHERS = ("发布", "文旅", "融媒", "之声", "新闻", "日报", "在线", "资讯")
#: “讲公道、有热心”的标准选配网格员: by what people are chosen
_CHOSEN_BY = re.compile(
    "的?(?:用人|选人|选任)?(?:标准|要求|条件)，?[^，。；“”\n]{0,4}(?:摸排|(?<![评优])选(?!址|题|定|项)|推选|推荐|挑选|遴选|物色|择优|吸纳|招募|招聘|配备|配强)"
)
_CHOSEN_BEGINS = frozenset("的用选标要条")


#: “美丽柳河”乡村建设示范村: what a place was honoured as, in a row of honours
_HONOURED_AS = re.compile(
    "[一-鿿]{0,6}(?:示范|先进|试点|模范)(?:村庄|村|社区|单位|县|镇|乡|集体|户|街道|小区|基地)(?=[”’、，。等“]|荣誉|称号)"
)
_HONOUR, _HONOUR_REACH = re.compile("荣誉|称号|牌匾|奖牌|授予|获评|荣获|入选|命名|评为"), 40


def is_honour(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` only say for what a place was honoured (议事协商|示范单位)."""
    return _HONOURED_AS.match(text, end) is not None and bool(
        _HONOUR.search(text, start - _HONOUR_REACH, end + _HONOUR_REACH)
    )


def figure(text: str, start: int, end: int, name: str, institutions: Sequence[str]) -> str:
    """Why the quotation `text[start:end]`, its marks left out, is a figure of speech, or nothing.

    What ends like one of the `institutions` (闲房当作“议事亭”) or counts (以“五联”为…) keeps its name.
    """
    before, after = text[start - 2 : start - 1], text[end + 1 : end + 2]
    why = _read_beside(text, start, end, name, before, after) or _said_of_it(text, start, end, name, before, after)
    if why or name[0] in DIGIT_FIRST or name.endswith(tuple(institutions)) or name[-1] == "日":
        return why
    if before in _ROLE_ENDS and _ROLE.search(text, start - 7, start - 1):
        return "a role that somebody plays"
    if before == "了":
        person = name[-1] in _PERSON_ENDS and bool(_PERSONS.search(name)) and text.endswith(_HAS_GOT, 0, start - 1)
        return "what somebody is called" if person else _came(text, start, end)
    if before.isalnum() and len(name) == _DEED and (after in "“，。；" or not after) and _done_to(text, start):
        return "what is done to something"
    low = max(0, start - _TAKEN_REACH)
    if _TAKEN.search(text, low, start) and _TAKEN_FOR.search(text, low, start - 1):
        return "what something is taken for"
    if name[-1] in _PERSON_ENDS and _PERSONS.search(name) and _of_somebody(text, start, before):
        return "what somebody is called"
    return "the manner, told twice" if before in _BY and _twice(text, start, end, before) else ""


def _read_beside(text: str, start: int, end: int, name: str, before: str, after: str) -> str:
    """What the words right behind the quotation make of it."""
    if after in _FULL_BEGINS and len(name) <= _SHORT and _FULL.match(text, end + 1):
        return "what something is full of"
    if after in _SIGN_BEGINS and _ON_A_SIGN.match(text, end + 1):
        return "words on a sign"
    if after in _CHOSEN_BEGINS and "+" not in name and _CHOSEN_BY.match(text, end + 1):
        return "by what people are chosen"
    if before in _TURN_ENDS and _TURNS.search(text, start - 5, start - 1):
        return "from one state to another"
    if after.isalnum() and is_honour(text, start, end + 1):
        return "an honour that a place was given"
    if after.isalnum() and text.startswith(_PUBLISHED, end + 1) and name.endswith(_PUBLISHERS):
        return "who publishes"
    return ""


def _said_of_it(text: str, start: int, end: int, name: str, before: str, after: str) -> str:
    """What the words of the quotation itself say, with those beside it."""
    wish = (name[0] in _WISHES or name.startswith(_NEVER)) and name.isalnum() and not _SET_UP.search(name)
    if wish and (before not in _RUN or after == "的"):
        return "what is wished for"
    m = _TITLE.match(name) if name[-1] in _TITLE_ENDS else None
    if m and (text.endswith(_GIVES, 0, start - 1) or (m["by"] and _striven_for(text, start, end))):
        return "a title that a place is given"
    return "how hard it is" if name[0] in _HARD and _HARDNESS.match(name) else ""


def _of_somebody(text: str, start: int, before: str) -> bool:
    """Do the words before the quotation speak of a person (三位“…”, 身边的“…”, 做好“…”)?"""
    if before in _SOMEBODY_ENDS and _SOMEBODY.search(text, start - _SOMEBODY_REACH, start - 1):
        return True
    return text.endswith(_DOES_WELL, 0, start - 1)


def _striven_for(text: str, start: int, end: int) -> bool:
    """Is a title that the state gives striven for (创建“省级文明村”, “文明城市”创建)?"""
    row = text.rfind("“", max(0, start - 24), start - 1) if text[start - 2] in "”、" else start - 1
    return text.endswith(_CREATES, 0, row) or text.startswith(_STRIVEN_FOR, end + 1)


def _twice(text: str, start: int, end: int, by: str) -> bool:
    """Is the manner told twice in the sentence (用“…”找问题，用“…”查隐患)?"""
    if text[start - 3 : start - 2].isalnum():
        return False
    again = f"{by}“"
    low, high = max(0, start - _TWICE_REACH), min(len(text), end + _TWICE_REACH)
    return text.find(again, end, high) > 0 or text.rfind(again, low, start - 2) > 0


def _done_to(text: str, start: int) -> bool:
    """Is the quotation what is done to or for somebody (给村庄“洗脸”)?"""
    return bool(_DONE_TO.search(text, start - _DONE_REACH, start - 1))


def _came(text: str, start: int, end: int) -> str:
    """Is the quotation behind 了 what has come over something, or to each of several?"""
    if _CAME_OVER.search(text, start - 4, start - 1):
        return "what has come over something"
    if _EACH_HAS.search(text, start - _EACH_REACH, start - 1) or _EACH_HAD.match(text, end + 1):
        return "what has come to each"
    return ""
