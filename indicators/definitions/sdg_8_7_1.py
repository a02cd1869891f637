"""SDG-8.7.1: children in child labour."""

from indicators.cells import published, together
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Official, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="SDG-8.7.1",
    name=Text("Child labour (SDG 8.7.1)", "児童労働（SDG 8.7.1）"),
    definition=Text(
        "Children aged 5 to 17 engaged in child labour in the reference week, as a share of all children of that age and as a number, by sex and age.",
        "調査対象週に児童労働に従事した5～17歳の児童の割合及び数（性別・年齢別）。",
    ),
    method=Text(
        "Figures of the global SDG database as the custodian agencies report them, one line for each series, area, sex and age; nothing is filled in between years. Two boundaries are two series: economic activity alone, and economic activity with household chores.",
        "グローバルSDGデータベースの値を所管機関の報告のとおり示す。系列、国・地域、性別、年齢ごとに一本の線とし、年の間を補わない。経済活動のみの系列と、経済活動及び家事を含む系列の二つがある。",
    ),
    caveat=Text(
        "The two production boundaries are never spliced. Trafficking and other worst forms are not captured, although target 8.7 names them. The target year was 2025, not 2030. Japan reports no figure.",
        "二つの生産境界の系列を接続しない。ターゲット8.7に掲げる人身取引などの最悪の形態は捕捉されない。目標年は2030年ではなく2025年。日本の値は報告されていない。",
    ),
    theme=Theme.SDG,
    direction=Direction.LOWER,
    decimals=1,
    dimensions=("reporting_type", "ref_area", "sex", "age", "urbanisation"),
    sdg=("8.7.1",),
    iom_areas=(IomArea.DEVELOPMENT,),
    sources=(
        "unsd_sdg",
        "unsd_sdg_bundled",
    ),
    chart=Chart.LINE,
    cells=together(
        *(published(series) for series in ("SL_TLF_CHLDEA", "SL_TLF_CHLDEC", "SL_TLF_CHLDEAN", "SL_TLF_CHLDECN"))
    ),
    official=Official(
        code="8.7.1",
        custodians=("ILO", "UNICEF"),
        tier="II",
        tier_source="SDG metadata 8-7-1",
        tier_as_of="2020",
        target_year=2025,
        target_value=0.0,
        is_detection=False,
    ),
    view=(("series", "SL_TLF_CHLDEA"), ("age", "Y5T17")),
    example=Example(
        given="""
            series        | definition | time_period | ref_area | sex | age   | obs_value | unit_measure
            SL_TLF_CHLDEC | UNSD       | 2014        | NPL      | _T  | Y5T17 | 21.71     | PT
            SL_TLF_CHLDEA | UNSD       | 2014        | NPL      | _T  | Y5T17 | 17.5      | PT
        """,
        expect="""
            series        | time_period | ref_area | obs_value
            SL_TLF_CHLDEA | 2014        | NPL      | 17.5
            SL_TLF_CHLDEC | 2014        | NPL      | 21.7
        """,
    ),
)
