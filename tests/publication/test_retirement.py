"""Retiring a release: the figures go, the reason and what was public about persons stay, whenever it is cut short."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from publication import retirement
from publication.errors import NoSuchRelease, NotRetired, ReleaseGone
from publication.history import read_history
from publication.moments import Moment, publication_at
from publication.release import current_folder
from publication.release_writer import Embargo
from publication.retirement import retire
from tests.publication.test_history import at, write
from tests.publication.test_release import FILES

ABOUT_PERSONS = {"protected_tables.parquet": b"tables", "hierarchy.json": b"{}"}

KILLED_WHILE_RETIRING = """
import datetime, os, pathlib, signal
from publication import journal, release_writer, retirement
def killed(*_, **__): os.kill(os.getpid(), signal.SIGKILL)
{where} = killed
retirement.retire(
    pathlib.Path({folder!r}), {release!r}, "first words", datetime.datetime(2026, 11, 3, tzinfo=datetime.UTC)
)
"""


@pytest.fixture
def old(tmp_path: Path) -> str:
    """An old release, and a current one, in a folder."""
    first = write(tmp_path, "p", at(1))
    for name, content in ABOUT_PERSONS.items():
        (tmp_path / first / name).write_bytes(content)
    write(tmp_path, "q", at(2))
    return first


def _reason(releases: Path, release: str) -> str:
    with pytest.raises(ReleaseGone) as gone:
        publication_at(releases, Moment(release=release), at(9))
    return gone.value.reason


def test_the_figures_go_and_what_was_public_about_persons_stays(tmp_path: Path, old: str) -> None:
    manifest = (tmp_path / old / "manifest.json").read_bytes()
    kept = retire(tmp_path, old, "a wrong unit", at(3))
    assert not (tmp_path / old).exists()
    assert {path.name: path.read_bytes() for path in kept.iterdir()} == {"manifest.json": manifest, **ABOUT_PERSONS}
    assert _reason(tmp_path, old) == "a wrong unit"
    assert [each.name for each in tmp_path.glob(".*")] == []


def test_its_pictures_go_too(tmp_path: Path, old: str) -> None:
    (tmp_path / old / "pictures").mkdir()
    (tmp_path / old / "pictures" / "PRG-02.en.svg").write_bytes(b"<svg/>")
    kept = retire(tmp_path, old, "a wrong unit", at(3))
    assert not (tmp_path / old).exists()
    assert [path for path in tmp_path.rglob("*") if path.suffix == ".svg" or path.name == "pictures"] == []
    assert not (kept / "pictures").exists()


def test_a_day_on_which_it_was_current_is_answered_with_the_reason(tmp_path: Path, old: str) -> None:
    retire(tmp_path, old, "a wrong unit", at(3))
    with pytest.raises(ReleaseGone, match="2026-11-03: a wrong unit"):
        publication_at(tmp_path, Moment(day=at(1).date()), at(9))
    assert publication_at(tmp_path, Moment(day=at(2).date()), at(9)).release == current_folder(tmp_path, at(9)).name


def test_neither_the_current_release_nor_one_under_embargo_can_be_retired(tmp_path: Path, old: str) -> None:
    waiting = write(tmp_path, "r", at(3), Embargo(at(5)))
    current = current_folder(tmp_path, at(4)).name
    for release in (waiting, current):
        with pytest.raises(NotRetired):
            retire(tmp_path, release, "", at(4))
        assert (tmp_path / release).is_dir()
    retire(tmp_path, current, "", at(5))
    with pytest.raises(NotRetired):
        retire(tmp_path, waiting, "", at(5))
    assert (current_folder(tmp_path, at(6)).name, (tmp_path / old).is_dir()) == (waiting, True)


def test_a_release_whose_embargo_was_lifted_can_be_retired(tmp_path: Path) -> None:
    waiting = write(tmp_path, "p", at(1), Embargo(at(5)))
    write(tmp_path, "q", at(2), Embargo(lifts_others=True))
    retire(tmp_path, waiting, "", at(3))
    assert not (tmp_path / waiting).exists()


@pytest.mark.parametrize("name", ["r000000000000", "..", "", "retired", ".", "a/b"])
def test_what_is_no_release_cannot_be_retired(tmp_path: Path, old: str, name: str) -> None:
    with pytest.raises(NoSuchRelease):
        retire(tmp_path, name, "", at(3))
    assert (tmp_path / old).is_dir()


def test_a_release_is_retired_once(tmp_path: Path, old: str) -> None:
    retire(tmp_path, old, "first words", at(3))
    with pytest.raises(NoSuchRelease):
        retire(tmp_path, old, "other words", at(4))
    assert _reason(tmp_path, old) == "first words"


def test_a_retired_release_comes_back_with_its_content(tmp_path: Path, old: str) -> None:
    retire(tmp_path, old, "a mistake", at(3))
    assert write(tmp_path, "p", at(4)) == old
    assert current_folder(tmp_path, at(5)).name == old
    assert publication_at(tmp_path, Moment(release=old), at(5)).since == at(4)


@pytest.mark.parametrize(
    ("where", "is_told", "is_there"),
    [
        pytest.param("release_writer._rename_whole", False, True, id="before the rest is kept"),
        pytest.param("journal.Journal.add", False, True, id="before the reason is written down"),
        pytest.param(
            "add = journal.Journal.add; journal.Journal.add = lambda *a: (add(*a), killed()); _",
            True,
            True,
            id="before the figures go",
        ),
        pytest.param("retirement.shutil = type('', (), {'rmtree': killed}); _", True, False, id="while the figures go"),
    ],
)
def test_a_retirement_that_was_killed_is_finished_by_the_same_command(  # noqa: PLR0913  # fixtures and a table
    tmp_path: Path,
    old: str,
    command: Callable[..., subprocess.CompletedProcess[str]],
    where: str,
    *,
    is_told: bool,
    is_there: bool,
) -> None:
    """And what is left of figures that were going, by the next writer."""
    releases = tmp_path / "releases"
    releases.mkdir()
    for each in (old, current_folder(tmp_path, at(9)).name, "current", "history.jsonl"):
        shutil.move(tmp_path / each, releases / each)
    assert command(KILLED_WHILE_RETIRING.format(where=where, folder=str(releases), release=old)).returncode == -9
    assert (releases / old).exists() == is_there
    assert [each.gone is not None for each in read_history(releases).publications(at(9))] == [is_told, False]
    if is_there:
        retire(releases, old, "first words", at(4))
    else:
        write(releases, "r", at(4))
    assert _reason(releases, old) == "first words"
    assert not (releases / old).exists()
    assert (releases / "retired" / old / "manifest.json").is_file()
    assert [each.name for each in releases.glob(".*")] == []


def test_a_disk_that_refuses_keeps_the_release(tmp_path: Path, old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(retirement, "write_folder", refused)
    with pytest.raises(OSError, match="No space"):
        retire(tmp_path, old, "", at(3))
    assert len(list((tmp_path / old).iterdir())) == len(FILES) + 1 + len(ABOUT_PERSONS)
    assert [each.gone for each in read_history(tmp_path).publications(at(9))] == [None, None]
