"""Static files: the same bytes in every encoding, kept by browsers only as long as they may be."""

import gzip
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
import pytest
from werkzeug.test import Client

from pages.precompressed import Precompressed

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

STYLE = "/assets/shirube.css"
PLAIN = b"body { margin: 0 }\n" * 50
DECODE = {"br": brotli.decompress, "gzip": gzip.decompress}


class Application:
    """A WSGI application with files of ours; it counts how often it is asked."""

    def __init__(self) -> None:
        self.files = {STYLE: PLAIN}
        self.asked: list[str] = []

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer with the file, or that there is none."""
        path = environ["PATH_INFO"]
        self.asked.append(path)
        if path not in self.files:
            start_response("404 NOT FOUND", [("Content-Type", "text/plain")])
            return [b"no such file"]
        start_response("200 OK", [("Content-Type", "text/css; charset=utf-8")])
        return [self.files[path]]


@pytest.fixture
def application() -> Application:
    """What stands behind."""
    return Application()


@pytest.fixture
def front(application: Application, tmp_path: Path) -> Client:
    """The front, with a folder of its own."""
    return Client(Precompressed(application, tmp_path / "compressed"))


@pytest.mark.parametrize("encoding", sorted(DECODE))
def test_a_file_decodes_to_its_plain_bytes(front: Client, encoding: str) -> None:
    answer = front.get(STYLE, headers={"Accept-Encoding": encoding})
    assert answer.headers["Content-Encoding"] == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert len(answer.data) < len(PLAIN)
    assert DECODE[encoding](answer.data) == PLAIN


@pytest.mark.parametrize("accepted", ["", "identity", "zstd", "br;q=0"])
def test_a_reader_who_decodes_nothing_gets_plain_bytes(front: Client, accepted: str) -> None:
    answer = front.get(STYLE, headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in answer.headers
    assert answer.data == PLAIN


def test_brotli_goes_before_gzip(front: Client) -> None:
    assert front.get(STYLE, headers={"Accept-Encoding": "gzip, br"}).headers["Content-Encoding"] == "br"


def test_a_reader_who_has_the_file_already_is_told_so(front: Client) -> None:
    tag = front.get(STYLE).headers["ETag"]
    again = front.get(STYLE, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert front.get(STYLE, headers={"If-None-Match": '"other"'}).status_code == 200


def test_other_bytes_have_another_tag(application: Application, tmp_path: Path) -> None:
    before = Client(Precompressed(application, tmp_path)).get(STYLE).headers["ETag"]
    application.files[STYLE] = PLAIN + b"p {}"
    assert Client(Precompressed(application, tmp_path)).get(STYLE).headers["ETag"] != before


@pytest.mark.parametrize(
    ("address", "forever"),
    [(f"{STYLE}?m=1795333029.4", True), (STYLE, False), (f"{STYLE}?lang=en", False), ("/assets/x.v4_4_1m1.js", True)],
)
def test_only_an_address_that_changes_with_its_content_is_kept_forever(
    application: Application, front: Client, address: str, *, forever: bool
) -> None:
    application.files["/assets/x.v4_4_1m1.js"] = b"x"
    assert ("immutable" in front.get(address).headers["Cache-Control"]) is forever


def test_asking_for_the_head_gives_the_headers_only(front: Client) -> None:
    whole, head = front.get(STYLE), front.head(STYLE)
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == whole.headers["Content-Length"] == str(len(PLAIN))
    assert head.headers["ETag"] == whole.headers["ETag"]


def test_a_file_is_asked_for_and_compressed_once(application: Application, front: Client, tmp_path: Path) -> None:
    for _ in range(3):
        front.get(STYLE, headers={"Accept-Encoding": "br"})
    assert application.asked == [STYLE]
    assert sorted(path.suffix for path in (tmp_path / "compressed").iterdir()) == [".br", ".gz"]


def test_a_folder_that_cannot_be_written_costs_only_time(application: Application, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    front = Client(Precompressed(application, tmp_path / "file" / "compressed"))
    assert brotli.decompress(front.get(STYLE, headers={"Accept-Encoding": "br"}).data) == PLAIN


def test_what_is_not_there_yet_is_not_remembered_as_missing(application: Application, front: Client) -> None:
    """An unknown name is neither kept nor held in memory, however many are tried."""
    assert front.get("/assets/later.css").status_code == 404
    application.files["/assets/later.css"] = b"p {}"
    assert front.get("/assets/later.css").data == b"p {}"


@pytest.mark.parametrize(
    "path",
    [
        "/assets/no-such-file.css",
        "/assets/../app.py",
        "/assets/%2e%2e/site.py",
        "/_dash-component-suites/no-such-file.js",
        "/_dash-component-suites/dash/no-such-file.js",
        "/_dash-component-suites/os/path.py",
    ],
)
def test_a_file_that_does_not_exist_is_not_found_and_not_kept(client: Client, path: str) -> None:
    answer = client.get(f"{path}?m=1")
    assert answer.status_code == 404
    assert "immutable" not in answer.headers.get("Cache-Control", "")
    assert "Traceback" not in answer.text


def test_every_asset_of_the_site_is_compressed(client: Client) -> None:
    answer = client.get(STYLE, headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"
    assert brotli.decompress(answer.data) == client.get(STYLE).data
