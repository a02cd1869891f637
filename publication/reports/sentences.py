"""The sentence of a claim: a pattern for each kind of statement, filled with what the release gives."""

import math

from publication import labels
from publication.catalogue import ClaimEntry, ClaimKind, FigureEntry, Operation, Part, Rounding, ToldEntry
from publication.claims import given, number, observation, rounded
from publication.errors import SentenceNotWritten
from publication.release import Release
from publication.text import document_language, words
from vocabulary.dimensions import BREAKDOWN_NAMES
from vocabulary.period_labels import period_label
from vocabulary.periods import CalendarYear, Day, FiscalYear, Range, SinglePeriod, parse_period
from vocabulary.text import Language

_MEASURED = frozenset({ClaimKind.AMOUNT, ClaimKind.FACTOR, ClaimKind.CHANGE})
"""Kinds whose figure has a unit of its own; the others count what the sentence is about."""

_PASSIVE = frozenset({ClaimKind.KNOWN, ClaimKind.DELIVERED})
"""Kinds that say what was done to what is counted."""

_FAR = 0.1
"""A figure that rounding moves by more than this share of itself stands beside its value before."""

_EXACT = 1e-9


def sentence(current: Release, claim: ClaimEntry, lang: Language) -> str:
    """The statement of a claim in words, with the figures of this release. SentenceNotWritten without one.

    It is in the language of documents.
    """
    lang = document_language(lang)
    told, value = claim.told, given(current, claim)
    if told is None or value is None or not claim.figures:
        raise _not_written(claim)
    shown = rounded(value, claim.decimals, claim.rounding)
    slots = {
        **_periods(claim.figures[0], lang),
        **_words(told, shown, lang),
        "quantity": _quantity(claim, told, shown, lang),
        "remark": _remark(claim, value, shown, lang),
        "parts": _parts(current, claim, told, lang),
        **(_ends(current, claim, told, lang) if told.kind is ClaimKind.CHANGE else {}),
    }
    return _pattern(told.kind, shown, lang).format(**slots)


def _pattern(kind: ClaimKind, shown: float, lang: Language) -> str:
    _ = words(lang)
    if kind is ClaimKind.CHANGE:
        return _change(shown, lang)
    return {
        ClaimKind.CUMULATIVE: _("By {by}, {quantity}{remark} {subject} {action}."),
        ClaimKind.KNOWN: _("As of {by}, {quantity}{remark} {subject} {action}."),
        ClaimKind.AMOUNT: _("The {subject} of {period} is {quantity}{remark}."),
        ClaimKind.FACTOR: _("From {since} to {until}, {subject} became {quantity} what it had been{remark}."),
        ClaimKind.COUNT: _("The number of {subject} in {period} was {quantity}{remark}{parts}."),
        ClaimKind.TIMES: _("From {since} to {until}, {subject} {action} {quantity}{remark}."),
        ClaimKind.DELIVERED: _("In {period}, {quantity}{remark} {subject} {action}."),
    }[kind]


def _change(shown: float, lang: Language) -> str:
    _ = words(lang)
    if not shown:
        return _("{subject} went from {base} in {since} to {later} in {until}, a change of {quantity}{remark}.")
    if shown > 0:
        return _("{subject} grew from {base} in {since} to {later} in {until}, by {quantity}{remark}.")
    return _("{subject} fell from {base} in {since} to {later} in {until}, by {quantity}{remark}.")


def _periods(figure: FigureEntry, lang: Language) -> dict[str, str]:
    """The period, its first and its last part, and the cut-off at its end."""
    period = parse_period(figure.time_period)
    first, last = (period.first, period.last) if isinstance(period, Range) else (period, period)
    if last is None:
        raise SentenceNotWritten(
            f"{figure.indicator}: a period that goes on has no cut-off.", "Let the claim name a period that is over."
        )
    return {
        "since": _period(first, lang),
        "until": _period(last, lang),
        "period": _period(last, lang),
        "by": _end(last, lang),
    }


def _period(period: SinglePeriod, lang: Language) -> str:
    """A period as official prose has it: in its era but for calendar years, the fiscal year in full in English."""
    if lang == "ja":
        return period_label(period, lang, "short" if isinstance(period, CalendarYear) else "era")
    return f"fiscal year {period.year}" if isinstance(period, FiscalYear) else period_label(period, lang)


def _end(period: SinglePeriod, lang: Language) -> str:
    _ = words(lang)
    named = _period(period, lang)
    return named if isinstance(period, Day) else _("the end of {period}").format(period=named)


def _words(told: ToldEntry, shown: float, lang: Language) -> dict[str, str]:
    """What a claim is about; in English in the number that its figure asks for."""
    if lang == "ja":
        return {"subject": told.subject[lang], "action": told.action[lang]}
    is_one = shown == 1
    verb = ("was " if is_one else "were ") if told.kind in _PASSIVE else ""
    counts_subject = told.one and not told.counter.en
    return {
        "subject": told.one if is_one and counts_subject else told.subject.en,
        "action": f"{verb}{told.action.en}",
    }


def _quantity(claim: ClaimEntry, told: ToldEntry, shown: float, lang: Language) -> str:
    """The figure with its unit or counter and with the words the document qualifies it by."""
    return labels.qualified(_measured(claim, told, abs(shown), claim.decimals, lang), claim.qualifiers, lang)


def _measured(claim: ClaimEntry, told: ToldEntry, value: float, decimals: int, lang: Language) -> str:
    if told.kind not in _MEASURED:
        return _counted(told, value, decimals, lang)
    figure = labels.number(value, decimals, lang)
    if claim.unit == "PT" and lang == "ja":
        return f"{figure}％"
    return labels.with_unit(figure, {"unit_measure": claim.unit, "unit_mult": claim.unit_mult}, lang)


def _counted(told: ToldEntry, value: float, decimals: int, lang: Language) -> str:
    figure, counter = labels.number(value, decimals, lang), told.counter[lang]
    if lang != "ja" and counter:
        return f"{figure} {told.one if value == 1 else counter}"
    return f"{figure}{counter}"


def _remark(claim: ClaimEntry, value: float, shown: float, lang: Language) -> str:
    """How the figure was rounded, with its value before where that is far from it; nothing for one that was not."""
    _ = words(lang)
    if math.isclose(value, shown, rel_tol=0, abs_tol=_EXACT) or claim.told is None:
        return ""
    how = _rounding(claim, lang)
    if abs(value - shown) > abs(shown) * _FAR:
        before = _measured(claim, claim.told, abs(value), claim.decimals + 1, lang)
        how = labels.listed((before, how), lang)
    return _(" ({remark})").format(remark=how)


def _rounding(claim: ClaimEntry, lang: Language) -> str:
    _ = words(lang)
    if claim.rounding is Rounding.DOWN:
        said = _("cut off after {places} decimals") if claim.decimals else _("decimals cut off")
    else:
        said = _("rounded to {places} decimals") if claim.decimals else _("rounded to a whole number")
    return said.format(places=claim.decimals)


def _parts(current: Release, claim: ClaimEntry, told: ToldEntry, lang: Language) -> str:
    """What a sum is made of, each part by the code that tells it from the others; nothing for other figures."""
    _ = words(lang)
    if claim.operation is not Operation.SUM:
        return ""
    named = []
    for each in claim.figures:
        value = number(observation(current.observations, each, claim.document), each.part)
        if value is None:
            raise _not_written(claim)
        quantity = _measured(claim, told, value, claim.decimals, lang)
        named.append(_("{name}: {quantity}").format(name=_told_apart(each, claim, lang), quantity=quantity))
    return _(" ({remark})").format(remark=labels.listed(named, lang))


def _told_apart(figure: FigureEntry, claim: ClaimEntry, lang: Language) -> str:
    differing = (
        name
        for name in BREAKDOWN_NAMES
        if name in figure.key and len({each.key.get(name) for each in claim.figures}) > 1
    )
    return labels.joined(labels.label(name, figure.key[name], lang) for name in differing)


def _ends(current: Release, claim: ClaimEntry, told: ToldEntry, lang: Language) -> dict[str, str]:
    """The earlier and the later count of a change."""
    row = observation(current.observations, claim.figures[0], claim.document)
    counts = {name: number(row, part) for name, part in (("base", Part.DENOMINATOR), ("later", Part.NUMERATOR))}
    if None in counts.values():
        raise _not_written(claim)
    return {name: _counted(told, count or 0, 0, lang) for name, count in counts.items()}


def _not_written(claim: ClaimEntry) -> SentenceNotWritten:
    missing = ", ".join(f"{each.indicator} {each.time_period}" for each in claim.figures)
    return SentenceNotWritten(
        f"{claim.quotable_id}: the release has no figure for its sentence{f' ({missing})' if missing else ''}.",
        "Load what gives the figure and release again, or leave the sentence out; see python -m indicators claims.",
    )
