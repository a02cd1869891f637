"""How a printed figure agrees with the one computed: exact, rounded, truncated, and so on."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.claims.ledger import all_claims
from indicators.claims.verdict import agreement
from publication.catalogue import Agreement, ClaimEntry
from publication.release import Release
from vocabulary.codes import codelist

VERDICTS = [
    # printed, computed, decimals, agreement
    (276, 276.0, 0, Agreement.EXACT),
    (0, 0.0, 0, Agreement.EXACT),
    (61, 61.538, 0, Agreement.TRUNCATED),
    (62, 61.538, 0, Agreement.ROUNDED),
    (33, 33.333, 0, Agreement.ROUNDED),
    (3, 2.610, 0, Agreement.WHOLE_NUMBER),
    (2.6, 2.610, 1, Agreement.ROUNDED),
    (3, 2.5, 0, Agreement.WHOLE_NUMBER),  # a tie is rounded up
    (2, 2.5, 0, Agreement.TRUNCATED),  # the same tie, cut off
    (53, 52.5, 0, Agreement.ROUNDED),
    (52, 52.5, 0, Agreement.TRUNCATED),
    (60, 61.538, 0, Agreement.CONTRADICTED),
    (63, 61.538, 0, Agreement.CONTRADICTED),
    (0, 0.4, 0, Agreement.WHOLE_NUMBER),
    (-3, -3.7, 0, Agreement.TRUNCATED),  # a fall is cut off towards zero
    (-3, -2.5, 0, Agreement.WHOLE_NUMBER),
    (3, None, 0, Agreement.NOT_REPRODUCIBLE),
]


@pytest.mark.parametrize(("printed", "computed", "decimals", "verdict"), VERDICTS)
def test_a_printed_figure_is_judged(printed: float, computed: float | None, decimals: int, verdict: Agreement) -> None:
    assert agreement(printed, computed, decimals=decimals) is verdict


@given(st.floats(20, 1e6))
def test_what_is_printed_truncated_is_never_called_rounded(computed: float) -> None:
    """Above 20 rounding to a whole number is ordinary, so only three verdicts are left."""
    fraction = computed - math.floor(computed)
    assume(1e-6 < fraction < 1 - 1e-6)
    cut, up = math.floor(computed), math.ceil(computed)
    if fraction < 0.5:
        assert agreement(cut, computed) is Agreement.ROUNDED
        assert agreement(up, computed) is Agreement.CONTRADICTED
    else:
        assert agreement(cut, computed) is Agreement.TRUNCATED
        assert agreement(up, computed) is Agreement.ROUNDED


@given(st.floats(0, 1e9), st.integers(-1_000, 1_000))
def test_a_figure_a_whole_step_away_is_contradicted(computed: float, steps: int) -> None:
    assume(steps not in {-1, 0, 1})
    assert agreement(math.floor(computed) + steps, computed) is Agreement.CONTRADICTED


@given(st.floats(0, 1e9))
def test_a_figure_printed_in_full_is_exact(computed: float) -> None:
    assert agreement(computed, computed) is Agreement.EXACT


@pytest.fixture(scope="session")
def ledger(released: Release) -> dict[str, ClaimEntry]:
    """The verdicts of the release by claim."""
    return {claim.id: claim for claim in released.claims}


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("returns", Agreement.EXACT),
        ("reintegrations", Agreement.EXACT),
        ("retrafficked", Agreement.EXACT),
        ("members_tripled", Agreement.WHOLE_NUMBER),
        ("offices_tripled", Agreement.NOT_REPRODUCIBLE),
        ("staff_growth_all", Agreement.TRUNCATED),
        ("staff_growth_international", Agreement.ROUNDED),
        ("senior_posts", Agreement.EXACT),
    ],
)
def test_the_evaluation_sheet_is_judged(ledger: dict[str, ClaimEntry], claim: str, verdict: Agreement) -> None:
    assert ledger[claim].agreement is verdict


def test_61_percent_is_shown_beside_61_5(ledger: dict[str, ClaimEntry]) -> None:
    claim = ledger["staff_growth_all"]
    assert claim.printed == 61
    assert claim.computed == pytest.approx(61.538, abs=5e-4)


def test_every_claim_has_a_verdict_and_is_cited(ledger: dict[str, ClaimEntry], released: Release) -> None:
    assert list(ledger) == [claim.id for claim in all_claims()]
    assert {claim.document for claim in ledger.values()} <= released.sources.keys()
    assert {claim.unit for claim in ledger.values()} <= codelist("CL_UNIT_MEASURE").keys()


def test_a_claim_speaks_both_languages_and_says_why_it_does_not_agree(
    ledger: dict[str, ClaimEntry],
) -> None:
    plain = {Agreement.EXACT, Agreement.ROUNDED}
    for claim in ledger.values():
        assert all(words.en and words.ja for words in (claim.statement, claim.section))
        assert bool(claim.reason.en) == bool(claim.reason.ja)
        assert claim.reason.en or claim.agreement in plain, claim.id
