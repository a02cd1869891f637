"""PRG-13: what returned persons say of the support they were given."""

from indicators.cells import published
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="PRG-13",
    name=Text("Usefulness of the support as rated by returned persons", "帰国者による支援の有用性評価"),
    definition=Text(
        "Share of the respondents of a survey of returned persons who rated the support of the programme as useful, and "
        "share of those who said that reintegration support met their expectations.",
        "帰国した者に対する調査の回答者のうち、プログラムの支援が有益であったと回答した者の割合及び社会復帰支援が"
        "期待に応えるものだったと回答した者の割合。",
    ),
    method=Text(
        "The shares as IOM Tokyo printed them in its tracer study of March 2019, fieldwork 2017 and 2018. The first is "
        "given as nine in ten or more, a lower limit.",
        "IOM駐日事務所の追跡調査（2019年3月、調査は2017年から2018年）に掲載された割合をそのまま示す。前者は「9割以上」"
        "として示された下限である。",
    ),
    caveat=Text(
        "Only persons who returned to the Philippines were asked, by a questionnaire sent to them. How many were asked "
        "and how many answered is not printed, so no interval can be given, and those who did not answer may think "
        "otherwise. The two questions are different: neither share is part of the other.",
        "対象はフィリピンに帰国した者に限られ、質問票を送付して行われた。送付数も回答数も示されていないため区間は"
        "求められず、回答しなかった者の評価は異なる可能性がある。二つの割合は別の設問によるもので、一方が他方の内訳"
        "ではない。",
    ),
    theme=Theme.RETURN,
    direction=Direction.HIGHER,
    decimals=0,
    dimensions=("ref_area", "citizenship"),
    sdg=("5.2",),
    iom_areas=(IomArea.MANAGEMENT, IomArea.CROSS),
    sources=("iom_return_assistance",),
    chart=Chart.DOTS,
    cells=published(("SUPPORT_USEFUL", "REINTEGRATION_AS_EXPECTED"), definition="TRACER_STUDY"),
    view=(("citizenship", "PHL"),),
    # "Nine in ten or more" keeps its word: it is not a value of 90.
    example=Example(
        given="""
            series                    | definition   | time_period | citizenship | obs_value | qualifier | unit_measure
            SUPPORT_USEFUL            | TRACER_STUDY | 2017/2018   | PHL         | 90        | MORE_THAN | PT
            REINTEGRATION_AS_EXPECTED | TRACER_STUDY | 2017/2018   | PHL         | 49        | EXACT     | PT
            RETURN_ASSISTED           | RETURN       | 2010        | _T          | 20        | EXACT     | PERSONS
        """,
        expect="""
            series                    | time_period | citizenship | obs_value | qualifier | lower_bound | denominator
            REINTEGRATION_AS_EXPECTED | 2017/2018   | PHL         | 49        | EXACT     | -           | -
            SUPPORT_USEFUL            | 2017/2018   | PHL         | 90        | MORE_THAN | -           | -
        """,
    ),
)
