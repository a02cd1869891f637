"""Which form a fiscal year has, found by the files in `forms`."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

import publication.reports.forms
from publication.errors import NoForm
from publication.reports.form import Form


@cache
def forms() -> Mapping[int, Form]:
    """The form of every fiscal year that has one, the earliest year first."""
    names = sorted(module.name for module in pkgutil.iter_modules(publication.reports.forms.__path__))
    found = [importlib.import_module(f"publication.reports.forms.{name}").FORM for name in names]
    return {year: form for form in found for year in form.years}


def form_of(year: int, line: str) -> Form:
    """The form of a fiscal year in which a contribution line is evaluated. NoForm."""
    form = forms().get(year)
    if form is None:
        raise NoForm(
            f"There is no form for fiscal year {year}.", f"Name one of: {', '.join(str(one) for one in forms())}."
        )
    if line not in form.lines:
        raise NoForm(
            f"The form of fiscal year {year} does not evaluate that contribution line.",
            f"Name one of: {', '.join(form.lines)}.",
        )
    return form
