"""`python -m indicators`: what a desk officer reads at a terminal."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.__main__ import main
from indicators.registry import all_indicators


@pytest.fixture
def at_bundled(bundled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The commands look at the release of the bundled facts."""
    monkeypatch.setenv("SHIRUBE_HOME", str(bundled))
    monkeypatch.delenv("SHIRUBE_RELEASES", raising=False)
    monkeypatch.delenv("WAREHOUSE_URL", raising=False)
    return bundled


@pytest.fixture
def show(at_bundled: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What `show` prints."""
    assert at_bundled

    def printed(*arguments: str) -> str:
        assert main(["show", *arguments]) == 0
        return capsys.readouterr().out

    return printed


def test_the_uptake_rate_as_of_march_2016(show: Callable[..., str]) -> None:
    assert "52.5 % (46.7–58.4), n = 145/276" in show("PRG-04", "--asof", "2016-03-31")


def test_no_known_re_trafficking_is_said_with_its_upper_bound(show: Callable[..., str]) -> None:
    assert "0 of 276 (0.0 %), at most 1.1 % (one-sided 95 %)" in show("PRG-08")


def test_a_cost_is_said_as_a_range_in_its_unit(show: Callable[..., str]) -> None:
    shown = show("FIN-03", "--period", "2013-FY/2015-FY")
    assert "between 1,500 and 2,250 thousand yen per person" in shown
    assert "missing" in shown


@pytest.mark.parametrize(
    ("day", "total"), [("2016-03-30", "252 persons"), ("2016-03-31", "276 persons"), ("2018-01-01", "276 persons")]
)
def test_asof_is_the_latest_figure_on_or_before_the_day(show: Callable[..., str], day: str, total: str) -> None:
    shown = show("PRG-02", "--asof", day)
    assert total in shown
    assert "329" not in shown


def test_before_the_first_figure_nothing_fits(show: Callable[..., str]) -> None:
    assert "No observation fits" in show("PRG-04", "--asof", "2004-01-01")


def test_an_area_is_a_reporting_area_or_a_citizenship(show: Callable[..., str]) -> None:
    assert "149 persons" in show("PRG-02", "--area", "phl")
    assert "276 persons" not in show("PRG-02", "--area", "PHL")


def test_a_period_is_read_in_its_own_notation(show: Callable[..., str]) -> None:
    shown = show("FIN-01", "--period", "2016-FY")
    assert "14,065 thousand yen" in shown
    assert "FY2016" in shown


def test_an_indicator_is_found_in_lower_case_and_names_its_release(show: Callable[..., str], bundled: Path) -> None:
    current = (bundled / "releases" / "current").read_text().strip()
    assert f"PRG-04  Reintegration uptake rate  (release {current})" in show("prg-04")


@pytest.mark.parametrize("indicator", all_indicators())
def test_every_indicator_can_be_shown(show: Callable[..., str], indicator: str) -> None:
    """With its caveat; or, where nothing of it is bundled, saying that no observation fits."""
    shown = show(indicator)
    assert all_indicators()[indicator].caveat.en in shown or "No observation fits" in shown
    assert "None" not in shown


def test_the_list_names_every_indicator(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    listed = capsys.readouterr().out
    assert [name for name in all_indicators() if name not in listed] == []


def test_where_prints_the_folder_and_nothing_else(at_bundled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["release", "--where"]) == 0
    current = (at_bundled / "releases" / "current").read_text().strip()
    assert capsys.readouterr().out == f"{at_bundled / 'releases' / current}\n"


REFUSED = [
    (["show", "PRG-99"], 31, "Use one of: CTX-05"),
    (["show", "../etc"], 31, "There is no indicator"),
    (["show", "PRG-04", "--asof", "31/03/2016"], 35, "Write it as 2016-03-31"),
    (["show", "PRG-04", "--asof", "2016-02-30"], 35, "is not a day"),
    (["show", "PRG-04", "--period", "2016Q1"], 35, "Use 2016, 2016-FY"),
    (["show", "PRG-04", "--area", "Japan"], 35, "is not a code of CL_AREA"),
    (["release", "--publish-at", "tomorrow"], 35, "Write it as 2026-12-01T08:50+09:00"),
    (["release", "--publish-at", "2026-12-01T08:50"], 35, "is not a moment with its time zone"),
    (["release", "--publish-at", "2001-01-01T08:50+09:00"], 46, "has passed"),
]


@pytest.mark.usefixtures("at_bundled")
@pytest.mark.parametrize(("arguments", "code", "said"), REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    assert main(arguments) == code
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("arguments", [["show", "PRG-04"], ["release", "--where"]])
def test_without_a_release_the_way_to_one_is_told(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments) == 41
    assert "python -m etl run --all, then python -m indicators release" in capsys.readouterr().err


@pytest.mark.usefixtures("home")
def test_without_a_load_there_is_nothing_to_release(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["release"]) == 32
    assert "python -m etl run --all" in capsys.readouterr().err


def test_a_table_in_a_pipe_is_not_squeezed(
    command: Callable[..., subprocess.CompletedProcess[str]], at_bundled: Path
) -> None:
    assert at_bundled
    shown = command("-m", "indicators", "show", "PRG-08")
    assert shown.returncode == 0
    assert re.search(
        r"│ 0 of 276 \(0\.0 %\), at most 1\.1 % \(one-sided 95 %\) +│ mofa_evaluation_2016 +│", shown.stdout
    )
