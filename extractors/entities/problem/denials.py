"""What only sounds as if a trouble was dealt with: asked, only wished, only collected, or no success at all."""

from __future__ import annotations

import re

from kg.rules import Hit

#: 小区建成10年, 建成于1998年: how old it is
_BUILT = ("建成", "入住", "落成", "交付")
_AGE = re.compile(
    r"(?:使用)?(?:了|已|已有|至今)?(?:近|约)?[0-9一二三四五六七八九十]+[余多]?年(?![底初中内])|于|较早|时间|年代|年份|以来|之初|初期|时"
)
#: 目前，全市已建成警务室459个: a sum of a wider place ends no trouble told before
_SUM = re.compile("(?:截[至止][^，。；！？\n]{0,8}|目前|近年来)，[^，。；！？\n]{0,8}[省市县区州盟]已?(?:累计)?$")
#: 厘清了职责: nothing was cleared away
_CLEARED, _MADE_CLEAR = "清了", ("厘", "理", "分", "弄", "搞", "认", "看", "划")
#: 变身社区“哨兵”: who people became; 搭建起协同共治模式: what was only set up
_CHANGED, _SET_GOING = ("变身", "化身"), ("建起", "搭起")
_BECAME = re.compile(
    "为?[^，。；！？\n]{0,12}?(?:前哨|哨兵|信使|先锋|管家|达人|能手|[^，。；\n]{1,4}(?:员|者|人|长|手))[”’]?[，。；、]"
)
_SCHEME = re.compile("[^，。；！？\n]{0,12}?(?:模式|机制|体系|格局|制度)")
#: 最终谈判失败, 终于病倒: how it ended badly
_AT_LAST = ("最终", "终于")
_BADLY = re.compile(
    "[，,]?[^，。；！？\n]{0,8}?(?:迟到|失败|未能|未果|没能|没谈成|无果|无法|去世|离世|病倒|倒闭|放弃|搁浅|搁置|退堂鼓|作罢|不欢而散|闹[上到翻])"
)
#: 推诿的情况|少了: what there is less of is named, and is something else
_FEWER = ("少了", "没有了", "不见了", "明显减少", "大幅减少")
_NAMED = re.compile("(?:问题|情况|现象)[^，。；！？\n]{0,3}$")
#: 变成了推脱的借口, 变成了一纸空文: for the worse
_TURNED_INTO = ("变成了",)
_WORSE = re.compile(
    "[^，。；！？\n]{0,10}?(?:理由|借口|负担|包袱|累赘|难题|隐患|祸患|垃圾[场堆山坑]|臭水|摆设|空文|空谈|老大难|心病|烦恼|死角|痛点|堵点|仇人|冤家|对头|导火索"
    "|牺牲品|泡影)"
)
#: 要是装上道闸就好了, 需要|清理: only thought of
_THOUGHT = re.compile(
    "(?:(?:如果|假如|若是|要是|倘若|本该|本应)[^。；！？\n]*|(?:需要|有待|亟[需待])(?![^，。；]{0,8}的)[^，。；！？\n]*)$"
)
#: 目的是扶持集体经济，|解决|部分村庄无收入的问题: what it is for
_FOR = re.compile("(?:目的[是在]|旨在|为的是|以期|力求|力争|初衷是)[^。；！？\n]*$")
_REACH = 40  # characters before a word in which its sentence may say so
_ASKS = ("？", "？”", "？’", "?", "?”")
#: 物业对道闸的|维修|也跟不上: more of the trouble
_MORE = re.compile(
    "[^，。；！？\n]{0,24}?(?:得不到|跟不上|不到位|(?:无法|难以)(?![^，。；]{0,8}的)|(?:不足|没人[管修]?|无人[管修问]?|缺[乏失])(?=[，。；！？]))"
)
#: 会上收集到|路灯不亮等8个问题: brought together, not dealt with
_COLLECTED = re.compile("(?:收集|征集|搜集|汇集|梳理|排查|摸排|查找|发现|收到|听到|接到)[出到了]?[^，。；！？\n]{0,6}$")


def is_asked(text: str, closes: int) -> bool:
    """Whether a sentence that ends at `closes` asks."""
    return text.endswith(_ASKS, 0, closes)


def is_unreal(text: str, hit: Hit, opens: int, closes: int) -> bool:
    """Whether a word of doing, in the sentence from `opens` to `closes`, tells of nothing that was done."""
    if is_asked(text, closes):
        return True
    if _MORE.match(text, hit.end, closes):
        return True
    return _THOUGHT.search(text, max(opens, hit.start - _REACH), hit.start) is not None


def is_collected(text: str, opens: int, start: int) -> bool:
    """Whether a list of troubles that begins at `start` was only brought together."""
    return _COLLECTED.search(text, max(opens, start - _REACH), start) is not None


def is_purpose(text: str, hit: Hit, opens: int) -> bool:
    """Whether what is done away with, in a sentence from `opens` on, is only what something is for."""
    return _FOR.search(text, max(opens, hit.start - _REACH), hit.start) is not None


def is_no_success(text: str, hit: Hit, sentence: int) -> bool:
    """Whether a word of success in a sentence that starts at `sentence` tells of none."""
    word, end = hit.word, hit.end
    if word in _BUILT and (_AGE.match(text, end) or _SUM.match(text, sentence, hit.start)):
        return True
    if word == _CLEARED and text.endswith(_MADE_CLEAR, 0, hit.start):
        return True
    if word in _CHANGED and _BECAME.match(text, end):
        return True
    if word in _AT_LAST and _BADLY.match(text, end):
        return True
    if word in _FEWER and _NAMED.search(text, max(sentence, hit.start - _REACH), hit.start):
        return True
    if word in _TURNED_INTO and _WORSE.match(text, end):
        return True
    return word in _SET_GOING and _SCHEME.match(text, end) is not None
