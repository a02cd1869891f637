"""The form of fiscal years 2017 and 2018: five criteria, results first, graded A to D."""

from publication.reports.form import Canon, Criterion, Form
from vocabulary.text import Text

FORM = Form(
    years=(2017, 2018),
    criteria=(
        Criterion(Canon.OUTCOME, Text("Results and influence", "成果・影響力")),
        Criterion(Canon.MANAGEMENT, Text("Organization and finances", "組織・財政")),
        Criterion(Canon.POLICY, Text("Usefulness for foreign policy", "外交課題での有用性")),
        Criterion(Canon.STAFF, Text("Japanese staff and posts", "日本人職員・ポスト")),
        Criterion(Canon.PDCA, Text("PDCA", "PDCA")),
    ),
    lines=("TIP_RETURN", "ASSESSED", "RESETTLEMENT"),
    scale=("A", "B", "C", "D"),
    scale_seen=(2017,),
)
