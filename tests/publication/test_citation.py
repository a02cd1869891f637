"""A citation: the producers of the figures shown, and no empty place where there are no figures."""

import pytest

from publication.citation import citation
from publication.query import table
from publication.release import Release
from vocabulary.text import LANGUAGES, Language


@pytest.mark.parametrize(
    ("lang", "producer"), [("en", "Figures: United Nations Statistics Division."), ("ja", "数値の出典：国連統計部。")]
)
def test_a_citation_ends_with_the_producers_of_the_figures(released: Release, lang: Language, producer: str) -> None:
    shown = table(released, "SDG-5.2.1")
    assert shown
    assert citation(shown, lang).endswith(producer)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_citation_of_an_indicator_without_figures_names_no_producers(released: Release, lang: Language) -> None:
    shown = table(released, "SDG-5.2.2")
    assert shown
    assert shown.everything.is_empty()
    day = released.manifest.created.strftime("%Y-%m-%d")
    assert citation(shown, lang).endswith({"en": f"({day}).", "ja": f"（{day}）。"}[lang])
    assert released.id in citation(shown, lang)
