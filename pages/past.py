"""A page of an earlier moment: its links stay there, a banner says which release it is, an unknown one is explained."""

from collections.abc import Iterator
from http import HTTPStatus
from urllib.parse import parse_qs, urlencode

from dash import html
from dash.development.base_component import Component

from pages.reading import early, now
from publication.early_access import EarlyAccess
from publication.errors import NoSuchRelease, ReleaseError, ReleaseGone, UnreadableRequest, UseNotLogged
from publication.history import READERS, day_of, read_history
from publication.moments import PARAMETERS, PRESENT, Moment, publication_at
from publication.settings import releases_folder
from publication.text import words
from vocabulary.errors import ShirubeError
from vocabulary.text import Language

STATUS: dict[type[ShirubeError], HTTPStatus] = {
    UnreadableRequest: HTTPStatus.BAD_REQUEST,
    NoSuchRelease: HTTPStatus.NOT_FOUND,
    ReleaseGone: HTTPStatus.GONE,
    UseNotLogged: HTTPStatus.SERVICE_UNAVAILABLE,
}
"""What an answer's status says of a moment that has no release."""

_FILES = "/assets/"


def kept_in(tree: object, moment: Moment) -> None:
    """Make every link within the site lead to the same moment, unless it names one itself."""
    if moment == PRESENT:
        return
    for component in _components(tree):
        href = getattr(component, "href", None)
        if isinstance(href, str) and href.startswith("/") and not href.startswith(_FILES):
            component.href = _led(href, moment)  # type: ignore[attr-defined]  # Dash declares no properties


def banner(moment: Moment, onward: str, lang: Language) -> list[Component]:
    """Which release an earlier page shows, and the way to the same page of the current one; nothing at present."""
    if moment == PRESENT:
        return []
    _ = words(lang)
    link = html.A(_("To the current release"), href=onward)
    access = early(moment)
    if access is not None:
        return [html.P([*_early(access, lang), " ", link], className="banner early", role="note")]
    shown = publication_at(releases_folder(), moment, now())
    current = read_history(releases_folder()).current(now())
    said = (
        _("This is release {release}, which has been current since {day}.")
        if current is not None and current.release == shown.release
        else _("This is release {release}, which became current on {day}. Later figures and revisions are not in it.")
    ).format(release=shown.release, day=day_of(shown.since).isoformat())
    return [html.P([said, " ", link], className="banner past", role="note")]


def _early(access: EarlyAccess, lang: Language) -> list[str | Component]:
    _ = words(lang)
    until = access.embargo.astimezone(READERS).strftime("%Y-%m-%d %H:%M")
    return [
        html.Strong(_("Under embargo until {moment} (Japan time)").format(moment=until)),
        " ",
        _(
            "Release {release} is shown early to {name}, and to nobody else. Do not pass on the figures or this "
            "address. Each page that is opened is recorded."
        ).format(release=access.release, name=access.name),
    ]


def no_such_moment(error: ReleaseError, lang: Language) -> list[Component]:
    """What a reader meets who asks for a moment that has no release; nothing asked for is repeated."""
    _ = words(lang)
    title, said = explained(error, lang)
    link = html.A(_("To the current release"), href=f"/?{urlencode({'lang': lang})}", className="onward")
    return [html.H1(title), html.P(said), html.P(link)]


def explained(error: ReleaseError, lang: Language) -> tuple[str, str]:
    """Why a moment has no release, as a title and a sentence."""
    _ = words(lang)
    if isinstance(error, ReleaseGone):
        title = _("This release was retired")
        said = _("Release {release} was retired on {day}. The reason: {reason}").format(
            release=error.release, day=error.day.isoformat(), reason=error.reason
        )
    elif isinstance(error, NoSuchRelease):
        title = _("No such release has been published")
        said = _("No release has that name, none had been published on that day, or the day has not come yet.")
    elif isinstance(error, UseNotLogged):
        title = _("This cannot be shown now")
        said = _(
            "What is under embargo is shown only when that can be recorded, and it cannot be now. Try again later, or "
            "tell the person who runs this site."
        )
    else:
        title = _("The address names no release")
        said = _("An earlier release is named by a day, asof=2026-11-20, or by its id, release=r0123456789ab.")
    return title, said


def _led(href: str, moment: Moment) -> str:
    path, sharp, place = href.partition("#")
    start, _, query = path.partition("?")
    if set(parse_qs(query)) & {*PARAMETERS}:
        return href
    led = urlencode(moment.parameters())
    return f"{start}?{query}&{led}{sharp}{place}" if query else f"{start}?{led}{sharp}{place}"


def _components(tree: object) -> Iterator[Component]:
    if isinstance(tree, list | tuple):
        for part in tree:
            yield from _components(part)
    elif isinstance(tree, Component):
        yield tree
        yield from _components(getattr(tree, "children", None))
