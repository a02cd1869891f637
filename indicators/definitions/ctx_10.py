"""CTX-10: Japanese nationals on the staff of the United Nations system."""

from indicators.cells import published
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="CTX-10",
    name=Text("Japanese staff of the United Nations system", "国連関係機関の日本人職員数"),
    definition=Text(
        "Japanese nationals on the staff of the United Nations and related organizations, by grade and sex where given.",
        "国連関係機関に勤務する日本人職員の数。職位別・性別は出典にある場合に限る。",
    ),
    method=Text(
        "Counts as printed, by who counted: the Ministry of Foreign Affairs, the United Nations, or the press.",
        "掲載された人数を、集計者（外務省、国連、報道）ごとに示す。",
    ),
    caveat=Text(
        "The counts cover different contracts and organizations and are not one line.",
        "集計により契約と機関の範囲が異なり、一本の線で結ばない。",
    ),
    theme=Theme.STAFF,
    direction=Direction.HIGHER,
    decimals=0,
    dimensions=("sex", "staff_grade"),
    sdg=(),
    iom_areas=(IomArea.CROSS,),
    sources=("iom_japanese_staff",),
    chart=Chart.LINE,
    cells=published("JAPANESE_STAFF_UN_SYSTEM"),
    example=Example(
        given="""
            series                   | definition  | time_period | sex | staff_grade            | obs_value
            JAPANESE_STAFF_UN_SYSTEM | MOFA_SURVEY | 2022-12-31  | _T  | PROFESSIONAL_AND_ABOVE | 961
            JAPANESE_STAFF_UN_SYSTEM | MOFA_SURVEY | 2022-12-31  | F   | PROFESSIONAL_AND_ABOVE | 597
        """,
        expect="""
            time_period | sex | obs_value
            2022-12-31  | F   | 597
            2022-12-31  | _T  | 961
        """,
    ),
)
