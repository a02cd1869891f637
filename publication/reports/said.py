"""The sentence of a claim as the text of a section begins with it: its figures as {keys}, so that they stay bound."""

import re
from collections.abc import Mapping, Sequence

from publication import labels
from publication.errors import SentenceNotWritten
from publication.reports import binding
from publication.reports.blocks import Bound
from publication.reports.form import Said
from publication.reports.quoted import Quoted, Scope
from publication.reports.sentences import sentence


def said(scope: Scope, one: Said, figures: Mapping[str, Quoted]) -> str:
    """The sentence of this release; where it gives none, the form's own, else the statement with its figure."""
    claim = binding.claims(scope.release, scope.form.document)[one.claim]
    try:
        written = sentence(scope.release, claim, scope.lang)
    except SentenceNotWritten:
        written = ""
    keyed = _keyed(written, one.keys, figures)
    if keyed:
        return keyed
    if one.claim in scope.form.unsaid:
        return labels.say(scope.form.unsaid[one.claim], scope.lang)
    told = labels.say(claim.statement, scope.lang)
    return f"{told}：{{{one.claim}}}" if scope.lang == "ja" else f"{told}: {{{one.claim}}}"


def _keyed(written: str, keys: Sequence[str], figures: Mapping[str, Quoted]) -> str:
    """A sentence with a key for each figure, one after the other; empty where one does not stand in it."""
    done, rest = "", written
    for key in keys:
        shown = figures[key].shown if key in figures else ""
        found = _number(shown.text).search(rest) if isinstance(shown, Bound) else None
        if found is None:
            return ""
        done += f"{rest[: found.start()]}{{{key}}}"
        rest = rest[found.end() :]
    return done + rest


def _number(text: str) -> re.Pattern[str]:
    """A number that is no part of a longer one, nor of a name such as D-1."""
    return re.compile(rf"(?<![\d.,\-A-Za-z]){re.escape(text)}(?![\d]|[.,]\d)")
