"""A citation: the producers of the figures shown, if any, and the code by which a reader checks it."""

import io
import json
import zipfile

import pytest

from publication.citation import citation
from publication.formats import bundle
from publication.formats.export import export
from publication.query import table
from publication.release import Release
from publication.verification import PATH, Code, code_for, code_in, code_of
from vocabulary.text import LANGUAGES, Language


@pytest.mark.parametrize(
    ("lang", "producer"), [("en", "Figures: United Nations Statistics Division."), ("ja", "数値の出典：国連統計部。")]
)
def test_a_citation_names_the_producers_of_the_figures(released: Release, lang: Language, producer: str) -> None:
    shown = table(released, "SDG-5.2.1")
    assert shown
    assert producer in citation(shown, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_citation_of_an_indicator_without_figures_names_no_producers(released: Release, lang: Language) -> None:
    shown = table(released, "SDG-5.2.2")
    assert shown
    assert shown.everything.is_empty()
    day = released.manifest.created.strftime("%Y-%m-%d")
    assert {"en": f"({day}). Code", "ja": f"（{day}）。照合コード"}[lang] in citation(shown, lang)
    assert released.id in citation(shown, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", [{}, {"time_period": "2005-05/2016-03"}], ids=["several", "one"])
@pytest.mark.parametrize("site", ["", "https://example.org/shirube"])
def test_the_code_of_a_citation_is_found_again_in_its_text(
    released: Release, lang: Language, view: dict[str, str], site: str
) -> None:
    shown = table(released, "PRG-02", view)
    assert shown
    cited, code = citation(shown, lang, site), code_for(shown)
    assert (code.key is not None) is (len(shown.rows) == 1)
    assert str(code) in cited
    assert code_in(cited) == code_of(str(code)) == code
    assert (f"{site}{PATH}{code}" in cited) is bool(site)


@pytest.mark.parametrize("view", [{}, {"citizenship": "each"}])
def test_a_file_has_the_citation_with_the_address_of_the_site(released: Release, view: dict[str, str]) -> None:
    shown = table(released, "PRG-02", view)
    assert shown
    made = export(shown, "en", site="https://example.org")
    with zipfile.ZipFile(io.BytesIO(bundle.FORMAT.write(made))) as file:
        texts = [file.read("README.txt").decode(), json.loads(file.read("PRG-02.json"))["metadata"]["citation"]]
    for lang in LANGUAGES:
        told = citation(shown, lang, "https://example.org")
        assert told in texts[0]
        assert texts[1][lang] == told


@pytest.mark.parametrize(
    "typed",
    [
        "r0123456789ab.PRG-02",
        " R0123456789AB.prg-02. ",
        "ｒ０１２３４５６７８９ａｂ．ＰＲＧ－０２",
        "https://example.org/verify/r0123456789ab.PRG-02?lang=ja",
        "https://example.org/verify/r0123456789ab.PRG-02.",
        "（照合コード：r0123456789ab.PRG-02）。",
    ],
)
def test_a_code_is_found_in_what_a_person_types(typed: str) -> None:
    assert code_in(typed) == Code("r0123456789ab", "PRG-02")


def test_a_code_of_one_observation_keeps_its_key() -> None:
    assert code_in("Code: r0123456789ab.SDG-16.2.2.0123456789AB.") == Code(
        "r0123456789ab", "SDG-16.2.2", "0123456789ab"
    )


@pytest.mark.parametrize(
    "typed", ["", "PRG-02", "r0123456789ab", "r0123456789a.PRG-02", "<script>", "r0123456789ab. PRG-02"]
)
def test_what_has_no_code_gives_none(typed: str) -> None:
    assert code_in(typed) is None
