"""Words of trouble that tell of none: fields of work, everyday deeds, and what is nobody's public business."""

from __future__ import annotations

import re

from kg.text.patterns import spelled_out

# 提升化解矛盾纠纷能力, 安全隐患大排查: a field of work is named, no trouble told
_WORK = re.compile(
    r"[”’]?(?:类|的)?(?:多元|全流程|全链条|大?排查|预防|调处|化解|调解|仲裁|立案|受理|解决机制|缘由|起因|线索|源头|化解在|水平|机制|能力|案件|处置|清单|工作|多层|防控|管控|闭环|动态|监测|预警|分级|清零|(?:的?(?:实际|具体|基本))?情况|(?:的?(?:性质|类型|类别|轻重|大小|难易|缓急)))"
)
_WORKED_ON = frozenset(("neighbour-dispute", "safety", "employment", "other"))
# 乱停车劝导等志愿服务, 失能老人护理补贴制度
_FIELD = re.compile(
    r"[”’]?的?(?:(?:防治|整治|治理|排查|调解|化解|防控|巡查|清理|预防|处置|监管|劝导)(?:等|行动|工作|活动|志愿|专项|机制|能力|机构|中心|服务|条例|办法|任务|工程)"
    r"|(?:老人|老年人|残疾人|群众|家庭|儿童|人员|患者|职工)?(?:基本)?(?:护理|生活|服务|医疗|就业|住房|关爱|帮扶|救助)?(?:津贴|补贴|补助|保险|保障标准|基本生活)"
    r"|(?:老人|老年人|残疾人|群众|家庭|儿童|人员|患者|职工)?(?:保障|救助|关爱|帮扶|探访|照护)(?:制度|政策|机制|体系|条例|办法|服务|工作))"
)
# 劳务纠纷高发领域, 纠纷数据: where disputes are many, and what is known of them
_OF_DISPUTES = re.compile("的?(?:[高多易]发(?:领域|行业|地区|时段|区域|群体)|数据|风险点|信息库|底数|隐患点)")
_FIELD_BEGINS = frozenset("”’的基劝防整治排调化巡清预处监老残职群家儿人患护生医就住关帮救津补保探照")
# 调解了一起邻里纠纷, 处理居民碰到的大大小小的矛盾; 两家, 双方 and a list told as so many are more than that
_DEED = re.compile(
    r"(?:调解|调处|受理|处理|化解|排查|处置|从事|参与)(?:了|着)?[^，。；！？：、…\n—两双与和]{0,14}$|[化解]$"
)
_DISPUTES = ("纠纷", "争议", "矛盾", "难题", "隔阂")
# of a kind that neighbours have: that is trouble enough
_OF_SOMEONE = re.compile(
    r"(?:邻里|邻居|村民|居民|群众|家庭|家事|婚姻|土地|宅基地|山林|物业|婆媳|夫妻|一起|[0-9]起)[^，。；、！？：\n]{0,4}"
    r"(?:纠纷|矛盾|争议|隔阂)$|矛盾纠纷$"
)
_MET, _CASES = re.compile("遇到"), re.compile(r"[^，。；]{0,20}等情况")
# 处理顶风违纪问题7起: a number of cases
_HANDLED = re.compile(r"(?:处理|查处|查办|受理|办理|立案|通报)[^，。；！？：、…\n—]{0,6}$")
_NUMBER = re.compile(r"(?:问题|案件|线索|事件|行为)?(?:近|约)?[0-9.万余多]+[起件个宗例]")
_NUMBER_BEGINS = frozenset("问案线事行近约0123456789")
# 要提升防范韧性，消除重大隐患: what is to be done
_GOAL = re.compile(
    r"[“‘　 ]*(?:(?:要|应|应当|必须|须|充分发挥|坚持|树牢|进一步|加快)(?!求|对|急|想)"
    r"|(?:下一步|今后|未来|接下来|下阶段)[，我])"
)
# 通知明确，要对弄虚作假的企业…: a paper lays it down
_PAPER = re.compile(
    r"(?:通知|意见|方案|办法|条例|规划|措施|规定|文件|会议|公报|决定)》?(?:还|中|也|同时)?(?:明确|提出|要求|规定|强调|指出|部署)"
)
#: 实施|危房|改造
_OLD_HOUSES = ("危房", "危旧房", "危屋", "旧房")
# 选派干部到软弱涣散村: where someone goes, not what was wrong
_SORT_OF_VILLAGE = re.compile(
    r"(?:派至|派到|派往|选派|安排到|深入|走进|面向|进驻|结对|帮扶|包联|覆盖|[向对为])[^，。；！？：\n]{0,12}$"
)
# 识别积水、倒伏等隐患: what a system or a service is for
_FINDS = re.compile(r"(?:识别|预警|监测|排查|巡查|上报|受理)[^，。；！？：\n]{0,20}$")
_KINDS = re.compile(r"[^，。；！？：\n]{0,15}等[^，。；！？：\n]{0,6}(?:隐患|情况|事项|行为|诉求)")
_SPEECH = re.compile(r"(?:指出|强调|要求)[，：]“要")
_HAPPENED = re.compile(r"了|已|[0-9]|曾|过去|以前|当时|近年")
_LISTED = re.compile(r"等[^，。]{0,6}[0-9]")
# 行为包括乱倒垃圾…; 乱倒垃圾的，一次扣5分: what a rule forbids
_FORBIDS = spelled_out(
    r"(?:行为|情形)(?:包括|有：|主要有)|负面清单|凡(?:有|是)?[^，。；]{0,8}$|(?:如|若)有[^，。；]{0,8}$|扣分(?:项|内容)"
    r"|(?:公约|规约|村规|章程|细则)[^，。；]{0,4}(?:约定|规定|明确|写明)|(?:严禁|禁止|不得|不准)[^，。；]{0,12}$"
)
_MARKED = re.compile(
    r"[^。；]{0,16}?(?:扣(?:除|减)?[0-9一二三四五六七八九十]+分|(?:都|全|均)?(?:写进|写入|纳入)[^，。；]{0,6}(?:规约|公约|积分|民约)"
    r"|行为[^，。；]{0,4}(?:曝光|扣分|处罚)|列入(?:黑榜|负面))"
)
# 对响应不及时的部门，由市委督办: who fails is called to order
_CALLED_TO_ORDER = re.compile(
    r"[^，。；]{1,14}的(?:部门|单位|个人|干部|党员|成员|村组?|社区|责任人|农户|商户)[^。；]{0,12}?"
    r"(?:督办|约谈|通报|问责|追责|曝光|督促|扣分|处罚)"
)
_HAPPENED_BEFORE = re.compile("过去|以前|曾经|当时|原来|此前")
_RULE, _RULES = 40, 300
_ITEMS = re.compile("(?:行为|情形)(?:包括|有：|主要有)|负面清单")
# 就流转土地等热点话题发言: what is talked of
_AGENDA = re.compile(
    r"等[^，。；、！？\n]{0,6}(?:热点|焦点|议题|话题|主题)"
    r"|(?:、[^，。；、！？\n]{2,8}){0,3}等[^，。；、！？\n]{0,4}法律(?:困扰|问题|难题|纠纷|事务|咨询)"
)
# 因协调难度大, 漏点查找难度较大: trouble on the way to a solution
_EFFORT = re.compile(
    r"(?:协调|维修|施工|查找|改造|沟通|调解|推进|排查|整治|拆除|取证|处理|安装|动员|说服|谈判|清理|核查|疏通|修复|协商|签约)"
    r"(?:工作|起来)?的?难度(?:较|很|极|非常|特别|十分|也|更)?[大高]"
)
# 抽查|管道老旧|和报修多的小区: where someone looked, picked out by what is wrong there
_PICKED = re.compile(r"(?:抽查|走访|[摸普]排|排查|选[取择定]|覆盖|面向|走进|深入|筛选)[了出]?[^，。；！？：、\n]{0,6}$")
_PICKED_OUT = re.compile(r"[^，。；！？：\n]{0,14}的(?:小区|社区|楼栋|楼院|院落|家庭|住户|老人|村|路段|点位|片区)")
# 讲解充电安全、高空抛物等知识, 预案对燃气泄漏等突发情况: what is taught or foreseen, before and behind it
_TAUGHT = re.compile(
    r"(?:讲解|讲授|讲述|宣讲|宣传|科普|普法|普及|培训|学习|演示|传授|授课|讲座|课堂|课程|围绕|结合|预案|条例|办法|演练)[^。！？\n]*$"
)
_LESSON = re.compile(
    r"[^，。；！？\n]{0,20}等[^，。；、！？\n]{0,6}(?:知识|内容|常识|课程|技能|案例|法律|法规|条款|突发情况|突发事件|紧急情况|流程)"
)
_HELPER = re.compile(
    r"(?:党员|志愿者|书记|主任|支书|干部|网格员|民警|楼栋?长|组长|队长)“?[一-鿿]{2,3}(?:虽然?|却|曾|一度|长期|自己)?(?:身患|患有|患上|患了|确诊)"
)
#: how soon a sentence says that a paper lays it down
_SAID_FIRST = 60
#: how soon behind it the list of what is taught ends
_LESSON_END = 24
#: how far back a deed may begin
_REACH = 18
# who makes a trouble of a household or a trade a public matter, within so many characters
_PUBLIC = re.compile(
    r"村|社区|乡|镇|街道|网格|党员|干部|党支部|党组织|志愿|民政|综治|救助|政务|居委|调解|工会|妇联|残联|合作社|农户|[果菜茶瓜药花]农|小区|邻居|热线|窗口|派出所|民警"
)
_AROUND = 150
# with whom one quarrels as a customer or a patient, and with whom as a neighbour
_FIRM = re.compile(
    r"美容院|医院|诊所|公司|企业|商家|店家|4S店|平台|承包商|开发商|客户|顾客|消费者|供货商|中介|机构|游客|甲方|健身房|培训班|行人|骑手|理赔|保险|交通事故|赔偿诉求"
)
_NEIGHBOUR = re.compile(
    r"邻|村民|业主|物业|两家|两户|兄弟|夫妻|婆媳|父子|母女|儿子|女儿|亲戚|宅基地|地界|赡养|住户|楼上|楼下|居民|农户"
    r"|工资|欠薪|劳动|职工|工伤"
)
# 小到乱扔烟头，大到修桥: what is dealt with, as it comes
_SMALL_AND_LARGE = re.compile(r"[小大上下][到至](?<![上下]到)[^，。；！？：、\n]{0,6}$")
# 断头路没有起点，名字难起: how a road is to be called
_TO_BE_NAMED = re.compile("命名|起名|取名|定名|路名|叫啥|叫什么名|名字")
# whose troubles may be nobody's but a patient's
_OF_HOUSES = ("vulnerable", "sales")
_CLINIC = re.compile(r"手术|病房|主任医师|医生|科室|患者|专家门诊|影视|电影|小说")


def names_work(text: str, start: int, end: int, type_id: str) -> bool:
    """Whether the words go on as the name of work.

    >>> names_work("参与乱停车劝导等志愿服务", 2, 5, "parking")
    True
    """
    if text[end : end + 1] in _FIELD_BEGINS and _FIELD.match(text, end):
        return True
    if text.endswith(_DISPUTES, start, end) and _OF_DISPUTES.match(text, end):
        return True
    if text.startswith("改造", end) and text.endswith(_OLD_HOUSES, start, end):
        return True
    if text[end - 1] == "村" and _SORT_OF_VILLAGE.search(text, start - _REACH, start):
        return True
    if text.find("的", end, end + _REACH) >= 0 and _PICKED_OUT.match(text, end):
        return _PICKED.search(text, start - _REACH, start) is not None
    if text.find("等", end, end + _REACH) >= 0:
        if _FINDS.search(text, start - 24, start):
            return _KINDS.match(text, end) is not None and not _HAPPENED.search(text, start - 24, end + _REACH)
        if text.find("等情况", end, end + _REACH) >= 0 and _MET.search(text, start - _REACH, start):
            return _CASES.match(text, end) is not None  # 遇到井盖破损等情况，可以拍照上报
    return type_id in _WORKED_ON and _WORK.match(text, end) is not None


def is_deed(text: str, start: int, end: int) -> bool:
    """Whether a clause only says that disputes were dealt with, not whose, about what or which one.

    >>> is_deed("调解各种纠纷", 4, 6), is_deed("调解了一起邻里纠纷", 5, 9)
    (True, False)
    """
    counted = text[end : end + 1] in _NUMBER_BEGINS and _NUMBER.match(text, end)
    if counted and _HANDLED.search(text, start - _REACH, start):
        return True
    if not text.endswith(_DISPUTES, start, end) or _OF_SOMEONE.search(text, end - _REACH, end):
        return False
    return _DEED.search(text, start - _REACH, start) is not None and not _LISTED.match(text, end)


def is_effort(text: str, start: int, end: int) -> bool:
    """Whether the words tell how hard it was to deal with a trouble, not the trouble.

    >>> is_effort("因协调难度大，请来了民警", 1, 6), is_effort("治理难度大", 0, 5)
    (True, False)
    """
    return text.find("难度", start, end) >= 0 and _EFFORT.search(text, start - 6, end + 2) is not None


def is_clinic_or_trade(text: str, start: int, end: int, type_id: str) -> bool:
    """Whether nobody of the community comes near a trouble of a household or a trade."""
    if type_id not in _OF_HOUSES:
        return False
    lo, hi = start - _AROUND, end + _AROUND
    return (type_id == "sales" or _CLINIC.search(text, lo, hi) is not None) and _PUBLIC.search(text, lo, hi) is None


def is_commercial(text: str, lo: int, hi: int) -> bool:
    """Whether a quarrel is one with a firm, not between neighbours or in a family.

    >>> is_commercial("她与美容院僵持不下", 0, 9)
    True
    """
    return _FIRM.search(text, lo, hi) is not None and _NEIGHBOUR.search(text, lo, hi) is None


def is_goal(text: str, opens: int, closes: int) -> bool:
    """Whether a sentence only lays down what is to be done.

    >>> is_goal("要完善公共设施，消除火灾隐患。", 0, 15)
    True
    """
    return _GOAL.match(text, opens, closes) is not None and _HAPPENED.search(text, opens, closes) is None


def is_demanded(text: str, opens: int, start: int) -> bool:
    """Whether a speaker demands it: 会议强调，“要革除陋习”."""
    return text.find("“要", opens, start) >= 0 and _SPEECH.search(text, opens, start) is not None


def laid_down(text: str, opens: int, closes: int) -> int:
    """Where a sentence comes to what a paper or a meeting lays down (通知明确，对弄虚作假的企业……); -1 if nowhere."""
    paper = _PAPER.search(text, opens, min(closes, opens + _SAID_FIRST))
    return paper.end() if paper else -1


def is_ruled(text: str, opens: int, closes: int, start: int, end: int) -> bool:
    """Whether a sentence tells what a rule of the place forbids or takes points off for.

    >>> text = "凡有乱倒垃圾的，一次扣5分。"
    >>> is_ruled(text, 0, len(text), 2, 6)
    True
    """
    if _HAPPENED_BEFORE.search(text, opens, start):
        return False
    if text[opens - 1 : opens] == "；":  # another item of what the rule forbids: 行为包括……；乱砍滥伐
        begins = max(text.rfind("。", 0, opens), text.rfind("\n", 0, opens)) + 1
        if _ITEMS.search(text, max(begins, opens - _RULES), opens):
            return True
    return _FORBIDS.search(text, max(opens, start - _RULE), start) is not None or (
        _MARKED.match(text, end, min(closes, end + _RULE)) is not None
    )


def is_called_to_order(text: str, start: int, closes: int) -> bool:
    """Whether those who fail are called to order: nobody is said to have failed.

    >>> is_called_to_order("对回复不及时的部门，由县委督办。", 0, 15)
    True
    """
    return _CALLED_TO_ORDER.match(text, start, closes) is not None


def is_agenda(text: str, end: int) -> bool:
    """Whether it stands on the list of what people talk about: 围绕土地流转等热点问题.

    >>> is_agenda("围绕土地流转等热点问题", 6)
    True
    """
    return text[end : end + 1] in ("等", "、") and _AGENDA.match(text, end) is not None


def is_taught(text: str, opens: int, start: int, end: int) -> bool:
    """Whether it is what people are taught or a paper foresees.

    >>> is_taught("民警讲解了高空抛物等知识", 0, 5, 9)
    True
    """
    if text.find("等", end, end + _LESSON_END) < 0 or _LESSON.match(text, end) is None:
        return False
    return _TAUGHT.search(text, max(opens, start - _SAID_FIRST), start) is not None


def is_of_helper(text: str, start: int, end: int) -> bool:
    """Whether it is the illness of who helps, told in his praise: 老党员林某身患重病，仍…."""
    return _HELPER.search(text, start - _REACH, end) is not None


def is_small_or_large(text: str, start: int) -> bool:
    """Whether it stands for all that is dealt with, from the least to the greatest.

    >>> is_small_or_large("小到乱扔烟头，大到修桥", 2)
    True
    """
    return _SMALL_AND_LARGE.search(text, start - 8, start) is not None


def is_to_be_named(text: str, opens: int, closes: int, type_id: str) -> bool:
    """Whether a road is told of only because it has to be given a name.

    >>> is_to_be_named("断头路没有起点，不知怎么命名。", 0, 15, "road")
    True
    """
    return type_id == "road" and _TO_BE_NAMED.search(text, opens, closes) is not None


def is_titled(text: str, start: int) -> bool:
    """Whether it stands in the title of a document: 《整治高价彩礼的意见》."""
    opened = text.rfind("《", max(0, start - 2 * _REACH), start)
    return opened >= 0 and text.find("》", opened, start) < 0
