"""The themes of the site as CSS: light, dark and of high contrast, for pages and for what is drawn in them.

Figures are drawn in the colours of the light theme. The style sheet gives every one of those colours the place it has
in the reader's theme, so that a figure turns with the page and is printed as it was drawn.
"""

from collections.abc import Mapping

from publication.figures import theme

Colours = Mapping[str, str]

LIGHT: Colours = {
    "ink": theme.INK,
    "quiet": theme.QUIET,
    "hairline": theme.HAIRLINE,
    "grid": theme.GRID,
    "paper": theme.PAPER,
    "ground": theme.GROUND,
    "accent": theme.ACCENT,
    "seal": theme.SEAL,
    "no-figure": theme.NO_FIGURE,
    "notice": theme.NOTICE,
    "warning": theme.WARNING,
    "edge": "#858077",
    "on-accent": "#fefefe",
    **{f"line-{place}": colour for place, colour in enumerate(theme.LINES)},
    **{f"step-{place}": colour for place, colour in enumerate(theme.SEQUENCE)},
}

DARK: Colours = {
    "ink": "#eceae4",
    "quiet": "#bcc4cd",
    "hairline": "#3b444e",
    "grid": "#2b333c",
    "paper": "#1b2128",
    "ground": "#12161b",
    "accent": "#93c5f5",
    "seal": "#f59b84",
    "no-figure": "#414a54",
    "notice": "#3d3517",
    "warning": "#4b2a21",
    "edge": "#838d98",
    "on-accent": "#0f151b",
    **{
        f"line-{place}": colour
        for place, colour in enumerate(
            ("#6fb1ee", "#f08b4f", "#4cc3a9", "#cf93d3", "#d9a93a", "#9db3ee", "#d99a8a", "#b0c06a")
        )
    },
    **{
        f"step-{place}": colour
        for place, colour in enumerate(("#2a5674", "#2b7689", "#3f9698", "#66b597", "#a5d59b", "#f0ee9f"))
    },
}

CONTRAST: Colours = {
    **LIGHT,
    "ink": "#000000",
    "quiet": "#1c1c1c",
    "hairline": "#5c5c5c",
    "grid": "#a6a6a6",
    "ground": "#ffffff",
    "accent": "#00306f",
    "seal": "#861400",
    "no-figure": "#d2d2d2",
    "notice": "#fff3b0",
    "warning": "#ffe3da",
    "edge": "#000000",
    "on-accent": "#ffffff",
    **{
        f"line-{place}": colour
        for place, colour in enumerate(
            ("#00408a", "#9c3300", "#00584a", "#63206a", "#6b4a00", "#2b3f8c", "#5c1f14", "#3a4700")
        )
    },
}

THEMES: Mapping[str, Colours] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
"""The themes by the name under which a reader's choice of them is kept."""


IN_PAGES = '.graph :is([style*="{paint}: {rgb}"],[{paint}="{rgb}"]){{{paint}:var(--{name})!important}}'
IN_EMBEDS = '.drawing [{paint}="{colour}"]{{{paint}:var(--{name})}}'
"""The rule that turns a colour of what is drawn: as plotly.js writes it, and as our own drawings do."""


def style_sheet(rule: str) -> str:
    """The themes: as the reader's device asks, unless the reader chose another; on paper always the light one."""
    undecided = ":root:not([data-theme])"
    dark = f"color-scheme:dark;{_declared(DARK)}"
    parts = (
        on_paper(),
        f"@media screen and (prefers-contrast:more){{{undecided}{{{_declared(CONTRAST)}}}}}",
        f"@media screen and (prefers-color-scheme:dark){{{undecided}{{{dark}}}}}",
        f'@media screen{{:root[data-theme="dark"]{{{dark}}}:root[data-theme="contrast"]{{{_declared(CONTRAST)}}}}}',
        f"@media (forced-colors:active){{.graph,.drawing{{forced-color-adjust:none;{_declared(LIGHT)}}}}}",
        *(_turned(rule, name, colour) for name, colour in LIGHT.items()),
    )
    return "\n".join(parts)


def on_paper() -> str:
    """The type and the colours of the light theme, for what is only printed too."""
    return f":root{{--font:{theme.FONT};color-scheme:light;{_declared(LIGHT)}}}"


def _declared(colours: Colours) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())


def _turned(rule: str, name: str, colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    painted = {"name": name, "colour": colour, "rgb": f"rgb({red}, {green}, {blue})"}
    return "".join(rule.format(paint=paint, **painted) for paint in ("fill", "stroke"))
