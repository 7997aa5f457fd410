"""What makes a quotation no name of a way of working: its own words, or those right beside it."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.entities.mechanism.introduced import listed
from extractors.entities.mechanism.names import chain, count
from kg.text.patterns import spelled_out

_LONGEST, _LONGEST_LIST = 30, 60  # characters of a name, and of one that lists its steps
#: without any of them a name is neither a sentence nor an amount
_SUSPECT = re.compile("[。！？；…，、：0-9起成了时钟]")
_SENTENCE = spelled_out(r"[。！？；…]|，.{0,30}，")
_AMOUNT = re.compile(r"[0-9](?:吨|亩|公里|米|万|亿|千瓦|兆瓦|平方|元|人|户)")
#: 是否同意…, 谁来…: what is asked
_ASKED = ("是否", "能否", "可否", "要不要", "谁来", "为何", "为什么", "如何", "怎样")
#: 李大爷当起监督员: somebody does something
_TOLD = re.compile(r"(?:当|做|办|搞|干|管|说|唱|聊|玩|动|活|富|美)起(?!来)|成[了为]|变成")
#: 一小时, 24小时, 3·15: no more than a span of time, a distance or a day
_PRICED = re.compile("[0-9一二两三四五]{1,2}元钱?(?![^奖补贷罚]*[奖补贷罚])[一-鿿]{1,4}$")  # “1元食堂”, “3元理发”
_SPAN = re.compile(
    r"[0-9一二两三四五六七八九十百半]+(?:个)?(?:小时|分钟|天|年|月|公里|米|元|岁)$|[0-9]{1,2}[·・•.][0-9]{1,2}$"
)
#: what one should do, and how eagerly: no name begins so
_EAGER = re.compile(
    r"(?:积极|大力|全力|全面|深入|扎实|切实|着力|持续|不断|加快|加强|进一步|努力|推进|推动|促进|提升|提高|增强|强化|确保|"
    r"做好|办好|抓好|用好|丰富|完善|健全|打造)[一-鿿]{2}"
)
#: “线上”模式 says by which way only
_CHANNELS = frozenset({"线上", "线下", "线上线下", "网上", "网下"})
#: 豁得出, 求助类, 十九大: how one behaves, which sort it is, a congress
_PLAIN = re.compile("[一-鿿]{1,2}得[出住起上下来牢稳]|[一-鿿]{2,4}类|[一二三四五六七八九]?十[一二三四五六七八九]?大")
_PLAIN_ENDS = frozenset("出住起上下来牢稳类大")
_MADE_ONE = frozenset("行立设展用建")  # 推行“沉下”机制: then it is the object
_SUM = 12  # characters of a name that adds up
_SPEAKS = frozenset("说道问称喊答：，\n为得到觉")  # what the text before speech ends in
#: 街道, 渠道 and 简称 end in a word of speech and are none
_SPEECH_BEFORE = re.compile(
    r"(?:[说喊答：]|(?<![街渠频通赛])道|(?<![顾慰访])问|(?<![简名统俗号自职总])称|[认以]为|觉得|感到|感觉)[，：]?$"
)
#: “组—村—镇”三级…: what the levels are joined to
_LEVELS = re.compile("[两三四五六七]级|[两三四五六七多]方(?:合作|联动|协同|协作|共治|联手|合力)")
_STEPS = re.compile(r"[一-鿿]{2,8}(?:[—\-－→]+[一-鿿]{2,8}){2,}$")
#: 以“…”为原则: what guides the work, not how it is done
_PRINCIPLE = (
    "为名",
    "为题",
    "为由",
    "为荣",
    "为傲",
    "为耻",
    "为乐",
    "为家",
    "为伴",
    "为借口",
    "为原则",
    "为主题",
    "为目的",
    "为目标",
    "为己任",
    "为理念",
    "为宗旨",
    "为导向",
    "为主线",
    "为总目标",
)
#: 跳出“…”模式; 从“…”向“…”模式转型: what is left behind or striven for
_LEFT_BEHIND = re.compile(r"(?:跳出|打破|摆脱|改变|告别|扭转|突破|一改|取代|有别于|不同于)\w{0,4}$")
_OLD = re.compile(r"(?:的)?(?:传统|老旧|以往|原有|粗放)")
_FROM = re.compile(r"(?:的)?\w{0,4}(?:到|向|转|变|走向|迈向|升级)\w{0,2}[“‘]")
_CHANGED, _CHANGES = re.compile("(?:转变|转化|转换|变|转)(?:为|成)"), frozenset("转变")
#: “甲”转化为“乙”
_BECAME, _BECAME_ENDS = re.compile("”(?:转化|转变|转换|变|升级|跃升|化|转|蝶变|蜕变)[为成]$"), frozenset("为成")
#: 成为村民家门口的“暖心港湾”: a picture of what it has become; 积分兑“三宝”: goods
_PICTURE = re.compile(r"(?:成为|成了|变成|变身|化身|当作|视为|誉为|堪称)了?[^，。；：“”！？\n]{0,16}的$")
_PICTURE_REACH, _PICTURE_ENDS = 24, frozenset("。，；！”\n")
_TRADED = re.compile(r"积分[可来能]?(?:兑换?|换取?)$")
_FROM_BEFORE = frozenset("从由")
_TOWARDS = re.compile(
    r"的?(?:深度|整体|全面)?(?:治理|服务|工作)?(?:模式|方式)?(?:深度|整体|全面)?(?:转型|转变|转化|升级|跨越|迈进)"
)
_TOWARDS_BEFORE = frozenset("到向为")
#: 进门难、停车难: troubles; 矛盾墙, 糊涂账: what lies between people
_HARD = re.compile(r"(?:(?![解破排攻克帮])[一-鿿]{1,5}难[、，]?)+$")
_BETWEEN = re.compile(
    r"(?:矛盾|隔[心阂]|心|烦恼|糊涂|模糊|恩怨|纠纷|猜疑|误会|冷漠|陈年|人情)(?:老|旧|高)?(?:墙|锁|结|坎|账|山|债|疙瘩|冰)$"
)
_BETWEEN_ENDS = frozenset("墙锁结坎账山债瘩冰")
#: 柳荫上学路, 童趣画廊, 邻里视角: what people walk along, look at or see from
_SIGHT = re.compile("[一-鿿]{2}(?<![之邮])路$|画廊$|视角$")
_SIGHT_ENDS = frozenset("路廊角")
#: what is wrong with a village or branch: 三无村, 空壳社
_BAD_STATES = ("三无", "脏乱", "烂尾", "空壳", "软弱涣散", "后进", "上访村")
_BAD = frozenset(s[0] for s in _BAD_STATES)
#: how thoroughly something is done: “拉网式”排查, “一体化”运作
_MANNER = re.compile(r"(?!点单|菜单|订单|清单|枫桥|嵌入|代办)\w{1,3}[式化]$")
_MANNER_OF = re.compile("机制|模式|工作法|(?:服务)?(?:窗口|专窗)")
#: goods are counted by these: 500亩“红心柚”
_GOODS = re.compile(r"[0-9万余多亿一二两三四五六七八九十百千](?:亩|斤|公斤|吨|公顷|株|棵|只|尾|头|瓶|袋)(?:的)?$")
_GOODS_ENDS = frozenset("亩斤吨顷株棵只尾头瓶袋的")
_OF_CADRES = re.compile("提拔|换届|任用|选人用人|干部队伍|选拔|巡视|政绩|班子")
#: 13台“高龄”电梯: what they are like
_MACHINES = re.compile(r"[0-9万余多亿一二两三四五六七八九十百千几](?:台|部|辆|栋|幢|座)$")
_MACHINES_ENDS = frozenset("台部辆栋幢座")
#: “小服务”托起“大民生”: the one stands for the other
_STANDS_FOR = re.compile(r"”[一-鿿]{1,6}“大[一-鿿]{1,4}”")
#: brands of what is sold, not of how people are served
_SOLD = re.compile(
    r"[一-鿿]{0,4}(?:消费|公共|公用|产品|农业|餐饮|旅游|文旅|文创|商业|区域|特产|商标)[一-鿿]{0,2}品牌"
    r"|等?(?:高附加值|特色|系列|精品|主打|热门|网红|优质|本土|地方|知名|绿色|生态|主题|专题|农|农副|文创|非遗)*"
    r"(?:产品|商品|菜品|美食|饮品|特产|水果|食材|作品|赛事|景区|景点|民宿|纪念章|奖章|展览|特展)"
)


#: 外卖平台采用“一单一送”派单模式: how a firm gives out its orders
_ORDERS = re.compile("(?:柔性|智能|自动|算法)?(?:派单|抢单|接单)(?:模式|方式|机制|规则)")
_OF_FIRMS = re.compile("(?:骑手|外卖|网约车|快递|跑单)[^。！？\n]*$")
#: “…”联欢活动: a show
_SHOWN = re.compile(
    r"[一-鿿]{0,4}(?:联欢|大讨论|大比武|大练兵|文艺|演出|演讲|征文|书画|歌咏|合唱|晚会|展演|汇演|竞赛|比赛|大赛|快闪|游园|灯谜|晒秋"
    "|赛事|球赛|联赛|赛场|消费活力|热度|流量)"
)
#: “…”营商环境, “…”文明风气: what is striven for; “…”按钮: a part of a page
_STATE = re.compile(
    "的?(?:一流|法治化?|便利化|国际化|文明|良好|优质)*(?:营商环境|环境(?!互助|整治|监督|卫生|治理|管|共)|风[气尚]|氛围)|按钮|选项|页面|"
    "的(?:美好)?(?:愿景|图景|蓝图|画卷|夙愿|梦想)"
)
#: 点击“…”板块: what is tapped on a page
_TAPPED = re.compile(r"(?:找到|点击|点开|点进|选择|选中|进入|打开)了?$")
#: “全会精神在基层”专栏: where a newspaper prints it
_PRINTED = re.compile("(?:会|大|讲话|重要)精神|走基层|二十[大届]|新征程|新春|两会|主题教育")
#: 本版今起开设“…”栏目: a column of the paper itself
_OWN_PAPER = re.compile(r"(?:本[版报刊台]|编者按|新闻联播》?)[^。！？\n]{0,24}$")
_OWN_REACH = 30
_PRINTED_IN = ("专栏", "栏目", "专题", "专版", "系列报道", "融媒体")
_TAPPED_AT = ("板块", "模块", "页面", "栏目", "专区", "入口", "图标", "菜单")
#: 推进“…”建设 of a city or quarter: what it is to become
_BECOMES = re.compile("[城区市村县镇乡房]$|房子$")
#: 抓班子促队伍、抓作风促落实; 路修起来、灯亮起来; 产业连片兴旺、环境连片提升: what is aimed at, member by member
_AIMS = re.compile(
    r"(?:[抓以][一-鿿]{1,4}促[一-鿿]{1,4}、?){2,}$|(?:[一-鿿]{2,8}起来、?){2,}$|"
    r"(?:[一-鿿]{2,6}(?:共建|振兴|优化|增效|提质|提升|增收|升级|突破|发展|富裕|兴旺|繁荣)、?){3,}$"
)
_AIMED = ("思路", "理念", "愿景", "意识", "情怀")
#: 干部选派备案: how cadres are chosen, sent and judged is told of no place's governing
_CADRES = re.compile(
    r"(?:驻村|干部|工作队|第一书记|人才|选调生)[一-鿿]{0,6}(?:调整|选派|备案|管理|任务清单|考核|考核评价|选任|培养|轮岗|讲堂)$|"
    r"导师帮带$|^(?:理论|集中|专题)?授课\+"
)
_CADRES_IN = frozenset("驻干工第人选导授")  # one of them is in each


def aim(name: str) -> str:
    """Why a name is a slogan of what is aimed at, or about the staff itself, or nothing; its mark may stand inside."""
    if name.endswith(_AIMED):
        return "a line of thought"
    if not _CADRES_IN.isdisjoint(name) and _CADRES.search(name):
        return "how cadres are managed"
    return "aims, one beside the other" if "、" in name and _AIMS.match(name) else ""


#: 按照民主协商、邻里自治的原则: what guides the work
_GUIDES = re.compile("(?:、[^，。；、“”]{2,8}){0,3}的?(?:原则|理念|宗旨)")
_GUIDED = frozenset("、的原理宗")


def principle(text: str, end: int) -> str:
    """Why the name that ends at `end`, without quotation marks, is only a principle, or nothing."""
    return "a principle or a theme" if text[end : end + 1] in _GUIDED and _GUIDES.match(text, end) else ""


#: “礼、义、勤、俭”四个方面: parts of a whole, no way of working
_ASPECTS = re.compile(
    r"(?:等|这)?(?:[0-9]+|[两二三四五六七八九十]+)(?:个|大)?(?:方面|部分|维度|层面|领域|板块|大类|大项|类别|指标|要素|要点|关键词|字(?!诀|\w{0,4}法))"
)
#: “坐镇”调解室, 把纠纷“搬上”议事会: a verb in quotation marks before its object
_SCARE = re.compile(
    r"(?:坐[镇诊堂]|驻[扎守点]|空降|[入进]驻|[巡出会问坐]诊|把脉|挂[号帅职]|对簿|联姻|牵手|握手|撑腰|接管|掌舵|加盟|搬家|安家|落户|扎根|"
    r"扎进|亮相|报到|转战|嫁接|移植|植入|激活|撬动|唤醒|点亮|扮靓|打包|解锁|包揽|承包|客串|兼职|[沉扎潜走搬住挤杀闯打融嵌跳转送请拉领]"
    r"[入进到上下出回向])$"
)
#: the same in four characters: 跟大家“精打细磨”施工方案
_MANNERS = re.compile(
    "精[打雕]细[磨琢刻算]|抽丝剥茧|刨根问底|掰开揉碎|字斟句酌|反复推敲|来回拉锯|讨价还价|唇枪舌剑|软磨硬泡"
)
#: persons that a portrait is about: 巷子里的“和事佬”
PERSON = "what a person is called"
_PERSONS = frozenset({"和事佬", "老娘舅", "村管家", "红管家", "楼管家", "小巷总理"})
#: 集“…”于一体
_JOINED = ("于一体", "为一体", "融为一体", "融于一体")
_JOINS = frozenset("于为融")


#: 五种服务模式, 八项服务内容: how many there are of what every report has
_SORTS = frozenset("种项类")
_SORTED = re.compile(
    "[两三四五六七八九十].(?:(?:服务|工作|治理|管理|参与|运行|重点|具体|特色)(?:模式|内容|机制|方式|形式|渠道|途径|举措|措施|任务|事项)?|模式|内容|方式|形式|渠道|途径|任务|事项)"
)


#: 一束鲜花、两套书、三斤糖: things to give or to own; two of three by a measure of goods
_THINGS = re.compile(r"(?:[一二两三四五六七八九十][^、]{2,5}(?:、|$)){3,}$")
_OF_GOODS = re.compile("(?:^|、)[一二两三四五六七八九十][束斤副盏碟杯桶袋床箱盒瓶碗枝朵壶盘篮罐匹头]")


#: 整治胡同口的“开墙打洞”, “开墙打洞”整治: what is done away with, wherever the article names it
PUT_RIGHT = "a trouble that is put right"
_DONE_AWAY = re.compile(r"(?:整治|打击|查处|遏制|杜绝|严查|狠刹|刹住|告别)[^，。；：“”、！？\n]{0,12}$")
_DONE_AWAY_AFTER = ("整治", "查处", "乱象", "反弹", "屡禁")
_DONE_AWAY_REACH = 16

#: 张贴防洪“一张图”: what is put up or handed out to be read
_HANDED_OUT = re.compile(r"(?:张贴|悬挂|印制|印发|印刷|派发|绘制)了?[^，。；：“”！？\n]{0,12}$")
_HANDED_OUT_ENDS, _HANDED_OUT_REACH = ("图", "纸"), 18
#: “…”等主题宣讲: what is talked about
_THEMES = ("等主题", "等系列主题", "等专题")


@lru_cache(maxsize=1024)  # a name comes back within its article
def unlike(name: str) -> str:
    """Why the words of a quotation cannot be a name, or nothing."""
    length = len(name)
    if length < 2 or (length > _LONGEST and (length > _LONGEST_LIST or len(chain(name)) <= 2)):
        return "too short or too long for a name"
    if name[0] in _BAD and name.startswith(_BAD_STATES):
        return "a trouble's label"
    if name[-1] == "难" and _HARD.match(name):
        return "a trouble's label"
    if name[1:2] in _SORTS and _SORTED.fullmatch(name):
        return "sorts counted, not named"
    if name[-1] in _BETWEEN_ENDS and _BETWEEN.match(name):
        return "what lies between people"
    if name.startswith(_ASKED):
        return "a question"
    if name in _CHANNELS or (name[-1] in _PLAIN_ENDS and _PLAIN.fullmatch(name)):
        return "a manner, a sort or a congress"
    if not _SUSPECT.search(name):
        return ""
    if _SENTENCE.search(name) or name[-1] in "，、：":
        return "a sentence"
    if (_AMOUNT.search(name) and not _PRICED.match(name)) or _SPAN.match(name):
        return "an amount"
    if "、" in name and _THINGS.match(name) and len(_OF_GOODS.findall(name)) > 1:
        return "things counted, to give or to own"
    if length > 6 and _TOLD.search(name):
        return "what somebody does"
    return ""


def about_it(text: str, start: int, end: int, name: str, head: str) -> str:
    """Why what stands beside the quotation `text[start:end]` makes it no name, or nothing; `head` is the class of the
    noun after it.
    """
    before, after = text[start - 2 : start - 1], text[end + 1 : end + 2]
    said = (len(name) > 6 or not head) and not ("+" in name and len(name) <= _SUM)  # nobody says “小院+助餐”
    if before in _SPEAKS and said and _SPEECH_BEFORE.search(text[max(0, start - 4) : start - 1]):
        return "speech"
    steps = not name.isalnum() and head not in ("heads", "deeds") and _STEPS.match(name)
    if steps and not _LEVELS.match(text, end + 1):
        return "the steps of a procedure"
    if name[-1] in _SIGHT_ENDS and head not in ("heads", "deeds") and _SIGHT.search(name):
        return "a road, a sight or a point of view"
    if head != "heads" and count(name) is None and _is_put_right(text, start, end):
        return PUT_RIGHT
    if after == "为" and text.startswith(_PRINCIPLE, end + 1):
        return "a principle or a theme"
    if before == "《" or name[0] == "《":
        return "a title of a work"
    if before in _GOODS_ENDS and _GOODS.search(text, start - 6, start - 1):
        return "goods, counted by weight or area"
    if before in _MACHINES_ENDS and after.isalnum() and _MACHINES.search(text, start - 6, start - 1):
        return "what they are like"
    if name[0] == "小" and after.isalnum() and _STANDS_FOR.match(text, end):
        return "a picture, told with its other half"
    if name == "回头看" and _OF_CADRES.search(text, start - 20, start):
        return "how cadres are managed"
    if name.endswith("为主"):
        return "what prevails, no name"
    scare = _SCARE if len(name) == 2 else _MANNERS
    if len(name) in (2, 4) and after.isalnum() and before not in _MADE_ONE and scare.match(name):
        return "a verb, before its object"
    if before == "的" and name in _PERSONS and not after.isalnum():
        return PERSON
    if not name.isalnum() and _ASPECTS.match(text, end + 1):
        return "parts of a whole"
    if after == "等" and text.startswith(_THEMES, end + 1):
        return "a principle or a theme"
    if name.endswith(_HANDED_OUT_ENDS) and _HANDED_OUT.search(text, start - _HANDED_OUT_REACH, start - 1):
        return "what is put up or handed out"
    if before == "的" and after in _PICTURE_ENDS and _PICTURE.search(text, start - _PICTURE_REACH, start - 1):
        return "a picture of what it has become"
    if before in "兑换取" and _TRADED.search(text, start - 6, start - 1):
        return "goods, to be had for points"
    left = _left_behind(text, start, end, after, head) if before.isalnum() else ""
    if left or not after.isalnum():
        return left
    if name[-1] in "式化" and _MANNER.match(name) and not _MANNER_OF.match(text, end + 1):
        return "how thoroughly it is done"
    if _STATE.match(text, end + 1):
        return "a state that is striven for, or a part of a page"
    if (
        after in "专栏系融"
        and text.startswith(_PRINTED_IN, end + 1)
        and (_PRINTED.search(name) or _OWN_PAPER.search(text, start - _OWN_REACH, start - 1))
    ):
        return "a column of a newspaper"
    if after in "板模页栏专入图菜" and text.startswith(_TAPPED_AT, end + 1):
        return "what is tapped on a page" if _TAPPED.search(text, start - 4, start - 1) else ""
    if after == "建" and text.startswith("建设", end + 1) and _BECOMES.search(name):
        return "what a place is to become"
    if after in "柔智自算派抢接" and _ORDERS.match(text, end + 1) and _OF_FIRMS.search(text, start - 60, start):
        return "how a firm gives out its orders"
    if _SOLD.match(text, end + 1) or _SHOWN.match(text, end + 1):
        return "goods, a show or a brand of what is sold"
    if after in _JOINS and text.startswith(_JOINED, end + 1):
        return "what is joined, not what it is called"
    if after == "一" and text.startswith("一体化", end + 1) and "+" not in name and count(name) is None:
        return "what is joined, not what it is called"
    return ""


def _is_put_right(text: str, start: int, end: int) -> bool:
    """Is the quotation what is cleared away, not what clears it?"""
    if text.startswith(_DONE_AWAY_AFTER, end + 1):
        return True
    before = text[max(0, start - _DONE_AWAY_REACH) : start - 1]
    return _DONE_AWAY.search(before) is not None


def _left_behind(text: str, start: int, end: int, after: str, head: str) -> str:
    """Is the quoted way of working the one that is given up, or only where the change leads to?"""
    before = text[start - 2 : start - 1]
    if before in _BECAME_ENDS and _BECAME.search(text, start - 7, start - 1):
        return "from one state to another"
    if after in _CHANGES and _CHANGED.match(text, end + 1):
        return "from one state to another"
    if before in _FROM_BEFORE and _FROM.match(text, end + 1):
        return "" if listed(text, end) else "from one state to another"
    if before in _TOWARDS_BEFORE and after.isalnum() and _TOWARDS.match(text, end + 1):
        return "from one state to another"
    if head in ("heads", "deeds") and (_OLD.match(text, end + 1) or _LEFT_BEHIND.search(text, start - 9, start - 1)):
        return "what is left behind"
    return ""


def eager(name: str) -> bool:
    """Does the name begin with what should be done, and how eagerly (大力推进…, 做好…)?"""
    return bool(_EAGER.match(name))
