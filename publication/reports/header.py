"""What the forms of all years print alike: the fields of the header, in their order, and two headings."""

from vocabulary.text import Text

OUTLINE = Text("Outline of the organization", "国際機関の概要")
CONTRIBUTION = Text("Name of the contribution", "分担金・拠出金の名称")
BUDGET = Text("Budget of {year} (thousand yen)", "{year}予算額（千円）")
RATING = Text("Overall rating", "総合評価")
RECIPIENT = Text("Recipient", "拠出先")
DIVISION = Text("Division in charge", "担当課・室")

ACHIEVEMENTS = Text("Achievements", "達成状況")
EXECUTION = Text("Execution and PDCA", "執行管理・PDCA")

IOM = Text("International Organization for Migration (IOM)", "国際移住機関（IOM）")
