"""What a release changes of filed documents: listed before it is published, superseded after."""

import datetime as dt
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.registry import feed
from etl.run import run
from indicators.__main__ import main
from indicators.claims.earlier import EarlierLedger, earlier_ledgers, superseded
from indicators.claims.ripple import ripples, ripples_table
from publication.catalogue import Agreement, ClaimEntry, WasEntry
from publication.history import read_history
from publication.release import current_folder, current_release, read_claims
from tests.conftest import NOW, load_facts
from vocabulary.text import Text
from warehouse.store import Warehouse, open_warehouse

FACTS = ("iom_return_assistance", "iom_japanese_staff", "japan_iom_contributions")
QUOTED = "mofa_evaluation_2016.returns"

Revise = Callable[[str, str], None]


@pytest.fixture
def revise(home: Path, facts: Path, monkeypatch: pytest.MonkeyPatch) -> Revise:
    """A home with a first release of small sources; a new vintage of one with another figure in it comes in.

    No pictures are drawn.
    """
    home.mkdir()
    url = f"sqlite:///{home}/warehouse.sqlite"
    monkeypatch.setenv("WAREHOUSE_URL", url)
    monkeypatch.setattr("indicators.release.standard_pictures", lambda _unwritten: {})
    with open_warehouse(url) as warehouse:
        load_facts(warehouse, home / "raw", *FACTS)
    assert main(["release"]) == 0

    def in_a_new_vintage(old: str, new: str) -> None:
        for source in FACTS:
            place = facts / f"{source}.csv"
            place.write_bytes(place.read_bytes().replace(old.encode(), new.encode()))
            with open_warehouse(url) as warehouse:
                _load(warehouse, home, source)

    return in_a_new_vintage


def _load(warehouse: Warehouse, home: Path, source: str) -> None:
    run(feed(source), warehouse, home / "raw", NOW + dt.timedelta(days=1))


@pytest.fixture
def claims(home: Path) -> Callable[[], dict[str, ClaimEntry]]:
    """The claims of the current release by the id they are quoted by."""
    return lambda: {claim.quotable_id: claim for claim in read_claims(current_folder(home / "releases"))}


@pytest.mark.usefixtures("revise")
def test_a_first_release_changes_no_filed_figure(capsys: pytest.CaptureFixture[str]) -> None:
    assert "filed documents" not in capsys.readouterr().out


def test_one_revised_fact_is_listed_before_and_superseded_after_and_nothing_else_is(
    revise: Revise, claims: Callable[[], dict[str, ClaimEntry]], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, first = claims(), current_folder(home / "releases").name
    revise(",276,", ",277,")
    capsys.readouterr()
    assert main(["release"]) == 0
    listed = capsys.readouterr().out
    assert "changes figures that filed documents quote" in listed
    assert listed.index("277 persons") < listed.index("Release r"), "listed before it is published"
    assert [line for line in listed.splitlines() if "mofa_evaluation" in line] == [
        line for line in listed.splitlines() if QUOTED in line and "Achievements" in line
    ]
    after = claims()
    assert after[QUOTED].agreement is Agreement.SUPERSEDED
    assert (after[QUOTED].computed, after[QUOTED].was) == (277, WasEntry(first, 276))
    others = before.keys() - {QUOTED}
    assert {name: after[name] for name in others} == {name: before[name] for name in others}
    assert main(["claims"]) == 0
    assert "1 superseded" in capsys.readouterr().out
    assert main(["claims", "--release", first]) == 0
    assert "superseded" not in capsys.readouterr().out


def test_a_revision_that_stands_in_two_claims_is_listed_for_both(
    revise: Revise, claims: Callable[[], dict[str, ClaimEntry]]
) -> None:
    """With 22 persons in 2012 the growth is 69 %."""
    before = claims()
    revise(",2012,_T,_T,21,", ",2012,_T,_T,22,")
    assert main(["release"]) == 0
    found = ripples(before.values(), claims().values())
    assert [each.new.id for each in found] == ["staff_2012", "staff_growth_all"]
    assert {each.new.agreement for each in found} == {Agreement.SUPERSEDED}


def test_a_figure_that_is_put_right_again_is_confirmed_again(
    revise: Revise, claims: Callable[[], dict[str, ClaimEntry]], home: Path
) -> None:
    """And the release is the first one again, as its content is."""
    first = current_folder(home / "releases")
    for old, new in ((",276,", ",277,"), (",277,", ",276,")):
        revise(old, new)
        assert main(["release"]) == 0
    assert (claims()[QUOTED].agreement, claims()[QUOTED].was) == (Agreement.EXACT, None)
    assert current_folder(home / "releases") == first


def test_the_same_content_is_the_same_release_though_a_claim_is_superseded(revise: Revise, home: Path) -> None:
    revise(",276,", ",277,")
    folders = []
    for _again in range(2):
        assert main(["release"]) == 0
        folders.append(current_folder(home / "releases"))
    assert folders[0] == folders[1]


def test_what_a_claim_was_is_known_though_that_release_is_retired(
    revise: Revise, claims: Callable[[], dict[str, ClaimEntry]], home: Path
) -> None:
    first = current_folder(home / "releases").name
    revise(",276,", ",277,")
    assert main(["release"]) == 0
    assert main(["retire", first, "--yes"]) == 0
    revise(",277,", ",278,")
    assert main(["release"]) == 0
    assert (claims()[QUOTED].computed, claims()[QUOTED].was) == (278, WasEntry(first, 276))


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_person_at_the_terminal_is_asked_and_may_say_no(
    revise: Revise, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = current_folder(home / "releases")
    revise(",276,", ",277,")
    monkeypatch.setattr(sys, "stdin", _Terminal("n\ny\n"))
    assert main(["release"]) == 1
    assert "Nothing was released." in capsys.readouterr().out
    assert current_folder(home / "releases") == first
    assert len(read_history(home / "releases").lines) == 1
    assert main(["release"]) == 0
    assert current_folder(home / "releases") != first


def test_yes_is_not_asked(revise: Revise, monkeypatch: pytest.MonkeyPatch) -> None:
    revise(",276,", ",277,")
    monkeypatch.setattr(sys, "stdin", _Terminal(""))
    assert main(["release", "--yes"]) == 0


def test_a_release_under_embargo_supersedes_nothing_before_its_minute(revise: Revise, home: Path) -> None:
    revise(",276,", ",277,")
    assert main(["release", "--publish-at", "2999-12-01T08:50+09:00"]) == 0
    now, releases = dt.datetime.now(dt.UTC), home / "releases"
    assert [each.release for each in earlier_ledgers(releases, now)] == [current_folder(releases).name]


@pytest.mark.usefixtures("revise")
def test_a_damaged_release_is_passed_over(home: Path) -> None:
    now, releases = dt.datetime.now(dt.UTC), home / "releases"
    (current_folder(releases) / "claims.json").write_text("[]")
    assert list(earlier_ledgers(releases, now)) == []


def _claim(computed: float | None, agreement: Agreement, printed: float = 276) -> ClaimEntry:
    words = Text("a", "b")
    return ClaimEntry(
        "returns", "mofa_evaluation_2016", words, words, printed, "PERSONS", 0, agreement, words, computed=computed
    )


@pytest.mark.parametrize(
    ("now", "earlier", "verdict"),
    [
        (_claim(277, Agreement.CONTRADICTED), [_claim(276, Agreement.EXACT)], Agreement.SUPERSEDED),
        (_claim(277, Agreement.CONTRADICTED), [], Agreement.CONTRADICTED),
        (_claim(277, Agreement.CONTRADICTED), [_claim(277, Agreement.CONTRADICTED)], Agreement.CONTRADICTED),
        (
            _claim(277, Agreement.CONTRADICTED),
            [_claim(None, Agreement.NOT_REPRODUCIBLE), _claim(276, Agreement.EXACT)],
            Agreement.SUPERSEDED,
        ),
        # another figure was printed: a document that was filed anew
        (_claim(277, Agreement.CONTRADICTED), [_claim(275, Agreement.EXACT, printed=275)], Agreement.CONTRADICTED),
        # what is withheld now is not said to have been anything
        (_claim(None, Agreement.NOT_REPRODUCIBLE), [_claim(276, Agreement.EXACT)], Agreement.NOT_REPRODUCIBLE),
        (_claim(276, Agreement.EXACT), [_claim(277, Agreement.CONTRADICTED)], Agreement.EXACT),
    ],
)
def test_only_what_held_once_is_superseded(now: ClaimEntry, earlier: list[ClaimEntry], verdict: Agreement) -> None:
    ledgers = [EarlierLedger(f"r{place}", {QUOTED: each}) for place, each in enumerate(earlier)]
    (found,) = superseded([now], ledgers)
    assert found.agreement is verdict
    assert (found.was is not None) is (verdict is Agreement.SUPERSEDED)


@pytest.mark.parametrize(
    ("old", "new", "is_listed"),
    [(276, 277, True), (276, 276, False), (276, None, True), (None, 276, False), (None, None, False), (0, 1, True)],
)
def test_a_figure_that_changes_or_goes_is_listed(old: float | None, new: float | None, *, is_listed: bool) -> None:
    found = ripples([_claim(old, Agreement.EXACT)], [_claim(new, Agreement.EXACT)])
    assert bool(found) is is_listed


def test_the_value_of_a_figure_that_is_withheld_now_is_not_repeated() -> None:
    found = ripples([_claim(276, Agreement.EXACT)], [_claim(None, Agreement.NOT_REPRODUCIBLE)])
    cells = [cell for column in ripples_table(found).columns for cell in column.cells]
    assert "not repeated" in cells
    assert not any("276" in str(cell) for cell in cells)


@pytest.mark.usefixtures("revise")
def test_a_document_without_claims_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["claims", "--document", "mofa_evaluation_2016"]) == 0
    assert "17 claims" in capsys.readouterr().out
    assert main(["claims", "--document", "mofa_evaluation_1916"]) == 37
    assert "mofa_evaluation_2016" in capsys.readouterr().err


@pytest.mark.usefixtures("revise")
def test_claims_are_re_run_with_the_digits_that_were_computed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The release shows 61.5; its ledger knows 61.538."""
    capsys.readouterr()
    assert main(["claims"]) == 0
    printed = capsys.readouterr().out
    current = current_release(home / "releases")
    for claim in current.claims:
        assert claim.id.partition("_")[0] in printed
    assert "1 confirmed as truncated" in printed
