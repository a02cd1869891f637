"""PRG-01: victims of trafficking assisted to return in a period."""

from indicators.cells import published, together
from indicators.definition import Example, Indicator
from indicators.register import REGISTERS
from indicators.register_persons import returned
from indicators.register_tables import MARGINS, RETURNED_BY, by_years, of_everyone, totals
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="PRG-01",
    name=Text("Victims assisted to return, by year", "帰国支援人数（年別）"),
    definition=Text(
        "Victims of trafficking found in Japan who returned to their country of origin with IOM's help "
        "within the year.",
        "日本で認知された人身取引被害者のうち、当該年に国際移住機関（IOM）の支援を受けて出身国に帰国した者の数。",
    ),
    method=Text(
        "A published figure is shown as its source printed it. Years without a printed figure stay empty: no yearly "
        "number is derived by subtracting cumulative totals, because the cut-off days and the wording of the totals "
        "differ. Register series count each person of the programme's register once, in the period of departure, and "
        "only in periods that are over; zero means that nobody departed. Breakdowns are over three calendar years "
        "together. A person with several forms of exploitation counts in each, so the forms may add up to more than "
        "the total.",
        "公表値は出典に掲載された数値をそのまま示す。掲載のない年は空欄とする。累計の差から年別の人数を求めることは"
        "しない（累計の基準日と用語が資料ごとに異なるため）。登録簿の系列は、プログラム登録簿の各人を出国日の属する"
        "期間に1回だけ数え、終了した期間についてのみ示す。0は出国者がいないことを表す。内訳は3暦年をまとめて示す。"
        "搾取の形態が複数ある者はそれぞれに数えるため、形態別の合計は総数を上回ることがある。",
    ),
    caveat=Text(
        "The number falls when fewer victims are identified; neither a rise nor a fall is good or bad by itself. From "
        "2020 the White Paper speaks of return and reintegration support, which may count other persons. Published and "
        "register figures are never one series. Age is that at identification.",
        "認知される被害者が少なければ人数も減るため、増減そのものに良し悪しはない。2020年分から犯罪白書の用語は"
        "「帰国・社会復帰支援」となり、数える範囲が異なる可能性がある。公表値と登録簿の数値は一つの系列としない。年齢は"
        "認知時のもの。",
    ),
    theme=Theme.RETURN,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("ref_area", *RETURNED_BY),
    sdg=("5.2", "8.7", "16.2"),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=("iom_return_assistance", *REGISTERS),
    chart=Chart.COLUMNS,
    cells=together(
        of_everyone(published("RETURN_ASSISTED"), "sex", "age", "exploitation"),
        *totals(returned(), "REGISTER_RETURNED", RETURNED_BY),
        *by_years(returned(), "REGISTER_RETURNED_YEARS", RETURNED_BY, MARGINS),
    ),
    view=(("series", "RETURN_ASSISTED"),),
    example=Example(
        given="""
            series          | definition | time_period | obs_value
            RETURN_ASSISTED | RETURN     | 2010        | 20
            RETURN_PLANNED  | RETURN     | 2010        | 50
        """,
        cases="""
            case_id | referral_date | departure_date | sex | exploitation
            A       | 2014-12-20    | 2015-03-31     | F   | SEXUAL
            B       | 2015-01-10    | 2015-04-01     | F   | SEXUAL;FORCED_LABOUR
            C       | 2015-11-02    | 2016-01-15     | M   | FORCED_LABOUR
            D       | 2016-11-07    | 2017-01-09     | F   | SEXUAL
            E       | 2016-12-01    | -              | M   | OTHER
        """,
        reports="""
            period
            2017-01
        """,
        expect="""
            series                   | definition | time_period | sex | exploitation  | obs_value
            RETURN_ASSISTED          | RETURN     | 2010        | _T  | _T            | 20
            REGISTER_RETURNED        | REGISTER   | 2014        | _T  | _T            | 0
            REGISTER_RETURNED        | REGISTER   | 2015        | _T  | _T            | 2
            REGISTER_RETURNED        | REGISTER   | 2016        | _T  | _T            | 1
            REGISTER_RETURNED_FISCAL | REGISTER   | 2014-FY     | _T  | _T            | 1
            REGISTER_RETURNED_FISCAL | REGISTER   | 2015-FY     | _T  | _T            | 2
        """,
        periods=("2010", "2014", "2015", "2016", "2017", "2014-FY", "2015-FY", "2016-FY"),
    ),
)
