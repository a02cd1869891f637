"""The form of fiscal year 2024: the four criteria of 2022, graded S, A+ and so on to D."""

from publication.reports.form import Form
from publication.reports.forms.fy2022 import CRITERIA, LINES, UNTIL

FORM = Form(
    years=(2024,),
    criteria=CRITERIA,
    lines=LINES,
    scale=("S", "A+", "A", "A-", "B+", "B", "B-", "C", "D"),
    scale_seen=(2024,),
    grades_criteria=True,
    until=UNTIL,
)
