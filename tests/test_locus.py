"""Where the words of an article are: people, neighbours of a name and sections tell it where no place is named."""

from __future__ import annotations

from kg.core.document import Article
from kg.linking.article import resolve
from kg.linking.where.locus import Locus
from kg.linking.words import find_words
from kg.rules import extract_all
from tests.conftest import only_article


def _place(text: str, words: str) -> str | None:
    """Name of the place that the story is at where the words begin."""
    article: Article = only_article(text)
    view = extract_all(article)
    places = resolve(article, view)
    key = Locus(view, places, find_words(view.text)).at(view.text.index(words))
    return places.entities[key].name if key else None


_COUNTY = "长兴县推行“邻里议事会”\n长兴县各镇建起“邻里议事会”，居民有事一起商量，长兴县还给每个镇配了专人。\n"


def test_who_was_introduced_with_a_place_brings_the_story_back_there() -> None:
    text = (
        _COUNTY + "“路修好了。”青石镇柳河村村民丁水根说。全县还有几百条这样的路，都由村民自己商量着修。\n"
        "去年冬天雪大，大家出门不便，很多人都盼着开春。丁水根家门口的沟填平以后，他出车再没有误过事。"
    )
    assert _place(text, "家门口的沟") == "柳河村"
    assert _place(text, "大家出门不便") == "长兴县"


def test_a_place_that_only_says_where_another_lies_does_not_move_the_story() -> None:
    text = (
        "柳河社区：垃圾有人管\n春晖小区是青石镇柳河社区的还建小区之一，共有25栋楼。\n"
        "大年三十当天，物业就把前后两个门管起来，每天都有人值守，进出的人都要登记，老人的菜也由志愿者送上门去。"
    )
    assert _place(text, "大年三十当天") == "春晖小区"


def test_an_example_of_a_section_does_not_outweigh_the_place_of_the_article() -> None:
    text = (
        _COUNTY + "服务在前\n“问题解决得快。”长兴县青石镇柳河社区居民丁水根说。\n"
        "服务队的名册分到了各村，累计上门送药八百多回，帮着修好水泵十九台，谁家有事当天就有人接。\n"
        "全县的来信每周都有人读，读完就转到镇里，写信的人后来都收到了回话。"
    )
    assert _place(text, "累计上门送药") == "长兴县"


def test_a_wider_place_at_the_end_of_a_sentence_does_not_take_what_came_before() -> None:
    text = (
        "柳河村的变化\n青石镇柳河村过去矛盾多，柳河村换了班子以后，事情一件一件商量着办。\n"
        "第二天一早，一张写着四十多户村民名字的红纸，送到了青石镇党委书记手里。"
    )
    assert _place(text, "四十多户村民") == "柳河村"


def test_a_paragraph_that_sums_up_tells_of_the_place_of_the_article() -> None:
    text = (
        _COUNTY + "青石镇把居民反映的问题建成台账，逐条销号，“邻里议事会”今年以来收集意见建议三百多条，事情办得顺当。\n"
        "截至目前，累计召开议事会一千一百多场次，收集诉求四千多条。"
    )
    assert _place(text, "召开议事会一千") == "长兴县"


def test_among_whom_one_was_measured_is_not_where_it_was() -> None:
    text = (
        "浙江省长兴县：调解有温度\n浙江省长兴县建起综治中心，长兴县综治中心去年在全省县级中心等级评定中获评一级；"
        "全年群众满意度达96.32%。"
    )
    assert _place(text, "群众满意度") == "长兴县"
    text = (
        "柳河村：乱村变了样\n浙江省长兴县青石镇柳河村过去垃圾遍地，村民商量着分段包干。"
        "如今它成了该镇环境整治的示范村，修了三条路，装了八十盏灯。"
    )
    assert _place(text, "装了八十盏灯") == "柳河村"


def test_what_the_head_of_state_asked_for_and_a_ministry_does_is_told_of_no_place() -> None:
    text = (
        _COUNTY + "习近平总书记强调，要坚持和完善新时代“枫桥经验”。把矛盾化解在基层，纠纷少了许多。\n"
        "针对电信诈骗多发，公安部会同多部门开展专项行动，捣毁窝点一千个。"
    )
    for words in ("枫桥经验", "纠纷少了", "电信诈骗", "捣毁窝点"):
        assert _place(text, words) is None
    assert _place(text, "居民有事") == "长兴县"


def test_a_speech_inside_a_paragraph_is_told_of_the_place_of_the_speaker() -> None:
    text = (
        "柳河社区：热线不打烊\n柳河社区开通服务热线，柳河社区干部轮流值守。\n"
        "入冬以来，电话常在夜里响起。“屋里的暖气片一点也不热，这可咋办呀？”春晖小区的一位住户着急地说。干部当晚就赶了过去。"
    )
    assert _place(text, "屋里的暖气片") == "春晖小区"


def test_a_phrase_in_quotation_marks_is_no_speech() -> None:
    text = _COUNTY + "长兴县近年来变化很大，“人进城、事在乡”的矛盾突出。青石镇柳河村村民丁水根说，跑一趟要半天。"
    assert _place(text, "人进城") == "长兴县"


def test_where_somebody_came_from_is_not_where_the_story_is() -> None:
    text = "柳河村：新住户有人帮\n江苏省常熟市青石镇柳河村靠近海边，住户多。从贵州来打工的老陈，办证遇到了难处。"
    assert _place(text, "办证") == "柳河村"


def test_a_place_whose_experience_is_taken_over_does_not_move_the_story() -> None:
    text = "群众来电有回音\n近年来，湖南省重视群众诉求。各地推广岳阳市试点经验，开通了服务专线，群众来电都有回音。"
    assert _place(text, "开通") != "岳阳市"


def test_one_of_a_list_is_not_what_a_short_reference_means() -> None:
    text = (
        "湖州市把服务送到安置点\n湖州市选派干部驻点帮扶。青石镇柳河居委会、义乌市春晖居委会、松坡村党支部等获得表彰。\n"
        "全市安置点配备网格员四百人。"
    )
    assert _place(text, "配备网格员") == "湖州市"


def test_the_last_of_several_divisions_that_act_together_does_not_move_the_story() -> None:
    text = _COUNTY + "长兴县组织各镇及青石镇的负责人接听电话，商量办法。\n道路两旁停车混乱，大家要求设置泊位。"
    assert _place(text, "停车混乱") == "长兴县"


def test_a_place_whose_office_ordered_what_is_told_does_not_move_the_story() -> None:
    text = (
        "春晖小区换新颜\n春晖小区建成三十多年，墙体开裂，水管漏水。受青石街道委托，物业公司对居民做了两次调研，"
        "同意改造的居民占八成。"
    )
    assert _place(text, "同意改造的居民") == "春晖小区"


def test_the_community_of_a_quarter_that_is_told_of_acts_by_its_bare_word() -> None:
    text = (
        "积分兑换热热闹闹\n柳河社区推行积分制度。\n柳河社区春晖小区党支部办了几场活动，发放奖品四百多个。"
        "随后，社区又联合几家商铺参与进来，捐赠物品六百余件。"
    )
    assert _place(text, "发放奖品") == "春晖小区"
    assert _place(text, "捐赠物品") == "柳河社区"


def test_an_office_at_the_head_of_a_paragraph_acts_for_its_place_although_another_is_named_later() -> None:
    text = (
        "办不成的事有人管\n江苏省长兴县青石镇的丁水根跑了两趟窗口，青石镇的工作人员把问题记了下来，送到上面去。\n"
        "一个月后，长兴县数据局汇总了这些问题，决定下放五项权力，办事的人少跑了许多路。因为青石镇人口多，最先用上。"
    )
    assert _place(text, "决定下放") == "长兴县"


def test_a_place_where_somebody_lives_for_himself_does_not_move_the_story() -> None:
    for words in ("影响其在上海市的落户", "如今在上海市定居多年"):
        text = (
            "云南省办起来信平台\n云南省今年办起来信平台，省里的来信每天有人读，读完就转到各县，云南省还给写信的人打电话。\n"
            f"写信的丁女士早年在省城读书，因为名字写错，一直没有改过来，{words}。\n"
            "平台收到来信以后，先后三次派人查找旧档案，一个月后错字改了过来，累计有四百多封来信这样有了回音。"
        )
        assert _place(text, "累计有四百多封") == "云南省", words


def test_an_honour_and_a_partner_do_not_move_the_story() -> None:
    text = (
        "柳河社区的好书记\n丁水根是青石镇柳河社区党委书记，获得“浙江省优秀共产党员”称号。他带头办起“三方夜谈”，每周听居民说话。\n"
        "去年春天，柳河社区与石桥社区携手，挑出九名会调解的老人，累计上门劝和三十多次。"
    )
    assert _place(text, "每周听居民说话") == "柳河社区"
    assert _place(text, "累计上门劝和") == "柳河社区"


def test_who_speaks_at_the_end_of_a_quotation_brings_his_own_place() -> None:
    text = (
        "长兴县办起养老服务\n长兴县青石镇柳河村的老人每天有热饭吃，柳河村党支部书记丁水根说，村里的食堂开了两年。\n"
        "青石镇便民服务中心主任林小满说，食堂由镇里统一配餐。\n"
        "“村里的老人都认得送饭的车。”柳河村村民周大伯说，柳河村天天都有人来。\n"
        "“我们把服务折成积分，积分可以换粮油。”林小满介绍，“这样大家愿意来帮忙。”"
    )
    assert _place(text, "把服务折成积分") == "青石镇"


def test_the_secretary_of_the_village_is_the_one_of_the_story() -> None:
    text = (
        "长兴县柳河村算水账\n柳河村以前没有自来水，村民要到河边挑水，柳河村两委想了很多办法。\n"
        "去年，长兴县水利局派来技术员。村党支部书记丁水根召集大家，开了一场讨论用水的院子会。"
    )
    assert _place(text, "开了一场讨论用水") == "柳河村"


def test_what_the_town_does_is_told_of_the_town() -> None:
    text = (
        "柳河村的热饭\n青石镇柳河村的老人每天有热饭吃，柳河村党支部书记丁水根天天到食堂看看，柳河村还请来一位厨师。\n"
        "不过，送饭的人手一直不够。镇里想了好几个办法，把服务折成积分，招来三百多名志愿者。"
    )
    assert _place(text, "招来三百多名") == "青石镇"


def test_a_trouble_that_begins_with_its_place_is_told_of_there_and_some_of_many_move_nothing() -> None:
    text = (
        "青石镇的网格\n青石镇网格员丁水根的手机响了，大屏上弹出一行字：柳河村两户人家因田埂发生争执。\n"
        "长兴县的社区有一半多在城里，其中26个位于青石镇。改革以来，原来的社区重组为24个，三百多人下到楼里办公，长兴县还派了人。"
    )
    assert _place(text, "柳河村两户人家") == "柳河村"
    assert _place(text, "三百多人下到楼里") == "长兴县"


def test_somebody_of_the_community_who_speaks_of_a_quarter_does_not_end_its_story() -> None:
    text = (
        "老院落换新颜\n青石镇柳河街26号的春晖小区建于上世纪九十年代，院里没有物业。去年小区选出了自治小组。\n"
        "过去车主习惯随意停车。“最严重的时候，一个多小时开不出去。”河湾社区党委书记丁水根介绍，为了车位，小区吵过好几回。\n"
        "忙了一个多月，小区内拆掉违建二十余处。"
    )
    assert _place(text, "拆掉违建") == "春晖小区"


def test_a_member_of_a_series_is_told_of_the_place_of_those_before_it() -> None:
    text = (
        "清单理清了\n浙江省长兴县青石镇一家工厂以前办事要跑好几趟，青石镇的干部也说不清归谁管，青石镇的窗口前排着长队。\n"
        "如今厂里办事快了，这离不开长兴县编的两张清单：一张写明镇里该管什么；另一张写明县里收回什么。"
    )
    assert _place(text, "另一张写明") == "长兴县"
    several = (
        "青石镇办实事\n青石镇给农户请来技术员，镇里每月开一次会。\n"
        "今年春天，在柳河村、松坡村、桐坪村各建大棚12座；后来又种下杏树300棵。"
    )
    assert _place(several, "后来又种下") == "青石镇"


def test_of_several_provinces_one_that_the_story_comes_to_later_is_not_meant() -> None:
    text = (
        "学习进基层\n本报讯：学习开展以来，江苏、甘肃等地探索培训机制，送课到门口。\n"
        "浙江长兴县建起“微讲堂”，长兴县的老党员轮流上门，长兴县还给每个村配了书柜，去江苏、甘肃等地学过三回。"
    )
    assert _place(text, "送课到门口") is None
    assert _place(text, "学过三回") == "长兴县"


def test_a_place_of_which_another_is_one_of_the_first_does_not_move_the_story() -> None:
    text = (
        "柳河村里新风来\n青石镇柳河村的戏台前天天有人唱，柳河村的书屋也开到晚上九点，村民说日子有滋味。\n"
        "作为长兴县首批示范村，大家商量着成立红白理事会，办酒席有了规矩。"
    )
    assert _place(text, "成立红白理事会") == "柳河村"


def test_a_list_of_the_nation_is_told_of_no_place() -> None:
    text = (
        "老有所养\n青石镇柳河社区的老人在社区食堂吃饭，柳河社区还请来志愿者，柳河社区的棋牌室天天满座。\n"
        "这几年，养老服务越来越好。要求建立国家和省级养老服务清单制度，补贴按时发到老人手里。"
    )
    assert _place(text, "国家和省级养老") is None


def test_an_award_of_the_nation_does_not_move_the_story() -> None:
    text = (
        "荷塘边的社区\n青石镇柳河社区的老人在社区食堂吃饭，柳河社区还请来志愿者。\n"
        "在书记的带领下，柳河社区建成全国稻虾种养示范区，棋牌室天天满座。"
    )
    assert _place(text, "棋牌室") == "柳河社区"


def test_an_official_known_by_his_office_brings_his_place_along() -> None:
    text = (
        "减负有办法\n青石镇柳河社区的报表少了一半，柳河社区书记丁水根每天多出两个钟头走访。"
        "“能减的都减了。”长兴县民政局副局长林大山说，表格还要再并。\n"
        "柳河社区的窗口前没人排队，柳河社区的社工也轻松了。\n"
        "“除了网上办，还要做好窗口办，让老人不为难，让年轻人少跑路。”林大山表示，“像老人不会用手机的，可以转到窗口办理。”\n"
        "既要减负，也要方便。“有个环节要几个人一起签字，签错了还要重来。”林大山说，不少企业反映来回折腾，如今先审后签。"
    )
    assert _place(text, "除了网上办") == "长兴县"
    assert _place(text, "像老人") == "长兴县"
    assert _place(text, "来回折腾") == "长兴县"
    assert _place(text, "社工也轻松") == "柳河社区"


_NATION = (
    "文明的风\n浙江省长兴县青石镇柳河村有支“帮喜队”，婚事怎么办，队员上门商量。\n"
    "在江苏省常熟市云溪镇石鼓村，村民说起家风，一说就是半天。\n"
    "安徽省歙县兰亭镇白鹭村的广场上，老人们在唱自己写的戏。\n"
)


def test_many_places_and_a_ministry_are_no_place_of_the_story() -> None:
    many = "许多乡亲都记得那场婚礼。多地建立红白理事会，修订村规民约，不再比谁家的席面大。"
    said = "“据统计，去年各类文艺活动带动增收三百亿元，演员都是村里人。”农业农村部乡村建设促进司有关负责人表示。"
    assert _place(_NATION + many, "红白理事会") is None
    assert _place(_NATION + said, "带动增收") is None
    assert _place(_NATION + "村民往返多地跑，如今在村里就能办，许多乡亲都记得那场婚礼。", "如今在村里") == "白鹭村"


def test_what_sums_up_a_section_of_many_regions_is_told_of_no_place() -> None:
    sums = "如今，“院坝讲堂”“小院课堂”活跃在乡间，身边的人讲给身边的人听，大家都爱听。"
    assert _place(_NATION + sums, "小院课堂") is None
    assert _place(_NATION.replace("江苏省常熟市", "浙江省长兴县") + sums, "小院课堂") is not None


def test_all_levels_from_one_downward_are_told_of_that_one() -> None:
    text = "修渠记\n长兴县青石镇柳河村去年修渠，柳河村的老人天天来看。在此基础上，县乡村三级干部每周碰头。\n"
    assert _place(text, "每周碰头") == "长兴县"


def test_a_bare_word_after_a_county_means_any_of_its_sort() -> None:
    text = (
        "春晖小区换新颜\n青石镇柳河社区春晖小区建于1999年，春晖小区没有物业。\n"
        "近年来，长兴县推动各方力量下沉小区，利用小区架空层建起议事点三百个。"
    )
    assert _place(text, "议事点三百个") == "长兴县"


def test_where_something_of_a_province_was_held_is_not_told_of() -> None:
    text = "好图大家拍\n浙江省的镇村都有人拍照。日前，浙江省“家门口的新变化”摄影展在长兴县举办，作品五百多幅。"
    assert _place(text, "作品五百多幅") == "浙江省"


def test_a_place_named_by_the_way_holds_for_its_clause() -> None:
    text = "暖气热了\n长兴县供热早。据介绍，长兴县提前检修，改造青石站春晖小区3号楼的回水管，更换循环泵十台。"
    assert _place(text, "更换循环泵") == "长兴县"
    assert _place("暖气热了\n长兴县供热早。长兴县城北的春晖小区，更换循环泵十台。", "更换循环泵") == "春晖小区"


def test_a_farm_is_referred_to_as_one() -> None:
    text = (
        "三秋时节\n新疆生产建设兵团第六师红旗农场种棉花五万亩，红旗农场的机关干部都下了连队。\n"
        "柳河村的棉农也来了。该农场推行“一线议事”，帮职工联系采棉机二十台。"
    )
    assert _place(text, "帮职工联系") == "红旗农场"


def test_a_place_looked_at_as_a_whole_moves_the_story() -> None:
    text = (
        _COUNTY + "青石镇柳河村成立红白理事会，推行积分，村民都争着当先锋，庭院一家比一家干净，路灯也亮了。\n"
        "柳河村的老人有了食堂，柳河村的路也宽了，村民一起商量着修了沟，栽了树，周末还有人来看戏，孩子们在树下写作业。\n"
        "如今的长兴乡村，风景好，产业旺，邻里和睦。大家的愿望正在变成现实。"
    )
    assert _place(text, "大家的愿望") == "长兴县"


def test_who_only_tells_his_trouble_in_a_community_leaves_the_story_where_he_lives() -> None:
    text = (
        _COUNTY + "家住长兴县白鹭家园小区6号楼的丁水根来到青石镇柳河社区反映，楼下的油烟整夜不散。\n"
        "家住春晖小区的林大山来到社区求助，说自家屋顶漏水。"
    )
    assert _place(text, "楼下的油烟") == "白鹭家园小区"
    assert _place(text, "自家屋顶") == "春晖小区"


def test_a_trouble_that_begins_with_a_chain_is_of_its_last_place() -> None:
    text = "柳河社区议事有规矩\n青石镇柳河社区每周议事，柳河社区老人多。\n柳河社区党总支发现柳河社区春晖小区收费难题拖了多年。"
    assert _place(text, "柳河社区春晖小区") == "春晖小区"


def test_the_only_quarter_of_a_story_is_what_its_quarter_means() -> None:
    text = (
        "春晖小区换管道\n青石镇柳河社区春晖小区建于2000年，春晖小区没有物业。\n"
        "柳河社区书记丁水根带人走访。“有人说要换管道，有人不肯出钱，大家吵了半年也没有结果，谁也说服不了谁，只好请人来评理。”他说。\n"
        "柳河社区请来工程师。困扰小区三年的积水在雨季前退了。"
    )
    assert _place(text, "小区三年") == "春晖小区"


def test_a_quarter_of_which_only_the_town_is_told_lies_in_the_community_of_the_story() -> None:
    text = "下水通了\n“不怕下雨了。”长兴县青石镇春晖小区居民丁水根说。青石镇柳河社区书记林大山在春晖小区走访时看到，路面没有积水。\n"
    article = only_article(text)
    places = resolve(article, extract_all(article))
    quarter = next(k for k, e in places.entities.items() if e.name == "春晖小区")
    assert "柳河社区" in {places.entities[k].name for k in places.ancestors[quarter]}


def test_a_word_before_a_place_begins_a_trouble_of_that_place() -> None:
    text = "走访有回音\n青石镇综治中心在走访中了解到，辖区春晖小区下水道堵塞，柳河社区来人疏通。\n青石镇每月走访。"
    assert _place(text, "辖区春晖小区") == "春晖小区"


def test_what_a_quarter_was_built_as_is_no_place_of_the_story() -> None:
    text = "小区换新颜\n青石镇柳河社区春晖小区建成四十年，作为造纸厂家属楼，故事很多。但是随着时间推移，小区道路破损。\n春晖小区换了门。"
    assert _place(text, "小区道路破损") == "春晖小区"


def test_a_paragraph_that_goes_on_stays_where_the_one_before_it_ended() -> None:
    text = (
        _COUNTY
        + "家住长兴县青石镇柳河村的丁水根逢人便说自来水好，说自己再也不用天不亮就去村口的水塘边排队挑水了，全家人都高兴。\n"
        "原来，这里地处偏僻，几户人家祖祖辈辈都从一口水塘里取水，人畜共用，一到旱季就要走几里路去挑，后来凑了十万元把水引到家门口。\n"
        "长兴县还修了路。"
    )
    assert _place(text, "把水引到") == "柳河村"


def test_a_row_of_examples_does_not_hold_what_is_told_of_all_of_them() -> None:
    text = (
        "长兴县推行“邻里议事会”\n这样的会在长兴县常常开：青石镇把名册分到各户；白石镇请来楼长当场作答。"
        "水管、路灯、井盖，大家一样一样地商量，平台办成实事九百件。\n长兴县各镇都有。长兴县每月走访。"
    )
    assert _place(text, "办成实事") == "长兴县"


def test_the_office_of_a_town_acts_in_the_quarter_that_the_paragraph_is_about() -> None:
    text = (
        "小区换新颜\n长兴县青石镇春晖小区的居民高兴。\n"
        "春晖小区建于1997年，道路破损。去年，青石镇党委联动住建等部门，新修水渠五百米。\n"
        "今年，该县纪委监委会同各镇，开展检查十一次。"
    )
    assert _place(text, "新修水渠") == "春晖小区"
    assert _place(text, "开展检查") == "长兴县"


def test_the_story_goes_to_a_house_of_a_town_or_begins_with_it() -> None:
    text = (
        "长兴县建透析室\n长兴县把透析室列为实事。长兴县人民医院选派专家，确定包括白石镇在内的7个镇为试点。"
        "如今，青石镇中心卫生院配有10台机器。\n长兴县还添了人手。"
    )
    assert _place(text, "7个镇为试点") == "长兴县"
    assert _place(text, "10台机器") == "青石镇"


def test_a_paragraph_of_policy_leaves_the_example_before_it() -> None:
    text = (
        "长兴县的“邻里议事会”\n长兴县推行“邻里议事会”，居民有事一起商量，长兴县给每个镇配了专人，每周都有人下来听大家讲一讲身边的事情。\n"
        "关爱老人\n8月，在长兴县青石镇柳河村的食堂里，老人围坐一桌，柳河村的党员端上长寿面，大家一边吃一边说起村里这几年的变化，笑声一直传到院外。\n"
        "大力推行“邻里对子”，选出452名身体好、热心肠的党员结成对子，让老人平时有人问、难时有人帮、病时有人管，长久地坚持下去。"
    )
    assert _place(text, "452名") == "长兴县"


def test_the_only_town_of_a_story_is_what_its_office_means() -> None:
    text = (
        "老街变了样\n青石镇的老街曾经没有人来。青石镇镇长丁水根记得清楚，那时候路不平，灯也不亮，天一黑就没有人再出门走动了。\n"
        "长兴县是有名的老县城，来的人不少，可是大多不往老街里面走，开店的人一天也卖不出几样东西，都盼着能有人来管一管。\n"
        "为了推动改造，镇里组织干部深入各村，开了二十场会，一家一家地听大家怎么说，最后定下了一个人人都点头的方案。"
    )
    assert _place(text, "开了二十场会") == "青石镇"


def test_an_honour_of_the_province_does_not_move_the_story() -> None:
    text = "手艺人\n长兴县的丁水根学会了编竹。长兴县请他教人，他还带着十名学员，又走上了“浙江省巧手能人”领奖台。"
    assert _place(text, "十名学员") == "长兴县"


def test_all_others_are_told_of_what_holds_them() -> None:
    text = (
        "清单明责\n浙江省长兴县建立权力清单，办事快了。长兴县的窗口里，市民半天就办完了手续，长兴县纪委还通报了一起案例。\n"
        "除长兴外，目前浙江省政府各部门也全部建立了清单。通过改革，一百项审批全部取消。"
    )
    assert _place(text, "一百项审批") == "浙江省"


def test_a_place_that_is_not_named_yet_is_not_where_a_section_is() -> None:
    text = (
        "守护家园\n浙江省长兴县的丁水根带着队员开始了新一天的巡查，这里是长兴县的北大门，山高路远。\n“每道门都得看”\n"
        "那年汛期，一段护栏被洪水冲垮，他带着大家扛了一夜沙袋。\n“都是一家人”\n"
        "他联合青石镇柳河村村委会成立了骑行队。柳河村的老人也来报名，柳河村的大门天天开着。"
    )
    assert _place(text, "一段护栏") == "长兴县"


def test_an_office_of_the_county_that_sets_something_going_acts_for_it() -> None:
    text = (
        "责任清\n浙江省长兴县青石镇的干部常为追缴的事犯愁。青石镇镇长丁水根说，一户户上门去追，费时费力，还常被人当成骗子，说什么都没有人听。\n"
        "县委组织部牵头，民政部门建立信息共享机制，停发及时了。"
    )
    assert _place(text, "停发及时") == "长兴县"


def test_one_of_several_partners_does_not_move_the_story() -> None:
    text = "守边人\n浙江省长兴县的丁水根牵头，联合青石镇柳河村村委会和其他几个站的队员，成立了骑行队，一共三十人。"
    assert _place(text, "骑行队") == "长兴县"


def test_a_speech_that_names_its_place_is_told_of_there() -> None:
    text = (
        "进村\n浙江省长兴县的民警丁水根背着包下乡。\n"
        "“柳河村下山得走大半天。老人看牙跑一趟太累，我们上门就方便了。”长兴县公安局民警丁水根说。"
    )
    assert _place(text, "老人看牙") == "柳河村"


def test_who_only_helped_does_not_move_the_story() -> None:
    text = (
        "爱心车队\n浙江省长兴县青石镇柳河社区的爱心车队有六十个人。柳河社区的队员丁水根说，大家都乐意。\n"
        "在长兴县交通运输局的支持下，每月下旬，队里都会开设课堂，大家坐在一起学。"
    )
    assert _place(text, "开设课堂") == "柳河社区"


def test_a_member_of_a_series_whose_force_is_of_another_district_is_told_of_no_part() -> None:
    text = "护商\n浙江省湖州市长兴公安推出“合伙人”模式，化纠纷、查隐患；西岸公安成立接报中心，受案时间压缩四成。"
    assert _place(text, "受案时间") == "湖州市"


def test_a_site_that_was_named_with_its_town_is_there_when_it_is_named_alone() -> None:
    text = (
        "菜市场里的“邻里议事会”\n清早，长兴县青石街道东桥菜市场已是一派繁忙，党员摊位前挂着红色的牌子，商户们有事一起商量。\n"
        "近年来，长兴县推行“邻里议事会”，给每个菜市场配了专人，居民和商户有事坐下来一起商量。\n"
        "如今在东桥菜市场，八名党员中既有管理人员，也有商户，摊位前摆着便民药箱，来买菜的老人都说方便。\n"
        "“过去比谁嗓门大，现在比谁服务好。”他翻开工作日志，记录着市场的变化：卫生投诉下降八成。"
    )
    assert _place(text, "卫生投诉下降") == "青石街道"


def test_an_honour_of_some_round_does_not_move_the_story() -> None:
    text = "柳河村的“议事日”\n柳河村推行“议事日”。去年以来，村里办实事98件，“长兴县第四届文明村镇”等荣誉摆满墙面。"
    assert _place(text, "村里办实事") == "柳河村"


def test_the_only_area_told_of_is_what_a_bare_word_means() -> None:
    text = (
        "柳河片区：大家的事一起议\n建于二十年前的柳河片区，住着八万居民，有事坐下来议。\n"
        "去年三月，青石街道党工委请来片区内的十三个单位，建立议事会机制，居民的事一起商量着办。"
    )
    assert _place(text, "十三个单位") == "柳河片区"


def test_offices_of_the_community_around_the_only_estate_act_there() -> None:
    text = (
        "小区里的“邻里议事会”\n清早，青石街道柳河社区春晖小区里，居民在散步。春晖小区建成于2006年，物业费没人肯交。\n"
        "春晖小区的居民盼着改变。2022年，长兴县推出“邻里议事会”，请居民和物业坐到一起。\n"
        "柳河社区党委通过议事会，收集居民的意见，按楼栋推选出代表，请物业公司把账目贴了出来。"
    )
    assert _place(text, "收集居民的意见") == "春晖小区"


def test_somebody_who_lives_in_a_place_keeps_his_paragraph_there() -> None:
    text = (
        _COUNTY + "丁水根居住在长兴县青石镇柳河村，门口有一道沟，雨天出门要绕很远的路，村里人都知道这件事。\n"
        "去年三月，长兴县推行“邻里议事会”，请全县的居民把门前的难处说出来，再由各镇派人一家一家去看。\n"
        "三小时后，沟盖板铺好了。丁水根来回走了两遍，满意地点了点头，说往后雨天出门也不用再绕远路了。"
    )
    assert _place(text, "沟盖板铺好了") == "柳河村"


def test_a_brand_that_begins_with_a_bare_word_is_no_reference() -> None:
    text = (
        _COUNTY + "“打开手机，事情一目了然。”青石镇柳河社区党支部书记丁水根说。长兴县把各镇的数据合到一处，"
        "“社区通”平台能自动填好三十种表。"
    )
    assert _place(text, "平台能自动") == "长兴县"


def test_programmes_of_the_whole_country_do_not_leave_the_story() -> None:
    text = _COUNTY + "去年，长兴县推进“校园餐”等六个全国性整治项目，深化四个全县性整治，办好十五项实事。"
    assert _place(text, "办好十五项实事") == "长兴县"


def test_what_was_done_in_a_row_of_places_is_of_the_one_around_them() -> None:
    text = _COUNTY + "去年，长兴县妇联还在青石镇、白河镇建成了两个邻里园，组织居民一起种树，把议事的长凳也摆到了树下。"
    assert _place(text, "两个邻里园") == "长兴县"


_WALK = (
    "下乡路上\n浙江省长兴县山多路远，办一件小事也要出山。社工丁水根每周都下乡。\n"
    "车子刚停下，孩子们就跑了过来。丁水根一边分糖果一边讲怎样防火。\n"
    "“长兴县青石镇柳河村办事要走半天，雨天更难。”丁水根说。{again}\n一个月走下来，他的鞋底磨穿了。"
)


def test_a_village_told_of_once_or_twice_gives_way_to_the_county_with_which_the_story_began() -> None:
    text = _WALK.format(again="柳河村的老人等着他。")
    assert _place(text, "怎样防火") == "长兴县"
    assert _place(text, "雨天更难") == "柳河村"


def test_a_village_told_of_again_and_again_holds_its_own() -> None:
    text = _WALK.format(again="柳河村的老人等着他。柳河村盼着一条路。")
    assert _place(text, "怎样防火") == "柳河村"


def test_where_somebody_was_met_gives_way_to_the_town_that_set_his_team_up() -> None:
    text = (
        "一支车队的十年\n在浙江省长兴县青石镇柳河社区党群服务中心，丁水根爱心车队党支部书记丁水根聊起往事。\n"
        "在青石镇统筹推进下，丁水根爱心车队正式成立。有了车队，出门的老人多了帮手。\n"
        "队员们每周准时接送病人，丁水根自己跑得最勤，三十多名老人记得他的车牌。"
    )
    assert _place(text, "三十多名老人") == "青石镇"


def test_a_section_is_about_the_article_s_place_until_it_comes_to_its_part() -> None:
    text = (
        "长兴县：村企联建\n长兴县各村和企业结对，长兴县还派了专人。长兴县的做法传开了。\n"
        "选准带头人\n长兴县先摸清家底，再谈结对。\n"
        "对于没有产业的村，选有经验的带头人，经费少的难题由企业帮着补上。\n"
        "青石镇柳河村来了企业，柳河村建起大棚，柳河村的老人也有了活干，柳河村的路跟着修宽了。"
    )
    assert _place(text, "经费少的难题") == "长兴县"
    assert _place(text, "老人也有了活干") == "柳河村"


def test_a_heading_over_an_example_is_about_the_whole() -> None:
    text = (
        "长兴县：清单明责\n长兴县各镇列出清单，长兴县还给每个镇配了专人。\n"
        "个性清单促产业发展\n青石镇柳河村接到了订单，柳河村的老人编起苇筐。"
    )
    assert _place(text, "个性清单") == "长兴县"


def test_a_sentence_may_say_whose_the_thing_is_that_it_begins_with() -> None:
    before = "柳河社区：有地方学本事\n长兴县青石镇柳河社区开起课堂，柳河社区的骑手常来。课余也有人下棋。"
    of = before + "“成长书院”是长兴县依托各镇场地办的，专门教骑手学本事。"
    assert _place(of, "成长书院") == "长兴县"
    stands_for = before + "“成长书院”是长兴县服务骑手的缩影，来的人越来越多。"
    assert _place(stands_for, "成长书院") == "柳河社区"


def test_a_hospital_that_does_something_acts_for_its_county() -> None:
    text = (
        _COUNTY + "早晨，青石镇柳河村的病人丁水根步行去镇上，十分钟就到，青石镇的机器是新的，青石镇的医生也多了。\n"
        "近年来，长兴县人民医院选派七十九名医生驻点帮扶，建起十二个科室。"
    )
    assert _place(text, "十二个科室") == "长兴县"
    told = text.replace("选派七十九名医生驻点帮扶，建起十二个科室", "医生林立新说，建起十二个科室不容易")
    assert _place(told, "十二个科室") == "青石镇"
