"""How a code, a number, a period and a quantity are written for a reader, the same on every output."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

from publication.other_periods import other_period
from publication.text import locale, words
from publication.view import PERIOD, reach
from vocabulary.codes import NOT_APPLICABLE, Code, codelist, is_several
from vocabulary.dimensions import CODELIST_OF
from vocabulary.period_labels import LabelStyle, period_label
from vocabulary.periods import PeriodType, parse_period
from vocabulary.places import BETWEEN
from vocabulary.places import place as known_place
from vocabulary.statuses import ObsStatus, State, state
from vocabulary.text import LANGUAGES, Language, Text

Row = Mapping[str, Any]

_MEASURED = frozenset({"PT", "PT_PER_YEAR", "RATIO", "PER_100000_POP", "PER_1000_POP", "PER_100_PY"})
"""Units of figures that are measured or computed, not counted."""

_UPPER_ONLY = frozenset({"CLOPPER_PEARSON_UPPER", "POISSON_UPPER"})
"""Methods that give an upper bound alone."""

_ONE_OF = frozenset({"1", "-1"})
_SINGULAR = {
    "PERSONS": "person",
    "STATES": "State",
    "COUNTRIES": "country",
    "OFFICES": "office",
    "LOCATIONS": "location",
    "PROJECTS": "project",
    "CASES": "case",
    "VISITS": "visit",
    "EPISODES": "episode",
    "REPORTS": "report",
    "DAYS": "day",
}
"""The units of counts whose English name has another form beside one, by their code."""


def say(text: Text, lang: Language) -> str:
    """A name in this language; in one that names are not written in, as its catalogue has it, else in English."""
    return text[lang] if lang in LANGUAGES else words(lang)(text.en)


def label(name: str, code: str, lang: Language) -> str:
    """The label of a code of a dimension or attribute, of a period, or of those from one to another.

    The code itself when its list lacks it.
    """
    if name == PERIOD:
        ends = reach(code)
        return _from_to(period(ends[0], lang), period(ends[1], lang), lang) if ends else period(code, lang)
    found = codelist(CODELIST_OF[name]).get(code)
    return say(found.label, lang) if found else code


def explained(code: Code, lang: Language) -> str:
    """The label of a code, then what it means."""
    return sentence(say(code.label, lang), say(code.description, lang), lang)


def dimension_label(name: str, lang: Language) -> str:
    """The name of a dimension, of an attribute or of the period for a reader."""
    _ = words(lang)
    return {
        "series": _("Series"),
        "definition": _("Definition"),
        "ref_area": _("Area"),
        "citizenship": _("Nationality"),
        "sex": _("Sex"),
        "age": _("Age"),
        "exploitation": _("Form of exploitation"),
        "residence_status": _("Status of residence"),
        "contribution_line": _("Contribution line"),
        "contribution_stage": _("Stage"),
        "staff_grade": _("Grade"),
        "reporting_type": _("Reporting type"),
        "urbanisation": _("Urban or rural"),
        "reintegration_kind": _("Kind of support"),
        "follow_up_window": _("Follow-up window"),
        "spending_line": _("Spending line"),
        "time_period": _("Period"),
    }[name]


def by_name(codes: Iterable[str], lang: Language) -> list[str]:
    """Areas by their names; the world, regions and groups of areas below the single ones."""
    return sorted(codes, key=lambda area: (is_several(area), label("ref_area", area, lang)))


def joined(parts: Iterable[str]) -> str:
    """Names that together tell something apart."""
    return " · ".join(parts)


def listed(names: Iterable[str], lang: Language) -> str:
    """Names one after the other, as the language divides them."""
    return ("、" if lang == "ja" else ", ").join(names)


def between(lang: Language) -> str:
    """What divides titles that may have commas of their own."""
    return "、" if lang == "ja" else "; "


def space(lang: Language) -> str:
    """What stands between two words: nothing in Japanese."""
    return "" if lang == "ja" else " "


def sentence(first: str, second: str, lang: Language) -> str:
    """Two statements, the second explaining the first."""
    if not second:
        return first
    return f"{first}。{second}" if lang == "ja" else f"{first}. {second}"


def sentences(told: Iterable[str], lang: Language) -> str:
    """Whole sentences one after the other."""
    return ("" if lang == "ja" else " ").join(told)


def number(value: float, decimals: int, lang: Language) -> str:
    """A number with exactly so many decimals, grouped as the language does."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(value, format=pattern, locale=locale(lang)))


def place(locator: str, lang: Language) -> str:
    """Where in a document a figure stands, in the reader's words; what the document itself says stays as it is."""
    parts = []
    for part in locator.split(BETWEEN):
        found = known_place(part)
        parts.append(say(found.text, lang).format_map(found.filled) if found else part)
    return ("；" if lang == "ja" else BETWEEN).join(parts)


def separators(lang: Language) -> str:
    """The decimal sign and the sign between thousands, one after the other."""
    return f"{get_decimal_symbol(locale(lang))}{get_group_symbol(locale(lang))}"


def signed(value: float, decimals: int, lang: Language) -> str:
    """A difference: a number that says whether it is more or less."""
    size = number(abs(value), decimals, lang)
    return size if not value else f"{'+' if value > 0 else '−'}{size}"


def period(text: str, lang: Language, style: LabelStyle = "short") -> str:
    """A period in words."""
    asked = parse_period(text)
    return period_label(asked, lang, style) if lang in LANGUAGES else other_period(asked, lang, style)


def covered(periods: Sequence[str], lang: Language) -> str:
    """From when to when periods reach: by name where all are of one kind, else by year."""
    parsed = sorted(parse_period(text) for text in periods)
    kinds = {each.type for each in parsed}
    if len(set(parsed)) == 1 or (len(kinds) == 1 and PeriodType.RANGE not in kinds):
        first, last = (period(str(each), lang) for each in (parsed[0], parsed[-1]))
    else:
        ends = [each.end or each.start for each in parsed]
        first, last = (period(str(day.year), lang) for day in (parsed[0].start, max(ends)))
    if first == last:
        return first
    return _from_to(first, last, lang)


def _from_to(first: str, last: str, lang: Language) -> str:
    return f"{first}～{last}" if lang == "ja" else f"{first} – {last}"


def unit(row: Row, lang: Language) -> str:
    """What a row's value is measured in: thousand yen, 千円, persons."""
    parts = (
        label("unit_mult", str(row["unit_mult"]), lang),
        label("unit_measure", row["unit_measure"], lang),
    )
    return space(lang).join(part for part in parts if part)


def value(row: Row, decimals: int, lang: Language) -> str:
    """A row's value without its unit, or the word for the state it is in."""
    _ = words(lang)
    shown = state_of(row)
    if shown is State.VALUE:
        return qualified(number(row["obs_value"], shown_decimals(row, decimals), lang), (row["qualifier"],), lang)
    if shown is State.WITHHELD:
        return _("withheld")
    return _("not applicable") if shown is State.NOT_APPLICABLE else _("missing")


def quantity(row: Row, decimals: int, lang: Language) -> str:
    """A row's value with its unit, ready to stand in a sentence."""
    _ = words(lang)
    if state_of(row) is not State.VALUE:
        return value(row, decimals, lang)
    shown = number(row["obs_value"], shown_decimals(row, decimals), lang)
    return qualified(with_unit(shown, row, lang), (row["qualifier"],), lang)


def with_unit(figure: str, row: Row, lang: Language) -> str:
    """A figure followed by its unit, as the language sets them: in English one person, two persons."""
    measured = unit(row, lang)
    if lang == "en" and figure in _ONE_OF and row["unit_mult"] == 0:
        measured = _SINGULAR.get(row["unit_measure"], measured)
    joint = "" if lang == "ja" and not measured.startswith("%") else " "
    return f"{figure}{joint}{measured}" if measured else figure


def limits(row: Row, decimals: int, lang: Language) -> str:
    """The limits of a row's value, as its method means them; empty without limits."""
    _ = words(lang)
    if row["upper_bound"] is None:
        return ""
    low, high = (number(row[name], decimals, lang) for name in ("lower_bound", "upper_bound"))
    if row["bound_method"] in _UPPER_ONLY:
        return _("at most {high}").format(high=high)
    return f"{low}–{high}"


def parts(row: Row, lang: Language) -> str:
    """Numerator and denominator of a ratio, 145/276; empty for other rows."""
    above, below = row["numerator"], row["denominator"]
    if above is None or below is None:
        return ""
    return f"{number(above, 0, lang)}/{number(below, 0, lang)}"


def status(row: Row, lang: Language) -> str:
    """What qualifies a value: provisional, a break before it; empty for a normal value, or where there is none."""
    is_normal = row["obs_status"] == ObsStatus.NORMAL.value or state_of(row) is not State.VALUE
    return "" if is_normal else label("obs_status", row["obs_status"], lang)


def note(row: Row, lang: Language) -> str:
    """What has to be said about a row; empty when nothing has."""
    return "" if row["note"] == NOT_APPLICABLE else label("note", row["note"], lang)


def shown_decimals(row: Row, decimals: int) -> int:
    """No decimals for a count of single persons, states or the like among figures of other units."""
    value = row["obs_value"]
    counted = row["unit_measure"] not in _MEASURED and row["unit_mult"] == 0
    return 0 if counted and value is not None and float(value).is_integer() else decimals


def state_of(row: Row) -> State:
    """Which of the four states a row is in."""
    return state(row["obs_status"], has_value=row["obs_value"] is not None)


def qualified(text: str, codes: Iterable[str], lang: Language) -> str:
    """A quantity with the words that qualify it, by codes of CL_QUALIFIER: about 300, a total of 276."""
    _ = words(lang)
    patterns = {
        "MORE_THAN": _("more than {quantity}"),
        "ABOUT": _("about {quantity}"),
        "IN_TOTAL": _("a total of {quantity}"),
    }
    for code in codes:
        text = patterns.get(code, "{quantity}").format(quantity=text)
    return text
