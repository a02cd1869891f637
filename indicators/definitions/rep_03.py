"""REP-03: how late the annual and the financial report of the programme came."""

from indicators.cells import together
from indicators.definition import Example, Indicator
from indicators.register import REGISTERS
from indicators.reports import delay
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="REP-03",
    name=Text("Delay of annual and financial reports", "年次・会計報告の遅延日数"),
    definition=Text(
        "Days that the annual report and the financial report on a Japanese fiscal year were received after their due "
        "date.",
        "会計年度の年次報告及び会計報告が期限後に受領された日数。",
    ),
    method=Text(
        "Day of receipt less due date, zero where the report came on the due date or before; one series for each of the "
        "two reports. Where no receipt or no due date is recorded the value is missing, never zero. Only fiscal years "
        "that are over are shown.",
        "受領日から期限を引いた日数とし、期限内に受領されたものは0とする。報告の種類ごとに別の系列とする。受領日又は期限の"
        "記録がないものは欠測とし、0とはしない。終了した会計年度のみを示す。",
    ),
    caveat=Text(
        "Due dates are those recorded in the register; they are not published. A report that is not due yet is missing "
        "as well.",
        "期限は登録簿に記録されたもので、公表されていない。期限の到来していない報告も欠測となる。",
    ),
    theme=Theme.CONTRIBUTION,
    direction=Direction.LOWER,
    decimals=0,
    dimensions=("ref_area",),
    sdg=("17",),
    iom_areas=(IomArea.CROSS,),
    sources=REGISTERS,
    chart=Chart.COLUMNS,
    cells=together(
        delay("ANNUAL", "REGISTER_ANNUAL_REPORT_DELAY"), delay("FINANCIAL", "REGISTER_FINANCIAL_REPORT_DELAY")
    ),
    # Early is zero; over the leap day of 2008 it is 29 Feb + 1 = 2 days; not received is missing.
    example=Example(
        reports="""
            report_kind | period  | due_date   | received_date
            ANNUAL      | 2005-FY | 2006-06-30 | 2006-06-15
            FINANCIAL   | 2005-FY | 2006-06-30 | 2006-07-30
            ANNUAL      | 2006-FY | 2008-02-28 | 2008-03-01
            FINANCIAL   | 2006-FY | 2007-06-30 | -
            MONTHLY     | 2007-03 | 2007-04-10 | 2007-05-10
        """,
        expect="""
            series                          | time_period | ref_area | obs_value | unit_measure | obs_status | note
            REGISTER_ANNUAL_REPORT_DELAY    | 2005-FY     | JPN      | 0         | DAYS         | A          | _Z
            REGISTER_FINANCIAL_REPORT_DELAY | 2005-FY     | JPN      | 30        | DAYS         | A          | _Z
            REGISTER_ANNUAL_REPORT_DELAY    | 2006-FY     | JPN      | 2         | DAYS         | A          | _Z
            REGISTER_FINANCIAL_REPORT_DELAY | 2006-FY     | JPN      | -         | DAYS         | O          | NO_RECEIPT
        """,
    ),
)
