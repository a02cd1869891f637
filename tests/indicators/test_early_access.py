"""`python -m indicators early-access`: a link for somebody, who has access, what was seen, and taking it away."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.__main__ import main
from publication.early_access import EarlyAccess, early_access, early_release
from publication.moments import Moment
from tests.indicators.conftest import FAR

NOW = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
Printed = Callable[..., str]


def _access(folder: Path, link: str, now: dt.datetime = NOW) -> EarlyAccess | None:
    found = re.search(r"/\?release=(\w+)&access=([\w-]+)$", link, flags=re.MULTILINE)
    assert found, link
    return early_access(folder, Moment(release=found[1], access=found[2]), now)


def test_a_link_gives_access_and_is_printed_once(releases: tuple[str, str, str], printed: Printed, home: Path) -> None:
    link = printed("early-access", releases[2], "--for", "Ministry")
    assert _access(home / "releases", link) == EarlyAccess(releases[2], "Ministry", FAR)
    token = link.splitlines()[0].rpartition("=")[2]
    assert token not in printed("early-access", "--list", releases[2])


def test_access_may_end_before_the_embargo(releases: tuple[str, str, str], printed: Printed, home: Path) -> None:
    link = printed("early-access", releases[2], "--for", "Ministry", "--until", "2998-12-01T08:50+09:00")
    end = dt.datetime.fromisoformat("2998-12-01T08:50+09:00")
    assert _access(home / "releases", link, end - dt.timedelta(minutes=1))
    assert _access(home / "releases", link, end) is None
    assert "until 2998-12-01 08:50" in printed("early-access", "--list")


def test_a_list_says_who_has_access_and_what_was_seen(
    releases: tuple[str, str, str], printed: Printed, home: Path
) -> None:
    """A name is shown as it was given, whatever a terminal would make of it."""
    access = _access(home / "releases", printed("early-access", releases[2], "--for", "[bold]Ministry"))
    printed("early-access", releases[2], "--for", "Office")
    assert access is not None
    for path, hour in (("/staff", 1), ("/csv/PRG-02", 2)):
        early_release(home / "releases", access, NOW + dt.timedelta(hours=hour), path)
    lines = [line for line in printed("early-access", "--list").splitlines() if releases[2] in line]
    cells = [[cell.strip() for cell in line.split("│")[1:-1]] for line in lines]
    assert [(row[0], row[1], row[3], row[4], row[5]) for row in cells] == [
        ("[bold]Ministry", releases[2], "until 2999-12-01 09:00", "2", "2026-11-25 11:00"),
        ("Office", releases[2], "until 2999-12-01 09:00", "0", ""),
    ]
    seen = printed("early-access", "--list", releases[2])
    assert re.search(r"2026-11-25 10:00 +│ \[bold\]Ministry +│ /staff ", seen)
    assert re.search(r"2026-11-25 11:00 +│ \[bold\]Ministry +│ /csv/PRG-02 ", seen)


def test_access_is_taken_away(releases: tuple[str, str, str], printed: Printed, home: Path) -> None:
    link = printed("early-access", releases[2], "--for", "Ministry")
    printed("early-access", releases[2], "--revoke", "Ministry")
    assert _access(home / "releases", link) is None
    assert "taken away" in printed("early-access", "--list")


def test_the_list_says_when_a_release_does_not_wait_any_more(
    releases: tuple[str, str, str], printed: Printed, home: Path
) -> None:
    printed("early-access", releases[2], "--for", "Ministry")
    (home / "releases" / "history.jsonl").write_text("")
    assert "does not wait any more" in printed("early-access", "--list")


def test_nothing_was_given_to_anybody_is_an_empty_list(releases: tuple[str, str, str], printed: Printed) -> None:
    assert releases[2] not in printed("early-access", "--list")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["{current}", "--for", "Ministry"], 48, "No release of that name is under embargo"),
        (["r000000000000", "--for", "Ministry"], 48, "python -m indicators releases"),
        (["{waiting}", "--revoke", "Ministry"], 48, "Nobody of that name"),
        (["--for", "Ministry"], 35, "Which release?"),
        (["--revoke", "Ministry"], 35, "Which release?"),
        (["{waiting}", "--for", " "], 35, "that is no name"),
        (["{waiting}", "--for", "a\nb"], 35, "that is no name"),
        (["{waiting}", "--for", "x" * 101], 35, "at most 100 characters"),
        (["{waiting}", "--for", "Ministry", "--until", "2001-01-01T08:50+09:00"], 35, "has passed"),
        (["{waiting}", "--for", "Ministry", "--until", "tomorrow"], 35, "--until: 'tomorrow' is not a moment"),
    ],
)
def test_what_cannot_be_given_or_taken_is_refused_in_one_line(  # noqa: PLR0913, PLR0917  # fixtures and a table
    releases: tuple[str, str, str],
    home: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    said: str,
) -> None:
    named = [each.format(current=releases[1], waiting=releases[2]) for each in arguments]
    assert main(["early-access", *named]) == code
    shown = capsys.readouterr()
    assert said in shown.err
    assert (shown.err.count("\n"), shown.out) == (1, "")
    assert not (home / "releases" / "early-access.jsonl").exists()


def test_a_disk_that_refuses_gives_no_link(
    releases: tuple[str, str, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refused)
    assert main(["early-access", releases[2], "--for", "Ministry"]) == 34
    shown = capsys.readouterr()
    assert ("access=" in shown.out, "No space left" in shown.err) == (False, True)


@pytest.mark.parametrize("arguments", [[], ["r0123456789ab"], ["--list", "--for", "Ministry"]])
def test_one_of_three_things_is_done(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["early-access", *arguments])
    assert left.value.code == 2
    assert "usage:" in capsys.readouterr().err
