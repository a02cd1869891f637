"""PRG-03: persons given reintegration support after their return."""

from indicators.cells import published, together
from indicators.definition import Example, Indicator
from indicators.register import REGISTERS
from indicators.register_persons import reintegrated
from indicators.register_tables import (
    CROSSINGS,
    KINDS,
    MARGINS,
    REINTEGRATED_BY,
    by_years,
    cumulative,
    of_everyone,
    totals,
)
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
        "The published total as its source printed it. Persons are counted, not services: whoever receives several "
        "kinds of support counts once. Register series count a returned person in the period in which the first "
        "service after departure began, and only in periods that are over; breakdowns are over three calendar years "
        "together. Kinds are those begun by the end of that period; a person with several kinds or forms of "
        "exploitation counts in each, so they may add up to more than the total.",
        "公表値は出典に掲載された累計を示す。支援の件数ではなく人数を数え、複数の支援を受けた者も1人とする。登録簿の系列は、"
        "帰国者を出国後の最初の支援が始まった期間に数え、終了した期間についてのみ示す。内訳は3暦年をまとめて示す。支援の種類は"
        "その期間の末までに始まったものとする。複数の種類又は搾取の形態に当たる者はそれぞれに数えるため、合計は総数を上回る"
        "ことがある。",
    ),
    caveat=Text(
        "Support is given to those who wish it; fewer persons than returned is not a shortfall. Published and register "
        "figures are never one series.",
        "支援は希望する者に行われるため、帰国した人数より少ないことは不足を意味しない。公表値と登録簿の数値は一つの系列と"
        "しない。",
    ),
    theme=Theme.RETURN,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("ref_area", *REINTEGRATED_BY),
    sdg=("5.2", "8.7"),
    iom_areas=(IomArea.MANAGEMENT, IomArea.DEVELOPMENT),
    sources=("iom_return_assistance", *REGISTERS),
    chart=Chart.COLUMNS,
    cells=together(
        of_everyone(published("REINTEGRATION_ASSISTED_CUM"), "sex", "age", "exploitation", "reintegration_kind"),
        *totals(reintegrated(), "REGISTER_REINTEGRATED", REINTEGRATED_BY),
        *by_years(reintegrated(), "REGISTER_REINTEGRATED_YEARS", REINTEGRATED_BY, (*MARGINS, KINDS[0])),
        *cumulative(reintegrated(), "REGISTER_REINTEGRATED_CUM", REINTEGRATED_BY, (*CROSSINGS, *KINDS)),
    ),
    view=(("series", "REINTEGRATION_ASSISTED_CUM"),),
    example=Example(
        given="""
            series                     | definition    | time_period     | obs_value
            REINTEGRATION_ASSISTED_CUM | REINTEGRATION | 2005-05/2016-03 | 145
        """,
        cases="""
            case_id | referral_date | departure_date
            A       | 2014-12-01    | 2015-01-20
            B       | 2015-01-10    | 2015-02-01
            C       | 2015-11-02    | 2016-01-15
            D       | 2016-11-07    | -
        """,
        services="""
            case_id | reintegration_kind | start_date
            A       | MED                | 2015-03-31
            A       | EDU                | 2015-04-01
            A       | EDU                | 2016-04-01
            B       | VOC                | 2015-04-01
            C       | PSY                | 2016-01-14
            C       | PSY                | 2017-01-05
        """,
        reports="""
            period
            2017-01
        """,
        expect="""
            series                       | time_period     | obs_value | unit_measure
            REINTEGRATION_ASSISTED_CUM   | 2005-05/2016-03 | 145       | PERSONS
            REGISTER_REINTEGRATED        | 2015            | 2         | PERSONS
            REGISTER_REINTEGRATED        | 2016            | 0         | PERSONS
            REGISTER_REINTEGRATED_FISCAL | 2014-FY         | 1         | PERSONS
            REGISTER_REINTEGRATED_FISCAL | 2015-FY         | 1         | PERSONS
            REGISTER_REINTEGRATED_CUM    | 2005-05/2016-03 | 2         | PERSONS
            REGISTER_REINTEGRATED_CUM    | 2005-05/2017-01 | 3         | PERSONS
        """,
        periods=("2005-05/2016-03", "2015", "2016", "2017", "2014-FY", "2015-FY", "2016-FY", "2005-05/2017-01"),
    ),
)
