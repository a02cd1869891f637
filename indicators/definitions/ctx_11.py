"""CTX-11: trafficking cases cleared and persons arrested by the police."""

from indicators.cells import published, together
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="CTX-11",
    name=Text("Trafficking cases and arrests in Japan", "人身取引事犯の検挙件数・検挙人員"),
    definition=Text(
        "Trafficking cases the police in Japan cleared in a calendar year, persons arrested for them, and brokers among "
        "those arrested.",
        "日本の警察が暦年中に検挙した人身取引事犯の件数、検挙人員及びそのうちのブローカーの数。",
    ),
    method=Text("Figures as printed.", "掲載された値を示す。"),
    caveat=Text(
        "Cases are not victims: one case may have several victims and several suspects.",
        "件数は被害者数ではない。一つの事件に複数の被害者や被疑者がいることがある。",
    ),
    theme=Theme.CONTEXT,
    direction=Direction.AMBIGUOUS,
    decimals=0,
    dimensions=("ref_area", "citizenship", "sex", "age", "exploitation", "residence_status"),
    sdg=("16.2",),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=("japan_trafficking_victims",),
    chart=Chart.LINE,
    cells=together(
        published("VICTIM_CASES"), published("TRAFFICKING_ARRESTS"), published("TRAFFICKING_BROKERS_ARRESTED")
    ),
    example=Example(
        given="""
            series              | definition | time_period | obs_value | unit_measure
            VICTIM_CASES        | NPA        | 2016        | 44        | CASES
            TRAFFICKING_ARRESTS | NPA        | 2016        | 46        | PERSONS
        """,
        expect="""
            series              | time_period | obs_value | unit_measure
            TRAFFICKING_ARRESTS | 2016        | 46        | PERSONS
            VICTIM_CASES        | 2016        | 44        | CASES
        """,
    ),
)
