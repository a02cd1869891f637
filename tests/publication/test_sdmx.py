"""SDMX: what sdmx1 reads as the structure is what the data keep, for every indicator."""

import csv
import io
from typing import Any

import pytest
import sdmx

from indicators.registry import all_indicators
from publication.errors import FormatCannotHold
from publication.formats import sdmx_csv, sdmx_ml, sdmx_structure
from publication.formats.export import Content, Export, export
from publication.formats.sdmx import Flow
from publication.query import table
from publication.release import Release
from tests.publication.test_xlsx import changed


@pytest.fixture(params=tuple(all_indicators()))
def whole(request: pytest.FixtureRequest, released: Release) -> Export:
    """All observations of an indicator."""
    return _export(released, request.param)


def _structure(shown: Export) -> Any:  # noqa: ANN401 - sdmx1's own message
    return sdmx.read_sdmx(io.BytesIO(sdmx_structure.write(shown)))


def _export(released: Release, indicator_id: str) -> Export:
    shown = table(released, indicator_id)
    assert shown is not None
    return export(shown, "en", Content.FULL)


def test_every_code_of_the_data_stands_in_its_code_list(whole: Export) -> None:
    message = _structure(whole)
    (dsd,) = message.structure.values()
    lists = {
        part.id: set(part.local_representation.enumerated)
        for part in (*dsd.dimensions, *dsd.attributes)
        if part.local_representation and part.local_representation.enumerated is not None
    }
    assert {"SERIES", "DEFINITION", "OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE"} <= lists.keys()
    for line in csv.DictReader(io.StringIO(sdmx_csv.write(whole).decode(), newline="")):
        assert {name for name, codes in lists.items() if line[name] and line[name] not in codes} == set()


def test_the_columns_of_the_data_are_the_components_of_the_structure(whole: Export) -> None:
    (dsd,) = _structure(whole).structure.values()
    components = [*(one.id for one in dsd.dimensions), "OBS_VALUE", *(one.id for one in dsd.attributes)]
    header = next(csv.reader(io.StringIO(sdmx_csv.write(whole).decode(), newline="")))
    assert header == ["STRUCTURE", "STRUCTURE_ID", "ACTION", *components]


def test_every_observation_has_a_key_of_its_own(whole: Export) -> None:
    keys = [tuple(each.key.values()) for each in Flow(whole).observations()]
    assert len(set(keys)) == len(keys) == whole.table.everything.height


def test_what_is_mandatory_is_always_there(whole: Export) -> None:
    flow = Flow(whole)
    mandatory = {one.id for one in flow.attributes if one.is_mandatory}
    assert mandatory >= {"OBS_STATUS", "CONF_STATUS"}
    assert all(mandatory <= each.attributes.keys() for each in flow.observations())


def test_a_fiscal_year_is_a_year_from_april(released: Release) -> None:
    keys = {
        (each.attributes["PERIOD"], each.key["TIME_PERIOD"])
        for each in Flow(_export(released, "FIN-01")).observations()
    }
    assert ("2016-FY", "2016-04-01/P1Y") in keys


def test_ranges_that_go_on_are_a_dimension_because_sdmx_has_no_time_for_them(released: Release) -> None:
    shown = _export(released, "INS-09")
    (dsd,) = _structure(shown).structure.values()
    assert "TIME_PERIOD" not in {one.id for one in dsd.dimensions}
    assert any(each.key["PERIOD"].endswith("/..") for each in Flow(shown).observations())


def test_two_sources_of_one_figure_are_two_observations(released: Release) -> None:
    shown = _export(released, "INS-03")
    assert "SOURCE" in {one.id for one in Flow(shown).dimensions}
    assert "SOURCE" not in {one.id for one in Flow(_export(released, "PRG-02")).dimensions}


def test_codes_have_names_in_both_languages(released: Release) -> None:
    message = _structure(_export(released, "PRG-02"))
    assert message.codelist["CL_AREA"]["PHL"].name.localizations == {"en": "Philippines", "ja": "フィリピン"}
    (flow,) = message.dataflow.values()
    assert set(flow.name.localizations) == {"en", "ja"}


def test_a_text_that_xml_cannot_hold_is_refused_and_not_changed(released: Release) -> None:
    with pytest.raises(FormatCannotHold):
        sdmx_ml.write(changed(_export(released, "PRG-02"), comment="a\x07b"))
