"""Every indicator there is: the files of indicators/definitions."""

import importlib
import pkgutil
from functools import cache

import indicators.definitions
from indicators.definition import Indicator
from indicators.errors import UnknownIndicator

_ALSO_CALLED = {
    "SDG-05": "SDG-5.2.1",
    "SDG-06": "SDG-5.2.2",
    "SDG-07": "SDG-8.7.1",
    "SDG-08": "SDG-16.2.1",
}
"""Ids of our own list that stand for an official indicator."""


@cache
def all_indicators() -> dict[str, Indicator]:
    """The indicators by id, in the order of their files."""
    names = sorted(module.name for module in pkgutil.iter_modules(indicators.definitions.__path__))
    found = (importlib.import_module(f"indicators.definitions.{name}").INDICATOR for name in names)
    return {indicator.id: indicator for indicator in found}


def indicator(indicator_id: str) -> Indicator:
    """The indicator of that id or SDG code (16.2.2), in either case; UnknownIndicator names the ones there are."""
    asked = indicator_id.upper()
    found = all_indicators().get(_ALSO_CALLED.get(asked, asked)) or all_indicators().get(f"SDG-{asked}")
    if found is None:
        raise UnknownIndicator(
            f"There is no indicator {indicator_id!r}.", f"Use one of: {', '.join(all_indicators())}."
        )
    return found
