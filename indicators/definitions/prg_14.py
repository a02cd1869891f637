"""PRG-14: countries of origin to which victims returned."""

from indicators.cells import published, together
from indicators.definition import Example, Indicator
from indicators.register import REGISTERS
from indicators.register_persons import returned
from indicators.register_tables import countries
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="PRG-14",
    name=Text("Origin countries served", "対象出身国数"),
    definition=Text(
        "Countries of origin to which at least one victim was assisted to return, within a year and since 2005.",
        "1人以上の被害者が帰国支援を受けて帰国した出身国の数（年別及び2005年以降の累計）。",
    ),
    method=Text(
        "Published numbers of countries as their source printed them. In the register the nationalities of those who "
        "departed in the calendar year, and since May 2005 to the end of each calendar year, are counted, each once; "
        "an unknown nationality is none. By sub-region they are counted to the end of the last closed period of three "
        "years.",
        "公表値は出典に掲載された国数をそのまま示す。登録簿では、暦年中及び2005年5月から各暦年末までに出国した者の国籍を"
        "1回ずつ数え、国籍不明は数えない。地域別は終了した最後の3年期間の末までとする。",
    ),
    caveat=Text(
        "A count of countries says nothing of how many persons returned to each.",
        "国数は、国ごとの帰国人数を示すものではない。",
    ),
    theme=Theme.RETURN,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("ref_area", "citizenship"),
    sdg=("10.7", "17"),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=("iom_return_assistance", *REGISTERS),
    chart=Chart.DOTS,
    cells=together(
        published(("ORIGIN_COUNTRIES", "ORIGIN_COUNTRIES_CUM")), *countries(returned(), "REGISTER_ORIGIN_COUNTRIES")
    ),
    view=(("series", "ORIGIN_COUNTRIES.ORIGIN_COUNTRIES_CUM"),),
    example=Example(
        given="""
            series               | definition | time_period | obs_value | unit_measure
            ORIGIN_COUNTRIES     | RETURN     | 2013        | 2         | COUNTRIES
            ORIGIN_COUNTRIES_CUM | RETURN     | 2005/2013   | 6         | COUNTRIES
        """,
        cases="""
            case_id | referral_date | departure_date | citizenship
            A       | 2015-02-01    | 2015-03-31     | PHL
            B       | 2015-02-10    | 2015-12-31     | PHL
            C       | 2015-06-01    | 2016-01-01     | THA
            D       | 2015-07-01    | 2016-02-01     | COL
            E       | 2015-08-01    | 2016-02-05     | _U
            F       | 2016-11-02    | 2017-01-15     | IDN
        """,
        reports="""
            period
            2017-01
        """,
        expect="""
            series                        | citizenship | time_period     | obs_value | unit_measure
            ORIGIN_COUNTRIES              | _Z          | 2013            | 2         | COUNTRIES
            ORIGIN_COUNTRIES_CUM          | _Z          | 2005/2013       | 6         | COUNTRIES
            REGISTER_ORIGIN_COUNTRIES     | _T          | 2015            | 1         | COUNTRIES
            REGISTER_ORIGIN_COUNTRIES     | _T          | 2016            | 2         | COUNTRIES
            REGISTER_ORIGIN_COUNTRIES_CUM | _T          | 2005-05/2015-12 | 1         | COUNTRIES
            REGISTER_ORIGIN_COUNTRIES_CUM | _T          | 2005-05/2016-12 | 3         | COUNTRIES
            REGISTER_ORIGIN_COUNTRIES_CUM | 035         | 2005-05/2016-12 | 2         | COUNTRIES
            REGISTER_ORIGIN_COUNTRIES_CUM | 419         | 2005-05/2016-12 | 1         | COUNTRIES
        """,
    ),
)
