"""Take the pictures of the guide anew, in both languages.

    python docs/guide/take_pictures.py                   # all of them
    python docs/guide/take_pictures.py -k overview       # one; what follows is handed to pytest

They are taken by the test that checks them, tests/browser/test_guide_pictures.py. It needs Chromium.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEST = "tests/browser/test_guide_pictures.py"


def main() -> int:
    """Run the test so that it writes; returns its exit code."""
    environment = {**os.environ, "SHIRUBE_PICTURES": "write"}
    command = [sys.executable, "-m", "pytest", "-q", TEST, *sys.argv[1:]]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode  # noqa: S603 - our own test


if __name__ == "__main__":
    sys.exit(main())
