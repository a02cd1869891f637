"""INS-03: IOM's offices and field locations as published."""

from indicators.cells import published, together
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="INS-03",
    name=Text("IOM offices and field locations", "IOMの事務所数・活動拠点数"),
    definition=Text(
        "Places where IOM is present, by the word the source uses: field locations, country offices, field offices.",
        "IOMが活動する拠点の数。出典の用語（活動拠点、国事務所、現地事務所）ごとに示す。",
    ),
    method=Text(
        "Counts as printed; “more than” stays with the number.",
        "掲載された数を示す。「超」は数に付したままとする。",
    ),
    caveat=Text(
        "Field locations and country offices are two concepts and make no common line. Some pages carry no date.",
        "活動拠点と国事務所は異なる概念であり、一本の線で結ばない。日付のない資料がある。",
    ),
    theme=Theme.MEMBERSHIP,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("ref_area",),
    sdg=("17",),
    iom_areas=(IomArea.CROSS,),
    sources=("iom_growth",),
    chart=Chart.DOTS,
    cells=together(published("FIELD_LOCATIONS"), published("COUNTRY_OFFICES"), published("FIELD_OFFICES")),
    view=(("series", "FIELD_LOCATIONS"),),
    example=Example(
        given="""
            series          | definition | time_period | obs_value | qualifier | unit_measure
            FIELD_LOCATIONS | PUBLISHED  | 1998        | 119       | MORE_THAN | LOCATIONS
            COUNTRY_OFFICES | PUBLISHED  | 2024/2025   | 171       | EXACT     | OFFICES
        """,
        expect="""
            series          | time_period | obs_value | qualifier | unit_measure
            COUNTRY_OFFICES | 2024/2025   | 171       | EXACT     | OFFICES
            FIELD_LOCATIONS | 1998        | 119       | MORE_THAN | LOCATIONS
        """,
    ),
)
