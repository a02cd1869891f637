"""Start here: make the environment, then show the dashboard or try everything.

    python3 bootstrap.py run     install, load the bundled figures, release, serve http://127.0.0.1:8050
    python3 bootstrap.py test    install, then every check of CHECKS (or only those named after `test`)
    python3 bootstrap.py env     only install

It needs Python 3.11 and nothing else. Exit codes: docs/exit-codes.md.
"""

from __future__ import annotations  # an older Python must get far enough to be told which one is needed

import argparse
import hashlib
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.txt"
INSTALL_LOG = VENV / "install.log"

RUN = ROOT / "requirements.lock"
DEV = ROOT / "requirements-dev.lock"
"""Everything of RUN in the same versions, and what the checks need."""

LOAD = ("-m", "etl", "run", "--all")
RELEASE = ("-m", "indicators", "release")
_LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"

CHECKS = {
    "load": LOAD,
    "release": RELEASE,
    "format": ("-m", "ruff", "format", "--check", "."),
    "lint": ("-m", "ruff", "check", "."),
    "types": ("-m", "mypy"),
    "imports": ("-c", _LINT_IMPORTS),
    "tests": ("-m", "pytest"),
}
"""Every check by name, as arguments of the environment's Python: the one list that people and CI share."""

_NEXT_STEPS = (
    ("hashes", "A file differs from the one that was locked: do not install it by hand, see SECURITY.md."),
    ("certificate", "Tell pip the certificates of your network (PIP_CERT), then run the same command again."),
    ("connection", "Check the network, and the proxy if there is one, then run the same command again."),
    ("name resolution", "Check the network, then run the same command again."),
    ("timed out", "Check the network, then run the same command again."),
    ("no space", "Free about 1 GB of disk space, then run the same command again."),
    ("permission", "Make the folder writable for you, then run the same command again."),
)


class Stopped(Exception):
    """What stopped us, what to do next, and the exit code."""

    def __init__(self, what: str, next_step: str, exit_code: int) -> None:
        super().__init__(what, next_step)
        self.exit_code = exit_code

    def __str__(self) -> str:
        return " ".join(self.args)


def main() -> int:
    """Carry out one command; returns its exit code."""
    parser = argparse.ArgumentParser(
        prog="bootstrap.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="install, load, release, serve the dashboard")
    testing = commands.add_parser("test", help="install, then run the checks")
    testing.add_argument("check", nargs="*", help=f"only these of: {', '.join(CHECKS)}")
    commands.add_parser("env", help="only install")
    asked = parser.parse_args()
    try:
        if asked.command == "test":
            return test(asked.check)
        return run() if asked.command == "run" else install(RUN)
    except Stopped as stopped:
        sys.stderr.write(f"Stopped: {stopped}\n")
        return stopped.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("Stopped by you. The same command goes on from here.\n")
        return 130


def run() -> int:
    """Load the bundled figures, release them and serve the dashboard; a step that fails is the last."""
    install(RUN)
    for step in (LOAD, RELEASE):
        code = _python(step, _environment())
        if code:
            return code
    return _serve()


def test(named: list[str]) -> int:
    """Run the checks, all or those named, in a home of their own: nothing the user has is touched."""
    unknown = [name for name in named if name not in CHECKS]
    if unknown:
        raise Stopped(f"There is no check {unknown[0]!r}.", f"Name some of: {', '.join(CHECKS)}.", 2)
    install(RUN, DEV)
    with tempfile.TemporaryDirectory(prefix="shirube-", ignore_cleanup_errors=True) as home:
        environment = {**_environment(), "SHIRUBE_HOME": home}
        for elsewhere in ("WAREHOUSE_URL", "SHIRUBE_RELEASES", "SHIRUBE_REPLAY", "SHIRUBE_RECORD"):
            environment.pop(elsewhere, None)
        codes = {name: _check(name, environment) for name in CHECKS if name in named or not named}
    failed = [name for name, code in codes.items() if code]
    _say(f"== {len(codes) - len(failed)} of {len(codes)} checks passed")
    if failed:
        _say(f"== failed: {', '.join(failed)}; one alone: python3 bootstrap.py test {failed[0]}")
    return 1 if failed else 0


def install(*locks: Path) -> int:
    """Make the environment hold what the lock files name: kept, added to, or made anew.

    The stamp is written last and lists what the environment was made from: one cut short has none. RUN comes
    before DEV, so an environment for the checks serves the dashboard too.
    """
    _refuse_old_python()
    wanted = [f"python {sys.version_info[0]}.{sys.version_info[1]}", *(_fingerprint(lock) for lock in locks)]
    installed = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.is_file() and PYTHON.is_file() else []
    if installed[: len(wanted)] == wanted:
        return 0
    start = time.monotonic()
    try:
        STAMP.unlink(missing_ok=True)
        if not installed or wanted[: len(installed)] != installed:
            _make_venv()
        _install_packages(locks[-1])
        STAMP.write_text("".join(f"{line}\n" for line in wanted), encoding="utf-8")
    except OSError as error:
        raise Stopped(f"{VENV} cannot be made: {error.strerror}.", _next_step(str(error)), 5) from error
    _say(f"Installed into {VENV} in {time.monotonic() - start:.0f} s.")
    return 0


def _refuse_old_python() -> None:
    if sys.version_info[:2] < OLDEST_PYTHON:
        raise Stopped(
            f"This is Python {sys.version.split()[0]}, Shirube needs 3.11 or later.",
            "Run the same command with a newer Python, such as python3.11 bootstrap.py run.",
            3,
        )


def _fingerprint(lock: Path) -> str:
    return f"{lock.name} {hashlib.sha256(lock.read_bytes()).hexdigest()}"


def _make_venv() -> None:
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise Stopped(
            "This Python has no venv module.",
            "On Debian and Ubuntu: sudo apt install python3-venv. Then run the same command again.",
            4,
        )
    _say(f"Making {VENV} ...")
    command = [sys.executable, "-I", "-m", "venv", "--clear", str(VENV)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        said = f"{made.stdout}{made.stderr}".strip() or "no reason given"
        raise Stopped(f"{VENV} cannot be made: {said.splitlines()[-1]}", _next_step(said), 5)


def _install_packages(lock: Path) -> None:
    """Let pip install exactly the files whose hashes stand in a lock file, and show how far it is."""
    options = (
        "--disable-pip-version-check",
        "--no-input",
        "--no-compile",
        "--retries",
        "2",
        "--timeout",
        "30",
    )
    command = [str(PYTHON), "-I", "-m", "pip", "install", *options, "--log", str(INSTALL_LOG)]
    total = len(re.findall(r"^[a-z0-9].*==", lock.read_text(encoding="utf-8"), re.MULTILINE))
    done, said = 0, []
    with subprocess.Popen(
        [*command, "--require-hashes", "-r", str(lock)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as pip:
        try:
            for line in pip.stdout or ():
                said.append(line.strip())
                total -= line.startswith("Ignoring ")
                done += line.startswith(("Collecting ", "Requirement already satisfied: "))
                _show_progress(line, done, total)
        except KeyboardInterrupt:
            pip.kill()
            raise
    if sys.stdout.isatty():
        _say("")
    if pip.returncode:
        errors = [line[7:] for line in said if re.match("ERROR: (?!Exception)", line)] or said[-1:]
        reason = errors[-1].rstrip(".") if errors else "pip gave no reason"
        raise Stopped(f"The packages cannot be installed: {reason}.", _next_step("\n".join(said)), 5)


def _show_progress(line: str, done: int, total: int) -> None:
    """One line that is written over at a terminal, else a line for every tenth package."""
    if line.startswith("Installing collected packages"):
        text = "Putting the packages in place ..."
    elif line.startswith("Collecting ") and (sys.stdout.isatty() or done % 10 == 0):
        text = f"Fetching {done}/{total} {line.split()[1]}"
    else:
        return
    if sys.stdout.isatty():
        sys.stdout.write(f"\r{text:<70.70}")
        sys.stdout.flush()
    else:
        _say(text)


def _next_step(said: str) -> str:
    lowered = said.lower()
    steps = (step for sign, step in _NEXT_STEPS if sign in lowered)
    return next(steps, f"See {INSTALL_LOG}, then run the same command again.")


def _check(name: str, environment: dict[str, str]) -> int:
    _say(f"== {name}: python {' '.join(CHECKS[name])}")
    start = time.monotonic()
    code = _python(CHECKS[name], environment)
    outcome = f"failed with exit code {code}" if code else "passed"
    _say(f"== {name}: {outcome} in {time.monotonic() - start:.0f} s")
    return code


def _environment() -> dict[str, str]:
    """The environment of our commands: ours, without what would bring in modules from elsewhere."""
    return {name: value for name, value in os.environ.items() if name not in {"PYTHONHOME", "PYTHONPATH"}}


def _python(arguments: tuple[str, ...], environment: dict[str, str]) -> int:
    with subprocess.Popen([str(PYTHON), *arguments], cwd=ROOT, env=environment) as child:
        try:
            code = child.wait()
        except KeyboardInterrupt:
            child.wait()  # the signal reached it too, and it cleans up
            raise
    return code if code >= 0 else 128 - code  # ended by a signal: as a shell tells it


def _serve() -> int:
    if os.name != "nt":
        os.chdir(ROOT)
        os.execve(PYTHON, [str(PYTHON), "app.py"], _environment())  # noqa: S606 - signals then reach the server
    return _python(("app.py",), _environment())


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
