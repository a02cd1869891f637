"""SDG-02: detected victims by form of exploitation."""

from indicators.cells import published
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="SDG-02",
    name=Text("Detected victims by form of exploitation", "搾取形態別の認知された被害者数"),
    definition=Text(
        "Victims of trafficking in persons detected in a country in a year, by the form of exploitation they were trafficked for.",
        "一国で1年間に認知された人身取引被害者の数（搾取の形態別）。",
    ),
    method=Text(
        "Series of the UN SDG database: sexual exploitation, forced labour with servitude and slavery, removal of organs, "
        "other purposes.",
        "国連SDGデータベースの系列（性的搾取、強制労働・隷属・奴隷、臓器摘出、その他の目的）を示す。",
    ),
    caveat=Text(
        "Forms need not add up to the total of detected victims: some cases have several forms, some none that is known.",
        "形態別の合計は総数と一致するとは限らない。複数の形態に当たる者、形態が不明の者がいるためである。",
    ),
    theme=Theme.SDG,
    direction=Direction.AMBIGUOUS,
    decimals=0,
    dimensions=("reporting_type", "ref_area", "sex", "age", "urbanisation"),
    sdg=("16.2.2", "8.7", "5.2"),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=("unsd_sdg", "unsd_sdg_bundled", "unsd_sdg_japan"),
    chart=Chart.LINE,
    cells=published(("VC_HTF_DETVSX", "VC_HTF_DETVFL", "VC_HTF_DETVOG", "VC_HTF_DETVOP")),
    view=(("ref_area", "JPN"),),
    example=Example(
        given="""
            series        | definition | time_period | ref_area | sex | age | obs_value | unit_measure
            VC_HTF_DETVFL | UNSD       | 2015        | JPN      | F   | _T  | 30        | NUMBER
            VC_HTF_DETV   | UNSD       | 2015        | JPN      | _T  | _T  | 54        | NUMBER
        """,
        expect="""
            series        | time_period | ref_area | sex | obs_value
            VC_HTF_DETVFL | 2015        | JPN      | F   | 30
        """,
    ),
)
