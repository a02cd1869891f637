"""The form of fiscal year 2016: five criteria, the field first; no scale is printed."""

from publication.reports.form import Canon, Criterion, Form, Said
from vocabulary.text import Text

FORM = Form(
    years=(2016,),
    criteria=(
        Criterion(Canon.OUTCOME, Text("Influence and contribution in the field", "専門分野における影響力・貢献")),
        Criterion(
            Canon.POLICY,
            Text("Usefulness in carrying out important foreign policy", "重要外交課題遂行における有用性"),
        ),
        Criterion(Canon.MANAGEMENT, Text("Organizational and financial management", "組織・財政マネジメント")),
        Criterion(Canon.STAFF, Text("Japanese staff", "邦人職員")),
        Criterion(Canon.PDCA, Text("Execution and PDCA", "執行管理・PDCA")),
    ),
    lines=("TIP_RETURN", "ASSESSED", "RESETTLEMENT"),
    document="mofa_evaluation_2016",
    claims={
        Canon.OUTCOME: (
            Said("members_tripled"),
            Said("offices_tripled"),
            Said("returns"),
            Said("reintegrations"),
            Said("retrafficked"),
        ),
        Canon.POLICY: (Said("visits"),),
        Canon.STAFF: (
            Said("staff_growth_all", ("staff_2008", "staff_2012", "staff_growth_all")),
            Said("staff_growth_international", ("staff_2011", "staff_2015", "staff_growth_international")),
            Said("senior_posts", ("senior_posts", "senior_posts_d1", "senior_posts_p4")),
        ),
        Canon.PDCA: (Said("monthly_reports"),),
    },
    unsaid={
        "offices_tripled": Text(
            "From 1996 to 2013, the number of IOM offices became about {offices_tripled} times what it had been.",
            "IOMの事務所数は、1996年から2013年までの間に約{offices_tripled}倍となった。",
        ),
        "monthly_reports": Text(
            "IOM is to report once a month, {monthly_reports} times a year.",
            "IOMから月1回（年{monthly_reports}回）の定期報告を受けることとしている。",
        ),
    },
    budget_claim="budget",
)
