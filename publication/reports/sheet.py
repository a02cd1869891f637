"""The evaluation sheet of a fiscal year and contribution line, filled from a release."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from publication import labels
from publication.errors import ProseRefused, SheetRefused
from publication.release import Release
from publication.reports import header
from publication.reports.binding import origin
from publication.reports.blocks import (
    Blank,
    Block,
    Facts,
    Grid,
    Heading,
    Line,
    Note,
    Paragraph,
    Reference,
    Report,
)
from publication.reports.form import Canon
from publication.reports.illustrations import illustrations
from publication.reports.log import monthly_receipts
from publication.reports.prose import check_prose, written
from publication.reports.quoted import Quoted, Scope, quoted
from publication.reports.registry import form_of
from publication.reports.said import said
from publication.tabular import cite
from publication.text import words
from vocabulary.text import Language, Text

LINES = ("TIP_RETURN", "ASSESSED", "RESETTLEMENT")
"""The contribution lines that sheets are about, as codes of CL_CONTRIBUTION_LINE."""

OUTLINE = "outline"
_PDCA = (
    ("pdca_plan", Text("Plan", "Plan（計画）")),
    ("pdca_do", Text("Do", "Do（実施）")),
    ("pdca_check", Text("Check", "Check（評価）")),
    ("pdca_act", Text("Act", "Act（改善）")),
)
_ABOUT_IOM = Text(
    "The International Organization for Migration (IOM) began in 1951 and is the international organization that works "
    "on migration alone.",
    "国際移住機関（IOM）は、1951年に発足した、移住の問題を専門に扱う国際機関である。",
)


@dataclass(frozen=True)
class Asked:
    """What a sheet is asked for; `prose` are a person's own texts by section."""

    year: int
    line: str
    lang: Language
    draft: bool = False
    prose: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Section:
    """A section whose text a person may write: its key, its name, and the text that it begins with."""

    key: str
    name: str
    text: str


@dataclass(frozen=True)
class Sheet:
    """The sheet as a report, why it may not be filed, what was left out of it, and its sections and figures."""

    report: Report
    reasons: tuple[str, ...]
    left_out: tuple[str, ...]
    sections: tuple[Section, ...]
    figures: Mapping[str, Quoted]


def sheet(current: Release, asked: Asked) -> Sheet:
    """The sheet, whatever can be said against filing it. NoForm, ProseRefused."""
    scope = Scope(current, form_of(asked.year, asked.line), asked.year, asked.line, asked.lang, asked.draft)
    figures = quoted(scope)
    sections = tuple(_sections(scope, figures))
    check_prose(asked.prose, {one.key: one.name for one in sections})
    texts = {one.key: asked.prose.get(one.key, one.text) for one in sections}
    made = _Composed(scope, figures, texts)
    blocks = tuple(made.blocks())
    used = {key: one for key, one in figures.items() if key in made.used}
    return Sheet(
        report=_report(scope, blocks),
        reasons=tuple(one.reason for one in used.values() if one.reason),
        left_out=tuple(one.left_out for one in figures.values() if one.left_out),
        sections=sections,
        figures={key: one for key, one in figures.items() if not one.left_out},
    )


def to_file(current: Release, asked: Asked) -> Report:
    """The sheet as it may be filed, or as a draft. SheetRefused with every reason, NoForm, ProseRefused."""
    found = sheet(current, asked)
    if found.reasons and not asked.draft:
        raise SheetRefused(found.reasons)
    return found.report


def _sections(scope: Scope, figures: Mapping[str, Quoted]) -> Iterator[Section]:
    """The sections in the order of the form, each with the text that says its figures."""
    _ = words(scope.lang)
    members = figures.get("members")
    about = [labels.say(_ABOUT_IOM, scope.lang), members.sentence if members else ""]
    yield Section(
        OUTLINE, labels.say(header.OUTLINE, scope.lang), ("" if scope.lang == "ja" else " ").join(filter(None, about))
    )
    for criterion in scope.form.criteria:
        if criterion.canon is not Canon.PDCA:
            name = labels.say(criterion.name, scope.lang)
            yield Section(criterion.canon.value, name, _begun(scope, criterion.canon, figures))
    printed = _begun(scope, Canon.PDCA, figures) if scope.is_printed else ""
    texts = {
        "pdca_do": [printed, *_logged(figures, "on_time")],
        "pdca_check": _logged(figures, "complete", "annual_delay", "accounts_delay"),
    }
    for key, step in _PDCA:
        yield Section(key, labels.say(step, scope.lang), "\n".join(filter(None, texts.get(key, []))))


def _logged(figures: Mapping[str, Quoted], *keys: str) -> list[str]:
    """What the log of reports says, as far as it stands in the sheet."""
    return [figures[key].sentence for key in keys if key in figures and not figures[key].left_out]


def _begun(scope: Scope, canon: Canon, figures: Mapping[str, Quoted]) -> str:
    """The text that a criterion begins with: as the filed sheet of the year puts it, else a sentence a figure."""
    if scope.is_printed and canon in scope.form.claims:
        return "\n".join(said(scope, one, figures) for one in scope.form.claims[canon] if one.claim in figures)
    mine = [one for one in figures.values() if one.canon is canon and one.key != "members" and not one.left_out]
    return "\n".join(one.sentence for one in mine if one.sentence)


@dataclass
class _Composed:
    """The blocks of a sheet as they are put together; `used` are the figures that stand in it, in their order."""

    scope: Scope
    figures: Mapping[str, Quoted]
    texts: Mapping[str, str]
    used: dict[str, int] = field(default_factory=dict)
    noted: dict[str, int] = field(default_factory=dict)
    told: int = 0

    def blocks(self) -> Iterator[Block]:
        """Header, criteria in the form's order, execution, sources."""
        scope = self.scope
        _ = words(scope.lang)
        yield self._header()
        yield from self._notes()
        yield Heading(labels.say(header.ACHIEVEMENTS, scope.lang))
        for place, criterion in enumerate(scope.form.criteria, start=1):
            yield Heading(f"{place}　{labels.say(criterion.name, scope.lang)}", 2)
            if scope.form.grades_criteria:
                yield Paragraph((_("Grade: "), self._grade(f"grade_{place}")))
            if criterion.canon is Canon.PDCA:
                yield from self._pdca()
            else:
                yield from self._criterion(criterion.canon)
                if criterion.canon is Canon.MANAGEMENT and not self._has_pdca:
                    yield Heading(labels.say(header.EXECUTION, scope.lang), 3)
                    yield from self._pdca()
        yield Heading(_("Sources and verification of the figures"))
        yield self._verified()
        yield from self._cited()

    @property
    def _has_pdca(self) -> bool:
        return any(one.canon is Canon.PDCA for one in self.scope.form.criteria)

    def _header(self) -> Facts:
        scope = self.scope
        _ = words(scope.lang)
        budget = labels.say(header.BUDGET, scope.lang).format(
            year=labels.period(f"{scope.year}-FY", scope.lang, "full")
        )
        blank = Blank("blank:division", labels.say(header.DIVISION, scope.lang), _("(to be filled in)"))
        rows: list[tuple[str, tuple[Line, ...]]] = [
            (labels.say(header.OUTLINE, scope.lang), self._text(OUTLINE)),
            (
                labels.say(header.CONTRIBUTION, scope.lang),
                ((labels.label("contribution_line", scope.line, scope.lang),),),
            ),
            (budget, (self._figure("budget"),)),
            (labels.say(header.RATING, scope.lang), ((self._grade("overall"),),)),
            (labels.say(header.RECIPIENT, scope.lang), ((labels.say(header.IOM, scope.lang),),)),
            (labels.say(header.DIVISION, scope.lang), ((blank,),)),
        ]
        return Facts(self._title, tuple(rows))

    @property
    def _title(self) -> str:
        return title(self.scope)

    def _grade(self, key: str) -> Blank:
        """A rating is the officer's: the place for it names the grades of the year's form, as far as it prints any."""
        _ = words(self.scope.lang)
        form, name = self.scope.form, labels.say(header.RATING, self.scope.lang) if key == "overall" else _("Grade")
        if not form.scale:
            return Blank(f"blank:{key}", name, _("(to be filled in; the form prints no scale)"))
        grades = " / ".join(form.scale)
        if self.scope.year in form.scale_seen:
            return Blank(f"blank:{key}", name, _("(choose: {grades})").format(grades=grades))
        seen = labels.period(f"{form.scale_seen[0]}-FY", self.scope.lang)
        return Blank(f"blank:{key}", name, _("(choose, as in {year}: {grades})").format(grades=grades, year=seen))

    def _criterion(self, canon: Canon) -> Iterator[Block]:
        said = self._text(canon.value)
        yield from (Paragraph(line) for line in said)
        yield from self._notes()
        yield from illustrations(self.scope, canon)

    def _pdca(self) -> Iterator[Block]:
        lang = self.scope.lang
        _ = words(lang)
        rows = tuple((labels.say(name, lang), self._text(key)) for key, name in _PDCA)
        yield Facts("PDCA", rows)
        yield from self._notes()
        if self.scope.draft:
            yield from monthly_receipts(self.scope)

    def _text(self, key: str) -> tuple[Line, ...]:
        _ = words(self.scope.lang)
        found = written(self.texts[key], self._figure)
        return found or ((Blank(f"blank:{key}", _("Text"), _("(to be written)")),),)

    def _figure(self, key: str) -> Line:
        found = self.figures.get(key)
        if found is None or found.left_out:
            raise ProseRefused(
                f"The text names a figure that this sheet does not have: {key}.",
                f"It has: {', '.join(sorted(one.key for one in self.figures.values() if not one.left_out))}.",
            )
        self.used.setdefault(key, len(self.used) + 1)
        if not found.note:
            return (found.shown,)
        number = self.noted.setdefault(found.note, len(self.noted) + 1)
        return (found.shown, self._reference(number))

    def _reference(self, number: int) -> Reference:
        return Reference(f"（注{number}）" if self.scope.lang == "ja" else f"[{number}]")

    def _notes(self) -> Iterator[Note]:
        """The notes that no earlier block has said."""
        for note, number in list(self.noted.items())[self.told :]:
            yield Note((f"{self._reference(number).text} {note}",))
        self.told = len(self.noted)

    def _verified(self) -> Grid:
        """Each figure with its verdict and its source in short; the figures themselves are not said a second time."""
        _ = words(self.scope.lang)
        headers = (_("No."), _("Figure"), _("Verdict"), _("Source"))
        rows = tuple(self._checked(number, self.figures[key]) for key, number in self.used.items())
        return Grid(_("Sources and verification of the figures"), headers, rows)

    def _checked(self, number: int, one: Quoted) -> tuple[Line, ...]:
        lang, release = self.scope.lang, self.scope.release
        named = labels.listed([cite(release, each, lang).name for each in one.sources], lang)
        return ((str(number),), (one.name,), (one.verdict,), (named,))

    def _cited(self) -> Iterator[Note]:
        """The documents behind the figures, each once."""
        lang, release = self.scope.lang, self.scope.release
        _ = words(lang)
        ids = dict.fromkeys(each for key in self.used for each in self.figures[key].sources)
        for each in ids:
            source = release.sources[each]
            told = labels.joined([cite(release, each, lang).name, labels.say(source.title, lang), source.address])
            yield Note((told,))


def title(scope: Scope) -> str:
    """The name of a sheet, its year in both ways."""
    _ = words(scope.lang)
    year = labels.period(f"{scope.year}-FY", scope.lang, "full")
    return _("Evaluation sheet, {year}").format(year=year)


def _report(scope: Scope, blocks: tuple[Block, ...]) -> Report:
    _ = words(scope.lang)
    return Report(
        name=f"evaluation-sheet-{scope.year}-{scope.line.lower().replace('_', '-')}-{scope.lang}",
        title=title(scope),
        lang=scope.lang,
        running=labels.label("contribution_line", scope.line, scope.lang),
        origin=origin(scope.release, scope.lang).text,
        blocks=blocks,
        draft=_("Draft: not to be filed") if scope.draft else "",
        created=int(scope.release.manifest.created.timestamp()),
    )
