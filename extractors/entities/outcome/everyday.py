"""Deeds and changes told in everyday words: 清走了17车, 敲开312扇门, 78台旧电梯换了新, 像老周这样的楼长已有410位.

Asked last of all. A Chinese verb says by its ending that something is done (清走了, 要回, 补出); so what ends like
one right before a number governs it, whichever verb it is, and so does what ends like one behind the noun counted.
"""

from __future__ import annotations

import re

from extractors.entities.outcome.background import PRODUCE, backdrop
from extractors.entities.outcome.context import Place
from extractors.entities.outcome.rules import Found, few
from extractors.entities.outcome.small import done_with, multiplied, new_built, rounds

RULE = "outcome.everyday"

# --- before the number ---
#: what ends a verb of something done; a direction without 了 does so only after verbs that it goes with
_ENDING = (
    r"(?:(?:出去|出来|下来|起来|回来|进来)了?|[出掉完遍]了?|(?<=[清运搬拉领接卖抬捡拖牵移])走了?|[下起上开进到住满成好齐通回]?了"
    r"|(?<=[追找拿接劝送挽收换赎讨要领退拍带运拉捎寻救捧买])回|(?<=[请招引换带迎找])来"
    r"|(?<=[捞捡拾搭建垒砌立竖支拉挂装修办架树扛凑盖围挖筑])起"
    r"|(?<=[拿攒省存种栽啃攻记写签定结捐认收救压砸租缴扣拆摘撤卸])下|(?<=[装铺换穿住用通喝吃挂贴种盖补接配安])上"
    r"|(?<=[办建谈调促干结做劝拼凑编])成|(?<=[住搬迁装编请引铺接植招])进|(?<=[拦劝卡堵截])住"
    r"|(?<=[敲])开|(?<=[打修连接贯疏架])通|(?<=[修建装办铺种栽])好|(?<=[凑筹配备补收])[齐足够]|(?<=[还付结缴])清"
    r"|(?<=[填铺推削整碾])平|(?<=[刷])白|(?<=[拓修])宽|(?<=[加垫])高|(?<=[照点])亮|(?<=[送拉运捐寄背])来|(?<=[塞递贴送])进|(?<=[啃拿攻])下|(?<=[装推铺开接改配])到)"
)
_AMONG = (
    r"(?:(?:全[省市县区镇乡村组]|辖区|村里|社区|附近|周边)[内里]?的?|各[类种]|我们|他们|大家|乡亲们"
    r"|包括[^，。；0-9]{1,10}等|[^，。；：0-9的]{1,12}等)?"
)
_HEDGE = r"(?:近|约|共|足足|整整|总共|将近|大约|差不多)?"
_DONE = re.compile(rf"([一-鿿])({_ENDING}){_AMONG}{_HEDGE}$")
#: the same with its object between, where the number closes the clause: 清出建筑垃圾30多吨
_DONE_TO = re.compile(rf"([一-鿿])({_ENDING})[^，。；：、“”（）0-9的]{{1,10}}?{_HEDGE}$")
#: not a verb of the lexicon, which would find it in 充分发挥
_HANDED_OUT = re.compile(r"(?<![充部])分发[^，。；：、0-9]{0,10}$")
#: what became of it as its attribute: 清出的淤泥足有4200方
_THE_DONE = re.compile(
    r"([一-鿿])(出|走|掉|来|回|起|下|成|好|妥|完)的[^，。；：、0-9的]{1,6}?(?:足有|就有|已有|共有|也?有|达|已达)$"
)
#: so many of those just told of: 其中转化为议案的就有12条
_OF_THEM = re.compile(
    r"(转化|采纳|落实|解决|办结|完成|纳入|形成|入选|通过|实现|脱贫|就业|入党|返乡|创业)([^，。；：、0-9]{0,8})的(?:就|已)?有$"
)
#: those who did it, told before their number: 就近打工的有80人, 装上报警器的有270户
_OF_THOSE = re.compile(
    r"(?:^|[，、]|就近|主动|自愿|当[天场]|一次|一次性|今年|已经?|真正|目前|如今)"
    r"(?:装|用|换|接|交|签|报|参|搬|入|办|调|领|学|开|通|种|就|打工|务工|返乡|创业|认|捐|投|退|拆|改|解决|化解|办结|登记|申请|参与|加入)[^，。；、0-9的没未不]{0,7}的(?:[^，。；、0-9的]{1,4})?(?:就|已|也|共)?(?:有|占|达)了?$"
)
#: 打谷场上来了一百二十多人
_GATHERED = re.compile(r"(?:来|到|聚|集)了(?:近|约)?$")
#: homes that were converted: 煤改电320户
_CONVERTED = re.compile(r"(?:[煤油柴]改[电气]|改[厕水灶圈暖]|危房改造|厕所改造|户厕改造)(?:共|已|达|约)?$")
#: those for whom things got better
_SERVED = re.compile(
    r"(改善|保障|方便|便利|温暖|照亮|护航|盘活|串联|串起|提升)(了?)(?:全[省市县区镇乡村]|辖区|周边|附近|沿线)?的?$"
)
_BETTERED = frozenset({"people", "thing", "firm"})
_COUNTED = frozenset({"people", "thing", "firm", "matter"})
#: verbs of seeing, being, spending, having, and of what befalls: no deeds
_NO_DEED = frozenset(
    "看见遇碰听闻想感觉等站蹲躺睡吵闹骂打过花欠丢输失死伤病生养老大长瘦胖矮怀嫁娶抽赌醉除为到得受遭损毁塌倒淹溢忘误差缺少多涨落穷苦哭笑愣极当熬守"
    "赶骑爬逃躲露浮涌传说讲聊谈问坏乱跌围挤晕冒挨只负亏罚判盗骗偷抢有留成来去出起下上聚集汇爆炸射击载"
)
#: where somebody went to look, be it over all of them: 翻遍十几个山头
_WILDS = ("山头", "山岭", "山梁", "山坡", "山沟", "山谷", "山洞", "沟壑", "沟坎", "弯道", "山路")
#: verbs of private life, deeds only with a direction: 住进了, 写出, 卖掉了 but not 住了, 写了, 卖了
_PRIVATE = frozenset("住坐用吃喝跑走买借拿带写画做种卖租")
#: a sum has these before it where it was moved, and others where somebody spent or lost it
_MOVED = frozenset("退返追讨要收补发拨奖掏省攒筹凑捐兑给贴节拿")
_HOME = re.compile(r"[我他她俺咱你]们?家|家里|老伴|丈夫|妻子|儿子|女儿|小偷|歹徒|骗子|嫌疑人")
#: what was done to somebody's harm: 草场被弃土压了15亩, 弄断了400米网
_HARMED = re.compile(
    r"被[^，。；]{0,10}(?:压|淹|毁|占|冲|砸|撞|烧|啃|踩|偷|骗|卷|刮|吹|拱|咬|埋)[^，。；]{0,3}$|[弄冲扯压砸挂刮]断了$"
)
_DENIED = re.compile(r"没|未|不|尚|只|曾|原先|以前|将|要求|需要|希望|想要|打算|计划|准备")

# --- behind it ---
_PEOPLE_DID = (
    "不(?=[漏堵淹愁臭返塌断排绕])|学[成会]|落了?户|续上|补上|搬[下上来]|当[了上]|撤[下回出]|"
    "有了(?![一二两三解])|有处|有地方|家门口|村口|不出[村镇寨社门]|出得了门|再不用|不必再|进了(?:[车工厂校学园群城楼新班])|回[来村](?:了|搭|帮|创|任)|搬回|迁回|请回|"
    "参评|登台|上阵|轮班|轮着|轮流|搭把手|帮工|挑[起上]了?|端[上起]了?|提前知[晓道]|户户有|人人有|个个(?:有|会|领|能)|归了|重新|脱[了掉]|"
    "把[^，。；0-9]{1,10}?(?:折|交|让|捐|租|流转|改|变|换|送|搬|拆|献|托)[^，。；0-9]{0,3}(?:成|给|出|了|为|作|来|到|掉)|按[了上下]?红?手印|派[了出]?代表|"
    "搬了?[进出入]|住了?进|尝到|挂上|学会|握手|和好|言和|和解|按[了下上]?手印|点了?头|松了?口|受助|获救|脱险|脱困|康复|"
    "返校|复学|入学|上学|入园|入团|入党|转正|挣[到上了]|赚[到了]|领[到上]|有了(?:着落|保障|归宿|新家|工作|活干|盼头|依靠)|过上|收回|撤回|撤诉|退还|"
    "报备|登记|报了?名|结成|认了?[亲领]|递交|签下|联名|自愿|义务|轮流|挨家|连夜|放弃|缴清|交清|补缴|主动|捐出|出资|投工|"
    "担起|当起|扛起|干起|站[出上]|走进|回到|重新|带头|摘下|考[上取]|拿[到下]|得到|选择|响应|支持|赞成|认可|不用再|无需|告别|喝上|吃上|用上|"
    "摆脱|等来|盼来|入股|参股|出了?[力工份钱人]|凑[了出齐够]|筹[了出]|让[出地]|无偿|签[了好完上]?[字名]|签了|签上|拆[了除掉完]|腾[出退空]|迁[出走坟]|搬离|"
    "办[好结理完]了|交[了上齐足]|缴[了上齐足]|续交|续缴|投[了出下]|认[购筹捐养]|当选|持证|获评|享受[到了]|洗上|坐上|开上|种[上下]了?|养[起上]|开起|办起|"
    "盖起|装[上好]|换[上了]|改[造了好成]|接[入上通]|通[了上]|还[清上]了?|领回|要回|讨回|拿回|追回|团圆|返乡|戒[了掉]|化解|解开|达成|入[住会]|参保|"
    "转[了为]|回[了流归]|如愿|安心|吃[了下]定心丸|排忧|脱贫|回迁|选房|上楼|过户|清欠|受奖|献计|当了|成了"
)
_THINGS_DID = (
    "不(?=[漏堵淹愁臭返塌断排绕])|开[进到赴]|驶[入进]|派[了驻出上]|"
    "进了[港站场厂网门]|挂了?[牌上]|归了|把[^，。；0-9]{1,8}?[照连串围护拉送接][^，。；0-9]{0,2}[亮通起住来上]|配[上了齐]|接[进上入]了?|合[成作并为]|并[成作入到]|消纳|翻了土|返[青绿]|复[耕种绿]|见[了着]?(?:水|灯|绿|新)|"
    "换了?新|焕了?新|变了?[样身]|旧貌|见了?底|清零|销号|归零|摘了?帽|出列|停运|复工|复产|开工|开业|开张|开门|迁[出走]|退出|搬[走离迁]|"
    "拆[了掉除完]|拉走|运走|亮了?起来|亮灯|通了?[车水电气](?!一)|落了?地|办了?证|过了?户|进了?[群组库册]|"
    "写进|载入|编入|写入|登上|上了?[墙榜线架]|有了(?:下文|着落|结果|回音|归宿|名字|主人|买家|新)|找到|得以|铺上|装起|竖起|立起|建了|修了|"
    "重焕|焕发|交付|交房|(?<!被)分[给到配]|投产|通过验收|验收|封顶|动工|启动|启用|铺[到进成上]|修[到进成通好]|连[起通]|延伸|伸[向到]|织[成起]|拔地而起|"
    "结[成为]|结对|牵手|同台|打擂|“打擂|竞[聘标选]|比选|应标|联[合手]|合[并成]|组[成建]|整合|缩[成减]|并成|变[了作]|改[成为造建]|建[成好起]|装[上好]|换[上成掉]|"
    "沿着[^，。；]{2,10}[立竖铺延伸排]|栽[上种下]|种[上下]|修缮|翻[新修建]|腾退|让[出给]|完工|完成|全部[^，。；]{1,4}[完了]|"
    "已[^，。；有是在不没无]{1,6}[了完]$|均[^，。；有是在不没无]{1,6}[了完]$|都[^，。；有是在不没无]{1,6}[了完]$|"
    "穿上|披上|盖上|贴上|刷上|挂上|种满|开满|腾空|签下|划入|并入|搬上|连成|接通|打开|重新|亮相|揭牌|开馆|问世|自动(?:生成|填|预填|归集|提取)|一键(?:生成|填|提取)|智能(?:生成|填|预填)|同步应用|联网|互联|全覆盖|变成|变为|化作|成了"
)


def _after(words: str) -> re.Pattern[str]:
    """One of `words` behind a noun. Asked at every character: most are none that a word begins with."""
    first = "".join(sorted({word[0] for word in words.split("|")}))
    return re.compile(rf"[^，。；：\n]{{0,14}}?(?=[{first}])(?:{words})")


_PEOPLE_AFTER = _after(_PEOPLE_DID)
_THINGS_AFTER = _after(_THINGS_DID)
#: told of them after a comma: 五条巷子的9个院落，已全部通上天然气
_BY_NOW = re.compile(
    r"，(?:目前|如今|现)?(?:已|均|都)(?:已|均|都|全部?|全都|陆续|先后)*(?!有|经有|是|不|没|成为)[^，。；\n]{2,8}"
)
#: any verb that 了 ends, behind a noun: 90多户商家撤掉了占道的摊子
_ANYTHING = re.compile(
    r"[^，。；：、“”\n0-9了]{2,12}?([一-鿿])([下起出回进过][来去]|掉|完|上|好|齐|通|起|下|出|回|成|走|开|到|进|住|清)?了(?![解不])"
)
_WITHIN = re.compile(r"在[^，。；]*$|其中$")
_TROUBLE = re.compile(
    r"[没未不无]|损|坏|漏|堵|淹|塌|裂|锈|老化|破|脏|乱|死|伤|病|欠|逃|偷|骗|盗|打了|骂|吵|闹|哭|停了|断了|涨|跌|亏|误|困|急|慌|怕|愁|难|恼|怒|"
    r"反对|拒|抗议|投诉|举报|反映|围|堵|塞|超过|超出|占了|住了|过了|成了.{0,4}(?:问题|难)|走了|去了|退休|离开|搬走|想|要|会|将|为了|除了|是"
)
#: persons that are counted with 个
_PERSONS = re.compile("人(?!工|民|大)|孩子|娃|老人|学生|家庭|村民|居民|妇女|伙计|青年|小伙|姑娘|街坊|摊主|学员")
_LED = re.compile(r"[^，。；：、\n]{2,10}带头")
_NOT = re.compile("[没未不无](?!再|用|需|漏|堵|淹|愁|臭|返|塌|断|排|绕)|将|要求|需要|希望|想要|打算|曾|以前")
#: what was owed and got: 当庭领到拖欠的工资6050元
_PAID = re.compile(
    r"(?:领[取到回]|拿[到回]|[要追讨]回|兑付|结清|付清|补发|补缴|退还|退回|返还)[^，。；]{0,18}?"
    r"(?:工资|欠薪|薪水|工钱|货款|赔偿款?|补偿款?|欠款|租金|押金|费用?|款)(?:共计|共|合计|总计)?$"
)
_PAID_OUT = re.compile(
    r"[^，。；：、\n]{0,8}?(?:到账|兑现|追回|要回|讨回|结清|还清|付清|汇到|打到|发到|送到|补齐|退还|退回|归还|有了着落)"
)
#: told after a comma: 工钱共9万元，一分不少要了回来
_GOT_BACK = re.compile(r"，[^，。；]{0,6}?(?:[要追讨拿][了]?回|到[了]?账|兑现|还清|结清)")
#: 把辖区1270户跑了个遍; those who report in a chat group
_ROUND = re.compile(r"[^，。；：\n]{0,8}?[跑走访摸查问敲]了?[个一]?[遍透清]")
_IN_CHAT = re.compile(r"群[里内](?:已|就|现|目前)?有$")
#: those brought to safety, however few: 将6名落水孩童救上了岸
_RESCUED = re.compile(
    r"[^，。；：\n]{0,10}?(?:转移|救|疏散|安置|护送|送[到往医上下]|接[到回出]|背[出下到]|编[成入进]|纳[入进]|聘[为成]|请[进到来]|发展[成为]|拉[进入]|培养[成为]|吸[收纳])"
)
#: whom somebody takes along: 带着身边7名姐妹一起装箱
_TAKES_ALONG = re.compile(
    r"(?:[拉带领率约叫拽][着上领]|带动了?|率领了?)(?:身边|村里|社区|周边|全村|附近|镇里|当地)?的?$"
)
_ALONG = re.compile(r"[^，。；\n]{0,14}?(?:一起|一同|一道|共同|抱团)(?!来到|去|走)")
#: what those counted did of their own accord, behind a comma: 13户村民，主动凑出
_OF_THEMSELVES = re.compile(
    r"，(?:也|还|都)?(?:主动|自发|自愿|纷纷|踊跃|义务|齐心|合力|联手|轮流|连夜)[^，。；\n]{1,8}"
)
#: how many it is of what a service has: 每千人口托位数达4.8个, 注册用户数突破12万个
_NUMBER_OF = re.compile(
    r"(?:会员|用户|床位|托位|学位|车位|泊位|岗位|报名|注册|参保|参与|服务|就业|受益|志愿者|游客|订单|办件|培训|学员|合作社)(?:总)?人?(?:数量?|人数)"
    r"(?:已经?|现已|目前|累计|总)*$"
)
#: told by one of them: 像老周这样的楼门管家，全街道已有410位
_LIKE = re.compile(r"像(?:[^。；！？\n]{1,30}?[这那一]样的|[这那]样[^，。；！？\n]{2,14}的)")
#: what was made so many of: “无讼村”达到13个
_NAMED_SO = re.compile(
    r"(?:示范|星级|文明|平安|无讼|先进|最美|达标|美丽|幸福|智慧|绿色|五好)[^，。；：、0-9]{0,10}$|(?:村|社区|户|点|站|队|店)”$"
)
_PAUSE = re.compile("[，、]")
_HAVE = re.compile(r"(?:有|共|达|超过?)$")
_SERVANTS = re.compile(
    r"志愿|网格|楼[栋门]?长|管家|调解|党员|骑手|小哥|能人|乡贤|带头人|达人|代表|队|员(?!工)|站|点|室|亭|食堂|小院|"
    r"案例|事例|故事|场所|平台|合作社|农户|活动|项目|中心|广场|公园|岗|群(?!众)"
)
_NOW_HAS = re.compile(r"(?:目前|现|如今|至今|已)[^，。；]{0,3}有$|(?:今年|去年)?以来，已有$")
_DOZENS, _SUM = 20, 1000
_SMALL_IN_WORDS, _HANDFUL = 10, 4

# --- time ---
#: hours that were given
_GIVEN = re.compile(r"(?:服务|志愿|公益|宣讲|培训)(?:总)?(?:时长|时间|工时)[^，。；0-9]{0,5}$")
_WORKED = re.compile(
    r"的?(?:紧张|连续|精心|艰苦|持续|共同|不懈|反复|集中|紧急|全力)*(?:有序)?的?"
    r"(?:施工|建设|修复|修缮|改造|整治|攻坚|抢修|协商|调解|努力|清理|筹备|装修|维修|打磨|磋商|磨合|谈判|沟通|奋战|翻修|治理|走访)"
)
_TOOK = ("经过", "历经", "历时", "经")


def everyday(text: str, p: Place) -> Found | None:
    """A number that a verb of everyday life governs."""
    q = p.q
    if q.family == "time":
        return _time(p)
    if q.unit == "倍":
        return Found("outcome.changed_by", None, p.noun_before, p.left) if multiplied(p) else None
    if rounds(p) or (q.value > 1 and new_built(p)):
        return Found(RULE, None, p.noun_after, p.left + p.right)
    if q.hanzi and done_with(p):
        return Found(RULE, None, p.noun_after, p.left + p.right)
    if q.family == "share" or q.value < 2:
        return None
    if q.hanzi and not q.approximate and q.value < _SMALL_IN_WORDS:
        things = q.family in ("thing", "matter", "firm") or q.unit == "户"
        few_things = q.value >= _HANDFUL and things and _behind(text, p)
        return Found(RULE, None, p.noun_after, p.left + p.right) if few_things else None
    if _before(p) or _behind(text, p):
        return Found(RULE, None, (q.family != "money" and p.noun_after) or p.noun_before, p.left + p.right)
    if q.family in _COUNTED and not p.right and _NUMBER_OF.search(p.left):
        return Found(RULE, None, p.noun_before, p.left)
    if q.family == "people" and p.right and p.right == p.noun_after and not few(p):
        then = _OF_THEMSELVES.match(text, q.end + len(p.right))
        if then is not None:
            return Found(RULE, None, p.noun_after, p.left + p.right + then.group())
    if text.startswith("达", q.start) and _NAMED_SO.search(p.left):
        return Found(RULE, None, p.noun_before, p.left + p.right)
    noun = _like(text, p)
    return Found(RULE, None, noun, p.left + p.right) if noun else None


def _before(p: Place) -> bool:
    """Does a verb that is done stand before the number?"""
    q, left = p.q, p.left
    if q.family == "money" and _PAID.search(left):
        return True
    if q.family == "people" and q.value >= _DOZENS and _GATHERED.search(left) and not p.right.startswith("记者"):
        return True
    if left.endswith(("有", "占", "达", "了")) and _OF_THOSE.search(left):
        return True
    if "分发" in left and _HANDED_OUT.search(left):
        return True
    if q.unit == "户" and _CONVERTED.search(left):
        return True
    if left.endswith("打了") and q.unit in ("口", "眼"):
        return True
    m = _DONE.search(left) or _THE_DONE.search(left) or _OF_THEM.search(left)
    if m is None and q.family in _BETTERED:
        m = _SERVED.search(left)
    if m is None and (not p.right or p.right[0] == "、") and not backdrop(left):
        m = _DONE_TO.search(left)
    if m is None or _HOME.search(left) or _DENIED.search(left):
        return False
    verb = m[1]
    if ("被" in left or "断" in left) and _HARMED.search(left):
        return False
    if q.family == "money":
        return q.value >= _SUM and verb in _MOVED and not p.right.startswith("的")
    if verb in _NO_DEED or (verb in _PRIVATE and m[2] == "了" and not (verb == "画" and q.family == "area")):
        return False
    if few(p):
        return q.unit == "户"
    if q.unit in ("页", "字") or p.noun_after.endswith(_WILDS):
        return False
    return not (q.unit in PRODUCE or (q.family == "area" and q.unit != "公里")) or q.value >= _DOZENS


def _behind(text: str, p: Place) -> bool:
    """Does what was counted do something, or did something become of it?"""
    q, left, right = p.q, p.left, p.right
    if q.family == "people" or (q.unit in ("口", "个") and _PERSONS.match(right)):
        if _ROUND.match(right) or _IN_CHAT.search(left):
            return True
        if not few(p) and _TAKES_ALONG.search(left) and _ALONG.match(right):
            return True
        if left.endswith(("将", "把")):
            return bool(_RESCUED.match(right))
        if few(p) and not (q.unit == "户" or _NOW_HAS.search(left) or (not q.hanzi and _LED.match(right))):
            return False
        m = _PEOPLE_AFTER.match(right)
    elif q.family == "money":
        if q.value >= _SUM and _GOT_BACK.match(text, q.end):
            return True
        m = _PAID_OUT.match(right) if q.value >= _SUM else None
    elif q.family in ("thing", "firm", "matter"):
        grown = q.unit in ("株", "棵") and q.value >= _DOZENS
        m = _THINGS_AFTER.match(right) if grown or q.unit not in PRODUCE else None
    else:
        return False
    if m is None and right == p.noun_after and q.family != "money" and right:
        m = _BY_NOW.match(text, q.end + len(right))
    if m is None:
        return _whatever(p)
    if _NOT.search(m[0]) or _HOME.search(left):
        return False
    return not backdrop(left) or bool(_NOW_HAS.search(left))


def _whatever(p: Place) -> bool:
    """Is it told of those counted that they did something, or of things that something became of them?"""
    q, left, right = p.q, p.left, p.right
    if q.unit in PRODUCE or q.family not in ("people", "thing", "firm") or "了" not in right:
        return False
    m = _ANYTHING.match(right)
    if m is None or m[1] in _NO_DEED or (m[1] in _PRIVATE and not m[2]) or m[1] in "在其进":
        return False
    if _TROUBLE.search(right) or _HOME.search(left):
        return False
    return not (backdrop(left) or _DENIED.search(left) or _WITHIN.search(left))


def _like(text: str, p: Place) -> str:
    """What there are so many of like one that was told of, "" where they do not belong to governance."""
    q = p.q
    if q.family == "money" or not _HAVE.search(p.left):
        return ""
    low = max(p.sentence[0], p.low - 40)
    m = _LIKE.search(text, low, q.start) if text.find("像", low, q.start) >= 0 else None
    if m is None:
        return ""
    pause = _PAUSE.search(text, m.end(), q.start)
    noun = text[m.end() : pause.start() if pause else q.start].removesuffix("有") or p.noun_after
    return noun if _SERVANTS.search(noun) else ""


def _time(p: Place) -> Found | None:
    if p.q.unit in ("小时", "分钟") and _GIVEN.search(p.left):
        return Found(RULE, None, "服务时长", p.left)
    if p.left.endswith(_TOOK) and _WORKED.match(p.right):
        return Found(RULE, None, "", p.left + p.right)
    return None
