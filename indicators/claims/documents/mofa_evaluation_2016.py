"""The figures printed in the evaluation sheet of FY2016 on Japan's contribution to IOM's return assistance."""

from functools import partial

from indicators.claims.claim import Address, Claim
from publication.catalogue import ClaimKind, Operation, Part, Rounding, ToldEntry
from vocabulary.text import Text

_RESULTS = Text("Achievements", "達成状況")
_INFLUENCE = Text("Influence and contribution in the field", "専門分野における影響力・貢献")
_STAFF = Text("Japanese staff", "邦人職員")
_BUDGET = Text("Budget", "予算額")
_PDCA = Text("Management of the contribution and PDCA", "執行管理・PDCA")
_TO_MARCH_2016 = "2005-05/2016-03"
_NO_ACTION = Text("", "")
_PERSON = Text("", "名")
_GRADE = "staff_grade"

_claim = partial(Claim, document="mofa_evaluation_2016")
_staff_address = partial(Address, indicator="INS-05", series="JAPANESE_STAFF")
_senior = partial(_staff_address, definition="JAPANESE_STAFF_SENIOR", time_period="2016")

_PERSONS = (
    _claim(
        id="returns",
        section=_RESULTS,
        statement=Text(
            "Victims assisted to return by the end of March 2016", "平成28年3月末までに帰国支援を受けた被害者"
        ),
        printed=276,
        as_printed="計276名",
        qualifiers=("IN_TOTAL",),
        unit="PERSONS",
        cut_off="2016-03",
        of=(
            Address(indicator="PRG-02", series="RETURN_ASSISTED_CUM", definition="RETURN", time_period=_TO_MARCH_2016),
        ),
        told=ToldEntry(
            ClaimKind.CUMULATIVE,
            subject=Text("victims of trafficking in persons", "人身取引被害者"),
            one="victim of trafficking in persons",
            counter=_PERSON,
            action=Text("had been assisted to return", "帰国支援を実施した"),
        ),
    ),
    _claim(
        id="reintegrations",
        section=_RESULTS,
        statement=Text(
            "Persons given reintegration support by the end of March 2016",
            "平成28年3月末までに社会復帰支援を受けた者",
        ),
        printed=145,
        as_printed="計145名",
        qualifiers=("IN_TOTAL",),
        unit="PERSONS",
        cut_off="2016-03",
        of=(
            Address(
                indicator="PRG-03",
                series="REINTEGRATION_ASSISTED_CUM",
                definition="REINTEGRATION",
                time_period=_TO_MARCH_2016,
            ),
        ),
        told=ToldEntry(
            ClaimKind.CUMULATIVE,
            subject=Text("returned victims", "帰国した被害者"),
            one="returned victim",
            counter=_PERSON,
            action=Text("had been given reintegration support", "社会復帰支援を実施した"),
        ),
    ),
    _claim(
        id="retrafficked",
        section=_RESULTS,
        statement=Text("Returned victims known to have been trafficked again", "帰国後に再被害が確認された者"),
        printed=0,
        as_printed="0名",
        unit="PERSONS",
        cut_off="2016-03",
        of=(
            Address(
                indicator="PRG-08",
                series="RETRAFFICKING_KNOWN",
                definition="RETURN",
                time_period=_TO_MARCH_2016,
                part=Part.NUMERATOR,
            ),
        ),
        told=ToldEntry(
            ClaimKind.KNOWN,
            subject=Text("returned victims", "帰国した被害者のうち、再び人身取引の被害に遭ったこと"),
            one="returned victim",
            counter=_PERSON,
            action=Text("known to have been trafficked again", "確認された者"),
        ),
    ),
)

_AMOUNTS = (
    _claim(
        id="budget",
        section=_BUDGET,
        statement=Text("Budget of FY2016", "平成28年度予算額"),
        printed=14065,
        as_printed="14,065千円",
        unit="JPY",
        unit_mult=3,
        cut_off="2016-FY",
        of=(
            Address(
                indicator="FIN-01",
                series="CONTRIBUTION",
                definition="EVALUATION_SHEET",
                time_period="2016-FY",
                breakdowns=(("contribution_line", "TIP_RETURN"), ("contribution_stage", "INITIAL")),
            ),
        ),
        told=ToldEntry(ClaimKind.AMOUNT, subject=Text("budget", "予算額"), action=_NO_ACTION),
    ),
)

_FACTORS = (
    _claim(
        id="members_tripled",
        section=_INFLUENCE,
        statement=Text("Member States three times those of 1996 by 2013", "1996年から2013年に加盟国数は3倍"),
        printed=3,
        as_printed="3倍",
        unit="RATIO",
        cut_off="2013",
        of=(
            Address(
                indicator="INS-02",
                series="MEMBER_STATES_FACTOR",
                definition="STATE_YEAR",
                time_period="1996/2013",
            ),
        ),
        reason=Text(
            "59 States in 1996 and 154 in 2013 (155 as published) make 2.6; three only as a whole number.",
            "1996年の59か国と2013年の154か国（公表値155か国）では2.6倍であり、整数に丸めた場合に限り3倍となる。",
        ),
        told=ToldEntry(
            ClaimKind.FACTOR, subject=Text("the number of IOM Member States", "IOMの加盟国数"), action=_NO_ACTION
        ),
    ),
    _claim(
        id="offices_tripled",
        section=_INFLUENCE,
        statement=Text("Offices about three times those of 1996 by 2013", "1996年から2013年に事務所数は約3倍"),
        printed=3,
        as_printed="約3倍",
        qualifiers=("ABOUT",),
        unit="RATIO",
        cut_off="2013",
        reason=Text(
            "No count of offices for 1996 is published, nor is it said which offices are counted; field locations are "
            "four times those of 1998 by 2014.",
            "1996年の事務所数は公表されておらず、どの事務所を数えたかも示されていない。活動拠点は1998年から2014年に約4倍。",
        ),
        told=ToldEntry(ClaimKind.FACTOR, subject=Text("the number of IOM offices", "IOMの事務所数"), action=_NO_ACTION),
    ),
)

_ALL = Text("Japanese staff", "邦人職員")
_INTERNATIONAL = Text("Japanese international staff", "邦人職員（国際職員）")


def _count(definition: str, words: Text, year: str, printed: int) -> Claim:
    return _claim(
        id=f"staff_{year}",
        section=_STAFF,
        statement=Text(f"{words.en} in {year}", f"{year}年の{words.ja}"),
        printed=printed,
        as_printed=f"{printed}名",
        unit="PERSONS",
        cut_off=year,
        of=(_staff_address(definition=definition, time_period=year),),
        told=ToldEntry(
            ClaimKind.COUNT,
            subject=Text(f"{words.en} members", words.ja),
            counter=_PERSON,
            action=_NO_ACTION,
        ),
    )


_STAFF_COUNTS = (
    _count("JAPANESE_STAFF_ALL", _ALL, "2008", 13),
    _count("JAPANESE_STAFF_ALL", _ALL, "2012", 21),
    _count("JAPANESE_STAFF_INTERNATIONAL", _INTERNATIONAL, "2011", 15),
    _count("JAPANESE_STAFF_INTERNATIONAL", _INTERNATIONAL, "2015", 20),
)

_GROWTH = (
    _claim(
        id="staff_growth_all",
        section=_STAFF,
        statement=Text("Growth of the Japanese staff, 2008 to 2012", "2008年から2012年の邦人職員の増加率"),
        printed=61,
        as_printed="61％増",
        unit="PT",
        rounding=Rounding.DOWN,
        cut_off="2012",
        of=(
            Address(
                indicator="INS-06",
                series="JAPANESE_STAFF_CHANGE",
                definition="JAPANESE_STAFF_ALL",
                time_period="2008/2012",
            ),
        ),
        reason=Text(
            "13 to 21 is 61.5 %: printed truncated, rounding would give 62.",
            "13人から21人は61.5 %であり、切り捨てて印刷されている（四捨五入なら62 %）。",
        ),
        told=ToldEntry(ClaimKind.CHANGE, subject=_ALL, counter=_PERSON, action=_NO_ACTION),
    ),
    _claim(
        id="staff_growth_international",
        section=_STAFF,
        statement=Text(
            "Growth of the Japanese international staff, 2011 to 2015",
            "2011年から2015年の邦人職員（国際職員）の増加率",
        ),
        printed=33,
        as_printed="33％増",
        unit="PT",
        cut_off="2015",
        of=(
            Address(
                indicator="INS-06",
                series="JAPANESE_STAFF_CHANGE",
                definition="JAPANESE_STAFF_INTERNATIONAL",
                time_period="2011/2015",
            ),
        ),
        told=ToldEntry(ClaimKind.CHANGE, subject=_INTERNATIONAL, counter=_PERSON, action=_NO_ACTION),
    ),
)


def _of_grade(grade: str, name: str, printed: int) -> Claim:
    return _claim(
        id=f"senior_posts_{grade.lower()}",
        section=_STAFF,
        statement=Text(f"Japanese staff at grade {name} in 2016", f"2016年の{name}の邦人職員"),
        printed=printed,
        as_printed=f"{name}が{printed}名",
        unit="PERSONS",
        cut_off="2016",
        of=(_senior(breakdowns=((_GRADE, grade),)),),
        told=ToldEntry(
            ClaimKind.COUNT,
            subject=Text(f"Japanese staff members at grade {name}", f"{name}の邦人職員"),
            counter=_PERSON,
            action=_NO_ACTION,
        ),
    )


_POSTS = (
    _claim(
        id="senior_posts",
        section=_STAFF,
        statement=Text("Japanese staff in senior posts in 2016", "2016年の邦人幹部等職員"),
        printed=4,
        as_printed="4名",
        unit="PERSONS",
        cut_off="2016",
        operation=Operation.SUM,
        of=tuple(_senior(breakdowns=((_GRADE, grade),)) for grade in ("D1", "P4")),
        told=ToldEntry(
            ClaimKind.COUNT,
            subject=Text("Japanese staff members in senior posts", "邦人幹部等職員"),
            counter=_PERSON,
            action=_NO_ACTION,
        ),
    ),
    _of_grade("D1", "D-1", 1),
    _of_grade("P4", "P-4", 3),
)

_EVENTS = (
    _claim(
        id="visits",
        section=_RESULTS,
        statement=Text("Visits to Japan by the Director General since 2008", "2008年以降の事務局長の訪日回数"),
        printed=9,
        as_printed="9回",
        unit="VISITS",
        cut_off="2016",
        of=(Address(indicator="CTX-09", series="DG_VISITS_TO_JAPAN", definition="PUBLISHED", time_period="2008/2016"),),
        told=ToldEntry(
            ClaimKind.TIMES,
            subject=Text("the Director General of IOM", "IOM事務局長"),
            counter=Text("times", "回"),
            one="time",
            action=Text("visited Japan", "訪日した"),
        ),
    ),
    _claim(
        id="monthly_reports",
        section=_PDCA,
        statement=Text("Regular reports, one a month: those of fiscal year 2015", "月1回の定期報告（平成27年度分）"),
        printed=12,
        as_printed="月1回",
        unit="REPORTS",
        cut_off="2015-FY",
        operation=Operation.COUNT,
        of=(
            Address(
                indicator="REP-04",
                series="REGISTER_MONTHLY_REPORT_DAYS",
                definition="REGISTER",
                time_period="2015-FY",
            ),
        ),
        reason=Text(
            "One a month is twelve in a fiscal year. Which reports were received is recorded in the programme register "
            "alone; a made-up sample of it confirms nothing.",
            "月1回は年度で12件に当たる。報告の受領はプログラム登録簿にのみ記録されており、架空のサンプルでは確認できない。",
        ),
        told=ToldEntry(
            ClaimKind.DELIVERED,
            subject=Text("regular reports", "定期報告"),
            one="regular report",
            counter=Text("", "件"),
            action=Text("received", "受領した"),
        ),
    ),
)

CLAIMS = (*_PERSONS, *_AMOUNTS, *_FACTORS, *_STAFF_COUNTS, *_GROWTH, *_POSTS, *_EVENTS)
