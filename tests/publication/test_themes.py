"""Themes: what is read and what is drawn stands out from its ground in every one of them."""

import re

import pytest

from publication.figures import theme, themes
from publication.figures.themes import THEMES, Colours
from tests.contrast import contrast

TEXT, DRAWN = 4.5, 3.0
"""The least contrast of text and of marks (WCAG 2.2: 1.4.3, 1.4.11)."""

READ = ("ink", "quiet", "accent", "seal")
GROUNDS = ("paper", "ground")


@pytest.fixture(params=THEMES)
def colours(request: pytest.FixtureRequest) -> Colours:
    """The colours of each theme."""
    return THEMES[request.param]


def test_the_ratio_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_text_stands_out_from_every_ground(colours: Colours) -> None:
    pairs = [(name, ground) for name in READ for ground in GROUNDS]
    pairs += [("ink", "notice"), ("ink", "warning"), ("seal", "warning"), ("on-accent", "accent"), ("ink", "no-figure")]
    assert {pair: contrast(*(colours[name] for name in pair)) for pair in pairs if _ratio(colours, pair) < TEXT} == {}


def test_lines_and_the_frames_of_controls_stand_out_from_paper(colours: Colours) -> None:
    names = [name for name in colours if name.startswith("line-")] + ["edge"]
    assert len(names) == len(theme.LINES) + 1
    assert {name for name in names if _ratio(colours, (name, "paper")) < DRAWN} == set()


def test_in_high_contrast_all_text_has_seven_to_one() -> None:
    high = THEMES["contrast"]
    assert {name for name in READ if _ratio(high, (name, "paper")) < 7} == set()


def test_every_theme_has_every_colour_and_no_two_of_the_light_one_are_the_same(colours: Colours) -> None:
    """A drawing is turned into another theme by its colours alone."""
    assert colours.keys() == themes.LIGHT.keys()
    assert len({*themes.LIGHT.values()}) == len(themes.LIGHT)


def test_what_is_drawn_uses_only_colours_that_turn(colours: Colours) -> None:
    constants = {value for name, value in vars(theme).items() if name.isupper() and isinstance(value, str)}
    written = {value for value in constants if re.fullmatch("#[0-9a-f]{6}", value)} | {*theme.LINES, *theme.SEQUENCE}
    assert written <= {*themes.LIGHT.values()}
    assert colours


def _ratio(colours: Colours, pair: tuple[str, str]) -> float:
    return contrast(colours[pair[0]], colours[pair[1]])
