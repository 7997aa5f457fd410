import subprocess
import sys
import time

import pytest

from kg.text.gazetteer import SETTLEMENTS, gazetteer
from kg.text.placenames import numeral_variants, short_forms, village_name

TABLE = gazetteer()


def path(code: str, *, corps: bool = False) -> str:
    return "/".join(d.name for d in TABLE.chain(code, corps=corps))


def test_size() -> None:
    levels = [d.level for d in TABLE.uppers()]
    assert levels.count("province") == 35  # with 台湾, 香港, 澳门 and the corps
    assert levels.count("prefecture") == 333 + 14
    assert levels.count("county") > 2_960
    assert sum(1 for _ in TABLE.under("11", "village")) > 7_000


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("140802005030", "山西省/运城市/盐湖区/北城街道/星河社区"),
        ("110105026", "北京市/朝阳区/望京街道"),
        ("441900004", "广东省/东莞市/南城街道"),
        ("620201101", "甘肃省/嘉峪关市/峪泉镇"),
        ("429004", "湖北省/仙桃市"),
        ("330383198035", "浙江省/温州市/龙港市/砖瓦社区"),
        ("650106501001", "新疆维吾尔自治区/乌鲁木齐市/头屯河区/三坪农场/屯坪社区"),
    ],
)
def test_chain(code: str, names: str) -> None:
    assert path(code) == names


def test_corps_has_two_parents() -> None:
    assert path("652302505", corps=True) == "新疆生产建设兵团/第十二师/二二二团"
    assert path("652302505") == "新疆维吾尔自治区/昌吉回族自治州/阜康市/二二二团"
    assert TABLE.lies_in("652302505402", "XPCC12")
    assert not TABLE.lies_in("652302505402", "XPCC06")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("离石", "141102"),
        ("临猗", "140821"),
        ("威宁县", "520526"),
        ("222团", "652302505"),
        ("玉皇阁北街道", "640104006"),
    ],
)
def test_short_forms_and_numerals(name: str, code: str) -> None:
    assert [d.code for d in TABLE.lookup(name)] == [code]


def test_short_form_of_city_is_not_its_county() -> None:
    assert [d.code for d in TABLE.lookup("长沙")] == ["4301"]
    assert [d.code for d in TABLE.lookup("长沙县")] == ["430121"]


def test_within() -> None:
    assert len(TABLE.lookup("城东社区")) > 200
    assert [d.code for d in TABLE.lookup("城东社区", within="141102001")] == ["141102001004"]
    assert [d.code for d in TABLE.lookup("唐坊社区", within="XPCC12")] == ["652302505402"]


def test_membership() -> None:
    assert TABLE.exists("滨河街道", "township")
    assert TABLE.exists("星河社区", "community")
    assert not TABLE.exists("社区建设", "community")
    assert not TABLE.exists("推进滨河街道", "township")


@pytest.mark.parametrize("name", ["朝阳", "建设", "城区", "和平", "一团"])
def test_risky(name: str) -> None:
    assert TABLE.is_risky(name) or not TABLE.lookup(name)


@pytest.mark.parametrize("name", ["临猗", "离石", "长沙", "山西", "222团"])
def test_not_risky(name: str) -> None:
    assert not TABLE.is_risky(name)


def test_every_village_is_found_by_its_name() -> None:
    for division in TABLE.under("140802", "village"):
        assert TABLE.division(division.code) == division
        assert division in TABLE.lookup(division.name, levels=SETTLEMENTS, within="140802")


def test_changes() -> None:
    assert any(c.year == 2019 and c.new_name == "无为市" for c in TABLE.changes("无为县"))
    assert any(c.year == 2021 and c.new_name == "拱墅区" for c in TABLE.changes("下城区"))


def test_point() -> None:
    longitude, latitude = TABLE.point("140802") or (0, 0)
    assert (round(longitude), round(latitude)) == (111, 35)


def test_traditional() -> None:
    assert TABLE.simplified("東莞長沙縣") == "东莞长沙县"
    assert TABLE.simplified("乾县") == "乾县"  # its name has that character


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("横沟村委会", "横沟村"),
        ("横沟村村民委员会", "横沟村"),
        ("解放路居委会", "解放路社区"),
        ("十连生活区", "十连"),
        ("巴音嘎查委会", "巴音嘎查"),
    ],
)
def test_village_name(raw: str, name: str) -> None:
    assert village_name(raw) == name


def test_forms() -> None:
    assert numeral_variants("014中心社区")[-1] == "零一四中心社区"
    assert short_forms("黔西南布依族苗族自治州", "prefecture") == ("黔西南州", "黔西南")


def test_first_county_is_quick_and_no_table_loads_at_import() -> None:
    code = (
        "import time; from kg.text import gazetteer as g; t = time.perf_counter()\n"
        "assert not g.gazetteer().__dict__.get('_upper')\n"
        "assert g.gazetteer().lookup('临猗县', levels=('county',))\n"
        "assert '_towns' not in g.gazetteer().__dict__\n"
        "print(time.perf_counter() - t)"
    )
    took = min(float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(2))
    assert took < 0.3


def test_look_up_is_quick() -> None:
    TABLE.exists("星河社区", "community")
    start = time.perf_counter()
    for _ in range(1_000):
        TABLE.exists("星河社区", "community")
    assert time.perf_counter() - start < 0.1


def test_no_township_is_called_by_its_county_first() -> None:
    found = gazetteer().township_names()
    assert "王屋镇" in found
    assert "济源市王屋镇" not in found
