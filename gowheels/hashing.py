"""Hashes that cannot be turned back by trying, because they are made under the site's key."""

from django.utils.crypto import salted_hmac


def keyed_hash(purpose: str, *parts: str) -> str:
    """Return 64 hexadecimal digits; another `purpose` gives another hash of the same parts."""
    return salted_hmac(purpose, "\n".join(parts), algorithm="sha256").hexdigest()
