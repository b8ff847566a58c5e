"""Who may speak to the page: by its address alone, from the page itself, with a phone's own cookie."""

import hmac
import re
from collections.abc import Collection
from functools import cache
from hashlib import sha256

from tui.live.entry_code import code_in

COOKIE = "vertel"
_HALF = 16  # bytes: a cookie is so many of chance, and so many that our secret makes of them
_TOKEN = re.compile(r"[0-9a-f]{64}")


class GuestDoor:
    """The door of one run: its code, the secret behind its cookies, and the addresses it has.

    A child that comes in the place of another has the same code and the same secret, and knows the
    phones that were let in before.
    """

    def __init__(self, code: str, secret: str, sealed: bool = False) -> None:
        self.code = code
        self.scheme = "https" if sealed else "http"
        self._secret = bytes.fromhex(secret)
        self.hosts: Collection[str] = ()

    def is_home(self, hosts: list[str], origins: list[str], writes: bool) -> bool:
        """Whether a request names an address of ours as its host, and comes from our page where it `writes`.

        Another name for this machine is refused, for a page from elsewhere may have had it point here.
        """
        if len(hosts) != 1 or hosts[0] not in self.hosts:
            return False
        own = [f"{self.scheme}://{hosts[0]}"]
        return origins == own if writes else origins in ([], own)

    def knows(self, typed: str) -> bool:
        """Whether this is the code."""
        return hmac.compare_digest(code_in(typed).encode(), self.code.encode())

    def cookie(self, chance: bytes) -> str:
        """A cookie of 256 bits, from 16 bytes of chance."""
        half = chance[:_HALF]
        return (half + self._made_of(half)).hex()

    def phone(self, cookie: str) -> str:
        """The phone that a cookie is of; "" where we never gave it."""
        if not _TOKEN.fullmatch(cookie):
            return ""
        token = bytes.fromhex(cookie)
        half, rest = token[:_HALF], token[_HALF:]
        return half.hex() if hmac.compare_digest(rest, self._made_of(half)) else ""

    def _made_of(self, half: bytes) -> bytes:
        return hmac.new(self._secret, half, sha256).digest()[:_HALF]


@cache
def headers(kind: str, cached: bool = False) -> dict[str, str]:
    """What every answer says to the browser: nothing from elsewhere, and nothing is kept."""
    return {
        "Content-Type": kind,
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        "Cache-Control": "max-age=86400, immutable" if cached else "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        # Not "no-referrer": with that a browser hides from us that a form comes from our own page.
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Server": "vertel",
    }
