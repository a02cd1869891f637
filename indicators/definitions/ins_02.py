"""INS-02: how many times the member states of 1996 there are."""

from indicators.cells import compound_growth, factor, published, since, together
from indicators.definition import Example, Indicator
from indicators.definitions.ins_01 import FIRST_YEAR, LAST_YEAR
from indicators.membership import members_by_year
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

_MEMBERS = together(members_by_year(FIRST_YEAR, LAST_YEAR), published("MEMBER_STATES"))
_SINCE_1996 = since(_MEMBERS.where(_MEMBERS.selected_columns.ref_area == "001"), "1996", "1996-11")

INDICATOR = Indicator(
    id="INS-02",
    name=Text("Membership growth since 1996", "加盟国数の倍率（1996年比）"),
    definition=Text(
        "Member States of IOM at a later time as a multiple of those in 1996, and the compound annual growth rate "
        "between the two.",
        "1996年の加盟国数に対する後年の加盟国数の倍率と、その間の年平均成長率。",
    ),
    method=Text(
        "INS-01 at the later time divided by INS-01 in 1996, within one definition. The annual rate is the constant "
        "yearly growth that leads from the first to the last number.",
        "同じ定義の下で、後年のINS-01を1996年のINS-01で割る。年平均成長率は、最初の値から最後の値に至る一定の年率。",
    ),
    caveat=Text(
        "From 59 States in 1996 to 154 (compiled) or 155 (published) in 2013 is 2.6 times: three times only when rounded "
        "to a whole number. On IOM's own base of 67 in 1998 it is 2.3 times.",
        "1996年の59か国から2013年の154か国（集計）又は155か国（公表値）は2.6倍であり、「3倍」となるのは整数に丸めた"
        "場合に限る。IOM自身が用いる1998年の67か国を基準とすれば2.3倍である。",
    ),
    theme=Theme.MEMBERSHIP,
    direction=Direction.CONTEXT,
    decimals=2,
    dimensions=("ref_area",),
    sdg=("17.16",),
    iom_areas=(IomArea.CROSS,),
    sources=("iom_membership", "iom_growth"),
    chart=Chart.LINE,
    cells=together(
        factor(_SINCE_1996, series="MEMBER_STATES_FACTOR"),
        compound_growth(_SINCE_1996, series="MEMBER_STATES_GROWTH"),
    ),
    view=(("series", "MEMBER_STATES_FACTOR"),),
    example=Example(
        given="""
            series        | definition | time_period | ref_area | obs_value | unit_measure
            MEMBER_STATES | PUBLISHED  | 1996-11     | 001      | 59        | STATES
            MEMBER_STATES | PUBLISHED  | 2013-11     | 001      | 155       | STATES
        """,
        expect="""
            series               | time_period     | obs_value | numerator | denominator | unit_measure
            MEMBER_STATES_FACTOR | 1996-11/2013-11 | 2.63      | 155       | 59          | RATIO
            MEMBER_STATES_GROWTH | 1996-11/2013-11 | 5.85      | 155       | 59          | PT_PER_YEAR
        """,
    ),
)
