"""How quick the pages are, as ratios against a plain Dash application in the same run.

`python bench/page_speed.py` needs a current release (SHIRUBE_HOME). It prints, without judging:
- the time the server takes for a page, first and again, against a plain Dash callback that builds one figure
  of the same numbers with plotly.graph_objects;
- the bytes of code, styles and fonts a first visit takes, against Dash's own plotly.js and components.
"""

import os
import sys
import time
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

import brotli
from werkzeug.test import Client

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import dash
import plotly
import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

from pages.reading import release
from pages.site import site
from publication.query import table

ROUNDS = 40
PAGES = ("/", "/returns", "/membership", "/indicator/CTX-05")


def main() -> None:
    """Print the ratios."""
    plain = _seconds(_plain_callback())
    client = Client(site().server)
    client.get("/")
    sys.stdout.write(f"yardstick: a plain Dash callback with one figure, {plain * 1000:.1f} ms = 1\n")
    for path in PAGES:
        first = _once(lambda path=path: _visit(client, path))
        again = _seconds(lambda path=path: _visit(client, path))
        sys.stdout.write(f"{path}: first {first / plain:.2f}, again {again / plain:.2f}\n")
    ours, theirs = _weight(client, "plotly.v"), _weight_of_plotly()
    sys.stdout.write(f"plotly.js over the wire, own bundle against Dash's: {ours / theirs:.2f} ({ours} bytes)\n")


def _visit(client: Client, path: str) -> None:
    inputs = [
        {"id": "_pages_location", "property": "pathname", "value": path},
        {"id": "_pages_location", "property": "search", "value": "?lang=en"},
    ]
    outputs = [{"id": "_pages_content", "property": "children"}, {"id": "_pages_store", "property": "data"}]
    asked = {
        "output": ".._pages_content.children..._pages_store.data..",
        "outputs": outputs,
        "inputs": inputs,
        "changedPropIds": ["_pages_location.pathname"],
    }
    answer = client.post("/_dash-update-component", json=asked)
    if answer.status_code != HTTPStatus.OK:
        raise SystemExit(f"{path} answered {answer.status_code}: {answer.get_data(as_text=True)[:200]}")


def _plain_callback() -> Callable[[], None]:
    shown = table(release(), "INS-01")
    if shown is None:
        raise SystemExit("There is no INS-01 in the current release.")
    years = [row["period_start"] for row in shown.rows]
    values = [row["obs_value"] for row in shown.rows]
    app = Dash("bench", use_async=False, use_pages=False)
    app.layout = html.Div([dcc.Input(id="name"), dcc.Graph(id="figure")])

    @app.callback(Output("figure", "figure"), Input("name", "value"))
    def draw(_name: str) -> go.Figure:
        return go.Figure(go.Scatter(x=years, y=values))

    client = Client(app.server)
    client.get("/")
    asked = {
        "output": "figure.figure",
        "outputs": {"id": "figure", "property": "figure"},
        "inputs": [{"id": "name", "property": "value", "value": "x"}],
        "changedPropIds": ["name.value"],
    }
    return lambda: _answered(client, asked)


def _answered(client: Client, asked: dict[str, object]) -> None:
    if client.post("/_dash-update-component", json=asked).status_code != HTTPStatus.OK:
        raise SystemExit("The yardstick did not answer.")


def _once(act: Callable[[], None]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _seconds(act: Callable[[], None]) -> float:
    """The fastest of several rounds: what the code costs when nothing else runs."""
    act()
    return min(_once(act) for _ in range(ROUNDS))


def _weight(client: Client, name: str) -> int:
    page = client.get("/").get_data(as_text=True)
    address = next(part.split('"')[0] for part in page.split('src="') if name in part.split('"')[0])
    return len(brotli.compress(client.get(address).get_data()))


def _weight_of_plotly() -> int:
    stock = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    return len(brotli.compress(stock.read_bytes()))


if __name__ == "__main__":
    os.environ.setdefault("DASH_DEBUG", "false")
    sys.stdout.write(f"dash {dash.__version__}, plotly {plotly.__version__}\n")
    main()
