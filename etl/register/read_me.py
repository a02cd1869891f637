"""The first tab of the template: what goes where, how it may be written, what must not be in it, what comes back."""

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from etl.register.look import (
    ACCENT,
    ACCENT_PALE,
    HAIRLINE,
    INK,
    QUIET,
    SEAL,
    cell_at,
    fill,
    font,
    lead,
    lines,
    rule_below,
    set_up_page,
    wrapped,
)
from etl.register.sheet import Sheet
from etl.sources.programme_register import SHEETS
from vocabulary.text import Language, Text

TITLE = Text("Read me", "お読みください")

NAME = Text(
    "Monthly report · return and reintegration of victims of trafficking in persons",
    "人身取引被害者の帰国・社会復帰支援 月次報告様式",
)
_LEAD = Text(
    "Five tabs, one row for each thing that happened. Columns marked * must be filled in. Hold the pointer over a "
    "heading to read what the column holds.",
    "5つのシートに、1件を1行で記入してください。＊の列は必須です。見出しにポインターを合わせると、その列の説明が出ます。",
)
_SHEETS = Text("What goes where", "どこに何を書くか")
_COLUMNS = (Text("Tab", "シート"), Text("One row is", "1行に書くもの"), Text("Must be filled in", "必須の列"))
_ROWS = {
    "cases": Text(
        "A person referred to the programme, under a case ID. To correct or complete a case, send its row again.",
        "照会を受けた1人（案件番号で区別）。訂正や追記は、同じ案件番号の行をもう一度出す。",
    ),
    "services": Text("One kind of reintegration support to one person.", "1人に対する1種類の社会復帰支援。"),
    "follow_ups": Text(
        "A contact 3, 6 or 12 months after return, whether it is still due or done.",
        "帰国3・6・12か月後の追跡1回分。未実施のものも書く。",
    ),
    "report": Text(
        "The month this report is about, with the totals of the month and those since the programme began.",
        "この報告の対象月、当月の人数、事業開始からの累計。",
    ),
    "spending": Text("What one line of spending came to in one month.", "1か月分の1費目の支出額。"),
}
_WRITING = Text("How it may be written", "書き方")
_WAYS = (
    (
        Text("Days", "日付"),
        Text("2016-03-15, 2016/3/15, 平成28年3月15日 or H28.3.15", "平成28年3月15日、H28.3.15、2016/3/15、2016-03-15"),
    ),
    (
        Text("Months, years", "月・年度"),
        Text(
            "2016-03 or 平成28年3月; fiscal years 2015-FY or 平成27年度",
            "平成28年3月、2016-03。年度は平成27年度、2015-FY",
        ),
    ),
    (
        Text("Amounts", "金額"),
        Text(
            "Yen: 1200000 or 1,200,000. For thousands write the unit: 1,200千円, 1.2 million yen",
            "円単位：1200000、1,200,000。千円・百万円は単位を付ける：1,200千円、1.2百万円",
        ),
    ),
    (
        Text("Choices", "選択肢"),
        Text(
            "Choose from the list in the cell, or write the label or code of the tab “Codes”",
            "セルの一覧から選ぶか、「コード」シートの名称又はコードを書く",
        ),
    ),
    (Text("Several forms", "複数の形態"), Text("In one cell, divided by ; or 、", "1つのセルに;又は、で区切って書く")),
    (
        Text("Not known", "不明"),
        Text(
            "Leave optional cells empty; in required ones choose “Unknown”",
            "任意の列は空欄のまま、必須の列は「不明」を選ぶ",
        ),
    ),
)
_NEVER = Text("What must never be in it", "書いてはいけないこと")
_NEVER_SAID = Text(
    "No names, no passport or telephone numbers, no addresses, no free text about a person. Add no columns: only those "
    "of this template are taken in.",
    "氏名、旅券番号、電話番号、住所、個人についての自由記述は書かないでください。列も加えないでください。この様式にない列は取り込めません。",
)
_SENDING = Text("How to send it in", "提出の手順")
_STEPS = (
    Text(
        "Save the workbook. CSV files, one for each tab, are taken too.",
        "ファイルを保存する。シートごとのCSVでもよい。",
    ),
    Text("Run {command}", "次のコマンドを実行する：{command}"),
    Text(
        "Back comes a receipt of one page that says what was loaded, or your own workbook with each wrong cell "
        "coloured and explained. Correct it there and send the same workbook again.",
        "取り込んだ内容を記した1枚の受領書か、直すセルに色と説明を付けたご自身のファイルが返る。そのファイルを直し、もう一度出す。",
    ),
)
_COMMAND = Text("python -m etl intake FILE", "python -m etl intake ファイル名")
_WIDTHS = {"A": 2.5, "B": 20, "C": 64, "D": 58, "E": 2.5}


def write_read_me(tab: Worksheet, lang: Language, footer: str) -> None:
    """Write the tab."""
    page = _Page(tab, lang)
    page.opening()
    page.section(_SHEETS)
    page.table()
    page.section(_WRITING)
    for name, way in _WAYS:
        page.pair(name[lang], way[lang])
    page.section(_NEVER, SEAL)
    page.wide(_NEVER_SAID[lang], SEAL)
    page.section(_SENDING)
    for number, step in enumerate(_STEPS, start=1):
        page.pair(f"{number}", step[lang].format(command=_COMMAND[lang]))
    tab.sheet_view.showGridLines = False
    tab.sheet_properties.tabColor = INK
    set_up_page(tab, footer)


class _Page:
    """The tab as it is written from above; `row` is the next row."""

    def __init__(self, tab: Worksheet, lang: Language) -> None:
        self.tab, self.lang, self.row = tab, lang, 1
        for letter, wide in _WIDTHS.items():
            tab.column_dimensions[letter].width = wide

    def opening(self) -> None:
        """The form's name and how to begin."""
        self._gap(10)
        name = self._line(NAME[self.lang], 30)
        name.font = font(self.lang, 18, ACCENT, bold=True)
        lead = self._line(_LEAD[self.lang], 20)
        lead.font = font(self.lang, 11, QUIET)

    def section(self, name: Text, ink: str = ACCENT) -> None:
        """The heading of a section."""
        self._gap(9)
        self._line(name[self.lang], 22).font = font(self.lang, 13, ink, bold=True)
        for letter in "BCD":
            self.tab[f"{letter}{self.row - 1}"].border = rule_below(ink, "medium")

    def table(self) -> None:
        """The tabs: what a row of each is, and its required columns."""
        self._cells([heading[self.lang] for heading in _COLUMNS], 20)
        for letter in "BCD":
            cell = self.tab[f"{letter}{self.row - 1}"]
            cell.font, cell.fill = font(self.lang, 10, QUIET, bold=True), fill(ACCENT_PALE)
        for sheet in SHEETS:
            self._sheet(sheet)

    def pair(self, name: str, said: str) -> None:
        """A name, and beside it what there is to say."""
        self._cells([name, said], 19 * lines(said, _WIDTHS["C"] + _WIDTHS["D"]))
        row = self.row - 1
        self.tab.merge_cells(f"C{row}:D{row}")
        self.tab[f"B{row}"].font = font(self.lang, 11, INK, bold=True)

    def wide(self, said: str, ink: str) -> None:
        """A text over the whole width."""
        cell = self._line(said, 19 * lines(said, sum(_WIDTHS.values())) + 4)
        cell.font, cell.alignment = font(self.lang, 11, ink), wrapped("center")

    def _sheet(self, sheet: Sheet) -> None:
        divider = "、" if self.lang == "ja" else ", "
        required = divider.join(sheet.field(name).label[self.lang] for name in sheet.required)
        row_is = _ROWS[sheet.name][self.lang]
        self._cells(
            [sheet.label[self.lang], row_is, required],
            19 * max(lines(row_is, _WIDTHS["C"]), lines(required, _WIDTHS["D"])),
        )
        tab_name = cell_at(self.tab, self.row - 1, 2)
        lead(tab_name, sheet.label[self.lang], "A2")
        tab_name.font = font(self.lang, 11, ACCENT, bold=True)

    def _cells(self, texts: list[str], height: float) -> None:
        for letter, text in zip("BCD", texts, strict=False):
            cell = self.tab[f"{letter}{self.row}"]
            cell.value, cell.font, cell.alignment = text, font(self.lang), wrapped("center")
        for letter in "BCD":
            self.tab[f"{letter}{self.row}"].border = rule_below(HAIRLINE)
        self._next(height)

    def _line(self, text: str, height: float) -> Cell:
        cell = cell_at(self.tab, self.row, 2)
        cell.value, cell.alignment = text, wrapped("center")
        self.tab.merge_cells(f"B{self.row}:D{self.row}")
        self._next(height)
        return cell

    def _gap(self, height: float) -> None:
        self._next(height)

    def _next(self, height: float) -> None:
        self.tab.row_dimensions[self.row].height = height
        self.row += 1
