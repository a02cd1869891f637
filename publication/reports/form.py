"""What a form of the evaluation sheet declares: its years, its criteria in their printed order, and its scale."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from vocabulary.text import Text


class Canon(StrEnum):
    """What a criterion is about, whatever number and name a year's form prints for it."""

    OUTCOME = "outcome"
    POLICY = "policy"
    MANAGEMENT = "management"
    STAFF = "staff"
    PDCA = "pdca"


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion as printed: its number follows from its place."""

    canon: Canon
    name: Text


@dataclass(frozen=True, slots=True)
class Said:
    """A claim whose sentence is written, and the claims whose figures stand in it in their order; itself where none."""

    claim: str
    figures: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The claims whose figures the sentence has."""
        return self.figures or (self.claim,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The evaluation sheet of some fiscal years.

    `scale` are the grades, best first, as far as the form prints them, and `scale_seen` the years whose sheets show
    that scale. `until` is the month and day to which a year's sheet looks. `document` is the source id of the sheet
    that was filed in the form's first year, where its printed figures are in the ledger; `claims` has what each
    criterion says of them, and `unsaid` a sentence for those that no release gives, with the figure as {claim}.
    """

    years: tuple[int, ...]
    criteria: tuple[Criterion, ...]
    lines: tuple[str, ...]
    scale: tuple[str, ...] = ()
    scale_seen: tuple[int, ...] = ()
    grades_criteria: bool = False
    until: tuple[int, int] = (3, 31)
    document: str = ""
    claims: Mapping[Canon, tuple[Said, ...]] = field(default_factory=dict)
    unsaid: Mapping[str, Text] = field(default_factory=dict)
    budget_claim: str = ""
