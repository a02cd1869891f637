"""SDG-01: detected victims of trafficking per 100,000 inhabitants, with both inputs traceable."""

from indicators.cells import published, ratio, together
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="SDG-01",
    name=Text("Detected trafficking victims per 100,000 inhabitants", "人口10万人当たりの認知された人身取引被害者数"),
    definition=Text(
        "Victims of trafficking in persons detected in a country in a year for every 100,000 inhabitants.",
        "一国で1年間に認知された人身取引被害者の、人口10万人当たりの数。",
    ),
    method=Text(
        "The rate as the UN SDG database publishes it (series VC_HTF_DETVR) and, beside it, detected victims "
        "(VC_HTF_DETV) divided by the total population of the same year, times 100,000.",
        "国連SDGデータベースの率（系列VC_HTF_DETVR）と、認知された被害者数（VC_HTF_DETV）を同年の総人口で割り10万を"
        "乗じた値を併記する。",
    ),
    caveat=Text(
        "Measures detection, not prevalence. Bundled populations are of 2005, 2010 and 2015 only; "
        "`python -m etl run worldbank_population` brings the years between.",
        "被害の規模ではなく認知を測る。同梱の人口は2005年、2010年、2015年に限られ、"
        "`python -m etl run worldbank_population`でその間の年を取り込む。",
    ),
    theme=Theme.SDG,
    direction=Direction.AMBIGUOUS,
    decimals=3,
    dimensions=("reporting_type", "ref_area", "sex", "age", "urbanisation"),
    sdg=("16.2.2",),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=("unsd_sdg", "unsd_sdg_bundled", "worldbank_population", "undesa_population_bundled"),
    chart=Chart.LINE,
    cells=together(
        published("VC_HTF_DETVR", definition="UNSD"),
        ratio(
            published("VC_HTF_DETV", definition="UNSD", sex="_T", age="_T"),
            published("SP_POP_TOTL"),
            by=("ref_area",),
            times=100_000.0,
            unit="PER_100000_POP",
            series="VICTIMS_PER_100000",
            definition="UNSD",
        ),
    ),
    example=Example(
        given="""
            series      | definition | time_period | ref_area | sex | age | obs_value | unit_measure
            VC_HTF_DETV | UNSD       | 2015        | JPN      | _T  | _T  | 54        | NUMBER
            VC_HTF_DETV | UNSD       | 2016        | JPN      | _T  | _T  | 50        | NUMBER
            SP_POP_TOTL | WORLD_BANK | 2015        | JPN      | _Z  | _Z  | 127100000 | PERSONS
        """,
        expect="""
            series             | time_period | ref_area | obs_value | numerator | denominator | unit_measure
            VICTIMS_PER_100000 | 2015        | JPN      | 0.042     | 54        | 127100000   | PER_100000_POP
        """,
    ),
)
