"""Forms of place names: short forms, numerals, widths, endings. Pure functions without tables."""

from __future__ import annotations

import re

_WIDE = str.maketrans({chr(c): chr(c - 0xFEE0) for c in range(0xFF10, 0xFF1A)})
_WIDE_OR_SPACE = re.compile(r"[０-９\s]")
_TO_HANZI = str.maketrans("0123456789", "零一二三四五六七八九")
_TO_DIGIT = {c: str(i) for i, c in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0", "Ｏ": "0"}
_DIGITS = re.compile(r"[0-9]+")
_NUMERAL = re.compile(r"[0-9零〇○一二三四五六七八九十]")
_HANZI_RUN = re.compile(r"[零〇○一二三四五六七八九]{2,}")
_ONES = "一二三四五六七八九"
_TENS = re.compile(rf"(?<![百千零〇{_ONES}])([{_ONES}]?)十([{_ONES}]?)(?![百千零〇])")

#: Peoples as they are written in names of autonomous places; longest first where one begins another.
PEOPLES = (
    "蒙古族",
    "蒙古",
    "回族",
    "藏族",
    "维吾尔",
    "苗族",
    "彝族",
    "壮族",
    "布依族",
    "朝鲜族",
    "满族",
    "侗族",
    "瑶族",
    "白族",
    "土家族",
    "哈尼族",
    "哈萨克族",
    "哈萨克",
    "傣族",
    "黎族",
    "傈僳族",
    "佤族",
    "畲族",
    "高山族",
    "拉祜族",
    "水族",
    "东乡族",
    "纳西族",
    "景颇族",
    "柯尔克孜族",
    "柯尔克孜",
    "土族",
    "达斡尔族",
    "达斡尔",
    "仫佬族",
    "羌族",
    "布朗族",
    "撒拉族",
    "毛南族",
    "仡佬族",
    "锡伯族",
    "锡伯",
    "阿昌族",
    "普米族",
    "塔吉克族",
    "塔吉克",
    "怒族",
    "乌孜别克族",
    "乌孜别克",
    "俄罗斯族",
    "鄂温克族",
    "鄂温克",
    "德昂族",
    "保安族",
    "裕固族",
    "京族",
    "塔塔尔族",
    "塔塔尔",
    "独龙族",
    "鄂伦春族",
    "鄂伦春",
    "赫哲族",
    "门巴族",
    "珞巴族",
    "基诺族",
    "各族",
)
_PEOPLES = "|".join(sorted(PEOPLES, key=len, reverse=True))
_AUTONOMOUS = re.compile(rf"^(.+?)(?:(?:{_PEOPLES})+)(自治区|自治州|自治县|自治旗)$")
_PLAIN_AUTONOMOUS = re.compile(r"^(.+?)(自治区|自治州|自治县|自治旗)$")
_ETHNIC_TOWNSHIP = re.compile(rf"^(.+?)(?:(?:{_PEOPLES})+)(?:民族)?(乡|镇|苏木)$|^(.+?)(?:民族|族)(乡)$")
_KIND = {"自治区": "", "自治州": "州", "自治县": "县", "自治旗": "旗"}
_COUNTY_TAIL = re.compile(r"^(.+?)(特区|林区|县|区|市|旗)$")


def plain_width(name: str) -> str:
    """`name` with ASCII digits and without white space."""
    return "".join(name.translate(_WIDE).split()) if _WIDE_OR_SPACE.search(name) else name


def _tens(match: re.Match[str]) -> str:
    tens, ones = match.groups()
    return f"{_TO_DIGIT[tens] if tens else '1'}{_TO_DIGIT[ones] if ones else '0'}"


def _reading(number: str) -> str:
    """14 as 十四; numbers of other lengths digit by digit.

    >>> _reading("14"), _reading("20"), _reading("222")
    ('十四', '二十', '二二二')
    """
    if len(number) != 2 or number[0] == "0":
        return number.translate(_TO_HANZI)
    tens, ones = number[0], number[1]
    before = "" if tens == "1" else tens.translate(_TO_HANZI)
    return f"{before}十" + ("" if ones == "0" else ones.translate(_TO_HANZI))


def numeral_variants(name: str) -> tuple[str, ...]:
    """Other spellings of the numerals of `name`, likeliest first.

    >>> numeral_variants("222团")
    ('二二二团',)
    >>> numeral_variants("零一四中心社区")
    ('014中心社区',)
    >>> numeral_variants("14连")
    ('十四连', '一四连')
    """
    if not _NUMERAL.search(name):
        return ()
    found: list[str] = []
    if _DIGITS.search(name):
        found += [_DIGITS.sub(lambda m: _reading(m.group()), name), name.translate(_TO_HANZI)]
    else:
        if "十" in name:
            found.append(_TENS.sub(_tens, name))
        if _HANZI_RUN.search(name):
            found.append(_HANZI_RUN.sub(lambda m: "".join(_TO_DIGIT[c] for c in m.group()), name))
        if "〇" in name or "○" in name:
            found.append(name.replace("〇", "零").replace("○", "零"))
    return tuple(dict.fromkeys(v for v in found if v != name))


def short_forms(name: str, level: str) -> tuple[str, ...]:
    """Short forms of the name of a province, prefecture or county, the common one first.

    >>> short_forms("威宁彝族回族苗族自治县", "county")
    ('威宁县', '威宁')
    >>> short_forms("临猗县", "county"), short_forms("沛县", "county")
    (('临猗',), ())
    >>> short_forms("黔西南布依族苗族自治州", "prefecture")
    ('黔西南州', '黔西南')
    """
    if match := _AUTONOMOUS.match(name) or _PLAIN_AUTONOMOUS.match(name):
        stem, kind = match.groups()
        forms = (stem + _KIND[kind], stem) if _KIND[kind] and len(stem) > 1 else (stem,)
        return tuple(f for f in forms if len(f) > 1)
    if level == "province":
        return (re.sub(r"(特别行政区|省|市)$", "", name),)
    if level == "prefecture":
        stem = re.sub(r"(地区|市|盟)$", "", name)
        return (stem,) if len(stem) > 1 and stem != name else ()
    match = _COUNTY_TAIL.match(name)
    if not match or len(match.group(1)) < 2:
        return ()
    return (match.group(1),)


def township_short_forms(name: str) -> tuple[str, ...]:
    """Form of an ethnic township's name without its people.

    >>> township_short_forms("团结彝族苗族乡"), township_short_forms("月湖街道")
    (('团结乡',), ())
    """
    if match := _ETHNIC_TOWNSHIP.match(name):
        stem, kind = (match.group(1), match.group(2)) if match.group(1) else (match.group(3), match.group(4))
        return (stem + kind,) if len(stem) > 1 else ()
    return ()


_ETHNIC_VILLAGE = re.compile(rf"^(.+?)(?:(?:{_PEOPLES})+)(村)$")


def village_short_form(name: str) -> str:
    """Name of a village without its people.

    >>> village_short_form("柳洲瑶族村"), village_short_form("柳洲村")
    ('柳洲村', '柳洲村')
    """
    match = _ETHNIC_VILLAGE.match(name)
    return match.group(1) + match.group(2) if match else name


_VIRTUAL = re.compile(r"虚拟|类似|（省级）|（国家级）|\(省级\)")
_BRACKETS = re.compile(r"[（(][^）)]*[）)]?$")
_COMMITTEE = re.compile(
    r"(?:村民委员?会?|村委员?会?|村民员委?会|村民委会员|居民管理委员会|居民委员?会?|居民委|居委员?会?|牧民?委员?会|(?<=嘎查)委会|家委会|委员会|管委会|居会)(?:员?会)*$"
)
_CUT_ENDING = re.compile(r"(?<=社区)(?:居|委|委会|居民|村)$|(?<=[^社]村)(?:民|委)$")
_UNIT = re.compile(r"^(.*(?:连|队))(?:队|生产队|生活区|职工)$")
_SETTLEMENT = re.compile(r"(?:社区|村|嘎查|连|队|组|区|场|站|寨|屯|庄|店|坊|园|苑|里|巷|街|路)$")


def is_virtual(raw: str) -> bool:
    """Whether a row of the statistical table is a place holder, no place."""
    return bool(_VIRTUAL.search(raw))


def village_name(raw: str) -> str:
    """Name of a village or community as people write it, from the row of the statistical table.

    >>> [village_name(n) for n in ("多福巷社区居委会", "柳桥村委会", "柳河村村民委员会")]
    ['多福巷社区', '柳桥村', '柳河村']
    >>> [village_name(n) for n in ("解放路居委会", "十连生活区", "巴音嘎查委员会")]
    ['解放路社区', '十连', '巴音嘎查']
    """
    name = "".join(raw.translate(_WIDE).split())
    name = _BRACKETS.sub("", name) or name
    if match := _UNIT.match(name):
        return match.group(1)
    if name.endswith("生活区") and len(name) > 4 and name[-4] in "连队场":
        return name[:-3]
    match = _COMMITTEE.search(name)
    if not match or match.start() < 1:
        return _CUT_ENDING.sub("", name)
    stem, tail = name[: match.start()], match.group()
    if stem.endswith(("社区", "村", "嘎查")) and not tail.startswith(("居", "家")):
        return stem
    if tail.startswith(("居", "家")):
        return stem if stem.endswith(("社区", "小区")) else f"{stem}社区"
    if tail.startswith("村"):
        return f"{stem}村"
    return stem


def settlement_level(name: str, code: str) -> str:
    """`community` or `village`, by the ending of the name, else by the third part of its 12-digit code."""
    if name.endswith("社区"):
        return "community"
    if name.endswith(("村", "嘎查", "连", "队", "屯", "寨")):
        return "village"
    return "community" if code[9] in "01" else "village"
