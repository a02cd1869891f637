"""PRG-15: the share of women and girls among those assisted to return."""

from indicators.cells import together
from indicators.definition import Example, Indicator
from indicators.intervals import wilson
from indicators.register import REGISTERS
from indicators.register_persons import among, of_known, returned
from indicators.register_tables import over_years
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="PRG-15",
    name=Text(
        "Women and girls among those assisted to return",
        "帰国支援を受けた者に占める女性・女児の割合",
    ),
    definition=Text(
        "Women and girls as a share of the victims assisted to return whose sex is known.",
        "帰国支援を受けた被害者で性別が分かっている者に占める、女性・女児の割合。",
    ),
    method=Text(
        "Persons of the register by departure, over closed periods of three calendar years and since May 2005, "
        "and by age group. Persons of unknown sex are not in the denominator; PRG-01 shows them. The interval is "
        "Wilson's two-sided 95 % interval.",
        "登録簿の各人を出国日により、終了した3暦年ごと、2005年5月以降の累計及び年齢層別に数える。性別が不明"
        "の者は分母に含めず、PRG-01に示す。区間はウィルソン法による両側95 %信頼区間。",
    ),
    caveat=Text(
        "The share follows whom the authorities identify, not how many women and girls are trafficked.",
        "この割合は当局が誰を認知したかによるものであり、人身取引の被害に遭う女性・女児の割合を示すものではない。",
    ),
    theme=Theme.RETURN,
    direction=Direction.CONTEXT,
    decimals=1,
    dimensions=("ref_area", "age"),
    sdg=("5.2",),
    iom_areas=(IomArea.MANAGEMENT, IomArea.CROSS),
    sources=REGISTERS,
    chart=Chart.DOTS,
    cells=together(
        *over_years(among(returned(), sex="F"), of_known(returned(), "sex"), series="REGISTER_WOMEN_SHARE", by="age")
    ),
    interval=wilson,
    example=Example(
        cases="""
            case_id | referral_date | departure_date | sex | age
            A       | 2014-06-01    | 2014-07-10     | F   | 17
            B       | 2015-06-01    | 2015-12-01     | F   | 18
            C       | 2015-10-10    | 2016-01-10     | M   | 40
            D       | 2015-10-10    | 2016-01-10     | _U  | 40
            E       | 2016-10-10    | 2017-01-10     | M   | 40
        """,
        reports="""
            period
            2017-03
        """,
        expect="""
            age    | time_period     | obs_value | lower_bound | upper_bound | numerator | denominator
            _T     | 2014/2016       | 66.7      | 20.8        | 93.9        | 2         | 3
            Y0T17  | 2014/2016       | 100.0     | 20.7        | 100.0       | 1         | 1
            Y_GE18 | 2014/2016       | 50.0      | 9.5         | 90.5        | 1         | 2
            _T     | 2005-05/2016-12 | 66.7      | 20.8        | 93.9        | 2         | 3
        """,
    ),
)
