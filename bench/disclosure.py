"""How much of the register's tables stays when no person can be found in them, and how long that takes.

`python bench/disclosure.py [SEED]` prints, for thresholds 3, 5 and 10, the share of cells published of each population
and the seconds to protect and to attack, for a made-up register with the programme's published totals: up to December
2016, little more than the 276 persons of the published total, and up to December 2020. One thread.
"""

import json
import sys
import time
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from indicators.disclosure.attack import attack
from indicators.disclosure.audit import audit_files
from indicators.disclosure.policy import read_policy
from indicators.disclosure.tables import protect_register
from publication.history import HIERARCHY
from tests.indicators.made_up_register import made_up_register


def main(seed: int = 1) -> None:
    """Print a line for each register and threshold."""
    sys.stdout.write("| through | k | cells | returned | reintegrated | protect, s | attack, s | learnt |\n")
    sys.stdout.write("|---|---|---|---|---|---|---|---|\n")
    for through in ("2016-12", "2020-12"):
        for threshold in (3, 5, 10):
            sys.stdout.write(f"| {through} | {threshold} | {_measured(through, threshold, seed)} |\n")
            sys.stdout.flush()


def _measured(through: str, threshold: int, seed: int) -> str:
    policy = msgspec.structs.replace(read_policy(), threshold=threshold, width=threshold - 1)
    tables = protect_register(made_up_register(seed), policy, through=through)
    began = time.perf_counter()
    learnt = attack(tables.frame, json.loads(audit_files(tables)[HIERARCHY]))
    seconds = time.perf_counter() - began
    loss = tables.loss
    shares = (f"{loss.published(each.name):.0%}" for each in policy.populations)
    cells = "+".join(str(number) for number in loss.cells.values())
    return " | ".join([cells, *shares, f"{loss.seconds:.0f}", f"{seconds:.0f}", str(len(learnt))])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
