"""Which kind of outcome a count of things, places or bodies states."""

from __future__ import annotations

import re

from extractors.entities.outcome.people import people
from kg.text.patterns import spelled_out

#: where no kind of the scheme fits
OTHER = "other"
_INSTITUTION = re.compile(
    r"(?:派出所|司法所|法庭|学校|小学|中学|医院|卫生院|部门|单位|机关|科室|监狱|院校|高校|校区|园区|景区|市场|楼宇|街区|镇街|乡镇|地市|县区|区县|市州|州市)(?:[^，。、]{0,2})$"
)
#: last words of people that are counted with 个
_CROWD = (
    "老人",
    "老年人",
    "居民",
    "村民",
    "群众",
    "孩子",
    "儿童",
    "家庭",
    "学生",
    "住户",
    "业主",
    "商户",
    "患者",
    "党员",
    "志愿者",
    "代表",
    "股东",
    "成员",
    "人员",
    "书记",
    "干部",
    "网格员",
    "骨干",
    "学员",
)
MATTERS = re.compile(
    r"问题|诉求|难题|隐患|需求|事项|任务|实事|建议|意见|事件|工单|警情|心愿|微心愿|线索|困难|难点|案件|投诉|险情|项目|民意|信息|提案|清单|来电|电话|短板|堵点|关切|硬骨头"
)
_BODIES = re.compile(
    r"党支部|党组织|党小组|党总支|党委|支部|网格(?!员|长)|小组|调解组|业委会|物管会|自管会|委员会|理事会|协会|联盟|联合体|合作社|公司|工作室|调委会|议事会|分会|组织|机构|团队|支队|楼栋|单元(?!门|楼)|专班|工作站|中心户|家庭户|示范户|单位"
)
_PLACES = re.compile(
    r"社区|村(?!民)|自然庄|自然湾|自然屯|自然寨|嘎查|连队|小区|乡镇|街道|楼院|院落|市县|县区|区|镇|庭院|片区|行政村|自然村|街镇"
)
_SITES = re.compile(
    r"照明|灯$|床位|馆|活动室|会客厅|礼堂|戏台|凉亭|步道|球场|站|点|阵地|驿站|设施|广场|食堂|中心|泊位|车位|停车|路灯|充电|车棚|桩|公园|书屋|器材|平台|小程序|探头|电梯|大棚|基地"
)
_ACTIVITIES = re.compile(r"活动|班次|培训班|服务项目|志愿服务|讲座|课程|课|演出|比赛|赛事|会议")
REFIT = re.compile(r"完成[^，。；]{0,10}(?:更新|改造|出新|整治|修缮|整修|升级)|焕然一新|改造升级|修葺一新")
_ACTING_BODIES = re.compile(r"(?:部门|单位|机构|科室)(?:对接|联动|参与|进驻|入驻|协同|联合|共同)")
#: departments that go where they are needed, and those that a place is paired with
_SENT_DOWN = re.compile("^[^，。；]{0,8}部门[^，。；]{0,6}(?:下沉|协同发力|同向发力|到场|赶赴)")
_PARTNERS = re.compile("^[^，。；]{0,8}(?:部门|单位|企业|机关)与[^，。；]{2,14}(?:联建|共建|结对)")
_INSIDE = re.compile(r"(?:楼栋|单元|网格|小组|院落)(?:中|里|内|全部|全)")
_RICH_VILLAGES = re.compile(r"(?:收益|收入|增收|分红)[^，。；]{0,12}的?(?:村|社区|镇)")
INFO = re.compile(r"数据|信息|档案")
_HOUSEHOLD_BASES = ("中心户", "家庭户", "示范户")
DRAWN_IN = re.compile(r"整合|联合|联动|协同|汇聚|吸纳")
_LESSONS = re.compile(r"微课|课程$|课件$|视频$")
TRADE = re.compile(r"(?:商圈|店铺|商铺|门店|商家)$")
_BALLOTS = re.compile(r"问卷|征询|征求意见|意见表|选票|赞成|同意|票$")
_KNOCKED = re.compile("敲|叩|上门")
_UNPAID = re.compile("投工|投劳|出工")
_TAKEN_AWAY = spelled_out("[拖清拉运搬移]走|劝离|拆掉|拆[除违](?!安置|迁|后|前)|疏通|铲除|清掏|打捞|抽排|抽走")
_HANDOUTS = re.compile(r"照片|传单|宣传单|倡议书|奖品|礼品|资料|手册")
_COMPRISES = re.compile(r"所辖|下辖")
_WENT_ROUND = re.compile(r"逐一(?:排查|走访|检查)|进行了?[^，。]{0,6}(?:检查|巡查|排查|消毒|走访)")
_GROUPS = re.compile(r"志愿|队|家庭")
_WORKS = re.compile(r"剧|歌|曲|作品|节目|视频|画|戏|影片|故事|文章")
_MEALS = re.compile(r"餐|饭|菜|粥|面|粽|饺|汤圆|礼包|蔬菜")
_JOBS = spelled_out(r"(?:就业|公益|工作|用工|务工)岗位|岗位$")
_CLEARED = re.compile(r"(?:整治|清理|取缔|清退|捣毁)[^，。；]{0,12}(?:摊|窝|乱|违|群|堆)")
_GRAVES = re.compile(r"坟|墓")
_HELD = re.compile("开展|举办|组织")
_CARING = re.compile(r"志愿|公益|邻里|温暖|关爱|文明|活动")
_BODIES_LAST = re.compile(r"(?:组织|机构|团体|社团)(?:达|共|超|约)?$")
_OBJECTS = frozenset({"把", "双", "束", "袋", "箱", "瓶", "桶"})
# those that a service keeps a record of
_RECORDED = re.compile(r"(?:监管|服务|管理|重点|走访|保障)?对象|市场主体|经营主体")
_OLD_QUARTERS = ("小区", "院落", "庭院", "楼院", "街巷", "片区", "建筑")
_MADE_OVER = re.compile(
    r"^[^，。；]{0,12}(?:改造|翻新|修缮|更新|整修|出新)(?!前)|(?:完成|进行|实施)了?[^，。；]{0,6}(?:改造|翻新|修缮|更新|出新)"
)
_ALL_OF_THEM = spelled_out(r"全(?:部|都|面)?(?:硬化|覆盖|通|建|装|完成|实现)|(?:均|都)(?:已|实现|通|建|完成)")
_FULFILLED = re.compile(r"(?:实现|兑现|办成|办结|解决)了?(?:约|近)?$")
#: rooms of a house, be it divided into them, and what stands in a market
_FITTED_ROOMS = ("功能室", "功能区", "功能厅", "活动室", "摊位")
#: 辐射45个党组织: a centre's reach; 向90个村选派工作队: where somebody is sent
_BODIES_REACHED = ("党组织", "党支部", "组织", "支部", "单位")
#: 对7个改造项目开展监督检查; 打通28个部门数据壁垒
_INSPECTED = re.compile("对[^，。；]{2,24}(?:开展|进行|实施)[^，。；]{0,6}(?:检查|监督|巡查|督查|抽查|巡检|评估|体检)")
_SHARED_DATA = re.compile("数据(?:壁垒|共享|互通|孤岛)|信息壁垒|系统(?:互通|壁垒)")
_SENT_TO = re.compile("向[^，。；]{2,24}(?:村|社区|街道|乡镇|企业)(?:全部|全覆盖)?(?:选派|派驻|派出|下派)")
_LISTED = re.compile(r"采集|录入|归集|摸排|排摸|摸清|纳入|建档|监管对象")
_QUARTERS = (
    "小区",
    "社区",
    "村",
    "街道",
    "乡镇",
    "镇街",
    "街镇",
    "片区",
    "村居",
    "村民小组",
    "嘎查",
    "连队",
    "屯",
    "寨",
    "村庄",
    "院落",
    "庭院",
)
#: parts of a place that something reaches, be they bodies as well
_REACHABLE = (*_QUARTERS, "组", "楼栋", "单元", "网格", "胡同", "街巷", "庄", "队")
_COVERS = re.compile(r"(?:覆盖|辐射|惠及|涉及|涵盖|串联|串起|联成|连成|连通|接通)[^，。；]{0,12}$|联成|连成|全覆盖")
_FITTED = re.compile("[安加]?装[上了]|安装|加装|改造|更换|换上|通上|接通|用上")
_SENT_OUT = re.compile(
    "(?:出动|调集|调用|调来|派出|动用)了?[^，。；]{0,8}$|(?:出动|调集|调用|调来|派出|动用)[^，。；]{0,10}[车机船]"
)
_FOUNDED_TEAM = re.compile("组建|成立|建立|引[进入]|培育|孵化")
_FOUNDED = re.compile("(?:成立|组建)了?[^，。；]{0,8}$")
#: parts that a place was divided into or put together from anew
_PARTS = (
    "村落",
    "片区",
    "网格",
    "社区",
    "小区",
    "板块",
    "区块",
    "责任区",
    "管理区",
    "微格",
    "自治单元",
    "治理单元",
    "院落",
    "单元",
)
_REDRAWN_TO = re.compile(
    r"(?:社区|村|片区|网格|小区)[^，。；]{0,8}(?:重组|合并|撤并|整合|优化|调整)+(?:为|成)(?:了|约)?$"
)
_REDREW = re.compile("划分|划为|细分|划成|分成|重组|合并|撤并|优化|整合[为成]|新?组建|析出")
_LAWS = ("法规", "法律", "条例", "规章", "办法")
_NORMS = ("标准", "规范", "办法", "方案", "流程", "制度", "规则")
_CHAT_GROUPS = ("微信群", "工作群", "楼栋群", "居民群", "网格群", "邻里群", "联络站")
_ROOMS = ("空间", "阵地", "场所", "场地", "用房", "地块", "点位")
_ORGANS = ("部门", "单位", "机构", "科室")
#: of those who were to come, so many came: 居民代表到了19个
_TURNED_UP = re.compile(r"(?:代表|党员|委员|干部|村民|业主|居民)[^，。；]{0,8}[到来]了$")
#: units of things that are no facility unless their name says so
_ISSUED = re.compile("办证|颁证|发证|办理|换证")
#: rooms set aside for something: 划分出14个教室作为接待室
_ROOMS_GIVEN = ("教室", "房间", "空房", "门面房", "厂房", "仓库", "教学楼")
_PAPER = frozenset({"份", "本", "篇", "幅", "种", "类", "页", "册", "款"})


def _special_thing(unit: str, deed: str, noun: str, context: str) -> str:
    """Kind of a thing that its circumstances tell rather than its name, "" where they do not."""
    if unit == "扇" and _KNOCKED.search(context):
        return "coverage"
    if _JOBS.search(noun):
        return "beneficiaries"
    if unit == "份" and _MEALS.search(noun):
        return "beneficiaries"
    if noun.endswith(("工作组", "工作专班", "攻坚组", "服务组")):
        return "organisation"
    if "厕" in noun and "拆" in context:
        return "facilities"
    if _GRAVES.search(noun + context) or (unit in ("部", "首", "幅", "篇") and _WORKS.search(noun)):
        return OTHER
    if deed == "build" and _LESSONS.search(noun):
        return OTHER
    if TRADE.search(noun) and DRAWN_IN.search(context):
        return "coverage"
    if noun.endswith(_HOUSEHOLD_BASES) or (noun.endswith(("部门", "单位")) and DRAWN_IN.search(context)):
        return "organisation"
    if noun.endswith("项目") and (deed == "meet" or _HELD.search(context)) and _CARING.search(context):
        return "participation"
    if noun.endswith("产业项目") and deed in ("organise", "build"):
        return "facilities"
    if _BALLOTS.search(noun or context) and unit in ("份", "张"):
        return "participation"
    told = noun + context.partition(noun)[2] if noun else ""
    if _SENT_DOWN.search(told):
        return "participation"
    if _ACTING_BODIES.search(noun) or _PARTNERS.search(told):
        return "organisation"
    if _RECORDED.match(noun) and _LISTED.search(context):
        return "coverage"
    if (noun.endswith(_OLD_QUARTERS) or unit in ("栋", "幢")) and _MADE_OVER.search(context):
        return "facilities"
    if _ALL_OF_THEM.search(context) and _PLACES.search(noun[:4]):
        return "coverage"
    if noun.endswith(_FITTED_ROOMS) or (unit == "处" and deed == "build" and noun.endswith("工作室")):
        return "facilities"
    if noun.startswith(_ROOMS_GIVEN) and deed != "meet":
        return "facilities"
    if _redrawn(noun, context) or noun.endswith("联络站"):
        return "organisation"
    if noun.endswith(("中心", "站", "所", "组")) and _FOUNDED.search(context.partition(noun)[0]):
        return "organisation"
    if noun.endswith(_REACHABLE) and _COVERS.search(context.partition(noun)[0] or context):
        return "coverage"
    if (
        noun.endswith(("单元", "楼栋", "楼门", "楼道"))
        and deed != "build"
        and _FITTED.search(context.partition(noun)[2])
    ):
        return "coverage"
    if noun.startswith(("村民小组", "居民小组", "村小组")) and deed not in ("organise", "build"):
        return "coverage"
    if unit == "个" and noun.endswith(("项目", "小区", "工地", "企业")) and _INSPECTED.search(context):
        return "coverage"
    if "部门" in noun and _SHARED_DATA.search(noun + context):
        return "coverage"
    if noun.startswith(_QUARTERS) and context.partition(noun)[2][:1].isdigit():  # 9个小区管网3.6公里
        return "coverage"
    if noun.endswith(("领域", "界别")) or (noun.endswith(_BODIES_REACHED) and "辐射" in context.partition(noun)[0]):
        return "coverage"
    if _SENT_TO.search(context):
        return "coverage"
    if _INSIDE.match(noun) or (unit == "类" and INFO.search(noun)):
        return "coverage"
    if _PLACES.search(noun[:6]) and REFIT.search(context):
        return "facilities"
    if noun.endswith(("村", "镇", "社区")) and _RICH_VILLAGES.search(context):
        return "income"
    return "organisation" if noun.endswith("分中心") else ""


def _redrawn(noun: str, context: str) -> bool:
    """Was a place divided or put together anew: 划分为210个村落, 21个社区重组为15个?"""
    if _REDRAWN_TO.search(context):
        return True
    if not noun:
        return False
    before, named, _ = context.partition(noun)
    return noun.endswith(_PARTS) and bool(_REDREW.search(before if named else context))


def thing(unit: str, deed: str, noun: str, context: str) -> str:
    """Kind of a count of things: its unit, the deed that governs it, the noun counted, the clause around it."""
    noun = noun.removeprefix("重点")  # not a 点
    if unit == "票":
        return "participation"
    if deed == "engage" and _UNPAID.search(context):
        return "participation"
    special = _special_thing(unit, deed, noun, context)
    if special:
        return special
    if unit in ("辆", "台", "艘", "架", "部") and _SENT_OUT.search(context):
        return "participation"
    if _TAKEN_AWAY.search(context):
        return "handled-count"
    if deed in ("give",) or _HANDOUTS.search(noun):
        return OTHER
    if (unit == "部" and noun.endswith(_LAWS)) or (unit == "套" and noun.endswith(_NORMS)):
        return OTHER
    if noun.endswith(_CHAT_GROUPS):
        return "organisation"
    if _TURNED_UP.search(context):
        return "participation"
    if noun in ("县", "市", "州", "旗", "盟", "县市", "市县"):
        return "coverage"
    if noun.endswith(_CROWD):
        return people(unit, deed, noun, context)
    if _INSTITUTION.search(noun) and deed not in ("build", "organise"):
        return "coverage"
    if unit in ("栋", "幢") and "楼" in noun and deed != "build":
        return "coverage"
    if _COMPRISES.search(context) and _BODIES.search(noun):
        return "coverage"
    if noun.endswith(("支部", "党小组", "党组织", "理事会", "协会", "合作社")):
        return "organisation"
    head = noun[-4:]  # the head of a Chinese noun stands last: 小区党支部, 党群服务站
    if _WENT_ROUND.search(context):
        return "coverage"
    if _BODIES.search(head) and not _SITES.search(head) and not MATTERS.search(head):
        formed = deed == "organise" or _FOUNDED_TEAM.search(context)
        return "participation" if head.endswith(("队", "队伍")) and not formed else "organisation"
    if unit == "处" and noun.endswith(_ROOMS):
        return "facilities"
    if noun.endswith(("片区", "示范区", "示范带", "示范片", "样板区", "街区")) and deed == "build":
        return "facilities"
    if deed == "handle" and _CLEARED.search(context):
        return "handled-count"
    if _SITES.search(noun) and not MATTERS.search(noun):
        return "facilities"
    if _ACTIVITIES.search(noun):
        return "participation"
    if noun.endswith(_QUARTERS) and deed != "build":
        return "coverage"
    if not noun and _FULFILLED.search(context):
        return "handled-count"
    if unit in _OBJECTS and (not noun or (unit == "把" and deed == "handle")):
        return OTHER
    if MATTERS.search(noun) or deed == "handle":
        return "handled-count"
    if "队" in noun.replace("大队", ""):
        return "participation"
    if _BODIES.search(noun):
        return "organisation"
    if _PLACES.search(noun):
        return "coverage"
    if unit == "组":
        return "participation" if _GROUPS.search(noun) else "facilities"
    if unit in _PAPER:
        return "handled-count" if _ISSUED.search(context) else OTHER
    if deed == "organise":
        return "organisation"
    if not noun and _BODIES_LAST.search(context):
        return "organisation"
    if noun.startswith(_ORGANS):
        return "organisation"
    if deed == "meet" and unit == "个":
        return "participation"
    return "facilities"
