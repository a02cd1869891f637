"""`python -m indicators`: releases through time at a terminal."""

from collections.abc import Callable

import pytest

from indicators.__main__ import main


def test_releases_are_listed_with_their_days_in_japan(
    releases: tuple[str, str, str], printed: Callable[..., str]
) -> None:
    lines = [line for line in printed("releases").splitlines() if "│" in line]
    assert [next(one for one in releases if one in line) for line in lines] == [*reversed(releases)]
    assert "under embargo" in lines[0]
    assert "2026-07-01 01:00" in lines[1]
    assert "current" in lines[1]
    assert "2026-01-01 09:00" in lines[2]


def test_a_comparison_says_what_changed_by_how_much_and_why(
    releases: tuple[str, str, str], printed: Callable[..., str]
) -> None:
    shown = printed("compare", releases[0])
    assert f"{releases[0]} -> {releases[1]}: " in shown
    line = next(line for line in shown.splitlines() if "PRG-02" in line and "277" in line)
    cells = [cell.strip() for cell in line.split("│")]
    assert cells[4:9] == ["revised", "276", "277", "+1", "+0.4"]
    assert "same inputs" in line


def test_a_comparison_never_shows_what_one_of_two_withholds(
    releases: tuple[str, str, str], printed: Callable[..., str]
) -> None:
    for pair in (releases[:2], releases[1::-1]):
        lines = [line for line in printed("compare", *pair).splitlines() if "Philippines" in line]
        assert any("withheld" in line or "shown" in line for line in lines)
        assert not any("149" in line for line in lines)


def test_days_name_releases_too(releases: tuple[str, str, str], printed: Callable[..., str]) -> None:
    """30 June in Japan ended before the second was released at one in the morning of 1 July."""
    assert f"{releases[0]} -> {releases[1]}: " in printed("compare", "2026-06-30", "2026-07-01")
    assert "no observation differs" in printed("compare", "2026-07-01")


def test_a_release_that_waits_can_be_compared_by_who_may_read_its_folder(
    releases: tuple[str, str, str], printed: Callable[..., str]
) -> None:
    assert f"{releases[1]} -> {releases[2]}: " in printed("compare", releases[1], releases[2])


@pytest.mark.usefixtures("releases")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["compare", "yesterday"], 45),
        (["compare", "../current"], 45),
        (["compare", "r000000000000"], 43),
        (["compare", "2025-12-31"], 43),
        (["compare", "2998-12-31"], 43),
    ],
)
def test_a_release_that_is_not_there_is_refused_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], code: int
) -> None:
    assert main(arguments) == code
    assert capsys.readouterr().err.count("\n") == 1


def test_a_release_is_retired_after_asking(
    releases: tuple[str, str, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["", "no"])
    monkeypatch.setattr("builtins.input", lambda _question: next(answers))
    assert [main(["retire", releases[0]]) for _ in range(2)] == [1, 1]
    assert "Nothing was deleted." in capsys.readouterr().out
    assert main(["compare", releases[0]]) == 0
    monkeypatch.setattr("builtins.input", lambda _question: "y")
    assert main(["retire", releases[0], "--reason", "a wrong unit"]) == 0
    capsys.readouterr()
    assert main(["compare", releases[0]]) == 44
    assert "a wrong unit" in capsys.readouterr().err
    assert main(["releases"]) == 0
    assert "retired: a wrong unit" in capsys.readouterr().out


def test_with_nobody_there_to_ask_nothing_is_retired(
    releases: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(_question: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", nobody)
    assert main(["retire", releases[0]]) == 1
    assert main(["retire", releases[0], "--yes"]) == 0
    assert main(["retire", releases[1], "--yes"]) == 47
    assert main(["retire", releases[2], "--yes"]) == 47
    assert main(["retire", "nothing", "--yes"]) == 43
