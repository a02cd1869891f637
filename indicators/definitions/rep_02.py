"""REP-02: how completely the monthly reports of the programme are filled in."""

from indicators.definition import Example, Indicator
from indicators.register import REGISTERS
from indicators.reports import completeness
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="REP-02",
    name=Text("Completeness of monthly reports", "月次報告充足率"),
    definition=Text(
        "Required fields that were filled in the monthly reports on a Japanese fiscal year, as a share of all required "
        "fields of these reports.",
        "会計年度の月次報告の全ての必須項目のうち、記入された項目の割合。",
    ),
    method=Text(
        "Filled fields of all monthly reports of the year together, divided by their required fields, as counted when "
        "the report came in and before anything is put right. A report without these two numbers is left out; without "
        "any the value is missing. Only fiscal years that are over are shown.",
        "当該年度の全ての月次報告について、記入された必須項目数の合計を必須項目数の合計で割る。項目数は取込み時、補正の前に"
        "数えたものとする。項目数の記録のない報告は除き、一つもない年度は欠測とする。終了した会計年度のみを示す。",
    ),
    caveat=Text(
        "A month without a report has no fields and lowers REP-01, not this share. A filled field may still be wrong.",
        "報告のない月は本指標には影響せず、REP-01に表れる。記入された項目が正しいとは限らない。",
    ),
    theme=Theme.CONTRIBUTION,
    direction=Direction.HIGHER,
    decimals=1,
    dimensions=("ref_area",),
    sdg=("17.18",),
    iom_areas=(IomArea.CROSS,),
    sources=REGISTERS,
    chart=Chart.COLUMNS,
    cells=completeness("REGISTER_REPORT_COMPLETENESS"),
    # 2005: (30 + 15) of (40 + 20), a report without numbers and an annual one aside; 2006 has none with both numbers.
    example=Example(
        reports="""
            report_kind | period  | required_fields | filled_fields
            MONTHLY     | 2005-05 | 40              | 30
            MONTHLY     | 2005-06 | -               | -
            MONTHLY     | 2006-03 | 20              | 15
            ANNUAL      | 2005-FY | 50              | 1
            MONTHLY     | 2006-04 | 40              | -
            MONTHLY     | 2007-03 | -               | -
        """,
        expect="""
            time_period | ref_area | obs_value | numerator | denominator | unit_measure | obs_status
            2005-FY     | JPN      | 75.0      | 45        | 60          | PT           | A
            2006-FY     | JPN      | -         | -         | -           | PT           | O
        """,
    ),
)
