"""Amounts of yen as they are written: 1,200 / ¥1,200 / 1,200千円 / 1.2百万円 / 1.2 million yen."""

import re
import unicodedata

_UNITS = (
    (re.compile(r"百万|million|mn\b", re.IGNORECASE), 1_000_000.0),
    (re.compile(r"万", re.IGNORECASE), 10_000.0),
    (re.compile(r"千|thousand|\b000s?\b", re.IGNORECASE), 1_000.0),
)
_AMOUNT = re.compile(
    r"(?:[¥]|jpy|yen)?\s*(-?[0-9][0-9,]*(?:\.[0-9]+)?)\s*((?:百万|万|千|million|mn|thousand)?\s*(?:円|yen|jpy)?)",
    re.IGNORECASE,
)


def multiplier(unit: str) -> float:
    """What an amount in this unit is multiplied by to give yen: 1,000 for 千円; 1 where no unit is said."""
    normal = unicodedata.normalize("NFKC", unit)
    return next((times for pattern, times in _UNITS if pattern.search(normal)), 1.0)


def yen(text: str, heading_unit: float) -> float | None:
    """An amount in yen, None where the text is no amount. A unit in the cell stands before that of the heading."""
    written = _AMOUNT.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if written is None:
        return None
    number, unit = float(written[1].replace(",", "")), written[2].strip()
    return round(number * (multiplier(unit) if unit else heading_unit), 2)
