"""Components as plain HTML, for pages that need no script."""

from html import escape

from dash import dcc
from dash.development.base_component import Component
from markupsafe import Markup

_VOID = {"Br", "Hr", "Img", "Input", "Meta"}
_PLAIN_HTML = "dash_html_components"
_AS_ATTRIBUTE = {"className": "class", "htmlFor": "for"}


def markup(tree: object) -> str:
    """A tree of components as HTML; Markup stands as it is, and what needs a script is left out."""
    if isinstance(tree, list | tuple):
        return "".join(markup(part) for part in tree)
    if isinstance(tree, dcc.Link):
        return _element("a", tree)
    if isinstance(tree, dcc.Input):
        return _element("input", tree)
    if isinstance(tree, Component):
        return _element(tree._type.lower(), tree) if tree._namespace == _PLAIN_HTML else ""  # noqa: SLF001 - Dash has no other name for it
    return "" if tree is None else _text(tree)


def _element(name: str, component: Component) -> str:
    named = component.to_plotly_json()["props"]
    children = markup(named.pop("children", None))
    attributes = "".join(_attribute(each, value) for each, value in named.items())
    return f"<{name}{attributes}>" + ("" if component._type in _VOID else f"{children}</{name}>")  # noqa: SLF001 - likewise


def _attribute(name: str, value: object) -> str:
    written = _AS_ATTRIBUTE.get(name, name.lower())
    if value is True:
        return f" {written}"
    return "" if value is None or value is False else f' {written}="{escape(str(value))}"'


def _text(said: object) -> str:
    return str(said) if isinstance(said, Markup) else escape(str(said))
