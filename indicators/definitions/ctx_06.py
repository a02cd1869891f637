"""CTX-06: special permission to stay given to victims of trafficking."""

from indicators.cells import published, together
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="CTX-06",
    name=Text("Special permission to stay for victims", "人身取引被害者への在留特別許可"),
    definition=Text(
        "Foreign victims of trafficking without a valid status of residence to whom the Minister of Justice gave special "
        "permission to stay, within a year and since 2005.",
        "有効な在留資格を持たない外国人の人身取引被害者のうち、法務大臣から在留特別許可を受けた者の数（年別及び2005年"
        "以降の累計）。",
    ),
    method=Text("Figures as printed.", "掲載された値を示す。"),
    caveat=Text(
        "Victims with a valid status need no special permission and are not counted.",
        "有効な在留資格を持つ被害者は許可を要しないため、数えられていない。",
    ),
    theme=Theme.CONTEXT,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("ref_area",),
    sdg=("16.2",),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=("japan_victim_protection",),
    chart=Chart.DOTS,
    cells=together(published("SPECIAL_PERMISSION"), published("SPECIAL_PERMISSION_CUM")),
    example=Example(
        given="""
            series                 | definition | time_period | obs_value
            SPECIAL_PERMISSION     | MOJ        | 2010        | 6
            SPECIAL_PERMISSION_CUM | MOJ        | 2005/2010   | 121
        """,
        expect="""
            series                 | time_period | obs_value
            SPECIAL_PERMISSION     | 2010        | 6
            SPECIAL_PERMISSION_CUM | 2005/2010   | 121
        """,
    ),
)
