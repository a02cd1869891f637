"""The parameters that addresses of the API take: what each may hold, said once for reading and for the description."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from publication.api.problems import UNKNOWN_PARAMETER, UNKNOWN_VALUE, Refused, Said
from publication.formats.export import Content
from publication.moments import ASOF, RELEASE
from publication.text import languages
from publication.view import NAMES, PERIOD
from vocabulary.text import DEFAULT_LANGUAGE

_ = str  # marks a text for translation; it is spoken when shown to a reader

_A_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,39}")
"""What may be repeated of a parameter that nobody knows: a name."""


@dataclass(frozen=True)
class Parameter:
    """A parameter: `pattern` is what its whole text has to look like, `values` lists it where it is a closed set."""

    name: str
    said: str
    pattern: str = ""
    values: tuple[str, ...] = ()
    usual: str | None = None
    is_number: bool = False

    def schema(self) -> dict[str, Any]:
        """The parameter's JSON Schema."""
        if self.is_number:
            least, most = (int(text) for text in self.values)
            return {"type": "integer", "minimum": least, "maximum": most}
        listed = {"enum": [*self.values]} if self.values else {"pattern": f"^{self.pattern}$"}
        return {"type": "string", **listed, **({"default": self.usual} if self.usual else {})}

    def check(self, text: str) -> None:
        """Refused where the parameter cannot hold the text."""
        if self.is_number:
            least, most = (int(limit) for limit in self.values)
            fits = bool(_NUMBER.fullmatch(text)) and least <= int(text) <= most
            limits = {"least": str(least), "most": str(most)}
            may = Said(_("It is a whole number from {least} to {most}."), limits)
        elif self.values:
            fits, may = text in self.values, one_of(self.values)
        else:
            fits = bool(re.fullmatch(self.pattern, text))
            may = Said(_("It is written as {pattern}."), {"pattern": self.pattern})
        if not fits:
            raise unknown_value(self.name, may)


_NUMBER = re.compile(r"[0-9]{1,9}")
_MOST = "999999999"

INDICATOR = Parameter(
    "indicator",
    _("The id of an indicator, such as PRG-02, or its official code, such as 16.2.2"),
    "[A-Za-z0-9.-]{1,40}",
)
SOURCE = Parameter("source", _("The id of a source"), "[A-Za-z0-9_.-]{1,80}")
CODE = Parameter("code", _("The code that ends a citation"), "[A-Za-z0-9.-]{1,80}")

MOMENTS = (
    Parameter(ASOF, _("A day: the release that was current when it ended in Japan"), "[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    Parameter(RELEASE, _("The id of a release; the answer may then be kept for good"), "r[0-9a-f]{12}"),
)

FORMAT = Parameter("format", _("How the observations are written"), values=("json", "csv", "sdmx-csv"), usual="json")
LANG = Parameter("lang", _("The language of labels"), values=languages(), usual=DEFAULT_LANGUAGE)
CONTENT = Parameter(
    "content",
    _("filtered: the view, as a page shows it; full: all observations of the indicator, chosen by nothing"),
    values=tuple(one.value for one in Content),
    usual=Content.FILTERED.value,
)
OFFSET = Parameter("offset", _("How many observations to leave out at the start"), values=("0", _MOST), is_number=True)
LIMIT = Parameter(
    "limit", _("How many observations to give; all where it is not asked"), values=("1", _MOST), is_number=True
)

_OF_A_CODE = _("A code of the dimension, or each; the indicator's own address lists them")
_OF_A_PERIOD = _(
    "A period, each, or from one period to another, such as 1990..2010; the indicator's own address lists them"
)

DIMENSIONS = tuple(
    Parameter(written, _OF_A_PERIOD if name == PERIOD else _OF_A_CODE, "[A-Za-z0-9_./-]{1,400}")
    for name, written in NAMES.items()
)


def understood(known: Sequence[Parameter], asked: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """What a query string asks, each parameter at most once. Refused."""
    by_name = {one.name: one for one in known}
    for name, texts in asked.items():
        if name not in by_name:
            raise _unknown_parameter(name, by_name)
        if len(texts) != 1:
            raise unknown_value(name, Said(_("It may stand in the address once.")))
        by_name[name].check(texts[0])
    return {name: asked[name][0] for name in by_name if name in asked}


def one_of(values: Iterable[str]) -> Said:
    """What a parameter may hold, one by one."""
    return Said(_("It is one of: {values}."), {"values": ", ".join(values)})


def unknown_value(name: str, may: Said) -> Refused:
    """The refusal of a parameter's value, which is not repeated."""
    said = Said(_("The parameter {name} cannot have that value."), {"name": name})
    return Refused(UNKNOWN_VALUE, said, may, parameter=name)


def _unknown_parameter(name: str, known: Iterable[str]) -> Refused:
    named = name if _A_NAME.fullmatch(name) else None
    said = (
        Said(_("There is no parameter {name} here."), {"name": named})
        if named
        else Said(_("There is a parameter here that is not known."))
    )
    listed = Said(_("Known: {parameters}."), {"parameters": ", ".join(known) or "–"})
    return Refused(UNKNOWN_PARAMETER, said, listed, parameter=named)
