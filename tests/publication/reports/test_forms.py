"""Forms: each year has its own criteria, order and scale, and none is made up."""

import pytest

from publication.errors import NoForm
from publication.reports.blocks import Blank, Facts, Heading, lines
from publication.reports.registry import form_of, forms
from tests.publication.reports.conftest import MakeSheet

ORDER = {
    2016: [
        "専門分野における影響力・貢献",
        "重要外交課題遂行における有用性",
        "組織・財政マネジメント",
        "邦人職員",
        "執行管理・PDCA",
    ],
    2017: ["成果・影響力", "組織・財政", "外交課題での有用性", "日本人職員・ポスト", "PDCA"],
    2019: ["成果・影響力", "外交政策上の有用性・重要性", "組織・財政", "日本人職員"],
    2022: ["外交政策目標への貢献度", "活動の成果", "組織・行財政", "日本人職員"],
}
SCALES = {2016: "", 2017: "A B C D", 2019: "", 2022: "S A B C D", 2024: "S A+ A A- B+ B B- C D"}
HEADER = ["国際機関の概要", "分担金・拠出金の名称", "{year}予算額（千円）", "総合評価", "拠出先", "担当課・室"]


def test_every_year_from_2016_to_2024_has_one_form() -> None:
    assert list(forms()) == list(range(2016, 2025))


@pytest.mark.parametrize("year", ORDER)
def test_a_sheet_has_the_criteria_of_its_year_in_their_printed_order(make_sheet: MakeSheet, year: int) -> None:
    report = make_sheet(year, draft=True)
    printed = [block.text for block in report.blocks if isinstance(block, Heading) and block.level == 2]
    assert printed == [f"{place}　{name}" for place, name in enumerate(ORDER[year], start=1)]


@pytest.mark.parametrize("year", SCALES)
def test_a_rating_is_left_to_a_person_with_the_scale_of_the_year_beside_it(make_sheet: MakeSheet, year: int) -> None:
    report = make_sheet(year, draft=True)
    rating = next(part for line in lines(report.blocks) for part in line if getattr(part, "tag", "") == "blank:overall")
    assert isinstance(rating, Blank)
    if SCALES[year]:
        assert " / ".join(SCALES[year].split()) in rating.hint
    else:
        assert "尺度の記載なし" in rating.hint


def test_a_year_whose_scale_was_not_seen_names_the_year_of_the_scale(make_sheet: MakeSheet) -> None:
    report = make_sheet(2018, draft=True)
    hints = [part.hint for line in lines(report.blocks) for part in line if isinstance(part, Blank)]
    assert "（選択。2017年度の尺度による：A / B / C / D）" in hints


@pytest.mark.parametrize(
    ("year", "named"),
    [(2016, "平成28年度（2016年度）"), (2019, "令和元年度（2019年度）"), (2022, "令和4年度（2022年度）")],
)
def test_the_header_has_the_fields_of_the_form_and_the_year_in_both_ways(
    make_sheet: MakeSheet, year: int, named: str
) -> None:
    report = make_sheet(year, draft=True)
    header = next(block for block in report.blocks if isinstance(block, Facts))
    assert [name for name, _ in header.rows] == [name.format(year=named) for name in HEADER]
    assert report.title == f"{named}　評価シート"


@pytest.mark.parametrize("year", [2017, 2022])
def test_plan_do_check_act_stand_in_every_form(make_sheet: MakeSheet, year: int) -> None:
    """Under a criterion of their own, later under management."""
    report = make_sheet(year, draft=True)
    (pdca,) = [block for block in report.blocks if isinstance(block, Facts) and block.name == "PDCA"]
    assert [name for name, _ in pdca.rows] == ["Plan（計画）", "Do（実施）", "Check（評価）", "Act（改善）"]


@pytest.mark.parametrize(
    ("year", "line"), [(2015, "TIP_RETURN"), (2025, "TIP_RETURN"), (2022, "ASSESSED"), (2016, "_T")]
)
def test_a_year_or_line_without_a_form_is_refused(year: int, line: str) -> None:
    """From 2022 on only voluntary contributions are evaluated."""
    with pytest.raises(NoForm):
        form_of(year, line)
