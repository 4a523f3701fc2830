"""Whose address a request comes from.

`X-Forwarded-For` can be written by anybody, so it is read only as far as the proxies in
settings.TRUSTED_PROXIES vouch for it.
"""

from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from django.conf import settings
from django.http import HttpRequest

# One household or one phone gets a whole /64 of IPv6 addresses, and may use another for each try.
IPV6_PREFIX = 64
# What stands for a peer without an address: a proxy on the same machine's unix socket.
UNIX_SOCKET = "unix"


def client_address(request: HttpRequest) -> str:
    """Return the client's address as limits count it: an IPv4 address or an IPv6 /64."""
    address = _client(request)
    if isinstance(address, IPv6Address):
        return str(IPv6Network((address, IPV6_PREFIX), strict=False))
    return str(address or "unknown")


def is_internal(request: HttpRequest) -> bool:
    """Whether the client is a machine of our own (settings.INTERNAL_NETWORKS)."""
    address = _client(request)
    networks = map(ip_network, settings.INTERNAL_NETWORKS)
    return address is not None and any(address in network for network in networks)


def _client(request: HttpRequest) -> IPv4Address | IPv6Address | None:
    chain = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part]
    peer = request.META.get("REMOTE_ADDR") or UNIX_SOCKET
    while _is_trusted(peer) and chain:
        peer = chain.pop()
    return _parsed(peer)


def from_trusted_proxy(request: HttpRequest) -> bool:
    """Whether the request was handed on by one of the proxies that we trust."""
    return _is_trusted(request.META.get("REMOTE_ADDR") or UNIX_SOCKET)


def trusted_network(text: str) -> IPv4Network | IPv6Network | None:
    """Read one of settings.TRUSTED_PROXIES; None stands for a unix socket. Raises ValueError."""
    return None if text == UNIX_SOCKET else ip_network(text)


def _is_trusted(peer: str) -> bool:
    networks = [trusted_network(text) for text in settings.TRUSTED_PROXIES]
    if peer == UNIX_SOCKET:
        return None in networks
    address = _parsed(peer)
    return address is not None and any(address in network for network in networks if network)


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    mapped = getattr(address, "ipv4_mapped", None)
    return mapped or address
