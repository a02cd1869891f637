"""PRG-17: the share of forced labour among those assisted to return."""

from indicators.cells import together
from indicators.definition import Example, Indicator
from indicators.intervals import wilson
from indicators.register import REGISTERS
from indicators.register_persons import among, by_form, of_known, returned
from indicators.register_tables import over_years
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="PRG-17",
    name=Text(
        "Forced labour among those assisted to return",
        "帰国支援を受けた者に占める労働搾取の割合",
    ),
    definition=Text(
        "Persons subjected to forced labour, servitude or slavery as a share of the victims assisted to return of "
        "whom a form of exploitation is known.",
        "帰国支援を受けた被害者で搾取の形態が分かっている者に占める、強制労働・隷属・奴隷状態に置かれた者の割合。",
    ),
    method=Text(
        "Persons of the register by departure, over closed periods of three calendar years and since May 2005, "
        "and by sex. Persons are counted, not forms: one with several forms is once in the numerator, if forced "
        "labour is among them, and once in the denominator. Persons without a known form are not in the "
        "denominator; PRG-01 shows them. The interval is Wilson's two-sided 95 % interval.",
        "登録簿の各人を出国日により、終了した3暦年ごと、2005年5月以降の累計及び男女別に数える。形態の数では"
        "なく人数を数え、複数の形態に当たる者は、強制労働を含む場合に分子に1回、分母に1回だけ数える。形態が一つ"
        "も分からない者は分母に含めず、PRG-01に示す。区間はウィルソン法による両側95 %信頼区間。",
    ),
    caveat=Text(
        "Shares of several forms add up to more than 100 % where persons have several.",
        "複数の形態に当たる者がいるため、形態別の割合の合計は100 %を超えることがある。",
    ),
    theme=Theme.RETURN,
    direction=Direction.CONTEXT,
    decimals=1,
    dimensions=("ref_area", "sex"),
    sdg=("8.7",),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=REGISTERS,
    chart=Chart.DOTS,
    cells=together(
        *over_years(
            among(by_form(returned()), exploitation="FORCED_LABOUR"),
            of_known(by_form(returned()), "exploitation"),
            series="REGISTER_FORCED_LABOUR_SHARE",
            by="sex",
        )
    ),
    interval=wilson,
    example=Example(
        cases="""
            case_id | referral_date | departure_date | sex | exploitation
            A       | 2014-06-01    | 2014-07-10     | F   | SEXUAL;FORCED_LABOUR
            B       | 2015-06-01    | 2015-12-01     | F   | SEXUAL;HOSTESS
            C       | 2015-10-10    | 2016-01-10     | M   | FORCED_LABOUR;OTHER
            D       | 2015-10-10    | 2016-01-10     | M   | _U
            E       | 2016-10-10    | 2017-01-10     | F   | FORCED_LABOUR
        """,
        reports="""
            period
            2017-03
        """,
        expect="""
            sex | time_period     | obs_value | lower_bound | upper_bound | numerator | denominator
            _T  | 2014/2016       | 66.7      | 20.8        | 93.9        | 2         | 3
            F   | 2014/2016       | 50.0      | 9.5         | 90.5        | 1         | 2
            M   | 2014/2016       | 100.0     | 20.7        | 100.0       | 1         | 1
            _T  | 2005-05/2016-12 | 66.7      | 20.8        | 93.9        | 2         | 3
        """,
    ),
)
