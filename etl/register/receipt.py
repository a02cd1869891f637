"""The receipt: one page that says what was received, what became of it, and what stands in the register now."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby

from etl.register import receipt_words as words
from etl.register.finding import Follows, RegisterRule
from etl.register.look import TONES, lines
from etl.register.marks import WAITS_FOR_ITS_CASE, Mark, marks
from etl.register.outcome import Outcome, Total
from etl.register.result_words import moment
from etl.sources.programme_register import SHEETS
from vocabulary.period_labels import period_label
from vocabulary.periods import parse_period
from vocabulary.text import Language, Text

_IN_ORDER = ("#e3f0e8", "#1d6b45", "✓")
_MOST_REMARKS, _MOST_RULES, _MOST_NOTED, _MOST_PLACES, _MOST_FILES = 10, 5, 2, 6, 4
_MANY_LINES = 26
_WIDTH_OF_A_RULE, _WIDTH_OF_A_PLACE, _WIDTH_OF_A_REMARK = 52, 44, 60
_NO_FIGURE = "–"


def receipt(outcome: Outcome, rules: Mapping[str, RegisterRule], lang: Language, returned_name: str = "") -> bytes:
    """The receipt as one page of HTML that stands alone; `returned_name` is the file with the marked cells.

    It holds places and counts, and no content of a row.
    """
    page = _Receipt(outcome, lang, returned_name)
    found = marks(outcome, rules)
    parts = (
        page.heading(),
        page.state(),
        page.received(),
        f'<div class="halves"><section>{page.rows()}</section><section>{page.totals()}</section></div>',
        page.found([mark for mark in found if mark.rule.follows is not Follows.ONLY_SAID], is_held_up=True),
        page.found([mark for mark in found if mark.rule.follows is Follows.ONLY_SAID], is_held_up=False),
        page.detected(),
        f"<footer>{escape(words.FOOTER[lang])}</footer>",
    )
    page.lines += sum(part.count("<tr>") for part in parts)
    title = f"{words.TITLE[lang]} {page.month}"
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{words.STYLE}</style>\n</head>\n"
        f"<body{' class=dense' if page.lines > _MANY_LINES else ''}>\n"
        + "\n".join(part for part in parts if part)
        + "\n</body>\n</html>\n"
    ).encode()


class _Receipt:
    """The parts of a receipt as HTML; `lines` is about how many lines of the page its lists take."""

    def __init__(self, outcome: Outcome, lang: Language, returned_name: str) -> None:
        self.outcome, self.lang = outcome, lang
        self.returned_name = (
            words.QUOTED[lang].format(name=returned_name) if returned_name else words.THE_RETURNED[lang]
        )
        self.month = _month(outcome.month, lang)
        self.lines = 0.0

    def heading(self) -> str:
        """What this is, and the month it is about."""
        return (
            f"<header><div><p>{self._say(words.PROGRAMME)}</p><h1>{self._say(words.TITLE)}</h1></div>"
            f'<div class="month">{escape(self.month)}</div></header>'
        )

    def state(self) -> str:
        """What became of the report, in one word and a sentence."""
        read, accepted, kept_back = (
            f"{sum(getattr(count, name) for count in self.outcome.counts):,}"
            for name in ("read", "accepted", "kept_back")
        )
        name, said, (ground, ink, sign) = self._state(has_kept_back=kept_back != "0")
        text = said[self.lang].format(read=read, accepted=accepted, kept_back=kept_back)
        if self.outcome.revises:
            joint = "" if self.lang == "ja" else " "
            text += joint + words.REVISION_SAID[self.lang].format(revises=self.outcome.revises)
        return (
            f'<div class="state" style="background:{ground};color:{ink};border-color:{ink}">'
            f"<strong>{sign} {self._say(name)}</strong><span>{escape(text)}</span></div>"
        )

    def received(self) -> str:
        """The files with their checksums, the time, and the load."""
        files = self.outcome.files
        shown = [
            f"<tr><td>{escape(file.name)}</td>"
            f"<td><code>SHA-256 {hashlib.sha256(file.content).hexdigest()}</code></td></tr>"
            for file in files[:_MOST_FILES]
        ]
        shown += [f'<tr><td colspan="2">{escape(text)}</td></tr>' for text in self._more(len(files), _MOST_FILES)]
        load = f"<code>{escape(self.outcome.load_id)}</code>" if self.outcome.load_id else self._say(words.NO_LOAD)
        facts = (
            (words.TIME, escape(moment(self.outcome.received_at, self.lang))),
            (words.LOAD, load),
        )
        shown += [f"<tr><td>{self._say(name)}</td><td>{said}</td></tr>" for name, said in facts]
        return f'<h2>{self._say(words.RECEIVED)}</h2><table class="files"><tbody>{"".join(shown)}</tbody></table>'

    def rows(self) -> str:
        """Rows by sheet: read, accepted, kept back."""
        labels = {sheet.name: sheet.label[self.lang] for sheet in SHEETS}
        loaded = not self.outcome.is_refused
        rows = (
            (labels[count.sheet], _number(count.read), *self._loaded(loaded, count.accepted, count.kept_back))
            for count in self.outcome.counts
        )
        return self._table(words.ROWS, words.ROW_HEADINGS, rows)

    def totals(self) -> str:
        """The register before this report and with it."""
        rows = ((total.label[self.lang], *_change(total)) for total in self.outcome.totals)
        counted = words.CASES[self.lang].format(
            added=f"{self.outcome.cases_added:,}", changed=f"{self.outcome.cases_changed:,}"
        )
        return self._table(words.TOTALS, words.TOTAL_HEADINGS, rows) + f'<p class="quiet">{escape(counted)}</p>'

    def found(self, found: list[Mark], *, is_held_up: bool) -> str:
        """Findings rule by rule, with their places."""
        if not found:
            return ""
        groups = [(rule, list(of_rule)) for rule, of_rule in groupby(found, key=lambda mark: mark.rule)]
        most = _MOST_RULES if is_held_up else _MOST_NOTED
        items = [self._rule(rule, of_rule) for rule, of_rule in groups[:most]]
        items += [f"<li><span>{escape(text)}</span></li>" for text in self._more(len(groups), most)]
        title = words.PUT_RIGHT if is_held_up else words.NOTED
        where = escape(words.RETURNED[self.lang].format(name=self.returned_name))
        where = f'<p class="quiet">{where}</p>' if is_held_up else ""
        return f'<h2>{self._say(title)}</h2><ul class="rules">{"".join(items)}</ul>{where}'

    def detected(self) -> str:
        """How the files were read."""
        remarks = list(dict.fromkeys(text[self.lang] for text in self.outcome.remarks))
        if not remarks:
            return ""
        shown = [*remarks[:_MOST_REMARKS], *self._more(len(remarks), _MOST_REMARKS)]
        items = "".join(f"<li>{escape(text)}</li>" for text in shown)
        self.lines += 0.4 * sum(lines(text, _WIDTH_OF_A_REMARK) for text in shown)
        return f'<h2>{self._say(words.DETECTED)}</h2><ul class="detected">{items}</ul>'

    def _state(self, *, has_kept_back: bool) -> tuple[Text, Text, tuple[str, str, str]]:
        refused, held = TONES[Follows.FILE_REFUSED], TONES[Follows.ROW_KEPT_BACK]
        if self.outcome.is_refused:
            return words.REFUSED, words.REFUSED_SAID, (f"#{refused.fill}55", f"#{refused.ink}", refused.sign)
        if self.outcome.is_unchanged:
            return words.UNCHANGED, words.UNCHANGED_SAID, _IN_ORDER
        if has_kept_back:
            return words.PARTLY, words.PARTLY_SAID, (f"#{held.fill}55", f"#{held.ink}", held.sign)
        return words.LOADED, words.LOADED_SAID, _IN_ORDER

    def _rule(self, rule: RegisterRule, of_rule: list[Mark]) -> str:
        tone = TONES[rule.follows]
        expects = words.WAITING[self.lang] if rule.id == WAITS_FOR_ITS_CASE else rule.expects[self.lang]
        places = (*self._places(of_rule[:_MOST_PLACES]), *self._more(len(of_rule), _MOST_PLACES))
        said = words.AND[self.lang].join(places)
        self.lines += max(lines(expects, _WIDTH_OF_A_RULE), lines(said, _WIDTH_OF_A_PLACE))
        return (
            f'<li><b style="color:#{tone.ink}">{tone.sign} {self._say(tone.name)}</b>'
            f'<span>{escape(expects)}</span><span class="places">{escape(said)}</span></li>'
        )

    def _places(self, shown: list[Mark]) -> Iterator[str]:
        """The cells tab by tab; never what stands in them."""
        for tab, in_tab in groupby(shown, key=self._tab):
            yield f"{tab} {words.AND[self.lang].join(mark.place for mark in in_tab)}".strip()

    def _tab(self, mark: Mark) -> str:
        return (mark.grid.tab or mark.grid.file) if mark.grid else mark.name[self.lang]

    def _table(self, name: Text, headings: tuple[Text, ...], rows: Iterable[tuple[str, ...]]) -> str:
        head = "".join(f"<th{_figure(place)}>{self._say(each)}</th>" for place, each in enumerate(headings))
        body = "".join(
            f"<tr>{''.join(f'<td{_figure(place)}>{escape(cell)}</td>' for place, cell in enumerate(row))}</tr>"
            for row in rows
        )
        return f"<h2>{self._say(name)}</h2><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _more(self, there_are: int, shown: int) -> Iterator[str]:
        if there_are > shown:
            yield words.MORE[self.lang].format(number=f"{there_are - shown:,}")

    def _loaded(self, loaded: bool, *counts: int) -> tuple[str, ...]:  # noqa: FBT001  # a figure or none
        return tuple(_number(count) if loaded else _NO_FIGURE for count in counts)

    def _say(self, text: Text) -> str:
        return escape(text[self.lang])


def _month(month: str, lang: Language) -> str:
    """The month in both notations: 平成28年3月（2016年3月）."""
    if not month:
        return words.NO_MONTH[lang]
    period = parse_period(month)
    era = period_label(period, lang, "era")
    return f"{era}（{period_label(period, lang)}）" if lang == "ja" else era


def _change(total: Total) -> tuple[str, str, str]:
    if total.before is None:
        return _NO_FIGURE, _number(total.after), _NO_FIGURE
    difference = total.after - total.before
    sign = "+" if difference > 0 else "−" if difference < 0 else "±"
    return _number(total.before), _number(total.after), f"{sign}{_number(abs(difference))}"


def _number(number: int) -> str:
    return f"{number:,}"


def _figure(place: int) -> str:
    return ' class="figure"' if place else ""
