"""On which addresses of this machine the room can be let in: private ones, and none of the internet."""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import NamedTuple

# RFC 1918, and what a network gives itself: link-local, unique local. A link-local IPv6 address wants
# the name of a network card behind it, which no browser takes.
_PRIVATE = [
    ip_network(net)
    for net in ("192.168.0.0/16", "10.0.0.0/8", "172.16.0.0/12", "169.254.0.0/16", "fc00::/7")
]
_OF_PROGRAMS = ("docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "tun", "tap", "utun", "wg")


class NetworkPlace(NamedTuple):
    """An address, and the card that has it."""

    host: str
    card: str = ""


def is_private(host: str) -> bool:
    """Whether an address is of a room's own network.

    >>> is_private("192.168.178.23"), is_private("192.0.2.1"), is_private("fd00::2"), is_private("x")
    (True, False, True, False)
    """
    found = _address(host)
    return found is not None and any(
        found.version == net.version and found in net for net in _PRIVATE
    )


def is_own(host: str) -> bool:
    """Whether it is of this machine alone: to look at the page by oneself."""
    found = _address(host)
    return found is not None and found.is_loopback


def in_order(places: Iterable[NetworkPlace]) -> list[str]:
    """The private addresses, the one a room most probably has first.

    >>> in_order([NetworkPlace("172.17.0.1", "docker0"), NetworkPlace("fd00::2", "eth0"), NetworkPlace("10.0.0.7", "wlan0")])
    ['10.0.0.7', '172.17.0.1', 'fd00::2']
    """
    found = {place.host: place for place in places if is_private(place.host)}
    return sorted(found, key=lambda host: (_rank(found[host]), host))


def here() -> list[str]:
    """The private addresses of this machine now."""
    import ifaddr

    return in_order(
        NetworkPlace(ip.ip if isinstance(ip.ip, str) else ip.ip[0], card.name)
        for card in ifaddr.get_adapters()
        for ip in card.ips
    )


def of_name(name: str) -> list[str]:
    """The addresses to which a name leads on this network; none where it leads nowhere."""
    import socket

    try:
        found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except OSError:
        return []
    return sorted({str(address[0]) for *_kind, address in found})


def written(host: str, port: int) -> str:
    """An address as it stands in a browser: "192.168.1.7:8123", "[fd00::2]:8123"."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _rank(place: NetworkPlace) -> tuple[int, int, int]:
    found = ip_address(place.host)
    net = next(n for n, net in enumerate(_PRIVATE) if found.version == net.version and found in net)
    return found.version, place.card.startswith(_OF_PROGRAMS), net
