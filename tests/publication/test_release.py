"""Reading and writing a release: one pointer, files that are what the manifest says, no half release."""

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest

from publication import release_writer
from publication.catalogue import Manifest, Quality
from publication.errors import NoRelease, ReleaseDamaged
from publication.release import Release, current_folder, current_release, released_picture
from publication.release_writer import Origin, encode, write_release

PATIENCE = 30
CREATED = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
FILES = {
    "observations.parquet": b"figures",
    "catalogue.json": b"{}",
    "claims.json": b"[]",
    "progress.json": b"[]",
    "quality.json": b"{}",
}


KILLED_WHILE_WRITING = """
import datetime, os, pathlib, signal
from publication import release_writer
write, written = release_writer._write_durably, []
def killed(path, content):
    written.append(path)
    if len(written) == {at}:
        path.write_bytes(content[:1])
        os.kill(os.getpid(), signal.SIGKILL)
    write(path, content)
release_writer._write_durably = killed
release_writer.write_release(
    pathlib.Path({folder!r}), {files!r},
    release_writer.Origin("q", {{}}, datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)),
)
"""


@pytest.fixture
def copied(released: Release, tmp_path: Path) -> Path:
    """A folder of releases that a test may damage."""
    shutil.copytree(released.folder.parent, tmp_path / "releases")
    return tmp_path / "releases"


def _write(releases: Path, files: dict[str, bytes] = FILES, policy: str = "p") -> Path:
    return write_release(releases, files, Origin(policy, {"a": "1"}, CREATED))


def _hidden(releases: Path) -> list[str]:
    """What is not a release, or not yet."""
    return [path.name for path in releases.iterdir() if path.name.startswith(".")]


@pytest.fixture
def slow_writer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AbstractContextManager[Future[Path]]]:
    """A writer that stands still after its first file until its block ends."""
    write = release_writer._write_durably  # noqa: SLF001  # the one function that writes
    begun, go_on = Event(), Event()

    def written(path: Path, content: bytes) -> None:
        write(path, content)
        if current_thread() is not main_thread():
            begun.set()
            assert go_on.wait(PATIENCE)

    @contextmanager
    def writer(releases: Path, policy: str) -> Iterator[Future[Path]]:
        with ThreadPoolExecutor() as pool:
            writes = pool.submit(_write, releases, FILES, policy)
            try:
                assert begun.wait(PATIENCE)
                yield writes
            finally:
                go_on.set()

    monkeypatch.setattr(release_writer, "_write_durably", written)
    return writer


def test_a_new_pointer_is_seen_without_a_restart(copied: Path) -> None:
    first = current_release(copied)
    second = copied / f"{first.id}b"
    shutil.copytree(first.folder, second)
    (copied / "current").write_text(second.name)
    assert current_release(copied).folder == second
    (copied / "current").write_text(first.folder.name)
    assert current_release(copied) is first


def test_a_release_is_read_once(copied: Path) -> None:
    assert current_release(copied) is current_release(copied)


@pytest.mark.parametrize(
    "name", ["observations.parquet", "catalogue.json", "claims.json", "quality.json", "manifest.json"]
)
def test_a_missing_file_is_named(copied: Path, name: str) -> None:
    (current_folder(copied) / name).unlink()
    with pytest.raises(ReleaseDamaged, match="cannot be read") as damaged:
        current_release(copied)
    assert name in damaged.value.what


@pytest.mark.parametrize("name", ["observations.parquet", "catalogue.json", "claims.json", "quality.json"])
def test_a_file_with_one_byte_changed_is_named(copied: Path, name: str) -> None:
    place = current_folder(copied) / name
    content = bytearray(place.read_bytes())
    content[len(content) // 2] ^= 1
    place.write_bytes(content)
    with pytest.raises(ReleaseDamaged, match="is not the file that was released") as damaged:
        current_release(copied)
    assert name in damaged.value.what


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe"])
def test_a_manifest_that_cannot_be_read_is_named(copied: Path, content: bytes) -> None:
    (current_folder(copied) / "manifest.json").write_bytes(content)
    with pytest.raises(ReleaseDamaged, match=r"manifest\.json"):
        current_release(copied)


def test_a_manifest_that_leaves_out_a_file_is_refused(copied: Path) -> None:
    found = current_release(copied).manifest
    files = {name: checksum for name, checksum in found.files.items() if name != "claims.json"}
    less = Manifest(found.release, found.created, found.policy, found.inputs, files)
    (current_folder(copied) / "manifest.json").write_bytes(encode(less))
    shutil.move(current_folder(copied), copied / "r0")
    (copied / "current").write_text("r0")
    with pytest.raises(ReleaseDamaged, match=r"does not name claims\.json"):
        current_release(copied)


@pytest.mark.parametrize("pointer", ["", "r0", "\n", "."])
def test_a_pointer_to_nothing_is_no_release(copied: Path, pointer: str) -> None:
    (copied / "current").write_text(pointer)
    with pytest.raises(NoRelease):
        current_release(copied)


@pytest.mark.parametrize("way_out", ["..", "../elsewhere", "sub/../../elsewhere", "{folder}/elsewhere", "a\0b"])
def test_a_pointer_never_leads_out_of_the_folder(copied: Path, way_out: str) -> None:
    shutil.copytree(current_folder(copied), copied.parent / "elsewhere")
    (copied / "sub").mkdir()
    (copied / "current").write_text(way_out.format(folder=copied.parent))
    with pytest.raises(NoRelease):
        current_release(copied)


def test_a_pointer_that_is_no_text_is_no_release(copied: Path) -> None:
    (copied / "current").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(NoRelease):
        current_release(copied)


def test_a_picture_is_checked_when_it_is_read_and_not_before(copied: Path) -> None:
    name = "pictures/PRG-04.ja.svg"
    place = current_folder(copied) / name
    place.write_bytes(place.read_bytes() + b" ")
    changed = current_release(copied)
    assert released_picture(changed, "pictures/PRG-04.en.svg")
    with pytest.raises(ReleaseDamaged, match="is not the file that was released"):
        released_picture(changed, name)


@pytest.mark.parametrize("name", ["pictures/NO-99.en.svg", "../current", "pictures/../manifest.json", "/etc/passwd"])
def test_what_the_manifest_does_not_name_is_no_picture(released: Release, name: str) -> None:
    assert released_picture(released, name) is None


def test_a_file_in_a_folder_of_its_own_is_written_and_named(tmp_path: Path) -> None:
    folder = _write(tmp_path, {**FILES, "pictures/A.en.svg": b"<svg/>"})
    assert (folder / "pictures" / "A.en.svg").read_bytes() == b"<svg/>"
    assert oct((folder / "pictures").stat().st_mode & 0o777) == oct(0o755)
    assert "pictures/A.en.svg" in (folder / "manifest.json").read_text()


def test_pictures_do_not_change_the_id(tmp_path: Path) -> None:
    assert _write(tmp_path / "a").name == _write(tmp_path / "b", {**FILES, "pictures/A.en.svg": b""}).name


def test_no_folder_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(NoRelease, match="There is no release"):
        current_release(tmp_path / "nowhere")


def test_the_id_follows_from_the_content_and_the_policy(tmp_path: Path) -> None:
    first = _write(tmp_path)
    assert _write(tmp_path) == first
    changed = {
        _write(tmp_path, {**FILES, name: b"other"}).name
        for name in ("observations.parquet", "catalogue.json", "claims.json")
    }
    assert len(changed | {_write(tmp_path, policy="q").name, first.name}) == 5


def test_the_last_written_release_is_the_current_one(tmp_path: Path) -> None:
    first, second = _write(tmp_path), _write(tmp_path, policy="q")
    assert current_folder(tmp_path) == second
    _write(tmp_path)
    assert current_folder(tmp_path) == first


@pytest.mark.parametrize("broken", ["observations.parquet", "manifest.json", ".current"])
def test_a_disk_that_refuses_any_file_leaves_the_current_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    first = _write(tmp_path)
    write = release_writer._write_durably  # noqa: SLF001  # the one function that writes

    def refused(path: Path, content: bytes) -> None:
        if path.name.startswith(broken):
            path.write_bytes(content[:3])
            raise OSError(28, "No space left on device")
        write(path, content)

    monkeypatch.setattr(release_writer, "_write_durably", refused)
    with pytest.raises(OSError, match="No space"):
        _write(tmp_path, policy="q")
    assert current_folder(tmp_path) == first
    assert _hidden(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX's")
@pytest.mark.parametrize(("at", "whole"), [(1, 1), (5, 1), (6, 1), (7, 2)])
def test_a_writer_killed_at_any_file_leaves_the_current_release(
    tmp_path: Path, command: Callable[..., subprocess.CompletedProcess[str]], at: int, whole: int
) -> None:
    """At the first and the last of the files, the manifest, and the pointer: no folder is ever half there."""
    releases = tmp_path / "releases"
    first = _write(releases)
    script = KILLED_WHILE_WRITING.format(at=at, folder=str(releases), files=FILES)
    assert command(script).returncode == -9
    assert current_folder(releases) == first
    visible = [path for path in releases.iterdir() if path.is_dir() and not path.name.startswith(".")]
    assert len(visible) == whole
    assert all(len(list(folder.iterdir())) == len(FILES) + 1 for folder in visible)
    second = _write(releases, policy="q")
    assert second != first
    assert current_folder(releases) == second
    assert _hidden(releases) == []


@pytest.mark.skipif(os.name == "nt", reason="folders are locked on POSIX only")
def test_what_a_killed_writer_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ".part-gone").mkdir()
    (tmp_path / ".part-gone" / "observations.parquet").write_bytes(b"half")
    (tmp_path / ".current-1").write_text("r0")
    _write(tmp_path)
    assert _hidden(tmp_path) == []


def test_what_another_writer_is_writing_is_never_cleared(
    tmp_path: Path, slow_writer: Callable[..., AbstractContextManager[Future[Path]]]
) -> None:
    """Not by the second writer, and not by a third when the second is done."""
    with slow_writer(tmp_path, "slow") as slow:
        (part,) = _hidden(tmp_path)
        _write(tmp_path, policy="second")
        _write(tmp_path, policy="third")
        assert _hidden(tmp_path) == [part]
    assert len(list(slow.result().iterdir())) == len(FILES) + 1
    assert current_folder(tmp_path) == slow.result()
    assert _hidden(tmp_path) == []


def test_two_writers_of_the_same_release_both_have_it(
    tmp_path: Path, slow_writer: Callable[..., AbstractContextManager[Future[Path]]]
) -> None:
    with slow_writer(tmp_path, "p") as slow:
        first = _write(tmp_path)
    assert slow.result() == first == current_folder(tmp_path)
    assert _hidden(tmp_path) == []


def test_a_part_that_somebody_removed_never_becomes_half_a_release(
    tmp_path: Path, slow_writer: Callable[..., AbstractContextManager[Future[Path]]]
) -> None:
    with slow_writer(tmp_path, "slow") as slow:
        shutil.rmtree(tmp_path / _hidden(tmp_path)[0])
    with pytest.raises(FileNotFoundError):
        slow.result()
    assert list(tmp_path.iterdir()) == []


def test_a_record_is_encoded_the_same_way_every_time() -> None:
    one = encode(Quality(loads=(), observations=1, withheld=0, doubts=()))
    assert one == encode(Quality(doubts=(), withheld=0, observations=1, loads=()))
    assert one.endswith(b"}\n")
