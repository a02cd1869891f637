"""Two checks that have found real errors elsewhere: a label that belongs to another, a unit against the name."""

import polars as pl

from indicators.reconciliation import doubts
from publication.release import Release


def _rows(
    source: str, sex: str, values: list[float], series: str = "VC_HTF_DETVFL", unit: str = "NUMBER"
) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "series": series,
                "ref_area": "JPN",
                "sex": sex,
                "age": "_T",
                "time_period": str(2010 + place),
                "obs_value": value,
                "unit_measure": unit,
                "source_ids": [source],
            }
            for place, value in enumerate(values)
        ]
    )


def test_men_under_the_label_of_women_are_found() -> None:
    """The second source prints as women what the first has for men."""
    observations = pl.concat(
        [_rows("one", "F", [9, 2, 7, 30]), _rows("one", "M", [4, 1, 3, 5]), _rows("two", "F", [4, 1, 3, 5])]
    )
    found = [(doubt.source_id, doubt.text.en) for doubt in doubts(observations)]
    assert ("two", "JPN: values under F _T match M _T of one.") in found


def test_the_same_figures_under_the_same_label_raise_no_doubt() -> None:
    observations = pl.concat([_rows("one", "F", [9, 2, 7]), _rows("one", "M", [4, 1, 3]), _rows("two", "F", [9, 2, 7])])
    assert doubts(observations) == ()


def test_two_years_alike_are_chance() -> None:
    observations = pl.concat([_rows("one", "M", [4, 1, 8]), _rows("two", "F", [4, 1, 3])])
    assert doubts(observations) == ()


def test_zeros_match_everything_and_prove_nothing() -> None:
    observations = pl.concat([_rows("one", "M", [0, 0, 0]), _rows("two", "F", [0, 0, 0])])
    assert doubts(observations) == ()


def test_a_rate_in_numbers_contradicts_its_name() -> None:
    (found,) = doubts(_rows("one", "_T", [0.1], series="VC_HTF_DETVR"))
    assert found.text.en == "The name speaks of PER_100000_POP, the figures are in NUMBER."


def test_the_bundled_figures_raise_no_doubt(released: Release) -> None:
    assert [doubt.text.en for doubt in released.quality.doubts] == []
