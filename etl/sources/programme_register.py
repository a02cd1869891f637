"""The programme's register: cases without names, services, follow-ups, reports and spending, month by month.

The sheets follow the International Classification for Administrative Data on Trafficking in Persons (IC-TIP: the
victim as unit, age at identification, several forms of exploitation) and IOM's terms for return and reintegration.
There is no field for a name, a document number or free text about a person, and there will be none.
"""

from functools import partial

from etl.register.sheet import Field, Holds, Sheet
from etl.source import Cadence, Source
from vocabulary.statuses import Sensitivity
from vocabulary.text import Text
from warehouse.tables import (
    REGISTER_CASE,
    REGISTER_FOLLOW_UP,
    REGISTER_REPORT,
    REGISTER_SERVICE,
    REGISTER_SPENDING,
)

SOURCE = Source(
    id="programme_register",
    producer=Text("International Organization for Migration, Tokyo", "国際移住機関（IOM）駐日事務所"),
    title=Text(
        "Register of the return and reintegration programme for victims of trafficking in Japan",
        "人身取引被害者のための帰国・社会復帰支援プログラム 登録簿",
    ),
    address="python -m etl intake",
    licence="RESTRICTED",
    language="ja",
    sensitivity=Sensitivity.RESTRICTED,
    cadence=Cadence.MONTHLY,
)

_day = partial(
    Field,
    holds=Holds.DAY,
    hint=Text(
        "A day: 2016-03-15, 2016/3/15, 平成28年3月15日 or H28.3.15",
        "日付：2016-03-15、2016/3/15、平成28年3月15日、H28.3.15など",
    ),
)
_answer = partial(
    Field,
    holds=Holds.CODE,
    codelist="CL_ANSWER",
    empty="_U",
    hint=Text("Y, N or _U (unknown)", "Y（はい）、N（いいえ）、_U（不明）"),
)
_persons = partial(Field, holds=Holds.COUNT, hint=Text("A whole number of persons", "人数（整数）"))
_money = partial(
    Field,
    holds=Holds.MONEY,
    hint=Text(
        "Yen; for thousands or millions write the unit in the heading or the cell: (thousand yen)",
        "円。千円又は百万円の場合は見出し又はセルに（千円）のように単位を書く",
    ),
)
_area = partial(
    Field,
    holds=Holds.CODE,
    codelist="CL_AREA",
    hint=Text(
        "The country's name, or its ISO 3166-1 alpha-3 code; _U if unknown",
        "国名又はISO 3166-1の3文字コード。不明は_U",
    ),
)
_case_id = Field(
    name="case_id",
    label=Text("Case ID", "案件番号"),
    holds=Holds.CASE_ID,
    required=True,
    hint=Text(
        "A pseudonym such as VOT-2016-0123: letters, digits and hyphens. Never a name, a passport number or a "
        "telephone number",
        "VOT-2016-0123のような仮番号（英字、数字、ハイフン）。氏名、旅券番号、電話番号は書かない",
    ),
    aliases=("case number", "case no", "ケース番号", "ケースID"),
)

CASES = Sheet(
    name="cases",
    label=Text("Cases", "案件"),
    table=REGISTER_CASE,
    key=("case_id",),
    fields=(
        _case_id,
        _day(
            name="referral_date",
            label=Text("Referral date", "照会日"),
            required=True,
            aliases=("referred on", "照会年月日"),
        ),
        _day(
            name="identification_date",
            label=Text("Identification date", "認知日"),
            aliases=("identified on", "認知年月日", "認定日"),
        ),
        _area(name="citizenship", label=Text("Nationality", "国籍"), required=True, aliases=("国籍・地域",)),
        Field(
            name="sex",
            label=Text("Sex", "性別"),
            holds=Holds.CODE,
            codelist="CL_SEX",
            offered=("F", "M", "_O", "_U"),
            hint=Text("F, M, _O (other) or _U (unknown)", "F（女性）、M（男性）、_O（その他）、_U（不明）"),
            required=True,
            aliases=("gender",),
        ),
        Field(
            name="age",
            label=Text("Age at identification", "認知時年齢"),
            holds=Holds.COUNT,
            hint=Text("Completed years; empty if unknown", "満年齢。不明は空欄"),
            aliases=("年齢",),
        ),
        Field(
            name="exploitation",
            label=Text("Forms of exploitation", "搾取形態"),
            holds=Holds.CODES,
            codelist="CL_EXPLOITATION",
            offered=("SEXUAL", "FORCED_LABOUR", "HOSTESS", "ORGAN", "OTHER", "_U"),
            hint=Text("One or several forms, divided by ; or 、", "形態。複数ある場合は;又は、で区切る"),
            required=True,
            aliases=("form of exploitation", "搾取の形態"),
        ),
        Field(
            name="referrer",
            label=Text("Referrer", "照会元"),
            holds=Holds.CODE,
            codelist="CL_REFERRER",
            empty="_U",
            hint=Text("The authority or organization that referred the person", "照会した機関"),
            aliases=("referred by", "照会機関"),
        ),
        _answer(
            name="return_requested",
            label=Text("Return requested", "帰国希望"),
            aliases=("return asked for", "帰国の希望"),
        ),
        _area(
            name="country_of_return",
            label=Text("Country of return", "帰国先"),
            empty="_Z",
            aliases=("帰国先の国",),
        ),
        _day(
            name="departure_date",
            label=Text("Departure date", "出国日"),
            aliases=("departed on", "出国年月日"),
        ),
        _day(name="arrival_date", label=Text("Arrival date", "到着日"), aliases=("arrived on", "到着年月日")),
        _answer(
            name="reintegration_requested",
            label=Text("Reintegration requested", "社会復帰支援希望"),
            aliases=("reintegration asked for", "社会復帰支援の希望"),
        ),
    ),
)

SERVICES = Sheet(
    name="services",
    label=Text("Services", "支援"),
    table=REGISTER_SERVICE,
    key=("case_id", "reintegration_kind", "start_date"),
    fields=(
        _case_id,
        Field(
            name="reintegration_kind",
            label=Text("Kind of support", "支援の種類"),
            holds=Holds.CODE,
            codelist="CL_REINTEGRATION_KIND",
            hint=Text("MED, EDU, VOC, PSY, MICRO, HOUS, SUBS, LEGAL, REF or OTH, or its name", "種類の名称又はコード"),
            required=True,
            aliases=("kind", "支援種別"),
        ),
        _day(
            name="start_date",
            label=Text("Start date", "開始日"),
            required=True,
            aliases=("start", "started on", "開始年月日"),
        ),
        _day(name="end_date", label=Text("End date", "終了日"), aliases=("end", "ended on", "終了年月日")),
        _money(name="cost_jpy", label=Text("Cost", "費用"), aliases=("支援費用",)),
    ),
)

FOLLOW_UPS = Sheet(
    name="follow_ups",
    label=Text("Follow-ups", "追跡"),
    table=REGISTER_FOLLOW_UP,
    key=("case_id", "follow_up_window"),
    fields=(
        _case_id,
        Field(
            name="follow_up_window",
            label=Text("Follow-up window", "追跡時点"),
            holds=Holds.CODE,
            codelist="CL_FOLLOW_UP_WINDOW",
            hint=Text("M3, M6 or M12: months after return", "M3、M6、M12（帰国後の月数）"),
            required=True,
            aliases=("window", "時点"),
        ),
        _day(
            name="due_date",
            label=Text("Due date", "期日"),
            required=True,
            aliases=("due", "予定日", "期限"),
        ),
        _day(name="done_date", label=Text("Date of contact", "実施日"), aliases=("done", "done on", "contacted on")),
        _answer(
            name="retrafficked",
            label=Text("Known to be trafficked again", "再被害の確認"),
            aliases=("known re-trafficking", "再被害"),
        ),
    ),
)

REPORT = Sheet(
    name="report",
    label=Text("Report", "報告"),
    table=REGISTER_REPORT,
    key=("report_kind", "period"),
    fields=(
        Field(
            name="report_kind",
            label=Text("Kind of report", "報告の種類"),
            holds=Holds.CODE,
            codelist="CL_REPORT_KIND",
            empty="MONTHLY",
            hint=Text("MONTHLY, ANNUAL or FINANCIAL; empty is a monthly report", "月次、年次又は会計。空欄は月次"),
            aliases=("報告種別",),
        ),
        Field(
            name="period",
            label=Text("Report period", "対象期間"),
            holds=Holds.PERIOD,
            hint=Text(
                "The month: 2016-03 or 平成28年3月; of annual and financial reports the fiscal year: 2015-FY or "
                "平成27年度",
                "対象月（2016-03、平成28年3月）。年次・会計報告は年度（2015-FY、平成27年度）",
            ),
            required=True,
            aliases=("month", "report month", "対象月", "報告月"),
        ),
        _day(name="due_date", label=Text("Due date", "提出期限"), aliases=("due", "期限", "期日")),
        _day(name="received_date", label=Text("Received on", "受領日"), aliases=("received", "受領年月日")),
        _persons(name="returned", label=Text("Returned this month", "当月の帰国者数"), aliases=("returned",)),
        _persons(
            name="returned_cumulative",
            label=Text("Returned, cumulative", "帰国者数累計"),
            aliases=("returned cumulative", "帰国者累計"),
        ),
        _persons(
            name="reintegrated",
            label=Text(
                "Given reintegration support for the first time this month", "当月に初めて社会復帰支援を受けた者の数"
            ),
            aliases=("reintegrated", "社会復帰支援開始者数"),
        ),
        _persons(
            name="reintegrated_cumulative",
            label=Text("Given reintegration support, cumulative", "社会復帰支援者数累計"),
            aliases=("reintegrated cumulative", "社会復帰支援累計"),
        ),
        Field(
            name="required_fields",
            label=Text("Required fields", "必須項目数"),
            holds=Holds.COUNT,
            hint=Text("Leave empty: counted when the report is taken in", "空欄でよい（取込み時に数える）"),
        ),
        Field(
            name="filled_fields",
            label=Text("Required fields filled", "記入済み必須項目数"),
            holds=Holds.COUNT,
            hint=Text("Leave empty: counted when the report is taken in", "空欄でよい（取込み時に数える）"),
        ),
    ),
)

SPENDING = Sheet(
    name="spending",
    label=Text("Spending", "支出"),
    table=REGISTER_SPENDING,
    key=("month", "spending_line"),
    fields=(
        Field(
            name="month",
            label=Text("Month", "月"),
            holds=Holds.PERIOD,
            hint=Text("2016-03 or 平成28年3月", "2016-03、平成28年3月など"),
            required=True,
            aliases=("支出月", "対象月"),
        ),
        Field(
            name="spending_line",
            label=Text("Spending line", "費目"),
            holds=Holds.CODE,
            codelist="CL_SPENDING_LINE",
            hint=Text("The line's name or code", "費目の名称又はコード"),
            required=True,
            aliases=("line",),
        ),
        _money(name="amount_jpy", label=Text("Amount", "金額"), required=True, aliases=("支出額",)),
    ),
)

SHEETS = (CASES, SERVICES, FOLLOW_UPS, REPORT, SPENDING)
"""The sheets of a report, in the order of the template."""
