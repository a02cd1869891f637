"""Sheets: the figures of fiscal year 2016 each once and in their section, and nothing filed that does not hold."""

import re
from collections.abc import Iterator
from dataclasses import replace

import msgspec
import polars as pl
import pytest

from publication.errors import ProseRefused, SheetRefused
from publication.release import Release
from publication.reports.blocks import Block, Bound, Facts, Grid, Heading, Note, Picture, bound, lines, plain
from publication.reports.prose import MOST_CHARACTERS
from publication.reports.sheet import Asked, sheet, to_file
from tests.publication.reports.conftest import MakeSheet
from vocabulary.text import LANGUAGES, Language

SEED = {
    "国際機関の概要": [],
    "予算": ["14,065"],
    "専門分野における影響力・貢献": ["3", "3", "276", "145", "0"],
    "重要外交課題遂行における有用性": ["9"],
    "組織・財政マネジメント": [],
    "邦人職員": ["13", "21", "61", "15", "20", "33", "4", "1", "3"],
    "執行管理・PDCA": ["12"],
}
"""The figures of the sheet that was filed, by the section they stand in."""

IN_WORDS = (
    "14,065",
    "計276名",
    "計145名",
    "被害に遭ったことが確認された者は0名",
    "加盟国数は、1996年から2013年までの間に3倍",
    "事務所数は、1996年から2013年までの間に約3倍",
    "2008年の13名から2012年の21名へ61％増",
    "2011年の15名から2015年の20名へ33％増",
    "幹部等職員は4名（D-1が1名、P-4が3名）",
    "IOM事務局長は9回訪日",
    "月1回（年12回",
)


def sections(blocks: tuple[Block, ...]) -> Iterator[tuple[str, list[Block]]]:
    """The blocks under each criterion, the header first."""
    name, mine = "予算", list[Block]()
    for block in blocks:
        if isinstance(block, Heading) and block.level < 3:
            yield name, mine
            name, mine = block.text.partition("　")[2] or block.text, []
        else:
            mine.append(block)
    yield name, mine


def claims(blocks: list[Block]) -> list[str]:
    return [each.text for each in bound(blocks) if each.tag.startswith("claim:")]


def changed(release: Release, condition: pl.Expr, **columns: pl.Expr) -> Release:
    """The release with other columns in some rows."""
    frame = release.observations
    named = {name: pl.when(condition).then(each).otherwise(pl.col(name)) for name, each in columns.items()}
    return replace(release, observations=frame.with_columns(**named))


def test_the_sheet_of_2016_has_every_printed_figure_once_in_its_section(make_sheet: MakeSheet) -> None:
    found = {name: claims(blocks) for name, blocks in sections(make_sheet(2016).blocks)}
    assert {name: figures for name, figures in found.items() if figures} == {
        name: figures for name, figures in SEED.items() if figures
    }


def test_the_sheet_of_2016_says_them_in_the_words_of_the_one_that_was_filed(make_sheet: MakeSheet) -> None:
    report = make_sheet(2016)
    body = "\n".join(
        plain(line) for block in report.blocks if not isinstance(block, Note | Grid) for line in lines([block])
    )
    assert {said: body.count(said) for said in IN_WORDS} == dict.fromkeys(IN_WORDS, 1)


def test_what_cannot_be_reproduced_is_said_with_the_reason_in_a_note(make_sheet: MakeSheet) -> None:
    """The number of offices in 1996 is nowhere published."""
    report = make_sheet(2016)
    notes = [plain(block.line) for block in report.blocks if isinstance(block, Note)]
    assert any(note.startswith("（注2） 再現不能。1996年の事務所数は公表されておらず") for note in notes)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_figure_that_is_revised_is_revised_in_its_sentence_and_nowhere_else(
    released: Release, lang: Language
) -> None:
    revised = changed(
        released,
        (pl.col("indicator") == "PRG-02") & (pl.col("obs_value") == 276),
        obs_value=pl.lit(277.0),
    )
    before, after = (
        {each.tag: each.text for each in bound(to_file(one, Asked(2016, "TIP_RETURN", lang)).blocks)}
        for one in (released, revised)
    )
    assert {tag: (before[tag], text) for tag, text in after.items() if before[tag] != text} == {
        "claim:mofa_evaluation_2016.returns": ("276", "277")
    }


@pytest.mark.parametrize(("status", "why"), [("Q", "秘匿"), ("O", "欠測")])
def test_a_sheet_with_a_withheld_or_missing_figure_is_refused_by_name(released: Release, status: str, why: str) -> None:
    spoilt = changed(
        released,
        (pl.col("indicator") == "PRG-03") & (pl.col("obs_value") == 145),
        obs_value=pl.lit(None),
        obs_status=pl.lit(status),
    )
    with pytest.raises(SheetRefused) as refused:
        to_file(spoilt, Asked(2016, "TIP_RETURN", "ja"))
    assert refused.value.reasons == (f"平成28年3月末までに社会復帰支援を受けた者：{why}。",)
    draft = to_file(spoilt, Asked(2016, "TIP_RETURN", "ja", draft=True))
    assert any(f"［{why}］" in plain(line) for line in lines(draft.blocks))


def test_a_sheet_with_stale_figures_is_refused_with_each_of_them(released: Release) -> None:
    """Of fiscal year 2017 no published total of returns reaches its end."""
    with pytest.raises(SheetRefused) as refused:
        to_file(released, Asked(2017, "TIP_RETURN", "ja"))
    assert len(refused.value.reasons) == 2
    assert all("最新の値が2005年5月～2016年3月のもの" in reason for reason in refused.value.reasons)


def test_a_figure_that_the_text_does_not_name_refuses_nothing(released: Release) -> None:
    """A person may leave a figure out."""
    prose = {"outcome": "記載すべき数値はない。"}
    assert to_file(released, Asked(2017, "TIP_RETURN", "ja", prose=prose)).draft == ""


def test_made_up_figures_stand_in_drafts_only_and_are_named(make_sheet: MakeSheet, released: Release) -> None:
    """The log of reports of the sample register."""
    made_up = {"programme_register_sample"}
    found = sheet(released, Asked(2016, "TIP_RETURN", "ja"))
    assert len(found.left_out) == 4
    assert not made_up & {source for one in found.figures.values() for source in one.sources}
    draft = make_sheet(2016, draft=True)
    assert any(isinstance(block, Note) and "架空のサンプル" in plain(block.line) for block in draft.blocks)


def test_the_log_of_a_real_register_fills_the_check(released: Release) -> None:
    """What is made up here is taken for real."""
    sources = [
        msgspec.structs.replace(one, licence="JP_GOV") if one.licence == "SYNTHETIC" else one
        for one in released.catalogue.sources
    ]
    real = replace(released, catalogue=msgspec.structs.replace(released.catalogue, sources=tuple(sources)))
    report = to_file(real, Asked(2016, "TIP_RETURN", "ja"))
    (pdca,) = [block for block in report.blocks if isinstance(block, Facts) and block.name == "PDCA"]
    said = {name: [plain(line) for line in told] for name, told in pdca.rows}
    assert any("平成27年度（2015年度）の月次報告のうち期限内に受領したもの" in line for line in said["Do（実施）"])
    assert any("必須項目の充足率" in line for line in said["Check（評価）"])


def test_money_is_in_thousand_yen_whatever_unit_its_source_has(make_sheet: MakeSheet) -> None:
    """The assessed contribution of 2017 is published as 598 million yen."""
    report = make_sheet(2017, line="ASSESSED", draft=True)
    assert "598,000" in [each.text for each in bound(report.blocks)]


def test_a_picture_shows_nothing_later_than_the_sheet(make_sheet: MakeSheet) -> None:
    pictures = [block.svg for block in make_sheet(2016).blocks if isinstance(block, Picture)]
    assert len(pictures) == 2
    axes = [label for svg in pictures for label in re.findall(r">(20\d\d)(?:年度)?<", svg)]
    assert max(axes) == "2016"


def test_a_persons_text_keeps_the_figures_it_names_and_no_markup(released: Release) -> None:
    prose = {"outcome": "<b>支援</b>は{returns}名。\n\n#let x = 1"}
    report = to_file(released, Asked(2016, "TIP_RETURN", "ja", prose=prose))
    written = [line for line in lines(report.blocks) if plain(line).startswith(("<b>", "#let"))]
    assert [plain(line) for line in written] == ["<b>支援</b>は276名。", "#let x = 1"]
    assert [part.text for part in written[0] if isinstance(part, Bound)] == ["276"]


@pytest.mark.parametrize(
    "prose", [{"outcome": "{nobody}"}, {"nowhere": "text"}, {"outcome": "a" * (MOST_CHARACTERS + 1)}]
)
def test_a_text_that_fits_no_sheet_is_refused(released: Release, prose: dict[str, str]) -> None:
    with pytest.raises(ProseRefused):
        sheet(released, Asked(2016, "TIP_RETURN", "ja", prose=prose))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_figure_is_said_once_and_its_source_after_it(make_sheet: MakeSheet, lang: Language) -> None:
    """The table of sources names each figure with its verdict, and repeats none of the numbers."""
    report = make_sheet(2016, lang)
    table = [block for block in report.blocks if isinstance(block, Grid)][-1]
    assert len(table.rows) == len(bound(report.blocks))
    assert not any(isinstance(part, Bound) for row in table.rows for line in row for part in line)
