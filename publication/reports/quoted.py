"""The figures that a sheet quotes: each bound to its claim or observation, or the reason why it cannot be filed."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from publication import labels
from publication.catalogue import Agreement, ClaimEntry
from publication.claims import verdict
from publication.query import Row
from publication.release import Release
from publication.reports import binding
from publication.reports.binding import Unusable
from publication.reports.blocks import Bound, Inline
from publication.reports.form import Canon, Form
from publication.reports.needs import LOG, NEEDS, Need, is_made_up, is_stale, latest
from publication.text import words
from vocabulary.statuses import State
from vocabulary.text import Language

_NEED_NO_NOTE = (Agreement.EXACT, Agreement.ROUNDED, Agreement.TRUNCATED)

THOUSAND = 3
"""The power of ten in which a sheet gives money: thousand yen."""


@dataclass(frozen=True)
class Quoted:
    """A figure: what stands in the text, what has to be noted, and `reason`, why the sheet may not be filed with it.

    `left_out` says why it is not in the text at all; `sources` are the ids of the documents behind it, `verdict` and
    `place` what the table of sources says.
    """

    key: str
    canon: Canon
    name: str
    shown: Inline
    sources: tuple[str, ...]
    verdict: str = ""
    sentence: str = ""
    note: str = ""
    reason: str = ""
    left_out: str = ""


@dataclass(frozen=True)
class Scope:
    """What a sheet is about: its release, form, fiscal year, contribution line, language, and whether it is a draft."""

    release: Release
    form: Form
    year: int
    line: str
    lang: Language
    draft: bool

    @property
    def until(self) -> dt.date:
        """The last day that the sheet looks to."""
        month, day = self.form.until
        return dt.date(self.year, month, day)

    @property
    def is_printed(self) -> bool:
        """Whether the figures that the filed sheet of that year and line printed are in the ledger."""
        return self.line == "TIP_RETURN" and any(one.document == self.form.document for one in self.release.claims)


def quoted(scope: Scope) -> Mapping[str, Quoted]:
    """Every figure of a sheet by the key that its text names it with, the budget first."""
    found = [_budget(scope), *(_printed(scope) if scope.is_printed else _needed(scope)), *_logged(scope)]
    found += [_observed(scope, need) for need in NEEDS if need.key == "members" and scope.is_printed]
    return {one.key: one for one in found}


def _printed(scope: Scope) -> Iterator[Quoted]:
    there = binding.claims(scope.release, scope.form.document)
    for canon, said in scope.form.claims.items():
        keys = [key for one in said for key in one.keys]
        yield from (_claimed(scope, there[key], canon) for key in keys if key in there)


def _claimed(scope: Scope, claim: ClaimEntry, canon: Canon, key: str = "") -> Quoted:
    name = labels.say(claim.statement, scope.lang)
    given = binding.of_claim(scope.release, claim, scope.lang)
    return Quoted(
        key=key or claim.id,
        canon=canon,
        name=name,
        shown=given if isinstance(given, Bound) else _mark(given, scope.lang),
        sources=(claim.document,),
        verdict=_judged(claim, scope.lang),
        note=_noted(claim, scope.lang),
        reason="" if isinstance(given, Bound) else _why(name, given.state, scope.lang),
    )


def _noted(claim: ClaimEntry, lang: Language) -> str:
    """What a reader must know of a figure that its own sentence does not say."""
    if claim.agreement in _NEED_NO_NOTE:
        return ""
    return labels.sentence(_judged(claim, lang), labels.say(claim.reason, lang), lang)


def _judged(claim: ClaimEntry, lang: Language) -> str:
    return verdict(claim.agreement, lang)


def _needed(scope: Scope) -> Iterator[Quoted]:
    for need in NEEDS:
        if scope.line in need.lines:
            yield _observed(scope, need)


def _logged(scope: Scope) -> Iterator[Quoted]:
    """The log of reports; a release without a log, or with a made-up one, leaves it out of what is filed."""
    for need in LOG:
        if scope.line in need.lines:
            yield _observed(scope, need)


def _observed(scope: Scope, need: Need) -> Quoted:
    _ = words(scope.lang)
    is_log = need.canon is Canon.PDCA
    row = latest(scope.release, need, scope.year, scope.until, made_up=is_log)
    name = labels.label("series", row["series"] if row else need.series[0], scope.lang)
    if row is None:
        return _absent(scope, need, name, is_log=is_log)
    given = binding.of_row(scope.release, row, scope.lang)
    is_imagined = is_made_up(scope.release, row)
    reason = "" if isinstance(given, Bound) else _why(name, given.state, scope.lang)
    if not reason and is_stale(need, row, scope.until):
        reason = _("{name}: stale, as the latest figure is of {period}.").format(
            name=name, period=labels.period(row["time_period"], scope.lang)
        )
    left_out = _("{name}: made up, so it stands in drafts only.").format(name=name) if is_imagined else ""
    return Quoted(
        key=need.key,
        canon=need.canon,
        name=name,
        shown=given if isinstance(given, Bound) else _mark(given, scope.lang),
        sources=tuple(row["source_ids"]),
        verdict=labels.status(row, scope.lang) or _("as released"),
        sentence=_said(need, row, scope.lang),
        note=labels.label("note", "SYNTHETIC", scope.lang) if is_imagined else "",
        reason="" if is_imagined else reason,
        left_out="" if scope.draft else left_out,
    )


def _absent(scope: Scope, need: Need, name: str, *, is_log: bool) -> Quoted:
    """A figure of which the release has nothing: without a register there is no log of reports to quote."""
    _ = words(scope.lang)
    why = _why(name, State.MISSING, scope.lang)
    missing = _mark(Unusable(State.MISSING), scope.lang)
    told = labels.say(need.sentence, scope.lang).format(figure=f"{{{need.key}}}", period=_year(scope))
    if is_log and not _has_log(scope.release):
        return Quoted(
            need.key, need.canon, name, missing, (), left_out=_("{name}: no log is loaded.").format(name=name)
        )
    return Quoted(need.key, need.canon, name, missing, (), sentence=told, reason=why)


def _budget(scope: Scope) -> Quoted:
    """The budget of the year in thousand yen: as the filed sheet printed it, else the initial budget as released."""
    _ = words(scope.lang)
    claim = binding.claims(scope.release, scope.form.document).get(scope.form.budget_claim)
    if scope.is_printed and claim is not None:
        return _claimed(scope, claim, Canon.MANAGEMENT, key="budget")
    name = _("Budget of {year}").format(year=_year(scope))
    found = scope.release.observations.filter(
        pl.col("indicator").is_in(("FIN-01", "FIN-04")),
        pl.col("time_period") == f"{scope.year}-FY",
        pl.col("contribution_line") == scope.line,
        pl.col("contribution_stage") == "INITIAL",
    ).sort("definition", descending=True)
    if found.is_empty():
        mark = _mark(Unusable(State.MISSING), scope.lang)
        return Quoted("budget", Canon.MANAGEMENT, name, mark, (), reason=_why(name, State.MISSING, scope.lang))
    row: Row = found.row(0, named=True)
    given = binding.of_row(scope.release, row, scope.lang, THOUSAND)
    return Quoted(
        key="budget",
        canon=Canon.MANAGEMENT,
        name=name,
        shown=given if isinstance(given, Bound) else _mark(given, scope.lang),
        sources=tuple(row["source_ids"]),
        verdict=labels.status(row, scope.lang) or _("as released"),
        note=_("Published in million yen.") if row["definition"] == "BUDGET_REVIEW" else "",
        reason="" if isinstance(given, Bound) else _why(name, given.state, scope.lang),
    )


def _said(need: Need, row: Row, lang: Language) -> str:
    """The sentence of a figure, with the place where it stands and the period it is about."""
    period = labels.period(row["time_period"], lang, "full")
    return labels.say(need.sentence, lang).format(figure=f"{{{need.key}}}", period=period)


def _has_log(current: Release) -> bool:
    """Whether the release has a log of reports that is not made up."""
    found = current.observations.filter(pl.col("indicator") == "REP-01")
    return any(not is_made_up(current, row) for row in found.iter_rows(named=True))


def _year(scope: Scope) -> str:
    return labels.period(f"{scope.year}-FY", scope.lang)


def _why(name: str, state: State, lang: Language) -> str:
    _ = words(lang)
    if state is State.WITHHELD:
        return _("{name}: withheld.").format(name=name)
    return _("{name}: missing.").format(name=name)


def _mark(unusable: Unusable, lang: Language) -> str:
    """What stands in a draft where a figure should."""
    _ = words(lang)
    said = _("withheld") if unusable.state is State.WITHHELD else _("missing")
    return f"［{said}］" if lang == "ja" else f"[{said}]"
