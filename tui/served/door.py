"""Who comes in: whoever is on this machine and has the address, with its secret, and nobody else."""

import secrets
from hmac import compare_digest
from typing import NamedTuple

HOST = "127.0.0.1"  # and never another: there is no TLS here, and there are no accounts


def new_secret() -> str:
    """A secret of 256 bits, as it stands in an address."""
    return secrets.token_urlsafe(32)


class Door(NamedTuple):
    """Where Vertel is served: the port, the secret in the address, and the nonce of our styles."""

    port: int
    secret: str
    nonce: str

    @property
    def origin(self) -> str:
        """Where our own page comes from, as a browser writes it."""
        return f"http://{HOST}:{self.port}"

    @property
    def address(self) -> str:
        """The address to open."""
        return f"{self.origin}/{self.secret}/"

    @property
    def line(self) -> str:
        """The address of the websocket that the page speaks over."""
        return f"ws://{HOST}:{self.port}/{self.secret}/line"

    def lets_in(self, path: str, hosts: list[str], origins: list[str], line: bool) -> bool:
        """Whether a request may come in: its path, its Host headers and its Origin headers.

        Another name for this machine is refused, for a page from elsewhere may have had it point
        here. The `line` wants the origin of our own page; what else names one must name that too.
        """
        given = path.split("/")[1] if path.startswith("/") else ""
        known = compare_digest(given.encode("utf-8", "replace"), self.secret.encode())
        at_home = hosts == [f"{HOST}:{self.port}"]
        return known and at_home and origins in ([[self.origin]] if line else [[], [self.origin]])

    def headers(self) -> dict[str, str]:
        """What every answer says to the browser: nothing from elsewhere, and nothing is kept.

        The engine's terminal writes style sheets, which want the nonce, and, where there is no
        WebGL, colours into the letters themselves. Scripts are files of ours and the engine's.
        """
        return {
            "Content-Security-Policy": "; ".join(
                (
                    "default-src 'none'",
                    "script-src 'self'",
                    f"style-src 'self' 'nonce-{self.nonce}'",
                    "style-src-attr 'unsafe-inline'",
                    "img-src 'self'",
                    f"connect-src {self.origin.replace('http', 'ws', 1)}",
                    "base-uri 'none'",
                    "form-action 'none'",
                    "frame-ancestors 'none'",
                    # no window, no download, no other page: an address in a talk leads nowhere
                    "sandbox allow-scripts allow-same-origin allow-modals",
                )
            ),
            "Cache-Control": "no-store",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), clipboard-read=(), geolocation=(), microphone=()",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Server": "vertel",
        }
