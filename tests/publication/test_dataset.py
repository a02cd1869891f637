"""An indicator as a data set: JSON-LD that a catalogue can read and that cannot leave its element."""

import json
from dataclasses import replace

import msgspec
import pytest

from indicators.registry import all_indicators
from publication.dataset import dataset
from publication.formats.kinds import FORMATS
from publication.query import Table, table
from publication.release import Release
from vocabulary.text import LANGUAGES, Language, Text

SITE = "https://example.org"


def _table(released: Release, indicator_id: str) -> Table:
    shown = table(released, indicator_id)
    assert shown is not None
    return shown


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("indicator_id", all_indicators())
def test_every_indicator_is_described(released: Release, indicator_id: str, lang: Language) -> None:
    shown = _table(released, indicator_id)
    told = json.loads(dataset(shown, lang, SITE, FORMATS.values()))
    assert told["@type"] == ["Dataset", "dcat:Dataset"]
    assert told["name"] == shown.entry.name[lang]
    assert told["version"] == released.id
    assert len(told["description"]) >= 50
    assert [one["contentUrl"] for one in told["distribution"]] == [
        f"{SITE}/download/{indicator_id}.{extension}?content=full" for extension in FORMATS
    ]
    cited = {one for row in shown.everything["source_ids"] for one in row}
    assert {one["name"] for one in told.get("isBasedOn", [])} == {released.sources[one].title[lang] for one in cited}
    assert all(one["usageInfo"] for one in told.get("isBasedOn", []))


def test_the_time_covered_is_from_the_first_day_to_the_last(released: Release) -> None:
    assert (
        json.loads(dataset(_table(released, "FIN-04"), "en", SITE, ()))["temporalCoverage"] == "2017-04-01/2022-03-31"
    )
    assert json.loads(dataset(_table(released, "INS-09"), "en", SITE, ()))["temporalCoverage"].endswith("/..")


def test_a_text_cannot_end_the_element(released: Release) -> None:
    shown = _table(released, "PRG-02")
    title = "</script><script>alert(1)</script>&"
    told = dataset(replace(shown, entry=msgspec.structs.replace(shown.entry, name=Text(title, title))), "en", SITE, ())
    assert not {"<", ">", "&"} & set(told)
    assert json.loads(told)["name"] == title


def test_what_may_not_be_passed_on_is_not_offered(released: Release) -> None:
    shown = _table(released, "PRG-02")
    sources = [msgspec.structs.replace(one, licence="NO_REDISTRIBUTION") for one in released.catalogue.sources]
    catalogue = msgspec.structs.replace(released.catalogue, sources=tuple(sources))
    kept = replace(shown, release=replace(released, catalogue=catalogue))
    assert "distribution" not in json.loads(dataset(kept, "en", SITE, FORMATS.values()))
