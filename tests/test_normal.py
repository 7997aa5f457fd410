"""Uniform punctuation: what changes, what stays, and that nothing moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.normal import uniform
from kg.text.sentences import sentences

MARKS = "\"'“”‘’,.;:?!()（），。：0123456789ａＢ５％＋·•ab 　\n社区说好机制"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ('推行"四敲门"工作法,办了５件事.', "推行“四敲门”工作法，办了5件事。"),
        ("10:30开会,增长3.5%(见表1)", "10:30开会，增长3.5%（见表1）"),
        ('"好,"他说:"行."', "“好，”他说：“行。”"),
        ("共投入5,000元(含税)", "共投入5,000元（含税）"),
        ("“红心＋”党建品牌", "“红心+”党建品牌"),
        ("比分4∶2", "比分4：2"),
        ("热线:0999-1234567", "热线：0999-1234567"),
        ("Tom's dog (a pug) said: no.", "Tom’s dog (a pug) said: no.".replace("’", "'")),
        ("see http://example.org/a?b=1", "see http://example.org/a?b=1"),
        ("艾力•买买提", "艾力·买买提"),
        ("「双敲门」行动", "“双敲门”行动"),
        ("推行'四清单'制度", "推行‘四清单’制度"),
        ("他说:\"我们在'四清单'上下功夫.\"", "他说：“我们在‘四清单’上下功夫。”"),
        ("㎡和Ⅱ不变…", "㎡和Ⅱ不变…"),
        ("覆盖约3.\n下一行", "覆盖约3.\n下一行"),
    ],
)
def test_uniform(text: str, want: str) -> None:
    assert uniform(text) == want


def test_a_quotation_that_was_cut_does_not_turn_the_rest_around() -> None:
    assert uniform('增设的条件。"\n"好。"') == "增设的条件。”\n“好。”"
    assert uniform('他说:"这是居\n"三清单"好') == "他说：“这是居\n“三清单”好"


@given(st.text(alphabet=st.one_of(st.sampled_from(MARKS), st.characters())))
def test_length_lines_and_second_pass_stay(text: str) -> None:
    once = uniform(text)
    assert len(once) == len(text)
    assert [c == "\n" for c in once] == [c == "\n" for c in text]
    assert [c.isspace() for c in once] == [c.isspace() for c in text]
    assert len(uniform(once)) == len(text)


@given(st.text(alphabet=MARKS + "！；"))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    end = 0
    for span in sentences(text):
        assert end <= span.start < span.end <= len(text)
        assert "\n" not in text[span.start : span.end]
        assert not text[end : span.start].strip()
        end = span.end
    assert not text[end:].strip()
