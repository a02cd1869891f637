"""SDG-04: the gap between national counts of victims and the count in the UN SDG database."""

from indicators.cells import difference, published
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="SDG-04",
    name=Text("Gap between the UN count of victims and national counts", "被害者数：国連の値と国内公表値の差"),
    definition=Text(
        "Detected victims of trafficking in Japan in the United Nations SDG database less the victims a national "
        "authority counts for the same calendar year.",
        "国連SDGデータベースにおける日本の認知された人身取引被害者数から、同じ暦年の国内機関の公表値を引いた差。",
    ),
    method=Text(
        "Series VC_HTF_DETV less CTX-05, for each national definition by itself: all authorities together, and the "
        "police.",
        "系列VC_HTF_DETVからCTX-05を引く。国内の値は政府全体と警察庁のそれぞれについて比べる。",
    ),
    caveat=Text(
        "A gap shows that two bodies counted differently, not which of them is right. In 2010 and 2011 the UN figure is "
        "higher than the Government's by 6 and 20.",
        "差は数え方の違いを示すもので、いずれが正しいかを示さない。2010年と2011年は国連の値が政府の公表値を6人、20人上回る。",
    ),
    theme=Theme.SDG,
    direction=Direction.ZERO,
    decimals=0,
    dimensions=("ref_area", "citizenship", "sex", "age", "exploitation", "residence_status"),
    sdg=("16.2.2",),
    iom_areas=(IomArea.CROSS,),
    sources=("unsd_sdg", "unsd_sdg_bundled", "japan_trafficking_victims"),
    chart=Chart.COLUMNS,
    cells=difference(
        published("VC_HTF_DETV", definition="UNSD", sex="_T", age="_T"),
        published(
            "VICTIMS",
            definition=("GOV", "NPA"),
            citizenship="_T",
            sex="_T",
            age="_T",
            exploitation="_T",
            residence_status="_T",
        ),
        by=("ref_area",),
        series="VICTIMS_GAP",
        unit_measure="PERSONS",
    ),
    example=Example(
        given="""
            series      | definition | time_period | ref_area | citizenship | sex | age | exploitation | residence_status | obs_value
            VC_HTF_DETV | UNSD       | 2010        | JPN      | _Z          | _T  | _T  | _Z           | _Z               | 43
            VC_HTF_DETV | UNSD       | 2011        | JPN      | _Z          | _T  | _T  | _Z           | _Z               | 45
            VICTIMS     | GOV        | 2010        | JPN      | _T          | _T  | _T  | _T           | _T               | 37
            VICTIMS     | GOV        | 2011        | JPN      | _T          | _T  | _T  | _T           | _T               | 25
        """,
        expect="""
            definition | time_period | ref_area | obs_value | numerator | denominator
            GOV        | 2010        | JPN      | 6         | 43        | 37
            GOV        | 2011        | JPN      | 20        | 45        | 25
        """,
    ),
)
