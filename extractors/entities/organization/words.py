"""The words of the organization lexicon, made ready for look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.rules import Hit, Lexicon
from kg.text.patterns import spelled_out

# Another body in what would be a company's name; 十四局 and 广州局集团 are companies.
_BODY_WITHIN = "[局委院会部处所站司行社][和与及同]|局(?<![一二三四五六七八九十航务铁勘]局)(?!集团|有限|股份|建设|工程)."
_OFFICES = ("departments", "offices", "institution", "short_offices")
_HOTLINES = ("12345", "12315", "12348", "12333", "12328", "110", "119", "120")
_HOTLINE = f"(?:{'|'.join(_HOTLINES)})?"  # 栾川县|12345市民热线服务中心


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon beside this module."""
    return Lexicon.load(Path(__file__).with_name("lexicon.toml"))


def alternation(words: Iterable[str]) -> str:
    """A regular expression for one of the words, the longest first; their common beginnings are tried once."""
    heads: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        heads.setdefault(word[:1], []).append(word[1:])
    return "|".join(re.escape(head) + _rest(tails) for head, tails in heads.items())


def _rest(tails: Sequence[str]) -> str:
    """What may follow a common beginning."""
    if len(tails) == 1:
        return re.escape(tails[0])
    return f"(?:{alternation(t for t in tails if t)})" + ("?" if "" in tails else "")


@dataclass(frozen=True, slots=True)
class Shapes:
    """Regular expressions for what may follow a place, and generic stems."""

    committee: re.Pattern[str]
    office: re.Pattern[str]
    office_begins: frozenset[str]  # the first two characters of all that `office` and `topical` match, but 第
    company_stems: frozenset[str]
    company_never: re.Pattern[str]
    company_stems_long: tuple[str, ...]  # those of two characters and more, for startswith and endswith
    office_stems: frozenset[str]
    office_alone: frozenset[str]  # these make a name with another word: 云溪边境派出所
    bare_not_after: frozenset[str]
    topical: re.Pattern[str]
    field: re.Pattern[str]
    field_ends: frozenset[str]  # the last two characters of its words
    part: re.Pattern[str]
    party_part: re.Pattern[str]
    institution_stems: frozenset[str]
    institution_stems_long: tuple[str, ...]
    families: frozenset[str]  # surnames
    trades: re.Pattern[str]
    no_core: re.Pattern[str]


@lru_cache(maxsize=1)
def shapes() -> Shapes:
    """The shapes, built at first use."""
    lex = lexicon()
    departments = f"(?:{alternation(lex['departments'])})"
    joined = f"(?:[和与](?:{alternation([*lex['departments'], *lex.tables['generic']['joined'].split()])}))?"
    tail = f"(?:{alternation(lex['department_tail'])}|[一二三四五六七八九十][大中支]队)"
    department = f"{departments}{{1,2}}{joined}{tail}"
    unit = "(?:第?[一二三四五六七八九十]{1,2}[大中]队)?"
    numbered = "(?:第[一二三四五六七八九十]{1,2})?"
    institution = f"{numbered}(?:{alternation(lex['institution'])})"
    short = f"(?:{alternation(lex['short_offices'])})(?:公室|(?![公案法理学好事成结网起证完得]))"
    alone = f"{alternation(lex['offices'])}|{institution}|{numbered}经济社(?!会)"
    office = f"{_HOTLINE}(?:{department}|{alone}|{short}){unit}"
    generic, field = lex.tables["generic"], lex.tables["field"]
    topics = lex.tables["topical"]["topics"].split()
    return Shapes(
        committee=re.compile(f"委(?:{alternation(lex['committee_parts'])}|{numbered}巡察组|(?![员托派屈第]))"),
        office=re.compile(office),
        office_begins=_begins(*_HOTLINES, *(word for key in _OFFICES for word in lex[key]), *topics),
        company_stems=frozenset(generic["company"].split()),
        # 栾川县|住建局和|云溪物业有限公司: two bodies
        company_never=spelled_out(f"{_BODY_WITHIN}|{alternation(generic['company_never'].split())}"),
        company_stems_long=tuple(g for g in generic["company"].split() if len(g) > 1),
        office_alone=frozenset(generic["office_alone"].split()),
        office_stems=frozenset(generic["office"].split()),
        bare_not_after=frozenset(generic["bare_not_after"]),
        topical=_topical(lex.tables["topical"]),
        field=_field(field),
        field_ends=frozenset(w[-2:] for key in ("trades", "groups", "kinds") for w in field[key].split()),
        part=re.compile(
            f"(?:{alternation(lex.tables['topical']['part_topics'].split())}){{1,3}}"
            f"(?:{alternation(lex.tables['topical']['part_tails'].split())})(?![门长分署员级里内])"
        ),
        party_part=re.compile(alternation(w for w in lex["committee_parts"] if w.endswith(("部", "政法委")))),
        institution_stems=frozenset(generic["institution"].split()),
        institution_stems_long=tuple(g for g in generic["institution"].split() if len(g) > 1),
        families=frozenset(generic["families"]),
        trades=re.compile(f"(?:{alternation(generic['trades'].split())})$"),
        no_core=re.compile(alternation(generic["no_core"].split())),
    )


def _begins(*words: str) -> frozenset[str]:
    """The first two characters of the words: a quick look before a long pattern is tried."""
    return frozenset(w[:2] for w in words)


def _topical(table: Mapping[str, str]) -> re.Pattern[str]:
    """What a body is for and its last word: 疫情防控|指挥部."""
    topics, tails = (alternation(table[key].split()) for key in ("topics", "tails"))
    return re.compile(f"{_HOTLINE}(?:{topics}){{0,6}}?(?:{topics})(?:{tails})(?![员们里外内附周伍])")


def _field(table: Mapping[str, str]) -> re.Pattern[str]:
    """The field of a Party body up to its last word: 网约配送行业综合|党委, 栾川驻沪流动党员|党支部."""
    trades, groups, kinds = (alternation(table[key].split()) for key in ("trades", "groups", "kinds"))
    joined = f"(?:{trades})(?:[和与、]?(?:{trades})){{0,3}}"
    field = f"(?:{joined}(?:{kinds}|)|(?:驻[一-鿿]{{1,3}}?)?(?:{groups})(?:{kinds}|))"
    return re.compile(f"{field}[“‘]?(?:第[一二三四五六七八九十]{{1,2}})?(?:综合|联合|流动|功能型|临时|大)*[”’]?$")


_CATEGORY = (
    ("selfgov", spelled_out(r"(?:居委|村委|业委|物管|自管|寨管|院管)会$|居委$|寨老会$")),
    ("property", re.compile(r"物业")),
    (
        "school-hospital",
        spelled_out(
            r"(?:医院|保健院|卫生院|卫生室|研究院|研究所|卫生服务中心|卫生服务站|中心校|教学点|小学|中学|学校|幼儿园|高中|初中|学院|大学|学校|疾控中心|预防控制中心|急救中心|党校)$"
        ),
    ),
    ("media", re.compile(r"融媒体中心$")),
    (
        "social",
        spelled_out(
            r"(?:残联|妇联|工会|团委|团工委|科协|文联|工商联|红十字会|委员会|关工委|联合会|协会|社工站|社会工作站|商会|促进会|乡贤会|评议会|基金会|联盟|理事会|服务队|救援队|车队|小分队|工坊|宣讲团|联合体|共同体|工作队|慈善会|慈善总会|基金|调委会|治保会|老人会|侨联|计生协|消委会|少工委|妇女之家|参政团|评判团|服务团|敬老院|养老院|帮扶队)$"
            r"|(?:志愿者?|社会工作|公益|互助|养老|社会组织)[^，。]{0,8}(?:中心|站|驿站)$"
        ),
    ),
    ("enterprise", spelled_out(r"(?:公司|合作社|联合社|联社|经济社|信用社|银行|农商行|供电所|事务所|[水源理]厂)$")),
    (
        "party",
        spelled_out(
            r"(?:党委|党工委|党总支|党支部|党组|纪委|监委|组织部|宣传部|统战部|社工部|社会工作部|政法委|县委|市委|区委|省委|编办|工委)$"
        ),
    ),
)


def office_category(tail: str) -> str:
    """Category of a body by its last words; an office of government where none of them tells.

    >>> office_category("民政局"), office_category("柳河社区居委会")
    ('government', 'selfgov')
    """
    if tail.endswith(("计划生育委员会", "发展和改革委员会", "健康委员会", "改革委员会")):
        return "government"
    return next((category for category, pattern in _CATEGORY if pattern.search(tail)), "government")


def longest(hits: Sequence[Hit]) -> Sequence[Hit]:
    """Of words that end together the longest, by position. `hits` come by their ends, then starts."""
    if len(hits) < 2:
        return hits
    best: dict[int, Hit] = {}
    for hit in hits:
        best.setdefault(hit[1], hit)
    return sorted(best.values())


def outermost(hits: Sequence[Hit]) -> Sequence[Hit]:
    """Words that are not inside a longer one, by position. `hits` come by their ends."""
    if len(hits) < 2:
        return hits
    widest = {hit[0]: hit for hit in hits}
    chosen, end = list[Hit](), 0
    for start in sorted(widest):
        if start >= end:
            hit = widest[start]
            chosen.append(hit)
            end = hit[1]
    return chosen
