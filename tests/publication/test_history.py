"""The history of releases: which one was current when, whatever happened to who wrote it down."""

import datetime as dt
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from publication.errors import NoRelease, ReleaseDamaged, UnderEmbargo
from publication.history import History, Lifted, Published, Retired, Scheduled, day_of, read_history
from publication.journal import journal
from publication.release import current_folder
from publication.release_writer import AT_ONCE, Embargo, Origin, write_release
from tests.publication.test_release import FILES

MINUTE = dt.timedelta(minutes=1)
JAPAN = dt.timezone(dt.timedelta(hours=9))

KILLED_BEFORE_THE_JOURNAL = """
import datetime, os, pathlib, signal
from publication import release_writer
def killed(*_): os.kill(os.getpid(), signal.SIGKILL)
release_writer.{where} = killed
release_writer.write_release(
    pathlib.Path({folder!r}), {files!r},
    release_writer.Origin("killed", {{}}, datetime.datetime.fromisoformat({now!r})), release_writer.Embargo({until}),
)
"""


def at(day: int, hour: int = 0) -> dt.datetime:
    """A moment of November 2026."""
    return dt.datetime(2026, 11, day, hour, tzinfo=dt.UTC)


def write(releases: Path, policy: str, now: dt.datetime, embargo: Embargo = AT_ONCE) -> str:
    """Write a small release and give its id."""
    return write_release(releases, FILES, Origin(policy, {}, now), embargo).name


def _seen(releases: Path, now: dt.datetime) -> list[tuple[str, dt.datetime]]:
    return [(each.release, each.since) for each in read_history(releases).publications(now)]


def _on(releases: Path, day: dt.date, now: dt.datetime) -> str | None:
    found = read_history(releases).at_end_of(day, now)
    return found.release if found else None


def _without_a_journal(releases: Path) -> Path:
    (releases / "history.jsonl").unlink()
    return releases


def test_each_time_a_release_became_current_is_kept(tmp_path: Path) -> None:
    """The same content again writes nothing; an earlier release that is current again is written down again."""
    first, second = write(tmp_path, "p", at(1)), write(tmp_path, "q", at(2))
    write(tmp_path, "q", at(3))
    write(tmp_path, "p", at(4))
    assert _seen(tmp_path, at(9)) == [(first, at(1)), (second, at(2)), (first, at(4))]


def test_a_day_ends_at_midnight_in_japan(tmp_path: Path) -> None:
    """A release of 23:59 in Japan belongs to the day, one of 0:00 to the next."""
    midnight = dt.datetime(2026, 11, 21, tzinfo=JAPAN)
    first = write(tmp_path, "p", midnight - MINUTE)
    second = write(tmp_path, "q", midnight)
    assert _on(tmp_path, dt.date(2026, 11, 20), at(30)) == first
    assert _on(tmp_path, dt.date(2026, 11, 21), at(30)) == second
    assert _on(tmp_path, dt.date(2026, 11, 19), at(30)) is None
    assert day_of(midnight - MINUTE) == dt.date(2026, 11, 20)


def test_a_home_without_a_journal_is_told_by_its_manifests(tmp_path: Path) -> None:
    """In the order in which the releases were made; and what follows is written down with them."""
    first, second = write(tmp_path, "p", at(1)), write(tmp_path, "q", at(2))
    _without_a_journal(tmp_path)
    assert _seen(tmp_path, at(9)) == [(first, at(1)), (second, at(2))]
    third = write(tmp_path, "r", at(3))
    assert [line["release"] for line in _journal(tmp_path)] == [first, second, third]


def test_a_home_without_a_journal_ends_with_what_the_pointer_names(tmp_path: Path) -> None:
    first, second = write(tmp_path, "p", at(1)), write(tmp_path, "q", at(2))
    (_without_a_journal(tmp_path) / "current").write_text(first)
    assert [release for release, _ in _seen(tmp_path, at(9))] == [second, first]
    assert current_folder(tmp_path, at(9)).name == first


def test_folders_without_a_pointer_were_never_published(tmp_path: Path) -> None:
    write(tmp_path, "p", at(1))
    (_without_a_journal(tmp_path) / "current").unlink()
    assert _seen(tmp_path, at(9)) == []


@pytest.mark.parametrize("torn", [b'{"type":"publ', b"\x00\xff"])
def test_a_line_that_was_cut_short_never_happened(tmp_path: Path, torn: bytes) -> None:
    first = write(tmp_path, "p", at(1))
    with (tmp_path / "history.jsonl").open("ab") as journal:
        journal.write(torn)
    assert _seen(tmp_path, at(9)) == [(first, at(1))]
    second = write(tmp_path, "q", at(2))
    assert _seen(tmp_path, at(9)) == [(first, at(1)), (second, at(2))]
    assert len(_journal(tmp_path)) == 2


def test_a_journal_that_cannot_be_read_shows_nothing(tmp_path: Path) -> None:
    """Nobody could tell then what is under embargo."""
    write(tmp_path, "p", at(1))
    (tmp_path / "history.jsonl").write_bytes(b"{}\n")
    with pytest.raises(ReleaseDamaged, match=r"history\.jsonl"):
        current_folder(tmp_path, at(9))


def test_a_writer_killed_after_the_pointer_has_released(
    tmp_path: Path, command: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    """The pointer tells what the journal does not know, and the next writer writes it down."""
    first = write(tmp_path, "p", at(1))
    script = KILLED_BEFORE_THE_JOURNAL.format(
        where="Published", folder=str(tmp_path), files=FILES, now=at(2).isoformat(), until=None
    )
    assert command(script).returncode == -9
    second = current_folder(tmp_path, at(9)).name
    assert _seen(tmp_path, at(9)) == [(first, at(1)), (second, at(2))]
    third = write(tmp_path, "q", at(3))
    assert [line["release"] for line in _journal(tmp_path)] == [first, second, third]


@pytest.mark.parametrize("age", ["old", "new"])
def test_a_writer_killed_before_its_embargo_is_written_down_has_shown_nothing(
    tmp_path: Path, command: Callable[..., subprocess.CompletedProcess[str]], age: str
) -> None:
    """Not in a home without a journal either, where a folder alone would count as published."""
    first = write(tmp_path, "p", at(1))
    if age == "old":
        _without_a_journal(tmp_path)
    script = KILLED_BEFORE_THE_JOURNAL.format(
        where="Scheduled", folder=str(tmp_path), files=FILES, now=at(2).isoformat(), until=repr(at(5))
    )
    assert command(script).returncode == -9
    assert _seen(tmp_path, at(9)) == [(first, at(1))]
    assert current_folder(tmp_path, at(9)).name == first


def test_a_release_under_embargo_becomes_current_at_its_minute_and_not_before(tmp_path: Path) -> None:
    first = write(tmp_path, "p", at(1))
    second = write(tmp_path, "q", at(2), Embargo(at(5)))
    assert current_folder(tmp_path, at(5) - MINUTE).name == first
    assert current_folder(tmp_path, at(5)).name == second
    assert _seen(tmp_path, at(5) - MINUTE) == [(first, at(1))]
    assert _seen(tmp_path, at(5)) == [(first, at(1)), (second, at(5))]


def test_the_first_release_of_all_may_be_under_embargo(tmp_path: Path) -> None:
    first = write(tmp_path, "p", at(1), Embargo(at(5)))
    with pytest.raises(NoRelease):
        current_folder(tmp_path, at(4))
    assert current_folder(tmp_path, at(5)).name == first


def test_several_releases_may_wait(tmp_path: Path) -> None:
    second = write(tmp_path, "q", at(1), Embargo(at(5)))
    third = write(tmp_path, "r", at(2), Embargo(at(7)))
    assert [current_folder(tmp_path, at(day)).name for day in (5, 6, 7)] == [second, second, third]


def test_a_release_for_the_same_minute_takes_the_place_of_the_one_that_waits(tmp_path: Path) -> None:
    first = write(tmp_path, "p", at(1), Embargo(at(5)))
    second = write(tmp_path, "q", at(2), Embargo(at(5)))
    assert _seen(tmp_path, at(9)) == [(second, at(5))]
    assert first != second


@pytest.mark.parametrize("embargo", [AT_ONCE, Embargo(at(4))])
def test_nothing_is_released_ahead_of_an_embargo(tmp_path: Path, embargo: Embargo) -> None:
    """It would come from the same warehouse and show early what is held back."""
    write(tmp_path, "p", at(1))
    waiting = write(tmp_path, "q", at(2), Embargo(at(5)))
    before = sorted(tmp_path.iterdir())
    with pytest.raises(UnderEmbargo, match=waiting):
        write(tmp_path, "r", at(3), embargo)
    assert sorted(tmp_path.iterdir()) == before


def test_a_lifted_embargo_never_ends_by_itself(tmp_path: Path) -> None:
    write(tmp_path, "q", at(2), Embargo(at(5)))
    third = write(tmp_path, "r", at(3), Embargo(lifts_others=True))
    assert _seen(tmp_path, at(9)) == [(third, at(3))]


def test_after_an_embargo_has_ended_a_release_is_current_at_once(tmp_path: Path) -> None:
    write(tmp_path, "q", at(2), Embargo(at(5)))
    third = write(tmp_path, "r", at(6))
    assert current_folder(tmp_path, at(6)).name == third


def test_the_content_of_an_embargo_that_has_ended_can_be_released_again(tmp_path: Path) -> None:
    first, second = write(tmp_path, "p", at(1)), write(tmp_path, "q", at(2), Embargo(at(5)))
    write(tmp_path, "q", at(6))
    assert current_folder(tmp_path, at(6)).name == second
    write(tmp_path, "p", at(7))
    assert current_folder(tmp_path, at(7)).name == first


def test_a_moment_that_has_passed_is_no_embargo(tmp_path: Path) -> None:
    with pytest.raises(UnderEmbargo, match="has passed"):
        write(tmp_path, "p", at(5), Embargo(at(5)))
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_no_half_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "p", at(1))
    before = (tmp_path / "history.jsonl").read_bytes()

    def refused(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with journal(tmp_path) as held:
        monkeypatch.setattr("os.fsync", refused)
        with pytest.raises(OSError, match="No space"):
            held.add(Scheduled("r1", at(5)))
    assert (tmp_path / "history.jsonl").read_bytes() == before


def test_a_release_is_retired_until_it_is_published_again() -> None:
    lines = (Published("r1", at(1)), Published("r2", at(2)), Retired("r1", at(3), "old"))
    assert [each.gone for each in History(lines).publications(at(9))] == [lines[-1], None]
    assert [each.gone for each in History((*lines, Published("r1", at(4)))).publications(at(9))] == [None, None, None]


def test_a_lifted_embargo_does_not_undo_what_was_current_before() -> None:
    lines = (Scheduled("r1", at(1)), Scheduled("r1", at(5)), Lifted("r1", at(3)))
    assert [each.since for each in History(lines).publications(at(9))] == [at(1)]


def test_a_journal_reads_as_it_was_written(tmp_path: Path) -> None:
    lines = (Published("r1", at(1)), Scheduled("r2", at(2)), Lifted("r2", at(1)), Retired("r1", at(3), "誤り\n"))
    with journal(tmp_path) as held:
        held.add(*lines)
        assert held.history == History(lines)


def _journal(releases: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (releases / "history.jsonl").read_text().splitlines()]
