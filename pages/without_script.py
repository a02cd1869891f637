"""Pages of links as plain HTML, for readers without JavaScript."""

from html import escape
from typing import Any

import dash
import flask
from dash.development.base_component import Component

_TAGS = {"Link": "a", "Input": "input"}
"""The elements that stand for components of Dash's own."""

_VOID = frozenset({"input", "img", "br", "hr"})
_NAMES = {"className": "class", "hrefLang": "hreflang", "maxLength": "maxlength", "tabIndex": "tabindex"}
_ATTRIBUTES = frozenset(
    {"action", "alt", "href", "id", "lang", "list", "method", "name", "placeholder", "role", "src", "type", "value"}
)


def without_script(paths: frozenset[str]) -> str:
    """The page of the present request as HTML where its path is one of these; empty for any other."""
    if not flask.has_request_context() or flask.request.path not in paths:
        return ""
    page = next(each for each in dash.page_registry.values() if each["path"] == flask.request.path)
    return as_html(page["layout"](**flask.request.args.to_dict()))


def as_html(tree: object) -> str:
    """A layout as HTML: texts escaped, only attributes that do nothing by themselves."""
    if isinstance(tree, list | tuple):
        return "".join(as_html(part) for part in tree)
    if not isinstance(tree, Component):
        return "" if tree is None else escape(str(tree))
    described = tree.to_plotly_json()
    tag = _TAGS.get(described["type"], described["type"].lower())
    props: dict[str, Any] = described["props"]
    named = "".join(_attribute(name, told) for name, told in props.items())
    opened = f"<{tag}{named}>"
    return opened if tag in _VOID else f"{opened}{as_html(props.get('children'))}</{tag}>"


def _attribute(name: str, told: object) -> str:
    plain = _NAMES.get(name, name)
    if (plain != name or name in _ATTRIBUTES or name.startswith("aria-")) and told is not None:
        return f' {plain}="{escape(str(told))}"'
    return ""
