"""Who looks, as far as counting needs to know."""

import re

from django.http import HttpRequest
from django.utils import timezone

from gowheels.client_address import client_address
from gowheels.hashing import keyed_hash

# Programs that fetch pages and say so. Cubot is a make of telephone.
PROGRAM = re.compile(
    r"(?<!cu)bots?(?![a-z])|crawl|spider|slurp|preview|curl|wget|python|scrapy|httpclient|okhttp"
    r"|java/|go-http|facebookexternalhit|whatsapp/|monitor|lighthouse",
    re.IGNORECASE | re.ASCII,
)


def is_program(request: HttpRequest) -> bool:
    """Whether a program asks that says so, or something that does not say what it is."""
    agent = request.headers.get("User-Agent", "")
    return not agent.strip() or PROGRAM.search(agent) is not None


def visitor_key(request: HttpRequest) -> str:
    """An opaque key of at most 64 characters: of a person, or for today of a browser.

    A browser that nobody is signed in at is known by a keyed hash of its address, its name and the
    day. That writes no session, which would cost a row a visitor and keep the visitor's pages out
    of the cache, and sets no cookie. It tells nobody who it was, and tomorrow's is another. People
    behind one address with the same browser count as one: a view too few rather than one too many.
    """
    if request.user.is_authenticated:
        return f"user:{request.user.pk}"
    agent = request.headers.get("User-Agent", "")
    return keyed_hash("gowheels.visitor", str(timezone.localdate()), client_address(request), agent)
