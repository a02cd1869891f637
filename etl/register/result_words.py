"""The words of the tab that sums up a returned workbook."""

import datetime as dt

from openpyxl.worksheet.worksheet import Worksheet

from etl.register.outcome import Outcome
from vocabulary.period_labels import period_label
from vocabulary.periods import Day
from vocabulary.text import Language, Text

TAB = Text("Summary", "結果")
TITLE = Text("What became of your report", "報告の取込み結果")
TITLE_CELL = "B2"

AND = Text(", ", "、")
FILES = Text("{files}, received {time}", "{files}　受領：{time}")
REFUSED = Text(
    "Nothing was loaded. Put right what is marked {sign}, then send the report again.",
    "取り込んでいません。{sign} の付いた箇所を直して、もう一度提出してください。",
)
SOME_KEPT_BACK = Text(
    "{accepted} of {read} rows were loaded, {kept_back} were kept back. Put these right, then send the report again.",
    "{read}行のうち{accepted}行を取り込み、{kept_back}行を保留しました。保留した行を直して、もう一度提出してください。",
)
ALL_LOADED = Text(
    "All {read} rows were loaded. Some figures are worth a look.",
    "{read}行すべてを取り込みました。確認していただきたい箇所があります。",
)
NEXT = Text(
    "Each marked cell has a colour and a comment. Correct it in this workbook, save it, and run: python -m etl intake "
    "FILE. Colours and comments may stay.",
    "直すセルには色とコメントが付いています。このファイルの中で直して保存し、python -m etl intake ファイル名 を"
    "実行してください。色とコメントは残したままで構いません。",
)
REBUILT = Text(
    "This workbook was made from the cells of the files you sent; how they looked is not in it.",
    "このファイルは、提出されたファイルのセルから作成したもので、元の書式は含みません。",
)
LACKS_PARTS = Text(
    "Pictures, charts, macros or some drop-down lists of your workbook may not be here. Your own file is as it was.",
    "図、グラフ、マクロ、一部の入力規則は、この写しに含まれないことがあります。元のファイルは変更していません。",
)

COUNTS = Text("Rows", "行数")
COUNT_HEADINGS = (Text("Sheet", "シート"), Text("Read", "読取り"), Text("Accepted", "採用"), Text("Kept back", "保留"))
FINDINGS = Text("What was found", "見つかったこと")
HEADINGS = (
    Text("Tab", "シート"),
    Text("Cell", "セル"),
    Text("Column", "列"),
    Text("Found", "記載"),
    Text("How to write it", "書き方"),
)
WAITING = Text("Kept back with their case", "案件の保留に伴い保留した行")
WAITING_SAID = Text(
    "These rows are in order and not coloured. They will be loaded once their case is.",
    "これらの行に誤りはなく、色も付けていません。案件の行が取り込まれれば、あわせて取り込まれます。",
)
EXPECTED = Text("Expected: {expects}", "条件：{expects}")
PLACES = Text("{number} cells", "{number}か所")
ONE_PLACE = Text("1 cell", "1か所")
MORE = Text("… and {number} more; all of them are coloured", "ほか{number}か所（すべて色付き）")
EMPTY = Text("(empty)", "（空欄）")
NONE = "–"
NO_CELL = Text("not in the report", "報告にありません")


_JAPAN = dt.timedelta(hours=9)


def moment(at: dt.datetime, lang: Language) -> str:
    """A time in UTC as an officer in Japan reads it, with UTC where that is of use abroad."""
    there = at + _JAPAN
    day = period_label(Day.on(there.date()), lang)
    if lang == "ja":
        return f"{day} {there:%H時%M分}（日本時間）"
    return f"{day}, {there:%H:%M} in Japan ({at:%H:%M} UTC)"


def is_result(tab: Worksheet) -> bool:
    """Whether a tab is one that an earlier return had added."""
    return tab[TITLE_CELL].value in {TITLE.en, TITLE.ja}


def sentence(outcome: Outcome, lang: Language, sign: str) -> str:
    """What became of the report, in a sentence."""
    read, accepted, kept_back = (
        sum(getattr(count, name) for count in outcome.counts) for name in ("read", "accepted", "kept_back")
    )
    said = REFUSED if outcome.is_refused else SOME_KEPT_BACK if kept_back else ALL_LOADED
    return said[lang].format(read=f"{read:,}", accepted=f"{accepted:,}", kept_back=f"{kept_back:,}", sign=sign)
