"""The two files with which anybody can attack a release: its tables, and how their codes hang together."""

import io
from typing import Any

import msgspec

from indicators.disclosure.published import TIME, axis_of
from indicators.disclosure.tables import ProtectedTables
from publication.history import HIERARCHY, TABLES
from vocabulary.codes import TOTAL
from vocabulary.statuses import ObsStatus


def audit_files(tables: ProtectedTables) -> dict[str, bytes]:
    """The files by name: the same tables give the same bytes."""
    out = io.BytesIO()
    tables.frame.write_parquet(out, compression="zstd", compression_level=9, statistics=True)
    text = msgspec.json.format(msgspec.json.encode(_hierarchy(tables), order="deterministic"), indent=1)
    return {TABLES: out.getvalue(), HIERARCHY: text}


def _hierarchy(tables: ProtectedTables) -> dict[str, Any]:
    policy = tables.policy
    inner, outer = policy.populations[-1], policy.populations[0]
    part = {"measure": inner.measure, "of": outer.measure, "in_order_of": TIME}
    return {
        "dimensions": {TIME: _time(tables)} | {name: _dimension(tables, name) for name in policy.columns},
        "population_columns": ["measure"],
        "total_codes": [TOTAL],
        "shown_status": [ObsStatus.NORMAL.value],
        "suppressed_status": [ObsStatus.SUPPRESSED.value],
        "threshold": policy.threshold,
        "width": policy.width,
        "public_cells": list(tables.public),
        "subset": [part] if len(policy.populations) > 1 else [],
        "sensitive_dimensions": sorted({each.column for each in policy.dimensions if each.sensitive}),
        "policy": policy.checksum,
    }


def _time(tables: ProtectedTables) -> dict[str, Any]:
    """The stretches of months between any two ends of periods, in order, and those of each period."""
    atoms = tables.axes.parts[TIME]
    nodes = {period: [atoms[part] for part in sorted(parts)] for period, parts in tables.axes.periods.items()}
    return {"atoms": list(atoms), "nodes": nodes, "multi_response": False}


def _dimension(tables: ProtectedTables, column: str) -> dict[str, Any]:
    policy = tables.policy
    behind = [each for each in policy.dimensions if each.column == column]
    if any(each.several for each in behind):
        codes = [code for each in behind for code in each.codes]
        return {
            "atoms": codes,
            "nodes": {code: [code] for code in codes},
            "multi_response": True,
            "answered_by_all": True,
        }
    atoms = tables.axes.parts[axis_of(policy, behind[0])]
    nodes = {
        code: [atoms[part] for part in sorted(tables.axes.codes[each.name, code])]
        for each in behind
        for code in each.codes
    }
    return {"atoms": list(atoms), "nodes": nodes, "multi_response": False}
