"""Every method of progress assessment there is: the files of indicators/progress/methods."""

import importlib
import pkgutil
from functools import cache

import indicators.progress.methods
from indicators.errors import UnknownMethod
from indicators.progress.method import Method

DEFAULT_METHOD = "unsd_2023"


@cache
def all_methods() -> dict[str, Method]:
    """The methods by name, in the order of their files."""
    names = sorted(module.name for module in pkgutil.iter_modules(indicators.progress.methods.__path__))
    return {name: importlib.import_module(f"indicators.progress.methods.{name}").METHOD for name in names}


def method_named(name: str = DEFAULT_METHOD) -> Method:
    """The method of that name; UnknownMethod names the ones there are."""
    found = all_methods().get(name.lower())
    if found is None:
        raise UnknownMethod(f"There is no progress method {name!r}.", f"Use one of: {', '.join(all_methods())}.")
    return found
