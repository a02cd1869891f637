"""PRG-18: persons assisted, by the SDG target this contributes to."""

from indicators.cells import together
from indicators.definition import Example, Indicator
from indicators.register import REGISTERS
from indicators.register_persons import among, returned
from indicators.register_tables import since_and_by_years
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="PRG-18",
    name=Text(
        "Persons assisted, by SDG target contributed to",
        "SDGターゲット別の支援人数（貢献）",
    ),
    definition=Text(
        "Victims assisted to return, tagged person by person with the SDG targets that their assistance "
        "contributes to: 5.2 women and girls, 8.7 every victim of trafficking, 16.2 persons under 18 at "
        "identification.",
        "帰国支援を受けた被害者を、その支援が貢献するSDGターゲットごとに数えた人数。5.2は女性・女児、8.7"
        "は人身取引被害者の全員、16.2は認知時に18歳未満の者。",
    ),
    method=Text(
        "Persons of the register by departure, over closed periods of three calendar years and since May 2005. A "
        "girl counts under all three targets, so the three series overlap and are never added. Unknown sex or age "
        "gives no tag.",
        "登録簿の各人を出国日により、終了した3暦年ごと及び2005年5月以降の累計で数える。女児は三つのターゲッ"
        "トすべてに数えられるため、三つの系列は重複しており、合計しない。性別又は年齢が不明の者には当該ターゲット"
        "を付さない。",
    ),
    caveat=Text(
        "A contribution of the programme to the targets, never the value of an SDG indicator: those are official "
        "series about a country, shown under SDGs.",
        "プログラムのターゲットへの貢献であり、SDG指標の値ではない。指標の値は国に関する公式の系列であり、SD"
        "Gsの頁に示す。",
    ),
    theme=Theme.RETURN,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("ref_area",),
    sdg=("5.2", "8.7", "16.2"),
    iom_areas=(IomArea.MANAGEMENT, IomArea.CROSS),
    sources=REGISTERS,
    chart=Chart.DOTS,
    cells=together(
        *since_and_by_years(among(returned(), sex="F"), "REGISTER_SDG_5_2"),
        *since_and_by_years(returned(), "REGISTER_SDG_8_7"),
        *since_and_by_years(among(returned(), age="Y0T17"), "REGISTER_SDG_16_2"),
    ),
    example=Example(
        cases="""
            case_id | referral_date | departure_date | sex | age
            A       | 2014-06-01    | 2014-07-10     | F   | 17
            B       | 2015-06-01    | 2015-12-01     | F   | 18
            C       | 2015-10-10    | 2016-01-10     | M   | 16
            D       | 2015-10-10    | 2016-01-10     | _U  | -
            E       | 2016-10-10    | 2017-01-10     | F   | 15
        """,
        reports="""
            period
            2017-03
        """,
        expect="""
            series            | time_period     | obs_value | unit_measure
            REGISTER_SDG_5_2  | 2014/2016       | 2         | PERSONS
            REGISTER_SDG_8_7  | 2014/2016       | 4         | PERSONS
            REGISTER_SDG_16_2 | 2014/2016       | 2         | PERSONS
            REGISTER_SDG_5_2  | 2005-05/2016-12 | 2         | PERSONS
            REGISTER_SDG_8_7  | 2005-05/2016-12 | 4         | PERSONS
            REGISTER_SDG_16_2 | 2005-05/2016-12 | 2         | PERSONS
        """,
    ),
)
