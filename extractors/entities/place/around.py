"""What stands around a stretch and says that it is a name, or that it is what any such place is called."""

from __future__ import annotations

import re

# Words before where somebody is or goes.
ARRIVES = (
    "走进",
    "来到",
    "位于",
    "坐落于",
    "坐落在",
    "来自",
    "前往",
    "抵达",
    "赶到",
    "赶往",
    "到达",
    "奔赴",
    "直奔",
    "进入",
    "回到",
    "搬到",
    "嫁到",
    "家住",
    "住在",
    "落户",
    "毗邻",
    "途经",
    "路过",
    "隶属于",
)
MOVED = ("家住", "住在", "搬进", "搬到", "搬入", "入住", "住进")  # before where people live
# Where such places are honoured or such a goal is set, a common word is no name: 创建|平安社区、文明社区
_HONOUR_BEFORE = (
    *("全国", "全省", "全市", "全县", "全区", "全镇", "国家级", "省级", "市级", "县级", "区级", "年度", "十佳", "星级"),
    *("荣获", "获评", "获得", "荣膺", "评为", "命名为", "授予", "争创", "争当", "创建", "打造", "建设", "推进", "推动"),
    *(
        "变身",
        "变身为",
        "变成",
        "变为",
        "变",
        "升级为",
        "转变为",
        "蜕变为",
        "蜕变成",
        "打造成",
        "打造成为",
        "蝶变为",
        "晋升为",
    ),
    *("构建", "评选", "评选出", "认定", "成为", "创成", "建成", "建起"),
)
_HONOUR_NEXT = re.compile(
    "[”》]?(?:等?(?:称号|荣誉|殊荣|建设|创建|评选|评比|评定|奖牌|牌匾|典型|试点|标准|目标|品牌|荣誉|比例|占比|覆盖)|民(?![兵委小宿警])"
    "|[、和](?:[一-鿿]{2,4}(?:社区|小区|[村镇乡户家院]|街道|家庭|单位|家园|学校|庭院|机关|企业)))"
)
_HONOURED = re.compile("(?:社区|小区|[村镇乡户家院]|街道|家庭|单位|家园|学校|庭院|机关|企业)[、和]$")
_HEAD_BEFORE = ("街道", "办事处", "社区", "小区", "镇", "乡", "村委", "村委会", "居委会", "该县", "全县", "我县")
_ZONE_BEFORE = (  # only of what may lie in one
    *("示范区", "开发区", "新区", "高新区", "经开区", "度假区", "管理区", "工业园区", "合作区", "试验区", "实验区"),
)
_VILLAGE_BEFORE = ("自然村", "行政村", "建制村", "联村", "中心村")
_ENDS_BEFORE = frozenset("道处区镇乡县委会心村站")  # how these and 中心 end
_ONE = (
    *("一个", "是个", "这个", "那个", "有个", "成个", "某个", "哪个"),
    *("这座", "那座", "一座", "这片", "一片", "一处", "这处"),
)
_ONE_LAST = frozenset("个座片处")

# 业、|建新村|、保民生
_AIM = re.compile("[^、，村镇乡屯寨][、，][建盖造住迁]新村[、，][^、，]{2}[^、，村镇乡屯寨区](?:[、，的]|$)")
_AIM_BACK = 5  # characters of it up to the end of 建新村


def honoured(text: str, at: int, end: int, *, left: str, firm: bool) -> bool:
    """Is it what such places are honoured as, or what they are to become (创建平安社区)?"""
    if firm or left in ARRIVES:
        return False
    if text.endswith(_HONOUR_BEFORE, 0, at) or _HONOUR_NEXT.match(text, end):
        return True
    return text[at - 1] in "、和" and _HONOURED.search(text, max(0, at - 4), at) is not None


def after_head(text: str, at: int, level: str, in_table: bool) -> bool:
    """Does the last word of another name end there?"""
    if text[at - 1] not in _ENDS_BEFORE:  # as nearly always
        return False
    if in_table and level == "township" and text.endswith("中心", 0, at):
        return True  # 县便民服务中心|云杉乡窗口
    if level == "quarter" and text[at - 1] == "站":
        return text[at - 2] not in "车客"  # 换热站|柳岸小区
    if level == "village" and text.endswith(_VILLAGE_BEFORE, 0, at):
        return True  # 下属自然村|柳湾村
    return text.endswith(_HEAD_BEFORE, 0, at) or (level != "quarter" and text.endswith(_ZONE_BEFORE, 0, at))


def of_a_sort(text: str, at: int) -> bool:
    """Is it told what sort of place it is (是个|古茶镇, 一个|移民新村)?"""
    return text[at - 1] in _ONE_LAST and text.endswith(_ONE, 0, at)


def is_aim(text: str, end: int) -> bool:
    """Is 建新村, which ends there, one of several aims, each a verb and what it is done to (兴产业、建新村、保民生)?"""
    return _AIM.match(text, end - _AIM_BACK) is not None
