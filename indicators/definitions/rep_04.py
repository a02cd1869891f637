"""REP-04: by month, how many days before or after its due date the report came."""

from indicators.definition import Example, Indicator
from indicators.register import REGISTERS
from indicators.reports import days_late
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="REP-04",
    name=Text("Receipt of each monthly report", "各月の月次報告の受領"),
    definition=Text(
        "Days from the due date of the report on a month to the day it was received; zero or below is on time.",
        "当該月の月次報告の期限から受領までの日数。0以下は期限内の受領を表す。",
    ),
    method=Text(
        "Day of receipt less due date, for every month from May 2005 to the last month the register covers. Where no "
        "receipt or no due date is recorded the value is missing. REP-01 counts the months at zero or below.",
        "受領日から期限を引いた日数。2005年5月から登録簿の最終月までの全ての月について示す。受領日又は期限の記録がない"
        "月は欠測とする。0以下の月数がREP-01の分子となる。",
    ),
    caveat=Text(
        "Due dates are those recorded in the register; they are not published.",
        "期限は登録簿に記録されたもので、公表されていない。",
    ),
    theme=Theme.CONTRIBUTION,
    direction=Direction.LOWER,
    decimals=0,
    dimensions=("ref_area",),
    sdg=("17",),
    iom_areas=(IomArea.CROSS,),
    sources=REGISTERS,
    chart=Chart.LINE,
    cells=days_late("REGISTER_MONTHLY_REPORT_DAYS"),
    example=Example(
        reports="""
            period  | due_date   | received_date
            2005-05 | 2005-06-10 | 2005-06-08
            2005-07 | 2005-08-10 | 2005-08-10
            2005-08 | 2005-09-10 | -
            2005-12 | 2006-01-10 | 2006-02-10
        """,
        expect="""
            time_period | ref_area | obs_value | unit_measure | obs_status | note
            2005-05     | JPN      | -2        | DAYS         | A          | _Z
            2005-06     | JPN      | -         | DAYS         | O          | NO_RECEIPT
            2005-07     | JPN      | 0         | DAYS         | A          | _Z
            2005-08     | JPN      | -         | DAYS         | O          | NO_RECEIPT
            2005-09     | JPN      | -         | DAYS         | O          | NO_RECEIPT
            2005-10     | JPN      | -         | DAYS         | O          | NO_RECEIPT
            2005-11     | JPN      | -         | DAYS         | O          | NO_RECEIPT
            2005-12     | JPN      | 31        | DAYS         | A          | _Z
        """,
    ),
)
