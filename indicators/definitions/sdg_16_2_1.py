"""SDG-16.2.1: violent discipline of children."""

from indicators.cells import published
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Official, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="SDG-16.2.1",
    name=Text(
        "Physical punishment or psychological aggression by caregivers (SDG 16.2.1)",
        "保護者等による体罰・心理的攻撃（SDG 16.2.1）",
    ),
    definition=Text(
        "Children aged 1 to 17 who suffered physical punishment or psychological aggression by caregivers in the past month, as a share of all children of that age.",
        "過去1か月に保護者等から体罰又は心理的攻撃を受けた1～17歳の児童の割合。",
    ),
    method=Text(
        "Figures of the global SDG database as the custodian agencies report them, one line for each series, area, sex and age; nothing is filled in between years.",
        "グローバルSDGデータベースの値を所管機関の報告のとおり示す。系列、国・地域、性別、年齢ごとに一本の線とし、年の間を補わない。",
    ),
    caveat=Text(
        "Measured at ages 1 to 14 (in older surveys 2 to 14), not to 17. Japan reports no figure.",
        "実際の測定年齢は1～14歳（古い調査では2～14歳）であり、17歳までではない。日本の値は報告されていない。",
    ),
    theme=Theme.SDG,
    direction=Direction.LOWER,
    decimals=1,
    dimensions=("reporting_type", "ref_area", "sex", "age", "urbanisation"),
    sdg=("16.2.1",),
    iom_areas=(IomArea.CROSS,),
    sources=(
        "unsd_sdg",
        "unsd_sdg_bundled",
    ),
    chart=Chart.LINE,
    cells=published("VC_VAW_PHYPYV"),
    official=Official(
        code="16.2.1",
        custodians=("UNICEF",),
        tier="II",
        tier_source="SDG metadata 16-2-1",
        tier_as_of="2020",
        target_year=2030,
        target_value=0.0,
        is_detection=False,
    ),
    view=(),
    example=Example(
        given="""
            series        | definition | time_period | ref_area | sex | age   | obs_value | unit_measure
            VC_VAW_PHYPYV | UNSD       | 2016        | THA      | _T  | Y1T14 | 75.2      | PT
        """,
        expect="""
            series        | time_period | ref_area | age   | obs_value
            VC_VAW_PHYPYV | 2016        | THA      | Y1T14 | 75.2
        """,
    ),
)
