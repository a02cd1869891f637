"""SDG-16.2.2: detected victims of trafficking in persons."""

from indicators.cells import published, together
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Official, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="SDG-16.2.2",
    name=Text("Detected victims of trafficking in persons (SDG 16.2.2)", "認知された人身取引被害者（SDG 16.2.2）"),
    definition=Text(
        "Victims of trafficking in persons detected in a country in a year, in all and by form of exploitation, sex and age; the official indicator relates them to 100,000 inhabitants (SDG-01).",
        "一国で1年間に認知された人身取引被害者の数（総数、搾取の形態別、性別、年齢別）。公式の指標は人口10万人当たりで表す（SDG-01）。",
    ),
    method=Text(
        "Figures of the global SDG database as the custodian agencies report them, one line for each series, area, sex and age; nothing is filled in between years. The forms of exploitation are series of their own and need not add up to the total.",
        "グローバルSDGデータベースの値を所管機関の報告のとおり示す。系列、国・地域、性別、年齢ごとに一本の線とし、年の間を補わない。搾取の形態は別々の系列であり、その合計は総数と一致するとは限らない。",
    ),
    caveat=Text(
        "Measures detection, not how many victims there are: the number follows policing, law and record-keeping. No direction is good and no progress is scored.",
        "被害の規模ではなく認知を測る。捜査、法制度、記録の仕方に左右されるため、増減に良し悪しはなく、進捗を評価しない。",
    ),
    theme=Theme.SDG,
    direction=Direction.AMBIGUOUS,
    decimals=0,
    dimensions=("reporting_type", "ref_area", "sex", "age", "urbanisation"),
    sdg=("16.2.2",),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=("unsd_sdg", "unsd_sdg_bundled", "unsd_sdg_japan"),
    chart=Chart.LINE,
    cells=together(
        *(
            published(series)
            for series in ("VC_HTF_DETV", "VC_HTF_DETVSX", "VC_HTF_DETVFL", "VC_HTF_DETVOG", "VC_HTF_DETVOP")
        )
    ),
    official=Official(
        code="16.2.2",
        custodians=("UNODC",),
        tier="II",
        tier_source="ONSdigital/sdg-data",
        tier_as_of="2025-09",
        target_year=2030,
        target_value=0.0,
        is_detection=True,
    ),
    view=(("series", "VC_HTF_DETV"), ("ref_area", "JPN")),
    example=Example(
        given="""
            series        | definition | time_period | ref_area | sex | age | obs_value | unit_measure
            VC_HTF_DETV   | UNSD       | 2015        | JPN      | _T  | _T  | 54        | NUMBER
            VC_HTF_DETVFL | UNSD       | 2015        | JPN      | F   | _T  | 30        | NUMBER
        """,
        expect="""
            series        | time_period | ref_area | sex | obs_value
            VC_HTF_DETV   | 2015        | JPN      | _T  | 54
            VC_HTF_DETVFL | 2015        | JPN      | F   | 30
        """,
    ),
)
