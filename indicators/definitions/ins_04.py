"""INS-04: how many times the field locations of 1998 there are."""

from indicators.cells import factor, published, since
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="INS-04",
    name=Text("Growth of field locations since 1998", "活動拠点数の倍率（1998年比）"),
    definition=Text(
        "Field locations of IOM at a later time as a multiple of those in 1998.",
        "1998年の活動拠点数に対する後年の活動拠点数の倍率。",
    ),
    method=Text(
        "INS-03 at the later time divided by INS-03 in 1998, field locations only. Both numbers are published as “more "
        "than”, so the factor is approximate.",
        "活動拠点に限り、後年のINS-03を1998年のINS-03で割る。いずれも「超」として公表されており、倍率は概数である。",
    ),
    caveat=Text(
        "The evaluation sheet's “about three times” from 1996 to 2013 cannot be reproduced: no count for 1996 is "
        "published, and on a 1998 base the field locations of 2014 are about four times.",
        "評価シートの1996年から2013年の「約3倍」は再現できない。1996年の拠点数は公表されておらず、1998年を基準とすれば"
        "2014年の活動拠点は約4倍である。",
    ),
    theme=Theme.MEMBERSHIP,
    direction=Direction.CONTEXT,
    decimals=2,
    dimensions=("ref_area",),
    sdg=("17",),
    iom_areas=(IomArea.CROSS,),
    sources=("iom_growth",),
    chart=Chart.DOTS,
    cells=factor(since(published("FIELD_LOCATIONS"), "1998"), series="FIELD_LOCATIONS_FACTOR", qualifier="ABOUT"),
    example=Example(
        given="""
            series          | definition | time_period | obs_value | qualifier | unit_measure
            FIELD_LOCATIONS | PUBLISHED  | 1998        | 119       | MORE_THAN | LOCATIONS
            FIELD_LOCATIONS | PUBLISHED  | 2014        | 480       | MORE_THAN | LOCATIONS
        """,
        expect="""
            time_period | obs_value | qualifier | unit_measure
            1998/2014   | 4.03      | ABOUT     | RATIO
        """,
    ),
)
