"""PRG-02: cumulative victims of trafficking assisted to return since the programme began."""

from indicators.cells import published, together
from indicators.definition import Example, Indicator
from indicators.register import REGISTERS
from indicators.register_persons import returned
from indicators.register_tables import CROSSINGS, RETURNED_BY, cumulative, of_everyone
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="PRG-02",
    name=Text("Victims assisted to return since 2005, cumulative", "帰国支援累計（2005年以降）"),
    definition=Text(
        "Victims of trafficking found in Japan who returned to their country of origin with IOM's help from the start "
        "of the programme in 2005 to the day given.",
        "事業が始まった2005年から基準日までに、国際移住機関（IOM）の支援を受けて日本から出身国に帰国した"
        "人身取引被害者の累計。",
    ),
    method=Text(
        "Each published point is a total as its source printed it, with the source's own start (2005, April or May "
        "2005) and end. Points of one definition must never fall; figures under another definition are not joined to "
        "them. The register series counts persons by departure from May 2005 to the end of each calendar year, and "
        "broken down to the end of the last closed period of three years.",
        "公表値の各点は出典に掲載された累計であり、始期（2005年、同年4月又は5月）と終期は出典のとおりとする。同じ定義の"
        "累計は減少しない。異なる定義の数値とは線で結ばない。登録簿の系列は、2005年5月から各暦年末までに出国した者を"
        "数える。内訳は終了した最後の3年期間の末までの累計とする。",
    ),
    caveat=Text(
        "307 beneficiaries by 2016 (IOM tracer study) and 276 returns by March 2016 (MOFA) are two concepts: the first "
        "may count more than victims who returned. Wording changes again for 2020.",
        "2016年までの307人（IOM追跡調査）と2016年3月末までの276人（外務省）は概念が異なり、前者は帰国した被害者"
        "以外を含む可能性がある。2020年分では用語がさらに変わる。",
    ),
    theme=Theme.RETURN,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("ref_area", *RETURNED_BY),
    sdg=("5.2", "8.7", "16.2"),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=("iom_return_assistance", *REGISTERS),
    chart=Chart.LINE,
    cells=together(
        of_everyone(published("RETURN_ASSISTED_CUM"), "sex", "age", "exploitation"),
        *cumulative(returned(), "REGISTER_RETURNED_CUM", RETURNED_BY, CROSSINGS),
    ),
    view=(("series", "RETURN_ASSISTED_CUM"),),
    example=Example(
        given="""
            series              | definition    | time_period     | citizenship | obs_value
            RETURN_ASSISTED_CUM | RETURN        | 2005-05/2016-03 | _T          | 276
            RETURN_ASSISTED_CUM | BENEFICIARIES | 2005/2016       | _T          | 307
            RETURN_ASSISTED_CUM | RETURN        | 2005-04/2019-06 | PHL         | 149
        """,
        cases="""
            case_id | referral_date | departure_date | citizenship
            A       | 2015-02-20    | 2015-03-31     | THA
            B       | 2015-03-10    | 2015-04-01     | PHL
            C       | 2016-11-02    | 2016-12-31     | PHL
            D       | 2016-11-07    | 2017-01-09     | IDN
        """,
        reports="""
            period
            2017-01
        """,
        expect="""
            definition    | time_period     | citizenship | obs_value
            BENEFICIARIES | 2005/2016       | _T          | 307
            RETURN        | 2005-05/2016-03 | _T          | 276
            RETURN        | 2005-04/2019-06 | PHL         | 149
            REGISTER      | 2005-05/2015-03 | _T          | 1
            REGISTER      | 2005-05/2015-12 | _T          | 2
            REGISTER      | 2005-05/2016-03 | _T          | 2
            REGISTER      | 2005-05/2017-01 | _T          | 4
        """,
        periods=(
            "2005/2016",
            "2005-05/2015-03",
            "2005-05/2015-12",
            "2005-05/2016-03",
            "2005-05/2017-01",
            "2005-04/2019-06",
        ),
    ),
)
