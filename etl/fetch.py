"""The only place that speaks to the network: one polite, patient and bounded question at a time."""

import datetime as dt
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import httpx

from etl.errors import SourceChanged, SourceUnreachable
from etl.recorded import place_of

# httpx logs whole addresses, and some producers take their key in the address.
logging.getLogger("httpx").setLevel(logging.WARNING)


@dataclass(frozen=True, slots=True)
class Key:
    """What opens a producer's service: sent to that host alone, and written nowhere.

    It is sent as the header of that name or, where the producer takes it so, as a parameter `in_address`.
    """

    host: str
    name: str
    secret: str = field(repr=False)
    in_address: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a producer is asked; times in seconds.

    Waits double from `first_wait`; `timeout` bounds a whole answer, not only its silences. Some producers answer
    only what calls itself Mozilla.
    """

    attempts: int = 4
    first_wait: float = 2
    longest_wait: float = 120
    interval: float = 1
    connect_timeout: float = 15
    timeout: float = 90
    most_bytes: int = 64 * 2**20
    most_redirects: int = 3
    user_agent: str = "Mozilla/5.0 (compatible; Shirube/0.1; migration statistics)"


MANNERS = Manners()

_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""HTTP statuses that may be over a moment later."""

_LATER = "Nothing was loaded from it; run the same command again later."
_LOOK = "Nothing was loaded from it; look whether its address or its terms of access have changed."


class _PassingFault(Exception):
    """What a second attempt may get over; `wait` is what the producer asks for."""

    def __init__(self, reason: str, wait: float = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait = wait


class LiveFetch:
    """Asks producers over HTTP; `wait` and `clock` (seconds) are the only ways it knows of time."""

    def __init__(
        self,
        keys: tuple[Key, ...] = (),
        manners: Manners = MANNERS,
        *,
        wait: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._keys = keys
        self._manners = manners
        self._wait = wait
        self._clock = clock
        self._asked_at: dict[str, float] = {}
        self._client = httpx.Client(
            timeout=httpx.Timeout(manners.timeout, connect=manners.connect_timeout),
            headers={"User-Agent": manners.user_agent, "Accept": "application/json, */*;q=0.5"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    def __call__(self, address: str, params: Mapping[str, str]) -> bytes:
        """The answer's body; SourceUnreachable when patience ends, SourceChanged when a person must look."""
        place = place_of(address, params)
        for attempt in range(self._manners.attempts):
            try:
                return self._without_keys(self._follow(httpx.URL(address, params=dict(params)), place))
            except _PassingFault as fault:
                pause = max(fault.wait, self._manners.first_wait * 2**attempt)
                if attempt + 1 == self._manners.attempts:
                    raise SourceUnreachable(f"{place}: {fault.reason}, {attempt + 1} times.", _LATER) from fault
                if fault.wait > self._manners.longest_wait:
                    asks = f"{fault.reason} and asks to wait {fault.wait:.0f} seconds"
                    raise SourceUnreachable(f"{place}: {asks}.", _LATER) from fault
            self._wait(min(pause, self._manners.longest_wait))
        raise SourceUnreachable(f"{place} was not asked: no attempt is allowed.", _LATER)

    def _follow(self, url: httpx.URL, place: str) -> bytes:
        for _ in range(self._manners.most_redirects + 1):
            self._keep_distance(url.host)
            try:
                asked = url.copy_merge_params(self._keys_for(url.host, in_address=True))
                headers = self._keys_for(url.host, in_address=False)
                with self._client.stream("GET", asked, headers=headers) as answer:
                    if not answer.has_redirect_location:
                        _refuse(answer, place)
                        return self._body(answer, place)
                    url = self._unlocked(_redirected(answer, place))
            except (httpx.TransportError, httpx.DecodingError) as error:
                raise _PassingFault(f"{_KINDS.get(type(error), 'the connection broke')} ({error})") from error
        raise SourceChanged(f"{place} redirects more than {self._manners.most_redirects} times.", _LOOK)

    def _body(self, answer: httpx.Response, place: str) -> bytes:
        started, body = self._clock(), bytearray()
        for part in answer.iter_bytes():
            body += part
            if len(body) > self._manners.most_bytes:
                raise SourceChanged(f"{place} is longer than {self._manners.most_bytes} bytes.", _LOOK)
            if self._clock() - started > self._manners.timeout:
                raise _PassingFault(f"the answer took longer than {self._manners.timeout:g} seconds")
        return bytes(body)

    def _keep_distance(self, host: str) -> None:
        early = self._asked_at.get(host, float("-inf")) + self._manners.interval - self._clock()
        if early > 0:
            self._wait(early)
        self._asked_at[host] = self._clock()

    def _keys_for(self, host: str, *, in_address: bool) -> dict[str, str]:
        return {key.name: key.secret for key in self._keys if key.host == host and key.in_address is in_address}

    def _unlocked(self, url: httpx.URL) -> httpx.URL:
        """The address without the keys that a producer repeats when it sends us on."""
        for key in self._keys:
            url = url.copy_remove_param(key.name) if key.in_address else url
        return url

    def _without_keys(self, body: bytes) -> bytes:
        # Some services repeat in the answer what they were asked with; answers are kept.
        for key in self._keys:
            body = body.replace(key.secret.encode(), b"***")
        return body


_KINDS: dict[type[Exception], str] = {
    httpx.ConnectTimeout: "it cannot be reached",
    httpx.ConnectError: "it cannot be reached",
    httpx.ReadTimeout: "it did not answer in time",
    httpx.RemoteProtocolError: "the answer was cut off",
}


def _refuse(answer: httpx.Response, place: str) -> None:
    if answer.status_code in _PASSING:
        raise _PassingFault(f"it answered {answer.status_code}", _retry_after(answer.headers))
    if answer.status_code != httpx.codes.OK:
        raise SourceChanged(f"{place} answered {answer.status_code}.", _LOOK)


def _redirected(answer: httpx.Response, place: str) -> httpx.URL:
    target = answer.url.join(answer.headers["Location"])
    if answer.url.scheme == "https" and target.scheme != "https":
        raise SourceChanged(f"{place} redirects to an address without encryption.", _LOOK)
    return target


def _retry_after(headers: httpx.Headers) -> float:
    """Seconds; a day and hour counts from the answer's own Date. RFC 9110, 10.2.3."""
    asked = headers.get("Retry-After", "").strip()
    if asked.isdigit():
        return float(asked)
    try:
        until, now = parsedate_to_datetime(asked), parsedate_to_datetime(headers.get("Date", ""))
    except ValueError:
        return 0
    return max((_in_utc(until) - _in_utc(now)).total_seconds(), 0)


def _in_utc(moment: dt.datetime) -> dt.datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
