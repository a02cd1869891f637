"""The document of an embedded view: its drawing in three widths and its table as plain HTML, then one small script."""

import hashlib
from base64 import b64encode
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from publication import labels
from publication.figures import themes
from publication.headline import headline
from publication.pictures.drawing import drawing
from publication.pictures.picture import canvas, sources, stacked
from publication.query import Table
from publication.tabular import TableRow, tabular
from publication.text import words
from publication.withholding import why_withheld
from vocabulary.text import Language

_SCRIPT = Path(__file__).parent / "assets" / "embed-frame.js"

_WIDTHS = {"narrow": 300, "middle": 440, "wide": 700}
"""The widths the drawing is made for; the style shows the one that fits."""

_TOLD = "wide"
"""The drawing whose marks carry their words; the script uses them for the others too."""

_MOST_ROWS = 500

_STYLE = (
    themes.style_sheet(themes.IN_EMBEDS)
    + """
*{box-sizing:border-box}
body{margin:0;padding:12px;background:var(--paper);color:var(--ink);font:400 15px/1.55 var(--font);position:relative}
h1{font-size:1.15rem;line-height:1.35;margin:0}
h1 a{color:inherit;text-decoration:none}h1 a:hover{text-decoration:underline}
a{color:var(--accent)}
p{margin:.3rem 0;color:var(--quiet);font-size:.85rem;overflow-wrap:anywhere}
svg{display:block;width:100%;height:auto}
.drawing{display:none;margin:.5rem 0;border-radius:2px}
.drawing:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.narrow{display:block}
@media (min-width:410px){.narrow{display:none}.middle{display:block}}
@media (min-width:620px){.middle{display:none}.wide{display:block}}
.mark.on{stroke:var(--ink);stroke-width:2;fill-opacity:1}
.tip{position:absolute;z-index:1;max-width:min(22rem,calc(100% - 8px));padding:.35rem .6rem;white-space:pre-line;
pointer-events:none;background:var(--paper);border:1px solid var(--quiet);font-size:.82rem;line-height:1.4}
.tip::first-line{font-weight:700}
.said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
summary{cursor:pointer;font-size:.9rem}
.grid{overflow:auto;max-height:24rem;margin-top:.4rem}
table{border-collapse:collapse;width:100%;font-size:.82rem;line-height:1.4;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;font-weight:400;padding:.3rem .7rem .3rem 0;
border-bottom:1px solid var(--hairline)}
thead th{font-weight:700}
.figure{text-align:right;white-space:nowrap}
td.withheld,td.missing,td.not_applicable{color:var(--quiet)}
td.withheld{background:repeating-linear-gradient(45deg,transparent 0 5px,var(--no-figure) 5px 6px)}
"""
)

_DOCUMENT = Template("""<!DOCTYPE html>
<html lang="$lang">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>$style</style>
</head>
<body>
<main>
$content
</main>
</body>
</html>
""")

POLICY = (
    "default-src 'none'; script-src 'self'; "
    f"style-src 'sha256-{b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors *"
)
"""The content security policy of an embed: its own script and style, and any page may show it."""


def embed_page(table: Table, lang: Language, query: str) -> str:
    """The view as a document of its own; `query` leads back to it on its page."""
    _ = words(lang)
    name = labels.say(table.entry.name, lang)
    made = _("Release {release}, made {day}").format(
        release=table.release.id, day=table.release.manifest.created.strftime("%Y-%m-%d")
    )
    page = f"/indicator/{table.entry.id}?{query}"
    content = [
        f"<h1>{_link(name, page)}</h1>",
        *([_paragraph(headline(table, lang))] if table.rows else []),
        *(_drawing(table, lang, kind) for kind in _WIDTHS),
        '<p class="said" aria-live="polite"></p><div class="tip" aria-hidden="true" hidden></div>',
        _paragraph(labels.say(table.entry.caveat, lang)),
        *([_paragraph(why_withheld(table, lang))] if table.has_withheld else []),
        *([_paragraph(sources(table, lang)), _table(table, lang, page)] if table.rows else []),
        f"<p>{escape(made)} · {_link(_('Definition, method and citation'), page)}</p>",
        f'<script src="/assets/{_SCRIPT.name}?m={_checksum()}" defer></script>',
    ]
    return _DOCUMENT.substitute(lang=lang, title=escape(f"{name} – Shirube"), style=_STYLE, content="\n".join(content))


def message_page(said: str, lang: Language) -> str:
    """A document that says why there is nothing to show."""
    return _DOCUMENT.substitute(lang=lang, title=escape(said), style=_STYLE, content=f"<h1>{escape(said)}</h1>")


def _drawing(table: Table, lang: Language, kind: str) -> str:
    _ = words(lang)
    wide = _WIDTHS[kind]
    drawn = stacked(drawing(table, lang, wide, told=kind == _TOLD))
    name = labels.say(table.entry.name, lang)
    keys = _("Chart: {name}. The arrow keys go from figure to figure.").format(name=name)
    svg = canvas(drawn.drawing, lang, wide, drawn.height, aria_label=name)
    return f'<div class="drawing {kind}" data-keys="{escape(keys)}">{svg}</div>'


def _table(table: Table, lang: Language, page: str) -> str:
    _ = words(lang)
    shown = tabular(table, lang)
    name = _("Table: {name}").format(name=labels.say(table.entry.name, lang))
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in shown.headers)
    body = "".join(_row(row) for row in shown.rows[:_MOST_ROWS])
    more = len(shown.rows) - _MOST_ROWS
    rest = f"<p>{_link(_('{more} more rows').format(more=more), page)}</p>" if more > 0 else ""
    return (
        f"<details><summary>{escape(_('Table'))}</summary>"
        f'<div class="grid" tabindex="0" role="region" aria-label="{escape(name)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{rest}</details>"
    )


def _row(row: TableRow) -> str:
    head, *rest = row.cells
    cells = [
        f'<td class="figure {cell.state}">{escape(cell.text)}</td>'
        if cell.is_figure
        else f"<td>{escape(cell.text)}</td>"
        for cell in rest
    ]
    cited = "; ".join(labels.joined(part for part in (one.name, one.place) if part) for one in row.sources)
    return f'<tr><th scope="row">{escape(head.text)}</th>{"".join(cells)}<td>{escape(cited)}</td></tr>'


def _paragraph(said: str) -> str:
    return f"<p>{escape(said)}</p>"


def _link(said: str, address: str) -> str:
    return f'<a href="{escape(address)}" target="_blank" rel="noopener">{escape(said)}</a>'


@cache
def _checksum() -> str:
    return hashlib.sha256(_SCRIPT.read_bytes()).hexdigest()[:12]
