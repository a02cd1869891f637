"""The renderer's own process: an SVG comes in on standard input, a PNG goes out; arguments are zoom and font files."""

import sys

import resvg_py


def main() -> None:
    """Draw one picture."""
    zoom, *fonts = sys.argv[1:]
    svg = sys.stdin.buffer.read().decode()
    sys.stdout.buffer.write(
        resvg_py.svg_to_bytes(svg_string=svg, zoom=float(zoom), font_files=fonts, skip_system_fonts=True)
    )


if __name__ == "__main__":
    main()
