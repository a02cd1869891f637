"""SDG-16.2.3: sexual violence suffered before the age of 18."""

from indicators.cells import published
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Official, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="SDG-16.2.3",
    name=Text("Sexual violence before the age of 18 (SDG 16.2.3)", "18歳までの性的暴力（SDG 16.2.3）"),
    definition=Text(
        "Women and men aged 18 to 29 who report having suffered sexual violence by the age of 18, as a share of all women and men of that age.",
        "18～29歳の男女のうち、18歳までに性的暴力を受けたと申告した者の割合。",
    ),
    method=Text(
        "Figures of the global SDG database as the custodian agencies report them, one line for each series, area, sex and age; nothing is filled in between years.",
        "グローバルSDGデータベースの値を所管機関の報告のとおり示す。系列、国・地域、性別、年齢ごとに一本の線とし、年の間を補わない。",
    ),
    caveat=Text(
        "Told years later in surveys: a lower bound of what happened, about a time long before the survey. Few countries ask men. Japan reports no figure.",
        "後年の調査での申告であり、実際の下限で、調査よりかなり前の時期を表す。男性に尋ねる国は少ない。日本の値は報告されていない。",
    ),
    theme=Theme.SDG,
    direction=Direction.LOWER,
    decimals=1,
    dimensions=("reporting_type", "ref_area", "sex", "age", "urbanisation"),
    sdg=("16.2.3",),
    iom_areas=(IomArea.CROSS,),
    sources=(
        "unsd_sdg",
        "unsd_sdg_bundled",
    ),
    chart=Chart.LINE,
    cells=published("VC_VAW_SXVLN"),
    official=Official(
        code="16.2.3",
        custodians=("UNICEF",),
        tier="II",
        tier_source="SDG metadata 16-2-3",
        tier_as_of="2020",
        target_year=2030,
        target_value=0.0,
        is_detection=False,
    ),
    view=(("age", "Y18T29"),),
    example=Example(
        given="""
            series       | definition | time_period | ref_area | sex | age    | obs_value | unit_measure
            VC_VAW_SXVLN | UNSD       | 2017        | PHL      | F   | Y18T29 | 2         | PT
        """,
        expect="""
            series       | time_period | ref_area | sex | obs_value
            VC_VAW_SXVLN | 2017        | PHL      | F   | 2.0
        """,
    ),
)
