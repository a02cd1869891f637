"""Every text that a layout puts before a reader: what is written, drawn and told to a screen reader."""

from collections.abc import Iterator

from tests.pages.conftest import Node, nodes, texts

TOLD = frozenset({"title", "alt", "placeholder", "summary", "label", "labels"})
"""Properties that a reader is told, beside every aria-label and the like."""

DRAWN = frozenset({"text", "hovertext", "hovertemplate", "name", "customdata", "label", "ticktext", "ticksuffix"})
"""Keys of a figure under which texts stand that are drawn."""

_NOT_TOLD = frozenset({"aria-current", "aria-hidden", "aria-live", "aria-expanded", "aria-controls"})


def visible(tree: object) -> Iterator[str]:
    """Every text; those in code and in parts marked as of another language stand there as they are, so they do not."""
    yield from texts(_without(tree))
    for node in nodes(_without(tree)):
        yield from _told(node)
        if node["type"] == "Graph":
            yield from drawn(node["props"]["figure"])


def drawn(figure: object, key: str = "") -> Iterator[str]:
    """Every text of a figure."""
    if isinstance(figure, str) and key in DRAWN:
        yield figure
    elif isinstance(figure, list):
        for part in figure:
            yield from drawn(part, key)
    elif isinstance(figure, dict):
        for name, part in figure.items():
            yield from drawn(part, name)


def _told(node: Node) -> Iterator[str]:
    for name, told in node["props"].items():
        if name in TOLD or (name.startswith("aria-") and name not in _NOT_TOLD):
            yield from (text for text in (told.values() if isinstance(told, dict) else [told]) if isinstance(text, str))
        elif name == "marks" and isinstance(told, dict):
            yield from (mark if isinstance(mark, str) else str(mark.get("label", "")) for mark in told.values())


def _without(tree: object) -> object:
    """A layout without code, addresses, and parts that say they are of another language."""
    if isinstance(tree, list):
        return [_without(part) for part in tree]
    if not isinstance(tree, dict) or "props" not in tree:
        return tree
    props = tree["props"]
    if tree["type"] == "Code" or "command" in str(props.get("className", "")).split() or _is_foreign(tree):
        return ""
    return tree | {"props": props | {"children": _without(props.get("children"))}}


def _is_foreign(node: Node) -> bool:
    return "lang" in node["props"] and "page" not in str(node["props"].get("className", "")).split()
