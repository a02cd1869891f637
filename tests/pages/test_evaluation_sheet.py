"""The evaluation sheet on the site: choices, text, reasons, and files under addresses of their own."""

import io
import zipfile

import pytest
from werkzeug.test import Client

from pages.sheet_routes import PATH
from tests.pages.conftest import Layout, Node, links, nodes, said
from vocabulary.text import LANGUAGES, Language

SHEET = f"{PATH}2016/TIP_RETURN"


def _of(tree: Node, kind: str) -> list[Node]:
    return [node["props"] for node in nodes(tree) if node["type"] == kind]


def _actions(tree: Node) -> list[str]:
    """Where the buttons of the sheet send its text; the frame of the site has buttons of its own."""
    return [each["formAction"] for each in _of(tree, "Button") if "formAction" in each]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_year_with_a_form_can_be_chosen_by_a_link(layout: Layout, lang: Language) -> None:
    chosen = [one for one in links(layout(f"/evaluation-sheet?lang={lang}")) if "period=" in one]
    assert {
        f"/evaluation-sheet?period={year}-FY&contribution=TIP_RETURN&lang={lang}" for year in range(2016, 2025)
    } <= {*chosen}


def test_the_text_of_every_section_can_be_edited_and_goes_to_the_file(layout: Layout) -> None:
    page = layout("/evaluation-sheet?lang=ja")
    texts = {each["name"]: each["value"] for each in _of(page, "Textarea")}
    assert "{returns}" in texts["outcome"]
    assert list(texts)[:2] == ["outline", "outcome"]
    (form,) = [each for each in _of(page, "Form") if each.get("id") == "sheet-form"]
    assert form["method"] == "POST"
    assert f"{SHEET}.docx?lang=ja" in _actions(page)
    assert f"{SHEET}.pdf?lang=ja&draft=1" in _actions(page)


def test_a_sheet_that_cannot_be_filed_says_every_reason_and_offers_drafts_only(layout: Layout) -> None:
    page = layout("/evaluation-sheet?lang=ja&period=2017-FY&contribution=TIP_RETURN")
    assert "帰国支援を受けた人身取引被害者数（累計）：最新の値が2005年5月～2016年3月のものであり、古い。" in said(page)
    assert len(_actions(page)) == 4
    assert all("draft=1" in action for action in _actions(page))


def test_a_file_that_may_not_be_filed_tells_why_in_the_language_of_the_reader(client: Client) -> None:
    told = client.get(f"{PATH}2017/TIP_RETURN.pdf?lang=ja").text
    assert told.startswith("評価シートを提出用に作成できません。帰国支援を受けた人身取引被害者数（累計）：")
    assert "として取得する" in told
    there_is_none = client.get(f"{PATH}2031/TIP_RETURN.pdf?lang=ja")
    assert (there_is_none.status_code, "該当する評価シートはありません" in there_is_none.text) == (404, True)


def test_a_line_that_a_year_does_not_evaluate_is_said(layout: Layout) -> None:
    page = layout("/evaluation-sheet?lang=ja&period=2022-FY&contribution=ASSESSED")
    assert "対象としていません" in said(page)
    assert _of(page, "Textarea") == []


@pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>")])
def test_a_sheet_has_an_address_in_every_format(client: Client, kind: str, begins: bytes) -> None:
    answer = client.get(f"{SHEET}.{kind}?lang=ja&save=1")
    assert answer.status_code == 200
    assert answer.data.startswith(begins)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="evaluation-sheet-2016-tip-return-ja.{kind}"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in answer.headers


def test_the_preview_runs_no_script_and_stands_only_in_our_own_frames(client: Client) -> None:
    policy = client.get(f"{SHEET}.html").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "script-src" not in policy


def test_a_persons_text_is_in_the_file_and_kept_by_nobody(client: Client) -> None:
    sent = {"outcome": "支援は{returns}名。<script>alert(1)</script>"}
    shown = client.post(f"{SHEET}.html?lang=ja", data=sent)
    assert shown.headers["Cache-Control"] == "no-store"
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown.text
    made = client.post(f"{SHEET}.docx?lang=ja", data=sent)
    with zipfile.ZipFile(io.BytesIO(made.data)) as packed:
        assert "&lt;script&gt;" in packed.read("word/document.xml").decode()
    assert "支援は" not in client.get(f"{SHEET}.html?lang=ja").text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{PATH}2017/TIP_RETURN.pdf", 409),
        (f"{PATH}2015/TIP_RETURN.pdf", 404),
        (f"{PATH}2022/ASSESSED.html", 404),
        (f"{PATH}2016/%3Cb%3E.html", 404),
        (f"{SHEET}.exe", 404),
        (f"{SHEET}.html?asof=1999-01-01", 404),
        (f"{SHEET}.html?asof=never", 400),
    ],
)
def test_what_cannot_be_had_says_why_in_its_status(client: Client, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert "<b>" not in answer.text


@pytest.mark.parametrize(
    ("sent", "status"), [({"outcome": "{nobody}"}, 400), ({"nowhere": "text"}, 400), ({"outcome": "x" * 200_000}, 413)]
)
def test_a_text_that_cannot_be_taken_is_refused(client: Client, sent: dict[str, str], status: int) -> None:
    assert client.post(f"{SHEET}.html", data=sent).status_code == status
