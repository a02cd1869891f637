"""INS-06: growth of the Japanese staff of IOM within one definition."""

from indicators.cells import compound_growth, growth, published, successive, together
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

_PAIRS = successive(published("JAPANESE_STAFF", staff_grade="_T"))

INDICATOR = Indicator(
    id="INS-06",
    name=Text("Growth of Japanese staff of IOM", "邦人職員の増加率"),
    definition=Text(
        "Change in the number of Japanese nationals on IOM staff between two published counts of one definition, in "
        "percent, and the compound annual growth rate.",
        "同じ定義の二つの公表値の間の、IOM邦人職員数の増加率と年平均成長率。",
    ),
    method=Text(
        "The later count of INS-05 divided by the earlier one, less one. Counts of different definitions are never "
        "compared.",
        "INS-05の後の値を前の値で割り、1を引く。定義の異なる値どうしは比べない。",
    ),
    caveat=Text(
        "From 13 to 21 is 61.5 %: the sheet's 61 % is truncated, not rounded. From 15 to 20 is 33.3 %. With numbers this "
        "small one person more is five to eight percentage points.",
        "13人から21人への増加率は61.5 %であり、評価シートの61 %は四捨五入ではなく切り捨てである。15人から20人は33.3 %。"
        "人数が少ないため、1人の増減が5～8ポイントに当たる。",
    ),
    theme=Theme.STAFF,
    direction=Direction.HIGHER,
    decimals=1,
    dimensions=("sex", "staff_grade"),
    sdg=(),
    iom_areas=(IomArea.CROSS,),
    sources=("iom_japanese_staff",),
    chart=Chart.DOTS,
    cells=together(
        growth(_PAIRS, series="JAPANESE_STAFF_CHANGE"),
        compound_growth(_PAIRS, series="JAPANESE_STAFF_GROWTH"),
    ),
    view=(("series", "JAPANESE_STAFF_CHANGE"),),
    example=Example(
        given="""
            series         | definition                   | time_period | staff_grade | obs_value
            JAPANESE_STAFF | JAPANESE_STAFF_ALL           | 2008        | _T          | 13
            JAPANESE_STAFF | JAPANESE_STAFF_INTERNATIONAL | 2011        | _T          | 15
            JAPANESE_STAFF | JAPANESE_STAFF_ALL           | 2012        | _T          | 21
            JAPANESE_STAFF | JAPANESE_STAFF_INTERNATIONAL | 2015        | _T          | 20
        """,
        expect="""
            series                | definition                   | time_period | obs_value | unit_measure
            JAPANESE_STAFF_CHANGE | JAPANESE_STAFF_ALL           | 2008/2012   | 61.5      | PT
            JAPANESE_STAFF_CHANGE | JAPANESE_STAFF_INTERNATIONAL | 2011/2015   | 33.3      | PT
            JAPANESE_STAFF_GROWTH | JAPANESE_STAFF_ALL           | 2008/2012   | 12.7      | PT_PER_YEAR
            JAPANESE_STAFF_GROWTH | JAPANESE_STAFF_INTERNATIONAL | 2011/2015   | 7.5       | PT_PER_YEAR
        """,
    ),
)
