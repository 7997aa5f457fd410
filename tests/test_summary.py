"""What a case says of itself in a line."""

from __future__ import annotations

from dataclasses import replace

from kg.core.records import CaseRecord, Evidence, MechanismRecord, OutcomeRecord, PlaceRecord, ProblemRecord, Record
from kg.pipeline.summary import summarized


def quoted(record: Record, start: int) -> Record:
    return replace(record, evidence=(Evidence("a", "s", start, start + 2, "甲乙", "r"),))


PLACE = PlaceRecord(key="p", name="柳阴社区", level="community")
FIRST = quoted(MechanismRecord(key="z", name="圆桌会", types=(("deliberation", 0.9, "会"),)), 10)
SECOND = quoted(MechanismRecord(key="m", name="巷长", types=(("micro-grid", 0.5, "长"),)), 30)
THIRD = quoted(MechanismRecord(key="k", name="连心卡"), 50)
PROBLEM = quoted(ProblemRecord(key="q", label="停车难", type="parking", resolution="partly"), 12)
OUTCOME = quoted(OutcomeRecord(key="o", label="新增52个", value=52, unit="个", measured="车位"), 14)
CASE = CaseRecord(key="c", article_key="a", label="柳阴社区：一篇报道", place_keys=("p",))


def case_of(*records: Record, **fields: tuple[str, ...]) -> CaseRecord:
    *_, case = summarized([PLACE, *records, replace(CASE, **fields)])
    assert isinstance(case, CaseRecord)
    return case


def test_a_label_tells_what_was_done_against_what_and_with_which_result() -> None:
    case = case_of(
        FIRST, SECOND, THIRD, PROBLEM, OUTCOME,
        mechanism_keys=("k", "m", "z"), problem_keys=("q",), outcome_keys=("o",),
    )  # fmt: skip
    assert case.label == "柳阴社区：圆桌会、巷长等；停车难（部分解决）；车位：新增52个"


def test_who_suffers_is_helped() -> None:
    illness = replace(PROBLEM, label="老伴患病", type="vulnerable", resolution="yes")
    assert case_of(illness, problem_keys=("q",)).label == "柳阴社区：老伴患病（已帮扶）"


def test_a_case_that_tells_less_says_less() -> None:
    assert case_of(FIRST, mechanism_keys=("z",)).label == "柳阴社区：圆桌会"
    assert case_of(OUTCOME, outcome_keys=("o",)).label == "柳阴社区：车位：新增52个"
    assert case_of().label == CASE.label, "the title where nothing is named"


def test_only_types_that_are_sure_are_those_of_the_case() -> None:
    assert case_of(FIRST, SECOND, mechanism_keys=("m", "z")).type_ids == ("deliberation",)
    assert case_of(SECOND, mechanism_keys=("m",)).type_ids == ()
