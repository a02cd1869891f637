"""Serve Shirube: `python app.py` answers at http://127.0.0.1:8050 (SHIRUBE_HOST, SHIRUBE_PORT)."""

import importlib.util
import os
import socket
import subprocess
import sys
from pathlib import Path

HOST, PORT = "127.0.0.1", 8050
_LAST_PORT = 65535
_THREADS = 4


def main() -> int:
    """Serve until stopped; returns an exit code."""
    if importlib.util.find_spec("dash") is None:
        return _again_in_environment()
    return _serve()


def _serve() -> int:
    from granian import Granian  # noqa: PLC0415 - not before the environment is known to be there
    from granian.constants import Interfaces  # noqa: PLC0415 - likewise
    from granian.log import LogLevels  # noqa: PLC0415 - likewise

    host, port = os.environ.get("SHIRUBE_HOST") or HOST, _port()
    if port is None:
        return _stopped("SHIRUBE_PORT is not a number from 1 to 65535.", "Set it to one, such as 8050.")
    if not _is_free(host, port):
        return _stopped(
            f"The address {host}:{port} is in use or not this machine's.",
            "Stop the other program, or set SHIRUBE_PORT to another number.",
        )
    from pages.site import prepare  # noqa: PLC0415 - likewise

    prepare()
    sys.stdout.write(f"Shirube answers at http://{host}:{port} (stop it with Ctrl+C)\n")
    sys.stdout.flush()
    server = Granian(
        "pages.site:application",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        working_dir=Path(__file__).resolve().parent,
        blocking_threads=_THREADS,
        log_level=LogLevels.error,
        websockets=False,
    )
    server.serve()
    return 0


def _again_in_environment() -> int:
    """Run this file with the environment that bootstrap.py made, when there is one."""
    root = Path(__file__).resolve().parent
    python = root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.is_file() or Path(sys.executable).absolute() == python:
        return _stopped("There is no environment to run in.", "Make it: python3 bootstrap.py run")
    return subprocess.run([str(python), str(root / "app.py"), *sys.argv[1:]], check=False).returncode  # noqa: S603 - our own program


def _port() -> int | None:
    text = os.environ.get("SHIRUBE_PORT") or str(PORT)
    return int(text) if text.isdecimal() and 0 < int(text) <= _LAST_PORT else None


def _is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _stopped(what: str, next_step: str) -> int:
    sys.stderr.write(f"Stopped: {what} {next_step}\n")
    return 50


if __name__ == "__main__":
    sys.exit(main())
