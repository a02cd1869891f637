"""A report as one HTML document with its own style: it needs nothing else, and prints on A4."""

import hashlib
from base64 import b64encode
from html import escape
from string import Template

from publication.figures import themes
from publication.reports.blocks import (
    PICTURE_HIGH,
    Blank,
    Block,
    Bound,
    Facts,
    Grid,
    Heading,
    Inline,
    Line,
    Note,
    Paragraph,
    Picture,
    Reference,
    Report,
)

_STYLE = (
    themes.on_paper()
    + """
@page{size:A4;margin:22mm 20mm 20mm}
*{box-sizing:border-box}
html{background:var(--ground)}
body{max-width:210mm;margin:0 auto;padding:18mm 20mm;background:#fff;color:var(--ink);font:400 10.5pt/1.7 var(--font)}
:lang(ja){line-break:strict;word-break:normal;overflow-wrap:anywhere}
h1{font-size:17pt;line-height:1.35;text-align:center;margin:0 0 6mm;text-wrap:balance}
h2{font-size:13pt;line-height:1.4;color:var(--accent);margin:8mm 0 3mm;padding-bottom:1mm;
border-bottom:.6pt solid var(--hairline)}
h3{font-size:11.5pt;margin:6mm 0 2mm}h4{font-size:10.5pt;margin:4mm 0 2mm}
h2,h3,h4{break-after:avoid}
p{margin:0 0 2.5mm;orphans:2;widows:2}
.running,.origin{font-size:8.5pt;color:var(--quiet)}
.running{margin-bottom:5mm}.origin{margin-top:8mm;border-top:.6pt solid var(--hairline);padding-top:2mm}
.note{font-size:8.5pt;line-height:1.5;color:var(--quiet);margin-bottom:1.5mm;overflow-wrap:anywhere}
.reference{font-size:.75em;color:var(--quiet);vertical-align:.25em}
.blank{color:var(--accent);border-bottom:.6pt dotted var(--accent)}
.bound{font-variant-numeric:tabular-nums;white-space:nowrap}
table{border-collapse:collapse;width:100%;margin:0 0 4mm;font-size:9.5pt;line-height:1.55}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{border:.6pt solid var(--quiet);padding:1.3mm 2.2mm;text-align:left;vertical-align:top;font-weight:400}
th{background:var(--ground);font-weight:700}
.facts th{width:30%}td p{margin:0}td p+p{margin-top:1.5mm}
.figure{text-align:right;font-variant-numeric:tabular-nums}
thead{display:table-header-group}tr{break-inside:avoid}
figure{margin:4mm auto 5mm;max-width:150mm;break-inside:avoid}
figure svg{display:block;width:100%;height:auto;max-height:"""
    + f"{PICTURE_HIGH}mm}}"
    + """
.newpage{break-before:page}
.draft{color:var(--seal);font-weight:700;border:1pt solid var(--seal);padding:1mm 3mm;
display:inline-block;margin:0 0 4mm}
.watermark{position:fixed;inset:0;display:flex;align-items:center;justify-content:center;pointer-events:none;
font-size:64pt;font-weight:700;color:var(--seal);opacity:.09;transform:rotate(-28deg);white-space:nowrap}
@media (max-width:40rem){body{padding:1.25rem}.facts th{width:38%}}
@media print{html,body{background:#fff}body{max-width:none;padding:0}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""
)

POLICY = (
    "default-src 'none'; img-src data:; "
    f"style-src 'sha256-{b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
"""The content security policy of a report: its own style and nothing else."""

_DOCUMENT = Template("""<!DOCTYPE html>
<html lang="$lang">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>$style</style>
</head>
<body>
$content
</body>
</html>
""")


def write(report: Report) -> bytes:
    """The document, the same bytes for the same report."""
    marked = f'<p class="draft">{escape(report.draft)}</p>' if report.draft else ""
    watermark = f'<div class="watermark" aria-hidden="true">{escape(report.draft)}</div>' if report.draft else ""
    content = [
        f'<p class="running">{escape(report.running)}</p>',
        marked,
        f"<h1>{escape(report.title)}</h1>",
        "<main>",
        *(_element(block) for block in report.blocks),
        "</main>",
        f'<p class="origin">{escape(report.origin)}</p>',
        watermark,
    ]
    whole = "\n".join(part for part in content if part)
    return _DOCUMENT.substitute(lang=report.lang, title=escape(report.title), style=_STYLE, content=whole).encode()


def _element(block: Block) -> str:  # noqa: PLR0911  # one for each kind of block
    match block:
        case Heading():
            return f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>"
        case Paragraph():
            return f"<p>{_line(block.line)}</p>"
        case Note():
            return f'<p class="note">{_line(block.line)}</p>'
        case Facts():
            return _facts(block)
        case Grid():
            return _grid(block)
        case Picture():
            return f"<figure>{block.svg}</figure>"
    return '<div class="newpage"></div>'


def _facts(block: Facts) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{"".join(f"<p>{_line(line)}</p>" for line in lines)}</td></tr>'
        for name, lines in block.rows
    )
    return f'<table class="facts"><caption>{escape(block.name)}</caption><tbody>{rows}</tbody></table>'


def _grid(block: Grid) -> str:
    def kind(place: int) -> str:
        return ' class="figure"' if place in block.figures else ""

    head = "".join(f'<th scope="col"{kind(place)}>{escape(name)}</th>' for place, name in enumerate(block.headers))
    rows = "".join(
        "<tr>" + "".join(f"<td{kind(place)}>{_line(line)}</td>" for place, line in enumerate(row)) + "</tr>"
        for row in block.rows
    )
    caption = f"<caption>{escape(block.name)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _line(line: Line) -> str:
    return "".join(_inline(part) for part in line)


def _inline(part: Inline) -> str:
    match part:
        case str():
            return escape(part)
        case Bound():
            return (
                f'<data class="bound" value="{escape(part.tag)}" title="{escape(part.name)}">{escape(part.text)}</data>'
            )
        case Blank():
            return f'<span class="blank">{escape(part.hint)}</span>'
        case Reference():
            return f'<span class="reference">{escape(part.text)}</span>'
