"""Early access: a token of which only the SHA-256 is kept, for one release while it waits; every use written down."""

import hashlib
import json
import re
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from publication.early_access import (
    GRANTS,
    USES,
    check_uses,
    early_access,
    early_access_ends,
    early_release,
    grant,
    grants,
    revoke,
    uses,
)
from publication.errors import EarlyAccessRefused, NoSuchRelease, UseNotLogged
from publication.moments import Moment, moment_asked, release_at
from publication.release import current_folder
from publication.release_writer import Embargo
from tests.conftest import PROJECT
from tests.publication.test_history import MINUTE, at, write

MANY_USES = """
import datetime, pathlib, sys, threading
from publication import early_access
access = early_access.EarlyAccess({release!r}, sys.argv[1], datetime.datetime.now(datetime.UTC))
early_access.read_release = lambda _folder: None
def use():
    for number in range({times}):
        early_access.early_release(pathlib.Path({folder!r}), access, access.embargo, f"/{{number}}")
threads = [threading.Thread(target=use) for _ in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
"""


@pytest.fixture
def waiting(tmp_path: Path) -> str:
    """A release that waits until 5 November, beside a current one."""
    write(tmp_path, "p", at(1))
    return write(tmp_path, "q", at(2), Embargo(at(5)))


def _moment(release: str, token: str | None) -> Moment:
    return Moment(release=release, access=token)


def _everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_token_gives_access_to_its_release_while_it_waits(tmp_path: Path, waiting: str) -> None:
    token = grant(tmp_path, waiting, "Ministry", at(3))
    for now, is_open in ((at(3), True), (at(5) - MINUTE, True), (at(5), False), (at(9), False)):
        found = early_access(tmp_path, _moment(waiting, token), now)
        assert (found is not None) == is_open
    found = early_access(tmp_path, _moment(waiting, token), at(3))
    assert found is not None
    assert (found.release, found.name, found.embargo) == (waiting, "Ministry", at(5))


def test_only_the_checksum_of_a_token_is_kept(tmp_path: Path, waiting: str) -> None:
    token = grant(tmp_path, waiting, "Ministry", at(3), at(4))
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", token)
    assert token.encode() not in _everything(tmp_path)
    (line,) = (json.loads(line) for line in (tmp_path / GRANTS).read_text().splitlines())
    assert line == {
        "type": "granted",
        "release": waiting,
        "name": "Ministry",
        "at": "2026-11-03T00:00:00Z",
        "until": "2026-11-04T00:00:00Z",
        "sha256": hashlib.sha256(token.encode()).hexdigest(),
    }
    assert token not in repr(_moment(waiting, token))


def test_each_token_is_another(tmp_path: Path, waiting: str) -> None:
    assert len({grant(tmp_path, waiting, f"reader {number}", at(3)) for number in range(20)}) == 20


def test_access_ends_with_its_own_moment_or_the_embargo(tmp_path: Path, waiting: str) -> None:
    token = grant(tmp_path, waiting, "Ministry", at(3), at(4))
    assert early_access(tmp_path, _moment(waiting, token), at(4) - MINUTE)
    assert early_access(tmp_path, _moment(waiting, token), at(4)) is None
    grant(tmp_path, waiting, "Office", at(3), at(20))
    ends = [early_access_ends(tmp_path, each, at(3)) for each in grants(tmp_path).values()]  # type: ignore[arg-type]  # none was revoked
    assert ends == [at(4), at(5)]


@pytest.mark.parametrize("change", ["another token", "a letter", "the checksum", "no token", "another release"])
def test_nothing_but_the_token_of_a_release_gives_access_to_it(tmp_path: Path, waiting: str, change: str) -> None:
    other = write(tmp_path, "r", at(3), Embargo(at(6)))
    token = grant(tmp_path, waiting, "Ministry", at(3))
    asked = {
        "another token": _moment(waiting, grant(tmp_path, other, "Ministry", at(3))),
        "a letter": _moment(waiting, ("B" if token[0] == "A" else "A") + token[1:]),
        "the checksum": _moment(waiting, hashlib.sha256(token.encode()).hexdigest()),
        "no token": _moment(waiting, None),
        "another release": _moment(other, token),
    }
    assert early_access(tmp_path, asked[change], at(4)) is None


def test_access_that_was_taken_away_is_gone_for_that_person_alone(tmp_path: Path, waiting: str) -> None:
    tokens = {name: grant(tmp_path, waiting, name, at(3)) for name in ("Ministry", "Office")}
    revoke(tmp_path, waiting, "Ministry", at(4))
    seen = {name: early_access(tmp_path, _moment(waiting, token), at(4)) is not None for name, token in tokens.items()}
    assert seen == {"Ministry": False, "Office": True}
    again = grant(tmp_path, waiting, "Ministry", at(4))
    assert early_access(tmp_path, _moment(waiting, again), at(4))
    assert early_access(tmp_path, _moment(waiting, tokens["Ministry"]), at(4)) is None


def test_a_new_link_takes_the_place_of_the_former_one(tmp_path: Path, waiting: str) -> None:
    former, token = (grant(tmp_path, waiting, "Ministry", at(3)) for _ in range(2))
    assert early_access(tmp_path, _moment(waiting, former), at(4)) is None
    assert early_access(tmp_path, _moment(waiting, token), at(4))


def test_an_embargo_that_was_given_up_shows_its_release_to_nobody(tmp_path: Path, waiting: str) -> None:
    token = grant(tmp_path, waiting, "Ministry", at(3))
    write(tmp_path, "r", at(4), Embargo(lifts_others=True))
    assert early_access(tmp_path, _moment(waiting, token), at(4)) is None


def test_only_for_a_release_that_waits_can_access_be_given(tmp_path: Path, waiting: str) -> None:
    current = current_folder(tmp_path, at(4)).name
    for release, now in ((current, at(4)), ("r000000000000", at(4)), ("../current", at(4)), (waiting, at(5))):
        with pytest.raises(EarlyAccessRefused):
            grant(tmp_path, release, "Ministry", now)
    assert not (tmp_path / GRANTS).exists()


def test_a_release_that_was_published_before_needs_no_access(tmp_path: Path) -> None:
    """Released again under embargo it is still everybody's."""
    first = write(tmp_path, "p", at(1))
    write(tmp_path, "q", at(2))
    write(tmp_path, "p", at(3), Embargo(at(5)))
    with pytest.raises(EarlyAccessRefused):
        grant(tmp_path, first, "Ministry", at(4))


def test_what_nobody_has_cannot_be_taken_away(tmp_path: Path, waiting: str) -> None:
    grant(tmp_path, waiting, "Ministry", at(3))
    with pytest.raises(EarlyAccessRefused):
        revoke(tmp_path, waiting, "Office", at(4))
    revoke(tmp_path, waiting, "Ministry", at(4))
    with pytest.raises(EarlyAccessRefused):
        revoke(tmp_path, waiting, "Ministry", at(4))


def test_a_list_that_cannot_be_read_gives_nobody_access(tmp_path: Path, waiting: str) -> None:
    token = grant(tmp_path, waiting, "Ministry", at(3))
    (tmp_path / GRANTS).write_bytes(b"{}\n")
    assert early_access(tmp_path, _moment(waiting, token), at(4)) is None


def test_a_token_never_opens_what_is_under_embargo_by_itself(tmp_path: Path, waiting: str) -> None:
    """The only way to the release is the one that writes the use down."""
    moment = _moment(waiting, grant(tmp_path, waiting, "Ministry", at(3)))
    with pytest.raises(NoSuchRelease):
        release_at(tmp_path, moment, at(4))


def test_a_use_is_written_down_before_the_release_is_read(
    tmp_path: Path, waiting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = early_access(tmp_path, _moment(waiting, grant(tmp_path, waiting, "Ministry", at(3))), at(3))
    assert access is not None
    known = []
    monkeypatch.setattr("publication.early_access.read_release", lambda folder: known.append((folder, uses(tmp_path))))
    early_release(tmp_path, access, at(4), "/staff")
    ((folder, (use,)),) = known
    assert folder == tmp_path / waiting
    assert (use.at, use.name, use.release, use.path) == (at(4), "Ministry", waiting, "/staff")


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/職員", "/%E8%81%B7%E5%93%A1"),
        ("/a\n{}\x1b[1m", "/a%0A%7B%7D%1B%5B1m"),
        ("/\ud800", "/%3F"),
        ("x" * 999, "x" * 200),
    ],
)
def test_whatever_path_was_asked_for_takes_one_plain_line(
    tmp_path: Path, waiting: str, path: str, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = early_access(tmp_path, _moment(waiting, grant(tmp_path, waiting, "Ministry", at(3))), at(3))
    assert access is not None
    monkeypatch.setattr("publication.early_access.read_release", lambda _folder: None)
    early_release(tmp_path, access, at(4), path)
    assert [use.path for use in uses(tmp_path)] == [written]
    assert len((tmp_path / USES).read_text().splitlines()) == 1


@pytest.mark.parametrize("how", ["a full disk", "no file"])
def test_what_cannot_be_written_down_is_not_shown(
    tmp_path: Path, waiting: str, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device")

    access = early_access(tmp_path, _moment(waiting, grant(tmp_path, waiting, "Ministry", at(3))), at(3))
    assert access is not None
    monkeypatch.setattr("publication.early_access.read_release", lambda _folder: pytest.fail("it was read"))
    if how == "no file":
        (tmp_path / USES).unlink()
        (tmp_path / USES).mkdir()
        with pytest.raises(UseNotLogged):
            check_uses(tmp_path)
    else:
        monkeypatch.setattr("os.fsync", refused)
    with pytest.raises(UseNotLogged) as told:
        early_release(tmp_path, access, at(4), "/staff")
    assert str(tmp_path) not in str(told.value)
    if how == "a full disk":
        assert (tmp_path / USES).read_bytes() == b""


def test_a_use_that_was_cut_short_gives_way_to_the_next(
    tmp_path: Path, waiting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = early_access(tmp_path, _moment(waiting, grant(tmp_path, waiting, "Ministry", at(3))), at(3))
    assert access is not None
    monkeypatch.setattr("publication.early_access.read_release", lambda _folder: None)
    (tmp_path / USES).write_bytes(b'{"release":"r01')
    early_release(tmp_path, access, at(4), "/staff")
    assert [use.path for use in uses(tmp_path)] == ["/staff"]


def test_several_processes_and_threads_lose_no_use(tmp_path: Path, waiting: str) -> None:
    grant(tmp_path, waiting, "Ministry", at(3))
    script = MANY_USES.format(release=waiting, folder=str(tmp_path), times=10)
    running = [
        subprocess.Popen([sys.executable, "-c", script, name], cwd=PROJECT) for name in ("Ministry", "Office", "Agency")
    ]
    assert [process.wait() for process in running] == [0, 0, 0]
    seen = [(use.name, use.path) for use in uses(tmp_path)]
    assert sorted(set(seen)) == sorted((name, f"/{n}") for name in ("Ministry", "Office", "Agency") for n in range(10))
    assert len(seen) == 3 * 4 * 10


def test_the_web_process_needs_to_write_the_log_alone(tmp_path: Path, waiting: str) -> None:
    """It is there from the first grant on, so that nobody else has to make it."""
    grant(tmp_path, waiting, "Ministry", at(3))
    assert stat.S_ISREG((tmp_path / USES).stat().st_mode)
    assert (tmp_path / USES).read_bytes() == b""


NAMED = {"release": ["r0123456789ab"]}
TOKEN = "A" * 43


@pytest.mark.parametrize(
    ("parameters", "access"),
    [
        ({**NAMED, "access": [TOKEN]}, TOKEN),
        ({**NAMED, "access": [TOKEN, TOKEN]}, None),
        ({**NAMED, "access": []}, None),
        ({**NAMED, "access": [TOKEN[1:]]}, None),
        ({**NAMED, "access": [f"{TOKEN[1:]}\n"]}, None),
        ({**NAMED, "access": ["あ" * 43]}, None),
        ({**NAMED, "access": ["<script>"]}, None),
        ({"asof": ["2026-11-20"], "access": [TOKEN]}, None),
        ({"access": [TOKEN]}, None),
        (NAMED, None),
    ],
)
def test_what_can_be_no_token_is_passed_over(parameters: dict[str, list[str]], access: str | None) -> None:
    found = moment_asked(parameters)
    without = moment_asked({name: texts for name, texts in parameters.items() if name != "access"})
    assert found == replace(without, access=access)


def test_a_moment_carries_its_token_on() -> None:
    moment = Moment(release="r0123456789ab", access=TOKEN)
    assert moment_asked({name: [text] for name, text in moment.parameters().items()}) == moment
