"""SDG-03: children among the detected victims whose age is known."""

from indicators.cells import Step, plus, published, ratio
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

_FORMS = ("VC_HTF_DETVSX", "VC_HTF_DETVFL")
_SAME = ("series", "ref_area", "sex", "reporting_type", "urbanisation")


def _at(age: str) -> Step:
    return published(_FORMS, definition="UNSD", age=age)


INDICATOR = Indicator(
    id="SDG-03",
    name=Text("Children among detected victims", "認知された被害者に占める児童の割合"),
    definition=Text(
        "Detected victims of trafficking under 18 years as a share of those whose age is known, by form of exploitation "
        "and sex.",
        "認知された人身取引被害者のうち、年齢の明らかな者に占める18歳未満の者の割合（搾取の形態別・性別）。",
    ),
    method=Text(
        "Victims under 18 divided by victims under 18 and adults together, within one series, area, sex and year of the "
        "UN SDG database; years in which only one of the two is reported have no share.",
        "国連SDGデータベースの同じ系列、国・地域、性別、年について、18歳未満の被害者数を18歳未満と成人の合計で割る。"
        "一方しか報告されていない年の割合は求めない。",
    ),
    caveat=Text(
        "Small numbers: one child more or less moves the share a great deal. Detection again, not prevalence.",
        "人数が少なく、1人の増減で割合が大きく動く。被害の規模ではなく認知を測る。",
    ),
    theme=Theme.SDG,
    direction=Direction.CONTEXT,
    decimals=1,
    dimensions=("reporting_type", "ref_area", "sex", "age", "urbanisation"),
    sdg=("16.2",),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=("unsd_sdg", "unsd_sdg_bundled"),
    chart=Chart.LINE,
    cells=ratio(
        _at("Y0T17"),
        plus(_at("Y0T17"), _at("Y_GE18"), by=_SAME),
        by=_SAME,
        definition="UNSD",
    ),
    example=Example(
        given="""
            series        | definition | time_period | ref_area | sex | age    | obs_value | unit_measure
            VC_HTF_DETVFL | UNSD       | 2016        | JPN      | F   | Y0T17  | 1         | NUMBER
            VC_HTF_DETVFL | UNSD       | 2016        | JPN      | F   | Y_GE18 | 10        | NUMBER
            VC_HTF_DETVFL | UNSD       | 2016        | JPN      | M   | Y0T17  | 2         | NUMBER
        """,
        expect="""
            series        | time_period | ref_area | sex | obs_value | numerator | denominator | unit_measure
            VC_HTF_DETVFL | 2016        | JPN      | F   | 9.1       | 1         | 11          | PT
        """,
    ),
)
