"""What a site on more than one server says of its replicas, its cache and its bucket.

docs/scale.md says when a site needs which; without their settings, none of this is there.
"""

from typing import Any

from decouple import Csv, config


def replicas_of(primary: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The databases by alias from which may be read beside the primary."""
    found = {}
    for number, address in enumerate(config("DB_REPLICA_HOST", default="", cast=Csv()), start=1):
        host, _, port = address.partition(":")
        found[f"replica_{number}"] = {
            **primary,
            "HOST": host,
            "PORT": port or primary["PORT"],
            "TEST": {"MIRROR": "default"},
        }
    return found


def waits_for_other_nodes() -> str:
    """What lets each read on a Galera cluster see what other nodes wrote before it: SQL, or ""."""
    sync_wait = config("DB_WSREP_SYNC_WAIT", default=0, cast=int)
    return f", wsrep_sync_wait={sync_wait}" if sync_wait else ""


def caches(url: str) -> dict[str, dict[str, Any]]:
    """One cache for all processes and servers where there is a Redis; else each has its own."""
    if not url:
        return {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    # What would wait longer for the cache is sooner made anew.
    options = {"socket_timeout": 0.25, "socket_connect_timeout": 0.25}
    backend = "gowheels.caches.RedisThatMayBeDown"
    return {"default": {"BACKEND": backend, "LOCATION": url, "OPTIONS": options}}


def media(bucket: str) -> tuple[dict[str, Any], list[str]]:
    """The storage of photographs, in a bucket if there is one, and the hosts that serve them."""
    if not bucket:
        return {"BACKEND": "gowheels.photo_disk.PhotosOnDisk"}, []
    region = config("MEDIA_S3_REGION", default="ap-south-1")
    endpoint = config("MEDIA_S3_ENDPOINT", default=f"https://s3.{region}.amazonaws.com")
    public_url = config("MEDIA_S3_PUBLIC_URL", default=f"{endpoint}/{bucket}")
    signed = config("MEDIA_S3_SIGNED", default=False, cast=bool)
    scheme, _, domain = public_url.rstrip("/").partition("://")
    options = {
        "bucket_name": bucket,
        "region_name": region,
        "endpoint_url": endpoint,
        "access_key": config("MEDIA_S3_KEY", default="") or None,
        "secret_key": config("MEDIA_S3_SECRET", default="") or None,
        "custom_domain": None if signed else domain,
        "url_protocol": f"{scheme}:",
        "querystring_auth": signed,
        "querystring_expire": 2 * 3600,  # gowheels.cards keeps an address for up to an hour
        # A name is 128 random bits or says what the file shows: what is under it never changes.
        "object_parameters": {"CacheControl": "public, max-age=31536000, immutable"},
    }
    origin = "/".join((endpoint if signed else public_url).split("/")[:3])
    return {"BACKEND": "gowheels.s3.PhotosInS3", "OPTIONS": options}, [origin]
