"""Pictures: the same marks as the figure, nothing cut, no state that looks like another, every glyph there."""

import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from xml.etree import ElementTree as ET

import msgspec
import polars as pl
import pytest

from publication import labels
from publication.errors import CharactersMissing, RendererFailed
from publication.figures.kinds import figure
from publication.figures.withheld import SIGN
from publication.pictures import letters, raster
from publication.pictures.picture import NARROWEST, USUAL, WIDEST, picture
from publication.pictures.standard import picture_name
from publication.query import Table, table
from publication.release import Release, released_picture
from publication.text import words
from publication.withholding import why_withheld
from vocabulary.codes import areas
from vocabulary.text import LANGUAGES, Language, Text

SVG = "{http://www.w3.org/2000/svg}"
WIDTHS = (NARROWEST, 500, USUAL, WIDEST)
EDGE = 0.5


@dataclass(frozen=True)
class Said:
    """A text of a picture and the box it takes."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Said") -> bool:
        """Whether the two boxes share more than an edge."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > EDGE and down > EDGE


def _view(release: Release, indicator_id: str, **asked: str) -> Table:
    found = table(release, indicator_id, asked)
    assert found is not None
    return found


def _in_state(shown: Table, status: str) -> Table:
    """The view with its last row without a value, for the reason that a status gives."""
    last = pl.int_range(pl.len()) == pl.len() - 1
    frame = shown.frame.sort("period_end").with_columns(
        obs_value=pl.when(last).then(None).otherwise("obs_value"),
        obs_status=pl.when(last).then(pl.lit(status)).otherwise("obs_status"),
    )
    return replace(shown, frame=frame)


def _walk(element: ET.Element, x: float = 0.0, y: float = 0.0) -> Iterator[tuple[ET.Element, float, float]]:
    """Every element with the place its coordinates start from."""
    dx, dy = map(float, element.get("transform", "translate(0 0)")[len("translate(") : -1].split())
    yield element, x + dx, y + dy
    for child in element:
        yield from _walk(child, x + dx, y + dy)


def _texts(svg: str) -> list[Said]:
    """The texts of a picture; their boxes are those of the bundled font."""
    found = []
    for element, x, y in _walk(ET.fromstring(svg)):  # noqa: S314  # what we have just written
        if element.tag == f"{SVG}text":
            said, size = element.text or "", float(element.attrib["font-size"])
            wide = letters.width(said, size, bold="font-weight" in element.attrib) / 1.08
            left = (
                x
                + float(element.attrib["x"])
                - {"end": 1.0, "middle": 0.5}.get(element.get("text-anchor", ""), 0.0) * wide
            )
            base = y + float(element.attrib["y"])
            found.append(Said(said, left, base - 0.75 * size, left + wide, base + 0.1 * size))
    return found


def marks_of(svg: str) -> Counter[tuple[str, str]]:
    """The places and values of a picture's marks."""
    marked = (element for element, _x, _y in _walk(ET.fromstring(svg)) if element.get("class") == "mark")  # noqa: S314
    return Counter((element.attrib["data-at"], element.attrib["data-value"]) for element in marked)


def drawn_of(shown: Table, lang: Language = "en") -> Counter[tuple[str, str]]:
    """The places and values of a figure's traces, as the marks of a picture write them."""
    found = figure(shown, lang)
    traces = [trace for trace in found["data"] if trace.get("hoverinfo") != "skip"] if found else []
    return sum((Counter(_pairs(trace)) for trace in traces), Counter())


def _pairs(trace: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if trace["type"] == "sankey":
        count = len(trace["link"]["value"]) // 2
        sums = [
            on + off for on, off in zip(trace["link"]["value"][:count], trace["link"]["value"][count:], strict=True)
        ]
        counts = [*sums, trace["link"]["value"][count - 1]]
        names = [label.partition("<br>")[0] for label in trace["node"]["label"]]
        yield from ((name, f"{value:g}") for name, value in zip(names, counts, strict=False))
    elif "customdata" in trace:
        values = zip(trace["ids"], trace["customdata"], strict=True)
        yield from ((area, f"{value:.15g}") for area, value in values if value is not None)
    elif "base" in trace:
        spans = zip(trace["y"], trace["base"], trace["x"], strict=True)
        yield from ((name, f"{base} {base + years}") for name, base, years in spans)
    else:
        along, up = ("y", "x") if "error_x" in trace else ("x", "y")
        for at, value in zip(trace[along], trace[up], strict=True):
            if at is not None and value is not None:
                yield str(at), f"{value:.15g}"


def test_a_picture_has_the_marks_of_its_figure_and_no_other(views: tuple[Table, ...]) -> None:
    for shown in views:
        assert marks_of(picture(shown, "en")) == drawn_of(shown), (shown.entry.id, shown.chosen)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_is_cut_and_none_lies_over_another(released: Release, lang: Language, width: int) -> None:
    for indicator_id in released.indicators:
        texts = _texts(picture(_view(released, indicator_id), lang, width))
        cut = [said.text for said in texts if said.left < -EDGE or said.right > width + EDGE]
        assert cut == [], indicator_id
        over = [
            (one.text, other.text) for place, one in enumerate(texts) for other in texts[:place] if one.meets(other)
        ]
        assert over == [], indicator_id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_picture_says_what_whose_when_and_of_which_release(views: tuple[Table, ...], lang: Language) -> None:
    for shown in views:
        said = "".join(said.text for said in _texts(picture(shown, lang))).replace(" ", "")
        caveat, name = (labels.say(text, lang) for text in (shown.entry.caveat, shown.entry.name))
        source = labels.say(shown.release.sources[shown.source_ids[0]].title, lang)
        for part in (name, caveat, source, shown.release.id, f"/indicator/{shown.entry.id}"):
            assert part.replace(" ", "") in said, (shown.entry.id, part)


def test_a_picture_names_the_address_it_is_given(released: Release) -> None:
    address = "https://example.org/indicator/PRG-04?lang=en"
    assert address in [
        said.text.partition(" · ")[2] for said in _texts(picture(_view(released, "PRG-04"), "en", 800, address))
    ]


def test_the_same_view_gives_the_same_bytes(released: Release) -> None:
    for indicator_id in ("CTX-05", "PRG-10", "INS-09", "PRG-19"):
        assert picture(_view(released, indicator_id), "ja") == picture(_view(released, indicator_id), "ja")


@pytest.mark.parametrize("indicator_id", ["PRG-02", "CTX-05", "FIN-01", "CTX-09", "FIN-04"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_withheld_and_missing_are_told_in_words_and_never_drawn_as_a_value(
    released: Release, indicator_id: str, lang: Language
) -> None:
    shown = _view(released, indicator_id)
    pictures = {status: picture(_in_state(shown, status), lang) for status in ("Q", "O")}
    for status, word in (("Q", words(lang)("withheld")), ("O", words(lang)("missing"))):
        said = [found.text for found in _texts(pictures[status])]
        assert any(text.startswith(word) for text in said)
        assert sum(marks_of(pictures[status]).values()) < sum(marks_of(picture(shown, lang)).values())
    assert pictures["Q"] != pictures["O"].replace(words(lang)("missing"), words(lang)("withheld"))


@pytest.mark.parametrize("indicator_id", ["PRG-02", "CTX-05", "FIN-01"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_withheld_value_has_one_sign_in_a_picture_and_one_sentence_says_why(
    released: Release, indicator_id: str, lang: Language
) -> None:
    """The signs of the page's figure stand over its periods, those of a picture under them: never both."""
    shown = _in_state(_view(released, indicator_id), "Q")
    said = [found.text for found in _texts(picture(shown, lang))]
    assert SIGN not in said
    assert words(lang)("withheld") not in said
    assert why_withheld(shown, lang).replace(" ", "") in "".join(said).replace(" ", "")
    assert why_withheld(_view(released, indicator_id), lang) == ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_release_carries_the_usual_picture_of_every_indicator(released: Release, lang: Language) -> None:
    for indicator_id in released.indicators:
        drawn = picture(_view(released, indicator_id), lang).encode()
        assert released_picture(released, picture_name(indicator_id, lang)) == drawn


def test_a_zero_has_a_mark(released: Release) -> None:
    shown = _view(released, "REP-03")
    zeros = sum(row["obs_value"] == 0 for row in shown.rows)
    assert zeros
    assert sum(count for (_at, value), count in marks_of(picture(shown, "en")).items() if value == "0") == zeros


@pytest.mark.parametrize("lang", LANGUAGES)
def test_made_up_numbers_say_so_in_the_picture(views: tuple[Table, ...], lang: Language) -> None:
    warning = labels.label("note", "SYNTHETIC", lang)
    for shown in views:
        assert shown.is_synthetic == (warning in [said.text for said in _texts(picture(shown, lang))])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_view_without_a_figure_gives_its_rows_in_words(released: Release, lang: Language) -> None:
    """Different units, no value at all, no row."""
    for indicator_id in ("CTX-11", "FIN-02"):
        shown = _view(released, indicator_id)
        said = "".join(said.text for said in _texts(picture(shown, lang))).replace(" ", "")
        assert labels.quantity(shown.rows[0], shown.entry.decimals, lang).replace(" ", "") in said
    nothing = picture(_view(released, "SDG-5.2.2"), lang)
    assert words(lang)("This release has no figure of this indicator.") in [said.text for said in _texts(nothing)]


def test_a_name_with_signs_of_markup_stays_text(released: Release) -> None:
    shown = _view(released, "PRG-04")
    name = Text("<b>&\"'", "<b>&\"'")
    strange = replace(shown, entry=msgspec.structs.replace(shown.entry, name=name))
    assert _texts(picture(strange, "en"))[0].text == "<b>&\"'"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("indicator_id", ["PRG-19", "CTX-05"])
def test_a_png_is_drawn_in_the_size_of_its_picture(released: Release, indicator_id: str, lang: Language) -> None:
    svg = picture(_view(released, indicator_id), lang, NARROWEST)
    drawn = raster.png(svg)
    high = int(ET.fromstring(svg).attrib["height"])  # noqa: S314
    assert drawn[16:24] == (NARROWEST * 2).to_bytes(4) + (high * 2).to_bytes(4)


def test_every_area_and_every_text_of_a_release_has_its_glyphs(released: Release) -> None:
    """In both weights; a picture with a character the font lacks is refused, never drawn with boxes."""
    said = "".join(area.label[lang] for area in areas().values() for lang in LANGUAGES)
    said += "".join(picture(_view(released, one), lang) for one in released.indicators for lang in LANGUAGES)
    lacking = [raster.lacking(said, weight) for weight in (letters.REGULAR, letters.BOLD)]
    assert lacking == ["", ""]
    with pytest.raises(CharactersMissing, match=r"U\+9F98"):
        raster.png('<svg width="9" height="9"><text x="0">龘</text></svg>')


@pytest.mark.parametrize("weight", ["", ' font-weight="700"'])
@pytest.mark.parametrize("character", ["A", "日", "躍"], ids=letters.PARTS)
def test_a_character_of_each_font_file_leaves_ink(character: str, weight: str) -> None:
    """A font that is not found would leave nothing; each character has a drawing of its own."""
    drawn = {
        one: raster.png(
            '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
            f'<text x="4" y="30" font-size="24"{weight}>{one}</text></svg>'
        )
        for one in (" ", "B", character)
    }
    assert len(set(drawn.values())) == 3


def test_a_renderer_that_is_missing_or_hangs_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text x="0">a</text></svg>'
    monkeypatch.setattr(raster, "RENDERER", "publication.pictures.no_such_module")
    with pytest.raises(RendererFailed, match="missing or failed"):
        raster.png(svg)

    def hangs(command: list[str], **_given: object) -> None:
        raise subprocess.TimeoutExpired(command, raster.PATIENCE)

    monkeypatch.setattr(subprocess, "run", hangs)
    with pytest.raises(RendererFailed, match="did not end"):
        raster.png(svg)


def test_a_picture_that_is_no_svg_is_refused() -> None:
    with pytest.raises(RendererFailed):
        raster.png("no picture")
