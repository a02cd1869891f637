"""A spark: a line of a few values as a small SVG, for tiles; the number itself stands beside it."""

from base64 import b64encode

from publication.figures import theme

_WIDTH, _HEIGHT, _MARGIN = 120, 32, 4
_FEWEST = 2


def data_uri(points: list[tuple[float, float]]) -> str:
    """An SVG image of points (time, value) as a data URI, the last one marked; empty for fewer than two."""
    if len(points) < _FEWEST:
        return ""
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in _scaled(points))
    x, y = _scaled(points)[-1]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}">'
        f'<polyline points="{path}" fill="none" stroke="{theme.ACCENT}" stroke-width="2" '
        f'stroke-linejoin="round" stroke-linecap="round"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.4" fill="{theme.SEAL}"/></svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _scaled(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    left, right = points[0][0], points[-1][0]
    top = max(value for _, value in points) or 1.0
    across, up = _WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN
    return [
        (_MARGIN + across * (at - left) / ((right - left) or 1.0), _HEIGHT - _MARGIN - up * value / top)
        for at, value in points
    ]
