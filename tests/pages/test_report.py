"""A report of one's own on the site: a page to collect views, and files under plain addresses."""

import pytest
from werkzeug.test import Client

from pages.pack_routes import collected
from tests.pages.conftest import Layout, nodes

VIEW = "%2Findicator%2FINS-01"


def test_the_page_sends_its_list_to_every_format(layout: Layout) -> None:
    page = layout("/report?lang=ja")
    props = [node["props"] for node in nodes(page)]
    assert {each["formAction"] for each in props if "formAction" in each} == {
        "/report.docx",
        "/report.pdf",
        "/report.html",
        "/report.zip",
    }
    (listed,) = [each for each in props if each.get("name") == "views"]
    assert listed["value"].startswith("/indicator/PRG-02?definition=RETURN")


def test_the_list_is_filled_from_the_address() -> None:
    assert collected(f"?view={VIEW}&view=FIN-01&lang=ja") == "/indicator/INS-01\nFIN-01"
    assert collected("?view=" + "&view=".join(["INS-01"] * 99)) == "\n".join(["INS-01"] * 30)


@pytest.mark.parametrize("kind", ["docx", "html", "zip"])
def test_a_report_has_an_address(client: Client, kind: str) -> None:
    answer = client.get(f"/report.{kind}?view={VIEW}&views=FIN-01%0AINS-01&lang=ja&title=%3Cb%3E")
    assert answer.status_code == 200
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    if kind == "html":
        assert "&lt;b&gt;" in answer.text
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.text.count("<figure>") == 3
    else:
        assert answer.headers["Content-Disposition"].endswith(f'.{kind}"')


@pytest.mark.parametrize(
    ("query", "status"), [("", 404), ("view=NOBODY", 404), ("view=INS-01&asof=never", 400), ("views=%5B", 404)]
)
def test_what_cannot_be_had_says_why(client: Client, query: str, status: int) -> None:
    assert client.get(f"/report.html?{query}").status_code == status
