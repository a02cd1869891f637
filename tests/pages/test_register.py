"""The pages of the programme's register: its own figures or none, never published ones in their place."""

from pages.register import counted, made_up
from publication.query import table
from publication.release import Release


def test_figures_counted_from_the_register_are_shown_as_such(released: Release) -> None:
    shown = counted(released, "PRG-01", {"series": "REGISTER_RETURNED"})
    assert shown is not None
    assert {row["definition"] for row in shown.rows} == {"REGISTER"}
    assert made_up(shown, "en")


def test_published_figures_never_stand_in_for_the_register(released: Release) -> None:
    """Where the register has nothing a view falls back to its usual one, which is of published figures."""
    for asked in ({}, {"series": "RETURN_ASSISTED"}, {"series": "NOT_THERE"}):
        assert table(released, "PRG-01", asked) is not None
        assert counted(released, "PRG-01", asked) is None
    assert counted(released, "NO-99") is None


def test_without_a_register_the_page_says_so() -> None:
    assert made_up(None, "en")
