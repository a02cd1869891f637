"""A planted case is found nowhere outside the warehouse: in no file, page, export, log, error, cache or open file."""

import gzip
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import brotli
import openpyxl
import polars as pl
import pytest
from werkzeug.test import Client

from etl.register.sample import SEED, sample_register
from etl.register.sample_workbook import NOTICE_SHEET, write_workbook
from publication.release import current_release
from tests.browser.conftest import serving
from tests.conftest import PROJECT
from tests.pages.conftest import AREA_PAGES, STATIC_PAGES, laid_out

CANARY, COUNTRY, COST = "KANARIE-0A9Z", "TUV", 7654321
"""The number of the case, a nationality that nobody else has, and the cost of a service of it."""

TELLING = (CANARY, COUNTRY, "Tuvalu", "ツバル", str(COST), f"{COST:,}")
TELLTALE = tuple(text.encode() for text in TELLING)
COMMANDS = (
    ("etl", "status"),
    ("indicators", "release"),
    ("indicators", "list"),
    *(("indicators", "show", f"PRG-{number:02}") for number in (1, 2, 3, 11)),
    ("indicators", "show", "PRG-03", "--area", COUNTRY[:2]),
    ("indicators", "releases"),
    ("indicators", "compare", "r0", "r1"),
)


@dataclass(frozen=True)
class Planted:
    """A home with a register that has the case, released; and all that its commands said."""

    home: Path
    said: bytes

    @property
    def releases(self) -> Path:
        """Where they stand."""
        return self.home / "releases"


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    folder = tmp_path_factory.mktemp("canary")
    report = folder / "report.xlsx"
    write_workbook(sample_register(), SEED, "en", report)
    _plant(report)
    home = folder / "home"
    taken = _command(home, "etl", "intake", str(report))
    assert taken.returncode == 0, taken.stdout
    said = b"".join(_command(home, *words).stdout for words in COMMANDS)
    assert b"Release r" in said
    return Planted(home, said)


def _plant(report: Path) -> None:
    """Give the first supported case the number, the nationality and the cost; and the report the look of a real one."""
    workbook = openpyxl.load_workbook(report)
    del workbook[NOTICE_SHEET.en]
    services = workbook["Services"]
    known = services["A2"].value
    services["E2"].value = COST
    for sheet in (workbook["Cases"], services, workbook["Follow-ups"]):
        for (cell,) in sheet.iter_rows(max_col=1):
            if cell.value == known:
                cell.value = CANARY
                if sheet.title == "Cases":
                    sheet.cell(cell.row, 4).value = COUNTRY
    workbook.save(report)


def _command(home: Path, module: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "SHIRUBE_HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    line = [sys.executable, "-m", module, *words]
    return subprocess.run(
        line, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )


def _found(content: bytes, *, is_packed: bool = False) -> set[bytes]:
    """What of it stands in a text; in packed bytes three letters may stand by chance."""
    return {text for text in TELLTALE if text in content and (text == CANARY.encode() or not is_packed)}


def test_the_warehouse_has_it_and_no_file_of_a_release(planted: Planted) -> None:
    """The numbers in Parquet are compressed: they are looked at as what they say."""
    assert CANARY.encode() in (planted.home / "warehouse.duckdb").read_bytes()
    files = [path for path in planted.releases.rglob("*") if path.is_file()]
    assert len(files) > 8
    found = {path.name: _found(path.read_bytes(), is_packed=path.suffix == ".parquet") for path in files}
    found |= {
        f"rows of {path.name}": _found(pl.read_parquet(path).write_ndjson().encode())
        for path in files
        if path.suffix == ".parquet"
    }
    assert {name: each for name, each in found.items() if each} == {}


def test_its_release_shows_the_register(planted: Planted) -> None:
    """Or it would be easy to tell nothing."""
    shown = current_release(planted.releases)
    counted = shown.observations.filter(definition="REGISTER", obs_status="A")
    assert set(counted["source_ids"].explode()) == {"programme_register"}
    assert counted.height > 500
    assert shown.quality.protection is not None


def test_no_command_says_it(planted: Planted) -> None:
    assert _found(planted.said) == set()


def test_no_page_and_no_export_has_it(planted: Planted, site: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHIRUBE_RELEASES", str(planted.releases))
    indicators = current_release(planted.releases).indicators
    asked = f"&series={CANARY}&time_period={COST}"
    for lang in ("en", "ja"):
        for path in (*STATIC_PAGES, *AREA_PAGES, *(f"/indicator/{name}" for name in indicators)):
            for more in ("", asked) if path.startswith("/indicator/PRG-0") else ("",):
                said = str(laid_out(site, f"{path}?lang={lang}{more}"))
                assert _found(said.encode()) == set(), path
        for name in indicators:
            assert _found(site.get(f"/csv/{name}?lang={lang}{asked}").data) == set(), name


def test_no_answer_log_cache_or_open_file_of_the_program_has_it(
    planted: Planted, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The process that serves has neither the warehouse nor what came in open or mapped."""
    cache, log = tmp_path_factory.mktemp("compressed"), tmp_path_factory.mktemp("log") / "log"
    with log.open("wb") as said, serving(planted.releases, cache, said) as (address, server):
        for path in ("/", f"/indicator/{CANARY}", f"/csv/{CANARY}", "/csv/PRG-03", "/health", f"/assets/{CANARY}"):
            assert _found(_answer(f"{address}{path}")) == set(), path
        held = set(_held(server.pid))
    assert any("libpython" in place or "python" in place for place in held)
    inside = [place for place in held if place.startswith(str(planted.home)) and "/releases" not in place]
    assert inside == []
    assert _found(log.read_bytes()) == set()
    assert [path.name for path in cache.rglob("*") if path.is_file() and CANARY.encode() in _plain(path)] == []


def _answer(address: str) -> bytes:
    try:
        with urlopen(address) as answer:  # noqa: S310 - our own program
            return bytes(answer.read())
    except HTTPError as refused:
        return refused.read()


def _held(process: int) -> Iterator[str]:
    """Every file that a process or one of its children has open or mapped."""
    for folder in (Path(f"/proc/{one}") for one in (process, *_children(process))):
        yield from (line.split(maxsplit=5)[5] for line in (folder / "maps").read_text().splitlines() if "/" in line)
        yield from (str(link.readlink()) for link in (folder / "fd").iterdir() if link.is_symlink())


def _children(process: int) -> Iterator[int]:
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in map(int, (task / "children").read_text().split()):
            yield child
            yield from _children(child)


def _plain(path: Path) -> bytes:
    content = path.read_bytes()
    if path.suffix == ".gz":
        return gzip.decompress(content)
    return brotli.decompress(content) if path.suffix == ".br" else content
