"""The four states of an observation, and the closed sets that keep them apart."""

from enum import StrEnum


class ObsStatus(StrEnum):
    """SDMX OBS_STATUS letters that Shirube itself writes; CL_OBS_STATUS has all of them."""

    NORMAL = "A"
    MISSING = "O"
    SUPPRESSED = "Q"


NATURE_UNKNOWN = "_X"
"""SDMX NATURE of a figure whose producer does not say whether it is country data, estimated or modelled."""


class ConfStatus(StrEnum):
    """What the public is told about confidentiality: free, or confidential without saying why."""

    FREE = "F"
    CONFIDENTIAL = "C"


class Sensitivity(StrEnum):
    """Whether a source describes persons whom publication could harm; a synthetic one describes nobody."""

    PUBLISHED = "published"
    SYNTHETIC = "synthetic"
    RESTRICTED = "restricted"


class State(StrEnum):
    """How an observation is shown: a value (zero included), missing, withheld, or not applicable."""

    VALUE = "value"
    MISSING = "missing"
    WITHHELD = "withheld"
    NOT_APPLICABLE = "not_applicable"


_MISSING = frozenset("HJKLOS")
_CANNOT_EXIST = "M"


def state(obs_status: str, *, has_value: bool) -> State:
    """Tell the state from the SDMX status; an unknown status without a value counts as withheld."""
    if obs_status == ObsStatus.SUPPRESSED:
        return State.WITHHELD
    if has_value:
        return State.VALUE
    if obs_status == _CANNOT_EXIST:
        return State.NOT_APPLICABLE
    return State.MISSING if obs_status in _MISSING else State.WITHHELD
