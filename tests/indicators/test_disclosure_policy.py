"""The disclosure policy: read strictly, and too weak to turn protection off."""

from pathlib import Path

import pytest

from indicators.disclosure.policy import POLICY_FILE, parse_policy, read_policy
from indicators.errors import DisclosureRefused

TEXT = POLICY_FILE.read_text(encoding="utf-8")


def changed(before: str, after: str) -> bytes:
    assert before in TEXT
    return TEXT.replace(before, after, 1).encode()


def test_the_policy_says_5_persons_and_a_width_of_4() -> None:
    policy = read_policy()
    assert (policy.threshold, policy.width) == (5, 4)
    assert [each.measure for each in policy.populations] == ["REGISTER_RETURNED", "REGISTER_REINTEGRATED"]


def test_its_checksum_is_that_of_its_bytes() -> None:
    assert parse_policy(TEXT.encode()).checksum != parse_policy(TEXT.encode() + b"# a remark\n").checksum


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("threshold = 5", "threshold = 2"),
        ("threshold = 5", "threshold = 0"),
        ("threshold = 5", ""),
        ("threshold = 5", 'threshold = "5"'),
        ("threshold = 5", "threshold = 5\nprotect = false"),
        ("threshold = 5", "threshold = "),
        ("width = 4", "width = 3"),
        ("width = 4", ""),
        ('sources = ["programme_register", "programme_register_sample"]', "sources = []"),
        ('"fiscal year" = "REGISTER_RETURNED_FISCAL"', ""),
        ('"fiscal year" = "REGISTER_RETURNED_FISCAL"', '"month" = "REGISTER_RETURNED_FISCAL"'),
        ('"REGISTER_SPENDING",', '"REGISTER_RETURNED",'),
        ("zero = 2 ", "zero = 0 "),
        ("zero = 2 ", "zero = 2\nround = 3 "),
        ('time = "whole"', 'time = "month"'),
        ('by = ["sex"]', 'by = ["shoe size"]'),
        ('by = ["sex", "age"]', 'by = ["form", "kind"]'),
        ('by = ["region", "form"]', 'by = ["region", "nationality"]'),
        ('only = { form = ["SEXUAL", ', 'only = { form = ["FRAUD", '),
        ('only = { form = ["SEXUAL", ', 'only = { form = ["_U", '),
        ('only = { kind = ["MED", ', 'only = { sex = ["F"], kind = ["MED", '),
        ('only = { kind = ["MED", "EDU", "VOC", "PSY", "MICRO", "SUBS"] }', "only = { kind = [] }"),
        ('populations = ["returned", "reintegrated"]', "populations = []"),
        ('populations = ["reintegrated"]', 'populations = ["returned"]'),
        ('id = "years_age"', 'id = "years_sex"'),
        ('codes = ["F", "M", "_U"]', "codes = []"),
        ('codes = ["F", "M", "_U"]', 'codes = ["F", "F"]'),
        ('codes = ["F", "M", "_U"]', 'codes = ["F", "X"]'),
        ('"_U"]\nunlisted = "together"', '"_U"]\nunlisted = "shown"'),
        ('within = "returned"', 'within = "everybody"'),
        ('period = "2010"', 'period = "around 2010"'),
        ("value = 20\n", "value = -1\n"),
    ],
)
def test_a_policy_that_is_not_whole_or_too_weak_is_refused(before: str, after: str) -> None:
    with pytest.raises(DisclosureRefused, match="policy"):
        parse_policy(changed(before, after))


def test_no_policy_no_release(tmp_path: Path) -> None:
    with pytest.raises(DisclosureRefused, match="cannot be read"):
        read_policy(tmp_path / "policy.toml")


def test_a_policy_without_a_sensitive_dimension_is_refused() -> None:
    with pytest.raises(DisclosureRefused, match="sensitive"):
        parse_policy(TEXT.replace("sensitive = true", "sensitive = false").encode())
