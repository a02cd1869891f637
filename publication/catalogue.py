"""What a release says about its numbers: the typed content of catalogue, claims, quality and manifest."""

import datetime as dt
from enum import StrEnum

import msgspec

from vocabulary.text import Text


class Theme(StrEnum):
    """The part of the house an indicator belongs to; also its page."""

    RETURN = "return"
    CONTRIBUTION = "contribution"
    MEMBERSHIP = "membership"
    STAFF = "staff"
    CONTEXT = "context"
    SDG = "sdg"


class Direction(StrEnum):
    """Which way is better, where a way can be better at all."""

    HIGHER = "higher"
    LOWER = "lower"
    ZERO = "zero"
    CONTEXT = "context"
    AMBIGUOUS = "ambiguous"


class IomArea(StrEnum):
    """IOM's four areas of work and what runs across them."""

    DEVELOPMENT = "1"
    FACILITATION = "2"
    MANAGEMENT = "3"
    FORCED = "4"
    CROSS = "cross"


class Chart(StrEnum):
    """The figure an indicator is drawn with (publication/figures/<name>.py)."""

    LINE = "line"
    COLUMNS = "columns"
    DOTS = "dots"
    SPANS = "spans"
    FLOW = "flow"
    MAP = "map"


class Agreement(StrEnum):
    """What recomputing a printed figure shows."""

    EXACT = "exact"
    ROUNDED = "rounded"
    TRUNCATED = "truncated"
    WHOLE_NUMBER = "whole_number"
    CONTRADICTED = "contradicted"
    NOT_REPRODUCIBLE = "not_reproducible"
    SUPERSEDED = "superseded"


class Operation(StrEnum):
    """How the figure of a claim is made of observations; a count is of those with a value within the period."""

    OBSERVATION = "observation"
    SUM = "sum"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    COUNT = "count"


class Part(StrEnum):
    """Which number of an observation is meant."""

    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"


class Rounding(StrEnum):
    """How a document rounds: half away from zero, or by cutting the decimals off."""

    HALF_UP = "half_up"
    DOWN = "down"


class ClaimKind(StrEnum):
    """What kind of statement a claim makes, and so how its sentence is built."""

    CUMULATIVE = "cumulative"
    KNOWN = "known"
    AMOUNT = "amount"
    FACTOR = "factor"
    COUNT = "count"
    CHANGE = "change"
    TIMES = "times"
    DELIVERED = "delivered"


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Official(_Entry, frozen=True):
    """What an official SDG indicator's own metadata say; the tier with its source and the time it was stated."""

    code: str
    custodians: tuple[str, ...]
    tier: str
    tier_source: str
    tier_as_of: str
    target_year: int
    target_value: float | None
    is_detection: bool


class IndicatorEntry(_Entry, frozen=True):
    """An indicator as readers meet it; `view` names codes shown first where that is not the total."""

    id: str
    name: Text
    definition: Text
    method: Text
    caveat: Text
    theme: Theme
    direction: Direction
    decimals: int
    dimensions: tuple[str, ...]
    sdg: tuple[str, ...]
    iom_areas: tuple[IomArea, ...]
    sources: tuple[str, ...]
    chart: Chart
    view: tuple[tuple[str, str], ...] = ()
    official: Official | None = None


class SourceEntry(_Entry, frozen=True):
    """A document or feed that is cited; `language` is the language it is written in."""

    id: str
    producer: Text
    title: Text
    language: str
    published: str
    address: str
    licence: str
    cadence: str
    next_update: str


class LoadEntry(_Entry, frozen=True):
    """A vintage of a feed that the release was computed from."""

    id: str
    source: str
    checksum: str


class Catalogue(_Entry, frozen=True):
    """Everything about the numbers but the numbers; the same inputs give the same bytes."""

    indicators: tuple[IndicatorEntry, ...]
    sources: tuple[SourceEntry, ...]
    loads: tuple[LoadEntry, ...]
    dimensions: dict[str, str]
    codes: dict[str, dict[str, Text]]


class FigureEntry(_Entry, frozen=True, omit_defaults=True):
    """Where the figure of a claim stands in a release; `key` has the codes of dimensions that are not totals."""

    indicator: str
    time_period: str
    key: dict[str, str]
    part: Part = Part.VALUE


class ToldEntry(_Entry, frozen=True):
    """The words a claim's sentence is built with.

    `counter` follows the figure (名, times); `one` is the English of what is counted, where it is one.
    """

    kind: ClaimKind
    subject: Text
    action: Text
    one: str = ""
    counter: Text = Text("", "")


class WasEntry(_Entry, frozen=True):
    """What a claim gave when it last held, and in which release."""

    release: str
    computed: float


class ClaimEntry(_Entry, frozen=True):
    """A figure as a document printed it, beside what the release computes for it.

    `as_printed` is the figure in the document's own words, in its language; `qualifiers` are those words as codes of
    CL_QUALIFIER, `decimals` and `rounding` say how it is rounded, `cut_off` is the last period it counts. `computed` is
    empty where the figure cannot be computed, and then `reason` says which concept is missing. `was` is what a
    superseded claim gave before. The first figure's address is repeated in `indicator` to `time_period`.
    """

    id: str
    document: str
    section: Text
    statement: Text
    printed: float
    unit: str
    unit_mult: int
    agreement: Agreement
    reason: Text
    indicator: str | None = None
    series: str | None = None
    definition: str | None = None
    time_period: str | None = None
    computed: float | None = None
    as_printed: str = ""
    decimals: int = 0
    qualifiers: tuple[str, ...] = ()
    rounding: Rounding = Rounding.HALF_UP
    cut_off: str = ""
    operation: Operation = Operation.OBSERVATION
    figures: tuple[FigureEntry, ...] = ()
    told: ToldEntry | None = None
    was: WasEntry | None = None

    @property
    def quotable_id(self) -> str:
        """The name of the claim among those of all documents, such as mofa_evaluation_2016.returns."""
        return f"{self.document}.{self.id}"


class MethodEntry(_Entry, frozen=True):
    """A method of progress assessment: its classes in its own words, and what has to be said of all it gives."""

    name: str
    version: str
    source: Text
    classes: dict[str, Text]
    warnings: tuple[Text, ...]


class AssessmentEntry(_Entry, frozen=True, omit_defaults=True):
    """The assessment of a line by one method; an auditable record.

    `outcome` is one of the method's classes; without one `reason` says why there is none. `change` is what an exact
    test can tell of two counts.
    """

    method: str
    outcome: str | None = None
    reason: str | None = None
    base_year: int | None = None
    latest_year: int | None = None
    base: float | None = None
    latest: float | None = None
    epsilon: float | None = None
    share_or_ratio: float | None = None
    change: Text | None = None
    warnings: tuple[Text, ...] = ()


class ProgressEntry(_Entry, frozen=True, omit_defaults=True):
    """How a line of an official series goes towards its target, by each method; `key` has the codes that apply."""

    indicator: str
    key: dict[str, str]
    assessments: tuple[AssessmentEntry, ...]
    target_year: int | None = None
    target: float | None = None


class Progress(_Entry, frozen=True):
    """How the official series go: the methods, the release's own first, reasons by code, and every line."""

    methods: tuple[MethodEntry, ...]
    reasons: dict[str, Text]
    lines: tuple[ProgressEntry, ...]


class LoadQuality(_Entry, frozen=True):
    """How a load went: rows read, accepted, and rejected per rule; and how fresh it is."""

    load: str
    source: str
    rows_read: int
    rows_accepted: int
    rows_rejected: int
    broken_rules: dict[str, int]
    accessed_on: dt.date


class DoubtEntry(_Entry, frozen=True):
    """Something about a source's series that looks wrong and that a person should look at."""

    series: str
    source: str
    text: Text


class Protection(_Entry, frozen=True):
    """What protecting persons cost: cells of the published tables, how many are hidden, and the threshold."""

    threshold: int
    cells: int
    hidden: int


class UnpublishedEntry(_Entry, frozen=True):
    """A series of an indicator that a register has and that stands in no published table."""

    indicator: str
    series: str


class Quality(_Entry, frozen=True):
    """Rows read and rejected, and what protection cost.

    `withheld` counts cells of restricted sources. How many rows a register has is told to nobody: `loads` are others.
    """

    loads: tuple[LoadQuality, ...]
    observations: int
    withheld: int
    doubts: tuple[DoubtEntry, ...]
    unpublished: tuple[UnpublishedEntry, ...] = ()
    protection: Protection | None = None


class Manifest(_Entry, frozen=True):
    """What a release folder holds: `files` maps each name to the SHA-256 of its bytes.

    `policy` is the checksum of the disclosure policy; `known` tells as of when the months of a register up to each one
    were known.
    """

    release: str
    created: dt.datetime
    policy: str
    inputs: dict[str, str]
    files: dict[str, str]
    known: dict[str, dt.datetime] = {}
