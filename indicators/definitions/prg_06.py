"""PRG-06: returns beside the foreign victims whom the immigration authority protected in the same year."""

from indicators.cells import published, ratio
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="PRG-06",
    name=Text("Return ratio to identified foreign victims", "外国人被害者に対する帰国支援比率"),
    definition=Text(
        "Victims assisted to return in a calendar year for each foreign victim whom Japan's immigration authority "
        "protected or assisted to return in that year.",
        "入管当局が当該暦年に保護又は帰国支援した外国人被害者1人に対する、同年の帰国支援人数。",
    ),
    method=Text(
        "PRG-01 divided by the immigration authority's count (CTX-05) of the same calendar year; years in which only "
        "one of the two is published have no ratio.",
        "PRG-01を同じ暦年の入管当局の人数（CTX-05）で割る。一方しか公表されていない年の比率は求めない。",
    ),
    caveat=Text(
        "Not a rate: victims may return in a later year than they were identified, stay in Japan, or bring dependants, "
        "so the ratio can exceed 1. Police and other authorities identify victims the immigration authority does not.",
        "率ではない。認知の翌年以降に帰国する者、日本に留まる者、同伴する家族がいるため、1を超えることがある。"
        "警察など他の機関だけが認知した被害者は分母に含まれない。",
    ),
    theme=Theme.RETURN,
    direction=Direction.CONTEXT,
    decimals=2,
    dimensions=("ref_area", "citizenship"),
    sdg=("16.2", "8.7"),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=("iom_return_assistance", "japan_trafficking_victims"),
    chart=Chart.DOTS,
    cells=ratio(
        published("RETURN_ASSISTED"),
        published("VICTIMS", definition="MOJ", sex="_T", age="_T", exploitation="_T", residence_status="_T"),
        by=("ref_area", "citizenship"),
        series="RETURN_RATIO",
        definition="MOJ",
        times=1.0,
        unit="RATIO",
    ),
    example=Example(
        given="""
            series          | definition               | time_period | sex | age | exploitation | residence_status | obs_value
            RETURN_ASSISTED | RETURN                   | 2010        | _Z  | _Z  | _Z           | _Z               | 20
            VICTIMS         | MOJ                      | 2010        | _T  | _T  | _T           | _T               | 29
            VICTIMS         | GOV                      | 2010        | _T  | _T  | _T           | _T               | 37
            RETURN_ASSISTED | RETURN                   | 2013        | _Z  | _Z  | _Z           | _Z               | 12
        """,
        expect="""
            time_period | obs_value | numerator | denominator
            2010        | 0.69      | 20        | 29
        """,
    ),
)
