"""The form of fiscal years 2022 and 2023: four criteria, foreign policy first, graded S to D; no assessed lines."""

from publication.reports.form import Canon, Criterion, Form
from vocabulary.text import Text

CRITERIA = (
    Criterion(Canon.POLICY, Text("Contribution to the goals of foreign policy", "外交政策目標への貢献度")),
    Criterion(Canon.OUTCOME, Text("Results of activities", "活動の成果")),
    Criterion(Canon.MANAGEMENT, Text("Organization, administration and finances", "組織・行財政")),
    Criterion(Canon.STAFF, Text("Japanese staff", "日本人職員")),
)
LINES = ("TIP_RETURN", "RESETTLEMENT")
UNTIL = (5, 31)

FORM = Form(
    years=(2022, 2023),
    criteria=CRITERIA,
    lines=LINES,
    scale=("S", "A", "B", "C", "D"),
    scale_seen=(2022,),
    grades_criteria=True,
    until=UNTIL,
)
