"""PRG-16: the share of children among those assisted to return."""

from indicators.cells import together
from indicators.definition import Example, Indicator
from indicators.intervals import wilson
from indicators.register import REGISTERS
from indicators.register_persons import among, of_known, returned
from indicators.register_tables import over_years
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="PRG-16",
    name=Text(
        "Children among those assisted to return",
        "帰国支援を受けた者に占める18歳未満の割合",
    ),
    definition=Text(
        "Persons under 18 at identification as a share of the victims assisted to return whose age is known.",
        "帰国支援を受けた被害者で年齢が分かっている者に占める、認知時に18歳未満であった者の割合。",
    ),
    method=Text(
        "Persons of the register by departure, over closed periods of three calendar years and since May 2005, "
        "and by sex. Persons of unknown age are not in the denominator; PRG-01 shows them. The interval is "
        "Wilson's two-sided 95 % interval.",
        "登録簿の各人を出国日により、終了した3暦年ごと、2005年5月以降の累計及び男女別に数える。年齢が不明の"
        "者は分母に含めず、PRG-01に示す。区間はウィルソン法による両側95 %信頼区間。",
    ),
    caveat=Text(
        "Age is that at identification; exploitation may have begun in childhood. Numbers are small.",
        "年齢は認知時のものであり、搾取は18歳未満で始まっていた場合がある。人数は少ない。",
    ),
    theme=Theme.RETURN,
    direction=Direction.CONTEXT,
    decimals=1,
    dimensions=("ref_area", "sex"),
    sdg=("16.2",),
    iom_areas=(IomArea.MANAGEMENT, IomArea.CROSS),
    sources=REGISTERS,
    chart=Chart.DOTS,
    cells=together(
        *over_years(
            among(returned(), age="Y0T17"), of_known(returned(), "age"), series="REGISTER_CHILDREN_SHARE", by="sex"
        )
    ),
    interval=wilson,
    example=Example(
        cases="""
            case_id | referral_date | departure_date | sex | age
            A       | 2014-06-01    | 2014-07-10     | F   | 17
            B       | 2015-06-01    | 2015-12-01     | F   | 18
            C       | 2015-10-10    | 2016-01-10     | M   | 40
            D       | 2015-10-10    | 2016-01-10     | M   | -
            E       | 2016-10-10    | 2017-01-10     | F   | 15
        """,
        reports="""
            period
            2017-03
        """,
        expect="""
            sex | time_period     | obs_value | lower_bound | upper_bound | numerator | denominator
            _T  | 2014/2016       | 33.3      | 6.1         | 79.2        | 1         | 3
            F   | 2014/2016       | 50.0      | 9.5         | 90.5        | 1         | 2
            M   | 2014/2016       | 0.0       | 0.0         | 79.3        | 0         | 1
            _T  | 2005-05/2016-12 | 33.3      | 6.1         | 79.2        | 1         | 3
        """,
    ),
)
