"""Every indicator there is: the files of indicators/definitions."""

import importlib
import pkgutil
from functools import cache

import indicators.definitions
from indicators.definition import Indicator
from indicators.errors import UnknownIndicator


@cache
def all_indicators() -> dict[str, Indicator]:
    """The indicators by id, in the order of their files."""
    names = sorted(module.name for module in pkgutil.iter_modules(indicators.definitions.__path__))
    found = (importlib.import_module(f"indicators.definitions.{name}").INDICATOR for name in names)
    return {indicator.id: indicator for indicator in found}


def indicator(indicator_id: str) -> Indicator:
    """The indicator of that id, in either case; UnknownIndicator names the ones there are."""
    found = all_indicators().get(indicator_id.upper())
    if found is None:
        raise UnknownIndicator(
            f"There is no indicator {indicator_id!r}.", f"Use one of: {', '.join(all_indicators())}."
        )
    return found
