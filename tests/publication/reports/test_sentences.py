"""The sentence of every claim of the evaluation sheet of FY2016, and what stops one from being written."""

from dataclasses import replace

import msgspec
import polars as pl
import pytest

from publication.catalogue import ClaimEntry, Rounding
from publication.errors import SentenceNotWritten
from publication.release import Release
from publication.reports.sentences import sentence
from vocabulary.text import LANGUAGES, Text

SENTENCES = {
    "returns": Text(
        "By the end of March 2016, a total of 276 victims of trafficking in persons had been assisted to return.",
        "平成28年3月末までに計276名の人身取引被害者に対し帰国支援を実施した。",
    ),
    "reintegrations": Text(
        "By the end of March 2016, a total of 145 returned victims had been given reintegration support.",
        "平成28年3月末までに計145名の帰国した被害者に対し社会復帰支援を実施した。",
    ),
    "retrafficked": Text(
        "As of the end of March 2016, 0 returned victims were known to have been trafficked again.",
        "平成28年3月末現在、帰国した被害者のうち、再び人身取引の被害に遭ったことが確認された者は0名である。",
    ),
    "budget": Text(
        "The budget of fiscal year 2016 is 14,065 thousand yen.",
        "平成28年度予算額は14,065千円である。",
    ),
    "members_tripled": Text(
        "From 1996 to 2013, the number of IOM Member States became 3 times what it had been "
        "(2.6 times, rounded to a whole number).",
        "IOMの加盟国数は、1996年から2013年までの間に3倍（2.6倍、小数点以下四捨五入）となった。",
    ),
    "staff_2008": Text("The number of Japanese staff members in 2008 was 13.", "2008年の邦人職員は13名であった。"),
    "staff_2012": Text("The number of Japanese staff members in 2012 was 21.", "2012年の邦人職員は21名であった。"),
    "staff_2011": Text(
        "The number of Japanese international staff members in 2011 was 15.",
        "2011年の邦人職員（国際職員）は15名であった。",
    ),
    "staff_2015": Text(
        "The number of Japanese international staff members in 2015 was 20.",
        "2015年の邦人職員（国際職員）は20名であった。",
    ),
    "staff_growth_all": Text(
        "Japanese staff grew from 13 in 2008 to 21 in 2012, by 61 % (decimals cut off).",
        "邦人職員は、2008年の13名から2012年の21名へ61％増加した（小数点以下切捨て）。",
    ),
    "staff_growth_international": Text(
        "Japanese international staff grew from 15 in 2011 to 20 in 2015, by 33 % (rounded to a whole number).",
        "邦人職員（国際職員）は、2011年の15名から2015年の20名へ33％増加した（小数点以下四捨五入）。",
    ),
    "senior_posts": Text(
        "The number of Japanese staff members in senior posts in 2016 was 4 (D-1: 1, P-4: 3).",
        "2016年の邦人幹部等職員は4名（D-1が1名、P-4が3名）であった。",
    ),
    "senior_posts_d1": Text(
        "The number of Japanese staff members at grade D-1 in 2016 was 1.", "2016年のD-1の邦人職員は1名であった。"
    ),
    "senior_posts_p4": Text(
        "The number of Japanese staff members at grade P-4 in 2016 was 3.", "2016年のP-4の邦人職員は3名であった。"
    ),
    "visits": Text(
        "From 2008 to 2016, the Director General of IOM visited Japan 9 times.",
        "2008年から2016年までの間に、IOM事務局長は9回訪日した。",
    ),
}

NOT_WRITTEN = ("offices_tripled", "monthly_reports")
"""What no published figure gives, and what only a made-up register has."""


@pytest.fixture(scope="session")
def claims(released: Release) -> dict[str, ClaimEntry]:
    """The claims of the release by id."""
    return {claim.id: claim for claim in released.claims}


def with_figures(release: Release, at: pl.Expr, **columns: pl.Expr) -> Release:
    """The release with other values in some observations; its ledger stays."""
    changed = {name: pl.when(at).then(value).otherwise(name).alias(name) for name, value in columns.items()}
    return replace(release, observations=release.observations.with_columns(**changed))


def of(indicator: str, period: str) -> pl.Expr:
    """The observations of an indicator and a period."""
    return (pl.col("indicator") == indicator) & (pl.col("time_period") == period)


def test_every_claim_of_the_sheet_has_its_sentence(released: Release, claims: dict[str, ClaimEntry]) -> None:
    written = {
        name: Text(*(sentence(released, claim, lang) for lang in LANGUAGES))
        for name, claim in claims.items()
        if name not in NOT_WRITTEN
    }
    assert written == SENTENCES


@pytest.mark.parametrize("name", NOT_WRITTEN)
def test_what_no_figure_gives_is_not_written(released: Release, claims: dict[str, ClaimEntry], name: str) -> None:
    with pytest.raises(SentenceNotWritten, match=name):
        sentence(released, claims[name], "ja")


def test_the_number_is_that_of_the_release_and_not_of_the_print(
    released: Release, claims: dict[str, ClaimEntry]
) -> None:
    printed_otherwise = msgspec.structs.replace(claims["returns"], printed=275, as_printed="計275名")
    assert sentence(released, printed_otherwise, "ja") == SENTENCES["returns"].ja
    revised = with_figures(released, of("PRG-02", "2005-05/2016-03"), obs_value=pl.lit(277.0))
    assert sentence(revised, claims["returns"], "ja") == SENTENCES["returns"].ja.replace("276", "277")


def test_one_victim_is_no_plural(released: Release, claims: dict[str, ClaimEntry]) -> None:
    alone = with_figures(released, of("PRG-08", "2005-05/2016-03"), numerator=pl.lit(1.0))
    assert sentence(alone, claims["retrafficked"], "en") == (
        "As of the end of March 2016, 1 returned victim was known to have been trafficked again."
    )
    once = with_figures(released, of("CTX-09", "2008/2016"), obs_value=pl.lit(1.0))
    assert sentence(once, claims["visits"], "en").endswith("visited Japan 1 time.")


def test_a_figure_is_rounded_once_and_as_its_document_does(released: Release, claims: dict[str, ClaimEntry]) -> None:
    """The ledger knows 61.538 where the release shows 61.5; truncated it is 61, rounded 62."""
    rounding = msgspec.structs.replace(claims["staff_growth_all"], rounding=Rounding.HALF_UP)
    assert "62％増加した（小数点以下四捨五入）" in sentence(released, rounding, "ja")
    with_a_decimal = msgspec.structs.replace(claims["staff_growth_all"], decimals=1)
    assert "61.5％増加した（小数点以下1桁未満切捨て）" in sentence(released, with_a_decimal, "ja")


def test_a_figure_just_below_a_half_is_not_rounded_twice(released: Release, claims: dict[str, ClaimEntry]) -> None:
    """33.46 is shown as 33.5, which would round to 34."""
    shown = with_figures(released, of("INS-06", "2011/2015"), obs_value=pl.lit(33.5))
    claim = msgspec.structs.replace(claims["staff_growth_international"], computed=33.46)
    assert "33％" in sentence(shown, claim, "ja")


def test_a_fall_and_no_change_are_said_as_such(released: Release, claims: dict[str, ClaimEntry]) -> None:
    claim, at = claims["staff_growth_all"], of("INS-06", "2008/2012")
    fallen = with_figures(released, at, obs_value=pl.lit(-23.1), numerator=pl.lit(10.0))
    assert sentence(fallen, claim, "ja") == (
        "邦人職員は、2008年の13名から2012年の10名へ23％減少した（小数点以下切捨て）。"
    )
    same = with_figures(released, at, obs_value=pl.lit(0.0), numerator=pl.lit(13.0))
    assert sentence(same, claim, "en") == ("Japanese staff went from 13 in 2008 to 13 in 2012, a change of 0 %.")


@pytest.mark.parametrize(
    ("qualifier", "ja", "en"),
    [
        ("ABOUT", "約276名の人身取引被害者", "about 276 victims"),
        ("MORE_THAN", "276名超の人身取引被害者", "more than 276 victims"),
    ],
)
def test_the_documents_words_stay_with_the_figure(
    released: Release, claims: dict[str, ClaimEntry], qualifier: str, ja: str, en: str
) -> None:
    claim = msgspec.structs.replace(claims["returns"], qualifiers=(qualifier,))
    assert ja in sentence(released, claim, "ja")
    assert en in sentence(released, claim, "en")


@pytest.mark.parametrize("name", sorted(SENTENCES))
@pytest.mark.parametrize("status", ["Q", "O"])
def test_a_withheld_or_missing_figure_is_refused(
    released: Release, claims: dict[str, ClaimEntry], name: str, status: str
) -> None:
    claim = claims[name]
    figure = claim.figures[-1]
    gone = with_figures(
        released,
        of(figure.indicator, figure.time_period),
        obs_value=pl.lit(None, dtype=pl.Float64),
        obs_status=pl.lit(status),
    )
    with pytest.raises(SentenceNotWritten, match=claim.quotable_id):
        sentence(gone, claim, "en")


def test_a_claim_of_an_earlier_release_has_no_sentence(released: Release, claims: dict[str, ClaimEntry]) -> None:
    """Earlier ledgers knew neither words nor figures."""
    bare = msgspec.structs.replace(claims["returns"], told=None)
    with pytest.raises(SentenceNotWritten):
        sentence(released, bare, "ja")
