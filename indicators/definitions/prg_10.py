"""PRG-10: what kinds of reintegration support persons received."""

from indicators.cells import together
from indicators.definition import Example, Indicator
from indicators.intervals import wilson
from indicators.register import REGISTERS, Time
from indicators.register_persons import reintegrated
from indicators.register_tables import KINDS, share
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="PRG-10",
    name=Text(
        "Reintegration support by kind",
        "社会復帰支援の種類別割合",
    ),
    definition=Text(
        "Persons given a kind of reintegration support as a share of all persons given any, over three calendar years.",
        "3暦年に社会復帰支援を受け始めた者のうち、当該種類の支援を受けた者の割合。",
    ),
    method=Text(
        "PRG-03 of a kind divided by PRG-03 of all kinds, from the register: persons whose first service began in "
        "the period, and the kinds begun by its end. A person with several kinds counts in each. The interval is "
        "Wilson's two-sided 95 % interval.",
        "登録簿による当該種類のPRG-03を全種類のPRG-03で割る。期間中に最初の支援が始まった者について、"
        "期間の末までに始まった種類を数え、複数の種類を受けた者はそれぞれに数える。区間はウィルソン法による両側9"
        "5 %信頼区間。",
    ),
    caveat=Text(
        "The shares add up to more than 100 % where persons have several kinds. A kind that begins in a later "
        "period is not counted.",
        "複数の種類を受けた者がいるため、割合の合計は100 %を超える。後の期間に始まった種類は数えない。",
    ),
    theme=Theme.RETURN,
    direction=Direction.CONTEXT,
    decimals=1,
    dimensions=("ref_area", "sex", "reintegration_kind"),
    sdg=("5.2", "8.7", "3", "4", "8"),
    iom_areas=(IomArea.DEVELOPMENT, IomArea.MANAGEMENT),
    sources=REGISTERS,
    chart=Chart.COLUMNS,
    cells=together(
        *(
            share(reintegrated(), reintegrated(), Time.YEARS, *keys, series="REGISTER_REINTEGRATION_MIX", by=("sex",))
            for keys in KINDS
        )
    ),
    interval=wilson,
    example=Example(
        cases="""
            case_id | referral_date | departure_date | sex
            A       | 2014-06-01    | 2014-07-10     | F
            B       | 2015-06-01    | 2015-12-01     | F
            C       | 2015-10-10    | 2016-01-10     | M
        """,
        services="""
            case_id | reintegration_kind | start_date
            A       | MED                | 2014-08-01
            A       | EDU                | 2014-09-01
            A       | MED                | 2015-02-01
            B       | MED                | 2016-02-01
            B       | VOC                | 2017-02-01
        """,
        reports="""
            period
            2017-03
        """,
        expect="""
            sex | reintegration_kind | time_period | obs_value | numerator | denominator
            _T  | MED                | 2014/2016   | 100.0     | 2         | 2
            _T  | EDU                | 2014/2016   | 50.0      | 1         | 2
            _T  | VOC                | 2014/2016   | 0.0       | 0         | 2
            _T  | PSY                | 2014/2016   | 0.0       | 0         | 2
            _T  | MICRO              | 2014/2016   | 0.0       | 0         | 2
            _T  | HOUS               | 2014/2016   | 0.0       | 0         | 2
            _T  | SUBS               | 2014/2016   | 0.0       | 0         | 2
            _T  | LEGAL              | 2014/2016   | 0.0       | 0         | 2
            _T  | REF                | 2014/2016   | 0.0       | 0         | 2
            _T  | OTH                | 2014/2016   | 0.0       | 0         | 2
            F   | MED                | 2014/2016   | 100.0     | 2         | 2
            F   | EDU                | 2014/2016   | 50.0      | 1         | 2
            F   | VOC                | 2014/2016   | 0.0       | 0         | 2
            F   | PSY                | 2014/2016   | 0.0       | 0         | 2
            F   | MICRO              | 2014/2016   | 0.0       | 0         | 2
            F   | HOUS               | 2014/2016   | 0.0       | 0         | 2
            F   | SUBS               | 2014/2016   | 0.0       | 0         | 2
            F   | LEGAL              | 2014/2016   | 0.0       | 0         | 2
            F   | REF                | 2014/2016   | 0.0       | 0         | 2
            F   | OTH                | 2014/2016   | 0.0       | 0         | 2
        """,
    ),
)
