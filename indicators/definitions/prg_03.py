"""PRG-03: persons given reintegration support after their return."""

from indicators.cells import published
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="PRG-03",
    name=Text("Persons given reintegration support, cumulative", "社会復帰支援人数（累計）"),
    definition=Text(
        "Persons among those assisted to return who were given at least one kind of reintegration support afterwards, "
        "such as medical care, schooling or vocational help.",
        "帰国支援を受けた者のうち、帰国後に医療、教育、職業支援などの社会復帰支援を一つ以上受けた者の数。",
    ),
    method=Text(
        "The total as its source printed it. Persons are counted, not services: whoever receives several kinds of "
        "support counts once.",
        "出典に掲載された累計を示す。支援の件数ではなく人数を数え、複数の支援を受けた者も1人とする。",
    ),
    caveat=Text(
        "Support is given to those who wish it; fewer persons than returned is not a shortfall.",
        "支援は希望する者に行われるため、帰国した人数より少ないことは不足を意味しない。",
    ),
    theme=Theme.RETURN,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("ref_area", "citizenship"),
    sdg=("5.2", "8.7"),
    iom_areas=(IomArea.MANAGEMENT, IomArea.DEVELOPMENT),
    sources=("iom_return_assistance",),
    chart=Chart.DOTS,
    cells=published("REINTEGRATION_ASSISTED_CUM"),
    example=Example(
        given="""
            series                     | definition    | time_period     | obs_value
            REINTEGRATION_ASSISTED_CUM | REINTEGRATION | 2005-05/2016-03 | 145
        """,
        expect="""
            time_period     | obs_value | unit_measure
            2005-05/2016-03 | 145       | PERSONS
        """,
    ),
)
