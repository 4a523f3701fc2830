"""The score that Mozilla's HTTP Observatory would give an answer, by its published rules.

Source: mdn/mdn-http-observatory, src/grader/charts.js (points and grades) and src/analyzer/tests/
(what is looked at), as of November 2026. Each rule below is one of its tests; rules of its that
look at more than one answer (redirection, SRI of other hosts' scripts) are in tests of their own.
Not counted: the five points for a name in the browsers' own HSTS list.
"""

from collections.abc import Iterable, Mapping
from http.cookies import Morsel

BASE = 100
# Points above the base count only for who has not lost more than ten.
MINIMUM_FOR_EXTRA_CREDIT = 90
SIX_MONTHS = 15_768_000
BROAD = {"ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"}
UNSAFE_INLINE = {"'unsafe-inline'", "data:"}
PRIVATE_REFERRERS = {
    "no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin",
}  # fmt: skip


def score(headers: Mapping[str, str], cookies: Iterable[Morsel]) -> int:
    """The score of an answer over HTTPS, from its headers and the cookies that it sets."""
    policy = parsed(headers.get("Content-Security-Policy", ""))
    points = [
        content_security_policy(policy),
        cookie_flags(list(cookies), hsts(headers) >= 0),
        cross_origin_sharing(headers),
        cross_origin_resource_policy(headers),
        referrer_policy(headers),
        hsts(headers),
        content_type_options(headers),
        framing(headers, policy),
    ]
    without_extra = BASE + sum(point for point in points if point < 0)
    if without_extra < MINIMUM_FOR_EXTRA_CREDIT:
        return max(0, without_extra)
    return BASE + sum(points)


def parsed(policy: str) -> dict[str, set[str]]:
    """A policy's directives and their sources."""
    parts = [part.split() for part in policy.split(";") if part.strip()]
    return {name.lower(): set(sources) for name, *sources in parts}


def content_security_policy(policy: dict[str, set[str]]) -> int:  # noqa: PLR0911 - one a rule
    if not policy:
        return -25
    default = policy.get("default-src", {"*"})
    scripts = policy.get("script-src", default)
    styles = policy.get("style-src", default)
    if scripts & (BROAD | UNSAFE_INLINE) or policy.get("object-src", default) & BROAD:
        return -20
    active = {
        source
        for name, sources in policy.items()
        for source in sources
        if name not in ("img-src", "media-src")
    }
    if any(source.startswith(("http:", "ftp:")) for source in active):
        return -20
    if "'unsafe-eval'" in scripts | styles:
        return -10
    passive = policy.get("img-src", default) | policy.get("media-src", default)
    if any(source.startswith(("http:", "ftp:")) for source in passive):
        return -10
    if styles & (BROAD | UNSAFE_INLINE):
        return 0
    return 10 if default == {"'none'"} else 5


def cookie_flags(cookies: list[Morsel], has_hsts: bool) -> int:
    """The worst that is found among all cookies."""
    found = [0]
    for cookie in cookies:
        name, same_site = cookie.key.lower(), cookie["samesite"].lower()
        is_session = "login" in name or "sess" in name
        if not cookie["secure"]:
            with_hsts, without = (-10, -40) if is_session else (-5, -20)
            found.append(with_hsts if has_hsts else without)
            if same_site == "none":
                found.append(-20)
        if "csrf" in name and not same_site:
            found.append(-20)
        if same_site not in ("", "lax", "strict", "none"):
            found.append(-20)
        if is_session and not cookie["httponly"]:
            found.append(-30)
    if min(found) < 0 or not cookies:
        return min(found)
    return 5 if all(cookie["samesite"] for cookie in cookies) else 0


def cross_origin_sharing(headers: Mapping[str, str]) -> int:
    """Any sharing with credentials would lose fifty; the site shares with nobody."""
    return -50 if "Access-Control-Allow-Credentials" in headers else 0


def cross_origin_resource_policy(headers: Mapping[str, str]) -> int:
    points = {None: 0, "cross-origin": 0, "same-origin": 10, "same-site": 10}
    return points.get(headers.get("Cross-Origin-Resource-Policy"), -5)


def referrer_policy(headers: Mapping[str, str]) -> int:
    policy = headers.get("Referrer-Policy")
    if policy is None:
        return 0
    return 5 if policy.split(",")[-1].strip().lower() in PRIVATE_REFERRERS else -5


def hsts(headers: Mapping[str, str]) -> int:
    parts = headers.get("Strict-Transport-Security", "").lower().replace(" ", "").split(";")
    ages = [part.partition("=")[2] for part in parts if part.startswith("max-age=")]
    if len(ages) != 1 or not ages[0].isdecimal():
        return -20
    return 0 if int(ages[0]) >= SIX_MONTHS else -10


def content_type_options(headers: Mapping[str, str]) -> int:
    return 0 if headers.get("X-Content-Type-Options", "").lower() == "nosniff" else -5


def framing(headers: Mapping[str, str], policy: dict[str, set[str]]) -> int:
    if "frame-ancestors" in policy and not policy["frame-ancestors"] & BROAD:
        return 5
    return 0 if headers.get("X-Frame-Options", "").upper() in ("DENY", "SAMEORIGIN") else -20
