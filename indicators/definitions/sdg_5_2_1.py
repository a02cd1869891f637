"""SDG-5.2.1: intimate-partner violence against women and girls."""

from indicators.cells import published, together
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Official, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="SDG-5.2.1",
    name=Text("Intimate-partner violence in the last 12 months (SDG 5.2.1)", "親密なパートナーからの暴力（SDG 5.2.1）"),
    definition=Text(
        "Ever-partnered women and girls aged 15 and over who suffered physical, sexual or psychological violence by a current or former intimate partner in the previous 12 months, as a share of all ever-partnered women and girls of that age.",
        "これまでにパートナーを得た15歳以上の女性のうち、過去12か月以内に現在又は以前の親密なパートナーから身体的、性的又は精神的暴力を受けた者の割合。",
    ),
    method=Text(
        "Figures of the global SDG database as the custodian agencies report them, one line for each series, area, sex and age; nothing is filled in between years.",
        "グローバルSDGデータベースの値を所管機関の報告のとおり示す。系列、国・地域、性別、年齢ごとに一本の線とし、年の間を補わない。",
    ),
    caveat=Text(
        "Reported globally for physical or sexual violence at ages 15 to 49; psychological violence has no common standard. Surveys differ in questions and ages: compare within one country first. Japan reports no figure.",
        "国際的には15～49歳の身体的又は性的暴力について報告される。精神的暴力には共通の基準がない。調査の設問と年齢が異なるため、まず一国の中で比べる。日本の値は報告されていない。",
    ),
    theme=Theme.SDG,
    direction=Direction.LOWER,
    decimals=1,
    dimensions=("reporting_type", "ref_area", "sex", "age", "urbanisation"),
    sdg=("5.2.1",),
    iom_areas=(IomArea.CROSS,),
    sources=(
        "unsd_sdg",
        "unsd_sdg_bundled",
    ),
    chart=Chart.LINE,
    cells=together(*(published(series) for series in ("VC_VAW_MARR", "VC_VAW_PHYV", "VC_VAW_SEXV", "VC_VAW_PSYV"))),
    official=Official(
        code="5.2.1",
        custodians=("UNICEF", "UN Women", "UNFPA", "WHO", "UNODC"),
        tier="II",
        tier_source="SDG metadata 5-2-1",
        tier_as_of="2020",
        target_year=2030,
        target_value=0.0,
        is_detection=False,
    ),
    view=(("age", "Y15T49"),),
    example=Example(
        given="""
            series      | definition | time_period | ref_area | sex | age    | obs_value | unit_measure
            VC_VAW_MARR | UNSD       | 2017        | PHL      | F   | Y15T49 | 5.5       | PT
            VC_HTF_DETV | UNSD       | 2017        | PHL      | _T  | _T     | 25        | NUMBER
        """,
        expect="""
            series      | time_period | ref_area | age    | obs_value | unit_measure
            VC_VAW_MARR | 2017        | PHL      | Y15T49 | 5.5       | PT
        """,
    ),
)
