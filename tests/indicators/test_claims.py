"""How a printed figure agrees with the one computed: exact, rounded, truncated, and so on."""

import math

import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.claims.ledger import all_claims
from indicators.claims.verdict import agreement
from publication.catalogue import Agreement, ClaimEntry, Operation, Part
from publication.claims import recomputed, rounded
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


@pytest.mark.parametrize(
    ("printed", "computed", "qualifier", "verdict"),
    [
        (300, 276.0, "ABOUT", Agreement.ROUNDED),
        (300, 271.0, "ABOUT", Agreement.ROUNDED),
        (300, 269.0, "ABOUT", Agreement.CONTRADICTED),
        (3, 2.61, "ABOUT", Agreement.WHOLE_NUMBER),  # about excuses a tenth, not more
        (3, 4.0, "ABOUT", Agreement.CONTRADICTED),
        (400, 480.0, "MORE_THAN", Agreement.EXACT),
        (400, 400.0, "MORE_THAN", Agreement.CONTRADICTED),
        (276, 276.0, "IN_TOTAL", Agreement.EXACT),
        (276, 277.0, "IN_TOTAL", Agreement.CONTRADICTED),
        (300, None, "ABOUT", Agreement.NOT_REPRODUCIBLE),
    ],
)
def test_words_beside_a_figure_count(
    printed: float, computed: float | None, qualifier: str, verdict: Agreement
) -> None:
    assert agreement(printed, computed, qualifiers=(qualifier,)) is verdict


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


EVALUATION_SHEET_2016 = {
    # claim: as printed, computed, verdict
    "returns": ("計276名", 276.0, Agreement.EXACT),
    "reintegrations": ("計145名", 145.0, Agreement.EXACT),
    "retrafficked": ("0名", 0.0, Agreement.EXACT),
    "budget": ("14,065千円", 14065.0, Agreement.EXACT),
    "members_tripled": ("3倍", 2.610, Agreement.WHOLE_NUMBER),
    "offices_tripled": ("約3倍", None, Agreement.NOT_REPRODUCIBLE),
    "staff_2008": ("13名", 13.0, Agreement.EXACT),
    "staff_2012": ("21名", 21.0, Agreement.EXACT),
    "staff_2011": ("15名", 15.0, Agreement.EXACT),
    "staff_2015": ("20名", 20.0, Agreement.EXACT),
    "staff_growth_all": ("61％増", 61.538, Agreement.TRUNCATED),
    "staff_growth_international": ("33％増", 33.333, Agreement.ROUNDED),
    "senior_posts": ("4名", 4.0, Agreement.EXACT),
    "senior_posts_d1": ("D-1が1名", 1.0, Agreement.EXACT),
    "senior_posts_p4": ("P-4が3名", 3.0, Agreement.EXACT),
    "visits": ("9回", 9.0, Agreement.EXACT),
    "monthly_reports": ("月1回", None, Agreement.NOT_REPRODUCIBLE),
}


def test_the_evaluation_sheet_of_2016_is_judged(ledger: dict[str, ClaimEntry]) -> None:
    found = {
        claim.id: (claim.as_printed, claim.computed and pytest.approx(claim.computed, abs=5e-4), claim.agreement)
        for claim in ledger.values()
        if claim.document == "mofa_evaluation_2016"
    }
    assert found == EVALUATION_SHEET_2016


def test_posts_are_counted_by_grade(ledger: dict[str, ClaimEntry]) -> None:
    """Four senior posts are one D-1 and three P-4, not the four that the document adds up itself."""
    assert ledger["senior_posts"].operation is Operation.SUM
    assert [figure.key["staff_grade"] for figure in ledger["senior_posts"].figures] == ["D1", "P4"]


def test_nobody_known_is_a_count_of_persons_and_not_a_share(ledger: dict[str, ClaimEntry]) -> None:
    (figure,) = ledger["retrafficked"].figures
    assert (ledger["retrafficked"].unit, figure.part) == ("PERSONS", Part.NUMERATOR)


def test_what_the_made_up_register_says_confirms_nothing(ledger: dict[str, ClaimEntry], released: Release) -> None:
    (figure,) = ledger["monthly_reports"].figures
    sample = released.observations.filter(pl.col("indicator") == figure.indicator)
    assert sample["note"].unique().to_list() == ["SYNTHETIC"]
    recorded = sample.with_columns(pl.lit("_Z").alias("note"))
    assert recomputed(sample, Operation.COUNT, [figure], "any") is None
    assert recomputed(recorded, Operation.COUNT, [figure], "any") == 12
    one_missing = recorded.with_columns(
        pl.when(pl.col("time_period") != "2015-10").then("obs_value").alias("obs_value"),
        pl.when(pl.col("time_period") != "2015-10").then("obs_status").otherwise(pl.lit("O")).alias("obs_status"),
    )
    assert recomputed(one_missing, Operation.COUNT, [figure], "any") == 11


@pytest.mark.parametrize(
    ("operation", "gives"),
    [(Operation.SUM, 34.0), (Operation.DIFFERENCE, -8.0), (Operation.RATIO, pytest.approx(13 / 21))],
)
def test_figures_are_put_together(
    ledger: dict[str, ClaimEntry], released: Release, operation: Operation, gives: float
) -> None:
    figures = [*ledger["staff_2008"].figures, *ledger["staff_2012"].figures]
    assert recomputed(released.observations, operation, figures, "any") == gives


def test_nothing_is_made_of_a_figure_that_is_withheld_or_missing(
    ledger: dict[str, ClaimEntry], released: Release
) -> None:
    figures = [*ledger["staff_2008"].figures, *ledger["staff_2012"].figures]
    first = pl.col("time_period") == "2008"
    withheld = released.observations.with_columns(
        pl.when(first).then(pl.lit("Q")).otherwise("obs_status").alias("obs_status")
    )
    for frame in (withheld, released.observations.filter(~first)):
        assert recomputed(frame, Operation.SUM, figures, "any") is None


def test_every_claim_has_a_verdict_and_is_cited(ledger: dict[str, ClaimEntry], released: Release) -> None:
    assert list(ledger) == [claim.id for claim in all_claims()]
    assert {claim.document for claim in ledger.values()} <= released.sources.keys()
    assert {claim.unit for claim in ledger.values()} <= codelist("CL_UNIT_MEASURE").keys()
    assert {each for claim in ledger.values() for each in claim.qualifiers} <= codelist("CL_QUALIFIER").keys()


def test_no_two_claims_are_quoted_alike(released: Release) -> None:
    named = [claim.quotable_id for claim in released.claims]
    assert sorted(set(named)) == sorted(named)
    assert "mofa_evaluation_2016.returns" in named


def test_what_is_printed_says_its_number_its_words_and_its_cut_off(ledger: dict[str, ClaimEntry]) -> None:
    """The words stand in the print as their Japanese label; a period of observations ends with the cut-off."""
    for claim in ledger.values():
        if claim.id != "monthly_reports":  # 月1回: twelve a year
            assert f"{claim.printed:,.{claim.decimals}f}" in claim.as_printed, claim.id
        labels = [codelist("CL_QUALIFIER")[code].label.ja for code in claim.qualifiers]
        assert all(label in claim.as_printed for label in labels), claim.id
        assert all(figure.time_period.split("/")[-1] == claim.cut_off for figure in claim.figures), claim.id


def test_a_confirmed_figure_is_what_its_document_prints_by_its_own_rounding(ledger: dict[str, ClaimEntry]) -> None:
    for claim in ledger.values():
        if claim.computed is not None:
            assert rounded(claim.computed, claim.decimals, claim.rounding) == claim.printed, claim.id


def test_as_many_figures_as_the_operation_takes(ledger: dict[str, ClaimEntry]) -> None:
    takes = {Operation.OBSERVATION: 1, Operation.COUNT: 1, Operation.DIFFERENCE: 2, Operation.RATIO: 2}
    for claim in ledger.values():
        if claim.figures:
            assert len(claim.figures) == takes.get(claim.operation, len(claim.figures)), claim.id
            assert claim.operation is not Operation.SUM or len(claim.figures) > 1, claim.id


def test_a_claim_speaks_both_languages_and_says_why_it_does_not_agree(
    ledger: dict[str, ClaimEntry],
) -> None:
    plain = {Agreement.EXACT, Agreement.ROUNDED}
    for claim in ledger.values():
        assert all(words.en and words.ja for words in (claim.statement, claim.section))
        assert bool(claim.reason.en) == bool(claim.reason.ja)
        assert claim.reason.en or claim.agreement in plain, claim.id
