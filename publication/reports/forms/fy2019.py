"""The form of fiscal years 2019 to 2021: four criteria, execution and PDCA being part of management."""

from publication.reports.form import Canon, Criterion, Form
from vocabulary.text import Text

FORM = Form(
    years=(2019, 2020, 2021),
    criteria=(
        Criterion(Canon.OUTCOME, Text("Results and influence", "成果・影響力")),
        Criterion(Canon.POLICY, Text("Usefulness and importance for foreign policy", "外交政策上の有用性・重要性")),
        Criterion(Canon.MANAGEMENT, Text("Organization and finances", "組織・財政")),
        Criterion(Canon.STAFF, Text("Japanese staff", "日本人職員")),
    ),
    lines=("TIP_RETURN", "ASSESSED", "RESETTLEMENT"),
)
