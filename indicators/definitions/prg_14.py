"""PRG-14: countries of origin to which victims returned."""

from indicators.cells import published, together
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="PRG-14",
    name=Text("Origin countries served", "対象出身国数"),
    definition=Text(
        "Countries of origin to which at least one victim was assisted to return, within a year and since 2005.",
        "1人以上の被害者が帰国支援を受けて帰国した出身国の数（年別及び2005年以降の累計）。",
    ),
    method=Text(
        "The numbers of countries as their source printed them.",
        "出典に掲載された国数をそのまま示す。",
    ),
    caveat=Text(
        "A count of countries says nothing of how many persons returned to each.",
        "国数は、国ごとの帰国人数を示すものではない。",
    ),
    theme=Theme.RETURN,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("ref_area", "citizenship"),
    sdg=("10.7", "17"),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=("iom_return_assistance",),
    chart=Chart.DOTS,
    cells=together(published("ORIGIN_COUNTRIES"), published("ORIGIN_COUNTRIES_CUM")),
    example=Example(
        given="""
            series               | definition | time_period | obs_value | unit_measure
            ORIGIN_COUNTRIES     | RETURN     | 2013        | 2         | COUNTRIES
            ORIGIN_COUNTRIES_CUM | RETURN     | 2005/2013   | 6         | COUNTRIES
        """,
        expect="""
            series               | time_period | obs_value | unit_measure
            ORIGIN_COUNTRIES     | 2013        | 2         | COUNTRIES
            ORIGIN_COUNTRIES_CUM | 2005/2013   | 6         | COUNTRIES
        """,
    ),
)
