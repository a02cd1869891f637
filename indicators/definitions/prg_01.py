"""PRG-01: victims of trafficking assisted to return in a period."""

from indicators.cells import published
from indicators.definition import Example, Indicator
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
        "The figure is shown as its source printed it. Years without a printed figure stay empty: no yearly number "
        "is derived by subtracting cumulative totals, because the cut-off days and the wording of the totals differ.",
        "出典に掲載された数値をそのまま示す。掲載のない年は空欄とする。累計の差から年別の人数を求めることはしない"
        "（累計の基準日と用語が資料ごとに異なるため）。",
    ),
    caveat=Text(
        "The number falls when fewer victims are identified; neither a rise nor a fall is good or bad by itself. From "
        "2020 the White Paper speaks of return and reintegration support, which may count other persons.",
        "認知される被害者が少なければ人数も減るため、増減そのものに良し悪しはない。2020年分から犯罪白書の用語は"
        "「帰国・社会復帰支援」となり、数える範囲が異なる可能性がある。",
    ),
    theme=Theme.RETURN,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("ref_area", "citizenship"),
    sdg=("5.2", "8.7", "16.2"),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=("iom_return_assistance",),
    chart=Chart.COLUMNS,
    cells=published("RETURN_ASSISTED"),
    example=Example(
        given="""
            series          | definition | time_period | obs_value
            RETURN_ASSISTED | RETURN     | 2010        | 20
            RETURN_PLANNED  | RETURN     | 2010        | 50
        """,
        expect="""
            series          | definition | time_period | obs_value
            RETURN_ASSISTED | RETURN     | 2010        | 20
        """,
    ),
)
