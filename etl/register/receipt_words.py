"""The words and the look of a receipt."""

from etl.register.look import ACCENT, GROUND, HAIRLINE, INK, QUIET
from vocabulary.text import Text

TITLE = Text("Receipt of a report", "報告受領書")
PROGRAMME = Text(
    "Return and reintegration programme for victims of trafficking in persons",
    "人身取引被害者の帰国・社会復帰支援プログラム",
)
NO_MONTH = Text("No month named", "対象月の記載なし")

LOADED = Text("Loaded", "取込み済み")
PARTLY = Text("Loaded, with rows kept back", "取込み済み（一部保留）")
UNCHANGED = Text("Unchanged", "変更なし")
REFUSED = Text("Refused", "差戻し")

LOADED_SAID = Text("All {read} rows were loaded.", "{read}行すべてを取り込みました。")
PARTLY_SAID = Text(
    "{accepted} of {read} rows were loaded. {kept_back} were kept back until they are put right.",
    "{read}行のうち{accepted}行を取り込みました。{kept_back}行は、直していただくまで保留します。",
)
UNCHANGED_SAID = Text(
    "The same figures had been received before. Nothing was loaded anew, and nothing is lost.",
    "同じ内容を既に受領しています。新たな取込みは行っていません。",
)
REFUSED_SAID = Text(
    "Nothing was loaded and nothing of the report is kept. The register is as it was.",
    "取り込んでおらず、報告の内容も保存していません。登録簿に変更はありません。",
)
REVISION_SAID = Text(
    "This is a revision of the month. It stands beside load {revises}, which is kept; from now on this one counts.",
    "この月の改訂です。取込{revises}も残り、今後はこの改訂を用います。",
)

RECEIVED = Text("Received", "受領したもの")
TIME = Text("Time", "日時")
LOAD = Text("Load", "取込番号")
NO_LOAD = Text("none", "なし")

ROWS = Text("Rows", "行数")
ROW_HEADINGS = (Text("Sheet", "シート"), Text("Read", "読取り"), Text("Accepted", "採用"), Text("Kept back", "保留"))
TOTALS = Text("The register", "登録簿の累計")
TOTAL_HEADINGS = (
    Text("Total (persons)", "累計（人）"),
    Text("Before", "取込み前"),
    Text("Now", "取込み後"),
    Text("Change", "増減"),
)
CASES = Text("New cases: {added}. Cases told of before: {changed}.", "新規の案件：{added}件　既報の案件：{changed}件")

DETECTED = Text("How it was read", "読取りの状況")
PUT_RIGHT = Text("To be put right", "直していただくこと")
NOTED = Text("To look at", "確認していただきたいこと")
RETURNED = Text(
    "Every cell is marked and explained in {name}. Correct it there and send it in again.",
    "該当するセルは{name}に色と説明を付けて示しました。その中で直し、もう一度提出してください。",
)
QUOTED = Text("“{name}”", "「{name}」")
THE_RETURNED = Text("the returned workbook", "返送ファイル")
WAITING = Text("rows that wait for their case, which was kept back", "案件の保留に伴い保留した行")
AND = Text(", ", "、")
MORE = Text("and {number} more", "ほか{number}件")
FOOTER = Text(
    "Restricted. This receipt holds no name and no row of a person. Keep it with the report.",
    "取扱注意。この受領書には氏名も個人の記録も含まれません。報告とともに保管してください。",
)

STYLE = f"""
@page {{ size: A4; margin: 14mm 15mm 12mm; }}
* {{ box-sizing: border-box; }}
body {{ margin: 0 auto; max-width: 180mm; padding: 8mm 0; color: #{INK}; background: #fff; font: 400 9.5pt/1.45
  "Noto Sans", "Hiragino Sans", "Yu Gothic", Meiryo, "Noto Sans CJK JP", system-ui, sans-serif;
  font-variant-numeric: tabular-nums; -webkit-print-color-adjust: exact; print-color-adjust: exact; }}
@media print {{ body {{ padding: 0; max-width: none; }} body.dense {{ zoom: .78; }} }}
header {{ display: flex; justify-content: space-between; align-items: end; border-bottom: 2pt solid #{ACCENT};
  padding-bottom: 3mm; }}
header p {{ margin: 0; color: #{QUIET}; font-size: 8.5pt; }}
h1 {{ margin: 0; color: #{ACCENT}; font-size: 19pt; line-height: 1.2; }}
.month {{ font-size: 13pt; font-weight: 700; color: #{INK}; text-align: right; white-space: nowrap; }}
.state {{ margin: 4mm 0; padding: 3mm 4mm; border-left: 3pt solid; }}
.state strong {{ display: block; font-size: 12.5pt; }}
.state span {{ color: #{INK}; }}
h2 {{ margin: 4.5mm 0 1mm; font-size: 10.5pt; color: #{ACCENT}; }}
.halves {{ display: grid; grid-template-columns: 1fr 1fr; gap: 0 8mm; }}
table {{ width: 100%; border-collapse: collapse; }}
th, td {{ padding: .9mm 1.5mm .9mm 0; border-bottom: .5pt solid #{HAIRLINE}; text-align: left; font-weight: 400;
  vertical-align: top; }}
thead th {{ color: #{QUIET}; font-size: 8pt; }}
.figure {{ text-align: right; padding-right: 0; }}
.files {{ table-layout: fixed; }}
.files td:first-child {{ width: 58mm; }}
.files td {{ overflow: hidden; text-overflow: ellipsis; white-space: nowrap; padding-right: 3mm; }}
code {{ font: 7.4pt/1.4 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; color: #{QUIET}; }}
p.quiet {{ margin: 1.2mm 0 0; }}
ul {{ margin: 0; padding: 0; list-style: none; }}
.rules li {{ display: grid; grid-template-columns: 31mm 1fr 64mm; gap: 0 3mm; padding: .7mm 0; align-items: baseline;
  border-bottom: .5pt solid #{HAIRLINE}; break-inside: avoid; }}
.rules li > :only-child {{ grid-column: 2; }}
.places {{ text-align: right; overflow-wrap: anywhere; }}
.places, .quiet {{ color: #{QUIET}; font-size: 8.2pt; }}
.detected {{ background: #{GROUND}; padding: 1.5mm 3mm; font-size: 8pt; columns: 2; column-gap: 8mm; }}
.detected li {{ padding: .3mm 0; break-inside: avoid; }}
footer {{ margin-top: 5mm; padding-top: 2mm; border-top: .5pt solid #{HAIRLINE}; color: #{QUIET}; font-size: 8pt; }}
:lang(ja) p, :lang(ja) li, :lang(ja) span {{ line-break: strict; word-break: auto-phrase; }}
"""
