"""The typesetter's own process: arguments are a template, a folder of fonts and a time; a PDF goes out."""

import sys
from datetime import UTC, datetime

import typst


def main() -> None:
    """Set one document."""
    template, fonts, created = sys.argv[1:]
    made = typst.compile(
        template,
        font_paths=[fonts],
        ignore_system_fonts=True,
        format="pdf",
        timestamp=datetime.fromtimestamp(int(created), UTC),
    )
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
