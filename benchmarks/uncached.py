"""The site's settings with a cache that keeps nothing, to see what a cache is worth."""

from gowheels_project.settings import *  # noqa: F403

CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
