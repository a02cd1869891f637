"""The figures printed in the evaluation sheet of FY2016 on Japan's contribution to IOM's return assistance."""

from indicators.claims.claim import Address, Claim
from vocabulary.text import Text

_DOCUMENT = "mofa_evaluation_2016"
_RESULTS = Text("Achievements", "達成状況")
_INFLUENCE = Text("Influence and contribution in the field", "専門分野における影響力・貢献")
_STAFF = Text("Japanese staff", "邦人職員")
_BUDGET = Text("Budget", "予算額")
_TO_MARCH_2016 = "2005-05/2016-03"

CLAIMS = (
    Claim(
        id="returns",
        document=_DOCUMENT,
        section=_RESULTS,
        statement=Text(
            "Victims assisted to return by the end of March 2016", "平成28年3月末までに帰国支援を受けた被害者"
        ),
        printed=276,
        unit="PERSONS",
        of=Address(indicator="PRG-02", series="RETURN_ASSISTED_CUM", definition="RETURN", time_period=_TO_MARCH_2016),
    ),
    Claim(
        id="reintegrations",
        document=_DOCUMENT,
        section=_RESULTS,
        statement=Text(
            "Persons given reintegration support by the end of March 2016",
            "平成28年3月末までに社会復帰支援を受けた者",
        ),
        printed=145,
        unit="PERSONS",
        of=Address(
            indicator="PRG-03",
            series="REINTEGRATION_ASSISTED_CUM",
            definition="REINTEGRATION",
            time_period=_TO_MARCH_2016,
        ),
    ),
    Claim(
        id="retrafficked",
        document=_DOCUMENT,
        section=_RESULTS,
        statement=Text("Returned victims known to have been trafficked again", "帰国後に再被害が確認された者"),
        printed=0,
        unit="PERSONS",
        of=Address(indicator="PRG-08", series="RETRAFFICKING_KNOWN", definition="RETURN", time_period=_TO_MARCH_2016),
    ),
    Claim(
        id="budget",
        document=_DOCUMENT,
        section=_BUDGET,
        statement=Text("Budget of FY2016", "平成28年度予算額"),
        printed=14065,
        unit="JPY",
        unit_mult=3,
        of=Address(
            indicator="FIN-01",
            series="CONTRIBUTION",
            definition="EVALUATION_SHEET",
            time_period="2016-FY",
            breakdowns=(("contribution_line", "TIP_RETURN"), ("contribution_stage", "INITIAL")),
        ),
    ),
    Claim(
        id="members_tripled",
        document=_DOCUMENT,
        section=_INFLUENCE,
        statement=Text("Member States three times those of 1996 by 2013", "1996年から2013年に加盟国数は3倍"),
        printed=3,
        unit="RATIO",
        of=Address(
            indicator="INS-02",
            series="MEMBER_STATES_FACTOR",
            definition="STATE_YEAR",
            time_period="1996/2013",
        ),
        reason=Text(
            "59 States in 1996 and 154 in 2013 (155 as published) make 2.6; three only as a whole number.",
            "1996年の59か国と2013年の154か国（公表値155か国）では2.6倍であり、整数に丸めた場合に限り3倍となる。",
        ),
    ),
    Claim(
        id="offices_tripled",
        document=_DOCUMENT,
        section=_INFLUENCE,
        statement=Text("Offices about three times those of 1996 by 2013", "1996年から2013年に事務所数は約3倍"),
        printed=3,
        unit="RATIO",
        reason=Text(
            "No count of offices for 1996 is published, nor is it said which offices are counted; field locations are "
            "four times those of 1998 by 2014.",
            "1996年の事務所数は公表されておらず、どの事務所を数えたかも示されていない。活動拠点は1998年から2014年に約4倍。",
        ),
    ),
    *(
        Claim(
            id=f"staff_{year}",
            document=_DOCUMENT,
            section=_STAFF,
            statement=Text(f"{words.en} in {year}", f"{year}年の{words.ja}"),
            printed=printed,
            unit="PERSONS",
            of=Address(indicator="INS-05", series="JAPANESE_STAFF", definition=definition, time_period=year),
        )
        for definition, words, year, printed in (
            ("JAPANESE_STAFF_ALL", Text("Japanese staff", "邦人職員"), "2008", 13),
            ("JAPANESE_STAFF_ALL", Text("Japanese staff", "邦人職員"), "2012", 21),
            (
                "JAPANESE_STAFF_INTERNATIONAL",
                Text("Japanese international staff", "邦人職員（国際職員）"),
                "2011",
                15,
            ),
            (
                "JAPANESE_STAFF_INTERNATIONAL",
                Text("Japanese international staff", "邦人職員（国際職員）"),
                "2015",
                20,
            ),
        )
    ),
    Claim(
        id="staff_growth_all",
        document=_DOCUMENT,
        section=_STAFF,
        statement=Text("Growth of the Japanese staff, 2008 to 2012", "2008年から2012年の邦人職員の増加率"),
        printed=61,
        unit="PT",
        of=Address(
            indicator="INS-06",
            series="JAPANESE_STAFF_CHANGE",
            definition="JAPANESE_STAFF_ALL",
            time_period="2008/2012",
        ),
        reason=Text(
            "13 to 21 is 61.5 %: printed truncated, rounding would give 62.",
            "13人から21人は61.5 %であり、切り捨てて印刷されている（四捨五入なら62 %）。",
        ),
    ),
    Claim(
        id="staff_growth_international",
        document=_DOCUMENT,
        section=_STAFF,
        statement=Text(
            "Growth of the Japanese international staff, 2011 to 2015",
            "2011年から2015年の邦人職員（国際職員）の増加率",
        ),
        printed=33,
        unit="PT",
        of=Address(
            indicator="INS-06",
            series="JAPANESE_STAFF_CHANGE",
            definition="JAPANESE_STAFF_INTERNATIONAL",
            time_period="2011/2015",
        ),
    ),
    Claim(
        id="senior_posts",
        document=_DOCUMENT,
        section=_STAFF,
        statement=Text("Japanese staff in senior posts in 2016", "2016年の邦人幹部等職員"),
        printed=4,
        unit="PERSONS",
        of=Address(
            indicator="INS-05",
            series="JAPANESE_STAFF",
            definition="JAPANESE_STAFF_SENIOR",
            time_period="2016",
            breakdowns=(("staff_grade", "SENIOR"),),
        ),
    ),
    Claim(
        id="visits",
        document=_DOCUMENT,
        section=_RESULTS,
        statement=Text("Visits to Japan by the Director General since 2008", "2008年以降の事務局長の訪日回数"),
        printed=9,
        unit="VISITS",
        of=Address(indicator="CTX-09", series="DG_VISITS_TO_JAPAN", definition="PUBLISHED", time_period="2008/2016"),
    ),
)
