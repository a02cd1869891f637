"""The first visit: what is there, what is made up, and what to do where there is nothing yet."""

import shutil
from pathlib import Path

import polars as pl
import pytest
from werkzeug.test import Client

from pages.welcome import welcome
from publication.query import table
from publication.release import Release, current_folder
from publication.text import words
from tests.pages.conftest import Layout, laid_out, links, said
from vocabulary.text import LANGUAGES, Language

NOT_LOADED = "Figures of the programme itself are not loaded, so its pages are empty."
MADE_UP = (
    "The figures of the programme itself are a sample: they are made up, marked so wherever they stand, and describe "
    "nobody."
)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_release_the_page_leads_to_the_first_one_step_by_step(
    site: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Language
) -> None:
    monkeypatch.setenv("SHIRUBE_RELEASES", str(tmp_path / "nowhere"))
    page = laid_out(site, f"/?lang={lang}")
    commands = [line for line in said(page).split("\n") if line.startswith("python -m")]
    assert commands == [
        "python -m etl run --all",
        "python -m indicators release",
        "python -m etl sample",
        "python -m etl intake FILE",
    ]
    assert str(tmp_path) not in said(page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_damaged_release_is_explained_otherwise_than_none(
    site: Client, bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Language
) -> None:
    shutil.copytree(bundled / "releases", tmp_path / "releases")
    monkeypatch.setenv("SHIRUBE_RELEASES", str(tmp_path / "releases"))
    (current_folder(tmp_path / "releases") / "claims.json").write_bytes(b"[]")
    page = said(laid_out(site, f"/?lang={lang}"))
    assert "python -m indicators release" in page
    assert "python -m etl run --all" not in page
    assert str(tmp_path) not in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_overview_of_a_fresh_install_says_what_is_bundled_and_how_to_go_on(
    layout: Layout, released: Release, lang: Language
) -> None:
    page = layout(f"/?lang={lang}")
    assert words(lang)("First visit") in said(page)
    published = released.observations.filter(pl.col("definition") != "REGISTER")
    assert f"{published.height:,}" in said(page)
    assert words(lang)(MADE_UP) in said(page)
    assert words(lang)(NOT_LOADED) not in said(page)
    assert {f"/sources?lang={lang}#register", f"/site-map?lang={lang}"} <= set(links(page))


def test_an_install_without_a_register_says_so_and_one_with_a_real_one_says_nothing(
    released: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.welcome.counted", lambda *_asked: None)
    assert NOT_LOADED in str(welcome(released, "en"))
    monkeypatch.setattr("pages.welcome.counted", lambda *_asked: table(released, "PRG-02"))
    assert welcome(released, "en") == []
