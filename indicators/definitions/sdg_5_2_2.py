"""SDG-5.2.2: sexual violence by others than an intimate partner."""

from indicators.cells import published
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Official, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="SDG-5.2.2",
    name=Text(
        "Sexual violence by persons other than a partner (SDG 5.2.2)", "パートナー以外からの性的暴力（SDG 5.2.2）"
    ),
    definition=Text(
        "Women and girls aged 15 and over who suffered sexual violence by persons other than an intimate partner in the previous 12 months, as a share of all women and girls of that age.",
        "15歳以上の女性のうち、過去12か月以内に親密なパートナー以外の者から性的暴力を受けた者の割合。",
    ),
    method=Text(
        "Figures of the global SDG database as the custodian agencies report them, one line for each series, area, sex and age; nothing is filled in between years.",
        "グローバルSDGデータベースの値を所管機関の報告のとおり示す。系列、国・地域、性別、年齢ごとに一本の線とし、年の間を補わない。",
    ),
    caveat=Text(
        "Very few countries report it; the bundled figures have none. A survey asks what few tell: the share is a lower bound of what happened.",
        "報告国は極めて少なく、同梱データには値がない。調査で語られにくい事柄であり、割合は実際の下限と解すべきである。",
    ),
    theme=Theme.SDG,
    direction=Direction.LOWER,
    decimals=1,
    dimensions=("reporting_type", "ref_area", "sex", "age", "urbanisation"),
    sdg=("5.2.2",),
    iom_areas=(IomArea.CROSS,),
    sources=("unsd_sdg",),
    chart=Chart.LINE,
    cells=published("VC_VAW_NONMARR"),
    official=Official(
        code="5.2.2",
        custodians=("UNICEF", "UN Women", "UNFPA", "WHO", "UNODC"),
        tier="II",
        tier_source="SDG metadata 5-2-2",
        tier_as_of="2020",
        target_year=2030,
        target_value=0.0,
        is_detection=False,
    ),
    view=(),
    example=Example(
        given="""
            series         | definition | time_period | ref_area | sex | age    | obs_value | unit_measure
            VC_VAW_NONMARR | UNSD       | 2017        | PHL      | F   | Y_GE15 | 0.5       | PT
        """,
        expect="""
            series         | time_period | ref_area | age    | obs_value
            VC_VAW_NONMARR | 2017        | PHL      | Y_GE15 | 0.5
        """,
    ),
)
